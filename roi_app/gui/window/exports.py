"""How the estimate leaves a window: the dialog, the menu of every chart, the summary for a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from roi_app.exports.summary_text import summary_text
from roi_app.gui.charts.chart import Chart
from roi_app.gui.charts.race_meter import RaceMeter
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.window import lazy

if TYPE_CHECKING:
    from roi_app.gui.dialogs.export.chart_menu import ChartMenu
    from roi_app.gui.dialogs.export.dialog import ExportDialog


class Exports(QObject):
    """Serves a window; dialog and menu are made when they are first wanted.

    A wish for a menu climbs from a chart to the window, so no panel needs to know of this, whenever it is made.
    """

    def __init__(self, window: QWidget, session: Session, commands: Commands, settings: Settings) -> None:
        """Take the wishes of a window's charts from now on."""
        super().__init__(window)
        self._window, self._session, self._commands, self._settings = window, session, commands, settings
        self.chart_menu: ChartMenu | None = None
        self.dialog: ExportDialog | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu of the chart that is pointed at or in focus."""
        if isinstance(event, QContextMenuEvent) and watched is self._window:
            by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
            chart = self._window.focusWidget() if by_keyboard else self._window.childAt(event.pos())
            if isinstance(chart, Chart | RaceMeter) and chart.figure:
                middle = chart.mapToGlobal(chart.rect().center())
                self.charts().open(chart, middle if by_keyboard else event.globalPos())
                return True
        return super().eventFilter(watched, event)

    def charts(self) -> ChartMenu:
        """What the menu of a chart does."""
        if self.chart_menu is None:
            self.chart_menu = lazy.chart_menu()(self._window, self._session, self._settings)
        return self.chart_menu

    def open_dialog(self) -> None:
        """Ask what should leave the app, and how."""
        if self.dialog is None:
            self.dialog = lazy.export_dialog()(self._window, self._session, self._commands, self._settings)
        self.dialog.begin()

    def copy_summary(self) -> None:
        """Put the answer on the clipboard, as text for a chat."""
        session = self._session
        QGuiApplication.clipboard().setText(summary_text(session.answer, session.baseline, session.wording))
