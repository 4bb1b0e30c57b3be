"""What came first and last, and what all did: the first to sign, the latest, every member of a body."""

from collections.abc import Iterator

from generator.derive.membership import other_members
from generator.derive.queries import counted
from generator.model.dates import english
from generator.model.dossier import bilateral, dated
from generator.model.records import Agreement, Country
from generator.news.finding import Finding, Stance, by_day, compared, recorded_agreements
from generator.news.mentions import Mention
from generator.news.passage import Clause, Passage
from generator.news.words import form_of, outright, places_of, said_by, tells

FIRST_ONLY_ALL = "first-only-all"
FAR_BODY = 60  # characters
FAR_VERB = 40


def firsts(passage: Passage) -> Iterator[Finding]:
    """The first and the latest agreement under the frame that the site counts by."""
    if not passage.names_agreement or tells(passage.text, "never"):
        return
    for concept, end in (("first", 0), ("last_of", -1)):
        spans = [span for span in places_of(passage.text, concept) if _of_agreements(passage, span)]
        there = _there_by_then(passage) if spans else []
        clause = passage.clause_at(passage.start + spans[0][0]) if spans else None
        if clause is None or not there:
            continue
        spoken_of = clause.agreements if clause.own else passage.agreements
        named = [one for one in recorded_agreements(passage, spoken_of) if one in there]
        if 0 < len(named) <= 2:
            yield from _first(passage, clause, spans[0], named, there[end])


def _there_by_then(passage: Passage) -> list[Agreement]:
    """The agreements under the frame by the day of the article, by the day of their signature."""
    rules = passage.dossier.site.counts[:1]
    there = [one for rule in rules for one in counted(passage.dossier, rule)]
    return sorted((one for one in there if by_day(passage, dated(one) or "9999")), key=lambda one: dated(one) or "")


def _of_agreements(passage: Passage, span: tuple[int, int]) -> bool:
    """Whether "first" is said of the agreements: a word for them and one such as "of this kind" follow."""
    behind = passage.text[span[1] : span[1] + FAR_VERB]
    left_out = form_of("signed_next").match(behind)  # "the latest was signed with …"
    return bool(left_out) or (tells(behind.split(",")[0], "agreement") and tells(behind, "such")) or _to_sign(behind)


def _to_sign(behind: str) -> bool:
    """Whether "to sign" follows, and between stand only words that leave nobody out."""
    sign = said_by("sign").search(behind)
    return sign is not None and bool(form_of("of_all").fullmatch(behind[: sign.start()]))


def _first(
    passage: Passage, clause: Clause, span: tuple[int, int], named: list[Agreement], there: Agreement
) -> Iterator[Finding]:
    place, day = (passage.start + span[0], passage.start + span[1]), dated(there) or ""
    for agreement in named:
        if dated(agreement) == day:
            reason = f"Recorded: {english(day)}, and no other of those counted stands beyond it by that day."
            yield compared(
                passage, place, FIRST_ONLY_ALL, agreement.id, Stance.AGREES, day, reason, agreement.signed, agreement
            )
        elif len(named) == 1 and _of_every_partner(passage, clause, span):
            reason = f"By the record that was {there.name}, on {english(day)}."
            about = agreement.id, there.id
            yield compared(
                passage, place, FIRST_ONLY_ALL, about, Stance.DIFFERS, there.name, reason, there.signed, there
            )


def _of_every_partner(passage: Passage, clause: Clause, span: tuple[int, int]) -> bool:
    """Whether "first" is said outright of all who signed such an agreement, and names the one agreement itself."""
    behind = passage.text[span[1] : span[1] + FAR_VERB]
    whole = _to_sign(behind) and tells(clause.text, "agreement") and not tells(clause.text, "declaration")
    return whole and clause.own and bool(passage.anchor) and outright(passage.text)


def every_member(passage: Passage) -> Iterator[Finding]:
    """That all members of a body have signed with the subject: "all the members of the G7 have now signed"."""
    if not tells(passage.text, "every", "sign") or not outright(passage.text):
        return
    start = next(places_of(passage.text, "every"))[0] + passage.start
    bodies = [one for one in passage.entities if start <= one.start <= start + FAR_BODY and one.kind == "actor"]
    # Observers could not sign as members, nor could the subject with itself.
    known = ((body, other_members(passage.dossier, body.ref)) for body in bodies)
    body, members = next(((body, members) for body, members in known if members), (None, []))
    if body is not None:
        yield from _every(passage, (start, body.end), body, members)


def _every(passage: Passage, span: tuple[int, int], body: Mention, members: list[Country]) -> Iterator[Finding]:
    left_out = _excepted(passage, body)
    lacking = [one for one in members if not _had_signed(passage, str(one.code))]
    missing = ", ".join(one.name for one in lacking)
    right = {str(one.code) for one in lacking} == left_out
    verdict = Stance.AGREES if right else Stance.DIFFERS
    reason = f"Not by that day: {missing}." if missing else f"All {len(members)} had signed by that day."
    yield compared(passage, span, FIRST_ONLY_ALL, body.ref, verdict, missing or len(members), reason)


def _excepted(passage: Passage, body: Mention) -> set[str]:
    """The countries that are excepted: "all members but Hungary"."""
    clause = passage.clause_at(body.start)
    excepted = said_by("except").search(passage.whole, body.end, clause.end if clause else body.end)
    if clause is None or excepted is None:
        return set()
    behind = [one for one in clause.entities if one.start >= excepted.end()]
    return {one.ref for one in behind if one.kind == "actor" and one.ref != passage.dossier.subject}


def _had_signed(passage: Passage, code: str) -> bool:
    """Whether an agreement of the subject with a country alone had been signed by the day of the article."""
    pair = bilateral(passage.dossier, code)
    return any(one.signed is not None and by_day(passage, dated(one) or "") for one in pair)
