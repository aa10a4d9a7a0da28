"""The left panel as a map: what each line says, what is open at first, how a number is found, and what stays still."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from roi_app.documents.document import Document
from roi_app.gui.panels.inputs.search import found
from roi_app.gui.panels.inputs.sections import SECTIONS
from roi_app.gui.state.settings import Settings
from roi_app.model.parameters import STREAMS
from roi_app.texts.catalog import LANGUAGES
from tests.gui.controls.seeing import LEFT

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(make_window):
    return make_window("clothing", size=(1100, 700))


def open_of(window):
    return [name for name, section in window.inputs.sections.items() if section.is_open]


def line(window, name):
    return window.inputs.sections[name].heading


def type_to_find(window, text):
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is window.inputs.search
    window.inputs.search.insert(text)  # as an input method does
    return [one.found.key for one in window.inputs.found.lines if not one.isHidden()]


def test_each_line_says_cost_and_saving(window):
    assert window.inputs.total.text() == "¥25,950 a month"
    assert window.inputs.saved.text() == "¥7,995 a month"
    said = {name: [one.text() for one in line(window, name).figures if one.isVisible()] for name in SECTIONS}
    assert said["photo"] == ["¥4,500", "−2,025"]
    assert said["service"] == ["¥9,000", "−3,038"]
    assert said["live"] == ["none"]
    assert said["tools"] == ["5 tools", "¥1,550 a month"]
    assert said["race"] == ["θ 0.40", "rivals today 30%"]
    assert said["assumptions"] == [f"{len(SECTIONS['assumptions'])} items", "2 yours"]
    assert line(window, "photo").accessibleName() == (
        "Photo shoots: costs ¥4,500 a month today, AI would save ¥2,025 a month"
    )
    assert line(window, "photo").accessibleDescription() == "unfolded"
    assert line(window, "live").accessibleDescription() == "folded"


def test_every_line_is_whole_at_the_least_size_of_the_work(window):
    assert open_of(window) == ["photo"]
    view = window.inputs.area.viewport()
    for name in SECTIONS:
        heading = line(window, name)
        assert view.rect().contains(heading.mapTo(view, heading.rect().center()) + QPoint(0, 13)), name
    assert window.inputs.area.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(("height", "expected"), [(900, ["photo", "design"]), (1200, ["photo", "design", "copy"])])
def test_more_is_open_where_there_is_room(make_window, height, expected):
    window = make_window("clothing", size=(1440, height))
    assert open_of(window) == expected
    assert window.inputs.area.verticalScrollBar().maximum() == 0
    assert window.inputs.claim.isVisible()
    assert not Settings().open_sections


def test_the_rows_stay_as_wide_when_the_scroll_bar_comes(window):
    def right():
        QCoreApplication.processEvents()
        return {one.mapTo(window, QPoint(one.width(), 0)).x() for one in (line(window, "live"), line(window, "shop"))}

    before = right()
    assert window.inputs.area.verticalScrollBar().maximum() == 0
    window.inputs.sections["race"].unfold()
    QCoreApplication.processEvents()
    assert window.inputs.area.verticalScrollBar().maximum() > 0
    assert right() == before == {window.inputs.total.mapTo(window, QPoint(window.inputs.total.width(), 0)).x()}


def test_what_a_person_left_open_is_open_again(make_window):
    first = make_window("clothing", size=(1100, 700))
    QTest.mouseClick(line(first, "photo"), LEFT)
    QTest.mouseClick(line(first, "race"), LEFT)
    assert Settings().open_sections == ("race",)
    first.session.point_at("sales_per_month")  # as an undo does, which is no wish
    assert Settings().open_sections == ("race",)
    assert open_of(make_window("clothing", size=(1440, 1200))) == ["race"]


def test_figures_of_a_line_explain_themselves(window):
    asked = []
    window.session.explanation_requested.connect(lambda target, *_: asked.append(target))
    for figure in (window.inputs.total, window.inputs.saved, *line(window, "design").figures):
        QTest.mouseClick(figure, LEFT)
    QTest.mouseClick(line(window, "race").figures[1], LEFT)
    line(window, "tools").menu().actions()[0].trigger()
    line(window, "shop").menu().actions()[0].trigger()
    assert asked == [
        "cost_per_month",
        "saved_per_month",
        "cost_by_stream:design",
        "saved_by_stream:design",
        "rival_adoption",
        "tools_per_month",
        "sales_per_month",
    ]
    assert window.explaining.popover.isVisible()


def test_the_lines_stay_where_they_are_while_a_slider_is_dragged(window):
    slider = window.inputs.rows["photo.units_per_month"].slider
    places = {}

    def note(value):
        slider._set_by_hand(value)
        QCoreApplication.processEvents()
        for stream in STREAMS:
            for index, one in enumerate(line(window, stream).figures):
                places.setdefault((stream, index), []).append((one.x(), one.mapTo(window, QPoint(0, 0)).y()))

    for value in (30, 25, 12, 3, 1, 0, 2, 9):
        note(value)
    for where, seen in places.items():
        assert len(set(seen)) == 1, where
    assert line(window, "photo").figures[0].text() == "¥6,750"
    slider.settled.emit()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("service price", "service.unit_price"),
        ("日薪", "photo.unit_price"),
        ("WAGE design", "design.wage_per_month"),
        ("毛利", "gross_margin"),
        ("拍攝天數", "photo.units_per_month"),
        ("拍摄天数", "photo.units_per_month"),
        ("theta", "involution_intensity"),
        ("內卷", "involution_intensity"),
        ("video tool", "lever.video"),
        ("clips", "video.units_per_month"),
        ("折现", "discount_rate"),
    ],
)
def test_a_number_is_found_by_its_words_in_any_language(language, query, key):
    assert key in found(query, language)[:3]


def test_words_of_letters_are_found_by_their_beginning_and_all_must_be_there():
    assert found("rice", "en") == ()
    assert found("price nothing", "en") == ()
    assert found("   ", "en") == ()
    assert set(found("sales", "en")) < {key for keys in SECTIONS.values() for key in keys}
    assert found("sales", "en")[0] == "sales_per_month"


def test_finding_leads_to_the_value_field(window):
    keys = type_to_find(window, "service price")
    assert keys[0] == "service.unit_price"
    assert window.inputs.found.lines[0].accessibleName() == "Service: cost per conversation ¥1.50"
    assert not window.inputs.area.isVisible()
    before = window.session.state
    QTest.keyClick(window.inputs.search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.inputs.rows["service.unit_price"].field
    assert window.inputs.sections["service"].is_open
    assert window.inputs.area.isVisible()
    assert window.inputs.search.text() == ""
    assert window.session.state is before


def test_arrows_choose_a_click_takes_and_escape_clears(window):
    keys = type_to_find(window, "wage")
    assert len(keys) == 6
    find = window.inputs.search
    assert find.accessibleDescription() == "6 found, chosen: Photo shoots: monthly wage, all-in"
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(find, key)
    assert find.accessibleDescription() == "6 found, chosen: Copywriting: monthly wage, all-in"
    QTest.keyClick(find, Qt.Key.Key_Escape)
    assert find.text() == ""
    assert window.inputs.area.isVisible()
    type_to_find(window, "live hours")
    QTest.mouseClick(find.emptying, LEFT)
    assert window.inputs.area.isVisible()
    assert not find.emptying.isVisible()
    type_to_find(window, "live hours")
    QTest.mouseClick(window.inputs.found.lines[0], LEFT)
    assert QApplication.focusWidget() is window.inputs.rows["live.units_per_month"].field


def test_nothing_found_is_said_in_words_and_the_language_can_change_meanwhile(window):
    assert type_to_find(window, "zeppelin") == []
    nothing = window.inputs.found.nothing
    assert "Nothing found for “zeppelin”" in nothing.text()
    assert nothing.isVisible()
    QTest.keyClick(window.inputs.search, Qt.Key.Key_Return)
    QTest.keyClick(window.inputs.search, Qt.Key.Key_Down)
    window.session.use_language("zh-Hant")
    assert "找不到「zeppelin」" in nothing.text()
    window.session.point_at("discount_rate")  # an undo leads through the list to the row
    assert window.inputs.area.isVisible()


def test_what_a_found_line_says_follows_the_plan(window):
    type_to_find(window, "shoot days")
    assert window.inputs.found.lines[0].found.value == "6 days"
    window.commands.set_value("photo.units_per_month", 9)
    assert window.inputs.found.lines[0].found.value == "9 days"
    for query, value in (("platform", "Taobao"), ("bill", "each tool's price"), ("consumers tool", "No AI tool")):
        window.inputs.search.setText(query)
        assert value in [one.found.value for one in window.inputs.found.lines if not one.isHidden()]


def test_an_empty_shop_says_none_and_finds_all_the_same(make_window):
    window = make_window(Document())
    assert [line(window, stream).figures[0].text() for stream in STREAMS] == ["none"] * 6
    assert [one.text() for one in line(window, "shop").figures] == ["no sales yet"]
    assert type_to_find(window, "margin") == ["gross_margin"]
