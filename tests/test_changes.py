"""What changed between two states: told fact by fact, moved and mended ones left out of what matters."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args, get_origin

import pytest
from folders import WORLD
from pydantic import BaseModel

from generator.derive.change_log import Change, last_changes
from generator.derive.changes import compare_states, entries_of
from generator.derive.changes_told import is_aside
from generator.derive.facts import EVIDENCE, IDENTITY, said
from generator.derive.pairing import paired
from generator.derive.successors import heirs
from generator.derive.weight import same_words, weighs
from generator.model.declaring import bare, fields_of, is_part, is_single, item_of
from generator.model.fields import ActorCode, SourceId
from generator.model.kinds import KINDS
from generator.model.loading import read_dossier
from generator.model.records import Disagreement
from generator.model.vocabulary import AnswerWord, Term

AGREEMENT = "data/agreements/arcadia-ruritania.yml"
ARTICLE = "data/articles/pan-herald-choir.yml"


def edit(world: Path, path: str, *pairs: tuple[str, str]) -> list[Change]:
    """The changes made by replacing texts, each of which stands once."""
    before = read_dossier(world)
    text = (world / path).read_text()
    for find, put in pairs:
        assert text.count(find) == 1, find
        text = text.replace(find, put)
    (world / path).write_text(text)
    after = read_dossier(world)
    return compare_states(entries_of(before), entries_of(after), after)


def told(changes: list[Change]) -> list[tuple[str, str, str, str, bool]]:
    """Kind, field, old, new, and whether it matters."""
    return [(one.kind, one.field, one.old, one.new, one.substantive) for one in changes]


CHOIR = "  - {what: A joint choir is set up, at: Article 7}\n"
FUNDING = "funding › boots & <b>bread</b> › amount"
PROVISION = "provisions › A joint choir is set up"


@pytest.mark.parametrize(
    ("path", "find", "put", "expected"),
    [
        (
            AGREEMENT,
            "date: 2029-03-01",
            "date: 2029-03-02",
            [("changed", "signed › date", "1 March 2029", "2 March 2029", True)],
        ),
        (AGREEMENT, "value: P5Y", "value: P10Y", [("changed", "term", "5 years", "10 years", True)]),
        (AGREEMENT, "  value: signed\n", "  value: in-force\n", [("changed", "status", "Signed", "In force", True)]),
        (AGREEMENT, "parties: [XR, XA]", "parties: [XA, XR]", []),
        (
            AGREEMENT,
            "parties: [XR, XA]",
            "parties: [XR, XA, XG]",
            [("changed", "parties", "Arcadia, Ruritania", "Arcadia, Graustark, Ruritania", True)],
        ),
        (AGREEMENT, "amount: 2500000", "amount: 3000000", [("changed", FUNDING, "2,500,000", "3,000,000", True)]),
        (
            AGREEMENT,
            "as_of: 2031-01-01",
            "as_of: 2031-01-02",
            [("changed", "as of", "1 January 2031", "2 January 2031", False)],
        ),
        (
            AGREEMENT,
            "  own-forces: {answer: absent}\n",
            "",
            [("withdrawn", "commitments › Own forces", "Silent", "", True)],
        ),
        (
            AGREEMENT,
            CHOIR,
            "  - {what: A bridge is built, at: Article 8}\n" + CHOIR,
            [("added", "provisions", "", "A bridge is built", True)],
        ),
        (
            AGREEMENT,
            "A joint choir is set up",
            "The joint chior is set up.",
            [
                (
                    "changed",
                    "provisions",
                    "A joint choir is set up",
                    "The joint chior is set up.",
                    True,
                )
            ],
        ),
        (
            AGREEMENT,
            CHOIR,
            CHOIR.replace("7", "8"),
            [("sourced", PROVISION, "arcadia-ruritania-text, Article 7", "arcadia-ruritania-text, Article 8", True)],
        ),
        (
            ARTICLE,
            "    verdict: supported\n",
            "    verdict: contradicted\n",
            [("changed", "claims › 1 › verdict", "Supported", "Contradicted", True)],
        ),
    ],
)
def test_one_edit(path: str, find: str, put: str, expected: list[tuple[str, str, str, str, bool]], world: Path) -> None:
    """And nothing else."""
    assert told(edit(world, path, (find, put))) == expected


def test_a_moved_and_relaid_file_has_no_changes(world: Path) -> None:
    """Layout and comments are not facts, nor is the order of a list."""
    text = (world / AGREEMENT).read_text()
    first, second = text.index("  - date: 2028-11"), text.index("  - date: 2030-05-02")
    end = text.index("lookalikes:")
    before = read_dossier(world)
    (world / AGREEMENT).write_text("# moved\n" + text[:first] + text[second:end] + text[first:second] + text[end:])
    after = read_dossier(world)
    assert before.agreements != after.agreements
    assert compare_states(entries_of(before), entries_of(after), after) == []


def test_a_source_added_is_cosmetic_and_one_replaced_is_not(world: Path) -> None:
    """Who says so matters; that one more says so does not change the fact."""
    row = "    - {source: gazette-names, at: table 2}\n"
    more = f"{row}    - {{source: pan-herald-choir, at: paragraph 1}}\n"
    [added] = edit(world, AGREEMENT, (row, more))
    assert (added.kind, added.old, added.new, added.substantive) == ("sourced", "", "pan-herald-choir", False)
    [replaced] = edit(world, AGREEMENT, (row, ""))
    assert (replaced.old, replaced.new, replaced.substantive, replaced.unsourced) == ("gazette-names", "", True, False)
    [last] = edit(world, AGREEMENT, ("  cite:\n    - {source: pan-herald-choir, at: paragraph 1}\n", ""))
    assert last.unsourced


def test_records_that_come_go_and_are_renamed(world: Path) -> None:
    """Whole records are one change; a renamed one keeps its facts."""
    before = read_dossier(world)
    path = world / "data/summits/edelweiss-2028.yml"
    text = (
        path.read_text()
        .replace("id: edelweiss-2028", "id: fair-2028\nformerly: [edelweiss-2028]")
        .replace("Edelweiss\n", "Zenda\n")
    )
    path.rename(world / "data/summits/fair-2028.yml").write_text(text)
    (world / "data/organisations/league.yml").unlink()
    (world / "data/countries/zenda.yml").write_text("id: zenda\nname: Zenda\nas_of: 2031-01-01\ncode: XZ\n")
    after = read_dossier(world)
    changes = compare_states(entries_of(before), entries_of(after), after)
    assert [(one.of, one.id, *told([one])[0]) for one in changes] == [
        ("countries", "zenda", "added", "", "", "4 facts", True),
        ("organisations", "league", "withdrawn", "", "7 facts", "", True),
        ("summits", "fair-2028", "renamed", "", "edelweiss-2028", "fair-2028", True),
        ("summits", "fair-2028", "changed", "held › place", "Edelweiss", "Zenda", True),
    ]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("The parlament backed it", "The parliament backed it.", False),
        ("On ratification", "On notification", False),
        ("a bilateral text", "a unilateral text", False),
        ("terminated by either party", "determined by either party", False),
        ("fifteen days", "fifteenth days", False),
        ("casual talks", "causal talks", False),
        ("backs the agreement", "rejects the agreement", False),
        ("a legal duty", "an illegal duty", False),
        ("it may end", "it must end", False),
        ("the parties may consult", "the parties consult", False),
        ("the parties shall consult", "the parties consult", False),
        ("the parties will consult", "the parties consult", False),
        ("the parties would consult", "the parties consult", False),
        ("the parties must consult", "the parties consult", False),
        ("a party to no treaty", "a party to treaty", False),
        ("3 million euro", "3 billion euro", False),
        ("5 soldiers", "6 soldiers", False),
        ("1.5 per cent", "15 per cent", False),
        ("27 countries", "27+ countries", False),
        ("talks in Austria", "talks in Australia", False),
        ("let us say", "let US say", False),
        ("Article 7(2)", "Article 72", False),
        ("the agreement", "an agreement", True),
        ("the choir sings", "A choir sings", True),
        ("it is binding", "it is not binding", False),
        ("Ruritania’s choir", "Ruritania's choir", True),
        ("It sings", "it sings", True),
        ("a choir, and a boat", "a choir and a boat", True),
        ("from 2024-2027", "from 2024–2027", True),
        ("from 2024-2027", "from 2024-2028", False),
        ("€3 million", "$3 million", False),
        ("", "x", False),
    ],
)
def test_which_texts_have_the_same_words(old: str, new: str, same: bool) -> None:
    """Any other word is told, however alike it looks."""
    assert same_words(old, new) is same
    assert same_words(new, old) is same


@pytest.mark.parametrize(
    ("name", "old", "new", "matters"),
    [
        ("what", "a choir", "a boat", True),
        ("what", "a choir", "A choir.", False),
        ("what", "", "–", True),
        ("what", "–", "", True),
        ("what", "", "", True),
        ("as_of", "2030", "2031", False),
        ("phase", "open", "signed", True),
        ("phase", "", "signed", False),
        ("phase", "open", "", False),
        ("counts", "", "", True),
        ("statuses", "signed", "", False),
        ("statuses", "signed", "in-force", True),
    ],
)
def test_which_fields_weigh(name: str, old: str, new: str, matters: bool) -> None:
    """What a word means to the program is told where it is another, not where it is said for the first time."""
    assert weighs(name, old, new) is matters


@pytest.mark.parametrize(
    ("find", "put", "matters"),
    [
        (CHOIR, CHOIR.replace("Article 7", "Article 7, note: the choir never sang"), True),
        (CHOIR, CHOIR.replace("Article 7", "Article 7, quote: a joint choir"), False),
        ("    - {source: gazette-names, at: table 2}\n", "    - {source: gazette-names, at: table 3}\n", True),
        (
            "    - {source: gazette-names, at: table 2}\n",
            "    - {source: gazette-names, at: table 2, note: the table was withdrawn}\n",
            True,
        ),
    ],
)
def test_notes_and_proof(find: str, put: str, matters: bool, world: Path) -> None:
    """What is beside a value weighs too; more proof for the same value does not."""
    [change] = edit(world, AGREEMENT, (find, put))
    assert change.substantive is matters


def replaced_everywhere(world: Path, *pairs: tuple[str, str]) -> list[Change]:
    """The changes made by replacing texts in all files."""
    before = read_dossier(world)
    for path in (world / "data").rglob("*.yml"):
        text = path.read_text()
        for find, put in pairs:
            text = text.replace(find, put)
        path.write_text(text)
    after = read_dossier(world)
    assert not after.problems
    return compare_states(entries_of(before), entries_of(after), after)


def test_a_pure_rename_is_one_line(world: Path) -> None:
    """However many records name it: a code, a source, a word of the vocabulary."""
    [code] = replaced_everywhere(world, ("XA", "XB"))
    assert (code.kind, code.field, code.old, code.new) == ("changed", "code", "XA", "XB")
    [source] = replaced_everywhere(world, ("gazette-names", "gazette-list"))
    assert (source.kind, source.of, source.old, source.new) == ("renamed", "sources", "gazette-names", "gazette-list")
    [word] = replaced_everywhere(world, ("own-forces", "their-forces"))
    assert (word.kind, word.of, word.new) == ("renamed", "vocabulary", "commitment_types/their-forces")


def test_a_renamed_record_is_one_line_though_others_name_it(world: Path) -> None:
    before = read_dossier(world)
    (world / AGREEMENT).rename(world / "data/agreements/treaty.yml")
    path = world / "data/agreements/treaty.yml"
    path.write_text(path.read_text().replace("id: arcadia-ruritania\n", "id: treaty\nformerly: [arcadia-ruritania]\n"))
    for one in (world / "data").rglob("*.yml"):
        one.write_text(re.sub(r"(?<![\w-])arcadia-ruritania(?![\w-])(?!\])", "treaty", one.read_text()))
    after = read_dossier(world)
    assert not after.problems
    assert told(compare_states(entries_of(before), entries_of(after), after)) == [
        ("renamed", "", "arcadia-ruritania", "treaty", True)
    ]


def test_what_was_taken_in_is_told_by_the_name_that_it_had(world: Path) -> None:
    """The meeting that took it in named it: that it had come before itself would be no news."""
    before = read_dossier(world)
    first, later = (world / f"data/summits/edelweiss-{year}.yml" for year in (2028, 2029))
    name = before.summits["edelweiss-2028"].name
    first.unlink()
    text = later.read_text().replace("predecessor: edelweiss-2028\n", "")
    later.write_text(text.replace("id: edelweiss-2029\n", "id: edelweiss-2029\nformerly: [edelweiss-2028]\n"))
    after = read_dossier(world)
    found = told(compare_states(entries_of(before), entries_of(after), after))
    assert ("withdrawn", "predecessor", name, "", True) in found


def test_of_several_under_a_new_id_the_first_that_it_lists_is_renamed(world: Path) -> None:
    """The others were taken in, whatever their ids."""
    before = read_dossier(world)
    (world / "data/summits/edelweiss-2028.yml").unlink()
    later = world / "data/summits/edelweiss-2029.yml"
    text = later.read_text().replace("predecessor: edelweiss-2028\n", "")
    former = "id: fair\nformerly: [edelweiss-2029, edelweiss-2028]\n"
    later.rename(world / "data/summits/fair.yml").write_text(text.replace("id: edelweiss-2029\n", former))
    after = read_dossier(world)
    assert not after.problems
    changes = [one for one in compare_states(entries_of(before), entries_of(after), after) if one.substantive]
    assert [(one.kind, one.old) for one in changes if not one.field] == [
        ("merged", "Edelweiss meeting 2028"),
        ("renamed", "edelweiss-2029"),
    ]
    assert [one.field for one in changes if one.field] == ["predecessor"]


def test_what_went_along_into_another_is_nothing_that_came(world: Path) -> None:
    """Of a question and of a record; what says something else there is changed, what is new there came."""
    text = (world / QUESTIONS).read_text()
    walk = "    - value: 14 leagues\n      cite:\n        - {source: gazette-names, at: page 8}\n"
    other = text.replace("length-of-the-border:", "length-by-land:").replace("How long is", "How long by land is")
    place = "  our_reading"
    (world / QUESTIONS).write_text(text + other.replace(place, walk + place))
    guests = "participants:\n  - capacity: guest\n    who: [XA]\n    level: one guest\n    cite:\n"
    guests += "      - {source: gazette-names, at: page 2}\n"
    meeting = world / "data/summits/edelweiss-2028.yml"
    meeting.write_text(meeting.read_text() + guests)
    before = read_dossier(world)
    meeting.unlink()
    later = world / "data/summits/edelweiss-2029.yml"
    along = guests.partition("\n")[2].replace("one guest", "two guests")
    text_of_later = later.read_text().replace("predecessor: edelweiss-2028\n", "")
    text_of_later = text_of_later.replace("id: edelweiss-2029\n", "id: edelweiss-2029\nformerly: [edelweiss-2028]\n")
    later.write_text(text_of_later.replace("outcomes:\n", f"{along}outcomes:\n"))
    text = text.replace("border:\n", "border:\n  formerly: [length-by-land]\n").replace(place, walk + place)
    (world / QUESTIONS).write_text(text)
    after = read_dossier(world)
    assert not after.problems
    changes = compare_states(entries_of(before), entries_of(after), after)
    heard = [one for one in changes if one.substantive and one.field != "predecessor"]
    assert [(one.id, *told([one])[0][:2]) for one in heard] == [
        ("length-of-the-border", "merged", ""),
        ("edelweiss-2029", "merged", ""),
        ("edelweiss-2029", "changed", "participants › guest › level"),
    ]


def test_a_word_that_came_is_told_by_what_it_means_and_the_site_by_its_title(world: Path) -> None:
    """How many fields a word has tells nobody anything, and what only search uses is no news."""
    before = read_dossier(world)
    words, site = world / "data/vocabulary.yml", world / "data/site.yml"
    anew = "  song:\n    label: Songs\n    definition: To sing together.\n    family: culture\n    coding: open\n"
    families = sorted(before.vocabulary["families"])
    group = "commitment_types:\n"
    words.write_text(words.read_text().replace(group, group + anew.replace("culture", families[0])))
    title = before.site.title
    told_of_site = "description: Another description.\nsought:\n  - {name: index.md, sought_as: [home]}\n"
    site.write_text(re.sub("(?m)^description: .*\n", told_of_site, site.read_text()))
    after = read_dossier(world)
    assert not after.problems
    found = compare_states(entries_of(before), entries_of(after), after)
    assert [(one.name, one.field, one.new) for one in found if one.substantive] == [
        (title, "description", "Another description."),
        ("Songs", "", "To sing together."),
    ]


def test_every_item_of_a_list_is_about_something() -> None:
    """So that it can be told what became of it, in lists of parts too; what a value rests on has no page of its own."""
    lists = [kind for model in (*(kind.model for kind in KINDS.values()), Disagreement) for kind in _items(model)]
    assert [kind.__name__ for kind in lists if not {*IDENTITY, "asserted_by", "answer"} & set(kind.model_fields)] == []


def _items(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The parts that stand in lists of a record, and in those of its parts."""
    for one in fields_of(model).values():
        whole = bare(one.kind)
        kind = bare(get_args(whole)[-1]) if get_origin(whole) is dict else item_of(whole) or whole
        if is_part(kind) and one.key not in EVIDENCE:
            yield from () if is_single(one.kind) else (kind,)
            yield from _items(kind)


def test_what_the_program_found_of_a_claim_is_told_like_any_fact(world: Path) -> None:
    """A finished audit keeps it, and every later state is compared with that one."""
    found = "finding: {}, recorded: '1', why: It says so., about: [XR], proposed_by: program"
    whole = (world / ARTICLE).read_text()
    claim = next(re.finditer(r"^    verdict: .*\n", whole, re.MULTILINE))[0]
    kept = f"{claim}    proposals:\n      - {{quote: the first words, {found.format('agrees')}}}\n"
    (world / ARTICLE).write_text(whole.replace(claim, kept, 1))
    assert read_dossier(world).problems == ()
    changes = edit(world, ARTICLE, (found.format("agrees"), found.format("differs")))
    assert [one.new for one in changes if "differs" in one.new]


QUESTIONS = "data/disagreements.yml"


def test_a_merged_question_is_no_withdrawal(world: Path) -> None:
    """Its readings stand in another one, where they are nothing that came."""
    text = (world / QUESTIONS).read_text()
    readings = text[text.index("    - value: 10 leagues") : text.index("  our_reading")]
    other = "how-wide:\n  question: How wide is it?\n  about: [XR]\n  readings:\n{}  status: open\n"
    wide = readings.replace("leagues", "feet")
    (world / QUESTIONS).write_text(text + other.format(wide))
    before = read_dossier(world)
    (world / QUESTIONS).write_text(text.replace(readings, readings + wide))
    after = read_dossier(world)
    assert not (*before.problems, *after.problems)
    changes = compare_states(entries_of(before), entries_of(after), after)
    assert [(one.kind, one.old, one.new) for one in changes if not one.field] == [
        ("merged", "How wide is it?", "How long is the border?")
    ]
    assert [one.kind for one in changes if one.field] == []


def test_the_last_change_of_each() -> None:
    """Of changes from new to old the first."""
    new = Change("changed", "summits", "a", "A", "place", "x", "y", date="2031-02-01")
    old = Change("changed", "summits", "a", "A", "place", "w", "x", date="2031-01-01")
    assert last_changes([new, old]) == {("summits", "a"): new}


def test_the_page_tells_neither_sources_alone_nor_words_and_settings() -> None:
    """They are in the feed and the log."""
    changes = [
        Change(kind, of, "one", "One", "field", "old", "new")
        for kind, of in (
            ("changed", "agreements"),
            ("sourced", "agreements"),
            ("added", "vocabulary"),
            ("changed", "site"),
        )
    ]
    assert [is_aside(one) for one in changes] == [False] + [True] * (len(changes) - 1)


BELLS = "  - {what: Nine bells are rung, cite: [{source: gazette-names, at: page 9}]}\n"
TEXT = "arcadia-ruritania-text"
NOTED = (
    "  - date: 2030-05-02\n    what: the parliament of Ruritania takes note\n    kind: approval\n"
    "    cite:\n      - {source: gazette-names, at: page 3}\n"
)


@pytest.mark.parametrize(
    ("find", "put", "expected"),
    [
        (CHOIR, f"{CHOIR}{BELLS}", [("added", "provision-gazette-names-page-9", ("gazette-names",))]),
        (NOTED, "", [("withdrawn", "event-2030-05-02-approval", ("gazette-names",))]),
        ("value: P5Y", "value: P10Y", [("changed", "term", (TEXT,))]),
        ("  value: signed\n", "  value: in-force\n", [("changed", "status", ("gazette-names",))]),
        ("at: table 2", "at: table 3", [("sourced", "status", ("gazette-names",))]),
    ],
)
def test_a_change_names_its_card_and_its_sources(
    find: str, put: str, expected: list[tuple[str, str, tuple[str, ...]]], world: Path
) -> None:
    """Also of what was added and of what is gone, whose card says so."""
    assert [(one.kind, one.anchor, one.sources) for one in edit(world, AGREEMENT, (find, put))] == expected


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (2500000.0, "2,500,000"),
        (1234.75, "1,234.75"),
        (True, "yes"),
        (False, "no"),
        (ActorCode("XR"), "Ruritania"),
        (SourceId("gazette-names"), "gazette-names"),
        (Term[AnswerWord]("absent"), "Silent"),
        ((ActorCode("XR"), ActorCode("XA")), "Arcadia, Ruritania"),
        ("2029-03", "March 2029"),
        ("2029-03-14/2029-03-15", "14–15 March 2029"),
        ("2029-03/..", "from March 2029"),
        ("2029", "2029"),
        ("P5Y", "5 years"),
        ("PT24H", "24 hours"),
        ("P", "P"),
        ("page 2029-03", "page 2029-03"),
    ],
)
def test_a_value_is_told_as_pages_say_it(value: object, told: str) -> None:
    """Nothing of an amount is lost; who or what is named stands by name."""
    assert said(value, read_dossier(WORLD)) == told


def heir_of(kind: str, gone: str, there: dict[str, object]) -> tuple[str, str] | None:
    """The heir of something in the little world that is gone, where these stand in its collection or beside it."""
    before = entries_of(read_dossier(WORLD))
    one = before[kind, gone]
    after = {key: entry for key, entry in before.items() if key != (kind, gone)}
    after |= {(kind, id_): replace(one, id=id_, record=record) for id_, record in there.items()}
    found = heirs(before, after)
    assert set(found) <= {(kind, gone)}
    return found.get((kind, gone))


def test_a_source_goes_on_as_the_one_of_the_same_address_only() -> None:
    """Without that it is withdrawn, however many others there are."""
    source = read_dossier(WORLD).sources["gazette-names"]
    other = source.model_copy(update={"url": "https://other.example/"})
    assert heir_of("sources", "gazette-names", {}) is None
    assert heir_of("sources", "gazette-names", {"other": other}) is None
    assert heir_of("sources", "gazette-names", {"other": other, "list": source}) == ("sources", "list")


def test_a_word_goes_on_as_the_one_of_the_same_definition_in_its_group() -> None:
    word = read_dossier(WORLD).vocabulary["commitment_types"]["training"]
    gone = "commitment_types/training"
    assert heir_of("vocabulary", gone, {"answers/drill": word}) is None
    assert heir_of("vocabulary", gone, {"commitment_types/drill": word}) == ("vocabulary", "commitment_types/drill")


def test_a_question_goes_on_as_the_one_with_half_of_its_readings() -> None:
    known = read_dossier(WORLD).disagreements
    id_, question = next(iter(known.items()))
    first, *others = question.readings
    assert len(others) == 1
    half = question.model_copy(update={"readings": (first,)})
    none = question.model_copy(update={"readings": (first.model_copy(update={"value": "otherwise"}),)})
    assert heir_of("disagreements", id_, {"new": half}) == ("disagreements", "new")
    assert heir_of("disagreements", id_, {"new": none}) is None


def test_what_fits_best_is_paired_first_and_nothing_twice() -> None:
    def fit(old: str, new: str) -> float:
        return len(set(old) & set(new)) / 4

    assert paired(["abcd", "abxy"], ["abcz", "abcd"], fit) == [("abxy", "abcz"), ("abcd", "abcd")]
    assert paired(["ab", "ab"], ["ab", "xy", "ab", "ab"], fit) == [("ab", "ab"), ("ab", "ab")]
    # What one way of looking pairs, the next leaves alone.
    assert paired(["ab", "cd"], ["ab", "bd"], lambda old, new: float(old == new), fit) == [("ab", "ab"), ("cd", "bd")]
