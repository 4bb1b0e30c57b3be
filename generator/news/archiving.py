"""An address → the text of what lies there, in plain letters: PDF, HTML or text. Only this module uses the network.

Nothing here runs in a build or a check: only the commands `archive` and `add-source` ask for it, by an editor's hand.
"""

import io
import re
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from urllib.parse import urlsplit

import trafilatura

from generator.news.paragraphs import language_recognised
from generator.news.saved import looks_like_html, page_text
from generator.source.scalars import scalar
from generator.text.wording import slug

LARGEST_DOCUMENT = 25_000_000
SECONDS_TO_FETCH = 30  # without a word from the other side
SECONDS_TO_SEND = 120  # of all of it
PIECE = 1 << 16
AGENT = "Mozilla/5.0 (compatible; briefing-site archive)"
FEWEST_WORDS_OF_DOCUMENT = 40  # fewer are no text of a document
LOGIN = re.compile(r"<input[^>]+type=[\"']?password|/(?:login|signin|sign-in|sso|auth)\b", re.IGNORECASE)


class CannotFetchError(Exception):
    """Why a text could not be had, as a sentence."""


@dataclass(frozen=True)
class Fetched:
    """A text and what is to be said of it: its form, size and language."""

    text: str
    form: str
    size: int
    language: str

    @property
    def told(self) -> str:
        """What was got, as a sentence."""
        words = len(self.text.split())
        return f"{self.form}, {self.size:,} bytes, {words:,} words, language {self.language or 'not recognised'}."


@dataclass(frozen=True)
class _Answer:
    content: bytes
    kind: str
    address: str


def fetched(address: str) -> Fetched:
    """What lies at an address as plain text. Raises CannotFetchError."""
    answer = _answer(address)
    form, text = _read_answer(answer)
    if len(text.split()) < FEWEST_WORDS_OF_DOCUMENT:
        raise CannotFetchError(f"{answer.address} holds hardly any text: {len(text.split())} words of {form}.")
    return Fetched(text, form, len(answer.content), language_recognised(text))


def _answer(address: str) -> _Answer:
    if urlsplit(address).scheme not in ("http", "https"):
        raise CannotFetchError(f"{address} is no address with http:// or https://.")
    request = urllib.request.Request(address, headers={"User-Agent": AGENT})  # noqa: S310 -- judged above
    try:
        with urllib.request.urlopen(request, timeout=SECONDS_TO_FETCH) as response:  # noqa: S310
            content = _content(response, address)
            kind, final = response.headers.get_content_type(), response.geturl()
    except urllib.error.HTTPError as error:
        raise CannotFetchError(f"{address} answers {error.code} {' '.join(str(error.reason).split())}.") from None
    except HTTPException as error:
        raise CannotFetchError(f"{address} answers what is no HTTP ({type(error).__name__}).") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise CannotFetchError(f"{address} cannot be reached: {reason}.") from None
    return _Answer(content, kind, final)


def _content(response: HTTPResponse, address: str) -> bytes:
    """All that is sent, and no part of it for the whole. Raises CannotFetchError, OSError, HTTPException."""
    pieces, size, end = [], 0, time.monotonic() + SECONDS_TO_SEND
    while piece := response.read1(PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST_DOCUMENT:
            large = f"{address} is larger than {LARGEST_DOCUMENT:,} bytes"
            raise CannotFetchError(f"{large}. Save it by hand as SOURCE.txt.")
        if time.monotonic() > end:
            raise CannotFetchError(f"{address} is not sent whole in {SECONDS_TO_SEND} seconds.")
    if response.length:
        raise CannotFetchError(
            f"{address} broke off: {response.length:,} of {size + response.length:,} bytes are missing."
        )
    return b"".join(pieces)


def _read_answer(answer: _Answer) -> tuple[str, str]:
    if answer.content.startswith(b"%PDF-"):
        return "PDF", _from_pdf(answer.content)
    html = looks_like_html(answer.content)
    text = page_text(answer.content, html=html)
    if not text:
        raise CannotFetchError(f"{answer.address} is neither PDF, HTML nor text: {answer.kind}.")
    if not html:
        return "text", text
    read = trafilatura.extract(text, favor_recall=True, include_tables=True, include_comments=False) or ""
    if LOGIN.search(urlsplit(answer.address).path) or (
        LOGIN.search(text) and len(read.split()) < FEWEST_WORDS_OF_DOCUMENT * 5
    ):
        raise CannotFetchError(f"{answer.address} asks for a login. Save the text by hand as SOURCE.txt.")
    return "HTML", read


def _from_pdf(content: bytes) -> str:
    """The text of a PDF, page by page."""
    from pypdf import PdfReader  # noqa: PLC0415 -- only PDF needs it

    try:
        return "\f".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    except Exception as error:  # noqa: BLE001 -- of a damaged file the library trips over anything, its own types too
        raise CannotFetchError(f"the PDF cannot be read: {' '.join(str(error).split())}.") from None


def entry_of(address: str, id_: str | None) -> str:
    """An entry for a file of sources from the page at an address. Raises CannotFetchError."""
    answer = _answer(address)
    form, read = _read_answer(answer)
    page = page_text(answer.content, html=True) if form == "HTML" else ""
    said = trafilatura.extract_metadata(page, default_url=address) if page else None
    host = (urlsplit(answer.address).hostname or "").removeprefix("www.")
    # Of a text without a head its first paragraph.
    beginning = re.split(r"\n\s*\n", read.strip(), maxsplit=1)[0]
    publisher, title = (said.sitename if said else "") or host, (said.title if said else "") or beginning[:100]
    rows = {
        "publisher": scalar(" ".join(publisher.split())),
        "title": scalar(" ".join(title.split())),
        "url": scalar(answer.address),
        "published": (said.date if said else "") or "",
        "language": scalar(language) if (language := language_recognised(read)) else "",
    }
    told = [f"  {key}: {value}" if value else f"  # {key}: not found on the page" for key, value in rows.items()]
    return "\n".join([f"{id_ or _id(host, title)}:", *told]) + "\n"


def _id(host: str, title: str) -> str:
    words = slug(title).split("-")[:4]
    return "-".join(filter(None, [slug(host.partition(".")[0]), *words])) or "new-source"
