"""What only a person knows, said in the import by mouse, seen at once, and said otherwise later."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from roi_app.gui.dialogs.import_books.question_bar import QuestionBar
from roi_app.gui.dialogs.import_books.row_index import View
from roi_app.ledger.kinds import Kind
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
    answer(qtbot, dialog, "count")
    assert told(bar) == ["1 row of a day to come:"]
    assert len(dialog.draft.ledger.months) > months
    answer(qtbot, dialog, "leave_out")
    assert len(dialog.draft.ledger.months) == months
    press(dialog.foot.undo)
    settle(qtbot, dialog)
    assert dialog.draft.answers.counts_future is True
    assert chosen(bar) == ["count"]


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


def told(bar: QuestionBar) -> list[str]:
    return [one.accessibleName() for one in bar.lines.values()]


def chosen(bar: QuestionBar) -> list[str]:
    return [key for one in bar.lines.values() for key, button in one.buttons.items() if button.isChecked()]


def answer(qtbot, dialog, option: str) -> None:
    press(next(iter(dialog.questions.lines.values())).buttons[option])
    settle(qtbot, dialog)


def kind_of(dialog, payee: str) -> Kind:
    return next(row.kind for row in dialog.draft.ledger.rows if row.counterparty == payee)
