"""Every chart of a table of merchants has a painter, which paints in both appearances and tells of what it shows."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from roi_app.gui.charts.registry import MERCHANT_CHARTS
from roi_app.gui.style.theme import Appearance, theme
from roi_app.portfolio.overview import MERCHANT_FIGURES
from roi_app.texts.formatting import Wording
from tests.gui.charts.test_registry import shades
from tests.portfolio.test_overview import NOBODY, TOTALS


def test_there_is_a_painter_for_every_figure_and_none_more():
    assert tuple(MERCHANT_CHARTS) == tuple(MERCHANT_FIGURES)


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_every_chart_paints_many_few_and_nobody(qtbot, appearance):
    theme.use(appearance)
    long = replace(TOTALS.most[0], name="很長的店名" * 20)
    for totals in (TOTALS, NOBODY, replace(TOTALS, most=(long,))):
        for key, make in MERCHANT_FIGURES.items():
            chart, figure = MERCHANT_CHARTS[key](), make(totals, Wording("zh-Hant", "CNY"))
            qtbot.addWidget(chart)
            chart.show_figure(figure)
            for size in (chart.sizeHint(), chart.minimumSize(), QSize(900, 400)):
                chart.resize(size)
                assert len(shades(chart.grab().toImage())) > 1, key
            assert (chart.accessibleName(), chart.accessibleDescription()) == (figure.title, figure.summary)
            assert all(spot.hint.strip() for spot in chart.spots)


def test_a_click_on_a_merchant_asks_for_its_row(qtbot):
    chart = MERCHANT_CHARTS["most"]()
    qtbot.addWidget(chart)
    chart.show_figure(MERCHANT_FIGURES["most"](TOTALS, Wording("en", "CNY")))
    chart.resize(400, 100)
    chart.grab()
    with qtbot.waitSignal(chart.activated) as heard:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.spots[1].area.center().toPoint())
    assert heard.args[0] == "row:2"
