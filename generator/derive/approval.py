"""What parliaments and governments did about the documents, and which members of the bodies named have signed none."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.membership import other_members
from generator.derive.noun_phrases import in_sentence, status_known
from generator.derive.queries import concluded_alone
from generator.model.dates import english, on, when
from generator.model.dossier import Dossier, bilateral, by_word
from generator.model.events import Approval
from generator.model.grouping import grouped
from generator.model.meanings import concluded, gap_because, phase
from generator.model.records import Actor, Agreement, Country
from generator.model.vocabulary import StatusWord
from generator.text.quantities import share
from generator.text.wording import appended, capital, listed, possessive, small


def with_approval(dossier: Dossier) -> list[Agreement]:
    """The concluded documents of which it is recorded what approval they ask for or got, by date."""
    return [a for a in dossier.in_order if (a.approval or a.approvals) and concluded(dossier, a)]


def by_step(dossier: Dossier) -> dict[str, tuple[tuple[Agreement, Approval], ...]]:
    """What was done about any document, a draft too: by words in the order of the vocabulary, documents by date."""
    every = ((a, one) for a in dossier.in_order for one in steps(a))
    return by_word(dossier, "approval_steps", ((str(row[1].step), row) for row in every))


def foremost_step(dossier: Dossier) -> str:
    """What was done under the word that the vocabulary names first of those in use: documents, bodies, days."""
    word, group = next(iter(by_step(dossier).items()), ("", ()))
    if not word:
        return ""
    done = (f"the {a.name}, by {acting(dossier, one)}{appended(' ', one.date and on(one.date))}" for a, one in group)
    first = f"{dossier.term('approval_steps', word).label}, as far as is recorded: {'; '.join(done)}."
    return " ".join([first, *_still_due(dossier), *_nothing_recorded(dossier)])


def _still_due(dossier: Dossier) -> Iterator[str]:
    """The documents of which a step is outstanding, by the words for it, each with the day of which that is known."""
    rows = ((str(a.status.value), a) for a in due(dossier))
    for word, texts in by_word(dossier, StatusWord.group, rows).items():
        told = [f"the {a.name} ({status_known(dossier, a)})" for a in texts]
        yield f"{dossier.word(StatusWord, word).label}: {listed(told)}."


def _nothing_recorded(dossier: Dossier) -> Iterator[str]:
    """That of others no step is recorded, and what the form or the text of most of them says of one."""
    rest = without_step(dossier)
    if rest:
        (why, most), others = next(iter(rest.items())), sum(map(len, rest.values()))
        told = f"; for {share(len(most), others)} of them, {why}" if 2 * len(most) > others else ""
        yield f"For those named below no vote or other step was found{told}."


def due(dossier: Dossier) -> list[Agreement]:
    """The documents of which a step of a parliament or a government is outstanding, by date."""
    return [a for a in dossier.in_order if dossier.meaning(a.status.value).approval_due]


def without_step(dossier: Dossier) -> dict[str, tuple[Agreement, ...]]:
    """The concluded documents of which no step of a parliament or a government is recorded as taken or due, by date.

    Under what their form or text says of one, those with most documents first.
    """
    every = [a for a in dossier.in_order if concluded(dossier, a) and not a.approvals]
    rest = [a for a in every if not dossier.meaning(a.status.value).approval_due]
    groups = grouped((_form_or_text(dossier, a), a) for a in rest)
    return dict(sorted(groups.items(), key=lambda group: -len(group[1])))


def _form_or_text(dossier: Dossier, agreement: Agreement) -> str:
    """What the form or the text of a document without a step says of one."""
    asked = agreement.approval
    if phase(dossier, agreement) == "adopted":
        return "the document was adopted without signature"
    if asked and asked.value:
        return "the text says what approval it needs, if any"
    if asked and asked.gap == gap_because(dossier, "silent"):
        return "the text says nothing of approval"
    return "it is not recorded whether the text asks for approval"


def in_part(dossier: Dossier) -> list[tuple[Agreement, list[str]]]:
    """The documents for which only some parties took the step the vocabulary names first, and what others did."""
    word = next(iter(by_step(dossier)), "")
    some = (a for a in dossier.in_order if any(one.step == word for one in a.approvals))
    told = ((a, list(_done_in_part(dossier, a, word))) for a in some)
    return [(a, others) for a, others in told if others]


def in_brief(dossier: Dossier, agreement: Agreement) -> str:
    """What was done about one document under the word that the vocabulary names first; else what its text asks for.

    Empty where nobody has looked.
    """
    done = by_word(dossier, "approval_steps", ((str(one.step), one) for one in steps(agreement)))
    word, group = next(iter(done.items()), ("", ()))
    if word:
        label = small(dossier.term("approval_steps", word).label)
        told = [f"{acting(dossier, one)}{appended(', ', one.date and english(one.date))}: {label}" for one in group]
        return capital("; ".join([*told, *_of_the_others(dossier, agreement, word)]))
    asked = agreement.approval
    if not asked:
        return ""
    says = asked.value.rstrip(".") if asked.value else dossier.term("gaps", asked.gap).label
    return f"Approval by parliaments or governments: {small(says)}; no step of theirs is recorded"


def _done_in_part(dossier: Dossier, agreement: Agreement, word: str) -> list[str]:
    """What is recorded of the parties that did not do it; before it that it is in force all the same, where it is."""
    others = list(_of_the_others(dossier, agreement, word))
    if not others or phase(dossier, agreement) != "effective":
        return others
    began = agreement.effect.date if agreement.effect else None
    standing = dossier.meaning(agreement.status.value).label.lower()
    since = f"since {english(began)}" if began else status_known(dossier, agreement)
    return [f"{standing} {since}", *others]


def _of_the_others(dossier: Dossier, agreement: Agreement, word: str) -> Iterator[str]:
    """What is recorded of the parties that did not do it, beside the step the vocabulary names first."""
    if word != next(iter(dossier.vocabulary["approval_steps"])):
        return
    own = grouped((one.party, str(one.step)) for one in agreement.approvals)
    for party in agreement.parties:
        who, done = in_sentence(dossier, [party]), list(dict.fromkeys(own.get(party, ())))
        if not done:
            yield f"no step of {who} was found"
        elif word not in done:
            found = listed([small(dossier.term("approval_steps", one).label) for one in done])
            yield f"of {who} only this was found: {found}"


def acting(dossier: Dossier, one: Approval) -> str:
    """Which parliament or government acted, with its country where its own name does not tell: `Ruritania’s Senate`."""
    country = dossier.actors[one.party]
    return one.body if tells_whose(country, one.body) else f"{possessive(in_sentence(dossier, [one.party]))} {one.body}"


def tells_whose(actor: Actor, body: str) -> bool:
    """Whether the name of a body tells whose it is."""
    return actor.name in body


def asking(dossier: Dossier) -> list[tuple[str, tuple[Agreement, ...]]]:
    """Why nothing is said of the approval a text asks for, and the texts; under an empty word those that do say."""
    rows = ((str(a.approval.gap or ""), a) for a in with_approval(dossier) if a.approval)
    return sorted(grouped(rows).items())


def steps(agreement: Agreement) -> list[Approval]:
    """The steps of a document, oldest first; those without a day last."""
    return sorted(agreement.approvals, key=lambda one: (one.date is None, when(one.date).key if one.date else ()))


@dataclass(frozen=True)
class Absence:
    """The members of a body that have no concluded document of two parties, those that have a draft apart."""

    body: str
    drafting: tuple[Country, ...]
    without: tuple[Country, ...]

    @property
    def all(self) -> tuple[Country, ...]:
        """Both, by name."""
        return tuple(sorted((*self.drafting, *self.without), key=lambda one: one.name))


def joined_only(dossier: Dossier, agreement: Agreement) -> list[str]:
    """Those that joined a document and have concluded none with the subject alone, by their codes."""
    return [one.party for one in agreement.joined if not concluded_alone(dossier, one.party)]


def joined_without(dossier: Dossier) -> list[tuple[Agreement, list[str]]]:
    """The documents that others joined, with those of them that have concluded none with the subject alone."""
    rows = ((one, joined_only(dossier, one)) for one in dossier.in_order)
    return [(one, codes) for one, codes in rows if codes]


def absences(dossier: Dossier) -> list[Absence]:
    """For each body the site names: its full members that have concluded no document with the subject alone."""
    return [_absence(dossier, str(code)) for code in dossier.site.bodies]


def _absence(dossier: Dossier, body: str) -> Absence:
    others = [one for one in other_members(dossier, body) if not concluded_alone(dossier, one.code)]
    drafting = tuple(one for one in others if bilateral(dossier, one.code))
    return Absence(body, drafting, tuple(one for one in others if one not in drafting))
