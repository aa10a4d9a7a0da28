"""The page *Tools*: what each is worth and what to do about it, which to take first, and what a budget allows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from roi_app.figures.tools import tool_curve
from roi_app.gui.charts.tools import ToolsChart
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.controls.paragraph import Paragraph
from roi_app.gui.controls.slider import ValueSlider
from roi_app.gui.controls.value_field import ValueField
from roi_app.gui.pages.tools.table import ToolsModel, ToolsTable
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.model.parameters import LEVER_PRICE
from roi_app.model.tool_choice import every_set
from roi_app.statements.tools import tools, within_budget
from roi_app.texts.typed import complaint, read_typed

ROOMY = 900
"""From this width on the two cards stand side by side; below it the curve stands under the table."""

FIELD = QSize(96, 26)
STEP = LEVER_PRICE.step


class ToolsPage(QScrollArea):
    """Two cards, which scroll where the window is too low for them."""

    NEEDS_PLAN = True

    def __init__(self, session: Session, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.tools, self.first = ToolsCard(session), FirstToolsCard(session)
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * GRID)
        self._wide: bool | None = None
        self._arrange(wide=True)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tools.table.selectionModel().currentChanged.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards for this width."""
        super().resizeEvent(event)
        self._arrange(wide=event.size().width() >= ROOMY)

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        for card in (self.tools, self.first):
            self._grid.removeWidget(card)
        self._grid.addWidget(self.tools, 0, 0)
        self._grid.addWidget(self.first, *((0, 1) if wide else (1, 0)))
        for column, share in enumerate((7, 3) if wide else (1, 0)):
            self._grid.setColumnStretch(column, share)

    def _follow(self, current: QModelIndex) -> None:
        """Scroll to the row that the arrows have reached."""
        table = self.tools.table
        place = table.mapTo(self._inside, table.viewport().mapToParent(table.visualRect(current).center()))
        self.ensureVisible(place.x(), place.y(), 0, table.rowHeight(current.row()))


class ToolsCard(LiveCard):
    """A row for each tool at work; below them what a reader must know of them, and the article's advice."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self.model = ToolsModel(self)
        self.table = ToolsTable(self.model)
        self.notes, self.advice = label(12, tone="caution", wraps=True), label(12, tone="muted", wraps=True)
        self.body.addWidget(self.table)
        self.body.addWidget(self.notes)
        self.body.addWidget(self.advice)
        self.body.addStretch(1)
        self.table.asked.connect(session.request_explanation)
        self.follow(session.changed, session.language_changed)
        session.refined.connect(self._on_changed)

    def refresh(self) -> None:
        """Show the tools of the session's answer."""
        session = self._session
        told = tools(session.answer, session.uncertainty, session.wording)
        self.show_title(told.title, told.subtitle)
        self.model.show_rows(told.rows, session.wording)
        self.table.setAccessibleName(told.title)
        self.notes.setText("\n".join(told.notes))
        self.notes.setVisible(bool(told.notes))
        self.advice.setText(told.advice_line)


class FirstToolsCard(LiveCard):
    """The curve of the best 1, 2, 3 … tools, and the best set for a budget, which is the window's, not the file's."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session; the budget begins as what all tools cost, and follows it until it is set."""
        super().__init__(parent)
        self._session = session
        self._own: float | None = None
        self.what, self.chart = label(12, tone="muted", wraps=True), ToolsChart()
        self.label, self.slider, self.field = label(13), ValueSlider(0, STEP, STEP), ValueField()
        self.sentence = Paragraph(12, tone="muted")
        self._lay_out()
        self.chart.activated.connect(session.request_explanation)
        self.slider.moved.connect(self._take)
        self.field.typed.connect(self._type)
        self.field.stepped.connect(self.slider.step_by)
        self.follow(session.changed, session.language_changed)

    def _lay_out(self) -> None:
        self.field.setFixedSize(FIELD)
        self.chart.setMinimumHeight(100)
        # Its own size would be the least that the page scrolls at.
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        row = QHBoxLayout()
        row.setSpacing(GRID + 4)
        row.addWidget(self.label)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        self.body.setSpacing(GRID // 2)
        self.body.addWidget(self.what)
        self.body.addWidget(self.chart, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.sentence)

    def minimumSizeHint(self) -> QSize:
        """With the lines that its texts take in this width, which a layout that wraps nothing does not count."""
        least, width = super().minimumSizeHint(), self.body.geometry().width()
        more = self.body.minimumHeightForWidth(width) - self.body.minimumSize().height() if width else 0
        return QSize(least.width(), least.height() + max(more, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width texts take other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @property
    def budget(self) -> float:
        """The monthly budget: a person's own, else what all tools cost."""
        return self._session.case.tools_per_month.mode if self._own is None else self._own

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        name = self._session.wording.text("tools.budget.label")
        self.label.setText(name)
        for part in (self.slider, self.field):
            part.setAccessibleName(name)
        self.refresh()

    def refresh(self) -> None:
        """Draw the curve of the session's answer, and mark what the budget allows."""
        answer, wording, budget = self._session.answer, self._session.wording, self.budget
        best = within_budget(answer, every_set(answer.values), budget, wording)
        figure = tool_curve(answer, wording, best.streams)
        self.show_title(figure.title)
        self.what.setText(figure.subtitle)
        self.chart.show_figure(figure)
        self.slider.set_bounds(0, max(self._session.case.tools_per_month.mode, STEP))
        if budget != self.slider.real_value:
            self.slider.show_value(budget)
        text = wording.money(budget)
        self.field.show_text(text)
        self.slider.setAccessibleDescription(text)
        self._tell(best.sentence, "muted")

    def _tell(self, text: str, tone: str) -> None:
        self.sentence.setText(text)
        self.sentence.set_tone(tone)
        self.field.setAccessibleDescription(text)

    def _take(self, budget: float) -> None:
        self._own = budget
        self.field.set_wrong(wrong=False)
        self.refresh()

    def _type(self, text: str) -> None:
        if not text.strip():
            self._own = None
            self.refresh()
            return
        wording = self._session.wording
        reading = read_typed(LEVER_PRICE, text, wording)
        self.field.set_wrong(wrong=bool(reading.wrong))
        if reading.value is None:
            self.field.keep_old()
            self._tell(complaint(LEVER_PRICE, text, reading.wrong, wording), "caution")
        else:
            self._take(reading.value)
