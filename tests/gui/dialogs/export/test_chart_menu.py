"""The menu of a chart, as a person uses it: pictures and figures that leave the window."""

import errno
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from roi_app.documents.document import Document
from roi_app.figures.palette import LIGHT
from roi_app.gui.charts.chart import Chart
from roi_app.gui.charts.picture import SCALE, Frame, Picture
from roi_app.gui.style.theme import Appearance, theme

# A menu that pops up does what offscreen windows cannot.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")

ENTRIES = ["Copy picture", "Copy figures", "Save as PNG…", "Save as SVG…"]


@pytest.fixture
def choose(monkeypatch):
    """Choose a file in the next dialog; gives the list of what the dialogs suggested."""
    suggested = []

    def choose(path: Path | str) -> list[str]:
        def ask(_above, _title, start, _kinds):
            suggested.append(start)
            return str(path), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return suggested

    return choose


def open_menu(window, chart, *, by_keyboard=False):
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    reason = QContextMenuEvent.Reason.Keyboard if by_keyboard else QContextMenuEvent.Reason.Mouse
    # By keyboard Qt asks the widget in focus, at its cursor, which a chart has not.
    place = QPoint() if by_keyboard else chart.rect().center()
    QApplication.sendEvent(chart, QContextMenuEvent(reason, place, chart.mapToGlobal(place)))
    return window.chart_menus.menu.menu


def pick(menu, text):
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


@pytest.mark.parametrize("by_keyboard", [False, True])
def test_mouse_and_keyboard_open_the_same_menu(make_window, by_keyboard):
    window = make_window()
    menu = open_menu(window, window.breakdown.chart, by_keyboard=by_keyboard)
    assert [action.text() for action in menu.actions()] == ENTRIES
    assert menu.isVisible()
    menu.close()


def test_the_meter_offers_its_explanations_first(make_window):
    window = make_window()
    menu = open_menu(window, window.head.meter)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == [window.head.meter.figure.break_even_label, window.head.meter.figure.exit_label, *ENTRIES]
    pick(menu, "Copy figures")
    assert window.head.meter.figure.theta_label in QGuiApplication.clipboard().text()


def test_beside_a_chart_there_is_no_menu(make_window):
    window = make_window()
    title = window.breakdown.title
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(2, 2), title.mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(title, event)
    assert window.chart_menus.opened is None


def test_every_page_s_charts_have_pictures_and_figures(make_window, qtbot):
    window = make_window("clothing", "zh-Hant")
    seen = set()
    for page in ("over_time", "matters", "robustness", "rivals", "freed_time"):
        window.open_page(page)
        qtbot.waitUntil(lambda: window.session.uncertainty is not None)
        for chart in window.pages.currentWidget().findChildren(Chart):
            if not chart.figure:
                continue
            window.chart_menus.menu.copy_picture(chart)
            assert QGuiApplication.clipboard().image().width() >= SCALE * chart.width()
            qtbot.waitUntil(lambda chart=chart: bool(chart.spots))
            window.chart_menus.menu.copy_figures(chart)
            lines = QGuiApplication.clipboard().text().split("\n")
            assert lines[0] == chart.accessibleName()
            assert len(lines) >= 3
            assert any(any(letter.isdigit() for letter in line) for line in lines[1:])
            seen.add(type(chart).__name__)
    assert {"OverTimeChart", "TornadoChart", "OddsChart", "PayoffChart", "AdoptionChart", "FreedBars"} <= seen


def test_copied_figures_are_those_on_show_cell_by_cell(make_window):
    window = make_window()
    pick(open_menu(window, window.breakdown.chart), "Copy figures")
    text = QGuiApplication.clipboard().text()
    figure = window.breakdown.chart.figure
    rows = [line.split("\t") for line in text.split("\n")[2:]]
    assert rows == [[bar.label, bar.full] for bar in figure.bars]
    assert "click" not in text
    window.open_page("over_time")
    window.chart_menus.menu.copy_figures(window.pages.currentWidget().months.chart)
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")[2:]]
    assert len(rows) == 1 + 37
    totals = window.session.answer.by_month("cumulative_net")
    assert [float(row[1]) for row in rows[1:]] == pytest.approx(totals, abs=0.005)


def test_a_picture_is_light_and_twice_as_fine_in_a_dark_window(make_window, choose, tmp_path):
    window = make_window("clothing", "zh-Hans", appearance=Appearance.DARK)
    suggested = choose(tmp_path / "a.png")
    chart = window.breakdown.chart
    pick(open_menu(window, chart), "保存为 PNG…")
    image = QImage(str(tmp_path / "a.png"))
    assert image.width() == SCALE * (chart.width() + 48)
    assert image.pixelColor(4, 4) == QColor(LIGHT.card)
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert {QColor(LIGHT.keep_fill).name(), QColor(LIGHT.race_fill).name(), QColor(LIGHT.total).name()} <= colours
    assert theme.is_dark
    assert theme.colour("card") != QColor(LIGHT.card)
    assert Path(suggested[0]).name == f"小型服饰店 - {chart.accessibleName()}.png"


def test_the_focus_of_the_window_is_not_in_the_picture(make_window):
    window = make_window()
    chart = window.breakdown.chart
    frame = Frame("", "", "")
    calm = Picture(chart, frame).image()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert Picture(chart, frame).image() == calm


def test_an_svg_has_its_words_as_text(make_window, choose, tmp_path):
    window = make_window("clothing", "zh-Hant")
    choose(tmp_path / "a")
    pick(open_menu(window, window.breakdown.chart), "存成 SVG…")
    drawn = (tmp_path / "a.svg").read_bytes()
    text = drawn.decode()
    assert QSvgRenderer(QByteArray(drawn)).isValid()
    assert f"<title>{window.breakdown.chart.accessibleName()}</title>" in text
    assert all(bar.text in text for bar in window.breakdown.chart.figure.bars)
    assert "小型服飾店" in text


def test_a_name_that_was_typed_without_its_ending_asks_before_it_overwrites(
    make_window, choose, tmp_path, answer_boxes
):
    window = make_window()
    (tmp_path / "a.svg").write_text("mine")
    choose(tmp_path / "a")
    said = answer_boxes("Cancel")
    window.chart_menus.menu.save(window.breakdown.chart, ".svg")
    assert (tmp_path / "a.svg").read_text() == "mine"
    assert "a.svg" in said[0]
    answer_boxes("Overwrite")
    window.chart_menus.menu.save(window.breakdown.chart, ".svg")
    assert (tmp_path / "a.svg").read_text().startswith("<?xml")


def test_a_full_disk_leaves_the_old_picture_and_says_so(make_window, choose, tmp_path, answer_boxes, monkeypatch):
    window = make_window()
    (tmp_path / "a.png").write_bytes(b"old")
    choose(tmp_path / "a.png")

    def no_room(_handle):
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr("os.fsync", no_room)
    said = answer_boxes("OK")
    window.chart_menus.menu.save(window.breakdown.chart, ".png")
    assert (tmp_path / "a.png").read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.png"]
    assert "full" in said[0]


def test_the_folder_of_the_last_export_is_remembered_apart_from_the_files(make_window, choose, tmp_path, settings):
    settings.folder = str(tmp_path)
    deeper = tmp_path / "out"
    deeper.mkdir()
    window = make_window()
    suggested = choose(deeper / "a.png")
    window.chart_menus.menu.save(window.breakdown.chart, ".png")
    window.chart_menus.menu.save(window.breakdown.chart, ".png")
    assert [Path(one).parent for one in suggested] == [tmp_path, deeper]
    assert settings.folder == str(tmp_path)


def test_a_shop_s_name_that_no_file_can_bear_is_made_one(make_window, choose, tmp_path):
    window = make_window(Document(name="a/b:c?\n"), size=None)
    suggested = choose("")
    window.chart_menus.menu.save(window.breakdown.chart, ".png")
    assert Path(suggested[0]).name.startswith("a-b-c-")


def test_a_dialog_that_is_given_up_writes_nothing(make_window, choose, tmp_path, settings):
    settings.export_folder = str(tmp_path)
    window = make_window(size=None)
    choose("")
    window.chart_menus.menu.save(window.breakdown.chart, ".png")
    assert list(tmp_path.iterdir()) == []


def test_the_summary_for_a_chat_tells_the_headline(make_window, qtbot):
    window = make_window("clothing", "en")
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    text = QGuiApplication.clipboard().text()
    assert window.session.document.name in text
    for number in window.head.numbers.values():
        assert number.value.text() in text
