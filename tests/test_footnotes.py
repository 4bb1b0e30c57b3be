"""Footnotes: one number for one reference, and on paper each source in full once."""

from exported import dossier, lock

from generator.model.entries import Citation
from generator.model.parts import Cite, Value
from generator.pages.page_context import PageContext

TEXT, NAMES, HERALD = "arcadia-ruritania-text", "gazette-names", "pan-herald-choir"
PAGE = "agreements/arcadia-ruritania.md"


def notes_of(*cited: tuple[str, str | None, str | None, str | None]) -> tuple[list[str], list[str]]:
    """The marks of references, and the footnotes under the page."""
    writing = PageContext(dossier("world"), lock("world"), PAGE)
    marks = [str(writing.note(Citation((), source, at, quote, note))) for source, at, quote, note in cited]
    return marks, str(writing.footnotes()).split("\n\n")


def test_the_same_reference_has_the_same_number() -> None:
    """Another clause, quote or note makes another; numbers go up as references come."""
    first = (TEXT, "Article 3", "will train the Arcadian guard", None)
    others = [(TEXT, "Article 4", first[2], None), (TEXT, "Article 3", None, None), (*first[:3], "a note")]
    marks, notes = notes_of(first, *others, (NAMES, *first[1:]), first)
    assert marks == ["[^1]", "[^2]", "[^3]", "[^4]", "[^5]", "[^1]"]
    assert [note.partition(":")[0] for note in notes] == ["[^1]", "[^2]", "[^3]", "[^4]", "[^5]"]


def test_on_paper_the_first_of_a_source_carries_its_address_and_the_others_are_brief() -> None:
    """They say publisher and clause, and lead back to it."""
    _, (first, other, again) = notes_of(
        (TEXT, "Article 3", None, None), (NAMES, "page 2", None, None), (TEXT, "Article 4", None, None)
    )
    assert first.endswith('<span class="address">https://ruritania.example/agreement</span>')
    assert other.endswith('<span class="address">https://gazette.example/names&#95;and-numbers</span>')
    assert 'class="address"' not in again
    assert ('class="again"' in first, 'class="again"' in again) == (False, True)
    assert "Kingdom of Ruritania" in again
    assert ", Article 4" in again


def test_a_third_note_of_a_source_leads_to_the_first_not_to_the_second() -> None:
    """Whatever stands between them."""
    cited = ((TEXT, "1"), (NAMES, "2"), (TEXT, "3"), (NAMES, "4"), (TEXT, "5"))
    _, notes = notes_of(*((source, at, None, None) for source, at in cited))
    leading = [note.rpartition('(see <a href="#fn:')[2].partition('"')[0] for note in notes]
    assert leading[2:] == ["1", "2", "1"]


def test_of_several_sources_of_a_value_the_kind_that_the_vocabulary_names_first_comes_first() -> None:
    """An official text before the newspaper, whatever the order of the file."""
    cite = [Cite(source=HERALD, at="paragraph 1"), Cite(source=TEXT, at="Article 3"), Cite(source=NAMES, at="page 2")]
    writing = PageContext(dossier("world"), lock("world"), PAGE)
    assert writing.mark(Value(value="It is so.", cite=cite)) == "[^1][^2][^3]"
    assert [note.source for note in writing.notes] == [TEXT, NAMES, HERALD]
