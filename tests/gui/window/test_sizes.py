"""The window's first size fits the screen, and a window that is too small scrolls instead of cutting."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from roi_app.gui.window.lazy import PAGES
from roi_app.gui.window.main_window import COMFORTABLE, SMALLEST, TITLE_BAR, WHOLE

SCREENS = {
    "1366 x 768": QRect(0, 0, 1366, 728),
    "1080p at 150 %": QRect(0, 0, 1280, 680),
    "1080p at 200 %": QRect(0, 0, 960, 500),
    "1440 x 900": QRect(0, 0, 1440, 900),
    "1080p with a bar at the left": QRect(72, 27, 1848, 1053),
    "4K": QRect(0, 0, 3840, 2120),
}


@pytest.mark.parametrize("room", SCREENS.values(), ids=SCREENS)
def test_the_first_size_lies_inside_the_screen(make_window, monkeypatch, room):
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: room)
    window = make_window(size=None)
    assert room.contains(window.geometry().adjusted(0, -TITLE_BAR, 0, 0))
    is_roomy = room.width() >= COMFORTABLE.width() and room.height() >= COMFORTABLE.height() + TITLE_BAR
    assert (window.size() == COMFORTABLE) == is_roomy


def test_a_size_that_was_kept_is_taken_again(make_window, settings):
    first = make_window(size=(700, 500))
    first.close()
    again = make_window(size=None)
    assert not settings.geometry.isEmpty()
    assert again.size() == QSize(700, 500)


def scrolling(window) -> QScrollArea:
    return window.views.currentWidget()


def resize(window, qtbot, width: int, height: int) -> None:
    window.resize(width, height)
    qtbot.waitUntil(lambda: window.size() == QSize(width, height))
    QCoreApplication.processEvents()


@pytest.mark.parametrize("size", [(1100, 700), (1280, 720), (1366, 768)])
def test_on_a_usual_screen_nothing_scrolls(make_window, qtbot, size):
    window = make_window()
    resize(window, qtbot, *size)
    for page in PAGES:
        window.open_page(page)
        QCoreApplication.processEvents()
        assert window.work.size() == QSize(*size)
        assert scrolling(window).verticalScrollBar().maximum() == 0
        assert scrolling(window).horizontalScrollBar().maximum() == 0


def test_a_small_window_scrolls_to_all_of_the_work(make_window, qtbot):
    window = make_window()
    resize(window, qtbot, 960, 540)
    area = scrolling(window)
    assert window.work.size() == WHOLE
    for widget in (window.bar.language, window.inputs.total, window.page_bar.buttons["freed_time"]):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        area.ensureWidgetVisible(widget)
        place = QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())
        assert area.viewport().rect().contains(place)


def test_tab_brings_what_it_reaches_into_view(make_window, qtbot):
    window = make_window()
    resize(window, qtbot, 960, 540)
    area = scrolling(window)
    window.activateWindow()
    window.setFocus()
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if window.work.isAncestorOf(widget):
            place = QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())
            assert area.viewport().rect().intersects(place), widget


def test_the_window_can_be_made_as_small_as_scrolling_allows(make_window, qtbot):
    window = make_window()
    window.views.present()
    window.views.show_welcome()
    window.views.show_work()
    resize(window, qtbot, SMALLEST.width(), SMALLEST.height())


def test_a_small_window_scrolls_the_welcome(make_window, qtbot):
    window = make_window()
    window.views.show_welcome()
    resize(window, qtbot, 960, 400)
    assert window.views.is_welcoming
    again = window.views.welcome.again
    scrolling(window).ensureWidgetVisible(again)
    place = QRect(again.mapTo(scrolling(window).viewport(), QPoint(0, 0)), again.size())
    assert scrolling(window).viewport().rect().contains(place)


def test_the_tour_scrolls_to_its_bubbles(make_window, qtbot):
    window = make_window()
    resize(window, qtbot, 960, 540)
    window.window_actions["tour"].trigger()
    tour, area = window.dialogs.tour, scrolling(window)
    while tour.hint is not None:
        QCoreApplication.processEvents()
        place = QRect(tour.mapTo(area.viewport(), QPoint(0, 0)), tour.size())
        assert area.viewport().rect().adjusted(-2, -2, 2, 2).contains(place), tour.hint
        tour.next.click()


def tabs_at(window) -> int:
    QCoreApplication.processEvents()
    return window.page_bar.mapTo(window, QPoint(0, 0)).y()


@pytest.mark.parametrize("size", [(1100, 700), (1280, 720), (1366, 768), (1440, 900), (1920, 1080)])
def test_the_tabs_stay_where_they_are_whichever_page_is_opened(make_window, size):
    window = make_window(size=size)
    places = set()
    for page in PAGES:
        window.open_page(page)
        places.add(tabs_at(window))
    assert len(places) == 1


def drag_line(window, by: int) -> None:
    handle = window.column.split.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(0, by))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle + QPoint(0, by))


def test_the_line_below_the_waterfall_can_be_dragged_for_all_pages_and_is_remembered(make_window):
    window = make_window(size=(1920, 1080))
    before = tabs_at(window)
    drag_line(window, -60)
    moved = tabs_at(window)
    assert moved == pytest.approx(before - 60, abs=2)
    window.open_page("evidence")
    assert tabs_at(window) == moved
    window.close()
    again = make_window(size=(1920, 1080))
    assert tabs_at(again) == pytest.approx(moved, abs=2)
    QTest.mouseDClick(again.column.split.handle(1), Qt.MouseButton.LeftButton)
    assert tabs_at(again) == pytest.approx(before, abs=2)


def test_the_line_hides_neither_the_waterfall_nor_the_page(make_window):
    window = make_window(size=(1440, 900))
    for by in (-900, 900):
        drag_line(window, by)
        QCoreApplication.processEvents()
        assert window.breakdown.height() >= window.breakdown.minimumSizeHint().height()
        assert window.pages.height() >= 320
