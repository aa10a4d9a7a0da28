"""What fills the window: the work, the presentation, or the welcome."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

if TYPE_CHECKING:
    from roi_app.gui.pages.presentation.page import PresentationPage
    from roi_app.gui.pages.welcome import WelcomePage


class Views(QStackedWidget):
    """One of three at a time; presentation and welcome are made when they are first wanted.

    The presentation takes the whole screen and gives it back. `begun` says that the welcome was left.
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
        self._window, self.work = window, work
        self._make_presentation, self._make_welcome = make_presentation, make_welcome
        self.presentation: PresentationPage | None = None
        self.welcome: WelcomePage | None = None
        self._state_before = Qt.WindowState.WindowNoState
        self._focus_before: QWidget | None = None
        self.addWidget(work)

    @property
    def is_presenting(self) -> bool:
        """Whether the presentation is on show."""
        return self.presentation is not None and self.currentWidget() is self.presentation

    @property
    def is_welcoming(self) -> bool:
        """Whether the welcome is on show."""
        return self.welcome is not None and self.currentWidget() is self.welcome

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
        if self.welcome is None:
            self.welcome = self._make_welcome()
            self.welcome.left.connect(self.show_work)
            self.addWidget(self.welcome)
        self.setCurrentWidget(self.welcome)
        self.welcome.begin()

    def show_work(self) -> None:
        """Return to the work, with the window as it was."""
        if self.is_presenting:
            self._window.setWindowState(self._state_before)
        was_welcoming = self.is_welcoming
        if self.currentWidget() is not self.work:
            self.setCurrentWidget(self.work)
            if self._focus_before is not None:
                self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
                self._focus_before = None
        if was_welcoming:
            self.begun.emit()
