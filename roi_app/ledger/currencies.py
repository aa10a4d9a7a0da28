"""In which currency an amount is, by what a cell or a heading says of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from roi_app.ledger.cells import is_roc
from roi_app.ledger.layout import Layout
from roi_app.ledger.rules import default_rules
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
_HONG_KONG: Final = re.compile(r"香港|港元|港[币幣]|hkd|hk\$|hong kong", re.IGNORECASE)
_YUAN: Final = re.compile("[元圆圓]")
_SAYS_CURRENCY: Final = re.compile(r"[币幣][种種别別]|currency|[单單]位", re.IGNORECASE)
_LONGEST_SAID: Final = 24
"""Characters of a line above a table that is believed without a word such as 币种: longer ones tell of other things."""
_SAMPLED: Final = 100
_CHINESE: Final = re.compile("[\u4e00-\u9fff]")
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
    """Those of the currencies of a sign that a sheet can mean, by what its lines above say, else by its script."""
    said = sheet_currency(sheet, layout)
    own = (said,) if said else _by_script(sheet, layout)
    return tuple(one for one in currencies if one in own) or currencies


def currencies_apart(
    sheets: Sequence[tuple[str, Sheet, Layout]], said: Sequence[tuple[tuple[str, str], tuple[str, ...]]]
) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """What amounts without a sign mean in each sheet that mostly has such, where not all books are of one currency.

    The script of the headings tells; `said` are the sheet of each row and the currencies that it may mean.
    """
    signed, all_rows = Counter(sheet for sheet, codes in said if codes), Counter(sheet for sheet, _ in said)
    own = {
        (layout.file, sheet.name): ("TWD",) if encoding.startswith("big5") else _by_headings(sheet, layout)
        for encoding, sheet, layout in sheets
    }
    own = {key: codes for key, codes in own.items() if codes and signed[key] * 2 <= all_rows[key]}
    known = {*own.values(), *(codes for _, codes in said if codes)}
    return own if own and not set.intersection(*map(set, known)) else {}


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
    scripts = Counter(codes for _, sheet, layout in known if (codes := _by_script(sheet, layout)))
    written = scripts.most_common(1)[0][0] if scripts else ()
    if most:
        return next((code for code in written if code in most), most[0])
    if written:
        return written[0]
    return "CNY" if any(_is_chinese(sheet) for _, sheet, _ in known) else "USD"


def _by_script(sheet: Sheet, layout: Layout) -> tuple[str, ...]:
    """The currency that the script of a table's headings hints at: that of Taiwan or Hong Kong, or the yuan."""
    headings = "".join(layout.headings)
    above = "".join(cell for row in sheet.rows[: layout.begin] for cell in row if isinstance(cell, str))
    if default_rules().is_traditional(headings):
        return ("HKD",) if _HONG_KONG.search(f"{layout.file}{sheet.name}{headings}{above}") else ("TWD",)
    return ("CNY",) if _CHINESE.search(headings) and _YUAN.search(f"{headings}{above}") else ()


def _by_headings(sheet: Sheet, layout: Layout) -> tuple[str, ...]:
    return _by_script(sheet, layout) or (("CNY",) if _CHINESE.search("".join(layout.headings)) else ())


def _above(sheet: Sheet, layout: Layout) -> Iterator[str]:
    for row in sheet.rows[: layout.begin]:
        for cell in row:
            if not isinstance(cell, str) or (len(cell) > _LONGEST_SAID and not _SAYS_CURRENCY.search(cell)):
                continue
            if code := currency_of_heading(cell):
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
