"""A chip in the head that says what a vendor's claim makes of the result; a click leaves the claim out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from roi_app.gui.controls.painted_button import PaintedButton
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.state.commands import Commands
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme
from roi_app.statements.claims import ClaimShare

_SIZE, _SIDE, _CROSS = 12, 10, 7


class ClaimChip(PaintedButton):
    """Hidden while no claim is taken at its word."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        """Make a chip that leaves claims out by these commands."""
        super().__init__(parent)
        self._commands = commands
        self._shown: ClaimShare | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._leave_out)
        self.hide()

    def keep_room(self, *, kept: bool) -> None:
        """Keep the chip's room while there are claims, whether they make anything of the result or not."""
        policy = self.sizePolicy()
        if policy.retainSizeWhenHidden() != kept:
            policy.setRetainSizeWhenHidden(kept)
            self.setSizePolicy(policy)

    def show_claim(self, shown: ClaimShare | None) -> None:
        """Say what the claim makes; None hides the chip."""
        if shown != self._shown:
            self._shown = shown
            text = "" if shown is None else shown.text
            self.setText(text)
            self.setAccessibleName(text)
            set_tooltip(self, "" if shown is None else shown.hint)
            self.updateGeometry()
            self.update()
        self.setVisible(shown is not None)

    def sizeHint(self) -> QSize:
        """Room for the words and the cross."""
        words = QFontMetricsF(font(_SIZE, bold=True)).horizontalAdvance(self.text())
        return QSize(round(words) + 3 * _SIDE + _CROSS, 24)

    def minimumSizeHint(self) -> QSize:
        """The words may be elided."""
        return QSize(60, 24)

    def draw(self, painter: QPainter) -> None:
        """Draw ground, words and cross."""
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour("caution"))
        painter.setBrush(theme.colour("caution_soft"))
        painter.drawRoundedRect(area, 12, 12)
        painter.setFont(font(_SIZE, bold=True))
        room = self.width() - 3 * _SIDE - _CROSS
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            area.adjusted(_SIDE, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words
        )
        left, top = self.width() - _SIDE - _CROSS, (self.height() - _CROSS) / 2
        painter.drawLine(round(left), round(top), round(left + _CROSS), round(top + _CROSS))
        painter.drawLine(round(left), round(top + _CROSS), round(left + _CROSS), round(top))
        self.draw_focus(painter)

    def _leave_out(self) -> None:
        if self._shown is not None:
            self._commands.set_claim(self._shown.place, self._shown.lever, claimed=False)
