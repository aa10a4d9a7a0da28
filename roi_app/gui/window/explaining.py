"""Where a number is explained: in a popover beside it, and for the whole way in a drawer that does not cover it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from roi_app.gui.controls.anchor import Anchor
from roi_app.gui.controls.mark import Mark
from roi_app.gui.state.session import Session
from roi_app.gui.window import lazy

if TYPE_CHECKING:
    from roi_app.gui.panels.explanation.drawer import ExplanationPanel
    from roi_app.gui.panels.explanation.popover import ExplanationPopover

_TOP = 200
"""How much of the drawer has to be seen."""


class Explaining(QObject):
    """Answers the session's wish for an explanation, and marks the number as long as it is explained.

    A wish that names no place is answered by the drawer. So is one that comes while the drawer is open: who reads the
    whole way of one number and clicks another one wants the whole way of that. Both are made when first needed.
    """

    def __init__(self, window: QWidget, session: Session, column: QWidget, head: QWidget, *patient: QWidget) -> None:
        """Serve a window from now on; pressing one of `patient` leaves the popover open."""
        super().__init__(window)
        self._window, self._session = window, session
        self._column, self._head, self._patient = column, head, patient
        self.popover: ExplanationPopover | None = None
        self.drawer: ExplanationPanel | None = None
        self._mark: Mark | None = None
        session.explanation_requested.connect(self.explain)

    @property
    def mark(self) -> Mark | None:
        """The line around the number that is being explained, or None."""
        return self._mark if self._mark is not None and shiboken6.isValid(self._mark) else None

    def explain(self, target: str, anchor: Anchor | None = None) -> None:
        """Show how a figure is made."""
        if self.drawer is not None and self.drawer.isVisible():
            self._mark_at(anchor)
            self.drawer.open(target)
        elif anchor is None:
            self._open_drawer().open(target)
        else:
            popover = self._made_popover()
            popover.open(target, anchor)
            if popover.isVisible():
                self._mark_at(anchor)
            else:
                # Nothing of the place can be seen, not even after scrolling there.
                self._open_drawer().open(target)

    def _made_popover(self) -> ExplanationPopover:
        if self.popover is None:
            self.popover = lazy.explanation_popover()(self._session, self._window)
            self.popover.be_patient_with(*self._patient)
            self.popover.whole_way.connect(self._go_the_whole_way)
            self.popover.shut_down.connect(self._unmark_unless_in_drawer)
        return self.popover

    def _open_drawer(self) -> ExplanationPanel:
        if self.drawer is None:
            self.drawer = lazy.explanation()(self._session)
            self.drawer.stand_in(self._column, self._head)
            self.drawer.shut_down.connect(self._unmark)
        return self.drawer

    def _go_the_whole_way(self) -> None:
        popover = self.popover
        if popover is None:
            return
        drawer, trail, anchor, came_from = self._open_drawer(), list(popover.trail), popover.anchor, popover.came_from
        popover.shut()
        self._mark_at(anchor)
        drawer.go_on(trail, came_from)
        # A window that is smaller than the work scrolls; the number matters most.
        for one in (Anchor(drawer, lambda: QRect(0, 0, drawer.width(), min(drawer.height(), _TOP))), anchor):
            if one is not None:
                one.reveal()

    def _mark_at(self, anchor: Anchor | None) -> None:
        self._unmark()
        if anchor is not None:
            self._mark = Mark(anchor)
            if self.popover is not None:
                self._mark.moved.connect(self.popover.place_soon)
        if self.drawer is not None:
            self.drawer.leave_free(anchor)

    def _unmark_unless_in_drawer(self) -> None:
        if self.drawer is None or not self.drawer.isVisible():
            self._unmark()

    def _unmark(self) -> None:
        if self.mark is not None:
            self.mark.leave()
        self._mark = None
