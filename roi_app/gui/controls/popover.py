"""A bubble beside the place that it speaks of, with a nub that points there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from roi_app.gui.controls.anchor import Anchor
from roi_app.gui.controls.beside import Side, Standing, stand_beside
from roi_app.gui.style.theme import GRID, RADIUS, theme

NUB = 9
_HALF_NUB = 9.0
_LEAST_HEIGHT = 150
_HEEDED = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.LayoutRequest,
    QEvent.Type.Show,
    QEvent.Type.Hide,
)


class Popover(QWidget):
    """Stands in its host beside an `Anchor`, however the two move, and shuts when the anchor is seen no more.

    Escape and a press elsewhere shut it, except on the widgets that it is `patient` with. Tab goes round inside.
    Content goes into `body`; a subclass says in `heightForWidth` how high it likes to be.
    """

    shut_down = Signal()

    def __init__(self, host: QWidget, width: int) -> None:
        """Make a popover of a width that is shut."""
        super().__init__(host)
        self._host, self._wanted = host, width
        self.anchor: Anchor | None = None
        self.standing: Standing | None = None
        self._patience: list[QWidget] = []
        self.came_from: QWidget | None = None
        self.body = QVBoxLayout(self)
        margin = NUB + 2 * GRID - 4
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(GRID - 2)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # A shortcut sleeps while its widget is hidden, so Escape is free for others as long as nothing is shown.
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.shut)
        self._placing = QTimer(self)
        self._placing.setSingleShot(True)
        self._placing.setInterval(0)
        self._placing.timeout.connect(self.place)
        self.hide()

    def be_patient_with(self, *widgets: QWidget) -> None:
        """Stay open when a person presses one of these."""
        self._patience += widgets

    def stand_at(self, anchor: Anchor) -> None:
        """Come up beside an anchor, and take the focus."""
        if not self.isVisible():
            self.came_from = QApplication.focusWidget()
        self.anchor = anchor
        if anchor.seen_in(self._host) is None:
            anchor.reveal()
        self._heed(heeds=True)
        self.show()
        self.place()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def shut(self) -> None:
        """Go away, and give the focus back to where it came from."""
        held_focus = self.isAncestorOf(QApplication.focusWidget() or self._host) or self.hasFocus()
        back_to, self.came_from = self.came_from, None
        self.hide()
        if held_focus and back_to is not None and back_to.isVisible():
            back_to.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Stand beside the anchor as it is now."""
        if self.anchor is None:
            return
        area = self.anchor.seen_in(self._host)
        if area is None:
            self.shut()
            return
        room = self._host.rect().adjusted(4, 4, -4, -4)
        width = min(self._wanted, room.width())
        size = QSize(width, self.heightForWidth(width))
        self.standing = stand_beside(area, size, room, _LEAST_HEIGHT)
        self.setGeometry(self.standing.rect)
        self.update()

    def place_soon(self) -> None:
        """Stand beside the anchor once everything else has its place."""
        if self.isVisible():
            self._placing.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Heed nothing any longer."""
        super().hideEvent(event)
        self._heed(heeds=False)
        self.anchor = None
        self.shut_down.emit()

    def _heed(self, *, heeds: bool) -> None:
        """Notice everything that happens in the application, or nothing any longer."""
        application = QApplication.instance()
        if application is not None and heeds:
            application.installEventFilter(self)
        elif application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the anchor; a press elsewhere shuts, and does there what it would have done."""
        kind = event.type()
        if self.anchor is not None and kind in _HEEDED and isinstance(watched, QWidget):
            if kind is QEvent.Type.MouseButtonPress:
                if watched.window() is self.window() and not self._bears(watched):
                    self.shut()
            elif watched is self.anchor.widget or watched.isAncestorOf(self.anchor.widget):
                if kind is QEvent.Type.Hide:
                    self.shut()
                else:
                    self.place_soon()
        return super().eventFilter(watched, event)

    def _bears(self, pressed: QWidget) -> bool:
        """Whether a press there leaves the popover open."""
        return any(one is pressed or one.isAncestorOf(pressed) for one in (self, *self._patience))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take what was meant for nobody inside, so that it does not reach what lies behind."""
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go round inside: a person leaves by Escape, and comes back to where they were."""
        stops = [one for one in self._chain() if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        if not stops:
            return False
        current: QWidget | None = QApplication.focusWidget()
        step = 1 if forward else -1
        at = stops.index(current) + step if current in stops else (0 if forward else -1)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[at % len(stops)].setFocus(reason)
        return True

    def _chain(self) -> list[QWidget]:
        """Everything inside, in the order of the focus."""
        found, one = [], self.nextInFocusChain()
        while one is not None and one is not self:
            if self.isAncestorOf(one):
                found.append(one)
            one = one.nextInFocusChain()
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bubble with its nub."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bubble = QPainterPath()
        bubble.addRoundedRect(QRectF(self.rect()).adjusted(NUB, NUB, -NUB, -NUB), RADIUS, RADIUS)
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.setBrush(theme.colour("card"))
        painter.drawPath(bubble.united(self._nub()))

    def _nub(self) -> QPainterPath:
        path = QPainterPath()
        if self.standing is None:
            return path
        side, upright = self.standing.side, self.standing.side.is_upright
        length = float(self.width() if upright else self.height())
        edge = NUB + RADIUS + _HALF_NUB
        at = min(max(float(self.standing.nub), edge), length - edge)
        # The tip of a bubble below or right of its place is at its top or left.
        first = side in (Side.BELOW, Side.RIGHT)
        depth = float(self.height() if upright else self.width())
        tip, base = (1.0, NUB + 1.0) if first else (depth - 1, depth - NUB - 1)
        points = [(at, tip), (at - _HALF_NUB, base), (at + _HALF_NUB, base)]
        for index, (along, across) in enumerate(points):
            point = QPointF(along, across) if upright else QPointF(across, along)
            path.lineTo(point) if index else path.moveTo(point)
        path.closeSubpath()
        return path
