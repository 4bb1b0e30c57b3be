"""The home page says of what its numbers are, names what stands beside them, and tells the newest."""

import re
from pathlib import Path

import pytest
from exported import dossier, lock
from test_cases import apply
from test_words import PACT, SIGNED, put, status, told

from generator.derive import legal_force, signatures, state_of_play
from generator.derive.agreement_leads import agreement_answer
from generator.derive.clause_leads import clause_answer
from generator.derive.gaps import missing_told, why_missing
from generator.derive.leads import answer
from generator.derive.state_of_play import kindred, latest
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier
from generator.model.meanings import doubted
from generator.model.records import Summit
from generator.pages.pages import makers
from generator.pages.rendering import Renderer

REAL = dossier("real")


def test_two_sets_of_one_size_are_told_apart() -> None:
    """The documents counted, the texts read and those on the map are not the same."""
    said = state_of_play.reconciled(REAL)
    more = "the European Union, the United Kingdom and the United States signed more than one"
    assert said.startswith(f"34 signed bilateral documents come from 31 partners, because {more}. ")
    assert ". 28 texts were read clause by clause: " in said
    assert "those of the first group except the one with Greece, whose text has not been read, " in said
    assert said.endswith("and besides them the one with Croatia.")


def test_the_first_sentence_answers() -> None:
    """How many signed, and what none of the texts undertakes."""
    asked = "None of the texts read promises to use the partner’s own forces."
    assert state_of_play.finding(REAL) == (
        f"Thirty countries and the European Union have each signed a document of their own with Ukraine. {asked}"
    )


def read(root: Path, *edits: dict[str, str]) -> Dossier:
    """A world after edits."""
    apply(root, list(edits))
    return read_dossier(root)


UNSIGNED = (put(PACT, SIGNED, ""), status("negotiating"))
OWN = "  own-forces: {answer: absent}\n"
PROMISED = (
    "  own-forces: {answer: undertaken, operative: will train, verb: will, promise: It will., quote: will train}\n"
)
UNREAD = (
    put(PACT, "  own-forces: {answer: absent}\n", ""),
    put(PACT, "disclaimers:", "not_coded: [own-forces]\ndisclaimers:"),
)


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        (
            (),
            "One country has signed a document of its own with Arcadia. The one text read does not promise to use the",
        ),
        (UNSIGNED, "Nobody has signed a document of their own with Arcadia. The one text read does not promise to use"),
        (
            (put(PACT, OWN, PROMISED),),
            "One country has signed a document of its own with Arcadia. The one text read promises to use",
        ),
        (UNREAD, "One country has signed a document of its own with Arcadia."),
    ],
)
def test_one_none_and_a_text_that_was_not_read_are_told_apart(
    world: Path, edits: tuple[dict[str, str], ...], said: str
) -> None:
    found = state_of_play.finding(read(world, *edits))
    assert found.startswith(said)
    assert ("own forces" in found) is ("use" in said)


def test_where_nobody_has_signed_nobody_was_the_last(world: Path) -> None:
    assert signatures.last_told(read(world, *UNSIGNED)) == ""


EVALLONIA, GRUNEWALD = (f"data/agreements/arcadia-{name}.yml" for name in ("evallonia", "grunewald"))
UNION = "data/agreements/arcadia-valley-union.yml"
SOFT = put(PACT, "  within: PT24H", "  within: PT24H\n  softened: if it can")
HARD = put(EVALLONIA, "  softened: if possible\n", "")
SOME = put(UNION, "  own-forces:\n    answer: absent\n", PROMISED.replace("will train", "would consult"))


UNASKED = put(PACT, "  on_request_of: either side\n", "")
ASKED = " at the request of either side"
SAYS = "the one with Evallonia says “if possible”"


@pytest.mark.parametrize(
    ("edits", "setting", "asked", "softly"),
    [
        ((), "one text read has", ASKED, [SAYS]),
        ((UNASKED,), "one text read has", "", [SAYS]),
        ((HARD,), "some texts read have", f", one{ASKED}", []),
        ((SOFT,), "none has", "", ["the one with Ruritania says “if it can”", SAYS]),
    ],
)
def test_how_many_set_the_usual_limit_and_who_softens_it(
    more: Path, edits: tuple[dict[str, str], ...], setting: str, asked: str, softly: list[str]
) -> None:
    """And at whose request, of all or of how many; of a text that names nobody nothing is said of it."""
    limits = "; ".join([f"After a new attack, {setting} the parties consult within 24 hours{asked}", *softly])
    common = "Every text that was read clause by clause promises consultation."
    assert state_of_play.first_lines(read(more, *edits)) == f"{common} {limits}."


def test_several_that_undertake_it_do_so(more: Path) -> None:
    dossier = read(more, SOME)
    assert state_of_play.finding(dossier).endswith(
        "Four countries and the Valley Union have each signed a document of their own with Arcadia. "
        "Two of the 4 texts read promise to use the partner’s own forces."
    )
    first, words = clause_answer(dossier, "own-forces")
    assert first.startswith("Some texts read (2 of 4) promise to use the partner’s own forces; ")
    assert words.startswith("From the firmest words to the weakest: ")


def test_a_kind_of_which_no_text_was_read_says_so(world: Path) -> None:
    assert clause_answer(read(world, *UNREAD), "own-forces") == ["No text has been read for own forces yet."]


BINDS = "The one with Evallonia says of its legal force: legally binding."


@pytest.mark.parametrize(
    ("edits", "silent"),
    [
        ((), f"One text read does not say whether it binds in law. {BINDS}"),
        (
            (
                put(
                    GRUNEWALD,
                    "consultation: {gap",
                    "legal_nature:\n  - {value: not-stated, asserted_by: the text, at: p. 1}\nconsultation: {gap",
                ),
            ),
            f"Some texts read do not say whether they bind in law. {BINDS}",
        ),
        ((put(PACT, "  - {value: not-stated, asserted_by: the text, at: whole text}\n", ""),), ""),
    ],
)
def test_how_many_leave_their_legal_force_open(more: Path, edits: tuple[dict[str, str], ...], silent: str) -> None:
    """What others say of a text is not what it says itself; those that speak are told with what they say."""
    assert legal_force.silent_on_force(read(more, *edits)) == silent


def test_the_groups_add_up_to_all_documents() -> None:
    """Each document stands in one of them."""
    grouped = [a.id for group in kindred(REAL) for a in group.agreements]
    assert sorted(grouped) == sorted(REAL.agreements)


def test_every_signature_stands_in_its_month() -> None:
    """And the title of the chart counts them."""
    months = signatures.months(REAL)
    assert [one.name for one in months if one.signatures][:2] == ["January 2024", "February 2024"]
    assert sum(len(one.signatures) for one in months) == len(signatures.signatures(REAL)) == 34
    assert signatures.densest(REAL) == "Twenty-four of the 34 signatures fell between February and July 2024"


def test_who_signed_last_is_said_with_what_and_when() -> None:
    last = "The last to sign was the European Union: the European Union–Ukraine drone deal, on 15 July 2026"
    doubt = " (moderate confidence: only the headlines of two reports were seen, in another text)."
    assert signatures.last_told(REAL) == f"{last}{doubt}"


def test_a_limit_that_the_text_softens_is_not_counted_with_the_others() -> None:
    """Twenty-six set it, one where possible."""
    assert (
        "After a new attack, nearly all texts read have the parties consult within 24 hours, nearly all at the request "
        "of either side; the one with the United States says “where possible”." in (state_of_play.first_lines(REAL))
    )


def test_help_after_the_trigger_is_told_beside_talks() -> None:
    """Who reads of talks alone takes it that no text speaks of more; three only intend to help."""
    help_ = "Most texts promise assistance after a new attack; others put it more weakly."
    assert state_of_play.first_lines(REAL).endswith(f"“where possible”. {help_}")


def test_what_texts_only_speak_of_after_the_trigger_is_not_called_promised(more: Path) -> None:
    """Where no text has words that are a promise, none promises it."""
    moved = put("data/vocabulary.yml", "family: defence\n    question: Who", "family: response\n    question: Who")
    label = "    label: intends to\n"
    aim = put("data/vocabulary.yml", label, f"{label}    promises: names … as an aim\n")
    weaker = [
        put("data/agreements/arcadia-evallonia.yml", "    verb: commits\n", "    verb: intends\n"),
        put(PACT, "    operative: will train\n    verb: will\n", "    operative: will train\n    verb: intends\n"),
    ]
    told_ = state_of_play.first_lines(read(more, moved, aim, *weaker))
    assert "texts speak of training" in told_
    assert not re.search("promises? training", told_)


def test_what_all_texts_undertake_after_the_trigger_is_told_once(world: Path) -> None:
    moved = put("data/vocabulary.yml", "family: defence\n    question: Who", "family: response\n    question: Who")
    assert state_of_play.first_lines(read(world, moved)).count("training") == 1


def test_a_step_that_a_source_calls_outstanding_is_not_laid_to_a_text_that_nobody_read() -> None:
    told_ = " ".join(agreement_answer(REAL, REAL.agreements["ukraine-greece"]))
    assert "signed; a step at home, such as ratification, is still to come." in told_


def test_a_softened_time_is_told_with_the_words_that_soften_it(world: Path) -> None:
    """On the page, in the comparator, on the card and in the table."""
    soft = [put(PACT, "  within: PT24H", "  within: PT24H\n  softened: where possible")]
    soft += [put(PACT, "exit_notice: {value: P6M,", "exit_notice: {value: P6M, softened: preferably,")]
    site = told(world, *soft)
    assert site.lines("agreements/arcadia-ruritania.md", ":   consultation within 24 hours (“where possible”)")
    assert site.lines("agreements/arcadia-ruritania.md", ":   6 months (“preferably”), counted from")
    assert site.lines("commitments/consultation.md", "24 hours (“where possible”)")
    card = "facts/agreements/arcadia-ruritania/index.html"
    assert site.lines(card, "consultation within 24 hours (“where possible”)")
    (row,) = [one for one in site.rows("agreements") if one["id"] == "arcadia-ruritania"]
    assert (row["consultation_softened"], row["exit_notice_softened"]) == ("where possible", "preferably")
    assert site.lines(
        "index.md", "After a new attack, none has the parties consult within 24 hours; the one with Ruritania says"
    )


def test_the_real_notice_that_is_a_preference_says_so() -> None:
    """As its text does."""
    notice = REAL.agreements["ukraine-czech-republic"].exit_notice
    assert notice is not None
    assert notice.softened == "preferably"


def test_what_stands_beside_the_counts_is_named(world: Path) -> None:
    """With its day, linked to its page."""
    beside = "subject: XA\nbeside:\n  - {agreement: league-declaration, what: which is a promise of all.}\n"
    site = told(world, put("data/site.yml", "subject: XA\n", beside))
    named = "**[League Declaration](agreements/league-declaration.md)** (15 March 2029): Which is a"
    assert site.lines("index.md", named)


def test_the_newest_comes_from_all_records_and_not_from_what_nobody_answers_for() -> None:
    """Of the real data: bodies and meetings too, each thing once."""
    rows = latest(REAL, 12)
    assert len({type(record) for *_, record in rows}) > 1
    for _, _, value, _ in rows:
        assert any(cite.source is None or not REAL.sources[cite.source].weak for cite in value.cite)
    days = [(day, frozenset(cite.source for cite in value.cite)) for day, _, value, _ in rows]
    assert len(days) == len(set(days))


def test_how_sure_a_thing_is_stands_wherever_it_is_told_again() -> None:
    """On the home page, under what changed, and in the first sentences of a page: not only on that of the record."""
    told = {text.partition(" (")[0]: text for _, text, _, _ in latest(REAL, 12)}
    pledged = next(text for text in told.values() if "100 million pounds" in text)
    assert pledged.endswith(
        " (low confidence: the page could not be read; its contents are known from a digest that cites it)"
    )
    for _, text, value, _ in latest(REAL, 12):
        assert (f" ({value.confidence} confidence: " in text) is doubted(REAL, value), text
    drafted = REAL.agreements["ukraine-united-states-guarantees"]
    assert "(moderate confidence: only the headline" in answer(REAL, drafted)[-1]


def test_whoever_is_said_on_the_home_page_to_act_at_a_meeting_has_it_on_the_own_page() -> None:
    """What it pledged there is asked for on the page of the country."""
    for _, text, _, record in latest(REAL, 20):
        if isinstance(record, Summit):
            named = [actor for actor in REAL.countries.values() if re.match(rf"(The )?{actor.name}\b", text)]
            assert all(record in REAL.summits_of[actor.code] for actor in named), text
    assert REAL.summits["contact-group-2026-09"] in REAL.summits_of["GB"]


def test_what_nobody_can_read_is_told_and_what_nobody_looked_up_is_not() -> None:
    """That stands in the table of what is not known; a draft is not asked for its signature."""
    ids = ("ukraine-united-states-guarantees", "paris-trilateral-declaration", "ukraine-united-kingdom-100-year")
    drafted, paris, treaty = (missing_told(REAL, REAL.agreements[id_]) for id_ in ids)
    assert [why.partition(",")[0] for why in drafted] == ["The text is not public"]
    assert [why.partition(" and")[0] for why in paris] == ["The text was not found"]
    assert "signature" not in str(drafted.values())
    assert not treaty


@pytest.mark.parametrize("weak", [True, False])
def test_an_event_of_a_weak_source_stays_on_its_page(world: Path, *, weak: bool) -> None:
    """It is told on the page of its record all the same."""
    event = (
        "  - date: 2030-01\n    what: A rumour\n    kind: other\n    cite:\n      - {source: gazette-names, at: p. 1}\n"
    )
    edits = [put(PACT, "events:\n", f"events:\n{event}")]
    if weak:
        edits.append(put("data/sources/news.yml", "  language: en", "  language: en\n  weak: true"))
    site = told(world, *edits)
    assert ("A rumour" in site.section("index.md", "Latest dated events")) is not weak
    assert site.lines("agreements/arcadia-ruritania.md", "A rumour")


def test_what_is_not_known_is_told_of_the_subject() -> None:
    """Not of the cells of a table: which texts nobody can read, what the texts leave open, what sources leave open."""
    said = " ".join(state_of_play.not_known(REAL))
    eight = "For 8 of those that take part in the Coalition of the Willing no offer was found"
    assert f"{eight}, which does not say that they made none." in said
    assert said.startswith("Text not public: the Ukraine–Greece security agreement, ")
    assert "Text not found: the Paris trilateral declaration of intent, the Ukraine–Saudi Arabia defence" in said
    assert "Nearly all texts read do not say whether they bind in law. " in said
    assert "legal-force" in dict(state_of_play.open_questions(REAL))


@pytest.mark.parametrize(
    ("id_", "field", "word"),
    [
        ("ukraine-bulgaria", "signed", "not-signed"),
        ("ukraine-australia", "signed", "negotiating"),
        ("paris-declaration", "signed", "does-not-apply"),
        ("ukraine-qatar", "consultation", "text-not-found"),
        ("eu-ukraine-drone-deal", "exit_notice", "text-not-found"),
        ("ukraine-greece", "languages", "text-not-public"),
        ("ukraine-united-states-guarantees", "renewal", "text-not-public"),
        ("ukraine-united-kingdom-100-year", "renewal", "not-checked"),
    ],
)
def test_a_cell_says_why_there_is_no_value_from_what_the_record_tells(id_: str, field: str, word: str) -> None:
    """That nobody looked only where nothing is told of the text; of an unsigned one the status says it."""
    assert why_missing(REAL, REAL.agreements[id_], field) == word


def test_a_text_that_says_something_of_its_form_is_not_counted_with_the_silent() -> None:
    """Spain’s calls itself non-normative, Portugal’s disclaims registration; in one the annex speaks."""
    said = legal_force.silent_on_force(REAL)
    assert "Each of those with Spain and Portugal disclaims the form of a treaty." in said
    assert "The one with the United States in one of its parts says that it is not binding in law." in said
    assert "The one with Croatia calls itself a legal instrument." in said
    assert "The UK–Ukraine One Hundred Year Partnership Agreement: legally binding, according to" in said


def test_partners_whose_signature_is_weakly_known_are_named_wherever_who_signed_is_told() -> None:
    told = "That Saudi Arabia and Qatar signed is known from weak sources only."
    assert state_of_play.weakly_known(REAL) == told
    made = makers(REAL, lock("real"), Renderer())
    for page in ("index.md", "agreements/index.md", "countries/ukraine.md"):
        assert told in made[page]().content.decode(), page


def test_questions_stand_in_the_order_of_their_file() -> None:
    """Which editors choose; the first letter of an id says nothing about weight."""
    shown = [id_ for id_, _ in state_of_play.questions(REAL)]
    assert shown[:2] == ["legal-force", "us-agreement-legal-force"] != sorted(shown)[:2]
    assert sorted(shown) == sorted(REAL.disagreements)
