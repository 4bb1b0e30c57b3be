"""Old addresses that go on working: pages of records under the ids they had before, and copies of their exports.

A stub is a page without inline script, so that a strict content policy can hold: browsers follow the refresh, search
engines the canonical link, people the link. Where scripts run, one small file keeps the anchor, which a refresh loses.
"""

from collections.abc import Iterator, Mapping
from html import escape

from generator.derive.anchors import facts_of, facts_taken_in, retired, taken_in
from generator.derive.page_addresses import address, card_page, folder, page_path, site_address
from generator.derive.withdrawals import became_of, gone_pages, gone_records
from generator.export.machine_readable import commonmark
from generator.model.dossier import Dossier
from generator.model.records import Record
from generator.text import markdown

SCRIPT = "assets/javascripts/moved.js"
FOLLOW = """\
// Follows the link of a page that has moved, and keeps the anchor of the old address.
location.replace(new URL(document.querySelector("a").getAttribute("href"), location.href).href + location.hash);
"""
BARE_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
{head}</head>
<body>
{body}
</body>
</html>
"""


def moved(dossier: Dossier) -> Iterator[tuple[Record, str]]:
    """Every record with each id it had before."""
    return ((record, str(old)) for _, record in dossier.each(Record) for old in record.formerly)


def redirects(dossier: Dossier, site_url: str) -> dict[str, bytes]:
    """A stub for every old page, and for the cards of its facts."""
    made: dict[str, bytes] = {}
    for record, old in moved(dossier):
        cards = [card_page(record)] if facts_of(dossier, record) or retired(dossier, record) else []
        for page in (address(record), *cards):
            stem = page_path(page).removesuffix(f"{record.id}/")
            made[f"{stem}{old}/index.html"] = stub(record, site_address(site_url, page), stem).encode()
        if old in taken_in(dossier, record):
            made[f"facts/{folder(record)}/{old}/index.html"] = taken_in_cards(dossier, record, old, site_url).encode()
    made |= {SCRIPT: FOLLOW.encode()} if made else {}
    for key in gone_pages(dossier):
        for folder_ in ("", "facts/"):
            made[f"{folder_}{key}/index.html"] = farewell(dossier, key, site_url).encode()
    return made


def taken_in_cards(dossier: Dossier, record: Record, old: str, site_url: str) -> str:
    """The page of the cards of a record that went into another: where each fact is told now.

    Without the script that keeps the anchor: of that name there may be another fact.
    """
    page = site_address(site_url or "/", card_page(record))
    told = f'“<a href="{escape(site_address(site_url or "/", address(record)))}">{escape(record.name)}</a>”'
    parts = [f"<h1>Merged</h1>\n<p>This record went into {told}. Its facts:</p>"]
    for name, now in facts_taken_in(dossier, record, old).items():
        where = f'It is <a href="{escape(page)}#{now}">told there</a>.' if now else "It is not told there in this form."
        parts.append(f'<h2 id="{name}">{name.replace("-", " ")}</h2>\n<p>{where}</p>')
    return BARE_PAGE.format(title=f"Merged: {escape(record.name)}", head="", body="\n".join(parts))


def farewell(dossier: Dossier, key: str, site_url: str) -> str:
    """The page at the address of a record that was withdrawn: what became of it, and where to go on."""
    told = escape(became_of(dossier, key))
    one = gone_records(dossier)[key]
    page, name = _page_instead(dossier, key)
    onward = f'Go on to <a href="{escape(site_address(site_url or "/", page))}">{escape(name)}</a>.'
    body = f"<h1>Withdrawn</h1>\n<p>{told} Its address is given to nothing else. {onward}</p>"
    return BARE_PAGE.format(title=f"Withdrawn: {escape(one.name if one else key)}", head="", body=body)


def _page_instead(dossier: Dossier, key: str) -> tuple[str, str]:
    """The page that tells more than one that is gone, and its name: if none is named, the list of its kind."""
    one, kind = gone_records(dossier)[key], key.partition("/")[0]
    record = dossier.entities.get(str(one.instead)) if one and one.instead else None
    return (address(record), record.name) if record else (f"{kind}/index.md", f"all {kind}")


def farewell_twins(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """The same for who reads the Markdown of pages."""
    for key in gone_pages(dossier):
        page, name = _page_instead(dossier, key)
        told, linked = (commonmark(str(markdown.escape(text))) for text in (became_of(dossier, key), name))
        yield f"{key}.md", f"# Withdrawn\n\n{told} Go on to [{linked}](../{page}).\n".encode()


def stub(record: Record, canonical: str, stem: str) -> str:
    """The page at an old address: `stem` is the folder it shares with the new one, whatever the address of the site."""
    name, target = escape(record.name), escape(f"../{record.id}/")
    script = "../" * (stem.count("/") + 1) + SCRIPT
    refresh = f'<meta http-equiv="refresh" content="0; url={target}">'
    head = f'{refresh}\n<link rel="canonical" href="{escape(canonical)}">\n'
    body = f'<p>This page has moved: <a href="{target}">{name}</a></p>\n<script src="{script}"></script>'
    return BARE_PAGE.format(title=name, head=head, body=body)


def copies(dossier: Dossier, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Every export of a renamed record under its old ids too. In the same folder, so that relative links hold."""
    made: dict[str, bytes] = {}
    for record, old in moved(dossier):
        stem = f"{folder(record)}/{record.id}."
        for path, content in files.items():
            before, found, ending = path.rpartition(stem)
            if found and (not before or before.endswith("/")):
                made[f"{before}{folder(record)}/{old}.{ending}"] = content
    return made
