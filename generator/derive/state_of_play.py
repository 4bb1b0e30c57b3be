"""Where things stand, told on the home page: how many, what the texts have in common, what happened last.

Every number is counted here from the records, and where two counts look alike it is said that they are not of the same.
"""

from collections import Counter
from collections.abc import Iterable

from generator.derive.findings import after_trigger, bilateral, coded, counted, in_sentence, partners, undertaken
from generator.model.dates import english_duration, when
from generator.model.dossier import Dossier
from generator.model.entries import citations, own_text
from generator.model.meanings import concluded, headlines, took_place
from generator.model.parts import Evidence
from generator.model.records import Actor, Agreement, Record, Summit
from generator.model.vocabulary import CommitmentTypeWord

Happened = tuple[str, str, Evidence, Record]


def state_of_play(dossier: Dossier) -> str:
    """Where things stand, in a few sentences that follow from the records."""
    texts = coded(dossier)
    headline = [_undertaking(dossier, texts, kind) for kind in headlines(dossier)]
    sentences = [*_reconciled(dossier, texts), _limits(dossier, texts), *headline]
    return " ".join(sentence for sentence in sentences if sentence)


def _reconciled(dossier: Dossier, texts: list[Agreement]) -> list[str]:
    """The first count of the site, and how the texts read and the map differ from it."""
    if not dossier.site.counts:
        return []
    first = dossier.site.counts[0]
    found = counted(dossier, first)
    unread, beyond = _apart(dossier, found, texts), _apart(dossier, texts, found)
    read = f"{_texts(len(texts))} {'was' if len(texts) == 1 else 'were'} read clause by clause"
    return [f"{first.label}: {len(found)}{_on_the_map(dossier, found)}.", f"{read}{_differing(unread, beyond)}."]


def _on_the_map(dossier: Dossier, found: list[Agreement]) -> str:
    """Whom the map shows besides with something concluded, and how many that makes; nothing where there is nobody."""
    others = [code for code in dossier.actors if code != dossier.subject]
    shown = [code for code in others if any(concluded(dossier, a) for a in bilateral(dossier, code))]
    more = [code for code in shown if code not in {one for a in found for one in partners(dossier, a)}]
    return f"; with {in_sentence(dossier, more)}, the map shows {len(shown)} partners" if more else ""


def _apart(dossier: Dossier, some: list[Agreement], others: list[Agreement]) -> str:
    """The partners of the documents that are among the first only."""
    return in_sentence(dossier, dict.fromkeys(code for a in some if a not in others for code in partners(dossier, a)))


def _differing(unread: str, beyond: str) -> str:
    """How the texts that were read differ from those that are counted."""
    without = f"without {unread}, whose text has not been read" if unread else ""
    also = f"with {beyond}, not counted there" if beyond else ""
    said = ", and ".join(part for part in (without, also) if part)
    return f": the same {said}" if said else ""


def _limits(dossier: Dossier, texts: list[Agreement]) -> str:
    """How many set the usual time limit for consulting, and who softens it."""
    setting = [a for a in texts if a.consultation and a.consultation.within]
    if not setting:
        return ""
    usual = Counter(a.consultation.within for a in setting if a.consultation).most_common(1)[0][0] or ""
    same = [(a, a.consultation.softened) for a in setting if a.consultation and a.consultation.within == usual]
    firm = sum(not soft for _, soft in same)
    consulting = " ".join(part for part in ("for consulting", after_trigger(dossier)) if part)
    sets = f"{'sets' if firm < 2 else 'set'} {english_duration(usual)} {consulting}"
    soft = [f"that with {in_sentence(dossier, partners(dossier, a))} “{words}”" for a, words in same if words]
    first = f"{firm or 'none'} {sets}"
    return f"Of these, {', '.join([first, *soft])}."


def _undertaking(dossier: Dossier, texts: list[Agreement], kind: str) -> str:
    """How many undertake a type, and what it is: other things go by a like name."""
    if not texts:
        return ""
    type_ = dossier.word(CommitmentTypeWord, kind)
    making = sum(kind in undertaken(dossier, a) for a in texts)
    definition = f"{type_.definition[0].lower()}{type_.definition[1:].rstrip('.')}"
    count = f"{making or 'None'} {'undertakes' if making < 2 else 'undertake'}"
    return f"{count} “{type_.label}”: {definition}."


def _texts(count: int) -> str:
    return f"{count} text{'' if count == 1 else 's'}"


def latest(dossier: Dossier, most: int) -> list[Happened]:
    """The newest events and meetings of all records, newest first, each told once.

    What rests only on sources that nobody answers for is left to the page of the record.
    """
    rows = sorted(_happened(dossier), key=lambda row: (when(row[0]).key, row[3].id, row[1]), reverse=True)
    told: list[Happened] = []
    seen: set[tuple[str, frozenset[str]]] = set()
    for row in rows:
        sources = _sources(row)
        if len(told) < most and _answered_for(dossier, sources) and (row[0], sources) not in seen:
            seen.add((row[0], sources))
            told.append(row)
    return told


def _happened(dossier: Dossier) -> Iterable[Happened]:
    for entry in dossier.entries:
        record = entry.record
        if isinstance(record, Agreement | Actor | Summit):
            yield from ((event.date, event.what, event, record) for event in record.events)
        if isinstance(record, Summit) and took_place(dossier, record):
            place = f" in {record.held.place}" if record.held.place else ""
            yield record.held.date, f"It took place{place}", record.held, record


def _sources(row: Happened) -> frozenset[str]:
    """The sources of an event."""
    _, _, value, record = row
    return frozenset(str(one.source) for one in citations(value, own_text(record)))


def _answered_for(dossier: Dossier, sources: frozenset[str]) -> bool:
    known = [dossier.sources[one] for one in sources if one in dossier.sources]
    return any(not source.weak for source in known)
