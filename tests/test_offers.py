"""Offers and refusals by how firmly they were said, and which members of a body have signed nothing."""

from exported import changed, dossier
from folders import REPOSITORY
from worlds import folder_of

from generator.check.evidence import read_lock
from generator.derive import approval, membership, offers
from generator.derive.leads import answer
from generator.derive.map_groups import NO_OFFER, NOTHING_SAID, OTHER_OFFER, by_offer
from generator.model.dossier import Dossier, bilateral
from generator.model.loading import read_dossier
from generator.model.meanings import concluded
from generator.model.vocabulary import OfferFirmnessWord
from generator.pages.pages import makers
from generator.pages.rendering import Renderer


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
    begun, first, *_ = offers.lead(real())
    second = offers.other_help(real())
    asked = next(iter(real().vocabulary["offer_kinds"]))
    for actor, offer in offers.offers(real()):
        assert (actor.name in first) is any(one.kind == asked for one in actor.offers), actor.name
        if offer.kind != asked:
            word = real().word(OfferFirmnessWord, offer.firmness)
            assert actor.name in _told_under(second, word)
    assert begun.startswith(
        "No offer to send troops to Ukraine was found that is decided or under way up to 10 October"
    )
    assert first.startswith(
        "Denmark, Estonia, France, Lithuania and the United Kingdom said they were ready to send troops to Ukraine "
        "(said between 10 March 2025 and 6 January 2026, all depending on a ceasefire); Austria, Canada, Latvia, the "
        "Netherlands, Norway, Portugal and Spain left open whether to (said between 23 July 2025 and 6 January 2026);"
    )
    assert first.endswith(
        "(said between March 2025 and 7 January 2026). Keir Starmer (the United Kingdom), Dick Schoof (the "
        "Netherlands) and Rosen Zhelyazkov (Bulgaria), who said it, have left office since; of Keir Starmer only weak "
        "sources say so."
    )
    assert second.startswith("Bulgaria (air and sea), Poland (logistics), Romania (logistics; training) and Türkiye")


def test_where_one_has_decided_it_is_not_said_that_nobody_has() -> None:
    estonia = next(c for c in real().countries.values() if c.code == "EE")
    (offer,) = estonia.offers
    decided = offer.model_copy(update={"firmness": type(offer.firmness)("decided")})
    sent = changed(real(), "countries", estonia.id, offers=(decided,))
    assert offers.not_begun(sent, offer.kind) == ""
    assert offers.lead(sent)[0].startswith(
        "Estonia decided to send troops to Ukraine (said on 30 April 2025, depending on"
    )


def test_of_a_speaker_who_has_left_office_it_is_told_wherever_the_offer_stands() -> None:
    """Who is recorded in that office since, and whether anything said since is; of the others nothing of the kind."""
    told = {actor.code: offers.succeeded(real(), actor, one) for actor, one in offers.offers(real())}
    assert {code for code, one in told.items() if one} == {"GB", "NL", "BG"}
    since = "In that office from 20 July 2026: Andy Burnham (low confidence)"
    assert told["GB"] == f"{since}; nothing said on it since is recorded."
    assert told["BG"].startswith("In that office as of 8 May 2026: Rumen Radev; ")
    british = real().actors["GB"]
    (said,) = british.offers
    assert offers.told_speaker(british, said) == "Keir Starmer, then Prime Minister"
    (estonian,) = real().actors["EE"].offers
    later = estonian.later[0].model_copy(update={"date": "2026-09-01"})
    assert offers.succeeded(real(), british, said.model_copy(update={"later": (later,)})) == f"{since}."
    for src_uri in ("offers.md", "organisations/coalition-of-the-willing.md", "countries/united-kingdom.md"):
        assert "Said by Keir Starmer, then Prime Minister, 6 January 2026" in written(src_uri), src_uri
    for src_uri in ("offers.md", "index.md", "countries/united-kingdom.md", "countries/bulgaria.md"):
        assert "who said it" in written(src_uri).partition("\n## ")[0], src_uri


def written(src_uri: str) -> str:
    """A page of the real data."""
    return makers(real(), read_lock(REPOSITORY)[0], Renderer())[src_uri]().content.decode()


def _told_under(sentence: str, word: OfferFirmnessWord) -> str:
    """What a sentence says under one word for how firmly something was said."""
    return next(part for part in sentence.split("); ") if f" {word.does}" in part or f" {word.do}" in part)


def test_a_member_is_named_where_it_signed_nothing_with_the_subject_alone() -> None:
    for absence in approval.absences(real()):
        named = {one.code for one in (*absence.drafting, *absence.without)}
        for country in real().countries.values():
            full = any(one.organisation == absence.body and not one.role for one in country.memberships)
            signed = any(concluded(real(), one) for one in bilateral(real(), country.code))
            assert (country.code in named) is (full and not signed and country.code != real().subject), country.name
        assert all(bilateral(real(), one.code) for one in absence.drafting)
        assert not any(bilateral(real(), one.code) for one in absence.without)


def test_the_map_shows_everybody_once_by_the_last_word_on_what_is_asked_first() -> None:
    """Not by the firmest of any offer: who leads a force has not yet said that it sends soldiers."""
    groups = by_offer(real())
    codes = [actor.code for group in groups for actor in group.actors]
    assert sorted(codes) == sorted({*(c.code for c in real().countries.values()), *codes} - {real().subject})
    place = {actor.code: group.word or group.label for group in groups for actor in group.actors}
    assert place["FR"] == "ready"
    assert place["PL"] == place["IT"] == "refused"  # though both offer or leave open something else
    assert place["DE"] == OTHER_OFFER
    assert place["JP"] == NO_OFFER
    assert place["CH"] == NOTHING_SAID
    assert [group.word for group in groups if group.word] == ["ready", "open", "refused"]
    assert place["GB"] == place["FR"]  # both signed the one declaration of intent


def test_a_later_word_takes_the_place_of_an_earlier_one() -> None:
    estonia = next(c for c in real().countries.values() if c.code == "EE")
    (offer,) = estonia.offers
    refused = type(offer.firmness)("refused")
    later = offer.model_copy(update={"firmness": refused, "said": "2026-09-01"})
    earlier = offer.model_copy(update={"firmness": refused, "said": "2025-01-01"})
    for other, word in ((later, "refused"), (earlier, "ready")):
        for both in ((offer, other), (other, offer)):
            groups = by_offer(changed(real(), "countries", estonia.id, offers=both))
            assert {g.word for g in groups if estonia.code in {a.code for a in g.actors}} == {word}


def page(name: str, src_uri: str) -> str:
    """A page of a little world, or of the real data."""
    root = folder_of(name)
    return makers(read_dossier(root), read_lock(root)[0], Renderer())[src_uri]().content.decode()


def test_where_several_bodies_are_offered_to_each_offer_says_to_which() -> None:
    listed = page("world-more", "offers.md")
    assert "(Bread, to the Northern League): " in listed
    assert "(Bread, to the Mountain Guard): " in listed
    assert ", to the " not in page("world-more", "countries/lutha.md").partition("## What it offers")[2]


def test_a_body_is_told_what_was_offered_to_it_and_not_to_another() -> None:
    """The League is offered bread; the guardsmen are for the Mountain Guard."""
    more = read_dossier(folder_of("world-more"))
    assert "Guard in Arcadia" not in " ".join(answer(more, more.actors["LEAG"]))
    assert "ready: Evallonia; refused: Grünewald" in " ".join(answer(more, more.actors["GUARD"]))


def test_who_only_took_part_is_called_no_member() -> None:
    """On the page of the body, in the list of bodies, and under the offers to it."""
    loose, mixed, firm = (membership.members_counted(real(), code) for code in ("COTW", "LEAG", "G7"))
    assert (loose, mixed, firm) == ("35 participants, 2 of them in doubt", "", "7 members")
    more = read_dossier(folder_of("world-more"))
    union = next(one.code for one in more.organisations.values() if one.id == "valley-union")
    assert membership.members_counted(more, union) == "2 members and 1 participant"
    assert membership.known_as(more, union) == "members and participants"
    for src_uri in ("offers.md", "organisations/coalition-of-the-willing.md"):
        assert "\n## Participants " in written(src_uri)
        assert "\n## Members" not in written(src_uri), src_uri
        assert written(src_uri).count("(low confidence)") > 1, src_uri  # Malta and Montenegro
