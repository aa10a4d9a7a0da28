"""A short tour: five hints, each a bubble beside what it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from roi_app.gui.controls.labels import label
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.theme import GRID, theme

HINTS = ("costs", "kept", "race", "explain", "present")
"""The hints in order; each is anchored at a widget of the window."""

_WIDTH = 320
_TIP = 10
_RADIUS = 12

Anchors = Mapping[str, Callable[[], QWidget]]


class Tour(QWidget):
    """Shows one hint after another over `host`.

    A tour that was seen to its end, or that somebody does not want again, is not offered a second time; the menu
    begins it all the same.
    """

    def __init__(self, host: QWidget, anchors: Anchors, session: Session, settings: Settings) -> None:
        """Make a hidden tour; `anchors` gives the widget of each of `HINTS`."""
        super().__init__(host)
        self._host, self._anchors, self._session, self._settings = host, anchors, session, settings
        self._step = 0
        self._tip_at = QPointF()
        self._tip_side = Qt.Edge.LeftEdge
        self.title, self.text = label(15, bold=True, wraps=True), label(13, wraps=True)
        self.count = label(12, tone="muted")
        self.never, self.skip, self.next = QCheckBox(), QPushButton(), QPushButton()
        self.next.setObjectName("primary")
        self.skip.setObjectName("quiet")
        self._lay_out()
        self.next.clicked.connect(self.go_on)
        self.skip.clicked.connect(self.close_tour)
        session.language_changed.connect(self.retranslate)
        host.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID + _TIP, 2 * GRID + _TIP, 2 * GRID + _TIP, GRID + 4 + _TIP)
        column.setSpacing(GRID)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.never)
        foot.addStretch(1)
        foot.addWidget(self.skip)
        foot.addWidget(self.next)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addLayout(foot)

    @property
    def hint(self) -> str | None:
        """The hint on show, or None."""
        return None if self.isHidden() else HINTS[self._step]

    def begin(self) -> None:
        """Begin with the first hint."""
        self._step = 0
        self.never.setChecked(not self._settings.offers_tour)
        self.retranslate()
        self.show()
        self.raise_()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Show the next hint; after the last one the tour is over for good."""
        if self._step + 1 < len(HINTS):
            self._step += 1
            self.retranslate()
        else:
            self._settings.offers_tour = False
            self.hide()

    def close_tour(self) -> None:
        """Leave the tour, for good where its box is ticked."""
        self._settings.offers_tour = not self.never.isChecked()
        self.hide()

    def retranslate(self) -> None:
        """Say the hint in the reader's language, beside its widget."""
        wording, hint = self._session.wording, HINTS[self._step]
        is_last = self._step + 1 == len(HINTS)
        self.title.setText(wording.text(f"tour.{hint}.title"))
        self.text.setText(wording.text(f"tour.{hint}"))
        self.count.setText(wording.text("tour.step", step=self._step + 1, total=len(HINTS)))
        self.never.setText(wording.text("tour.never"))
        self.skip.setText(wording.text("tour.skip"))
        self.next.setText(wording.text("tour.done" if is_last else "tour.next"))
        self.never.setVisible(not is_last)
        self.skip.setVisible(not is_last)
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.text.text())
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the tour."""
        if Qt.Key(event.key()) is Qt.Key.Key_Escape:
            self.close_tour()
        else:
            event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back to the window."""
        super().hideEvent(event)
        window = self._host.window()
        focused: QWidget | None = window.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            window.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside the widget when the window changes its size, and end when the work goes off the stage."""
        if watched is self._host and not self.isHidden():
            if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
                self._place()
            elif event.type() is QEvent.Type.Hide:
                self.hide()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Below a widget, right of one as high as the window, left where the right has no room; always inside."""
        self.resize(_WIDTH, max(self.heightForWidth(_WIDTH), self.sizeHint().height()))
        at = self._anchors[HINTS[self._step]]()
        target = QRect(at.mapTo(self._host, QPoint(0, 0)), at.size()).intersected(self._host.rect())
        if target.bottom() + self.height() < self._host.height():
            self._tip_side, corner = Qt.Edge.TopEdge, QPoint(target.center().x() - self.width() // 2, target.bottom())
        elif target.right() + self.width() < self._host.width():
            self._tip_side, corner = Qt.Edge.LeftEdge, QPoint(target.right() - _TIP, target.center().y())
        else:
            self._tip_side, corner = Qt.Edge.RightEdge, QPoint(target.left() - self.width() + _TIP, target.center().y())
        if self._tip_side is not Qt.Edge.TopEdge:
            corner -= QPoint(0, self.height() // 2)
        inside = self._host.rect().adjusted(4, 4, -4 - self.width(), -4 - self.height())
        corner = QPoint(
            min(max(corner.x(), inside.left()), inside.right()), min(max(corner.y(), inside.top()), inside.bottom())
        )
        self._tip_at = QPointF(target.center() - corner)
        self.move(corner)
        self._scroll_there()
        self.update()

    def _scroll_there(self) -> None:
        """Bring the bubble into view where the host is larger than the window."""
        holder: QWidget | None = self._host.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        if holder is not None:
            holder.ensureWidgetVisible(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bubble and the tip that points at the widget."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QPainterPath()
        body.addRoundedRect(self.rect().adjusted(_TIP, _TIP, -_TIP, -_TIP).toRectF(), _RADIUS, _RADIUS)
        outline = body.united(self._tip())
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(theme.colour("card"))
        painter.drawPath(outline)

    def _tip(self) -> QPainterPath:
        """A small triangle at the edge that faces the widget."""
        width, height, half = float(self.width()), float(self.height()), 9.0
        x = min(max(self._tip_at.x(), _TIP + _RADIUS + half), width - _TIP - _RADIUS - half)
        y = min(max(self._tip_at.y(), _TIP + _RADIUS + half), height - _TIP - _RADIUS - half)
        points = {
            Qt.Edge.LeftEdge: (QPointF(1, y), QPointF(_TIP + 2, y - half), QPointF(_TIP + 2, y + half)),
            Qt.Edge.RightEdge: (
                QPointF(width - 1, y),
                QPointF(width - _TIP - 2, y - half),
                QPointF(width - _TIP - 2, y + half),
            ),
            Qt.Edge.TopEdge: (QPointF(x, 1), QPointF(x - half, _TIP + 2), QPointF(x + half, _TIP + 2)),
        }[self._tip_side]
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        path.closeSubpath()
        return path
