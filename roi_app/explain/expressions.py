"""Formulas put in their place: one stream, one month, with the sums written out item by item.

A traced formula speaks of whole arrays. Here it speaks of single numbers: `At` is one number of the answer,
`Listed` a sum (or the greatest) over the streams or the months, each item with the place that it stands for.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from roi_app.estimates.answer import Answer, number_or_none
from roi_app.explain.tracing import Constant, Name, Node, Op, Operation, compute, trace
from roi_app.model.arrays import Array
from roi_app.model.estimate import BASE_KEYS, STEPS, Axis, estimate
from roi_app.model.finance import falls_again_period, payback_period
from roi_app.model.formulas.returns import cumulative_net
from roi_app.model.parameters import STREAMS


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: in a stream, in a month (1 … H), or neither."""

    stream: str | None = None
    month: int | None = None


MERCHANT: Final = Place()


@dataclass(frozen=True, slots=True)
class At:
    """One number of the answer: a quantity of the model in its place."""

    key: str
    place: Place = MERCHANT


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands in the formula itself."""

    value: float


@dataclass(frozen=True, slots=True)
class Act:
    """Something done to other numbers."""

    op: Op
    operands: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A sum (`Op.SUM`), or the greatest (`Op.MOST`), over items that each have a place."""

    op: Op
    axis: Axis
    items: tuple[tuple[Place, Placed], ...]


Placed = At | Number | Act | Listed

FOLLOWS_BALANCE: Final = frozenset((payback_period, falls_again_period))
"""Formulas that look for a month in a running total: they are told in words, not as a tree."""


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

    def at(self, leaf: At) -> float:
        """One number; NaN where it does not exist."""
        row = self.array(leaf.key)[0]
        if leaf.place.stream is not None:
            return float(row[STREAMS.index(leaf.place.stream)])
        if leaf.place.month is not None:
            # A running total begins with month 0, everything else with month 1.
            return float(row[leaf.place.month - (row.size == self.horizon)])
        return float(row[0])

    def number(self, leaf: At) -> float | None:
        """One number, or None where it does not exist."""
        return number_or_none(self.at(leaf))


@lru_cache(maxsize=256)
def traced(key: str) -> Node:
    """The formula of a computed quantity; raises UntraceableError for the few that are no plain formula."""
    return trace(STEPS[key].formula, STEPS[key].arguments)


def placed(leaf: At, numbers: Numbers) -> Placed:
    """The formula of a computed number, each name in its place, sums written out; not for `FOLLOWS_BALANCE`."""
    step = STEPS[leaf.key]
    if step.formula is cumulative_net:
        return _running_total(leaf, *step.arguments)
    return _put(traced(leaf.key), leaf.place, numbers)


def _running_total(leaf: At, at_start: str, net: str) -> Placed:
    """A running total to its month as start and sum; the function itself fills an array, which is no formula."""
    start = Act(Op.NEGATE, (At(at_start),))
    if not leaf.place.month:
        return start
    months = tuple(Place(month=month) for month in range(1, leaf.place.month + 1))
    return Act(Op.ADD, (start, Listed(Op.SUM, Axis.MONTH, tuple((place, At(net, place)) for place in months))))


def _put(node: Node, place: Place, numbers: Numbers) -> Placed:
    if isinstance(node, Constant):
        return Number(node.value)
    if isinstance(node, Name):
        return _leaf(node.key, place, numbers)
    if node.op in (Op.SUM, Op.MOST):
        body = node.operands[0]
        axis = _axis(body, numbers)
        return Listed(node.op, axis, tuple((one, _put(body, one, numbers)) for one in _places(axis, numbers)))
    return Act(node.op, tuple(_put(one, place, numbers) for one in node.operands))


def _leaf(key: str, place: Place, numbers: Numbers) -> At:
    match numbers.axis(key):
        case Axis.STREAM:
            return At(key, Place(stream=place.stream))
        case Axis.MONTH:
            return At(key, Place(month=place.month))
        case Axis.MERCHANT:
            return At(key)


def _axis(node: Node, numbers: Numbers) -> Axis:
    if isinstance(node, Name):
        return numbers.axis(node.key)
    if isinstance(node, Operation) and node.op not in (Op.SUM, Op.MOST):
        axes = {_axis(one, numbers) for one in node.operands} - {Axis.MERCHANT}
        return axes.pop() if axes else Axis.MERCHANT
    return Axis.MERCHANT


def _places(axis: Axis, numbers: Numbers) -> tuple[Place, ...]:
    if axis is Axis.STREAM:
        return tuple(Place(stream=stream) for stream in STREAMS)
    return tuple(Place(month=month) for month in range(1, numbers.horizon + 1))


def amount(node: Placed, number_at: Callable[[At], float]) -> float:
    """What a placed formula comes to; a condition is 1 or 0."""
    with np.errstate(all="ignore"):
        return float(_amount(node, number_at))


def _amount(node: Placed, number_at: Callable[[At], float]) -> float:
    if isinstance(node, At):
        # numpy's own number divides by 0 as an array does.
        return np.float64(number_at(node))
    if isinstance(node, Number):
        return np.float64(node.value)
    if isinstance(node, Listed):
        found = [_amount(inside, number_at) for _, inside in node.items]
        return np.float64(math.fsum(found)) if node.op is Op.SUM else max(found)
    return compute(node.op, *(_amount(one, number_at) for one in node.operands))  # type: ignore[return-value]


def leaves(node: Placed) -> list[At]:
    """Every number of the answer in a placed formula, in reading order, again where it stands again."""
    found: list[At] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, At):
            found.append(one)
        elif isinstance(one, Act):
            waiting += reversed(one.operands)
        elif isinstance(one, Listed):
            waiting += [inside for _, inside in reversed(one.items)]
    return found


def in_force(node: Placed, number_at: Callable[[At], float]) -> tuple[Placed, tuple[tuple[Placed, bool], ...]]:
    """The formula without the cases that do not apply, and each condition that decided, with whether it holds."""
    decided: dict[Placed, bool] = {}

    def keep(one: Placed) -> Placed:
        if isinstance(one, Listed):
            return Listed(one.op, one.axis, tuple((place, keep(inside)) for place, inside in one.items))
        if not isinstance(one, Act):
            return one
        if one.op is Op.WHERE:
            condition, then, otherwise = one.operands
            decided[condition] = bool(amount(condition, number_at))
            return keep(then if decided[condition] else otherwise)
        return Act(one.op, tuple(keep(operand) for operand in one.operands))

    return keep(node), tuple(decided.items())
