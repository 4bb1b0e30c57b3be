"""The first sentences of a summit or of talks: what came of it, when and where it was, and its documents."""

from generator.derive.noun_phrases import in_doubt
from generator.model.dates import on, when
from generator.model.dossier import Dossier
from generator.model.events import Outcome
from generator.model.meanings import ahead, took_place
from generator.model.records import Summit
from generator.text.quantities import opening
from generator.text.wording import appended

# Fewer letters beside the name of a document say nothing about it.
LITTLE_SAID = 40


def summit_answer(dossier: Dossier, summit: Summit) -> list[str]:
    """What came of it first, when and where it was, and the documents by name."""
    place = f" in {summit.held.place}" if summit.held.place else ""
    if not took_place(dossier, summit):
        label = dossier.meaning(summit.status).label.lower()
        meant = "" if ahead(dossier, summit) else ", was meant to take place"
        return [f"{summit.name}: {label}{meant}{place} {on(summit.held.date)}."]
    one = foremost_outcome(dossier, summit)
    first = [f"{opening(one.what.rstrip('.'))}{in_doubt(dossier, one)}."] if one else []
    held = f"Held{place} {on(summit.held.date)}{in_doubt(dossier, summit.held)}."
    return [*first, held, *_produced(dossier, summit, " ".join(first))]


def newest(dossier: Dossier) -> Summit | None:
    """The last meeting that took place."""
    held = [one for one in dossier.summits.values() if took_place(dossier, one)]
    return max(held, key=lambda one: (when(str(one.held.date)).key, one.id), default=None)


def foremost_outcome(dossier: Dossier, summit: Summit) -> Outcome | None:
    """What came of a meeting: of its outcomes one of a document before others, one that says more than a name."""
    every = [*_documents(dossier, summit), *summit.outcomes]
    return next((one for one in every if not _says_its_name(one)), next(iter(summit.outcomes), None))


def _documents(dossier: Dossier, summit: Summit) -> list[Outcome]:
    """The outcomes that are documents the meeting produced."""
    return [o for o in summit.outcomes if o.document and dossier.meaning(o.verb).produces]


def _produced(dossier: Dossier, summit: Summit, told: str) -> list[str]:
    """The documents it produced that are not `told` by name, else those it names.

    Nothing where all are told, or one was made whose name is not recorded.
    """
    documents = _documents(dossier, summit)
    untold = [o for o in documents if str(o.document).partition(":")[0] not in told]
    named = (f"{o.document} ({dossier.meaning(o.verb).label.lower()})" for o in untold)
    if untold:
        also = "It produced" if untold == documents else "It also produced"
        return [f"{also}: {'; '.join(dict.fromkeys(named))}."]
    if any(dossier.meaning(one.verb).produces for one in summit.outcomes):
        return []
    if not summit.outcomes:
        return ["No outcome is recorded."]
    others = list(dict.fromkeys(one.document for one in summit.outcomes if one.document))
    return [f"No document of its own is recorded{appended('; its outcomes name: ', '; '.join(others))}."]


def _says_its_name(outcome: Outcome) -> bool:
    """Whether an outcome says hardly more than the name of its document."""
    return bool(outcome.document) and len(outcome.what.replace(str(outcome.document), "")) < LITTLE_SAID
