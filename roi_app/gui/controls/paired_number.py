"""Two large figures side by side, each with its name below: what is likely, and what comes on average."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from roi_app.gui.controls.labels import TightLabel, label
from roi_app.gui.controls.number import Number, widest
from roi_app.gui.style.fonts import font

BESIDE = 2 / 3
"""How large the second figure is beside the first."""

_BETWEEN, _CLOSE = 10, 6
"""Pixels between the two, and where there is little room."""


class PairedNumber(Number):
    """A `Number` whose second value stands beside the first, a little smaller, with a name below each."""

    value: TightLabel
    second: TightLabel

    def __init__(self, size: int, *, unit_size: int = 15, parent: QWidget | None = None) -> None:
        """Make an empty pair whose first value has a pixel size."""
        self.name, self.second_name = label(12, tone="muted"), label(12, tone="muted")
        super().__init__(size, unit_size=unit_size, second_size=round(size * BESIDE), parent=parent)
        self.second_name.hide()
        self.align()

    def make_value_label(self) -> TightLabel:
        """A label that takes no more height than its figures."""
        return TightLabel()

    def align(self) -> None:
        """Let the second figure stand on the line of the first."""
        drop = self.value.room_below() - self.second.room_below()
        self.second.setContentsMargins(0, 0, 0, max(round(drop), 0))

    def _lay_out(self) -> None:
        bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        line = QGridLayout()
        line.setHorizontalSpacing(_BETWEEN)
        line.setVerticalSpacing(0)
        line.addWidget(self.value, 0, 0, bottom)
        line.addWidget(self.second, 0, 1, bottom)
        line.addWidget(self.unit, 0, 2, bottom)
        line.addWidget(self.name, 1, 0)
        line.addWidget(self.second_name, 1, 1, 1, 2)
        line.setColumnStretch(2, 1)
        self.line: QGridLayout = line
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(2)
        self.rows.addWidget(self.caption)
        self.rows.addLayout(self.line)
        self.rows.addWidget(self.note)
        self.rows.addStretch(1)

    def show_names(self, name: str, second_name: str) -> None:
        """Name the two values; nothing is named where there is no second one."""
        is_pair = not self.second.isHidden()
        self.name.setText(name)
        self.second_name.setText(second_name)
        self.name.setVisible(is_pair)
        self.second_name.setVisible(is_pair)

    def width_for(self, values: Iterable[str], seconds: Iterable[str], notes: Iterable[str]) -> int:
        """The width at which both figures stand whole beside each other, with their names, and the caption above."""
        seconds = tuple(seconds)
        beside = (
            max(widest(font(self._size, bold=True), values), widest(self.name.font(), (self.name.text(),)))
            + self.line.horizontalSpacing()
            + max(
                widest(font(self._second_size, bold=True), seconds),
                widest(self.second_name.font(), (self.second_name.text(),)),
            )
        )
        return max(beside, super().width_for((), (), notes))

    def hold_first(self, values: Iterable[str]) -> None:
        """Let the second figure stand where it stands beside the widest of these."""
        self.line.setColumnMinimumWidth(0, widest(self.value.font(), values))

    def _hold_values(self, width: int) -> None:
        """Both follow their texts: where the second stands, `hold_first` says."""

    def height_for_lines(self, notes: int) -> int:
        """The height of caption, figures, and their names or else so many lines of a note."""
        lines = 2 if self.caption.wordWrap() else 1
        below = max(notes, 1) * self.name.fontMetrics().lineSpacing()
        parts = (lines * self.caption.fontMetrics().lineSpacing(), self.value.sizeHint().height(), below)
        return sum(parts) + 2 * self.rows.spacing()

    def set_close(self, width: int | None) -> None:
        """Keep within a width, with smaller values."""
        super().set_close(width)
        self.line.setHorizontalSpacing(_BETWEEN if width is None else _CLOSE)
        self.align()
