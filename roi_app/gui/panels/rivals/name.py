"""What the game is called, why, and what would change its name, in a card."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from roi_app.figures.game import NamedStretch, game_name
from roi_app.gui.charts.game import INKS, GameStrip
from roi_app.gui.controls.labels import label, set_tone
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.state.session import Session
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import GRID

MOST_NAMES = 3
"""As θ grows, the game goes from win-win to dilemma to chicken at most."""


class NamePanel(LiveCard):
    """The name in plain words, the reason, and the θ at which it would be another."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session = session
        self.name, self.why = label(17, bold=True, wraps=True), label(13, wraps=True)
        self.change_title, self.change = label(13, bold=True), label(13, wraps=True)
        self.strip = GameStrip()
        self.ranges = [(label(12), label(12)) for _ in range(MOST_NAMES)]
        self.caveat = label(12, tone="muted", wraps=True)
        self._lay_out()
        self.strip.asked.connect(session.ask)
        self.follow(session.changed, session.language_changed)

    def _lay_out(self) -> None:
        self.body.setSpacing(GRID // 2)
        self.body.addWidget(self.name)
        self.body.addWidget(self.why)
        self.body.addSpacing(GRID // 2)
        self.body.addWidget(self.change_title)
        self.body.addWidget(self.change)
        self.body.addWidget(self.strip)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(2)
        for row, (range_, name) in enumerate(self.ranges):
            grid.addWidget(range_, row, 0)
            grid.addWidget(name, row, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.body.addWidget(self.caveat)

    def refresh(self) -> None:
        """Say the name of the session's answer."""
        figure = game_name(self._session.answer, self._session.wording)
        self.show_title(figure.title)
        self.name.setText(figure.name)
        set_tone(self.name, INKS[figure.game] if figure.stretches else "muted")
        self.why.setText(figure.why)
        self.change_title.setText(figure.change_title)
        self.change.setText(figure.change)
        self.caveat.setText(figure.caveat)
        self.strip.show_figure(figure, figure.change_title, figure.summary)
        self.change_title.setVisible(bool(figure.stretches))
        self.change.setVisible(bool(figure.stretches))
        self.strip.setVisible(bool(figure.stretches))
        for index, row in enumerate(self.ranges):
            _show(row, figure.stretches[index] if index < len(figure.stretches) else None)


def _show(row: tuple[QLabel, QLabel], stretch: NamedStretch | None) -> None:
    range_, name = row
    for part in row:
        part.setVisible(stretch is not None)
    if stretch is None:
        return
    range_.setText(stretch.range_text)
    name.setText(stretch.name)
    set_tone(name, INKS[stretch.game])
    for part in row:
        part.setFont(font(12, bold=stretch.is_now))
