"""What a person does with one chart: copy, save or carry its picture away, copy its figures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from roi_app.exports.clipboard import figure_rows, figures_as_text
from roi_app.gui.charts.picture import Drawn, Frame, Picture
from roi_app.gui.charts.race_meter import RaceMeter
from roi_app.gui.dialogs.export.carrying import DraggedFiles, PictureData, picture_to_copy
from roi_app.gui.dialogs.export.saving import Exporting
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings

_CARRIED = 240
"""How wide the picture is that goes with the pointer."""


class ChartMenu(QObject):
    """What a person does with one chart; `menu` is the one that was opened last."""

    def __init__(self, window: QWidget, session: Session, settings: Settings, subject: Callable[[], str]) -> None:
        """Serve all charts of a window; `subject` is what they are of, a shop or a table."""
        super().__init__(window)
        self._window, self._session, self._subject = window, session, subject
        self._exporting = Exporting(window, session, settings)
        self._dragged = DraggedFiles()
        self.menu: QMenu | None = None
        session.closing.connect(self._dragged.clear)

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
        QGuiApplication.clipboard().setMimeData(picture_to_copy(self._picture(chart)))

    def carry(self, chart: Drawn) -> None:
        """Let the pointer carry the picture, until it is dropped anywhere."""
        name = self._exporting.suggested(self._subject(), chart.accessibleName(), ".png").name
        data = PictureData(self._picture(chart), lambda png: self._dragged.write(name, png))
        drag = QDrag(chart)
        drag.setMimeData(data)
        small = QPixmap.fromImage(data.image).scaledToWidth(_CARRIED, Qt.TransformationMode.SmoothTransformation)
        drag.setPixmap(small)
        drag.setHotSpot(QPoint(small.width() // 2, small.height() // 2))
        drag.exec(Qt.DropAction.CopyAction)

    def copy_figures(self, chart: Drawn) -> None:
        """Put the figures on the clipboard as lines of tab-separated cells."""
        rows = () if chart.figure is None else figure_rows(chart.figure, self._session.wording)
        text = figures_as_text(chart.accessibleName(), _subtitle(chart), rows)
        QGuiApplication.clipboard().setText(text)

    def save(self, chart: Drawn, suffix: str) -> None:
        """Ask for a file and save the picture to it, as `.png` or `.svg`."""
        title = self._session.wording.text(f"export.chart_menu.save{suffix}")
        path = self._exporting.ask_where(
            title, self._exporting.suggested(self._subject(), chart.accessibleName(), suffix)
        )
        if path is not None:
            picture = self._picture(chart)
            self._exporting.write(path, picture.svg() if suffix == ".svg" else picture.png())

    def _picture(self, chart: Drawn) -> Picture:
        wording = self._session.wording
        shop = self._subject() or wording.text("bar.unnamed")
        frame = Frame(chart.accessibleName(), _subtitle(chart), wording.text("export.picture_note", shop=shop))
        return Picture(chart, frame)


def _subtitle(chart: Drawn) -> str:
    return getattr(chart.figure, "subtitle", "")
