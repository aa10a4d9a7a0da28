"""A few lines of large type: what it is, and what it comes to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from roi_app.gui.controls.labels import label
from roi_app.gui.style.fonts import font

_SIZE = 20


class FactList(QWidget):
    """Two columns, one line for each fact."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._size = _SIZE
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.set_scale(1.0)

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """The lines on show."""
        return tuple((name.text(), value.text()) for name, value in self._lines if name.text())

    def show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        """Show these lines, each a name and a value."""
        while len(self._lines) < len(facts):
            self._add_line()
        for row, (name, value) in enumerate(self._lines):
            for part, text in zip((name, value), facts[row] if row < len(facts) else ("", ""), strict=True):
                part.setText(text)
                part.setVisible(row < len(facts))

    def set_scale(self, scale: float, size: int | None = None) -> None:
        """Take distances so many times as large, and type at a pixel size or as much larger."""
        self._size = size or round(_SIZE * scale)
        self._grid.setHorizontalSpacing(round(32 * scale))
        self._grid.setVerticalSpacing(round(12 * scale))
        for name, value in self._lines:
            self._set_type(name, value)

    def _add_line(self) -> None:
        name, value = label(_SIZE, tone="muted"), label(_SIZE, bold=True, wraps=True)
        self._set_type(name, value)
        row = len(self._lines)
        for part in (name, value):
            part.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(value, row, 1)
        self._lines.append((name, value))

    def _set_type(self, name: QLabel, value: QLabel) -> None:
        name.setFont(font(self._size))
        value.setFont(font(self._size, bold=True))
