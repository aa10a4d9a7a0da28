"""The rows of the form: typed values, marks, pin, grade, menu, and what those who cannot see are told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtTest import QTest

from roi_app.documents.case import Origin
from roi_app.gui.controls.value_field import ValueField
from roi_app.gui.panels.inputs.quantity_row import QuantityRow
from roi_app.gui.panels.inputs.sections import LEVERS, SECTIONS
from roi_app.model.parameters import QUANTITIES, Kind
from roi_app.texts.catalog import LANGUAGES


@pytest.fixture
def window(make_window):
    return make_window("clothing", "zh-Hant")


def row_of(window, key):
    window.inputs.point_at(key)
    return window.inputs.reveal(key)


def type_into(row, text):
    row.field.setFocus()
    # As an input method does: QTest's keys are Latin alone.
    row.field.selectAll()
    row.field.insert(text)
    QTest.keyClick(row.field, Qt.Key.Key_Return)


def mode(window, key):
    return window.session.case.quantities[key].range.mode


def test_every_quantity_has_its_row_in_one_section(window):
    keys = [key for section in SECTIONS.values() for key in section]
    assert sorted(key for key in keys if key in QUANTITIES) == sorted(QUANTITIES)
    assert len(keys) == len(set(keys))


TYPED = (
    ("photo.unit_price", "8450", 8450, "¥8,450"),
    ("photo.unit_price", "8,450", 8450, "¥8,450"),
    ("photo.unit_price", "¥8,450", 8450, "¥8,450"),
    ("photo.unit_price", "1.2萬", 12_000, "¥12,000"),
    ("photo.unit_price", "９００", 900, "¥900"),
    ("photo.units_per_month", "8 天", 8, "8 天"),
    ("review_share", "30%", 0.3, "30%"),
    ("review_share", "30", 0.3, "30%"),
    ("discount_rate", "每年 12%", 0.12, "每年 12%"),
    ("involution_intensity", "2.5", 2.5, "2.50"),
)


def test_typed_values_are_taken(window):
    for key, text, value, shown in TYPED:
        row = row_of(window, key)
        type_into(row, text)
        assert mode(window, key) == pytest.approx(value), text
        assert row.field.text() == shown
        assert window.session.case.quantities[key].origin is Origin.OWN
        assert window.commands.stack.index() == 1
        window.commands.stack.undo()


def test_bad_text_is_answered_with_a_sentence_and_changes_nothing(window):
    row = row_of(window, "photo.unit_price")
    said = set()
    for text in ("abc", "30%", "-5", "US$100", "1,2"):
        type_into(row, text)
        assert mode(window, "photo.unit_price") == 750
        assert row.field.text() == "¥750"
        assert not row.sentence.isHidden()
        assert row.sentence.text().endswith("。")
        assert row.field.accessibleDescription() == row.sentence.text()
        assert window.commands.stack.count() == 0
        said.add(row.sentence.text())
    assert len(said) > 1


def test_the_sentence_stays_until_the_value_is_set_again(window):
    row = row_of(window, "photo.unit_price")
    type_into(row, "abc")
    window.commands.set_value("design.staff", 2)
    assert "abc" in row.sentence.text()
    assert row.field.property("wrong")
    type_into(row, "800")
    assert row.sentence.isHidden()
    assert not row.field.property("wrong")


def test_escape_gives_up_the_typing_before_it_shuts_anything(window):
    row = row_of(window, "photo.unit_price")
    window.session.request_explanation("npv")
    row.field.setFocus()
    QTest.keyClicks(row.field, "99")
    QTest.keyClick(row.field, Qt.Key.Key_Escape)
    assert row.field.text() == "¥750"
    assert window.explanation.isVisible()
    QTest.keyClick(row.field, Qt.Key.Key_Escape)
    assert not window.explanation.isVisible()


def test_a_double_click_on_the_label_returns_to_the_benchmark(window):
    row = row_of(window, "review_share")
    type_into(row, "35%")
    assert row.chip.text == "您的"
    QTest.mouseDClick(row.label, Qt.MouseButton.LeftButton)
    assert mode(window, "review_share") == 0.25
    assert row.chip.text == "調查"


def test_a_pin_makes_the_value_exact_and_undo_gives_the_range_back(window):
    row = row_of(window, "review_share")
    assert not row.pin.isHidden()
    assert not row.pin.isChecked()
    assert "10%" in row.pin.toolTip()
    QTest.mouseClick(row.pin, Qt.MouseButton.LeftButton)
    assert window.session.case.quantities["review_share"].range.is_exact
    assert row.pin.isChecked()
    window.commands.stack.undo()
    assert not window.session.case.quantities["review_share"].range.is_exact
    assert not row.pin.isChecked()


def test_a_pinned_value_stays_exact_when_it_is_moved(window):
    row = row_of(window, "review_share")
    QTest.mouseClick(row.pin, Qt.MouseButton.LeftButton)
    type_into(row, "30%")
    assert window.session.case.quantities["review_share"].range.is_exact
    QTest.mouseClick(row.pin, Qt.MouseButton.LeftButton)
    given = window.session.case.quantities["review_share"].range
    assert (given.low, given.mode, given.high) == (0.1, 0.3, 0.4)


def test_only_a_value_with_a_range_has_a_pin(window):
    assert row_of(window, "photo.unit_price").pin.isHidden()
    assert row_of(window, "discount_rate").pin.isHidden()
    assert row_of(window, "design_people_replaced").pin.isHidden()


def test_the_grade_tells_its_source(window):
    chip = row_of(window, "review_share").chip
    assert chip.text == "調查"
    assert "Workday" in chip.toolTip()
    assert "Workday" in chip.accessibleDescription()


def test_the_marks_are_told_to_those_who_cannot_see_them(window):
    row = row_of(window, "review_share")
    assert row.slider.accessibleDescription() == "25%. 基準：低 10%，中 25%，高 40%"
    assert row_of(window, "photo.units_per_month").slider.accessibleDescription() == "6 天"
    assert row_of(window, "design_people_replaced").slider.accessibleDescription() == "1 人. 基準：1 人"


def test_a_value_out_of_the_usual_gets_a_plain_sentence_and_no_block(window):
    row = row_of(window, "photo_coverage")
    type_into(row, "99%")
    assert mode(window, "photo_coverage") == 0.99
    assert row.sentence.text() == "高於常見範圍 30% 至 95%。若您確定，就照您的。"
    type_into(row, "10%")
    assert row.sentence.text().startswith("低於")


def test_the_menu_explains_copies_pins_and_resets(window):
    row = row_of(window, "review_share")
    type_into(row, "35%")
    actions = {action.text(): action for action in row.menu().actions() if not action.isSeparator()}
    assert list(actions) == ["這個數字怎麼來…", "複製數值", "固定成精確值", "回到基準值"]
    actions["複製數值"].trigger()
    assert QGuiApplication.clipboard().text() == "35%"
    actions["固定成精確值"].trigger()
    assert window.session.case.quantities["review_share"].range.is_exact
    actions["這個數字怎麼來…"].trigger()
    assert window.explaining.popover.explanation.target == "review_share"
    actions["回到基準值"].trigger()
    assert mode(window, "review_share") == 0.25
    again = row.menu().actions()[-1]
    assert not again.isEnabled()


def test_the_menu_of_a_cost_has_no_pin(window):
    texts = [action.text() for action in row_of(window, "photo.unit_price").menu().actions()]
    assert "固定成精確值" not in texts
    assert texts[-1] == "清除這個值"


def test_the_price_of_a_tool_is_read_and_refused_like_any_amount(window):
    row = row_of(window, "lever.copy")
    row.price.setFocus()
    row.price.selectAll()
    QTest.keyClicks(row.price, "abc")
    QTest.keyClick(row.price, Qt.Key.Key_Return)
    assert "abc" in row.sentence.text()
    assert row.price.text() == "¥150"
    row.price.selectAll()
    row.price.insert("¥1.2k")
    QTest.keyClick(row.price, Qt.Key.Key_Return)
    assert window.session.case.levers["copy"].price.mode == 1200
    assert row.chip.text == "您的"
    back = row.menu().actions()[-1]
    assert back.isEnabled()
    back.trigger()
    assert window.session.case.levers["copy"].price.mode == 150
    row.menu().actions()[0].trigger()
    assert window.explaining.popover.explanation.target == "lever_price:copy"


def test_a_tool_says_who_may_use_it_and_that_free_is_free_today(window):
    text = row_of(window, "lever.design").sentence.text()
    assert text.startswith("供淘寶商家使用。")
    assert "今天免費" in text
    window.commands.set_details("platform", platform="jd")
    assert row_of(window, "lever.design").sentence.property("tone") == "caution"


def cut(window):
    """The rows whose value or label has too little room."""
    for key, row in window.inputs.rows.items():
        if not isinstance(row, QuantityRow) or row.isHidden():
            continue
        value = QFontMetricsF(row.field.font()).horizontalAdvance(row.field.text())
        word = max(QFontMetricsF(row.label.font()).horizontalAdvance(word) for word in row.label.text().split())
        too_low = row.label.heightForWidth(row.label.width()) > row.label.height()
        # Chinese wraps between any two signs.
        too_narrow = window.session.language == "en" and word > row.label.width()
        if value > row.field.width() - 16 or too_low or too_narrow:
            yield key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_value_and_no_label_is_cut(make_window, language, qtbot):
    window = make_window("clothing", language, size=(1100, 700))
    for name in SECTIONS:
        window.inputs.sections[name].unfold()
    assert len(window.inputs.rows) > 50
    # Opened sections are laid out in several turns of the event loop.
    qtbot.waitUntil(lambda: not list(cut(window)))


def test_a_long_value_is_set_in_smaller_type(qtbot):
    field = ValueField()
    qtbot.addWidget(field)
    field.setFixedSize(96, 26)
    field.show_text("¥750")
    large = field.font().pixelSize()
    field.show_text("¥1,000,000,000")
    assert field.font().pixelSize() < large


def test_filling_the_rows_is_no_edit(window):
    for name in SECTIONS:
        window.inputs.sections[name].unfold()
    before = window.session.document
    for language in LANGUAGES:
        window.session.use_language(language)
    window.inputs.refresh()
    assert window.session.document is before
    assert window.commands.stack.count() == 0


def test_every_assumption_row_offers_a_way_back_by_keyboard(window):
    for key, quantity in QUANTITIES.items():
        if quantity.kind is Kind.ASSUMPTION:
            assert row_of(window, key).menu().actions()[-1].text() == "回到基準值"
    assert set(LEVERS) <= {key for section in SECTIONS.values() for key in section}


@pytest.mark.qt_log_ignore(
    "This plugin does not support raise", "This plugin does not support grabbing the keyboard", extend=True
)
def test_the_list_of_tools_says_price_and_use_of_each_as_of_now(window):
    choice = row_of(window, "lever.design").choice
    window.commands.set_lever_price("design", choice.itemData(2), 321)
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    said = [choice.itemData(index, Qt.ItemDataRole.AccessibleTextRole) for index in range(choice.count())]
    choice.hidePopup()
    assert said[0] is None
    assert "每月 ¥0" in said[1]
    assert "供淘寶商家使用。" in said[1]
    assert "每月 ¥321" in said[2]
    assert len(said[2]) > 30
