"""By how much the amounts of a column are to be multiplied, where it counts money by the thousand."""

from __future__ import annotations

import re
from typing import Final

from roi_app.ledger.layout import Layout
from roi_app.ledger.sheets import Cell, Sheet

_NAMES_ONE: Final = re.compile(
    r"(?<![\d.一二两兩三四五六七八九十几幾百千数數])(百?[千万萬]|[亿億])\s*[元圆圓塊块]"
    r"|\bin (thousands|millions)\b|('000)",
    re.IGNORECASE,
)
"""After a number they say how much, as 10万元贷款 does, and not how it is counted."""
_YUAN: Final = re.compile(r"[元圆圓塊块]")
_UNIT: Final = re.compile(
    r"[(（\[]?\s*(?:(?:金[额額])?[单單]位\s*[:：]?\s*(?:人民[币幣]|新?[台臺][币幣]|港[币幣]|美[元金])?\s*(?:百?[千万萬]|[亿億])\s*[元圆圓塊块]"
    r"|(?:all )?(?:amounts?|figures|unit:?)?\s*(?:are )?(?:expressed )?(?:\(?[a-z$]{1,4}\)?\s*)?"
    r"in (?:thousands|millions)(?: of [a-z. ]{1,20})?"
    r"|(?:amounts?|figures|unit:?)?\s*(?:in )?(?:[a-z]{0,3}\$?)?\s*'000s?)\s*[)）\]]?",
    re.IGNORECASE,
)
"""A line above a table that says nothing but by how much its amounts are to be multiplied."""
SCALES: Final = {
    "千": 1e3, "万": 1e4, "萬": 1e4, "百万": 1e6, "百萬": 1e6, "亿": 1e8, "億": 1e8,
    "thousands": 1e3, "millions": 1e6, "'000": 1e3,
}  # fmt: skip
"""The words after which a number is so many times as much."""


def usual_scale(sheet: Sheet, begin: int) -> float:
    """By how much all amounts of a table are to be multiplied that begins at a row: a line above it says so."""
    above = (cell for row in sheet.rows[:begin] for cell in row if isinstance(cell, str))
    return next((scale_in(cell) for cell in above if _UNIT.fullmatch(cell.strip())), 1.0)


def column_scales(sheet: Sheet, layout: Layout) -> dict[int, float]:
    """By how much a column's amounts are to be multiplied: its heading says so, or a line above the table does."""
    usual = usual_scale(sheet, layout.begin)
    columns = layout.columns
    places = (columns.amount, columns.income, columns.expense, layout.balance)
    names = {place: layout.headings[place] for place in places if place is not None and place < len(layout.headings)}
    said = {place: scale_in(name) for place, name in names.items()}
    return {place: usual if scale == 1.0 and not _YUAN.search(names[place]) else scale for place, scale in said.items()}


def has_own_scale(cell: Cell) -> bool:
    """Whether a cell says itself how its number counts, as 2万 and 3000元 do whatever stands above them."""
    return isinstance(cell, str) and (not SCALES.keys().isdisjoint(cell) or _YUAN.search(cell) is not None)


def scale_in(text: str) -> float:
    """The multiple that a text names; 1 for none."""
    found = _NAMES_ONE.search(text)
    return SCALES[next(filter(None, found.groups())).lower()] if found else 1.0
