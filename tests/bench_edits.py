"""How long after an edit a page of the preview has changed: twelve kinds of edit, and some of what else there is.

`python tests/bench_edits.py` takes a clone of the repository, with `--records 1000` a table of that size that means
nothing; with `--write` the docs show what comes out. From the saved file to the page that a request gets, with reading
and checking.
"""

import argparse
import os
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import yaml
from bench import REPOSITORY, prepare, publish
from previewing import Session

from generator.check.layout import formatted
from generator.site.preview import UNTIDY

Values = dict[str, Any]
PACTS, TURNS = "agreements", 5


class Took(NamedTuple):
    """Seconds of the processor, for this process and those it waits for, and of the clock."""

    processor: float
    clock: float


@dataclass(frozen=True)
class Edit:
    """An edit of the first record of a kind that holds what it is about; `change` gives the fields of a turn."""

    folder: str
    holds: Callable[[Values], object]
    change: Callable[[Values, int], Values]


def event(values: Values, turn: int) -> Values:
    first, *others = values["events"]
    return {"events": [first | {"what": f"{first['what'].rstrip('.')}, turn {turn}."}, *others]}


def later(values: Values, turn: int) -> Values:
    day = date.fromisoformat(str(values["status"]["as_of"])) + timedelta(turn)
    return {"status": values["status"] | {"as_of": str(day)}}


def status(values: Values, turn: int) -> Values:
    return {"status": values["status"] | {"value": ("superseded", "ended")[turn % 2]}}


def limit(_: Values, turn: int) -> Values:
    return {"term": {"value": f"P{turn + 4}Y", "at": "Article 1"}}


def verdict(values: Values, turn: int) -> Values:
    first, *others = values["claims"]
    return {"claims": [first | {"verdict": ("supported", "contradicted")[turn % 2]}, *others]}


EDITS = {
    "value": Edit(PACTS, lambda v: v.get("events"), event),
    "date": Edit(PACTS, lambda v: "signed" in v and len(str(v["status"]["as_of"])) == len("2031-01-01"), later),
    "place": Edit("organisations", lambda v: v["name"], lambda _, turn: {"seat": f"Town {turn}"}),
    "time limit": Edit(PACTS, lambda v: v.get("text") and "term" in v, limit),
    "alias": Edit(PACTS, lambda v: v["name"], lambda _, turn: {"aliases": [f"The pact of turn {turn}"]}),
    "name": Edit(PACTS, lambda v: v["name"], lambda _, turn: {"name": f"The pact of turn {turn}"}),
    "status": Edit(PACTS, lambda v: "signed" in v, status),
    "verdict": Edit("articles", lambda v: v.get("claims"), verdict),
}


def took(session: Session, path: str, edit: Callable[[], object]) -> Took:
    """From an edit to the changed page. Ends the program where the edit has problems or does not show."""
    before = session.get(path)
    edit()
    begun = now()
    after = session.get(path)
    found = Took(*(until - since for until, since in zip(now(), begun, strict=True)))
    wrong = b'class="problems"' in (after or b"") and UNTIDY.encode() not in (after or b"")
    if after == before or wrong:
        raise SystemExit(f"{path}: {'the edit has problems' if wrong else 'the edit does not show'}")
    return found


def now() -> Took:
    """What was used until now."""
    return Took(sum(os.times()[:4]), perf_counter())


def of_field(root: Path, session: Session, edit: Edit) -> Iterator[Took]:
    """The turns of an edit; the file is as it was afterwards."""
    files = ((file, file.read_bytes()) for file in sorted((root / "data" / edit.folder).glob("*.yml")))
    file, text = next((file, text) for file, text in files if edit.holds(yaml.safe_load(text)))
    values, path = yaml.safe_load(text), f"{edit.folder}/{file.stem}/index.html"
    for turn in range(1, TURNS + 1):
        made = yaml.safe_dump(values | edit.change(values, turn), allow_unicode=True, sort_keys=False).encode()
        laid_out = formatted(made, file.relative_to(root).as_posix())
        assert isinstance(laid_out, bytes), laid_out
        yield took(session, path, partial(file.write_bytes, laid_out))
    file.write_bytes(text)


def of_text(file: Path, session: Session, path: str, find: str) -> Iterator[Took]:
    """The turns of an edit of the first place where a file has this text."""
    before = file.read_text(encoding="utf-8")
    for turn in range(TURNS):
        yield took(session, path, partial(file.write_text, before.replace(find, f"{find} {turn}", 1)))
    file.write_text(before, encoding="utf-8")


def measured(root: Path, session: Session) -> Iterator[tuple[str, list[Took]]]:
    """Every kind of edit with what its turns took."""
    for what, edit in EDITS.items():
        yield what, list(of_field(root, session, edit))
    new, place = root / "data/organisations/bench.yml", "organisations/index.html"
    add = partial(new.write_text, "id: bench\nname: Bench\ncode: BENC\nas_of: 2026-10-01\n")
    both = [(took(session, place, add), took(session, place, new.unlink)) for _ in range(TURNS)]
    yield "new record", [one for one, _ in both]
    yield "deleted record", [other for _, other in both]
    words, style = root / "data/vocabulary.yml", "assets/stylesheets/briefing.css"
    yield "vocabulary label", list(of_text(words, session, "glossary/index.html", "label: Signed"))
    yield "style sheet", list(of_text(root / "docs" / style, session, style, "/* The site"))
    yield "title of the site", list(of_text(root / "data/site.yml", session, "index.html", "\ntitle:"))
    yield "page written by hand", list(of_text(root / "docs/editing.md", session, "editing/index.html", "Every page"))
    if (root / ".git").exists():
        yield "a commit", list(of_commits(root, session))


def of_commits(root: Path, session: Session) -> Iterator[Took]:
    """Commits of another name, until the page of changes tells it."""
    file = min((root / "data" / PACTS).glob("*.yml"))
    text, name = file.read_text(encoding="utf-8"), ("-c", "user.name=bench", "-c", "user.email=bench@bench.example")
    for turn in range(TURNS):
        file.write_text(text.replace("\nname: ", f"\nname: {turn} ", 1), encoding="utf-8")
        session.get("index.html")
        commit = ["git", "-C", str(root), *name, "commit", "-qam", "bench"]
        yield took(session, "changes/index.html", partial(subprocess.run, commit, check=True))


def table(found: dict[str, list[Took]]) -> str:
    """What was measured, as Markdown."""
    lines = [
        "| Edit | Processor seconds, median | worst | Seconds, median | worst |",
        "|---|---:|---:|---:|---:|",
    ]
    for what, turns in found.items():
        columns = zip(*turns, strict=True)
        shown = " | ".join(f"{of(one):.2f}" for one in columns for of in (statistics.median, max))
        lines.append(f"| {what} | {shown} |")
    medians, worst = (
        [of(how([of_turn[unit] for of_turn in turns]) for turns in found.values()) for unit in (0, 1)]
        for how, of in ((statistics.median, statistics.median), (max, max))
    )
    told = f"Median of the medians {medians[0]:.2f} s of the processor and {medians[1]:.2f} s of the clock"
    return "\n".join([*lines, "", f"{told}, worst {worst[0]:.2f} s and {worst[1]:.2f} s."])


def main() -> None:
    """Measure, print, and write what the docs show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name).resolve() / "table"
        if options.records:
            root.mkdir()
            prepare(root, options.records)
        else:
            subprocess.run(["git", "clone", "-q", str(REPOSITORY), str(root)], check=True)
        session = Session(root)
        text = table(dict(measured(root, session)))
        session.close()
    print(text)
    if options.write:
        publish(f"edits {options.records}", text)


if __name__ == "__main__":
    main()
