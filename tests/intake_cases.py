"""The saved pages in tests/intake with what is expected of them, and the figures for all of them.

`python tests/intake_cases.py` prints the figures per page.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.model.about import Site
from generator.model.dossier import Dossier
from generator.model.entries import Entry
from generator.model.fields import ActorCode
from generator.model.kinds import KINDS
from generator.model.vocabulary import VerdictWord
from generator.news.extraction import read_page
from generator.news.mentions import Mention, mentions, names_of, people_called_like_places
from generator.news.saved import Saved
from generator.source.yamlfile import YamlFile, read_yaml

PAGES = Path(__file__).parent / "intake"
# The one word a draft needs.
UNJUDGED = VerdictWord(label="Not checked", definition="Nobody has looked yet.", tone="open", rests_on="nothing")
WORDS = {"verdicts": {"not-checked": UNJUDGED}}


@dataclass(frozen=True)
class Figures:
    """How many were expected and found, expected and missed, found without being expected."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(self.right + other.right, self.missed + other.missed, self.wrong + other.wrong)

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        counts = f"{self.right} right, {self.missed} missed, {self.wrong} wrong"
        return f"{counts}: precision {precision:.3f}, recall {recall:.3f}"


def plain(path: Path) -> Any:
    """The values of a YAML file, dates and NO as text."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - BaseLoader makes only text


@cache
def world() -> Dossier:
    """The dossier of tests/intake/world.yml."""
    entries = []
    for kind, values in read_yaml(PAGES / "world.yml", "world.yml").values.items():
        for value in values:
            id_ = value.get("id") or value["code"].lower()
            record = KINDS[kind].model.model_validate({**value, "id": id_, "as_of": "2026-01-01"})
            entries.append(Entry(kind, id_, record, YamlFile(f"data/{kind}/{id_}.yml", None, "")))
    site = Site.model_construct(subject=ActorCode("UA"), title="", description="", counts=())
    return Dossier(tuple(entries), WORDS, YamlFile("data/vocabulary.yml", None, ""), site)


def cases() -> list[Path]:
    """The pages that hold an article, by name."""
    return sorted(page for page in PAGES.iterdir() if page.suffix in (".txt", ".html"))


def saved(page: Path) -> Saved:
    """The article of a page."""
    result = read_page(page.read_bytes(), page.name, html=page.suffix == ".html")
    assert isinstance(result, Saved), result
    return result


def paragraph_figures(page: Path) -> Figures:
    """Body paragraphs: each expected one is given by how it starts and ends."""
    expected = plain(page.with_suffix(".yml"))["paragraphs"]
    found = list(saved(page).paragraphs)
    right = sum(any(text.startswith(e["starts"]) and text.endswith(e["ends"]) for text in found) for e in expected)
    return Figures(right, len(expected) - right, len(found) - right)


def found_in(text: str, language: str = "en") -> list[Mention]:
    """The mentions in a text on its own."""
    return mentions(text, names_of(world(), language), people_called_like_places(text))


def mention_figures(page: Path) -> Figures:
    """Kinds and codes per paragraph, each counted once per paragraph; those without `mentions` are left out."""
    article, total = saved(page), Figures()
    names, people = (
        names_of(world(), article.language, "\n".join(article.paragraphs)),
        people_called_like_places("\n".join(article.paragraphs)),
    )
    for expected in plain(page.with_suffix(".yml"))["paragraphs"]:
        if "mentions" not in expected:
            continue
        text = next((text for text in article.paragraphs if text.startswith(expected["starts"])), "")
        there = {f"{one.kind} {one.ref}" for one in mentions(text, names, people)}
        named = set(expected["mentions"])
        total += Figures(len(there & named), len(named - there), len(there - named))
    return total


if __name__ == "__main__":
    for case in cases():
        print(f"{case.name:18} paragraphs {paragraph_figures(case)}; mentions {mention_figures(case)}")  # noqa: T201 - the figures are its purpose
    print("all: paragraphs", sum(map(paragraph_figures, cases()), Figures()))  # noqa: T201 - the figures are its purpose
    print("all: mentions", sum(map(mention_figures, cases()), Figures()))  # noqa: T201 - the figures are its purpose
