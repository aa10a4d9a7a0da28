"""What explains the window to a person: the tour, the help and the about box, each made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.window import lazy

if TYPE_CHECKING:
    from roi_app.gui.dialogs.about import AboutDialog
    from roi_app.gui.dialogs.help import HelpDialog
    from roi_app.gui.dialogs.tour import Anchors, Tour


class Guides(QObject):
    """Opens the guides of a window."""

    def __init__(self, host: QWidget, anchors: Anchors, session: Session, settings: Settings) -> None:
        """Prepare the guides; the tour goes over `host`, whose widgets `anchors` names."""
        super().__init__(host)
        self._host, self._anchors, self._session, self._settings = host, anchors, session, settings
        self.tour: Tour | None = None
        self.help: HelpDialog | None = None
        self.about: AboutDialog | None = None

    def begin_tour(self) -> None:
        """Begin the tour, wanted or not."""
        if self.tour is None:
            self.tour = lazy.tour()(self._host, self._anchors, self._session, self._settings)
        self.tour.begin()

    def offer_tour(self) -> None:
        """Begin the tour for somebody who has neither seen nor refused it."""
        if self._settings.offers_tour:
            self.begin_tour()

    def open_help(self) -> None:
        """Open the help beside the window."""
        if self.help is None:
            self.help = lazy.guide()(self._session, self._host.window())
        _bring(self.help)

    def open_about(self) -> None:
        """Say what the app is made of."""
        if self.about is None:
            self.about = lazy.about()(self._session, self._host.window())
        _bring(self.about)


def _bring(dialog: QDialog) -> None:
    if dialog.isVisible():
        dialog.raise_()
        dialog.activateWindow()
    else:
        dialog.show()
