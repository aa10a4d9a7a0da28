"""Help: the model in plain words, how to present, the keys, and what is left out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QWidget

from roi_app import assets
from roi_app.gui.controls.article import Article
from roi_app.gui.controls.card import Card
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.texts.formatting import Wording

Keys = tuple[tuple[str, str], ...]
"""Keys as this system writes them, each with the key of the text that says what they do."""


class HelpDialog(QDialog):
    """The help beside the window, which stays usable; its chapters stand at the left."""

    def __init__(self, session: Session, keys: Keys, parent: QWidget) -> None:
        """Make the help of a window in which these keys work."""
        super().__init__(parent)
        self._session, self._keys = session, keys
        self.chapters, self.article = QListWidget(), Article()
        self.chapters.setFixedWidth(228)
        self.chapters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = Card(titled=False)
        page.body.addWidget(self.article)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self.chapters)
        row.addWidget(page, 1)
        self.resize(self.sizeHint())
        self.chapters.currentRowChanged.connect(self._go_to)
        session.language_changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the reader's language."""
        wording = self._session.wording
        self.setWindowTitle(wording.text("help.title"))
        self.chapters.setAccessibleName(wording.text("help.chapters"))
        self.article.setAccessibleName(wording.text("help.title"))
        self.article.show_markdown(help_text(wording, self._keys))
        self.chapters.blockSignals(True)
        self.chapters.clear()
        self.chapters.addItems([heading.text() for heading in self.article.headings])
        self.chapters.setCurrentRow(0)
        self.chapters.blockSignals(False)

    def sizeHint(self) -> QSize:
        """Comfortable to read, and smaller than the smallest window."""
        return QSize(900, 640)

    def changeEvent(self, event: QEvent) -> None:
        """Take new colours over."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.article.refresh_colours()

    def _go_to(self, row: int) -> None:
        if row >= 0:
            self.article.go_to_heading(row)


def help_text(wording: Wording, keys: Keys) -> str:
    """The help as Markdown, with the keys."""
    rows = [f"| {wording.text('help.keys_key')} | {wording.text('help.keys_does')} |", "|---|---|"]
    rows += [f"| {written} | {wording.text(does)} |" for written, does in keys]
    return assets.read_text("help", f"{wording.language}.md").replace("{keys}", "\n".join(rows))
