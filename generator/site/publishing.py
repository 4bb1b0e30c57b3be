"""What a build for publishing must be told, the address of the site, and whether anybody watches it."""

import os

from pydantic import TypeAdapter

from generator.model.fields import Address
from generator.source.problem import found

ADDRESS_TYPE = TypeAdapter(Address)
EXAMPLE = "https://example.org/"


class NoAddressError(Exception):
    """A build for publishing does not know where the site will be; the text is a sentence that says what to type."""


def in_continuous_integration() -> bool:
    """Whether nobody reads the warnings of this run. GitHub, GitLab and others say so in the variable CI."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false", "no")


def published_at(given: object, command: str) -> str:
    """The address of the site, which ends in a slash. `command` is the one to type with an address.

    Raises NoAddressError where `given` is nothing, or not the whole address of a folder on the web.
    """
    text = str(given or "").strip()  # a space behind it is not seen where it is typed
    whole = _folder_address(text)
    if whole:
        return f"{whole.rstrip('/')}/"
    said = f"must be the whole address of the site, https://… or http://…: {found(text)}" if text else "is not set"
    likely = f"https://{text.rstrip('/')}/"
    typed = likely if "." in text and "://" not in text and _folder_address(likely) else EXAMPLE
    raise NoAddressError(
        f"SITE_URL {said}; pages, feeds and sitemap name it, so type for example SITE_URL={typed} {command} "
        "(to look at the site without publishing it: make serve)."
    )


def _folder_address(text: str) -> str:
    """The address of a folder as all programs read it; nothing for anything else."""
    if any(sign in text for sign in "?#") or {"", ".", ".."} & {*text.rstrip("/").split("/")[3:]}:
        return ""
    try:
        return ADDRESS_TYPE.validate_python(text)
    except ValueError:
        return ""
