"""How sources and pages are cited: in words, as CSL-JSON and as BibTeX."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

from generator.derive.anchors import permanent, permanent_id
from generator.derive.change_log import NOTHING_RECORDED, ChangeLog
from generator.derive.downloads import PUBLISHER
from generator.derive.last_told import last_modified
from generator.derive.page_addresses import address, folder, site_address
from generator.derive.withdrawals import became_of, gone_records
from generator.model.dates import MONTH_NAMES, SHAPE, english, when
from generator.model.dossier import Dossier, by_word
from generator.model.entries import own_text
from generator.model.grouping import grouped
from generator.model.records import Agreement, Article, Record, Source
from generator.text.json_text import given
from generator.text.wording import listed, slug, small

NAMED_PUBLISHERS = 3
SINGLE_MARKS = str.maketrans("“”", "‘’")
# What has a publisher as its container: a paper, and the site on which a page stands.
CONTAINED = ("article-newspaper", "article-journal", "webpage")
# Braces by name: BibTeX counts those behind a backslash like all others, and one too many spoils the whole file.
NAMED = {"\\": "backslash", "{": "braceleft", "}": "braceright", "~": "asciitilde", "^": "asciicircum"}
NAMED |= {"<": "less", ">": "greater", "|": "bar"}
TEX = {character: rf"\text{name}{{}}" for character, name in NAMED.items()}
TEX |= {character: f"\\{character}" for character in "#$%&_"}


def sources_answer(dossier: Dossier) -> list[str]:
    """Whose publications the site rests on most often, and up to when they reach."""
    if not dossier.sources:
        return ["No source is recorded."]
    counts = Counter(one.publisher for one in dossier.sources.values())
    often = [name for name, _ in counts.most_common(NAMED_PUBLISHERS)]
    days = [(when(one.published).key, one) for one in dossier.sources.values() if one.published]
    newest = max(days, key=itemgetter(0))[1] if days else None
    last = f"The newest is of {english(str(newest.published))}, from {newest.publisher}." if newest else ""
    return [f"{_mostly(dossier)}More come from {listed(often)} than from anybody else.", last]


def _mostly(dossier: Dossier) -> str:
    """Of which kind more than half of the sources are; empty where none is."""
    kind, ids = max(sources_by_kind(dossier).items(), key=lambda pair: len(pair[1]))
    label = small(dossier.term("source_kinds", kind).label)
    mostly = f"Most sources are {label} ({len(ids)} of {len(dossier.sources)}). "
    return mostly if len(ids) * 2 > len(dossier.sources) else ""


def sources_by_kind(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """Source ids by kind in the order of the vocabulary, within a kind by publisher and title."""
    rows = sorted((_alphabetical(one), one.title, id_) for id_, one in dossier.sources.items())
    return by_word(dossier, "source_kinds", ((dossier.source_kinds[id_], id_) for _, _, id_ in rows))


def _alphabetical(source: Source) -> str:
    """Its publisher as lists are sorted: É stands with E; a name in other letters as it is."""
    return slug(source.publisher) or source.publisher.casefold()


def by_letter(dossier: Dossier, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Sources under the letter of their publisher and the names that stand there: `A: Al Jazeera, Axios`."""
    letters = grouped((_alphabetical(dossier.sources[id_])[0].upper(), id_) for id_ in ids)
    return {f"{letter}: {', '.join(_publishers(dossier, group))}": group for letter, group in letters.items()}


def _publishers(dossier: Dossier, ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(dossier.sources[id_].publisher for id_ in ids))


def source_item(dossier: Dossier, id_: str) -> dict[str, Any]:
    """One source as CSL-JSON, by the schema of https://github.com/citation-style-language/schema."""
    source = dossier.sources[id_]
    kind = dossier.cited_as[id_]
    contained, issued = kind in CONTAINED, dossier.issued.get(id_)
    return given(
        {
            "id": permanent_id(dossier, "sources", id_, source.formerly),
            "type": kind,
            # Square brackets: the title is ours, as libraries write it.
            "title": f"[{source.title}]" if source.title_paraphrased else source.title,
            "container-title": source.publisher if contained else None,
            "publisher": None if contained else source.publisher,
            "issued": csl_date(issued) if issued else None,
            "URL": source.url,
            "language": source.language,
            "archive_location": source.archive,
        }
    )


def csl_date(text: str) -> dict[str, Any]:
    """An EDTF date as CSL has it: parts, two of them for an interval, and whether it is about."""
    found = [SHAPE.fullmatch(part) for part in text.split("/")]
    parts = [[int(part) for part in one.group(1, 2, 3) if part] for one in found if one]
    return given({"date-parts": parts, "circa": True if set("~?%") & set(text) else None})


def _whole_date(issued: Mapping[str, Any]) -> str:
    """A date of CSL as EDTF has it."""
    about = "~" if issued.get("circa") else ""
    parts = ("-".join(f"{number:02}" for number in part) for part in issued["date-parts"])
    return "/".join(f"{part}{about}" for part in parts)


def bibtex(items: Iterable[Mapping[str, Any]]) -> str:
    """CSL items as BibTeX. `@misc`, because the older styles know no better type for documents and pages."""
    return "\n".join(_bibtex_entry(item) for item in items)


def _bibtex_entry(item: Mapping[str, Any]) -> str:
    date = item.get("issued", {}).get("date-parts", [[]])[0]
    issuer = item.get("publisher") or item.get("container-title")
    fields = given(
        {
            "author": " and ".join(f"{{{tex(one['literal'])}}}" for one in item.get("author", ())),
            "title": f"{{{tex(item['title'])}}}",
            "howpublished": tex(issuer) if issuer else None,
            # What BibTeX sorts and labels by where no author is.
            "key": tex(issuer) if issuer and "author" not in item else None,
            "year": str(date[0]) if date else None,
            "month": MONTH_NAMES[date[1] - 1][:3].lower() if len(date) > 1 else None,
            # Whole, as biblatex, Zotero and pandoc read it: the fields of old have no day and no interval.
            "date": _whole_date(item["issued"]) if date else None,
            "url": tex_address(item["URL"]) if "URL" in item else None,
            "language": item.get("language"),
            "note": tex(item["note"]) if "note" in item else None,
        }
    )
    kind = "techreport" if item["type"] == "report" else "misc"
    if kind == "techreport" and "howpublished" in fields:
        fields["institution"] = fields.pop("howpublished")
    # A month is one of BibTeX's own words and stands without braces.
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items()]
    return "\n".join([f"@{kind}{{{item['id']},", *lines, "}\n"])


def tex(text: str) -> str:
    """Text that TeX prints as it is."""
    return "".join(TEX.get(character, character) for character in " ".join(text.split()))


def tex_address(url: str) -> str:
    """An address with balanced braces and nothing that ends a field."""
    return re.sub(r"[{}\\%]", lambda match: "%" if match[0] == "%" else f"%{ord(match[0]):02X}", url)


@dataclass(frozen=True)
class PageCitation:
    """How to cite one page: in words, and as items, the original source first where the page is about one."""

    plain: str
    items: tuple[dict[str, Any], ...]

    @property
    def bibtex(self) -> str:
        """The items as BibTeX."""
        return bibtex(self.items)


def cite_page(dossier: Dossier, record: Record, site_url: str, history: ChangeLog = NOTHING_RECORDED) -> PageCitation:
    """How to cite the page of a record: of the day on which it last changed, as the head of the page says too."""
    page = _page_item(dossier, record, site_url, last_modified(dossier, history, record)[:10])
    where = f", {page['URL']}" if "URL" in page else ""
    named = cited_name(record) if isinstance(record, Article) else f"“{record.name}”"
    plain = f"{dossier.site.title}, {named}, {read_up_to(dossier, record)}{where}."
    text = own_text(record) if isinstance(record, Agreement | Article) else None
    if not text:
        return PageCitation(plain, (page,))
    word = "Audited in" if isinstance(record, Article) else "Recorded in"
    return PageCitation(f"{in_words(dossier, text)} {word}: {plain}", (source_item(dossier, text), page))


def cite_taken_in(
    dossier: Dossier, record: Record, old: str, site_url: str, history: ChangeLog = NOTHING_RECORDED
) -> PageCitation:
    """How to cite the page of a record under the key of another, with the id `old`, that went into it: it says so."""
    cited = cite_page(dossier, record, site_url, history)
    *before, page = cited.items
    key = _page_key(f"{folder(record)}/{dossier.published[f'{folder(record)}/{old}'].uid}")
    told = {**page, "id": key, "note": f"What had this key went into “{record.name}”."}
    return replace(cited, items=(*before, told))


def read_up_to(dossier: Dossier, record: Record) -> str:
    """How far the material reaches that the page of a record is made from."""
    return f"material read up to {english(dossier.site.read_until or record.as_of)}"


def in_words(dossier: Dossier, id_: str, at: str | None = None) -> str:
    """One source as a sentence, with the place in it."""
    source, issued = dossier.sources[id_], dossier.issued.get(id_)
    title = f"[{source.title}]" if source.title_paraphrased else source.title
    date = english(issued) if issued else "no date"
    return f"{', '.join([source.publisher, title, *([at] if at else []), date, source.url])}."


def cited_name(record: Record) -> str:
    """What the page of a record is called where it is cited: an audit is not the article it is about."""
    if not isinstance(record, Article):
        return record.name
    # A quotation within the quotation stands in single marks.
    return f"Audit of “{record.name.translate(SINGLE_MARKS)}”"


def _page_item(dossier: Dossier, record: Record, site_url: str, changed: str) -> dict[str, Any]:
    id_ = f"{folder(record)}/{permanent(dossier, record)}"
    page = site_address(site_url, address(record)) if site_url else ""
    return _item_at(dossier, id_, cited_name(record), page, csl_date(changed))


def cite_gone(dossier: Dossier, key: str, site_url: str) -> PageCitation:
    """How to cite the page at the address of a record that is gone (`kind/id`): with what became of it, as it was kept.

    Who keeps the citation under its key learns it when it is fetched again.
    """
    withdrawn, told = gone_records(dossier)[key], became_of(dossier, key)
    known = dossier.published.get(key)
    id_ = f"{key.partition('/')[0]}/{known.uid}" if known else key
    day = csl_date(withdrawn.date) if withdrawn else None
    title = f"Withdrawn: {withdrawn.name if withdrawn else key}"
    page = site_address(site_url, f"{key}.md") if site_url else ""
    return PageCitation(told, (_item_at(dossier, id_, title, page, day, told),))


def _page_key(key: str) -> str:
    """The key of the page of what is called `kind/id`."""
    return f"{key.replace('/', '-')}-page"


def _item_at(
    dossier: Dossier, key: str, title: str, page: str, issued: Mapping[str, Any] | None, note: str | None = None
) -> dict[str, Any]:
    """A page of this site as CSL-JSON; `key` is `kind/id`, `page` its address, if that is known."""
    return given(
        {
            "id": _page_key(key),
            "type": "webpage",
            "title": title,
            "author": [{"literal": PUBLISHER}],
            "container-title": dossier.site.title,
            "issued": issued,
            "URL": page or None,
            "language": "en",
            "note": note,
        }
    )
