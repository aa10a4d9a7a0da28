"""The import as a person does it: files, columns, what each is for, months, and the shop; nothing else is kept."""

import gc
import json
import logging
import os
import stat
import weakref
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu

from roi_app.checks.frozen import FrozenMap
from roi_app.documents.document import Books, Document
from roi_app.documents.samples import sample_in
from roi_app.documents.write import dump
from roi_app.gui.controls.choice import Choice
from roi_app.gui.dialogs.import_books.result_table import Column as ResultColumn
from roi_app.gui.dialogs.import_books.row_index import View
from roi_app.gui.dialogs.import_books.rows_table import Column
from roi_app.gui.style.fonts import font
from roi_app.ledger.answers import EVERY_MONTH, OwnRule, Spread
from roi_app.ledger.kinds import Kind
from roi_app.texts.catalog import LANGUAGES
from tests.gui.controls.seeing import LEFT
from tests.gui.dialogs.import_books.acting import choose_group, names, press, say, settle
from tests.gui.dialogs.import_books.books import ALIPAY, BANK, write
from tests.gui.reading import cramped, visible

PRICE = "photo.unit_price"
SHEETS = Path(__file__).parents[3] / "ledger" / "sheets"
STRANGER = "神秘公司"


def test_from_the_books_into_the_open_shop_in_one_step_that_can_be_undone(importing, alipay, qtbot):
    window, dialog = importing(alipay)
    before = window.session.document
    assert (dialog.step, dialog.files_step.told.text()) == ("files", "14 payments read")
    assert dialog.files_step.encodings.currentText() == "By its content: GB 18030 (GBK)"
    press(dialog.foot.forward)
    step = dialog.classes_step
    assert step.unknown.text() == "Not classified yet: ¥1,600 in 2 rows. They count nowhere."
    assert names(step)[0] == "客户乙"  # the largest money first
    press(step.show_unknown)
    assert names(step) == [STRANGER]
    say(step, Kind.OTHER)
    settle(qtbot, dialog)
    assert (step.unknown.text(), step.none.isVisible()) == ("All money is classified.", True)
    press(dialog.foot.forward)
    months = dialog.months_step
    assert [months.result.text(at, 0, dialog.wording) for at in range(months.result.rowCount())][:2] == [
        "Photo shoots",
        "Design",
    ]
    assert months.result.text(0, 1, dialog.wording) == "¥1,800"
    assert len(months.rows.places) == 4  # the rows behind the figure in focus
    press(dialog.foot.into)
    assert not dialog.isVisible()
    document = window.session.document
    assert document.values["photo.units_per_month"].mode * document.values[PRICE].mode == pytest.approx(1800)
    assert document.books[PRICE] == Books("2025-05", "2025-08", 4)
    assert window.inputs.reveal(PRICE).chip.text == "Your books"
    assert window.inputs.reveal(PRICE).sentence.isHidden()
    assert window.inputs.reveal("photo.units_per_month").sentence.text().startswith("Your books do not say how many")
    assert window.window_actions["undo"].text() == "Undo “Import of books”"
    window.window_actions["undo"].trigger()
    assert window.session.document == before


def test_nothing_of_a_row_goes_into_the_file_the_log_or_the_autosave(importing, alipay, qtbot, caplog, settings):
    caplog.set_level(logging.DEBUG)
    window, dialog = importing(alipay)
    for step in ("classes", "months"):
        dialog.show_step(step)
    held = weakref.ref(dialog.draft.index.values)
    press(dialog.foot.into)
    gc.collect()
    assert held() is None
    assert [len(step.rows.of.rows) for step in (dialog.classes_step, dialog.months_step)] == [0, 0]
    window.files.autosave.keep_now()
    kept = [path for path in settings.state_folder().rglob("*") if path.is_file() and "books" not in path.parts]
    texts = [
        dump(window.session.document).decode(),
        caplog.text,
        *(path.read_text("utf-8", "replace") for path in kept),
    ]
    for secret in (STRANGER, "小林", "客户", "商品拍摄", "alipay.csv"):
        assert not [text for text in texts if secret in text]


def test_a_column_is_given_its_meaning_by_mouse_and_by_keys(importing, tmp_path, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: opened.append(menu))
    odd = write(tmp_path, "odd.csv", "a,b,c\nx,2025-05-01,900\ny,2025-05-02,100\n")
    _, dialog = importing(odd)
    step = dialog.files_step

    def take(word):
        menu = opened.pop()
        next(one for one in menu.actions() if one.text() == word).trigger()
        settle(qtbot, dialog)

    QTest.mouseClick(step.head.viewport(), LEFT, pos=QPoint(step.head.sectionViewportPosition(2) + 20, 12))
    take("Not used")
    assert step.told.text().startswith("Say above the columns which is the date and which the amount.")
    assert not dialog.foot.forward.isEnabled()
    assert QApplication.focusWidget() is step.head
    QTest.keyClick(step.head, Qt.Key.Key_Return)
    take("Amount")
    assert step.head.meanings[2].key == "amount"
    QTest.keyClick(step.head, Qt.Key.Key_Left)
    QTest.keyClick(step.head, Qt.Key.Key_Return)
    take("Date")
    assert step.head.accessibleDescription() == "B: Date"
    assert step.told.text() == "2 payments read"
    assert dialog.foot.forward.isEnabled()
    assert not opened


def test_rejected_rows_are_listed_led_to_and_saved(importing, alipay, tmp_path, monkeypatch):
    _, dialog = importing(alipay)
    step = dialog.files_step
    press(step.parts.buttons["rejected"])
    told = [[step.rejected.index(row, at).data() for at in range(4)] for row in range(step.rejected.rowCount())]
    assert [line[0] for line in told] == ["15", "16"]
    assert told[0][1:3] == ["交易创建时间", "坏日期"]
    assert step.rejected_table.isVisible()
    step.rejected_table.doubleClicked.emit(step.rejected.index(1, 0))
    assert (step.table.isVisible(), step.table.currentIndex().row()) == (True, 15)
    saved = tmp_path / "list.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    press(step.save)
    assert "一千多" in saved.read_text("utf-8-sig")
    assert dialog.foot.status.text() == "Saved: list.csv"


def test_always_is_kept_for_the_next_import_and_one_row_is_not_all(importing, alipay, tmp_path, qtbot):
    window, dialog = importing(alipay)
    dialog.show_step("classes")
    step = dialog.classes_step
    choose_group(step, STRANGER)
    assert step.bar.always.sentence.text() == f"always, wherever “{STRANGER}” stands"
    assert step.bar.always.box.isChecked()
    assert not step.bar.apply.isEnabled()  # nobody has said what it is
    step.row_table.selectRow(0)
    assert not step.bar.always.box.isChecked()
    say(step, Kind.SERVICE)
    settle(qtbot, dialog)
    assert [row.kind for row in dialog.draft.ledger.rows if row.counterparty == STRANGER] == ["service", "unclassified"]
    choose_group(step, STRANGER)
    step.row_table.clearSelection()
    say(step, Kind.COPY)
    settle(qtbot, dialog)
    dialog.show_step("months")
    press(dialog.foot.into)
    later = write(tmp_path, "later.csv", ALIPAY.replace("2025-", "2026-"))
    window.dialogs.import_books(window.files, [later])
    settle(qtbot, dialog)
    kinds = {row.kind for row in dialog.draft.ledger.rows if row.counterparty == STRANGER}
    assert kinds == {Kind.COPY}
    if os.name == "posix":
        assert stat.S_IMODE(dialog.kept.file.parent.stat().st_mode) == 0o700  # it tells whom a shop pays
    assert len(dialog.foot.more.menu_of_answers().actions()) == 5
    dialog.foot.more.menu_of_answers().actions()[-1].trigger()
    settle(qtbot, dialog)
    assert Kind.UNCLASSIFIED in {row.kind for row in dialog.draft.ledger.rows}


def test_the_keys_alone_classify(importing, alipay, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(Choice, "showPopup", lambda choice: opened.append(choice))  # noqa: PLW0108 - binds the box
    _, dialog = importing(alipay)
    dialog.show_step("classes")
    step = dialog.classes_step
    step.show_view(Kind.UNCLASSIFIED)
    assert QApplication.focusWidget() is step.group_table
    QTest.keyClick(step.group_table, Qt.Key.Key_Return)
    assert (QApplication.focusWidget(), opened) == (step.bar.kinds, [step.bar.kinds])
    QTest.keyClick(step.bar.kinds, Qt.Key.Key_Down)
    assert step.bar.kind is Kind.PHOTO
    assert step.bar.wage.isVisible()
    step.bar.apply.setFocus()
    QTest.keyClick(step.bar.apply, Qt.Key.Key_Return)
    settle(qtbot, dialog)
    assert step.unknown.text() == "All money is classified."


def test_books_in_a_currency_that_no_shop_has_ask_what_it_is_worth(importing, tmp_path, qtbot):
    pounds = "Date,Description,Amount (GBP)\n2026-05-02,Studio photography,-120.00\n2026-06-02,Logo design,-80.00\n"
    _, dialog = importing(write(tmp_path, "xero.csv", pounds))
    dialog.show_step("classes")
    step = dialog.classes_step
    assert [step.currency.currentData(), dialog.draft.answers.currency] == ["CNY", "CNY"]
    field = step.foreign.fields["GBP"]
    assert any(one.text().startswith("GBP 200 in 2 rows") for one in step.foreign.findChildren(QLabel))
    field.setFocus()
    QTest.keyClicks(field, "9")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, dialog)
    assert dialog.draft.ledger.counted_months == ("2026-05",)
    assert dialog.made.values["photo.unit_price"].mode == 9 * 120


def test_two_books_other_money_and_months(importing, alipay, tmp_path, qtbot):
    bank = write(tmp_path, "bank.csv", BANK)
    again = write(tmp_path, "copy.csv", ALIPAY)
    _, dialog = importing(alipay, bank, again)
    dialog.show_step("classes")
    step = dialog.classes_step
    assert len(dialog.draft.ledger.duplicates) == 14
    step.show_view(View.DUPLICATES)
    assert step.rows.index(0, Column.KIND).data() == "Counted elsewhere"
    step.show_view(View.FOREIGN)
    field = step.foreign.fields["USD"]
    field.setFocus()
    QTest.keyClicks(field, "seven")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.property("wrong")
    field.selectAll()
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, dialog)
    assert not dialog.draft.ledger.foreign
    assert max(row.value for row in dialog.draft.ledger.rows if row.currency == "USD") == 840
    step.currency.setCurrentIndex(step.currency.findData("HKD"))
    step.currency.activated.emit(step.currency.currentIndex())
    settle(qtbot, dialog)
    assert (dialog.draft.ledger.currency, set(step.foreign.fields)) == ("HKD", {"CNY", "USD"})
    step.currency.setCurrentIndex(step.currency.findData("CNY"))
    step.currency.activated.emit(step.currency.currentIndex())
    settle(qtbot, dialog)
    press(step.foreign.offers["USD"])
    settle(qtbot, dialog)
    assert dialog.draft.answers.rates["USD"] == pytest.approx(7, rel=0.1)
    dialog.show_step("months")
    months = dialog.months_step
    counted = dialog.draft.ledger.counted_months
    QTest.mouseClick(months.months.viewport(), LEFT, pos=months.months.visualItemRect(months.months.item(0)).center())
    settle(qtbot, dialog)
    assert len(dialog.draft.ledger.counted_months) == len(counted) - 1
    press(months.spread.box)
    settle(qtbot, dialog)
    assert any(not one.is_exact for key, one in dialog.made.values.items() if key in dialog.made.books)


@pytest.mark.parametrize(
    ("text", "title"),
    [("", "“bad.csv” cannot be read"), ("only\n", None), ("one\ntwo\nthree\n", None)],
)
def test_an_empty_or_single_column_sheet_leads_nowhere_and_harms_nothing(importing, tmp_path, text, title):
    window, dialog = importing(write(tmp_path, "bad.csv", text))
    before = window.session.state
    assert not dialog.foot.forward.isEnabled()
    dialog.show_step("months")
    assert dialog.step == "files"
    if title:
        assert dialog.files_step.empty.isVisible()
    press(dialog.foot.leave)
    assert (dialog.isVisible(), window.session.state) == (False, before)


def test_no_classified_row_makes_no_shop(importing, tmp_path):
    odd = write(tmp_path, "odd.csv", "日期,金额,摘要\n2025-05-01,900,乙丙丁\n2025-05-02,100,乙丙\n")
    window, dialog = importing(odd)
    before = window.session.document
    dialog.show_step("months")
    assert dialog.months_step.note.text().startswith("Not classified yet: ¥1,000 in 2 rows.")
    assert not dialog.foot.into.isEnabled()
    assert window.session.document == before


def test_cancelling_at_every_step_changes_nothing_and_keeps_what_was_said(importing, alipay, qtbot):
    window, dialog = importing(alipay)
    before = window.session.state
    dialog.answer(dialog.draft.answers.with_own_rule(OwnRule("小林", Kind.COPY)))
    settle(qtbot, dialog)
    for step in ("files", "classes", "months"):
        dialog.show_step(step)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        window.window_actions["import_books"].trigger()
        settle(qtbot, dialog)
        assert dialog.paths == (alipay,)
    assert dialog.kept.answers_for(()).own_rules == dialog.draft.answers.own_rules
    # While a file is being read, the same key stops that alone.
    dialog.answer(replace(dialog.draft.answers, own_rules=()))
    assert dialog.is_running
    assert dialog.foot.leave.text() == "Stop"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), dialog.is_running) == (True, False)
    assert dialog.foot.status.text() == "Stopped. Everything is as before."
    assert window.session.state is before


def test_money_and_months_are_of_their_own_books_and_come_again_with_them(importing, alipay, tmp_path, qtbot):
    window, dialog = importing(alipay)
    given = replace(dialog.draft.answers, currency="USD", rates=FrozenMap({"CNY": 0.14}), months=("2025-06",))
    dialog.answer(given.with_units(Kind.PHOTO, 12).with_future(counts=True))
    settle(qtbot, dialog)
    dialog.show_step("months")
    press(dialog.foot.into)
    other = write(tmp_path, "other.csv", ALIPAY.replace("2025-", "2026-"))
    window.dialogs.import_books(window.files, [other])
    settle(qtbot, dialog)
    said = dialog.draft.answers
    assert (dialog.draft.ledger.currency, said.months, dict(said.rates)) == ("CNY", None, {})
    assert (dict(said.units), said.counts_future) == ({}, None)
    dialog.answer(replace(said, months=("2026-07",)))
    settle(qtbot, dialog)
    press(dialog.foot.leave)
    window.window_actions["import_again"].trigger()
    settle(qtbot, dialog)
    assert (dialog.draft.answers.currency, dialog.draft.answers.months) == ("USD", ("2025-06",))
    assert dialog.draft.answers.units[Kind.PHOTO] == {EVERY_MONTH: 12}


def test_answers_and_clicks_while_payments_are_sorted_lose_nothing_and_fail_nowhere(importing, alipay, tmp_path, qtbot):
    _, dialog = importing(alipay, write(tmp_path, "bank.csv", BANK))
    dialog.classes_step.foreign.rated.emit("USD", 7)
    assert dialog.is_running
    dialog.show_step("months")
    press(dialog.months_step.spread.box)
    dialog.show_step("files")
    step = dialog.files_step
    step.head.chosen.emit(6, "")
    press(step.used.box)
    settle(qtbot, dialog)
    said = dialog.draft.answers
    layout = dialog.draft.ledger.layouts[0]
    assert (said.rates["USD"], said.spread, layout.is_used, layout.columns.status) == (7, "p10_p90", False, None)
    press(step.remove)
    press(step.remove)
    settle(qtbot, dialog)
    assert [path.name for path in dialog.paths] == ["bank.csv"]


def choose_encoding(qtbot, dialog, encoding):
    step = dialog.files_step
    step.encodings.setCurrentIndex(step.encodings.findData(encoding))
    step.encodings.activated.emit(step.encodings.currentIndex())
    settle(qtbot, dialog)


def test_a_wrong_encoding_of_the_second_file_of_a_name_is_taken_back(importing, alipay, tmp_path, qtbot):
    _, dialog = importing()
    step = dialog.files_step
    assert not step.side.isVisible()  # the empty state stands in the middle
    middle = step.empty.mapTo(dialog, step.empty.rect().center()).x()
    assert abs(middle - dialog.rect().center().x()) <= 1
    (tmp_path / "june").mkdir()
    later = write(tmp_path / "june", "alipay.csv", ALIPAY.replace("2025-", "2026-"), "gb18030")
    dialog.add([alipay, later])
    settle(qtbot, dialog)
    assert step.side.isVisible()
    step.files.setCurrentRow(1)
    choose_encoding(qtbot, dialog, "utf-16")
    assert step.empty.title.text() == "“alipay.csv” cannot be read"
    assert (step.encodings.isVisible(), step.encodings.currentData()) == (True, "utf-16")
    assert dialog.draft.books[0].problem is None
    assert step.encodings.itemText(0) == "Let the content decide"
    choose_encoding(qtbot, dialog, "")
    assert step.told.text() == "14 payments read"
    assert dict(dialog.draft.answers.encodings) == {}
    choose_encoding(qtbot, dialog, "utf-16")
    press(step.remove)
    settle(qtbot, dialog)
    press(dialog.foot.leave)
    assert dict(dialog.kept.answers_for(()).encodings) == {}


def test_stopping_the_first_reading_forgets_nothing_of_the_last_time(importing, alipay, qtbot):
    _, dialog = importing()
    rules = (OwnRule("小林", Kind.COPY),)
    dialog.kept.keep(replace(dialog.draft.answers, own_rules=rules), ())
    press(dialog.foot.leave)
    dialog.begin([alipay])
    press(dialog.foot.leave)
    assert dialog.foot.status.text() == "Stopped. Everything is as before."
    dialog.add([alipay])
    settle(qtbot, dialog)
    press(dialog.foot.leave)
    assert dialog.kept.answers_for(()).own_rules == rules


def test_a_new_shop_and_the_same_import_again(importing, alipay, qtbot, answer_boxes):
    window, dialog = importing(alipay, what=replace(sample_in("clothing", "en"), currency="USD"))
    dialog.show_step("months")
    QTest.mouseClick(
        dialog.months_step.months.viewport(),
        LEFT,
        pos=dialog.months_step.months.visualItemRect(dialog.months_step.months.item(3)).center(),
    )
    settle(qtbot, dialog)
    press(dialog.foot.as_new)
    document = window.session.document
    assert (document.currency, document.name) == ("CNY", "")
    assert set(document.books) == set(document.values)
    window.window_actions["import_again"].trigger()
    settle(qtbot, dialog)
    assert dialog.paths == (alipay,)
    assert len(dialog.draft.ledger.counted_months) == 3
    dialog.show_step("months")
    press(dialog.foot.into)
    assert window.session.document == document


def test_the_amounts_of_a_shop_in_other_money_are_converted_with_it(importing, alipay):
    shop = Document(currency="USD").with_value("copy.unit_price", 10)
    window, dialog = importing(alipay, what=shop)
    dialog.show_step("months")
    press(dialog.foot.into)
    assert window.session.document.currency == "CNY"
    assert window.session.document.values["copy.unit_price"].mode > 60


def test_files_are_read_apart_and_one_that_is_gone_stops_no_other(importing, alipay, tmp_path, qtbot):
    gone = tmp_path / "gone.xlsx"
    _, dialog = importing(alipay, gone)
    step = dialog.files_step
    assert dialog.foot.forward.isEnabled()
    step.files.setCurrentRow(1)
    assert step.empty.title.text() == "“gone.xlsx” cannot be read"
    assert step.empty.text.text()
    press(step.remove)
    settle(qtbot, dialog)
    assert dialog.paths == (alipay,)


def test_answers_go_to_a_file_and_come_from_one(importing, alipay, tmp_path, qtbot, monkeypatch):
    _, dialog = importing(alipay)
    dialog.show_step("classes")
    dialog.classes_step.show_view(Kind.UNCLASSIFIED)
    say(dialog.classes_step, Kind.COPY)
    settle(qtbot, dialog)
    file = tmp_path / "answers.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    dialog.foot.more.menu_of_answers().actions()[0].trigger()
    assert json.loads(file.read_bytes())["keywords"][0]["contains"] == STRANGER
    dialog.answer(replace(dialog.draft.answers, own_rules=()))
    settle(qtbot, dialog)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    dialog.foot.more.menu_of_answers().actions()[1].trigger()
    settle(qtbot, dialog)
    assert dialog.draft.answers.own_rules[0].contains == STRANGER
    file.write_text("{}", encoding="utf-8")
    dialog.foot.more.take_from(file)
    assert dialog.foot.status.text()


def test_books_of_several_kinds_at_once_and_an_encoding_chosen(importing, qtbot):
    paths = [SHEETS / name for name in ("taiwan.csv", "records.ods", "shop.xls")]
    _, dialog = importing(*paths)
    assert [book.problem for book in dialog.draft.books] == [None, None, None]
    step = dialog.files_step
    right = step.head.meanings[1].heading
    assert (step.encodings.currentText(), step.head.meanings[0].key) == ("By its content: Big5", "date")
    for encoding, is_right in (("gb18030", False), ("big5hkscs", True)):
        step.encodings.setCurrentIndex(step.encodings.findData(encoding))
        step.encodings.activated.emit(step.encodings.currentIndex())
        settle(qtbot, dialog)
        assert step.encodings.currentData() == encoding
        assert (step.head.meanings[1].heading == right) is is_right
    step.files.setCurrentRow(1)
    assert not step.encodings.isVisible()  # a workbook has none
    dialog.show_step("months")
    assert {"photo.unit_price", "sales_per_month", "ads_per_month"} <= set(dialog.made.books)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_fits_in_every_step(importing, alipay, tmp_path, qtbot, language):
    bank = write(tmp_path, "bank.csv", BANK + "2125-06-02,Studio photography,-$120,\n")
    again = write(tmp_path, "again.csv", ALIPAY)
    _, dialog = importing(alipay, bank, again, language=language, size=(960, 540))
    dialog.resize(864, 484)
    dialog.answer(replace(dialog.draft.answers, spread=Spread.P10_P90).with_units(Kind.PHOTO, 12_345))
    settle(qtbot, dialog)
    for step, view in (("files", ""), ("classes", View.ALL), ("classes", View.DUPLICATES), ("months", "")):
        dialog.show_step(step)
        if view:
            dialog.classes_step.show_view(view)
        for _ in range(3):
            QCoreApplication.processEvents()
        assert [why for one in visible(dialog) if (why := cramped(one))] == []
        nameless = [one for one in visible(dialog) if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not _name(one)]
        assert nameless == []


def _name(one):
    return one.accessibleName() or getattr(one, "text", str)()


def test_it_begins_at_the_welcome_in_the_menu_and_by_a_drop(make_window, alipay, tmp_path, qtbot):
    window = make_window(Document())
    window.views.show_welcome()
    press(window.views.welcome.sheet)
    dialog = window.dialogs.importing
    QCoreApplication.processEvents()
    assert dialog.isVisible()
    assert QApplication.focusWidget() is dialog.files_step.empty.button
    press(dialog.foot.leave)
    assert window.window_actions["import_books"] in window.menu.actions()
    for target, count in ((window, 1), (dialog, 2)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(write(tmp_path, f"{count}.csv", ALIPAY)))])
        for kind in (QDragEnterEvent, QDropEvent):
            place = QPoint(50, 50) if kind is QDragEnterEvent else QPointF(50, 50)
            event = kind(place, Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(target, event)
            assert event.isAccepted()
        qtbot.waitUntil(lambda count=count: len(dialog.draft.books) == count, timeout=15_000)
    dialog.show_step("months")
    press(dialog.foot.into)
    assert not window.views.is_welcoming


def test_every_amount_of_the_result_is_whole_where_there_is_little_room(importing, tmp_path):
    rows = "".join(f"2026-0{month}-03,修圖,阿哲,-1234567.5,TWD\n" for month in (4, 5, 6))
    _, dialog = importing(write(tmp_path, "large.csv", f"日期,摘要,對方,金額,幣別\n{rows}"))
    dialog.resize(864, 484)
    dialog.show_step("months")
    step = dialog.months_step
    QCoreApplication.processEvents()
    for column in (ResultColumn.PER_MONTH, ResultColumn.PRICE, ResultColumn.WAGES):
        assert step.table.columnWidth(column) >= step.table.sizeHintForColumn(column) > 0
    wide = QFontMetricsF(font(13, bold=True)).horizontalAdvance("NT$1,234,568")
    assert step.table.columnWidth(ResultColumn.PER_MONTH) >= wide + 16
