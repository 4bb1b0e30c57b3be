"""Where the page of a record stands: paths under docs/, and addresses on the built site."""

from urllib.parse import urlsplit

from generator.model.kinds import BY_MODEL
from generator.model.records import Record

# The name of the file that answers for the address of a folder.
WHOLE_PAGE = "index.html"
KEPT_FOR_EXAMPLES = (".example", ".example.com", ".example.net", ".example.org", ".test", ".invalid")


def address(record: Record) -> str:
    """The path under docs/ of a record's page."""
    return f"{folder(record)}/{record.id}.md"


def card_page(record: Record) -> str:
    """The path of the page with a card for each fact of a record. It is HTML already."""
    return f"facts/{folder(record)}/{record.id}/{WHOLE_PAGE}"


def calendar_path(record: Record) -> str:
    """The path on the site of the calendar of a country or an organisation."""
    return f"calendar/{folder(record)}/{record.id}.ics"


def webcal(site_url: str) -> str:
    """The address of the site as calendar programs take it, so that they subscribe instead of reading once."""
    return f"webcal://{site_url.partition('://')[2].rstrip('/')}/"


def folder(record: Record) -> str:
    """The folder of a record, which is its kind."""
    return BY_MODEL[type(record)].folder


def site_address(site_url: str, src_uri: str) -> str:
    """The full address of a page or file by its path under docs/. Pages stand in folders: `a/b.md` is at `a/b/`."""
    return f"{site_url.rstrip('/')}/{page_path(src_uri)}" if site_url else page_path(src_uri)


def stands_for_none(site_url: str) -> bool:
    """Whether an address is one of those kept for examples (RFC 2606), at which no site stands."""
    return f".{urlsplit(site_url).hostname or ''}".endswith(KEPT_FOR_EXAMPLES)


def file_address(site_url: str, path: str) -> str:
    """The full address of a file as it is, a twin of a page for example."""
    return f"{site_url.rstrip('/')}/{path}" if site_url else path


def page_path(src_uri: str) -> str:
    """The address of a page or file within the site, by its path under docs/: `a/b.md` is at `a/b/`."""
    if src_uri.endswith(f"/{WHOLE_PAGE}"):
        return src_uri.removesuffix(WHOLE_PAGE)
    if not src_uri.endswith(".md"):
        return src_uri
    stem = src_uri.removesuffix(".md")
    return stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"
