"""A plan that lacks something says what, leads there, and makes no figure up: in the window and when presenting."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from roi_app.documents.document import Document
from roi_app.figures.missing import Missing, missing
from roi_app.gui.window.lazy import PAGES
from roi_app.texts.catalog import LANGUAGES
from tests.gui.controls.seeing import LEFT
from tests.gui.reading import recording, visible, words_of

COSTS = Document().with_value("photo.units_per_month", 10).with_value("photo.unit_price", 800)
PLANS = {
    Missing.EVERYTHING: Document(),
    Missing.COSTS: Document().with_value("sales_per_month", 300_000).with_lever("sales", "virtual-fitting", {}),
    Missing.TOOLS: COSTS.with_lever("photo", None, {}),
}
MADE_UP = ("¥0", "%", "0 to 0", "0 至 0", "month 0")


@pytest.fixture(params=PLANS)
def lack(request):
    return request.param


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_figure_is_made_up(make_window, monkeypatch, lack, language):
    window = make_window(PLANS[lack], language)
    assert missing(window.session.answer) is lack
    for page in [key for key in PAGES if key not in ("scenarios", "evidence")]:
        window.open_page(page)
        QCoreApplication.processEvents()
        with recording(monkeypatch) as painted:
            window.column.grab()
        shown = [text for one in visible(window.column) for text in words_of(one)] + [one.text for one in painted]
        assert [text for text in shown if any(part in text for part in MADE_UP)] == [], page
    assert [number.value.text() for number in window.head.numbers.values()] == ["–"] * 4


def test_its_button_leads_to_what_is_missing(make_window, lack):
    window = make_window(PLANS[lack])
    assert window.breakdown.empty.isVisible()
    assert not window.breakdown.chart.isVisible()
    QTest.mouseClick(window.breakdown.empty.button, LEFT)
    QCoreApplication.processEvents()
    key = "lever.photo" if lack is Missing.TOOLS else "photo.units_per_month"
    assert window.inputs.rows[key].isAncestorOf(window.focusWidget())


def test_the_figures_come_with_what_was_missing_and_go_with_it(make_window):
    window = make_window(PLANS[Missing.TOOLS])
    window.open_page("robustness")
    assert window.pages.currentWidget() is window.empty_page
    window.commands.set_lever("photo", "virtual-model")
    assert window.pages.currentWidget() is not window.empty_page
    assert window.breakdown.chart.isVisible()
    window.commands.stack.undo()
    assert window.pages.currentWidget() is window.empty_page
    assert window.breakdown.empty.title.text() == "Costs are in, no tool is chosen"


@pytest.mark.parametrize("language", LANGUAGES)
def test_presenting_says_it_too(make_window, monkeypatch, lack, language):
    window = make_window(PLANS[lack], language)
    window.views.present()
    QCoreApplication.processEvents()
    page = window.views.presentation
    assert page.parts.kept.value.text() == "–"
    assert page.parts.kept.note.text() == window.breakdown.empty.text.text()
    assert not page.parts.bars.isVisible()
    assert not page.parts.ranges.isVisible()
    with recording(monkeypatch) as painted:
        page.parts.meter.grab()
    meter = page.parts.meter.figure
    words = [meter.stretches[0].label, *(tick.label for tick in meter.axis.ticks), meter.theta_label]
    assert [one.text for one in painted if one.text] == words


@pytest.mark.parametrize("size", [(960, 540), (1100, 700), (1440, 900)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_its_words_are_whole_in_a_low_window(make_window, lack, language, size):
    window = make_window(PLANS[lack], language, size=size)
    QCoreApplication.processEvents()
    for part in (window.breakdown.empty.title, window.breakdown.empty.text):
        assert part.height() >= part.heightForWidth(part.width())
