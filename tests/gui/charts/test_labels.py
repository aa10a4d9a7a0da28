"""Labels in charts are read whole: no line goes through one, however low the window."""

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFontMetricsF

from roi_app.documents.samples import sample_in
from roi_app.figures.axes import Axis, Tick
from roi_app.figures.registry import FIGURES
from roi_app.gui.charts import over_time, tools, tornado
from roi_app.gui.charts.plot import with_room, write_over, write_tightly, write_with_halo
from roi_app.gui.charts.race_meter import RaceMeter
from roi_app.gui.charts.registry import CHARTS
from roi_app.gui.style.theme import theme
from roi_app.texts.catalog import LANGUAGES
from tests.figures.test_registry import request_for

SIZES = ((420, 110), (420, 132), (600, 180), (620, 260))


@pytest.fixture
def written(monkeypatch):
    """Where labels were written, in the order of their painting."""
    places = []

    def note(painter, start: QPointF, text: str) -> None:
        measure = QFontMetricsF(painter.font())
        wide = round(measure.horizontalAdvance(text))
        places.append(QRect(round(start.x()), round(start.y() - measure.capHeight()), wide, round(measure.capHeight())))
        write_with_halo(painter, start, text)

    def note_tightly(painter, middle: float, baseline: float, text: str) -> None:
        measure = QFontMetricsF(painter.font())
        wide, high = round(measure.horizontalAdvance(text)), round(measure.capHeight())
        places.append(QRect(round(middle - wide / 2), round(baseline) - high, wide, high))
        write_tightly(painter, middle, baseline, text)

    monkeypatch.setattr(over_time, "write_with_halo", note)
    monkeypatch.setattr(tools, "write_tightly", note_tightly)
    return places


def near(image, place: QRect, ink: str, line: str) -> int:
    """How many pixels of a line's colour touch a letter inside a place."""
    area = place.intersected(image.rect())
    colours = {
        (x, y): image.pixelColor(x, y).name()
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    }
    letters = {at for at, colour in colours.items() if colour == theme.colour(ink).name()}
    assert letters
    return sum(
        colour == theme.colour(line).name()
        and any((x + dx, y + dy) in letters for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        for (x, y), colour in colours.items()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_goes_through_payback_or_a_tool_s_worth(qtbot, written, language):
    request = request_for(sample_in("clothing", language))
    for key, ink, lines in (("over_time", "keep", ("race", "accent", "total")), ("tools", "text", ("accent",))):
        chart = CHARTS[key]()
        qtbot.addWidget(chart)
        chart.show_figure(FIGURES[key].make(request))
        for size in SIZES:
            written.clear()
            chart.resize(*size)
            image = chart.grab().toImage()
            assert written
            for place in written:
                assert [near(image, place, ink, line) for line in lines] == [0] * len(lines), (key, size)


def test_every_value_of_the_tornado_stands_on_the_cards_ground(qtbot, monkeypatch):
    said = []

    def note(painter, area, side, text) -> None:
        said.append(text)
        write_over(painter, area, side, text)

    monkeypatch.setattr(tornado, "write_over", note)
    chart, figure = CHARTS["tornado"](), FIGURES["tornado"].make(request_for(sample_in("clothing", "en")))
    qtbot.addWidget(chart)
    chart.show_figure(figure)
    chart.resize(330, 400)
    chart.grab()
    shown = figure.swings[: len(said) // 2]
    assert shown
    assert said == [text for one in shown for text in (one.at_least, one.at_most)]


def test_ticks_of_a_low_chart_keep_their_distance():
    axis = Axis(-10, 40, tuple(Tick(value, f"{value} 萬") for value in (-10, 0, 10, 20, 30, 40)))
    assert [tick.value for tick in with_room(axis, 200)] == [-10, 0, 10, 20, 30, 40]
    assert [tick.value for tick in with_room(axis, 60)] == [0, 20, 40]
    assert [tick.value for tick in with_room(axis, 30)] == [0, 30]
    assert with_room(Axis(0, 1, (Tick(0, "0"),)), 0) == (Tick(0, "0"),)


@pytest.mark.parametrize("large", [False, True])
def test_the_handle_of_the_meter_is_whole_at_both_ends(qtbot, large):
    meter = RaceMeter(large=large)
    qtbot.addWidget(meter)
    for scale in (1.0, 1.6):
        meter.set_scale(scale)
        meter.resize(600, 200)
        left, right = meter.groove()
        halo = (24 if large else 14) * scale / 2 + 6 * scale + 1
        assert left >= halo
        assert 600 - right >= halo
