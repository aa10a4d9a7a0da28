"""What stands beside the work: tour, help, about, import and export, each made when it is first wanted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from roi_app.documents.document import Document
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.document_files import DocumentFiles
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.window import lazy
from roi_app.gui.window.chart_menus import ChartMenus

if TYPE_CHECKING:
    from roi_app.gui.dialogs.about import AboutDialog
    from roi_app.gui.dialogs.export.dialog import ExportDialog
    from roi_app.gui.dialogs.help import HelpDialog, Keys
    from roi_app.gui.dialogs.import_books.dialog import ImportDialog
    from roi_app.gui.dialogs.new_shop.dialog import NewShopDialog
    from roi_app.gui.dialogs.tour import Anchors, Tour
    from roi_app.gui.window.portfolio_window import PortfolioWindow


class Dialogs(QObject):
    """Opens the dialogs of a window, and the tour over its work."""

    def __init__(
        self, work: QWidget, anchors: Anchors, session: Session, commands: Commands, settings: Settings
    ) -> None:
        """Prepare them; the tour goes over `work`, whose widgets `anchors` names."""
        super().__init__(work)
        self._work, self._anchors = work, anchors
        self._session, self._commands, self._settings = session, commands, settings
        self.tour: Tour | None = None
        self.help: HelpDialog | None = None
        self.about: AboutDialog | None = None
        self.export: ExportDialog | None = None
        self.new_shop: NewShopDialog | None = None
        self.portfolio: PortfolioWindow | None = None
        self.importing: ImportDialog | None = None

    def begin_tour(self) -> None:
        """Begin the tour, wanted or not."""
        if self.tour is None:
            self.tour = lazy.tour()(self._work, self._anchors, self._session, self._settings)
        self.tour.begin()

    def offer_tour(self) -> None:
        """Begin the tour for somebody who has neither seen nor refused it."""
        if self._settings.offers_tour:
            self.begin_tour()

    def open_help(self, keys: Keys) -> None:
        """Open the help beside the window, with the keys that work in it."""
        if self.help is None:
            self.help = lazy.help_dialog()(self._session, keys, self._work.window())
        _bring(self.help)

    def ask_new_shop(self, files: DocumentFiles) -> None:
        """Ask what a new shop is like."""
        if self.new_shop is None:
            self.new_shop = lazy.new_shop_dialog()(self._session, files, self._work.window())
        self.new_shop.begin()

    def open_portfolio(self, files: DocumentFiles) -> None:
        """Open the window of many merchants beside this one, in which each of them opens as a shop."""
        if self.portfolio is None:

            def open_shop(document: Document) -> None:
                # First: a question about unsaved changes stands above that window.
                files.come_to_front()
                files.take(document)

            make, session, settings = lazy.portfolio_window(), self._session, self._settings
            portfolio = self.portfolio = make(session, settings, lazy.table_work(), open_shop)
            ChartMenus(portfolio, session, settings, lambda: portfolio.merchants.name)
        self.portfolio.begin()

    def import_books(self, files: DocumentFiles, paths: Sequence[Path] = ()) -> None:
        """Take a shop's figures from its books; ask for them where there are no paths."""
        self._made_import(files).begin(paths)

    def import_again(self, files: DocumentFiles) -> None:
        """Take them from the books of the last time, with all that was said then."""
        self._made_import(files).begin_again()

    def _made_import(self, files: DocumentFiles) -> ImportDialog:
        if self.importing is None:
            window = self._work.window()
            self.importing = lazy.import_dialog()(window, self._session, self._commands, files, self._settings)
        return self.importing

    def open_about(self) -> None:
        """Say what the app is made of."""
        if self.about is None:
            self.about = lazy.about_dialog()(self._session, self._work.window())
        _bring(self.about)

    def open_export(self) -> None:
        """Ask what should leave the app, and how."""
        if self.export is None:
            self.export = lazy.export_dialog()(self._work.window(), self._session, self._commands, self._settings)
        self.export.begin()


def _bring(dialog: QDialog) -> None:
    if dialog.isVisible():
        dialog.raise_()
        dialog.activateWindow()
    else:
        dialog.show()
