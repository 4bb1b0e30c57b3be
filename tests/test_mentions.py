"""Known names, unknown names, dates and sums in running text."""

from dataclasses import replace

import pytest
from intake_cases import Figures, cases, found_in, mention_figures, world

from generator.news.dates_and_sums import dates, sums
from generator.news.mentions import mentions, names_of, people_called_like_places, without_page


def shown(text: str, language: str = "en") -> list[str]:
    return [f"{one.kind} {one.ref}: {one.text}" for one in found_in(text, language)]


def test_figures_over_all_pages() -> None:
    total = sum(map(mention_figures, cases()), Figures())
    print(f"mentions on {len(cases())} pages: {total}")  # noqa: T201 - the figures are its purpose
    assert total == Figures(154, 1, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ukraine’s army and Ukraine's allies", ["country UA: Ukraine", "country UA: Ukraine"]),
        ("the UK, Britain and Holland", ["country GB: UK", "country GB: Britain", "country NL: Holland"]),
        ("the U.S. and the US-Ukraine talks", ["country US: U.S.", "country US: US", "country UA: Ukraine"]),
        ("Turkiye and TÜRKIYE", ["country TR: Turkiye", "country TR: TÜRKIYE"]),
        ("Ukrainians and Polish officials", ["demonym UA: Ukrainians", "demonym PL: Polish"]),
        ("They polish NATOs turkey for us", []),
        ("Euro-Atlantic Jordanians in Northern Ireland and North America", []),
        ("Kyiv expects help and Washington hesitates", ["government UA: Kyiv", "government US: Washington"]),
        ("Kiev said no", ["government UA: Kiev"]),
        ("He arrived in Kyiv, flew to Paris and spoke from Berlin", []),
        ("Officials in Berlin, Paris and London said", []),
        ("The Washington Post and the Kyiv region", []),
        ("BERLIN/PARIS, Feb 16 - It rained", []),
        ("Brussels hesitated", ["government BE|EU: Brussels"]),
        ("Georgia Meloni met Michael Jordan", []),
        (
            "Georgia and Jordan voted; President of Georgia",
            ["country GE: Georgia", "country JO: Jordan", "country GE: Georgia"],
        ),
        ("Michael Jordan flew to Jordan. Jordan said he was glad.", ["country JO: Jordan"]),
        ("George Washington University", []),
        ("the NATO summit in Vilnius", ["summit nato-vilnius-2023: NATO summit in Vilnius"]),
        (
            "the joint declaration of support for Ukraine",
            ["agreement g7-joint-declaration: joint declaration of support for Ukraine"],
        ),
        ("Chancellor Scholz and Hans Scholz", ["person DE: Scholz"]),
        ("Gitanas Nauseda spoke", ["person LT: Gitanas Nauseda"]),
        ("US$5 million", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_an_organisation_without_a_seat_is_not_named_by_a_country_without_a_capital() -> None:
    """An empty name would stand in every text."""
    known = world()
    entries = [
        replace(one, record=one.record.model_copy(update={"capital": None, "seat": None})) for one in known.entries
    ]
    bare = replace(known, entries=tuple(entries))
    assert all(names_of(bare, "en", "").meanings)
    assert [one.ref for one in mentions("Ukraine asked.", names_of(bare, "en", ""))] == ["UA"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "uk",
            "Україною, у Польщі та Великої Британії",
            ["country UA: Україною", "country PL: Польщі", "country GB: Великої Британії"],
        ),
        ("de", "Deutschlands Hilfe und Großbritannien", ["country DE: Deutschlands", "country GB: Großbritannien"]),
        ("fr", "l'Allemagne et les États-Unis", ["country DE: Allemagne", "country US: États-Unis"]),
        ("uk", "українці", []),
    ],
)
def test_names_in_other_languages(language: str, text: str, expected: list[str]) -> None:
    assert shown(text, language) == expected


def test_names_without_a_page() -> None:
    text = "President Ana Costa of Brazil and the Carver Institute met Michael Jordan in South Korea without Ukraine."
    names = names_of(world())
    found = mentions(text, names, people_called_like_places(text))
    assert without_page(text, names, found) == [
        "Ana Costa",
        "Brazil",
        "Carver Institute",
        "Michael Jordan",
        "South Korea",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 12 July 2023", [("12 July 2023", "2023-07-12")]),
        ("July 12, 2023, and 12.07.2023", [("July 12, 2023", "2023-07-12"), ("12.07.2023", "2023-07-12")]),
        ("2023-07-12", [("2023-07-12", "2023-07-12")]),
        ("11-12 July 2023", [("11-12 July 2023", "2023-07-11/2023-07-12")]),
        ("in July 2023 and early 2024", [("July 2023", "2023-07"), ("early 2024", "")]),
        ("on Monday, on February 16", [("on Monday", ""), ("February 16", "")]),
        ("12 липня 2023 року, am 12. Juli 2023", [("12 липня 2023", "2023-07-12"), ("12. Juli 2023", "2023-07-12")]),
        ("le 16 février 2024", [("16 février 2024", "2024-02-16")]),
        ("In 2024, 2027 soldiers; it may 12 times", [("2024", "2024")]),
        ("31 February 2024", [("31 February 2024", "")]),
    ],
)
def test_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.text, one.edtf) for one in dates(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$61 billion", [(61e9, "USD")]),
        ("€3bn or 3 billion euros", [(3e9, "EUR"), (3e9, "EUR")]),
        ("1.1 billion euros ($1.18 billion)", [(1.1e9, "EUR"), (1.18e9, "USD")]),
        ("£2.5m, 1,234,567 euros", [(2.5e6, "GBP"), (1234567, "EUR")]),
        ("4,5 мільярда доларів; 3 milliards d'euros; 13,3 Mrd. Euro", [(4.5e9, "USD"), (3e9, "EUR"), (13.3e9, "EUR")]),
        ("350 million Norwegian kroner, 2 billion Canadian dollars", [(350e6, "NOK"), (2e9, "CAD")]),
        ("1.6 billion kroner", [(1.6e9, "DKK or NOK")]),
        ("30 jets and 3 billion people", []),
    ],
)
def test_sums(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(one.amount, one.currency) for one in sums(text)] == expected
