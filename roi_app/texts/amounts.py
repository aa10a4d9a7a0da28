"""Amounts as people type them into a field, and as sheets hold them: read by this one parser."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from roi_app.texts.sums import work_out

# Only what stands for a digit or a sign in these scripts: full Unicode folding would turn ² into 2.
_FULL_WIDTH: Final = str.maketrans(
    "０１２３４５６７８９．，％＋－（）￥＄／＊＝　",
    "0123456789.,%+-()¥$/*= ",
)
_SIGNS_OF_SUMS: Final = str.maketrans("−–×÷", "--*/")

_SIGNS: Final = {
    "NT$": ("TWD",),
    "HK$": ("HKD",),
    "US$": ("USD",),
    "JP¥": ("JPY",),
    "円": ("JPY",),
    "RMB": ("CNY",),
    "CNY": ("CNY",),
    "TWD": ("TWD",),
    "HKD": ("HKD",),
    "USD": ("USD",),
    "EUR": ("EUR",),
    "JPY": ("JPY",),
    "¥": ("CNY", "JPY"),
    "$": ("USD", "TWD", "HKD"),
    "€": ("EUR",),
    "GBP": ("GBP",),
    "£": ("GBP",),
}
"""What a sign of money may stand for."""

_SCALES: Final = {
    "千": 1e3,
    "萬": 1e4,
    "万": 1e4,
    "億": 1e8,
    "亿": 1e8,
    "w": 1e4,
    "k": 1e3,
    "m": 1e6,
    "bn": 1e9,
}
_PARTS: Final = {"%": 100, "成": 10}

_AMOUNT: Final = re.compile(
    rf"""
    (?P<minus>-)? \s* (?P<sign>{"|".join(re.escape(sign) for sign in _SIGNS)})? \s* (?P<late_minus>-)? \+?
    (?P<number> [0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)? | [0-9]+(?:\.[0-9]*)? | \.[0-9]+ ) \s*
    (?P<scale> 千|萬|万|億|亿|bn|w|k|m )? \s* (?P<part> %|成 )? \s* (?:(?:元|塊|块|圓)[整正]?)?
    \s* (?P<late_sign>{"|".join(re.escape(sign) for sign in _SIGNS)})? \s* (?P<last_minus>-)?
    \s* (?: / \s* (?:月|month|mo) | 每月 | a\ month )? \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_IN_WORDS: Final = re.compile(
    r"(?P<minus>[-负負])?\s*(?P<sign>人民[币幣]|[新]?[台臺][币幣])?\s*"
    r"(?P<number>[零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬億兩貳參陸廿卅点點]+)"
    r"(?:[元圆圓块塊](?:(?P<tenths>[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸])角)?"
    r"(?:(?P<cents>[一二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸])分)?[整正]?)?"
    r"\s*(?:/\s*月|每月)?"
)
"""An amount in Chinese numerals, as 一千二百元 or 壹仟貳佰元整."""

_NUMERALS: Final = str.maketrans("〇两兩貳參陸萬億點", "零二二贰叁陆万亿点")
_THOUSANDS: Final = re.compile("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_LONGEST: Final = 64
"""Characters of the longest text that is read at all."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that was read; shares are decimals.

    `is_share` says that it was written as a part of a whole (30%, 3成); `currencies` are those that its sign of
    money may stand for, none where it had no sign.
    """

    value: float
    is_share: bool = False
    currencies: tuple[str, ...] = ()


def read_amount(text: str, unit: str = "") -> float | None:
    """The number that a text stands for, shares as decimals; None where it is not surely one number.

    `unit` is the word that may stand behind it, such as 天 or days; a bracket is a negative amount, as in
    bookkeeping, and what begins with = is worked out.

    >>> read_amount("¥1.2萬"), read_amount("3w"), read_amount("30%"), read_amount("６ 天", "天"), read_amount("6²")
    (12000.0, 30000.0, 0.3, 6.0, None)
    >>> read_amount("=3*4"), read_amount("=(1,200 + 300) / 5"), read_amount("壹仟貳佰元整")
    (12.0, 300.0, 1200.0)
    """
    found = parse_amount(text, [("", unit)])
    return None if found is None else found.value


def parse_amount(text: str, units: Iterable[tuple[str, str]] = ()) -> Amount | None:
    """The number that a text stands for, and how it was written; None where it is not surely one number.

    `units` are words that may stand around it, each as what comes before and what comes behind.

    >>> parse_amount("每年 10%", [("每年", "")])
    Amount(value=0.1, is_share=True, currencies=())
    """
    if len(text) > _LONGEST:
        return None
    plain = _without_unit(_plain(text), units)
    if plain.startswith("="):
        value = work_out(_THOUSANDS.sub("", plain[1:]))
        return None if value is None else Amount(value)
    if plain.startswith("(") and plain.endswith(")"):
        inside = _parse(plain[1:-1])
        # A sign within the bracket would say twice that it is negative.
        return None if inside is None or inside.value < 0 else Amount(-inside.value, inside.is_share, inside.currencies)
    return _parse(plain)


def _plain(text: str) -> str:
    return text.translate(_FULL_WIDTH).translate(_SIGNS_OF_SUMS).strip()


def _without_unit(plain: str, units: Iterable[tuple[str, str]]) -> str:
    """The text without the first unit that stands around it."""
    lower = plain.lower()
    for before, behind in ((before.strip().lower(), behind.strip().lower()) for before, behind in units):
        if (before or behind) and lower.startswith(before) and lower.endswith(behind):
            return plain[len(before) : len(plain) - len(behind)].strip()
    return plain


def _parse(plain: str) -> Amount | None:
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        return _in_words(plain)
    signs = [one for one in (found["sign"], found["late_sign"]) if one]
    minuses = [one for one in (found["minus"], found["late_minus"], found["last_minus"]) if one]
    if len(signs) > 1 or len(minuses) > 1:
        return None
    value = float(found["number"].replace(",", ""))
    value *= _SCALES[found["scale"].lower()] if found["scale"] else 1
    # Dividing keeps 30 % exactly 0.3, which multiplying by 0.01 would not.
    value = value / _PARTS[found["part"]] if found["part"] else value
    currencies = _SIGNS[signs[0].upper()] if signs else ()
    return Amount(-value if minuses else value, bool(found["part"]), currencies)


def _in_words(plain: str) -> Amount | None:
    """An amount in Chinese numerals; None for those that are written loosely, as 三万五 is."""
    found = _IN_WORDS.fullmatch(plain)
    if found is None:
        return None
    value = _numeral(found["number"])
    if value is None:
        return None
    value += (_numeral(found["tenths"] or "零") or 0) / 10 + (_numeral(found["cents"] or "零") or 0) / 100
    currencies = () if not found["sign"] else ("CNY",) if found["sign"].startswith("人民") else ("TWD",)
    return Amount(-value if found["minus"] else value, currencies=currencies)


def _numeral(text: str) -> float | None:
    import cn2an  # type: ignore[import-untyped]  # noqa: PLC0415 - the first picture needs no numerals

    try:
        return float(cn2an.cn2an(text.translate(_NUMERALS), "strict"))
    except ValueError:
        return None
