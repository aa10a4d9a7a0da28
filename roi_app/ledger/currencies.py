"""In which currency an amount is, by what a cell or a heading says of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_WORDS: Final = (
    ("CNY", ("cny", "rmb", "人民币", "人民幣", "cnh")),
    ("TWD", ("twd", "ntd", "nt$", "新台币", "新台幣", "新臺幣", "台币", "台幣", "臺幣")),
    ("HKD", ("hkd", "hk$", "港币", "港幣", "港元")),
    ("USD", ("usd", "us$", "美元", "美金")),
    ("EUR", ("eur", "€", "欧元", "歐元")),
    ("JPY", ("jpy", "jp¥", "日元", "日圓", "日币", "日幣")),
    ("GBP", ("gbp", "£", "英镑", "英鎊")),
)
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


def _is_word(word: str, text: str) -> bool:
    if not word.isascii() or not word.isalpha():
        return word in text
    return re.search(rf"(?<![a-z]){word}(?![a-z])", text) is not None
