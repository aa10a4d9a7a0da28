"""Amounts as people write them."""

from __future__ import annotations

import re
from typing import Final

# Only what stands for a digit or a sign in these scripts: full Unicode folding would turn ² into 2.
_FULL_WIDTH: Final = str.maketrans(
    "０１２３４５６７８９．，％＋－（）￥＄　",
    "0123456789.,%+-()¥$ ",
)
_MINUS: Final = str.maketrans("−–", "--")

_CURRENCY: Final = r"(?:NT\$|HK\$|US\$|JP¥|CNY|RMB|TWD|HKD|USD|EUR|JPY|[¥$€])"
_SCALES: Final = {
    "千": 1e3,
    "萬": 1e4,
    "万": 1e4,
    "億": 1e8,
    "亿": 1e8,
    "k": 1e3,
    "m": 1e6,
    "bn": 1e9,
}
_AMOUNT: Final = re.compile(
    rf"""
    (?P<minus>-)? \s* {_CURRENCY}? \s* (?P<late_minus>-)? \+?
    (?P<number> \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)? | \d+(?:\.\d*)? | \.\d+ ) \s*
    (?P<scale> 千|萬|万|億|亿|bn|k|m )? \s* (?P<percent> % )? \s* (?:元|塊|块|圓|円)? \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST: Final = 60


def read_amount(text: str, unit: str = "") -> float | None:
    """The number that a text stands for, shares as decimals; None where it is not surely one number.

    `unit` is the word that may stand behind it, such as 天 or days; a bracket is a negative amount, as in
    bookkeeping.

    >>> read_amount("¥1.2萬"), read_amount("30%"), read_amount("６ 天", "天"), read_amount("6²")
    (12000.0, 0.3, 6.0, None)
    """
    if len(text) > _LONGEST:
        return None
    plain = text.translate(_FULL_WIDTH).translate(_MINUS).strip()
    if unit and plain.lower().endswith(unit.lower()):
        plain = plain[: -len(unit)].rstrip()
    if plain.startswith("(") and plain.endswith(")"):
        inside = read_amount(plain[1:-1])
        return None if inside is None or inside < 0 else -inside
    found = _AMOUNT.fullmatch(plain)
    if found is None or (found["minus"] and found["late_minus"]):
        return None
    value = float(found["number"].replace(",", ""))
    value *= _SCALES[found["scale"].lower()] if found["scale"] else 1
    # Dividing keeps 30 % exactly 0.3, which multiplying by 0.01 would not.
    value = value / 100 if found["percent"] else value
    return -value if found["minus"] or found["late_minus"] else value
