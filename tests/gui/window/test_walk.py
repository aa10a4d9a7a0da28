"""The demo as a person gives it, with the mouse, from a sample shop to a saved file that says the same."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from roi_app.estimates.baseline import Baseline
from roi_app.figures.race_meter import Zone
from roi_app.texts.formatting import Wording
from tests.cli.running import run

LEFT = Qt.MouseButton.LeftButton
THETA = "involution_intensity"
MAIN_SLIDERS = (
    "photo.units_per_month",
    "photo.unit_price",
    "design.wage_per_month",
    "copy.units_per_month",
    "rival_adoption",
    "sales_uplift",
)


def drag(widget, start: float, end: float) -> None:
    """Take a handle from one share of a widget's width to another, by way of a few places between."""
    height = widget.height() // 2
    QTest.mousePress(widget, LEFT, pos=QPoint(round(start * widget.width()), height))
    for part in (0.25, 0.5, 0.75, 1.0):
        QTest.mouseMove(widget, QPoint(round((start + part * (end - start)) * widget.width()), height))
        QCoreApplication.processEvents()
    QTest.mouseRelease(widget, LEFT, pos=QPoint(round(end * widget.width()), height))
    QCoreApplication.processEvents()


def drag_theta(window, theta: float) -> None:
    meter = window.head.meter
    drag(meter, meter.x_of(meter.figure.theta) / meter.width(), meter.x_of(theta) / meter.width())


def click(widget) -> None:
    QTest.mouseClick(widget, LEFT)
    QCoreApplication.processEvents()


def shown(window, qtbot) -> dict[str, object]:
    """The figures that can be read off the window, whichever language it speaks."""
    numbers = window.head.numbers
    qtbot.waitUntil(lambda: not any(one.is_counting for one in numbers.values()))
    window.open_page("over_time")
    page = window.pages.currentWidget()
    meter = window.head.meter.figure
    return {
        **{key: one.value.text() for key, one in numbers.items()},
        "bars": {(bar.explains, bar.stream): bar.full for bar in window.breakdown.chart.figure.bars},
        "cumulative": page.months.chart.figure.cumulative,
        "matrix": [[cell.value for cell in row] for row in page.rivals.chart.figure.cells],
        "thresholds": (meter.break_even, meter.exit),
    }


def printed(file: Path, language: str) -> dict[str, object]:
    """The same figures as the command line prints them."""
    ran = run("estimate", str(file), "--json")
    assert ran.status == 0
    told = json.loads(ran.text)
    wording, headline, payoff = Wording(language, told["currency"]), told["headline"], told["payoff"]
    values = told["present_values"]
    signs = {"uplift": 1}
    bars = {
        (f"pv_{key}", None): wording.money(signs.get(key, -1) * value)
        for key, value in values.items()
        if key not in ("saving", "setup", "oversight")
    }
    bars[("setup_paid", None)] = wording.money(-values["setup"])
    bars[("brought_in", None)] = wording.money(headline["brought_in"])
    bars[("npv", None)] = wording.money(headline["npv"])
    for stream, one in told["streams"].items():
        if one["pv_saved"]:
            bars[("pv_saved_by_stream", stream)] = wording.money(one["pv_saved"])
    return {
        "kept_share": wording.kept_of_100(headline["kept_share"]),
        "saved_per_month": wording.money(headline["saved_per_month"]),
        "npv": wording.money_short(headline["npv"]),
        "payback_months": wording.months(headline["payback_months"]),
        "bars": bars,
        "cumulative": (-values["setup"], *(month["cumulative"] for month in told["monthly"])),
        "matrix": [
            [payoff["adopt_rivals_hold"], payoff["adopt_rivals_adopt"]],
            [payoff["hold_rivals_hold"], payoff["hold_rivals_adopt"]],
        ],
        "thresholds": (headline["break_even_intensity"], headline["exit_intensity"]),
    }


def move_the_main_sliders(window) -> None:
    """Each drag is one step."""
    for steps, key in enumerate(MAIN_SLIDERS, start=1):
        row = window.inputs.reveal(key)
        before = row.resolved.range.mode
        drag(row.slider, 0.3, 0.6)
        assert row.resolved.range.mode != before
        assert window.commands.stack.count() == steps


def turn_preset_baseline_and_language(window) -> None:
    session, note = window.session, window.head.stories
    moved = session.document
    click(window.bar.presets.buttons["as_stated"])
    assert session.document.preset == "as_stated"
    click(window.bar.presets.buttons["own"])
    assert session.document == moved
    click(window.bar.baselines.buttons[Baseline.STANDING_STILL])
    told = note.text()
    click(window.bar.baselines.buttons[Baseline.TODAY])
    assert note.text() != told
    session.use_language("en")
    QCoreApplication.processEvents()
    assert window.head.numbers["kept_share"].caption.text().startswith("Of every 100")


def drag_theta_past_break_even_and_exit(window) -> None:
    """Each zone has a sentence of its own."""
    meter, answer = window.head.meter, window.session.answer
    said = {meter.figure.zone: window.head.sentence.text()}
    between = (answer.value("break_even_intensity") + answer.value("exit_intensity")) / 2
    for theta in (between, answer.value("exit_intensity") + 0.1):
        drag_theta(window, theta)
        said[meter.figure.zone] = window.head.sentence.text()
    assert list(said) == [Zone.PAYS, Zone.RED_QUEEN, Zone.STOP]
    assert len(set(said.values())) == 3


def keep_a_scenario_and_compare(window) -> None:
    window.open_page("scenarios")
    panel = window.pages.currentWidget().card
    click(panel.first)
    panel.entry.field.clear()
    QTest.keyClicks(panel.entry.field, "hot market")
    QTest.keyClick(panel.entry.field, Qt.Key.Key_Return)
    hot = window.head.meter.figure.theta
    drag_theta(window, 0.5)
    calm = window.head.meter.figure.theta
    assert calm == pytest.approx(0.5, abs=0.05)
    model = panel.table.comparison
    assert model.headerData(1, Qt.Orientation.Horizontal) == "hot market"
    rows = (model.row(row) for row in range(model.rowCount()))
    theta = next(row for row in rows if row.label == window.session.wording.label(THETA))
    assert [cell.text for cell in theta.cells] == [window.session.wording.quantity(THETA, one) for one in (calm, hot)]


def present(window) -> None:
    before = window.session.state
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.views.is_presenting
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Right)
    assert window.session.state != before
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert not window.views.is_presenting


def test_a_demo_from_a_sample_to_a_file_that_says_the_same(make_window, qtbot, tmp_path, monkeypatch):
    window = make_window("clothing", "zh-Hant")
    session, stack = window.session, window.commands.stack
    start, first = session.state, shown(window, qtbot)
    move_the_main_sliders(window)
    assert shown(window, qtbot) != first
    turn_preset_baseline_and_language(window)
    drag_theta_past_break_even_and_exit(window)
    keep_a_scenario_and_compare(window)
    present(window)

    # Undo everything back to the start, and do it all again.
    end = session.state
    while stack.canUndo():
        click(window.bar.undo)
    assert session.state == start
    session.use_language("zh-Hant")
    assert shown(window, qtbot) == first
    while stack.canRedo():
        click(window.bar.redo)
    assert session.state == end

    # What another window shows of the saved file is what the command line prints of it.
    file = tmp_path / "小店.roi"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert stack.isClean()
    assert window.close()
    other = make_window("appliances", "zh-Hant")
    assert other.files.open(file)
    assert other.session.document.scenarios[0].name == "hot market"
    expected, found = printed(file, "zh-Hant"), shown(other, qtbot)
    assert found.pop("cumulative") == pytest.approx(expected.pop("cumulative"), rel=1e-9, abs=1e-6)
    assert found == expected
