"""The welcome: three sample shops with what they come to, the files used last, an empty start."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from roi_app import assets
from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.recent import RecentFile
from roi_app.documents.samples import SAMPLES, sample
from roi_app.estimates.answer import Answer, answer
from roi_app.estimates.baseline import Baseline
from roi_app.gui.controls.choice_card import ChoiceCard
from roi_app.gui.controls.labels import ElidedLabel, label
from roi_app.gui.controls.segmented import Segmented
from roi_app.gui.state.document_files import DocumentFiles
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.theme import GRID
from roi_app.statements.headline import headline
from roi_app.statements.payback import payback_phrase
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording

MOST_RECENT = 4
_WIDEST = 1120


class WelcomePage(QWidget):
    """Fills the window; `left` says that a shop was opened, or that a person goes on with the one that is there."""

    left = Signal()

    def __init__(
        self,
        session: Session,
        files: DocumentFiles,
        settings: Settings,
        act: Callable[[str], None],
    ) -> None:
        """Make the page of a session; `act` does what the menu's entry of a key does."""
        super().__init__()
        self._act = act
        self._session, self._files, self._settings = session, files, settings
        self.mark, self.app_name, self.languages = label(), label(16, bold=True), Segmented()
        self.title, self.line = label(28, bold=True, wraps=True), label(15, tone="muted", wraps=True)
        self.samples_title = label(14, bold=True, tone="muted")
        self.cards = {name: ChoiceCard() for name in SAMPLES}
        self.new, self.open, self.empty = QPushButton(), QPushButton(), QPushButton()
        self.sheet, self.merchants = QPushButton(), QPushButton()
        self.recent_title, self.recent = label(14, bold=True, tone="muted"), _RecentList()
        self.hint, self.again = label(13, tone="muted", wraps=True), QCheckBox()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.mark.setPixmap(QIcon(str(assets.path("icons", "app.svg"))).pixmap(QSize(32, 32)))
        self.new.setObjectName("primary")
        head, cards, actions, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.setSpacing(GRID + 4)
        head.addWidget(self.mark)
        head.addWidget(self.app_name, 1)
        head.addWidget(self.languages)
        cards.setSpacing(2 * GRID)
        for card in self.cards.values():
            cards.addWidget(card, 1)
        actions.setSpacing(GRID + 4)
        actions.addWidget(self.new)
        actions.addWidget(self.open)
        actions.addWidget(self.sheet)
        actions.addWidget(self.merchants)
        actions.addWidget(self.empty)
        actions.addStretch(1)
        foot.addStretch(1)
        foot.addWidget(self.again)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addStretch(3)
        column.addWidget(self.title)
        column.addWidget(self.line)
        column.addSpacing(4 * GRID)
        column.addWidget(self.samples_title)
        column.addLayout(cards)
        column.addSpacing(2 * GRID)
        column.addLayout(actions)
        column.addWidget(self.hint)
        column.addSpacing(3 * GRID)
        column.addWidget(self.recent_title)
        column.addWidget(self.recent)
        column.addStretch(4)
        column.addLayout(foot)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(6 * GRID, 3 * GRID, 6 * GRID, 2 * GRID)
        outside.addStretch(1)
        outside.addWidget(inside, 100)
        outside.addStretch(1)

    def _connect(self) -> None:
        for name, card in self.cards.items():
            card.clicked.connect(lambda _=False, name=name: self._files.open_sample(name))
        self.new.clicked.connect(lambda _=False: self._act("new"))
        self.open.clicked.connect(self._files.ask_open)
        self.sheet.clicked.connect(lambda _=False: self._act("import_books"))
        self.merchants.clicked.connect(lambda _=False: self._act("portfolio"))
        self.empty.clicked.connect(self._files.new)
        self.recent.chosen.connect(self._files.open)
        self.again.toggled.connect(self._remember)
        self.languages.chosen.connect(self._session.use_language)
        self._session.language_changed.connect(self._on_language_changed)
        self._session.changed.connect(self._leave)
        self._session.file_changed.connect(self._leave)
        self._files.recent_changed.connect(self._show_recent)

    def begin(self) -> None:
        """Come on show with what is true now, ready for the keys."""
        self.retranslate()
        next(iter(self.cards.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        self.setAccessibleName(wording.text("welcome.page"))
        self.app_name.setText("Merchant ROI")
        self.languages.show_choices({key: wording.text(f"language.{key}") for key in LANGUAGES})
        self.languages.show_chosen(self._session.language)
        for part, key in (
            (self.title, "welcome.title"),
            (self.line, "welcome.line"),
            (self.samples_title, "welcome.samples"),
            (self.new, "welcome.new"),
            (self.open, "welcome.open"),
            (self.sheet, "welcome.import"),
            (self.merchants, "menu.portfolio"),
            (self.empty, "welcome.empty"),
            (self.hint, "welcome.drop"),
            (self.recent_title, "welcome.recent"),
            (self.again, "welcome.again"),
        ):
            part.setText(wording.text(key))
        self.again.blockSignals(True)
        self.again.setChecked(self._settings.welcomes)
        self.again.blockSignals(False)
        for name, card in self.cards.items():
            self._show_sample(name, card)
        self._show_recent()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes on with the shop that is there."""
        if Qt.Key(event.key()) is Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()

    def _show_sample(self, name: str, card: ChoiceCard) -> None:
        sample_answer = _answer_of(name)
        wording = Wording(self._session.language, sample_answer.case.document.currency)
        kept, saved = headline(sample_answer, Baseline.TODAY, wording)[:2]
        note = f"{wording.text('welcome.saved', saved=saved.text)}\n{payback_phrase(sample_answer, wording)}"
        card.show_choice(wording.text(f"sample.{name}"), wording.text(f"welcome.sample.{name}"))
        card.show_figure(kept.caption, kept.text, kept.unit, kept.tone, note)

    def _show_recent(self) -> None:
        files = self._files.recent.all()[:MOST_RECENT]
        self.recent_title.setVisible(bool(files))
        self.recent.show_files(files, self._session.wording)

    def _remember(self, again: bool) -> None:
        self._settings.welcomes = again

    def _leave(self) -> None:
        if self.isVisible():
            self.left.emit()

    def _on_language_changed(self) -> None:
        if self.isVisible():
            self.retranslate()


class _RecentList(QWidget):
    """Files by name, each with its folder."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._rows: list[QWidget] = []

    def show_files(self, files: tuple[RecentFile, ...], wording: Wording) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.buttons = [], []
        for one in files:
            self._add(one, wording)

    def _add(self, one: RecentFile, wording: Wording) -> None:
        # An ampersand would underline the letter behind it.
        name = one.path.name.replace("&", "&&")
        button = QPushButton(name if one.exists else wording.text("menu.missing", name=name))
        button.setObjectName("link")
        button.setEnabled(one.exists)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _=False, path=one.path: self.chosen.emit(path))
        folder = ElidedLabel()
        folder.setText(str(one.path.parent))
        folder.setProperty("tone", "muted")
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * GRID)
        line.addWidget(button)
        line.addWidget(folder, 1)
        self._column.addWidget(row)
        self._rows.append(row)
        self.buttons.append(button)


@lru_cache(maxsize=len(SAMPLES))
def _answer_of(name: str) -> Answer:
    return answer(resolve(sample(name), default_catalogue()))
