"""What fills the window: the work, the presentation, or the welcome."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QScrollArea, QStackedWidget, QWidget

if TYPE_CHECKING:
    from roi_app.gui.pages.presentation.page import PresentationPage
    from roi_app.gui.pages.welcome import WelcomePage


LEAST_WELCOME = QSize(940, 620)


class Views(QStackedWidget):
    """One of three at a time; presentation and welcome are made when they are first wanted.

    The presentation takes the whole screen, of any size, and gives it back; the others scroll in a window that is too
    small for them. `begun` says that the welcome was left.
    """

    begun = Signal()

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
        self.addWidget(self._work)

    def minimumSizeHint(self) -> QSize:
        """None of its own: what is too large scrolls, or scales."""
        return QSize()

    @property
    def is_presenting(self) -> bool:
        """Whether the presentation is on show."""
        return self.presentation is not None and self.currentWidget() is self.presentation

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
        """Give the whole screen to the presentation, and begin a demo with it."""
        if self.is_presenting:
            return
        if self.presentation is None:
            self.presentation = self._make_presentation()
            self.presentation.left.connect(self.show_work)
            self.addWidget(self.presentation)
        self._focus_before = self._window.focusWidget()
        self._state_before = self._window.windowState()
        self.setCurrentWidget(self.presentation)
        self._window.setWindowState(self._state_before | Qt.WindowState.WindowFullScreen)
        self.presentation.begin()

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
        if self.is_presenting:
            self._window.setWindowState(self._state_before)
        was_welcoming = self.is_welcoming
        if self.currentWidget() is not self._work:
            self.setCurrentWidget(self._work)
            if self._focus_before is not None:
                self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
                self._focus_before = None
        if was_welcoming:
            self.begun.emit()


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
