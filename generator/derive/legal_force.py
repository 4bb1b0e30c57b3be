"""What texts say themselves of their legal force: how many say nothing, what the others say, what one says."""

from collections.abc import Iterator

from generator.derive.noun_phrases import those_with
from generator.derive.queries import coded
from generator.model.dossier import Dossier
from generator.model.entries import citations, own_text
from generator.model.grouping import grouped
from generator.model.meanings import concluded
from generator.model.parts import LegalNature
from generator.model.records import Agreement
from generator.model.vocabulary import BindingnessWord
from generator.text.quantities import share
from generator.text.wording import appended, capital, listed, small


def silent_on_force(dossier: Dossier) -> str:
    """That texts do not say themselves whether they bind in law, what others say of them; or nothing."""
    silent = most_silent(dossier)
    said = [*_said_otherwise(dossier, coded(dossier)), *_said_of_unread(dossier)] if silent else []
    return " ".join(f"{one}." for one in filter(None, [silent, *said]))


def _said_of_unread(dossier: Dossier) -> Iterator[str]:
    """What others say of concluded documents that were not read clause by clause, by name."""
    unread = (a for a in dossier.in_order if concluded(dossier, a) and not a.commitments)
    yield from (f"The {a.name}: {said}" for a in unread if (said := told_by_others(dossier, a)))


def most_silent(dossier: Dossier) -> str:
    """How many of the texts do not say themselves whether they bind in law, in words; empty where each does."""
    texts = coded(dossier)
    silent = sum(keeps_silent(dossier, a) for a in texts)
    if not silent:
        return ""
    rest = "does not say whether it binds in law" if silent == 1 else "do not say whether they bind in law"
    which = "the one text" if len(texts) == 1 else f"{share(silent, len(texts))} text{'' if silent == 1 else 's'}"
    return f"{capital(which)} read {rest}"


def _said_otherwise(dossier: Dossier, texts: list[Agreement]) -> Iterator[str]:
    """What the others say of themselves, by word: their partners, and whether a text says it of a part only."""
    for word, one in dossier.words(BindingnessWord).items():
        if one.says != "something":
            continue
        found = grouped((_in_some_parts(dossier, a), a) for a in texts if word in {own.value for own in of_itself(a)})
        for part, saying in found.items():
            who = those_with(dossier, saying)
            each = f"each of {who}" if len(saying) > 1 else who
            yield f"{capital(each)}{appended(' ', part)} {_says_of_itself(one)}"


def _says_of_itself(word: BindingnessWord) -> str:
    return word.of_itself or f"says of its legal force: {small(word.label)}"


def _in_some_parts(dossier: Dossier, agreement: Agreement) -> str:
    """What stands beside what a text says of its legal force in some parts and leaves open in others."""
    return "in one of its parts" if len(_speaks(dossier, agreement)) > 1 else ""


def told_by_the_text(dossier: Dossier, agreement: Agreement) -> str:
    """What one text says of its own legal force, within a sentence; empty where nobody has looked."""
    if keeps_silent(dossier, agreement):
        return "the text does not say whether it is binding in law"
    words = {own.value: dossier.meaning(own.value) for own in of_itself(agreement)}
    said = [word for word in words.values() if word.says == "something"]
    told = [_says_of_itself(word) for word in said]
    where = appended("", _in_some_parts(dossier, agreement), " ")
    return f"{where}the text {listed(told)}" if told else ""


def told_by_others(dossier: Dossier, agreement: Agreement) -> str:
    """What others say of the legal force of a text that is not known to speak of it: `legally binding, according to …`.

    Empty where the text itself was looked at, or nobody says anything.
    """
    if of_itself(agreement):
        return ""
    said = grouped((str(one.value), one.asserted_by) for one in agreement.legal_nature)
    words = ((dossier.word(BindingnessWord, word), list(by)) for word, by in said.items())
    told = [f"{small(word.label)}, according to {listed(by)}" for word, by in words if word.says == "something"]
    return "; ".join(told)


def keeps_silent(dossier: Dossier, agreement: Agreement) -> bool:
    """Whether the text itself leaves its legal force open in all its parts."""
    return _speaks(dossier, agreement) == {"nothing"}


def _speaks(dossier: Dossier, agreement: Agreement) -> set[str]:
    """Whether a text says something of its legal force, nothing, or either in different parts."""
    return {str(dossier.meaning(one.value).says) for one in of_itself(agreement)}


def of_itself(agreement: Agreement) -> list[LegalNature]:
    """What a text itself says of its legal force."""
    text = own_text(agreement)
    return [one for one in agreement.legal_nature if any(c.source == text for c in citations(one, text))]
