"""Where things stand, told on the home page: how many, what the texts have in common, what happened last.

Every number is counted here from the records, and where two counts look alike it is said that they are not of the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.derive.gaps import without_text
from generator.derive.latest_events import answered_for, sources_of
from generator.derive.legal_force import most_silent
from generator.derive.noun_phrases import doubt_told, forefront, in_doubt, in_sentence
from generator.derive.offers import bodies, joined_without_offer
from generator.derive.promised import first_of_families, in_a_list, promised_by_all, promising
from generator.derive.queries import coded, counted, undertaken
from generator.derive.signatures import several, signed_pairs, signing
from generator.derive.summit_leads import foremost_outcome
from generator.derive.terms import limits
from generator.model.dates import english, when
from generator.model.dossier import Dossier, by_word, partner, partners
from generator.model.meanings import awaited, families_in_order, headlines, time_limited, took_place
from generator.model.parts import Evidence
from generator.model.records import Actor, Agreement, Country, Disagreement, Record, Summit
from generator.model.vocabulary import CommitmentTypeWord, GapWord
from generator.text.quantities import quantity, share, spelled
from generator.text.wording import appended, capital, listed, small, with_full_stop

Happened = tuple[str, str, Evidence, Record]
LINE_LETTERS = 180  # letters of readings that are told in one line


def finding(dossier: Dossier) -> str:
    """What a reader must know first: who has signed, and what none of the texts promises, or how many do."""
    texts, signed = coded(dossier), signing(dossier)
    have, whose = ("have each", "their") if len(signed) > 1 else ("has", "its" if signed else "their")
    subject = in_sentence(dossier, [dossier.subject])
    first = f"{capital(_signers_told(dossier, signed))} {have} signed a document of {whose} own with {subject}."
    return " ".join([first, *filter(None, (_headline(dossier, texts, kind) for kind in headlines(dossier)))])


def _signers_told(dossier: Dossier, codes: list[str]) -> str:
    """`four countries and one body by its name`."""
    countries = [code for code in codes if isinstance(dossier.actors.get(code), Country)]
    number = len(countries)
    told = [f"{spelled(number)} {'country' if number == 1 else 'countries'}"] if countries else []
    told += filter(None, [in_sentence(dossier, [code for code in codes if code not in countries])])
    return " and ".join(told) or "nobody"


def side_by_side_told(dossier: Dossier) -> str:
    """What all texts undertake and what is asked for first, as the page says that puts them side by side."""
    texts = coded(dossier)
    asked_first = (_headline(dossier, texts, kind) for kind in headlines(dossier))
    return " ".join(filter(None, [_common(dossier, texts) if texts else "", *asked_first]))


def _headline(dossier: Dossier, texts: list[Agreement], kind: str) -> str:
    """How many of the texts undertake what readers ask for first."""
    read = [a for a in texts if kind in a.commitments]
    making = sum(kind in undertaken(dossier, a) for a in read)
    asked = forefront(dossier, dossier.word(CommitmentTypeWord, kind))
    if not read:
        return ""
    if not making:
        which = "The one text read does not promise" if len(read) == 1 else "None of the texts read promises"
        return f"{which} to {asked}."
    which = "The one text" if len(read) == 1 else f"{capital(spelled(making))} of the {quantity(len(read), 'text')}"
    return f"{which} read {'promises' if making == 1 else 'promise'} to {asked}."


def first_lines(dossier: Dossier) -> str:
    """What all texts that were read undertake, one type of each family; how soon most consult, what else follows."""
    texts = coded(dossier)
    if not texts:
        return ""
    sentences = [_common(dossier, texts), limits(dossier, texts), *_besides_talks(dossier, texts)]
    return " ".join(sentence for sentence in sentences if sentence)


def _common(dossier: Dossier, texts: list[Agreement]) -> str:
    """What every text undertakes: the first such type of each family."""
    everywhere = set.intersection(*(set(undertaken(dossier, a)) for a in texts))
    firsts = first_of_families(dossier, everywhere)
    firmly = [kind for kind in firsts if promised_by_all(dossier, texts, kind)]
    loosely = [in_a_list(dossier, kind) for kind in firsts if kind not in firmly]
    who = "The one text" if len(texts) == 1 else "Every text"
    told = [f"promises {listed([in_a_list(dossier, kind) for kind in firmly])}"] if firmly else []
    told += [f"at least speaks of {listed(loosely)}"] if loosely else []
    return f"{who} that was read clause by clause {', and '.join(told)}." if told else ""


def _besides_talks(dossier: Dossier, texts: list[Agreement]) -> Iterator[str]:
    """How many undertake the first thing that follows the trigger, where neither time nor headline nor all tell it."""
    families = {name for name, word in families_in_order(dossier) if word.after_trigger}
    told_apart = {*time_limited(dossier), *headlines(dossier)}
    words = dossier.words(CommitmentTypeWord)
    kinds = [kind for kind, word in words.items() if word.family in families and kind not in told_apart]
    for kind in first_of_families(dossier, kinds):
        making = [a for a in texts if kind in undertaken(dossier, a)]
        if making and len(making) < len(texts):
            firm = len(promising(dossier, making, kind))
            number, does, do = (firm, "promises", "promise") if firm else (len(making), "speaks of", "speak of")
            which = f"text {does}" if number == 1 else f"texts {do}"
            weaker = "; others put it more weakly" if firm and firm < len(making) else ""
            yield f"{capital(share(number, len(texts)))} {which} {in_a_list(dossier, kind)}{weaker}."


def reconciled(dossier: Dossier) -> str:
    """How the counts of the site hang together: documents and partners, those counted first and those read."""
    texts = coded(dossier)
    total, partners_ = len(signed_pairs(dossier)), signing(dossier)
    why = appended(", because ", in_sentence(dossier, several(dossier)), " signed more than one")
    signed = f"{quantity(total, 'signed bilateral document')} {'comes' if total == 1 else 'come'}"
    first = f"{signed} from {quantity(len(partners_), 'partner')}{why}."
    read = f"{quantity(len(texts), 'text')} {'was' if len(texts) == 1 else 'were'} read clause by clause"
    found = counted(dossier, dossier.site.counts[0]) if dossier.site.counts else texts
    differing = _differing(_partners_apart(dossier, found, texts), _partners_apart(dossier, texts, found))
    return f"{first} {capital(read)}{differing}."


def weakly_known(dossier: Dossier) -> str:
    """Of whom only weak sources say that they signed with the subject alone, in one sentence; of nobody nothing."""
    pairs = signed_pairs(dossier)
    sure = {one.code for one in pairs if not in_doubt(dossier, one.agreement.signed)}
    weakly = in_sentence(dossier, dict.fromkeys(one.code for one in pairs if one.code not in sure))
    return appended("That ", weakly, " signed is known from weak sources only.")


def _partners_apart(dossier: Dossier, some: list[Agreement], others: list[Agreement]) -> str:
    """The partners of the documents that are among the first only."""
    known = {a.id for a in others}
    return _whose(dossier, [a for a in some if a.id not in known])


def _differing(unread: str, beyond: str) -> str:
    """How the texts that were read differ from those of the first group."""
    without = appended(" except the one with ", unread, ", whose text has not been read")
    also = f"{',' if unread else ''} and besides them the one with {beyond}" if beyond else ""
    return f": those of the first group{without}{also}" if without or also else ""


def not_known(dossier: Dossier) -> list[str]:
    """What nobody can tell of the subject: texts not public, legal force and questions left open, offers not made."""
    open_ = open_questions(dossier)
    silent = most_silent(dossier)
    differing = f"Sources differ on {quantity(len(open_), 'question')} that nothing decides."
    return [
        *_texts_not_read(dossier),
        *([f"{silent}."] if silent else []),
        *_offers_not_made(dossier),
        *([differing] if open_ else []),
    ]


def _offers_not_made(dossier: Dossier) -> Iterator[str]:
    """Of how many that take part in what is offered to nothing is known that they would give."""
    if waiting := joined_without_offer(dossier):
        body = in_sentence(dossier, bodies(dossier))
        few = f"{len(waiting)} of those that take part in {body}"
        yield f"For {few} no offer was found, which does not say that they made none."


def _texts_not_read(dossier: Dossier) -> Iterator[str]:
    """Whose texts could not be read, by the words for why."""
    rows = ((str(gap), a) for a in dossier.in_order if (gap := without_text(dossier, a)))
    for word, texts in by_word(dossier, GapWord.group, rows).items():
        yield f"{dossier.term(GapWord.group, word).label}: {listed([f'the {a.name}' for a in texts])}."


def open_questions(dossier: Dossier) -> list[tuple[str, Disagreement]]:
    """The questions on which sources differ and that nothing decides."""
    rows = questions(dossier)
    return [(id_, one) for id_, one in rows if dossier.meaning(one.status).unsettled]


def questions(dossier: Dossier) -> list[tuple[str, Disagreement]]:
    """All questions on which sources differ, in the order of their file, where editors put the weightiest first."""
    files = (entry.file.values for entry in dossier.of("disagreements"))
    order = {id_: number for number, id_ in enumerate(next(files, {}))}
    return sorted(dossier.disagreements.items(), key=lambda row: order[row[0]])


def readings_in_short(question: Disagreement) -> str:
    """What the sources say, where that is short; else how many readings there are."""
    said = " · ".join(str(one.value).rstrip(".") for one in question.readings)
    return said if len(said) <= LINE_LETTERS else quantity(len(question.readings), "reading")


def latest(dossier: Dossier, most: int) -> list[Happened]:
    """The newest events and meetings of all records, newest first, each told once.

    What rests only on sources that nobody answers for is left to the page of the record; how sure the rest is, is told.
    """
    rows = sorted(_happened(dossier), key=lambda row: (when(row[0]).key, row[3].id, row[1]), reverse=True)
    told: list[Happened] = []
    for row in rows:
        day, what, value, record = row
        # Two records tell of one thing: of the same day, from a source of both.
        same_day = (sources_of(other, one) for other_day, _, one, other in told if other_day == day)
        known = any(not sources_of(record, value).isdisjoint(sources) for sources in same_day)
        if len(told) < most and not known and answered_for(dossier, record, value):
            told.append((day, f"{what.rstrip('.')}{doubt_told(dossier, value)}", value, record))
    return told


def newest_told(dossier: Dossier) -> str:
    """The newest event with its day, in one sentence; empty where nothing has happened."""
    newest = latest(dossier, 1)
    return "".join(
        f"Newest event recorded ({english(day)}): {with_full_stop(capital(what))}" for day, what, _, _ in newest
    )


def _happened(dossier: Dossier) -> Iterable[Happened]:
    for entry in dossier.entries:
        record = entry.record
        if isinstance(record, Agreement | Actor | Summit):
            yield from ((event.date, event.what, event, record) for event in record.events)
        if isinstance(record, Summit) and took_place(dossier, record):
            yield (record.held.date, *_came_of(dossier, record), record)


def _came_of(dossier: Dossier, summit: Summit) -> tuple[str, Evidence]:
    """What came of a meeting, else where it was, and the value that says so."""
    first = foremost_outcome(dossier, summit)
    return (first.what, first) if first else (f"It took place{appended(' in ', summit.held.place)}", summit.held)


@dataclass(frozen=True)
class Kindred:
    """A group of documents: what they are, whose they are, and the tone they are drawn in."""

    label: str
    whose: str
    tone: str
    agreements: tuple[Agreement, ...]


def kindred(dossier: Dossier) -> list[Kindred]:
    """The groups that have any: those the site counts first, others of two parties, all others, those not concluded."""
    first = counted(dossier, dossier.site.counts[0]) if dossier.site.counts else []
    label = dossier.site.counts[0].label if first else ""
    named = {a.id for a in first}
    others = [a for a in dossier.in_order if a.id not in named]
    drafts = [a for a in others if awaited(dossier, a)]
    concluded = [a for a in others if not awaited(dossier, a)]
    pairs = [a for a in concluded if partner(dossier, a)]
    several = [a for a in concluded if not partner(dossier, a)]
    found = [
        Kindred(label, "", "counted", tuple(first)),
        Kindred("Other concluded bilateral documents", _whose(dossier, pairs), "pairs", tuple(pairs)),
        Kindred("Documents of several parties, or of none", _called(several), "many", tuple(several)),
        Kindred("Drafts and talks, nothing signed as far as known", _whose(dossier, drafts), "unsigned", tuple(drafts)),
    ]
    return [one for one in found if one.agreements]


def summed_up(groups: list[Kindred]) -> str:
    """How many documents each group has, in one sentence."""
    told = "; ".join(f"{spelled(len(one.agreements))} {small(one.label)}" for one in groups)
    return f"{capital(told)}." if told else ""


def _whose(dossier: Dossier, agreements: list[Agreement]) -> str:
    """The partners of some documents."""
    return in_sentence(dossier, dict.fromkeys(code for a in agreements for code in partners(dossier, a)))


def _called(agreements: list[Agreement]) -> str:
    """The first and the last of some documents by name."""
    if len(agreements) < 2:
        return "".join(a.name for a in agreements)
    return f"from the {agreements[0].name} to the {agreements[-1].name}"
