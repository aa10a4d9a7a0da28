"""In which currency an amount is, by what a cell or a heading says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from roi_app.ledger.layout import Layout
from roi_app.ledger.sheets import Sheet

DOLLARS: Final = ("USD", "TWD", "HKD")
"""What a bare $ may mean."""

_WORDS: Final = (
    ("CNY", ("cny", "rmb", "人民币", "人民幣", "cnh")),
    ("TWD", ("twd", "ntd", "nt$", "新台币", "新台幣", "新臺幣", "台币", "台幣", "臺幣")),
    ("HKD", ("hkd", "hk$", "港币", "港幣", "港元", "港圆", "港圓")),
    ("USD", ("usd", "us$", "美元", "美金")),
    ("EUR", ("eur", "€", "欧元", "歐元")),
    ("JPY", ("jpy", "jp¥", "日元", "日圓", "日币", "日幣")),
    ("GBP", ("gbp", "£", "英镑", "英鎊")),
    ("KRW", ("krw", "₩", "韩元", "韓元", "韩币", "韓幣", "韓圜")),
    ("AUD", ("aud", "au$", "a$", "澳元", "澳币", "澳幣")),
    ("CAD", ("ca$", "加元", "加币", "加幣", "加拿大元")),
    ("SGD", ("sgd", "sg$", "s$", "新加坡元", "新加坡币", "新加坡幣", "新币", "新幣", "坡币")),
    ("NZD", ("nzd", "nz$", "新西兰元", "紐西蘭元", "纽元", "紐元", "纽币", "紐幣")),
    ("THB", ("thb", "฿", "泰铢", "泰銖", "泰币", "泰幣")),
    ("MYR", ("myr", "马币", "馬幣", "林吉特", "令吉")),
    ("MOP", ("mop", "澳门元", "澳門元", "澳门币", "澳門幣", "葡币", "葡幣")),
    ("VND", ("vnd", "₫", "越南盾")),
    ("IDR", ("idr", "印尼盾", "印尼卢比")),
    ("PHP", ("php", "₱", "菲律宾比索", "菲律賓披索")),
    ("INR", ("inr", "₹", "印度卢比", "印度盧比")),
    ("RUB", ("rub", "₽", "卢布", "盧布")),
    ("CHF", ("chf", "瑞士法郎", "瑞郎")),
)
_OF_SIGN: Final = {"¥": ("CNY", "JPY"), "￥": ("CNY", "JPY"), "$": DOLLARS, "＄": DOLLARS}
_OF_NONE: Final = re.compile(r"[-—–/\s]*|[元圆圓块塊]|本位?[币幣]|n/?a|无|無", re.IGNORECASE)
"""Cells of a column of currencies that leave it to the sheet."""
_SAYS_CURRENCY: Final = re.compile(r"[币幣][种種别別]|currency|[单單]位", re.IGNORECASE)
_LONGEST_SAID: Final = 24
"""Characters of a line above a table that is believed without a word such as 币种: longer ones tell of other things."""
_CODE: Final = re.compile(r"[A-Za-z]{3}")


@lru_cache(maxsize=2_000)
def currencies_in(text: str) -> tuple[str, ...] | None:
    """The currencies that a cell of a column of them may mean; none for a blank, None for a word that is not known."""
    plain = text.strip()
    lower = plain.lower()
    # The longest word decides: 新台币 is not the 新币 of Singapore, nor US$ the S$.
    named = [(len(word), code) for code, words in _WORDS for word in words if word in lower]
    if named:
        return (max(named)[1],)
    if _CODE.fullmatch(plain):
        return (plain.upper(),)
    return _OF_SIGN.get(plain, () if _OF_NONE.fullmatch(plain) else None)


def currency_of_heading(text: str) -> str:
    """The currency that a heading names, such as USD for Amount (USD); "" for none."""
    lower = text.lower()
    named = [(len(word), code) for code, words in _WORDS for word in words if _is_word(word, lower)]
    return max(named)[1] if named else ""


def sheet_currency(sheet: Sheet, layout: Layout) -> str:
    """The one currency that the lines above a table say; "" where they say none, or several."""
    said = set(_above(sheet, layout))
    return said.pop() if len(said) == 1 else ""


def meant(currencies: tuple[str, ...], sheet: Sheet, layout: Layout) -> tuple[str, ...]:
    """What a sign of several currencies means in a sheet whose lines above, or a person, name one of them."""
    said = layout.currency or sheet_currency(sheet, layout)
    is_other_dollar = currencies == DOLLARS and layout.currency[2:] == DOLLARS[0][2:]
    return (said,) if said in currencies or is_other_dollar else currencies


def _above(sheet: Sheet, layout: Layout) -> Iterator[str]:
    for row in sheet.rows[: layout.begin]:
        for cell in row:
            if not isinstance(cell, str) or (len(cell) > _LONGEST_SAID and not _SAYS_CURRENCY.search(cell)):
                continue
            if code := currency_of_heading(cell):
                yield code


def _is_word(word: str, text: str) -> bool:
    if not word.isascii() or not word.isalpha():
        return word in text
    return re.search(rf"(?<![a-z]){word}(?![a-z])", text) is not None
