"""How a figure is made, in a drawer: formula in words, numbers in it, and the way down to the source of each."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roi_app.benchmarks.catalogue import Source
from roi_app.explain.addresses import where_it_stands
from roi_app.explain.explanation import Explanation, as_text
from roi_app.explain.lookup import explain
from roi_app.gui.controls.card import rule
from roi_app.gui.controls.drawer import Drawer
from roi_app.gui.controls.icon_button import IconButton
from roi_app.gui.controls.icons import Icon
from roi_app.gui.controls.labels import label, linked_label
from roi_app.gui.controls.scroll_column import ScrollColumn
from roi_app.gui.controls.term_row import Term, TermRow
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.panels.explanation.lines import TermList, grow, linked, parts_of, path_of, plain, show_text
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.texts.formatting import Wording

_SAFE = ("http", "https")


class ExplanationPanel(Drawer):
    """Explains one figure at a time; `open` begins a new trail, following a number makes it longer."""

    def __init__(self, session: Session) -> None:
        """Make a shut panel of a session."""
        super().__init__()
        self._session = session
        self.trail: list[str] = []
        self.position = -1
        self.explanation: Explanation | None = None
        self._came_from: QWidget | None = None
        self._build_signs()
        self._build_texts()
        self._lay_out()
        self._listen()
        self.follow(session.changed, session.language_changed)

    def _build_signs(self) -> None:
        self.back, self.forward = IconButton(Icon.BACK), IconButton(Icon.FORWARD)
        self.copy, self.close_button = IconButton(Icon.COPY), IconButton(Icon.CLOSE)
        self.path = linked_label(12, tone="muted")
        self.go = QPushButton()
        self.go.setObjectName("link")
        self.go.setCursor(Qt.CursorShape.PointingHandCursor)

    def _build_texts(self) -> None:
        self.name, self.value = label(15, bold=True, wraps=True), label(28, bold=True, wraps=True)
        self.meaning = label(13, tone="muted", wraps=True)
        self.words, self.numbers = label(14, wraps=True), linked_label(14)
        self.cases, self.note = label(12, tone="caution", wraps=True), label(13, wraps=True)
        self.headings = {key: label(12, bold=True, tone="muted") for key in _HEADINGS}
        self.parts, self.facts = TermList(self.follow_to), TermList(self.follow_to)
        self.sources: list[QLabel] = []
        self._sources = QVBoxLayout()

    def _lay_out(self) -> None:
        self.set_margins(2 * GRID, GRID, GRID, GRID)
        bar = QHBoxLayout()
        bar.setSpacing(0)
        for part in (self.back, self.forward):
            bar.addWidget(part)
        bar.addWidget(self.headings["title"], 1, Qt.AlignmentFlag.AlignCenter)
        for part in (self.copy, self.close_button):
            bar.addWidget(part)
        self.body.addLayout(bar)
        self.body.addWidget(rule())
        self.area = ScrollColumn(spacing=6, right=GRID)
        column = self.area.column
        for one in (self.path, self.name, self.value, self.meaning, self.go):
            column.addWidget(one)
        self._add(column, "words", self.words)
        self._add(column, "numbers", self.numbers)
        column.addWidget(self.cases)
        self._add(column, "parts", self.parts.layout)
        self._add(column, "facts", self.facts.layout)
        column.addWidget(self.note)
        self._add(column, "sources", self._sources)
        column.addStretch(1)
        self.body.addWidget(self.area, 1)

    def _add(self, column: QVBoxLayout, heading: str, content: QLabel | QVBoxLayout) -> None:
        self.headings[heading].setContentsMargins(0, GRID, 0, 0)
        column.addWidget(self.headings[heading])
        if isinstance(content, QVBoxLayout):
            content.setSpacing(0)
            column.addLayout(content)
        else:
            column.addWidget(content)

    def _listen(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_forward)
        self.copy.clicked.connect(self.copy_text)
        self.close_button.clicked.connect(self.shut)
        self.go.clicked.connect(self._go_to_field)
        self.path.linkActivated.connect(lambda position: self._go_to(int(position)))
        self.numbers.linkActivated.connect(self.follow_to)
        # A shortcut sleeps while its widget is hidden, so Escape is free for others as long as nothing is explained.
        for keys, act in (
            (QKeySequence(Qt.Key.Key_Escape), self.shut),
            (QKeySequence(QKeySequence.StandardKey.Back), self.go_back),
            (QKeySequence(QKeySequence.StandardKey.Forward), self.go_forward),
        ):
            QShortcut(keys, self).activated.connect(act)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(self.copy_text)

    def open(self, target: str) -> None:
        """Explain a figure, as the beginning of a new trail."""
        self.go_on([explain(self._session.answer, target, self._session.wording).target])

    def go_on(self, trail: list[str], came_from: QWidget | None = None) -> None:
        """Explain the last figure of a trail that began elsewhere; shutting gives the focus to `came_from`."""
        if not self.isVisible():
            self._came_from = came_from or QApplication.focusWidget()
        self.trail = trail
        self._go_to(len(trail) - 1)
        self.place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def shut(self) -> None:
        """Close the panel and give the focus back to where it came from."""
        self.hide()
        back_to, self._came_from = self._came_from, None
        if back_to is not None and back_to.isVisible():
            back_to.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow_to(self, target: str) -> None:
        """Explain a number of the current explanation."""
        self.trail = [*self.trail[: self.position + 1], target]
        self._go_to(len(self.trail) - 1)

    def go_back(self) -> None:
        """Return to the explanation before."""
        self._go_to(max(self.position - 1, 0))

    def go_forward(self) -> None:
        """Go to the explanation that was left by going back."""
        self._go_to(min(self.position + 1, len(self.trail) - 1))

    def copy_text(self) -> None:
        """Put the explanation on the clipboard as plain text."""
        if self.explanation is not None:
            QGuiApplication.clipboard().setText(as_text(self.explanation, self._session.wording))
            self.headings["title"].setText(self._session.wording.text("explain.copied"))

    def _go_to(self, position: int) -> None:
        self.position = position
        self.headings["title"].setText(self._session.wording.text("explain.title"))
        self.area.verticalScrollBar().setValue(0)
        self._stale = True
        if self.isVisible():
            self._catch_up()
            # The pressed line now says something else, or is gone.
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        for key, heading in self.headings.items():
            heading.setText(wording.text(f"explain.{key}"))
        for part, key in (
            (self.back, "back"),
            (self.forward, "forward"),
            (self.copy, "copy"),
            (self.close_button, "close"),
        ):
            part.setAccessibleName(wording.text(f"explain.{key}"))
            set_tooltip(part, wording.text(f"explain.{key}"))
        self.path.setAccessibleName(wording.text("explain.trail"))
        self.go.setText(wording.text("explain.go"))
        self.refresh()

    def refresh(self) -> None:
        """Explain the current number as it is now."""
        if not self.trail:
            return
        session = self._session
        explanation = self.explanation = explain(session.answer, self.trail[self.position], session.wording)
        self.back.setEnabled(self.position > 0)
        self.forward.setEnabled(self.position < len(self.trail) - 1)
        self.setAccessibleName(f"{explanation.title} {explanation.value}".strip())
        show_text(self.path, path_of(self.trail[: self.position + 1], session.answer, session.wording))
        show_text(self.name, explanation.title)
        show_text(self.value, explanation.value)
        show_text(self.meaning, explanation.meaning)
        self.go.setVisible(bool(explanation.field))
        words, numbers = explanation.words, explanation.numbers
        show_text(self.words, f"= {plain(words)}" if words else "", self.headings["words"])
        show_text(self.numbers, f"= {linked(numbers)}" if numbers else "", self.headings["numbers"])
        show_text(self.cases, "\n".join(explanation.cases))
        show_text(self.note, explanation.note)
        self._show_terms(self.parts, parts_of(explanation), "parts")
        facts = [Term(fact.label, fact.text, fact.target) for fact in explanation.facts]
        self._show_terms(self.facts, facts, "facts")
        self._show_sources(explanation.sources)

    @property
    def rows(self) -> list[TermRow]:
        """The lines of the numbers in the formula, also those that are not on show."""
        return self.parts.rows

    def _show_terms(self, terms: TermList, lines: list[Term], heading: str) -> None:
        self.headings[heading].setVisible(bool(lines))
        terms.show_terms(lines, self._session.wording.text("explain.opens"))

    def _show_sources(self, sources: tuple[Source, ...]) -> None:
        self.headings["sources"].setVisible(bool(sources))
        grow(self.sources, len(sources), self._sources, self._make_source)
        for part, source in zip(self.sources, sources, strict=False):
            part.setText(_cited(source, self._session.wording))
            set_tooltip(
                part,
                self._session.wording.text("explain.open_address", address=source.address) if _is_safe(source) else "",
            )

    def _make_source(self) -> QLabel:
        part = linked_label(12)
        part.linkActivated.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        return part

    def _go_to_field(self) -> None:
        if self.explanation is not None:
            self._session.point_at(self.explanation.field)


_HEADINGS = ("title", "words", "numbers", "parts", "facts", "sources")


def _is_safe(source: Source) -> bool:
    return QUrl(source.address).scheme() in _SAFE


def _cited(source: Source, wording: Wording) -> str:
    """A source with its full address, which is a link only where a browser is the one to open it."""
    citation = html.escape(f"{source.title}, {source.publisher}, {source.published}")
    if not _is_safe(source):
        return citation
    address = html.escape(source.address)
    # A break after each slash and dot, or a long address would not wrap.
    broken = address.replace("/", "/\u200b").replace(".", ".\u200b")
    where = where_it_stands(source, wording)
    return f'{citation}<br><a href="{address}">{broken}</a>' + (f"<br>{html.escape(where)}" if where else "")
