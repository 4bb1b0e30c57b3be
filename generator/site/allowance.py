"""What mkdocs.yml may say of this plugin: above all what else a page may load than the site's own files.

It stands there as `plugins: [briefing: {allow: {img-src: ["https://pictures.example"]}}]`. Directives, origins and what
they match are those of https://www.w3.org/TR/CSP3/, but for words that would let everything through.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config, ValidationError
from mkdocs.utils.yaml import yaml_load

from generator.source.problem import did_you_mean, found, nearest

DIRECTIVES = (
    *("script-src", "style-src", "img-src", "font-src", "connect-src", "frame-src"),
    *("media-src", "object-src", "form-action", "worker-src", "manifest-src"),
)
ORIGIN = re.compile(r"https://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?")
OWN = "self"
Allowed = Mapping[str, tuple[str, ...]]
NOTHING_ALLOWED: Allowed = {}


def allowance(given: object) -> Allowed:
    """The sources of each directive as a policy names them. Raises ValueError, a must-sentence for each fault."""
    if not isinstance(given, dict):
        example = "for example img-src: [https://pictures.example]"
        raise ValueError(f"must name directives, each with a list of origins, {example}: {found(given)}.")  # noqa: TRY004 - a value of mkdocs.yml
    if wrong := list(_allowance_faults(given)):
        raise ValueError(" ".join(wrong))
    return {name: tuple(f"'{OWN}'" if one == OWN else one for one in origins) for name, origins in given.items()}


def declared(configuration: Mapping[str, Any]) -> Allowed:
    """What the values of mkdocs.yml allow, for those who are not its plugin. Raises ValueError."""
    plugins = configuration.get("plugins") or []
    named = plugins if isinstance(plugins, dict) else {}
    for row in () if named else plugins:
        named |= row if isinstance(row, dict) else {str(row): None}
    return allowance((named.get("briefing") or {}).get("allow") or {})


def _allowance_faults(given: Mapping[Any, Any]) -> Iterator[str]:
    for name, origins in given.items():
        if name not in DIRECTIVES:
            yield f"must be a directive, {', '.join(DIRECTIVES)}: {found(name)}.{nearest(str(name), DIRECTIVES)}"
        elif not isinstance(origins, list):
            yield f"{name}: must be a list of origins: {found(origins)}."
        else:
            wrong = (one for one in origins if one != OWN and not ORIGIN.fullmatch(one if isinstance(one, str) else ""))
            yield from (f"{name}: {_fault(one)}" for one in wrong)


def _fault(origin: object) -> str:
    what = "must be an origin, https:// and a host without a path, or self for the site's own"
    likely = _likely(str(origin).strip().lower())
    return f"{what}: {found(origin)}.{did_you_mean(likely and found(likely), mark='')}"


def _likely(text: str) -> str:
    """The origin of what was perhaps meant as a whole address, or as a host."""
    host = re.sub("^(?:[a-z]+:)?//", "", text)
    likely = f"https://{re.split('[/?#]', host)[0]}"
    return likely if "." in host and ORIGIN.fullmatch(likely) else OWN if text == "'self'" else ""


def admits(source: str, address: SplitResult) -> bool:
    """Whether a source of a policy lets an address on the web through, as section 6.7.2 says."""
    if not source.startswith("https://"):
        return False
    allowed = urlsplit(source)
    scheme = address.scheme or "https"
    host, pattern = address.hostname or "", allowed.hostname or ""
    fits = host.endswith(pattern[1:]) if pattern.startswith("*.") else host == pattern
    return fits and scheme == "https" and (address.port or 443) == (allowed.port or 443)


class Allowance(BaseConfigOption[Allowed]):
    """What else than the site's own files its pages may load."""

    def run_validation(self, value: object) -> Allowed:
        """Raises ValidationError, which MkDocs shows."""
        try:
            return allowance(value or {})
        except ValueError as error:
            raise ValidationError(str(error)) from None


class Options(Config):  # type: ignore[no-untyped-call] # MkDocs gives no types
    """`address` of the published site, where the environment gives one, and what is allowed."""

    address = c.Optional(c.Type((str, int, float)))
    allow = Allowance()


def allowed_in(path: Path) -> Allowed:
    """What it allows pages to load from elsewhere: nothing where it is not there. Raises ValueError."""
    if not path.is_file():
        return NOTHING_ALLOWED
    with path.open("rb") as file:
        return declared(yaml_load(file))
