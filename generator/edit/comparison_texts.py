"""A comparison in words: for a terminal, for a pull request, for programs.

In Markdown every word from the data stands in a code span, so that no edit can make a comment that links, mentions or
draws anything.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

from generator.derive.change_log import Change
from generator.derive.changes import MOVED
from generator.edit.comparison import Comparison
from generator.model.kinds import KINDS
from generator.text.quantities import quantity

LONGEST_COMMENT = 60_000  # characters; GitHub takes 65,536
MOST_PAGES = 40
COMMENT_TITLE = "What this changes"
# What values rest on, as much substance as they are: the field of `Proofs`, its heading, and how it is counted.
PROOFS = (
    ("references", "Quotes and places in sources", "changed reference", ""),
    ("notes", "Notes", "changed note", ""),
    ("lock", "Lines of the lock", "changed line", " of the lock"),
    ("waiting", "Quotes that wait for confirmation", "quote", " to be confirmed"),
)
Mark = Callable[[str], str]
VERBS = {"added": "new", "changed": "", "withdrawn": "withdrawn", "sourced": "sources"}
VERBS |= {kind: kind for kind in MOVED}


def as_text(found: Comparison) -> str:
    """For a terminal."""
    return "\n".join(_lines(found, str, heading=lambda text: f"{text}:", item="  ")) + "\n"


def as_markdown(found: Comparison) -> str:
    """For a pull request: at most as long as a comment may be."""
    lines = _lines(found, _code, heading=lambda text: f"### {text}\n", item="- ")
    text = "\n".join([f"## {COMMENT_TITLE}", "", *lines, ""])
    if len(text) <= LONGEST_COMMENT:
        return text
    kept = text[:LONGEST_COMMENT].rpartition("\n")[0]
    return f"{kept}\n\n… and more: run `python -m generator diff` for all of it.\n"


def as_json(found: Comparison) -> str:
    """For programs."""
    values = {
        "facts": [one.values() for one in found.changes],
        "pages": found.pages,
        "ids_retired": list(found.retired),
        "ids_renamed": list(found.renamed),
        "facts_without_source": [one.values() for one in found.unsourced],
        "perhaps_forgotten": [asdict(one) for one in found.forgotten],
        "problems": found.problems,
        "problems_before": found.problems_before,
        "proofs": asdict(found.proofs),
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _code(text: str) -> str:
    """A code span whatever the text holds."""
    return f"`{' '.join(text.split()).replace('`', chr(39))}`"


def _lines(found: Comparison, mark: Mark, *, heading: Mark, item: str) -> Iterator[str]:
    """Everything, heading by heading, the empty ones left out."""
    yield summary(found)
    for title, rows in _sections(found, mark):
        if rows:
            yield ""
            yield heading(title)
            yield from (f"{item}{row}" for row in rows)


def summary(found: Comparison) -> str:
    """The edit in one line."""
    if not found.changes:
        return f"No fact changes{_proofs(found)}."
    told = [_counted(noun, group) for noun, group in _by_noun(found.substantive) if group]
    facts = "; ".join(told) or "No fact changes in substance"
    rest = len(found.changes) - len(found.substantive)
    cosmetic = f"; {quantity(rest, 'cosmetic change')}" if rest else ""
    touched = f"; {quantity(len(found.pages), 'page')}" if found.pages else ""
    return f"{facts}{_proofs(found)}{cosmetic}{touched}."


def _by_noun(changes: Sequence[Change]) -> Iterator[tuple[str, list[Change]]]:
    """Changes of facts, then those that came, went or moved as a whole."""
    yield "Facts", [one for one in changes if one.field]
    whole = [one for one in changes if not one.field]
    yield "Whole records", [one for one in whole if one.of in KINDS]
    yield "Whole entries", [one for one in whole if one.of not in KINDS]


def _counted(noun: str, changes: Sequence[Change]) -> str:
    """`Facts: 2 changed, 1 new`; of a whole one also how much it says."""
    words = {**{kind: kind for kind in VERBS}, "added": "new", "sourced": "with other sources"}
    groups = {word: [one for one in changes if one.kind == kind] for kind, word in words.items()}
    rows = [f"{len(group)} {word}{_facts_in(group)}" for word, group in groups.items() if group]
    return f"{noun}: {', '.join(rows)}"


def _facts_in(group: Sequence[Change]) -> str:
    said = [one.new or one.old for one in group if not one.field and one.of in KINDS and one.kind not in MOVED]
    return f" ({', '.join(said)})" if said else ""


def _proofs(found: Comparison) -> str:
    """What changed beside the facts, in the same line."""
    told = ((len(getattr(found.proofs, of)), noun, behind) for of, _, noun, behind in PROOFS)
    return "".join(f"; {quantity(number, noun)}{behind}" for number, noun, behind in told if number)


def _sections(found: Comparison, mark: Mark) -> Iterator[tuple[str, list[str]]]:
    if found.problems:
        yield "Problems", [f"{quantity(found.problems, 'problem')}: run check. Pages are not compared."]
    elif found.problems_before:
        what = f"{quantity(found.problems_before, 'problem')} in the state before, none now. Pages are not compared."
        yield "Problems", [what]
    yield "Facts without a source", [f"{mark(one.name)} {mark(one.field)}" for one in found.unsourced]
    told = [one for one in found.substantive if one.kind not in MOVED]
    for name, group in groupby(told, key=lambda one: one.name):
        yield mark(name), [fact(one, mark) for one in group]
    for of, title, _, _ in PROOFS:
        yield title, [mark(one) for one in getattr(found.proofs, of)]
    yield "Ids retired without a redirect", [mark(one) for one in found.retired]
    yield "Ids renamed", [mark(one) for one in found.renamed]
    yield "Perhaps forgotten", [f"{mark(one.page)}: {mark(one.what)} (rule: {one.rule})" for one in found.forgotten]
    pages = [f"{mark(page)} {kind if kind != 'changed' else ''}".strip() for page, kind in found.pages.items()]
    more = [f"and {len(pages) - MOST_PAGES} more"] if len(pages) > MOST_PAGES else []
    yield "Pages affected", [*pages[:MOST_PAGES], *more]
    cosmetic = (one for one in found.changes if not one.substantive)
    yield "Cosmetic", sorted({f"{mark(one.name)} {mark(one.field or one.kind)}" for one in cosmetic})


def fact(one: Change, mark: Mark = str) -> str:
    """One change on one line: field, old → new, sources."""
    sources = f" ({', '.join(mark(source) for source in one.sources)})" if one.sources else ""
    label = mark(one.field) if one.field else "the whole record"
    verb = f" {VERBS[one.kind]}" if VERBS[one.kind] else ""
    said = " → ".join(mark(text) for text in (one.old, one.new) if text)
    if one.kind in ("changed", "sourced"):
        said = f"{mark(one.old) if one.old else 'none'} → {mark(one.new) if one.new else 'none'}"
    return f"{label}{verb}: {said}{'' if one.kind == 'sourced' else sources}"
