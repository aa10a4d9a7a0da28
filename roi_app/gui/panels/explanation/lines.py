"""What drawer and popover share: lines of an explanation as widgets, kept in pools since a slider asks often."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from roi_app.estimates.answer import Answer
from roi_app.explain.explanation import Explanation
from roi_app.explain.formula_text import Line
from roi_app.explain.lookup import title
from roi_app.gui.controls.labels import link
from roi_app.gui.controls.term_row import Term, TermRow
from roi_app.texts.formatting import Wording

Part = TypeVar("Part", bound=QWidget)

_LONGEST_TRAIL = 4


def show_text(part: QLabel, text: str, *others: QWidget) -> None:
    """Show a text, or nothing of it and of what belongs to it."""
    if part.text() != text:
        part.setText(text)
    for one in (part, *others):
        one.setVisible(bool(text))


def grow(pool: list[Part], count: int, layout: QVBoxLayout, make: Callable[[], Part]) -> None:
    """Have as many widgets of a pool on show as are wanted; they are kept, since a slider asks for them often."""
    while len(pool) < count:
        pool.append(make())
        layout.addWidget(pool[-1])
    for index, one in enumerate(pool):
        one.setVisible(index < count)


def plain(line: Line) -> str:
    """A formula as text."""
    return "".join(part.text for part in line)


def linked(line: Line) -> str:
    """A formula as HTML whose numbers lead on."""
    return "".join(link(part.target, part.text, part.label) if part.target else html.escape(part.text) for part in line)


def parts_of(explanation: Explanation) -> list[Term]:
    """The numbers in a formula, and the items of its sums, each with its own numbers below."""
    lines = [Term(one.label, one.value, one.target) for one in explanation.terms]
    for row in explanation.rows:
        lines.append(Term(row.label, row.value, row.target, head=bool(row.terms)))
        lines += [Term(one.label, one.value, one.target, inner=True) for one in row.terms]
    return lines


def path_of(trail: list[str], answer: Answer, wording: Wording) -> str:
    """HTML of the way that led here, each step a link to its place in the trail; "" at its beginning."""
    last = len(trail) - 1
    first = max(last - _LONGEST_TRAIL + 1, 0)
    steps = [] if first == 0 else ["…"]
    for position in range(first, last):
        name = html.escape(title(answer, trail[position], wording))
        steps.append(f'<a href="{position}" style="text-decoration:none">{name}</a>')
    return " › ".join([*steps, ""]).strip() if steps else ""


class TermList:
    """Lines of numbers in a layout; `follow` takes the target of one that was pressed."""

    def __init__(self, follow: Callable[[str], None]) -> None:
        """Make an empty list."""
        self.rows: list[TermRow] = []
        self.layout = QVBoxLayout()
        self._follow = follow

    def show_terms(self, terms: list[Term], hint: str) -> None:
        """Show these lines; `hint` says what pressing one does."""
        grow(self.rows, len(terms), self.layout, self._make)
        for row, term in zip(self.rows, terms, strict=False):
            row.show_term(term, hint)

    def _make(self) -> TermRow:
        row = TermRow()
        row.clicked.connect(lambda: self._follow(row.term.target) if row.term.target else None)
        return row
