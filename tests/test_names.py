"""A name means one thing: no top-level name of the package is defined in two modules."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent


def defined(path: Path) -> Iterator[str]:
    """The names a module defines itself; what it imports and hands on is defined elsewhere."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef() | ast.ClassDef() | ast.AsyncFunctionDef():
                yield node.name
            case ast.Assign():
                yield from (one.id for target in node.targets for one in ast.walk(target) if isinstance(one, ast.Name))
            case ast.AnnAssign(target=ast.Name()):
                yield node.target.id


def twice() -> dict[str, list[str]]:
    """The modules of every name that more than one defines."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted((REPOSITORY / "generator").rglob("*.py")):
        for name in defined(path):
            found[name].add(path.relative_to(REPOSITORY).as_posix())
    dunder = {name for name in found if name.startswith("__")}
    return {name: sorted(where) for name, where in sorted(found.items()) if len(where) > 1 and name not in dunder}


def test_no_name_is_defined_in_two_modules() -> None:
    assert twice() == {}
