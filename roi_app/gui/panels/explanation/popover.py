"""How a figure is made, at the figure itself: formula, the values in it, its range and source in a small bubble."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from roi_app.explain.explanation import Explanation
from roi_app.explain.lookup import explain
from roi_app.gui.controls.anchor import Anchor
from roi_app.gui.controls.card import rule
from roi_app.gui.controls.icon_button import IconButton
from roi_app.gui.controls.icons import Icon
from roi_app.gui.controls.labels import label, linked_label
from roi_app.gui.controls.popover import Popover
from roi_app.gui.controls.scroll_column import ScrollColumn
from roi_app.gui.controls.span_strip import SpanStrip, Tick
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.panels.explanation.lines import TermList, linked, parts_of, path_of, plain, show_text
from roi_app.gui.state.debounce import Debounce
from roi_app.gui.state.session import Session
from roi_app.statements.brief import source_line
from roi_app.statements.span import span

WIDTH = 392
_SMALL = 26
_MOST_INSIDE = 440
_REST_MS = 120


class ExplanationPopover(Popover):
    """Explains one figure at a time; a number in it leads a level deeper, *back* up again.

    `whole_way` says that a person wants the drawer, with the trail so far.
    """

    whole_way = Signal()

    def __init__(self, session: Session, host: QWidget) -> None:
        """Make a shut popover of a session."""
        super().__init__(host, WIDTH)
        self._session = session
        self.trail: list[str] = []
        self.explanation: Explanation | None = None
        self.back, self.close_button = IconButton(Icon.BACK, size=_SMALL), IconButton(Icon.CLOSE, size=_SMALL)
        self.name, self.value = label(13, bold=True, wraps=True), label(22, bold=True, wraps=True)
        self.path = linked_label(12, tone="muted")
        self.meaning, self.words, self.numbers = (
            label(12, tone="muted", wraps=True),
            label(13, wraps=True),
            linked_label(),
        )
        self.terms, self.strip = TermList(self.follow_to), SpanStrip()
        self.strip_title, self.source = label(12, tone="muted", wraps=True), label(12, tone="muted", wraps=True)
        self.go, self.whole = QPushButton(), QPushButton()
        self._resting = Debounce(_REST_MS, self)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        self._head.setSpacing(4)
        for part, stretch in ((self.back, 0), (self.name, 1), (self.close_button, 0)):
            self._head.addWidget(part, stretch)
        self.body.addLayout(self._head)
        self.area = ScrollColumn(spacing=6)
        column = self.area.column
        for text in (self.path, self.value, self.meaning, self.words, self.numbers):
            column.addWidget(text)
        column.addLayout(self.terms.layout)
        column.addWidget(self.strip_title)
        column.addWidget(self.strip)
        column.addWidget(self.source)
        column.addStretch(1)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(rule())
        for button in (self.go, self.whole):
            button.setObjectName("link")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._foot.addWidget(self.go)
        self._foot.addStretch(1)
        self._foot.addWidget(self.whole)
        self.body.addLayout(self._foot)

    def _listen(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.close_button.clicked.connect(self.shut)
        self.whole.clicked.connect(self.whole_way)
        self.go.clicked.connect(self._go_to_field)
        self.path.linkActivated.connect(lambda position: self._go_to(self.trail[: int(position) + 1]))
        self.numbers.linkActivated.connect(self.follow_to)
        for news in (self._session.changed, self._session.language_changed, self._session.refined):
            news.connect(self._catch_up)
        self._resting.due.connect(self._show_source)

    def open(self, target: str, anchor: Anchor) -> None:
        """Explain a figure where it stands, as the beginning of a new trail."""
        self.trail = [explain(self._session.answer, target, self._session.wording).target]
        self.refresh()
        self.stand_at(anchor)

    def follow_to(self, target: str) -> None:
        """Explain a number of the current explanation."""
        self._go_to([*self.trail, target])

    def go_back(self) -> None:
        """Return to the explanation before."""
        self._go_to(self.trail[:-1] or self.trail)

    def _go_to(self, trail: list[str]) -> None:
        self.trail = trail
        self.area.verticalScrollBar().setValue(0)
        self.refresh()
        self.place()
        # The pressed line now says something else, or is gone.
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _catch_up(self) -> None:
        if self.isVisible():
            self._show_number()
            self.place_soon()
            self._resting.call()

    def refresh(self) -> None:
        """Explain the current number as it is now."""
        self._show_number()
        self._show_source()

    def _show_source(self) -> None:
        """Say what the number is made from; too slow for every tick of a slider, which seldom changes it."""
        if self.explanation is not None:
            show_text(self.source, source_line(self.explanation, self._session.answer, self._session.wording))

    def _show_number(self) -> None:
        session, wording = self._session, self._session.wording
        explanation = self.explanation = explain(session.answer, self.trail[-1], wording)
        self._name()
        self.back.setVisible(len(self.trail) > 1)
        show_text(self.path, path_of(self.trail, session.answer, wording))
        show_text(self.name, explanation.title)
        show_text(self.value, explanation.value)
        show_text(self.meaning, explanation.meaning)
        show_text(self.words, f"= {plain(explanation.words)}" if explanation.words else "")
        show_text(self.numbers, f"= {linked(explanation.numbers)}" if explanation.numbers else "")
        self.terms.show_terms(parts_of(explanation), wording.text("explain.opens"))
        self._show_span()
        self.go.setVisible(bool(explanation.field))

    def _show_span(self) -> None:
        session = self._session
        found = span(session.answer, self.trail[-1], session.uncertainty, session.wording)
        show_text(self.strip_title, "" if found is None else found.title)
        self.strip.setVisible(found is not None)
        if found is not None:
            ticks = tuple(Tick(one.at, one.name, one.value) for one in found.ticks)
            self.strip.show_span(ticks, found.heights, found.here, found.title, found.summary)

    def _name(self) -> None:
        """Say the texts that do not change with the number, and what this is for those who cannot see it."""
        wording, explanation = self._session.wording, self.explanation
        for button, key in ((self.back, "explain.back"), (self.close_button, "explain.close")):
            button.setAccessibleName(wording.text(key))
            set_tooltip(button, wording.text(key))
        self.path.setAccessibleName(wording.text("explain.trail"))
        self.go.setText(wording.text("explain.go"))
        self.whole.setText(wording.text("explain.whole_way"))
        if explanation is not None:
            self.setAccessibleName(f"{explanation.title} {explanation.value}".strip())
            self.setAccessibleDescription(explanation.meaning)

    def _go_to_field(self) -> None:
        if self.explanation is not None:
            field = self.explanation.field
            self.shut()
            self._session.point_at(field)

    def heightForWidth(self, width: int) -> int:
        """As high as all that is said, up to a height from which on it scrolls."""
        margins = self.body.contentsMargins()
        inside = width - margins.left() - margins.right()
        content = self.area.column.totalHeightForWidth(inside)
        head = max(self._head.totalHeightForWidth(inside), self._head.sizeHint().height())
        around = head + 1 + self._foot.sizeHint().height() + 3 * self.body.spacing()
        return margins.top() + margins.bottom() + min(content, _MOST_INSIDE) + around
