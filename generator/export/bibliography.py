"""Citations: all sources as CSL-JSON and BibTeX, and how to cite a page of this site.

No author is named, because the records know none: a publisher has published, not written. A document is called a treaty
only where our own classification says so; whether a text binds is told on its page.
"""

from generator.derive.anchors import taken_in
from generator.derive.change_log import NOTHING_RECORDED, ChangeLog
from generator.derive.citing import bibtex, cite_gone, cite_page, cite_taken_in, source_item
from generator.derive.page_addresses import address, folder
from generator.derive.withdrawals import gone_pages
from generator.model.dossier import Dossier
from generator.model.records import Record
from generator.text.json_text import json_bytes


def bibliography(dossier: Dossier) -> dict[str, bytes]:
    """All sources in both formats."""
    items = [source_item(dossier, id_) for id_ in dossier.sources]
    return {"data/sources.csl.json": json_bytes(items), "data/sources.bib": bibtex(items).encode()}


def page_citations(dossier: Dossier, site_url: str, history: ChangeLog = NOTHING_RECORDED) -> dict[str, bytes]:
    """The citation of every page of a record as CSL-JSON and BibTeX; of one that is gone it says what became of it."""
    records = [record for _, record in dossier.each(Record)]
    cited = {address(record).removesuffix(".md"): cite_page(dossier, record, site_url, history) for record in records}
    for record in records:
        for old in taken_in(dossier, record):
            cited[f"{folder(record)}/{old}"] = cite_taken_in(dossier, record, old, site_url, history)
    cited |= {key: cite_gone(dossier, key, site_url) for key in gone_pages(dossier)}
    files: dict[str, bytes] = {}
    for stem, one in cited.items():
        files |= {f"cite/{stem}.csl.json": json_bytes(list(one.items)), f"cite/{stem}.bib": one.bibtex.encode()}
    return files
