"""Dossier → pages: which pages there are, what each is made from, and what its template is given.

Templates decide wording and order; what follows from the data is in `queries`; escaping is in `markdown`. Pages never
judge: a dossier with problems never gets here.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup

from generator.check.evidence import Lock
from generator.derive import clause_leads, leads
from generator.derive.anchors import retired
from generator.derive.change_log import ChangeLog
from generator.derive.citing import cited_name
from generator.derive.downloads import PUBLISHER
from generator.derive.json_ld import plain_page
from generator.derive.last_told import (
    last_modified_cards,
    last_modified_clause,
    last_modified_list,
    last_modified_pair,
)
from generator.derive.page_addresses import address, card_page, folder, page_path, site_address
from generator.derive.queries import is_counted, short
from generator.derive.side_by_side import pair_answer, pair_page, pairs
from generator.model.chronology import dated
from generator.model.dates import when
from generator.model.dossier import Dossier, called_by
from generator.model.entries import Entry
from generator.model.kinds import BY_MODEL, KINDS
from generator.model.records import Agreement, Country, Record, Summit
from generator.model.vocabulary import CommitmentTypeWord
from generator.pages.lists import LEADS, LISTS, ListPage, told_in
from generator.pages.page_context import PageContext
from generator.pages.rendering import Page, Renderer
from generator.pages.search_terms import sought, sought_clause, sought_list
from generator.text.markdown import front_matter

# Lists weigh less than what they list.
LIST_WEIGHT = 0.5
FIRST_COUNTED = 0.75  # what a document weighs more that the site counts first
Maker = Callable[[], Page]


def pages(dossier: Dossier, lock: Lock, renderer: Renderer) -> dict[str, bytes]:
    """The content of every generated page by its path under docs/, sorted."""
    return {src_uri: make().content for src_uri, make in sorted(makers(dossier, lock, renderer).items())}


def makers(dossier: Dossier, lock: Lock, renderer: Renderer) -> dict[str, Maker]:
    """The maker of every page by its path under docs/. One that ends in .html is a whole page already.

    Raises jinja2.TemplateNotFound, in words, where a kind has no template yet.
    """
    for one in KINDS.values():
        renderer.must_have(
            (one.template, one.listing), f"the kind '{one.singular}' asks for it (generator/model/kinds.py)"
        )
    found: dict[str, Maker] = {}
    of = dossier, lock, renderer
    for kind in KINDS:
        for entry in dossier.of(kind):
            assert isinstance(entry.record, Record)
            found[address(entry.record)] = partial(_entity, *of, entry)
            if entry.cited_values or retired(dossier, entry.record):
                found[card_page(entry.record)] = partial(_cards, *of, entry)
    for src_uri, page in LISTS.items():
        found[src_uri] = partial(_list_page, *of, src_uri, page)
    for word in dossier.vocabulary.get("commitment_types", {}):
        found[f"commitments/{word}.md"] = partial(_clause, *of, word)
    for left, right in pairs(dossier):
        found[pair_page(left, right)] = partial(_pair, *of, left, right)
    return found


def last_changes_of_lists(dossier: Dossier, history: ChangeLog) -> dict[str, Callable[[], str]]:
    """What tells when what lists, clauses and pairs tell last changed, by path."""
    of = dossier, history
    telling = [src_uri for src_uri, page in LISTS.items() if page.tells]
    lists = {src_uri: partial(last_modified_list, *of, told_in(dossier, src_uri)) for src_uri in telling}
    types = dossier.vocabulary.get("commitment_types", {})
    clauses = {f"commitments/{word}.md": partial(last_modified_clause, *of, word) for word in types}
    told = {"changes.md": lambda: history.changes[0].time} if history.changes else {}
    both = {pair_page(*pair): partial(last_modified_pair, *of, pair) for pair in pairs(dossier)}
    return {**lists, **told, **clauses, **both}


def _entity(dossier: Dossier, lock: Lock, renderer: Renderer, entry: Entry) -> Page:
    record = entry.record
    assert isinstance(record, Record)
    context = PageContext(dossier, lock, address(record), record)
    answer = leads.answer(dossier, record)
    given = {"head": head(dossier, record, entry.file.path, answer), "answer": answer, **related(dossier, record)}
    return renderer.page(KINDS[entry.kind].template, context, cited_name(record), entry.file.path, r=record, **given)


def _cards(dossier: Dossier, lock: Lock, renderer: Renderer, entry: Entry) -> Page:
    """The page with a card for every fact of a record."""
    record = entry.record
    assert isinstance(record, Record)
    src_uri, title = card_page(record), f"Facts to cite: {record.name}"
    given = {
        "canonical": site_address(renderer.site_url, src_uri),
        "home": "../" * src_uri.count("/"),
        "record_page": page_path(address(record)),
        "data_file": entry.file.path,
        "publisher": PUBLISHER,
        "changed": last_modified_cards(dossier, renderer.history, record)[:10],
        "block": plain_page(src_uri, title, renderer.site_url),
    }
    context = PageContext(dossier, lock, src_uri, record)
    return renderer.page("facts.html", context, title, entry.file.path, r=record, **given)


def _list_page(dossier: Dossier, lock: Lock, renderer: Renderer, src_uri: str, page: ListPage) -> Page:
    """A list; like the page of a record it is described by what it says first."""
    title = page.title or dossier.site.title
    told = LEADS[src_uri](dossier) if src_uri in LEADS else ""
    asked = {"exclude": True} if page.for_editors else {"boost": LIST_WEIGHT, **sought_list(dossier, src_uri)}
    values = {
        "title": title,
        "description": told,
        "data_file": page.edit_path,
        "hide": ["navigation", "toc"] if page.wide else ["navigation"],
        "search": asked | ({"told": True} if told else {}),
    }
    context, template = PageContext(dossier, lock, src_uri), page.template or f"lists/{src_uri}"
    return renderer.page(template, context, title, page.edit_path, head=front_matter(values), kind=page.kind)


def _clause(dossier: Dossier, lock: Lock, renderer: Renderer, word: str) -> Page:
    """The comparator of one commitment type."""
    definition = dossier.word(CommitmentTypeWord, word)
    title, path = definition.question or definition.label, "data/vocabulary.yml"
    values = {
        "title": title,
        "description": " ".join(clause_leads.clause_answer(dossier, word)),
        "kind": "Clauses compared",
        "kind_page": "commitments/",
        "data_file": path,
        "search": {"boost": 3, **sought_clause(dossier, word)},
        "hide": ["navigation"],
    }
    context = PageContext(dossier, lock, f"commitments/{word}.md")
    return renderer.page("clause.md", context, title, path, head=front_matter(values), kind=word, definition=definition)


def _pair(dossier: Dossier, lock: Lock, renderer: Renderer, left: Agreement, right: Agreement) -> Page:
    """Two documents side by side."""
    title = f"{short(dossier, left)} and {short(dossier, right)}"
    answer = pair_answer(dossier, left, right)
    values = {
        "title": title,
        "description": " ".join(answer),
        "kind": "Two documents compared",
        "kind_page": "compare/",
        "data_file": "data/agreements",
        "search": {"exclude": True},
        "hide": ["navigation", "toc"],
    }
    given = {"head": front_matter(values), "answer": answer, "left": left, "right": right}
    context = PageContext(dossier, lock, pair_page(left, right))
    return renderer.page("pair.md", context, title, "data/agreements", **given)


def head(dossier: Dossier, record: Record, path: str, answer: list[str]) -> Markup:
    """The front matter of an entity page; its description is the answer at its top."""
    return front_matter(
        {
            "title": cited_name(record),
            "description": " ".join(answer),
            "kind": kind(dossier, record),
            "kind_page": f"{folder(record)}/",
            "social": BY_MODEL[type(record)].singular,
            "data_file": path,
            "search": {"boost": _weight(dossier, record), **sought(dossier, record)},
            "tags": sorted(tags(dossier, record)),
            "hide": ["navigation"],
        }
    )


def _weight(dossier: Dossier, record: Record) -> float:
    """How much a record weighs in search: of documents of one kind those that the site counts first weigh more."""
    first = isinstance(record, Agreement) and any(is_counted(dossier, rule, record) for rule in dossier.site.counts[:1])
    return BY_MODEL[type(record)].weight + (FIRST_COUNTED if first else 0)


def kind(dossier: Dossier, record: Record) -> str:
    """What the page is about, in the words above its title: its class, where its kind has classes."""
    of = BY_MODEL[type(record)]
    word = getattr(record, of.classed_by) if of.classed_by else None
    return dossier.meaning(word).label if word else of.heading


def tags(dossier: Dossier, record: Record) -> Iterator[str]:
    """Facets: year, class and status of documents, memberships of countries, series of summits."""
    match record:
        case Agreement():
            date = dated(record)
            yield from [date[:4]] if date else []
            yield dossier.meaning(record.instrument).label
            yield dossier.meaning(record.status.value).label
        case Summit():
            yield str(when(record.held.date).first.year)
            yield dossier.meaning(record.series).label
        case Country():
            yield from (f"{membership.organisation} member" for membership in record.memberships if membership.full)
        case _:
            return


def related(dossier: Dossier, record: Record) -> dict[str, Any]:
    """What other records say about this one."""
    name = called_by(record)
    about = groupby(dossier.claims_about.get(name, ()), key=lambda pair: pair[0])
    return {
        "claims_about": [(article, [claim for _, claim in group]) for article, group in about],
        "questions": [(id_, dossier.disagreements[id_]) for id_ in dossier.disagreements_about.get(name, ())],
        "name": name,
    }
