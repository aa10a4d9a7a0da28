"""A section folds by mouse and keys; its line paints name, bar and figures, and each figure can be asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from roi_app.gui.controls.fold_line import Columns, FoldLine, LineBar, LineFigure
from roi_app.gui.controls.section import Section
from roi_app.gui.style.theme import theme
from tests.gui.controls.seeing import LEFT, picture, point_at, point_away, shown, shows

COST = LineFigure("¥4,500", "costs ¥4,500 a month", "cost", "text")
SAVED = LineFigure("−2,025", "AI would save ¥2,025", "saved", "keep")
PLAIN = LineFigure("5 tools")


@pytest.fixture
def section(qtbot):
    made = Section(FoldLine(), open_=True)
    made.heading.show_line("The race", (PLAIN, COST))
    made.row = QPushButton("row")
    made.rows.addWidget(made.row)
    window = shown(qtbot, made)
    yield made
    window.close()


def test_a_click_folds_and_unfolds_and_says_so(section):
    said, turned = [], []
    section.folded.connect(said.append)
    section.turned.connect(lambda: turned.append(section.is_open))
    unfolded = picture(section.heading)
    QTest.mouseClick(section.heading, LEFT)
    assert not section.row.isVisible()
    section.window().setFocus()
    assert picture(section.heading) != unfolded
    QTest.mouseClick(section.heading, LEFT)
    assert section.row.isVisible()
    assert said == [True, False]
    section.heading.setChecked(False)
    assert turned == [False, True]  # by hand alone


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Left])
def test_a_key_folds_it_and_the_other_arrow_unfolds(section, key):
    section.heading.setFocus()
    QTest.keyClick(section.heading, key)
    assert not section.is_open
    QTest.keyClick(section.heading, Qt.Key.Key_Left)
    assert not section.is_open
    for _ in range(2):
        QTest.keyClick(section.heading, Qt.Key.Key_Right)
        assert section.row.isVisible()


def test_a_figure_is_asked_for_and_mere_text_folds_as_the_line_does(section):
    asked, (plain, cost) = [], section.heading.figures
    section.heading.asked.connect(lambda link: asked.append(link.figure.target))
    before = picture(cost)
    point_at(cost)
    assert picture(cost) != before
    point_away(section.window())
    QTest.mouseClick(cost, LEFT)
    assert (asked, section.is_open) == (["cost"], True)
    QTest.mouseClick(section.heading, LEFT, pos=plain.geometry().center())
    assert (asked, section.is_open) == (["cost"], False)
    [entry] = section.heading.menu().actions()
    assert entry.text() == COST.name
    section.heading.ask_by(lambda figure: f"R&D: {figure.name}")
    assert section.heading.menu().actions()[0].text() == "R&&D: costs ¥4,500 a month"
    entry.trigger()
    assert asked == ["cost", "cost"]


def test_another_figure_is_painted_and_none_vanishes(section):
    before = picture(section.heading)
    section.heading.show_line("The race", (PLAIN, LineFigure("¥9,999")))
    assert picture(section.heading) != before
    section.heading.show_line("The race", (PLAIN,))
    assert [one.isVisible() for one in section.heading.figures] == [True, False]
    assert section.heading.menu().isEmpty()


def test_the_ring_of_the_focus_goes_round_the_figures_too(qtbot):
    line = FoldLine()
    window = shown(qtbot, line)
    line.show_line("Photo shoots", (COST, SAVED))
    line.setFocus()
    middle = line.height() // 2
    along = [(x, 1) for x in range(14, line.width() - 14)] + [(line.width() - 2, middle)]
    seen = line.grab().toImage()
    # A pixel of the ring may differ by a shade, where two strokes meet.
    assert max(abs(seen.pixelColor(x, y).red() - theme.colour("accent").red()) for x, y in along) < 8
    window.setFocus()
    assert line.grab().toImage().pixelColor(line.width() - 2, middle).red() > 200


def test_a_figure_that_is_gone_leaves_no_room(qtbot):
    line = FoldLine()
    window = shown(qtbot, line)
    line.show_line("Your shop", (LineFigure("sales ¥2.40m"), LineFigure("margin 18%")))
    line.show_line("Your shop", (LineFigure("no sales yet"),))
    assert line.figures[0].geometry().right() == line.width() - 1
    assert window.isVisible()


def test_lines_share_columns_that_only_grow_while_something_is_dragged(qtbot):
    columns = Columns()
    lines = [FoldLine(columns), FoldLine(columns)]
    window = shown(qtbot, *lines)

    def show(cost: str, *, dragging: bool) -> list[int]:
        rows = [(LineFigure(cost, target="a"), SAVED), (LineFigure("none"), LineFigure(""))]
        columns.take(("Photo shoots", "Live"), rows, only_grow=dragging)
        lines[0].show_line("Photo shoots", rows[0], LineBar(0.5, 0.45))
        lines[1].show_line("Live", rows[1], LineBar(0.0, 0.0))
        assert lines[0].figures[0].geometry() == lines[1].figures[0].geometry()
        return [one.x() for one in lines[0].figures]

    usual = show("¥4,500", dragging=False)
    wider = show("¥14,500", dragging=True)
    assert wider[0] < usual[0]
    assert wider[1] == usual[1]
    assert show("¥500", dragging=True) == wider
    assert show("¥4,500", dragging=False) == usual
    assert shows(lines[0], "keep_fill")
    assert not shows(lines[1], "keep_fill")
    lines[1].set_faint(faint=True)
    assert not shows(lines[1], "text")
    window.close()
