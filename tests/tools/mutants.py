"""Mutation testing of the rules and of the evidence: `python tests/tools/mutants.py [MODULE…] [--sample NUMBER]`.

Changes one thing at a time in a module (a comparison, a condition, a constant, a returned value) and runs the tests
that look at it, in this process. A mutant no test notices has survived: it is printed, and unless survivors.txt
beside this names it with a reason, the exit code is 1.
"""

import ast
import contextlib
import copy
import io
import os
import signal
import sys
from collections.abc import Iterator
from inspect import unwrap
from pathlib import Path
from types import FrameType

REPOSITORY = Path(__file__).parent.parent.parent
KNOWN = Path(__file__).parent / "survivors.txt"
TESTS = {
    "check.rules": ["tests/test_cases.py"],
    "check.record_rules": ["tests/test_cases.py"],
    "check.date_rules": ["tests/test_cases.py", "tests/test_date_rules.py"],
    "check.word_rules": ["tests/test_cases.py", "tests/test_words.py"],
    "check.quote_rules": ["tests/test_cases.py", "tests/test_quote_rules.py"],
    "check.evidence": ["tests/test_cases.py", "tests/test_evidence.py", "tests/test_cli.py"],
}
SWAPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


def mutants(tree: ast.Module) -> Iterator[tuple[str, ast.Module]]:
    """Every mutant of a module with a description that does not depend on line numbers."""
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for index, node in enumerate(ast.walk(function)):
            for n, change in enumerate(changes(node)):
                mutant = copy.deepcopy(tree)
                twin_function = next(
                    one
                    for one in ast.walk(mutant)
                    if isinstance(one, ast.FunctionDef) and one.lineno == function.lineno
                )
                twin = list(ast.walk(twin_function))[index]
                before = ast.unparse(twin)
                list(changes(twin))[n][1](twin)
                ast.fix_missing_locations(mutant)
                yield f"{function.name}: {change[0]}: {' '.join(before.split())[:90]}", mutant


def changes(node: ast.AST) -> list[tuple[str, object]]:
    """What can be changed in one place."""
    found: list[tuple[str, object]] = []
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
    return lambda node: node.values.pop(i)


def _unwrap(node: ast.UnaryOp) -> None:
    node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)


def survives(name: str, mutant: ast.Module, run: "Runner") -> bool:
    """Whether all tests pass with the mutant in the module's place."""
    module = sys.modules[f"generator.{name}"]
    saved = dict(vars(module))
    try:
        code = compile(mutant, module.__file__ or name, "exec")
        fresh = {
            key: saved[key] for key in ("__name__", "__file__", "__package__", "__spec__", "__loader__", "__doc__")
        }
        with _deadline(60):
            exec(code, fresh)  # noqa: S102
            # Others hold the functions themselves, so their code is exchanged where they stand.
            _exchange(saved, fresh)
            return run()
    except Exception:  # noqa: BLE001 - a mutant that cannot run is dead
        return False
    finally:
        _restore(saved)


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
                inner, other = getattr(member, "func", member), vars(new).get(name)
                other = getattr(other, "func", other)
                if hasattr(inner, "__code__") and hasattr(other, "__code__"):
                    _ORIGINAL.setdefault(inner, inner.__code__)
                    inner.__code__ = other.__code__


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


class Runner:
    """The checks a mutant must survive: first the case files, which are quick, then the unit tests."""

    def __init__(self, name: str) -> None:
        import tempfile  # noqa: PLC0415

        import test_cases as cases  # noqa: PLC0415
        import yaml  # noqa: PLC0415

        self.cases = cases
        self.name = name
        self.scratch = Path(tempfile.mkdtemp())
        loaded = [(path, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in cases.FILES]
        order = "x" if name == "evidence" else "reading"
        # Those about reading single files last: they seldom notice.
        self.expected = sorted(((p, v) for p, v in loaded), key=lambda pair: pair[0].parent.name == order)
        self.first: list[Path] = []

    def __call__(self) -> bool:
        """True if nothing was noticed."""
        import shutil  # noqa: PLC0415

        import pytest  # noqa: PLC0415

        for path, values in sorted(self.expected, key=lambda pair: pair[0] not in self.first):
            world = self.scratch / "world"
            shutil.rmtree(world, ignore_errors=True)
            shutil.copytree(REPOSITORY / "tests" / "world", world)
            self.cases.apply(world, values["edits"])
            if self.cases.problems_of(world) != values["problems"]:
                self.first = [path, *self.first[:3]]
                return False
        files = [file for file in TESTS[self.name] if (REPOSITORY / file).exists() and "test_cases" not in file]
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return pytest.main(["-q", "-x", "-p", "no:cacheprovider", "--no-header", *files]) == 0 if files else True


def main(arguments: list[str]) -> int:
    """Make the mutants, count the survivors."""
    os.chdir(REPOSITORY)
    sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "tests")]
    known = (
        {line.split("  # ")[0] for line in KNOWN.read_text(encoding="utf-8").splitlines() if "  # " in line}
        if KNOWN.exists()
        else set()
    )
    names = [one for one in arguments if one in TESTS] or [*TESTS]
    total, survivors = 0, []
    wanted = int(arguments[arguments.index("--sample") + 1]) if "--sample" in arguments else 10**6
    for name in names:
        __import__(f"generator.{name}")
        run = Runner(name)
        tree = ast.parse((REPOSITORY / "generator" / f"{name.replace('.', '/')}.py").read_text(encoding="utf-8"))
        every = list(mutants(tree))
        # A sample is spread evenly, and always the same.
        for said, mutant in every[:: max(1, len(every) * len(names) // wanted)]:
            total += 1
            if survives(name, mutant, run):
                survivors.append(f"{name}.{said}")
    for one in survivors:
        print(f"survived{' (known)' if one in known else ''}: {one}")
    new = [one for one in survivors if one not in known]
    print(f"mutants: {total}, {total - len(survivors)} noticed, {len(survivors)} survived, {len(new)} without a reason")
    return 1 if new or not total else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
