"""Many merchants in a window of their own, used as a person would: by mouse, by keys, with files good and bad."""

import csv
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QContextMenuEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from roi_app.gui.dialogs.export.chart_menu import ChartMenu
from roi_app.gui.pages.merchants.table import ROW
from roi_app.gui.style.theme import Appearance, theme
from roi_app.model.batch import Stopped
from roi_app.portfolio.estimated import estimate_frame
from roi_app.portfolio.row_words import COLUMNS
from roi_app.portfolio.selection import PROBLEMS
from roi_app.texts.formatting import Wording
from tests.documents.strategies import CATALOGUE
from tests.gui.reading import visible

LEFT = Qt.MouseButton.LeftButton
TABLE = pd.DataFrame(
    {
        "id": [f"m{number}" for number in range(60)],
        "name": ["晨光服飾", "Blue Fox", *(f"Shop {number}" for number in range(2, 60))],
        "platform": ["taobao", "jd", "ebay", *["other", "taobao", "cross_border"] * 19],
        "currency": ["CNY", "USD", "CNY", *["CNY", "CNY", "USD"] * 19],
        "photo_units_per_month": [6, 4, 3, *[number % 7 for number in range(57)]],
        "photo_unit_price": [750, 300, "six", *[200 + 40 * number for number in range(57)]],
        "involution_intensity": [0.4, 1.9, 0.4, *[round(number / 30, 2) for number in range(57)]],
    }
)


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "merchants.csv"
    TABLE.to_csv(path, index=False)
    return path


@pytest.fixture
def main(make_window, qtbot):
    window = make_window("clothing", size=(1100, 700))
    window.window_actions["portfolio"].trigger()
    window.dialogs.portfolio.resize(1280, 820)
    qtbot.waitExposed(window.dialogs.portfolio)
    return window


@pytest.fixture
def portfolio(main):
    return main.dialogs.portfolio


def opened(portfolio, qtbot, source):
    with qtbot.waitSignal(portfolio.merchants.summed, timeout=20_000):
        portfolio.open(source)
    QCoreApplication.processEvents()
    return portfolio


def wanting(portfolio, qtbot, act):
    with qtbot.waitSignal(portfolio.merchants.summed, timeout=10_000):
        act()
    return shown(portfolio)


def shown(portfolio):
    model = portfolio.table.rows
    return [model.index(row, 0).data(ROW) for row in range(model.rowCount())]


def click_row(portfolio, place, column="npv"):
    table = portfolio.table
    index = table.rows.index(place, COLUMNS.index(column))
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())


def test_a_table_is_dropped_looked_through_and_its_rows_open_as_shops(main, portfolio, qtbot, source):
    assert portfolio.body.currentWidget() is portfolio.empty
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(source))])
    arguments = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(300, 300), *arguments)
    QApplication.sendEvent(portfolio, entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(portfolio.merchants.summed, timeout=20_000):
        QApplication.sendEvent(portfolio, QDropEvent(QPointF(300, 300), *arguments))
    assert portfolio.windowTitle() == "merchants.csv — Merchant ROI"
    assert (portfolio.bar.count.text(), portfolio.bar.problems.text()) == ("60 rows", "1 row with problems")
    assert shown(portfolio) == list(range(60))
    # By the mouse: a click on the head sorts, the most first at the second click, and once more takes it back.
    head = portfolio.table.horizontalHeader()
    place = COLUMNS.index("kept_share")
    at = QPoint(head.sectionViewportPosition(place) + 20, head.height() // 2)
    kept = portfolio.merchants.results.figures["kept_share"]
    rows = wanting(portfolio, qtbot, lambda: QTest.mouseClick(head.viewport(), LEFT, pos=at))
    values = [kept[row] for row in rows if kept[row] == kept[row]]
    assert values == sorted(values)
    rows = wanting(portfolio, qtbot, lambda: QTest.mouseClick(head.viewport(), LEFT, pos=at))
    assert rows[0] == int(np.nanargmax(kept))
    assert wanting(portfolio, qtbot, lambda: QTest.mouseClick(head.viewport(), LEFT, pos=at)) == list(range(60))
    # A click opens exactly that merchant, with its own figures.
    click_row(portfolio, 1)
    assert main.session.document.name == "Blue Fox"
    npv = estimate_frame(TABLE.iloc[[1]], CATALOGUE)["npv"].iloc[0]
    assert main.session.answer.value("npv") == pytest.approx(npv, rel=1e-9)
    assert portfolio.table.rows.index(1, COLUMNS.index("npv")).data() == Wording("en", "USD").money_short(npv)
    assert main.commands.stack.isClean()
    # Enter opens the picked row; Down goes on.
    QTest.keyClick(portfolio.table, Qt.Key.Key_End)
    QTest.keyClick(portfolio.table, Qt.Key.Key_Return)
    assert main.session.document.name == "Shop 59"
    # A row with problems says what they are and opens nothing.
    click_row(portfolio, 2)
    assert main.session.document.name == "Shop 59"
    assert 'photo_unit_price: "six" is no number' in portfolio.leaving.status.text()


def test_rows_are_found_by_words_platform_zone_and_limits(portfolio, qtbot, source):
    opened(portfolio, qtbot, source)
    filters = portfolio.filters
    QTest.keyClick(portfolio, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert wanting(portfolio, qtbot, lambda: QTest.keyClicks(filters.search, "blue")) == [1]
    assert filters.shown.text() == "1 of 60"
    click_row(portfolio, 0)
    # The picked row stays picked, wherever it stands.
    wanting(portfolio, qtbot, lambda: QTest.mouseClick(filters.clear_button, LEFT))
    assert portfolio.table.currentIndex().data(ROW) == 1
    assert wanting(portfolio, qtbot, lambda: filters.platforms.setCurrentIndex(2)) == [1]
    wanting(portfolio, qtbot, filters.clear)
    assert wanting(portfolio, qtbot, lambda: QTest.mouseClick(portfolio.bar.problems, LEFT)) == [2]
    assert filters.zones.currentData() == PROBLEMS
    wanting(portfolio, qtbot, filters.clear)
    kept = portfolio.merchants.results.figures["kept_share"]
    rows = wanting(portfolio, qtbot, lambda: QTest.keyClicks(filters.least, "40"))
    assert rows == [row for row in range(60) if kept[row] >= 0.4]
    rows = wanting(portfolio, qtbot, lambda: QTest.keyClicks(filters.most, "60%"))
    assert rows == [row for row in range(60) if 0.4 <= kept[row] <= 0.6]
    filters.most.setFocus()
    QTest.keyClicks(filters.most, "x")
    QTest.keyClick(filters.most, Qt.Key.Key_Return)
    assert filters.most.property("wrong") is True
    assert wanting(portfolio, qtbot, lambda: QTest.keyClick(portfolio, Qt.Key.Key_Escape)) == list(range(60))
    assert wanting(portfolio, qtbot, lambda: QTest.keyClicks(filters.search, "nobody at all")) == []
    assert portfolio.rows_body.currentWidget() is portfolio.none
    with qtbot.waitSignal(portfolio.merchants.summed):
        QTest.mouseClick(portfolio.none.button, LEFT)
    assert portfolio.rows_body.currentWidget() is portfolio.table


def test_charts_draw_the_rows_on_show_and_lead_to_them(main, portfolio, qtbot, source):
    opened(portfolio, qtbot, source)
    QTest.keyClick(portfolio, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert portfolio.body.currentWidget() is portfolio.charts
    most = portfolio.charts.charts["most"]
    portfolio.charts.ensureWidgetVisible(most)
    most.grab()
    QTest.mouseClick(most, LEFT, pos=most.spots[0].area.center().toPoint())
    assert main.session.document.name == most.figure.bars[0].label
    zones = portfolio.charts.charts["zones"]
    zones.grab()
    spot = next(one for one in zones.spots if one.target == f"zone:{PROBLEMS}")
    assert wanting(portfolio, qtbot, lambda: QTest.mouseClick(zones, LEFT, pos=spot.area.center().toPoint())) == [2]
    assert portfolio.body.currentWidget() is portfolio.rows_card
    # The charts are those of the rows on show: one row with problems, and no merchant.
    assert portfolio.charts.charts["kept"].figure.bins == ()
    for chart in portfolio.charts.charts.values():
        assert chart.accessibleName()
        assert chart.accessibleDescription()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
def test_a_chart_leaves_under_the_name_of_its_table(main, portfolio, qtbot, source, tmp_path, monkeypatch):
    opened(portfolio, qtbot, source)
    portfolio.show_view("charts")
    QCoreApplication.processEvents()
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: asked.append(given[2]) or (given[2], ""))
    for key, chart in portfolio.charts.charts.items():
        portfolio.charts.ensureWidgetVisible(chart)
        QCoreApplication.processEvents()
        where = chart.mapTo(portfolio, chart.rect().center())
        QApplication.sendEvent(portfolio, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, QPoint(9, 9)))
        menu = portfolio.findChild(ChartMenu)
        texts = [action.text() for action in menu.menu.actions()]
        assert "Copy figures" in texts, key
        menu.menu.close()
        menu.copy_figures(chart)
        assert QGuiApplication.clipboard().text().startswith(chart.figure.title)
    menu.save(portfolio.charts.charts["kept"], ".svg")
    assert asked[0].endswith("merchants - What they keep.svg")
    drawn = Path(asked[0]).read_text(encoding="utf-8")
    assert "<title>What they keep</title>" in drawn


def test_names_that_steer_are_shown_as_plain_ones(portfolio, qtbot, tmp_path):
    path = tmp_path / "odd.csv"
    name = "<b>a</b>\u202eevil\x07"
    path.write_text(f'id,name,photo_units_per_month,photo_unit_price\n"x",{name},6,700\n', encoding="utf-8")
    opened(portfolio, qtbot, path)
    told = portfolio.table.rows.index(0, COLUMNS.index("name")).data()
    assert "<b>a</b>" in told
    assert "\u202e" not in told
    assert "\u202e" not in portfolio.charts.charts["most"].figure.bars[0].label


def test_reading_is_given_up_and_the_old_table_stays(portfolio, qtbot, source):
    opened(portfolio, qtbot, source)
    begun, go_on = threading.Event(), threading.Event()

    def slow(_source, _catalogue, _language, progress, should_stop):
        progress(0.4)
        begun.set()
        go_on.wait(10)
        if should_stop():
            raise Stopped
        raise AssertionError("nobody has stopped it")

    portfolio.merchants.work = replace(portfolio.merchants.work, read=slow)
    with qtbot.waitSignal(portfolio.merchants.progress):
        portfolio.open(source)
    begun.wait(10)
    qtbot.waitUntil(lambda: portfolio.reading.share.text() == "40% read")
    assert portfolio.body.currentWidget() is portfolio.reading
    QTest.mouseClick(portfolio.reading.cancel, LEFT)
    go_on.set()
    assert portfolio.body.currentWidget() is portfolio.rows_card
    assert shown(portfolio) == list(range(60))
    portfolio.merchants.close()
    assert not portfolio.merchants.is_reading


@pytest.mark.parametrize("what", ["gone", "no_table", "not_text", "empty"])
def test_a_file_that_is_no_table_is_told_and_changes_nothing(portfolio, qtbot, tmp_path, answer_boxes, what):
    path = tmp_path / "bad.csv"
    content = {"no_table": b"a,b\n1,2\n", "not_text": b"id\n\xff\xfe\x00\n", "empty": b"id\n"}
    if what != "gone":
        path.write_bytes(content[what])
    said = answer_boxes("OK")
    with qtbot.waitSignal(portfolio.merchants.failed, timeout=10_000):
        portfolio.open(path)
    assert "bad.csv" in said[0]
    assert "was not opened" in said[0]
    assert portfolio.body.currentWidget() is portfolio.empty


def test_template_and_results_are_saved_where_a_person_says(portfolio, qtbot, source, tmp_path, monkeypatch):
    def into(path):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    def saved(act):
        with qtbot.waitSignal(portfolio.leaving.jobs.done, timeout=20_000):
            act()

    into(tmp_path / "template.csv")
    saved(lambda: QTest.mouseClick(portfolio.empty.template, LEFT))
    head = next(csv.reader((tmp_path / "template.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert head[:3] == ["id", "name", "platform"]
    opened(portfolio, qtbot, source)
    into(tmp_path / "results.csv")
    saved(portfolio.save_results)
    results = pd.read_csv(tmp_path / "results.csv")
    assert len(results) == 60
    assert results["npv"][0] == pytest.approx(portfolio.merchants.results.figures["npv"][0], rel=1e-9)
    assert portfolio.leaving.status.text() == "Saved: results.csv"
    assert portfolio.leaving.after.isVisible()
    # Another kind of table, by its name alone, and back again.
    into(tmp_path / "results.xlsx")
    saved(portfolio.save_results)
    opened(portfolio, qtbot, tmp_path / "results.xlsx")
    assert portfolio.table.rows.rowCount() == 60
    opened(portfolio, qtbot, source)
    # The summary is of the rows on show, and says so.
    wanting(portfolio, qtbot, lambda: portfolio.filters.platforms.setCurrentIndex(1))
    into(tmp_path / "summary.pdf")
    saved(lambda: QTest.keyClick(portfolio, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier))
    first, _ = (page.extract_text() for page in PdfReader(tmp_path / "summary.pdf").pages)
    assert "Only the merchants looked for: Taobao" in first
    into(source)
    portfolio.save_results()
    assert "is the table that is read" in portfolio.leaving.status.text()
    # Into a folder that is none: told, and nothing else is lost.
    into(tmp_path / "nowhere" / "results.csv")
    with qtbot.waitSignal(portfolio.leaving.jobs.failed, timeout=20_000):
        portfolio.save_results()
    assert portfolio.leaving.status.text().startswith("Not saved.")


def test_a_summary_waits_for_the_figures_of_the_filter_on_show(portfolio, qtbot, source, monkeypatch):
    opened(portfolio, qtbot, source)
    asked = []
    monkeypatch.setattr(portfolio.leaving, "save_summary", lambda totals, *_: asked.append(sum(totals.zones)))

    def filter_and_save():
        portfolio.filters.platforms.setCurrentIndex(1)
        QTest.keyClick(portfolio, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        assert asked == []

    rows = wanting(portfolio, qtbot, filter_and_save)
    assert asked == [len(rows)]


def test_results_called_off_when_all_are_written_do_not_appear(portfolio, qtbot, source, tmp_path, monkeypatch):
    opened(portfolio, qtbot, source)
    leaving, target, done, go_on = portfolio.leaving, tmp_path / "results.csv", threading.Event(), threading.Event()
    write = leaving._work.write

    def held(*arguments):
        *given, may_place = arguments

        def late():
            done.set()
            go_on.wait(10)
            return may_place()

        write(*given, late)

    leaving._work = replace(leaving._work, write=held)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    portfolio.save_results()
    done.wait(10)
    QTest.mouseClick(leaving.stop, LEFT)
    go_on.set()
    qtbot.waitUntil(lambda: not leaving.jobs.is_busy)
    assert leaving.status.text() == portfolio._session.wording.text("export.called_off")
    assert not target.exists()


def test_it_speaks_the_language_of_the_app_and_takes_its_colours(main, portfolio, qtbot, source):
    opened(portfolio, qtbot, source)
    results = portfolio.merchants.results
    with qtbot.waitSignal(portfolio.merchants.summed, timeout=20_000):
        main.session.use_language("zh-Hant")
    assert portfolio.bar.count.text() == "60 列"
    assert portfolio.table.rows.index(0, COLUMNS.index("zone")).data() == "AI 有賺"
    assert portfolio.merchants.results is not results
    assert 'photo_unit_price："six" 不是數字' in portfolio.table.rows.index(2, COLUMNS.index(PROBLEMS)).data()
    main.use_appearance(Appearance.DARK)
    QCoreApplication.processEvents()
    assert theme.palette.card in portfolio.styleSheet()
    nameless = [
        type(one).__name__
        for one in visible(portfolio)
        if one.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and one.isEnabled()
        and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name).strip()
    ]
    assert nameless == []


def test_it_remembers_where_it_stood_and_closes_with_the_app(make_window, settings, delete_now):
    window = make_window("clothing")
    window.window_actions["portfolio"].trigger()
    portfolio = window.dialogs.portfolio
    portfolio.resize(900, 600)
    portfolio.close()
    assert not settings.portfolio_geometry.isEmpty()
    window.window_actions["portfolio"].trigger()
    assert portfolio.isVisible()
    window.close()
    assert not portfolio.isVisible()
    delete_now()


def test_the_model_keeps_qts_contract(portfolio, qtbot, source, qtmodeltester):
    opened(portfolio, qtbot, source)
    qtmodeltester.check(portfolio.table.rows)
    wanting(portfolio, qtbot, lambda: portfolio.filters.zones.setCurrentIndex(1))
    qtmodeltester.check(portfolio.table.rows)


def test_a_fault_of_the_app_is_told_and_noted(portfolio, qtbot, source, caplog):
    def broken(*_):
        raise RuntimeError("unforeseen")

    portfolio.merchants.work = replace(portfolio.merchants.work, read=broken)
    with qtbot.waitSignal(portfolio.merchants.failed, timeout=10_000):
        portfolio.open(source)
    assert "A fault in the app" in portfolio.leaving.status.text()
    caplog.clear()
