"""Coalitions that texts name: one whatever its spelling, with who leads and who joins it."""

from folders import REPOSITORY

from generator.derive.coalitions import all_coalitions
from generator.model.reading import read_dossier

REAL = read_dossier(REPOSITORY)
COALITIONS = {one.name: dict(one.roles) for one in all_coalitions(REAL)}


def test_spellings_of_one_name_are_one_coalition() -> None:
    assert {a.id for a in COALITIONS["Drones"]["joins"]} == {"ukraine-germany", "ukraine-sweden", "ukraine-estonia"}
    assert [a.id for a in COALITIONS["Drones"]["leads"]] == ["ukraine-latvia"]
    assert "Drone" not in COALITIONS


def test_the_name_most_texts_use_stands_there() -> None:
    assert "Demining" in COALITIONS
    assert "De-mining" not in COALITIONS


def test_what_names_none_is_left_out() -> None:
    assert not [name for name in COALITIONS if "none named" in name or name.startswith(("Other", "Of ", "Within"))]


def test_a_coalition_of_a_matter_is_named() -> None:
    """And one of a body is not: the first word alone does not tell them apart."""
    assert "ukraine-denmark" in {a.id for a in COALITIONS["Integrated Air and Missile Defence"]["joins"]}


def test_every_other_text_that_names_one_is_told() -> None:
    told = {a.id for roles in COALITIONS.values() for texts in roles.values() for a in texts}
    unnamed = {"ukraine-italy", "ukraine-croatia"}
    assert told == {one.id for one in REAL.agreements.values() if one.coalitions} - unnamed
