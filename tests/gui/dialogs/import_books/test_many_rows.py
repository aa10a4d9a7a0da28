"""A hundred thousand payments, looked through without the window waiting; and that arrays say what rows do."""

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from time import thread_time

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt

from roi_app.gui.dialogs.import_books.classes_step import ClassesStep
from roi_app.gui.dialogs.import_books.draft import Draft
from roi_app.gui.dialogs.import_books.foreign_bar import UsualRates
from roi_app.gui.dialogs.import_books.groups import Groups, asked_of
from roi_app.gui.dialogs.import_books.row_index import By, View, index_of
from roi_app.gui.dialogs.import_books.rows_table import Column
from roi_app.ledger.kinds import Kind
from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.rows import LedgerRow
from roi_app.texts.formatting import Wording

ROWS = 100_000
MOST_S = 0.1
"""Of its thread at one go; after half of it a person feels that a window waits, and others may use the machine too."""

ENGLISH = Wording("en", "CNY")


def ledger_of(count: int, payees: int):
    chance = random.Random(7)  # noqa: S311 - invented money, no secret
    kinds = tuple(Kind)
    rows = []
    for number in range(count):
        amount = round(chance.uniform(-900, 900), 2)
        rows.append(
            LedgerRow(
                f"{number % 2}.csv", "a", number, date(2025, 5, 1) + timedelta(number % 360), amount, "CNY",
                f"text {number % 97}", f"payee {chance.randrange(payees)}", "", None, f"T{number}",
                chance.choice(kinds), chance.random() < 0.1, chance.random() < 0.1, "",
                None if chance.random() < 0.1 else amount, 0 if number % 50 == 1 else None,
            )
        )  # fmt: skip
    return replace(build_ledger(()), rows=tuple(rows))


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


def test_a_hundred_thousand_rows_never_hold_the_window(few, qtbot):
    ledger = ledger_of(ROWS, 4_000)
    index = index_of(ledger)
    step = ClassesStep()
    qtbot.addWidget(step)
    step.resize(1200, 700)
    step.show()
    _look_through(step, Draft(ledger=few, index=index_of(few)))  # what is loaded once is no matter of rows
    taken = _look_through(step, Draft(ledger=ledger, index=index))
    assert step.rows.rowCount() == ROWS
    assert {name: round(one, 3) for name, one in taken.items() if one > MOST_S} == {}


def _look_through(step: ClassesStep, draft: Draft) -> dict[str, float]:
    """How long everything that a person can look for takes, in seconds of the window's thread."""
    step.show_draft(Draft(), ENGLISH, UsualRates({}, ""))
    taken = {}

    def watch(name, act):
        begun = thread_time()
        act()
        QCoreApplication.processEvents()
        taken[name] = thread_time() - begun

    watch("show", lambda: step.show_draft(draft, ENGLISH, UsualRates({}, "")))
    for by in (By.RULE, By.KIND, By.PAYEE):
        watch(by.value, lambda by=by: step.by.chosen.emit(by))
    step.search.setText("payee 12 text")
    watch("search", step._searching.due.emit)
    watch("all again", lambda: step.show_view(View.ALL))
    watch("refunds", lambda: step.show_view(View.REFUNDS))
    step.show_view(View.ALL)
    watch("all groups", step.group_table.selectAll)
    for column in Column:
        watch(column.name, lambda column=column: step.row_table.sortByColumn(column, Qt.SortOrder.DescendingOrder))
    watch("all rows", step.row_table.selectAll)
    return taken
