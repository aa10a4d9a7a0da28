"""The menu on the app's mark: files, samples, presenting, appearance, help."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from roi_app.documents.samples import SAMPLES
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.state.document_files import DocumentFiles
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.theme import Appearance, theme

WANTED = {"welcome": "", "tour": "", "help": "F1", "about": ""}
"""What can be shown beside the work, with its keys."""

LEAVING = {"export": "Ctrl+E", "copy_summary": "Ctrl+Shift+C"}
"""What lets the estimate leave the app, with its keys."""


class AppMenu(QMenu):
    """What a person does with whole files, and with the window itself.

    `wanted` carries what should be shown or done: `present`, one of `WANTED`, or one of `LEAVING`.
    """

    appearance_chosen = Signal(Appearance)
    wanted = Signal(str)

    def __init__(self, window: QMainWindow, session: Session, files: DocumentFiles, settings: Settings) -> None:
        """Make the menu of a window; its keys work in the whole window."""
        super().__init__(window)
        self._session, self._files = session, files
        self._texts: list[tuple[QAction | QMenu, str]] = []
        keys = QKeySequence.StandardKey
        self.new = self._action("menu.new", files.new, keys.New)
        self.open = self._action("menu.open", files.ask_open, keys.Open)
        self.recent, self.samples = self._menu("menu.recent"), self._menu("menu.samples")
        self.addSeparator()
        self.save = self._action("menu.save", files.save, keys.Save)
        self.save_as = self._action("menu.save_as", files.ask_save_as, keys.SaveAs)
        self.addSeparator()
        for one, shortcut in LEAVING.items():
            self._action(f"menu.{one}", partial(self.wanted.emit, one), QKeySequence(shortcut))
        self.addSeparator()
        self.present = self._action("menu.present", partial(self.wanted.emit, "present"), QKeySequence("F11"))
        self.addSeparator()
        self.appearance = self._menu("menu.appearance")
        self.addSeparator()
        for one, shortcut in WANTED.items():
            self._action(f"menu.{one}", partial(self.wanted.emit, one), QKeySequence(shortcut))
        self.addSeparator()
        self.quit = self._action("menu.quit", window.close, keys.Quit)
        window.addActions(self.actions())
        self._fill_samples()
        self._fill_appearance(settings)
        self.recent.setToolTipsVisible(True)
        self.recent.aboutToShow.connect(self.fill_recent)
        session.language_changed.connect(self.retranslate)
        self.retranslate()

    def _action(self, text: str, act: Callable[[], object], keys: QKeySequence | QKeySequence.StandardKey) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        # The signal's own argument is no business of the act.
        action.triggered.connect(lambda _=False: act())
        self.addAction(action)
        self._texts.append((action, text))
        return action

    def _menu(self, text: str) -> QMenu:
        menu = QMenu(self)
        self.addMenu(menu)
        self._texts.append((menu, text))
        return menu

    def _fill_samples(self) -> None:
        for name in SAMPLES:
            action = self.samples.addAction("")
            action.triggered.connect(lambda _=False, name=name: self._files.open_sample(name))
            self._texts.append((action, f"sample.{name}"))

    def _fill_appearance(self, settings: Settings) -> None:
        group = QActionGroup(self)
        for one in Appearance:
            action = self.appearance.addAction("")
            action.setCheckable(True)
            action.setChecked(one is settings.appearance)
            action.triggered.connect(lambda _=False, one=one: self.appearance_chosen.emit(one))
            group.addAction(action)
            self._texts.append((action, f"menu.appearance.{one}"))
        self.appearance.addSeparator()
        self.still = self.appearance.addAction("")
        self.still.setCheckable(True)
        self.still.toggled.connect(lambda still: _set_still(settings, still=still))
        self.appearance.aboutToShow.connect(self._show_still)
        self._texts.append((self.still, "menu.still"))

    def _show_still(self) -> None:
        self.still.blockSignals(True)
        self.still.setChecked(theme.reduced_motion)
        self.still.blockSignals(False)

    def fill_recent(self) -> None:
        """List the recent files as they are now; one that is gone is named so and leaves the list on a click."""
        wording = self._session.wording
        self.recent.clear()
        for one in self._files.recent.all():
            # An ampersand would underline the letter behind it.
            name = one.path.name.replace("&", "&&")
            action = self.recent.addAction(name if one.exists else wording.text("menu.missing", name=name))
            set_tooltip(action, str(one.path))
            act = self._files.open if one.exists else self._files.forget_recent
            action.triggered.connect(lambda _=False, act=act, path=one.path: act(path))
        if self.recent.isEmpty():
            self.recent.addAction(wording.text("menu.no_recent")).setEnabled(False)
        else:
            self.recent.addSeparator()
            self.recent.addAction(wording.text("menu.clear_recent")).triggered.connect(
                lambda _=False: self._files.forget_recent()
            )

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        for part, key in self._texts:
            text = self._session.wording.text(key)
            part.setTitle(text) if isinstance(part, QMenu) else part.setText(text)


def _set_still(settings: Settings, *, still: bool) -> None:
    theme.reduced_motion = settings.reduced_motion = still
