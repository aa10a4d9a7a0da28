"""Money in and money out by year, live: the same table as on paper, and what it comes to.

There is a column for each year of the longest plan. What a plan has beyond its last whole year ends in a column that
names its months, and a year that the plan does not reach shows nothing.
"""

from __future__ import annotations

from typing import Final

from roi_app.exports.workbook.book import Book, Cached, Sheet, cell_name
from roi_app.exports.workbook.case_sheets import HORIZON, CaseSheets
from roi_app.exports.workbook.formula import ABSENT, quoted
from roi_app.exports.workbook.layout import BY_MONTH, LABELS, LONGEST_PLAN, MONTH_ROW, VALUES, CellRange, SheetKey
from roi_app.exports.workbook.style import Look, number_format
from roi_app.figures.yearly import FLOWS, SETUP, Yearly, YearlyRow, yearly
from roi_app.model.parameters import MONTHS_PER_YEAR, Unit

HEAD_ROW: Final = 3
FIRST_ROW: Final = HEAD_ROW + 1
YEARS: Final = LONGEST_PLAN // MONTHS_PER_YEAR
ONCE: Final = VALUES
TOTAL: Final = ONCE + YEARS + 1
PRESENT_VALUE: Final = TOTAL + 1

_KEYS: Final = (*list(FLOWS)[:2], SETUP, *list(FLOWS)[2:])
NET_ROW: Final = FIRST_ROW + len(_KEYS)
RUNNING_ROW: Final = NET_ROW + 1
WORTH_ROW: Final = RUNNING_ROW + 3
NET_TOTAL: Final = CellRange(SheetKey.YEARLY, NET_ROW, TOTAL)
NET_PRESENT_VALUE: Final = CellRange(SheetKey.YEARLY, NET_ROW, PRESENT_VALUE)


def write_yearly(book: Book, sheet: Sheet, case: CaseSheets) -> None:
    """The sheet of years."""
    wording, known = case.wording, yearly(case.answer)
    sheet.text((0, 0), wording.text("yearly.title"), Look.TITLE, spills=True)
    sheet.text((1, 0), wording.text("workbook.yearly_hint"), Look.NOTE, spills=True)
    _heads(sheet, case, known)
    rows = {row.key: row for row in known.flows}
    for row, key in enumerate(_KEYS, FIRST_ROW):
        _flow(sheet, case, row, rows[key])
    _net(sheet, case, known)
    _running_total(sheet, case, known)
    _worth(sheet, case, known)
    sheet.wide(LABELS, 26)
    for column in range(ONCE, PRESENT_VALUE + 1):
        sheet.wide(column, 13)
    for year in range(1, YEARS + 1):
        at = (FIRST_ROW, ONCE + year), (RUNNING_ROW, ONCE + year)
        sheet.condition(*at, f"{case.name(HORIZON)}<={_before(year)}", book.hidden())
    sheet.engine.freeze_panes(FIRST_ROW, 1)
    sheet.finish()


def _before(year: int) -> int:
    return MONTHS_PER_YEAR * (year - 1)


def _heads(sheet: Sheet, case: CaseSheets, known: Yearly) -> None:
    wording = case.wording
    heads = ["", wording.text("yearly.once"), *([""] * YEARS)]
    heads += [wording.text("yearly.total"), wording.text("yearly.present_value")]
    sheet.heads(HEAD_ROW, heads)
    for year in range(1, YEARS + 1):
        value = known.spans[year - 1].label(wording) if year <= len(known.spans) else ""
        sheet.formula((HEAD_ROW, ONCE + year), _head(case, year), value, Look.HEAD_OF_NUMBERS, "")


def _head(case: CaseSheets, year: int) -> str:
    """A whole year, the months that a plan has of it, or nothing."""
    wording, horizon, first = case.wording, case.name(HORIZON), _before(year) + 1
    whole = quoted(wording.text("yearly.year", year=year))
    alone = quoted(wording.text("yearly.month", first=first))
    before, _, after = wording.text("yearly.months", first=first, last="\0").partition("\0")
    part = f"IF({horizon}={first},{alone},{quoted(before)}&{horizon}&{quoted(after)})"
    label = f"IF({horizon}>={_before(year + 1)},{whole},IF({horizon}>={first},{part},{quoted('')}))"
    return case.shown(label, "")


def _flow(sheet: Sheet, case: CaseSheets, row: int, known: YearlyRow) -> None:
    money = number_format(Unit.MONEY, case.wording)
    sheet.text((row, LABELS), known.label(case.wording))
    sign, monthly, worth = FLOWS.get(known.key, (-1, "", "setup_paid"))
    minus = "-" if sign < 0 else ""
    once = f"-{case.name(worth)}" if known.key == SETUP else "0"
    present_value = f"{minus}{case.name(worth)}"
    sheet.formula((row, ONCE), case.shown(once), known.once, Look.VALUE, money)
    for year in range(1, YEARS + 1):
        formula = f"{minus}{_sum(case, year, monthly)}" if monthly else "0"
        sheet.formula((row, ONCE + year), case.shown(formula), _of_year(known, year), Look.VALUE, money)
    _total(sheet, case, row, known, Look.VALUE)
    sheet.formula((row, PRESENT_VALUE), case.shown(present_value), known.present_value or 0.0, Look.STRONG, money)


def _sum(case: CaseSheets, year: int, monthly: str) -> str:
    """The months of a year as the sheet of months shows them; those beyond the plan are 0."""
    first = MONTH_ROW + 1 + _before(year)
    cells = CellRange(SheetKey.MONTHLY, first, VALUES + BY_MONTH.index(monthly), MONTHS_PER_YEAR)
    return f"SUM({case.address(cells)})"


def _of_year(known: YearlyRow, year: int) -> float:
    return known.spans[year - 1] if year <= len(known.spans) else 0.0


def _total(sheet: Sheet, case: CaseSheets, row: int, known: YearlyRow, look: Look) -> None:
    cells = f"SUM({cell_name(row, ONCE)}:{cell_name(row, ONCE + YEARS)})"
    sheet.formula((row, TOTAL), case.shown(cells), known.total or 0.0, look, number_format(Unit.MONEY, case.wording))


def _net(sheet: Sheet, case: CaseSheets, known: Yearly) -> None:
    """What each column leaves: the sum of what stands above it."""
    money, net = number_format(Unit.MONEY, case.wording), known.net
    sheet.text((NET_ROW, LABELS), net.label(case.wording), Look.TOTAL_LABEL)
    values = [net.once, *(_of_year(net, year) for year in range(1, YEARS + 1)), net.total, net.present_value]
    for column, value in enumerate(values, ONCE):
        above = f"SUM({cell_name(FIRST_ROW, column)}:{cell_name(NET_ROW - 1, column)})"
        sheet.formula((NET_ROW, column), case.shown(above), value or 0.0, Look.TOTAL, money)


def _running_total(sheet: Sheet, case: CaseSheets, known: Yearly) -> None:
    """Where the running total stands at the end of each column."""
    money, total = number_format(Unit.MONEY, case.wording), known.running_total
    sheet.text((RUNNING_ROW, LABELS), total.label(case.wording))
    start = f"-{case.name('setup_paid')}"
    sheet.formula((RUNNING_ROW, ONCE), case.shown(start), total.once, Look.VALUE, money)
    end = total.spans[-1]
    for year in range(1, YEARS + 1):
        column = ONCE + year
        formula = f"{cell_name(RUNNING_ROW, column - 1)}+{cell_name(NET_ROW, column)}"
        value = total.spans[year - 1] if year <= len(total.spans) else end
        sheet.formula((RUNNING_ROW, column), case.shown(formula), value, Look.VALUE, money)


def _worth(sheet: Sheet, case: CaseSheets, known: Yearly) -> None:
    """Benefits, costs, what they leave, what that is for each unit spent, and when the money is back."""
    wording, worth, name = case.wording, known.worth, case.name
    money = number_format(Unit.MONEY, wording)
    roi: Cached = ABSENT if worth.roi is None else worth.roi
    rows = (
        ("benefits", f"{name('npv')}+{name('spend')}", worth.benefits, money),
        ("costs", name("spend"), worth.costs, money),
        ("npv", name("npv"), worth.npv, money),
        ("roi", name("roi"), roi, number_format(Unit.SHARE, wording)),
        ("payback", name("payback_months"), case.value("payback_months"), number_format(Unit.MONTHS, wording)),
    )
    for row, (key, formula, value, number) in enumerate(rows, WORTH_ROW):
        sheet.text((row, LABELS), wording.text(f"yearly.{key}"))
        sheet.formula((row, VALUES), case.shown(formula), value, Look.STRONG, number)
        note = f"yearly.{key}_note"
        if note in wording.texts and key in ("benefits", "costs", "roi"):
            sheet.text((row, VALUES + 1), wording.text(note), Look.ASIDE, spills=True)
    again = WORTH_ROW + len(rows)
    sheet.text((again, LABELS), wording.text("figure.falls_again_month"))
    formula, value = name("falls_again_month"), case.value("falls_again_month")
    sheet.formula((again, VALUES), case.shown(formula), value, Look.STRONG, "0")
