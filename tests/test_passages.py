"""Words in a text: where they stand, under which clause, what is around them, and the passage most like them."""

import pytest

from generator.check.passages import Excerpt, nearest_passage, places

TEXT = """Pact of the two sides
Article 1. Consultation
The two sides shall con-
sult within 24 hours of a new attack, and again when\r
either of them asks.\f
- 2 -
Article 2. Term
This pact is valid for ten years from its signature; it may be prolonged for ten years.
III. Support
2.1 The League supports
(c) the fund of the two sides
IV. Last
Signed by both.
"""
# The words, the clauses under which they stand, and what is before and behind the first of them.
PLACES = {
    "Pact of the two sides": ([""], "", "Article 1. Consultation The two sides shall consult"),
    "shall consult within 24 hours": (
        ["Article 1"],
        "two sides Article 1. Consultation The two sides",
        "of a new attack, and again when either",
    ),
    "again when either of them": (
        ["Article 1"],
        "within 24 hours of a new attack, and",
        "asks. Article 2. Term This pact is valid",
    ),
    "ten years": (
        ["Article 2", "Article 2"],
        "Article 2. Term This pact is valid for",
        "from its signature; it may be prolonged for",
    ),
    "TEN YEARS.": (
        ["Article 2", "Article 2"],
        "Article 2. Term This pact is valid for",
        "from its signature; it may be prolonged for",
    ),
    "two sides Article": ([""], "Pact of the", "1. Consultation The two sides shall consult within"),
    "The League supports": (
        ["2.1"],
        "be prolonged for ten years. III. Support 2.1",
        "(c) the fund of the two sides IV.",
    ),
    "the fund": (["2.1(c)"], "years. III. Support 2.1 The League supports (c)", "of the two sides IV. Last Signed by"),
    "Signed by both": (["IV"], "the fund of the two sides IV. Last", ""),
    "both": (["IV"], "of the two sides IV. Last Signed by", ""),
    "- 2 -": ([], "", ""),
    "ten  years and more": ([], "", ""),
    "": ([], "", ""),
    " .;": ([], "", ""),
}


@pytest.mark.parametrize(("quote", "there"), PLACES.items())
def test_words_are_found_with_their_clause_and_what_is_around(quote: str, there: tuple[list[str], str, str]) -> None:
    found = places(TEXT, quote)
    first = found[0] if found else Excerpt("", "", "", "")
    assert ([one.clause for one in found], first.before, first.behind) == there


def test_a_passage_is_shown_as_it_stands_and_no_longer_than_a_quote() -> None:
    assert [one.words for one in places(TEXT, "valid for TEN years from its signature")] == [
        "valid for ten years from its signature"
    ]
    long = "pact is valid for ten years from its signature; it may be prolonged for ten years"
    assert [one.words for one in places(TEXT, long)] == ["pact is valid for ten years from its signature; it may be"]
    assert places(TEXT, long)[0].behind == "prolonged for ten years. III. Support 2.1 The"


# What was taken down → what stands there, under which clause.
NEAREST = {
    "is valid for eleven years from its signature": ("is valid for ten years from its signature", "Article 2"),
    "valid for years from its signature": ("valid for ten years from its signature", "Article 2"),
    "shall consult in 24 hours": ("shall consult within 24 hours", "Article 1"),
    "for tan years": ("for ten years", "Article 2"),
    "the leage suports": ("The League supports", "2.1"),
    "Signd bi booth": ("Signed by both", "IV"),
    "Leagues": ("League", "2.1"),
    "signed by bosh": ("Signed by both", "IV"),
    "Pacts of the two sides": ("Pact of the two sides", ""),
}


@pytest.mark.parametrize(("quote", "there"), NEAREST.items())
def test_the_nearest_passage_is_named_with_its_clause(quote: str, there: tuple[str, str]) -> None:
    found = nearest_passage(TEXT, quote)
    assert found is not None
    assert (found.words, found.clause) == there


def test_of_two_passages_as_like_the_first_is_named() -> None:
    found = nearest_passage(TEXT, "ten yeers")
    assert found is not None
    assert found.behind.startswith("from its signature")


@pytest.mark.parametrize(
    "quote", ["monkeys eat bananas", "zzz", "", "...", "quite another thing that nobody has ever said"]
)
def test_nothing_is_named_where_nothing_is_like_it(quote: str) -> None:
    assert nearest_passage(TEXT, quote) is None


def test_a_text_shorter_than_the_words_sought_can_be_like_them() -> None:
    found = nearest_passage("ten years", "for ten years")
    assert found is not None
    assert found.words == "ten years"
    assert nearest_passage("", "ten years") is None


@pytest.mark.parametrize(
    "formula", ["Signed in Strelsau on 1 May 2030.", "Fait à Strelsau le 1er mai 2030.", "Done at Strelsau"]
)
def test_who_signed_stands_behind_the_last_clause(formula: str) -> None:
    """So that no clause is named for it; what is numbered again behind it has its own."""
    text = f"{formula}\nArticle 1. Aid\nBoth help.\n{formula}\nFor Arcadia: the King\nAnnex 1\nA list\n"
    clauses = {words: places(text, words)[-1].clause for words in ("Both help", "Strelsau", "the King", "A list")}
    assert clauses == {
        "Both help": "Article 1",
        "Strelsau": "closing formula",
        "the King": "closing formula",
        "A list": "Annex 1",
    }


NUMBERED = """Article 4. Aid
1. Aid is given.
(b) Bread is shared.
2. Boots are sent.
Article 5. Term
1. It ends.
III. Council
2. Kings meet.
3. Queens meet.
99. Nobody meets.
"""


def test_a_clause_number_is_told_with_what_it_stands_under() -> None:
    """A count that begins anew under each heading needs the heading; one that goes through the text does not."""
    clauses = [places(NUMBERED, f"{words}.")[0].clause for words in ("given", "shared", "sent", "ends", "Kings meet")]
    assert clauses == ["Article 4(1)", "Article 4(1)(b)", "Article 4(2)", "Article 5(1)", "2"]
    assert places(NUMBERED, "Nobody")[0].clause == "99"
