"""The year of days that say none, and the month of those that say no more than a number."""

from __future__ import annotations

import re
from typing import Final

from roi_app.ledger.month_cells import Month
from roi_app.ledger.sheets import Sheet

_YEAR: Final = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_MONTH: Final = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s*月")
_ROC_YEAR: Final = re.compile(r"(?<!\d)(1\d{2})\s*年")


def year_near(file: str, sheet: Sheet, begin: int) -> int | None:
    """The one year that the lines above a table, its sheet or its file name: None where there are none or several.

    `begin` is the row at which the table begins.
    """
    above = [cell for row in sheet.rows[:begin] for cell in row if isinstance(cell, str)]
    for texts in (above, [sheet.name], [file]):
        years = {year for text in texts for year in _years(text)}
        if len(years) == 1:
            return years.pop()
    return None


def month_near(file: str, sheet: Sheet, begin: int) -> Month | None:
    """The one month that the same names say, with its year; None where they say none or several."""
    year = year_near(file, sheet, begin)
    above = [cell for row in sheet.rows[:begin] for cell in row if isinstance(cell, str)]
    for texts in (above, [sheet.name], [file]):
        months = {int(month) for text in texts for month in _MONTH.findall(text)}
        if len(months) == 1:
            return Month(year, months.pop())
    return None


def _years(text: str) -> set[int]:
    return {int(year) for year in _YEAR.findall(text)} | {int(year) + 1911 for year in _ROC_YEAR.findall(text)}
