"""A web address as all programs read it (RFC 3986): in ASCII, whatever was copied from the line of a browser."""

import re
from urllib.parse import quote, urlsplit

BEHIND_THE_HOST = "/?#!$&'()*+,;=:@%~[]"  # besides letters, digits and -._; brackets as browsers leave them
STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def as_uri(address: str) -> str:
    """The same address with nothing in it that has to be escaped; one that is a URI already stays as it is.

    Raises ValueError where the host cannot be named in ASCII.
    """
    before, host, rest = address.partition(urlsplit(address).netloc)
    plain = host if host.isascii() else host.encode("idna").decode()
    return f"{before}{plain}{quote(STRAY_PERCENT.sub('%25', rest), safe=BEHIND_THE_HOST)}"
