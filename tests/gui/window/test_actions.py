"""The table of actions: every key in the help works, none stands there twice, none works that is not there."""

import ast
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

import roi_app.gui
from roi_app.documents.document import Scenario
from roi_app.estimates.baseline import Baseline
from roi_app.gui.state.commands import Commands, edit_name
from roi_app.gui.window.actions import ACTIONS, WIDGET_KEYS, help_keys
from roi_app.gui.window.lazy import PAGES
from roi_app.gui.window.menu import GROUPS
from roi_app.model.parameters import QUANTITIES, STREAMS
from roi_app.texts.catalog import LANGUAGES, Texts
from roi_app.texts.formatting import Wording

CONTROL = Qt.KeyboardModifier.ControlModifier
THETA = "involution_intensity"

EVERYWHERE = {"Key_Return", "Key_Enter", "Key_Space", "Key_Up", "Key_Down"}
"""What the help need not say of each control: Enter and space press, up and down step as right and left do."""


def shortcuts() -> dict[str, QKeySequence]:
    """The shortcuts on this system, which only a running application knows."""
    return {action.key: action.keys for action in ACTIONS if not action.keys.isEmpty()}


def press(widget, keys: QKeySequence | str) -> None:
    """Press keys as a person does, on whatever has the focus."""
    QTest.keySequence(widget, QKeySequence(keys))
    QCoreApplication.processEvents()


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """Which file dialogs were opened; each is closed without a file."""
    found: list[str] = []
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, name=name: (found.append(name), "")[1:] * 2)
    return found


DONE = {
    "new": lambda window, _: window.dialogs.new_shop is not None and window.dialogs.new_shop.isVisible(),
    "open": lambda _, asked: asked == ["getOpenFileName"],
    "import_books": lambda window, _: window.dialogs.importing is not None and window.dialogs.importing.isVisible(),
    "save": lambda _, asked: asked == ["getSaveFileName"],
    "save_as": lambda _, asked: asked == ["getSaveFileName"],
    "undo": lambda window, _: window.session.baseline is Baseline.TODAY and window.commands.stack.index() == 1,
    "redo": lambda window, _: window.session.document.name == "redone",
    "portfolio": lambda window, _: window.dialogs.portfolio is not None and window.dialogs.portfolio.isVisible(),
    "export": lambda window, _: window.dialogs.export.isVisible(),
    "copy_summary": lambda window, _: QGuiApplication.clipboard().text().count("\n") > 2,
    "find": lambda window, _: window.inputs.search.hasFocus(),
    "present": lambda window, _: window.views.is_presenting,
    "help": lambda window, _: window.dialogs.help.isVisible(),
    "quit": lambda window, _: not window.isVisible(),
    **{
        f"page.{key}": lambda window, _, key=key: isinstance(window.pages.currentWidget(), PAGES[key]())
        for key in PAGES
    },
}
"""How it shows in the window that an act was done."""


@pytest.mark.parametrize("key", sorted(action.key for action in ACTIONS if action.shortcut))
def test_every_shortcut_does_what_it_says(make_window, asked, monkeypatch, key):
    window = make_window("clothing")
    window.open_page("evidence" if key == "page.over_time" else "over_time")
    if key in ("undo", "redo"):
        window.commands.set_value(THETA, 1.0)
        window.commands.set_baseline(Baseline.STANDING_STILL)
        window.commands.set_details("name", name="redone")
        window.commands.stack.undo()
    QGuiApplication.clipboard().clear()
    assert not DONE[key](window, asked) if key not in ("export", "help") else True
    window.commands.stack.setClean()
    press(window, shortcuts()[key])
    assert DONE[key](window, asked)


def test_no_key_stands_for_two_things(qapp):
    window_wide = [keys.toString() for keys in shortcuts().values()]
    window_wide += [key for one in WIDGET_KEYS if one.where == "window" for key in one.keys]
    assert [key for key, count in Counter(window_wide).items() if count > 1] == []
    in_widgets = [(one.where, key) for one in WIDGET_KEYS if one.where != "window" for key in one.keys]
    assert [key for key, count in Counter(in_widgets).items() if count > 1] == []
    assert {key for _, key in in_widgets} & set(window_wide) == set()
    names = [does for _, does in help_keys()]
    assert len(names) == len(set(names))


def test_the_help_lists_every_shortcut_that_works_in_the_window(make_window):
    window = make_window("clothing")
    for page in PAGES:
        window.open_page(page)
    window.session.request_explanation("npv")
    window.views.present()
    window.views.show_welcome()
    window.dialogs.begin_tour()
    window.dialogs.open_export()
    listed = {keys.toString() for one in ACTIONS for keys in one.every_key}
    listed |= {key for one in WIDGET_KEYS for key in one.keys}
    works = {one.key().toString() for one in window.findChildren(QShortcut)}
    works |= {keys.toString() for one in window.findChildren(QAction) for keys in one.shortcuts()}
    assert works - {""} <= listed


def test_the_help_lists_every_key_that_a_widget_answers(qapp):
    listed = {QKeySequence(key)[0].key().name for one in WIDGET_KEYS for key in one.keys}
    folder = Path(roi_app.gui.__file__).parent
    answered = {
        node.attr: file.name
        for file in folder.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr.startswith("Key_")
    }
    assert {key: file for key, file in answered.items() if key not in listed | EVERYWHERE} == {}


def test_menu_and_table_name_the_same_actions(make_window):
    in_menu = {key for group in GROUPS for key in group} - {"recent", "samples", "appearance"}
    assert in_menu == {action.key for action in ACTIONS if not action.key.startswith("page.")}
    window = make_window("clothing")
    assert {one.text() for one in window.menu.actions() if not one.isSeparator()} >= {"Undo", "Redo", "Help", "Quit"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_tooltips_say_the_keys_of_the_table(make_window, language):
    window = make_window("clothing", language)
    for button, keys in ((window.bar.present, "F11"), (window.bar.export, "Ctrl+E"), (window.bar.undo, "Ctrl+Z")):
        assert keys in button.toolTip()
    for number, tab in enumerate(window.page_bar.buttons.values(), start=1):
        assert f"Ctrl+{number}" in tab.toolTip()


UNDONE = {"en": "Undo “Involution θ”", "zh-Hant": "復原「內卷強度 θ」", "zh-Hans": "撤销“内卷强度 θ”"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_and_bar_say_what_would_be_undone(make_window, language):
    window = make_window("clothing", language)
    undo, redo = window.window_actions["undo"], window.window_actions["redo"]
    assert not undo.isEnabled()
    window.commands.set_value(THETA, 1.0)
    assert undo.isEnabled()
    assert undo.text() == UNDONE[language]
    assert UNDONE[language] in window.bar.undo.toolTip()
    assert window.bar.undo.isEnabled()
    window.bar.undo.click()
    assert not undo.isEnabled()
    assert redo.text() != Texts(language).text("menu.redo")
    other = next(one for one in LANGUAGES if one != language)
    window.commands.stack.redo()
    window.session.use_language(other)
    assert undo.text() == UNDONE[other]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_edit_has_a_name(make_window, language, monkeypatch):
    window, touched = make_window("clothing", language, size=None), []
    push = Commands._push

    def note(self, after, what, *, dragging):
        touched.append(what)
        push(self, after, what, dragging=dragging)

    monkeypatch.setattr(Commands, "_push", note)
    commands, document = window.commands, window.session.document
    commands.set_preset("as_stated")
    commands.set_baseline(Baseline.STANDING_STILL)
    commands.set_sampling(document.sampling)
    commands.set_scenarios((Scenario("a", document),))
    for field in ("name", "platform", "currency", "staff_cash", "branding"):
        commands.set_details(field)
    commands.return_to(window.session.state, 99, "presentation")
    touched += [*QUANTITIES, *(f"lever.{place}" for place in (*STREAMS, "sales"))]
    names = [edit_name(one, Wording(language, "CNY")) for one in touched]
    assert all(names)
    assert len(set(names)) == len(set(touched))


def fields_and_controls(window):
    """One of each kind of widget that can have the focus while somebody works."""
    page = window.pages.currentWidget()
    row = window.inputs.rows["photo.unit_price"]
    return [
        window.bar.name,
        window.bar.present,
        row.field,
        row.slider,
        window.inputs.reveal(THETA).field,
        window.head.meter,
        window.head.numbers["npv"],
        window.breakdown.chart,
        window.page_bar.buttons["over_time"],
        page.card.search,
        page.card.grades,
        page.card.table,
    ]


def test_undo_and_redo_work_wherever_the_focus_is(make_window):
    window = make_window("clothing")
    window.open_page("evidence")
    for widget in fields_and_controls(window):
        window.commands.set_value(THETA, 1.0)
        window.commands.set_value("photo.unit_price", 777)
        start = window.commands.stack.index()
        widget.setFocus()
        assert QApplication.focusWidget() is widget
        for step in (1, 2):
            press(QApplication.focusWidget(), QKeySequence.StandardKey.Undo)
            assert window.commands.stack.index() == start - step, widget
        for step in (1, 0):
            press(QApplication.focusWidget(), QKeySequence.StandardKey.Redo)
            assert window.commands.stack.index() == start - step, widget
        window.commands.forget()
        window.commands.reset(THETA)
        window.commands.reset("photo.unit_price")


def test_redo_answers_the_keys_of_every_system(make_window):
    window = make_window("clothing")
    stack = window.commands.stack
    for modifiers, key in (
        (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y),
        (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z),
    ):
        window.commands.set_value(THETA, 1.0)
        stack.undo()
        QTest.keyClick(window, key, modifiers)
        assert (stack.canUndo(), stack.canRedo()) == (True, False), key
        stack.undo()


def test_undo_works_right_after_a_value_was_typed(make_window):
    window = make_window("clothing")
    field = window.inputs.rows["photo.unit_price"].field
    before = window.session.state
    field.setFocus()
    QTest.keyClicks(field, "900")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "950")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    assert window.session.state == before
