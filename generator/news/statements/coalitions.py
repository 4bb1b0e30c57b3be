"""What a country does in a capability coalition, and together with whom, beside its own agreement."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from generator.model.dossier import Dossier
from generator.model.memoizing import memoized
from generator.model.parts import Coalition
from generator.model.records import Agreement
from generator.news.antecedents import country_meant
from generator.news.finding import Finding, actors_in, beside_record, recorded_agreements
from generator.news.passage import Clause, Passage
from generator.news.statements.roles import PARTICIPANTS
from generator.news.topics import things_in
from generator.news.words import form_of, outright, places_of, said_by, tells

BOTH = 2  # agreements of one of which a sentence on a coalition speaks
PARTNER_WITHIN = 20  # characters behind "together with"


def coalition_roles(passage: Passage) -> Iterator[Finding]:
    """The coalitions that a country is said to lead or to have joined."""
    if not (tells(passage.text, "coalition") or tells(passage.previous, "coalition")):
        return
    for number, clause in enumerate(passage.clauses):
        said = list(_roles_said(clause))
        agreement = _agreement_of(passage, clause, clause.start + said[0][1][0]) if said else None
        if not agreement or not outright(clause.text):
            continue
        behind = (one for one in passage.clauses[number + 1 :] if form_of("for_what").match(one.text))
        parts = [(role, (clause.start + first, clause.start + last)) for role, (first, last) in said]
        parts += [(said[-1][0], (one.start, one.end)) for one in behind]
        for role, span in parts:
            for named in _coalitions_named(passage.dossier, agreement, passage.whole[slice(*span)]):
                yield from _beside_role(passage, agreement, role, span, named)


def coalition_partners(passage: Passage) -> Iterator[Finding]:
    """With whom a party leads a coalition, beside what its agreement says of that coalition."""
    if not tells(passage.text, "leads", "coalition"):
        return
    for start, end in places_of(passage.text, "together"):
        place = passage.start + end
        partner = next((one for one in passage.countries if 0 <= one.start - place <= PARTNER_WITHIN), None)
        clause = passage.clause_at(passage.start + start)
        said = passage.text[passage.text.rfind(";", 0, start) + 1 :].split(";", maxsplit=1)[0]
        own = clause.agreements if clause and clause.own else passage.agreements  # "together with A, B leads"
        for agreement in recorded_agreements(passage, own if partner and len(own) <= BOTH else ()):
            for named in _coalitions_named(passage.dossier, agreement, said):
                for one in named if partner and partner.ref not in agreement.parties else ():
                    note = one.note or ""
                    beside = actors_in(passage.dossier, note) if said_by("together").search(note) else ()
                    if beside and partner:
                        same, span = partner.ref in beside, (passage.start + start, partner.end)
                        yield from beside_record(passage, span, PARTICIPANTS, agreement, note, one, same=same)


def _beside_role(
    passage: Passage, agreement: Agreement, role: str, span: tuple[int, int], named: list[Coalition]
) -> Iterator[Finding]:
    fitting = [one for one in named if _role_fits(passage.dossier, role, one)]
    one, same = (fitting or named)[0], bool(fitting)
    value = f"{one.name}: {_role_told(passage.dossier, one)}"
    # Of one that a text only names, or that is only supported, it does not tell who leads it.
    sure = any(tells(_role_told(passage.dossier, one), name) for name in ("leads", "took_part", "possible"))
    yield from beside_record(passage, span, PARTICIPANTS, agreement, value, one, same=same, sure=sure)


def _role_told(dossier: Dossier, coalition: Coalition) -> str:
    return dossier.term("coalition_roles", coalition.role).label


def _role_fits(dossier: Dossier, said: str, coalition: Coalition) -> bool:
    """Whether a recorded role is what is said: who leads a coalition has joined it, who may join has not."""
    label = _role_told(dossier, coalition)
    return tells(label, "leads") if said == "leads" else not tells(label, "possible")


def _roles_said(clause: Clause) -> Iterator[tuple[str, tuple[int, int]]]:
    """The roles that a clause speaks of, each with the stretch from its word up to the next one."""
    found = [(start, name) for name in ("leads", "joined", "took_part") for start, _ in places_of(clause.text, name)]
    places = sorted(found)
    for (start, name), (end, _) in pairwise([*places, (len(clause.text), "")]):
        yield name, (start, end)


def _agreement_of(passage: Passage, clause: Clause, verb: int) -> Agreement | None:
    """The agreement of the country that stands before the verb, or that the clause or its sentence takes up."""
    named = [(one.start, one.ref) for one in passage.countries if clause.start <= one.start < verb]
    taken_up = form_of("takes_up_country").search(passage.whole, passage.start, verb) is not None
    code = named[0][1] if named else country_meant(passage, clause) or (passage.country if taken_up else "")
    pair = {code, passage.dossier.subject}
    found = [one for one in passage.dossier.agreements.values() if set(one.parties) == pair and one.coalitions]
    return found[0] if code and len(found) == 1 else None


def _coalitions_named(dossier: Dossier, agreement: Agreement, text: str) -> Iterator[list[Coalition]]:
    """The coalitions of an agreement for each thing that a text speaks of: seldom more than one."""
    for thing in sorted(things_in(text)):
        found = [one for one in agreement.coalitions if thing == _purposes(dossier).get(str(one.coalition))]
        if found:
            yield found


@memoized
def _purposes(dossier: Dossier) -> dict[str, str]:
    """What each kind of coalition is for: the thing of the glossary that most of its names have, and fewest others."""
    kinds: dict[str, Counter[str]] = {}
    for agreement in dossier.agreements.values():
        for one in agreement.coalitions:
            if one.coalition:
                kinds.setdefault(str(one.coalition), Counter()).update(things_in(one.name))
    shared = Counter(thing for things in kinds.values() for thing in things)
    return {
        kind: max(sorted(things), key=lambda thing: things[thing] / shared[thing] ** 2)
        for kind, things in kinds.items()
        if things
    }
