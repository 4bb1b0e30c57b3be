"""What was offered to a force or a body, and refused: by how firmly it was said, the firmest first."""

from collections.abc import Callable, Collection, Mapping, Sequence

from generator.derive.membership import members
from generator.derive.noun_phrases import in_doubt, in_sentence
from generator.derive.offices import since_in_office, speaker
from generator.model.dates import english, on, spanned, when
from generator.model.dossier import Dossier
from generator.model.grouping import grouped
from generator.model.memoizing import memoized
from generator.model.parts import Offer
from generator.model.records import Actor
from generator.model.vocabulary import OfferFirmnessWord, OfferKindWord
from generator.text.wording import appended, capital, listed, small

Offered = tuple[Actor, Offer]
Naming = Callable[[Dossier, Sequence[Offered]], list[str]]


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
    """Whether the kind that the vocabulary names first is given already, and who offers or refuses it, by name."""
    asked = asked_first(dossier)
    told = (not_begun(dossier, asked), opening_clause(dossier, asked)) if asked else ()
    return [one for one in told if one]


def not_begun(dossier: Dossier, kind: str) -> str:
    """That no such offer is recorded as decided or under way, and up to which day that was read; else nothing."""
    act = dossier.word(OfferKindWord, kind).act
    firmest = max((word.strength for word in dossier.words(OfferFirmnessWord).values()), default=0)
    begun = any(offer.kind == kind and strength(dossier, offer) == firmest for _, offer in offers(dossier))
    return (
        f"No offer to {act} was found that is decided or under way{until_read(dossier)}." if act and not begun else ""
    )


def opening_clause(dossier: Dossier, kind: str, to: str | None = None) -> str:
    """Who offers or refuses one kind, as a sentence; empty where nobody does."""
    told = told_of(dossier, kind, to)
    return " ".join([f"{capital(told)}.", *_left_office(dossier, _said_of_kind(dossier, kind, to))]) if told else ""


def _left_office(dossier: Dossier, found: Sequence[Offered]) -> list[str]:
    """Who spoke for whom and has left office since, in one sentence; of nobody nothing."""
    gone = [(speaker(offer)[0], actor, one) for actor, offer in found if (one := since_in_office(actor, offer))]
    told = [f"{name} ({in_sentence(dossier, [actor.code])})" for name, actor, _ in gone]
    has = "has" if len(gone) == 1 else "have"
    doubted = listed([name for name, _, one in gone if in_doubt(dossier, one)])
    weakly = appended("; of ", doubted, " only weak sources say so")
    return [f"{listed(told)}, who said it, {has} left office since{weakly}."] if told else []


def other_help(dossier: Dossier) -> str:
    """Who offers or refuses all other kinds, and which, in one sentence; empty where nobody does."""
    asked = asked_first(dossier)
    rest = {word: [one for one in group if one[1].kind != asked] for word, group in by_firmness(dossier).items()}
    said = _offerers_told(dossier, rest, "Other help", "give other help", _names_with_kinds)
    return f"{capital(said)}." if said else ""


def told_of(dossier: Dossier, kind: str, to: str | None = None, by: Collection[str] | None = None) -> str:
    """Who offers or refuses one kind, how firmly, by name; `to`: to this body; `by`: of these only."""
    asked = [one for one in _said_of_kind(dossier, kind, to) if by is None or one[0].code in by]
    word = dossier.word(OfferKindWord, kind)
    return _offerers_told(dossier, grouped((str(one[1].firmness), one) for one in asked), word.label, word.act, _names)


def _said_of_kind(dossier: Dossier, kind: str, to: str | None) -> list[Offered]:
    return [one for one in offers(dossier) if one[1].kind == kind and to in (None, one[1].to)]


def asked_first(dossier: Dossier) -> str | None:
    """Of the kinds that are offered or refused, the one the vocabulary names first."""
    kinds = {str(offer.kind) for _, offer in offers(dossier)}
    return next((kind for kind in dossier.vocabulary.get("offer_kinds", {}) if kind in kinds), None)


def _offerers_told(
    dossier: Dossier, groups: Mapping[str, Sequence[Offered]], label: str, act: str | None, names: Naming
) -> str:
    """Who said it how firmly, by name, when and on which condition of all: `Ruritania said it would help (May 2030)`.

    Where the vocabulary has no such words, by its labels: `help: promised: Ruritania; refused: Arcadia`.
    """
    made = [(dossier.word(OfferFirmnessWord, word), group) for word, group in groups.items() if group]
    if not act or not all(word.does and word.do for word, _ in made):
        told = "; ".join(f"{small(word.label)}: {listed(names(dossier, group))}" for word, group in made)
        return f"{small(label)}: {told}" if told else ""
    said: list[str] = []
    for word, group in made:
        who = names(dossier, group)
        # The first says what it is; behind the others it is understood.
        what = appended(" ", "" if said else act)
        said.append(f"{listed(who)} {word.does if len(who) == 1 else word.do}{what} ({_when_and_if(dossier, group)})")
    return "; ".join(said)


def _when_and_if(dossier: Dossier, group: Sequence[Offered]) -> str:
    """When some offers were made, and what all of them depend on: `said in May 2030, all depending on a ceasefire`."""
    shared = [word for word in group[0][1].conditions if all(word in offer.conditions for _, offer in group)]
    all_ = {1: "", 2: "both "}.get(len(group), "all ")
    depending = appended(f", {all_}depending on ", listed([_condition(dossier, word) for word in shared]))
    first, slash, last = spanned(str(offer.said) for _, offer in group).partition("/")
    return f"said {f'between {english(first)} and {english(last)}' if slash else on(first)}{depending}"


def since_left(dossier: Dossier, actor: Actor, offer: Offer) -> str:
    """`N. N., who said it, has left office since`, where somebody else is recorded there."""
    one = since_in_office(actor, offer)
    return f"{speaker(offer)[0]}, who said it, has left office since{in_doubt(dossier, one)}" if one else ""


def told_speaker(actor: Actor, offer: Offer) -> str:
    """Who said it, with the office: `N. N., then President` of whom somebody else is recorded in that office since."""
    name, rest = offer.said_by.partition(", ")[::2]
    return f"{name}, then {rest}" if since_in_office(actor, offer) else offer.said_by


def succeeded(dossier: Dossier, actor: Actor, offer: Offer) -> str:
    """Who is recorded in the speaker’s office since, and that nothing said since is; empty where nobody else is."""
    one = since_in_office(actor, offer)
    day = one and (one.from_ or one.as_of)
    if not one or not day:
        return ""
    since = f"{'from' if one.from_ else 'as of'} {english(day)}"
    known = any(when(later.date).last >= when(day).first for later in offer.later)
    untold = "" if known else "; nothing said on it since is recorded"
    return f"In that office {since}: {one.name}{in_doubt(dossier, one)}{untold}."


def _names(dossier: Dossier, group: Sequence[Offered]) -> list[str]:
    return list(_grouped_by_name(dossier, group))


def _names_with_kinds(dossier: Dossier, group: Sequence[Offered]) -> list[str]:
    """`Ruritania (training and logistics)`."""
    rows = _grouped_by_name(dossier, group).items()
    labels = ((name, dict.fromkeys(small(dossier.meaning(offer.kind).label) for _, offer in own)) for name, own in rows)
    return [f"{name} ({'; '.join(kinds)})" for name, kinds in labels]


def _grouped_by_name(dossier: Dossier, group: Sequence[Offered]) -> Mapping[str, Sequence[Offered]]:
    by_name = sorted(group, key=lambda one: one[0].name)
    return grouped((in_sentence(dossier, [one[0].code]), one) for one in by_name)


def offering(dossier: Dossier, actor: Actor) -> bool:
    """Whether anything it said to a force is an offer, and not a refusal."""
    return any(strength(dossier, one) for one in actor.offers)


def offers_heading(dossier: Dossier, actor: Actor) -> str:
    """What the section on an actor's offers is called: who only refuses offers nothing."""
    refusing = any(not strength(dossier, one) for one in actor.offers)
    told = [word for word, said in (("offers", offering(dossier, actor)), ("rules out for", refusing)) if said]
    bodies_ = {str(one.to): None for one in actor.offers}
    return f"What it {' and '.join(told)} {in_sentence(dossier, bodies_)}"


def offers_told(dossier: Dossier, actor: Actor) -> list[str]:
    """What it offered and ruled out, each with its day, in one sentence; nothing where there is nothing."""
    depends = (appended(", depending on ", conditions(dossier, one)) for one in actor.offers)
    rows = zip(actor.offers, depends, strict=True)
    told = [f"{one.what.rstrip('.')} ({english(one.said)}{depending})" for one, depending in rows]
    told += filter(None, dict.fromkeys(since_left(dossier, actor, one) for one in actor.offers))
    return [f"{offers_heading(dossier, actor)}: {'; '.join(told)}."] if told else none_found(dossier, actor)


def none_found(dossier: Dossier, actor: Actor) -> list[str]:
    """Of who takes part in what is offered to, that no offer of its own was found, and up to which day was read."""
    if actor.code not in joined_without_offer(dossier):
        return []
    label = dossier.word(OfferKindWord, asked_first(dossier) or "").label
    return [f"{label} or other help: no offer found{until_read(dossier)}."]


def until_read(dossier: Dossier) -> str:
    """Up to which day the site was read, to stand behind what was not found."""
    return appended(" up to ", dossier.site.read_until and english(dossier.site.read_until))


def takes_part_in(dossier: Dossier, actor: Actor) -> list[str]:
    """The bodies it takes part in of those that are offered to."""
    return [code for code in bodies(dossier) if actor.code in {one.code for one, _ in members(dossier, code)}]


@memoized
def joined_without_offer(dossier: Dossier) -> frozenset[str]:
    """Who takes part in what is offered to, and made no offer that is recorded."""
    joined = frozenset(one.code for body in bodies(dossier) for one, _ in members(dossier, body))
    return joined - {actor.code for actor, _ in offers(dossier)} - {dossier.subject}


def bodies(dossier: Dossier) -> list[str]:
    """The codes of what is offered to, by how often."""
    codes = [str(offer.to) for _, offer in offers(dossier)]
    return sorted(dict.fromkeys(codes), key=lambda code: (-codes.count(code), code))


def conditions(dossier: Dossier, offer: Offer) -> str:
    """What must come before, within a sentence; empty where nothing is named."""
    return listed([_condition(dossier, word) for word in offer.conditions])


def _condition(dossier: Dossier, word: str) -> str:
    return small(dossier.term("offer_conditions", word).label)
