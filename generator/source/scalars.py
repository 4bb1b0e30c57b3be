"""A text as a value of YAML on one line: in single quotes, or in the shortest form that reads back as this text."""

import yaml


def quoted(text: str) -> str:
    """The text in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def scalar(text: str) -> str:
    """One line of YAML that reads back as this text, also where it looks like a number, a date or a list."""
    return yaml.safe_dump([text], default_flow_style=True, width=10**9, allow_unicode=True).strip()[1:-1]
