"""Several books put together: each payment once, what a month costs, and the rows behind each figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from roi_app.checks.frozen import FrozenMap
from roi_app.ledger.answers import Answers
from roi_app.ledger.classify import Classified, Classifier
from roi_app.ledger.costs import StreamCosts, Total, stream_costs, total_of
from roi_app.ledger.duplicates import duplicates
from roi_app.ledger.grid_rows import read_grid
from roi_app.ledger.kinds import WORK, Kind
from roi_app.ledger.layout import Layout, layout_of
from roi_app.ledger.many_rows import without_collecting
from roi_app.ledger.months import Month, months_of
from roi_app.ledger.questions import Question, day_questions, future_question
from roi_app.ledger.rows import LedgerRow, Rejected
from roi_app.ledger.rules import Rules, default_rules
from roi_app.ledger.sheet_money import Book, currencies_of, usual_currency
from roi_app.ledger.sheets import SheetFile
from roi_app.ledger.summaries import summaries
from roi_app.ledger.table_rows import read_table

IN_DOCUMENT: Final = (*WORK, Kind.ADS, Kind.SALES)
"""The kinds whose figures go into a document."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """Money in another currency that has no rate yet: how many rows, and how much came to be spent in all."""

    currency: str
    rows: tuple[int, ...]
    amount: float


@dataclass(frozen=True, slots=True)
class Ledger:
    """What came of the books.

    `rows` are all payments that were read, also those that count nowhere; `rejected` those that could not be.
    `totals` has every kind, `streams` the six streams of work. `duplicates` are the places of rows that count
    elsewhere, `future` those of rows of days to come. `questions` are what a person has not been asked yet, each with
    what is taken meanwhile. `lost_answers` is how many rows of these books were answered that are not there any more,
    or not as they were.
    """

    currency: str
    rows: tuple[LedgerRow, ...]
    rejected: tuple[Rejected, ...]
    layouts: tuple[Layout, ...]
    months: tuple[Month, ...]
    totals: Mapping[Kind, Total]
    streams: Mapping[Kind, StreamCosts]
    duplicates: tuple[int, ...]
    future: tuple[int, ...]
    questions: tuple[Question, ...]
    foreign: tuple[Foreign, ...]
    lost_answers: int

    @property
    def counted_months(self) -> tuple[str, ...]:
        """The months that count, in order."""
        return tuple(one.month for one in self.months if one.is_counted)


def build_ledger(
    files: Sequence[SheetFile], answers: Answers | None = None, rules: Rules | None = None, today: date | None = None
) -> Ledger:
    """Put the sheets of files together, by a person's answers where there are some and as proposed where not.

    Repeatable: the same files, answers, rules and `today`, by default that of the system, give the same ledger. Nothing
    is raised for what a cell holds. A hundred thousand rows take about a second.
    """
    day = date.today() if today is None else today  # noqa: DTZ011 - the person's own day
    with without_collecting():
        known = default_rules() if rules is None else rules
        return _ledger(files, Answers() if answers is None else answers, known, day)


def _ledger(files: Sequence[SheetFile], said: Answers, rules: Rules, today: date) -> Ledger:
    layouts = [(file.encoding, sheet, layout_of(file.name, sheet, said)) for file in files for sheet in file.sheets]
    used = [one for one in layouts if one[2].is_used]
    tables = [
        read_table(sheet, layout) if layout.grid is None else read_grid(sheet, layout, layout.grid)
        for _, sheet, layout in used
    ]
    summed = summaries(tables)
    if summed:
        left_out = {(one.file, one.sheet) for one in summed}
        layouts = [(encoding, sheet, _used_unless(layout, left_out)) for encoding, sheet, layout in layouts]
        kept = [(of, table) for of, table in zip(used, tables, strict=True) if table.layout.place not in left_out]
        used, tables = [of for of, _ in kept], [table for _, table in kept]
    classifier = Classifier(said, rules)
    classified = classifier.classify(tables)
    codes, asked = currencies_of(used, [table.payments for table in tables], said.currency)
    currency = said.currency or usual_currency(codes)
    twice = duplicates(classified, rules.names_provider, said.pairs)
    rows = _rows(classified, codes, twice, {**said.rates, currency: 1.0}, today)
    months = months_of(
        [row.day for row in rows if said.counts_future or not row.is_future],
        [period for table in tables for period in (table.layout.period, table.period) if period],
        said.months,
    )
    counted = tuple(one.month for one in months if one.is_counted)
    totals = _totals(rows, counted, counts_future=bool(said.counts_future))
    rejected = tuple(one for table in tables for one in table.rejected)
    future = tuple(place for place, row in enumerate(rows) if row.is_future)
    return Ledger(
        currency,
        rows,
        rejected,
        tuple(layout for _, _, layout in layouts),
        months,
        totals,
        FrozenMap({kind: stream_costs(totals[kind], rows, counted, said.units.get(kind, {})) for kind in WORK}),
        tuple(place for place, row in enumerate(rows) if row.duplicate_of is not None),
        future,
        (*future_question(len(future), said), *asked, *day_questions(rejected), *summed),
        _foreign(rows),
        _answers_of(files, layouts, said) - classifier.used_answers,
    )


def _answers_of(files: Sequence[SheetFile], layouts: Sequence[Book], said: Answers) -> int:
    """How many answers are of rows of these files, sheets that are left out apart."""
    names = {file.name for file in files}
    left_out = {layout.place for _, _, layout in layouts if not layout.is_used}
    return sum(key[0] in names and key[:2] not in left_out for key in said.rows)


def _used_unless(layout: Layout, left_out: Container[tuple[str, str]]) -> Layout:
    return replace(layout, is_used=False) if layout.place in left_out else layout


def _rows(
    classified: Sequence[Classified],
    codes: Sequence[str],
    twice: Mapping[int, int],
    rates: Mapping[str, float],
    today: date,
) -> tuple[LedgerRow, ...]:
    made = []
    for place, (one, own) in enumerate(zip(classified, codes, strict=True)):
        payment = one.payment
        rate = rates.get(own)
        made.append(
            LedgerRow(
                payment.file,
                payment.sheet,
                payment.number,
                payment.day,
                one.cost,
                own,
                f"{payment.text} {payment.note}".strip() if payment.note else payment.text,
                payment.counterparty,
                payment.category,
                payment.quantity,
                payment.id,
                one.kind,
                one.is_wage,
                one.is_refund,
                one.rule,
                None if rate is None else one.cost * rate,
                twice.get(place),
                payment.column,
                payment.day > today,
            )
        )
    return tuple(made)


def _totals(rows: Sequence[LedgerRow], months: Sequence[str], *, counts_future: bool) -> Mapping[Kind, Total]:
    places: defaultdict[Kind, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row.duplicate_of is None and (counts_future or not row.is_future):
            places[row.kind].append(place)
    return FrozenMap({kind: total_of(kind, places[kind], rows, months) for kind in Kind})


def _foreign(rows: Sequence[LedgerRow]) -> tuple[Foreign, ...]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row.value is None and row.duplicate_of is None:
            places[row.currency].append(place)
    return tuple(
        Foreign(code, tuple(of), sum(rows[place].amount for place in of)) for code, of in sorted(places.items())
    )
