"""What keys, menu and bar do, in one table: its rows make the menu, the shortcuts, the tooltips and the help's keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMainWindow

from roi_app.gui.state.commands import Commands, edit_name
from roi_app.gui.state.document_files import DocumentFiles
from roi_app.gui.state.session import Session
from roi_app.gui.window import lazy
from roi_app.gui.window.dialogs import Dialogs
from roi_app.gui.window.lazy import PAGES
from roi_app.gui.window.views import Views

_STANDARD = QKeySequence.StandardKey


class Parts(NamedTuple):
    """What the acts work on."""

    window: QMainWindow
    session: Session
    commands: Commands
    files: DocumentFiles
    views: Views
    dialogs: Dialogs
    open_page: Callable[[str], None]
    find: Callable[[], None]


_ALSO = {"redo": ("Ctrl+Y", "Ctrl+Shift+Z")}
"""Keys that other systems teach for the same."""


class Action(NamedTuple):
    """One thing that a person can have done: `text` is the key of its name, `shortcut` works in the whole window."""

    key: str
    text: str
    shortcut: QKeySequence.StandardKey | str
    act: Callable[[Parts], object]

    @property
    def keys(self) -> QKeySequence:
        """The shortcut on this system, empty where there is none."""
        return QKeySequence(self.shortcut)

    @property
    def every_key(self) -> tuple[QKeySequence, ...]:
        """This system's shortcut first, then those of others that do the same; an empty one where there is none."""
        others = (QKeySequence(keys) for keys in _ALSO.get(self.key, ()))
        return (self.keys, *(keys for keys in others if keys != self.keys))


def _copy_summary(on: Parts) -> None:
    """Put the answer on the clipboard, as text for a chat."""
    session = on.session
    QGuiApplication.clipboard().setText(
        lazy.summary_text()(session.answer, session.baseline, session.wording, session.uncertainty)
    )


def _begin_tour(on: Parts) -> None:
    """The tour goes over the work, whatever is on show."""
    on.views.show_work()
    on.dialogs.begin_tour()


def _help(on: Parts) -> None:
    """The help; while presenting the keys alone, for the room looks on."""
    if on.views.is_presenting and on.views.presentation is not None:
        on.views.presentation.show_keys()
    else:
        on.dialogs.open_help(help_keys())


def _page(number: int, page: str) -> Action:
    return Action(f"page.{page}", f"page.{page}", f"Ctrl+{number}", lambda on: on.open_page(page))


ACTIONS = (
    Action("new", "menu.new", _STANDARD.New, lambda on: on.dialogs.ask_new_shop(on.files)),
    Action("new_empty", "menu.new_empty", "", lambda on: on.files.new()),
    Action("open", "menu.open", _STANDARD.Open, lambda on: on.files.ask_open()),
    Action("portfolio", "menu.portfolio", "Ctrl+Shift+M", lambda on: on.dialogs.open_portfolio(on.files)),
    Action("import_books", "menu.import_books", "Ctrl+I", lambda on: on.dialogs.import_books(on.files)),
    Action("import_again", "menu.import_again", "", lambda on: on.dialogs.import_again(on.files)),
    Action("save", "menu.save", _STANDARD.Save, lambda on: on.files.save()),
    Action("save_as", "menu.save_as", "Ctrl+Shift+S", lambda on: on.files.ask_save_as()),
    Action("undo", "menu.undo", _STANDARD.Undo, lambda on: on.commands.stack.undo()),
    Action("redo", "menu.redo", _STANDARD.Redo, lambda on: on.commands.stack.redo()),
    Action("find", "menu.find", _STANDARD.Find, lambda on: on.find()),
    Action("export", "menu.export", "Ctrl+E", lambda on: on.dialogs.open_export()),
    Action("copy_summary", "menu.copy_summary", "Ctrl+Shift+C", _copy_summary),
    Action("present", "menu.present", "F11", lambda on: on.views.toggle_presentation()),
    Action("welcome", "menu.welcome", "", lambda on: on.views.show_welcome()),
    Action("tour", "menu.tour", "", _begin_tour),
    Action("help", "menu.help", "F1", _help),
    Action("about", "menu.about", "", lambda on: on.dialogs.open_about()),
    Action("quit", "menu.quit", "Ctrl+Q", lambda on: on.window.close()),
    *(_page(number, page) for number, page in enumerate(PAGES, start=1)),
)


class WidgetKeys(NamedTuple):
    """Keys that a widget answers itself: `where` it does, and the end of their text's key `help.key.…`."""

    key: str
    where: str
    keys: tuple[str, ...]


WIDGET_KEYS = (
    WidgetKeys("next", "window", ("Tab",)),
    WidgetKeys("press", "button", ("Return",)),
    WidgetKeys("step", "slider", ("Left", "Right")),
    WidgetKeys("ends", "slider", ("Home", "End")),
    WidgetKeys("fold", "left panel", ("Left", "Right")),
    WidgetKeys("explain", "chart", ("Return",)),
    WidgetKeys("open_row", "table of merchants", ("Return",)),
    WidgetKeys("chart_menu", "chart", ("Menu",)),
    WidgetKeys("trail", "explanation", ("Alt+Left", "Alt+Right")),
    WidgetKeys("copy_explanation", "explanation", ("Ctrl+C",)),
    WidgetKeys("rename", "scenarios", ("F2",)),
    WidgetKeys("move", "scenarios", ("Alt+Left", "Alt+Right")),
    WidgetKeys("delete", "scenarios", ("Del",)),
    WidgetKeys("story", "presentation", ("PgDown", "PgUp", "Space")),
    WidgetKeys("slider", "presentation", ("1", "2", "3", "4")),
    WidgetKeys("leap", "presentation", ("Shift+Right", "Shift+Left")),
    WidgetKeys("preset", "presentation", ("5", "6", "7", "8")),
    WidgetKeys("language", "presentation", ("L",)),
    WidgetKeys("ranges", "presentation", ("G",)),
    WidgetKeys("whole", "presentation", ("A",)),
    WidgetKeys("explain_large", "presentation", ("E",)),
    WidgetKeys("start", "presentation", ("R",)),
    WidgetKeys("present_keys", "presentation", ("?",)),
    WidgetKeys("back", "anything that closes", ("Esc",)),
)

_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def written(keys: QKeySequence) -> str:
    """Keys as this system writes them, arrows as arrows."""
    parts = keys.toString(QKeySequence.SequenceFormat.NativeText).split("+")
    return "+".join(_ARROWS.get(part, part) for part in parts)


def help_keys() -> tuple[tuple[str, str], ...]:
    """Every key that does something, as it is written, with the key of the text that says what it does."""
    pages = [one for one in ACTIONS if one.key.startswith("page.")]
    others = [one for one in ACTIONS if not one.keys.isEmpty() and one not in pages]
    return (
        *((" ".join(map(written, one.every_key)), f"help.key.{one.key}") for one in others),
        (f"{written(pages[0].keys)} … {written(pages[-1].keys)}", "help.key.pages"),
        *((" ".join(written(QKeySequence(key)) for key in one.keys), f"help.key.{one.key}") for one in WIDGET_KEYS),
    )


class Actions(QObject):
    """The table at work in one window: a QAction for each row, by its key."""

    def __init__(self, parts: Parts) -> None:
        """Make the actions of a window; their shortcuts work from now on."""
        super().__init__(parts.window)
        self._session, stack = parts.session, parts.commands.stack
        self._steps = {"undo": stack.undoText(), "redo": stack.redoText()}
        self._made = {row.key: self._make(row, parts) for row in ACTIONS}
        parts.window.addActions(list(self._made.values()))
        stack.undoTextChanged.connect(partial(self._take_step, "undo"))
        stack.redoTextChanged.connect(partial(self._take_step, "redo"))
        self._session.language_changed.connect(self.retranslate)
        self.retranslate()

    def __getitem__(self, key: str) -> QAction:
        return self._made[key]

    def hint(self, key: str, text: str | None = None) -> str:
        """The action's name, or another text for it, with its shortcut: for a tooltip."""
        keys = self[key].shortcut()
        name = text or self[key].text()
        return name if keys.isEmpty() else self._session.wording.text("menu.with_keys", name=name, keys=written(keys))

    def retranslate(self) -> None:
        """Say every name again in the reader's language."""
        for row in ACTIONS:
            self[row.key].setText(self._session.wording.text(row.text))
        for key in self._steps:
            self._name_step(key)

    def _make(self, row: Action, parts: Parts) -> QAction:
        action = QAction(self)
        action.setShortcuts(row.every_key)
        # The signal's own argument is no business of the act.
        action.triggered.connect(lambda _=False: self._act(row, parts))
        return action

    def _act(self, row: Action, parts: Parts) -> None:
        self._session.failures.note(f"action {row.key}")
        row.act(parts)

    def _take_step(self, key: str, touched: str) -> None:
        self._steps[key] = touched
        self._name_step(key)

    def _name_step(self, key: str) -> None:
        """Say what would be undone or redone, if anything."""
        wording, touched = self._session.wording, self._steps[key]
        what = edit_name(touched, wording) if touched else ""
        self[key].setEnabled(bool(touched))
        self[key].setText(wording.text(f"menu.{key}_what", what=what) if what else wording.text(f"menu.{key}"))
