"""What fields are called, in the words that are declared with them."""

from pydantic import BaseModel

from generator.derive.findings import after_trigger, in_sentence
from generator.model.declaring import fields_of
from generator.model.dossier import Dossier
from generator.model.records import Agreement


def heading(dossier: Dossier, label: str) -> str:
    """A declared label with the words of the site where it wants them: `If {subject} joins {body}`, `{after}`."""
    if "{" not in label:
        return label
    site = dossier.site
    told = label.format(
        subject=in_sentence(dossier, [site.subject]),
        body=in_sentence(dossier, [site.accession_to]) if site.accession_to else "a body",
        after=after_trigger(dossier) or "consultation",
    )
    return f"{told[0].upper()}{told[1:]}"


def asked(dossier: Dossier, model: type[BaseModel]) -> dict[str, str]:
    """The fields of which a reader may ask whether they are known, with the heading for each."""
    return {name: heading(dossier, one.asked) for name, one in fields_of(model).items() if one.asked}


def unasked(dossier: Dossier, agreement: Agreement) -> list[str]:
    """The headings of what a reader may ask about a document and nobody has looked for yet."""
    needless = {"signed"} if agreement.adopted else set()
    names = asked(dossier, Agreement)
    return [label for name, label in names.items() if not getattr(agreement, name) and name not in needless]
