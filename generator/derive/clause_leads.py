"""The first sentences of a kind of commitment: which texts promise it, which only mention it, and in which words."""

from collections.abc import Iterator, Mapping, Sequence

from generator.derive.noun_phrases import NAMED_TEXTS, forefront, those_with
from generator.derive.promised import promising
from generator.derive.queries import Undertaking, firmest_first, saying, undertakings
from generator.derive.terms import limits
from generator.model.dossier import Dossier
from generator.model.grouping import grouped
from generator.model.records import Agreement
from generator.model.vocabulary import CommitmentTypeWord, VerbWord
from generator.text.quantities import share, spelled
from generator.text.wording import appended, capital, listed, small


def clause_answer(dossier: Dossier, kind: str) -> list[str]:
    """Two sentences on a kind of commitment: which texts undertake, mention and pass over it, and in which words."""
    word, rows = dossier.word(CommitmentTypeWord, kind), undertakings(dossier, kind)
    if not rows:
        return [f"No text has been read for {small(word.label)} yet."]
    made, mentioned, silent = (saying(dossier, rows, what) for what in ("undertakes", "mentions", "nothing"))
    firm = {one.id for one in promising(dossier, [row.agreement for row in made], kind)}
    weaker = [row for row in made if row.agreement.id not in firm]
    weak = _who_does(dossier, weaker, "speaks of it more weakly", "speak of it more weakly")
    mention = _who_does(dossier, mentioned, "only mentions it", "only mention it")
    quiet = _who_does(dossier, silent, "does not speak of it", "do not speak of it")
    first = _how_many_promise(dossier, word, len(firm), len(rows))
    timed = limits(dossier, [row.agreement for row in made]) if word.time_limit else ""
    how = [timed] if timed else _in_which_words(dossier, made)
    others = listed([part for part in (weak, mention, quiet) if part])
    return [f"{first}{appended('; ', others)}.", *how, *_narrower(dossier, made)]


def _narrower(dossier: Dossier, made: Sequence[Undertaking]) -> Iterator[str]:
    """Which texts promise less than the name of the type says, and what: `Only arms that do not kill: …`."""
    groups = grouped((row.commitment.in_list, row.agreement) for row in made if row.commitment.in_list)
    for what, texts in groups.items():
        yield f"Only {what}: {_named_or_counted(dossier, texts)}."


def _how_many_promise(dossier: Dossier, word: CommitmentTypeWord, made: int, all_: int) -> str:
    """`Most texts read (16 of 28) promise help with air defence`: the answer, and the count beside it."""
    what = word.promised or (word.headline and f"to {forefront(dossier, word)}")
    something = what or f"something on {small(word.label)}"
    if all_ == 1:
        return f"The one text read promises {something if made else f'nothing on {small(word.label)}'}"
    if not made:
        return f"None of the {all_} texts read promises {what or f'anything on {small(word.label)}'}"
    if made == all_:
        return f"Every text read promises {something}"
    if made == 1:
        return f"One text of the {all_} read promises {something}"
    return f"{capital(share(made, all_))} texts read ({made} of {all_}) promise {something}"


def _in_which_words(dossier: Dossier, made: Sequence[Undertaking]) -> list[str]:
    """How firmly, by the classes of their words: what most say, then who says it more firmly and who less, by name."""
    rows = [row for row in firmest_first(dossier, made) if row.commitment.verb]
    groups = grouped((str(row.commitment.verb), row.agreement) for row in rows)
    if not groups:
        return []
    usual = max(groups, key=lambda verb: len(groups[verb]))
    if len(groups) == 1:
        do = "speak of" if dossier.word(VerbWord, usual).promises else "promise"
        return [f"{'It' if len(rows) == 1 else f'All that {do} it'} {_puts(dossier, usual, len(rows))}."]
    if 2 * len(groups[usual]) <= len(rows):
        told = [f"{_named_or_counted(dossier, one)} {_puts(dossier, verb, len(one))}" for verb, one in groups.items()]
        return [f"From the firmest words to the weakest: {listed(told)}."]
    order = list(groups)
    place = order.index(usual)
    beside = (("Firmer", order[:place]), ("Weaker", order[place + 1 :]))
    rest = (told for how, verbs in beside for told in _beside_most(dossier, groups, verbs, how))
    return [f"Most {_puts(dossier, usual, len(groups[usual]))}.", *rest]


def _beside_most(
    dossier: Dossier, groups: Mapping[str, Sequence[Agreement]], verbs: Sequence[str], how: str
) -> Iterator[str]:
    """`Firmer words: the one with Ruritania (“shall”).`; nothing where no text has such words."""
    told = [f"{_named_or_counted(dossier, groups[verb])} ({_class(dossier, verb)})" for verb in verbs]
    if told:
        yield f"{how} words: {listed(told)}."


def _puts(dossier: Dossier, verb: str, texts: int) -> str:
    """`say “will”`, `puts it as an aim`: how so many texts word it."""
    s = "s" if texts == 1 else ""
    return f"put{s} it as {word}" if (word := dossier.word(VerbWord, verb).told) else f"say{s} {_class(dossier, verb)}"


def _class(dossier: Dossier, verb: str) -> str:
    """A class of operative words in a sentence: in quotes where it is called as texts put it."""
    word = dossier.word(VerbWord, verb)
    return word.told or f"“{word.label}”"


def _named_or_counted(dossier: Dossier, texts: Sequence[Agreement]) -> str:
    return those_with(dossier, texts) if len(texts) <= NAMED_TEXTS else f"{spelled(len(texts))} texts"


def _who_does(dossier: Dossier, rows: Sequence[Undertaking], does: str, do: str) -> str:
    """`the one with Ruritania does not speak of it`, `twelve texts do not speak of it`; of no text nothing."""
    texts = [row.agreement for row in rows]
    return f"{_named_or_counted(dossier, texts)} {does if len(texts) == 1 else do}" if texts else ""
