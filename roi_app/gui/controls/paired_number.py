"""Two large figures side by side, each with its name below: what is likely, and what comes on average."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from roi_app.gui.controls.labels import TightLabel, label
from roi_app.gui.controls.number import Number

BESIDE = 2 / 3
"""How large the second figure is beside the first."""


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
        line.setHorizontalSpacing(10)
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

    def set_close(self, width: int | None) -> None:
        """Keep within a width, with smaller values."""
        super().set_close(width)
        self.align()
