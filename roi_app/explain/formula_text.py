"""A placed formula as a line that people read: the same line serves names and numbers.

Only the look is decided here: sums lose needless brackets, a factor of 1 and guards against rounding are left out.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from roi_app.explain.expressions import Aggregate, Applied, Expression, Number
from roi_app.explain.leaves import Leaf
from roi_app.explain.tracing import CONDITIONS, Op
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import INPUTS, Axis, Unit
from roi_app.texts.formatting import MINUS, Wording

_GUARD: Final = 1e-6
"""Numbers below this stand in a formula only to undo rounding."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line: plain text, or a number (or its name) that can be explained in turn by its `target`."""

    text: str
    target: str = ""
    label: str = ""


Line = tuple[Part, ...]


class _Level(IntEnum):
    """How tightly the outermost operation of a piece binds."""

    CONDITION = 0
    SUM = 1
    PRODUCT = 2
    POWER = 3
    ATOM = 4


@dataclass(frozen=True, slots=True)
class _Piece:
    parts: Line
    level: _Level

    def within(self, level: _Level) -> Line:
        """The parts, in brackets where they bind less tightly than their surroundings."""
        return self.parts if self.level >= level else (Part("("), *self.parts, Part(")"))


@dataclass(frozen=True, slots=True)
class FormulaWriter:
    """How leaves and sums are said: by their names, or by their numbers."""

    wording: Wording
    leaf: Callable[[Leaf], Part]
    listed: Callable[[Aggregate], Part] | None = None

    def line(self, node: Expression) -> Line:
        """A whole formula as a line."""
        return _merged(self._piece(_tidy(node)).parts)

    def _piece(self, node: Expression) -> _Piece:
        if isinstance(node, Applied):
            return self._act(node)
        if isinstance(node, Aggregate):
            return self._listed(node)
        return _atom(self.leaf(node) if isinstance(node, Leaf) else self._constant(node))

    def _constant(self, node: Number) -> Part:
        none = self.wording.text("explain.none")
        return Part(none if math.isnan(node.value) else f"{node.value:g}".replace("-", MINUS))

    def _act(self, node: Applied) -> _Piece:
        if is_truth(node):
            return self._condition(node)
        if node.op in (Op.ADD, Op.SUBTRACT, Op.NEGATE):
            return self._sum(node)
        if node.op in (Op.MULTIPLY, Op.DIVIDE):
            return self._product(node)
        return self._power(node) if node.op in (Op.POWER, Op.EXP) else self._named(node)

    def _power(self, node: Applied) -> _Piece:
        base = (Part("e"),) if node.op is Op.EXP else self._piece(node.operands[0]).within(_Level.ATOM)
        return _Piece((*base, Part("^"), *self._piece(node.operands[-1]).within(_Level.ATOM)), _Level.POWER)

    def _sum(self, node: Applied) -> _Piece:
        terms = _terms(node)
        parts: list[Part] = []
        for index, (minus, term) in enumerate(terms):
            sign = (f" {MINUS} " if minus else " + ") if index else MINUS if minus else ""
            piece = self._piece(term)
            parts += [Part(sign)] if sign else []
            # Behind a sign, a number with a sign of its own needs brackets.
            parts += piece.within(_Level.PRODUCT) if not sign or not _signed(piece) else _bracketed(piece)
        return _Piece(tuple(parts), _Level.SUM if len(terms) > 1 or terms[0][0] else _Level.PRODUCT)

    def _product(self, node: Applied) -> _Piece:
        minus, factors = _factors(node)
        parts: list[Part] = [Part(MINUS)] if minus else []
        for index, (divides, factor) in enumerate(factors):
            piece = self._piece(factor)
            if index:
                parts.append(Part(" ÷ " if divides else " × "))
            tight = _Level.POWER if divides else _Level.PRODUCT
            parts += _bracketed(piece) if index and _signed(piece) else piece.within(tight)
        return _Piece(tuple(parts), _Level.SUM if minus else _Level.PRODUCT if len(factors) > 1 else _Level.ATOM)

    def _condition(self, node: Applied) -> _Piece:
        inside = _condition_inside(node)
        if not isinstance(inside, Applied):
            return self._piece(inside)
        first, second = inside.operands
        if inside.op in (Op.BOTH, Op.MULTIPLY):
            joint = Part(f" {self.wording.text('explain.and')} ")
            return _Piece((*self._piece(first).parts, joint, *self._piece(second).parts), _Level.CONDITION)
        sign = Part(f" {_SIGNS[inside.op]} ")
        left, right = self._piece(first).within(_Level.SUM), self._piece(second).within(_Level.SUM)
        return _Piece((*left, sign, *right), _Level.CONDITION)

    def _named(self, node: Applied) -> _Piece:
        inside = tuple(self._piece(one).parts for one in node.operands)
        return _Piece(self._filled(f"explain.{node.op}", **dict(zip("ab", inside, strict=False))), _Level.ATOM)

    def _listed(self, node: Aggregate) -> _Piece:
        if self.listed is not None:
            return _atom(self.listed(node))
        inside = self._piece(_tidy(node.items[0][1]))
        over = "months" if node.axis is Axis.MONTH else "streams"
        parts = inside.parts if inside.level is _Level.ATOM else _bracketed(inside)
        count = (Part(str(len(node.items))),)
        return _Piece(self._filled(f"explain.{node.op}_{over}", inside=parts, count=count), _Level.ATOM)

    def _filled(self, key: str, **fields: Line) -> Line:
        """A text whose fields are lines."""
        split = self.wording.text(key, **{name: f"\0{name}\0" for name in fields}).split("\0")
        return tuple(
            part
            for index, piece in enumerate(split)
            for part in (fields[piece] if index % 2 else (Part(piece),) if piece else ())
        )


_SIGNS: Final = {Op.ABOVE: ">", Op.AT_LEAST: "≥", Op.BELOW: "<", Op.AT_MOST: "≤", Op.SAME: "=", Op.OTHER: "≠"}


def is_yes_no(key: str) -> bool:
    """Whether a quantity of the model is 1 for yes and 0 for no."""
    declared = STEPS.get(key) or INPUTS.get(key)
    return declared is not None and declared.unit is Unit.YES_NO


def is_truth(node: Expression) -> bool:
    """Whether a node is a matter of yes or no."""
    if isinstance(node, Leaf):
        return is_yes_no(node.key)
    if not isinstance(node, Applied):
        return False
    return node.op in CONDITIONS or (node.op is Op.MULTIPLY and all(is_truth(one) for one in node.operands))


def _condition_inside(node: Expression) -> Expression:
    """A condition without the `> 0` that only asks a yes whether it is one."""
    if (
        isinstance(node, Applied)
        and node.op is Op.ABOVE
        and is_truth(node.operands[0])
        and node.operands[1] == Number(0)
    ):
        return _condition_inside(node.operands[0])
    return node


def _tidy(node: Expression) -> Expression:
    """Without numbers that only undo rounding; whole heads capped by their own share are simply whole heads."""
    if not isinstance(node, Applied):
        return node
    operands = tuple(_tidy(one) for one in node.operands)
    if node.op is Op.ADD:
        kept = tuple(one for one in operands if not (isinstance(one, Number) and abs(one.value) < _GUARD))
        if len(kept) == 1:
            return kept[0]
    if node.op is Op.MINIMUM and operands[0] == Applied(Op.FLOOR, operands[1:]):
        return operands[0]
    return Applied(node.op, operands)


def _terms(node: Expression) -> list[tuple[bool, Expression]]:
    """The terms of a sum, each with whether it is taken off."""
    if not isinstance(node, Applied) or node.op not in (Op.ADD, Op.SUBTRACT, Op.NEGATE):
        return [(False, node)]
    flips = node.op is not Op.ADD
    first, last = node.operands[:-1], _terms(node.operands[-1])
    return [*(term for one in first for term in _terms(one)), *((minus != flips, term) for minus, term in last)]


def _factors(node: Expression) -> tuple[bool, list[tuple[bool, Expression]]]:
    """The sign of a product and its factors, each with whether it divides; a factor of 1 says nothing."""
    if isinstance(node, Applied) and node.op is Op.NEGATE:
        minus, factors = _factors(node.operands[0])
        return not minus, factors
    if isinstance(node, Applied) and node.op is Op.DIVIDE:
        minus, factors = _factors(node.operands[0])
        return minus, [*factors, (True, node.operands[1])]
    if isinstance(node, Applied) and node.op is Op.MULTIPLY and not is_truth(node):
        minus, factors = _factors(node.operands[0])
        minus_too, more = _factors(node.operands[1])
        kept = [factor for factor in (*factors, *more) if factor != (False, Number(1))]
        return minus != minus_too, kept or factors
    return False, [(False, node)]


def _atom(part: Part) -> _Piece:
    return _Piece((part,), _Level.ATOM)


def _signed(piece: _Piece) -> bool:
    return piece.parts[0].text.startswith(MINUS)


def _bracketed(piece: _Piece) -> Line:
    return (Part("("), *piece.parts, Part(")"))


def _merged(parts: Line) -> Line:
    """Neighbours without a target as one part."""
    merged: list[Part] = []
    for part in parts:
        if merged and not part.target and not merged[-1].target:
            merged[-1] = Part(merged[-1].text + part.text)
        else:
            merged.append(part)
    return tuple(merged)
