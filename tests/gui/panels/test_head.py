"""The head stands still while anything is dragged, by the events of a real pointer."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from roi_app.gui.panels.head.claim_chip import ClaimChip
from roi_app.model.parameters import Range
from roi_app.statements.cautions import cautions
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


def places(head):
    """Where all that stands in the head stands: the figures' labels by their corners, everything else in full."""
    inside = {id(part) for number in head.numbers.values() for part in number.findChildren(QWidget)}
    return {
        part: (part.mapTo(head, QPoint()), None if id(part) in inside else part.size())
        for part in (head, *head.findChildren(QWidget))
        if part.isVisible() and not isinstance(part, QLabel | ClaimChip)
    } | {
        part: part.mapTo(head, QPoint())
        for number in head.numbers.values()
        for part in number.findChildren(QLabel)
        if part.isVisible() and part is not number.note
    }


@pytest.mark.parametrize("size", [(1920, 1080), (1440, 900), (1280, 720), (1100, 700)])
@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_nothing_in_the_head_moves_while_something_is_dragged(make_window, language, size):
    window = make_window("clothing", language, size=size)
    head = window.head
    # What no drag changes: against standing still more is negative.
    for baseline in window.bar.baselines.buttons.values():
        QTest.mouseClick(baseline, LEFT)
        before = places(head)
        values = set()
        for widget, path in (
            (head.meter, (0.1, 1.2, 1.5, 2.0, 0.0, 1.3)),
            (window.inputs.reveal("photo.units_per_month").slider, (0.0, 1.0, 12.0, 30.0)),
        ):
            QCoreApplication.processEvents()
            height = widget.height() // 3
            QTest.mousePress(widget, LEFT, pos=QPoint(round(widget.x_of(path[0])), height))
            for value in path[1:]:
                QTest.mouseMove(widget, QPoint(round(widget.x_of(value)), height))
                QCoreApplication.processEvents()
                values.add(head.numbers["kept_share"].value.text())
                assert places(head) == before
            QTest.mouseRelease(widget, LEFT, pos=QPoint(round(widget.x_of(path[-1])), height))
            QCoreApplication.processEvents()
            assert places(head) == before
        assert any(one.startswith("−") for one in values)
        assert any(not one.startswith("−") for one in values)


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_a_still_pointer_holds_its_value_when_a_figure_becomes_negative(make_window, language):
    window = make_window("clothing", language, size=(1100, 700))
    meter = window.head.meter
    QTest.mousePress(meter, LEFT, pos=QPoint(round(meter.x_of(0.3)), meter.height() // 3))
    there = meter.mapToGlobal(QPoint(round(meter.x_of(1.9)), meter.height() // 3))
    for _ in range(3):
        QTest.mouseMove(meter, meter.mapFromGlobal(there))
        QCoreApplication.processEvents()
        assert window.session.case.quantities["involution_intensity"].range.mode == pytest.approx(1.9, abs=0.02)
    QTest.mouseRelease(meter, LEFT, pos=meter.mapFromGlobal(there))
    assert window.head.numbers["npv"].value.text().startswith("−")


def test_a_caution_that_comes_up_in_a_drag_shares_a_line_until_it_is_over(make_window):
    window = make_window("clothing", "en", size=(1440, 900))
    head, commands = window.head, window.commands
    commands.set_claim("copy", "marketing-companion", claimed=True)
    commands.set_lever("copy", "marketing-companion")
    commands.set_bill(one_bill=True)
    for _ in range(3):
        # A layout may ask for another one.
        QCoreApplication.processEvents()
    shown = [line.text() for line in head.cautions.lines if line.isVisible()]
    before = head.height()
    commands.set_value("tools_per_month", 0, dragging=True)
    QCoreApplication.processEvents()
    due = [one.text for one in cautions(window.session.answer, window.session.wording)]
    assert len(due) > len(shown)
    assert head.height() == before
    assert [line.text() for line in head.cautions.lines if line.isVisible()] == [
        *due[: len(shown) - 1],
        " · ".join(due[len(shown) - 1 :]),
    ]
    commands.end_gesture()
    commands.set_value("tools_per_month", 0.5)
    commands.set_value("tools_per_month", 0)
    QCoreApplication.processEvents()
    assert [line.text() for line in head.cautions.lines if line.isVisible()] == due


@pytest.mark.parametrize("size", [(1440, 900), (1100, 700)])
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_the_head_says_that_the_likely_case_lies_outside_its_range(make_window, language, size):
    window = make_window("clothing", language, size=size)
    npv, wording = window.head.numbers["npv"], window.session.wording
    assert npv.note.isHidden()
    before = places(window.head)
    edge = window.session.document.with_value("involution_intensity", Range(0, 0, 5))
    window.session.show(window.session.with_document(edge.with_value("review_share", Range(0, 0, 0.9))))
    QCoreApplication.processEvents()
    assert npv.note.text() == wording.text("head.outside")
    assert npv.note.geometry().bottom() <= npv.height()
    assert npv.note.sizeHint().width() <= npv.width()
    assert " P10 " in npv.toolTip()
    assert before.items() <= places(window.head).items()


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
