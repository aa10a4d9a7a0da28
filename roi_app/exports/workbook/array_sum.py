"""Sums over months whose terms are worked out inside the sum, in a spreadsheet's language.

SUMPRODUCT computes arithmetic for each cell of its ranges, but MIN, MAX and IF would swallow a range whole. A choice
that depends on the month is therefore spelled as arithmetic: what is true counts as 1, what is not as 0.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from roi_app.explain.tracing import CONDITIONS, Constant, Name, Node, Op, Operation
from roi_app.exports.workbook.formula import Refer, Term, applied, constant, enclosed, spreadsheet_formula

_LESSER: Final = {Op.MINIMUM: Op.AT_MOST, Op.MAXIMUM: Op.AT_LEAST}


def array_sum(body: Node, is_range: Callable[[str], bool], refer: Refer) -> str:
    """A sum over the months of what `body` says for one of them.

    `is_range` tells the names that have a value for each month; `refer` spells any name.
    """
    return f"SUMPRODUCT({_Inside(is_range, refer).term(body).text})"


class _Inside:
    def __init__(self, is_range: Callable[[str], bool], refer: Refer) -> None:
        self._is_range = is_range
        self._refer = refer

    def term(self, node: Node) -> Term:
        if isinstance(node, Constant):
            return constant(node.value)
        if isinstance(node, Name):
            return Term(self._refer(node.key))
        if not self._has_range(node):
            return Term(f"({spreadsheet_formula(node, self._refer, self._refer)})")
        if node.op is Op.WHERE:
            return self._either(*node.operands)
        if node.op in _LESSER:
            first, second = node.operands
            return self._either(Operation(_LESSER[node.op], (first, second)), first, second)
        return applied(node.op, [self._as_number(one) for one in node.operands])

    def _either(self, condition: Node, then: Node, otherwise: Node) -> Term:
        """What holds counts once and the rest not at all."""
        holds = enclosed(self.term(condition))
        then_text, otherwise_text = (enclosed(self._as_number(one)) for one in (then, otherwise))
        return Term(f"({holds}*{then_text}+(1-{holds})*{otherwise_text})")

    def _as_number(self, node: Node) -> Term:
        one = self.term(node)
        is_truth = isinstance(node, Operation) and node.op in CONDITIONS
        return Term(f"({one.text})") if is_truth else one

    def _has_range(self, node: Node) -> bool:
        if isinstance(node, Name):
            return self._is_range(node.key)
        return isinstance(node, Operation) and any(self._has_range(one) for one in node.operands)
