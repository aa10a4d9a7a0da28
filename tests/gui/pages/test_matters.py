"""What matters, as a person sees it while sliders move."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from roi_app.documents.samples import sample
from roi_app.model.parameters import Range


@pytest.fixture
def window(make_window, qtbot):
    shown = make_window("clothing", "en")
    qtbot.waitUntil(lambda: shown.session.uncertainty is not None)
    return shown


def test_a_bar_of_the_tornado_leads_to_its_slider(window, qtbot):
    window.open_page("matters")
    chart = window.pages.currentWidget().tornado.chart
    keys = [swing.key for swing in chart.figure.swings]
    assert {"involution_intensity", "review_share"} <= set(keys)
    qtbot.waitUntil(lambda: bool(chart.spots))
    spots = {spot.target: spot.area for spot in chart.spots}
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spots["review_share"].center().toPoint())
    assert window.inputs.sections["assumptions"].is_open
    assert QApplication.focusWidget() is window.inputs.rows["review_share"].field


def test_the_tornado_follows_a_moving_slider(window):
    window.open_page("matters")
    chart = window.pages.currentWidget().tornado.chart
    before = chart.figure.middle
    window.inputs.rows["photo.units_per_month"].slider.moved.emit(20.0)
    assert chart.figure.middle == window.session.answer.value("npv") != before


def test_variance_shares_are_never_those_of_another_case(window, qtbot):
    window.open_page("matters")
    page = window.pages.currentWidget()
    shares = page.shares
    assert not shares.isVisible()  # it is for those who ask for details
    qtbot.mouseClick(page.details.heading, Qt.MouseButton.LeftButton)
    assert shares.isVisible()
    qtbot.waitUntil(lambda: bool(shares.chart.figure.bars), timeout=20_000)
    assert shares.chart.figure.bars[0].target == "sticking_probability"
    window.inputs.rows["photo.units_per_month"].slider.moved.emit(25.0)
    assert shares.chart.figure.bars == ()
    qtbot.waitUntil(lambda: bool(shares.chart.figure.bars), timeout=20_000)


def test_what_would_have_to_be_true_is_solved_or_denied(window):
    window.open_page("matters")
    turning = window.pages.currentWidget().turning
    turning.choice.setCurrentIndex(turning.choice.findData("involution_intensity"))
    turning.choice.activated.emit(turning.choice.currentIndex())
    assert "1.44" in turning.sentence.text()
    turning.choice.setCurrentIndex(turning.choice.findData("traffic_inflation"))
    turning.choice.activated.emit(turning.choice.currentIndex())
    assert "does not pass 0" in turning.sentence.text()


def test_an_input_that_is_no_more_gives_way_to_those_there_are(make_window):
    window = make_window(sample("clothing").with_value("tools_per_month", Range(200, 500, 900)))
    window.open_page("matters")
    turning = window.pages.currentWidget().turning
    turning.choice.setCurrentIndex(turning.choice.findData("tools_per_month"))
    assert turning.choice.currentData() == "tools_per_month"
    window.commands.reset("tools_per_month")
    assert turning.choice.findData("tools_per_month") == -1
    assert turning.sentence.text()
