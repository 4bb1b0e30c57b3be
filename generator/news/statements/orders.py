"""What came first, what came before what, and who led a coalition with whom."""

import re
from collections.abc import Iterator

from generator.derive.findings import bilateral, counted
from generator.derive.membership import other_members
from generator.model.dates import english, when
from generator.model.dossier import dated
from generator.model.records import Agreement, Country
from generator.news.compared import Compared, Stance, by_day, compared, recorded_agreements
from generator.news.passage import Clause, Passage
from generator.news.words import places_of, said_by, tells

COMPARED_WITHIN = 25  # characters between "before" and what it is before
SIGNED_NEXT = re.compile(
    r"\s(?:was|is|were|came|wurde)\s(?:\w+\s)?(?:signed|concluded|unterzeichnet)|,\s(?:with|mit)\s"
)
FAR_BODY = 60  # characters
PARTNER_WITHIN = 20  # characters behind "together with"
STEM = 5  # letters by which a coalition is known in another language or form


def orders(passage: Passage) -> Iterator[Compared]:
    """Agreements that a passage puts before or after another: "a week before Finland's"."""
    earlier: Agreement | None = None
    for clause in passage.clauses:
        named = recorded_agreements(passage, clause.agreements) if clause.own else []
        for concept in ("before", "after"):
            for start, end in places_of(clause.text, concept):
                other = _named_behind(passage, clause, clause.start + end)
                first = earlier if earlier and len(named) == 1 else None
                if (
                    first
                    and other
                    and other.id != first.id
                    and other in named
                    and not _count_between(clause.text[end:])
                ):
                    yield from _order(passage, (clause.start + start, clause.start + end), concept, first, other)
        if len(named) == 1:
            earlier = named[0]


def _count_between(behind: str) -> bool:
    return tells(behind[:12], "attack")


def _named_behind(passage: Passage, clause: Clause, place: int) -> Agreement | None:
    near = [one for one in clause.entities if 0 <= one.start - place <= COMPARED_WITHIN and one.kind == "actor"]
    for one in near[:1]:
        pair = {one.ref, passage.dossier.subject}
        return next((two for two in recorded_agreements(passage, clause.agreements) if set(two.parties) == pair), None)
    return None


def _order(
    passage: Passage, span: tuple[int, int], concept: str, first: Agreement, other: Agreement
) -> Iterator[Compared]:
    mine, theirs = dated(first), dated(other)
    if not mine or not theirs or mine == theirs:
        return
    right = (when(mine).first < when(theirs).first) == (concept == "before")
    verdict = Stance.AGREES if right else Stance.DIFFERS
    reason = f"By the record {english(mine)}, the other {english(theirs)}."
    whole = _until_name(passage, span)
    yield compared(
        passage, whole, "order", (first.id, other.id), verdict, f"{mine}; {theirs}", reason, first.signed, first
    )


def _until_name(passage: Passage, span: tuple[int, int]) -> tuple[int, int]:
    ends = [one.end for one in passage.entities if one.start >= span[1]]
    return span[0], min(ends, default=span[1])


def firsts(passage: Passage) -> Iterator[Compared]:
    """The first and the latest agreement under the frame that the site counts by."""
    if not passage.names_agreement or tells(passage.text, "never"):
        return
    for concept, end in (("first", 0), ("last_of", -1)):
        spans = [span for span in places_of(passage.text, concept) if _of_agreements(passage, span)]
        there = _there_by_then(passage) if spans else []
        named = [one for one in recorded_agreements(passage, passage.agreements) if one in there]
        if 0 < len(named) <= 2:
            yield from _first(passage, spans[0], named, dated(there[end]) or "")


def _there_by_then(passage: Passage) -> list[Agreement]:
    """The agreements under the frame by the day of the article, by the day of their signature."""
    rules = passage.dossier.site.counts[:1]
    there = [one for rule in rules for one in counted(passage.dossier, rule)]
    return sorted((one for one in there if by_day(passage, dated(one) or "9999")), key=lambda one: dated(one) or "")


def _of_agreements(passage: Passage, span: tuple[int, int]) -> bool:
    """Whether "first" is said of the agreements: a word for them and one such as "of this kind" follow."""
    behind = passage.text[span[1] : span[1] + 40]
    left_out = SIGNED_NEXT.match(behind)  # "the latest was signed with …"
    return bool(left_out) or (tells(behind.split(",")[0], "agreement") and tells(behind, "such"))


def _first(passage: Passage, span: tuple[int, int], named: list[Agreement], day: str) -> Iterator[Compared]:
    for agreement in named:
        if dated(agreement) == day:
            reason = f"Recorded: {english(day)}, and no other of those counted stands beyond it by that day."
            place = passage.start + span[0], passage.start + span[1]
            yield compared(
                passage, place, "first-only-all", agreement.id, Stance.AGREES, day, reason, agreement.signed, agreement
            )


def coalitions(passage: Passage) -> Iterator[Compared]:
    """With whom a party leads a coalition, beside what its agreement says of that coalition."""
    countries = [one for one in passage.entities if isinstance(passage.dossier.actors.get(one.ref), Country)]
    for clause_start, clause_end in places_of(passage.text, "together"):
        place = passage.start + clause_end
        partner = next((one for one in countries if 0 <= one.start - place <= PARTNER_WITHIN), None)
        if partner is None or not tells(passage.text, "leads") or not tells(passage.text, "coalition"):
            continue
        for agreement in recorded_agreements(passage, passage.agreements):
            if partner.ref not in [str(one) for one in agreement.parties]:
                yield from _led(passage, agreement, partner.ref, (passage.start + clause_start, partner.end))


def _led(passage: Passage, agreement: Agreement, partner: str, span: tuple[int, int]) -> Iterator[Compared]:
    for entry in agreement.coalitions:
        beside = entry.note or ""
        names = {code: one.name for code, one in passage.dossier.actors.items() if one.name in beside}
        if not names or not said_by("together").search(beside) or not _names_coalition(passage, entry.name):
            continue
        agrees = partner in names
        verdict = Stance.AGREES if agrees else Stance.DIFFERS
        yield compared(
            passage, span, "participants", agreement.id, verdict, beside, f"Recorded: {beside}", entry, agreement
        )


def _names_coalition(passage: Passage, name: str) -> bool:
    """Whether a passage names a coalition by one of the words of its name."""
    words = [word[:STEM].casefold() for word in name.split() if len(word) > 3 or word.isupper()]
    return any(word in passage.text.casefold() for word in words)


def every_member(passage: Passage) -> Iterator[Compared]:
    """That all members of a body have signed with the subject: "all the members of the G7 have now signed"."""
    if not tells(passage.text, "every", "sign") or tells(passage.text, "never") or tells(passage.text, "expected"):
        return
    start = next(places_of(passage.text, "every"))[0] + passage.start
    bodies = [one for one in passage.entities if start <= one.start <= start + FAR_BODY and one.kind == "actor"]
    # Observers could not sign as members, nor could the subject with itself.
    known = ((body, other_members(passage.dossier, body.ref)) for body in bodies)
    body, members = next(((body, members) for body, members in known if members), (None, []))
    if body is None:
        return
    missing = ", ".join(one.name for one in members if not _had_signed(passage, str(one.code)))
    verdict = Stance.DIFFERS if missing else Stance.AGREES
    reason = f"Not by that day: {missing}." if missing else f"All {len(members)} had signed by that day."
    span = start, body.end
    yield compared(passage, span, "first-only-all", body.ref, verdict, missing or len(members), reason)


def _had_signed(passage: Passage, code: str) -> bool:
    """Whether an agreement of the subject with a country alone had been signed by the day of the article."""
    pair = bilateral(passage.dossier, code)
    return any(one.signed is not None and by_day(passage, dated(one) or "") for one in pair)
