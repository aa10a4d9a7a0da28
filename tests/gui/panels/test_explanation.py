"""The drawer that explains a figure the whole way: walked by keyboard, live, and shut with Escape."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from roi_app.explain.lookup import explain
from roi_app.gui.controls.term_row import Term, TermRow
from roi_app.model.parameters import QUANTITIES


@pytest.fixture
def window(make_window):
    return make_window("clothing", "zh-Hant")


def shown_rows(window):
    return [row for row in window.explanation.rows if not row.isHidden()]


def press_row(window, target):
    row = next(row for row in shown_rows(window) if row.term.target == target)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)


def test_nothing_is_made_before_somebody_asks(window):
    assert window.explanation is None


def test_following_a_number_goes_down_and_back_and_forward_again(window):
    window.session.request_explanation("saved_by_stream:photo")
    panel = window.explanation
    assert not panel.back.isEnabled()
    press_row(window, "outsourced_cost:photo")
    press_row(window, "photo.unit_price")
    assert panel.trail == ["saved_by_stream:photo", "outsourced_cost:photo", "photo.unit_price"]
    assert panel.name.text() == "拍攝：每天費用"
    assert "拍攝：外包成本" in panel.path.text()
    QTest.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    assert panel.name.text() == "拍攝：外包成本"
    assert panel.forward.isEnabled()
    QTest.mouseClick(panel.forward, Qt.MouseButton.LeftButton)
    assert panel.name.text() == "拍攝：每天費用"
    assert not panel.forward.isEnabled()


def test_another_way_down_forgets_the_one_that_was_left(window):
    window.session.request_explanation("saved_by_stream:photo")
    panel = window.explanation
    press_row(window, "outsourced_cost:photo")
    panel.go_back()
    press_row(window, "review_share")
    assert panel.trail == ["saved_by_stream:photo", "review_share"]


def test_asking_anew_begins_a_new_trail(window):
    window.session.request_explanation("npv")
    window.explanation.follow_to("pv_races")
    window.session.request_explanation("saved_per_month")
    assert window.explanation.trail == ["saved_per_month"]
    assert window.explanation.path.isHidden()


def test_a_link_in_the_path_and_in_the_numbers_leads_on(window):
    window.session.request_explanation("npv")
    panel = window.explanation
    assert 'href="pv_races"' in panel.numbers.text()
    panel.numbers.linkActivated.emit("pv_races")
    panel.numbers.linkActivated.emit("pv_content_race")
    panel.path.linkActivated.emit("0")
    assert panel.explanation.target == "npv"
    assert panel.forward.isEnabled()


def test_the_explanation_follows_while_a_slider_moves(window):
    window.session.request_explanation("saved_by_stream:photo")
    window.commands.set_value("photo.unit_price", 1000, dragging=True)
    assert window.explanation.value.text() == "¥2,700"
    assert "¥6,000" in window.explanation.numbers.text()


def test_a_shut_panel_costs_nothing_and_catches_up(window):
    window.session.request_explanation("saved_by_stream:photo")
    panel = window.explanation
    panel.shut()
    window.commands.set_value("photo.unit_price", 1000)
    assert panel.value.text() == "¥2,025"
    panel.show()
    assert panel.value.text() == "¥2,700"


def test_the_language_is_switched_with_the_window(window):
    window.session.request_explanation("pv_of_ramp")
    window.session.use_language("en")
    panel = window.explanation
    assert panel.name.text() == "Discounted months of full use"
    assert panel.close_button.accessibleName() == "Close"
    assert panel.words.text().startswith("= the sum over 36 months of")


def test_escape_shuts_it_and_gives_the_focus_back(window, qtbot):
    number = window.head.numbers["saved_per_month"]
    number.setFocus()
    qtbot.waitUntil(number.hasFocus)
    window.session.request_explanation("saved_per_month")
    panel = window.explanation
    assert panel.isVisible()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert number.hasFocus()


def test_it_is_walked_by_keyboard(window, qtbot):
    window.session.request_explanation("saved_by_stream:photo")
    row = shown_rows(window)[0]
    assert row.focusPolicy() is Qt.FocusPolicy.StrongFocus
    row.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(row.hasFocus)
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert window.explanation.explanation.target == "outsourced_cost:photo"
    QTest.keyClick(window.explanation, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.explanation.explanation.target == "saved_by_stream:photo"


def test_every_part_has_a_name_for_those_who_cannot_see_it(window):
    window.session.request_explanation("pv_of_ramp")
    panel = window.explanation
    assert panel.accessibleName() == "折現後完全上手的月數 29.71 個月"
    for button in panel.findChildren(QAbstractButton):
        if not button.isHidden() and button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert button.accessibleName() or button.text(), button
    inner = next(row for row in shown_rows(window) if row.term.target == "discount_factor@1")
    assert inner.accessibleName() == "折現因子 0.9921"
    assert inner.accessibleDescription() == "看它怎麼來"


def test_it_is_copied_as_text(window):
    window.session.request_explanation("kept_share")
    QTest.keyClick(window.explanation, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "留下的比例（與今天比）  55.47%"
    assert "= ¥152,522 ÷ ¥274,939" in copied
    assert window.explanation.headings["title"].text() == "已複製"
    window.explanation.follow_to("npv")
    assert window.explanation.headings["title"].text() == "這個數字怎麼來"


def test_an_input_leads_to_its_field(window):
    window.session.request_explanation("review_share")
    panel = window.explanation
    assert not panel.go.isHidden()
    QTest.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    assert window.inputs.rows["review_share"].field.hasFocus()


def test_every_quantity_that_is_explained_names_a_field_that_exists(window):
    explained = (explain(window.session.answer, key, window.session.wording) for key in QUANTITIES)
    # The sum for the tools is no input where their prices add up to it.
    fields = {one.field for one in explained if one.target != "tools_cost"}
    window.inputs.point_at("review_share")
    for field in fields:
        window.inputs.point_at(field)
        assert field in window.inputs.rows


def test_an_address_opens_only_on_a_click_and_only_in_a_browser(window, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    window.session.request_explanation("review_share")
    sources = [part for part in window.explanation.sources if not part.isHidden()]
    assert len(sources) == 2
    assert opened == []
    sources[1].linkActivated.emit("https://www.workday.com/")
    assert opened == ["https://www.workday.com/"]
    window.session.request_explanation("contest_weight.photo")
    judgement = next(part for part in window.explanation.sources if not part.isHidden())
    assert "href" not in judgement.text()


def test_it_leaves_the_head_free_and_stays_inside(window):
    window.session.request_explanation("npv")
    panel, head = window.explanation, window.head
    below = head.mapTo(window, QPoint(0, head.height())).y()
    assert panel.mapTo(window, QPoint(0, 0)).y() >= below
    window.resize(1100, 700)
    right = panel.mapTo(window, QPoint(panel.width(), panel.height()))
    assert right.x() <= window.width()
    assert right.y() <= window.height()


def test_opening_it_is_no_edit(window):
    window.session.request_explanation("npv")
    for target in ("pv_races", "pv_content_race", "involution_intensity"):
        window.explanation.follow_to(target)
    assert window.commands.stack.count() == 0


def test_a_long_line_grows_instead_of_being_cut(qtbot):
    row = TermRow()
    qtbot.addWidget(row)
    row.resize(200, 30)
    row.show_term(Term("Short", "¥1"), "")
    low = row.height()
    row.show_term(Term("A label that is far too long for the room that there is", "¥1,000,000 (¥1 – ¥2)", "npv"), "")
    assert row.height() > 1.5 * low


def test_a_line_that_leads_nowhere_takes_no_focus(qtbot):
    row = TermRow()
    qtbot.addWidget(row)
    row.show_term(Term("Range", "10% – 40%"), "hint")
    assert row.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert row.accessibleDescription() == ""
