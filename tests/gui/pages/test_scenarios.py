"""Scenarios as a person keeps, compares, names, orders and adopts them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from roi_app.documents.document import Scenario
from roi_app.documents.files import load, save
from roi_app.documents.samples import sample_in
from roi_app.documents.write import dump
from roi_app.estimates.baseline import Baseline
from tests.gui.reading import recording

HEADER_PADDING = 8
"""Of the style sheet, beside a column's name."""

THETA = "involution_intensity"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(make_window):
    shown = make_window("clothing")
    shown.open_page("scenarios")
    QApplication.processEvents()
    return shown


@pytest.fixture
def panel(window):
    return window.pages.currentWidget().card


@pytest.fixture
def three(window, panel):
    shop = window.session.document
    window.commands.set_scenarios(
        (
            Scenario("careful", replace(shop, preset="cautious")),
            Scenario("hard", shop.with_value(THETA, 1.2)),
            Scenario("dear", shop.with_value("setup_cost", 9_000)),
        )
    )
    window.commands.forget()
    return panel


def names(panel):
    return [one.name for one in panel.scenarios]


def columns(panel):
    model = panel.table.comparison
    return [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]


def cell(panel, label, column):
    model = panel.table.comparison
    place = next(row for row in range(model.rowCount()) if model.row(row).label == label)
    return model.row(place).cells[column]


def labels(panel):
    model = panel.table.comparison
    return [model.row(row).label for row in range(model.rowCount())]


def press(panel, qtbot, key):
    qtbot.mouseClick(panel.buttons[key], LEFT)


def test_without_scenarios_the_page_says_what_they_are_for(panel):
    assert panel.first.isVisible()
    assert "Keep the current settings as a scenario" in panel.empty_text.text()
    assert not panel.table.isVisible()
    assert not panel.listed.isVisible()


def test_keeping_asks_for_the_name_in_a_line_and_is_one_step(window, panel, qtbot):
    qtbot.mouseClick(panel.first, LEFT)
    assert panel.entry.isVisible()
    assert panel.entry.field.selectedText() == "Scenario 1"
    qtbot.keyClicks(panel.entry.field, "as it is")
    qtbot.keyClick(panel.entry.field, Qt.Key.Key_Return)
    assert names(panel) == ["as it is"]
    assert window.commands.stack.count() == 1
    assert columns(panel) == ["Now", "as it is"]
    assert panel.chosen == 0
    assert not panel.entry.isVisible()
    window.commands.stack.undo()
    assert names(panel) == []
    assert panel.first.isVisible()


def test_escape_keeps_nothing(window, panel, qtbot):
    panel.ask_to_add()
    qtbot.keyClick(panel.entry.field, Qt.Key.Key_Escape)
    assert not panel.entry.isVisible()
    assert window.commands.stack.count() == 0


@pytest.mark.parametrize(("typed", "said"), [("  ", "Give it a name."), ("hard", "“hard” is taken")])
def test_a_name_that_is_empty_or_taken_is_refused_with_a_sentence(window, three, qtbot, typed, said):
    three.ask_to_add()
    three.entry.field.setText(typed)
    qtbot.mouseClick(three.entry.keep, LEFT)
    assert three.entry.problem.text().startswith(said)
    assert three.entry.field.accessibleDescription() == three.entry.problem.text()
    assert window.commands.stack.count() == 0


def test_a_moved_slider_shows_as_a_difference_to_what_is_on_show_now(window, panel, qtbot):
    panel.ask_to_add()
    qtbot.keyClick(panel.entry.field, Qt.Key.Key_Return)
    assert panel.note.text().startswith("No input differs")
    window.commands.set_value(THETA, 1.2)
    assert not panel.note.isVisible()
    kept = cell(panel, "Kept of 100 brought in", 1)
    assert (kept.text, kept.difference, kept.tone) == ("55", "+42", "keep")
    theta = cell(panel, "Involution θ", 1)
    assert (theta.text, theta.differs) == ("0.40", True)
    assert labels(panel)[-2:] == ["Inputs", "Involution θ"]


def test_all_inputs_are_listed_on_request(three, qtbot):
    few = len(labels(three))
    qtbot.mouseClick(three.listed.buttons["all"], LEFT)
    assert len(labels(three)) > few + 20
    assert "Gross margin" in labels(three)
    qtbot.mouseClick(three.listed.buttons["differing"], LEFT)
    assert len(labels(three)) == few


def test_the_baseline_turns_the_comparison(window, three):
    before = cell(three, "Net present value", 0).value
    window.commands.set_baseline(Baseline.STANDING_STILL)
    assert cell(three, "Net present value", 0).value > before


def test_a_renamed_scenario_keeps_its_place_and_its_content(window, three, qtbot):
    three.table.choose(2)
    press(three, qtbot, "rename")
    assert three.entry.field.text() == "hard"
    assert three.entry.keep.text() == "Rename"
    three.entry.field.setText("hard race")
    qtbot.keyClick(three.entry.field, Qt.Key.Key_Return)
    assert names(three) == ["careful", "hard race", "dear"]
    assert three.scenarios[1].document.values[THETA].mode == 1.2
    assert three.chosen == 1
    window.commands.stack.undo()
    assert names(three) == ["careful", "hard", "dear"]


def test_moving_and_deleting_act_on_the_chosen_column_which_stays_chosen(window, three, qtbot):
    three.table.choose(1)
    assert not three.buttons["left"].isEnabled()
    press(three, qtbot, "right")
    assert names(three) == ["hard", "careful", "dear"]
    assert three.chosen == 1
    press(three, qtbot, "right")
    assert names(three) == ["hard", "dear", "careful"]
    assert not three.buttons["right"].isEnabled()
    press(three, qtbot, "delete")
    assert names(three) == ["hard", "dear"]
    assert three.chosen == 1
    for _ in range(3):
        window.commands.stack.undo()
    assert names(three) == ["careful", "hard", "dear"]


def test_the_keyboard_does_all_of_it(window, three, qtbot):
    three.table.setFocus()
    three.table.choose(1)
    qtbot.keyClick(three.table, Qt.Key.Key_Right)
    assert three.chosen == 1
    qtbot.keyClick(three.table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert names(three) == ["hard", "careful", "dear"]
    qtbot.keyClick(three.table, Qt.Key.Key_F2)
    assert three.entry.field.text() == "hard"
    qtbot.keyClick(three.entry.field, Qt.Key.Key_Escape)
    qtbot.keyClick(three.table, Qt.Key.Key_Delete)
    assert names(three) == ["careful", "dear"]


def test_adopting_makes_a_scenario_the_current_case_and_undo_brings_the_old_one_back(window, three, qtbot):
    before = window.session.document
    three.table.choose(2)
    press(three, qtbot, "adopt")
    assert window.session.document.values[THETA].mode == 1.2
    assert names(three) == ["careful", "hard", "dear"]
    assert cell(three, "Involution θ", 0).text == "1.20"
    window.commands.stack.undo()
    assert window.session.document == before


def test_nothing_can_be_done_to_the_current_case_here(three):
    three.table.choose(0)
    assert three.chosen is None
    assert not any(button.isEnabled() for button in three.buttons.values())


def test_a_result_of_the_current_case_can_be_asked_about(window, three, qtbot):
    three.table.setFocus()
    three.table.choose(0)
    with qtbot.waitSignal(window.session.explanation_requested) as asked:
        qtbot.keyClick(three.table, Qt.Key.Key_Return)
    assert asked.args[0] == "kept_share"
    three.table.choose(1)
    with qtbot.assertNotEmitted(window.session.explanation_requested):
        qtbot.keyClick(three.table, Qt.Key.Key_Return)


def test_twelve_are_enough(window, panel):
    shop = window.session.document
    window.commands.set_scenarios(tuple(Scenario(str(number), shop) for number in range(12)))
    assert not panel.add.isEnabled()
    assert "12" in panel.add.toolTip()
    panel.ask_to_add()
    assert not panel.entry.isVisible()
    assert len(columns(panel)) == 13


def test_the_suggested_name_is_the_presets_or_the_next_number(window, panel):
    shop = window.session.document
    window.commands.set_scenarios((Scenario("Scenario 1", shop), Scenario("Scenario 3", shop)))
    panel.ask_to_add()
    assert panel.entry.field.text() == "Scenario 2"
    panel.entry.given_up.emit()
    window.commands.set_preset("cautious")
    panel.ask_to_add()
    assert panel.entry.field.text() == "Cautious"


def test_another_document_stops_the_renaming_of_what_is_gone(window, three, qtbot):
    three.table.choose(3)
    three.ask_to_rename()
    window.files.open_sample("appliances")
    three.entry.field.setText("late")
    qtbot.keyClick(three.entry.field, Qt.Key.Key_Return)
    assert names(three) == []
    assert window.commands.stack.count() == 0


def test_a_saved_document_brings_its_scenarios_back(make_window, three, window, tmp_path):
    save(window.session.document, tmp_path / "shop.roi", None)
    again = load(tmp_path / "shop.roi", window.session.catalogue).reading.document
    assert dump(again) == dump(window.session.document)
    other = make_window(again, "zh-Hans")
    other.open_page("scenarios")
    QApplication.processEvents()
    assert columns(other.pages.currentWidget().card) == ["当前", "careful", "hard", "dear"]


def test_currencies_that_differ_are_said(window, panel):
    abroad = replace(sample_in("cross-border", "en"), name="abroad")
    window.commands.set_scenarios((Scenario("abroad", abroad),))
    assert panel.note.text() == "The currencies differ, so amounts are not subtracted."
    assert cell(panel, "Net present value", 1).text.startswith("US$")


@pytest.mark.parametrize("size", [(1100, 700), (1366, 768), (1920, 1080)])
def test_columns_are_whole_and_their_numbers_end_at_one_line(make_window, monkeypatch, size):
    shop = sample_in("clothing", "en")
    kept = tuple(Scenario(f"A scenario with a long name, {n}", shop.with_value(THETA, n / 5).alone()) for n in range(9))
    window = make_window(replace(shop, scenarios=kept), size=size)
    window.open_page("scenarios")
    QApplication.processEvents()
    table = window.pages.currentWidget().card.table
    width, room = table.columnWidth(0), table.viewport().width()
    assert room % width < room // width + 2
    with recording(monkeypatch) as painted:
        table.viewport().grab()
    model = table.comparison
    texts = [model.row(row).cells[1] for row in range(model.rowCount())]
    numbers = {one.text for one in texts if one.value is not None}
    ends = {
        round(one.place.right())
        for one in painted
        if one.text in numbers and width <= one.place.left() < 2 * width and one.place.right() < 1.6 * width
    }
    assert max(ends) - min(ends) <= 2
    # A name that is too long ends in an ellipsis and is not cut: no ink in the last pixels that it may take.
    header = table.horizontalHeader()
    image = header.grab().toImage()
    last = header.sectionViewportPosition(1) + width - HEADER_PADDING - 1
    assert min(image.pixelColor(last, y).lightness() for y in range(3, image.height() - 4)) > 200
    table.horizontalScrollBar().setValue(1)
    assert table.columnViewportPosition(1) == 0


def test_the_first_column_stays_in_view_and_hides_no_other_for_good(make_window, qtbot):
    window = make_window("clothing", size=(1100, 700))
    shop = window.session.document
    many = (Scenario(f"case {place}", shop.with_value(THETA, 0.2 * place)) for place in range(1, 7))
    window.commands.set_scenarios(tuple(many))
    window.open_page("scenarios")
    QApplication.processEvents()
    table = window.pages.currentWidget().card.table
    bar, model = table.horizontalScrollBar(), table.comparison
    assert not table.first.is_held
    seen = set()
    for place in range(bar.maximum() + 1):
        bar.setValue(place)
        QApplication.processEvents()
        assert table.first.is_held is (place > 0)
        held = table.first.width() if place else 0
        assert held == (table.columnWidth(0) if place else 0)
        seen |= {
            column
            for column in range(1, model.columnCount())
            if held <= table.columnViewportPosition(column)
            and table.columnViewportPosition(column) + table.columnWidth(column) <= table.viewport().width()
        }
    assert seen == set(range(1, model.columnCount()))
    # Side by side with the rows that it belongs to, also after scrolling down.
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    for row in (model.rowCount() - 1, model.rowCount() - 2):
        cell, own = table.visualRect(model.index(row, 2)), table.first.visualRect(model.index(row, 0))
        across = table.first.viewport().mapTo(table, own.topLeft()).y()
        assert across == table.viewport().mapTo(table, cell.topLeft()).y()
    # The keys reach what lies below it, and a click on it chooses the first column.
    table.choose(model.columnCount() - 1)
    for column in range(model.columnCount() - 2, 0, -1):
        qtbot.keyClick(table, Qt.Key.Key_Left)
        assert table.chosen == column
        assert table.columnViewportPosition(column) >= (table.first.width() if table.first.is_held else 0)
    bar.setValue(bar.maximum())
    table.verticalScrollBar().setValue(0)
    first = table.first.visualRect(model.index(0, 0)).center()
    qtbot.mouseClick(table.first.viewport(), LEFT, pos=first)
    assert table.chosen == 0
    with qtbot.waitSignal(window.session.explanation_requested) as asked:
        qtbot.mouseDClick(table.first.viewport(), LEFT, pos=first)
    target, anchor = asked.args
    assert (target, anchor.widget) == ("kept_share", table.first.viewport())
