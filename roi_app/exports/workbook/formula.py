"""A traced formula in the language of spreadsheets.

Operators keep numpy's order of steps, so that both come to the same bits where their functions do. A sum over an
array becomes SUM or SUMPRODUCT, which every program computes over ranges; what such a sum cannot hold (a choice, or
the smaller of two) is refused when the workbook is built, since it would silently mean something else.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from roi_app.explain.tracing import CONDITIONS, Constant, Name, Node, Op, Operation, UntraceableError

ABSENT: Final = "–"
"""What a cell shows in place of what does not exist."""

_COMPARED, _SUMMED, _MULTIPLIED, _RAISED, _SIGNED, _WHOLE = range(1, 7)

_BETWEEN: Final = {
    Op.ABOVE: (">", _COMPARED),
    Op.AT_LEAST: (">=", _COMPARED),
    Op.BELOW: ("<", _COMPARED),
    Op.AT_MOST: ("<=", _COMPARED),
    Op.SAME: ("=", _COMPARED),
    Op.OTHER: ("<>", _COMPARED),
    Op.ADD: ("+", _SUMMED),
    Op.SUBTRACT: ("-", _SUMMED),
    Op.MULTIPLY: ("*", _MULTIPLIED),
    Op.DIVIDE: ("/", _MULTIPLIED),
    Op.POWER: ("^", _RAISED),
}
_CALLED: Final = {Op.EXP: "EXP", Op.FLOOR: "INT", Op.MINIMUM: "MIN", Op.MAXIMUM: "MAX", Op.BOTH: "AND"}
_OVER_RANGES: Final = frozenset({*_BETWEEN, Op.EXP, Op.FLOOR, Op.NEGATE} - CONDITIONS)
"""What means the same for each cell of a range inside SUMPRODUCT."""

Refer = Callable[[str], str]


def spreadsheet_formula(node: Node, here: Refer, everywhere: Refer) -> str:
    """A formula without its equals sign.

    `here` gives the one cell of a quantity that belongs to the formula's own cell, `everywhere` the whole range of a
    quantity inside a sum. Raises UntraceableError for what a spreadsheet could not say.
    """
    return _Writer(here, everywhere).value(node)


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a formula, and how tightly it holds together."""

    text: str
    binds: int = _WHOLE


class _Writer:
    def __init__(self, here: Refer, everywhere: Refer) -> None:
        self._here = here
        self._everywhere = everywhere
        self._known: Mapping[Node, bool] = {}

    def value(self, node: Node) -> str:
        """A formula that gives a number; a condition gives 1 or 0."""
        return self._number(node).text

    def _number(self, node: Node) -> Term:
        if isinstance(node, Operation) and node.op in CONDITIONS:
            return Term(f"IF({self._term(node).text},1,0)")
        return self._term(node)

    def _term(self, node: Node) -> Term:
        if isinstance(node, Name):
            return Term(self._here(node.key))
        if isinstance(node, Constant):
            return constant(node.value)
        if node.op is Op.WHERE:
            return self._choice(*node.operands)
        if node.op in (Op.SUM, Op.MOST):
            return Term(self._sum(node.operands[0]) if node.op is Op.SUM else self._greatest(node.operands[0]))
        # Both conditions stand as they are; anything else reckons with 1 and 0.
        operand = self._term if node.op is Op.BOTH else self._number
        return applied(node.op, [operand(one) for one in node.operands])

    def _choice(self, condition: Node, then: Node, otherwise: Node) -> Term:
        """IF, without asking again inside what has been asked outside: only one branch is ever computed."""
        if condition in self._known:
            return self._number(then if self._known[condition] else otherwise)
        asked = self._term(condition).text
        branches = [self._given(condition, holds=holds).value(one) for one, holds in ((then, True), (otherwise, False))]
        return Term(f"IF({asked},{branches[0]},{branches[1]})")

    def _given(self, condition: Node, *, holds: bool) -> _Writer:
        inside = _Writer(self._here, self._everywhere)
        inside._known = {**self._known, condition: holds}
        return inside

    def _sum(self, inside: Node) -> str:
        if isinstance(inside, Name):
            return f"SUM({self._everywhere(inside.key)})"
        return f"SUMPRODUCT({self._over_ranges(inside).text})"

    def _greatest(self, inside: Node) -> str:
        if not isinstance(inside, Name):
            raise UntraceableError(f"no spreadsheet takes the greatest of {inside}")
        return f"MAX({self._everywhere(inside.key)})"

    def _over_ranges(self, node: Node) -> Term:
        if isinstance(node, Name):
            return Term(self._everywhere(node.key))
        if isinstance(node, Constant):
            return constant(node.value)
        if node.op not in _OVER_RANGES:
            raise UntraceableError(f"{node.op} means something else over a range of cells")
        return applied(node.op, [self._over_ranges(one) for one in node.operands])


def applied(op: Op, operands: list[Term]) -> Term:
    """An operation on parts, enclosed where they would fall apart."""
    if op in _CALLED:
        return Term(f"{_CALLED[op]}({','.join(one.text for one in operands)})")
    if op is Op.NEGATE:
        return Term(f"-{enclosed(operands[0], _SIGNED)}", _SIGNED)
    sign, binds = _BETWEEN[op]
    left, right = operands
    # A sign binds tighter than a power here, unlike in Python, so a signed base is enclosed.
    first = enclosed(left, _WHOLE if op is Op.POWER else binds)
    return Term(f"{first}{sign}{enclosed(right, _WHOLE if right.binds == _SIGNED else binds + 1)}", binds)


def enclosed(term: Term, least: int = _RAISED) -> str:
    """A part with brackets where it holds together less than its place asks."""
    return term.text if term.binds >= least else f"({term.text})"


def constant(value: float) -> Term:
    """A number; NaN is what does not exist."""
    if math.isnan(value):
        return Term(f'"{ABSENT}"')
    text = str(int(value)) if value == int(value) else repr(value).upper()
    return Term(text, _WHOLE if value >= 0 else _SIGNED)


def quoted(text: str) -> str:
    """A text inside a formula."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
