"""One painter for every figure: it paints each sample, whatever its size, and never with text outside."""

import re
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.figures.registry import FIGURES
from roi_app.gui.charts import registry
from roi_app.gui.charts.picture import Frame, Picture
from roi_app.gui.charts.registry import CHARTS
from roi_app.gui.style.theme import Appearance, theme
from tests.figures.test_registry import request_for


def test_there_is_a_painter_for_every_figure_and_none_more():
    assert tuple(CHARTS) == tuple(FIGURES)


def test_no_painter_names_a_colour_of_its_own():
    folder = Path(registry.__file__).parent
    for module in folder.glob("*.py"):
        assert not re.search(r"#[0-9a-fA-F]{6}|QColor\(\"|GlobalColor", module.read_text(encoding="utf-8")), module


def shades(image: QImage) -> set[str]:
    points = ((x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5))
    return {image.pixelColor(*point).name() for point in points}


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_chart_paints_every_sample_and_has_spots_that_say_something(qtbot, name, appearance):
    theme.use(appearance)
    request = request_for(sample_in(name, "en"))
    for key, recipe in FIGURES.items():
        chart = CHARTS[key]()
        qtbot.addWidget(chart)
        figure = recipe.make(request)
        chart.show_figure(figure)
        for size in (chart.sizeHint(), chart.minimumSize().expandedTo(QSize(200, 60))):
            chart.resize(size)
            assert len(shades(chart.grab().toImage())) > 2, key
        assert (chart.accessibleName(), chart.accessibleDescription()) == (figure.title, figure.summary)
        for spot in getattr(chart, "spots", ()):
            assert spot.hint.strip()


def test_every_chart_bears_an_empty_shop(qtbot):
    request = request_for(Document())
    for key, recipe in FIGURES.items():
        chart = CHARTS[key]()
        qtbot.addWidget(chart)
        chart.show_figure(recipe.make(request))
        chart.resize(chart.sizeHint())
        chart.grab()


def test_a_picture_of_each_is_an_svg_that_says_what_it_shows(qtbot):
    request = request_for(sample_in("clothing", "en"))
    for key, recipe in FIGURES.items():
        chart, figure = CHARTS[key](), recipe.make(request)
        qtbot.addWidget(chart)
        chart.show_figure(figure)
        drawn = unescape(Picture(chart, Frame(figure.title, figure.subtitle, "")).svg().decode())
        assert f"<title>{figure.title}</title>" in drawn, key
        assert f"<desc>{figure.summary}</desc>" in drawn, key
