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
    assert american["response"] == "4 of 5 kinds (none on own forces), from “shall” to “is ready to” in firmness"
    assert american["accountability"] == "all 3 kinds, as firm as “intends to”"


def test_a_kind_that_is_left_out_cannot_be_read_as_an_adverb() -> None:
    """“not just peace” says the contrary of what is meant."""
    assert "(none on just peace)" in told("ukraine-france")["path"]


def test_what_follows_the_trigger_comes_first() -> None:
    assert next(iter(told("ukraine-france"))) == "response"


def test_a_text_that_was_not_read_promises_nothing_here() -> None:
    assert told("ukraine-greece") == {}
