"""Several agreements of the same two sides: what tells one of them from the others."""

import re
from collections import Counter
from collections.abc import Mapping

from generator.model.chronology import dated
from generator.model.dates import DURATION, when
from generator.model.dossier import Dossier
from generator.model.memoizing import memoized
from generator.model.records import Agreement
from generator.news.entities import NamedPerson
from generator.news.relative import Day
from generator.news.sounds import same_person
from generator.news.words import tells

LONG_TERM = 50  # years


def order_of_signature(dossier: Dossier, agreement: Agreement) -> list[str]:
    """The agreements of the same sides, this one among them, by the day of their signature."""
    same = {one.id: dated(one) for one in dossier.agreements.values() if set(one.parties) == set(agreement.parties)}
    return sorted((id_ for id_, day in same.items() if day), key=lambda id_: str(same[id_]))


def long_lasting(agreement: Agreement) -> bool:
    """Whether it was made for generations."""
    found = DURATION.fullmatch(agreement.term.value) if agreement.term and agreement.term.value else None
    return bool(found and int(found[1] or 0) >= LONG_TERM)


def signed_by(agreement: Agreement, people: tuple[NamedPerson, ...]) -> bool:
    """Whether one of these people signed it for the partner."""
    return any(
        same_person(one.name, signer.name) and str(signer.party) == one.country
        for one in people
        for signer in agreement.signatories
    )


def signed_by_person(dossier: Dossier, name: str) -> list[Agreement]:
    """The agreements that somebody of this name signed for another side than the subject."""
    return [
        one
        for one in dossier.agreements.values()
        if any(same_person(name, who.name) and str(who.party) != dossier.subject for who in one.signatories)
    ]


def dated_by(agreement: Agreement, days: tuple[Day, ...]) -> bool:
    """Whether one of these days can be that of its signature."""
    day = dated(agreement)
    return bool(day) and any(one.when.first <= when(day).last and when(day).first <= one.when.last for one in days)


def older_or_newer(dossier: Dossier, one: Agreement, text: str) -> list[str]:
    """Of the agreements of the sides of one the oldest or the newest, where a clause says which."""
    order = order_of_signature(dossier, one)
    if len(order) < 2:
        return []
    if tells(text, "older_one"):
        return order[:1]
    return order[-1:] if tells(text, "newer_one") else []


def of_kind_named(dossier: Dossier, one: Agreement, text: str) -> list[str]:
    """Of the agreements of the sides of one that of the kind a clause names, where no other is of it: "the treaty".

    By the kind that most documents are ("the agreement") any of them may be called.
    """
    kinds = {id_: dossier.agreements[id_].instrument for id_ in order_of_signature(dossier, one)}
    rare = {id_: dossier.term("instruments", kind).label for id_, kind in kinds.items() if kind != _usual_kind(dossier)}
    found = [id_ for id_, label in rare.items() if re.search(rf"\b(?:the|this) {label}\b", text, re.IGNORECASE)]
    return found if len(found) == 1 else []


@memoized
def _usual_kind(dossier: Dossier) -> str:
    return Counter(str(one.instrument) for one in dossier.agreements.values()).most_common(1)[0][0]


def named_by_word(every: Mapping[str, Agreement], id_: str, ids: list[str], text: str) -> bool:
    """Whether a text has a word that only this one of several agreements has in its names: "guarantees", "fund"."""
    words = {one: _words_of_names(every[one]) for one in ids}
    own = words[id_] - {word for one in ids if one != id_ for word in words[one]}
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in own)


def _words_of_names(agreement: Agreement) -> set[str]:
    names = " ".join((agreement.name, *agreement.aliases))
    return {word.casefold() for word in re.findall(r"[^\W\d_]{4,}", names)}
