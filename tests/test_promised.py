"""What a text promises first: one promise for each family, a sum before other promises, and what it leaves out."""

from pathlib import Path

from folders import REPOSITORY

from generator.derive.clause_leads import clause_answer
from generator.derive.promised import _without, by_family, in_short
from generator.derive.state_of_play import first_lines
from generator.model.loading import read_dossier

REAL = read_dossier(REPOSITORY)


def told(id_: str) -> dict[str, tuple[str | None, str]]:
    return {one.family: (one.kind, one.rest) for one in by_family(REAL, REAL.agreements[id_])}


def test_a_promise_that_names_a_sum_stands_for_its_family() -> None:
    """Economic support stands before humanitarian aid in the vocabulary, and here names no sum."""
    assert told("ukraine-norway")["economy"][0] == "humanitarian"
    assert told("ukraine-france")["economy"][0] == "economic-support"
    assert told("ukraine-latvia")["economy"][0] == "reconstruction"


def test_a_year_and_an_aircraft_are_no_sums() -> None:
    """Romania's training centre for the F-16 is no sum; help with arms comes first."""
    assert told("ukraine-romania")["defence"][0] == "military-assistance"
    assert told("ukraine-netherlands")["path"][0] == "nato-accession"


def test_what_the_first_sentences_tell_is_not_told_again() -> None:
    """The time for consulting and own forces stand in the lead, unless nothing else is promised after an attack."""
    assert told("ukraine-germany")["response"] == ("renewed-attack-assistance", "No promise on help from Ukraine.")
    assert told("ukraine-european-union")["response"][0] == "consultation"


def test_a_type_that_is_left_out_cannot_be_read_as_an_adverb() -> None:
    """“not just peace” says the contrary of what is meant."""
    assert told("ukraine-france")["path"] == ("nato-accession", "No promise on just peace.")


def test_three_that_are_left_out_are_listed_as_english_has_it() -> None:
    assert told("ukraine-croatia")["defence"][1] == "No promise on air defence, maritime security or training."


def test_a_promise_does_not_repeat_the_label_it_stands_behind() -> None:
    """`If Russia attacks again: France would give swift …`, not `France would, if Russia attacks again, give …`."""
    french = {one.family: one.promise for one in by_family(REAL, REAL.agreements["ukraine-france"])}
    assert french["response"].startswith("France would give swift and lasting security help")


def test_a_family_without_a_promise_says_so() -> None:
    assert told("ukraine-croatia")["response"] == (None, "No promise.")


def test_what_follows_the_trigger_comes_first() -> None:
    assert next(iter(told("ukraine-france"))) == "response"


def test_a_text_that_was_not_read_promises_nothing_here() -> None:
    assert told("ukraine-greece") == {}


def test_where_the_text_sets_no_time_for_consulting_that_is_told_here(more: Path) -> None:
    """The first sentences say nothing of it then."""
    dossier = read_dossier(more)
    pact = dossier.agreements["arcadia-valley-union"]
    timeless = [pact, pact.model_copy(update={"consultation": None}), dossier.agreements["arcadia-grunewald"]]
    assert [[one.kind for one in by_family(dossier, agreement)] for agreement in timeless] == [
        ["consultation", None],
        ["consultation", None],
        ["consultation", "training"],
    ]
    both = dossier.agreements["arcadia-grunewald"]
    set_ = both.model_copy(update={"consultation": pact.consultation})
    assert [one.kind for one in by_family(dossier, set_)] == ["own-forces", "training"]


def test_those_that_are_left_out_are_named() -> None:
    kinds = ["training", "maritime", "cyber", "demining"]
    assert _without(REAL, kinds) == "No promise on training, maritime security, cyber or demining."
    assert _without(REAL, kinds[:3]) == "No promise on training, maritime security or cyber."
    assert _without(REAL, []) == ""


def test_what_a_text_only_aims_at_or_reaffirms_is_not_called_promised() -> None:
    """The verb follows the class of the words, and nobody promises an accession that others decide."""
    short = {id_: in_short(REAL, REAL.agreements[id_])[0] for id_ in ("ukraine-united-states", "ukraine-germany")}
    assert short["ukraine-united-states"] == (
        "The text promises military assistance and economic support, names sanctions as an aim"
        " and affirms support for NATO accession in principle without naming a step."
    )
    assert "sanctions and support for EU accession" in short["ukraine-germany"]


def test_of_what_a_text_promises_no_more_is_told_than_it_promises() -> None:
    """Japan and Ireland promise no arms."""
    for id_ in ("ukraine-japan", "ukraine-ireland"):
        assert "non-lethal military assistance" in in_short(REAL, REAL.agreements[id_])[0]
    lead = " ".join(clause_answer(REAL, "military-assistance"))
    assert "Only non-lethal military assistance: those with Japan and Ireland." in lead


def test_of_all_texts_only_what_all_promise_is_called_promised() -> None:
    told = "promises military assistance and reform support, and at least speaks of economic support and sanctions."
    assert told in first_lines(REAL)
