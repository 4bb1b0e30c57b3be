"""A quicker first look at inline Markdown: a pattern is tried only where the sign it needs stands in the text.

Python-Markdown tries each of its patterns on every piece of text, and most pieces of our pages are plain words. Pages
come out the same; a pattern that is not listed here is always tried.
"""

from typing import Any

from markdown import Extension, Markdown  # type: ignore[import-untyped]
from markdown.treeprocessors import InlineProcessor  # type: ignore[import-untyped]
from markdown.util import AtomicString  # type: ignore[import-untyped]

# What must stand in a text for a pattern to match, by the pattern's name in Python-Markdown 3.11.
MARKS_OF = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "\n",
    "html": "<",
    "entity": "&",
}


class QuickInline(Extension):  # type: ignore[misc]
    """Puts the quicker look in the place of the usual one."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # the name Python-Markdown calls
        """Register it under the same name and with the same priority."""
        md.treeprocessors.register(QuickInlineProcessor(md), "inline", 20)


class QuickInlineProcessor(InlineProcessor):  # type: ignore[misc]
    """The processor of Python-Markdown with another loop over the patterns."""

    def run(self, tree: Any, ancestors: Any = None) -> Any:
        """Look up the patterns once for a document: by now all extensions have added theirs."""
        named = {id(self.inlinePatterns[name]): sign for name, sign in MARKS_OF.items() if name in self.inlinePatterns}
        self.signed = [(pattern, named.get(id(pattern), "")) for pattern in self.inlinePatterns]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        # It is private there. Under another name it would not be called, and pages only be made more slowly.
        if isinstance(data, AtomicString):
            return data  # type: ignore[no-any-return]
        start = 0
        for index, (pattern, sign) in enumerate(self.signed[patternIndex:], patternIndex):
            matched = sign in data
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, index, start)
        return data
