"""How many of the values that were drawn by lot and held against their sources were found wrong."""

from generator.model.dossier import Dossier
from generator.text.wording import listed


def errors_found(dossier: Dossier) -> str:
    """What was wrong in each sample, and in a hundred of all together, in one sentence; empty where there is none."""
    samples = dossier.site.method.samples
    held = sum(one.held for one in samples)
    if not held:
        return ""
    told = listed([f"{one.wrong} of {one.held} {one.what}" for one in samples])
    of_all = f"{100 * sum(one.wrong for one in samples) / held:.2g} in a hundred"
    return f"Of values drawn by lot and held against their sources these were found wrong: {told}, {of_all} in all."
