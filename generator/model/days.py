"""The kinds of date a record has, and durations. A kind says what a date alone may be, and whether it may lie ahead.

The kind of a date stands where its field is declared. How a date lies to the day of its record and to that of the
table is judged by `date_rules`.
"""

import re
from collections.abc import Callable
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.model.dates import OPEN, ends, english_duration, has_form, when
from generator.model.fields import Figure
from generator.source.problem import found
from generator.source.typed_dates import date_meant, duration_meant

Form = Literal["day", "single", "begun", "any"]
# How a date must be written, by form: the test and the sentence.
DATE_FORMS: dict[Form, tuple[Callable[[str], bool], str]] = {
    "day": (lambda text: "/" not in text and when(text).exact, "must be a single, certain day such as 2024-01-12"),
    "single": (lambda text: "/" not in text, "must be one date, not an interval"),
    "begun": (lambda text: not text.startswith(OPEN), "must have a beginning"),
    "any": (bool, ""),
}
ONE_DATE = "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?[~?%]?"
SHORT_SPAN = re.compile(r"\d{4}-\d\d")  # or a month
ANY_DATE = rf"^(?:{ONE_DATE}|\.\.)(?:/(?:{ONE_DATE}|\.\.))?$"
# The shape of a date for programs that know no EDTF, by form.
DATE_PATTERNS: dict[str, str] = {
    "day": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "single": f"^{ONE_DATE}$",
    "begun": rf"^{ONE_DATE}(?:/(?:{ONE_DATE}|\.\.))?$",
}


class Date(str):
    """A date as its source gives it. A year before `earliest` or after `latest` is mistyped."""

    __slots__ = ()
    earliest: ClassVar[int] = 1900
    latest: ClassVar[int] = 2199
    form: ClassVar[Form] = "begun"
    ahead: ClassVar[bool] = False
    begins: ClassVar[bool] = False
    quoted: ClassVar[bool] = True  # whether the source states it, so that its words can contradict it

    @classmethod
    def read(cls, text: str) -> Self:
        """A text as a date of this kind. Raises ValueError, whose message opens with "must"."""
        try:
            meant = when(text)
        except ValueError as error:
            meant_by_it = "" if has_form(text) and not SHORT_SPAN.fullmatch(text) else date_meant(text)
            raise ValueError(f"{error}{meant_by_it}") from None
        fits, what = DATE_FORMS[cls.form]
        if not fits(text):
            raise ValueError(f"{what}: {found(text)}.")
        if any(not cls.earliest <= one.first.year <= cls.latest for one in ends(meant)):
            raise ValueError(f"must be a date of the years {cls.earliest} to {cls.latest}: {found(text)}.")
        return cls(meant.text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.no_info_before_validator_function(_as_text, core_schema.str_schema())
        return core_schema.no_info_after_validator_function(cls.read, text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), "x-edtf": DATE_PATTERNS.get(cls.form, ANY_DATE)}


def _as_text(value: Any) -> Any:
    """A bare year is a number to YAML."""
    return str(value) if type(value) in (int, float) else value


def _duration(text: str) -> str:
    try:
        english_duration(text)
    except ValueError as error:
        none = "" if re.search(r"\d", text) else " Where there is none, leave it out and give the reason under `gap`."
        raise ValueError(f"{error}{duration_meant(text) or none}") from None
    return text


Duration = Annotated[str, AfterValidator(_duration), Figure.DURATION]


class Past(Date):
    """When something happened that the site tells of; all of that is of 1990 or later."""

    earliest = 1990


class Background(Date):
    """When something happened or began that may be older than that: a membership, an office, a publication."""


class Beginning(Background):
    """When something began; a source that says until when it lasted says nothing of that."""

    begins = True


class Seen(Date):
    """When a value was seen to be true."""

    form = "single"
    quoted = False


class Checked(Date):
    """The day on which, or up to which, somebody read."""

    earliest = 1990
    form = "day"
    quoted = False


class Coming(Date):
    """When something is meant to happen, which may lie ahead: a meeting, the day a forecast names."""

    earliest = 1990
    ahead = True


class Period(Coming):
    """The years something is for, of which the beginning or the end may be open."""

    form = "any"
