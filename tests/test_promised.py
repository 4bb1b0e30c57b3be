"""What a text promises at a glance: how many kinds of a family, which not, and in what words."""

from folders import REPOSITORY

from generator.derive.promised import by_family
from generator.model.reading import read_dossier

REAL = read_dossier(REPOSITORY)


def told(id_: str) -> dict[str, str]:
    return {one.family: one.told for one in by_family(REAL, REAL.agreements[id_])}


def test_most_is_more_than_half() -> None:
    """Two of four words of one class are not most of them."""
    american = told("ukraine-united-states")
    assert american["response"] == "4 of 5 kinds (not own forces), in words from “shall” to “is ready to”"
    assert american["accountability"] == "all 3 kinds, in words of the class “intends to”"


def test_what_follows_the_trigger_comes_first() -> None:
    assert next(iter(told("ukraine-france"))) == "response"


def test_a_text_that_was_not_read_promises_nothing_here() -> None:
    assert told("ukraine-greece") == {}
