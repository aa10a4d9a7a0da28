"""A hundred thousand payments, looked through without the window waiting; and that arrays say what rows do."""

from collections import defaultdict
from time import thread_time

import numpy as np
import pytest

from roi_app.gui.dialogs.import_books.classes_step import ClassesStep
from roi_app.gui.dialogs.import_books.draft import Draft
from roi_app.gui.dialogs.import_books.groups import Groups, asked_of
from roi_app.gui.dialogs.import_books.row_index import By, View, index_of
from roi_app.ledger.kinds import Kind
from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.sheets import Sheet, SheetFile
from tests.gui.dialogs.import_books.many import ledger_of, look_through

ROWS = 100_000
MOST_S = 0.1
"""Of its thread at one go; after half of it a person feels that a window waits, and others may use the machine too."""


@pytest.fixture(scope="module")
def few():
    return ledger_of(400, 30)


@pytest.mark.parametrize("by", By)
def test_groups_are_those_of_the_rows_and_hold_each_once(few, by):
    index = index_of(few)
    found = Groups(index, index.in_view(View.ALL), by)
    shared = {By.PAYEE: lambda row: row.counterparty, By.RULE: lambda row: row.rule, By.KIND: lambda row: row.kind}[by]
    naive = defaultdict(list)
    for place, row in enumerate(few.rows):
        naive[shared(row)].append(place)
    moved = {key: sum(abs(few.rows[one].value or 0.0) for one in places) for key, places in naive.items()}
    assert {group.key: group.places.tolist() for group in found} == naive
    assert [group.key for group in found] == sorted(naive, key=lambda key: (-round(moved[key], 6), key))
    for line, group in enumerate(found):
        rows = [few.rows[one] for one in naive[group.key]]
        kinds = {row.kind for row in rows}
        assert group.kind == (kinds.pop() if len(kinds) == 1 else None)
        assert group.money == pytest.approx(sum(row.value for row in rows if row.value is not None))
        assert found.lines_of([group.key]) == [line]
    some = np.arange(min(len(found), 3))
    assert sorted(found.places_in(some).tolist()) == sorted(at for one in found[:3] for at in one.places.tolist())


def test_views_and_words_find_the_rows_that_say_so(few):
    index = index_of(few)
    assert index.in_view(View.REFUNDS).tolist() == [at for at, row in enumerate(few.rows) if row.is_refund]
    assert index.in_view(Kind.ADS).tolist() == [
        at for at, row in enumerate(few.rows) if row.kind is Kind.ADS and row.duplicate_of is None
    ]
    wanted = index.matching(index.in_view(View.ALL), "PAYEE text 2025-05")
    assert wanted.tolist() == [at for at, row in enumerate(few.rows) if row.day.month == 5]
    asked = asked_of(index, np.array([1, 51]))
    assert (asked.count, asked.original, asked.word) == (2, few.rows[0], "")


def test_every_cell_that_was_not_read_is_listed_though_a_row_has_several():
    rest = ("广告费", 5.0, 6.0, 7.0), ("文案", 5.0, 6.0, 8.0)
    rows = ("项目", "5月", "6月", "7月"), ("拍摄费", "约100", "不详", 30.0), *rest
    ledger = build_ledger([SheetFile("2025", "utf-8", "", (Sheet("a", rows),))])
    assert index_of(ledger).rejected == {("2025", "a"): {2: list(ledger.rejected)}}
    assert len(ledger.rejected) == 2


def test_a_hundred_thousand_rows_never_hold_the_window(few, qtbot):
    ledger = ledger_of(ROWS, 4_000)
    index = index_of(ledger)
    step = ClassesStep()
    qtbot.addWidget(step)
    step.resize(1200, 700)
    step.show()
    look_through(step, Draft(ledger=few, index=index_of(few)), thread_time)  # what is loaded once is no matter of rows
    taken = look_through(step, Draft(ledger=ledger, index=index), thread_time)
    assert step.rows.rowCount() == ROWS
    assert {name: round(one, 3) for name, one in taken.items() if one > MOST_S} == {}
