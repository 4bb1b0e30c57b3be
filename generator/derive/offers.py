"""What was offered to a force or a body, and refused: by how firmly it was said, the firmest first."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.derive.noun_phrases import in_sentence
from generator.derive.topics import topics_told
from generator.model.dates import when
from generator.model.dossier import Dossier, grouped
from generator.model.parts import Offer
from generator.model.records import Actor
from generator.model.vocabulary import OfferFirmnessWord, OfferKindWord
from generator.text.numerals import spelled
from generator.text.wording import capital, listed, small

OFFERS_PAGE = "offers.md"
Offered = tuple[Actor, Offer]


def offers(dossier: Dossier) -> list[Offered]:
    """Every offer with who made it: the firmest first, then by name, then by the day it was said."""
    every = [(actor, offer) for actor in dossier.actors.values() for offer in actor.offers]
    return sorted(every, key=lambda one: (-strength(dossier, one[1]), one[0].name, when(one[1].said).key))


def strength(dossier: Dossier, offer: Offer) -> int:
    """How firmly it was said; 0 is a refusal."""
    return dossier.meaning(offer.firmness).strength


def by_firmness(dossier: Dossier) -> dict[str, tuple[Offered, ...]]:
    """The offers under each word for how firmly they were said, the firmest word first."""
    return grouped((str(one[1].firmness), one) for one in offers(dossier))


def lead(dossier: Dossier) -> list[str]:
    """Who offers or refuses the kind that the vocabulary names first, by name, and on what that depends."""
    asked = asked_first(dossier)
    if not asked:
        return []
    return [opening_clause(dossier, asked), *_common_condition(dossier, asked), *topics_told(dossier, OFFERS_PAGE)]


def opening_clause(dossier: Dossier, kind: str, to: str | None = None) -> str:
    """Who offers or refuses one kind, as a sentence; empty where nobody does."""
    told = told_of(dossier, kind, to)
    return f"{capital(told)}." if told else ""


def other_help(dossier: Dossier) -> str:
    """Who offers or refuses all other kinds, in one sentence; empty where nobody does."""
    asked = asked_first(dossier)
    rest = {word: [one for one in group if one[1].kind != asked] for word, group in by_firmness(dossier).items()}
    said = _offerers_told(dossier, rest, "Other help", "give other help")
    return f"{capital(said)}." if said else ""


def _common_condition(dossier: Dossier, kind: str | None) -> list[str]:
    """On what most offers of a kind depend: the condition that most of them name."""
    made = [offer for _, offer in offers(dossier) if offer.kind == kind and strength(dossier, offer)]
    named = Counter(word for offer in made for word in offer.conditions).most_common(1)
    if len(made) < 2 or not named or named[0][1] * 2 <= len(made):
        return []
    (word, number), all_ = named[0], len(made)
    which = f"All {spelled(all_)}" if number == all_ else f"{capital(spelled(number))} of the {spelled(all_)}"
    return [f"{which} offers depend on {small(dossier.term('offer_conditions', word).label)}."]


def told_of(dossier: Dossier, kind: str, to: str | None = None) -> str:
    """Who offers or refuses one kind, how firmly, by name; `to`: to this body."""
    asked = [one for one in offers(dossier) if one[1].kind == kind and to in (None, one[1].to)]
    word = dossier.word(OfferKindWord, kind)
    return _offerers_told(dossier, grouped((str(one[1].firmness), one) for one in asked), word.label, word.act)


def asked_first(dossier: Dossier) -> str | None:
    """Of the kinds that are offered or refused, the one the vocabulary names first."""
    kinds = {str(offer.kind) for _, offer in offers(dossier)}
    return next((kind for kind in dossier.vocabulary.get("offer_kinds", {}) if kind in kinds), None)


def _offerers_told(dossier: Dossier, groups: Mapping[str, Sequence[Offered]], label: str, act: str | None) -> str:
    """Who said it how firmly, by name: `Ruritania promises to help; Arcadia and the Isles refuse to`.

    Where the vocabulary has no such words, by its labels: `help: promised: Ruritania; refused: Arcadia`.
    """
    made = [(dossier.word(OfferFirmnessWord, word), _names(dossier, group)) for word, group in groups.items() if group]
    if not act or not all(word.does and word.do for word, _ in made):
        told = "; ".join(f"{small(word.label)}: {listed(who)}" for word, who in made)
        return f"{small(label)}: {told}" if told else ""
    said = [f"{listed(who)} {word.does if len(who) == 1 else word.do}" for word, who in made]
    # The first says what it is; behind the others it is understood.
    return "; ".join([f"{said[0]} {act}", *said[1:]]) if said else ""


def _names(dossier: Dossier, group: Sequence[Offered]) -> list[str]:
    codes = {actor.code: None for actor, _ in sorted(group, key=lambda one: one[0].name)}
    return [in_sentence(dossier, [code]) for code in codes]


def offering(dossier: Dossier, actor: Actor) -> bool:
    """Whether anything it said to a force is an offer, and not a refusal."""
    return any(strength(dossier, one) for one in actor.offers)


def offers_heading(dossier: Dossier, actor: Actor) -> str:
    """What the section on an actor's offers is called: who only refuses offers nothing."""
    refusing = any(not strength(dossier, one) for one in actor.offers)
    told = [word for word, said in (("offers", offering(dossier, actor)), ("refuses", refusing)) if said]
    bodies_ = {str(one.to): None for one in actor.offers}
    return f"What it {' and '.join(told)} {in_sentence(dossier, bodies_)}"


def bodies(dossier: Dossier) -> list[str]:
    """The codes of what is offered to, by how often."""
    codes = [str(offer.to) for _, offer in offers(dossier)]
    return sorted(dict.fromkeys(codes), key=lambda code: (-codes.count(code), code))


def conditions(dossier: Dossier, offer: Offer) -> str:
    """What must come before, within a sentence; empty where nothing is named."""
    return listed([dossier.meaning(word).label.lower() for word in offer.conditions])
