"""What makes a record that a reference names and nobody has written yet: the command as it is typed."""

import re

import pycountry

from generator.model.fields import SLUG, Reference
from generator.source.problem import found
from generator.text.wording import slug

COMMAND = ".venv/bin/python -m generator"
NEW = {"agreements": "agreement", "summits": "summit"}


def made_by(reference: Reference, said: str) -> str:
    """` `new country chile` makes it.` for the code of a country or an id; nothing where more was said already."""
    if not said.endswith(f"{found(reference)}."):
        return ""
    if reference.target in ("actors", "entities"):
        country = country_id(reference)
        return _making("country", country) if country else ""
    named = reference.target in NEW and re.fullmatch(SLUG, reference)
    return _making(NEW[reference.target], str(reference)) if named else ""


def country_id(code: str) -> str:
    """The id that the country with a code of ISO 3166-1 would have, or nothing."""
    country = pycountry.countries.get(alpha_2=str(code))
    # Without what stands behind its comma.
    return slug(country.name.partition(",")[0]) if country else ""


def _making(kind: str, id_: str) -> str:
    return f" `{COMMAND} new {kind} {id_}` makes it."
