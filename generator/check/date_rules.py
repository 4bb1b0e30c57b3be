"""How dates must lie to the day of their record, to the day of the table, and to one another.

Which dates must not lie ahead is said by their kind (`days`). A rule's docstring is the rule, in must-form.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.check.quote_rules import date_against_quote
from generator.model.chronology import dated
from generator.model.dates import ends, when
from generator.model.days import Checked, Date
from generator.model.declaring import Part
from generator.model.dossier import SITE, Dossier
from generator.model.entries import Entry
from generator.model.meanings import ahead, took_place
from generator.model.parts import Membership, Offer, Person
from generator.model.records import Agreement, Article, Record, Summit
from generator.source.problem import Problem, Where, dotted, found
from generator.source.typed_dates import likely_year

# Days on which records were checked follow each other faster than this; what lies further on is mistyped.
STRIDE = timedelta(days=730)
# Years after the day of the table: nothing the site tells of is meant to happen later.
HORIZON = 30
AS_OF = ("as_of",)


def date_after_record(entry: Entry) -> Iterator[Problem]:
    """What happened or was seen must not be later than the day up to which the record was checked."""
    if isinstance(entry.record, Record):
        last = when(entry.record.as_of).first
        later = [(where, one) for where, one in _earlier_dates(entry, coming=False) if _after(one, last)]
        if len({one for _, one in later}) > 1:
            yield entry.problem(AS_OF, _outdated(entry, str(entry.record.as_of), later))
            return
        for where, one in later:
            what = f"must not be later than the record's as_of date {entry.record.as_of}: {found(one)}."
            yield entry.problem(where, what + likely_year(str(one), str(last)))


def _outdated(entry: Entry, day: str, later: Sequence[tuple[Where, Date]]) -> str:
    """What is wrong with the day up to which a record was checked that has several later dates: they are not all."""
    lines = ", ".join(dict.fromkeys(str(entry.file.place((*entry.where, *where))[0]) for where, _ in later))
    told = f"{len(later)} dates of the record are later (lines {lines})"
    return f"must not be earlier than what the record tells: {found(day)}, but {told}."


def dates_out_of_order(entry: Entry) -> Iterator[Problem]:
    """What follows must not be earlier: an end, what was said later, who joined, a status, the check of a claim."""
    wrong = [one for one in _sequences(entry) if one[1] and one[2] and when(one[1]).last < when(one[2]).first]
    refuted = _refuted_dates(entry) if wrong else frozenset()
    for where, later, earlier, what in wrong:
        if not {earlier, later} & refuted:
            yield entry.problem(where, f"must not be earlier than {what} {earlier}: {found(later)}.")


def _refuted_dates(entry: Entry) -> frozenset[str]:
    """The dates that are problems themselves, so that what lies before or behind them is none."""
    told = {problem.where for problem in (*date_against_quote(entry), *date_after_record(entry))}
    return frozenset(str(one) for where, one in entry.dates if dotted(where) in told)


Order = tuple[Where, Date | None, str | None, str]


def _sequences(entry: Entry) -> Iterator[Order]:
    """Where a date stands, the date, the one before it, and what that is."""
    record = entry.record
    for where, part in entry.parts_of(Part):
        yield from _within_part(where, part)
    if isinstance(record, Agreement):
        begun = dated(record)
        yield ("status", "as_of"), record.status.as_of, begun, "the signature or adoption on"
        effect = record.effect.date if record.effect else None
        yield ("effect", "date"), effect, begun, "the signature or adoption on"
        for index, joining in enumerate(record.joined):
            yield ("joined", index, "date"), joining.date, begun, "the signature or adoption on"
    if isinstance(record, Article):
        for index, claim in enumerate(record.claims):
            yield ("claims", index, "checked"), claim.checked, record.published.date, "the article of"


def _within_part(where: Where, part: Part) -> Iterator[Order]:
    """The same of the dates of one part."""
    match part:
        case Person():
            yield (*where, "until"), part.until, part.from_, "the beginning in"
            yield (*where, "as_of"), part.as_of, part.from_, "the beginning in"
        case Membership():
            yield (*where, "as_of"), part.as_of, part.since, "the beginning in"
        case Offer():
            for index, change in enumerate(part.later):
                yield (*where, "later", index, "date"), change.date, part.said, "the offer of"


def date_after_table(dossier: Dossier) -> Iterator[Problem]:
    """No record must be checked, and no source published, after the day up to which material was read."""
    day, told = _judging(dossier)
    for entry in (*dossier.entries, *dossier.site_entry):
        for where, one in _earlier_dates(entry, coming=False):
            # The other dates of a record must not be later than its own day.
            of_table = where == AS_OF or not isinstance(entry.record, Record)
            if of_table and _after(one, day):
                what = f"must not be later than {day}, {told}: {found(one)}.{likely_year(str(one), str(day))}"
                yield entry.problem(where, what)


def date_far_ahead(dossier: Dossier) -> Iterator[Problem]:
    """What may lie ahead must not lie more than 30 years after the day up to which material was read."""
    day, told = _judging(dossier)
    for entry in (*dossier.entries, *dossier.site_entry):
        if isinstance(entry.record, Summit) and beyond_record(dossier, entry.record):
            continue  # told as such
        for where, one in _earlier_dates(entry, coming=True):
            if any(end.first.year > day.year + HORIZON for end in ends(when(one))):
                what = f"must not be more than {HORIZON} years after {day}, {told}: {found(one)}."
                yield entry.problem(where, what)


def _judging(dossier: Dossier) -> tuple[date, str]:
    """The day of the table and where it comes from; the end of the calendar while it cannot be told for sure."""
    name, given = _table_day(dossier)
    if given:
        return date.max if _astray(dossier) else day_of_table(dossier), f"`{name}` in {SITE}"
    # It follows from all records, and some of them cannot be read.
    return date.max if dossier.problems else day_of_table(dossier), "the newest `as_of` that others support"


def day_astray(dossier: Dossier) -> Iterator[Problem]:
    """The day up to which material was read must not be years from the days up to which records were checked."""
    what = _astray(dossier)
    if what and not dossier.problems:
        name, _ = _table_day(dossier)
        yield from (entry.problem((name,), what) for entry in dossier.site_entry)


def _table_day(dossier: Dossier) -> tuple[str, Checked | None]:
    """The field that gives the day of the table, and the day."""
    site = dossier.site
    return ("edition", site.edition) if site.edition else ("read_until", site.read_until)


def _astray(dossier: Dossier) -> str:
    """What is wrong with the day of the table, or nothing."""
    (_, given), days = _table_day(dossier), _checked(dossier)
    if not given or not days:
        return ""
    day, middle, newest = when(given).first, days[_middle(days)], _reached(days)
    if day < middle:
        return f"must not be earlier than the `as_of` of most records, {middle}: {found(given)}."
    far = day - newest > STRIDE
    return f"must not be years after the newest `as_of` of a record, {newest}: {found(given)}." if far else ""


def day_of_table(dossier: Dossier) -> date:
    """The last day the table can know of: `edition`, `read_until`, else the newest `as_of` that others support.

    Where there is no record either, the end of the calendar.
    """
    (_, given), days = _table_day(dossier), _checked(dossier)
    return when(given).first if given else _reached(days) if days else date.max


def _checked(dossier: Dossier) -> list[date]:
    """The days up to which records were checked, oldest first."""
    return sorted(when(record.as_of).first for _, record in dossier.each(Record))


def _reached(days: Sequence[date]) -> date:
    """The newest day that is reached from the middle one in strides: a mistyped 2062 is not."""
    last = days[_middle(days)]
    for day in days[_middle(days) :]:
        if day - last > STRIDE:
            break
        last = day
    return last


def _middle(days: Sequence[date]) -> int:
    """The place of the middle one, of two of the earlier."""
    return (len(days) - 1) // 2


def meeting_out_of_time(dossier: Dossier) -> Iterator[Problem]:
    """A meeting that took place must not be later than its record's day, one to come not before that of the table."""
    today = day_of_table(dossier)
    for entry, summit in dossier.each(Summit):
        day = summit.held.date
        if beyond_record(dossier, summit):
            what = f"must not be later than the record's as_of date {summit.as_of}: {found(day)}."
            yield entry.problem(("held", "date"), what)
        # With both its status is told as wrong.
        if ahead(dossier, summit) and when(day).last < today and not (summit.participants and summit.outcomes):
            what = f"must not have passed by {today}, the day of the table: {found(summit.status)}, but {found(day)}."
            yield entry.problem(("held", "date"), what)


def beyond_record(dossier: Dossier, summit: Summit) -> bool:
    """Whether a meeting that took place would have done so after the day of its record."""
    return took_place(dossier, summit) and _after(summit.held.date, when(summit.as_of).first)


def _earlier_dates(entry: Entry, *, coming: bool) -> Iterator[tuple[Where, Date]]:
    """The dates of a record that may lie ahead, or those that may not."""
    return ((where, one) for where, one in entry.dates if one.ahead is coming)


def _after(one: str, day: date) -> bool:
    """Whether a date, or an end of an interval, can only be later than a day."""
    return any(end.first > day for end in ends(when(one)))
