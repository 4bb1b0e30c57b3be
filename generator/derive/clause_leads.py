"""The first sentences of a kind of commitment: which texts promise it, which only mention it, and in which words."""

from collections.abc import Sequence

from generator.derive.noun_phrases import NAMED_TEXTS, forefront, those_with
from generator.derive.queries import Undertaking, firmest_first, saying, undertakings
from generator.derive.terms import limits
from generator.model.dossier import Dossier, grouped
from generator.model.records import Agreement
from generator.model.vocabulary import CommitmentTypeWord, VerbWord
from generator.text.numerals import spelled
from generator.text.wording import appended, listed, small


def clause_answer(dossier: Dossier, kind: str) -> list[str]:
    """Two sentences on a kind of commitment: which texts undertake, mention and pass over it, and in which words."""
    word, rows = dossier.word(CommitmentTypeWord, kind), undertakings(dossier, kind)
    if not rows:
        return [f"No text has been read for {small(word.label)} yet."]
    made, mentioned, silent = (saying(dossier, rows, what) for what in ("undertakes", "mentions", "nothing"))
    mention = _who_does(dossier, mentioned, "only mentions it", "only mention it")
    quiet = _who_does(dossier, silent, "does not speak of it", "do not speak of it")
    rest = listed([part for part in (mention, quiet) if part])
    first = _how_many_promise(dossier, word, len(made), len(rows))
    timed = limits(dossier, [row.agreement for row in made]) if word.time_limit else ""
    how = [timed] if timed else _in_which_words(dossier, made)
    told = f"{first}{': ' if _few_do_not(len(made), len(rows)) else '; '}{rest}" if rest else first
    return [f"{told}.", *how]


def _how_many_promise(dossier: Dossier, word: CommitmentTypeWord, made: int, all_: int) -> str:
    """`Something on air defence is promised in 16 of the 28 texts that were read`: the answer, then the count."""
    about = f"on {small(word.label)}"
    if all_ == 1:
        return f"The one text that was read promises {'something' if made else 'nothing'} {about}"
    if not made:
        what = f"to {forefront(dossier, word)}" if word.headline else f"anything {about}"
        return f"None of the {all_} texts that were read promises {what}"
    if made == all_:
        return f"Every one of the {all_} texts that were read promises something {about}"
    if _few_do_not(made, all_):
        return f"Every text that was read promises something {about}, but for {spelled(all_ - made)}"
    return f"Something {about} is promised in {made} of the {all_} texts that were read"


def _few_do_not(made: int, all_: int) -> bool:
    """Whether so few texts do not promise it that a sentence can name them as exceptions."""
    return all_ - made <= NAMED_TEXTS and made > all_ - made


def _in_which_words(dossier: Dossier, made: Sequence[Undertaking]) -> list[str]:
    """How firmly, by the classes of their words: what most say, then who says it more firmly and who less, by name."""
    rows = [row for row in firmest_first(dossier, made) if row.commitment.verb]
    groups = grouped((str(row.commitment.verb), row.agreement) for row in rows)
    if not groups:
        return []
    usual = max(groups, key=lambda verb: len(groups[verb]))
    if len(groups) == 1:
        return [f"{'It says' if len(rows) == 1 else 'All that promise it say'} {_class(dossier, usual)}."]
    told = [f"{_class(dossier, verb)} in {_named_or_counted(dossier, group)}" for verb, group in groups.items()]
    if 2 * len(groups[usual]) <= len(rows):
        return [f"Their words, from the firmest: {', '.join(told)}."]
    place = list(groups).index(usual)
    firmer, weaker = ", ".join(told[:place]), ", ".join(told[place + 1 :])
    rest = appended("; firmer: ", firmer) + appended("; weaker: ", weaker)
    return [f"Most say {_class(dossier, usual)}{rest}."]


def _class(dossier: Dossier, verb: str) -> str:
    """A class of operative words in a sentence: in quotes where it is called as texts put it."""
    word = dossier.word(VerbWord, verb)
    return word.told or f"“{word.label}”"


def _named_or_counted(dossier: Dossier, texts: Sequence[Agreement]) -> str:
    return those_with(dossier, texts) if len(texts) <= NAMED_TEXTS else spelled(len(texts))


def _who_does(dossier: Dossier, rows: Sequence[Undertaking], does: str, do: str) -> str:
    """`that with Ruritania does not speak of it`, `twelve do not speak of it`; of no text nothing."""
    texts = [row.agreement for row in rows]
    return f"{_named_or_counted(dossier, texts)} {does if len(texts) == 1 else do}" if texts else ""
