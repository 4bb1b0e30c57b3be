"""What follows from the records: which, how many, since and until when.

Pure functions from the dossier to records and small values; the sentences made of them are in `leads`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.derive.noun_phrases import in_sentence, names
from generator.model.about import Count
from generator.model.chronology import by_date, dated
from generator.model.dates import when
from generator.model.dossier import Dossier, bilateral, partner, partners
from generator.model.events import Outcome
from generator.model.grouping import grouped
from generator.model.meanings import ahead, awaited, concluded, issued, phase, running, says
from generator.model.memoizing import memoized
from generator.model.parts import Commitment, Disclaimer, Evidence
from generator.model.records import Actor, Agreement, Country, Summit
from generator.model.vocabulary import CommitmentType, CommitmentTypeWord, VerbWord
from generator.text.wording import appended, capital


@dataclass(frozen=True)
class Undertaking:
    """One commitment of one agreement."""

    agreement: Agreement
    kind: str
    commitment: Commitment


def undertaken(dossier: Dossier, agreement: Agreement) -> list[str]:
    """The commitment types the text undertakes."""
    return kinds_saying(dossier, agreement, "undertakes")


def kinds_saying(dossier: Dossier, agreement: Agreement, what: str) -> list[str]:
    """The commitment types the text undertakes, only mentions, or says nothing of."""
    return [kind for kind, commitment in agreement.commitments.items() if says(dossier, commitment) == what]


def saying(dossier: Dossier, rows: Iterable[Undertaking], what: str) -> list[Undertaking]:
    """Those of some commitments that the texts undertake, only mention, or say nothing of."""
    return [row for row in rows if says(dossier, row.commitment) == what]


def disclaimed(dossier: Dossier, agreement: Agreement, kind: str) -> list[Disclaimer]:
    """What the document says against a commitment; silence needs no disclaimer."""
    speaks = says(dossier, agreement.commitments[CommitmentType(kind)]) != "nothing"
    return [one for one in agreement.disclaimers if speaks and (not one.covers or kind in one.covers)]


def counted(dossier: Dossier, count: Count) -> list[Agreement]:
    """The agreements one counting rule counts, by date."""
    return [a for a in dossier.in_order if is_counted(dossier, count, a)]


def is_counted(dossier: Dossier, count: Count, agreement: Agreement) -> bool:
    """Whether a counting rule counts a document."""
    others = partners(dossier, agreement)
    return (
        (not count.phases or phase(dossier, agreement) in count.phases)
        and (not count.statuses or agreement.status.value in count.statuses)
        and (not count.signed_only or agreement.signed is not None)
        and (count.framework is None or agreement.framework == count.framework)
        and (not count.instruments or agreement.instrument in count.instruments)
        and (not count.bilateral or partner(dossier, agreement) is not None)
        and (not count.countries_only or all(isinstance(dossier.actors.get(code), Country) for code in others))
        and (not count.text_public or bool(agreement.commitments))
    )


def unsigned(dossier: Dossier) -> list[Agreement]:
    """The documents of two parties that are announced, drafted or negotiated, but not known to be signed."""
    return [a for a in dossier.in_order if partner(dossier, a) and awaited(dossier, a)]


@dataclass(frozen=True)
class Family:
    """What several documents say, counted: how many undertake each type, and which durations they set by field.

    `answered` are those that were read for a type; silence is an answer. `strengths` are those of the operative words
    of each type.
    """

    size: int
    answered: Counter[str]
    undertaken: Counter[str]
    durations: Mapping[str, Counter[str | None]]
    strengths: Mapping[str, Counter[int]]

    def __sub__(self, other: "Family") -> "Family":
        durations = {name: found - other.durations[name] for name, found in self.durations.items()}
        strengths = {kind: found - other.strengths.get(kind, Counter()) for kind, found in self.strengths.items()}
        answered, made = self.answered - other.answered, self.undertaken - other.undertaken
        return Family(self.size - other.size, answered, made, durations, strengths)


def family(dossier: Dossier, agreements: Sequence[Agreement]) -> Family:
    """These documents, counted."""
    answered: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    set_: dict[str, Counter[str | None]] = defaultdict(Counter)
    firm: dict[str, Counter[int]] = defaultdict(Counter)
    for agreement in agreements:
        made = undertaken(dossier, agreement)
        answered.update(agreement.commitments.keys())
        kinds.update(made)
        for kind in made:
            firm[kind][dossier.word(VerbWord, agreement.commitments[CommitmentType(kind)].verb).strength] += 1
        for name, duration in durations(agreement).items():
            set_[name][duration] += 1
    return Family(len(agreements), answered, kinds, set_, firm)


def durations(agreement: Agreement) -> dict[str, str | None]:
    """The durations a document sets by field; None where it sets none."""
    term, notice, consultation = agreement.term, agreement.exit_notice, agreement.consultation
    return {
        "term": term.value if term else None,
        "exit_notice": notice.value if notice else None,
        "consultation": consultation.within if consultation else None,
    }


def siblings(dossier: Dossier, agreement: Agreement) -> Family | None:
    """The other coded documents of the same framework, counted."""
    if not agreement.framework or not agreement.commitments:
        return None
    return _families(dossier)[agreement.framework] - family(dossier, [agreement])


# Counted once: each of them is compared with all others.
@memoized
def _families(dossier: Dossier) -> dict[str, Family]:
    members = grouped((a.framework, a) for a in dossier.in_order if a.framework and a.commitments)
    return {framework: family(dossier, agreements) for framework, agreements in members.items()}


def undertakings(dossier: Dossier, kind: str) -> list[Undertaking]:
    """What every coded agreement says under one commitment type, by date."""
    word = CommitmentType(kind)
    return [Undertaking(a, kind, a.commitments[word]) for a in dossier.in_order if word in a.commitments]


def undertaken_in_words(dossier: Dossier, verb: str) -> list[Undertaking]:
    """Everything undertaken in words of one class, by date of the document and order of its types."""
    pairs = ((a, kind) for a in coded(dossier) for kind in undertaken(dossier, a))
    made = (Undertaking(a, kind, a.commitments[CommitmentType(kind)]) for a, kind in pairs)
    return [one for one in made if one.commitment.verb == verb]


def uncoded(dossier: Dossier, kind: str) -> list[Agreement]:
    """The coded agreements that have not been read for one type yet, by date; silence would be an answer."""
    return [a for a in coded(dossier) if CommitmentType(kind) not in a.commitments]


def not_coded(dossier: Dossier, agreement: Agreement) -> list[str]:
    """The types for which a coded agreement has not been read yet."""
    types = dossier.vocabulary.get(CommitmentType.target, {}) if agreement.commitments else {}
    return [kind for kind in types if kind not in agreement.commitments]


def coded(dossier: Dossier) -> list[Agreement]:
    """The agreements whose text has been coded, by date."""
    return [a for a in dossier.in_order if a.commitments]


def binding(dossier: Dossier, agreements: Iterable[Agreement]) -> list[Agreement]:
    """Those whose text has been coded and that have been concluded and are not over: they undertake what they say."""
    return [a for a in agreements if a.commitments and running(dossier, a)]


History = list[tuple[str, str, Evidence]]


def everything_dated(dossier: Dossier, record: Agreement | Actor | Summit) -> History:
    """Everything dated about a record, oldest first: date, sentence, and the value that carries the sources."""
    rows: History = [(event.date, event.what, event) for event in record.events]
    if isinstance(record, Agreement):
        done = ((record.signed, "Signed"), (record.adopted, issuing(dossier, record).capitalize()))
        rows += [(one.date, f"{word}{appended(' in ', one.place)}", one) for one, word in done if one]
        rows += [(j.date, f"{capital(in_sentence(dossier, [j.party]))} joins", j) for j in record.joined]
    if isinstance(record, Summit):
        rounds = enumerate(record.rounds, 1)
        rows += [
            (one.date, f"Round {n} of {len(record.rounds)}{appended(' in ', one.place)}", one) for n, one in rounds
        ]
    return sorted(rows, key=lambda row: (when(row[0]).key, row[1]))


def issuing(dossier: Dossier, agreement: Agreement) -> str:
    """What was done with a text that was not signed: one without parties is published, others are adopted."""
    return "published" if issued(dossier, agreement) else "adopted"


def concluded_at(dossier: Dossier, summit: Summit) -> list[Agreement]:
    """The documents signed or adopted at the place and on the days of a summit, and those its outcomes name."""
    days = when(summit.held.date)
    there = dossier.concluded_in.get(summit.held.place or "", ())
    found = {a.id: a for signing, a in there if days.first <= when(signing.date).first <= days.last}
    named = (dossier.agreements.get(str(outcome.agreement)) for outcome in summit.outcomes if outcome.agreement)
    return by_date((found | {a.id: a for a in named if a and dated(a)}).values())


def outcomes_by_document(summit: Summit) -> list[list[Outcome]]:
    """The outcomes of a meeting, those of one document together and before those of none."""
    groups: dict[object, list[Outcome]] = {}
    for number, one in enumerate(summit.outcomes):
        named = one.document or one.agreement
        groups.setdefault((one.verb, one.document, one.agreement) if named else number, []).append(one)
    return sorted(groups.values(), key=lambda group: not (group[0].document or group[0].agreement))


def concluded_alone(dossier: Dossier, code: str) -> list[Agreement]:
    """Those of them that are concluded."""
    return [a for a in bilateral(dossier, code) if concluded(dossier, a)]


def in_series(dossier: Dossier, series: str) -> list[Summit]:
    """The summits of a series, newest first."""
    return [s for s in reversed(dossier.summits_in_order) if s.series == series]


def planned(dossier: Dossier) -> list[Summit]:
    """The summits still to come, soonest first."""
    return [one for one in dossier.summits_in_order if ahead(dossier, one)]


def types_of(dossier: Dossier, family: str) -> list[str]:
    """The commitment types of a family, in the order of the vocabulary."""
    return [kind for kind, one in dossier.words(CommitmentTypeWord).items() if one.family == family]


def short(dossier: Dossier, agreement: Agreement) -> str:
    """An agreement by its partner and year where that tells it apart: `Ruritania 2029`."""
    other, date = partner(dossier, agreement), dated(agreement)
    return f"{names(dossier, [other])} {date[:4]}" if other and date else agreement.name


def firmest_first(dossier: Dossier, rows: Iterable[Undertaking]) -> list[Undertaking]:
    """By the strength of the verb, then by date."""
    return sorted(rows, key=lambda row: -(dossier.word(VerbWord, row.commitment.verb).strength))
