"""Words of the vocabulary against quotes: how firm, at which stage, how exact, from when, and whether it binds.

Which words of a quote speak for one of the vocabulary, and which against it, each declares there (`said`, `against`).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from generator.check.quoted_figures import stated_figures
from generator.check.quoted_polarity import denied_otherwise, denies
from generator.check.quoted_senses import excluded
from generator.check.quoted_values import Quotes, contradicted, each_told, quotes_for
from generator.check.quoted_words import words_against, words_said, words_said_of
from generator.check.word_lists import listed_phrases
from generator.model.audits import Claim
from generator.model.entries import Entry, own_text
from generator.model.events import Approval
from generator.model.parts import Commitment, Consultation, Evidence, Funding, LegalNature, Offer
from generator.model.vocabulary import (
    BoundWord,
    SpokenWord,
    Term,
    VerbWord,
    Vocabulary,
    meaning_of,
    whole_group,
)
from generator.source.problem import Problem

EITHER_SIDE = re.compile(rf"\b(?:{listed_phrases('either_side')['either']})\b", re.IGNORECASE)
EITHER_ASKED = re.compile(r"\bof (?:either|each|any)(?: of)?(?: the)? \w+", re.IGNORECASE)
YEARS_NAMED = frozenset(map(float, range(1990, 2200)))  # until 2027 is no bound
WITHHELD = re.compile(r"\w+ not\b")


def term_against_quote(entry: Entry, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A word must be one its quotes speak for, where they do for any of its group; they must not speak against it."""
    for where, part in entry.cited_values:
        for name, given in vars(part).items():
            terms = {one: meaning_of(vocabulary, one) for one in _terms_of(given)}
            spoken = {one: meaning for one, meaning in terms.items() if isinstance(meaning, SpokenWord)}
            if spoken and (words := _speaking(part, own_text(entry.record))):
                group = whole_group(vocabulary, type(next(iter(spoken.values()))))
                said = dict(one for quote in words for one in words_said(group, quote))
                against = [
                    match.group()
                    for term, meaning in spoken.items()
                    for quote in words
                    for match in words_against(meaning, quote)
                    if term not in said
                ]
                if other := against or _said_instead(spoken.keys(), said):
                    shown = words if isinstance(part, Commitment) and not against else other
                    yield contradicted(entry, (*where, name), next(iter(spoken.keys() - said.keys())), list(shown))


def _terms_of(given: object) -> tuple[Term[Any], ...]:
    """The words of the vocabulary that a field holds."""
    return tuple(one for one in (given if isinstance(given, tuple) else (given,)) if isinstance(one, Term))


def _said_instead(terms: Collection[str], said: Mapping[str, re.Match[str]]) -> list[str]:
    """The words for others, where none of the terms is said, or one of them is not and one other is."""
    more = [match.group() for term, match in said.items() if term not in terms]
    unsaid = [term for term in terms if term not in said]
    return more if len(unsaid) == len(terms) or len(unsaid) == len(more) == 1 else []


def _speaking(part: Evidence | Claim, text: str | None) -> Quotes:
    """The words that say how something is put: of a commitment its operative ones."""
    operative = part.operative if isinstance(part, Commitment) else None
    return (operative,) if operative else quotes_for(part, text)


def promise_against_quote(entry: Entry, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A promise must be as firm as the operative words, where both say how firm, and must not deny what they do."""
    group = whole_group(vocabulary, VerbWord)
    for where, part in entry.parts_of(Commitment):
        own = list(words_said(group, part.promise or ""))
        said = dict(words_said(group, part.operative or ""))
        if own and said and not {part.verb, *said} & dict(own).keys():
            yield contradicted(entry, (*where, "promise"), own[0][1].group(), [part.operative or ""])
        denied = next((WITHHELD.match(one.string, one.start()) for _, one in own), None)
        quotes = (part.operative, *quotes_for(part, own_text(entry.record)))
        if denied and part.operative and not any(denies(quote) for quote in quotes if quote):
            yield contradicted(entry, (*where, "promise"), denied.group(), [part.operative])


def bound_against_quote(entry: Entry, vocabulary: Vocabulary) -> Iterator[Problem]:
    """The bound of a sum, and that before one in a sentence, must be the one its quotes put before the same amount."""
    group = whole_group(vocabulary, BoundWord)
    for where, part in entry.parts_of(Funding):
        said = _bounds_of(part.amount, group, quotes_for(part, own_text(entry.record)))
        if said and part.bound not in said:
            yield contradicted(entry, (*where, "bound"), part.bound, list(said.values()))
    for where, sentence, _, words in each_told(entry):
        bounded = any(words_said(group, sentence))
        for amount in sorted(stated_figures(sentence).numbers - YEARS_NAMED) if bounded else ():
            own = _bounds_of(amount, group, [sentence])
            said = _bounds_of(amount, group, words) if own else {}
            if said and not own.keys() & said.keys():
                yield contradicted(entry, where, next(iter(own.values())), list(said.values()))


def _bounds_of(amount: float, group: Mapping[str, BoundWord], texts: Iterable[str]) -> dict[str, str]:
    """The bounds that texts put before an amount, with the words that do."""
    return {word: match.group() for text in texts for word, match in words_said_of(amount, group, text)}


def label_against_quote(entry: Entry, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A step towards approval, a legal nature and an offer must not be the opposite of what their quotes say."""
    for where, part in entry.cited_values:
        if label := _statement_of(part, vocabulary):
            name, value, said = label
            words = quotes_for(part, own_text(entry.record))
            turned = (rule(said, words) for rule in (excluded, denied_otherwise))
            if both := next(filter(None, turned), None):
                yield contradicted(entry, (*where, name), value, [both[1]])


def _statement_of(part: Evidence | Claim, vocabulary: Vocabulary) -> tuple[str, str, str] | None:
    """The field of a part whose word is a statement, that word, and what it states."""
    if isinstance(part, Approval):
        return "step", part.step, meaning_of(vocabulary, part.step).label
    # Nothing is the contrary of the others.
    if isinstance(part, LegalNature) and meaning_of(vocabulary, part.value).against:
        return "value", part.value, meaning_of(vocabulary, part.value).label
    if isinstance(part, Offer):
        kind, refused = meaning_of(vocabulary, part.kind).label, not meaning_of(vocabulary, part.firmness).strength
        return "firmness", part.firmness, f"{'No ' if refused else ''}{kind.lower()}"
    return None


def request_against_quote(entry: Entry) -> Iterator[Problem]:
    """Who may ask for a consultation must be either side, where the quotes say so."""
    for where, part in entry.parts_of(Consultation):
        quotes = quotes_for(part, own_text(entry.record))
        said = [match.group() for quote in quotes for match in EITHER_ASKED.finditer(quote)]
        if part.on_request_of and said and not EITHER_SIDE.search(part.on_request_of):
            yield contradicted(entry, (*where, "on_request_of"), part.on_request_of, said)


TERM_RULES = (
    term_against_quote,
    promise_against_quote,
    bound_against_quote,
    label_against_quote,
)
TERM_RULES_WITHIN = (request_against_quote,)
