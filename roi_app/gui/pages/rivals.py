"""The page of the game with the rivals: the matrix, its name and what would change it, and how rivals follow."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from roi_app.figures.adoption import AdoptionCurve, adoption_curve
from roi_app.figures.game import NamedStretch
from roi_app.figures.payoff import Payoff, payoff
from roi_app.gui.charts.adoption import AdoptionChart
from roi_app.gui.charts.game import GameStrip
from roi_app.gui.charts.payoff import PayoffChart
from roi_app.gui.controls.labels import label, set_tone
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.controls.scroll_column import ScrollColumn
from roi_app.gui.panels.figure_card import FigureCard
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import GRID
from roi_app.statements.game import game_name

ROOMY = 960
"""From this width on the three cards stand side by side; below it the curve stands under the matrix."""

MOST_NAMES = 3
"""As θ grows, the game goes from win-win to dilemma to chicken at most."""


class RivalsPage(QWidget):
    """Three cards."""

    NEEDS_ROOM = True
    NEEDS_PLAN = True

    def __init__(self, session: Session, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.matrix = FigureCard(session, PayoffChart(), _payoff)
        self.name = GameNameCard(session)
        self.curve = FigureCard(session, AdoptionChart(), _adoption)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * GRID)
        self._wide: bool | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards for this width."""
        super().resizeEvent(event)
        wide = event.size().width() >= ROOMY
        if wide == self._wide:
            return
        self._wide = wide
        places = (
            {self.matrix: (0, 0, 1, 1), self.name: (0, 1, 1, 1), self.curve: (0, 2, 1, 1)}
            if wide
            else {self.matrix: (0, 0, 1, 1), self.curve: (1, 0, 1, 1), self.name: (0, 1, 2, 1)}
        )
        for card, place in places.items():
            self._grid.removeWidget(card)
            self._grid.addWidget(card, *place)
        for column, share in enumerate((10, 9, 8) if wide else (1, 1, 0)):
            self._grid.setColumnStretch(column, share)
        for row, share in enumerate((1, 0) if wide else (5, 4)):
            self._grid.setRowStretch(row, share)


class GameNameCard(LiveCard):
    """The name in plain words, the reason, and the θ at which it would be another."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self.name, self.why = label(17, bold=True, wraps=True), label(13, wraps=True)
        self.change = label(13, bold=True, wraps=True)
        self.strip = GameStrip()
        self.ranges = [(label(12), label(12)) for _ in range(MOST_NAMES)]
        self.thresholds, self.caveat = (label(11, tone="muted", wraps=True) for _ in range(2))
        self._lay_out()
        self.strip.activated.connect(session.request_explanation)
        self.follow(session.changed, session.language_changed)

    def _lay_out(self) -> None:
        content = ScrollColumn(spacing=GRID // 2)
        column = content.column
        column.addWidget(self.name)
        column.addWidget(self.why)
        column.addWidget(self.change)
        column.addWidget(self.strip)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(0)
        for row, (range_, name) in enumerate(self.ranges):
            grid.addWidget(range_, row, 0)
            grid.addWidget(name, row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        column.addWidget(self.thresholds)
        column.addWidget(self.caveat)
        self.body.addWidget(content)

    def refresh(self) -> None:
        """Say the name of the session's answer."""
        game = game_name(self._session.answer, self._session.wording)
        strip, stretches = game.strip, game.strip.stretches
        self.show_title(game.title)
        self.name.setText(game.name)
        set_tone(self.name, game.tone)
        self.why.setText(game.why)
        self.change.setText(game.change)
        self.thresholds.setText(game.thresholds)
        self.caveat.setText(game.caveat)
        self.strip.show_figure(strip)
        for part in (self.change, self.strip, self.thresholds):
            part.setVisible(bool(stretches))
        for index, row in enumerate(self.ranges):
            _show_stretch(row, stretches[index] if index < len(stretches) else None)


def _show_stretch(row: tuple[QLabel, QLabel], stretch: NamedStretch | None) -> None:
    range_, name = row
    for part in row:
        part.setVisible(stretch is not None)
    if stretch is None:
        return
    range_.setText(stretch.range_text)
    name.setText(stretch.name)
    set_tone(name, stretch.tone)
    for part in row:
        part.setFont(font(12, bold=stretch.is_now))


def _adoption(session: Session) -> AdoptionCurve:
    return adoption_curve(session.answer, session.wording)


def _payoff(session: Session) -> Payoff:
    return payoff(session.answer, session.wording)
