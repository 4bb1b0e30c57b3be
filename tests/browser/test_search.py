"""The search in a browser: other names, codes, capitals and phrases lead to the right page."""

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

# The pages that are right in first place. One of a kind stands for the kind.
FIRST_HITS = {
    "F-16 Denmark": ["agreements/ukraine-denmark/"],
    "artillery France": ["agreements/ukraine-france/"],
    "drones Latvia": ["agreements/ukraine-latvia/"],
    "24.05.2024": ["agreements/ukraine-poland/"],
    "F-16 Netherlands": ["disagreements/", "agreements/ukraine-netherlands/"],
    "Hage": ["summits/nato-the-hague-2025/"],
    "Den Haag": ["summits/nato-the-hague-2025/"],
    "Fico": ["countries/slovakia/"],
    "UDCG": ["summits/contact-group-2026-09/"],
    "URC": ["summits/recovery-conference-2026/"],
    "2034-02-16": ["agreements/ukraine-france/", "agreements/ukraine-germany/", "countries/france/"],
    "How much did Norway promise": ["countries/norway/", "agreements/ukraine-norway/"],
    "download csv": ["data/"],
    "what is a security guarantee": ["explainer/"],
    "Umerov": ["countries/ukraine/"],
    "Article 5": ["agreements/ukraine-united-states-guarantees/"],
    "Kiev": ["countries/ukraine/"],
    "Київ": ["countries/ukraine/"],
    "24h": ["commitments/consultation/"],
    "Britain": ["countries/united-kingdom/"],
    "British": ["countries/united-kingdom/"],
    "U.K.": ["countries/united-kingdom/"],
    "NO": ["countries/norway/"],
    "Deutschland": ["countries/germany/"],
    "Duetschland": ["countries/germany/"],
    "日本": ["countries/japan/"],
    "G-7": ["organisations/g7/"],
    "hundred year": ["agreements/ukraine-united-kingdom-100-year/"],
    "Portugese agreement": ["agreements/ukraine-portugal/"],
    "when did Poland sign": ["agreements/ukraine-poland/", "countries/poland/"],
    "16.02.2024": ["agreements/ukraine-france/", "agreements/ukraine-germany/"],
    "February 16, 2024": ["agreements/ukraine-france/", "agreements/ukraine-germany/"],
    "12 січня 2024": ["agreements/ukraine-united-kingdom/"],
    "Зеленський": ["countries/ukraine/"],
    "Vilnius 2023": ["summits/nato-vilnius-2023/"],
    "Ottawa": ["countries/canada/"],
    "boots on the ground": ["commitments/own-forces/", "offers/"],
    "mine clearance": ["commitments/demining/"],
    "ukraine-france": ["agreements/ukraine-france/"],
    "who refuses troops": ["offers/"],
    "ratified by parliament": ["approval/"],
    "foreign minister of Ukraine": ["countries/ukraine/"],
    "prime minister of Czechia": ["countries/czechia/"],
    "which agreements expire first": ["agreements/"],
    "unpublished texts": ["unknown/"],
    "Netherlands 2024 military support": ["agreements/ukraine-netherlands/"],
    "Germany agreement in force since": ["agreements/ukraine-germany/"],
    "compare Finland Sweden": ["compare/"],
    "difference between the French and the German agreement": ["compare/"],
    "NATO membership irreversible": ["summits/nato-washington-2024/"],
    "90 billion loan": ["summits/european-council-2025-12/", "summits/recovery-conference-2026/"],
    "what did the press get wrong": ["articles/"],
    "Miami": ["summits/miami-2026-10/"],
    "agreements with three months notice": ["agreements/"],
    "how can it be terminated": ["agreements/"],
    "how long does the German agreement last": ["agreements/ukraine-germany/"],
    "Deutschland Ukraine Abkommen": ["agreements/ukraine-germany/"],
    "accord de sécurité France Ukraine": ["agreements/ukraine-france/"],
    "Німеччина угода": ["agreements/ukraine-germany/"],
    "Alemania": ["countries/germany/"],
    "Almanya": ["countries/germany/"],
    "who has signed security agreements with Ukraine": ["agreements/"],
    "not signed": ["approval/"],
    "billion euros 2025": ["money/"],
    "how much money": ["money/"],
    "GDP": ["money/"],
    "percent of GDP": ["money/"],
    "size of the force": ["offers/"],
    "how many troops": ["offers/"],
    "drone coalition": ["commitments/"],
    "what does Ukraine have to do": ["explainer/"],
    "difference between guarantee and commitment": ["explainer/"],
    "subject to parliament": ["explainer/"],
    "Macron troops": ["countries/france/", "offers/"],
    "latest news": [""],
    "methodology": ["method/"],
    "when does the UK agreement expire": ["agreements/ukraine-united-kingdom/"],
    "until when does the agreement with France run": ["agreements/ukraine-france/"],
    "where is the text of the agreement with Poland": ["agreements/ukraine-poland/"],
    "is the German agreement binding": ["agreements/ukraine-germany/"],
    "how to leave the Dutch agreement": ["agreements/ukraine-netherlands/"],
    "what exactly did Germany promise if Russia attacks again": ["agreements/ukraine-germany/"],
    "how much money has Germany given": ["countries/germany/", "money/"],
    "how much has the EU promised in total": ["organisations/european-union/"],
    "what is in force": ["agreements/"],
    "which agreements are in force today": ["agreements/"],
    "who has promised Ukraine security commitments": ["agreements/", ""],
    "which NATO members have not signed an agreement": ["approval/", "organisations/nato/"],
    "is it true that the agreements oblige signatories to fight for Ukraine": ["explainer/", "commitments/own-forces/"],
    "compare Germany with France: which is stronger": ["compare/"],
    "when is the next summit": [""],
    "how current is this": ["", "method/"],
    "how to cite": ["data/"],
    "can i cite this": ["data/"],
    "quote this page": ["data/"],
    "binding": ["disagreements/"],
    "ceasefire": ["offers/"],
    "truce": ["offers/"],
    "is there a ceasefire": ["unknown/"],
    "patriot germny": ["summits/contact-group-2026-09/"],
    "NL f16": ["disagreements/"],
    "drones netherland": ["agreements/ukraine-netherlands/"],
    "DE money 2026": ["countries/germany/"],
    "samp/t italy": ["countries/italy/"],
    "merz patriots": ["countries/germany/"],
    "meloni article 5": ["countries/italy/"],
    "erdogan black sea": ["countries/turkiye/"],
    "trump guarantees senate": ["agreements/ukraine-united-states-guarantees/"],
    "reparations loan": ["summits/european-council-2025-12/"],
    "where does the US stand today": ["countries/united-states/"],
    "German troops": ["countries/germany/", "offers/"],
    "CoW": ["organisations/coalition-of-the-willing/"],
    "Ramstein": ["summits/contact-group-2026-09/"],
    "Who says that Denmark gives 1.8 bn": ["countries/denmark/", "agreements/ukraine-denmark/"],
    "Sweden 6.5 billion": ["agreements/ukraine-sweden/"],
    "Norway 75 billion kroner": ["agreements/ukraine-norway/"],
    "Latvia 0.25 % of GDP": ["agreements/ukraine-latvia/"],
    "Ukraine Facility": ["glossary/"],
    "is the G7 declaration binding": ["agreements/g7-joint-declaration/"],
    "who broke the Budapest Memorandum": ["agreements/budapest-memorandum/"],
    "Hungary no agreement": ["countries/hungary/"],
    "who leads the coalition": ["organisations/coalition-of-the-willing/"],
    "is Japan's help non-lethal": ["countries/japan/", "agreements/ukraine-japan/"],
    "Zelensky Patriots licence": ["agreements/ukraine-united-states-guarantees/"],
    "which partners promise a yearly sum": ["money/"],
    "Japan lethal weapons": ["countries/japan/", "agreements/ukraine-japan/"],
    "KSA": ["countries/saudi-arabia/"],
    "угода з Польщею": ["agreements/ukraine-poland/"],
    "umowa z Niemcami": ["agreements/ukraine-germany/"],
    "w Polsce": ["countries/poland/"],
    "Królestwo Belgii": ["countries/belgium/"],
    "гарантії безпеки від Франції": ["agreements/ukraine-france/"],
    "Selenskyj": ["countries/ukraine/"],
    "Orban": ["countries/hungary/"],
    "no-fly zone": ["commitments/air-defence/"],
    "prisoners of war": ["summits/istanbul-2025/", "summits/abu-dhabi-2026-01/"],
    "which countries will send soldiers": ["offers/"],
    "is Ukraine in NATO": ["commitments/nato-accession/"],
    "Slovakia security agreement": ["countries/slovakia/"],
    "Austria security agreement with Ukraine": ["countries/austria/"],
    "Poland shoot down missiles": ["agreements/ukraine-poland/"],
    "permanent link": ["data/"],
    "are the agreements legally binding": [""],
    "what happens if Ukraine joins NATO": ["agreements/"],
    "troops": ["offers/"],
    "all commitments": ["commitments/"],
    "evidence": ["sources/"],
    "foreign troops in Ukraine now": ["offers/"],
    "trump guarantee": ["agreements/ukraine-united-states-guarantees/"],
    "trump 2024 agreement still valid": ["agreements/ukraine-united-states/"],
    "NATO Article 5": ["agreements/ukraine-united-states-guarantees/"],
    "0.25 GDP": ["money/"],
    "legally binding?": ["disagreements/"],
    "disputed": ["disagreements/"],
    "revoked": ["agreements/"],
    "is it still in force": ["agreements/"],
    "expire first": ["agreements/"],
    "last agreement signed": ["timeline/"],
    "what is next": [""],
    "гарантії безпеки": ["explainer/"],
    "Sicherheitsgarantien für die Ukraine": ["explainer/"],
    "check an article": ["check-an-article/"],
    "Польща війська": ["countries/poland/"],
    "Німеччина гроші": ["countries/germany/"],
    "Hiszpania wojska": ["countries/spain/"],
    "Turkiye navy": ["countries/turkiye/"],
    "Romania air defence": ["agreements/ukraine-romania/"],
    "wer schickt Truppen in die Ukraine": ["offers/"],
    "хто відправить війська в Україну": ["offers/"],
    "who would send soldiers to ukraine": ["offers/"],
    "Witkoff": ["countries/united-states/"],
    "Frederiksen": ["countries/denmark/"],
    "Путін": ["countries/russia/"],
    "Kallas": ["organisations/european-union/"],
    "Берлін саміт": ["summits/berlin-2025-12/"],
    "szczyt w Hadze": ["summits/nato-the-hague-2025/"],
    "переговоры в Стамбуле": ["summits/istanbul-2025/"],
    "vertice di Roma": ["summits/recovery-conference-2025/", "summits/coalition-rome-2025-07/"],
    "Анкара саміт НАТО": ["summits/nato-ankara-2026/"],
    "PURL": ["glossary/"],
    "SAFE": ["glossary/"],
    "MNFU": ["glossary/"],
    "what is EPF": ["glossary/"],
    "prêt 90 milliards": ["summits/european-council-2025-12/"],
    "кредит 90 мільярдів": ["summits/european-council-2025-12/"],
    "préstamo 90.000 millones": ["summits/european-council-2025-12/"],
    "Paris 6 janvier": ["agreements/paris-declaration/", "summits/coalition-paris-2026-01/"],
    "umowa polsko-ukraińska 8 lipca": ["agreements/ukraine-poland/"],
    "gennaio Parigi": ["summits/coalition-paris-2026-01/"],
    "20-punktowy plan": ["agreements/ukraine-united-states-guarantees/"],
    "Nansen": ["countries/norway/"],
    "Bundeswehr Ukraine": ["countries/germany/"],
    "budapest": ["agreements/budapest-memorandum/"],
    "deutsche Truppen": ["countries/germany/"],
    "niederländisches Abkommen": ["agreements/ukraine-netherlands/"],
    "troupes espagnoles": ["countries/spain/"],
    "британські військові": ["countries/united-kingdom/"],
    "wojska niemieckie": ["countries/germany/"],
    "soldati tedeschi": ["countries/germany/"],
    "albanese": ["countries/australia/"],
    "garanties de sécurité américaines": ["agreements/ukraine-united-states-guarantees/"],
    "gwarancje bezpieczeństwa USA": ["agreements/ukraine-united-states-guarantees/"],
    "US Senate vote": ["agreements/ukraine-united-states-guarantees/"],
    "Congress approval": ["approval/"],
    "who made this site": ["method/"],
    "spy agreement": ["commitments/intelligence/"],
    "oil tankers shadow fleet": ["commitments/sanctions/"],
    "ammo": ["commitments/military-assistance/"],
    "grain corridor": ["commitments/maritime/"],
    "children deported": ["commitments/accountability/"],
    "oldest agreement": ["timeline/"],
    "Rohstoffabkommen": ["agreements/us-ukraine-reconstruction-fund/"],
    "Pariser Erklärung": ["agreements/paris-declaration/"],
}


@pytest.fixture(scope="module")
def searching(browser, address):  # noqa: ANN001, ANN201 # as in conftest; one page, so that the index is read once
    page = browser.new_page()
    page.goto(address)
    yield page
    page.close()


def hits(page: "Page", query: str) -> list[str]:
    """The pages found, best first, by their paths below the home page."""
    home = page.url.partition("?")[0].partition("#")[0]
    page.locator("input[name=query]").fill("")
    page.locator("input[name=query]").press_sequentially(query)
    links, found, same = page.locator(".md-search-result__link"), None, 0
    # The list follows every key; it is done when it shows the whole query and no longer changes.
    for _ in range(20):
        before, found = found, links.evaluate_all("all => all.map(one => one.href)")
        same = same + 1 if found == before else 0
        if same == 4:
            break
        page.wait_for_timeout(200)
    return list(dict.fromkeys(re.sub("[?#].*", "", address.removeprefix(home)) for address in found or ()))


@pytest.mark.parametrize("query", FIRST_HITS)
def test_right_page_comes_first(searching: "Page", query: str) -> None:
    assert hits(searching, query)[0] in FIRST_HITS[query]


def test_long_lists_do_not_drown_the_results(visit: "Callable[..., Page]") -> None:
    page = visit()
    index = page.request.get(f"{page.url}search/search_index.json").json()["docs"]
    lengths: dict[str, int] = {}
    for entry in index:
        path = entry["location"].split("#")[0]
        lengths[path] = lengths.get(path, 0) + len(entry["text"])
    assert lengths["sources/"] < 3_000
    assert not [entry["title"] for entry in index if entry["location"].endswith(("#sources", "#cite-this-page"))]


def test_nothing_is_found_for_what_is_not_there(searching: "Page") -> None:
    assert hits(searching, "bicycle") == []
    assert "Nothing found" in searching.locator(".search [role=status]").inner_text()


def test_a_word_that_no_page_has_is_said_to_be_left_out(searching: "Page") -> None:
    assert hits(searching, "Eurofighter Deutschland")[0] == "countries/germany/"
    assert "No page has “Eurofighter”" in searching.locator(".search [role=status]").inner_text()


def test_where_a_party_and_the_rest_stand_nowhere_together_the_party_comes_first_and_it_is_said(
    searching: "Page",
) -> None:
    assert hits(searching, "merz patriots")[0] == "countries/germany/"
    assert "Nothing found for all of" in searching.locator(".search [role=status]").inner_text()


def test_a_short_form_finds_what_its_whole_name_finds(searching: "Page") -> None:
    found = hits(searching, "MFU")
    assert found[0] == "glossary/"
    assert {"offers/", "organisations/coalition-of-the-willing/"} <= set(found)


def test_a_day_on_which_nothing_happened_is_said_to_be_one_and_leads_to_its_month(searching: "Page") -> None:
    assert hits(searching, "26.05.2024")
    assert "the nearest" in searching.locator(".search [role=status]").inner_text()


def test_two_partners_lead_to_their_texts_side_by_side(searching: "Page") -> None:
    hits(searching, "compare Finland Sweden")
    first = searching.locator(".search__hits a").first
    assert (first.get_attribute("href") or "").endswith("compare/?left=ukraine-finland&right=ukraine-sweden")


def test_an_office_is_told_with_who_holds_it(searching: "Page") -> None:
    hits(searching, "foreign minister of Ukraine")
    first = searching.locator(".search__hits a").first.inner_text()
    assert "Andrii Sybiha, Minister for Foreign Affairs of Ukraine" in first


def test_of_a_text_the_piece_with_the_figure_is_shown(searching: "Page") -> None:
    """Not the one with the name of the country, which stands everywhere in it."""
    hits(searching, "Sweden 6.5 billion")
    assert "6.5 billion" in searching.locator(".search__hits a .search__text").first.inner_text()


@pytest.mark.parametrize(
    ("query", "told"),
    {
        "next summit": "No coming meeting|2027",
        "expire first": "first to end, on",
        "revoked": "ended or replaced",
    }.items(),
)
def test_a_place_on_a_page_is_shown_with_what_it_says(searching: "Page", query: str, told: str) -> None:
    hits(searching, query)
    assert re.search(told, searching.locator(".search__hits a .search__text").first.inner_text())


def test_results_hold_no_signs_and_name_their_kind(searching: "Page") -> None:
    hits(searching, "sanctions")
    shown = searching.locator(".search__hits").inner_text()
    assert not re.search(r"[¶†]|\[\d+\]", shown)
    assert searching.locator(".search__hits li").count() == searching.locator(".search__kind").count()


def test_nothing_is_fetched_before_somebody_turns_to_the_box(visit: "Callable[..., Page]") -> None:
    page = visit()
    asked = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert not [one for one in asked if one.endswith(".json")]


@pytest.mark.parametrize(
    ("path", "right"),
    {
        "countries/deutschland/": "countries/germany/",
        "countries/Allemagne.html": "countries/germany/",
        "summits/den-haag": "summits/nato-the-hague-2025/",
        "agreements/budapest_memo/": "agreements/budapest-memorandum/",
    }.items(),
)
def test_an_address_that_leads_nowhere_shows_what_is_nearest_to_it(
    visit: "Callable[..., Page]", path: str, right: str
) -> None:
    first = visit(path).locator(".md-search-result__link").first
    first.wait_for()
    assert right in (first.get_attribute("href") or "")
