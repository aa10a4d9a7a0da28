"""What can be dragged in a chart, by the events of a real pointer: it moves as evenly as a slider does."""

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from roi_app.figures.race_meter import Meter, Stretch, Zone, theta_axis
from roi_app.figures.tones import Tone
from roi_app.gui.charts.race_meter import RaceMeter
from roi_app.texts.formatting import Wording
from tests.gui.controls.seeing import LEFT, drag, picture, shown, turn_wheel
from tests.gui.reading import recording

FIGURE = Meter(
    title="Race meter", theta=0.5, theta_label="yours 0.50", axis=theta_axis(Wording("en", "CNY")), break_even=1.2,
    break_even_label="break-even 1.20", exit=1.6, exit_label="exit 1.60",
    stretches=(
        Stretch(Zone.PAYS, "AI pays", 0.0, 1.2, Tone.KEEP),
        Stretch(Zone.RED_QUEEN, "Red Queen", 1.2, 1.6, Tone.CAUTION),
        Stretch(Zone.STOP, "stop", 1.6, 2.0, Tone.RACE),
    ),
    zone=Zone.PAYS, tone=Tone.KEEP, sentence="", summary="in the zone where AI pays",
)  # fmt: skip


@pytest.fixture
def meter(qtbot):
    made = RaceMeter()
    made.show_figure(FIGURE)
    window = shown(qtbot, made, width=500)
    yield made
    window.close()


@pytest.fixture
def heard(meter):
    said = []
    meter.moved.connect(said.append)
    meter.settled.connect(lambda: said.append("settled"))
    return said


def on_bar(meter, theta) -> QPoint:
    return QPoint(round(meter.x_of(theta)), 30)


def test_a_drag_in_steps_of_two_pixels_moves_evenly_and_settles_once(meter, heard):
    start = on_bar(meter, 0.1)
    drag(meter, [start + QPoint(2 * step, 0) for step in range(180)])
    *values, last = heard
    assert last == "settled"
    assert values == sorted(set(values))
    assert len(values) > 150
    gaps = [after - before for before, after in itertools.pairwise(values)]
    assert max(gaps) - min(gaps) <= 0.01 + 1e-9


def test_a_drag_beyond_the_ends_stays_at_the_ends(meter, heard):
    drag(meter, [on_bar(meter, 1), QPoint(meter.width() + 60, 30), QPoint(-60, 30)])
    assert heard == [1.0, 2.0, 0.0, "settled"]


@pytest.mark.parametrize(
    ("key", "theta"),
    [
        (Qt.Key.Key_Right, 0.51),
        (Qt.Key.Key_Left, 0.49),
        (Qt.Key.Key_Home, 0.0),
        (Qt.Key.Key_End, 2.0),
    ],
)
def test_keys_move_it_by_hundredths_and_to_the_ends(meter, heard, key, theta):
    QTest.keyClick(meter, key)
    assert heard == [theta, "settled"]


def test_the_wheel_does_not_move_it(meter, heard):
    assert not turn_wheel(meter)
    assert heard == []


def test_a_click_on_a_threshold_asks_and_does_not_move_it(meter, heard, qtbot):
    label = meter._labels["break_even_intensity"].center().toPoint()
    with qtbot.waitSignal(meter.activated) as asked:
        QTest.mouseClick(meter, LEFT, pos=label)
    target, anchor = asked.args
    assert (target, anchor.area().contains(label)) == ("break_even_intensity", True)
    assert heard == []


def test_the_focus_is_seen(meter):
    at_rest = picture(meter)
    meter.setFocus(Qt.FocusReason.TabFocusReason)
    assert picture(meter) != at_rest


@pytest.mark.parametrize("width", [260, 500, 900])
@pytest.mark.parametrize(
    ("theta", "break_even", "leave"), [(0.0, 0.02, 1.99), (2.0, 2.6, 14.31), (100.0, -12.5, None), (1.2, 1.2, 1.21)]
)
def test_the_scale_and_the_words_stand_still_whatever_is_shown(meter, monkeypatch, width, theta, break_even, leave):
    meter.window().resize(width, 200)
    before = where_texts_stand(meter, monkeypatch)
    labels = {
        "theta_label": f"yours {theta:.2f}", "break_even_label": f"break-even {break_even:.2f}",
        "exit_label": "no exit" if leave is None else f"exit {leave:.2f}",
    }  # fmt: skip
    meter.show_figure(replace(FIGURE, theta=theta, break_even=break_even, exit=leave, **labels))
    QGuiApplication.processEvents()
    after = where_texts_stand(meter, monkeypatch)
    ticks = ("0", "0.5", "1", "1.5", "2")
    assert [after[tick] for tick in ticks] == [before[tick] for tick in ticks]
    assert meter.bounds == (0.0, 2.0)
    assert {place.top() for place in before.values()} == {place.top() for place in after.values()}


def test_what_lies_beyond_is_an_arrow_with_its_value(meter, monkeypatch):
    far = replace(
        FIGURE, theta=2.4, theta_label="yours 2.40", break_even=-0.3, break_even_label="break-even -0.30", exit=2.6,
        exit_label="exit 2.60",
    )  # fmt: skip
    meter.show_figure(far)
    texts = where_texts_stand(meter, monkeypatch)
    assert {"yours 2.40 →", "← break-even -0.30", "exit 2.60 →"} <= set(texts)
    assert [one.text() for one in meter.menu().actions()] == ["← break-even -0.30", "exit 2.60 →"]


def where_texts_stand(meter, monkeypatch):
    with recording(monkeypatch) as painted:
        meter.grab()
    return {one.text: one.place for one in painted}
