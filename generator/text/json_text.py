"""How JSON is written."""

from collections.abc import Mapping
from typing import Any

from pydantic_core import to_json


def json_bytes(value: object) -> bytes:
    """JSON as all exports write it: readable, in the given order, UTF-8, one newline at the end."""
    return to_json(value, indent=1) + b"\n"


def number(value: float) -> int | float:
    """A whole number without a fraction, as people write sums."""
    return int(value) if float(value).is_integer() else value


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are there: nothing empty is exported. False and 0 are values."""
    return {key: value for key, value in values.items() if value is not None and value not in ("", (), [], {})}
