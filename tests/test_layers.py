"""Imports run one way, between packages and inside them."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

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


LOUD = {"print", "exit", "sys.exit", "os._exit", "SystemExit", "sys.stdout", "sys.stderr", "echo", "click.echo"}
# Processes of their own, which answer on their standard output.
APART = {"generator.news.isolation", "generator.news.surveyor"}


def loud(tree: ast.Module) -> list[str]:
    """What in a module prints or ends the program."""
    named = (ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Name | ast.Attribute))
    return [name for name in named if name in LOUD]


def test_only_commands_print_or_exit() -> None:
    below = {name for name in MODULES if package(name) in ORDER[: ORDER.index("commands")]} - APART
    found = {name: loud(ast.parse(MODULES[name].read_text(encoding="utf-8"))) for name in below}
    assert {name: those for name, those in found.items() if those} == {}


@pytest.mark.parametrize(
    "line", ["print(1)", "sys.exit(1)", "sys.stdout.write('a')", "raise SystemExit", "click.echo(1)"]
)
def test_every_way_to_print_or_exit_is_seen(line: str) -> None:
    assert loud(ast.parse(line))


def test_every_package_says_its_purpose_in_a_line() -> None:
    for name in ORDER:
        purpose = ast.get_docstring(ast.parse(MODULES[f"generator.{name}"].read_text(encoding="utf-8"))) or ""
        assert purpose.partition("\n")[0].endswith("."), name
