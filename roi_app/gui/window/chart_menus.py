"""The menu of every chart in a window, and its picture carried out of it, whenever the chart is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from roi_app.gui.charts.chart import Chart
from roi_app.gui.charts.race_meter import RaceMeter
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.window import lazy

if TYPE_CHECKING:
    from roi_app.gui.dialogs.export.chart_menu import ChartMenu


class ChartMenus(QObject):
    """Opens the menu of the chart that is pointed at or in focus, and carries the picture of one that is dragged.

    The event climbs from a chart to the window, so no panel needs to know of this. While presenting no chart leaves.
    """

    def __init__(self, window: QWidget, session: Session, settings: Settings, subject: Callable[[], str]) -> None:
        """Serve a window's charts from now on; `subject` is what they are of, a shop or a table."""
        super().__init__(window)
        self._window, self._session, self._settings, self._subject = window, session, settings, subject
        self.opened: ChartMenu | None = None
        self._pressed: QWidget | None = None
        window.installEventFilter(self)

    @property
    def menu(self) -> ChartMenu:
        """What the menu of a chart does; made when it is first wanted."""
        if self.opened is None:
            self.opened = lazy.chart_menu()(self._window, self._session, self._settings, self._subject)
        return self.opened

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu where a chart was meant, and carry one away where it was dragged."""
        if watched is self._window and isinstance(event, QMouseEvent):
            self._notice(event)
        if isinstance(event, QContextMenuEvent) and watched is self._window:
            by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
            chart = self._window.focusWidget() if by_keyboard else self._window.childAt(event.pos())
            if isinstance(chart, Chart | RaceMeter) and chart.figure:
                middle = chart.mapToGlobal(chart.rect().center())
                self.menu.open(chart, middle if by_keyboard else event.globalPos())
                return True
        return super().eventFilter(watched, event)

    def _notice(self, event: QMouseEvent) -> None:
        """A press that nothing took, and the move that follows it from a chart."""
        pressed, self._pressed = self._pressed, None
        if event.type() is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self._window.childAt(event.position().toPoint())
        elif event.type() is not QEvent.Type.MouseMove or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        elif isinstance(pressed, Chart) and pressed.figure and not self._window.isFullScreen():
            self.menu.carry(pressed)
