"""The pages as a whole: reached by tab and key, written only while they are on show, sharing the window's height."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from roi_app.documents.document import Document, Scenario
from roi_app.gui.style.theme import theme
from roi_app.gui.window.lazy import PAGES
from roi_app.texts.catalog import LANGUAGES

ORDER = ["tools", "over_time", "matters", "robustness", "rivals", "scenarios", "evidence", "freed_time"]


def page(window, key):
    window.open_page(key)
    QApplication.processEvents()
    return window.pages.currentWidget()


def test_the_pages_stand_in_the_order_of_the_look():
    assert list(PAGES) == ORDER


def test_control_and_a_number_open_the_page_of_that_number(make_window, qtbot):
    window = make_window("clothing")
    for number, key in enumerate(ORDER, start=1):
        qtbot.keyClick(window, str(number), Qt.KeyboardModifier.ControlModifier)
        assert window.page_bar.buttons[key].isChecked()
        assert isinstance(window.pages.currentWidget(), PAGES[key]())


def test_a_click_on_a_tab_opens_its_page_and_the_arrows_go_on(make_window, qtbot):
    window = make_window("clothing")
    qtbot.mouseClick(window.page_bar.buttons["scenarios"], Qt.MouseButton.LeftButton)
    assert isinstance(window.pages.currentWidget(), PAGES["scenarios"]())
    qtbot.keyClick(window.page_bar.buttons["scenarios"], Qt.Key.Key_Right)
    assert isinstance(window.pages.currentWidget(), PAGES["evidence"]())


@pytest.mark.parametrize("what", ["clothing", "appliances", "cross-border", Document()])
def test_opening_and_filling_every_page_in_every_language_is_no_edit(make_window, what):
    window = make_window(what)
    before = window.session.state
    for language in LANGUAGES:
        window.session.use_language(language)
        for key in ORDER:
            page(window, key)
    assert window.commands.stack.count() == 0
    assert window.session.state == before


def test_a_hidden_page_does_nothing_and_catches_up_when_it_is_opened(make_window):
    window = make_window("clothing")
    chart = page(window, "rivals").matrix.chart
    page(window, "freed_time")
    old = chart.figure
    window.commands.set_value("involution_intensity", 1.2)
    window.session.use_language("zh-Hant")
    assert chart.figure is old
    page(window, "rivals")
    assert chart.figure.cells[0][1].value == window.session.answer.value("adopt_rivals_adopt")
    assert chart.figure.rows[0] == "您用"


@pytest.mark.parametrize("key", ["rivals", "scenarios", "evidence", "freed_time"])
def test_a_low_window_gives_a_page_to_work_on_the_waterfalls_room(make_window, key):
    window = make_window("clothing", size=(1100, 700))
    tabs_at = window.page_bar.mapTo(window, window.page_bar.rect().topLeft())
    assert window.breakdown.isVisible()
    shown = page(window, key)
    assert not window.breakdown.isVisible()
    assert shown.height() >= 320
    assert window.page_bar.mapTo(window, window.page_bar.rect().topLeft()) == tabs_at
    page(window, "over_time")
    assert window.breakdown.isVisible()


def test_a_comfortable_window_keeps_the_waterfall_beside_every_page(make_window):
    window = make_window("clothing", size=(1440, 900))
    for key in ORDER:
        page(window, key)
        assert window.breakdown.isVisible()
        assert window.breakdown.chart.height() >= window.breakdown.chart.minimumHeight()
        assert window.pages.geometry().bottom() <= window.pages.parentWidget().height()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_of_all_pages_fit_beside_each_other_in_the_smallest_window(make_window, language):
    window = make_window("clothing", language, size=(1100, 700))
    for tab in window.page_bar.buttons.values():
        assert tab.width() >= tab.sizeHint().width()
        assert tab.geometry().right() <= window.page_bar.width()


def test_undoing_a_change_of_the_scenarios_opens_their_page(make_window):
    window = make_window("clothing")
    window.commands.set_scenarios((Scenario("a", window.session.document),))
    assert window.page_bar.buttons["tools"].isChecked()
    window.commands.stack.undo()
    assert window.page_bar.buttons["scenarios"].isChecked()


def test_the_name_of_the_game_follows_theta(make_window):
    window = make_window("clothing")
    card = page(window, "rivals").name
    assert card.name.text().startswith("Win-win")
    assert [name.text() for _, name in card.ranges] == ["Win-win", "Prisoner's dilemma", "Chicken"]
    assert card.ranges[0][1].font().bold()
    window.commands.set_value("involution_intensity", 0.9)
    assert card.name.text().startswith("Prisoner's dilemma")
    assert [name.font().bold() for _, name in card.ranges] == [False, True, False]
    assert card.strip.accessibleDescription().startswith("Prisoner's dilemma")
    # Two scales of θ are on the screen, with other thresholds: the card says why.
    assert "on the race meter they follow" in card.thresholds.text()
    assert card.strip.figure.axis == window.head.meter.figure.axis
    window.commands.set_value("setup_cost", 900_000)
    assert card.name.text().startswith("Do not adopt")
    assert [name.isVisible() for _, name in card.ranges] == [True, False, False]


def test_a_cell_of_the_matrix_and_a_month_of_the_curve_can_be_asked_about(make_window, qtbot):
    window = make_window("clothing")
    shown = page(window, "rivals")
    for chart, spot, target in (
        (shown.matrix.chart, 1, "adopt_rivals_adopt"),
        (shown.curve.chart, 12, "rival_adoption_by_month@12"),
    ):
        with qtbot.waitSignal(window.session.explanation_requested) as asked:
            qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.spots[spot].area.center().toPoint())
        assert asked.args[0] == target


def test_the_better_answer_is_marked_in_the_accent_where_it_is(make_window):
    window = make_window("clothing")
    chart = page(window, "rivals").matrix.chart
    window.commands.set_value("involution_intensity", 1.9)
    QApplication.processEvents()
    picture = chart.grab().toImage()
    ratio = picture.devicePixelRatio()

    def has_frame(spot):
        left, middle = round(spot.area.left() * ratio), round(spot.area.center().y() * ratio)
        accent = theme.colour("accent").getRgb()
        inks = [picture.pixelColor(left + across, middle).getRgb() for across in range(4)]
        return any(all(abs(one - other) < 40 for one, other in zip(ink, accent, strict=True)) for ink in inks)

    # You adopt while rivals hold back, and you hold back while they adopt.
    assert [has_frame(spot) for spot in chart.spots] == [True, False, False, True]


def test_freed_time_follows_how_much_becomes_cash(make_window):
    window = make_window("clothing")
    card = page(window, "freed_time").freed
    assert "0.20 people as cash" in card.chart.figure.rows[0].text
    assert card.claim.isVisible()
    window.commands.set_details("staff_cash", staff_cash="whole_heads")
    assert card.total.text() == "In all 0.48 people freed, all of it time: pay does not fall."
    window.commands.set_value("design.staff", 0)
    window.commands.set_value("copy.staff", 0)
    assert card.nobody.isVisible()
    assert not card.chart.isVisible()


def test_the_note_beside_the_costs_is_there_only_with_the_tool_that_makes_the_claim(make_window):
    window = make_window("clothing")
    note = window.inputs.claim
    assert "74%" in note.title.text()
    assert "0.40 people freed, 0.20 people as cash" in note.text.text()
    window.commands.set_lever("design", "poster-generator")
    assert not note.isVisible()
    window.commands.stack.undo()
    assert note.isVisible()


def test_an_empty_shop_is_no_game_and_has_no_better_answer(make_window):
    window = make_window(Document())
    assert page(window, "rivals") is window.empty_page
    assert "rivals" in window.empty_page.card.empty.text.text()
