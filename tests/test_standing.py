"""The tiles of a country and a body: what is asked first, answered at a glance and as the page below says."""

from folders import REPOSITORY

from generator.derive.map_groups import familiar_name
from generator.derive.offers import offers_heading
from generator.derive.offices import in_office, last_in_office, shown_later
from generator.derive.queries import in_series
from generator.derive.standing import nobody_in_office, tiles
from generator.derive.sums_by_year import without_row
from generator.derive.terms import first_to_end
from generator.derive.topics import topics_told
from generator.model.loading import read_dossier
from generator.model.records import Actor, Country

REAL = read_dossier(REPOSITORY)


def shown(code: str, actor: Actor | None = None) -> dict[str, tuple[str, str]]:
    return {one.asked: (one.answer, one.more) for one in tiles(REAL, actor or REAL.actors[code])}


def with_nobody_listed(code: str) -> Actor:
    """A country as it would be without the list of who holds its offices."""
    return REAL.actors[code].model_copy(update={"people": ()})


NOBODY = "not recorded; nobody is named here as head of state or government in the last year"


def nobody(code: str) -> str:
    return nobody_in_office(REAL, REAL.actors[code])


def test_a_country_answers_what_is_asked_first() -> None:
    german = shown("DE")
    assert german["Document"] == ("In force", "last confirmed on 8 November 2025; ends 16 February 2034")
    sum_, about = german["Largest sum announced"]
    assert (sum_, about.partition(". ")[0]) == ("€11.5 billion", "military aid; 2026")
    assert about.endswith(". What was handed over is not recorded")
    assert german["Forces nearby"][0] == "Ready"
    assert "Federal Chancellor" in german["In office"][1]


def test_a_frame_for_several_years_stands_beside_the_largest_promise() -> None:
    """Readers ask until when Denmark gives; and whether what was promised has come."""
    told = shown("DK")["Pledged"][1]
    assert "; 2024. Latest: 9.4 billion DKK for 2026 (announced). " in told
    assert " Larger, but of another kind: €8.5 billion for 2023 to 2028 (framework) and 16.5 billion DKK" in told
    assert told.endswith(". What was handed over is not recorded")
    assert "handed over" not in shown("EU")["Pledged"][1]


def test_the_largest_sum_says_what_it_is_for() -> None:
    """Money for refugees at home is not read as money for arms."""
    assert "refugees in Italy" in shown("IT")["Largest sum given or committed before"][1]
    assert shown("IT")["Nothing promised on"][0] == "Own forces, just peace or help from Ukraine"


def test_a_promise_is_not_called_the_largest_sum_where_more_was_given_before() -> None:
    """Belgium names 1,072 million euros given; what it announced is less."""
    assert shown("BE")["Announced"][0] == "€1 billion"
    assert "€1.072 billion up to 30 April 2024 (given or committed before)" in shown("BE")["Announced"][1]


def test_a_partner_without_a_sum_is_told_to_have_none_recorded() -> None:
    """On its own page."""
    assert shown("US")["Money"] == ("No sum recorded", "something may have been given")
    left_out = without_row(REAL)
    assert not {"US", "NO"} & set(left_out)
    assert {"CZ", "IT"} <= set(left_out)  # what they had given from 2022 to 2024
    assert "PL" not in left_out  # it announced a sum for no stated time


def test_a_second_document_is_not_hidden_by_the_first() -> None:
    assert shown("GB")["Document"][1].endswith("; one of 2 with Ukraine alone")


def test_a_spokeswoman_does_not_stand_for_a_government() -> None:
    assert "Zakharova" not in str(shown("RU"))


def test_who_signed_or_offered_last_answers_who_is_in_office() -> None:
    """Where no list of people does: the newest day wins, a minister is no head of government, and nobody is said."""
    name, more = shown("HR", with_nobody_listed("HR"))["Last named in office"]
    assert (name, more) == ("Andrej Plenković", "Prime Minister, on 6 January 2026; nobody later is recorded")
    assert nobody_in_office(REAL, with_nobody_listed("SA")) == NOBODY
    for code in (code for code, actor in REAL.actors.items() if isinstance(actor, Country)):
        assert bool({"In office", "Last named in office"} & set(shown(code))) is not bool(nobody(code)), code


def test_of_whom_a_source_speaks_in_an_office_is_in_office_as_of_that_day() -> None:
    assert shown("HU")["In office"] == ("Péter Magyar", "Prime Minister of Hungary, as of 3 June 2026")


def test_nobody_is_said_to_be_in_office_because_of_an_old_signature() -> None:
    """Mark Rutte leads another body by now, and Boris Yeltsin signed thirty years ago: without those listed, nobody."""
    for code in ("RU", "NL"):
        assert nobody(code) == ""
        assert nobody_in_office(REAL, with_nobody_listed(code)) == NOBODY


def test_what_is_asked_across_records_is_told_with_whose_it_is() -> None:
    shares, (size, progress, seat) = topics_told(REAL, "money.md"), topics_told(REAL, "offers.md")
    assert progress.startswith("Emmanuel Macron said that 26 countries had formally committed")
    assert shares == ["Estonia, Latvia and Lithuania name shares of gross domestic product."]
    assert size == "One report puts the force at 15,000 to 30,000 troops (low confidence)."
    assert seat.startswith("The United Kingdom said in July 2025 that Paris would be the headquarters of the force ")


def test_what_is_weakly_known_is_so_in_its_tile() -> None:
    """An office that a private chronicle names, and a signature that one aggregator tells."""
    assert shown("GB")["In office"][1].endswith("(low confidence)")
    assert shown("QA")["Document"] == ("Signed", "last confirmed on 28 March 2026 (low confidence)")
    assert "confidence" not in shown("DE")["Document"][1]


def test_a_body_names_its_head_first() -> None:
    assert "President of the European Council" in shown("EU")["In office"][1]


def test_a_refusal_is_no_offer() -> None:
    """Neither in the tile nor in the heading."""
    assert shown("US")["Troops in Ukraine"][0] == "Ruled out"
    assert offers_heading(REAL, REAL.actors["US"]) == "What it rules out for the Coalition of the Willing"
    assert offers_heading(REAL, REAL.actors["PL"]) == "What it offers and rules out for the Coalition of the Willing"


def test_a_body_tells_its_members_and_who_offers_to_it() -> None:
    assert shown("NATO")["Members here"][0] == "32"
    assert shown("NATO")["Document"][0] == "None with Ukraine alone"
    assert shown("COTW")["Document"][1] == "party to the Paris Declaration"
    assert shown("COTW")["Offers to it"][1] == "offered, or left open; no offer is a deployment"


def test_a_body_stands_in_tables_by_the_name_readers_know() -> None:
    assert [familiar_name(REAL.actors[code]) for code in ("NATO", "EU", "COTW")] == [
        "NATO",
        "EU",
        "Coalition of the Willing",
    ]


def test_what_ends_first_is_said_above_the_list() -> None:
    first = first_to_end(REAL)
    assert first
    assert first.id == "ukraine-united-kingdom"


def test_a_body_has_all_meetings_of_its_own_series_on_its_page() -> None:
    """Also those where no list of participants names it."""
    own = {one.code: str(one.series) for one in REAL.organisations.values() if one.series}
    assert own["COTW"] == "coalition"
    for body, series in own.items():
        assert set(in_series(REAL, series)) <= set(REAL.summits_of[body]), body


def test_of_a_president_and_a_prime_minister_the_one_stands_first_whom_a_record_shows_last() -> None:
    """The other stands beside the documents; a ceremonial head of state is not told before who governs."""
    assert shown("BG")["In office"][0] == "Rumen Radev"
    bulgaria = REAL.actors["BG"]
    swapped = {"Rumen Radev": "2026-01-01", "Iliana Iotova": "2026-06-01"}
    people = tuple(one.model_copy(update={"as_of": swapped.get(one.name, one.as_of)}) for one in bulgaria.people)
    assert in_office(REAL, bulgaria.model_copy(update={"people": people}))[0].name == "Iliana Iotova"


def test_an_office_is_held_as_of_the_last_day_on_which_any_record_shows_the_person_in_it() -> None:
    """A signature, an offer, a meeting: the page names the record beside the evidence of the office."""
    assert shown("RO")["In office"] == ("Nicușor Dan", "President of Romania, as of 6 January 2026")
    union = REAL.actors["EU"]
    leader = next(one for one in union.people if one.name == "Ursula von der Leyen")
    later = shown_later(REAL, union, leader)
    assert later is not None
    assert later.record.id == "eu-ukraine-drone-deal"
    assert last_in_office(REAL, union, leader) == "2026-07-15"
    other = leader.model_copy(update={"office": "High Representative of the European Union"})
    assert last_in_office(REAL, union, other) == leader.as_of


def test_how_many_of_the_undertakings_stand_under_a_disclaimer_stands_beside_their_number() -> None:
    american, spanish, german = (shown(code)["Nothing promised on"][1] for code in ("US", "ES", "DE"))
    assert american.startswith("promises something on 23 of 26 subjects, 14 of them under a disclaimer")
    assert spanish.startswith("promises something on 24 of 26 subjects, all under a disclaimer")
    assert "disclaimer" not in german


def test_the_tile_of_an_offer_says_that_its_speaker_has_left_office() -> None:
    assert shown("GB")["Troops in Ukraine"][1].endswith(
        "; Keir Starmer, who said it, has left office since (low confidence)"
    )
    assert "left office" not in shown("FR")["Troops in Ukraine"][1]
