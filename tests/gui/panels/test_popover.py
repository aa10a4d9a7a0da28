"""A number explained where it stands: by mouse and keyboard, live, inside the window, and never over the number."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from roi_app.explain.lookup import explain
from roi_app.gui.charts.chart import Chart
from roi_app.gui.charts.over_time import OverTimeChart
from roi_app.gui.controls.beside import Side
from roi_app.gui.window.lazy import PAGES
from roi_app.texts.catalog import LANGUAGES

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(make_window):
    return make_window("clothing", "zh-Hant")


def click_number(window, key="npv"):
    QTest.mouseClick(window.head.numbers[key], LEFT)
    return window.explaining.popover


def click_spot(chart, target):
    chart.grab()
    spot = next(spot for spot in chart.spots if spot.target == target)
    QTest.mouseClick(chart, LEFT, pos=spot.area.center().toPoint())


def shown(terms):
    return [row for row in terms.rows if not row.isHidden()]


def place_in(window, one) -> QRect:
    return QRect(one.mapTo(window, QPoint(0, 0)), one.size())


def assert_beside(window):
    """It is whole, inside the window, and not over what it explains, which is marked."""
    popover, area = window.explaining.popover, window.explaining.popover.anchor.seen_in(window)
    assert window.rect().contains(popover.geometry())
    assert not popover.geometry().intersects(area)
    assert window.explaining.mark.isVisible()
    assert place_in(window, window.explaining.mark).contains(area.center())


def test_a_click_on_a_number_explains_it_there(window):
    popover = click_number(window)
    assert popover.isVisible()
    assert (popover.name.text(), popover.value.text()) == ("淨現值（與今天比）", "¥152,522")
    assert popover.words.text() == "= 沒有競賽時的淨現值 − 競賽現值合計"
    assert [row.term.value for row in shown(popover.terms)] == ["¥211,367", "¥58,845"]
    assert popover.source.text() == "由 19 個您自己的數字和 40 項假設算出。"
    assert popover.accessibleName() == "淨現值（與今天比） ¥152,522"
    assert popover.standing.side is Side.BELOW
    assert_beside(window)


def test_a_number_in_it_leads_deeper_and_back_again(window):
    popover = click_number(window)
    QTest.mouseClick(shown(popover.terms)[1], LEFT)
    QTest.mouseClick(next(row for row in shown(popover.terms) if row.term.target == "pv_content_race"), LEFT)
    assert popover.trail == ["npv", "pv_races", "pv_content_race"]
    assert "競賽現值合計" in popover.path.text()
    assert_beside(window)
    QTest.mouseClick(popover.back, LEFT)
    assert popover.trail == ["npv", "pv_races"]
    popover.path.linkActivated.emit("0")
    assert popover.trail == ["npv"]
    assert popover.back.isHidden()
    popover.numbers.linkActivated.emit("npv_without_race")
    assert popover.trail == ["npv", "npv_without_race"]


def test_its_range_is_that_of_the_trials_or_of_the_input_or_not_there(window, qtbot):
    qtbot.waitUntil(lambda: window.session.uncertainty is not None)
    popover = click_number(window)
    spread = window.session.uncertainty.if_it_sticks.figures["npv"]
    wording = window.session.wording
    assert [tick.value for tick in popover.strip.ticks] == [
        wording.money_short(place) for place in (spread.p10, spread.p50, spread.p90)
    ]
    ats = [tick.at for tick in popover.strip.ticks]
    assert ats == sorted(ats)
    assert max(popover.strip.heights) == 1
    popover.follow_to("review_share")
    assert [tick.value for tick in popover.strip.ticks] == ["10%", "25%", "40%"]
    assert popover.strip.heights == ()
    popover.follow_to("photo.unit_price")
    assert popover.strip.isHidden()
    assert popover.strip_title.isHidden()


def test_the_keyboard_opens_it_goes_round_inside_and_comes_back(window, qtbot):
    number = window.head.numbers["saved_per_month"]
    number.setFocus()
    qtbot.waitUntil(number.hasFocus)
    QTest.keyClick(number, Qt.Key.Key_Space)
    popover = window.explaining.popover
    met = []
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert popover.isAncestorOf(QApplication.focusWidget())
        met.append(QApplication.focusWidget())
    assert popover.whole in met
    assert popover.close_button in met
    row = shown(popover.terms)[0]
    assert row in met
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert len(popover.trail) == 2
    QTest.keyClick(popover, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert popover.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert popover.isHidden()
    assert window.explaining.mark is None
    assert number.hasFocus()


def test_the_arrows_of_a_chart_go_on_where_a_bar_was_explained(window, qtbot):
    chart = window.breakdown.chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(chart.hasFocus)
    chart.grab()
    targets = [spot.target for spot in chart.spots]
    for place, key in ((2, Qt.Key.Key_Right), (3, Qt.Key.Key_Right)):
        for _ in range(3 if place == 2 else 1):
            QTest.keyClick(chart, key)
        QTest.keyClick(chart, Qt.Key.Key_Return)
        assert window.explaining.popover.trail == [targets[place]]
        assert_beside(window)
        QTest.keyClick(window.explaining.popover, Qt.Key.Key_Escape)
        assert chart.hasFocus()


def test_it_follows_a_slider_that_is_moved_beside_it(window):
    popover = click_number(window, "saved_per_month")
    before, row = popover.value.text(), window.inputs.rows["photo.unit_price"]
    QTest.mouseClick(row.slider, LEFT, pos=row.slider.rect().center())
    assert popover.isVisible()
    row.slider.setFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_Right)
    assert popover.value.text() not in (before, "")
    wording = window.session.wording
    assert popover.value.text() == wording.money(window.session.answer.value("saved_per_month"), 2)
    # A bar moves, and with it what stands beside it.
    click_spot(window.breakdown.chart, "npv")
    top = place_in(window, window.explaining.mark).top()
    window.commands.set_value("involution_intensity", 1.2)
    window.breakdown.chart.grab()
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()
    assert place_in(window, window.explaining.mark).top() > top
    assert_beside(window)


def test_a_press_elsewhere_shuts_it_and_does_what_it_does(window):
    popover = click_number(window)
    QTest.mouseClick(window.page_bar.buttons["scenarios"], LEFT)
    assert popover.isHidden()
    assert window.pages.currentWidget() is window._opened["scenarios"]
    click_number(window)
    QTest.mousePress(window.head.numbers["kept_share"], LEFT)
    assert popover.isHidden()
    QTest.mouseRelease(window.head.numbers["kept_share"], LEFT)
    assert (popover.isVisible(), popover.trail) == (True, ["kept_share"])
    window.open_page("over_time")
    chart = window.findChild(OverTimeChart)
    click_spot(chart, "cumulative_net@12")
    assert popover.trail == ["cumulative_net@12"]
    assert_beside(window)
    window.open_page("tools")
    assert popover.isHidden()


def test_a_cell_of_a_table_stays_marked_through_all_of_it(window):
    table = window.pages.currentWidget().tools.table
    for row in (0, 1):
        cell = table.visualRect(table.model().index(row, 3)).center()
        QTest.mouseClick(table.viewport(), LEFT, pos=cell)
        assert_beside(window)
        QTest.mouseClick(window.explaining.popover.whole, LEFT)
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QCoreApplication.processEvents()
            table.viewport().grab()
        mark = window.explaining.mark
        assert mark.isVisible()
        assert mark.geometry().contains(table.visualRect(table.model().index(row, 3)).center())
        QTest.keyClick(window.explanation, Qt.Key.Key_Escape)
        assert window.explaining.mark is None


def test_the_whole_way_goes_on_in_the_drawer_which_hides_no_number(window):
    for target in ("pv_erosion", "pv_saved_by_stream:photo", "npv"):
        click_spot(window.breakdown.chart, target)
        window.explaining.popover.follow_to("horizon_months")
        QTest.mouseClick(window.explaining.popover.whole, LEFT)
        assert window.explaining.popover.isHidden()
        assert window.explanation.trail == [target, "horizon_months"]
        assert window.explaining.mark.isVisible()
        area = window.explaining.mark.anchor.seen_in(window)
        assert not place_in(window, window.explanation).intersects(area), target
        # While it is open, another number is explained in it.
        QTest.mouseClick(window.head.numbers["kept_share"], LEFT)
        assert window.explanation.trail == ["kept_share"]
        QTest.keyClick(window.explanation, Qt.Key.Key_Escape)
        assert window.explaining.mark is None


@pytest.mark.parametrize(("size", "language"), [*zip(((960, 540), (1100, 700), (1920, 1080)), LANGUAGES, strict=True)])
def test_every_number_of_every_page_is_explained_beside_itself(make_window, size, language):
    window = make_window("clothing", language, size=size)
    asked = set()

    def look():
        popover = window.explaining.popover
        if popover is None or popover.isHidden():
            return  # a page that leads to its slider in place of explaining
        asked.add(popover.trail[0])
        assert popover.source.text()
        told = explain(window.session.answer, popover.trail[0], window.session.wording)
        assert told.title
        assert told.value or told.rows
        room = max(popover.anchor.seen_in(window).top(), window.height() - popover.anchor.seen_in(window).bottom())
        assert window.rect().contains(popover.geometry())
        if room > 160:
            assert_beside(window)
        popover.shut()

    for key in PAGES:
        window.open_page(key)
        QCoreApplication.processEvents()
        for chart in window.findChildren(Chart):
            if chart.visibleRegion().isEmpty():
                continue
            chart.grab()
            spots = [*{spot.target: spot for spot in chart.spots if spot.target}.values()]
            for spot in spots[:: max(len(spots) // 6, 1)]:
                chart.activated.emit(spot.target, chart.anchor(spot.target))
                look()
    for number in (*window.head.numbers.values(), window.inputs.total):
        number.click()
        look()
    assert len(asked) > 15
