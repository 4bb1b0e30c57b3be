"""Every word of our own vocabulary on a record of the little world: `check` refuses it, or all that is told is true.

What a word means is written here by hand and not taken from the vocabulary, which says it for the program.
"""

import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml
from icalendar import Calendar
from test_cases import apply, problems_of

from generator.check.evidence import read_lock
from generator.derive import map_groups, queries, timeline
from generator.derive.change_log import ChangeLog
from generator.derive.review import review
from generator.export.api import record_file
from generator.export.calendars import calendars
from generator.export.columns import Row
from generator.export.feeds import feeds
from generator.export.linked_data import linked_data
from generator.export.tables import tables
from generator.model.dossier import Dossier, bilateral
from generator.model.loading import read_dossier
from generator.model.vocabulary import PROPERTIES
from generator.pages.pages import Maker, makers
from generator.pages.rendering import Renderer

WORLD = Path(__file__).parent / "world"
PRESS = Renderer()
PACT, LEAGUE = "data/agreements/arcadia-ruritania.yml", "data/agreements/league-declaration.yml"
MEETING, ARTICLE = "data/summits/edelweiss-2028.yml", "data/articles/pan-herald-choir.yml"
QUOTE = "Done at Strelsau on 1 March 2029"
SIGNED = f"signed: {{date: 2029-03-01, place: Strelsau, country: XR, at: closing line, quote: {QUOTE}}}\n"
# What the words of `statuses` mean for a document: is it known to be signed, and does its term run?
OPEN = ("proposed", "negotiating", "text-agreed", "not-signed", "unknown")
RUNNING = ("signed", "approval-pending", "in-force")
OVER = ("superseded", "ended")
OTHER = ("adopted", "published")
VOCABULARY: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load((WORLD / "data/vocabulary.yml").read_text("utf-8"))


def put(file: str, find: str, put_: str) -> dict[str, str]:
    """One edit of a file."""
    return {"file": file, "find": find, "put": put_}


def label(group: str, word: str) -> str:
    """How pages write a word."""
    return str(VOCABULARY[group][word]["label"])


@dataclass
class Told:
    """All that the site says of a world with these edits."""

    root: Path
    made: dict[str, str] = field(default_factory=dict)

    @cached_property
    def dossier(self) -> Dossier:
        """The records."""
        return read_dossier(self.root)

    @cached_property
    def makers(self) -> dict[str, Maker]:
        """How to make every page."""
        return makers(self.dossier, read_lock(self.root)[0], PRESS)

    def page(self, src_uri: str) -> str:
        """A page by its address."""
        if src_uri not in self.made:
            self.made[src_uri] = self.makers[src_uri]().content.decode()
        return self.made[src_uri]

    def lines(self, page: str, *parts: str) -> list[str]:
        """The lines of a page that hold all these."""
        return [line for line in self.page(page).splitlines() if all(part in line for part in parts)]

    def section(self, page: str, heading: str) -> str:
        """What stands on a page under a heading."""
        return self.page(page).partition(f"## {heading}")[2].partition("\n## ")[0]

    def count(self, what: str) -> int:
        """The number in a row of the home page."""
        (row,) = self.lines("index.md", f"| {what} |")
        return int(row.split("|")[-2])

    def events(self) -> dict[str, str]:
        """The entries of the calendar and their status, by key."""
        calendar = Calendar.from_ical(calendars(self.dossier, "")["calendar.ics"])
        return {str(e["uid"]).partition("@")[0]: str(e["status"]) for e in calendar.walk("VEVENT")}

    def feed(self) -> set[str]:
        """Kind and page of everything in the feed."""
        items = json.loads(feeds(self.dossier, ChangeLog(), "")["feed.json"])["items"]
        return {f"{one['_event']['kind']} {one['_event']['page']}" for one in items}

    def rows(self, name: str) -> list[Row]:
        """The rows of a table of the open data."""
        (found,) = [table for table in tables(self.dossier, read_lock(self.root)[0]) if table.name == name]
        return list(found.rows)


def told(world: Path, *edits: dict[str, str]) -> Told:
    """What the site says after edits that `check` accepts."""
    apply(world, list(edits))
    assert problems_of(world) == []
    return Told(world)


def status(word: str, file: str = PACT, old: str = "signed") -> dict[str, str]:
    """Give a document a status."""
    return put(file, f"  value: {old}\n  as_of", f"  value: {word}\n  as_of")


def test_every_word_of_the_statuses_is_judged_here() -> None:
    """A new one must be placed in these lists."""
    assert set(VOCABULARY["statuses"]) == {*OPEN, *RUNNING, *OVER, *OTHER}


@pytest.mark.parametrize("word", [*RUNNING, *OVER])
def test_a_signed_document_is_never_told_as_unsigned(word: str, world: Path) -> None:
    """Whatever became of it since; what its text says of the future is told while it runs."""
    site, runs = told(world, status(word)), word in RUNNING
    assert not site.lines("index.md", "Talked about or drafted]")
    assert (site.count("Signed with Arcadia"), site.count("Not known to be signed")) == (1, 0)
    on_map = {actor.name: group.label for group in map_groups.by_status(site.dossier) for actor in group.actors}
    assert on_map["Ruritania"] == label("statuses", word)
    assert site.lines("agreements/index.md", "Arcadia–Ruritania", "1 March 2029", f">{label('statuses', word)}<")
    assert site.lines("countries/ruritania.md", "Ruritania signed the Arcadia–Ruritania agreement on 1 March 2029")
    assert bool(site.lines("countries/ruritania.md", "on 1 March 2029; it runs for 5 years")) is runs
    assert ("## What it undertakes {" in site.page("countries/ruritania.md")) is runs
    assert site.lines("countries/arcadia.md", "One country has signed a document of its own with Arcadia. ")
    assert bool(site.lines("agreements/arcadia-ruritania.md", "; it runs for 5 years")) is runs
    assert bool(site.lines("agreements/arcadia-ruritania.md", "it ends on 1 March 2034")) is runs
    assert bool(site.lines("index.md", "**1 March 2034**", "its term ends")) is runs
    assert bool(site.lines("commitments/training.md", "Arcadia–Ruritania", f">{label('statuses', word)}<")) is not runs
    assert "agreements-arcadia-ruritania-signed" in site.events()
    assert ("agreements-arcadia-ruritania-expires" in site.events()) is runs
    assert "signed agreements/arcadia-ruritania" in site.feed()
    assert review(site.dossier).passed == ()
    (row,) = [row for row in site.rows("agreements") if row["id"] == "arcadia-ruritania"]
    assert (row["status"], bool(row["expires"])) == (word, runs)


@pytest.mark.parametrize("word", [*OPEN, *OTHER])
def test_a_signed_document_is_not_said_to_be_anything_else(word: str, world: Path) -> None:
    """A status that contradicts the signature is refused."""
    apply(world, [status(word)])
    assert [one for one in problems_of(world) if one.startswith(PACT) and "status.value" in one]


def unsigned(world: Path, word: str) -> list[str]:
    """Give the pact a status and take its signature away; the problems."""
    standing = put("data/countries/ruritania.yml", "  value: signed", "  value: announced")
    apply(world, [put(PACT, SIGNED, ""), status(word), standing])
    return problems_of(world)


@pytest.mark.parametrize("word", [*OPEN, "published"])
def test_an_unsigned_document_is_never_told_as_signed(word: str, world: Path) -> None:
    """Nor as running; and it is awaited unless it is a text that nobody will sign."""
    assert unsigned(world, word) == []
    site, awaited = Told(world), word in OPEN
    assert bool(site.lines("index.md", "Talked about or drafted", ", not known to be signed: ")) is awaited
    assert (site.count("Signed with Arcadia"), site.count("Not known to be signed")) == (0, int(awaited))
    on_map = {actor.name: group.label for group in map_groups.by_status(site.dossier) for actor in group.actors}
    assert on_map["Ruritania"] == label("statuses", word)
    assert site.lines("countries/ruritania.md", "Ruritania has signed no agreement of this kind with Arcadia alone")
    assert not site.lines("countries/ruritania.md", "There it undertakes")
    assert "## What it undertakes {" not in site.page("countries/ruritania.md")
    assert site.lines("countries/arcadia.md", "Nobody has signed a document of their own with Arcadia. ")
    assert site.lines("commitments/training.md", "Arcadia–Ruritania", f">{label('statuses', word)}<")
    assert not [key for key in site.events() if "arcadia-ruritania" in key]
    assert "signed agreements/arcadia-ruritania" not in site.feed()
    assert bool(review(site.dossier).passed) is awaited


@pytest.mark.parametrize("word", [*RUNNING, *OVER, "adopted"])
def test_a_document_without_a_signature_is_not_said_to_be_signed(word: str, world: Path) -> None:
    """Or adopted, in force, over."""
    (problem,) = [one for one in unsigned(world, word) if one.startswith(PACT)]
    assert f"must not be '{word}' without `" in problem


@pytest.mark.parametrize("word", VOCABULARY["statuses"])
def test_an_adopted_document_is_never_told_as_signed(word: str, world: Path) -> None:
    """Nor as one whose signature is awaited."""
    apply(world, [status(word, LEAGUE, "adopted")])
    refused = [one for one in problems_of(world) if "status.value" in one]
    assert bool(refused) is (word in (*OPEN, "signed", "approval-pending"))
    if not refused:
        site = Told(world)
        assert not site.lines("index.md", "Talked about or drafted]")
        assert not site.lines("organisations/league.md", " signed the")
        adopted = site.lines("organisations/league.md", "adopted the League Declaration on 15 March 2029.")
        assert bool(adopted) is (word != "published")
        assert "agreements-league-declaration-adopted" in site.events()
        assert [row.name for row in queries.counted(site.dossier, site.dossier.site.counts[0])] == [
            "Arcadia–Ruritania agreement"
        ]


@pytest.mark.parametrize(
    ("phase", "signed", "counted"),
    [("open", False, 1), ("issued", False, 0), ("signed", True, 0), ("effective", True, 0), ("over", True, 0)],
)
def test_who_adds_a_status_gives_its_phase_and_all_is_right(
    phase: str, counted: int, world: Path, *, signed: bool
) -> None:
    """No word is known to the program."""
    fresh = f"  fresh:\n    label: Fresh\n    definition: A new word.\n    tone: open\n    phase: {phase}\n  published:"
    apply(world, [put("data/vocabulary.yml", "  published:", fresh)])
    if signed:
        apply(world, [status("fresh")])
        assert problems_of(world) == []
    else:
        assert unsigned(world, "fresh") == []
    site = Told(world)
    assert (site.count("Signed with Arcadia"), site.count("Not known to be signed")) == (int(signed), counted)
    assert bool(site.lines("index.md", "Talked about or drafted]")) is bool(counted)


MEETINGS = {  # word: its day, the calendar's word, schema.org's, and what the page says
    "held": ("2028-03-14", "CONFIRMED", "EventScheduled", "Held in Edelweiss on 14 March 2028"),
    "planned": ("2031-05-02", "CONFIRMED", "EventScheduled", "planned in Edelweiss on 2 May 2031"),
    "postponed": ("2028-03-14", "TENTATIVE", "EventPostponed", "postponed, was meant to take place in Edelweiss on"),
    "cancelled": ("2028-03-14", "CANCELLED", "EventCancelled", "cancelled, was meant to take place in Edelweiss on"),
}


def test_every_word_of_the_summit_statuses_is_judged_here() -> None:
    """A new one must be placed in the table."""
    assert set(VOCABULARY["summit_statuses"]) == set(MEETINGS)


@pytest.mark.parametrize("word", MEETINGS)
def test_a_meeting_is_told_as_held_only_if_it_was(word: str, world: Path) -> None:
    """On its page, in lists, on the home page, in calendar, feed and structured data."""
    day, in_calendar, in_schema, said = MEETINGS[word]
    later = put("data/summits/edelweiss-2029.yml", "predecessor: edelweiss-2028\n", "")
    site = told(world, later, put(MEETING, "status: held", f"status: {word}"), put(MEETING, "2028-03-14", day))
    chip, held = f">{label('summit_statuses', word)}<", word == "held"
    assert site.lines("summits/edelweiss-2028.md", said)
    assert bool(site.lines("summits/edelweiss-2028.md", "Held in Edelweiss")) is held
    for page in ("summits/index.md", "timeline.md", "countries/graustark.md"):
        rows = site.lines(page, "[Edelweiss meeting 2028](")
        assert rows
        assert all((chip in row) is not held for row in rows), page
    (mark,) = [one for one in timeline.timeline_entries(site.dossier) if one.record.id == "edelweiss-2028"]
    assert ("(" in timeline.titled(mark)) is not held
    assert bool("edelweiss-2028" in site.section("index.md", "Next dates")) is (word == "planned")
    assert site.events()["summits-edelweiss-2028-held"] == in_calendar
    assert ("held summits/edelweiss-2028" in site.feed()) is held
    block = linked_data(site.dossier, "")["summits/edelweiss-2028.md"]
    assert block["eventStatus"].endswith(in_schema)
    assert said in block["description"]


# The verdicts, by what they need besides a reason and a day, and those on forecasts, by whether these are open.
UNJUDGED, REASONED = ("not-checked",), ("unsupported", "not-checkable", "opinion", "forecast-open", "withdrawn")
FORECASTS = {"forecast-open": True, "forecast-came-true": False, "forecast-partly": False, "forecast-failed": False}


@pytest.mark.parametrize("word", VOCABULARY["verdicts"])
def test_a_verdict_is_told_as_what_it_is(word: str, world: Path) -> None:
    """And needs what it rests on."""
    first = "    verdict: supported\n    confidence: high\n    why: the text says so\n    checked: 2031-01-01\n"
    cite = "    cite:\n      - {source: arcadia-ruritania-text, quote: " + QUOTE + "}\n"
    given = {"why": "    why: so it is\n", "checked": "    checked: 2031-01-01\n", "cite": cite}
    needed = () if word in UNJUDGED else ("why", "checked") if word in REASONED else ("why", "checked", "cite")
    due = "    due: 2030-02\n" if word in FORECASTS else ""
    text = (world / ARTICLE).read_text(encoding="utf-8")
    for names, lacking in ((needed[:-1], needed[-1:]), (needed, ())):
        parts = "".join(given[name] for name in names)
        (world / ARTICLE).write_text(text.replace(first + cite, f"{due}    verdict: {word}\n{parts}"), "utf-8")
        assert [one.partition("must ")[2] for one in problems_of(world)] == [
            f"give `{name}`: the verdict is '{word}'." for name in lacking
        ]
    site, shown = Told(world), label("verdicts", word)
    assert site.lines("articles/pan-herald-choir.md", "claim-1", f">{shown}</span> The two")
    told_of = site.lines("forecasts.md", "Of the 2 forecasts", "we judge", f" as “{shown.lower()}”")
    assert bool(told_of) is (word in FORECASTS)
    assert bool(site.lines("forecasts.md", "The two countries signed")) is (word in FORECASTS)
    assert bool(review(site.dossier).passed) is FORECASTS.get(word, False)
    claims = [row for row in site.rows("claims") if row["number"] == 1]
    assert [row["verdict"] for row in claims] == [word]


@pytest.mark.parametrize("word", VOCABULARY["standings"])
def test_a_standing_agrees_with_the_documents(word: str, world: Path) -> None:
    """Only one of them goes with a signed document."""
    edit = put("data/countries/ruritania.yml", "  value: signed", f"  value: {word}")
    apply(world, [edit])
    assert bool(problems_of(world)) is (word != "signed")
    apply(world, [put(PACT, SIGNED, ""), status("text-agreed")])
    assert bool(problems_of(world)) is (word == "signed")


ANSWERS = {  # word: what the record gives, where the comparator lists it, what the card says
    "undertaken": (
        "verb: will, operative: shall consult, promise: R comes., at: Article 4, quote: shall consult within 24 hours",
        0,
        "under “Own forces”: R comes. Operative words: “shall consult”, of the class “will”.",
    ),
    "mentioned": (
        "promise: Forces are named., at: Article 4, quote: shall consult within 24 hours",
        1,
        "under “Own forces”: Forces are named. The text mentions it without undertaking anything.",
    ),
    "absent": ("note: read twice", 2, "under “Own forces”: the text was read in full and does not speak of it."),
}


@pytest.mark.parametrize("word", VOCABULARY["answers"])
def test_an_answer_is_told_as_what_it_says(word: str, world: Path) -> None:
    """In the comparator, on the page of the document, in the matrix, on the card and in the API."""
    given, place, said = ANSWERS[word]
    site = told(world, put(PACT, "own-forces: {answer: absent}", f"own-forces: {{answer: {word}, {given}}}"))
    headings = ("Who undertakes it", "Who only mentions it", "Who is silent")
    named = [("arcadia-ruritania" in site.section("commitments/own-forces.md", one)) for one in headings]
    assert named == [number == place for number in range(3)]
    assert site.lines("facts/agreements/arcadia-ruritania/index.html", said)
    forces = not site.lines("index.md", "The one text read does not promise to use")
    refusal = site.lines("agreements/arcadia-ruritania.md", "the text does not promise to use Ruritania’s own")
    assert (forces, not refusal) == (word == "undertaken", word == "undertaken")
    (entry,) = [one for one in site.dossier.of("agreements") if one.id == "arcadia-ruritania"]
    undertaken = record_file(site.dossier, read_lock(world)[0], entry)["computed"]["undertaken"]
    assert ("own-forces" in undertaken) is (word == "undertaken")
    told_as = {"undertaken": ">will<", "mentioned": ">mentioned<", "absent": ">silent<"}[word]
    assert site.lines("commitments.md", "arcadia-ruritania.md#own-forces", f"{told_as}/span>](agreements")


@pytest.mark.parametrize("phrase", ["undertakes", "mentions", "nothing"])
def test_a_new_answer_is_told_by_what_it_says(phrase: str, world: Path) -> None:
    """Under the right heading, with its own label."""
    given, place, said = list(ANSWERS.values())[["undertakes", "mentions", "nothing"].index(phrase)]
    word = f"  fresh: {{label: Fresh, definition: A new word., tone: open, says: {phrase}}}\n"
    fresh = f"{word}  mentioned:\n    label: Mentioned\n"
    add = put("data/vocabulary.yml", "  mentioned:\n    label: Mentioned\n", fresh)
    site = told(world, add, put(PACT, "own-forces: {answer: absent}", f"own-forces: {{answer: fresh, {given}}}"))
    heading = ("Who undertakes it", "Who only mentions it", "Who is silent")[place]
    assert "arcadia-ruritania" in site.section("commitments/own-forces.md", heading)
    assert site.lines("facts/agreements/arcadia-ruritania/index.html", said)


@pytest.mark.parametrize("word", VOCABULARY["funding_natures"])
def test_a_sum_is_told_at_its_stage(word: str, world: Path) -> None:
    """On the page of the document, of the country, on the card and in the table; it is never added to another."""
    site, shown = told(world, put(PACT, "nature: pledge", f"nature: {word}")), label("funding_natures", word)
    assert site.lines("agreements/arcadia-ruritania.md", "€2.5 million", f"| {shown} |")
    assert site.lines("countries/ruritania.md", "€2.5 million", f"| {shown} |")
    assert site.lines("facts/agreements/arcadia-ruritania/index.html", f"({shown.lower()}, for 2029 to 2031)")
    assert [row["nature"] for row in site.rows("funding")] == [word]


@pytest.mark.parametrize("word", VOCABULARY["output_verbs"])
def test_a_meeting_is_said_to_have_produced_what_it_did(word: str, world: Path) -> None:
    """A document that was announced, discussed or reported has not been made by it."""
    meeting = "data/summits/edelweiss-2029.yml"
    site = told(world, put(meeting, "    verb: adopted\n", f"    verb: {word}\n"))
    made = word in ("signed", "adopted", "endorsed", "issued-by-chair")
    produced = f"It produced: League Declaration ({label('output_verbs', word).lower()})."
    assert bool(site.lines("summits/edelweiss-2029.md", produced)) is made
    without = "No document of its own is recorded; its outcomes name: League Declaration."
    assert bool(site.lines("summits/edelweiss-2029.md", without)) is not made


def test_the_real_vocabulary_means_the_same_by_the_same_words() -> None:
    """What is tested here on the words of the world holds for those of the site."""
    real = yaml.safe_load((WORLD.parent.parent / "data/vocabulary.yml").read_text(encoding="utf-8"))
    worded = {"question", "promised", "family", "of_itself", "told", "promises", "in_list", "said", "against"}
    meanings = PROPERTIES - worded
    for group, words in VOCABULARY.items():
        for word in words.keys() & real[group].keys():
            mine, its = ({name: one[word].get(name) for name in meanings} for one in (words, real[group]))
            assert mine == its, (group, word)


@pytest.mark.parametrize("word", ["in-force", "ended", "text-agreed", "not-signed"])
def test_a_country_stands_where_its_document_stands(word: str, world: Path) -> None:
    """On its page, on the map and in the list of countries alike, whatever a source says of it."""
    edits = [status(word)] + ([put(PACT, SIGNED, "")] if word in OPEN else [])
    if word in OPEN:
        standing = put("data/countries/ruritania.yml", "  value: signed", "  value: negotiating")
        edits.append(standing)
    site, chip = told(world, *edits), f">{label('statuses', word)}</span>"
    assert site.lines("countries/ruritania.md", ":   <span", chip, "Arcadia–Ruritania agreement")
    assert not site.lines("countries/ruritania.md", "Bilateral document")
    assert site.lines("countries/index.md", "[Ruritania](", chip)
    (group,) = [one for one in map_groups.by_status(site.dossier) if "XR" in {str(actor.code) for actor in one.actors}]
    assert group.label == label("statuses", word)


def test_no_real_country_says_by_hand_where_its_document_stands() -> None:
    """Its status does."""
    real = read_dossier(WORLD.parent.parent)
    assert [c.id for c in real.countries.values() if c.bilateral and bilateral(real, c.code)] == []


def test_a_document_that_the_outcome_names_itself_is_not_named_before_it(world: Path) -> None:
    """Unless the name leads to the page of the document, as it does for the declaration."""
    wished = "  - what: a second meeting is wished for\n    verb: announced\n"
    named = f"{wished}    document: second meeting\n"
    page = told(world, put("data/summits/edelweiss-2029.yml", wished, named)).lines(
        "summits/edelweiss-2029.md", "wished for"
    )
    assert not any("**second meeting**" in line for line in page)
    assert told(world).lines("summits/edelweiss-2029.md", "**[League Declaration]")
