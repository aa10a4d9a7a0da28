import pytest
from PySide6.QtGui import QFontMetricsF

from roi_app.gui.style.fonts import LEAST_SIZE, fitting, font, use_fonts


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans", "en"])
def test_figures_are_of_one_width_in_every_language(language, qapp):
    use_fonts(language)
    measure = QFontMetricsF(font(25, bold=True))
    assert len({round(measure.horizontalAdvance(digit), 3) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_chinese_has_glyphs(language, qapp):
    use_fonts(language)
    measure = QFontMetricsF(font(13))
    assert all(measure.inFont(sign) or measure.horizontalAdvance(sign) >= 12 for sign in "損益兩平退出内卷")


def test_what_fits_keeps_its_size_and_what_does_not_grows_smaller_down_to_the_least(qapp):
    wanted = font(25, bold=True)
    assert fitting(wanted, "82", 500).pixelSize() == 25
    smaller = fitting(wanted, "8,888,888,888", 60)
    assert LEAST_SIZE <= smaller.pixelSize() < 25
    assert fitting(wanted, "8" * 400, 60).pixelSize() == LEAST_SIZE
    assert wanted.pixelSize() == 25
