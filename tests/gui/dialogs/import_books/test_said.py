"""What only a person knows, said in the import by mouse, seen at once, and said otherwise later."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from roi_app.gui.dialogs.import_books.naming import where_text
from roi_app.gui.dialogs.import_books.question_bar import QuestionBar
from roi_app.gui.dialogs.import_books.result_table import Column as ResultColumn
from roi_app.gui.dialogs.import_books.row_index import View
from roi_app.ledger.cells import DayOrder
from roi_app.ledger.kinds import Kind
from roi_app.ledger.questions import Topic
from roi_app.texts.catalog import LANGUAGES, Texts
from tests.gui.controls.seeing import LEFT
from tests.gui.dialogs.import_books.acting import choose_group, press, say, settle
from tests.gui.dialogs.import_books.books import write

TOMORROW = (date.today() + timedelta(1)).isoformat()  # noqa: DTZ011 - the person's own day
BOOKS = f"""日期,摘要,收款人,支出（元）
2025-05-03,商品拍摄,小林,600
2025-06-03,商品拍摄,小林,900
2025-06-20,杂事,阿飞,50
{TOMORROW},直通车,,80
"""


def test_days_to_come_are_asked_about_in_every_step_and_said_otherwise_later(importing, tmp_path, qtbot):
    _, dialog = importing(write(tmp_path, "a.csv", BOOKS))
    bar = dialog.questions
    for step in ("files", "classes", "months"):
        dialog.show_step(step)
        assert told(bar) == ["1 row is of a day to come and is left out. Should it count?"]
    months = len(dialog.draft.ledger.months)
    assert [dialog.draft.index.tally(view)[0] for view in (View.FUTURE, Kind.ADS)] == [1, 0]
    answer(qtbot, dialog, "count")
    assert [dialog.draft.index.tally(view)[0] for view in (View.FUTURE, Kind.ADS)] == [1, 1]
    assert told(bar) == ["1 row of a day to come:"]
    assert len(dialog.draft.ledger.months) > months
    answer(qtbot, dialog, "leave_out")
    assert len(dialog.draft.ledger.months) == months
    press(dialog.foot.undo)
    settle(qtbot, dialog)
    assert dialog.draft.answers.counts_future is True
    assert chosen(bar) == ["count"]


def test_a_word_for_all_rows_goes_before_what_was_said_of_them_alone(importing, tmp_path, qtbot):
    _, dialog = importing(write(tmp_path, "a.csv", BOOKS))
    dialog.show_step("classes")
    step = dialog.classes_step
    for is_always, kind in ((False, Kind.COPY), (True, Kind.VIDEO)):
        choose_group(step, "小林")
        step.bar.always.show_ticked(ticked=is_always)
        say(step, kind)
        settle(qtbot, dialog)
        assert [row.kind for row in dialog.draft.ledger.rows[:2]] == [kind, kind]


def test_a_currency_and_an_order_of_days_are_asked_for_each_sheet(importing, tmp_path, qtbot):
    text = "Date,Description,Payee,Amount\n05/03/2025,Product photo shoot,Studio Lee,-$600\n06/03/2025,Ads,Meta,-$90\n"
    _, dialog = importing(write(tmp_path, "a.csv", text))
    assert [topic(one) for one in dialog.questions.lines] == ["day_order"]
    assert not dialog.foot.forward.isEnabled()
    answer(qtbot, dialog, "day_first")
    assert [row.month for row in dialog.draft.ledger.rows] == ["2025-03", "2025-03"]
    assert [topic(one) for one in dialog.questions.lines] == ["currency", "day_order"]
    answer(qtbot, dialog, "HKD")
    assert (dialog.draft.ledger.currency, chosen(dialog.questions)) == ("HKD", ["HKD", "day_first"])
    answer(qtbot, dialog, "TWD")
    assert {row.currency for row in dialog.draft.ledger.rows} == {"TWD"}
    dialog.resize(864, 484)
    ask_again = dialog.foot.more.menu_of_answers().actions()[3]
    assert ask_again.text() == "Ask all questions again"
    ask_again.trigger()
    settle(qtbot, dialog)
    assert [topic(one) for one in dialog.questions.lines] == ["day_order"]
    press(dialog.foot.undo)
    settle(qtbot, dialog)
    assert len(dialog.questions.lines) == 1  # one at a time, where there is little room
    assert not dialog.draft.ledger.questions


def test_months_by_items_are_read_and_count_beside_days_only_when_said(importing, tmp_path, qtbot):
    grid = "项目,2025年5月,2025年6月\n商品拍摄,600,900\n直通车,80,90\n"
    _, dialog = importing(write(tmp_path, "a.csv", BOOKS), write(tmp_path, "sum.csv", grid))
    step = dialog.files_step
    step.files.setCurrentRow(1)
    assert [one.key for one in step.head.meanings] == ["text", "amount", "amount"]
    asked = {topic(one): line for one, line in dialog.questions.lines.items()}
    assert (step.used.box.isChecked(), step.told.text()) == (False, "This sheet is left out.")
    rows = len(dialog.draft.ledger.rows)
    press(asked["summary"].buttons["count"])
    settle(qtbot, dialog)
    assert step.told.text() == "Months by items: 4 payments read, one a cell"
    assert len(dialog.draft.ledger.rows) == rows + 4
    assert where_text(dialog.draft.ledger.rows[-1], dialog.wording) == "sum.csv, sum, C3"
    dialog.foot.more.menu_of_answers().actions()[3].trigger()
    settle(qtbot, dialog)
    assert "summary" in [topic(one) for one in dialog.questions.lines]
    press(dialog.foot.undo)
    settle(qtbot, dialog)
    press(step.used.box)
    settle(qtbot, dialog)
    assert len(dialog.draft.ledger.rows) == rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_of_a_question_has_a_word(language):
    texts = Texts(language)
    assert all(texts.text(f"import.option.{order}") for order in DayOrder if order)
    # Whether a summary counts is seen by whether its sheet is used.
    said = (one for one in Topic if one is not Topic.SUMMARY)
    assert all(texts.text(f"import.said.{one}", count=1, file="", sheet="") for one in said)


def test_the_last_thing_said_is_taken_back_by_the_keys(importing, tmp_path, qtbot):
    _, dialog = importing(write(tmp_path, "a.csv", BOOKS))
    dialog.show_step("classes")
    assert not dialog.foot.undo.isVisible()
    for kind in (Kind.DESIGN, Kind.COPY):
        choose_group(dialog.classes_step, "阿飞")
        say(dialog.classes_step, kind)
        settle(qtbot, dialog)
    kinds = [kind_of(dialog, "阿飞")]
    for _ in range(2):
        QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle(qtbot, dialog)
        kinds.append(kind_of(dialog, "阿飞"))
    assert kinds == [Kind.COPY, Kind.DESIGN, Kind.UNCLASSIFIED]
    assert not dialog.foot.undo.isVisible()


def test_a_payment_taken_for_another_is_counted_and_taken_back(importing, tmp_path, qtbot):
    other = "日期,摘要,收款人,支出（元）\n2025-05-03,商品拍摄,小林,600\n2025-05-04,付款,某人,50\n"
    _, dialog = importing(write(tmp_path, "a.csv", BOOKS), write(tmp_path, "b.csv", other))
    dialog.show_step("classes")
    step = dialog.classes_step
    step.show_view(View.DUPLICATES)
    assert step.bar.chosen_text.text() == "1 row, ¥600. It is counted already: a.csv, a, row 2"
    assert not step.bar.apply.isVisible()
    press(step.bar.pair)
    settle(qtbot, dialog)
    assert dialog.draft.ledger.duplicates == ()
    # Found again, and said otherwise.
    step.show_view(View.APART)
    assert [step.rows.row_at(at).file for at in range(step.rows.rowCount())] == ["a.csv", "b.csv"]
    assert step.bar.pair.text() == "The same payment: count it once"
    press(step.bar.pair)
    settle(qtbot, dialog)
    assert len(dialog.draft.ledger.duplicates) == 1
    # Two rows that look different are said to be one.
    step.show_view(View.ALL)
    step.search.setText("50")
    qtbot.waitUntil(lambda: step.groups.rowCount() == 2)
    step.group_table.selectAll()
    press(step.bar.pair)
    settle(qtbot, dialog)
    assert len(dialog.draft.ledger.duplicates) == 2


def test_units_that_a_person_knows_make_the_price_and_can_be_taken_out(importing, tmp_path, qtbot):
    _, dialog = importing(write(tmp_path, "a.csv", BOOKS))
    dialog.show_step("months")
    step = dialog.months_step
    assert step.units.note.text() == "The books do not say: a month’s work counts as one."
    tick(step, 1)  # June, which is not whole
    settle(qtbot, dialog)
    type_units(qtbot, dialog, "15")
    assert step.result.text(0, ResultColumn.PRICE, dialog.wording) == "15 × ¥50"
    assert dialog.made.values["photo.units_per_month"].mode == 15
    press(step.spread.box)
    settle(qtbot, dialog)
    assert step.result.text(0, ResultColumn.RANGE, dialog.wording) == "¥630 to ¥870"
    assert not step.table.isColumnHidden(ResultColumn.RANGE)
    step.units.months.setCurrentIndex(2)
    step.units.months.activated.emit(2)
    type_units(qtbot, dialog, "90")
    assert (step.units.months.currentText(), step.units.field.text()) == ("Jun 2025", "90")
    type_units(qtbot, dialog, "many")
    assert step.units.field.property("wrong")
    type_units(qtbot, dialog, "")
    step.units.months.setCurrentIndex(0)
    step.units.months.activated.emit(0)
    assert step.units.field.text() == "15"
    type_units(qtbot, dialog, "")
    assert dict(dialog.draft.answers.units) == {}
    step.table.selectRow(step.result.rowCount() - 1)
    assert not step.units.isVisible()


def test_a_file_that_was_mended_meanwhile_is_read_again_when_its_window_comes_back(importing, tmp_path, qtbot):
    path = write(tmp_path, "a.csv", "")
    _, dialog = importing(path)
    assert not dialog.foot.forward.isEnabled()
    write(tmp_path, "a.csv", BOOKS)
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.ActivationChange))
    assert dialog.is_running
    settle(qtbot, dialog)
    press(dialog.foot.forward)
    assert dialog.foot.status.text().startswith("Costs ¥")  # what it comes to, while payments are sorted
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.ActivationChange))
    assert not dialog.is_running


def test_the_import_again_with_a_month_more_keeps_what_was_said_and_names_the_month(importing, tmp_path, qtbot):
    path = write(tmp_path, "a.csv", BOOKS)
    window, dialog = importing(path)
    dialog.show_step("classes")
    choose_group(dialog.classes_step, "阿飞")
    say(dialog.classes_step, Kind.COPY)
    settle(qtbot, dialog)
    dialog.show_step("months")
    tick(dialog.months_step, 1)
    settle(qtbot, dialog)
    assert not dialog.months_step.note.isVisible()
    press(dialog.foot.into)
    more = "2025-07-01,商品拍摄,小林,300\n2025-07-30,杂事,阿飞,70\n"
    for times in (1, 2):
        write(tmp_path, "a.csv", BOOKS + more)
        window.window_actions["import_again"].trigger()
        settle(qtbot, dialog)
        assert kind_of(dialog, "阿飞") is Kind.COPY
        dialog.show_step("months")
        told = "Jul 2025 is later than the months you chose, and does not count. Tick it if it should."
        assert dialog.months_step.note.text() == told
        assert len(dialog.draft.ledger.counted_months) == 2
        press(dialog.foot.into)
        assert window.session.document.books["photo.unit_price"].rows == 2, times


def test_tab_goes_through_a_step_as_it_is_seen(importing, tmp_path):
    _, dialog = importing(write(tmp_path, "a.csv", BOOKS))
    dialog.show_step("classes")
    step, foot = dialog.classes_step, dialog.foot
    asked = next(iter(dialog.questions.lines.values()))
    seen = [
        step.group_table, step.row_table, step.bar.kinds, step.bar.always.box, step.bar.apply, foot.more, foot.leave,
        foot.back, foot.forward, dialog.bar.buttons["files"], asked.buttons["count"],
        step.show_unknown, step.by.buttons["payee"], step.views, step.search, step.currency, step.group_table,
    ]  # fmt: skip
    step.show_view(Kind.UNCLASSIFIED)
    step.bar.kinds.setCurrentIndex(step.bar.kinds.findData(Kind.OTHER))
    step.group_table.setFocus()
    for one in seen:
        assert QApplication.focusWidget() is one
        QTest.keyClick(one, Qt.Key.Key_Tab)


def test_the_keys_of_search_and_list_do_what_they_do_elsewhere(importing, tmp_path, qtbot):
    _, dialog = importing(write(tmp_path, "a.csv", BOOKS), write(tmp_path, "b.csv", BOOKS))
    dialog.show_step("classes")
    search = dialog.classes_step.search
    QTest.keyClick(dialog.classes_step.group_table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is search
    QTest.keyClicks(search, "nobody")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert (search.text(), dialog.isVisible()) == ("", True)
    dialog.show_step("files")
    for left in (1, 0):
        QTest.keyClick(dialog.files_step.files, Qt.Key.Key_Delete)
        settle(qtbot, dialog)
        assert len(dialog.paths) == left
    assert dialog.files_step.sheet.sheet is None
    dialog.show_step("classes")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_answer_to_a_row_that_moved_is_missed(importing, tmp_path, qtbot):
    window, dialog = importing(write(tmp_path, "a.csv", BOOKS))
    dialog.show_step("classes")
    step = dialog.classes_step
    choose_group(step, "阿飞")
    press(step.bar.always.box)
    say(step, Kind.COPY)
    settle(qtbot, dialog)
    dialog.show_step("months")
    press(dialog.foot.into)
    head, *rows = BOOKS.splitlines(keepends=True)
    write(tmp_path, "a.csv", "".join((head, "2025-06-30,商品拍摄,小林,700\n", *rows)))
    window.window_actions["import_again"].trigger()
    settle(qtbot, dialog)
    dialog.show_step("classes")
    told = "1 row of which you said what it is stands elsewhere now, or has changed: say it again."
    assert step.unknown.text().endswith(told)


def type_units(qtbot, dialog, text: str) -> None:
    field = dialog.months_step.units.field
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, dialog)


def tick(step, line: int) -> None:
    rect = step.months.visualItemRect(step.months.item(line))
    QTest.mouseClick(step.months.viewport(), LEFT, pos=rect.center())


def topic(question) -> str:
    return question.topic.value


def told(bar: QuestionBar) -> list[str]:
    return [one.accessibleName() for one in bar.lines.values()]


def chosen(bar: QuestionBar) -> list[str]:
    return [key for one in bar.lines.values() for key, button in one.buttons.items() if button.isChecked()]


def answer(qtbot, dialog, option: str) -> None:
    press(next(iter(dialog.questions.lines.values())).buttons[option])
    settle(qtbot, dialog)


def kind_of(dialog, payee: str) -> Kind:
    return next(row.kind for row in dialog.draft.ledger.rows if row.counterparty == payee)
