"""Plain values + a model → a record, or problems in the words of the model's own field descriptions.

Turns pydantic's errors into positioned problems. Knows pydantic and `YamlFile`; knows no particular record.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.source.alternatives import as_texts, errors_of
from generator.source.expectations import (
    described,
    field_names,
    fields_by_key,
    is_part,
    mapping_in_words,
    needed,
    type_in_words,
)
from generator.source.misplaced import (
    Explained,
    Fault,
    Piece,
    empty,
    has_all,
    home,
    items_below,
    misplaced,
    value_at,
)
from generator.source.problem import (
    Cause,
    Problem,
    Step,
    Unoffered,
    Where,
    found,
    is_close,
    likest,
    nearest,
)
from generator.source.remedies import remedy, text_meant
from generator.source.scan import MOST
from generator.source.yamlfile import YamlFile
from generator.text.wording import BLANKS

ITEM_ELSEWHERE = "must be an item of `{}`: it has what those have, and not what its own list wants."
TWICE = "must be there once: the line below says the same, and more follows it there."
M = TypeVar("M", bound=BaseModel)
ITEM_FIELD = 3  # steps to a field of an item of a list of a record
VALUE_KEY, GAP_KEY = "value", "gap"
HEADLESS = "must stand below `{}:`, whose items are like this one: the line with that key is missing."


def validate(model: type[M], file: YamlFile, where: Where = ()) -> tuple[M | None, list[Problem]]:
    """The part of `file` at `where` as a `model`, or None and every problem found in it."""
    values = value_at(file.values, where)
    if file.values is None:
        return None, []  # the file says so itself
    if not isinstance(values, dict):
        return None, [file.problem(where, f"must be {mapping_in_words(model)}: {_shown(values)}.", key=values is None)]
    try:
        record, faults = model.model_validate(values), []
    except ValidationError as error:
        record, faults = None, _faults(model, error)
    problems = list(dict.fromkeys(_problems(Piece(model, file, where), faults)))
    return (None if problems else record), problems


def _problems(piece: Piece, faults: list[Fault]) -> Iterator[Problem]:
    """What is to be told of a piece: what explains its faults, those that nothing does, and where nothing stands."""
    echoes: set[Where] = set()
    nothing = list(islice(empty(piece.values), MOST))
    if not (faults or nothing):
        return
    for explain in EXPLANATIONS:
        explained = list(explain(piece, faults))
        echoes.update(place for places, _ in explained for place in places)
        faults = _apart_from(echoes, faults)
        yield from (problem for _, problem in explained if problem)
    unknown = {tuple(one["loc"]) for one in faults if one["type"] == "extra_forbidden"}
    homes = {home(piece, loc) for loc in unknown}
    for one in _folded_fields(piece, as_texts(piece.model, piece.values, faults)):
        # A field may be missing only because its line stands in another block.
        if one["type"] != "missing" or one["loc"] not in homes:
            yield _problem(piece, one)
    echoes |= unknown
    yield from (_nothing(piece, steps) for steps in nothing if echoes.isdisjoint(_ways_to(steps)))


def _apart_from(places: set[Where], faults: Iterable[Fault]) -> list[Fault]:
    """The faults that are neither at one of these places nor in one of them."""
    return [one for one in faults if places.isdisjoint(_ways_to(one["loc"]))]


def _ways_to(steps: Iterable[Step]) -> list[Where]:
    """A path and those of all that is around it."""
    steps = tuple(steps)
    return [steps[:length] for length in range(len(steps) + 1)]


def _nothing(piece: Piece, steps: Where) -> Problem:
    owner, kind, description = described(piece.model, steps)
    may_be_left_out = steps[-1] in fields_by_key(owner).keys() - set(needed(owner))
    hint = " Give a value or leave it out." if may_be_left_out else ""
    if GAP_KEY in fields_by_key(owner) and steps[-1] == VALUE_KEY:
        hint = f" Give a value, or write instead of it under `{GAP_KEY}` why there is none."
    written = piece.file.written.get((*piece.where, *steps))
    read = f", as YAML reads a bare {written}" if written else ""
    told = piece.problem(steps, f"{description}: nothing found{read}.{hint}", key=True)
    return replace(told, cause=Unoffered(kind))


def _faults(model: type[BaseModel], error: ValidationError) -> list[Fault]:
    """Pydantic's errors without those that only follow from another."""
    wrong = errors_of(error)
    misspelt = {(*one["loc"][:-1], _key_meant(model, one["loc"])) for one in wrong if one["type"] == "extra_forbidden"}
    return [
        one
        for one in wrong
        # Of empty values `_nothing` speaks.
        if (one["input"] is not None or one["type"] == "extra_forbidden")
        # A misspelt key is missing under its right name.
        and not (one["type"] == "missing" and one["loc"] in misspelt)
        # Pydantic counts the right items only.
        and not (one["type"] == "too_short" and len(one["input"]) >= one["ctx"]["min_length"])
    ]


def _doubled(piece: Piece, faults: Iterable[Fault]) -> Explained:
    """Items that say only what the next one of their list begins with: its first line, copied."""
    for *above, number in {steps for one in faults for steps in _ways_to(one["loc"]) if steps}:
        here = piece.at((*above, number))
        behind = piece.at((*above, number + 1)) if isinstance(number, int) else None
        if not here or not isinstance(here, dict) or not isinstance(behind, dict) or len(here) >= len(behind):
            continue
        if all(key in behind and behind[key] == one for key, one in here.items()):
            yield ((*above, number),), piece.problem((*above, number), TWICE)


def _items_elsewhere(piece: Piece, faults: Iterable[Fault]) -> Explained:
    """Items of one list of a record that have what those of another one have: that one, rather one not given."""
    wanting = (tuple(one["loc"]) for one in faults if one["type"] == "missing" and len(one["loc"]) == ITEM_FIELD)
    lacking = sorted({loc[:2] for loc in wanting if isinstance(loc[1], int)}, key=str)
    names = sorted(field_names(piece.model), key=lambda one: one in piece.values)
    parts = {name: part for name in names if is_part(part := described(piece.model, (name, 0))[1])}
    told = False
    for steps in lacking[:MOST]:
        item = piece.at(steps)
        others = (one for one in parts.items() if one[0] != steps[0] and isinstance(item, dict))
        for name in islice((name for name, part in others if has_all(part, item)), 1):
            what = (ITEM_ELSEWHERE if name in piece.values else HEADLESS).format(name)
            # Of several the first is told.
            yield (steps, *([] if name in piece.values else [(name,)])), None if told else piece.problem(steps, what)
            told = True


# Each is asked of the faults that those before it leave.
EXPLANATIONS = (
    items_below,
    _doubled,
    _items_elsewhere,
)


def _key_meant(model: type[BaseModel], steps: Where, *, sure: bool = False) -> str:
    """The key that a misspelt one stands for, or nothing; `sure`: one that is hardly another one."""
    meant = likest(str(steps[-1]), field_names(described(model, steps)[0]))
    return meant if not sure or is_close(str(steps[-1]), [meant]) else ""


def _problem(piece: Piece, error: Fault) -> Problem:
    steps = tuple(step for step in error["loc"] if step != "[key]")
    owner, kind, description = described(piece.model, steps)
    if error["type"] == "extra_forbidden":
        names = field_names(owner)
        elsewhere = misplaced(piece, steps)
        meant = "" if elsewhere or error.get("lacking") else nearest(str(steps[-1]), names)
        cause, hint = None if meant else Cause.UNKNOWN_FIELD, elsewhere or meant
        hint = hint or f" Known here: {', '.join(names)}."
        many = "".join(f", {found(one)}" for one in error.get("beside", ()))
        lacking = "".join(f" `{one}` is not given." for one in error.get("lacking", ()))
        told = piece.problem(steps, f"must be a known field: {found(steps[-1])}{many}.{hint}{lacking}", key=True)
        return replace(told, cause=cause)
    if error["type"] == "missing":
        return replace(piece.problem(steps, f"must be given. It {description}."), cause=Unoffered(kind))
    if error["type"] == "value_error":
        is_key = "[key]" in error["loc"]
        what = " ".join(str(error["ctx"]["error"]).split())
        return piece.problem(steps, what + _where_none(owner, str(steps[-1]), error["input"]), key=is_key)
    expected = mapping_in_words(kind) if error["type"] == "model_type" else type_in_words(error)
    words = description if not expected or expected in description else f"{description} ({expected})"
    given = piece.file.written.get((*piece.where, *steps), error["input"])
    wanted = None if text_meant(error) else Unoffered(kind, found(given).strip("'"))
    return replace(piece.problem(steps, f"{words}: {_shown(given)}.{remedy(error, kind)}"), cause=wanted)


def _where_none(owner: type[BaseModel], key: str, given: Any) -> str:
    """What to do with a field for which somebody had no value, unless a `gap` beside it can say so."""
    info = owner.model_fields.get(key)
    free = info is not None and not info.is_required() and GAP_KEY not in owner.model_fields
    return " Where there is none, leave the field out." if free and str(given).casefold() in BLANKS else ""


def _folded_fields(piece: Piece, faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults, of unknown fields in a row the first only, which is told with the others.

    With it is told what the part lacks, if those fields belong to no other block. What belongs to a part which is none
    is left out: it is told with that.
    """
    told = list(_without_strays(piece.model, faults))
    wanting = Counter(one["loc"][:-1] for one in told if one["type"] == "missing")
    unknown = [one for one in told if one["type"] == "extra_forbidden"]
    moved = [one for one in unknown if home(piece, one["loc"])]
    lone = {steps for steps, number in wanting.items() if number == 1}
    strange = [
        one
        for one in unknown
        if one not in moved and not _key_meant(piece.model, one["loc"], sure=one["loc"][:-1] in lone)
    ]
    runs = [run for run in _in_a_row(piece, strange) if len(run) > 1 or run[0]["loc"][:-1] in lone]
    parts = {run[0]["loc"][:-1] for run in runs}
    runs += _in_a_row(piece, moved)
    missing = [one for one in told if one["type"] == "missing" and one["loc"][:-1] in parts]
    firsts = {run[0]["loc"]: run for run in runs}
    folded = [one for run in runs for one in run[1:]] + missing
    for one in (one for one in told if one not in folded):
        run = firsts.get(one["loc"], [])
        lacking = [str(lost["loc"][-1]) for lost in missing if run and lost["loc"][:-1] == one["loc"][:-1]]
        lacking = [] if one in moved else lacking
        yield {**one, "beside": [str(other["loc"][-1]) for other in run[1:]], "lacking": lacking}


def _without_strays(model: type[BaseModel], faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults, without fields that would belong to a part in whose place a text stands."""
    faults = list(faults)
    flat = [one for one in faults if one["type"] == "model_type" and not isinstance(one["input"], list | dict)]
    strays = {(*one["loc"][:-1], name) for one in flat for name in field_names(described(model, one["loc"])[1])}
    return (one for one in faults if one["type"] != "extra_forbidden" or one["loc"] not in strays)


def _in_a_row(piece: Piece, unknown: Iterable[Fault]) -> list[list[Fault]]:
    """Unknown fields, those of one part that stand one below the other together."""
    runs: list[list[Fault]] = []
    line = 0
    for one in unknown:
        loc = one["loc"]
        before, line = line, piece.place(loc, key=True)[0]
        if runs and runs[-1][0]["loc"][:-1] == loc[:-1] and before == line - 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _shown(value: object) -> str:
    if value is None:
        return "nothing found"
    if isinstance(value, list):
        return f"a list of {len(value)} found" if value else "an empty list found"
    return "a mapping found" if isinstance(value, dict) else found(value)
