"""Offers and refusals by how firmly they were said, and which members of a body have signed nothing."""

from exported import dossier

from generator.derive import approval, offers
from generator.derive.partners import bilateral
from generator.model.dossier import Dossier
from generator.model.meanings import concluded
from generator.model.vocabulary import OfferFirmnessWord


def real() -> Dossier:
    return dossier("real")


def test_the_firmest_offers_come_first_and_refusals_last() -> None:
    strengths = [offers.strength(real(), offer) for _, offer in offers.offers(real())]
    assert strengths == sorted(strengths, reverse=True)
    assert strengths[-1] == 0
    words = list(offers.by_firmness(real()))
    assert words == sorted(words, key=lambda word: -(real().word(OfferFirmnessWord, word).strength))
    assert sum(len(group) for _, group in offers.by_firmness(real()).items()) == len(strengths)


def test_the_first_sentence_names_everybody_who_spoke_of_troops_and_nobody_who_spoke_of_something_else() -> None:
    first, second = offers.lead(real())
    asked = next(iter(real().vocabulary["offer_kinds"]))
    for actor, offer in offers.offers(real()):
        assert (actor.name in first) is any(one.kind == asked for one in actor.offers), actor.name
        if offer.kind != asked:
            assert actor.name in _told_under(second, real().term("offer_firmness", offer.firmness).label.lower())
    assert "refused" in first


def _told_under(sentence: str, label: str) -> str:
    """What a sentence says under one word for how firmly something was said."""
    return next(part for part in sentence.partition(" – ")[2].split("; ") if part.startswith(f"{label}: "))


def test_a_member_is_named_where_it_signed_nothing_with_the_subject_alone() -> None:
    for absence in approval.absences(real()):
        named = {one.code for one in (*absence.drafting, *absence.without)}
        for country in real().countries.values():
            full = any(one.organisation == absence.body and not one.role for one in country.memberships)
            signed = any(concluded(real(), one) for one in bilateral(real(), country.code))
            assert (country.code in named) is (full and not signed and country.code != real().subject), country.name
        assert all(bilateral(real(), one.code) for one in absence.drafting)
        assert not any(bilateral(real(), one.code) for one in absence.without)
