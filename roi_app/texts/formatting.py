"""Numbers with their units as text, in the reader's language; everything that people read passes here."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Final, NamedTuple

from roi_app.model.parameters import QUANTITIES, Unit
from roi_app.texts.catalog import Texts

_CENTS_BELOW: Final = 100
_FIGURES: Final = 3
"""Figures that a short amount shows."""

_FINE_UNIT: Final = 1e4
_MOST_SCALED: Final = 4
_HALF_A_CENT: Final = 0.005
"""The largest unit of a chart in which one digit behind the point is fine enough."""

MINUS: Final = "−"
NONE: Final = "–"

SYMBOLS: Final = {"CNY": "¥", "TWD": "NT$", "HKD": "HK$", "USD": "US$", "EUR": "€", "JPY": "JP¥"}

_SCALES: Final = {
    # Chinese counts in ten thousands, English in thousands.
    "zh-Hant": ((1e8, " 億"), (1e4, " 萬")),
    "zh-Hans": ((1e8, " 亿"), (1e4, " 万")),
    "en": ((1e9, "bn"), (1e6, "m"), (1e3, "k")),
}


class Scale(NamedTuple):
    """The unit in which large amounts are told: 1 and nothing, or 10,000 and " 萬"."""

    unit: float
    suffix: str


class Wording(NamedTuple):
    """How one reader reads: language and currency."""

    language: str
    currency: str

    @property
    def texts(self) -> Texts:
        """The texts of the language."""
        return _texts(self.language)

    def text(self, key: str, **values: object) -> str:
        """The text of a key with its fields filled in; raises KeyError for an unknown key.

        The files write a space after a field, as for a number; where a Chinese unit came to stand there, it goes.
        """
        if not values:
            return _unfilled(self.language, key)
        text = self.texts.text(key, **values)
        return text if self.language == "en" else _AFTER_UNIT.sub("", text)

    @property
    def symbol(self) -> str:
        """The sign of the currency; its code where a shop cannot be in it, such as GBP in somebody's books."""
        return SYMBOLS.get(self.currency, f"{self.currency} ")

    def money(self, value: float, digits: int | None = None) -> str:
        """An amount in full: ¥8,450, and ¥1.50 below a hundred where there are cents."""
        if digits is None:
            digits = 2 if abs(value) < _CENTS_BELOW and not _is_whole(value) else 0
        return _signed(value, digits, self.symbol)

    def money_short(self, value: float, *, sign: bool = False) -> str:
        """An amount to three figures, large ones in 萬, 万 or k: ¥19.5 萬."""
        scale = self.scale(abs(value))
        return _signed(value / scale.unit, _digits(value / scale.unit, scale), self.symbol, plus=sign) + scale.suffix

    def money_between(self, low: float, high: float) -> str:
        """A range of amounts in one scale: ¥13.3 萬至 ¥24.4 萬."""
        scale = self.scale(max(abs(low), abs(high)))
        digits = _digits(max(abs(low), abs(high)) / scale.unit, scale)
        first, last = (_signed(amount / scale.unit, digits, self.symbol) + scale.suffix for amount in (low, high))
        return self.range_of(first, last)

    def scale(self, largest: float) -> Scale:
        """The unit in which an amount of this size is told; one scale serves all labels of a chart."""
        for unit, suffix in _SCALES[self.language]:
            if largest >= unit:
                return Scale(unit, suffix)
        return Scale(1, "")

    def currency_unit(self, scale: Scale) -> str:
        """The unit of a chart's amounts in words: 萬元, NT$ 萬, ¥k."""
        return self.text(f"currency.unit.{self.currency}", scale=scale.suffix.strip()).strip()

    def scaled(self, value: float, scale: Scale, *, sign: bool = False) -> str:
        """A label of a chart that is told in `scale`, without currency or suffix: +2.0."""
        # A million is too coarse for one digit: whole bars would be told as 0.0.
        digits = 0 if scale.unit == 1 else 1 if scale.unit <= _FINE_UNIT else 2
        # What is there is never told as 0, however small it is beside the others.
        for more in range(digits, _MOST_SCALED + 1):
            text = _signed(value / scale.unit, more, "", plus=sign)
            if abs(value) < _HALF_A_CENT or not _reads_as_none(text):
                return text
        return f"<{10.0**-_MOST_SCALED:.{_MOST_SCALED}f}"

    def share(self, value: float, digits: int | None = None) -> str:
        """A share as per cent: 30%, 1.5%."""
        if digits is None:
            digits = _digits_needed(value * 100, 2)
        return _signed(value * 100, digits, "") + "%"

    def plain(self, value: float, digits: int) -> str:
        """A bare number."""
        return _signed(value, digits, "")

    def heads(self, value: float) -> str:
        """People to two places, so that 0.40 and 0.20 read as the half they are."""
        return self.in_unit(Unit.HEADS, self.plain(value, 2))

    def kept_of_100(self, share: float | None) -> str:
        """What stays of each 100 saved, as a whole number."""
        return NONE if share is None else _signed(share * 100, 0, "")

    def quantity(self, key: str, value: float) -> str:
        """A declared quantity with its unit, as its field shows it: 6 天, ¥750, 30%, 0.40."""
        return self.with_unit(QUANTITIES[key].unit, value)

    def label(self, key: str) -> str:
        """What a declared quantity is called where no heading names its stream."""
        full = f"quantity.{key}.full"
        return self.text(full if full in self.texts else f"quantity.{key}")

    def with_unit(self, unit: Unit, value: float) -> str:
        """A number in a unit of the model."""
        return self.in_unit(unit, self._bare(unit, value))

    def in_unit(self, unit: Unit, number: str) -> str:
        """A number or range that is written already, with the word of its unit: 1 day, 6 days, 每年 10%."""
        return self.text(f"unit.{unit}", value=number, count=number)

    def between(self, unit: Unit, low: float, high: float) -> str:
        """A range in a unit of the model, its word said once: 30% to 95%, 2 to 9 months."""
        return self.in_unit(unit, self.range_of(self._bare(unit, low), self._bare(unit, high)))

    def range_of(self, low: str, high: str) -> str:
        """A range whose ends are written: −98 to −8; the end itself where both read alike.

        Words stand between the ends, as a dash between two minus signs cannot be read; signs that belong to a
        number (¥, %, 萬) stay with it, as the standards of both scripts ask.
        """
        return low if low == high else self.text("range.numbers", low=low, high=high)

    def range_of_words(self, low: str, high: str) -> str:
        """A range of which an end is no number: from “month 3” to “not within the plan”."""
        return low if low == high else self.text("range.words", low=low, high=high)

    def _bare(self, unit: Unit, value: float) -> str:
        if unit is Unit.MONEY:
            return self.money(value)
        if unit in (Unit.SHARE, Unit.SHARE_PER_YEAR):
            return self.share(value)
        if unit is Unit.RATIO:
            return _signed(value, 2, "")
        return _signed(value, _digits_needed(value, _MOST_DIGITS.get(unit, 2)), "")

    def month_span(self, first: str, last: str) -> str:
        """Months of the calendar, given as 2025-05, from the first to the last: May 2025–Apr 2026."""
        low, high = (self.text(f"month.{int(one[5:])}", year=one[:4]) for one in (first, last))
        return low if low == high else self.text("range.months", low=low, high=high)

    def months(self, value: float | None) -> str:
        """When it pays back: the month in which it does (第 2 個月), at once, or not within the plan."""
        if value is None:
            return self.text("payback.never")
        return self.text("payback.at_once") if value == 0 else self.text("payback.month", month=math.ceil(value))


_AFTER_UNIT: Final = re.compile(" (?=[\u4e00-\u9fff])(?:(?<=[0-9] [萬億万亿] )|(?<=[0-9] [個个]月 ))")
"""The space between an amount's unit and the word behind it, where none is written; a name's own spaces stay.

The space comes first in the pattern: what begins with a plain character is found several times faster.
"""

_MOST_DIGITS: Final = {Unit.HEADS: 2, Unit.PER_MONTH: 3, Unit.MONTHS: 1}


@lru_cache(maxsize=8)
def _texts(language: str) -> Texts:
    return Texts(language)


@lru_cache(maxsize=4096)
def _unfilled(language: str, key: str) -> str:
    """A text without fields: half of what is said while a slider moves."""
    text = _texts(language).text(key)
    return text if language == "en" else _AFTER_UNIT.sub("", text)


def _signed(value: float, digits: int, symbol: str, *, plus: bool = False) -> str:
    rounded = f"{abs(value):,.{digits}f}"
    if _reads_as_none(rounded):
        return symbol + rounded
    sign = MINUS if value < 0 else "+" if plus else ""
    return sign + symbol + rounded


def _reads_as_none(number: str) -> bool:
    return not number.strip("0.,")


def _digits(scaled: float, scale: Scale) -> int:
    """Digits behind the point that give three figures in a scale, none for plain amounts."""
    if scale.unit == 1:
        return 0
    return max(0, _FIGURES - len(str(int(abs(scaled)))))


def _is_whole(value: float) -> bool:
    return round(value, 2) == round(value)


def _digits_needed(value: float, most: int) -> int:
    for digits in range(most):
        if abs(value - round(value, digits)) < 0.5 * 10**-most:
            return digits
    return most
