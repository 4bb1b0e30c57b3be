"""What leads to a page: lists by the words of their group, bodies by who holds office, pairs by their partners."""

from pathlib import Path

import yaml
from folders import REPOSITORY

from generator.check.evidence import read_lock
from generator.model.loading import read_dossier
from generator.pages.pages import makers
from generator.pages.rendering import Renderer
from generator.pages.search_terms import sought, sought_clause, sought_list

REAL = read_dossier(REPOSITORY)
WORDS = yaml.safe_load((REPOSITORY / "data/vocabulary.yml").read_text(encoding="utf-8"))["commitment_types"]
ALIASES = {word: one["aliases"] for word, one in WORDS.items() if "aliases" in one}


def test_a_list_is_found_by_the_words_of_its_group() -> None:
    assert {"Ratified", "ratification", "parliament"} <= set(sought_list(REAL, "approval.md")["names"])
    assert {"boots on the ground", "refuses"} <= set(sought_list(REAL, "offers.md")["names"])
    assert "unpublished texts" in sought_list(REAL, "unknown.md")["names"]
    assert "expire" in sought_list(REAL, "agreements/index.md")["names"]


def test_who_joined_a_document_and_signed_nothing_is_found() -> None:
    asked = "joined the G7 Joint Declaration of Support for Ukraine but no agreement"
    assert asked in sought_list(REAL, "approval.md")["names"]


def test_such_a_word_does_not_lead_to_the_glossary_too() -> None:
    assert not [one for one in sought_list(REAL, "glossary.md")["parts"] if "ratification" in one]


def test_an_office_leads_to_who_holds_it() -> None:
    """By what readers call it, and only who holds it now."""
    words = sought(REAL, REAL.actors["UA"])["words"]
    offices = [one for one in words if one.startswith("Foreign minister: ")]
    assert offices == ["Foreign minister: Andrii Sybiha, Minister for Foreign Affairs of Ukraine"]


def test_who_signed_for_a_party_or_was_sent_by_it_leads_to_it() -> None:
    """And to whom a record names among its people alone: who signed for one may lead another since."""
    found = {code: sought(REAL, REAL.actors[code]) for code in ("DK", "US", "EU", "EE")}
    leading = {code: {*one.get("words", ()), *one.get("people", ())} for code, one in found.items()}
    assert "Mette Frederiksen" in leading["DK"]
    assert "Jared Kushner" in leading["US"]
    assert "Kaja Kallas" in leading["EU"]
    assert "Kaja Kallas" not in leading["EE"]


def test_people_stand_apart_so_that_who_is_named_stands_for_its_country() -> None:
    assert "Giorgia Meloni" in sought(REAL, REAL.actors["IT"])["people"]


def test_a_meeting_is_found_by_its_town_and_kind_in_other_languages() -> None:
    assert {"Женева", "переговори", "Gipfel"} <= set(sought(REAL, REAL.summits["geneva-2025-11"])["words"])


def test_the_subject_of_all_is_known_as_one() -> None:
    assert sought(REAL, REAL.actors["UA"])["subject"]
    assert "subject" not in sought(REAL, REAL.actors["PL"])


def test_a_programme_is_found_where_the_glossary_explains_it(more: Path) -> None:
    parts = {one[0]: one[1:] for one in sought_list(read_dossier(more), "glossary.md")["parts"]}
    assert parts["topic-bread"] == ["BREAD", "Baking Relief for Every Arcadian District"]


def test_a_text_of_many_is_not_found_by_each_of_its_parties() -> None:
    assert "Netherlands" not in sought(REAL, REAL.agreements["recovery-declaration"]).get("words", [])
    assert "Germany" in sought(REAL, REAL.agreements["ukraine-germany"])["partners"]


def test_every_text_that_can_be_compared_is_known_by_its_partner() -> None:
    sides = {one[0]: one for one in sought_list(REAL, "compare.md")["sides"]}
    assert {"France", "FR", "French"} <= set(sides["ukraine-france"])


def test_a_list_is_described_by_what_it_says_first() -> None:
    """In search results and to other sites, as a record is."""
    make = makers(REAL, read_lock(REPOSITORY)[0], Renderer())
    for page, words in {
        "approval.md": "Ratified, as far as is recorded: the UK–Ukraine One Hundred",
        "offers.md": "No offer to send troops to Ukraine was found",
        "changes.md": "Newest event recorded (9 October 2026): Officials of the United",
    }.items():
        assert f"description: {words}" in make[page]().content.decode().replace("description: '", "description: ")


def test_the_end_of_documents_is_found_by_the_notices_they_ask_for() -> None:
    parts = {one[0]: one[1:] for one in sought_list(REAL, "agreements/index.md")["parts"]}
    assert {"3 months notice", "6 months notice", "termination"} <= set(parts["ending"])


def test_languages_are_found_where_they_are_listed() -> None:
    parts = {one[0]: one[1:] for one in sought_list(REAL, "agreements/index.md")["parts"]}
    assert {"authentic text", "which language prevails"} <= set(parts["languages"])


def test_a_coalition_is_found_by_any_spelling_of_its_name() -> None:
    parts = {one[0]: one[1:] for one in sought_list(REAL, "commitments.md")["parts"]}
    assert {"Drones coalition", "Drone Coalition"} <= set(parts["coalition-drones"])
    assert {"Armour coalition", "Armoured Capability Coalition"} <= set(parts["coalition-armour"])
    assert "Demining coalition" in parts["coalition-demining"]
    assert "De-mining coalition" in parts["coalition-demining"]


def test_a_bare_word_leads_to_its_subject_and_not_to_a_coalition() -> None:
    parts = {one[0]: one[2:] for one in sought_list(REAL, "commitments.md")["parts"]}
    assert all("coalition" in name.casefold() for id_, names in parts.items() for name in names)


def test_the_money_page_is_found_by_the_years_of_its_sums() -> None:
    assert {"2024", "2026"} <= set(sought_list(REAL, "money.md")["dates"])


def test_a_list_is_found_by_what_the_site_says_too() -> None:
    """Words of the subject stand in the data."""
    assert "security agreements" in sought_list(REAL, "agreements/index.md")["names"]


def test_a_place_on_a_list_is_found_by_what_the_site_says() -> None:
    parts = {one[0]: one[1:] for one in sought_list(REAL, "agreements/index.md")["parts"]}
    assert {"leave", "terminated"} <= set(parts["ending"])
    assert "terminated" not in sought_list(REAL, "agreements/index.md")["names"]


def test_a_record_is_found_by_what_it_tells() -> None:
    """By the fields that hold something: one without a clause on its end is not what somebody looks for who leaves."""
    assert {"expire", "leave", "full text"} <= set(sought(REAL, REAL.agreements["ukraine-poland"])["words"])
    assert "leave" not in sought(REAL, REAL.agreements["ukraine-sweden"])["words"]


def test_who_gives_money_is_found_by_it() -> None:
    """Whichever record names the sum."""
    assert "money" in sought(REAL, REAL.actors["FR"])["words"]
    assert "money" not in sought(REAL, REAL.actors["HU"]).get("words", [])


def test_a_text_is_found_by_what_follows_a_new_attack() -> None:
    assert "If Russia attacks again" in sought(REAL, REAL.agreements["ukraine-germany"])["words"]


def test_who_has_not_signed_is_found_by_the_bodies_of_the_site() -> None:
    assert "NATO members without an agreement" in sought_list(REAL, "approval.md")["names"]


def test_every_name_of_a_list_leads_somewhere() -> None:
    lists = set(makers(REAL, read_lock(REPOSITORY)[0], Renderer()))
    assert {one.name for one in REAL.site.sought} <= lists
    for one in REAL.site.sought:
        assert one.at in {None, *(part[0] for part in sought_list(REAL, one.name).get("parts", ()))}


def test_what_leads_to_records_does_not_lead_to_the_glossary() -> None:
    assert not [one for one in sought_list(REAL, "glossary.md")["parts"] if one[0] == "instruments"]


def test_a_country_is_found_by_what_it_offers() -> None:
    assert "boots on the ground" in sought(REAL, REAL.actors["FR"])["words"]


def test_a_meeting_is_found_by_what_came_of_it() -> None:
    """Descriptions of documents and countries are alike and lead nowhere."""
    assert sought(REAL, REAL.summits["nato-washington-2024"])["told"]
    assert "told" not in sought(REAL, REAL.agreements["ukraine-germany"])


def test_a_clause_is_found_by_its_label_its_word_and_every_other_word_for_it() -> None:
    assert sought_clause(REAL, "consultation")["names"] == ["Consultation", "consultation", *ALIASES["consultation"]]
    assert all(set(names) <= set(sought_clause(REAL, word)["names"]) for word, names in ALIASES.items())


def test_an_audit_is_found_by_who_published_the_article(more: Path) -> None:
    dossier = read_dossier(more)
    assert sought(dossier, dossier.articles["post-six-papers"])["words"] == ["Mountain Post"]
