"""Coalitions that texts name: one whatever a text calls it, with who leads and who joins it."""

from folders import REPOSITORY

from generator.derive.coalitions import all_coalitions
from generator.model.loading import read_dossier

REAL = read_dossier(REPOSITORY)
COALITIONS = {one.id: {role: {a.id for a in texts} for role, texts in one.roles} for one in all_coalitions(REAL)}


def test_spellings_of_one_name_are_one_coalition() -> None:
    assert COALITIONS["drones"]["joins"] == {"ukraine-germany", "ukraine-sweden", "ukraine-estonia"}
    assert COALITIONS["drones"]["leads"] == {"ukraine-latvia"}


def test_a_coalition_is_whole_whatever_the_texts_call_it() -> None:
    """Armour and Armoured; Maritime, Maritime Security and International Maritime; Mine Clearance and Demining; Air."""
    assert COALITIONS["armour"]["leads"] == {"ukraine-poland"}
    assert "ukraine-germany" in COALITIONS["armour"]["joins"]
    assert COALITIONS["maritime"]["leads"] == {"ukraine-norway", "ukraine-united-kingdom"}
    assert {"ukraine-netherlands", "ukraine-portugal", "ukraine-romania"} <= COALITIONS["maritime"]["joins"]
    assert {"ukraine-latvia", "ukraine-sweden", "ukraine-belgium"} <= COALITIONS["demining"]["joins"]
    assert {"ukraine-latvia", "ukraine-japan"} <= COALITIONS["information-technology"]["joins"]
    assert "ukraine-united-kingdom" in COALITIONS["air-force"]["joins"]


def test_what_is_not_the_same_stays_apart() -> None:
    apart = {
        "air-force",
        "fighter-jets",
        "artillery",
        "ammunition",
        "information-technology",
        "cyber-security",
        "armour",
        "western-tanks",
    }
    assert apart <= set(COALITIONS)


def test_every_other_text_that_names_one_is_told() -> None:
    told = {a for roles in COALITIONS.values() for texts in roles.values() for a in texts}
    unnamed = {"ukraine-italy", "ukraine-croatia"}
    assert told == {one.id for one in REAL.agreements.values() if one.coalitions} - unnamed
