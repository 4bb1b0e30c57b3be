"""Words, lists, numbers and links as pages write them, and texts as they are searched and named."""

import pytest
from markupsafe import Markup
from pydantic import TypeAdapter, ValidationError

from generator.model.codes import meant_currency, meant_language
from generator.model.fields import Address
from generator.text.markdown import escape, joined, link, sentence
from generator.text.quantities import quantity, spelled
from generator.text.spans import Spans
from generator.text.wording import appended, capital, contains, folded, listed, slug, small, with_full_stop


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (1, "one"),
        (2, "two"),
        (12, "twelve"),
        (13, "thirteen"),
        (20, "twenty"),
        (21, "twenty-one"),
        (30, "thirty"),
        (45, "forty-five"),
        (99, "ninety-nine"),
        (100, "100"),
        (1204, "1,204"),
    ],
)
def test_numbers_below_a_hundred_are_spelled(number: int, words: str) -> None:
    assert spelled(number) == words


@pytest.mark.parametrize(
    ("number", "noun", "told"),
    [
        (0, "text", "0 texts"),
        (1, "text", "1 text"),
        (2, "text", "2 texts"),
        (1, "country", "1 country"),
        (2, "country", "2 countries"),
        (999, "source", "999 sources"),
        (1204, "source", "1,204 sources"),
        (30, "day", "30 days"),
    ],
)
def test_one_is_told_in_the_singular_and_all_else_in_the_plural(number: int, noun: str, told: str) -> None:
    assert quantity(number, noun) == told


@pytest.mark.parametrize(
    ("parts", "told"), [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c", "d"], "a, b, c or d")]
)
def test_a_list_has_its_word_before_the_last_only(parts: list[str], told: str) -> None:
    assert listed(parts, "or") == told
    assert joined(parts, "or") == told
    assert listed(parts) == told.replace(" or ", " and ")


def test_a_list_in_markdown_is_escaped_but_for_what_is_markdown_already() -> None:
    assert joined(["a_b", Markup("*c*")]) == "a&#95;b and *c*"


@pytest.mark.parametrize(("text", "told"), [("Edelweiss", ", Edelweiss,"), ("", ""), (None, "")])
def test_what_is_appended_stands_there_where_there_is_something(text: str | None, told: str) -> None:
    assert appended(", ", text, ",") == told


@pytest.mark.parametrize(
    ("text", "capital_", "small_"),
    [
        ("", "", ""),
        ("a", "A", "a"),
        ("B", "B", "b"),
        ("The text", "The text", "the text"),
        ("EU law", "EU law", "EU law"),
        ("A Bank", "A Bank", "a Bank"),
        ("éclat", "Éclat", "éclat"),
        ("Own forces", "Own forces", "own forces"),
    ],
)
def test_only_the_first_letter_changes_and_an_abbreviation_stays(text: str, capital_: str, small_: str) -> None:
    assert capital(text) == capital_
    assert small(text) == small_


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("it ends", "it ends."),
        ("it ends.", "it ends."),
        ("does it?", "does it?"),
        ("no!", "no!"),
        ("and …", "and …"),
        ("he said “no.”", "he said “no.”"),
        ("he said “no?”", "he said “no?”"),
        ("it says “no”", "it says “no”."),
        (" a \n b ", "a b."),
        ("", ""),
        (" ", ""),
    ],
)
def test_a_sentence_ends_in_one_full_stop(text: str, whole: str) -> None:
    assert with_full_stop(text) == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("it ends", "It ends."),
        ("it ends?", "It ends?"),
        ("it says “no”", "It says “no”"),
        ("a\n b", "A b."),
        ("a_b", "A&#95;b."),
    ],
)
def test_a_sentence_of_a_page_begins_with_a_capital(text: str, whole: str) -> None:
    assert sentence(text) == whole


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Secu\u00adrity", "security"),
        ("“A”  b", "'a' b"),
        ("co-\n operation", "cooperation"),
        ("co-operation", "cooperation"),
        ("2024–2027", "20242027"),
        ("ﬁve", "five"),
        ("a\r\nb\fc", "a b c"),
        ("one\n- 12 -\ntwo", "one two"),
        ("one\nPage 3 of 12\ntwo", "one two"),
        ("one\n1234\ntwo", "one 1234 two"),
        ("a - b", "a - b"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
    ],
)
def test_spellings_of_one_thing_are_searched_alike(text: str, same: str) -> None:
    """Hyphens of line ends, page numbers, ligatures, quotation marks, capitals."""
    assert folded(text) == same


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("six months", True),
        ("Six Months.", True),
        ("“six months”", True),
        ("six month", False),
        ("ix months", False),
        ("notice", True),
        ("the", True),
        ("They", True),
        ("hey", False),
        ("", False),
        ("…", False),
        ("months from", True),
    ],
)
def test_words_stand_in_a_text_and_not_within_longer_words(quote: str, there: bool) -> None:
    assert contains(folded("They other the six months from the notice"), quote) is there


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Łódź & Søren", "lodz-soren"),
        ("  A--b  ", "a-b"),
        ("Київ", ""),
        ("x" * 70, "x" * 60),
        ("a" * 59 + " b", "a" * 59),
        ("a" * 58 + " b", "a" * 58 + "-b"),
        ("a" * 60 + " b", "a" * 60),
        ("Straße", "strasse"),
        ("a" * 20 + " " + "b" * 40 + " c", "a" * 20),
    ],
)
def test_an_address_is_made_of_words_and_cut_between_them(text: str, made: str) -> None:
    """Of sixty signs at most."""
    assert slug(text) == made


def test_a_title_cannot_end_its_link() -> None:
    assert link("a", "x.md", 'say "no" [now]') == '[a](x.md "say ”no” &#91;now&#93;")'
    assert link("a", "x.md") == "[a](x.md)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. a", "1&#46; a"),
        ("12) a", "12&#41; a"),
        ("1.5 a", "1.5 a"),
        ("# a", "&#35; a"),
        ("- a", "&#45; a"),
        ("a - b", "a - b"),
        ("a///b", "a//&#47;b"),
        ("a//b", "a//b"),
        ("a  \n b", "a b"),
        ("<b>", "&lt;b&gt;"),
        ("a|b", "a&#124;b"),
        ("!x", "&#33;x"),
    ],
)
def test_nothing_from_the_data_is_markup(text: str, shown: str) -> None:
    assert escape(text) == shown
    assert escape(Markup(text)) == text  # noqa: S704 - that is the question


def test_stretches_that_touch_do_not_overlap() -> None:
    spans = Spans(12)
    assert spans.take(3, 6)
    assert (spans.first(0, 12), spans.first(0, 3), spans.first(4, 12), spans.first(6, 12)) == (3, 3, 4, 12)
    assert not spans.take(5, 8)
    assert not spans.take(0, 4)
    assert spans.take(6, 8)
    assert spans.take(0, 3)
    assert spans.first(8, 12) == 12


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("fra", "fr"),
        ("French", "fr"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("ua", "uk"),
        ("jp", "ja"),
        (" de ", "de"),
        ("xq", ""),
        ("Klingonese", ""),
        ("zz", ""),
    ],
)
def test_the_language_that_was_meant_is_named_and_none_where_there_is_none(typed: str, code: str) -> None:
    assert meant_language(typed) == (f" Did you mean '{code}'?" if code else "")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("€", "EUR"),
        ("$", "USD"),
        ("eur", "EUR"),
        ("Euro", "EUR"),
        ("Euros", "EUR"),
        ("USD.", "USD"),
        ("UDS", "USD"),
        ("bread", ""),
        ("", ""),
    ],
)
def test_the_currency_that_was_meant_is_named(typed: str, code: str) -> None:
    assert meant_currency(typed) == (f" Did you mean '{code}'?" if code else "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ttps://a.example/x", "https://a.example/x"),
        ("a.example/x", "https://a.example/x"),
        ("//a.example", "https://a.example"),
        ("<https://a.example/>", "https://a.example/"),
        ("http:/a.example", "https://a.example"),
        ("ftp://a.example/x", ""),
        ("mailto:a@b.example", ""),
        ("a page", ""),
        ("localhost", ""),
    ],
)
def test_the_address_that_was_meant_is_named(typed: str, meant: str) -> None:
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(Address).validate_python(typed)
    said = str(raised.value)
    assert (f"Did you mean '{meant}'?" in said) if meant else "Did you mean" not in said


@pytest.mark.parametrize(("length", "fits"), [(2000, True), (2001, False)])
def test_an_address_has_two_thousand_signs_at_most(length: int, fits: bool) -> None:
    address = f"https://a.example/{'x' * (length - 18)}"
    assert len(address) == length
    if fits:
        assert TypeAdapter(Address).validate_python(address) == address
    else:
        with pytest.raises(ValidationError, match="at most 2,000 characters: 2,001 found"):
            TypeAdapter(Address).validate_python(address)
