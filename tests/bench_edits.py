"""How long after an edit a page of the preview has changed: twelve kinds of edit, on a clone of the repository.

`python tests/bench_edits.py`: seconds from the saved file to the page that a request gets, median of three each.
"""

import os
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import yaml
from previewing import Session

REPOSITORY = Path(__file__).parent.parent
Change = Callable[[dict[str, Any], int], object]
PACTS, TIMES = "data/agreements", 3


def event(values: dict[str, Any], turn: int) -> None:
    values["events"][0]["what"] = f"{values['events'][0]['what'].rstrip('.0123456789')} {turn}."


def status(values: dict[str, Any], turn: int) -> None:
    values["status"]["as_of"], values["status"]["value"] = "2025-06", ("unknown", "superseded", "published")[turn]


def limit(values: dict[str, Any], turn: int) -> None:
    values["term"] = {"value": f"P{turn + 5}Y", "at": "Article 1"}


def verdict(values: dict[str, Any], turn: int) -> None:
    one = values["claims"][0]
    one["verdict"] = ("supported", "contradicted", "supported")[turn]


def numbered(field: str, text: str) -> Change:
    """A text of a record that ends in the number of the turn."""
    return lambda values, turn: values.update({field: f"{text} {turn}"})


FIELDS: dict[str, tuple[str, Change]] = {
    "value": (PACTS, event),
    "date": (PACTS, lambda values, turn: values.update(as_of=f"2026-10-0{turn + 1}")),
    "place": ("data/organisations", numbered("seat", "Town")),
    "time limit": (PACTS, limit),
    "alias": (PACTS, lambda values, turn: values.update(aliases=[f"The pact of turn {turn}"])),
    "name": (PACTS, numbered("name", "The pact of turn")),
    "status": (PACTS, status),
    "verdict": ("data/articles", verdict),
}


def changed(session: Session, path: str, edit: Callable[[], object]) -> float | None:
    """Seconds from an edit to the changed page; None where the edit has problems, or does not show on this page."""
    before = session.get(path)
    edit()
    begun = perf_counter()
    after = session.get(path)
    took = perf_counter() - begun
    return took if after != before and b'class="problems"' not in (after or b"") else None


def of_field(root: Path, session: Session, folder: str, change: Change) -> list[float]:
    """The times of a change of one record: the first on whose page all turns of it show."""
    for file in sorted((root / folder).glob("*.yml")):
        text = file.read_bytes()
        times = list(_turns(session, file, change))
        file.write_bytes(text)
        if len(times) == TIMES:
            return times
    return []


def _turns(session: Session, file: Path, change: Change) -> Iterator[float]:
    for turn in range(TIMES):
        values = yaml.safe_load(file.read_bytes())
        try:
            change(values, turn)
        except (KeyError, IndexError):
            return
        text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
        took = changed(session, f"{file.parent.name}/{file.stem}/index.html", partial(file.write_text, text))
        if took is None:
            return
        yield took


def others(root: Path, session: Session) -> Iterator[tuple[str, list[float]]]:
    """The times of the edits that are not of a field."""
    new = root / "data/organisations/bench.yml"
    text = "id: bench\nname: Bench\ncode: BENC\nas_of: 2026-10-01\n"
    place = "organisations/index.html"
    pairs = [
        (changed(session, place, partial(new.write_text, text)), changed(session, place, new.unlink))
        for _ in range(TIMES)
    ]
    yield "new record", [one for one, _ in pairs if one]
    yield "deleted record", [other for _, other in pairs if other]
    yield (
        "vocabulary label",
        list(of_text(root / "data/vocabulary.yml", session, "glossary/index.html", "label: Signed")),
    )
    path = "assets/stylesheets/briefing.css"
    yield "style sheet", list(of_text(root / "docs" / path, session, path, "/* The site"))


def of_text(file: Path, session: Session, path: str, find: str) -> Iterator[float]:
    """The times of a change of the first place where a file has this text."""
    before = file.read_text(encoding="utf-8")
    for turn in range(TIMES):
        took = changed(session, path, partial(file.write_text, before.replace(find, f"{find} {turn}", 1)))
        if took is not None:
            yield took


def main() -> None:
    """Measure, and print the table the docs show."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "clone"
        subprocess.run(["git", "clone", "-q", str(REPOSITORY), str(root)], check=True)
        session = Session(root)
        found = {what: of_field(root, session, *edit) for what, edit in FIELDS.items()} | dict(others(root, session))
        session.close()
    rows = {what: statistics.median(times) for what, times in found.items() if times}
    print("| Edit | Seconds |\n|---|---:|")
    for what in found:
        print(f"| {what} | {rows[what]:.2f} |" if what in rows else f"| {what} | – |")
    print(f"\nMedian {statistics.median(rows.values()):.2f} s, worst {max(rows.values()):.2f} s.")


if __name__ == "__main__":
    main()
