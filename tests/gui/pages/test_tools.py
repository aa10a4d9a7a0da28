"""The page of tools: its table, its curve and its budget, by mouse and keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from roi_app.documents.document import Document
from roi_app.documents.samples import sample
from roi_app.gui.pages.tools.table import Column
from roi_app.gui.style.theme import theme
from roi_app.texts.catalog import LANGUAGES

LEFT = Qt.MouseButton.LeftButton
ORDER = ["service", "design", "photo", "copy", "video"]


@pytest.fixture
def opened(make_window, monkeypatch):
    """A window on its first page, and the page."""
    monkeypatch.setattr(theme, "reduced_motion", True)

    def open_(what="clothing", language="en", **how):
        window = make_window(what, language, **how)
        return window, window.pages.currentWidget()

    return open_


def said(table) -> list[list[str]]:
    model = table.model()
    return [[model.index(row, column).data() for column in range(len(Column))] for row in range(model.rowCount())]


def click(table, row: int, column: Column) -> None:
    place = table.visualRect(table.model().index(row, column)).center()
    QTest.mouseClick(table.viewport(), LEFT, pos=place)


def test_it_is_the_first_page_and_lists_the_tools_by_worth(opened, qtbot):
    window, page = opened()
    qtbot.waitUntil(lambda: window.session.uncertainty is not None)
    assert window.page_bar.buttons["tools"].isChecked()
    rows = said(page.tools.table)
    names, prices, saved, worth, mean, highest, verdict = zip(*rows, strict=True)
    assert names[1].startswith("生意管家")
    assert prices == ("¥800", "¥0", "¥200", "¥150", "¥400")
    assert saved == ("¥3,038", "¥1,695", "¥2,025", "¥562", "¥675")
    assert worth == ("+¥57.6k", "+¥40.0k", "+¥40.0k", "+¥28.4k", "+¥4.21k")
    assert highest == ("¥2,468", "¥1,158", "¥1,356", "¥972", "¥522")
    assert verdict == ("take", "take", "take", "take", "negotiate")
    assert all(one.startswith("+¥") for one in mean)


def test_one_tool_on_a_low_screen_lets_nothing_overlap(opened):
    shop = Document(currency="USD").with_value("photo.units_per_month", 1).with_value("photo.unit_price", 600)
    _, page = opened(shop, size=(1366, 728))
    card = page.first
    assert card.what.geometry().bottom() < card.chart.geometry().top()
    assert card.chart.geometry().bottom() < card.slider.geometry().top() < card.sentence.geometry().top()
    assert page.verticalScrollBar().maximum() > 0


def test_the_heads_say_what_their_columns_hold(opened):
    _, page = opened()
    model, across = page.tools.model, Qt.Orientation.Horizontal
    hints = [model.headerData(column, across, Qt.ItemDataRole.ToolTipRole) for column in Column]
    assert [bool(hint) for hint in hints] == [False, False, True, True, True, True, True]
    assert "mean of that worth over the trials that stick" in hints[Column.MEAN]


def test_what_is_free_today_need_not_stay_free(opened):
    _, page = opened()
    model = page.tools.model
    below = [model.below(row) for row in model.rows]
    assert below[1] == "Design · Taobao · Free today; it need not stay free."
    assert below[2] == "Photo shoots · all platforms"
    name, lines = model.lines_of(model.rows[1], 120)
    assert name == ["生意管家 Business", "Butler (Alibaba,", "2024)"]
    assert lines == ["Design · Taobao", "Free today; it need not", "stay free."]
    assert below[4].startswith("Video · all platforms · take it if agreed at ¥")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_tool_s_name_is_cut_on_a_small_screen(make_window, language):
    window = make_window("clothing", language, size=(1366, 768))
    table, model = window.pages.currentWidget().tools.table, window.pages.currentWidget().tools.model
    for row in model.rows:
        name, below = model.lines_of(row, table.columnWidth(Column.TOOL) - 6)
        assert "".join(name).replace(" ", "") == row.tool.replace(" ", "")
        assert "…" not in "".join(below)
    header = table.horizontalHeader()
    for column in Column:
        assert header.sectionSize(column) >= header.sectionSizeHint(column)


@pytest.mark.parametrize(
    ("column", "target"),
    [
        (Column.TOOL, "worth_by_stream:video"),
        (Column.PRICE, "video.lever_price"),
        (Column.SAVED, "saved_by_stream:video"),
        (Column.WORTH, "worth_by_stream:video"),
        (Column.MEAN, "worth_by_stream:video"),
        (Column.HIGHEST_PRICE, "highest_price:video"),
        (Column.VERDICT, "highest_price:video"),
    ],
)
def test_a_click_on_a_cell_explains_it(opened, column, target):
    window, page = opened()
    click(page.tools.table, 4, column)
    assert window.explaining.popover.isVisible()
    assert window.explaining.popover.explanation.title
    assert window.explaining.popover.trail == [target] or column is Column.PRICE


def test_arrows_go_through_the_cells_and_enter_explains(opened):
    window, page = opened()
    table = page.tools.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, Column.WORTH))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(table, key)
    assert window.explaining.popover.trail == ["worth_by_stream:photo"]
    QTest.keyClick(window.explaining.popover, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is table


def test_a_dot_of_the_curve_explains_the_worth_of_its_tool(opened):
    window, page = opened()
    chart = page.first.chart
    assert [step.stream for step in chart.figure.steps] == ORDER
    # The page is made after the window's first picture, and its own comes after that.
    chart.repaint()
    QTest.mouseClick(chart, LEFT, pos=chart.spots[2].area.center().toPoint())
    assert window.explaining.popover.trail == ["worth_by_stream:photo"]


def marked(page) -> list[str]:
    return [step.stream for step in page.first.chart.figure.steps if step.is_taken]


def test_the_budget_is_what_all_cost_until_it_is_set_and_is_no_edit(opened):
    window, page = opened()
    card, stack = page.first, window.commands.stack
    assert (card.budget, card.field.text(), marked(page)) == (1_550, "¥1,550", ORDER)
    window.commands.set_lever_price("video", "video-generator", 500)
    assert (card.budget, card.field.text()) == (1_650, "¥1,650")
    steps = stack.count()
    card.field.setFocus()
    QTest.keyClicks(card.field, "350")
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    assert card.slider.real_value == 350
    assert marked(page) == ["design", "photo", "copy"]
    assert card.sentence.text().startswith("Within ¥350, take Design, Photo shoots, Copywriting: ¥350 a month")
    assert stack.count() == steps
    window.commands.set_lever_price("copy", "copy-model", 200)
    assert marked(page) == ["design", "photo"]


def test_the_budget_follows_the_slider_by_mouse_and_keys(opened):
    _, page = opened()
    slider = page.first.slider
    left, right = slider.groove()
    QTest.mouseClick(slider, LEFT, pos=QPoint(round(left), slider.height() // 2))
    assert (page.first.budget, marked(page)) == (0, ["design"])
    QTest.mouseClick(slider, LEFT, pos=QPoint(round(right), slider.height() // 2))
    assert marked(page) == ORDER
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert (page.first.budget, page.first.field.text()) == (1_540, "¥1,540")
    assert marked(page) == ORDER[:4]


def test_a_budget_that_is_no_number_is_refused_in_a_sentence(opened):
    _, page = opened()
    field = page.first.field
    for typed in ("dear", "-5"):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == "¥1,550"
        assert page.first.sentence.label.property("tone") == "caution"
    field.selectAll()
    QTest.keyClicks(field, "100")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.first.sentence.label.property("tone") == "muted"
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (page.first.budget, field.text()) == (1_550, "¥1,550")


def test_under_one_bill_worth_is_before_tools_and_says_so(opened):
    window, page = opened()
    window.commands.set_value("tools_per_month", 300)
    assert [row[Column.PRICE] for row in said(page.tools.table)] == ["–"] * 5
    assert "before tools are paid" in page.tools.notes.text()
    click(page.tools.table, 0, Column.PRICE)
    assert window.explaining.popover.trail == ["tools_per_month"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_advice_of_the_article_stands_below(opened, language):
    window, page = opened("clothing", language)
    assert page.tools.advice.text() == window.session.wording.text("tools.advice.line")


def test_without_a_tool_it_says_what_will_stand_here_until_one_is_picked(opened):
    window, page = opened()
    usual = {place: one.key for place, one in window.session.case.levers.items() if one.key}
    for place in usual:
        window.commands.set_lever(place, None)
    assert window.pages.currentWidget() is window.empty_page
    assert "what each tool is worth" in window.empty_page.card.empty.text.text()
    window.commands.set_lever("video", usual["video"])
    assert window.pages.currentWidget() is page
    assert [row.stream for row in page.tools.model.rows] == ["video"]
    assert "Work without a tool: Photo shoots, Design, Copywriting, Service." in page.tools.notes.text()


@pytest.mark.parametrize("size", [(1100, 700), (960, 540)])
def test_a_small_window_scrolls_the_page_and_keeps_the_waterfall(opened, qtbot, size):
    window, page = opened("appliances", size=size)
    assert window.breakdown.isVisible()
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert page.first.y() > page.tools.y()
    table = page.tools.table
    assert table.verticalScrollBar().maximum() == 0
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    for _ in range(5):
        QTest.keyClick(table, Qt.Key.Key_Down)
    place = table.viewport().mapTo(page.viewport(), table.visualRect(table.currentIndex()).center())
    assert page.viewport().rect().contains(place)


def test_long_amounts_leave_the_tool_its_name_and_no_column_outside(opened):
    document = sample("clothing").with_value("service.unit_price", 40_000).with_lever_price("service-assist", 9_000_000)
    _, page = opened(replace(document, currency="TWD"), size=(1100, 700))
    table = page.tools.table
    widths = [table.columnWidth(column) for column in Column]
    assert widths[Column.TOOL] >= 120
    assert sum(widths) <= table.viewport().width()


def test_a_hidden_page_does_not_work(opened):
    window, page = opened()
    window.open_page("evidence")
    old = page.first.chart.figure
    window.commands.set_value("involution_intensity", 1.2)
    assert page.first.chart.figure is old
    window.open_page("tools")
    assert page.first.chart.figure is not old
