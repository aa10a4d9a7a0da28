"""Names, values, order and focus for those who use a reader or the keyboard, and contrast for everybody."""

import itertools

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSlider, QWidget

from roi_app.estimates.baseline import Baseline
from roi_app.gui.charts.chart import Chart
from roi_app.gui.style.theme import DARK, LIGHT, Appearance
from roi_app.gui.window.lazy import PAGES
from roi_app.texts.catalog import LANGUAGES
from tests.gui.reading import visible

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def focusable(window):
    wanted = Qt.FocusPolicy.TabFocus.value
    return [one for one in visible(window) if one.focusPolicy().value & wanted and one.isEnabled()]


def told(widget, what):
    return QAccessible.queryAccessibleInterface(widget).text(what).strip()


def unfold(window):
    for section in window.inputs.sections.values():
        section.unfold()
    QCoreApplication.processEvents()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_takes_the_focus_has_a_name(make_window, language, page):
    window = make_window("clothing", language)
    window.open_page(page)
    unfold(window)
    nameless = [f"{type(one).__name__} {one.objectName()}" for one in focusable(window) if not told(one, NAME)]
    assert nameless == []


def test_names_tell_controls_of_one_kind_apart(make_window):
    window = make_window("clothing")
    unfold(window)
    names = [told(one, NAME) for one in focusable(window) if isinstance(one, QSlider)]
    assert len(names) == len(set(names))


def test_a_slider_tells_its_value_in_words(make_window):
    window = make_window("clothing")
    unfold(window)
    for key, row in window.inputs.rows.items():
        if hasattr(row, "slider"):
            value = window.session.wording.quantity(key, row.resolved.range.mode)
            assert told(row.slider, DESCRIPTION).startswith(value), key
    window.commands.set_value("photo.unit_price", 900)
    assert told(window.inputs.rows["photo.unit_price"].slider, DESCRIPTION).startswith("¥900")


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_has_a_name_and_a_line_that_says_it_all(make_window, page):
    window = make_window("clothing")
    window.open_page(page)
    charts = [one for one in visible(window) if isinstance(one, Chart)]
    assert charts
    for chart in charts:
        assert told(chart, NAME), type(chart).__name__
        assert len(told(chart, DESCRIPTION)) > 10, type(chart).__name__
        assert "\n" not in told(chart, DESCRIPTION)


def test_the_tree_of_a_reader_holds_every_control(make_window):
    window = make_window("clothing")

    def below(interface):
        for index in range(interface.childCount()):
            child = interface.child(index)
            if child is not None and child.object() is not None:
                yield child.object()
                yield from below(child)

    found = set(below(QAccessible.queryAccessibleInterface(window)))
    assert [type(one).__name__ for one in focusable(window) if one not in found] == []


def order_of(window):
    """The widgets that Tab goes through, once round."""
    window.activateWindow()
    window.setFocus()
    first, order = None, []
    for _ in range(500):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is first:
            return order
        first = first or now
        order.append(now)
    raise AssertionError("Tab never comes round")


@pytest.mark.parametrize("page", ["tools", "over_time", "rivals", "freed_time"])
def test_tab_goes_through_bar_inputs_head_waterfall_tabs_and_page(make_window, page):
    window = make_window("clothing")
    window.open_page(page)
    rooms = [window.bar, window.inputs, window.head, window.breakdown, window.page_bar, window.pages]
    order = order_of(window)
    visited = [next(index for index, room in enumerate(rooms) if room.isAncestorOf(one)) for one in order]
    assert visited == sorted(visited)
    assert set(visited) == set(range(len(rooms)))


def test_tab_goes_down_the_rows_as_they_are_read(make_window):
    window = make_window("clothing", size=(1440, 2000))
    window.inputs.sections["race"].unfold()
    window.inputs.sections["video"].unfold()
    fields = [one for one in order_of(window) if isinstance(one, QLineEdit) and window.inputs.isAncestorOf(one)]
    heights = [one.mapTo(window, QPoint(0, 0)).y() for one in fields]
    assert len(heights) > 10
    assert heights == sorted(heights)


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_the_focus_shows_wherever_it_is(make_window, appearance):
    window = make_window("clothing", size=(1440, 1600), appearance=appearance)
    hidden = []
    for one in order_of(window):
        if window.inputs.area.isAncestorOf(one):
            window.inputs.area.ensureWidgetVisible(one)  # as Tab does
        place = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
        one.setFocus(Qt.FocusReason.TabFocusReason)
        QCoreApplication.processEvents()
        with_focus = window.grab(place).toImage()
        one.clearFocus()
        QCoreApplication.processEvents()
        if window.grab(place).toImage() == with_focus:
            hidden.append(f"{type(one).__name__} {one.accessibleName()}")
    assert hidden == []


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(QColor(first)), luminance(QColor(second))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


WRITTEN = [
    *itertools.product(("text", "muted", "accent", "keep", "race", "caution", "total"), ("card",)),
    *itertools.product(("text", "muted"), ("window", "field", "neutral_soft")),
    *itertools.product(("text",), ("accent_soft", "caution_soft")),
    *((ink, f"{ink}_soft") for ink in ("accent", "keep", "race", "caution")),
    ("on_accent", "accent"),
    ("on_accent", "total"),
]


@pytest.mark.parametrize(("ink", "ground"), WRITTEN)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ink_can_be_read_on_its_ground(palette, ink, ground):
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("fill", ["keep_fill", "race_fill", "caution_fill", "total", "accent"])
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_bars_and_zones_stand_out_from_the_card(palette, fill):
    # 3 : 1 is what graphics need; a caution zone is hatched and named as well.
    assert contrast(getattr(palette, fill), palette.card) >= (2.0 if fill == "caution_fill" else 3.0)


def focus_on(window, wanted: QWidget):
    """Press Tab until a widget has the focus."""
    for _ in range(500):
        if QApplication.focusWidget() is wanted:
            return
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {wanted}")


def test_the_whole_demo_works_from_the_keyboard(make_window, qtbot):
    window = make_window("clothing", "en")
    session, keys = window.session, Qt.Key
    window.activateWindow()
    window.setFocus()
    focus_on(window, window.bar.presets.buttons["base"])
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), keys.Key_Right)
    assert session.document.preset == "hard_involution"
    focus_on(window, window.bar.baselines.buttons[Baseline.TODAY])
    QTest.keyClick(QApplication.focusWidget(), keys.Key_Right)
    assert session.baseline is Baseline.STANDING_STILL
    slider = window.inputs.rows["photo.units_per_month"].slider
    focus_on(window, slider)
    for key, held in (
        (keys.Key_Right, Qt.KeyboardModifier.NoModifier),
        (keys.Key_Right, Qt.KeyboardModifier.NoModifier),
        (keys.Key_Up, Qt.KeyboardModifier.ShiftModifier),
    ):
        QTest.keyClick(slider, key, held)
    assert session.case.quantities["photo.units_per_month"].range.mode == 18
    field = window.inputs.rows["photo.unit_price"].field
    focus_on(window, field)
    QTest.keyClicks(field, "900")
    QTest.keyClick(field, keys.Key_Return)
    assert session.case.quantities["photo.unit_price"].range.mode == 900
    focus_on(window, window.head.meter)
    QTest.keyClick(window.head.meter, keys.Key_End)
    assert session.case.quantities["involution_intensity"].range.mode >= 2
    with qtbot.waitSignal(session.explanation_requested):
        focus_on(window, window.breakdown.chart)
        QTest.keyClick(window.breakdown.chart, keys.Key_Right)
        QTest.keyClick(window.breakdown.chart, keys.Key_Return)
    QTest.keyClick(window, keys.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert window.page_bar.buttons["rivals"].isChecked()
    QTest.keyClick(window, keys.Key_F11)
    assert window.views.is_presenting
    QTest.keyClick(window.focusWidget() or window, keys.Key_Escape)
    assert not window.views.is_presenting
    while window.commands.stack.canUndo():
        QTest.keyClick(window, keys.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.document.preset == "base"
    assert session.baseline is Baseline.TODAY
