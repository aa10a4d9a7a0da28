"""What fills the window: the work, the presentation, or the welcome; the presentation may have a screen of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QScreen
from PySide6.QtWidgets import QFrame, QMainWindow, QScrollArea, QStackedWidget, QWidget

if TYPE_CHECKING:
    from roi_app.gui.pages.presentation.page import PresentationPage
    from roi_app.gui.pages.welcome import WelcomePage


LEAST_WELCOME = QSize(940, 620)


class Views(QStackedWidget):
    """One of three at a time; presentation and welcome are made when they are first wanted.

    The presentation takes the whole screen, of any size, and gives it back; where there is a second screen it takes
    that one, and the work stays on the first. The others scroll in a window that is too small for them. `begun` says
    that the welcome was left, `presenting_changed` that a presentation has begun, moved on or ended.
    """

    begun = Signal()
    presenting_changed = Signal()

    def __init__(
        self,
        window: QMainWindow,
        work: QWidget,
        make_presentation: Callable[[], PresentationPage],
        make_welcome: Callable[[], WelcomePage],
    ) -> None:
        """Begin with the work."""
        super().__init__()
        self._window, self._work = window, ScrollingView(work)
        self._make_presentation, self._make_welcome = make_presentation, make_welcome
        self.presentation: PresentationPage | None = None
        self.welcome: WelcomePage | None = None
        self._welcome_area: QScrollArea | None = None
        self._state_before = Qt.WindowState.WindowNoState
        self._focus_before: QWidget | None = None
        self._screen_taken: QScreen | None = None
        self.addWidget(self._work)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._on_screen_removed)

    def minimumSizeHint(self) -> QSize:
        """None of its own: what is too large scrolls, or scales."""
        return QSize()

    @property
    def is_presenting(self) -> bool:
        """Whether the presentation is on show, here or on a screen of its own."""
        return self.is_elsewhere or (self.presentation is not None and self.currentWidget() is self.presentation)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the presentation has a screen of its own, and the work is here."""
        return self._screen_taken is not None

    def other_screen(self) -> QScreen | None:
        """A screen that the window is not on; None where there is only one."""
        return next((one for one in QGuiApplication.screens() if one is not self._window.screen()), None)

    @property
    def is_welcoming(self) -> bool:
        """Whether the welcome is on show."""
        return self._welcome_area is not None and self.currentWidget() is self._welcome_area

    def toggle_presentation(self) -> None:
        """Present, or return from presenting."""
        if self.is_presenting:
            self.show_work()
        else:
            self.present()

    def present(self) -> None:
        """Give a whole screen to the presentation, and begin a demo with it."""
        if self.is_presenting:
            return
        if self.presentation is None:
            self.presentation = self._make_presentation()
            self.presentation.left.connect(self.show_work)
            self.presentation.stepped.connect(self.presenting_changed)
        other = self.other_screen()
        if other is None:
            self._present_here(self.presentation)
        else:
            self._present_on(other, self.presentation)
        self.presentation.begin()
        self.presenting_changed.emit()

    def _present_here(self, page: PresentationPage) -> None:
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self._focus_before = self._window.focusWidget()
        self._state_before = self._window.windowState()
        self.setCurrentWidget(page)
        self._window.setWindowState(self._state_before | Qt.WindowState.WindowFullScreen)

    def _present_on(self, screen: QScreen, page: PresentationPage) -> None:
        """Make the page a window of its own: it keeps the window's looks, and knows its keys."""
        self.setCurrentWidget(self._work)
        self._screen_taken = screen
        page.setParent(self._window, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        page.addActions(self._window.actions())
        page.setScreen(screen)
        page.setGeometry(screen.geometry())
        page.showFullScreen()
        page.activateWindow()

    def _leave_screen(self) -> None:
        self._screen_taken = None
        if self.presentation is not None:
            self.presentation.hide()
            for action in self._window.actions():
                self.presentation.removeAction(action)

    def _on_screen_removed(self, screen: QScreen) -> None:
        """A screen that is unplugged takes no work with it."""
        if screen is self._screen_taken:
            self.show_work()
            self._window.activateWindow()

    def tell(self, steps: int) -> None:
        """Go on in the story of the presentation, or back."""
        if self.presentation is not None:
            self.presentation.go_on(steps)

    def show_welcome(self) -> None:
        """Offer samples and files to begin with."""
        self.show_work()
        if self.welcome is None or self._welcome_area is None:
            self.welcome = self._make_welcome()
            self.welcome.setMinimumSize(LEAST_WELCOME)
            self.welcome.left.connect(self.show_work)
            self._welcome_area = ScrollingView(self.welcome)
            self.addWidget(self._welcome_area)
        self.setCurrentWidget(self._welcome_area)
        self.welcome.begin()

    def show_work(self) -> None:
        """Return to the work, with the window as it was."""
        was_presenting, was_welcoming = self.is_presenting, self.is_welcoming
        if self.is_elsewhere:
            self._leave_screen()
        elif was_presenting:
            self._window.setWindowState(self._state_before)
        if self.currentWidget() is not self._work:
            self.setCurrentWidget(self._work)
            if self._focus_before is not None:
                self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
                self._focus_before = None
        if was_welcoming:
            self.begun.emit()
        if was_presenting:
            self.presenting_changed.emit()


class ScrollingView(QScrollArea):
    """As large as the window where there is room for a view, else it scrolls at the view's least size.

    Qt's own resizing would ask wrapped texts for their height, and they ask for more than the view needs.
    """

    def __init__(self, view: QWidget) -> None:
        """Hold a view that has a least size."""
        super().__init__()
        self._view = view
        self.setWidget(view)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the view the room that the bars leave."""
        super().resizeEvent(event)
        room, least = self.maximumViewportSize(), self._view.minimumSize()
        if room.width() < least.width():
            room -= QSize(0, self.horizontalScrollBar().sizeHint().height())
        if room.height() < least.height():
            room -= QSize(self.verticalScrollBar().sizeHint().width(), 0)
        self._view.resize(room.expandedTo(least))
