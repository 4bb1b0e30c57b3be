"""The codes of countries that statistics programs join by: ISO 3166-1 alpha-3 beside the alpha-2 of the records."""

from collections.abc import Iterable

import pycountry

from generator.model.dossier import Dossier
from generator.model.records import Country

# ISO 3166-1 leaves XAA to XZZ to its users; for this one central banks and statistics offices have the same.
BY_USE = {"XK": "XKX"}


def alpha_3(dossier: Dossier, code: str) -> str | None:
    """The three letters for the code of a country recorded here; None of a body, or where ISO has none."""
    if not isinstance(dossier.actors.get(code), Country):
        return None
    iso = pycountry.countries.get(alpha_2=code)
    return iso.alpha_3 if iso else BY_USE.get(code)


def all_alpha_3(dossier: Dossier, codes: Iterable[str]) -> dict[str, str]:
    """Those of several, by code, of such as have one."""
    return {code: known for code in codes if (known := alpha_3(dossier, code))}
