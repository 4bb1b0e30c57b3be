"""Dossier → pages: which pages there are, what each is made from, and what its template is given.

Templates decide wording and order; what follows from the data is in `findings`; escaping is in `markdown`. Pages never
judge: a dossier with problems never gets here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup

from generator.check.evidence import Lock
from generator.derive import answers, approval, funds, offers, state_of_play
from generator.derive.addresses import address, card_page, folder, page_path, site_address
from generator.derive.anchors import retired
from generator.derive.chronicle import Chronicle
from generator.derive.citing import PUBLISHER, cited_name
from generator.derive.comparing import pair_answer, pair_page, pairs
from generator.derive.findings import is_counted, short
from generator.derive.last_told import (
    DOCUMENTS,
    last_modified_cards,
    last_modified_clause,
    last_modified_list,
    last_modified_pair,
)
from generator.derive.structured import plain_page
from generator.model.dates import when
from generator.model.declaring import fields_of
from generator.model.dossier import Dossier, called_by, dated
from generator.model.entries import Entry
from generator.model.kinds import BY_MODEL, KINDS, Kind
from generator.model.records import Agreement, Article, Country, Organisation, Record, Summit
from generator.model.vocabulary import CommitmentTypeWord
from generator.pages.press import Page, Press
from generator.pages.sought import sought, sought_clause, sought_list
from generator.pages.writing import Writing
from generator.text.markdown import front_matter


@dataclass(frozen=True)
class ListPage:
    """A list or thematic page: title (else that of the site), the file an editor changes, whether it is wide.

    `tells` is what it tells, as `last_told.last_modified_list` takes it; left out, it tells of everything.
    """

    title: str
    edit_path: str
    wide: bool = False
    for_editors: bool = False  # not in the search
    template: str = ""  # left out, that of its name
    kind: Kind | None = None
    tells: tuple[str, ...] = ()


AUDITED, COUNTRIES, BODIES, MEETINGS = (BY_MODEL[model].folder for model in (Article, Country, Organisation, Summit))


def _told_of(kinds: Iterable[str], *names: str) -> tuple[str, ...]:
    """These fields of kinds, as lists tell them."""
    return tuple(f"{kind}/{name}" for kind in kinds for name in names)


def _of_all(name: str) -> tuple[str, ...]:
    """This field of every kind that has it."""
    return _told_of((kind.folder for kind in KINDS.values() if name in kind.model.model_fields), name)


NAMED_AND_DATED = _told_of((DOCUMENTS,), "name", "parties", "signed", "adopted")
STANDING = (*NAMED_AND_DATED, *_told_of((DOCUMENTS,), "status"))
MEMBERS = _told_of((COUNTRIES,), "memberships")
CLAUSES = (
    *NAMED_AND_DATED,
    *_told_of((DOCUMENTS,), "commitments/*"),
    *_told_of(("vocabulary",), "commitment_types", "families"),
)
COMPARED = (*CLAUSES, *_told_of((COUNTRIES, BODIES), "aliases"), *_of_all("demonyms"))
SIDE_BY_SIDE = (
    *CLAUSES,
    *STANDING,
    *MEMBERS,
    *_told_of((DOCUMENTS,), "not_coded", "consultation", "disclaimers", "coalitions"),
    *_told_of(("vocabulary",), "verbs", "answers"),
)
OFFERED = (*_of_all("offers"), *MEMBERS, f"{COUNTRIES}/name")
APPROVED = (*STANDING, *MEMBERS, *_told_of((DOCUMENTS,), "text", "joined", "approval", "approvals"))
CODED_AT_ALL = _told_of((DOCUMENTS,), "commitments")
WITH_SUMS = (*NAMED_AND_DATED, *CODED_AT_ALL, *_of_all("funding"), *_told_of((DOCUMENTS,), "text"))
NOT_KNOWN = (
    *STANDING,
    *CODED_AT_ALL,
    *_told_of((DOCUMENTS,), "text", *(name for name, one in fields_of(Agreement).items() if one.asked)),
    "disagreements",
    "vocabulary/gaps",
)
WITH_CARDS = _told_of(KINDS, "name", "cited_values")
DATED = (
    *STANDING,
    *_told_of((DOCUMENTS,), "instrument"),
    *_told_of((MEETINGS,), "name", "series", "status", "held"),
    *_told_of((AUDITED,), "name", "published", "source"),
)
# What the lists of kinds tell where it is not each of their records.
OF_KINDS = {
    DOCUMENTS: (
        *STANDING,
        *CODED_AT_ALL,
        *_of_all("funding"),
        *_told_of((DOCUMENTS,), "framework", "instrument", "term", "effect", "consultation", "exit_notice"),
    ),
    COUNTRIES: (*STANDING, *OFFERED, *_of_all("funding"), f"{BODIES}/aliases"),
    BODIES: (*STANDING, *MEMBERS, f"{BODIES}/name", *_told_of((MEETINGS,), "name", "held", "status", "participants")),
    MEETINGS: _told_of((MEETINGS,), "name", "series", "status", "held", "outcomes"),
}


def _of_kind(kind: Kind) -> ListPage:
    """The list of the records of a kind."""
    tells = OF_KINDS.get(kind.folder, (kind.folder,))
    return ListPage(kind.title, f"data/{kind.folder}", wide=True, template=kind.listing, kind=kind, tells=tells)


LISTS: dict[str, ListPage] = {
    "index.md": ListPage("", "data/site.yml", wide=True),
    **{f"{kind.folder}/index.md": _of_kind(kind) for kind in KINDS.values()},
    "commitments.md": ListPage("Commitments side by side", "data/vocabulary.yml", wide=True, tells=SIDE_BY_SIDE),
    "timeline.md": ListPage("Timeline", "data/agreements", wide=True, tells=DATED),
    "compare.md": ListPage("Compare two agreements", "data/agreements", wide=True, tells=COMPARED),
    "offers.md": ListPage("Who offers forces or other help, and who refuses", "data/countries", tells=OFFERED),
    "approval.md": ListPage("Ratification and approval, and who has not signed", "data/agreements", tells=APPROVED),
    "money.md": ListPage("Money", "data/agreements", wide=True, tells=WITH_SUMS),
    "claims.md": ListPage("All claims", "data/articles", tells=(AUDITED,)),
    "disagreements.md": ListPage("Where sources disagree", "data/disagreements.yml", tells=("disagreements",)),
    "forecasts.md": ListPage("Forecasts and what became of them", "data/articles", wide=True, tells=(AUDITED,)),
    "unknown.md": ListPage("What is not known", "data/agreements", wide=True, tells=NOT_KNOWN),
    "sources.md": ListPage("Sources", "data/sources", tells=("sources", "vocabulary/source_kinds")),
    "data.md": ListPage("Data", "data/site.yml", tells=(*NAMED_AND_DATED, *CODED_AT_ALL, "site", "vocabulary/gaps")),
    "facts/index.md": ListPage("Facts to cite", "data", template="lists/facts.md", tells=WITH_CARDS),
    "changes.md": ListPage("What changed", "data"),
    "review.md": ListPage("To look at again", "data", for_editors=True),
    "glossary.md": ListPage("Glossary", "data/vocabulary.yml", tells=("vocabulary",)),
    "fields.md": ListPage(
        "Fields", "generator/model/records.py", wide=True, for_editors=True, tells=("site", "vocabulary")
    ),
    "method.md": ListPage("Method", "data/vocabulary.yml"),
}
# What lists say first.
LEADS: dict[str, Callable[[Dossier], str]] = {
    "offers.md": lambda dossier: " ".join(offers.lead(dossier)),
    "approval.md": approval.foremost_step,
    "money.md": lambda dossier: f"{told}." if (told := funds.leading(dossier)) else "",
    "changes.md": state_of_play.newest_told,
    "sources.md": lambda dossier: " ".join(answers.sources_answer(dossier)),
    "unknown.md": lambda dossier: " ".join(state_of_play.not_known(dossier)),
}
# Lists weigh less than what they list.
LIST_WEIGHT = 0.5
FIRST_COUNTED = 0.75  # what a document weighs more that the site counts first
Maker = Callable[[], Page]


def pages(dossier: Dossier, lock: Lock, press: Press) -> dict[str, bytes]:
    """The content of every generated page by its path under docs/, sorted."""
    return {src_uri: make().content for src_uri, make in sorted(makers(dossier, lock, press).items())}


def makers(dossier: Dossier, lock: Lock, press: Press) -> dict[str, Maker]:
    """The maker of every page by its path under docs/. One that ends in .html is a whole page already.

    Raises jinja2.TemplateNotFound, in words, where a kind has no template yet.
    """
    for one in KINDS.values():
        press.must_have(
            (one.template, one.listing), f"the kind '{one.singular}' asks for it (generator/model/kinds.py)"
        )
    found: dict[str, Maker] = {}
    of = dossier, lock, press
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


def last_changes_of_lists(dossier: Dossier, history: Chronicle) -> dict[str, str]:
    """When what lists, clauses and pairs tell last changed, by path."""
    of = dossier, history
    lists = {src_uri: last_modified_list(*of, page.tells) for src_uri, page in LISTS.items() if page.tells}
    types = dossier.vocabulary.get("commitment_types", {})
    clauses = {f"commitments/{word}.md": last_modified_clause(*of, word) for word in types}
    told = {"changes.md": history.changes[0].time} if history.changes else {}
    return {**lists, **told, **clauses, **{pair_page(*both): last_modified_pair(*of, both) for both in pairs(dossier)}}


def _entity(dossier: Dossier, lock: Lock, press: Press, entry: Entry) -> Page:
    record = entry.record
    assert isinstance(record, Record)
    writing = Writing(dossier, lock, address(record), record)
    answer = answers.answer(dossier, record)
    given = {"head": head(dossier, record, entry.file.path, answer), "answer": answer, **related(dossier, record)}
    return press.page(KINDS[entry.kind].template, writing, cited_name(record), entry.file.path, r=record, **given)


def _cards(dossier: Dossier, lock: Lock, press: Press, entry: Entry) -> Page:
    """The page with a card for every fact of a record."""
    record = entry.record
    assert isinstance(record, Record)
    src_uri, title = card_page(record), f"Facts to cite: {record.name}"
    given = {
        "canonical": site_address(press.site_url, src_uri),
        "home": "../" * src_uri.count("/"),
        "record_page": page_path(address(record)),
        "data_file": entry.file.path,
        "publisher": PUBLISHER,
        "changed": last_modified_cards(dossier, press.history, record)[:10],
        "block": plain_page(src_uri, title, press.site_url),
    }
    writing = Writing(dossier, lock, src_uri, record)
    return press.page("facts.html", writing, title, entry.file.path, r=record, **given)


def _list_page(dossier: Dossier, lock: Lock, press: Press, src_uri: str, page: ListPage) -> Page:
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
    writing, template = Writing(dossier, lock, src_uri), page.template or f"lists/{src_uri}"
    return press.page(template, writing, title, page.edit_path, head=front_matter(values), kind=page.kind)


def _clause(dossier: Dossier, lock: Lock, press: Press, word: str) -> Page:
    """The comparator of one commitment type."""
    definition = dossier.word(CommitmentTypeWord, word)
    title, path = definition.question or definition.label, "data/vocabulary.yml"
    values = {
        "title": title,
        "description": " ".join(answers.clause_answer(dossier, word)),
        "kind": "Clauses compared",
        "kind_page": "commitments/",
        "data_file": path,
        "search": {"boost": 3, **sought_clause(dossier, word)},
        "hide": ["navigation"],
    }
    writing = Writing(dossier, lock, f"commitments/{word}.md")
    return press.page("clause.md", writing, title, path, head=front_matter(values), kind=word, definition=definition)


def _pair(dossier: Dossier, lock: Lock, press: Press, left: Agreement, right: Agreement) -> Page:
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
    return press.page("pair.md", Writing(dossier, lock, pair_page(left, right)), title, "data/agreements", **given)


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
    return dossier.term(word.target, word).label if word else of.heading


def tags(dossier: Dossier, record: Record) -> Iterator[str]:
    """Facets: year, class and status of documents, memberships of countries, series of summits."""
    match record:
        case Agreement():
            date = dated(record)
            yield from [date[:4]] if date else []
            yield dossier.term("instruments", record.instrument).label
            yield dossier.term("statuses", record.status.value).label
        case Summit():
            yield str(when(record.held.date).first.year)
            yield dossier.term("series", record.series).label
        case Country():
            yield from (f"{membership.organisation} member" for membership in record.memberships if membership.full)
        case _:
            return


def related(dossier: Dossier, record: Record) -> dict[str, Any]:
    """What other records say about this one."""
    name = called_by(record)
    claims = dossier.claims_about.get(name, ())
    return {
        "claims": [
            (article, [claim for _, claim in group]) for article, group in groupby(claims, key=lambda pair: pair[0])
        ],
        "questions": [(id_, dossier.disagreements[id_]) for id_ in dossier.disagreements_about.get(name, ())],
        "name": name,
    }
