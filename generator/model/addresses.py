"""Addresses of pages: what one must be, which was meant where the beginning is missing, and what several share."""

import re
from contextlib import suppress
from urllib.parse import urlsplit

from generator.source.problem import did_you_mean, found
from generator.text.wording import as_uri

LONGEST_ADDRESS = 2000


def web_address(text: str) -> str:
    """An address of the web, as a URI. Raises ValueError, whose message opens with "must"."""
    if len(text) > LONGEST_ADDRESS:
        raise ValueError(f"must be an address of at most {LONGEST_ADDRESS:,} characters: {len(text):,} found.")
    if _is_address(text):
        return as_uri(text)
    what = f"must be an address, https://… or http://…, without spaces, quotation marks and user name: {found(text)}."
    begun = text if re.search(r"\s(https?:|www\.|.*\s\S*://)", text) else re.sub(r"(?<=[/.=&?-])\s+", "", text)
    meant = "https://" + re.sub(r"^(?:h*t*ps?(?=[:/])|:?/{1,3}|:)+", "", begun.strip(" <>\"'`"))
    likely = "." in text and meant.count(":") == 1 and _is_address(meant)
    raise ValueError(what + did_you_mean(meant if likely else ""))


def _is_address(text: str) -> bool:
    with suppress(ValueError):  # of what has no host, and of a host that cannot be named
        parts = urlsplit(text)
        at_host = bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
        twice = parts.netloc in ("http:", "https:")
        named = parts.scheme in ("http", "https") and at_host and not twice and not re.search(r"[\s<>\"'`\\]", text)
        return named and bool(as_uri(text))
    return False


def address_of_page(address: str) -> str:
    """An address without what several addresses of one page differ in: scheme, `www.`, fragment, last slash."""
    return re.sub(r"^(https?://)?(www\.)?", "", address.partition("#")[0]).rstrip("/")
