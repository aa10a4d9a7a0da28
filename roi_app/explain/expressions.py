"""Formulas put in their index: one stream, one month, with the sums written out item by item.

A traced formula speaks of whole arrays. Here it speaks of single numbers: a `Leaf` is one number of the answer,
`Aggregate` a sum (or the greatest) over the streams or the months, each item with the index that it stands for.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from roi_app.estimates.answer import Answer, number_or_none
from roi_app.explain.leaves import Index, Leaf
from roi_app.explain.tracing import Constant, Name, Node, Op, Operation, compute, trace
from roi_app.model.arrays import Array
from roi_app.model.estimate import BASE_KEYS, STEPS, estimate
from roi_app.model.formulas.returns import cumulative_net
from roi_app.model.parameters import STREAMS, Axis


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands in the formula itself."""

    value: float


@dataclass(frozen=True, slots=True)
class Applied:
    """Something done to other numbers."""

    op: Op
    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A sum (`Op.SUM`), or the greatest (`Op.MOST`), over items that each have a index."""

    op: Op
    axis: Axis
    items: tuple[tuple[Index, Expression], ...]


Expression = Leaf | Number | Applied | Aggregate


class Numbers:
    """Every number of an answer, with those of a plan that is dropped again once somebody asks for one."""

    def __init__(self, answer: Answer) -> None:
        self._case = answer.case
        self._values: Mapping[str, Array] = answer.values
        self.horizon = answer.case.horizon_months

    def array(self, key: str) -> Array:
        """All numbers of a quantity, (1, 1), (1, 6) or (1, H); raises KeyError for an unknown one."""
        if key in STEPS and key not in self._values and key not in BASE_KEYS:
            self._values = {**self._values, **estimate(self._case.inputs(), tuple(STEPS))}
        return self._values[key]

    def axis(self, key: str) -> Axis:
        """What the last axis of a quantity counts."""
        if key in STEPS:
            return STEPS[key].axis
        # An input has the shape that its formulas take; a horizon of 12 or more is no number of streams.
        return {1: Axis.MERCHANT, len(STREAMS): Axis.STREAM}.get(self.array(key).shape[-1], Axis.MONTH)

    def at(self, leaf: Leaf) -> float:
        """One number; NaN where it does not exist."""
        row = self.array(leaf.key)[0]
        if leaf.index.stream is not None:
            return float(row[STREAMS.index(leaf.index.stream)])
        if leaf.index.month is not None:
            # A running total begins with month 0, everything else with month 1.
            return float(row[leaf.index.month - (row.size == self.horizon)])
        return float(row[0])

    def number(self, leaf: Leaf) -> float | None:
        """One number, or None where it does not exist."""
        return number_or_none(self.at(leaf))


@lru_cache(maxsize=256)
def traced(key: str) -> Node:
    """The formula of a computed quantity; raises UntraceableError for the few that are no plain formula."""
    return trace(STEPS[key].formula, STEPS[key].arguments)


def expression_of(leaf: Leaf, numbers: Numbers) -> Expression:
    """The formula of a computed number, each name in its index, sums written out; not for `FOLLOWS_BALANCE`."""
    step = STEPS[leaf.key]
    if step.formula is cumulative_net:
        return _running_total(leaf, *step.arguments)
    return _put(traced(leaf.key), leaf.index, numbers)


def _running_total(leaf: Leaf, at_start: str, net: str) -> Expression:
    """A running total to its month as start and sum; the function itself fills an array, which is no formula."""
    start = Applied(Op.NEGATE, (Leaf(at_start),))
    if not leaf.index.month:
        return start
    months = tuple(Index(month=month) for month in range(1, leaf.index.month + 1))
    return Applied(Op.ADD, (start, Aggregate(Op.SUM, Axis.MONTH, tuple((index, Leaf(net, index)) for index in months))))


def _put(node: Node, index: Index, numbers: Numbers) -> Expression:
    if isinstance(node, Constant):
        return Number(node.value)
    if isinstance(node, Name):
        return _leaf(node.key, index, numbers)
    if node.op in (Op.SUM, Op.MOST):
        body = node.operands[0]
        axis = _axis(body, numbers)
        return Aggregate(node.op, axis, tuple((one, _put(body, one, numbers)) for one in _indices(axis, numbers)))
    return Applied(node.op, tuple(_put(one, index, numbers) for one in node.operands))


def _leaf(key: str, index: Index, numbers: Numbers) -> Leaf:
    match numbers.axis(key):
        case Axis.STREAM:
            return Leaf(key, Index(stream=index.stream))
        case Axis.MONTH:
            return Leaf(key, Index(month=index.month))
        case Axis.MERCHANT:
            return Leaf(key)


def _axis(node: Node, numbers: Numbers) -> Axis:
    if isinstance(node, Name):
        return numbers.axis(node.key)
    if isinstance(node, Operation) and node.op not in (Op.SUM, Op.MOST):
        axes = {_axis(one, numbers) for one in node.operands} - {Axis.MERCHANT}
        return axes.pop() if axes else Axis.MERCHANT
    return Axis.MERCHANT


def _indices(axis: Axis, numbers: Numbers) -> tuple[Index, ...]:
    if axis is Axis.STREAM:
        return tuple(Index(stream=stream) for stream in STREAMS)
    return tuple(Index(month=month) for month in range(1, numbers.horizon + 1))


def amount(node: Expression, number_at: Callable[[Leaf], float]) -> float:
    """What a placed formula comes to; a condition is 1 or 0."""
    with np.errstate(all="ignore"):
        return float(_amount(node, number_at))


def _amount(node: Expression, number_at: Callable[[Leaf], float]) -> float:
    if isinstance(node, Leaf):
        # numpy's own number divides by 0 as an array does.
        return np.float64(number_at(node))
    if isinstance(node, Number):
        return np.float64(node.value)
    if isinstance(node, Aggregate):
        amounts = [_amount(inside, number_at) for _, inside in node.items]
        return np.float64(math.fsum(amounts)) if node.op is Op.SUM else max(amounts)
    return compute(node.op, *(_amount(one, number_at) for one in node.operands))  # type: ignore[return-value]


def leaves(node: Expression) -> list[Leaf]:
    """Every number of the answer in a placed formula, in reading order, again where it stands again."""
    met: list[Leaf] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Leaf):
            met.append(one)
        elif isinstance(one, Applied):
            waiting += reversed(one.operands)
        elif isinstance(one, Aggregate):
            waiting += [inside for _, inside in reversed(one.items)]
    return met


def in_force(
    node: Expression, number_at: Callable[[Leaf], float]
) -> tuple[Expression, tuple[tuple[Expression, bool], ...]]:
    """The formula without the cases that do not apply, and each condition that decided, with whether it holds."""
    decided: dict[Expression, bool] = {}

    def keep(one: Expression) -> Expression:
        if isinstance(one, Aggregate):
            return Aggregate(one.op, one.axis, tuple((index, keep(inside)) for index, inside in one.items))
        if not isinstance(one, Applied):
            return one
        if one.op is Op.WHERE:
            condition, then, otherwise = one.operands
            decided[condition] = bool(amount(condition, number_at))
            return keep(then if decided[condition] else otherwise)
        return Applied(one.op, tuple(keep(operand) for operand in one.operands))

    return keep(node), tuple(decided.items())
