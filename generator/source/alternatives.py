"""Wrong values tried otherwise: a number as the text it would be in quotes, two values in the place of each other."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.source.misplaced import Fault, value_at
from generator.source.problem import Step, Where
from generator.source.scan import MOST

# More wrong values in a record, or keys in a part of it, are no slip of the pen, and each trial reads the whole record.
MOST_TRIED = 50


def errors_of(error: ValidationError) -> list[Fault]:
    """Pydantic's errors, but no more than anybody reads."""
    return [dict(one) for one in error.errors(include_url=False)[:MOST]]


def _wrong_with(model: type[BaseModel], values: Any, where: Where, given: dict[Step, Any]) -> dict[Step, Fault]:
    """What is wrong with each of some values, were they given in the part at a path instead of those that are."""
    tried = deepcopy(values)
    for step, value in given.items():
        value_at(tried, where)[step] = value
    try:
        model.model_validate(tried)
    except ValidationError as error:
        loc = len(where)
        return {one["loc"][loc]: one for one in errors_of(error) if one["loc"][:loc] == where and len(one["loc"]) > loc}
    return {}


def as_texts(model: type[BaseModel], values: Any, faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults; of what stands where a text is wanted what can be said of the text it would be.

    Of a number that is wrong in quotes too it is what is wrong then; of a list of two dates `meant` is the interval.
    """
    faults = list(faults)
    tried = len(faults) <= MOST_TRIED
    return (
        _read_as_text(model, values, one) if tried and one["type"] == "string_type" and one["loc"] else one
        for one in faults
    )


def _read_as_text(model: type[BaseModel], values: Any, fault: Fault) -> Fault:
    *above, key = fault["loc"]
    where, given = tuple(above), fault["input"]
    if isinstance(given, int | float):
        wrong = _wrong_with(model, values, where, {key: str(given)}).get(key)
        return {**wrong, "loc": fault["loc"]} if wrong else fault
    interval = "/".join(map(str, given)) if isinstance(given, list) and len(given) > 1 else ""
    fits = interval and key not in _wrong_with(model, values, where, {key: interval})
    return {**fault, "meant": interval} if fits and not _takes_any(model, values, where, key) else fault


def _takes_any(model: type[BaseModel], values: Any, where: Where, key: Step) -> bool:
    """Whether a field takes any text."""
    return key not in _wrong_with(model, values, where, {key: "x"})


def exchanged(model: type[BaseModel], values: Any, faults: Iterable[Fault]) -> Iterator[tuple[Where, str]]:
    """Values that would both be right in the place of the other: the path of the first, and the key of the other."""
    done: set[Where] = set()
    faults = list(faults)
    wrong = {one["loc"] for one in faults}
    for one in faults if len(faults) <= MOST_TRIED else ():
        *above, key = one["loc"] or ("",)
        where, part = tuple(above), value_at(values, tuple(above))
        untold = isinstance(part, dict) and key in part and len(part) <= MOST_TRIED and one["loc"] not in done
        if not untold or _takes_any(model, values, where, key):
            continue
        for other, value in part.items():
            simple = other != key and isinstance(value, str | int | float) and not isinstance(value, bool)
            # Of two values of one kind the other one is where it belongs.
            astray = simple and ((*where, other) in wrong or _takes_any(model, values, where, other))
            if astray and not {key, other} & _wrong_with(model, values, where, {key: value, other: part[key]}).keys():
                done |= {(*where, key), (*where, other)}
                yield one["loc"], str(other)
                break
