"""Texts and values of YAML on one line: how a text is written as one, and what a text without quotes stands for."""

import re
from contextlib import suppress

import yaml

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
LONGEST_NUMBER = 30  # characters: what is longer nobody means as one
NUMBER_TAGS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
# YAML 1.1 reads these bare words as true or false; a country code among them is the classic accident.
BOOLEANS = "y", "n", "yes", "no", "on", "off", "true", "false"
BARE_BOOLEANS = frozenset(form for word in BOOLEANS for form in (word, word.title(), word.upper())) - {"true", "false"}


def quoted(text: str) -> str:
    """The text in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def scalar(text: str) -> str:
    """One line of YAML that reads back as this text, also where it looks like a number, a date or a list."""
    return yaml.safe_dump([text], default_flow_style=True, width=10**9, allow_unicode=True).strip()[1:-1]


def plain_value(text: str) -> str | float | None:
    """What a text without quotes stands for: nothing, true or false, a number, or itself."""
    if text in NULLS:
        return None
    if text in ("true", "false"):
        return text == "true"
    if INTEGER.fullmatch(text):
        return int(text)
    return float(text) if DECIMAL.fullmatch(text) else text


def meant_by(text: str) -> str:
    """What YAML 1.1 reads a bare word as: true or false."""
    return "true" if text.lower() in ("y", "yes", "on", "true") else "false"


def reads_as_number(text: str) -> bool:
    """Whether YAML 1.1 reads a text as a number that is none to us: `12:30`, `1_000`, `017`."""
    shapes = (one for tag, one in yaml.SafeLoader.yaml_implicit_resolvers.get(text[:1], ()) if tag in NUMBER_TAGS)
    a_number = len(text) <= LONGEST_NUMBER and any(one.match(text) for one in shapes)
    return a_number and isinstance(plain_value(text), str)


def bare_boolean(text: str) -> str:
    """What is wrong with a bare word that YAML 1.1 reads as true, false or a number."""
    read = meant_by(text)
    if text not in BARE_BOOLEANS:
        read = "a number"
        with suppress(ValueError):  # 0x_ has the shape of one and is none
            read = yaml.safe_load(text)
    return f"must be in quotes ('{text}'): YAML reads a bare {text} as {read}."
