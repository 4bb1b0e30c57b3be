"""What was promised, in one sentence and as firm as the text has it, on every page and in every file that tells it."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import markdown
import pytest
from exported import changed, dossier, files, lock
from test_exports_tables import rows
from test_words import PACT, Told, put, told

from generator.check.evidence import read_lock
from generator.derive import queries
from generator.export.api import record_file
from generator.export.tables import commitments
from generator.model.loading import read_dossier
from generator.model.parts import Commitment
from generator.model.records import Agreement
from generator.model.vocabulary import AnswerWord, CommitmentType, Term
from generator.pages.cards import cards

TEXT = "data/sources/official-text.yml"
SENTENCE, DISCLAIMER = (
    "Ruritania will train the guard of Arcadia.",
    "Article 3 says of itself that it makes no duty in law.",
)
MARK = "† disclaimer"
PACT_PAGE, COMPARATOR, COUNTRY = "agreements/arcadia-ruritania.md", "commitments/training.md", "countries/ruritania.md"
ROWS = pytest.mark.parametrize("page", [PACT_PAGE, COMPARATOR, COUNTRY])
SPOKEN = [
    (agreement, str(kind), one)
    for agreement in dossier("real").agreements.values()
    for kind, one in agreement.commitments.items()
    if one.promise
]


def row(site: Told, page: str) -> str:
    """The line of a table that tells of the training."""
    (found,) = [line for line in site.lines(page, "| ", SENTENCE) if line.startswith("| ")]
    return found


@ROWS
def test_a_row_leads_with_the_sentence_and_ends_with_where_it_stands(page: str, world: Path) -> None:
    """Sentence, the text's own words on the colour of their class, clause; and what proves it.

    With the text the clause leads to the words, which a tick says were found; a country leads to the text.
    """
    what, sentence, firmly, where = (one.strip() for one in row(Told(world), page).strip("|").split(" | "))
    assert "](" in what
    assert sentence == SENTENCE
    assert firmly.startswith('<span class="verb verb--5" title="will: ')
    assert "“will train”" in firmly
    quoted = "“will train the Arcadian guard”"
    begins, ends = {
        PACT_PAGE: (
            "[Article 3](https://ruritania.example/agreement#:~:text=will%20train%20the%20Arcadian%20guard)",
            f'<span class="proof">{quoted} <span class="found" data-search-exclude>found in the text</span></span>',
        ),
        COMPARATOR: ("Article 3[^", f'<span class="proof">{quoted}</span>'),
        COUNTRY: ("[Article 3](../agreements/arcadia-ruritania.md#training)", "#training)"),
    }[page]
    assert where.startswith(begins)
    assert where.endswith(ends)


@ROWS
def test_a_disclaimer_stands_beside_what_it_covers(page: str, world: Path) -> None:
    """As a mark that leads to the sentence on the page of the document."""
    site = Told(world)
    assert re.search(rf"\[{MARK}\]\((\.\./agreements/)?arcadia-ruritania\.md#disclaimer-article-3\)", row(site, page))
    told_once = site.lines(PACT_PAGE, DISCLAIMER)
    assert len(told_once) == 1
    assert site.lines(PACT_PAGE, "{ #disclaimer-article-3 .disclaimer }")
    assert not site.lines(PACT_PAGE, MARK, "shall consult")


def coded(listed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of documents that were read clause by clause; of others they say why not."""
    return [one for one in listed if not one.get("not_coded")]


def test_a_disclaimer_of_the_whole_covers_all_but_silence(world: Path) -> None:
    """Left out, `covers` means everything that the text speaks of."""
    site = told(world, put(PACT, "    covers: [training]\n", ""))
    assert site.lines(PACT_PAGE, DISCLAIMER, "It covers the whole text.")
    covered = {
        kind for kind in ("training", "consultation", "own-forces") if site.lines(PACT_PAGE, f'id="{kind}"', MARK)
    }
    assert covered == {"training", "consultation"}
    assert [bool(one["disclaimer"]) for one in coded(site.rows("commitments"))] == [True, True, False]


def test_the_matrix_tells_the_sentence_when_pointed_at(world: Path) -> None:
    """Under the class; with what is disclaimed, which has a sign as well."""
    (line,) = Told(world).lines("commitments.md", "#training")
    assert f'verb--5 verb--disclaimed">will</span>]({PACT_PAGE}#training "{SENTENCE} † {DISCLAIMER}")' in line


def test_a_sentence_stays_within_its_title(world: Path) -> None:
    """Whatever it holds: quotation marks, cells, tags, emphasis."""
    evil = """promise: 'Will "train" (all) | <b>`now`</b> [x](y) *today*.'"""
    site = told(world, put(PACT, f"promise: {SENTENCE}", evil))
    (line,) = site.lines("commitments.md", "#training")
    html = markdown.markdown(f"| a | b | c | d |\n|---|---|---|---|\n{line}", extensions=["tables"])
    (title,) = re.findall(r'title="([^"]*)"[^>]*><span class="verb verb--5', html)
    assert unescape(title).startswith("Will ”train” (all) | <b>`now`</b> [x](y) *today*. †")
    assert html.count("<td>") == 4
    assert "<b>" not in html


def test_what_is_only_mentioned_tells_its_sentence(world: Path) -> None:
    """On the page of the document and in the comparator, without any operative words."""
    mention = "{answer: mentioned, promise: Forces are named., at: Article 4, quote: shall consult within 24 hours}"
    site = told(world, put(PACT, "own-forces: {answer: absent}", f"own-forces: {mention}"))
    assert site.lines(PACT_PAGE, 'id="own-forces"', "| Forces are named. |", ">mentioned</span> |")
    assert "Forces are named." in site.section("commitments/own-forces.md", "Who only mentions it")


def test_further_words_of_another_clause_say_where_they_stand(world: Path) -> None:
    """Only they: the clause of the row is told once, as the link to its words."""
    moved = put(PACT, "- {at: Article 4, quote: In case", "- {at: Article 5, quote: In case")
    (line,) = told(world, moved).lines(PACT_PAGE, 'id="consultation"')
    assert line.count("(Article 5)") == 1
    assert line.count("[Article 4](https://") == 1


def test_words_in_another_language_come_with_english(world: Path) -> None:
    """The words say their language; the class stands beside them, the English of the quote behind it."""
    english = {"Arcadian guard\n": "drills it", "24 hours\n    cite": "talks"}
    edits = [
        put(PACT, words, words.replace("\n", f"\n    translation: {said}\n", 1)) for words, said in english.items()
    ]
    second = put(PACT, "the two sides}", "the two sides, translation: when attacked}")
    site = told(world, put(TEXT, "language: en", "language: de"), *edits, second)
    (line,) = site.lines(PACT_PAGE, 'id="training"')
    assert '<span lang="de">“will train”</span></span> (will)' in line
    assert '<span class="proof"><span lang="de">“will train the Arcadian guard”</span> (“drills it”)' in line
    (entry,) = [one for one in site.dossier.of("agreements") if one.id == "arcadia-ruritania"]
    given = record_file(site.dossier, read_lock(world)[0], entry)["record"]["commitments"]["consultation"]["evidence"]
    assert [one["translation"] for one in given] == ["talks", "when attacked"]
    table = coded(site.rows("commitments"))
    assert [one["translation"] for one in table] == ["drills it", "talks … when attacked", None]


def test_tables_and_api_carry_sentence_words_and_class() -> None:
    """Whatever a page tells of a commitment."""
    listed = rows(files("real"), "commitments")
    assert len(listed) == len(dossier("real").agreements) * 26
    made = {(one["agreement"], one["type"]): one for one in coded(listed)}
    assert len(made) == 28 * 26
    for agreement, kind, one in SPOKEN:
        row_ = made[agreement.id, kind]
        assert (row_["promise"], row_["operative"], row_["verb"]) == (one.promise, one.operative or "", one.verb or "")
        assert bool(row_["strength"]) is (one.answer == "undertaken")
    record = json.loads(files("real")["api/v1/agreements/ukraine-france.json"])["record"]
    assert record["commitments"]["consultation"]["promise"].startswith("The two sides will consult within 24 hours")


def test_strength_is_told_of_undertakings_only() -> None:
    """A mention may hold words of a class, but undertakes nothing in them."""
    world, id_ = dossier("world"), "arcadia-ruritania"
    training = world.agreements[id_].commitments[CommitmentType("training")]
    mention = training.model_copy(update={"answer": Term[AnswerWord]("mentioned")})
    spoken = {**world.agreements[id_].commitments, CommitmentType("training"): mention}
    known = changed(world, "agreements", id_, commitments=spoken)
    told_ = {
        (one["answer"], one["verb"], one["strength"])
        for site in (world, known)
        for one in commitments(site, lock("world")).rows
        if (one["agreement"], one["type"]) == (id_, "training")
    }
    assert told_ == {("undertaken", "will", 5), ("mentioned", "will", None)}


def own_quotes(one: Commitment) -> list[str]:
    """The quotes from the document's own text."""
    return [quote for quote in (one.quote, *(cite.quote for cite in one.cite if cite.source is None)) if quote]


FUNCTION_WORDS = frozenset(
    "a an the of to and or in on for with by at from as any its their his her this that these those which who will"
    " would shall be is are into through against such including between both also than nor but if".split()
)


def test_every_quote_of_the_real_data_is_a_readable_run() -> None:
    """It does not break off on a word that only joins others."""
    cut = [
        f"{agreement.id} {kind}: {quote}"
        for agreement, kind, one in SPOKEN
        for quote in own_quotes(one)
        if re.sub(r"\W", "", quote.split()[-1].lower()) in FUNCTION_WORDS
    ]
    assert cut == []


def test_every_quote_of_a_promise_was_found() -> None:
    """The second ones too, and those of disclaimers."""
    cited = [
        (agreement, one.at, quote)
        for agreement in dossier("real").agreements.values()
        for one in (*agreement.commitments.values(), *agreement.disclaimers)
        for quote in (one.quote, *(cite.quote for cite in one.cite if cite.source is None))
        if quote
    ]
    assert len(cited) > 1000
    assert [one for one in cited if not lock("real").found(str(one[0].text), one[1], one[2])] == []


def test_disclaimers_travel_with_their_cells() -> None:
    """On the annex of one text, on the whole of two."""
    covered = {
        agreement.id: sum(bool(queries.disclaimed(dossier("real"), agreement, kind)) for kind in agreement.commitments)
        for agreement in dossier("real").agreements.values()
        if agreement.disclaimers
    }
    assert covered == {"ukraine-united-states": 15, "ukraine-portugal": 23, "ukraine-spain": 24}


def test_cards_tell_the_sentence(world: Path) -> None:
    """With the operative words, their class and the disclaimer; the disclaimer has a card of its own."""
    known = read_dossier(world)
    record = known.agreements["arcadia-ruritania"]
    assert isinstance(record, Agreement)
    said = {card.anchor: card.statement for card in cards(known, record, "")}
    assert said["commitment-training"] == (
        f"Arcadia–Ruritania agreement, under “Training”: {SENTENCE} "
        f"Operative words: “will train”, of the class “will”. Disclaimer: {DISCLAIMER}"
    )
    assert (
        said["disclaimer-article-3"] == f"Arcadia–Ruritania agreement, disclaimer: {DISCLAIMER} It covers “Training”."
    )
