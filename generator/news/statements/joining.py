"""Who joined an open declaration, and when."""

from collections.abc import Iterator

from generator.model.chronology import dated
from generator.model.dates import english, when
from generator.model.events import Joining
from generator.model.records import Agreement
from generator.news.antecedents import country_meant
from generator.news.entities import dated_bodies
from generator.news.finding import Finding, Stance, by_day, compared, meets
from generator.news.mentions import Mention
from generator.news.passage import HEADED, Passage
from generator.news.relative import Day
from generator.news.words import form_of, tells

FEWEST_LISTED = 3
FAR_DAY, FAR_SPAN = 60, 100  # characters


def joinings(passage: Passage) -> Iterator[Finding]:
    """The countries that, as a passage says, joined or did not join."""
    declaration = open_declaration(passage)
    if declaration is None or tells(passage.text, "count_of", "wants") or _goes_on_about_body(passage, declaration):
        return
    item = HEADED.match(passage.text)
    if item and passage.listing and tells(passage.lead, "joined") and not tells(passage.text, "sign"):
        split = passage.start + item.end()
        who = [one for one in passage.countries if one.start < split]
        bodies = [one.start for one in passage.entities if one.kind == "actor" and one.start >= split]
        days = [one for one in passage.days if split <= one.start < min(bodies, default=one.end)]
        yield from _all(passage, declaration, who, days)
    elif tells(passage.text, "missing") and not form_of("late").search(passage.text):
        yield from _absent(passage, declaration)
    elif tells(passage.text, "joined") or _list_goes_on(passage):
        for who, days in _groups(passage):
            yield from _all(passage, declaration, who, days)


def _goes_on_about_body(passage: Passage, declaration: Agreement) -> bool:
    """Whether the sentence before spoke of a body that countries are members of, and this one names no declaration."""
    before = f"{passage.asked} {passage.previous}"
    ids = [one.ref for one in (*passage.entities, *passage.lexicon.entities(before))]
    named = tells(f"{before} {passage.text}", "declaration") or declaration.id in ids
    return not named and not passage.listing and any(one in dated_bodies(passage.dossier) for one in ids)


def _list_goes_on(passage: Passage) -> bool:
    """Whether a sentence only lists those of whom the sentence before says that they joined."""
    lists = tells(passage.text, "list_goes_on") and len({one.ref for one in passage.countries}) >= FEWEST_LISTED
    return lists and tells(passage.previous, "joined") and tells(passage.previous, "declaration")


def open_declaration(passage: Passage) -> Agreement | None:
    """The declaration others can join that a passage speaks of: named in it, before it, or by the list it stands in."""
    ids = [id_ for id_, one in passage.dossier.agreements.items() if one.joined]
    named = [one.ref for one in passage.entities if one.kind == "agreement" and one.ref in ids]
    if not named and (
        tells(passage.text, "declaration") or _list_goes_on(passage) or any(id_ in passage.spoken for id_ in ids)
    ):
        named = ids[:1]
    return passage.dossier.agreements[named[0]] if named else None


def _groups(passage: Passage) -> Iterator[tuple[list[Mention], list[Day]]]:
    """The countries of each clause with its dates; a clause without a country adds its dates to the one before."""
    groups: list[tuple[list[Mention], list[Day]]] = []
    countries = [one for one in passage.countries if not _of_its_agreement(passage, one)]
    for clause in passage.clauses:
        who = [one for one in countries if clause.start <= one.start < clause.end]
        if not who and tells(clause.text, "joined") and (code := country_meant(passage, clause)):
            who = [Mention(clause.start, clause.end, "actor", code, clause.text)]
        # The date of another act, such as joining an alliance, is none of the declaration's.
        days = [] if _other_body(passage, clause.start, clause.end) else list(clause.days)
        if who and not _other_body(passage, clause.start, clause.end):
            groups.append((who, days))
        elif groups and not groups[-1][1]:
            groups[-1] = groups[-1][0], days
        elif who:
            groups.append((who, []))
    yield from groups


def _of_its_agreement(passage: Passage, country: Mention) -> bool:
    """Whether a country only says whose agreement is spoken of: "the Spanish agreement", "the Belgian one"."""
    behind = " ".join(passage.whole[country.end : country.end + FAR_DAY].split()[:2])
    return tells(behind, "agreement") or behind.split()[:1] in (["one"], ["one,"])


def _other_body(passage: Passage, start: int, end: int) -> bool:
    """Whether a clause speaks of a body that countries are members of, and not of the declaration."""
    bodies = {str(one.organisation) for country in passage.dossier.countries.values() for one in country.memberships}
    named = [one for one in passage.entities if start <= one.start < end]
    if any(one.kind == "agreement" for one in named) or tells(passage.whole[start:end], "declaration"):
        return False
    return any(one.ref in bodies for one in named)


def _all(passage: Passage, declaration: Agreement, who: list[Mention], days: list[Day]) -> Iterator[Finding]:
    days = [one for one in days if not _of_declaration(passage, one)]
    day = days[0] if len(days) == 1 else None
    for country in who:
        yield from _one(passage, declaration, country, day)


def _of_declaration(passage: Passage, day: Day) -> bool:
    """Whether a date is that of the declaration itself: "the Declaration of 12 July"."""
    names = [one for one in passage.entities if one.kind == "agreement" and one.end <= day.start]
    return bool(names) and form_of("of_day").fullmatch(passage.whole[names[-1].end : day.start]) is not None


def _one(passage: Passage, declaration: Agreement, country: Mention, day: Day | None) -> Iterator[Finding]:
    entry = next((one for one in declaration.joined if str(one.party) == country.ref), None)
    span = country.start, max(country.end, day.end if day and 0 < day.end - country.start < FAR_SPAN else 0)
    clause = passage.clause_at(country.start)
    denied = tells(clause.text if clause else passage.text, "never") and not form_of("late").search(passage.text)
    negative = denied or tells(passage.text, "expected")
    if entry is None:
        named = (
            (clause is not None and tells(clause.text, "joined", "declaration"))
            or passage.listing
            or _list_goes_on(passage)
        )
        if named and not negative and not tells(passage.text, "coalition"):
            reason = f"The record has no such entry among the {len(declaration.joined)} that joined."
            yield _found(passage, span, declaration, Stance.DIFFERS, reason, None, country)
        return
    same = meets(day, entry.date) if day else by_day(passage, entry.date)
    if same is not None and not (day and day.when.last < when(dated(declaration) or "").first):  # before there was one
        reason = f"By the record it joined on {english(entry.date)}."
        yield _found(passage, span, declaration, Stance.AGREES if same else Stance.DIFFERS, reason, entry, country)


def _absent(passage: Passage, declaration: Agreement) -> Iterator[Finding]:
    """Countries that, as a passage says, have not joined."""
    for country in passage.countries:
        entry = next((one for one in declaration.joined if str(one.party) == country.ref), None)
        span = country.start, country.end
        if entry is None or not by_day(passage, entry.date):
            when_ = f": it joined on {english(entry.date)}" if entry else ""
            reason = f"The record has no such entry by that day{when_}."
            yield _found(passage, span, declaration, Stance.AGREES, reason, entry, country)


def _found(  # noqa: PLR0913, PLR0917 - as `compared`
    passage: Passage,
    span: tuple[int, int],
    declaration: Agreement,
    verdict: Stance,
    reason: str,
    entry: Joining | None,
    country: Mention,
) -> Finding:
    about, told = (declaration.id, country.ref), f"{entry.party} {entry.date}" if entry else ""
    return compared(passage, span, "joined-declaration", about, verdict, told, reason, entry, declaration)
