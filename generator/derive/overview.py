"""What the map and the timeline show: where every country stands, and everything that has a date, in one order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.derive.findings import concluded_alone, in_series
from generator.derive.membership import members
from generator.derive.naming import names
from generator.derive.offers import asked_first, bodies, offers
from generator.derive.partners import bilateral, partner
from generator.model.dates import english, when
from generator.model.dossier import Dossier, dated, grouped
from generator.model.meanings import concluded, running, took_place
from generator.model.records import Actor, Agreement, Article, Country, Summit
from generator.model.vocabulary import OfferFirmnessWord, StatusWord

# A series with fewer meetings than this shares a lane with others like it.
FEWEST_MEETINGS = 2
NO_DOCUMENT = "No document of two parties recorded"
OTHER_MEETINGS = "Other meeting"
OTHER_OFFER = "Other help, or not said which"
NO_OFFER = "Takes part, no offer recorded"
NOTHING_SAID = "Nothing recorded"


@dataclass(frozen=True)
class StatusGroup:
    """A status and everybody who stands there. Without one: nothing between them and the subject alone is recorded."""

    label: str
    tone: str | None
    actors: tuple[Actor, ...]
    word: str | None = None  # of the vocabulary


@dataclass(frozen=True)
class Happening:
    """Something with a date (EDTF): its lane, a short name, the record with the page, and what else must be said."""

    date: str
    lane: str
    label: str
    record: Agreement | Summit | Article
    note: str = ""


def by_status(dossier: Dossier) -> list[StatusGroup]:
    """Everybody by the firmest status of what they have with the subject alone; bodies only where there is something.

    The concluded first, larger groups before smaller ones; then those that are over, those not concluded, the others.
    """
    codes = [code for code in dossier.actors if code != dossier.subject]
    best = {code: agreement for code in codes if (agreement := firmest(dossier, code))}
    sizes = Counter(str(agreement.status.value) for agreement in best.values())
    firm = {str(agreement.status.value): _firmness(dossier, agreement) for agreement in best.values()}
    groups = []
    for word in sorted(sizes, key=lambda word: (-firm[word], -sizes[word], word)):
        definition = dossier.word(StatusWord, word)
        actors = _actors_by_name(dossier, [code for code, a in best.items() if a.status.value == word])
        groups.append(StatusGroup(definition.label, definition.tone, actors, word))
    others = [code for code in codes if code not in best]
    rest = _actors_by_name(dossier, [code for code in others if isinstance(dossier.actors[code], Country)])
    return [*groups, StatusGroup(NO_DOCUMENT, None, rest)] if rest else groups


def by_offer(dossier: Dossier) -> list[StatusGroup]:
    """Everybody by what they said of offers; behind them who else takes part in what is offered to, and the rest."""
    spoken = _said_of_offers(dossier)
    said = {actor.code for group in spoken for actor in group.actors}
    joined = {c.code for body in bodies(dossier) for c, _ in members(dossier, body)} - said
    rest = {country.code for country in dossier.countries.values()} - said - joined - {dossier.subject}
    further = ((NO_OFFER, "member", joined), (NOTHING_SAID, None, rest))
    groups = [StatusGroup(label, tone, _actors_by_name(dossier, list(codes))) for label, tone, codes in further]
    return [*spoken, *(one for one in groups if one.actors)] if spoken else []


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
    """The last day on which anything was said of an offer."""
    return max((one.said for _, one in offers(dossier)), key=lambda day: when(day).key)


def told_on_map(dossier: Dossier, groups: Sequence[StatusGroup]) -> str:
    """What the map shows, as its title: how many stand in the first group, of how many with any concluded document."""
    made = [one for one in groups if one.tone and any(concluded_alone(dossier, actor.code) for actor in one.actors)]
    if not made:
        return NO_DOCUMENT
    total = sum(len(one.actors) for one in made)
    return f"{made[0].label}: {len(made[0].actors)} of the {total} partners with a concluded document"


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


def chronicle(dossier: Dossier) -> list[Happening]:
    """Agreements with a date, summits by series, articles; within a lane oldest first."""
    rows = [Happening(day, "Agreement", _partner(dossier, a), a) for a in dossier.in_order if (day := dated(a))]
    others: list[Happening] = []
    for series, definition in dossier.vocabulary.get("series", {}).items():
        held = in_series(dossier, series)[::-1]
        lane = definition.label if len(held) >= FEWEST_MEETINGS else OTHER_MEETINGS
        (rows if len(held) >= FEWEST_MEETINGS else others).extend(
            Happening(str(s.held.date), lane, s.held.place or s.name, s, unheld(dossier, s)) for s in held
        )
    audits = [
        Happening(str(a.published.date), "Audited article", dossier.sources[a.source].publisher, a)
        for a in dossier.articles_in_order
    ]
    return [*rows, *sorted(others, key=_by_day), *audits]


def classed(dossier: Dossier, row: Happening) -> str:
    """What a row of the timeline is: a document by its own class, others by their lane."""
    record = row.record
    return dossier.term("instruments", record.instrument).label if isinstance(record, Agreement) else row.lane


def unheld(dossier: Dossier, summit: Summit) -> str:
    """The status of a meeting that has not taken place, in words; of others nothing."""
    return "" if took_place(dossier, summit) else dossier.term("summit_statuses", summit.status).label


def undated(dossier: Dossier) -> list[Agreement]:
    """The agreements that are missing there because they have no date."""
    return [agreement for agreement in dossier.in_order if not dated(agreement)]


def _partner(dossier: Dossier, agreement: Agreement) -> str:
    """The other party of a document of two; of others, the name without what it is about."""
    other = partner(dossier, agreement)
    return names(dossier, [other]) if other else agreement.name.partition(" of ")[0]


def _by_day(row: Happening) -> tuple[object, str]:
    return when(row.date).key, row.record.id


def by_year(rows: Sequence[Happening]) -> dict[int, list[Happening]]:
    """The rows by the year they begin in, oldest first."""
    years: dict[int, list[Happening]] = {}
    for row in sorted(rows, key=_by_day):
        years.setdefault(when(row.date).first.year, []).append(row)
    return years


def first_and_newest(rows: Sequence[Happening]) -> tuple[Happening, Happening] | None:
    """The first and the newest document or meeting that came about."""
    told = [one for one in sorted(rows, key=_by_day) if not one.note and not isinstance(one.record, Article)]
    return (told[0], told[-1]) if told else None


def busiest(rows: Sequence[Happening]) -> tuple[int, int, int]:
    """The year with most documents, how many it has, and how many there are; without documents zeros."""
    years = Counter(when(row.date).first.year for row in rows if isinstance(row.record, Agreement))
    year, most = max(years.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    return year, most, years.total()


def titled(row: Happening) -> str:
    """The name of a record with its date, led by the label where the name lacks it: a link says what it shows."""
    before = "" if row.label in row.record.name else f"{row.label}: "
    return f"{before}{row.record.name}, {english(row.date)}{f' ({row.note.lower()})' if row.note else ''}"
