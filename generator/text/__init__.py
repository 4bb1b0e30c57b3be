"""Texts as strings: harmless in Markdown, folded for search, numbers in words. Knows nothing of files or records."""
