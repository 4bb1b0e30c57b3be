"""A fact → what its card says: name, statement, references, day and how to cite it. Plain texts."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.addresses import card_page, site_address
from generator.derive.anchors import as_of, evidence_of, facts_of
from generator.derive.citing import in_words
from generator.derive.statements import label, statement
from generator.model.dates import english
from generator.model.dossier import Dossier
from generator.model.entries import Citation
from generator.model.parts import Claim, Evidence
from generator.model.records import Record


@dataclass(frozen=True)
class Card:
    """The card of one fact. `as_of` is the day it was last known to be true, in words; `cite` says how to cite it."""

    anchor: str
    label: str
    statement: str
    evidence: list[Citation]
    as_of: str
    cite: str
    value: Evidence | Claim


def cards(dossier: Dossier, record: Record, site_url: str) -> Iterator[Card]:
    """The cards of a record, in the order of its facts. To be cited: where a fact stands first, then its card."""
    page = site_address(site_url, card_page(record))
    for fact in facts_of(dossier, record):
        name, evidence, day = label(dossier, record, fact), evidence_of(fact, record), english(as_of(fact, record))
        where = f", {page}#{fact.anchor}" if site_url else ""
        own = f"{dossier.site.title}, “{record.name}: {name}”, as of {day}{where}."
        cite = f"{in_words(dossier.sources[evidence[0].source], evidence[0].at)} Recorded in: {own}"
        yield Card(fact.anchor, name, statement(dossier, record, fact), evidence, day, cite, fact.value)
