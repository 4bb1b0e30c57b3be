"""Dossier → pages: which pages there are, and what each template is given.

Templates decide wording and order; what follows from the data is in `findings`; escaping is in `markdown`. Pages never
judge: a dossier with problems never gets here.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from generator import findings
from generator.dates import english, english_duration, when
from generator.dossier import Dossier, dated
from generator.evidence import Lock
from generator.markdown import escape, front_matter, joined, link, quantity, sentence
from generator.records import Agreement, Article, Country, Organisation, Record, Summit
from generator.writing import Writing, address, folder, money

BLANK_LINES = re.compile(r"\n{3,}")
TEMPLATES = Path(__file__).parent / "templates"
ENTITY_TEMPLATES: dict[str, str] = {
    "agreements": "agreement.md",
    "countries": "country.md",
    "organisations": "organisation.md",
    "summits": "summit.md",
    "articles": "article.md",
}
# The lists and thematic pages: address under docs/ → title.
LISTS: dict[str, str] = {
    "index.md": "Security commitments to Ukraine",
    "agreements/index.md": "Agreements",
    "countries/index.md": "Countries",
    "organisations/index.md": "Organisations",
    "summits/index.md": "Summits and talks",
    "articles/index.md": "Articles",
    "commitments.md": "Commitments side by side",
    "disagreements.md": "Where sources disagree",
    "forecasts.md": "Forecasts and what became of them",
    "unknown.md": "What is not known",
    "sources.md": "Sources",
    "glossary.md": "Glossary",
    "method.md": "Method",
}


@dataclass(frozen=True)
class Page:
    """One page. `src_uri` is its path under docs/, `edit_path` that of the data file that makes it."""

    src_uri: str
    title: str
    markdown: str
    edit_path: str


class Press:
    """The templates, loaded once. Raises jinja2.TemplateError where one of them is broken."""

    def __init__(self, templates: Path = TEMPLATES) -> None:
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates),
            autoescape=True,
            finalize=escape,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.environment.filters |= {
            "english": lambda text: english(str(text)),
            "duration": lambda text: english_duration(str(text)),
            "money": money,
            "sentence": sentence,
            "joined": joined,
            "quantity": quantity,
        }
        self.environment.globals |= {"f": findings, "link": link, "dated": dated, "when": when, "folder": folder}

    def page(self, template: str, writing: Writing, title: str, edit_path: str, **given: Any) -> Page:
        """Render one template. Footnotes come last, because only then all marks are known."""
        body = self.environment.get_template(template).render(w=writing, d=writing.dossier, title=title, **given)
        head, _, rest = body.partition("<!-- front matter ends -->\n")
        rest = BLANK_LINES.sub("\n\n", rest)
        notes = f"\n{writing.footnotes()}\n" if writing.notes else ""
        return Page(writing.src_uri, title, f"{head}{rest.strip()}\n{notes}", edit_path)


def pages(dossier: Dossier, lock: Lock, press: Press) -> Iterator[Page]:
    """Every generated page, sorted by address."""
    makers = {**_entity_pages(dossier, lock, press), **_list_pages(dossier, lock, press), **_clause_pages(dossier, lock, press)}
    for src_uri in sorted(makers):
        yield makers[src_uri]()


Maker = Callable[[], Page]


def _entity_pages(dossier: Dossier, lock: Lock, press: Press) -> dict[str, Maker]:
    makers: dict[str, Maker] = {}
    for kind, template in ENTITY_TEMPLATES.items():
        for entry in dossier.of(kind):
            assert isinstance(entry.record, Record)
            makers[address(dossier, entry.record)] = _maker(dossier, lock, press, template, entry.record, entry.file.path)
    return makers


def _maker(dossier: Dossier, lock: Lock, press: Press, template: str, record: Record, path: str) -> Maker:
    def make() -> Page:
        writing = Writing(dossier, lock, address(dossier, record), record)
        given = {"head": head(dossier, record, path), **related(dossier, record)}
        return press.page(template, writing, record.name, path, r=record, **given)

    return make


def _list_pages(dossier: Dossier, lock: Lock, press: Press) -> dict[str, Maker]:
    def maker(src_uri: str, title: str) -> Maker:
        template = "lists/" + src_uri.replace("/index.md", ".md")
        wide = src_uri in ("index.md", "commitments.md", "unknown.md")
        path = LIST_FILES[src_uri]
        values = {"title": title, "data_file": path, "hide": ["navigation", "toc"] if wide else ["navigation"]}
        return lambda: press.page(template, Writing(dossier, lock, src_uri), title, path, head=front_matter(values))

    return {src_uri: maker(src_uri, title) for src_uri, title in LISTS.items()}


# Where an editor changes what a list shows; the other lists are made of a whole folder.
LIST_FILES = {
    "index.md": "data/site.yml",
    "glossary.md": "data/vocabulary.yml",
    "commitments.md": "data/vocabulary.yml",
    "disagreements.md": "data/disagreements.yml",
    "forecasts.md": "data/articles",
    "unknown.md": "data/agreements",
    "sources.md": "data/sources",
    "method.md": "data/vocabulary.yml",
    "agreements/index.md": "data/agreements",
    "countries/index.md": "data/countries",
    "organisations/index.md": "data/organisations",
    "summits/index.md": "data/summits",
    "articles/index.md": "data/articles",
}


def _clause_pages(dossier: Dossier, lock: Lock, press: Press) -> dict[str, Maker]:
    """One comparator per commitment type."""

    def maker(kind: str) -> Maker:
        definition = dossier.term("commitment_types", kind)
        values = {
            "title": definition.question or definition.label,
            "description": definition.definition,
            "data_file": "data/vocabulary.yml",
            "hide": ["navigation"],
        }
        return lambda: press.page(
            "clause.md",
            Writing(dossier, lock, f"commitments/{kind}.md"),
            f"Clause: {definition.label}",
            "data/vocabulary.yml",
            head=front_matter(values),
            kind=kind,
            definition=definition,
        )

    return {f"commitments/{kind}.md": maker(kind) for kind in dossier.vocabulary.get("commitment_types", {})}


def head(dossier: Dossier, record: Record, path: str) -> Markup:
    """The front matter of an entity page."""
    return front_matter(
        {
            "title": record.name,
            "description": " ".join(answer(dossier, record)),
            "data_file": path,
            "tags": sorted(tags(dossier, record)),
            "hide": ["navigation"],
        }
    )


def answer(dossier: Dossier, record: Record) -> list[str]:
    """The two sentences at the top of a page."""
    match record:
        case Agreement():
            return findings.agreement_answer(dossier, record)
        case Summit():
            return findings.summit_answer(dossier, record)
        case Article():
            return findings.article_answer(dossier, record)
        case Country() | Organisation():
            return findings.country_answer(dossier, record)
        case _:
            return []


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
            yield from (f"{membership.organisation} member" for membership in record.memberships if not membership.role)
        case _:
            return


def related(dossier: Dossier, record: Record) -> dict[str, Any]:
    """What other records say about this one."""
    name = record.code if isinstance(record, Country | Organisation) else record.id
    claims = dossier.claims_about.get(name, ())
    return {
        "answer": answer(dossier, record),
        "claims": [(article, [claim for _, claim in group]) for article, group in groupby(claims, key=lambda pair: pair[0])],
        "questions": [(id_, dossier.disagreements[id_]) for id_ in dossier.disagreements_about.get(name, ())],
        "name": name,
    }
