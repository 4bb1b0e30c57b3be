"""Imports run one way: a module imports only modules above it in this list."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "generator"
ORDER = """
whole manifest turns swap remembering wording problem markdown datafile saved spans yamlfile yamltree dates days
properties fields parts records validation entries dossier meanings repository reading layout date_rules record_rules
word_rules rules schemas skeletons renaming anchors facts changes figures paragraphs extraction apart mentions drafts
evidence terms findings answers review projection charts writing firmness statements overview state_of_play exports
cards inputs press pages comparison comparison_texts versions generation publishing site tags loads allowance policy
securing configuration front_door pdf engines intake_command editing_commands cli workers cache inline conversion port
preview options mkdocs_plugin __main__ __init__
""".split()


def imported(path: Path) -> set[str]:
    """The modules of the package that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("generator."):
            names.add(node.module.split(".")[1])
        elif isinstance(node, ast.ImportFrom) and node.module == "generator":
            names |= {alias.name for alias in node.names}
    return names


def test_imports_run_one_way() -> None:
    """No module imports itself or one below it; none is missing from the list."""
    modules = {path.stem: imported(path) for path in sorted(PACKAGE.glob("*.py"))}
    # A package counts as one module; its own files may import each other.
    modules["exports"] = {name for path in (PACKAGE / "exports").glob("*.py") for name in imported(path)} - {"exports"}
    assert set(modules) - set(ORDER) == set()
    upward = {
        f"{name} imports {other}"
        for name, others in modules.items()
        for other in others
        if ORDER.index(other) >= ORDER.index(name)
    }
    assert upward == set()


def test_pages_and_rules_do_not_know_each_other() -> None:
    """Pages never judge, rules never render."""
    assert "rules" not in imported(PACKAGE / "pages.py")
    assert imported(PACKAGE / "rules.py").isdisjoint({"pages", "markdown", "writing"})
