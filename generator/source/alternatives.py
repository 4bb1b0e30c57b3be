"""Wrong values tried otherwise: a number as the text it would be in quotes, two dates as the interval they bound."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.source.misplaced import Fault, value_at
from generator.source.problem import Where
from generator.source.scan import MOST

# More wrong values in a record are no slip of the pen, and each trial reads the whole record.
MOST_TRIED = 50


def errors_of(error: ValidationError) -> list[Fault]:
    """Pydantic's errors, but no more than anybody reads."""
    return [dict(one) for one in error.errors(include_url=False)[:MOST]]


def as_texts(model: type[BaseModel], values: Any, faults: list[Fault]) -> Iterator[Fault]:
    """The faults; of what stands where a text is wanted what can be said of the text it would be.

    Of a number that is wrong in quotes too it is what is wrong then; of a list of two dates `meant` is the interval.
    """
    tried = len(faults) <= MOST_TRIED
    return (
        _read_as_text(model, values, one) if tried and one["type"] == "string_type" and one["loc"] else one
        for one in faults
    )


def _read_as_text(model: type[BaseModel], values: Any, fault: Fault) -> Fault:
    given = fault["input"]
    if isinstance(given, int | float):
        return _wrong_with(model, values, fault["loc"], str(given)) or fault
    interval = "/".join(map(str, given)) if isinstance(given, list) and len(given) > 1 else ""
    fits = interval and not _wrong_with(model, values, fault["loc"], interval)
    takes_any = fits and not _wrong_with(model, values, fault["loc"], "x")
    return {**fault, "meant": interval} if fits and not takes_any else fault


def _wrong_with(model: type[BaseModel], values: Any, loc: Where, given: str) -> Fault | None:
    """What is wrong with a text, were it given at a path instead of what stands there."""
    tried = deepcopy(values)
    value_at(tried, loc[:-1])[loc[-1]] = given
    try:
        model.model_validate(tried)
    except ValidationError as error:
        return next((one for one in errors_of(error) if one["loc"] == loc), None)
    return None
