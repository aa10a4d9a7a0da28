"""Very many payments, and all that a person can look for in them."""

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Qt

from roi_app.gui.dialogs.import_books.classes_step import ClassesStep
from roi_app.gui.dialogs.import_books.draft import Draft
from roi_app.gui.dialogs.import_books.foreign_bar import UsualRates
from roi_app.gui.dialogs.import_books.row_index import By, View
from roi_app.gui.dialogs.import_books.rows_table import Column
from roi_app.ledger.costs import total_of
from roi_app.ledger.kinds import Kind
from roi_app.ledger.ledger import Ledger, build_ledger
from roi_app.ledger.rows import LedgerRow
from roi_app.texts.formatting import Wording

ENGLISH = Wording("en", "CNY")


def ledger_of(count: int, payees: int) -> Ledger:
    """A ledger of so many payments to so many payees, in two books."""
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
    twice = tuple(place for place, row in enumerate(rows) if row.duplicate_of is not None)
    places = defaultdict(list)
    for place, row in enumerate(rows):
        if row.duplicate_of is None:
            places[row.kind].append(place)
    totals = {kind: total_of(kind, places[kind], rows, ()) for kind in kinds}
    return replace(build_ledger(()), rows=tuple(rows), duplicates=twice, totals=totals)


def look_through(step: ClassesStep, draft: Draft, clock: Callable[[], float]) -> dict[str, float]:
    """How long everything that a person can look for takes, by a clock of seconds."""
    step.show_draft(Draft(), ENGLISH, UsualRates({}, ""))
    taken = {}

    def watch(name, act):
        begun = clock()
        act()
        QCoreApplication.processEvents()
        taken[name] = clock() - begun

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
