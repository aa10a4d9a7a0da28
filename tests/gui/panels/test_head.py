"""The head stands still while anything is dragged, by the events of a real pointer."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtTest import QTest

from tests.grids import ONE_LANGUAGE
from tests.gui.controls.seeing import LEFT


@pytest.mark.parametrize("size", [(1440, 900), (1100, 700)])
@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_a_drag_of_the_meter_near_break_even_is_even(make_window, language, size):
    window = make_window("clothing", language, size=size)
    meter = window.head.meter
    heard = []
    meter.moved.connect(heard.append)
    start = QPoint(round(meter.x_of(1.2)), meter.height() // 3)
    path = [meter.mapTo(window, start) + QPoint(2 * step, 0) for step in range(60)]
    QTest.mousePress(meter, LEFT, pos=meter.mapFrom(window, path[0]))
    for place in path[1:]:
        # The pointer moves over the screen, whatever the layout does below it.
        QTest.mouseMove(meter, meter.mapFrom(window, place))
        QCoreApplication.processEvents()
    QTest.mouseRelease(meter, LEFT, pos=meter.mapFrom(window, path[-1]))
    assert heard == sorted(heard)
    assert len(heard) > 15


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_nothing_in_the_head_moves_back_while_something_is_dragged(make_window, language):
    window = make_window("clothing", language, size=(1440, 900))
    head = window.head
    meter = head.meter
    places = [meter.mapTo(window, QPoint(round(meter.x_of(0.1)) + 8 * step, 20)) for step in range(40)]
    QTest.mousePress(meter, LEFT, pos=meter.mapFrom(window, places[0]))
    seen = []
    for place in (*places, *reversed(places)):
        QTest.mouseMove(meter, meter.mapFrom(window, place))
        QCoreApplication.processEvents()
        seen.append((meter.x(), head.height(), *(one.width() for one in head.numbers.values())))
    assert seen == [tuple(map(max, zip(*seen[: index + 1], strict=True))) for index in range(len(seen))]
    QTest.mouseRelease(meter, LEFT, pos=meter.mapFrom(window, places[0]))
    # A typed value lets every column take the room that it needs again.
    window.commands.set_value("involution_intensity", 0.4)
    QCoreApplication.processEvents()
    assert meter.x() <= seen[-1][0]


def test_against_standing_still_payback_and_the_curve_say_that_they_stay(make_window):
    window = make_window("clothing")
    window.open_page("over_time")
    note, months = window.head.numbers["payback_months"].note, window.pages.currentWidget().months.subtitle
    before = note.text(), months.text()
    QTest.mouseClick(window.bar.baselines.buttons["standing_still"], LEFT)
    assert note.text() == f"{before[0]}, vs today"
    assert months.text().startswith("vs today; ")
    QTest.mouseClick(window.bar.baselines.buttons["today"], LEFT)
    assert note.text() == before[0]
    assert not months.text().startswith("vs today")
