"""How a computed number is made: its formula in words, the numbers in it, and the way on to each of them.

The formula is traced from the function that computes the figure, so the explanation cannot say anything else than what
was computed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from roi_app.explain.explanation import Explanation, Row, Term
from roi_app.explain.expressions import (
    Aggregate,
    Applied,
    Expression,
    Number,
    Numbers,
    amount,
    expression_of,
    in_force,
    leaves,
)
from roi_app.explain.formula_text import FormulaWriter, Part, is_truth, is_yes_no
from roi_app.explain.leaves import MERCHANT, Index, Leaf
from roi_app.explain.targets import MONTH, label_of, name_of, target_of, text_in, title_of, unit_of, value_text
from roi_app.explain.tracing import Op
from roi_app.model.estimate import STEPS
from roi_app.model.finance import falls_again_period
from roi_app.model.parameters import STREAMS, Axis
from roi_app.texts.formatting import Wording

FIRST_MONTHS: Final = 3
"""How many months of a sum are told one by one before the rest is told as one."""


@dataclass(frozen=True, slots=True)
class Computed:
    """Explains one computed number."""

    leaf: Leaf
    numbers: Numbers
    wording: Wording

    def by_formula(self) -> Explanation:
        """The formula that the model used, without the cases that do not apply."""
        expression = expression_of(self.leaf, self.numbers)
        shown, decided = in_force(expression, self.numbers.at)
        names = FormulaWriter(self.wording, lambda leaf: Part(name_of(leaf, self.wording), target_of(leaf)))
        telling = tuple((condition, holds) for condition, holds in decided if _tells(condition, holds=holds))
        return replace(
            self._explanation(shown, names, tuple(condition for condition, _ in telling)),
            expression=expression,
            meaning=self._meaning(),
            cases=tuple(self._cases(telling, names)),
        )

    def from_balance(self) -> Explanation:
        """A month of the running total, in words: it was looked up, not computed by a formula."""
        balance, other = STEPS[self.leaf.key].arguments
        if STEPS[self.leaf.key].formula is falls_again_period:
            return self._of_falling_again(balance, Leaf(other))
        return self._of_payback(balance, Leaf(other))

    def _of_payback(self, balance: str, adopts: Leaf) -> Explanation:
        months, last = self.numbers.number(self.leaf), self.numbers.horizon
        if self.numbers.at(adopts) == 0:
            return self._looked_up(Number(float("nan")), "payback.no_tools", last, (adopts,))
        if months is None:
            both = (_month(balance, 0), _month(balance, last))
            return self._looked_up(Number(float("nan")), "payback.never", last, both)
        if months == 0:
            return self._looked_up(Number(0), "payback.at_once", 0, (_month(balance, 0), _month(balance, 1)))
        before, after = self._crossing(balance)
        step = Applied(Op.SUBTRACT, (after, before))
        start = Number(float(before.index.month or 0))
        inside = Applied(Op.SUBTRACT, (start, Applied(Op.DIVIDE, (before, step))))
        return self._looked_up(inside, "payback.crossed", after.index.month or 0, (before, after))

    def _crossing(self, balance: str) -> tuple[Leaf, Leaf]:
        """The first two neighbouring months of a running total that rises from below 0."""
        months = [_month(balance, month) for month in range(self.numbers.horizon + 1)]
        return next(
            (before, after)
            for before, after in pairwise(months)
            if self.numbers.at(before) < 0 <= self.numbers.at(after)
        )

    def _of_falling_again(self, balance: str, payback: Leaf) -> Explanation:
        again, last = self.numbers.number(self.leaf), self.numbers.horizon
        if again is not None:
            month = round(again)
            nearby = (payback, _month(balance, month - 1), _month(balance, month))
            return self._looked_up(Number(again), "falls_again.month", month, nearby)
        code = "falls_again.no_payback" if self.numbers.number(payback) is None else "falls_again.never"
        return self._looked_up(Number(float("nan")), code, last, (payback, _month(balance, last)))

    def _looked_up(self, expression: Expression, code: str, month: int, nearby: tuple[Leaf, ...]) -> Explanation:
        names = FormulaWriter(self.wording, lambda leaf: Part(title_of(leaf, self.wording), target_of(leaf)))
        meaning = self.wording.text(f"explain.{code}", month=month)
        return replace(self._explanation(expression, names, nearby), meaning=meaning)

    def by_stream(self) -> Explanation:
        """A quantity of all six streams, asked for as a whole."""
        each = tuple(Leaf(self.leaf.key, Index(stream=stream)) for stream in STREAMS)
        rows = tuple(
            Row(self.wording.text(f"stream.{one.index.stream}"), self._value_text(one), target_of(one), ())
            for one in each
        )
        return Explanation(
            target=self.leaf.key,
            title=title_of(self.leaf, self.wording),
            value="",
            number=None,
            meaning=self._meaning(),
            rows=rows,
        )

    def _explanation(self, shown: Expression, names: FormulaWriter, others: tuple[Expression, ...]) -> Explanation:
        """A formula said by names and by numbers, with the numbers of it and of `others` to go on to."""
        values = FormulaWriter(self.wording, self._value_part, self._sum_part)
        is_formula = not isinstance(shown, Number)
        return Explanation(
            target=target_of(self.leaf),
            title=title_of(self.leaf, self.wording),
            value=self._value_text(self.leaf),
            number=self.numbers.number(self.leaf),
            meaning="",
            words=names.line(shown) if is_formula else (),
            # A plain sum says nothing more by its own value; its rows do.
            numbers=values.line(shown) if is_formula and not isinstance(shown, Aggregate) else (),
            terms=self._terms(shown, others),
            rows=tuple(row for one in _listed(shown) for row in self._rows(one)),
            expression=shown,
        )

    def _meaning(self) -> str:
        key = f"figure.{self.leaf.key}.note"
        return self.wording.text(key) if key in self.wording.texts else ""

    def _value_text(self, leaf: Leaf) -> str:
        return value_text(leaf, self.numbers.at(leaf), self.wording)

    def _sum_text(self, value: float) -> str:
        return text_in(unit_of(self.leaf), value, self.wording)

    def _value_part(self, leaf: Leaf) -> Part:
        # In arithmetic, a yes is the number with which it is reckoned.
        value = self.numbers.at(leaf)
        text = self.wording.plain(value, 0) if is_yes_no(leaf.key) else self._value_text(leaf)
        return Part(text, target_of(leaf), name_of(leaf, self.wording))

    def _sum_part(self, listed: Aggregate) -> Part:
        return Part(self._sum_text(amount(listed, self.numbers.at)))

    def _cases(self, decided: tuple[tuple[Expression, bool], ...], names: FormulaWriter) -> Iterator[str]:
        for condition, holds in decided:
            said = "".join(part.text for part in names.line(condition))
            yield self.wording.text("explain.holds" if holds else "explain.fails", condition=said)

    def _terms(self, shown: Expression, conditions: tuple[Expression, ...]) -> tuple[Term, ...]:
        """The numbers of the formula and of the conditions, each once; those that a sum's items have are in rows."""
        items = {leaf for one in _listed(shown) for leaf in leaves(one) if leaf.index != MERCHANT}
        met = dict.fromkeys(leaf for node in (shown, *conditions) for leaf in leaves(node))
        return tuple(self._term(leaf) for leaf in met if leaf not in items and leaf.key != MONTH)

    def _term(self, leaf: Leaf) -> Term:
        return Term(label_of(leaf, self.leaf, self.wording), self._value_text(leaf), target_of(leaf))

    def _rows(self, listed: Aggregate) -> Iterator[Row]:
        if listed.axis is Axis.STREAM:
            counted = [item for item in listed.items if amount(item[1], self.numbers.at) != 0]
            yield from (self._row(index, inside) for index, inside in counted or listed.items)
            return
        first, rest = listed.items[:FIRST_MONTHS], listed.items[FIRST_MONTHS:-1]
        yield from (self._row(index, inside) for index, inside in first)
        if rest:
            yield Row(
                self.wording.text("explain.months_between", first=rest[0][0].month, last=rest[-1][0].month),
                self._sum_text(amount(Aggregate(listed.op, listed.axis, rest), self.numbers.at)),
                "",
                (),
            )
        if len(listed.items) > FIRST_MONTHS:
            yield self._row(*listed.items[-1])

    def _row(self, index: Index, inside: Expression) -> Row:
        name = f"stream.{index.stream}" if index.stream else "explain.month"
        label = self.wording.text(name, month=index.month)
        if isinstance(inside, Leaf):
            return Row(label, self._value_text(inside), target_of(inside), ())
        value = self._sum_text(amount(inside, self.numbers.at))
        own = dict.fromkeys(leaf for leaf in leaves(inside) if leaf.index != MERCHANT and leaf.key != MONTH)
        terms = (Term(name_of(leaf, self.wording), self._value_text(leaf), target_of(leaf)) for leaf in own)
        return Row(label, value, "", tuple(terms))


def _month(balance: str, month: int) -> Leaf:
    return Leaf(balance, Index(month=month))


def _listed(node: Expression) -> Iterator[Aggregate]:
    """The sums of a formula, in reading order."""
    if isinstance(node, Aggregate):
        yield node
    elif isinstance(node, Applied):
        for one in node.operands:
            yield from _listed(one)


def _tells(condition: Expression, *, holds: bool) -> bool:
    """Whether a reader must know a condition: not where it only keeps a division from 0, and holds."""
    is_guard = isinstance(condition, Applied) and condition.op in (Op.OTHER, Op.ABOVE)
    return not (holds and is_guard and isinstance(condition, Applied) and not is_truth(condition.operands[0]))
