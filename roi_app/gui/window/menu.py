"""The menu on the app's mark: files, samples, undo, presenting, appearance, help."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from roi_app.checks.foreign_text import MESSAGE, cut, one_line
from roi_app.documents.samples import SAMPLES
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.state.document_files import LONGEST_NAME, DocumentFiles
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.theme import Appearance, theme
from roi_app.gui.window.actions import Actions

GROUPS = (
    ("new", "new_empty", "open", "recent", "samples"),
    ("import_books", "import_again", "portfolio"),
    ("save", "save_as"),
    ("undo", "redo", "find"),
    ("export", "copy_summary"),
    ("present",),
    ("appearance",),
    ("welcome", "tour", "help", "about"),
    ("quit",),
)
"""Keys of actions and of the menu's own submenus, with a line between the groups."""


class Menu(QMenu):
    """What a person does with whole files, and with the window itself; `appearance_chosen` carries an appearance."""

    appearance_chosen = Signal(Appearance)

    def __init__(
        self, window: QWidget, actions: Actions, session: Session, files: DocumentFiles, settings: Settings
    ) -> None:
        """Make the menu of a window."""
        super().__init__(window)
        self._session, self._files, self._settings = session, files, settings
        self._texts: list[tuple[QAction | QMenu, str]] = []
        self.recent, self.samples, self.appearance = QMenu(self), QMenu(self), QMenu(self)
        submenus = {"recent": self.recent, "samples": self.samples, "appearance": self.appearance}
        for group in GROUPS:
            self.addSeparator()
            for key in group:
                if key in submenus:
                    self.addMenu(submenus[key])
                    self._texts.append((submenus[key], f"menu.{key}"))
                else:
                    self.addAction(actions[key])
        self._fill_samples()
        self._fill_appearance()
        self.recent.setToolTipsVisible(True)
        self.recent.aboutToShow.connect(self.fill_recent)
        session.language_changed.connect(self.retranslate)
        self.retranslate()

    def _fill_samples(self) -> None:
        for name in SAMPLES:
            action = self.samples.addAction("")
            action.triggered.connect(lambda _=False, name=name: self._files.open_sample(name))
            self._texts.append((action, f"sample.{name}"))

    def _fill_appearance(self) -> None:
        group = QActionGroup(self)
        for one in Appearance:
            action = self.appearance.addAction("")
            action.setCheckable(True)
            action.setChecked(one is self._settings.appearance)
            action.triggered.connect(lambda _=False, one=one: self.appearance_chosen.emit(one))
            group.addAction(action)
            self._texts.append((action, f"menu.appearance.{one}"))
        self.appearance.addSeparator()
        self.reduced_motion = self.appearance.addAction("")
        self.reduced_motion.setCheckable(True)
        self.reduced_motion.toggled.connect(self._reduce_motion)
        self.appearance.aboutToShow.connect(self._show_motion)
        self._texts.append((self.reduced_motion, "menu.still"))

    def _reduce_motion(self, reduced: bool) -> None:
        theme.reduced_motion = self._settings.reduced_motion = reduced

    def _show_motion(self) -> None:
        with QSignalBlocker(self.reduced_motion):
            self.reduced_motion.setChecked(theme.reduced_motion)

    def fill_recent(self) -> None:
        """List the recent files as they are now; one that is gone is named so and leaves the list on a click."""
        wording = self._session.wording
        self.recent.clear()
        for one in self._files.recent.all():
            # An ampersand would underline the letter behind it.
            name = cut(one_line(one.path.name, MESSAGE), LONGEST_NAME).replace("&", "&&")
            action = self.recent.addAction(name if one.exists else wording.text("menu.missing", name=name))
            set_tooltip(action, str(one.path))
            act = self._files.open if one.exists else self._files.forget_recent
            action.triggered.connect(lambda _=False, act=act, path=one.path: act(path))
        if self.recent.isEmpty():
            is_readable = self._files.recent.is_readable
            text = wording.text("menu.no_recent" if is_readable else "menu.recent_unreadable")
            self.recent.addAction(text).setEnabled(False)
        else:
            self.recent.addSeparator()
            self.recent.addAction(wording.text("menu.clear_recent")).triggered.connect(
                lambda _=False: self._files.forget_recent()
            )

    def retranslate(self) -> None:
        """Say the menu's own texts again in the reader's language; each action says its own."""
        for part, key in self._texts:
            text = self._session.wording.text(key)
            part.setTitle(text) if isinstance(part, QMenu) else part.setText(text)
