"""Mutation testing of what must hold and what follows: `python tests/tools/mutants.py [MODULE…] [--sample NUMBER]`.

Changes one thing at a time in a module (a comparison, a condition, a constant, a returned value) and runs the tests
that look at it, in this process: of `check` the case files, of all others what is golden, then test files. A mutant no
test notices has survived: it is printed, and unless survivors.txt beside this names it with a reason, the exit code
is 1.
"""

import ast
import contextlib
import copy
import io
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from functools import partial
from hashlib import sha256
from inspect import unwrap
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

REPOSITORY = Path(__file__).parent.parent.parent
KNOWN = Path(__file__).parent / "survivors.txt"
# What looks at a module besides the case files, or besides what is golden.
TESTS = {
    "check.rules": ["test_echoes.py"],
    "check.record_rules": [],
    "check.source_rules": [],
    "check.site_rules": [],
    "check.layout": ["test_formatting.py"],
    "check.sum_rules": [],
    "check.date_rules": ["test_date_rules.py"],
    "check.word_rules": ["test_words.py"],
    "check.quote_rules": ["test_quote_rules.py"],
    "check.named_rules": ["test_quote_rules.py"],
    "check.all_named": ["test_quote_rules.py"],
    "check.word_lists": [],
    "check.quoted_values": ["test_quote_rules.py"],
    "check.quoted_dates": ["test_quote_rules.py"],
    "check.one_cause": ["test_echoes.py"],
    "check.unknown_names": ["test_echoes.py"],
    "check.quoted_persons": ["test_quote_rules.py"],
    "check.quoted_towns": ["test_quote_rules.py"],
    "check.quoted_offices": ["test_quote_rules.py"],
    "check.quoted_actors": ["test_quote_rules.py"],
    "check.quoted_clauses": ["test_quote_rules.py"],
    "check.quoted_senses": ["test_quote_rules.py"],
    "check.quoted_figures": ["test_quote_rules.py"],
    "check.quoted_numbers": ["test_quote_rules.py"],
    "check.term_rules": ["test_cases.py"],
    "check.quoted_languages": ["test_quote_rules.py"],
    "check.quoted_polarity": ["test_quote_rules.py"],
    "check.quoted_quantities": ["test_quote_rules.py"],
    "check.quoted_words": ["test_quote_rules.py"],
    "check.passages": ["test_passages.py"],
    "check.evidence": ["test_evidence.py", "test_cli.py"],
    "derive.terms": ["test_dated.py", "test_state_of_play.py", "test_leads.py"],
    "derive.dated_events": ["test_dated.py", "test_dated_events.py"],
    "derive.review": ["test_review.py"],
    "derive.weight": ["test_changes.py"],
    "derive.successors": ["test_changes.py"],
    "derive.map_groups": ["test_map_groups.py", "test_boundaries.py"],
    "derive.timeline": ["test_map_groups.py", "test_charts.py"],
    "derive.promised": ["test_promised.py"],
    "derive.queries": [
        "test_counts.py",
        "test_differences.py",
        "test_parties.py",
        "test_dated.py",
        "test_boundaries.py",
    ],
    "derive.clause_leads": ["test_read_aloud.py", "test_state_of_play.py"],
    "derive.leads": ["test_leads.py"],
    "derive.fact_sentences": ["test_fact_sentences.py"],
    "derive.distinctions": ["test_differences.py"],
    "derive.side_by_side": ["test_side_by_side.py"],
    "derive.funds": ["test_funds.py", "test_leads.py"],
    "derive.sum_sentences": ["test_funds.py", "test_leads.py", "test_read_aloud.py"],
    "derive.amounts": ["test_funds.py"],
    "derive.signatures": ["test_counts.py"],
    "derive.kept_addresses": ["test_kept_addresses.py"],
    "derive.pairing": ["test_changes.py", "test_kept_addresses.py"],
    "derive.approval": ["test_approval.py"],
    "export.calendars": ["test_dated.py"],
    "export.bibliography": [],
    "export.geo": [],
    "pages.map_names": ["test_map_names.py"],
    "text.wording": ["test_texts.py"],
}
# Of these files the tests that take no minute.
QUICK = "not browser and not thorough"
SWAPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


class Place(NamedTuple):
    """A change that can be made: what it is, in words that hold when lines move, and where in a module."""

    said: str
    line: int  # of the function
    index: int  # of the node in it
    number: int  # of the change to the node


def tree_of(name: str) -> ast.Module:
    """A module of the package as it is written."""
    return ast.parse((REPOSITORY / "generator" / f"{name.replace('.', '/')}.py").read_text(encoding="utf-8"))


def places(tree: ast.Module) -> list[Place]:
    """Every change that can be made to a module; that two lists are of one length is an assertion, no behaviour."""
    asserted = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.keyword) and one.arg == "strict"}
    return [
        Place(f"{function.name}: {said}: {' '.join(ast.unparse(node).split())[:90]}", function.lineno, index, number)
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
        for index, node in enumerate(ast.walk(function))
        for number, (said, _) in enumerate(changes(node))
        # Neither how much is remembered.
        if id(node) not in asserted and not any(node in ast.walk(one) for one in function.decorator_list)
    ]


def changed(tree: ast.Module, place: Place) -> ast.Module:
    """A module with one change made."""
    mutant = copy.deepcopy(tree)
    inside = (one for one in ast.walk(mutant) if isinstance(one, ast.FunctionDef) and one.lineno == place.line)
    node = list(ast.walk(next(inside)))[place.index]
    changes(node)[place.number][1](node)
    return ast.fix_missing_locations(mutant)


def known() -> set[str]:
    """The mutants that no test can notice, each with the module before it."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines()
    return {line.split("  # ")[0] for line in lines if "  # " in line}


def changes(node: ast.AST) -> list[tuple[str, Callable[[Any], object]]]:
    """What can be changed of a node: what it is, and what does it."""
    found: list[tuple[str, Callable[[Any], object]]] = []
    if isinstance(node, ast.Compare):
        found += [("compare otherwise", _swap(i)) for i, op in enumerate(node.ops) if type(op) in SWAPS]
    elif isinstance(node, ast.BoolOp):
        found.append(("and/or", _toggle))
        found += [(f"without operand {i + 1}", _without(i)) for i in range(len(node.values))]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        found.append(("without not", lambda one: setattr(one, "op", ast.UAdd()) or _unwrap(one)))
    elif isinstance(node, ast.Constant) and isinstance(node.value, int) and not isinstance(node.value, bool):
        found.append(("one more", lambda one: setattr(one, "value", one.value + 1)))
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        found.append(("the opposite", lambda one: setattr(one, "value", not one.value)))
    elif isinstance(node, ast.If):
        found += [
            ("always", lambda one: setattr(one, "test", ast.Constant(True))),
            ("never", lambda one: setattr(one, "test", ast.Constant(False))),
        ]
    elif isinstance(node, ast.Continue):
        found.append(("break", lambda one: setattr(one, "__class__", ast.Break)))
    return found


def _swap(i: int):  # noqa: ANN202
    return lambda node: node.ops.__setitem__(i, SWAPS[type(node.ops[i])]())


def _toggle(node: ast.BoolOp) -> None:
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()


def _without(i: int):  # noqa: ANN202
    # The one beside it twice, because one alone would be no operation; asking twice changes nothing.
    return lambda node: node.values.__setitem__(i, node.values[i - 1 if i else 1])


def _unwrap(node: ast.UnaryOp) -> None:
    node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)


def survives(name: str, mutant: ast.Module, run: "Runner") -> bool:
    """Whether all tests pass with the mutant in the module's place."""
    module = sys.modules[f"generator.{name}"]
    saved = dict(vars(module))
    # Outside: what is no program would be noticed without a test.
    code = compile(mutant, module.__file__ or name, "exec")
    try:
        fresh = {
            key: saved[key] for key in ("__name__", "__file__", "__package__", "__spec__", "__loader__", "__doc__")
        }
        with _deadline(60):
            exec(code, fresh)  # noqa: S102
            # Others hold the functions themselves, so their code is exchanged where they stand.
            _exchange(saved, fresh)
            forget()
            return run()
    except Exception:  # noqa: BLE001 - a mutant that cannot run is dead
        return False
    finally:
        _restore(saved)
        forget()


_ORIGINAL: dict[object, object] = {}


def _exchange(saved: dict[str, object], fresh: dict[str, object]) -> None:
    for key, there in saved.items():
        # Behind a decorator stands the function itself.
        value, new = unwrap(there), unwrap(fresh.get(key))  # type: ignore[arg-type]
        if (
            callable(value)
            and hasattr(value, "__code__")
            and hasattr(new, "__code__")
            and value.__module__ == saved["__name__"]
        ):
            _ORIGINAL.setdefault(value, value.__code__)
            value.__code__ = new.__code__
        elif isinstance(value, type) and isinstance(new, type) and value.__module__ == saved["__name__"]:
            for name, member in vars(value).items():
                inner, other = _asked(member), _asked(vars(new).get(name))
                if hasattr(inner, "__code__") and hasattr(other, "__code__"):
                    _ORIGINAL.setdefault(inner, inner.__code__)
                    inner.__code__ = other.__code__


def _asked(member: Any) -> Any:
    """The function behind a property or a method of a class."""
    return next((inner for one in ("fget", "func", "__func__") if (inner := getattr(member, one, None))), member)


def _restore(_: dict[str, object]) -> None:
    for function, code in _ORIGINAL.items():
        function.__code__ = code  # type: ignore[attr-defined]
    _ORIGINAL.clear()


@contextlib.contextmanager
def _deadline(seconds: int) -> Iterator[None]:
    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


class Case(NamedTuple):
    """A case file: the little world as it edits it, read, and what `check` must say of it."""

    path: Path
    dossier: Any
    world: Path
    problems: list[str]


def cases_in(scratch: Path) -> list[Case]:
    """All case files. What a mutant changes stands above reading, so each world is read once, and only what differs."""
    import test_cases  # noqa: PLC0415
    import yaml  # noqa: PLC0415

    from generator.model.loading import read_dossier  # noqa: PLC0415

    plain, cases = read_dossier(REPOSITORY / "tests" / "world"), []
    for number, path in enumerate(test_cases.FILES):
        values, world = yaml.safe_load(path.read_text(encoding="utf-8")), scratch / str(number)
        shutil.copytree(REPOSITORY / "tests" / "world", world)
        test_cases.apply(world, values["edits"])
        cases.append(Case(path, read_dossier(world, plain), world, values["problems"]))
    # Those about reading single files last: they seldom notice.
    return sorted(cases, key=lambda case: case.path.parent.name == "reading")


def forget() -> None:
    """What was remembered of earlier calls would answer in a mutant’s place, and what it said in that of others."""
    import exported  # noqa: PLC0415

    exported.files.cache_clear()
    for module in [one for name, one in sys.modules.items() if name.startswith("generator.")]:
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()
            for cell in getattr(value, "__closure__", None) or ():
                if isinstance(cell.cell_contents, WeakKeyDictionary):
                    cell.cell_contents.clear()


class Runner:
    """The checks a mutant must survive: first the case files or what is golden, which are quick, then test files."""

    def __init__(self, name: str, cases: list[Case]) -> None:
        self.files = TESTS[name]
        self.quick = partial(self._as_in_cases, cases) if name.startswith("check.") else as_golden
        self.first: list[Path] = []

    def __call__(self) -> bool:
        """True if nothing was noticed."""
        return self.quick() and passing(self.files)

    def _as_in_cases(self, cases: list[Case]) -> bool:
        from generator.check.evidence import read_lock  # noqa: PLC0415
        from generator.check.rules import problems_of  # noqa: PLC0415

        # Those that noticed the mutants before are asked first.
        for case in sorted(cases, key=lambda case: case.path not in self.first):
            if [str(one) for one in problems_of(case.dossier, *read_lock(case.world))] != case.problems:
                self.first = [case.path, *self.first[:3]]
                return False
        return True


def as_golden() -> bool:
    """Whether the little worlds come to the pages and the open data that are kept."""
    import test_golden  # noqa: PLC0415

    return not any(test_golden.differing(world, made) for made in test_golden.MADE for world in test_golden.WORLDS)


def passing(files: Collection[str]) -> bool:
    """Whether the tests of these files pass; what they made when they were loaded, a mutant before may have made."""
    import pytest  # noqa: PLC0415

    if not files:
        return True
    for file in files:
        sys.modules.pop(Path(file).stem, None)
    paths = [str(REPOSITORY / "tests" / file) for file in files]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return pytest.main(["-q", "-x", "-p", "no:cacheprovider", "--no-header", "-m", QUICK, *paths]) == 0


def sample(names: list[str], wanted: int) -> Iterator[tuple[str, list[Place]]]:
    """So many of all places of some modules, by module: spread over all of them, and the others stay when one comes."""
    every = [(name, place) for name in names for place in places(tree_of(name))]
    drawn = sorted(every, key=lambda pair: sha256(f"{pair[0]}.{pair[1].said}".encode()).digest())[:wanted]
    for name in names:
        if chosen := [place for of, place in drawn if of == name]:
            yield name, sorted(chosen, key=lambda place: (place.line, place.index, place.number))


def main(arguments: list[str]) -> int:
    """Make the mutants, count the survivors."""
    os.chdir(REPOSITORY)
    sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "tests")]
    names = [one for one in arguments if one in TESTS] or [*TESTS]
    wanted = int(arguments[arguments.index("--sample") + 1]) if "--sample" in arguments else 10**6
    total, survivors, explained = 0, [], known()
    chosen = list(sample(names, wanted))
    if not passing({file for name, _ in chosen for file in TESTS[name]}):
        print("tests fail without a mutant")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        cases = cases_in(Path(scratch)) if any(name.startswith("check.") for name, _ in chosen) else []
        for name, found in chosen:
            __import__(f"generator.{name}")
            run, tree = Runner(name, cases), tree_of(name)
            if not run.quick():
                print(f"{name}: its case files or what is golden fail without a mutant")
                return 1
            for place in found:
                total += 1
                if survives(name, changed(tree, place), run):
                    survivors.append(f"{name}.{place.said}")
                    print(f"survived{' (known)' if survivors[-1] in explained else ''}: {survivors[-1]}", flush=True)
            print(f"{name}: tried, {total} in all", file=sys.stderr, flush=True)
    new = [one for one in survivors if one not in explained]
    print(f"mutants: {total}, {total - len(survivors)} noticed, {len(survivors)} survived, {len(new)} without a reason")
    return 1 if new or not total else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
