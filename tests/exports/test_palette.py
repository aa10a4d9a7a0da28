"""Window, PDF, pictures and workbook draw with one palette and one hatching."""

import re
from dataclasses import asdict

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from roi_app import assets
from roi_app.exports.pdf.report import compose
from roi_app.exports.pdf.typeset import TEMPLATE
from roi_app.exports.workbook import style
from roi_app.exports.workbook.sheets import charts
from roi_app.figures.palette import LIGHT
from roi_app.figures.tones import HATCH_STRENGTH, HATCHES, RIVALS, SHADES, Hatch, Tone
from roi_app.gui.charts.plot import fill_area
from roi_app.gui.style.theme import Appearance, theme
from tests.exports.pdf.reports import answer_of, found_for, options, shop_of


def test_the_template_gets_the_tables_and_has_no_colour_of_its_own():
    estimate = answer_of(shop_of())
    data = compose(estimate, found_for(estimate), options()).manuscript.data
    assert data["sheet"]["palette"] == asdict(LIGHT)
    assert data["sheet"]["tones"] == {tone.value: shades._asdict() for tone, shades in SHADES.items()}
    assert data["sheet"]["hatches"] == {tone.value: hatch.value for tone, hatch in HATCHES.items()}
    assert data["sheet"]["hatch_strength"] == HATCH_STRENGTH
    for name in TEMPLATE:
        assert re.findall(r'rgb\("|luma\(|\b(?:red|green|blue|white|black)\b', assets.read_text("report", name)) == []


def test_the_workbook_draws_in_the_colours_of_the_tones():
    for tone, colour in ((Tone.KEEP, style.KEEP), (Tone.RACE, style.RACE), (Tone.TOTAL, style.TOTAL)):
        assert colour == getattr(LIGHT, SHADES[tone].fill)
    assert getattr(LIGHT, SHADES[RIVALS].ink) == charts.RIVALS_LINE["color"]


@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.usefixtures("qapp")
def test_the_window_fills_an_area_with_the_tone_and_its_hatching(tone):
    theme.use(Appearance.LIGHT)
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    fill_area(painter, QRectF(0, 0, 40, 40), tone)
    painter.end()
    colours = {picture.pixelColor(x, y).name() for x in range(40) for y in range(40)}
    assert QColor(getattr(LIGHT, SHADES[tone].fill)).name() in colours
    assert (len(colours) > 1) is (HATCHES[tone] is not Hatch.NONE)
