"""What must hold between records: one short generator per rule, all in `RULES`; `check` runs all.

A rule's docstring is the rule, in must-form. What must hold within one record is in `record_rules`, what its words ask
of it in `word_rules`, how its dates must lie in `date_rules`, what its quotes say against it in `quote_rules`,
`named_rules` and `term_rules`.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from generator.check import date_rules
from generator.check.all_named import AllNamed, all_named
from generator.check.evidence import Lock, unproved
from generator.check.named_rules import NAMED_RULES
from generator.check.one_cause import Unknown, exchanged_with, told_once
from generator.check.quote_rules import QUOTE_RULES
from generator.check.record_rules import PARTIES, PARTY, RECORD_RULES
from generator.check.site_rules import SITE_RULES
from generator.check.source_rules import SOURCE_RULES
from generator.check.sum_rules import SUM_RULES
from generator.check.term_rules import TERM_RULES, TERM_RULES_WITHIN
from generator.check.unknown_names import WAS_THERE, has_own_code, unknown
from generator.check.word_rules import (
    WORD_RULES,
    contradicted_standing,
    of_two_parties,
    subject_doubtful,
    without_subject,
)
from generator.model.dates import when
from generator.model.dossier import VOCABULARY, Dossier
from generator.model.entries import Entry, former_ids
from generator.model.fields import SourceId
from generator.model.kinds import KINDS
from generator.model.memoizing import memoized
from generator.model.records import Actor, Article, Record, Source, Summit
from generator.model.vocabulary import GROUPS, CommitmentTypeWord, FamilyWord, SourceKindWord, Term, Vocabulary
from generator.source.problem import Problem, Where, dotted, found, likest, nearest, without_echoes
from generator.source.yamlfile import YamlFile

TableRule = Callable[[Dossier], Iterator[Problem]]
# Ids that cannot be taken: the address of a list, and names of devices, of which Windows makes no file.
DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
RESERVED = {"index": "is the address of a list"} | dict.fromkeys(DEVICES, "is the name of a device on Windows")


def unknown_reference(dossier: Dossier) -> Iterator[Problem]:
    """A reference must name something that exists: a source, a code, an id, or a word of the vocabulary."""
    yield from told_once(dossier, _unknown(dossier))


@memoized
def _unknown(dossier: Dossier) -> tuple[Unknown, ...]:
    return tuple(
        Unknown(entry, where, reference, what)
        for entry in (*dossier.entries, *dossier.half_read, *dossier.site_entry)
        if not all(names <= dossier.known(target).keys() for target, names in entry.targets.items())
        for where, reference in entry.references
        if (what := unknown(dossier, reference, in_list=isinstance(where[-1], int)))
    )


def unused_source(dossier: Dossier) -> Iterator[Problem]:
    """A source must be cited by some value, or be the text of some record."""
    # What a record cited that is gone is told with it.
    if missing_records(dossier) or dossier.gone:
        return
    used = {name for entry in dossier.entries for name in entry.targets.get("sources", ())}
    pages = Counter(one.page for _, one in dossier.each(Source))
    # Of a page that two of them are, that is told.
    unused = [entry for entry, one in dossier.each(Source) if entry.id not in used and pages[one.page] == 1]
    # One that a misspelt reference means is told with that; so is the only one, whatever is written for it.
    unknown_ids = used - dossier.sources.keys()
    meant = {likest(name, [entry.id for entry in unused]) for name in unknown_ids}
    for entry in unused:
        if entry.id not in meant and not (unknown_ids and len(unused) == 1):
            what = "must be cited somewhere: nothing refers to this source. Remove it or cite it."
            yield entry.problem(entry.where, what, key=True)


def missing_records(dossier: Dossier) -> bool:
    """Whether a record is gone that others name: what it cited looks as if nothing did."""
    gone = Counter(str(one.reference) for one in _unknown(dossier) if not isinstance(one.reference, Term | SourceId))
    return any(number > 1 for number in gone.values())


def gone_without_a_word(dossier: Dossier) -> Iterator[Problem]:
    """A record that had an address must be there, be named by another one that took it in, or be withdrawn."""
    if not missing_records(dossier):
        for key in dossier.gone:
            what = f"must list {key} under `withdrawn`, if it went for good; if it has another id, that lists this one"
            told = f"{what} under `formerly`.{WAS_THERE.format(key)}"
            yield from (entry.problem(("withdrawn",), told, key=True) for entry in dossier.site_entry)


def alias_collision(dossier: Dossier) -> Iterator[Problem]:
    """A name, alias or code must lead to one record only."""
    claims: dict[str, list[tuple[Entry, Where, str]]] = {}
    for entry, record in dossier.each(Record):
        if isinstance(record, Article):
            continue
        names: list[tuple[tuple[str | int, ...], str]] = [(("name",), record.name)]
        names += [(("aliases", index), alias) for index, alias in enumerate(record.aliases)]
        names += [(("code",), record.code)] if isinstance(record, Actor) else []
        for where, name in names:
            claims.setdefault(name.casefold(), []).append((entry, where, name))
    for claimed in claims.values():
        # Of two records with one code, or name, that is told of which it is not.
        owner = min(claimed, key=lambda one: (not has_own_code(one[0]), not _is_in(one[0].id, one[2])))[0]
        for entry, where, name in claimed:
            if owner is not entry:
                what = f"must lead to one record only: {found(name)} is a name of '{owner.id}' too."
                yield entry.problem(where, what)


def _is_in(id_: str, name: str) -> bool:
    """Whether a name has all words of an id."""
    return all(word in name.casefold() for word in id_.split("-"))


def reserved(id_: str) -> str:
    """What is wrong with an id that no record can have, or nothing."""
    return f"must be another id: {found(id_)} {RESERVED[id_]}." if id_ in RESERVED else ""


def address_collision(dossier: Dossier) -> Iterator[Problem]:
    """Two of a kind must not claim one address, neither by id nor by a former id; that of a record is not `index`."""
    owners = {(entry.kind, entry.id): entry for entry in dossier.entries}
    for entry in dossier.entries:
        has_page = entry.kind in KINDS
        if has_page and entry.id in RESERVED:
            yield entry.problem(("id",), reserved(entry.id))
        for index, former in enumerate(former_ids(entry)):
            owner = owners.setdefault((entry.kind, former), entry)
            if owner is not entry or former == entry.id:
                what = f"must not be an address in use: '{owner.id}' claims {found(former)}."
                yield entry.problem((*entry.where, "formerly", index), what)
            elif has_page and former in RESERVED:
                yield entry.problem(("formerly", index), reserved(former))


def ambiguous_reference(dossier: Dossier) -> Iterator[Problem]:
    """A summit must not have the id of an agreement: references name both by id alone."""
    for entry in dossier.of("summits"):
        if entry.id in dossier.agreements:
            yield entry.problem(("id",), f"must not be the id of an agreement too: {found(entry.id)}.")


def circular_succession(dossier: Dossier) -> Iterator[Problem]:
    """A summit must come after its predecessor, and have one successor at most."""
    successors: dict[str, str] = {}
    for entry, summit in dossier.each(Summit):
        before = dossier.summits.get(str(summit.predecessor))
        if before is None or date_rules.beyond_record(dossier, before):
            continue  # told there
        first = successors.get(before.id)
        if before.id == entry.id:
            yield entry.problem(("predecessor",), f"must be another summit than this one: {found(before.id)}.")
        elif when(before.held.date).first >= when(summit.held.date).first:
            what = f"must be an earlier summit: '{before.id}' is of {before.held.date}."
            yield entry.problem(("predecessor",), what)
        elif first:
            yield entry.problem(("predecessor",), f"must precede one summit only: '{first}' follows it already.")
        else:
            successors[before.id] = entry.id


def subject_no_party(dossier: Dossier) -> Iterator[Problem]:
    """A document of two parties must have the country all records are about among them."""
    if dossier.subject not in dossier.actors:
        return  # told there
    alone, without = of_two_parties(dossier), without_subject(dossier)
    if subject_doubtful(dossier):
        what = f"{len(without)} of {len(alone)} documents of two parties name others."
        told = f"must be what all records are about: {what}"
        yield from (entry.problem(("subject",), told) for entry in dossier.site_entry)
        return
    for entry, one in without:
        if all(code in dossier.actors for code in one.parties):
            yield entry.problem(("parties",), f"must name '{dossier.subject}' too, which all records are about.")


def incomplete_vocabulary(dossier: Dossier) -> Iterator[Problem]:
    """The vocabulary must define every group the records use, and the family of every commitment type."""
    file = dossier.vocabulary_file
    if not isinstance(file.values, dict):
        return
    targets = {target for entry in dossier.entries for target in entry.targets if dossier.is_vocabulary(target)}
    # Under a misspelt name it is told elsewhere.
    missing = set() if set(file.values) - set(GROUPS) else targets | {FamilyWord.group, SourceKindWord.group}
    for target in sorted(missing - set(dossier.vocabulary)):
        yield Problem(VOCABULARY, 1, 1, "", f"must define the group '{target}': records use its words.")
    # Those whose definition cannot be read as well: that is told elsewhere.
    given = file.values.get(FamilyWord.group)
    families = given if isinstance(given, dict) else {}
    named = [(name, word.family) for name, word in dossier.words(CommitmentTypeWord).items() if word.family]
    for family in {one: None for _, one in named if families and one not in families}:
        yield _unknown_family(file, families, family, [name for name, one in named if one == family])


def _unknown_family(file: YamlFile, families: Iterable[str], family: str, types: Sequence[str]) -> Problem:
    """That types name a family which is not there: told at the family, where that has another name now."""
    many = f" {len(types)} types name it." if len(types) > 1 else ""
    meant = likest(family, families) if len(types) > 1 else ""
    if meant:
        what = f"must be {found(family)}, as {len(types)} types have it."
        return file.problem((FamilyWord.group, meant), what, key=True)
    what = f"must name a family of `families`: {found(family)}.{nearest(family, families)}{many}"
    return file.problem((CommitmentTypeWord.group, types[0], "family"), what)


WITHIN = (*RECORD_RULES, *SUM_RULES, *TERM_RULES_WITHIN, date_rules.date_after_record, date_rules.dates_out_of_order)
TABLE_RULES: tuple[TableRule, ...] = (
    unused_source,
    gone_without_a_word,
    *SOURCE_RULES,
    *SITE_RULES,
    alias_collision,
    address_collision,
    ambiguous_reference,
    circular_succession,
    subject_no_party,
    incomplete_vocabulary,
    *WORD_RULES,
    date_rules.date_after_table,
    date_rules.date_far_ahead,
    date_rules.day_astray,
    date_rules.meeting_out_of_time,
)
RULES = (*WITHIN, *QUOTE_RULES, *TERM_RULES, *NAMED_RULES, unknown_reference, *TABLE_RULES)

# These judge the table as a whole, so they say nothing while a part of it cannot be read.
WHOLE: frozenset[TableRule] = frozenset({unused_source, gone_without_a_word, contradicted_standing})


def check(dossier: Dossier, files: Container[str] | None = None) -> list[Problem]:
    """Every problem of the data, sorted: those of single files and those the rules find.

    With `files`, what must hold within a record is judged of those in them only.
    """
    # Of a record some of whose values a slip hides, only that is told.
    every = [entry for entry in dossier.entries if entry.where or not entry.file.guessed]
    entries = [entry for entry in every if files is None or entry.file.path in files]
    within = [problem for entry in entries for problem in _judged(entry)]
    # What another rule says of a name that is unknown, or of another name than its references use, is an echo.
    named = list(unknown_reference(dossier))
    unsettled = _unsettled(dossier)
    whole = not (dossier.problems or unsettled or any(one.where.startswith(PARTIES) for one in within))
    rules = [rule for rule in TABLE_RULES if whole or rule not in WHOLE]
    guessed = {entry.file.path for entry in dossier.entries if entry.file.guessed and not entry.where}
    of_table = (one for rule in rules for one in rule(dossier) if one.path not in guessed)
    between = [*named, *without_echoes(named, of_table)]
    told = {*dossier.problems, *without_echoes(dossier.problems, between)}
    # Nothing is said of who is a party where the parties are not known.
    known = (one for one in within if one.path not in unsettled or (PARTY not in one.where and one.where != PARTIES))
    told |= {*without_echoes(told, known)}
    # A value that cannot be is told as such, not once more as what its quote contradicts.
    names = all_named(dossier)
    # Whose code is wrong would be taken for somebody else.
    naming = () if any(one.where == "code" for one in told) else every
    told |= {*without_echoes(told, (one for entry in naming for one in _named_otherwise(entry, names)))}
    worded = () if any(one.path == VOCABULARY for one in told) else every  # of words that are wrong themselves nothing
    told |= {*without_echoes(told, (one for entry in worded for one in _worded_otherwise(entry, dossier.vocabulary)))}
    told |= {*without_echoes(told, (one for entry in entries for one in _contradicted(entry)))}
    told -= {*_of_exchanged(dossier, told)}
    doubts = (problem for file in dossier.files.values() for problem in file.doubts)
    return sorted({*told, *without_echoes(told, doubts)})


def _unsettled(dossier: Dossier) -> set[str]:
    """The files of documents of which not all parties are known: nothing can be said of who is one."""
    told = {one.path for one in dossier.problems if one.where.startswith(PARTIES)}
    unknown_parties = (one for one in _unknown(dossier) if one.where[0] == PARTIES or one.where[-1] == PARTY)
    return told | {one.entry.file.path for one in unknown_parties}


def _of_exchanged(dossier: Dossier, told: Iterable[Problem]) -> Iterator[Problem]:
    """What is told of names in the part in which one stands in another field's place, besides that it does."""
    crossed = [one for one in _unknown(dossier) if exchanged_with(dossier, one)]
    parts = {(one.entry.file.path, dotted(one.where[:-1])) for one in crossed}
    itself = {(one.entry.file.path, dotted(one.where)) for one in crossed}
    return (
        one for one in told if (one.path, one.where.rpartition(".")[0]) in parts and (one.path, one.where) not in itself
    )


@memoized
def _judged(entry: Entry) -> tuple[Problem, ...]:
    """What is wrong within a record, for as long as its file does not change."""
    return tuple(problem for rule in WITHIN for problem in rule(entry))


@memoized
def _contradicted(entry: Entry) -> tuple[Problem, ...]:
    """What the quotes of a record say against its values, for as long."""
    return tuple(problem for rule in QUOTE_RULES for problem in rule(entry))


@memoized
def _worded_otherwise(entry: Entry, vocabulary: Vocabulary) -> tuple[Problem, ...]:
    """What they say against its words, as long as the vocabulary stays the same too."""
    return tuple(problem for rule in TERM_RULES for problem in rule(entry, vocabulary))


@memoized
def _named_otherwise(entry: Entry, named: AllNamed) -> tuple[Problem, ...]:
    """What they say against whom and where it names, as long as the same is known of names."""
    return tuple(problem for rule in NAMED_RULES for problem in rule(entry, named))


def problems_of(
    dossier: Dossier, lock: Lock, damaged: list[Problem], files: Container[str] | None = None
) -> list[Problem]:
    """Everything that keeps pages from being made: the rules', the quotes', and a damaged lock's, sorted."""
    return sorted([*check(dossier, files), *damaged, *(() if damaged else unproved(dossier, lock))])
