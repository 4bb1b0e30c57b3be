"""Two states of the fact table → what changed, fact by fact, and whether it matters to a reader (`weight`).

Facts in lists are paired by what they are about, so that moving one is no change. What goes on under another id or in
another entry is one change (`successors`), and whoever names it has not changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from generator.derive.change_log import Change
from generator.derive.facts import Fact, facts, place_of, text_of
from generator.derive.open_names import change_in_words, told_today
from generator.derive.pairing import paired
from generator.derive.successors import Heirs, Key, States, heirs, names_now
from generator.derive.weight import PROOF_FIELDS, proof_weighs, weighs
from generator.model.about import Site
from generator.model.dossier import Dossier
from generator.model.entries import Citation, Entry, former_ids
from generator.model.vocabulary import Word
from generator.text.quantities import quantity

# Kinds that pages only cite from.
CITED_ONLY = frozenset({"sources"})
SAME_FACT = 0.6
# Of what goes on under another id, or in another entry.
MOVED = ("renamed", "merged")
# What a change under another id or in another entry changes by itself.
SAID_BY_RENAMING = frozenset({"id", "formerly"})

# What tells a reader which one it is, the first that an entry has: of records, of words, of questions.
CALLED = ("name", "label", "question")


def entries_of(dossier: Dossier) -> dict[tuple[str, str], Entry]:
    """Everything that can change, by collection and id: records, disagreements, sources, words, the site."""
    words = {
        ("vocabulary", f"{group}/{word}"): Entry("vocabulary", f"{group}/{word}", definition, dossier.vocabulary_file)
        for group, defined in dossier.vocabulary.items()
        for word, definition in defined.items()
    }
    return {**{(entry.kind, entry.id): entry for entry in (*dossier.entries, *dossier.site_entry)}, **words}


def compare_states(before: States, after: States, words: Dossier) -> list[Change]:
    """All changes, sorted by entity. `words` is the dossier in whose terms they are told."""
    return [change_in_words(one, words) for one in compare_untold(before, after, words)]


def compare_untold(before: States, after: States, words: Dossier) -> list[Change]:
    """All changes, sorted by entity, with names left open (`open_names`); `words` names the cards of the facts."""
    moved = heirs(before, after)
    became = _renamed(before, after, moved)
    renamed = {old: new for new, old in became.items()}
    names = names_now(before, after, moved), names_now(before, after, renamed)
    changes: list[Change] = []
    for old, new in sorted(moved.items()):
        told = (old[1], new[1]) if old in renamed else _told_apart(before[old], after[new])
        changes.append(_change(after[new], "renamed" if old in renamed else "merged", "", told))
    for key in sorted({*before, *after} - set(moved)):
        taken_in = [before[old] for old, new in sorted(moved.items()) if new == key and old not in renamed]
        changes += _of_entity(before.get(became.get(key, key)), after.get(key), words, names, taken_in)
    return sorted(changes, key=lambda one: (one.of, one.id))


def _renamed(before: States, after: States, moved: Mapping[Key, Key]) -> dict[Key, Key]:
    """What has another id now, by that: the first that it lists as its own. What else went there was taken in."""
    listed = {(kind, one): at for (kind, _), entry in after.items() for at, one in enumerate(former_ids(entry))}
    ordered = sorted(moved.items(), key=lambda pair: (listed.get(pair[0], len(listed)), pair), reverse=True)
    return {new: old for old, new in ordered if new not in before}


def _of_entity(
    old: Entry | None, new: Entry | None, words: Dossier, names: tuple[Heirs, Heirs], taken_in: Sequence[Entry] = ()
) -> Iterator[Change]:
    """What changed of one entity. `names` are those to compare by, and those to tell the state before by.

    Of what it took in the items of lists may have gone along, which is nothing that came.
    """
    if old is None and new is not None:
        yield _change(new, "added", "", ("", _summary(new, words)), _all_sources(new))
    elif new is None and old is not None:
        yield _change(old, "withdrawn", "", (_summary(old, words), ""), _all_sources(old))
    elif old is not None and new is not None and old.record != new.record:
        anew = {name for name, value in new.record.__dict__.items() if value != old.record.__dict__.get(name)}
        was, is_ = facts(old, words, *names, anew), facts(new, words, asked=anew)
        others = [facts(one, words, *names, anew) for one in taken_in]
        for name in dict.fromkeys([*was, *is_]):
            if name in SAID_BY_RENAMING and old.id != new.id:
                continue
            along = [fact for one in others for fact in one.get(name, []) if fact.identity]
            yield from _of_facts(new, was.get(name, []), is_.get(name, []), name, words, along)


def _of_facts(
    entry: Entry, was: Sequence[Fact], is_: Sequence[Fact], name: str, words: Dossier, along: Sequence[Fact] = ()
) -> Iterator[Change]:
    """What changed of a list of facts. What is not among those of before may be `along`, from another entry."""
    matters = weighs(name)
    stayed = {id(fact) for fact in along}  # where it was: that it went into another is told already
    for old, new in _matched([*was, *along], is_):
        if new is None and id(old) in stayed:
            continue
        if old is None and new is not None:
            added = _change(entry, "added", place_of(new), ("", text_of(new)), new.sources, substantive=matters)
            yield replace(added, anchor=new.anchor)
        elif new is None and old is not None:
            gone = _change(entry, "withdrawn", place_of(old), (text_of(old), ""), old.sources, substantive=matters)
            yield replace(gone, anchor=old.anchor)
        elif old is not None and new is not None:
            unsourced = bool(old.sources) and not new.sources
            found = (*_of_words(entry, old, new, words), *_of_sources(entry, old, new))
            yield from (replace(one, unsourced=unsourced, anchor=new.anchor) for one in found)
            for inner in dict.fromkeys([*old.facts, *new.facts]):
                yield from _of_facts(entry, old.facts.get(inner, []), new.facts.get(inner, []), inner, words)


def _of_words(entry: Entry, old: Fact, new: Fact, words: Dossier) -> Iterator[Change]:
    """What the value says now and said before, field by field."""
    for step in dict.fromkeys([*old.told, *new.told]):
        was, is_ = old.told.get(step, ""), new.told.get(step, "")
        told = told_today(was, words), told_today(is_, words)
        if told[0] != told[1]:
            label = new.label if step in ("", "value") else f"{new.label} › {step.replace('_', ' ')}"
            if step and was == old.identity and is_ == new.identity:
                label = place_of(new)
            kind = "changed" if was and is_ else "added" if is_ else "withdrawn"
            name = step or new.label.replace(" ", "_")
            matters = weighs(name, *told)
            yield _change(entry, kind, label, (old.told_then.get(step, ""), is_), new.sources, substantive=matters)


def _of_sources(entry: Entry, old: Fact, new: Fact) -> Iterator[Change]:
    """Who says so now and said so before, and where and in which words the same sources say it."""
    gone, come = sorted(set(old.sources) - set(new.sources)), sorted(set(new.sources) - set(old.sources))
    if gone or come:
        texts = (", ".join(gone), ", ".join(come))
        yield _change(entry, "sourced", new.label, texts, new.sources, substantive=bool(gone))
    was, is_ = ([one for one in fact.evidence if one.source not in {*gone, *come}] for fact in (old, new))
    if sorted(map(_proof, was)) != sorted(map(_proof, is_)):
        texts = (
            _proof_told([one for one in was if one not in is_]),
            _proof_told([one for one in is_ if one not in was]),
        )
        yield _change(entry, "sourced", new.label, texts, new.sources, substantive=proof_weighs(was, is_))


def _proof(one: Citation) -> tuple[str, ...]:
    return tuple(getattr(one, name) or "" for name in PROOF_FIELDS)


def _proof_told(proof: Iterable[Citation]) -> str:
    """Every reference, its source first."""
    quoted = (replace(one, quote=f"“{one.quote}”") if one.quote else one for one in proof)
    return "; ".join(", ".join(filter(None, _proof(one))) for one in quoted)


def _change(
    entry: Entry,
    kind: str,
    label: str,
    texts: tuple[str, str],
    sources: tuple[str, ...] = (),
    *,
    substantive: bool = True,
) -> Change:
    matters = substantive and entry.kind not in CITED_ONLY
    return Change(kind, entry.kind, entry.id, _entry_name(entry), label, *texts, sources, matters)


def _entry_name(entry: Entry) -> str:
    if isinstance(entry.record, Site):
        return entry.record.title
    return next((str(told) for one in CALLED if (told := getattr(entry.record, one, None))), entry.id)


def _told_apart(one: Entry, other: Entry) -> tuple[str, str]:
    """The names of two entries; of namesakes the ids."""
    names = (_entry_name(one), _entry_name(other))
    return names if names[0] != names[1] else (one.id, other.id)


def _matched(was: Sequence[Fact], is_: Sequence[Fact]) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Facts before and after: the same ones, those of one card, those about the same thing, then those most alike.

    The rest came or went.
    """
    pairs = paired(was, is_, _same, _of_one_card, _about_the_same, _much_alike)
    told = {id(fact) for pair in pairs for fact in pair}
    yield from pairs
    yield from ((None, fact) for fact in is_ if id(fact) not in told)
    yield from ((fact, None) for fact in was if id(fact) not in told)


def _same(old: Fact, new: Fact) -> float:
    return float(old.told == new.told and old.identity == new.identity)


def _of_one_card(old: Fact, new: Fact) -> float:
    return float(old.anchor == new.anchor != "")


def _about_the_same(old: Fact, new: Fact) -> float:
    """Of several about the same thing, those that say most alike."""
    return 1 + _similarity(old, new) if old.identity == new.identity else 0


def _much_alike(old: Fact, new: Fact) -> float:
    alike = _similarity(old, new)
    return alike if alike >= SAME_FACT else 0


def _similarity(old: Fact, new: Fact) -> float:
    was, is_ = ("; ".join(one.told.values()) for one in (old, new))
    return SequenceMatcher(None, is_, was, autojunk=False).ratio()


def _summary(entry: Entry, words: Dossier) -> str:
    """What came or went as a whole, in a few words: what a word means, of all else how much was said."""
    if isinstance(entry.record, Word):
        return entry.record.definition
    return quantity(sum(len(group) for group in facts(entry, words).values()), "fact")


def _all_sources(entry: Entry) -> tuple[str, ...]:
    return tuple(sorted({citation.source for citation in entry.citations}))
