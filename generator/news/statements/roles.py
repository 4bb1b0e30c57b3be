"""Who leads a coalition with whom, and who stood for a country at a meeting: names beside the recorded ones."""

import re
from collections.abc import Iterator

from generator.model.parts import Coalition
from generator.news.entities import NamedPerson
from generator.news.finding import Finding, actors_in, beside_record, recorded_agreements
from generator.news.passage import Passage
from generator.news.topics import STEM_LETTERS
from generator.news.words import form_of, outright, places_of, said_by, tells

PARTNER_WITHIN = 20  # characters behind "together with"
STOOD_WITHIN = 60  # characters between a name and the word that says for whom it stood
NAME_TOLD = re.compile(r"\b[A-Z][\w’'-]+ [A-Z][\w’'-]+")
PARTICIPANTS = "participants"


def coalition_partners(passage: Passage) -> Iterator[Finding]:
    """With whom a party leads a coalition, beside what its agreement says of that coalition."""
    if not tells(passage.text, "leads", "coalition"):
        return
    for start, end in places_of(passage.text, "together"):
        place = passage.start + end
        partner = next((one for one in passage.countries if 0 <= one.start - place <= PARTNER_WITHIN), None)
        clause = passage.clause_at(passage.start + start)
        said = passage.text[passage.text.rfind(";", 0, start) + 1 :].split(";", maxsplit=1)[0].casefold()
        both = passage.agreements if len(passage.agreements) == 2 else ()  # "together with A, B leads"
        ids = tuple(dict.fromkeys((*(clause.agreements if clause else ()), *both))) if partner else ()
        for agreement in recorded_agreements(passage, ids):
            for one in agreement.coalitions if partner and partner.ref not in agreement.parties else ():
                beside = (
                    actors_in(passage.dossier, one.note or "") if said_by("together").search(one.note or "") else ()
                )
                if beside and partner and _named_in(one, said):
                    same, span = partner.ref in beside, (passage.start + start, partner.end)
                    yield from beside_record(passage, span, PARTICIPANTS, agreement, one.note, one, same=same)


def _named_in(coalition: Coalition, said: str) -> bool:
    """Whether a text names a coalition by one of the words of its name."""
    words = [word[:STEM_LETTERS].casefold() for word in coalition.name.split() if len(word) > 3 or word.isupper()]
    return any(word in said for word in words)


def representatives(passage: Passage) -> Iterator[Finding]:
    """Who stood for a country at a meeting, as a passage says, beside who did by the record."""
    summit = passage.dossier.summits.get(passage.summit)
    for clause in passage.clauses if summit and tells(passage.text, "stands_for") else ():
        for person in clause.people:
            there = [one for one in summit.participants if person.country in one.who] if summit else []
            level = (there[0].level or "") if len(there) == 1 else ""
            if summit and NAME_TOLD.search(level) and _stood_there(passage, person):
                same, span = person.name.split()[-1] in level, (person.start, person.end)
                sure, one = outright(clause.text), there[0]
                yield from beside_record(passage, span, PARTICIPANTS, summit, level, one, same=same, sure=sure)


def _stood_there(passage: Passage, person: NamedPerson) -> bool:
    """Whether the word for standing for a country is right beside a name, with no other name between."""
    before = passage.whole[max(passage.start, person.start - STOOD_WITHIN) : person.start]
    stood = list(places_of(before, "stands_for"))
    between = form_of("title_between").sub(" ", before[stood[-1][1] :]) if stood else ""
    return bool(stood) and not re.search(r"[,;:.]|\b(?:and|und|et|to|with)\b", between)
