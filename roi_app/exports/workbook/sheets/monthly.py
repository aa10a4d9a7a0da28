"""Every month of the longest plan; those beyond the horizon hold 0 and show nothing."""

from __future__ import annotations

from typing import Final

from roi_app.exports.workbook.book import Book, Sheet, cell_name
from roi_app.exports.workbook.case_sheets import HORIZON, CaseSheets, crossing_value, falling_value, months
from roi_app.exports.workbook.formula import ABSENT
from roi_app.exports.workbook.layout import (
    BALANCE,
    BY_MONTH,
    INPUTS_HOLD,
    LABELS,
    LONGEST_PLAN,
    MONTH,
    MONTH_FIRST,
    MONTH_ROW,
    VALUES,
    CellRange,
    SheetKey,
    cell_ranges,
)
from roi_app.exports.workbook.style import Look, number_format
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import Axis

RIVALS: Final = "rival_adoption_by_month"
TODAY: Final = "rival_adoption"
PAYBACK: Final = "payback_months"
ADOPTS: Final = "adopts"

_AFTER: Final = VALUES + len(BY_MONTH)
CROSSES: Final = CellRange(SheetKey.MONTHLY, MONTH_ROW + 1, _AFTER, LONGEST_PLAN)
FALLS: Final = CellRange(SheetKey.MONTHLY, MONTH_ROW + 1, _AFTER + 1, LONGEST_PLAN)
DRAWN_MONTH: Final = CellRange(SheetKey.MONTHLY, MONTH_ROW, _AFTER + 2, LONGEST_PLAN + 1)
DRAWN_RIVALS: Final = CellRange(SheetKey.MONTHLY, MONTH_ROW, _AFTER + 3, LONGEST_PLAN + 1)
"""What the chart of time draws: beyond the horizon each line stays at its last point."""

_HELPERS: Final = ("crosses", "falls", "drawn_month", "drawn_rivals")


def write_monthly(book: Book, sheet: Sheet, case: CaseSheets) -> None:
    """The sheet of months."""
    wording = case.wording
    sheet.text((0, 0), wording.text("workbook.sheet.monthly"), Look.TITLE, spills=True)
    sheet.text((1, 0), wording.text("workbook.monthly_hint"), Look.NOTE, spills=True)
    workings = VALUES + len(MONTH_FIRST)
    sheet.text((2, workings), wording.text("workbook.workings"), Look.SECTION, spills=True)
    heads = [wording.text("figure.month"), *(wording.text(f"figure.{key}") for key in BY_MONTH)]
    sheet.heads(MONTH_ROW - 1, [*heads, *(wording.text(f"workbook.head.{one}") for one in _HELPERS)], words=())
    sheet.number((MONTH_ROW, LABELS), 0, Look.LABEL, "0")
    for month in months():
        sheet.number((MONTH_ROW + month, LABELS), month, Look.LABEL, "0")
    for column, key in enumerate(BY_MONTH, VALUES):
        _column(sheet, case, key, column)
    _start(sheet, case)
    _helpers(sheet, case)
    first, last = (MONTH_ROW, LABELS), (MONTH_ROW + LONGEST_PLAN, DRAWN_RIVALS.column)
    sheet.condition(first, last, f"${cell_name(MONTH_ROW, LABELS)}>{case.name(HORIZON)}", book.hidden())
    sheet.condition(first, last, f"{case.name(INPUTS_HOLD)}=0", book.hidden())
    sheet.engine.freeze_panes(MONTH_ROW, 1)
    # On paper the plan as it was delivered: what no printer knows is how long it has become since.
    sheet.finish(printed=(MONTH_ROW + case.answer.case.horizon_months, workings - 1), repeat=MONTH_ROW - 1)


def _column(sheet: Sheet, case: CaseSheets, key: str, column: int) -> None:
    number = "0.0000" if key == "discount_factor" else number_format(STEPS[key].unit, case.wording)
    sheet.wide(column, 11)
    for month in months():
        at = MONTH_ROW + month, column
        if key == BALANCE:
            net = case.cell("net_flow", month - 1, SheetKey.MONTHLY)
            sheet.formula(at, f"{cell_name(at[0] - 1, column)}+{net}", case.value(key, month), Look.VALUE, number)
        elif STEPS[key].axis is Axis.MONTH:
            sheet.formula(at, case.formula(key, month - 1), case.value(key, month - 1), Look.VALUE, number)
        else:
            # The same every month, as long as the plan runs.
            value = case.value(key) if month <= case.answer.case.horizon_months else 0.0
            month_cell = case.cell(MONTH, month - 1, SheetKey.MONTHLY)
            formula = f"IF({month_cell}<={case.name(HORIZON)},{case.name(key)},0)"
            sheet.formula(at, formula, value, Look.VALUE, number)


def _start(sheet: Sheet, case: CaseSheets) -> None:
    """Month 0, which holds the set-up cost alone, and the rivals of today."""
    cells, money = cell_ranges()[BALANCE], number_format(STEPS[BALANCE].unit, case.wording)
    formula = f"-{case.name('setup_paid')}"
    sheet.formula((cells.row, cells.column), formula, case.value(BALANCE), Look.VALUE, money)


def _helpers(sheet: Sheet, case: CaseSheets) -> None:
    rivals = case.answer.values[TODAY][0][0]
    sheet.number((DRAWN_MONTH.row, DRAWN_MONTH.column), 0, Look.VALUE, "0")
    at = DRAWN_RIVALS.row, DRAWN_RIVALS.column
    sheet.formula(at, case.name(TODAY), float(rivals), Look.VALUE, "0.0%")
    for month in months():
        _looked_up(sheet, case, month)
        _drawn(sheet, case, month)


def _looked_up(sheet: Sheet, case: CaseSheets, month: int) -> None:
    """Where the running total crosses 0, and where it is below 0 after payback."""
    before, after = (case.cell(BALANCE, at, SheetKey.MONTHLY) for at in (month - 1, month))
    number, payback, row = case.cell(MONTH, month - 1, SheetKey.MONTHLY), case.name(PAYBACK), MONTH_ROW + month
    crosses = f'IF(AND({before}<0,{after}>=0),{number}-1-{before}/({after}-{before}),"")'
    sheet.formula((row, CROSSES.column), crosses, crossing_value(case, month), Look.VALUE, "0.00")
    falls = f'IF(ISNUMBER({payback}),IF(AND({after}<0,{number}>{payback}),{number},""),"")'
    sheet.formula((row, FALLS.column), falls, falling_value(case, month), Look.VALUE, "0")


def _drawn(sheet: Sheet, case: CaseSheets, month: int) -> None:
    row, horizon = MONTH_ROW + month, case.answer.case.horizon_months
    number = case.cell(MONTH, month - 1, SheetKey.MONTHLY)
    sheet.formula(
        (row, DRAWN_MONTH.column), f"MIN({number},{case.name(HORIZON)})", min(month, horizon), Look.VALUE, "0"
    )
    above, here = cell_name(row - 1, DRAWN_RIVALS.column), case.cell(RIVALS, month - 1, SheetKey.MONTHLY)
    formula = f"IF({number}<={case.name(HORIZON)},{here},{above})"
    value = case.value(RIVALS, min(month, horizon) - 1)
    sheet.formula((row, DRAWN_RIVALS.column), formula, value, Look.VALUE, "0.0%")


def payback_formula(case: CaseSheets) -> str:
    """When the running total first comes back to 0: the model looks it up in an array, a sheet in a column."""
    start, first = (case.cell(BALANCE, month, SheetKey.SUMMARY) for month in (0, 1))
    crosses = case.address(CROSSES)
    crossed = f'IF(COUNT({crosses})=0,"{ABSENT}",MIN({crosses}))'
    return f'IF({case.name(ADOPTS)}>0,IF(AND({start}>=0,{first}>=0),0,{crossed}),"{ABSENT}")'


def falls_again_formula(case: CaseSheets) -> str:
    """The first month after payback whose running total is below 0."""
    falls = case.address(FALLS)
    return f'IF(COUNT({falls})=0,"{ABSENT}",MIN({falls}))'
