"""Turns the fact table in `data/` into the Markdown pages of the briefing site."""
