"""The kinds of record with pages of their own: one object each, from which everything that goes by kind follows.

Navigation, index pages, addresses, catalogue, tables, schemas, beginnings of new records and structured data read it. A
new kind is a model, a template and one line in `KINDS`; docs/architecture.md tells how.
"""

from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from generator.model.declaring import fields_of, item_of
from generator.model.records import Actor, Agreement, Article, Country, Organisation, Record, Summit
from generator.source.expectations import is_part


@dataclass(frozen=True)
class Kind:
    """One kind of record; what is left out follows from the rest. Templates are named, not loaded.

    `weight`: how much its pages count in the search. `classed_by`: the field whose word stands above a page's title.
    `is_topic`: whether a claim or a disagreement can be about it. `structured`: its type at schema.org.
    """

    folder: str  # in data/, and of its addresses; the word for several of them
    singular: str
    title: str  # of its list, and in the navigation
    model: type[Record]
    about: str  # what the list of it holds, as the catalogue tells it
    template: str = ""
    listing: str = "lists/kind.md"
    weight: float = 1
    table: str = ""
    classed_by: str = ""
    heading: str = ""
    is_topic: bool = True
    structured: str = "Thing"

    def __post_init__(self) -> None:
        """Fill in what follows."""
        for name, usual in (
            ("template", f"{self.singular}.md"),
            ("table", self.folder),
            ("heading", self.singular.capitalize()),
        ):
            object.__setattr__(self, name, getattr(self, name) or usual)

    @property
    def has_codes(self) -> bool:
        """Whether references name its records by code, not by id."""
        return issubclass(self.model, Actor)


_ALL = (
    Kind("countries", "country", "Countries", Country, "countries by code", listing="lists/countries.md", weight=4,
         table="actors", structured="Country"),
    Kind("organisations", "organisation", "Organisations", Organisation, "organisations by code",
         listing="lists/organisations.md", weight=4, table="actors", structured="Organization"),
    Kind("agreements", "agreement", "Agreements", Agreement, "one row for each document",
         listing="lists/agreements.md", weight=3, classed_by="instrument"),
    Kind("summits", "summit", "Summits and talks", Summit, "summits and rounds of talks",
         listing="lists/summits.md", weight=2, classed_by="series", structured="Event"),
    Kind("articles", "article", "Articles", Article, "the audited articles",
         listing="lists/articles.md", is_topic=False, heading="Article audit"),
)  # fmt: skip
KINDS: dict[str, Kind] = {kind.folder: kind for kind in _ALL}
BY_MODEL: dict[type[Record], Kind] = {kind.model: kind for kind in _ALL}
SINGULAR: dict[str, str] = {kind.singular: kind.folder for kind in _ALL}
# The collections of what can be named: by code or by id, or either.
TOPICS = ("actors", "entities", *(kind.folder for kind in _ALL if kind.is_topic and not kind.has_codes))
# The tables in which a reference is looked up, with the column of its name.
TABLE_KEYS: dict[str, str] = {
    "actors": "code",
    **{kind.table: "id" for kind in _ALL if not kind.has_codes},
    "sources": "id",
    "disagreements": "id",
}


@cache
def part_lists() -> dict[str, dict[str, type[BaseModel]]]:
    """By the name of the list, the part its items are, by the kind of record that has it."""
    found: dict[str, dict[str, type[BaseModel]]] = {}
    for folder, kind in KINDS.items():
        for name, field in fields_of(kind.model).items():
            if is_part(item := item_of(field.kind)):
                found.setdefault(name, {})[folder] = item
    return found
