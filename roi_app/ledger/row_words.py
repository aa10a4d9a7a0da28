"""What the cells of a row say beside days and amounts: that it adds others up, that there is nothing, or a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeGuard

from roi_app.ledger.headings import headings, plain_word
from roi_app.ledger.rules import IN, OUT
from roi_app.ledger.sheets import Cell

_LONGEST_DASH: Final = 4
_LONGEST_TOTAL: Final = 24
_INCOME: Final = re.compile(r"收入|营收|进账|\b(?:income|revenue|sales)\b")
_EXPENSE: Final = re.compile(r"支出|费用|成本|开支|花销|\b(?:expenses?|costs?|spending|outgoings)\b")
_SPENT_ON_INCOME: Final = re.compile(
    r"^(?:costs?|expenses?) of\b|\b(?:income|revenue|sales) (?:(?:&|and) )?(?:tax(?:es)?|commissions?|staff|teams?"
    r"|reps?|agents?|salar(?:y|ies)|wages?|bonus(?:es)?|marketing|promotions?|expenses?|costs?|fees?|returns?|refunds?"
    r"|discounts?|allowances?|training|tools?|software|support)\b"
)
"""What bears the name of income and leaves, as the cost of sales and the tax on income do."""
_SUMS: Final = ("合计", "小计", "总计", "共计", "累计", " total", "subtotal")
_TOTALS: Final = ("合计", "小计", "总计", "total ")
_TOTAL_OF: Final = re.compile(
    r"(?!(?:合计|小计|总计|total )\w)|(?:合计|小计|总计)(?:\d|金额|人民币|支出|收入|笔数|大写)"
    r"|total (?:\d|(?:for|of|expenses?|income|costs?|sales|payments?|amount|due|paid|revenue)\b)"
)
"""In a row with a day a word that goes on otherwise is a name, such as Total Wireless or 总计划拍摄费."""
_OF_TIME: Final = re.compile(
    r"(?:\d{4}年)?(?:\d{1,2}月份?|[本当全每][日周月季年期页]|第?[一二三四1-4]季度?)"
    r"(?:收入|支出|费用|收支|金额)*(?:合计|小计|总计|共计|累计)"
)
"""The sum of a time, such as 5月合计 or 本月支出合计."""
_SUM_ENDS: Final = frozenset("计計:：")


def is_total(cell: Cell) -> TypeGuard[str]:
    """Whether a cell begins a row that adds others up."""
    known = headings()
    if not isinstance(cell, str) or not (cell[:1] in known.totals_begin or cell[-1:] in _SUM_ENDS):
        return False
    if len(cell) > _LONGEST_TOTAL:
        return plain_word(cell).startswith(_TOTALS[-1])
    word = plain_word(cell).rstrip(":：")
    return word in known.totals or word.startswith(_TOTALS) or _OF_TIME.fullmatch(word) is not None


def is_sum_in_time(cell: Cell) -> bool:
    """Whether a cell of a row with a day says that it adds others up: there a name may begin as a sum does."""
    return is_total(cell) and _TOTAL_OF.match(plain_word(cell)) is not None


def is_sum(text: str) -> bool:
    """Whether the name of a line of amounts is that of what follows from others: their sum, or what is left of them."""
    word = plain_word(text).strip(":： ")
    return (is_total(text) and _TOTAL_OF.match(word) is not None) or word.endswith(_SUMS) or word in headings().results


def way_of(name: str) -> str:
    """Whether what is named so comes in (`IN`) or leaves (`OUT`); "" where the name does not tell."""
    word = plain_word(name)
    if _SPENT_ON_INCOME.search(word):
        return OUT
    return IN if _INCOME.search(word) else OUT if _EXPENSE.search(word) else ""


def text_of(cell: Cell) -> str:
    """The text of a cell; "" for a blank or a dash."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return "" if len(cell) < _LONGEST_DASH and is_dash(cell) else cell
    return str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell)


def is_dash(cell: Cell) -> bool:
    """Whether a cell says with a dash that there is nothing."""
    return isinstance(cell, str) and len(cell) < _LONGEST_DASH and not cell.strip("-—–/ ")


def is_rule(cells: Sequence[Cell]) -> bool:
    """Whether a row is a line drawn with dashes."""
    return all(isinstance(cell, str) and not cell.strip("-—–=*_ ") for cell in cells)
