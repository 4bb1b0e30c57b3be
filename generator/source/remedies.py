"""What to do about a value of the wrong form: the right value where it can be told, else the way to it."""

import re
from typing import Any, get_args

from pydantic import BaseModel

from generator.source.expectations import bare, fields_by_key, is_part, needed
from generator.source.problem import did_you_mean, found, likest, nearest
from generator.source.scalars import BARE_BOOLEANS, BOOLEANS, meant_by, scalar
from generator.text.numbers import numbers_meant

# A name among those that somebody listed without commas or brackets.
LISTED_NAME = re.compile(r"[^\W_][\w-]+")

PLAIN_WORDS = re.compile(r"\w[\w .-]*")


def remedy(error: dict[str, Any], kind: Any) -> str:
    """A sentence with a space before it, or nothing. `error` is one of pydantic's, `kind` the type that is expected."""
    given = error["input"]
    if isinstance(given, str) and "\n" in given:
        return " Leave out the sign behind the colon: '|' and '>' begin a text."
    answer = REMEDIES.get(error["type"])
    return answer(given, error, kind) if answer else ""


def _for_number(given: Any, error: dict[str, Any], _kind: Any) -> str:
    if isinstance(given, str) and "%" in given:
        return " Write the number itself, not a percentage."
    typed = numbers_meant(given) if isinstance(given, str) else []
    numbers = [one for one in typed if "." not in one or error["type"] == "float_type"]
    if numbers:
        return did_you_mean(*numbers, mark="")
    if not isinstance(given, str):
        return ""
    several = re.search(r"\d\s*(?:[-–,/&+]|and|to)\s*\d", given)
    return " Write one number." if several else " Leave out quotes, separators and units."


def _for_pattern(given: Any, error: dict[str, Any], _kind: Any) -> str:
    """The text in the form that is wanted."""
    typed = str(given).strip()
    joined = re.sub(r"[\s_]+", "-", typed)
    last = re.split(r"[/\\]", typed)[-1]  # of a path
    forms = (typed, typed.lower(), typed.upper(), joined, joined.lower(), joined.upper(), last)
    fits = (one for one in forms if re.fullmatch(error["ctx"]["pattern"], one))
    length = re.fullmatch(r"\^(\[.*\])\{(\d+)\}\$", error["ctx"]["pattern"])
    if length and re.fullmatch(f"{length[1]}+", typed):
        return f" {len(typed)} found."
    return did_you_mean(next(fits, ""))


def _for_flag(given: Any, _error: dict[str, Any], _kind: Any) -> str:
    if given in ("true", "false"):
        return " Leave out the quotes."
    if isinstance(given, str) and given in BARE_BOOLEANS:
        return f" Write {meant_by(given)}."
    meant = likest(str(given).lower(), [one for one in BOOLEANS if len(one) > 1])
    return did_you_mean(meant and meant_by(meant), mark="")


def _for_part(given: Any, _error: dict[str, Any], kind: Any) -> str:
    """The part with a value in it that stands in its place."""
    return _unbracketed(given) if isinstance(given, list) else did_you_mean(_in_part(given, kind), mark="")


def _in_part(given: Any, kind: type[BaseModel]) -> str:
    """`{date: 2024-02-16}`; nothing where it cannot be told which field of the part a value belongs to."""
    fields, must = fields_by_key(kind), needed(kind)
    named = [name for name in list(fields)[:1] if _is_name(fields[name].annotation)]
    key = next(iter(must if len(must) == 1 else [name for name in fields if name == "value"] or named), "")
    written = str(given) if PLAIN_WORDS.fullmatch(str(given)) else scalar(str(given))
    return f"{{{key}: {written}}}" if key else ""


def _is_name(kind: Any) -> bool:
    """Whether a text of this type is a name of something: one without a space."""
    kind = bare(kind)
    return isinstance(kind, type) and issubclass(kind, str) and kind is not str


def text_meant(error: dict[str, Any]) -> str:
    """The text that what is no text surely stands for, or nothing. `error` is one of pydantic's."""
    given = error["input"]
    only = next(iter(given.values())) if isinstance(given, dict) and len(given) == 1 else ""
    return error.get("meant") or (only if isinstance(only, str) else "")


def _for_text(given: Any, error: dict[str, Any], kind: Any) -> str:
    if meant := text_meant(error):
        return did_you_mean(meant)
    if isinstance(given, list) and len(given) == 1:
        return _unbracketed(given)
    if isinstance(given, list) and not _is_name(kind) and all(isinstance(one, str) for one in given):
        return f" Write one text, without brackets: {found(', '.join(given))}."
    if isinstance(given, dict | list):
        return " Write one text, without brackets."
    return "" if _is_name(kind) else " Put it in quotes."  # a number is the name of nothing


def _for_list(given: Any, _error: dict[str, Any], kind: Any) -> str:
    if isinstance(given, dict):
        return " Put '- ' before each item."
    if str(given).endswith("]"):
        return " The bracket '[' before it is missing."
    item = bare(next(iter(get_args(kind)), str))
    if is_part(item):
        written = _in_part(given, item)
        return did_you_mean(written and f"[{written}]", mark="")
    parts = LISTED_NAME.findall(str(given)) if _is_name(item) else re.split(r"\s*[;,]\s*", str(given).strip(" ;,"))
    names = [one for one in parts if one != "and"]
    listed = ", ".join(names)
    return f" Put it in square brackets: [{listed}]." if len(names) > 1 else " Put it in square brackets."


def _unbracketed(given: list[Any]) -> str:
    only = given[0] if len(given) == 1 and isinstance(given[0], str) else ""
    shown = f": {found(only)}" if only else ""
    return " Put it in braces, { }." if len(given) > 1 else f" Leave out the '- ' or the square brackets{shown}."


REMEDIES = {
    "literal_error": lambda given, _, kind: nearest(str(given), map(str, get_args(kind))),
    "int_type": _for_number,
    "float_type": _for_number,
    "string_pattern_mismatch": _for_pattern,
    "bool_type": _for_flag,
    "model_type": _for_part,
    "string_type": _for_text,
    "dict_type": lambda given, *_: " Put it in braces, { }." if isinstance(given, list) else "",
    "tuple_type": _for_list,
    "list_type": _for_list,
}
