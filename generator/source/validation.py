"""Plain values + a model → a record, or problems in the words of the model's own field descriptions.

Turns pydantic's errors into positioned problems. Knows pydantic and `YamlFile`; knows no particular record.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.source.alternatives import as_texts, errors_of, exchanged
from generator.source.expectations import (
    described,
    field_names,
    fields_by_key,
    is_part,
    mapping_in_words,
    needed,
    type_in_words,
)
from generator.source.misplaced import has_all, home, items_below, misplaced, swallowed, value_at
from generator.source.problem import ASKED, Problem, Step, Where, exchange_told, found, is_close, likest, nearest
from generator.source.remedies import remedy
from generator.source.scan import MOST
from generator.source.yamlfile import YamlFile
from generator.text.wording import BLANKS

ITEM_ELSEWHERE = "must be an item of `{}`: it has what those have, and not what its own list wants."
TWICE = "must be there once: the line below says the same, and more follows it there."
M = TypeVar("M", bound=BaseModel)
ITEM_FIELD = 3  # steps to a field of an item of a list of a record
VALUE_KEY, GAP_KEY = "value", "gap"
HEADLESS = "must stand below `{}:`, whose items are like this one: the line with that key is missing."
DASH = "must not begin with '- ': it is a part of the item above, which lacks it."


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
    problems = list(_problems(model, file, where, faults))
    return (None if problems else record), problems


def _problems(model: type[BaseModel], file: YamlFile, where: Where, faults: list[dict[str, Any]]) -> Iterator[Problem]:
    """What is to be told of a part: of its faults, of where nothing stands, of texts that took fields in."""
    values = value_at(file.values, where)
    taken, nothing = list(swallowed(model, file, where)), list(_empty(values))
    below = list(items_below(model, file, where, nothing))
    echoes = {loc for text, lost, _ in taken for loc in (text, *lost)} | {item for item, _, _ in below}
    faults = _apart_from(echoes, faults)
    faults = [one for one in faults if one["type"] != "missing" or not _given_beside(file, (*where, *one["loc"]))]
    doubled = set(_doubled(values, faults))
    faults = _apart_from(doubled, faults)
    lost = dict(_items_elsewhere(model, values, faults))
    faults = _apart_from({*lost, *(steps for steps in lost.values() if steps[0] not in values)}, faults)
    parted = set(_parted(values, faults))
    faults = [one for one in faults if one["type"] != "missing" or not parted & _neighbours(one["loc"])]
    unknown = {tuple(one["loc"]) for one in faults if one["type"] == "extra_forbidden"}
    homes = {home(model, file, where, loc) for loc in unknown}
    crossed, faults = _uncrossed(model, values, faults)
    for one in _folded_fields(model, file, where, faults):
        # A field may be missing only because its line stands in another block.
        if one["type"] != "missing" or one["loc"] not in homes:
            yield _problem(model, file, where, one)
    yield from (file.problem((*where, *steps), DASH) for steps in sorted(parted, key=str))
    yield from (file.problem((*where, *steps), TWICE) for steps in sorted(doubled, key=str))
    for loc, key in crossed.items():
        yield file.problem((*where, *loc), exchange_told(key, value_at(values, loc)))
    yield from (problem for _, _, problem in (*taken, *below))
    for steps, (name,) in list(lost.items())[:1]:
        what = ITEM_ELSEWHERE if name in values else HEADLESS
        yield file.problem((*where, *steps), what.format(name))
    echoes |= {*unknown, *(opener for _, opener, _ in below)}
    known = (steps for steps in nothing[:MOST] if echoes.isdisjoint(_ways_to(steps)))
    yield from (_nothing(model, file, where, steps) for steps in known)


def _apart_from(places: set[Where], faults: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The faults that are neither at one of these places nor in one of them."""
    return [one for one in faults if places.isdisjoint(_ways_to(one["loc"]))]


def _ways_to(steps: Iterable[Step]) -> list[Where]:
    """A path and those of all that is around it."""
    steps = tuple(steps)
    return [steps[:length] for length in range(len(steps) + 1)]


def _uncrossed(
    model: type[BaseModel], values: Any, faults: Sequence[dict[str, Any]]
) -> tuple[dict[Where, str], list[dict[str, Any]]]:
    """Values that stand in the place of each other, and the faults of the others."""
    crossed = dict(exchanged(model, values, (one for one in faults if not _meant_by(model, one))))
    turned = {(*loc[:-1], key) for loc, key in crossed.items()} | crossed.keys()
    return crossed, list(as_texts(model, values, (one for one in faults if one["loc"] not in turned)))


def _empty(value: Any, where: Where = ()) -> Iterator[Where]:
    """Where nothing stands behind a key or a dash. A field that may be left out must not be left empty either."""
    if value is None:
        yield where
    elif isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _empty(inner, (*where, step))


def _nothing(model: type[BaseModel], file: YamlFile, where: Where, steps: Where) -> Problem:
    owner, _, description = described(model, steps)
    may_be_left_out = steps[-1] in fields_by_key(owner).keys() - set(needed(owner))
    hint = " Give a value or leave it out." if may_be_left_out else ""
    if GAP_KEY in fields_by_key(owner) and steps[-1] == VALUE_KEY:
        hint = f" Give a value, or write instead of it under `{GAP_KEY}` why there is none."
    written = file.written.get((*where, *steps))
    read = f", as YAML reads a bare {written}" if written else ""
    return file.problem((*where, *steps), f"{description}: nothing found{read}.{hint}", key=True)


def _faults(model: type[BaseModel], error: ValidationError) -> list[dict[str, Any]]:
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


def _parted(values: Any, faults: Iterable[dict[str, Any]]) -> Iterator[Where]:
    """The second of two items of a list that are one: each has what the other lacks, and nothing else."""
    for one in faults:
        *steps, item, key = one["loc"] if len(one["loc"]) > 1 else ("", "", "")
        if one["type"] != "missing" or not isinstance(item, int):
            continue
        here, behind = value_at(values, (*steps, item)), value_at(values, (*steps, item + 1))
        if isinstance(here, dict) and isinstance(behind, dict) and key in behind and not here.keys() & behind.keys():
            yield (*steps, item + 1)


def _given_beside(file: YamlFile, steps: Where) -> bool:
    """Whether a field is given twice in another part beside the one that lacks it: there, one too many is told."""
    return any(one[:-2] == steps[:-2] for one in file.again if one[-1] == steps[-1] and len(one) == len(steps))


def _doubled(values: Any, faults: Iterable[dict[str, Any]]) -> Iterator[Where]:
    """Items that say only what the next one of their list begins with: its first line, copied."""
    for *above, number in {steps for one in faults for steps in _ways_to(one["loc"]) if steps}:
        here = value_at(values, (*above, number))
        behind = value_at(values, (*above, number + 1)) if isinstance(number, int) else None
        if not here or not isinstance(here, dict) or not isinstance(behind, dict) or len(here) >= len(behind):
            continue
        if all(key in behind and behind[key] == one for key, one in here.items()):
            yield (*above, number)


def _items_elsewhere(
    model: type[BaseModel], values: Any, faults: Iterable[dict[str, Any]]
) -> Iterator[tuple[Where, Where]]:
    """Items of one list of a record that have what those of another one have: that one, rather one not given."""
    wanting = (tuple(one["loc"]) for one in faults if one["type"] == "missing" and len(one["loc"]) == ITEM_FIELD)
    lacking = sorted({loc[:2] for loc in wanting if isinstance(loc[1], int)}, key=str)
    parts = {name: described(model, (name, 0))[1] for name in sorted(field_names(model), key=lambda one: one in values)}
    for steps in lacking[:MOST]:
        item = value_at(values, steps)
        others = ((name, part) for name, part in parts.items() if is_part(part) and name != steps[0])
        fitting = (name for name, part in others if isinstance(item, dict) and has_all(part, item))
        yield from ((steps, (name,)) for name in islice(fitting, 1))


def _neighbours(steps: Where) -> set[Where]:
    """The item in which a field is missing, and the one behind it."""
    *above, item = steps[:-1] or (0,)
    return {(*above, item), (*above, item + 1)} if isinstance(item, int) else set()


def _key_meant(model: type[BaseModel], steps: Where, *, sure: bool = False) -> str:
    """The key that a misspelt one stands for, or nothing; `sure`: one that is hardly another one."""
    meant = likest(str(steps[-1]), field_names(described(model, steps)[0]))
    return meant if not sure or is_close(str(steps[-1]), [meant]) else ""


def _problem(model: type[BaseModel], file: YamlFile, where: Where, error: dict[str, Any]) -> Problem:
    steps = tuple(step for step in error["loc"] if step != "[key]")
    place = (*where, *steps)
    owner, kind, description = described(model, steps)
    if error["type"] == "extra_forbidden":
        names = field_names(owner)
        hint = misplaced(model, file, where, steps) or ("" if error.get("lacking") else nearest(str(steps[-1]), names))
        hint = hint or f" Known here: {', '.join(names)}."
        many = "".join(f", {found(one)}" for one in error.get("beside", ()))
        lacking = "".join(f" `{one}` is not given." for one in error.get("lacking", ()))
        return file.problem(place, f"must be a known field: {found(steps[-1])}{many}.{hint}{lacking}", key=True)
    if error["type"] == "missing":
        return file.problem(place, f"must be given. It {description}.")
    if error["type"] == "value_error":
        is_key = "[key]" in error["loc"]
        what = " ".join(str(error["ctx"]["error"]).split())
        return file.problem(place, what + _where_none(owner, str(steps[-1]), error["input"]), key=is_key)
    expected = mapping_in_words(kind) if error["type"] == "model_type" else type_in_words(error)
    words = description if not expected or expected in description else f"{description} ({expected})"
    given = file.written.get(place, error["input"])
    return file.problem(place, f"{words}: {_shown(given)}.{remedy(error, kind)}")


def _where_none(owner: type[BaseModel], key: str, given: Any) -> str:
    """What to do with a field for which somebody had no value, unless a `gap` beside it can say so."""
    info = owner.model_fields.get(key)
    free = info is not None and not info.is_required() and GAP_KEY not in owner.model_fields
    return " Where there is none, leave the field out." if free and str(given).casefold() in BLANKS else ""


def _folded_fields(
    model: type[BaseModel], file: YamlFile, where: Where, faults: Iterable[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The faults, of unknown fields in a row the first only, which is told with the others.

    With it is told what the part lacks, if those fields belong to no other block. What belongs to a part which is none
    is left out: it is told with that.
    """
    told = list(_without_strays(model, faults))
    wanting = Counter(one["loc"][:-1] for one in told if one["type"] == "missing")
    unknown = [one for one in told if one["type"] == "extra_forbidden"]
    moved = [one for one in unknown if home(model, file, where, one["loc"])]
    lone = {steps for steps, number in wanting.items() if number == 1}
    strange = [
        one for one in unknown if one not in moved and not _key_meant(model, one["loc"], sure=one["loc"][:-1] in lone)
    ]
    runs = [run for run in _in_a_row(file, where, strange) if len(run) > 1 or run[0]["loc"][:-1] in lone]
    parts = {run[0]["loc"][:-1] for run in runs}
    runs += _in_a_row(file, where, moved)
    missing = [one for one in told if one["type"] == "missing" and one["loc"][:-1] in parts]
    firsts = {run[0]["loc"]: run for run in runs}
    folded = [one for run in runs for one in run[1:]] + missing
    for one in (one for one in told if one not in folded):
        run = firsts.get(one["loc"], [])
        lacking = [str(lost["loc"][-1]) for lost in missing if run and lost["loc"][:-1] == one["loc"][:-1]]
        lacking = [] if one in moved else lacking
        yield {**one, "beside": [str(other["loc"][-1]) for other in run[1:]], "lacking": lacking}


def _without_strays(model: type[BaseModel], faults: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The faults, without fields that would belong to a part in whose place a text stands."""
    faults = list(faults)
    flat = [one for one in faults if one["type"] == "model_type" and not isinstance(one["input"], list | dict)]
    strays = {(*one["loc"][:-1], name) for one in flat for name in field_names(described(model, one["loc"])[1])}
    return (one for one in faults if one["type"] != "extra_forbidden" or one["loc"] not in strays)


def _in_a_row(file: YamlFile, where: Where, unknown: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Unknown fields, those of one part that stand one below the other together."""
    runs: list[list[dict[str, Any]]] = []
    line = 0
    for one in unknown:
        loc = one["loc"]
        before, line = line, file.place((*where, *loc), key=True)[0]
        if runs and runs[-1][0]["loc"][:-1] == loc[:-1] and before == line - 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _meant_by(model: type[BaseModel], error: dict[str, Any]) -> bool:
    """Whether the right value is known."""
    kind = described(model, tuple(step for step in error["loc"] if step != "[key]"))[1]
    told = str(error["ctx"]["error"]) if error["type"] == "value_error" else remedy(error, kind)
    return ASKED in told


def _shown(value: object) -> str:
    if value is None:
        return "nothing found"
    if isinstance(value, list):
        return f"a list of {len(value)} found" if value else "an empty list found"
    return "a mapping found" if isinstance(value, dict) else found(value)
