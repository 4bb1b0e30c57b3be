"""How many of the values that were drawn by lot and held against their sources were found wrong."""

from generator.model.dossier import Dossier


def errors_found(dossier: Dossier) -> str:
    """How many of all samples were wrong, in one sentence; empty where there is none."""
    samples = dossier.site.method.samples
    held = sum(one.held for one in samples)
    if not held:
        return ""
    wrong = sum(one.wrong for one in samples)
    found = f"{wrong} {'was' if wrong == 1 else 'were'} wrong ({100 * wrong / held:.2g} in a hundred)"
    return f"Of {held} values drawn by lot and held against their sources {found}."
