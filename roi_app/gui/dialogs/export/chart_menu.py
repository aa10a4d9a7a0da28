"""The menu of a chart: copy or save its picture, copy its figures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from roi_app.exports.clipboard import figure_rows, figures_as_text
from roi_app.gui.charts.picture import Drawn, Frame, Picture
from roi_app.gui.charts.race_meter import RaceMeter
from roi_app.gui.dialogs.export.saving import Exporting
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings


class ChartMenu(QObject):
    """What a person does with one chart; `menu` is the one that was opened last."""

    def __init__(self, window: QWidget, session: Session, settings: Settings) -> None:
        """Serve all charts of a window."""
        super().__init__(window)
        self._window, self._session = window, session
        self._exporting = Exporting(window, session, settings)
        self.menu: QMenu | None = None

    def open(self, chart: Drawn, where: QPoint) -> None:
        """Open the menu of a chart at a place of the screen; what it offers itself comes first."""
        acts: dict[str, Callable[[], None]] = {
            "export.chart_menu.copy": lambda: self.copy_picture(chart),
            "export.chart_menu.copy_figures": lambda: self.copy_figures(chart),
            "export.chart_menu.save.png": lambda: self.save(chart, ".png"),
            "export.chart_menu.save.svg": lambda: self.save(chart, ".svg"),
        }
        self.menu = chart.menu() if isinstance(chart, RaceMeter) else QMenu(self._window)
        if not self.menu.isEmpty():
            self.menu.addSeparator()
        for key, act in acts.items():
            self.menu.addAction(self._session.wording.text(key)).triggered.connect(lambda _=False, act=act: act())
        self.menu.aboutToHide.connect(self.menu.deleteLater)
        self.menu.popup(where)

    def copy_picture(self, chart: Drawn) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(self._picture(chart).image())

    def copy_figures(self, chart: Drawn) -> None:
        """Put the figures on the clipboard as lines of tab-separated cells."""
        rows = () if chart.figure is None else figure_rows(chart.figure, self._session.wording)
        text = figures_as_text(chart.accessibleName(), _subtitle(chart), rows)
        QGuiApplication.clipboard().setText(text)

    def save(self, chart: Drawn, suffix: str) -> None:
        """Ask for a file and save the picture to it, as `.png` or `.svg`."""
        title = self._session.wording.text(f"export.chart_menu.save{suffix}")
        path = self._exporting.ask_where(title, self._exporting.suggested(chart.accessibleName(), suffix))
        if path is not None:
            picture = self._picture(chart)
            self._exporting.write(path, picture.svg() if suffix == ".svg" else picture.png())

    def _picture(self, chart: Drawn) -> Picture:
        wording = self._session.wording
        shop = self._session.document.name or wording.text("bar.unnamed")
        frame = Frame(chart.accessibleName(), _subtitle(chart), wording.text("export.picture_note", shop=shop))
        return Picture(chart, frame)


def _subtitle(chart: Drawn) -> str:
    return getattr(chart.figure, "subtitle", "")
