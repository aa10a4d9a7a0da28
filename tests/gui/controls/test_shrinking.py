"""No figure of the head is ever cut: it grows smaller instead."""

import pytest
from PySide6.QtGui import QFontMetricsF

from roi_app.documents.document import Document
from roi_app.gui.style.fonts import fitting

LARGE = (
    Document(currency="TWD", platform="taobao")
    .with_value("photo.units_per_month", 900)
    .with_value("photo.unit_price", 90_000)
    .with_value("setup_cost", 9e11)
)


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans", "en"])
def test_a_loss_of_many_figures_fits_the_narrowest_window(make_window, language):
    window = make_window(LARGE, language, size=(1100, 700))
    for number in window.head.numbers.values():
        label = number.value
        shown = fitting(label.font(), label.text(), label.contentsRect().width())
        assert QFontMetricsF(shown).horizontalAdvance(label.text()) <= label.contentsRect().width() + 1, label.text()
