"""What a country is said to give to a body, beside the offers it made and those it ruled out."""

from collections.abc import Iterator

from generator.model.parts import Offer
from generator.model.records import Country
from generator.model.vocabulary import OfferKindWord
from generator.news.entities import lexicon
from generator.news.finding import Finding, Stance, by_day, compared
from generator.news.passage import Clause, Passage
from generator.news.topics import gist
from generator.news.words import tells

OUTCOME = "outcome"


def offers_said(passage: Passage) -> Iterator[Finding]:
    """The countries that, as a passage says, give something that they ruled out, or rule it out."""
    for clause in passage.clauses:
        named = {one.ref for one in clause.entities if one.kind == "actor" and one.ref != passage.dossier.subject}
        named |= {one.country for one in clause.people if one.country}
        country = passage.dossier.actors.get(named.pop()) if len(named) == 1 else None
        if isinstance(country, Country):
            for one in country.offers:
                if by_day(passage, one.said) and _spoken_of(passage, clause, one):
                    yield from _beside_offer(passage, clause, str(country.code), one)


def _spoken_of(passage: Passage, clause: Clause, offer: Offer) -> bool:
    """Whether a clause is on an offer of this kind and on no other: its things are those of the offer."""
    words = passage.dossier.words(OfferKindWord)
    kinds = {id_: gist(word.definition, lexicon(passage.dossier, "en")) for id_, word in words.items()}
    own = gist(clause.text, passage.lexicon)
    others = frozenset().union(*(things for id_, things in kinds.items() if id_ != offer.kind)) - kinds[offer.kind]
    elsewhere = any(one.town and one.town.country != passage.dossier.subject for one in clause.places)
    return bool(own & kinds[offer.kind]) and not own & others and not elsewhere


def _beside_offer(passage: Passage, clause: Clause, country: str, offer: Offer) -> Iterator[Finding]:
    ruled_out = not passage.dossier.meaning(offer.firmness).strength
    denied = tells(clause.text, "never") or tells(clause.text, "rules_out")
    span, told = (clause.start, clause.end), f"{offer.what} ({offer.said_by})"
    if ruled_out and denied:
        yield compared(passage, span, OUTCOME, country, Stance.AGREES, told, f"Recorded: {told}", offer)
    elif ruled_out and tells(clause.text, "offers"):
        yield compared(passage, span, OUTCOME, country, Stance.DIFFERS, told, f"By the record: {told}", offer)
