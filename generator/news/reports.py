"""What the record says of an article, as text for people and as rows for programs."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.model.dossier import Dossier
from generator.news.finding import Finding, Stance
from generator.news.saved import Saved

FINDING_SIGNS = {Stance.AGREES: "✓ agrees", Stance.DIFFERS: "✗ differs", Stance.SILENT: "· not recorded"}


def rows_of(found: list[Finding]) -> list[dict[str, Any]]:
    """Every finding as plain values."""
    return [
        {
            "paragraph": one.paragraph,
            "quote": one.quote,
            "about": list(one.about),
            "kind": one.kind,
            "verdict": str(one.verdict),
            "recorded": one.recorded,
            "at": one.at,
            "sources": list(one.sources),
            "reason": one.reason,
            "reported": one.reported,
            "proposed_by": "program",
        }
        for one in found
    ]


def told(saved: Saved, found: list[Finding], day: str, name: str) -> Iterator[str]:
    """The findings of one page as lines for people."""
    yield f"{name}: {saved.title or 'no title found'}"
    yield f"  day of the article: {day or 'not known'} ({saved.date_found or 'given'})"
    for note in saved.notes:
        yield f"  mind: {note}"
    numbers = Counter(one.verdict for one in found)
    yield "  " + ", ".join(f"{numbers[verdict]} {FINDING_SIGNS[verdict]}" for verdict in FINDING_SIGNS)
    for one in found:
        where = {0: "title", None: "list"}.get(one.paragraph, f"¶ {one.paragraph}")
        clause = ", ".join(filter(None, (one.at, *one.sources[:2])))
        words = "; the article reports it as said by somebody" if one.reported else ""
        yield f"  {FINDING_SIGNS[one.verdict]} · {where} “{one.quote}” · {', '.join(one.about)} · {one.kind}"
        yield f"      {one.reason}{f' [{clause}]' if clause else ''}{words}"


def day_of(saved: Saved, content: bytes, dossier: Dossier, given: str = "") -> str:
    """The day from which a page is read: given, stated on it, or found by its audit; of an interval the last day."""
    if given or saved.anchor:
        return given or saved.anchor
    digest = hashlib.sha256(content).hexdigest()
    audits = (one.published.date for one in dossier.articles.values() if one.sha256 == digest)
    return next(audits, "").rpartition("/")[2]
