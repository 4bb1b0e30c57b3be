"""The quicker look at inline Markdown changes no page, and is taken."""

import markdown
import pytest
from hostile import configuration

from generator.site.inline_patterns import QuickInline, QuickInlineProcessor

SIGNS = """
A `code` and \\*escaped\\* and [a link](x.md "title") and [a reference][one] and [one] and ![image](x.png "t")
![image][one] <https://example.org/> <me@example.org> two spaces
  next, <b>html</b> &amp; &#42; &copy *em* _em_ **strong** ***both*** a_b_c * alone * [^1] ![one] `` ` `` [not, a
link] < 1 & 2 > \\ [^none]

[one]: https://example.org/ "Title"

[^1]: A note with *emphasis*, `code` and [a link](y.md).
"""


def test_the_quick_look_changes_no_page() -> None:
    """Every pattern with what it looks for, alone and among others."""
    settings = configuration()
    texts = [SIGNS, *SIGNS.split("\n"), *(sign * count for sign in "`\\[]!<>&*_^\n" for count in range(1, 5))]
    for text in texts:
        usual = markdown.markdown(text, **settings)
        quick = {**settings, "extensions": [*settings["extensions"], QuickInline()]}
        assert markdown.markdown(text, **quick) == usual, text


def test_plain_words_are_hardly_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the quick look is there and not used: the method it replaces is private."""
    tried: list[object] = []
    name = "_InlineProcessor__applyPattern"
    usual = getattr(QuickInlineProcessor, name)

    def watched(self: object, pattern: object, *given: object) -> object:
        tried.append(pattern)
        return usual(self, pattern, *given)

    monkeypatch.setattr(QuickInlineProcessor, name, watched)
    settings = configuration()
    markdown.markdown("Plain words", **{**settings, "extensions": [*settings["extensions"], QuickInline()]})
    assert len(tried) == 1
