"""Who leads a coalition, and with whom."""

from collections.abc import Iterator

from generator.model.records import Agreement, Country
from generator.news.compared import Compared, Stance, compared, recorded_agreements
from generator.news.passage import Passage
from generator.news.words import places_of, said_by, tells

PARTNER_WITHIN = 20  # characters behind "together with"
STEM = 5  # letters by which a coalition is known in another language or form


def coalitions(passage: Passage) -> Iterator[Compared]:
    """With whom a party leads a coalition, beside what its agreement says of that coalition."""
    countries = [one for one in passage.entities if isinstance(passage.dossier.actors.get(one.ref), Country)]
    for clause_start, clause_end in places_of(passage.text, "together"):
        place = passage.start + clause_end
        partner = next((one for one in countries if 0 <= one.start - place <= PARTNER_WITHIN), None)
        if partner is None or not tells(passage.text, "leads") or not tells(passage.text, "coalition"):
            continue
        clause = passage.clause_at(passage.start + clause_start)
        for agreement in recorded_agreements(passage, clause.agreements if clause else passage.agreements):
            if partner.ref not in [str(one) for one in agreement.parties]:
                yield from _led(passage, agreement, partner.ref, (passage.start + clause_start, partner.end))


def _led(passage: Passage, agreement: Agreement, partner: str, span: tuple[int, int]) -> Iterator[Compared]:
    for entry in agreement.coalitions:
        beside = entry.note or ""
        names = {code: one.name for code, one in passage.dossier.actors.items() if one.name in beside}
        if (
            not names
            or not said_by("together").search(beside)
            or not _names_coalition(_same_part(passage, span), entry.name)
        ):
            continue
        agrees = partner in names
        verdict = Stance.AGREES if agrees else Stance.DIFFERS
        yield compared(
            passage, span, "participants", agreement.id, verdict, beside, f"Recorded: {beside}", entry, agreement
        )


def _same_part(passage: Passage, span: tuple[int, int]) -> str:
    """The part of a sentence between semicolons that a place lies in."""
    place = span[0] - passage.start
    return passage.text[passage.text.rfind(";", 0, place) + 1 :].split(";", maxsplit=1)[0]


def _names_coalition(text: str, name: str) -> bool:
    """Whether a text names a coalition by one of the words of its name."""
    words = [word[:STEM].casefold() for word in name.split() if len(word) > 3 or word.isupper()]
    return any(word in text.casefold() for word in words)
