"""Change the model's formulas one place at a time, and see that a test turns red each time. Run it by hand:

    python -m tests.model.mutation_check [module ...]

Each mutant lives in a temporary copy of the package and its tests, in a forked process of its own; the working tree is
not touched. What survives is either a missing test or a change that changes nothing (`EQUIVALENT` says why).
"""

# ruff: noqa: T201 - a script speaks by printing

import ast
import contextlib
import copy
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import numpy as np  # noqa: F401 - loaded once, before the forks
import pytest

ROOT = Path(__file__).resolve().parents[2]
MODEL = "roi_app/model"
MODULES = (
    "arrays", "finance", "payoff", "estimate", "tool_choice",
    "formulas/savings", "formulas/sales", "formulas/tools", "formulas/returns", "formulas/involution",
    "formulas/headline", "formulas/worth", "formulas/abandonment",
)  # fmt: skip

STAGES = (
    ("test_worked_shop", "test_published_cases", "test_tool_choice", "formulas/test_savings", "formulas/test_headline"),
    ("test_payoff", "test_finance", "formulas/test_abandonment", "test_steps"),
    ("test_independent", "test_estimate", "test_properties"),
)

COMMUTATIVE = {
    "minimum",
    "maximum",
    "min",
    "max",
    "present_value",
    "race_at_intensity",
    "broadcast_shapes",
    "result_type",
    "get",
}

# What the name of a mutant holds: why it changes nothing.
EQUIVALENT = {
    r"^(formulas/|estimate:).*(drop the sign in `-1`|1 -> - in `1` of `-1`) of .*(axis=|shape\[)-1": "two axes",
    r"arrays:ratio: 1 -> (\+1|-) in `1` of `np.where\(exists, whole, 1\)`": "stands in for 0, and is thrown away",
    r"staff_coverage: 1 -> (\+1|-) in `1` of `np.where\(capped, staff, 1\)`": "stands in for 0, and is thrown away",
    r"payback_period: 1 -> (\+1|-) in `1` of `np.where\(crosses, after - before, 1\)`": "thrown away unless it crosses",
    r"added_rival_adoption: 1 -> (\+1|-) in `1` of `np.where\(reached": "stands in for 0, and what it divides is 0",
    r"running_total: 1 -> (\+1|-) in `1` of `:1` of `balance\[\.\.\., :1\] = at_start": "overwritten by the next line",
    r"falls_again_period: balance -> payback": "both are of the merchant's float type",
    r"falls_again_period: Gt -> GtE": "the balance is not below 0 in a period that ends with payback",
    r"_check_flows: costs -> benefits in `costs` of .* of `if costs.shape\[-1\] <= 1": "they are equally long by then",
    r"estimate:: 2048 -> \+1": "any size gives the same results; the timings choose it",
}


Change = Callable[[ast.AST], Iterator[tuple[str, ast.AST]]]

OTHER_OPERATOR = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
}
OTHER_COMPARISON = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
OTHER_FUNCTION = {"minimum": "maximum", "maximum": "minimum", "min": "max", "max": "min", "sum": "max", "floor": "ceil"}


@dataclass(frozen=True)
class Mutant:
    """One module's source with one change, and the words for it."""

    module: str
    name: str
    source: str


def _operators(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.BinOp):
        for kind in OTHER_OPERATOR.get(type(node.op), ()):
            yield f"{type(node.op).__name__} -> {kind.__name__}", ast.BinOp(node.left, kind(), node.right)
        if isinstance(node.op, ast.Add | ast.Sub | ast.Mult | ast.Div):
            yield "drop the right side", node.left
            yield "drop the left side", node.right
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not):
        yield "drop the sign", node.operand
    if isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield "and <-> or", ast.BoolOp(other, node.values)


def _comparisons(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Compare):
        for kind in OTHER_COMPARISON.get(type(node.ops[0]), ()):
            words = f"{type(node.ops[0]).__name__} -> {kind.__name__}"
            yield words, ast.Compare(node.left, [kind(), *node.ops[1:]], node.comparators)


def _constants(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield f"{node.value} -> +1", ast.Constant(node.value + 1)
        if node.value:
            yield f"{node.value} -> -", ast.UnaryOp(ast.USub(), ast.Constant(node.value))
            yield f"{node.value} -> 0", ast.Constant(0)


def _calls(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if not isinstance(node, ast.Call):
        return
    if isinstance(node.func, ast.Attribute) and node.func.attr in OTHER_FUNCTION:
        other = OTHER_FUNCTION[node.func.attr]
        yield (
            f"{node.func.attr} -> {other}",
            ast.Call(ast.Attribute(node.func.value, other, ast.Load()), node.args, node.keywords),
        )
    if isinstance(node.func, ast.Attribute) and node.func.attr == "where" and len(node.args) == 3:
        condition, then, otherwise = node.args
        yield "where: swap", ast.Call(node.func, [condition, otherwise, then], [])
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
    if len(node.args) == 2 and not node.keywords and name not in COMMUTATIVE:
        yield "swap the arguments", ast.Call(node.func, node.args[::-1], [])


def _names(node: ast.AST, others: tuple[str, ...]) -> Iterator[tuple[str, ast.AST]]:
    """Another argument of the same formula in this one's place."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in others and len(others) > 1:
        other = others[(others.index(node.id) + 1) % len(others)]
        yield f"{node.id} -> {other}", ast.Name(other, ast.Load())


def _steps(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """A step with another unit or axis, or fed by the quantity of its argument's own name."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        others = {"Unit": ("MONEY", "RATIO", "HEADS"), "Axis": ("MERCHANT", "STREAM", "MONTH")}.get(node.value.id, ())
        for other in others:
            if other != node.attr:
                yield f"{node.attr} -> {other}", ast.Attribute(node.value, other, ast.Load())
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_step":
        for keyword in node.keywords:
            kept = [one for one in node.keywords if one is not keyword]
            yield f"drop {keyword.arg}", ast.Call(node.func, node.args, kept)


class _Placed(ast.NodeVisitor):
    """Every node that can be changed, with the formula it is in and that formula's arguments."""

    def __init__(self) -> None:
        self.found: list[tuple[ast.AST, str, tuple[str, ...], str]] = []
        self._inside, self._arguments, self._statement = "", (), ""
        self._around = ""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        before = self._inside, self._arguments
        self._inside, self._arguments = node.name, tuple(one.arg for one in node.args.args)
        for statement in node.body:
            self.visit(statement)
        for default in node.args.defaults:
            self.visit(default)
        self._inside, self._arguments = before

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self._statement = ast.unparse(node).partition("\n")[0]
            self.visit(node.value)

    def visit_Raise(self, node: ast.Raise) -> None:
        # The words of an error are not arithmetic.
        pass

    def generic_visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.stmt):
            self._statement = ast.unparse(node).partition("\n")[0]
        place = f"`{self._around}` of `{self._statement[:100]}`"
        self.found.append((node, self._inside, self._arguments, place))
        before, self._around = self._around, ast.unparse(node).partition("\n")[0][:100]
        super().generic_visit(node)
        self._around = before


def mutants(module: str) -> Iterator[Mutant]:
    """Every change of one module."""
    source = (ROOT / MODEL / f"{module}.py").read_text(encoding="utf-8")
    tree = ast.parse(source)
    placed = _Placed()
    placed.visit(tree)
    for node, inside, arguments, place in placed.found:
        changes = [
            *_operators(node), *_comparisons(node), *_constants(node), *_calls(node), *_names(node, arguments),
            *_steps(node),
        ]  # fmt: skip
        for words, changed in changes:
            name = f"{module}:{inside}: {words} in `{ast.unparse(node)}` of {place}"
            yield Mutant(module, name, ast.unparse(_replaced(tree, node, changed)))


def _replaced(tree: ast.Module, old: ast.AST, new: ast.AST) -> ast.Module:
    class Replace(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return copy.deepcopy(new) if node is old else self._copied(node)

        def _copied(self, node: ast.AST) -> ast.AST:
            fresh = copy.copy(node)
            for field, value in ast.iter_fields(node):
                if isinstance(value, list):
                    setattr(fresh, field, [self.visit(one) if isinstance(one, ast.AST) else one for one in value])
                elif isinstance(value, ast.AST):
                    setattr(fresh, field, self.visit(value))
            return fresh

    return ast.fix_missing_locations(Replace().visit(tree))


def survives(mutant: Mutant | None, house: Path) -> bool:
    """Whether every test is still green, in a forked process that reads the mutant from the temporary copy."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    status = 2
    try:
        status = _run(mutant, house)
    finally:
        sys.stdout.flush()
        os._exit(status)


def _run(mutant: Mutant | None, house: Path) -> int:
    if mutant:
        (house / MODEL / f"{mutant.module}.py").write_text(mutant.source, encoding="utf-8")
    sys.dont_write_bytecode = True
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.chdir(house)
    # A path of this checkout would let the unchanged model in.
    sys.path[:] = [str(house), *(path for path in sys.path if path not in ("", ".", str(ROOT)))]
    for name in [name for name in sys.modules if name.partition(".")[0] in ("tests", "roi_app")]:
        del sys.modules[name]
    quick = hypothesis.settings(
        deadline=None, database=None, derandomize=True, phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate)
    )
    hypothesis.settings.register_profile("mutants", quick)
    hypothesis.settings.load_profile("mutants")
    options = [
        "-q",
        "-x",
        "-W",
        "error::RuntimeWarning",
        "-p",
        "no:cacheprovider",
        "--import-mode=importlib",
        "-c",
        os.devnull,
        "--rootdir",
        ".",
    ]
    # Why the unchanged tests are red is worth reading; why a mutant's are is not.
    speech = Path(os.devnull).open("w") if mutant else sys.stdout  # noqa: SIM115 - the process ends with it
    with contextlib.redirect_stdout(speech), contextlib.redirect_stderr(speech):
        for tests in STAGES:
            if status := pytest.main([*options, *(f"tests/model/{test}.py" for test in tests)]):
                return int(status)
    return 0


def main(modules: list[str]) -> int:
    """Print every survivor, and how many there were."""
    os.nice(10)
    started, total, equivalent, survivors = time.monotonic(), 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        house = Path(folder)
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / MODEL, house / MODEL, ignore=ignore)
        shutil.copy(ROOT / "roi_app/__init__.py", house / "roi_app")
        shutil.copytree(ROOT / "tests/model", house / "tests/model", ignore=ignore)
        if not survives(None, house):
            print("the tests are red without any change")
            return 2
        for module in modules or MODULES:
            original = house / MODEL / f"{module}.py"
            source = original.read_text(encoding="utf-8")
            for mutant in mutants(module):
                total += 1
                if any(re.search(name, mutant.name) for name in EQUIVALENT):
                    equivalent += 1
                    continue
                if survives(mutant, house):
                    survivors += 1
                    print("SURVIVES", mutant.name, flush=True)
                original.write_text(source, encoding="utf-8")
            print(f"{module}: {total} so far, {time.monotonic() - started:.0f} s", flush=True)
    killed = total - equivalent - survivors
    print(f"{total} mutants: {killed} killed, {equivalent} change nothing, {survivors} survive")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
