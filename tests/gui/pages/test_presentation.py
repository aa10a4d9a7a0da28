import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from roi_app.documents.document import Document
from roi_app.estimates.baseline import Baseline
from roi_app.gui.charts.costs import CostBarsChart
from roi_app.gui.controls.number import COUNT_MS, Number
from roi_app.gui.pages.presentation import page as module
from roi_app.gui.pages.presentation.sizes import BACK_ROW, LEAST_QUIET
from roi_app.gui.style.theme import Appearance, theme
from roi_app.gui.window.views import Views
from roi_app.statements.story import STORY, Step
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
    assert page.parts.kept.value.text() == kept.value.text() == "55"
    assert window.head.numbers["saved_per_month"].value.text() in page.parts.kept.note.text()
    assert page.parts.name.text() == "小型服飾店"
    assert page.parts.meter.figure == window.head.meter.figure
    assert [bar.text for bar in page.parts.bars.figure.bars] == ["¥25,950", "¥17,955", "¥22,283"]


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
    assert page.parts.kept.value.text() == "55"
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
    for widget in (page.sliders[0].slider, page.sliders[0].title, page.parts.meter, page):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_PageDown)
        qtbot.keyClick(widget, Qt.Key.Key_PageUp)
    assert page.step is Step.ALL
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
    middle = page.parts.meter.rect().center()
    qtbot.mousePress(page.parts.meter, Qt.MouseButton.LeftButton, pos=middle)
    for step in range(1, 5):
        qtbot.mouseMove(page.parts.meter, middle + type(middle)(30 * step, 0))
    qtbot.mouseRelease(page.parts.meter, Qt.MouseButton.LeftButton, pos=middle + type(middle)(120, 0))
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
    assert page.sliders[0].title.text() == "Tools, by price"
    page.sliders[0].slider.step_by(1)
    assert value_of(window, "tools_per_month") == 410
    assert page.sliders[0].title.text() == "Tools, one bill"  # said where it happens
    page.reset()
    assert page.sliders[0].title.text() == "Tools, by price"


def test_the_language_can_change_in_the_middle(present):
    window, page = present()
    window.session.use_language("zh-Hans")
    assert page.parts.meter_title.text() == "每省 1 元，对手逼您再花多少？"
    assert page.sliders[0].value.text() == "6 天"
    assert page.parts.bars.figure.bars[1].label == "用 AI 之后"


def test_a_hidden_presentation_costs_nothing(present, monkeypatch):
    window, _ = present()
    window.views.show_work()
    seen = []
    true = module.scene
    monkeypatch.setattr(module, "scene", lambda *given: seen.append(given) or true(*given))
    window.commands.set_value(THETA, 0.9)
    window.session.use_language("zh-Hans")
    assert seen == []
    window.views.present()
    assert seen


def test_ranges_wait_for_the_trials(present, qtbot: QtBot):
    window, page = present()
    qtbot.waitUntil(lambda: window.session.uncertainty is not None)
    qtbot.waitUntil(page.parts.ranges.isVisible)
    assert not page.shows_ranges
    qtbot.mouseClick(page.parts.ranges, Qt.MouseButton.LeftButton)
    assert page.shows_ranges
    assert " to " in page.parts.kept.value.text()
    bands = page.parts.bars.figure.bars[1:]
    assert all(bar.low < bar.amount for bar in bands)
    assert page.parts.meter.figure.break_even_band
    image = page.parts.bars.grab().toImage()
    row = page.parts.bars.spots[1].area.center().y()
    inks = {image.pixel(x, round(row)) for x in range(image.width())}
    assert len(inks) > 5  # hatched where it may or may not come
    window.commands.set_value(THETA, 1.5)
    assert page.parts.bars.figure.bars[2] != bands[1]
    page.parts.ranges.click()
    assert page.parts.kept.value.text() == window.head.numbers["kept_share"].value.text()


def test_an_empty_shop_is_presented_in_words(present):
    window, page = present(Document())
    assert page.parts.kept.value.text() == window.head.numbers["kept_share"].value.text()
    assert not page.parts.kept.value.text().isdigit()
    assert page.parts.kept.note.text().startswith("Enter what your content work costs today")
    assert page.parts.name.text() == "Unnamed shop"


SIZES = ((960, 540), (1024, 768), (1280, 720), (1366, 768), (1920, 1080), (3840, 2160))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_whole_and_large_on_every_screen_and_step(present, qtbot: QtBot, language):
    """No text is cut, nothing lies outside, and nothing is smaller than 1.6 times the window's."""
    window, page = present("appliances", language)
    qtbot.waitUntil(lambda: window.session.uncertainty is not None)
    for size in SIZES:
        resize(window, qtbot, *size)
        for step in (Step.ALL, *STORY):
            page.go_to(step)
            for in_ranges in (False, True):
                page.parts.ranges.setChecked(in_ranges)
                QCoreApplication.processEvents()
                # A full run of the trials may come in just now, with one more round of laying out.
                qtbot.waitUntil(lambda: page.layout().minimumSize().height() <= page.height(), timeout=2000)
                assert_whole(page, (size, step, in_ranges))


def assert_whole(page, when):
    least = page.layout().minimumSize()
    assert least.width() <= page.width(), when
    assert least.height() <= page.height(), when
    for one in page.findChildren(QLabel):
        if not one.isVisible() or not one.text():
            continue
        assert one.font().pixelSize() >= LEAST_QUIET, (when, one.text())
        place = QRect(one.mapTo(page, QPoint(0, 0)), one.size())
        assert page.rect().contains(place), (when, one.text())
        if one.wordWrap():
            assert one.height() >= one.heightForWidth(one.width()), (when, one.text())
        elif one not in (page.parts.kept.value, page.parts.name):  # these shrink, and end in an ellipsis
            assert one.width() >= one.sizeHint().width() - 1, (when, one.text())
    for slider in page.sliders:
        if slider.isVisible():
            assert slider.title.width() >= slider.title.sizeHint().width(), (when, slider.title.text())
            assert slider.slider.height() >= 30 * BACK_ROW - 1
    if page.parts.meter.isVisible():
        assert page.parts.kept.geometry().bottom() <= page.parts.meter_title.geometry().top(), when


def test_the_type_grows_with_the_screen(present, qtbot: QtBot):
    window, page = present(size=(1440, 900))
    small = page.parts.kept.value.font().pixelSize()
    resize(window, qtbot, 2880, 1800)
    assert page.parts.kept.value.font().pixelSize() == 2 * small
    qtbot.waitUntil(lambda: page.sliders[0].slider.height() > 100)


def test_the_bars_are_as_long_as_their_amounts(present):
    window, page = present()
    window.commands.set_value(THETA, 1.5)
    QCoreApplication.processEvents()
    image = page.parts.bars.grab().toImage()
    rows = [spot.area.center().y() for spot in page.parts.bars.spots]
    assert len(rows) == 3

    def length(row, *names):
        inks = [theme.colour(name).rgb() for name in names]
        return sum(image.pixel(x, round(row)) in inks for x in range(image.width()))

    today = length(rows[0], "total")
    with_ai = length(rows[1], "accent")
    amounts = [bar.amount for bar in page.parts.bars.figure.bars]
    assert with_ai / today == pytest.approx(amounts[1] / amounts[0], abs=0.02)
    # The third bar repeats the second, and goes on in the colour of the race.
    assert length(rows[2], "accent") == pytest.approx(with_ai, abs=3)
    assert length(rows[2], "race_fill") > 20
    assert length(rows[1], "race_fill") == 0


def test_the_chart_tells_its_figures_to_those_who_cannot_see_it(present):
    _, page = present()
    assert "¥22,283" in page.parts.bars.accessibleDescription()
    assert page.parts.meter.accessibleDescription()
    assert page.parts.kept.accessibleName().startswith("Of every 100 AI brings in, you keep 55")
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
    chart = window.views.presentation.parts.bars
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


def test_a_clicker_tells_the_story(present, qtbot: QtBot):
    window, page = present("clothing", "zh-Hant")
    before, parts, seen = window.session.state, page.parts, [page.step]
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
        qtbot.keyClick(window.focusWidget(), key)
        seen.append(page.step)
    assert seen == [Step.ALL, *STORY]
    assert [dot.is_passed for dot in parts.dots.dots] == [True] * 4 + [False]
    assert parts.dots.dots[4].is_current
    assert parts.facts.isVisible()
    assert not parts.kept.isVisible()
    assert not page.sliders[0].isVisible()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_PageDown)
    assert page.step is Step.DECIDE
    qtbot.mouseClick(parts.dots.dots[0], Qt.MouseButton.LeftButton)
    assert page.step is Step.TODAY
    assert parts.kept.value.text() == "¥25,950"
    assert not parts.meter.isVisible()
    assert [slider.isVisible() for slider in page.sliders] == [True, True, True, False]
    assert parts.dots.dots[0].accessibleName() == "第 1 步，共 5 步：今天的成本"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_4)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Right)  # what is not on show does not move
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_PageUp)
    assert page.step is Step.ALL
    assert window.session.state == before


def test_a_figure_that_is_clicked_says_what_how_and_from_where(present, qtbot: QtBot):
    window, page = present()
    told, parts = page.overlay.brief, page.parts
    qtbot.mouseClick(parts.kept, Qt.MouseButton.LeftButton)
    assert told.isVisible()
    assert told.value.text() == "55.47%"
    assert "÷" in told.how.text()
    assert "274,939" in told.numbers.text()
    assert told.source.text().startswith("Made from")
    assert not told.geometry().intersects(QRect(parts.kept.value.mapTo(page, QPoint(0, 0)), parts.kept.value.size()))
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not page.overlay.isVisible()
    assert window.views.is_presenting
    bar = parts.bars.spots[2].area.center().toPoint()
    qtbot.mouseClick(parts.bars, Qt.MouseButton.LeftButton, pos=bar)
    assert (told.value.text(), told.numbers.text()) == ("¥22,283", "= ¥17,955 + ¥1,550 + ¥2,778")
    qtbot.mouseClick(page.overlay, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not page.overlay.isVisible()
    qtbot.mouseClick(page.sliders[3].value, Qt.MouseButton.LeftButton)
    assert told.name.text() == "Involution θ"
    window.commands.set_value(THETA, 0.9)  # what no longer holds goes
    assert not page.overlay.isVisible()
    window.session.use_language("zh-Hans")
    qtbot.keyClick(page, Qt.Key.Key_E)
    assert told.name.text() == "留下的比例（与今天比）"


def test_a_ghost_marks_where_the_demo_began(present, qtbot: QtBot):
    window, page = present()
    meter, slider = page.parts.meter, page.sliders[3].slider
    at = slider.x_of(0.4)

    def ring(widget, x, y):
        image = widget.grab().toImage()
        return {image.pixel(round(x), y + dy) for dy in range(-14, 15)}

    still = ring(slider, at, slider.height() // 2 - 3)
    window.commands.set_value(THETA, 1.2)
    assert ring(slider, at, slider.height() // 2 - 3) != still
    assert theme.colour("muted").rgb() in ring(slider, at, slider.height() // 2 - 3)
    assert meter._ghost == slider._ghost == 0.4
    assert page.parts.kept.note.text().endswith("began at 55")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_R)
    assert "began" not in page.parts.kept.note.text()


def test_keys_choose_presets_and_language_and_list_themselves(present, qtbot: QtBot):
    window, page = present()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_8)
    assert window.session.document.preset == "hard_involution"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_R)
    assert window.session.document.preset == "base"
    for language in ("zh-Hant", "zh-Hans", "en"):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_L)
        assert window.session.language == language
    qtbot.keyClicks(window.focusWidget(), "?")
    listed = dict(page.overlay.keys.list.texts)
    assert page.overlay.keys.isVisible()
    assert listed["5 – 8"] == "Presets: 5 Base · 6 As the article says · 7 Cautious · 8 Hard involution"
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert not page.overlay.isVisible()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_G)
    assert page.shows_ranges is (window.session.uncertainty is not None)


@pytest.fixture
def second_screen(monkeypatch, qapp):
    """A second screen: the only one there is, said to be another."""
    screen = qapp.primaryScreen()
    monkeypatch.setattr(Views, "other_screen", lambda _: screen)
    return screen


def test_on_a_second_screen_the_work_stays_on_the_first(make_window, qtbot: QtBot, second_screen):
    window = make_window()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    page, notes = window.views.presentation, window.notes
    assert window.views.is_presenting
    assert page.isWindow()
    assert page.isFullScreen()
    assert page.geometry() == second_screen.geometry()
    assert window.bar.isVisible()
    assert not window.windowState() & FULL
    assert notes.title.text() == "The whole picture"
    # Both follow the same document.
    window.commands.set_value(THETA, 1.2)
    assert page.parts.kept.value.text() == window.head.numbers["kept_share"].value.text()
    page.sliders[0].slider.step_by(1)
    assert value_of(window, "photo.units_per_month") == 7
    # A clicker moves the story, whichever window has the focus.
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    assert notes.title.text() == "Step 1 of 5: Costs today"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.inputs, Qt.Key.Key_PageDown)
    assert page.step is Step.WITH_AI
    assert "tools are not paid yet" in notes.note.text()
    qtbot.mouseClick(notes.forward, Qt.MouseButton.LeftButton)
    assert page.step is Step.RACE
    window.session.use_language("zh-Hant")
    assert notes.title.text() == "第 3 步，共 5 步：競賽"
    assert "對手逼您再花" in page.parts.meter_title.text()
    qtbot.mouseClick(notes.end, Qt.MouseButton.LeftButton)
    assert not window.views.is_presenting
    assert not page.isVisible()
    assert not notes.isVisible()


def test_keys_of_the_window_work_in_the_other_one_and_end_it(make_window, qtbot: QtBot, second_screen):
    window = make_window()
    window.views.present()
    page = window.views.presentation
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert window.commands.stack.count() == 1
    qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.commands.stack.index() == 0
    qtbot.keyClick(page, Qt.Key.Key_F11)
    assert not page.isVisible()
    window.views.present()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not window.views.is_presenting
    window.views.present()
    page.close()
    assert not window.views.is_presenting
    assert window.isVisible()


def test_a_screen_that_is_unplugged_gives_the_work_back(make_window, qapp, monkeypatch, second_screen):
    window = make_window()
    window.views.present()
    window.commands.set_value(THETA, 1.2)
    qapp.screenRemoved.emit(second_screen)
    assert not window.views.is_presenting
    assert not window.notes.isVisible()
    assert value_of(window, THETA) == 1.2
    # With one screen left, it presents here.
    monkeypatch.setattr(Views, "other_screen", lambda _: None)
    window.views.present()
    assert window.views.currentWidget() is window.views.presentation
    window.views.show_work()
