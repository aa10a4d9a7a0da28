"""A formula of the model as a tree, taken from the function itself.

The function runs once on symbols that remember what is done to them: operators through dunders, numpy through
`__array_ufunc__` (NEP 13) and `__array_function__` (NEP 18). The tree can be put into words, into numbers, or into
a spreadsheet's own language; `evaluate` computes it as numpy would, so that a test can hold it against the function.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import numpy as np

from roi_app.model.arrays import Array


class Op(StrEnum):
    """What a formula may do. `SUM` and `MOST` run over the last axis and keep it as 1; `WHERE` is if, then, else."""

    ADD = "add"
    SUBTRACT = "subtract"
    MULTIPLY = "multiply"
    DIVIDE = "divide"
    POWER = "power"
    NEGATE = "negate"
    EXP = "exp"
    FLOOR = "floor"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    ABOVE = "above"
    AT_LEAST = "at_least"
    BELOW = "below"
    AT_MOST = "at_most"
    SAME = "same"
    OTHER = "other"
    BOTH = "both"
    WHERE = "where"
    SUM = "sum"
    MOST = "most"


CONDITIONS: Final = frozenset((Op.ABOVE, Op.AT_LEAST, Op.BELOW, Op.AT_MOST, Op.SAME, Op.OTHER, Op.BOTH))
"""What is true or false."""


@dataclass(frozen=True, slots=True)
class Name:
    """A quantity that the formula takes, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A number that stands in the formula itself; NaN is "there is none"."""

    value: float


@dataclass(frozen=True, slots=True)
class Operation:
    """Something done to other nodes, in the order of the operands."""

    op: Op
    operands: tuple[Node, ...]


Node = Name | Constant | Operation


class UntraceableError(TypeError):
    """A formula that does what no tree can say, such as taking single months out of an array."""


def trace(formula: Callable[..., Array], arguments: Sequence[str]) -> Node:
    """The tree of a formula whose arguments are called `arguments`; raises UntraceableError where there is none."""
    result: object = formula(*(_Symbol(Name(key)) for key in arguments))
    if not isinstance(result, _Symbol):
        raise UntraceableError(f"{formula.__name__} gave {type(result).__name__}")
    return result.node


_COMPUTE: Final[Mapping[Op, Callable[..., Any]]] = {
    Op.ADD: operator.add,
    Op.SUBTRACT: operator.sub,
    Op.MULTIPLY: operator.mul,
    Op.DIVIDE: operator.truediv,
    Op.POWER: operator.pow,
    Op.NEGATE: operator.neg,
    Op.EXP: np.exp,
    Op.FLOOR: np.floor,
    Op.MINIMUM: np.minimum,
    Op.MAXIMUM: np.maximum,
    Op.ABOVE: operator.gt,
    Op.AT_LEAST: operator.ge,
    Op.BELOW: operator.lt,
    Op.AT_MOST: operator.le,
    Op.SAME: operator.eq,
    Op.OTHER: operator.ne,
    Op.BOTH: operator.and_,
    Op.WHERE: np.where,
    Op.SUM: lambda inside: np.sum(inside, axis=-1, keepdims=True),
    Op.MOST: lambda inside: np.max(inside, axis=-1, keepdims=True),
}


def compute(op: Op, *operands: Array | float) -> Array:
    """One operation, by numpy's own rules: warnings and all, so the caller says what to do where nothing exists."""
    result: Array = _COMPUTE[op](*operands)
    return result


def evaluate(node: Node, values: Mapping[str, Array]) -> Array | float:
    """What the tree comes to at `values`, in the formula's own order of steps; as the model does, without warnings."""
    with np.errstate(all="ignore"):
        return _evaluate(node, values)


def _evaluate(node: Node, values: Mapping[str, Array]) -> Array | float:
    if isinstance(node, Name):
        return values[node.key]
    if isinstance(node, Constant):
        return node.value
    return compute(node.op, *(_evaluate(one, values) for one in node.operands))


_UFUNCS: Final[Mapping[Any, Op]] = {
    np.add: Op.ADD,
    np.subtract: Op.SUBTRACT,
    np.multiply: Op.MULTIPLY,
    np.divide: Op.DIVIDE,
    np.power: Op.POWER,
    np.negative: Op.NEGATE,
    np.exp: Op.EXP,
    np.floor: Op.FLOOR,
    np.minimum: Op.MINIMUM,
    np.maximum: Op.MAXIMUM,
    np.greater: Op.ABOVE,
    np.greater_equal: Op.AT_LEAST,
    np.less: Op.BELOW,
    np.less_equal: Op.AT_MOST,
    np.equal: Op.SAME,
    np.not_equal: Op.OTHER,
    np.bitwise_and: Op.BOTH,
    np.logical_and: Op.BOTH,
}
_OVER_AXIS: Final[Mapping[Any, Op]] = {np.sum: Op.SUM, np.max: Op.MOST}


def _node(value: object) -> Node:
    if isinstance(value, _Symbol):
        return value.node
    array = np.asarray(value)
    if array.size != 1 or array.dtype.kind not in "fiub":
        raise UntraceableError(f"{value!r} is no single number")
    return Constant(float(array.reshape(())))


def _do(op: Op, *operands: object) -> _Symbol:
    return _Symbol(Operation(op, tuple(_node(one) for one in operands)))


def _forward(op: Op) -> Callable[..., _Symbol]:
    return lambda *operands: _do(op, *operands)


def _backward(op: Op) -> Callable[[object, object], _Symbol]:
    return lambda right, left: _do(op, left, right)


class _Symbol:
    """Stands for an array while a formula runs on it."""

    def __init__(self, node: Node) -> None:
        self.node = node

    __add__, __radd__ = _forward(Op.ADD), _backward(Op.ADD)
    __sub__, __rsub__ = _forward(Op.SUBTRACT), _backward(Op.SUBTRACT)
    __mul__, __rmul__ = _forward(Op.MULTIPLY), _backward(Op.MULTIPLY)
    __truediv__, __rtruediv__ = _forward(Op.DIVIDE), _backward(Op.DIVIDE)
    __pow__, __rpow__ = _forward(Op.POWER), _backward(Op.POWER)
    __and__, __rand__ = _forward(Op.BOTH), _backward(Op.BOTH)
    __neg__ = _forward(Op.NEGATE)
    __gt__, __ge__ = _forward(Op.ABOVE), _forward(Op.AT_LEAST)
    __lt__, __le__ = _forward(Op.BELOW), _forward(Op.AT_MOST)
    __eq__, __ne__ = _forward(Op.SAME), _forward(Op.OTHER)  # type: ignore[assignment]
    __hash__ = None  # type: ignore[assignment]

    def __array_ufunc__(self, ufunc: object, method: str, *inputs: object, **options: object) -> _Symbol:
        if method != "__call__" or options or ufunc not in _UFUNCS:
            raise UntraceableError(f"no tree for {ufunc!r}")
        return _do(_UFUNCS[ufunc], *inputs)

    def __array_function__(
        self, function: object, _types: object, inputs: Sequence[object], options: Mapping[str, object]
    ) -> _Symbol:
        if function is np.where and len(inputs) == len(("if", "then", "else")) and not options:
            return _do(Op.WHERE, *inputs)
        if function in _OVER_AXIS and len(inputs) == 1 and options == {"axis": -1, "keepdims": True}:
            return _do(_OVER_AXIS[function], *inputs)
        raise UntraceableError(f"no tree for {function!r}")

    def __getitem__(self, where: object) -> _Symbol:
        raise UntraceableError(f"no tree for the part {where!r} of an array")

    def __bool__(self) -> bool:
        raise UntraceableError("a formula must not choose its path by a value; np.where says it")

    @property
    def shape(self) -> tuple[int, ...]:
        """No shape: a tree serves any."""
        raise UntraceableError("no tree for the shape of an array")
