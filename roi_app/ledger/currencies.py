"""In which currency an amount is, by what a cell or a heading says of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from roi_app.ledger.cells import is_roc
from roi_app.ledger.layout import Layout
from roi_app.ledger.rules import default_rules
from roi_app.ledger.sheets import Sheet

_WORDS: Final = (
    ("CNY", ("cny", "rmb", "人民币", "人民幣", "cnh")),
    ("TWD", ("twd", "ntd", "nt$", "新台币", "新台幣", "新臺幣", "台币", "台幣", "臺幣")),
    ("HKD", ("hkd", "hk$", "港币", "港幣", "港元")),
    ("USD", ("usd", "us$", "美元", "美金")),
    ("EUR", ("eur", "€", "欧元", "歐元")),
    ("JPY", ("jpy", "jp¥", "日元", "日圓", "日币", "日幣")),
    ("GBP", ("gbp", "£", "英镑", "英鎊")),
)
_SAMPLED: Final = 100
_CHINESE: Final = re.compile("[\u4e00-\u9fff]")
_CODE: Final = re.compile(r"[A-Za-z]{3}")


@lru_cache(maxsize=2_000)
def currency_in(text: str) -> str:
    """The currency that a heading or a cell of a column of currencies names, as its code; "" for none."""
    lower = text.lower()
    named = next((code for code, words in _WORDS if any(word in lower for word in words)), "")
    if named:
        return named
    return lower.upper() if _CODE.fullmatch(text) else ""


def currency_of_heading(text: str) -> str:
    """The currency that a heading names, such as USD for Amount (USD); "" for none."""
    lower = text.lower()
    return next((code for code, words in _WORDS if any(_is_word(word, lower) for word in words)), "")


def usual_currency(said: Iterable[tuple[str, ...]], sheets: Iterable[tuple[str, Sheet, Layout]]) -> str:
    """The currency of books: what most rows say, else the lines above a table, else where it seems to come from.

    `said` are the currencies that each row may mean; `sheets` are the encodings of their files, sheets and layouts.
    """
    counts = Counter(one for one in said if one)
    most = counts.most_common(1)[0][0] if counts else ()
    if len(most) == 1:
        return most[0]
    known = tuple(sheets)
    above = Counter(code for _, sheet, layout in known for code in _above(sheet, layout))
    if above and (not most or above.most_common(1)[0][0] in most):
        return above.most_common(1)[0][0]
    if any(encoding.startswith("big5") or _has_roc_days(sheet, layout) for encoding, sheet, layout in known):
        return "TWD"
    if most:
        return most[0]
    headings = "".join(name for _, _, layout in known for name in layout.headings)
    if default_rules().is_traditional(headings):
        return "TWD"
    return "CNY" if any(_is_chinese(sheet) for _, sheet, _ in known) else "USD"


def _above(sheet: Sheet, layout: Layout) -> Iterator[str]:
    for row in sheet.rows[: layout.begin]:
        for cell in row:
            if isinstance(cell, str) and (code := currency_of_heading(cell)):
                yield code


def _has_roc_days(sheet: Sheet, layout: Layout) -> bool:
    place = layout.columns.date
    rows = sheet.rows[layout.begin : layout.begin + _SAMPLED]
    return place is not None and any(place < len(row) and is_roc(row[place]) for row in rows)


def _is_chinese(sheet: Sheet) -> bool:
    cells = (cell for row in sheet.rows[:_SAMPLED] for cell in row if isinstance(cell, str))
    return any(_CHINESE.search(cell) for cell in cells)


def _is_word(word: str, text: str) -> bool:
    if not word.isascii() or not word.isalpha():
        return word in text
    return re.search(rf"(?<![a-z]){word}(?![a-z])", text) is not None
