"""When a term ends and a review is due, only from a day that the record names; how soon texts have parties consult.

Source of the rule: a text that does not say from when it runs, or whose first day is not recorded, has no end here.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from generator.derive.noun_phrases import after_trigger, in_sentence
from generator.model.dates import add_duration, english, english_duration, when
from generator.model.dossier import Dossier, partners
from generator.model.grouping import grouped
from generator.model.meanings import concluded, running
from generator.model.memoizing import memoized
from generator.model.parts import Consultation, Span
from generator.model.records import Agreement
from generator.text.quantities import quantity, share
from generator.text.wording import appended, capital, listed


def expires(dossier: Dossier, agreement: Agreement) -> date | None:
    """The last day of the term; None where the record does not say from which exact day it runs, or it is over."""
    return _end(dossier, agreement, agreement.term)


def first_to_end(dossier: Dossier) -> Agreement | None:
    """The running document whose term ends first; of several on one day the one concluded first."""
    ending = [(last, place) for place, a in enumerate(dossier.in_order) if (last := expires(dossier, a))]
    return dossier.in_order[min(ending)[1]] if ending else None


def by_notice(dossier: Dossier) -> list[list[Agreement]]:
    """The documents by how long before their end notice must be given, the shortest first, those without last."""
    found: dict[tuple[str, str], list[Agreement]] = {}
    for one in dossier.in_order:
        if one.exit_notice:
            found.setdefault((one.exit_notice.value or "", one.exit_notice.gap or ""), []).append(one)
    return [found[notice] for notice in sorted(found, key=_by_length)]


def by_value(dossier: Dossier, name: str) -> list[tuple[str, list[Agreement]]]:
    """The documents by what they say under a field of that name; most documents first."""
    said = ((getattr(getattr(one, name), "value", None), one) for one in dossier.in_order)
    found = grouped((value, one) for value, one in said if value)
    return sorted(((told, list(those)) for told, those in found.items()), key=lambda pair: -len(pair[1]))


def over(dossier: Dossier) -> list[Agreement]:
    """The documents that are ended or replaced, as the sources tell."""
    return [one for one in dossier.in_order if concluded(dossier, one) and not running(dossier, one)]


def _by_length(notice: tuple[str, str]) -> tuple[date, str]:
    span, gap = notice
    return ((add_duration(date.min, span) if span else None) or date.max, gap)


def left(dossier: Dossier, agreement: Agreement) -> str:
    """How much of the term is left on the day up to which the site was read, in whole years or months; or nothing."""
    last, today = expires(dossier, agreement), dossier.site.read_until
    if not last or not today or last <= when(today).last:
        return ""
    day = when(today).last
    months = (last.year - day.year) * 12 + last.month - day.month - (last.day < day.day)
    return english_duration(f"P{months // 12}Y" if months >= 24 else f"P{months}M") if months else ""


def review_due(dossier: Dossier, agreement: Agreement) -> date | None:
    """The day by which the text asks for a review; None as above."""
    return _end(dossier, agreement, agreement.review)


def remark(dossier: Dossier, agreement: Agreement, name: str) -> str:
    """What follows from a span of an agreement, to stand behind it; empty where nothing does."""
    if name == "review":
        due = review_due(dossier, agreement)
        return f"; due by {english(due.isoformat())}" if due else ""
    if name != "term" or not agreement.term:
        return ""
    last = expires(dossier, agreement)
    unclear = agreement.term.value and not agreement.term.counted_from
    remaining = left(dossier, agreement)
    ended = f"; it ends on {english(last.isoformat())}{f', {remaining} left' if remaining else ''}" if last else ""
    return "; no source read says from which day it runs" if unclear and not last else ended


def _end(dossier: Dossier, agreement: Agreement, span: Span | None) -> date | None:
    """The day a span ends: only from a day the record names, never from one that seems likely."""
    day = _beginning(dossier, agreement, span) if span else None
    if not span or not span.value or not day or not running(dossier, agreement):
        return None
    begun = when(day)
    return add_duration(begun.first, span.value) if begun.exact else None


def _beginning(dossier: Dossier, agreement: Agreement, span: Span) -> str | None:
    """The recorded day from which a span is counted; None where its start is not told, or has no day."""
    start = dossier.meaning(span.counted_from).begins if span.counted_from else None
    days = {"signature": agreement.signed, "effect": agreement.effect}
    began = days.get(start or "")
    return began.date if began else None


def start(dossier: Dossier, span: Span) -> str:
    """From when a span runs, within a sentence; empty where the source does not say."""
    return dossier.meaning(span.counted_from).label.lower() if span.counted_from else ""


@memoized
def next_days(dossier: Dossier) -> tuple[tuple[date, Agreement, str], ...]:
    """The days on which a term ends or a review is due after the last check of the record, soonest first."""
    rows = [(day, a, "ends") for a in dossier.agreements.values() if (day := expires(dossier, a))]
    rows += [(day, a, "review") for a in dossier.agreements.values() if (day := review_due(dossier, a))]
    ahead = [row for row in rows if row[0] > when(row[1].as_of).last]
    return tuple(sorted(ahead, key=lambda row: (row[0], row[1].id, row[2])))


def limits(dossier: Dossier, texts: list[Agreement]) -> str:
    """Whether most set the usual time limit for consulting, at whose request, and who softens it."""
    setting = [(a, a.consultation) for a in texts if a.consultation and a.consultation.within]
    if not setting:
        return ""
    usual = Counter(one.within for _, one in setting).most_common(1)[0][0] or ""
    same = [(a, one) for a, one in setting if one.within == usual]
    firm = [one for _, one in same if not one.softened]
    have = f"{_how_many_have(len(firm), len(texts))} the parties consult within {english_duration(usual)}"
    have += _at_whose_request(firm)
    partners_ = [(in_sentence(dossier, partners(dossier, a)), one.softened) for a, one in same if one.softened]
    soft = [f"the one with {partner} says “{words}”" for partner, words in partners_]
    first = capital(f"{appended('', after_trigger(dossier), ', ')}{have}")
    return f"{'; '.join([first, *soft])}."


def at_request(one: Consultation) -> str:
    """At whose request the parties consult, to stand behind the time; empty where the record names nobody."""
    return appended(" at the request of ", one.on_request_of)


def _at_whose_request(those: Sequence[Consultation]) -> str:
    """The same of several: that not all name it, where that is so."""
    asked = Counter(at_request(one) for one in those)
    if len(asked) < 2:
        return "".join(asked)
    return appended(", ", listed([f"{share(number, len(those))}{who}" for who, number in asked.most_common() if who]))


def _how_many_have(some: int, all_: int) -> str:
    """`nearly all texts read have`; of none, one or all of several in words that fit."""
    if not some:
        return "none has"
    if all_ == 1:
        return "the one text read has"
    if some == all_:
        return f"all {quantity(all_, 'text')} read have"
    return "one text read has" if some == 1 else f"{share(some, all_)} texts read have"
