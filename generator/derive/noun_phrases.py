"""How a sentence calls things: countries and bodies, texts by their parties, declared fields, a doubt."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from pydantic import BaseModel

from generator.model.dates import english, on, when
from generator.model.declaring import fields_of
from generator.model.dossier import Dossier, partners
from generator.model.meanings import doubted, phase
from generator.model.parts import Evidence
from generator.model.records import Agreement, Country, Record
from generator.model.vocabulary import CommitmentTypeWord
from generator.text.wording import appended, capital, listed, possessive, small

NAMED_TEXTS = 4  # more documents than these a sentence counts and does not name
MANY = 5  # parties from this number on are counted, not named
CHANGING = ("open", "signed", "effective")  # phases in which a document does not stay for good
HALF_A_YEAR = timedelta(days=183)  # before the newest day that material was read of


def names(dossier: Dossier, codes: Iterable[str]) -> str:
    """`Ruritania and Arcadia`."""
    return listed([dossier.actors[code].name if code in dossier.actors else code for code in codes])


def in_sentence(dossier: Dossier, codes: Iterable[str]) -> str:
    """Countries and organisations by name within a sentence: `the Northern League and Arcadia`."""
    return listed([_with_article(dossier, code) for code in codes])


def _with_article(dossier: Dossier, code: str) -> str:
    actor = dossier.actors.get(code)
    return f"{'the ' if actor.article else ''}{actor.name}" if actor else code


def other_names(record: Record) -> list[str]:
    """The aliases of a record that are not its name with an article or another capital."""
    own = record.name.casefold()
    return [one for one in record.aliases if one.casefold().removeprefix("the ") != own.removeprefix("the ")]


def in_doubt(dossier: Dossier, value: Evidence | None) -> str:
    """What must stand behind a value that hardly anybody tells: ` (low confidence)`; behind others nothing."""
    word = dossier.meaning(value.confidence) if value and value.confidence else None
    return f" ({small(word.label)} confidence)" if word and word.doubt == "strong" else ""


def doubt_told(dossier: Dossier, value: Evidence | None) -> str:
    """How sure a value is and why, to stand behind what is told of no other; nothing where pages tell no doubt."""
    if not value or not value.confidence or not doubted(dossier, value):
        return ""
    why = small((value.why or "").rstrip("."))
    return f" ({small(dossier.meaning(value.confidence).label)} confidence{appended(': ', why)})"


def known_of(dossier: Dossier, day: str) -> str:
    """`as of May 2030`; of a day that half a year of reading has not brought again `last confirmed on 2 May 2030`."""
    return f"last confirmed {on(day)}" if long_unconfirmed(dossier, day) else f"as of {english(day)}"


def status_known(dossier: Dossier, agreement: Agreement) -> str:
    """The same of a status; what is adopted, published or over stays so, and needs no confirming."""
    day = agreement.status.as_of
    return known_of(dossier, day) if phase(dossier, agreement) in CHANGING else f"as of {english(day)}"


def status_old(dossier: Dossier, agreement: Agreement) -> bool:
    """Whether a status that may have changed was not confirmed for long."""
    return phase(dossier, agreement) in CHANGING and long_unconfirmed(dossier, agreement.status.as_of)


def long_unconfirmed(dossier: Dossier, day: str) -> bool:
    """Whether a day lies more than half a year before the newest day that material was read of."""
    read = dossier.site.read_until
    return bool(read) and when(read).first - when(day).last > HALF_A_YEAR


def after_trigger(dossier: Dossier) -> str:
    """`after …`: what sets a consultation off, within a sentence; empty where the site does not say."""
    return f"after {dossier.site.consulted_after}" if dossier.site.consulted_after else ""


def heading(dossier: Dossier, label: str) -> str:
    """A declared label with the words of the site where it wants them: `If {subject} joins {body}`, `{after}`."""
    return capital(_with_names(dossier, label)) if "{" in label else label


def field_heading(dossier: Dossier, model: type[BaseModel], name: str) -> str:
    """The declared label of a field as a heading."""
    return heading(dossier, fields_of(model)[name].label)


def _with_names(dossier: Dossier, label: str) -> str:
    site = dossier.site
    return label.format(
        subject=in_sentence(dossier, [site.subject]),
        body=in_sentence(dossier, [site.accession_to]) if site.accession_to else "a body",
        after=after_trigger(dossier) or "consultation",
    )


def asked(dossier: Dossier, model: type[BaseModel]) -> dict[str, str]:
    """The fields of which a reader may ask whether they are known, with the heading for each."""
    return {name: heading(dossier, one.asked) for name, one in fields_of(model).items() if one.asked}


def asked_in_sentence(dossier: Dossier, model: type[BaseModel], name: str) -> str:
    """The heading of such a field within a sentence; small before names are put in: those keep their letters."""
    return _with_names(dossier, small(fields_of(model)[name].asked or ""))


def forefront(dossier: Dossier, word: CommitmentTypeWord, agreement: Agreement | None = None) -> str:
    """What readers ask first of a text, as it follows “to”, with whose forces, money or land it is: the other party’s.

    A body is not named: what its members have is not its own.
    """
    codes = partners(dossier, agreement) if agreement else []
    named = (
        in_sentence(dossier, codes)
        if len(codes) == 1 and isinstance(dossier.actors.get(codes[0]), Country)
        else "the partner"
    )
    return (word.headline or "").replace("{whose}", possessive(named))


def those_with(dossier: Dossier, agreements: Sequence[Agreement]) -> str:
    """A few documents by the other parties: `the one with Ruritania`, `those with the Isles and Arcadia`."""
    codes = [code for one in agreements for code in partners(dossier, one)]
    return f"{'the one' if len(agreements) == 1 else 'those'} with {in_sentence(dossier, codes)}"
