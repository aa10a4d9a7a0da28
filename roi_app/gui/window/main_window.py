"""The main window: puts bar, inputs, head, waterfall and pages together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from roi_app.figures.missing import missing
from roi_app.gui.controls.page_bar import PageBar
from roi_app.gui.controls.painted_button import press_on_enter
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.panels.details import Details
from roi_app.gui.panels.empty_page import EmptyPage
from roi_app.gui.panels.head.panel import HeadPanel
from roi_app.gui.panels.inputs.panel import InputsPanel
from roi_app.gui.panels.notices import NoticeBar
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.document_files import DocumentFiles
from roi_app.gui.state.qt_language import use_qt_language
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.fonts import use_fonts
from roi_app.gui.style.style_sheet import style_sheet
from roi_app.gui.style.theme import GRID, Appearance, theme
from roi_app.gui.window import lazy
from roi_app.gui.window.actions import Actions, Parts
from roi_app.gui.window.breakdown import BreakdownCard
from roi_app.gui.window.chart_menus import ChartMenus
from roi_app.gui.window.column import USUAL_SHARE, Column, PageStack
from roi_app.gui.window.dialogs import Dialogs
from roi_app.gui.window.explaining import Explaining
from roi_app.gui.window.lazy import PAGES
from roi_app.gui.window.menu import Menu
from roi_app.gui.window.top_bar import TopBar
from roi_app.gui.window.views import Views

if TYPE_CHECKING:
    from roi_app.gui.dialogs.tour import Anchors
    from roi_app.gui.panels.explanation.drawer import ExplanationPanel
    from roi_app.gui.panels.presenter_notes import PresenterNotes


COMFORTABLE = QSize(1440, 900)

WHOLE = QSize(1100, 700)
"""The least size at which all of the work is in view; a smaller window scrolls."""

SMALLEST = QSize(640, 400)

TITLE_BAR = 40
"""About what the system puts above a window, which it tells only once the window is shown."""


class MainWindow(QMainWindow):
    """One shop's estimate; `painted` says once that it has been seen, the time for what its first picture can spare."""

    painted = Signal()

    def __init__(self, session: Session, settings: Settings) -> None:
        """Make the window of a session."""
        super().__init__()
        self.session, self.settings = session, settings
        self.commands = Commands(session, self)
        self.files = DocumentFiles(self, session, self.commands, settings)
        self._build_work()
        self._build_around()
        self._lay_out()
        self._connect()
        self.page_bar.show_chosen(self._page)
        self.retranslate()
        self._restore()
        self._tell_of_settings()
        self.setFocus()

    def _build_work(self) -> None:
        """What is seen of the case."""
        session = self.session
        self.inputs = InputsPanel(session, self.commands, self.settings.open_sections)
        self.head = HeadPanel(session, self.commands)
        self.breakdown, self.empty_page = BreakdownCard(session), EmptyPage(session)
        self.page_bar, self.pages = PageBar(tuple(PAGES)), PageStack()
        # A blank until the window has been painted: the figures above are there twice as soon for it.
        self.pages.addWidget(QWidget())
        self.pages.addWidget(self.empty_page)
        self._page, self._opened = next(iter(PAGES)), dict[str, QWidget]()
        self._is_painted = False
        share = self.settings.waterfall_share or USUAL_SHARE
        self.column = Column(self.head, self.breakdown, self.page_bar, self.pages, share)
        self.work = QWidget()
        self.work.setMinimumSize(WHOLE)

    def _build_around(self) -> None:
        """What stands beside the case, and what leads there."""
        session, commands, settings = self.session, self.commands, self.settings
        self.views = Views(
            self,
            self.work,
            lambda: lazy.presentation()(session, commands, settings),
            lambda: lazy.welcome()(session, self.files, settings, lambda key: self.window_actions[key].trigger()),
        )
        self.dialogs = Dialogs(self.work, self._anchors(), session, commands, settings)
        self._notes: PresenterNotes | None = None
        self.chart_menus = ChartMenus(self, session, settings, lambda: session.document.name)
        self.explaining = Explaining(self, session, self.column, self.head, self.inputs, self.head.meter)
        self.window_actions = Actions(
            Parts(self, session, commands, self.files, self.views, self.dialogs, self.open_page, self.begin_to_find)
        )
        self.menu = Menu(self, self.window_actions, session, self.files, settings)
        self.bar = TopBar(session, commands, self.window_actions, self.menu)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        below.setSpacing(2 * GRID)
        below.addWidget(self.inputs)
        below.addWidget(self.column, 1)
        self._rows = QVBoxLayout(self.work)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.bar)
        self._rows.addWidget(NoticeBar(self.session))
        self._rows.addLayout(below, 1)
        self.setCentralWidget(self.views)

    def _anchors(self) -> Anchors:
        """Where each hint of the tour stands."""
        return {
            "costs": lambda: self.inputs,
            "kept": lambda: self.head.numbers["kept_share"],
            "race": lambda: self.head.meter,
            "explain": lambda: self.breakdown if self.breakdown.isVisible() else self.head.numbers["npv"],
            "present": lambda: self.bar.present,
        }

    def _connect(self) -> None:
        self.page_bar.chosen.connect(self.open_page)
        self.column.share_chosen.connect(self._keep_share)
        self.inputs.turned.connect(self._keep_sections)
        self.commands.stack.cleanChanged.connect(self._show_title)
        self.session.changed.connect(self._show_title)
        self.session.changed.connect(self._show_page)
        self.session.file_changed.connect(self._show_title)
        self.session.language_changed.connect(self._use_language)
        self.session.pointed.connect(self._lead_to)
        self.menu.appearance_chosen.connect(self.use_appearance)
        self.settings.changed.connect(self._tell_of_settings)
        self.files.sheets_dropped.connect(lambda paths: self.dialogs.import_books(self.files, paths))
        self.views.begun.connect(self.dialogs.offer_tour)
        self.views.presenting_changed.connect(self._show_notes)

    def open_page(self, key: str) -> None:
        """Show a page, made on its first opening; a focus in tabs or page goes to its tab, and stays elsewhere."""
        focus: QWidget | None = self.focusWidget()
        takes_focus = focus is not None and (self.page_bar.isAncestorOf(focus) or self.pages.isAncestorOf(focus))
        if key not in self._opened:
            self._opened[key] = PAGES[key]()(self.session, self.commands)
            self.pages.addWidget(self._opened[key])
            details = getattr(self._opened[key], "details", None)
            if isinstance(details, Details):
                details.turned.connect(self._keep_details)
        self._show_details(self._opened[key])
        self._page = key
        self._show_page()
        self.page_bar.show_chosen(key)
        if takes_focus:
            self.page_bar.buttons[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_details(self, page: QWidget) -> None:
        """Unfold the details of a page where a person wants them, on every page that has some."""
        details = getattr(page, "details", None)
        if isinstance(details, Details):
            details.heading.setChecked(self.settings.details)

    def _keep_details(self) -> None:
        details = getattr(self._opened[self._page], "details", None)
        if isinstance(details, Details):
            self.settings.details = details.is_open

    def _show_page(self) -> None:
        """Show the open page, or what it will show once the plan lacks nothing."""
        if self._page not in self._opened:
            self.open_page(self._page)
            return
        page = self._opened[self._page]
        if getattr(page, "NEEDS_PLAN", False) and missing(self.session.answer) is not None:
            self.empty_page.stand_for(self._page)
            page = self.empty_page
        self.pages.setCurrentWidget(page)

    def _lead_to(self, touched: str) -> None:
        """Open the page on which an undo or redo shows; what a panel shows, the panel leads to."""
        if touched in PAGES:
            self.open_page(touched)

    @property
    def notes(self) -> PresenterNotes:
        """What to say while presenting on another screen, a strip above the work; made when it is first wanted."""
        if self._notes is None:
            self._notes = lazy.presenter_notes()(self.session)
            self._notes.moved.connect(self.views.tell)
            self._notes.ended.connect(self.views.show_work)
            self._rows.insertWidget(0, self._notes)
        return self._notes

    @property
    def explanation(self) -> ExplanationPanel | None:
        """The drawer that explains a figure, once somebody has asked for it."""
        return self.explaining.drawer

    def use_appearance(self, appearance: Appearance) -> None:
        """Take an appearance into force, and remember it."""
        self.settings.appearance = appearance
        theme.use(appearance)
        self.setStyleSheet(style_sheet())

    def retranslate(self) -> None:
        """Say the window's own texts in the reader's language."""
        wording = self.session.wording
        self.page_bar.show_words({key: wording.text(f"page.{key}") for key in PAGES})
        for key, tab in self.page_bar.buttons.items():
            set_tooltip(tab, self.window_actions.hint(f"page.{key}"))
        self._show_title()

    def sizeHint(self) -> QSize:
        """A comfortable size."""
        return COMFORTABLE

    def paintEvent(self, event: QPaintEvent) -> None:
        """Make the page and run trials only when the window is on the screen: the first picture waits for neither."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            for follow in (self._show_page, self.column.order_tabs, self.painted.emit, self.session.start_trials):
                QTimer.singleShot(0, self, follow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, as the space bar does; Qt leaves it to the system's own theme."""
        button = self.focusWidget()
        if not (isinstance(button, QAbstractButton) and press_on_enter(button, event)):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before anything is lost, and remember where the window stood."""
        if self.files.maybe_save():
            self.views.show_work()
            self.settings.geometry = self.saveGeometry()
            self.files.close()
            self.session.close()
            event.accept()
        else:
            event.ignore()

    def _show_notes(self) -> None:
        """Show what to say while the presentation is on the other screen."""
        page = self.views.presentation
        if page is not None and self.views.is_elsewhere:
            self.notes.show_step(page.step)
        elif self._notes is not None:
            self._notes.hide()

    def _keep_share(self, share: float) -> None:
        self.settings.waterfall_share = share

    def _keep_sections(self, names: tuple[str, ...]) -> None:
        self.settings.open_sections = names

    def begin_to_find(self) -> None:
        """Let a person find a number of the left panel; not in the middle of presenting."""
        if self.views.is_presenting:
            return
        self.views.show_work()
        self.inputs.begin_to_find()

    def _use_language(self) -> None:
        self.settings.language = self.session.language
        use_fonts(self.session.language)
        use_qt_language(self.session.language)
        self.retranslate()

    def _tell_of_settings(self) -> None:
        notices, file = self.session.notices, str(self.settings.file)
        if not self.settings.could_be_read:
            notices.tell("settings_unread", file=file)
        elif self.settings.can_be_kept:
            notices.settle("settings_unkept")
        else:
            notices.tell("settings_unkept", file=file)

    def _show_title(self) -> None:
        wording, path = self.session.wording, self.session.path
        name = path.name if path else self.session.document.name or wording.text("bar.unnamed")
        changed = "" if self.commands.stack.isClean() else " •"
        self.setWindowTitle(wording.text("file.title", name=name, changed=changed))

    def _restore(self) -> None:
        self.setMinimumSize(SMALLEST)
        self.setStyleSheet(style_sheet())
        if self.settings.geometry.isEmpty() or not self.restoreGeometry(self.settings.geometry):
            self._take_first_size()

    def _take_first_size(self) -> None:
        """As large as is comfortable and the screen has room for, in its middle."""
        room = self.screen().availableGeometry().adjusted(0, TITLE_BAR, 0, 0)
        place = QRect(QPoint(0, 0), COMFORTABLE.boundedTo(room.size()))
        place.moveCenter(room.center())
        self.setGeometry(place)
