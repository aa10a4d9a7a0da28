"""Every month of the longest plan; those beyond the horizon hold 0 and show nothing."""

from __future__ import annotations

from typing import Final

from roi_app.exports.workbook.book import Book, Sheet, cell_name
from roi_app.exports.workbook.formula import ABSENT
from roi_app.exports.workbook.layout import (
    BALANCE,
    BY_MONTH,
    LABELS,
    LONGEST_PLAN,
    MONTH,
    MONTH_FIRST,
    MONTH_ROW,
    VALUES,
    Page,
    Spot,
    spots,
)
from roi_app.exports.workbook.shop import HORIZON, CaseSheets, crossing_value, falling_value, months
from roi_app.exports.workbook.style import Look, number_format
from roi_app.model.estimate import STEPS, Axis

RIVALS: Final = "rival_adoption_by_month"
TODAY: Final = "rival_adoption"
PAYBACK: Final = "payback_months"

_AFTER: Final = VALUES + len(BY_MONTH)
CROSSES: Final = Spot(Page.MONTHLY, MONTH_ROW + 1, _AFTER, LONGEST_PLAN)
FALLS: Final = Spot(Page.MONTHLY, MONTH_ROW + 1, _AFTER + 1, LONGEST_PLAN)
DRAWN_MONTH: Final = Spot(Page.MONTHLY, MONTH_ROW, _AFTER + 2, LONGEST_PLAN + 1)
DRAWN_RIVALS: Final = Spot(Page.MONTHLY, MONTH_ROW, _AFTER + 3, LONGEST_PLAN + 1)
"""What the chart of time draws: beyond the horizon each line stays at its last point."""

_HELPERS: Final = ("crosses", "falls", "drawn_month", "drawn_rivals")


def write_monthly(book: Book, sheet: Sheet, shop: CaseSheets) -> None:
    """The sheet of months."""
    wording = shop.wording
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
        _column(sheet, shop, key, column)
    _start(sheet, shop)
    _helpers(sheet, shop)
    first, last = (MONTH_ROW, LABELS), (MONTH_ROW + LONGEST_PLAN, DRAWN_RIVALS.column)
    sheet.condition(first, last, f"${cell_name(MONTH_ROW, LABELS)}>{shop.name(HORIZON)}", book.hidden())
    sheet.engine.freeze_panes(MONTH_ROW, 1)
    sheet.finish(printed=(MONTH_ROW + LONGEST_PLAN, workings - 1), one_page=True)


def _column(sheet: Sheet, shop: CaseSheets, key: str, column: int) -> None:
    number = "0.0000" if key == "discount_factor" else number_format(STEPS[key].unit, shop.wording)
    sheet.wide(column, 11)
    for month in months():
        at = MONTH_ROW + month, column
        if key == BALANCE:
            net = shop.cell("net_flow", month - 1, Page.MONTHLY)
            sheet.formula(at, f"{cell_name(at[0] - 1, column)}+{net}", shop.value(key, month), Look.VALUE, number)
        elif STEPS[key].axis is Axis.MONTH:
            sheet.formula(at, shop.formula(key, month - 1), shop.value(key, month - 1), Look.VALUE, number)
        else:
            # The same every month, as long as the plan runs.
            value = shop.value(key) if month <= shop.answer.case.horizon_months else 0.0
            month_cell = shop.cell(MONTH, month - 1, Page.MONTHLY)
            formula = f"IF({month_cell}<={shop.name(HORIZON)},{shop.name(key)},0)"
            sheet.formula(at, formula, value, Look.VALUE, number)


def _start(sheet: Sheet, shop: CaseSheets) -> None:
    """Month 0, which holds the set-up cost alone, and the rivals of today."""
    spot, money = spots()[BALANCE], number_format(STEPS[BALANCE].unit, shop.wording)
    formula = f"-{shop.name('setup_paid')}"
    sheet.formula((spot.row, spot.column), formula, shop.value(BALANCE), Look.VALUE, money)


def _helpers(sheet: Sheet, shop: CaseSheets) -> None:
    rivals = shop.answer.values[TODAY][0][0]
    sheet.number((DRAWN_MONTH.row, DRAWN_MONTH.column), 0, Look.VALUE, "0")
    at = DRAWN_RIVALS.row, DRAWN_RIVALS.column
    sheet.formula(at, shop.name(TODAY), float(rivals), Look.VALUE, "0.0%")
    for month in months():
        _looked_up(sheet, shop, month)
        _drawn(sheet, shop, month)


def _looked_up(sheet: Sheet, shop: CaseSheets, month: int) -> None:
    """Where the running total crosses 0, and where it is below 0 after payback."""
    before, after = (shop.cell(BALANCE, at, Page.MONTHLY) for at in (month - 1, month))
    number, payback, row = shop.cell(MONTH, month - 1, Page.MONTHLY), shop.name(PAYBACK), MONTH_ROW + month
    crosses = f'IF(AND({before}<0,{after}>=0),{number}-1-{before}/({after}-{before}),"")'
    sheet.formula((row, CROSSES.column), crosses, crossing_value(shop, month), Look.VALUE, "0.00")
    falls = f'IF(ISNUMBER({payback}),IF(AND({after}<0,{number}>{payback}),{number},""),"")'
    sheet.formula((row, FALLS.column), falls, falling_value(shop, month), Look.VALUE, "0")


def _drawn(sheet: Sheet, shop: CaseSheets, month: int) -> None:
    row, horizon = MONTH_ROW + month, shop.answer.case.horizon_months
    number = shop.cell(MONTH, month - 1, Page.MONTHLY)
    sheet.formula(
        (row, DRAWN_MONTH.column), f"MIN({number},{shop.name(HORIZON)})", min(month, horizon), Look.VALUE, "0"
    )
    above, here = cell_name(row - 1, DRAWN_RIVALS.column), shop.cell(RIVALS, month - 1, Page.MONTHLY)
    formula = f"IF({number}<={shop.name(HORIZON)},{here},{above})"
    value = shop.value(RIVALS, min(month, horizon) - 1)
    sheet.formula((row, DRAWN_RIVALS.column), formula, value, Look.VALUE, "0.0%")


def payback_formula(shop: CaseSheets) -> str:
    """When the running total first comes back to 0: the model looks it up in an array, a sheet in a column."""
    start, first = (shop.cell(BALANCE, month, Page.SUMMARY) for month in (0, 1))
    crosses = shop.address(CROSSES)
    return f'IF(AND({start}>=0,{first}>=0),0,IF(COUNT({crosses})=0,"{ABSENT}",MIN({crosses})))'


def falls_again_formula(shop: CaseSheets) -> str:
    """The first month after payback whose running total is below 0."""
    falls = shop.address(FALLS)
    return f'IF(COUNT({falls})=0,"{ABSENT}",MIN({falls}))'
