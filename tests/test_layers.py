"""Imports run one way, between packages and inside them."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
# From low to high: a package imports from itself and from those before it.
ORDER = "text disk source model check derive pages export site edit news commands".split()
MODULES = {
    ".".join(path.relative_to(REPOSITORY).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((REPOSITORY / "generator").rglob("*.py"))
}


def imported(path: Path) -> set[str]:
    """The modules of the package that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "generator":
            named = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= named & MODULES.keys() or {str(node.module)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & MODULES.keys()
    return found


IMPORTS = {name: imported(path) - {name} for name, path in MODULES.items()}


def package(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def test_packages_import_downwards_only() -> None:
    assert {package(name) for name in MODULES} == {"", "__main__", *ORDER}
    upwards = [
        f"{name} imports {other}"
        for name, others in IMPORTS.items()
        for other in others
        if package(name) in ORDER and ORDER.index(package(other)) > ORDER.index(package(name))
    ]
    assert upwards == []


def test_modules_of_a_package_import_one_way() -> None:
    list(TopologicalSorter(IMPORTS).static_order())  # raises CycleError, which names the modules


def test_pages_and_exports_do_not_know_each_other() -> None:
    known = {(package(name), package(other)) for name, others in IMPORTS.items() for other in others}
    assert not known & {("pages", "export"), ("export", "pages")}


def test_only_commands_print_or_exit() -> None:
    loud = [
        f"{name}: {node.func.id}"
        for name, path in MODULES.items()
        if package(name) in ORDER[: ORDER.index("commands")]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"print", "exit"}
    ]
    assert loud == []


def test_every_package_says_its_purpose_in_a_line() -> None:
    for name in ORDER:
        purpose = ast.get_docstring(ast.parse(MODULES[f"generator.{name}"].read_text(encoding="utf-8"))) or ""
        assert purpose.partition("\n")[0].endswith("."), name
