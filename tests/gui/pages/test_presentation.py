import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from roi_app.documents.document import Document
from roi_app.estimates.baseline import Baseline
from roi_app.gui.charts.costs import CostBarsChart
from roi_app.gui.controls.number import COUNT_MS, Number
from roi_app.gui.pages.presentation import page as module
from roi_app.gui.style.theme import Appearance, theme
from roi_app.texts.catalog import LANGUAGES

THETA = "involution_intensity"
FULL = Qt.WindowState.WindowFullScreen


def value_of(window, key):
    return window.session.case.quantities[key].range.mode


def resize(window, qtbot, *size):
    """Resize until it holds: the platform's own answer to the full screen may come late."""

    def is_so():
        window.resize(*size)
        QCoreApplication.processEvents()
        return window.views.size() == QSize(*size)

    qtbot.waitUntil(is_so)


@pytest.fixture
def present(make_window, qtbot):
    """A window that presents a shop, at a size of its own: the offscreen screen is small."""

    def begin(*what, size=(1440, 900), **more):
        window = make_window(*what, **more)
        window.views.present()
        window.setWindowState(Qt.WindowState.WindowNoState)
        resize(window, qtbot, *size)
        return window, window.views.presentation

    return begin


def test_f11_takes_the_whole_screen_and_esc_gives_it_back(make_window, qtbot: QtBot):
    window = make_window()
    window.bar.baselines.setFocus()
    before = window.focusWidget()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.views.is_presenting
    assert window.windowState() & FULL
    assert not window.bar.isVisible()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.views.is_presenting
    assert not window.windowState() & FULL
    assert window.bar.isVisible()
    assert window.focusWidget() is before


def test_the_button_presents_and_f11_returns_too(make_window, qtbot: QtBot):
    window = make_window()
    qtbot.mouseClick(window.bar.present, Qt.MouseButton.LeftButton)
    assert window.views.is_presenting
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.views.is_presenting


def test_a_window_that_filled_the_screen_before_does_so_afterwards(make_window):
    window = make_window()
    window.showMaximized()
    window.views.present()
    window.views.show_work()
    assert window.isMaximized()
    assert not window.windowState() & FULL


def test_a_window_closed_while_presenting_does_not_open_full_screen_next_time(make_window, settings):
    window = make_window()
    window.views.present()
    assert window.close()
    again = make_window(size=None)
    assert not again.windowState() & FULL


def test_beginning_a_demo_is_no_edit(present):
    window, page = present("appliances")
    page.begin()
    page.retranslate()
    assert window.commands.stack.count() == 0


def test_it_says_what_the_head_says(present):
    window, page = present("clothing", "zh-Hant")
    kept = window.head.numbers["kept_share"]
    assert page.kept.value.text() == kept.value.text() == "55"
    assert window.head.numbers["saved_per_month"].value.text() in page.kept.note.text()
    assert page.name.text() == "小型服飾店"
    assert page.meter.figure == window.head.meter.figure
    assert [bar.text for bar in page.bars.figure.bars] == ["¥25,950", "¥17,955", "¥22,283"]


def test_the_four_sliders_are_the_usual_ones(present):
    _, page = present()
    assert [slider.key for slider in page.sliders] == [
        "photo.units_per_month",
        "design.staff",
        "copy.units_per_month",
        THETA,
    ]
    assert [slider.title.text() for slider in page.sliders[:3]] == ["Shoot days", "Designers", "Copy pieces"]
    assert [slider.value.text() for slider in page.sliders] == ["6 days", "1 person", "10 pieces", "0.40"]


def test_number_keys_choose_a_slider_and_arrows_move_it(present, qtbot: QtBot):
    window, page = present()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_4)
    assert page.sliders[3].slider.hasFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert value_of(window, THETA) == 0.41
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_1)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Left)
    assert value_of(window, "photo.units_per_month") == 5
    assert page.sliders[0].value.text() == "5 days"
    assert window.commands.stack.count() == 2


def test_arrows_move_the_chosen_slider_wherever_the_focus_is(present, qtbot: QtBot):
    window, page = present()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_2)
    for widget in (page, page.sliders[0].title):
        before = value_of(window, "design.staff")
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Up)
        assert value_of(window, "design.staff") == pytest.approx(before + 0.1)


def test_r_returns_to_where_the_demo_began_without_a_trace(present, qtbot: QtBot):
    window, page = present()
    began, stack = window.session.state, window.commands.stack
    for key in (Qt.Key.Key_4, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_1, Qt.Key.Key_Left):
        qtbot.keyClick(window.focusWidget(), key)
    window.commands.set_baseline(Baseline.STANDING_STILL)
    moved = window.session.state
    assert moved != began
    assert "•" in window.windowTitle()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_R)
    assert window.session.state == began
    assert page.kept.value.text() == "55"
    assert not stack.canUndo()
    assert stack.isClean()
    assert "•" not in window.windowTitle()


def test_r_leaves_the_steps_from_before_the_demo(present, qtbot: QtBot):
    window, _ = present()
    window.views.show_work()
    window.commands.set_value(THETA, 1.0)
    window.views.present()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_R)
    assert value_of(window, THETA) == 1.0
    assert window.commands.stack.index() == 1
    window.commands.stack.undo()
    assert value_of(window, THETA) != 1.0


def test_the_keys_of_a_clicker_change_no_value(present, qtbot: QtBot):
    window, page = present()
    before = window.session.state
    for widget in (page.sliders[0].slider, page.sliders[0].title, page.meter, page):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_PageDown)
        qtbot.keyClick(widget, Qt.Key.Key_PageUp)
    assert window.session.state == before


def test_a_second_demo_begins_where_it_begins(present):
    window, page = present()
    window.commands.set_value(THETA, 1.0)
    window.views.show_work()
    window.views.present()
    window.commands.set_value(THETA, 1.5)
    page.reset()
    assert value_of(window, THETA) == 1.0


def test_another_document_begins_another_demo(present):
    window, page = present()
    window.files.open_sample("cross-border")
    opened = window.session.state
    window.commands.set_value(THETA, 1.5)
    page.reset()
    assert window.session.state == opened


def test_saving_goes_on_with_the_same_demo(present, tmp_path):
    window, page = present()
    began = window.session.state
    window.commands.set_value(THETA, 1.5)
    assert window.files.save_as(tmp_path / "shop.roi")
    page.reset()
    assert window.session.state == began


def test_undo_leads_the_eye_to_its_slider(present):
    window, page = present()
    window.commands.set_value(THETA, 0.9)
    page.sliders[0].take_focus()
    window.commands.stack.undo()
    assert page.sliders[3].slider.hasFocus()


def test_the_meter_can_be_dragged_and_its_drag_is_one_step(present, qtbot: QtBot):
    window, page = present()
    middle = page.meter.rect().center()
    qtbot.mousePress(page.meter, Qt.MouseButton.LeftButton, pos=middle)
    for step in range(1, 5):
        qtbot.mouseMove(page.meter, middle + type(middle)(30 * step, 0))
    qtbot.mouseRelease(page.meter, Qt.MouseButton.LeftButton, pos=middle + type(middle)(120, 0))
    assert value_of(window, THETA) > 1
    assert window.commands.stack.count() == 1


def test_another_quantity_can_be_moved_and_is_remembered(present, settings):
    window, page = present()
    page.sliders[0].picked.emit("ads_per_month")
    assert page.sliders[0].key == "ads_per_month"
    assert page.sliders[0].value.text() == "¥30,000"
    page.sliders[0].slider.step_by(1)
    assert value_of(window, "ads_per_month") == 30_500
    assert settings.presented_sliders[0] == "ads_per_month"
    window.views.show_work()
    window.views.present()
    assert page.sliders[0].key == "ads_per_month"


def test_a_quantity_that_moves_already_changes_places(present):
    _, page = present()
    page.choose(0, THETA)
    assert [slider.key for slider in page.sliders] == [
        THETA,
        "design.staff",
        "copy.units_per_month",
        "photo.units_per_month",
    ]


def test_the_usual_sliders_come_back_on_demand(present, settings):
    _, page = present()
    page.choose(1, "leakage")
    page.sliders[2].usual_requested.emit()
    assert page.sliders[1].key == "design.staff"
    assert settings.presented_sliders == ()


def test_the_menu_of_a_slider_marks_the_one_on_show(present):
    _, page = present()
    menu = page.sliders[3].make_menu()
    entries = [action for sub in menu.actions() if sub.menu() for action in sub.menu().actions()]
    assert [action.text() for action in entries if action.isChecked()] == ["Involution θ"]
    menu.deleteLater()


def test_tools_that_nobody_gave_a_sum_for_can_be_moved(present):
    window, page = present("appliances")
    assert "tools_per_month" not in window.session.case.quantities
    page.choose(0, "tools_per_month")
    assert page.sliders[0].value.text() == "¥400"
    page.sliders[0].slider.step_by(1)
    assert value_of(window, "tools_per_month") == 410


def test_the_language_can_change_in_the_middle(present):
    window, page = present()
    window.session.use_language("zh-Hans")
    assert page.meter_title.text() == "竞赛表"
    assert page.sliders[0].value.text() == "6 天"
    assert page.bars.figure.bars[1].label == "用 AI 之后"


def test_a_hidden_presentation_costs_nothing(present, monkeypatch):
    window, _ = present()
    window.views.show_work()
    seen = []
    true = module.presentation
    monkeypatch.setattr(module, "presentation", lambda *given: seen.append(given) or true(*given))
    window.commands.set_value(THETA, 0.9)
    window.session.use_language("zh-Hans")
    assert seen == []
    window.views.present()
    assert seen


def test_ranges_wait_for_the_trials(present, qtbot: QtBot):
    window, page = present()
    qtbot.waitUntil(lambda: window.session.uncertainty is not None)
    qtbot.waitUntil(page.ranges.isVisible)
    assert not page.shows_ranges
    qtbot.mouseClick(page.ranges, Qt.MouseButton.LeftButton)
    assert page.shows_ranges
    assert " to " in page.kept.value.text()
    assert page.facts.isVisible()
    assert not page.bars.isVisible()
    before = page.facts.texts
    window.commands.set_value(THETA, 1.5)
    assert page.facts.texts != before
    page.ranges.click()
    assert page.kept.value.text() == window.head.numbers["kept_share"].value.text()
    assert page.bars.isVisible()


def test_an_empty_shop_is_presented_in_words(present):
    window, page = present(Document())
    assert page.kept.value.text() == window.head.numbers["kept_share"].value.text()
    assert not page.kept.value.text().isdigit()
    assert page.kept.note.text().startswith("Enter what your content work costs today")
    assert page.name.text() == "Unnamed shop"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(1100, 700), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("in_ranges", [False, True])
def test_every_text_fits(present, qtbot: QtBot, language, size, in_ranges):
    window, page = present("appliances", language, size=size)
    if in_ranges:
        qtbot.waitUntil(lambda: window.session.uncertainty is not None)
        page.ranges.setChecked(True)
        QCoreApplication.processEvents()
    for one in page.findChildren(QLabel):
        if one.isVisible() and one.text() and not one.wordWrap():
            assert one.width() >= one.sizeHint().width() - 1, one.text()
        elif one.isVisible() and one.text():
            assert one.height() >= one.heightForWidth(one.width()), one.text()
    for slider in page.sliders:
        assert slider.title.width() >= slider.title.sizeHint().width(), slider.title.text()
    bottom = page.disclaimer.geometry().bottom()
    assert bottom <= page.height()
    assert page.kept.geometry().bottom() <= page.meter_title.geometry().top()


def test_the_type_grows_with_the_screen(present, qtbot: QtBot):
    window, page = present(size=(1440, 900))
    small = page.kept.value.font().pixelSize()
    resize(window, qtbot, 2880, 1800)
    assert page.kept.value.font().pixelSize() == 2 * small
    qtbot.waitUntil(lambda: page.sliders[0].slider.height() > 100)


def test_the_bars_are_as_long_as_their_amounts(present):
    window, page = present()
    window.commands.set_value(THETA, 1.5)
    QCoreApplication.processEvents()
    image = page.bars.grab().toImage()
    rows = [spot.area.center().y() for spot in page.bars.spots]
    assert len(rows) == 3

    def length(row, *names):
        inks = [theme.colour(name).rgb() for name in names]
        return sum(image.pixel(x, round(row)) in inks for x in range(image.width()))

    today = length(rows[0], "total")
    with_ai = length(rows[1], "accent")
    amounts = [bar.amount for bar in page.bars.figure.bars]
    assert with_ai / today == pytest.approx(amounts[1] / amounts[0], abs=0.02)
    # The third bar repeats the second, and goes on in the colour of the race.
    assert length(rows[2], "accent") == pytest.approx(with_ai, abs=3)
    assert length(rows[2], "race_fill") > 20
    assert length(rows[1], "race_fill") == 0


def test_the_chart_tells_its_figures_to_those_who_cannot_see_it(present):
    _, page = present()
    assert "¥22,283" in page.bars.accessibleDescription()
    assert page.meter.accessibleDescription()
    assert page.kept.accessibleName().startswith("Of every 100 AI brings in, you keep 55")
    for slider in page.sliders:
        assert slider.slider.accessibleName()
        assert slider.slider.accessibleDescription() == slider.value.text()


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_the_ground_is_that_of_a_card(present, appearance):
    window, _ = present(appearance=appearance)
    image = window.views.grab().toImage()
    assert image.pixelColor(4, 4) == theme.colour("card")


@pytest.fixture
def number(qtbot):
    made = Number(40)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def whole(value):
    return f"{value:.0f}"


def test_a_figure_counts_to_its_value_and_ends_at_it(number, qtbot: QtBot):
    assert COUNT_MS <= 150
    number.show_value(100, whole, "")
    number._changed_at = 0
    number.show_value(900, whole, "")
    assert number.is_counting
    assert number.accessibleName() == "900"
    qtbot.waitUntil(lambda: not number.is_counting)
    assert number.value.text() == "900"


def test_a_figure_follows_a_drag_at_once(number):
    for value in (100, 200, 300):
        number.show_value(value, whole, "")
        assert not number.is_counting
        assert number.value.text() == whole(value)


def test_a_figure_stands_still_where_that_is_wished(number, monkeypatch):
    monkeypatch.setattr(theme, "reduced_motion", True)
    number.show_value(100, whole, "")
    number._changed_at = 0
    number.show_value(900, whole, "")
    assert not number.is_counting
    assert number.value.text() == "900"


def test_less_motion_is_chosen_in_the_menu_and_remembered(make_window, settings, monkeypatch):
    monkeypatch.setattr(theme, "reduced_motion", False)
    window = make_window()
    window.menu.reduced_motion.trigger()
    assert theme.reduced_motion
    assert settings.reduced_motion
    window.menu.reduced_motion.trigger()
    assert not settings.reduced_motion


def test_bars_without_amounts_are_drawn(qtbot: QtBot, make_window):
    window = make_window(Document())
    window.views.present()
    chart = window.views.presentation.bars
    assert isinstance(chart, CostBarsChart)
    assert not chart.grab().toImage().isNull()


def test_the_word_of_the_button_gives_way_before_anything_is_cut(make_window):
    window = make_window(size=(1440, 900))
    assert window.bar.present.shown_word == "Present"
    for size in ((1440, 900), (1100, 700)):
        window.resize(*size)
        QApplication.processEvents()
        assert window.bar._row.minimumSize().width() <= window.bar.width()
        assert window.bar.present.width() >= window.bar.present.sizeHint().width()
    window.bar.setFixedWidth(720)
    QApplication.processEvents()
    assert window.bar.present.shown_word == ""
    assert window.bar.present.accessibleName() == "Present"
