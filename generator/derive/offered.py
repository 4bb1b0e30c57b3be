"""Who offers what to a force or a body, the firmest first."""

from generator.model.dossier import Dossier
from generator.model.records import Country, Organisation
from generator.model.support import Offer
from generator.model.vocabulary import OfferFirmnessWord

Offered = tuple[Country | Organisation, Offer]


def offers_to(dossier: Dossier, code: str) -> list[Offered]:
    """All that was offered or refused to a body: by kind, the firmest first, then by name."""
    order = list(dossier.vocabulary.get("offer_kinds", {}))
    found = [(actor, one) for actor in dossier.actors.values() for one in actor.offers if one.to == code]
    return sorted(found, key=lambda pair: (order.index(pair[1].kind), -strength(dossier, pair[1]), pair[0].name))


def strength(dossier: Dossier, offer: Offer) -> int:
    """How firm an offer is; 0 is none."""
    return dossier.word(OfferFirmnessWord, offer.firmness).strength or 0


def offering(dossier: Dossier, code: str, kind: str) -> list[str]:
    """The codes of those who offer a kind of contribution to a body, refusals left out."""
    pairs = offers_to(dossier, code)
    return list(dict.fromkeys(actor.code for actor, one in pairs if one.kind == kind and strength(dossier, one)))
