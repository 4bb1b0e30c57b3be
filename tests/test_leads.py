"""First sentences: grammar holds for every number and name, and nothing is said of texts that nobody read."""

from dataclasses import replace
from pathlib import Path

import pytest
from exported import changed, dossier
from test_words import LEAGUE, PACT, put, told

from generator.derive.actor_leads import WORDS_AT_A_GLANCE
from generator.derive.citing import sources_answer
from generator.derive.leads import answer
from generator.derive.noun_phrases import doubt_told, known_of
from generator.derive.offers import joined_without_offer
from generator.derive.standing import tiles
from generator.model.loading import read_dossier
from generator.model.records import Agreement, Country, Summit

REAL = dossier("real")
RECORDS = [*REAL.actors.values(), *REAL.agreements.values(), *REAL.summits.values(), *REAL.articles.values()]
# What a template must not make, whatever the data.
WRONG = (
    " 0 ",
    " 1 outcomes",
    " 1 claims",
    " 1 parties",
    "not set",
    "one by one",
    "types of commitment",
    "this joint commit",
)
BARE = ("United States", "United Kingdom", "Netherlands", "European Union", "United Arab Emirates")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_the_first_sentences_of_the_real_records_are_english(record: Agreement | Summit) -> None:
    """Articles before names, plurals, and no count of types."""
    said = " ".join(answer(REAL, record)).removeprefix(f"{record.name}:")
    assert not [wrong for wrong in WRONG if wrong in f" {said}"]
    said = said.split(" It produced: ")[0]  # titles stand as they are
    first = said.split(" signed ")[0].split(" alone is ")[0]
    assert not [name for name in BARE if f" {name}" in f" {first}" and f"he {name}" not in first]


def test_a_text_without_parties_was_published_not_adopted(world: Path) -> None:
    """On its page, on its card and in the calendar."""
    site = told(world, put(LEAGUE, "  value: adopted", "  value: published"))
    page = "agreements/league-declaration.md"
    assert site.lines(page, "was published", "; no state is bound by it.")
    assert site.lines(page, "Published")
    assert not site.lines(page, "Adopted")
    assert site.lines("facts/agreements/league-declaration/index.html", "published in")


def test_what_was_not_read_is_not_told_as_undertaken() -> None:
    """Two texts with one partner, one of which was read."""
    said = " ".join(answer(REAL, REAL.actors["GB"]))
    assert "The first, the one that was read, promises" in said
    assert "could not be read" in " ".join(answer(REAL, REAL.actors["GR"]))


def test_a_body_whose_members_concluded_something_has_that_document() -> None:
    """Though it is no party itself; a document of many more is not its own."""
    said = answer(REAL, REAL.actors["G7"])[1]
    assert said.startswith("The members of the G7 together adopted the G7 Joint Declaration of Support for Ukraine on ")


def test_what_must_be_known_first_stands_first(world: Path) -> None:
    """Above the status."""
    first = "foremost:\n  - {what: The pact was broken., at: Article 1}\nsigned: {"
    page = told(world, put(PACT, "signed: {", first)).page("agreements/arcadia-ruritania.md")
    assert page.index("The pact was broken.") < page.index("as of May 2030")


def test_the_breach_is_told_first_with_who_says_so() -> None:
    """Of the memorandum that a status alone would misrepresent."""
    told_ = [one.what for one in REAL.agreements["budapest-memorandum"].foremost]
    assert "the government of the United Kingdom said" in told_[1]
    assert "the Ministry of Foreign Affairs of Ukraine calls" in told_[2]


def test_a_question_on_all_agreements_is_on_the_page_of_each() -> None:
    """Whoever signed one under the declaration is concerned by the question of its legal force."""
    about = set(REAL.disagreements["legal-force"].about)
    own = [a for a in REAL.agreements.values() if a.framework == "g7-joint-declaration" and a.signed]
    assert {a.id for a in own} | {str(code) for a in own for code in a.parties} <= about


def test_a_meeting_opens_with_what_came_of_it() -> None:
    """Not with the titles of its documents."""
    said = answer(REAL, REAL.summits["nato-vilnius-2023"])
    assert said[0].startswith("The Allies restated the promise of Bucharest")
    assert said[1] == "Held in Vilnius on 11–12 July 2023."
    assert not [one.id for one in REAL.summits.values() if answer(REAL, one)[0].startswith("It produced")]


def test_a_day_known_by_its_bounds_is_one_of_them() -> None:
    said = answer(REAL, REAL.articles["gaze-nato-leaders-guarantees"])
    assert said[-1] == "The Gaze published the article on 9 or 10 July 2023."


def test_what_is_named_in_the_plural_is_so_in_every_sentence() -> None:
    """These joint commitments have parties of their own, and their text does not promise something."""
    said = answer(REAL, REAL.agreements["ukraine-european-union"])[2]
    assert "their parties consult within 24 hours at the request of either side; the text does not promise" in said
    assert (
        "its parties consult within 24 hours at the request of either side; the text does not"
        in answer(REAL, REAL.agreements["ukraine-france"])[2]
    )


def test_a_meeting_does_not_open_with_a_weak_report_as_if_it_were_sure() -> None:
    """What one weak source says is told with that doubt, wherever the sentence goes."""
    assert answer(REAL, REAL.summits["contact-group-2026-09"])[0].endswith("by the end of the year (low confidence).")
    assert not answer(REAL, REAL.summits["nato-vilnius-2023"])[0].endswith(").")


def test_what_one_weak_source_tells_of_a_document_is_told_with_that_doubt() -> None:
    """Its day, its term, and on the page of the country that is said to have signed it."""
    qatar = " ".join(answer(REAL, REAL.agreements["ukraine-qatar"]))
    assert "on 28 March 2026 (low confidence); it runs for 10 years (low confidence)." in qatar
    assert (
        "on 17 October 2024; it runs for 10 years (low confidence)."
        in answer(REAL, REAL.agreements["ukraine-greece"])[0]
    )
    assert "on 28 March 2026 (low confidence); it runs for 10 years (low" in answer(REAL, REAL.actors["QA"])[0]
    assert "confidence" not in " ".join(answer(REAL, REAL.agreements["ukraine-france"]))
    assert answer(REAL, REAL.summits["contact-group-2026-09"])[1] == "Held on 8 September 2026 (low confidence)."


def test_who_adopted_something_has_a_document() -> None:
    """Also where the record has no name for it."""
    held = REAL.summits["nato-vilnius-2023"]
    unnamed = [one.model_copy(update={"document": None}) for one in held.outcomes]
    said = answer(REAL, held.model_copy(update={"outcomes": unnamed}))
    assert said[-1] == "Held in Vilnius on 11–12 July 2023."
    assert answer(REAL, REAL.summits["alaska-2025-08"])[-1] == "No document of its own is recorded."


def test_a_document_that_a_meeting_did_not_produce_is_named_and_not_denied() -> None:
    """A statement of one side is recorded; joint statements are the meeting's own."""
    named = "its outcomes name: Statement of the US Department of State, 5 December 2025."
    assert answer(REAL, REAL.summits["miami-2025-12"])[-1] == f"No document of its own is recorded; {named}"
    denied = [one for one in REAL.summits.values() if "No document" in answer(REAL, one)[-1]]
    assert not [one.id for one in denied if "oint statement" in answer(REAL, one)[-1]]


def test_a_document_named_by_its_year_does_not_have_two_dates() -> None:
    parties = (*REAL.agreements["recovery-declaration"].parties, "CH")
    swiss = changed(REAL, "agreements", "recovery-declaration", parties=parties)
    assert "a party to the Recovery declaration of 2024, 25 September 2024." in " ".join(
        answer(swiss, swiss.actors["CH"])
    )
    assert "a party to the Budapest Memorandum of 5 December 1994." in " ".join(answer(REAL, REAL.actors["RU"]))


@pytest.mark.parametrize("record", REAL.agreements.values(), ids=lambda record: record.id)
def test_every_text_says_first_what_is_in_it(record: Agreement) -> None:
    """By its coding, or by what a reader must know before all else; of talks and deals little is known."""
    little = {"ukraine-australia", "ukraine-qatar", "ukraine-saudi-arabia", "eu-ukraine-drone-deal"}
    assert record.commitments or record.foremost or record.id in little


def test_one_joins_on_a_day_not_for_a_time() -> None:
    ireland = [one for one in REAL.agreements["g7-joint-declaration"].joined if one.party == "IE"]
    joined = tuple(one.model_copy(update={"party": "CY"}) for one in ireland)
    cyprus = changed(REAL, "agreements", "g7-joint-declaration", joined=joined)
    said = " ".join(answer(cyprus, cyprus.actors["CY"]))
    assert "It joined the G7 Joint Declaration of Support for Ukraine between 12 July 2023 and 2 August 2023." in said


def test_the_first_lines_say_whether_a_text_binds_and_how_one_gets_out_of_it() -> None:
    german, spanish, hundred = (
        answer(REAL, REAL.agreements[f"ukraine-{one}"])[-1] for one in ("germany", "spain", "united-kingdom-100-year")
    )
    assert german == "The text does not say whether it is binding in law; it can be ended with 6 months’ notice."
    assert spanish == "The text disclaims the form of a treaty; it can be ended with 6 months’ notice."
    assert hundred.endswith("and the House of Commons Library; it can be ended with 6 months’ notice.")


def test_a_body_is_not_said_to_have_signed_nothing_where_it_is_a_party_to_something() -> None:
    """A tile says that it has no document of its own; who has nothing at all is told so."""
    assert answer(REAL, REAL.actors["COTW"])[1].startswith("The Coalition of the Willing is a party to the Paris")
    assert answer(REAL, REAL.actors["UN"])[0].startswith("The United Nations has signed no agreement of this")


def test_sources_are_told_by_who_published_them_and_up_to_when_they_reach() -> None:
    assert sources_answer(REAL)[0].startswith("Most sources are news (")
    assert sources_answer(REAL)[1].startswith("The newest is of 10 October 2026, from ")


def test_all_of_seven_are_all() -> None:
    assert "All 7 members of the G7 recorded here have a document" in " ".join(answer(REAL, REAL.actors["G7"]))


EVALLONIA, UNION = "data/agreements/arcadia-evallonia.yml", "data/agreements/arcadia-valley-union.yml"
OWN = "the text {} to use {} own forces."
HARD = "After a new attack, its parties consult within 24 hours"
SOFT = f"{HARD} (“if possible”)"
PROMISED = (
    "answer: undertaken, operative: would consult, verb: would, promise: It would., at: Article 4, quote: would consult"
)


def test_what_readers_ask_for_first_is_told_whether_a_text_undertakes_it_or_not(more: Path) -> None:
    """Also where the text sets no time for consulting; a document in the plural has parties of its own."""
    site = told(more, put(UNION, "  own-forces:\n    answer: absent\n", f"  own-forces: {{{PROMISED}}}\n"))
    read = {id_: answer(site.dossier, one) for id_, one in site.dossier.agreements.items() if one.commitments}
    says = {id_: [one for one in told_ if "own forces" in one] for id_, told_ in read.items()}
    assert says == {
        "arcadia-ruritania": [
            f"{HARD} at the request of either side; {OWN.format('does not promise', 'Ruritania’s')}",
        ],
        "arcadia-evallonia": [
            f"{SOFT}; {OWN.format('does not promise', 'Evallonia’s')}",
        ],
        "arcadia-grunewald": ["The text promises to use Grünewald’s own forces."],
        "arcadia-valley-union": [
            f"After a new attack, their parties consult within 2 days; {OWN.format('promises', 'the partner’s')}"
        ],
    }


@pytest.mark.parametrize(
    ("members", "said"),
    [
        (["XB", "XL"], "Both members of the Valley Union recorded here have a document"),
        (["XB", "XL", "XR"], "All 3 members of the Valley Union recorded here have a document"),
        (
            ["XB", "XL", "XC"],
            "Of the 3 members of the Valley Union recorded here, 2 have a document of their own with Arcadia",
        ),
        (["XB", "XC"], "Of the 2 members of the Valley Union recorded here, 1 has a document of their own with"),
        (["XB"], "The one member of the Valley Union recorded here has a document"),
        (["XC", "XF"], "None of the members of the Valley Union recorded here has a document"),
    ],
)
def test_how_many_members_of_a_body_have_a_document_of_their_own(more: Path, members: list[str], said: str) -> None:
    dossier = read_dossier(more)
    code = "VALU"
    entries = []
    for entry in dossier.entries:
        record = entry.record
        if isinstance(record, Country):
            kept = tuple(one for one in record.memberships if one.organisation != code)
            one = dossier.countries["gruenewald"].memberships[0]
            record = record.model_copy(update={"memberships": (*kept, one) if record.code in members else kept})
        entries.append(replace(entry, record=record))
    changed = replace(dossier, entries=tuple(entries))
    assert answer(changed, changed.organisations["valley-union"])[-1].startswith(said)


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("ukraine-compact", "Ukraine and twenty-five others adopted this compact"),
        ("budapest-memorandum", "Russia, the United Kingdom, the United States and Ukraine signed this memorandum"),
    ],
)
def test_so_many_parties_are_named_as_a_sentence_can_hold(id_: str, said: str) -> None:
    assert answer(REAL, REAL.agreements[id_])[0].startswith(said)


def test_the_page_of_the_subject_says_first_who_has_signed_and_not_how_many_records_there_are() -> None:
    first, common, weakly = answer(REAL, REAL.actors["UA"])
    assert first.startswith(
        "Thirty countries and the European Union have each signed a document of their own with Ukraine. "
    )
    assert weakly == "That Saudi Arabia and Qatar signed is known from weak sources only."
    assert common.startswith("Every text that was read clause by clause promises military assistance and ")


LARGEST = "Largest sum promised or announced:"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "FR",
            f"{LARGEST} up to €3 billion for 2024 (pledged).",
        ),
        (
            "NL",
            (
                "Promised or announced: €4.4 billion for 2024 to 2026 (allocated); latest: about €3.5 billion for 2026"
                " (intended); larger, but of another kind: more than €5 billion for 2025 (delivered)."
            ),
        ),
    ],
)
def test_a_country_is_told_by_what_since_when_how_firmly_and_how_much(code: str, said: str) -> None:
    told_ = answer(REAL, REAL.actors[code])
    assert " 2024; it runs for 10 years, until " in told_[0]
    assert told_[1] == "In force, last confirmed on 8 November 2025."
    assert told_[2].startswith("The text promises military assistance, ")
    assert said in told_


def test_of_equal_sums_the_later_is_told_and_an_open_time_and_a_doubt_are_told_as_such() -> None:
    assert answer(REAL, REAL.actors["ES"])[-1].endswith(f"{LARGEST} €1 billion for 2026 (announced).")
    assert answer(REAL, REAL.actors["CA"])[-1].endswith(
        "; latest: about 2 billion CAD from 2026 (announced); larger, but of another kind: 6.2 billion CAD (framework)."
    )
    norway = answer(REAL, REAL.actors["NO"])
    assert norway[-1].endswith("; latest: $9 billion for 2027 (announced) (low confidence).")
    japan = answer(REAL, REAL.actors["JP"])
    assert japan[-1] == "Troops in Ukraine or other help: no offer found up to 10 October 2026."


def test_a_sum_for_no_stated_time_is_told_without_one() -> None:
    assert answer(REAL, REAL.actors["PL"])[-1].endswith(
        "Promised or announced: 200 million PLN (announced);"
        " larger, but of another kind: more than €4 billion for 2022 to 2024 (given or committed before)."
    )


def test_a_country_that_promised_no_sum_is_not_said_to_have() -> None:
    assert LARGEST not in " ".join(answer(REAL, REAL.actors["US"]))


def test_a_draft_is_told_by_what_is_known_of_it() -> None:
    draft = answer(REAL, REAL.agreements["ukraine-montenegro"])
    confirmed = "last confirmed on 17 May 2025"
    why = "the text was reported as agreed but not signed"
    assert draft[0] == f"Montenegro and Ukraine have not signed this draft, {confirmed}: {why}."
    said = answer(REAL, REAL.actors["ME"])[1]
    assert said == f"Text agreed, {confirmed}: the Ukraine–Montenegro security agreement (draft)."


def test_no_country_goes_by_the_name_of_a_town() -> None:
    """Its capital may be spelt in several ways: they are other names of the town."""
    for country in REAL.countries.values():
        towns = {country.capital or "", *country.capital_spellings}
        assert not towns & set(country.aliases), country.id
    assert REAL.countries["ukraine"].capital_spellings == ("Kiev",)


def test_a_country_without_an_agreement_opens_with_what_is_recorded_of_it() -> None:
    """What it offers or refuses with the day, its part in a document of several, and as of when nothing is known."""
    turkiye, hungary, russia = (" ".join(answer(REAL, REAL.actors[code])) for code in ("TR", "HU", "RU"))
    assert "lead the force’s work for security in the Black Sea (18 May 2026)." in turkiye
    assert "as far as is recorded (last confirmed on 8 November 2025)." in hungary
    assert "; it dropped its veto of the loan in April 2026." in hungary
    assert hungary.endswith("Hungary stays out of the plan for military hubs in Ukraine (7 January 2026).")
    assert "Russia annexed Crimea in 2014; that breaches what it promised in the memorandum" in russia
    assert "Newest event" not in russia, "it is on the page below: a reader has ten seconds"


@pytest.mark.parametrize("code", sorted(one.code for one in REAL.countries.values()))
def test_the_first_sentences_of_a_country_are_read_at_a_glance(code: str) -> None:
    assert len(" ".join(answer(REAL, REAL.actors[code])).split()) <= WORDS_AT_A_GLANCE


def test_a_body_opens_with_what_it_is_or_said_and_ends_with_the_newest() -> None:
    nato, coalition, union = (answer(REAL, REAL.actors[code]) for code in ("NATO", "COTW", "EU"))
    assert "membership included, irreversible" in nato[0]
    assert nato[-1].startswith("Newest event recorded (8 July 2026): The Allies agreed on 70 billion euros")
    assert coalition[0].startswith("France and the United Kingdom lead the coalition")
    assert union[-1].startswith("Newest event recorded (15 June 2026): The EU and Ukraine opened the first cluster")


def test_the_newest_event_is_one_that_somebody_answers_for(world: Path) -> None:
    """Neither one in strong doubt, nor one of weak sources, nor the day of a document that is told already."""
    made = "as_of: 2031-01-01\nevents:\n"
    made += "  - {date: 2029-05-01, what: The choir sang., kind: other, cite: [{source: gazette-names, at: p. 1}]}\n"
    doubted = "  - {date: 2030-05-01, what: The choir left., kind: other, cite: [{source: gazette-names, at: p. 2}],"
    doubted += " confidence: low, why: A rumour.}\n"
    signed = "  - {date: 2029-03-01, what: Signed., kind: signature, cite: [{source: gazette-names, at: p. 3}]}\n"
    edit = put("data/organisations/league.yml", "as_of: 2031-01-01\n", f"{made}{doubted}{signed}")
    told_ = told(world, edit).page("organisations/league.md")
    assert "Newest event recorded (1 May 2029): The choir sang." in told_.partition("{ .answer }")[0]


def test_the_binding_treaty_and_the_draft_stand_in_the_lead_of_the_country() -> None:
    """Beside the one text that was read; where that is much already, the newest report on the draft stands there."""
    kingdom, states = (" ".join(answer(REAL, REAL.actors[code])) for code in ("GB", "US"))
    assert "Partnership Agreement: legally binding, according to the International Agreements Committee" in kingdom
    assert states.endswith(
        "Not signed, as of 10 October 2026: the United States security guarantees for Ukraine (draft)."
    )
    assert "Newest event recorded (8 July 2025)" in " ".join(answer(REAL, REAL.actors["AU"]))


@pytest.mark.parametrize("id_", ["ukraine-bulgaria", "ukraine-montenegro", "ukraine-united-states-guarantees"])
def test_a_draft_opens_with_the_newest_report_on_it(id_: str) -> None:
    draft = REAL.agreements[id_]
    newest = draft.events[-1]
    assert answer(REAL, draft)[1].endswith(f": {newest.what.rstrip('.')}{doubt_told(REAL, newest)}.")


def test_a_document_without_a_text_says_where_it_stands_and_what_became_of_the_text() -> None:
    greece, fund, century, qatar = (
        " ".join(answer(REAL, REAL.agreements[id_]))
        for id_ in (
            "ukraine-greece",
            "us-ukraine-reconstruction-fund",
            "ukraine-united-kingdom-100-year",
            "ukraine-qatar",
        )
    )
    assert "Approval pending, last confirmed in November 2025: signed; a step at home, such as" in greece
    assert "The text is not public, as far as is known" in greece
    assert "In force, last confirmed on 23 May 2025." in fund
    assert "In force, last confirmed on 15 October 2025." in century
    assert "Legal force: legally binding, according to the International Agreements Committee" in century
    assert "The text was not found" in qatar


def test_what_no_source_has_confirmed_for_half_a_year_is_told_as_that() -> None:
    """Of two documents with one status in one sentence; of what was just confirmed only the day."""
    kingdom, greece = (answer(REAL, REAL.actors[code]) for code in ("GB", "GR"))
    assert kingdom[1] == "Both in force, last confirmed on 8 November 2025 and on 15 October 2025."
    assert greece[1].startswith("Approval pending, last confirmed in November 2025: ")
    assert known_of(REAL, "2026-06-01") == "as of 1 June 2026"


def test_who_takes_part_without_an_offer_is_told_to_have_none_on_its_own_page() -> None:
    """In the first sentences and in a tile; nothing of the kind of who offers something, or takes no part."""
    said = {one.code: "no offer found" in " ".join(answer(REAL, one)) for one in REAL.countries.values()}
    waiting = joined_without_offer(REAL)
    assert len(waiting) == 8
    assert {code for code, told_ in said.items() if told_} == waiting
    shown = {one.asked: one.answer for one in tiles(REAL, REAL.actors["JP"])}
    assert shown["Troops in Ukraine"] == "No offer found"
