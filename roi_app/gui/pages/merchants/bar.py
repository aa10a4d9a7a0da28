"""The line above a table of merchants: what it is called, how many rows it has, which view, open and save."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from roi_app.gui.controls.labels import ElidedLabel, label
from roi_app.gui.controls.segmented import Segmented
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import GRID
from roi_app.texts.formatting import Wording

VIEWS = ("table", "charts")

_HEIGHT = 50
"""As high without its buttons as with them."""


class TableBar(QFrame):
    """Buttons and words; the window that it stands in says what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a line that says nothing yet."""
        super().__init__(parent)
        self.setObjectName("bar")
        self.setMinimumHeight(_HEIGHT)
        self.name, self.count = ElidedLabel(), label(13, tone="muted")
        self.problems, self.views = QPushButton(), Segmented()
        self.open, self.save, self.menu = QPushButton(), QPushButton(), QMenu(self)
        self.problems.setObjectName("link")
        self.problems.setCursor(Qt.CursorShape.PointingHandCursor)
        self.save.setMenu(self.menu)
        self.name.setFont(font(17, bold=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID + 4)
        row.addWidget(self.name, 1)
        for part in (self.count, self.problems, self.views, self.open, self.save):
            row.addWidget(part)

    def retranslate(self, wording: Wording, keys: dict[str, QAction]) -> None:
        """Say the fixed words in the reader's language, and the keys that do the same."""
        self.views.show_choices({view: wording.text(f"merchants.view.{view}") for view in VIEWS})
        self.views.setAccessibleName(wording.text("merchants.view"))
        self.open.setText(wording.text("merchants.open"))
        self.save.setText(wording.text("merchants.save"))
        for key, text in (("results", "save_results"), ("summary", "save_summary"), ("template", "template")):
            keys[key].setText(wording.text(f"merchants.{text}"))
        for button, key in ((self.open, "open"), (self.save, "results")):
            set_tooltip(button, keys[key].shortcut().toString(QKeySequence.SequenceFormat.NativeText))

    def show_table(self, name: str, rows: int | None, bad_rows: int, wording: Wording) -> None:
        """Say which table is on show; None rows for none."""
        self.name.setText(name)
        self.count.setText("" if rows is None else wording.text("merchants.count", count=wording.plain(rows, 0)))
        self.problems.setText(wording.text("merchants.problems", count=wording.plain(bad_rows, 0)))
        self.problems.setVisible(bad_rows > 0)
        for part in (self.views, self.count, self.open, self.save):
            part.setVisible(rows is not None)
