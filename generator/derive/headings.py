"""What fields are called, in the words that are declared with them."""

from pydantic import BaseModel

from generator.derive.findings import in_sentence
from generator.model.declaring import fields_of
from generator.model.dossier import Dossier


def heading(dossier: Dossier, label: str) -> str:
    """A declared label, with the name of what the site is about where it wants one."""
    return label.replace("{subject}", in_sentence(dossier, [dossier.subject]))


def asked(dossier: Dossier, model: type[BaseModel]) -> dict[str, str]:
    """The fields of which a reader may ask whether they are known, with the heading for each."""
    return {name: heading(dossier, one.asked) for name, one in fields_of(model).items() if one.asked}
