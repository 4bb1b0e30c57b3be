"""Where every country stands, as the maps show it: by the status of its firmest document, and by what it offered."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.derive.offers import asked_first, joined_without_offer, offers
from generator.derive.queries import concluded_alone
from generator.model.dates import spanned, when
from generator.model.dossier import Dossier, bilateral
from generator.model.grouping import grouped
from generator.model.meanings import concluded, running
from generator.model.records import Actor, Agreement, Country
from generator.model.vocabulary import OfferFirmnessWord, StatusWord

NO_DOCUMENT = "No bilateral document recorded"
OTHER_OFFER = "Other help, or its form left open"
NO_OFFER = "Takes part, no offer recorded"
NOTHING_SAID = "Nothing recorded"


@dataclass(frozen=True)
class StatusGroup:
    """A status and everybody who stands there. Without one: nothing between them and the subject alone is recorded."""

    label: str
    tone: str | None
    actors: tuple[Actor, ...]
    word: str | None = None  # of the vocabulary


def by_status(dossier: Dossier) -> list[StatusGroup]:
    """Everybody by the firmest status of what they have with the subject alone; bodies only where there is something.

    The concluded first, larger groups before smaller ones; then those that are over, those not concluded, the others.
    """
    codes = [code for code in dossier.actors if code != dossier.subject]
    best = {code: agreement for code in codes if (agreement := firmest(dossier, code))}
    firm = {str(agreement.status.value): _firmness(dossier, agreement) for agreement in best.values()}
    standing = grouped((agreement.status.value, code) for code, agreement in best.items())
    groups = []
    for word, there in sorted(standing.items(), key=lambda row: (-firm[row[0]], -len(row[1]), row[0])):
        definition = dossier.word(StatusWord, word)
        groups.append(StatusGroup(definition.label, definition.tone, _actors_by_name(dossier, there), word))
    others = [code for code in codes if code not in best]
    rest = _actors_by_name(dossier, [code for code in others if isinstance(dossier.actors[code], Country)])
    return [*groups, StatusGroup(NO_DOCUMENT, None, rest)] if rest else groups


def by_offer(dossier: Dossier) -> list[StatusGroup]:
    """Everybody by what they said of offers; behind them who else takes part in what is offered to, and the rest."""
    return [*_said_of_offers(dossier), *without_offer(dossier)]


def without_offer(dossier: Dossier) -> list[StatusGroup]:
    """Of whom no offer is recorded, where others made one: who takes part in what is offered to, and the rest."""
    said = {actor.code for group in _said_of_offers(dossier) for actor in group.actors}
    joined = joined_without_offer(dossier)
    rest = {country.code for country in dossier.countries.values()} - said - joined - {dossier.subject}
    further = ((NO_OFFER, "member", joined), (NOTHING_SAID, None, rest))
    groups = [StatusGroup(label, tone, _actors_by_name(dossier, list(codes))) for label, tone, codes in further]
    return [one for one in groups if one.actors] if said else []


def offer_of(dossier: Dossier) -> dict[str, StatusGroup]:
    """The group of everybody who said anything of an offer, by code."""
    return {actor.code: one for one in _said_of_offers(dossier) for actor in one.actors}


def _said_of_offers(dossier: Dossier) -> list[StatusGroup]:
    """By what each last said of the kind of offer that is asked for first, the firmest word first.

    Then who spoke of other help only, or left open of which.
    """
    every, kind = offers(dossier), asked_first(dossier)
    in_time = sorted(every, key=lambda one: when(one[1].said).key)
    last = {actor.code: offer for actor, offer in in_time if offer.kind == kind}
    codes = grouped((str(one.firmness), actor.code) for actor, one in every if last.get(actor.code) is one)
    words = ((dossier.word(OfferFirmnessWord, word), word, who) for word, who in codes.items())
    groups = [StatusGroup(one.label, one.tone, _actors_by_name(dossier, who), word) for one, word, who in words]
    other = list({actor.code for actor, _ in every} - last.keys())
    return [*groups, *([StatusGroup(OTHER_OFFER, "other", _actors_by_name(dossier, other))] if other else [])]


def told_of_offers(dossier: Dossier, groups: Sequence[StatusGroup]) -> str:
    """How many said what of the kind that is asked for first, as the title of the map."""
    kind = dossier.term("offer_kinds", asked_first(dossier) or "").label
    return f"{kind}: {', '.join(f'{len(one.actors)} {one.label.lower()}' for one in groups if one.word)}"


def newest_offer(dossier: Dossier) -> str:
    """The last day on which anything was said of the kind of offer that is asked for first."""
    asked = asked_first(dossier)
    said = (day for _, one in offers(dossier) if one.kind == asked for day in (one.said, *(t.date for t in one.later)))
    return max(said, key=lambda day: when(day).key)


def told_on_map(dossier: Dossier, groups: Sequence[StatusGroup]) -> str:
    """What the map shows, as its title: how many stand in the first group, of how many with any concluded document."""
    made = [one for one in groups if one.tone and any(concluded_alone(dossier, actor.code) for actor in one.actors)]
    if not made:
        return NO_DOCUMENT
    total = sum(len(one.actors) for one in made)
    return f"{made[0].label}: {len(made[0].actors)} of the {total} partners with a concluded document"


def confirmed(dossier: Dossier) -> str:
    """From when to when sources last confirmed the statuses that the map shows, as an interval."""
    own = (firmest(dossier, code) for code in dossier.actors if code != dossier.subject)
    return spanned(str(a.status.as_of) for a in own if a)


def familiar_name(actor: Actor) -> str:
    """The code where readers know it: it is the name or another name; else the name."""
    names = {name.removeprefix("the ") for name in (actor.name, *actor.aliases)}
    return actor.code if actor.code in names else actor.name


def firmest(dossier: Dossier, code: str) -> Agreement | None:
    """Of the documents between an actor and the subject, the concluded one; of several, that of the later status."""
    order = list(dossier.vocabulary.get("statuses", {}))
    return max(
        bilateral(dossier, code), key=lambda a: (_firmness(dossier, a), order.index(a.status.value)), default=None
    )


def _firmness(dossier: Dossier, agreement: Agreement) -> int:
    """What is concluded and runs is firmer than what is over, and that than what was never concluded."""
    return concluded(dossier, agreement) + running(dossier, agreement)


def _actors_by_name(dossier: Dossier, codes: Sequence[str]) -> tuple[Actor, ...]:
    return tuple(sorted((dossier.actors[code] for code in codes), key=lambda actor: actor.name))
