"""The model in columns: one column for each case in which a single input is moved, and in it only what then differs.

Which quantities differ follows from the model's own order of steps. A cell reads the other cells of its column where
they differ too, and the workbook's own figures where they do not; what happens month by month is worked out inside
the sums. So every column is the whole model, live, and has a dozen or two cells instead of two thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from roi_app.documents.case import Case
from roi_app.explain.expressions import traced
from roi_app.explain.tracing import Name, Node, Op, Operation
from roi_app.exports.workbook.array_sum import array_sum
from roi_app.exports.workbook.case_sheets import HORIZON
from roi_app.exports.workbook.formula import spreadsheet_formula
from roi_app.exports.workbook.layout import MONTH
from roi_app.model.arrays import Array
from roi_app.model.estimate import STEPS, estimate, steps_towards
from roi_app.model.parameters import INPUTS, PLACE_IN_INPUTS, STREAMS, Axis

TARGETS: Final = ("npv", "npv_vs_standing_still")
_WHOLE: Final = frozenset(range(len(STREAMS)))
_ONE: Final = frozenset({0})

Place = tuple[str, int]
"""A number of the model: its quantity, and its stream (0 for a figure of the merchant)."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One input moved to a value, by the key of the quantity or of a stream's price."""

    key: str
    value: float

    @property
    def place(self) -> Place:
        """The number of the model's inputs that is moved."""
        name, column = PLACE_IN_INPUTS[self.key]
        return name, column or 0


def values_of(case: Case, moves: Sequence[Moved]) -> Mapping[str, Array]:
    """Every quantity that leads to the two worths, a row for each case."""
    inputs = {key: np.repeat(array, len(moves), axis=0) for key, array in case.inputs().items() if key != MONTH}
    for row, moved in enumerate(moves):
        name, column = moved.place
        inputs[name][row, column] = moved.value
    return estimate(inputs | {MONTH: case.inputs()[MONTH]}, TARGETS)


@lru_cache(maxsize=256)
def differing(place: Place) -> Mapping[str, frozenset[int]]:
    """Which quantities may differ once a number of the inputs is moved, with the streams in which they do."""
    name, column = place
    found: dict[str, frozenset[int]] = {name: frozenset({column})}
    for step in steps_towards(TARGETS):
        moved = [one for one in step.arguments if one in found]
        if not moved:
            continue
        if step.axis is not Axis.STREAM:
            found[step.key] = _ONE
        elif any(axis_of(one) is not Axis.STREAM for one in moved):
            found[step.key] = _WHOLE
        else:
            found[step.key] = frozenset().union(*(found[one] for one in moved))
    return found


def cells_of(place: Place) -> Iterator[Place]:
    """The numbers that a column has, in the order of the model; a sum needs all six of its terms."""
    for key, streams in differing(place).items():
        if axis_of(key) is Axis.MONTH or key == place[0]:
            continue
        for stream in sorted(_WHOLE if key in _summed() and axis_of(key) is Axis.STREAM else streams):
            yield key, stream


def axis_of(key: str) -> Axis:
    """What the last axis of a quantity counts."""
    if key in STEPS:
        return STEPS[key].axis
    return INPUTS[key].axis if key in INPUTS else Axis.MERCHANT


@lru_cache(maxsize=1)
def _summed() -> frozenset[str]:
    """The quantities that some sum runs over."""
    found: set[str] = set()

    def look(node: Node, *, inside: bool) -> None:
        if isinstance(node, Name) and inside:
            found.add(node.key)
        elif isinstance(node, Operation):
            for one in node.operands:
                look(one, inside=inside or node.op in (Op.SUM, Op.MOST))

    for step in steps_towards(TARGETS):
        if step.axis is Axis.MERCHANT:
            look(traced(step.key), inside=False)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class References:
    """How formulas call numbers.

    `own` is one in the column itself, `own_range` the six streams there, `whole` a quantity by its name in the
    workbook, `other` one number of it.
    """

    own: Callable[[Place], str]
    own_range: Callable[[str], str]
    whole: Callable[[str], str]
    other: Callable[[Place], str]


def formula_of(cell: Place, place: Place, refer: References) -> str:
    """The formula of one cell of the column in which the input at `place` is moved."""
    key, stream = cell
    differs = differing(place)
    if stream not in differs[key]:
        return refer.other(cell)

    def here(name: str) -> str:
        at = stream if axis_of(name) is Axis.STREAM else 0
        return refer.own((name, at)) if at in differs.get(name, ()) else refer.other((name, at))

    def everywhere(name: str) -> str:
        return refer.own_range(name) if name in differs else refer.whole(name)

    tree = traced(key)
    if isinstance(tree, Operation) and tree.op is Op.SUM and _has_months(tree):
        plan = Operation(Op.AT_MOST, (Name(MONTH), Name(HORIZON)))
        body = Operation(Op.MULTIPLY, (plan, _written_out(tree.operands[0], differs)))
        return array_sum(body, _is_of_months, lambda name: refer.whole(name) if _is_of_months(name) else here(name))
    return spreadsheet_formula(tree, here, everywhere)


def _is_of_months(name: str) -> bool:
    return axis_of(name) is Axis.MONTH


def _has_months(node: Node) -> bool:
    if isinstance(node, Name):
        return _is_of_months(node.key)
    return isinstance(node, Operation) and any(_has_months(one) for one in node.operands)


def _written_out(node: Node, differs: Mapping[str, frozenset[int]]) -> Node:
    """The formula with every month's quantity that differs in the place of its name."""
    if isinstance(node, Name):
        is_one = _is_of_months(node.key) and node.key in differs
        return _written_out(traced(node.key), differs) if is_one else node
    if isinstance(node, Operation):
        return Operation(node.op, tuple(_written_out(one, differs) for one in node.operands))
    return node
