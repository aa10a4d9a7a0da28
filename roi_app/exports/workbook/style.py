"""How cells look: calm, one accent, numbers by their unit, amounts by the currency."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from roi_app.figures.palette import LIGHT
from roi_app.figures.tones import SHADES, Tone
from roi_app.model.parameters import Unit
from roi_app.texts.formatting import Wording

TEXT: Final = LIGHT.text
MUTED: Final = LIGHT.muted
HAIRLINE: Final = "#d3dae6"
ACCENT: Final = LIGHT.accent
ACCENT_SOFT: Final = LIGHT.accent_soft
CAUTION_SOFT: Final = LIGHT.caution_soft
CHANGED: Final = "#fbe3b0"
"""The ground of a value that is not as the app delivered it: strong enough to be seen on a field."""

RED: Final[str] = getattr(LIGHT, SHADES[Tone.RACE].ink)
KEEP_SOFT: Final = LIGHT.keep_soft
RACE_SOFT: Final = LIGHT.race_soft
KEEP: Final[str] = getattr(LIGHT, SHADES[Tone.KEEP].fill)
RACE: Final[str] = getattr(LIGHT, SHADES[Tone.RACE].fill)
TOTAL: Final[str] = getattr(LIGHT, SHADES[Tone.TOTAL].fill)
GREY: Final = "#8b95a7"

FONTS: Final = {"zh-Hant": "Microsoft JhengHei", "zh-Hans": "Microsoft YaHei", "en": "Calibri"}

_WITHOUT_CENTS: Final = frozenset({"TWD", "JPY"})


class Look(StrEnum):
    """What a cell is for."""

    TITLE = "title"
    NOTE = "note"
    CAUTION = "caution"
    SECTION = "section"
    HEAD = "head"
    HEAD_OF_NUMBERS = "head_of_numbers"
    HEAD_OF_WORDS = "head_of_words"
    LABEL = "label"
    VALUE = "value"
    STRONG = "strong"
    TOTAL = "total"
    TOTAL_LABEL = "total_label"
    WORD = "word"
    ASIDE = "aside"
    ASIDE_WRAPPED = "aside_wrapped"
    INPUT = "input"
    TYPED = "typed"
    PROSE = "prose"
    LIGHT = "light"
    WRAPPED = "wrapped"
    SHRUNK = "shrunk"


_UNDER: Final = {"bottom": 1, "bottom_color": HAIRLINE}
_HEAD: Final = {"bold": True, "font_color": MUTED, "text_wrap": True, "valign": "bottom", **_UNDER}
_LOOKS: Final[Mapping[Look, Mapping[str, Any]]] = {
    Look.TITLE: {"bold": True, "font_size": 16},
    Look.NOTE: {"font_color": MUTED},
    Look.CAUTION: {"font_color": getattr(LIGHT, SHADES[Tone.CAUTION].ink)},
    Look.SECTION: {"bold": True, "font_size": 12, "font_color": ACCENT},
    Look.HEAD: _HEAD,
    Look.HEAD_OF_NUMBERS: {**_HEAD, "align": "right"},
    Look.HEAD_OF_WORDS: {**_HEAD, "align": "left", "indent": 1},
    Look.LABEL: _UNDER,
    Look.VALUE: {"align": "right", **_UNDER},
    Look.STRONG: {"align": "right", "bold": True, **_UNDER},
    Look.TOTAL: {"align": "right", "bold": True, "top": 1, "top_color": TOTAL},
    Look.TOTAL_LABEL: {"bold": True, "top": 1, "top_color": TOTAL},
    # Words beside a number keep their distance from it.
    Look.WORD: {"indent": 1, **_UNDER},
    Look.ASIDE: {"indent": 1, "font_color": MUTED},
    Look.ASIDE_WRAPPED: {"indent": 1, "font_color": MUTED, "text_wrap": True},
    Look.INPUT: {"align": "right", "locked": False, "font_color": ACCENT, "bg_color": ACCENT_SOFT, **_UNDER},
    Look.TYPED: {"indent": 1, "shrink": True, "locked": False, "font_color": ACCENT, "bg_color": ACCENT_SOFT, **_UNDER},
    # A name that must not run into the next cell.
    Look.SHRUNK: {"shrink": True, **_UNDER},
    Look.WRAPPED: {"text_wrap": True, **_UNDER},
    # Green words; they turn red where a check does not hold.
    Look.LIGHT: {"bold": True, "font_color": LIGHT.keep},
    Look.PROSE: {"align": "left", "text_wrap": True, "indent": 1, **_UNDER},
}


def properties(look: Look, number: str, language: str, *, quoted: bool) -> dict[str, Any]:
    """What the engine needs to know of a cell's look; `quoted` keeps a typed text from becoming a formula."""
    every = {"font_name": FONTS[language], "font_size": 10, "font_color": TEXT, "valign": "vcenter"}
    made = {**every, **_LOOKS[look]}
    if number:
        made["num_format"] = number
    if quoted:
        made["quote_prefix"] = True
    return made


def number_format(unit: Unit, wording: Wording) -> str:
    """How a spreadsheet writes a number of a unit; the unit itself stands in it where it is a word."""
    match unit:
        case Unit.MONEY:
            return money_format(wording)
        case Unit.SHARE | Unit.SHARE_PER_YEAR:
            return "0.0%"
        case Unit.RATIO | Unit.PER_MONTH:
            return "0.00" if unit is Unit.RATIO else "0.000"
        case Unit.HEADS | Unit.MONTHS:
            return "0.00" + words_after(unit, wording)
        case Unit.YES_NO:
            return yes_no_format(wording)
        case _:
            return plain_format(words_after(unit, wording))


def plain_format(words: str = "") -> str:
    """A number with as many places as it has, and with separators once it is long; words may follow."""
    return f"[>=1000]#,##0{words};General{words}"


def whole_months(wording: Wording) -> str:
    """Months that are counted, not measured."""
    return "0" + words_after(Unit.MONTHS, wording)


def money_format(wording: Wording, digits: int = 0) -> str:
    """Amounts in the shop's currency, the negative ones with a minus sign before it."""
    decimals = f".{'0' * digits}" if digits and wording.currency not in _WITHOUT_CENTS else ""
    amount = f'"{wording.symbol}"#,##0{decimals}'
    return f"{amount};-{amount}"


def signed_format(number: str) -> str:
    """The same number with its sign, whichever it is."""
    plain = number.partition(";")[0]
    return f"+{plain};-{plain};{plain}"


def points_format(wording: Wording) -> str:
    """A difference of two shares, in percentage points with its sign."""
    before, _, after = wording.text("comparison.points", value="\0").partition("\0")
    number = f"{_literal(before)}0.0{_literal(after)}"
    return f"+{number};-{number};{number}"


def _literal(text: str) -> str:
    return f'"{text}"' if text else ""


def yes_no_format(wording: Wording) -> str:
    """1 as yes and 0 as no."""
    yes, no = (wording.text(f"workbook.{word}") for word in ("yes", "no"))
    return f'"{yes}";"{yes}";"{no}"'


def words_after(unit: Unit, wording: Wording) -> str:
    """A unit's words inside a number format, with their space."""
    words = wording.in_unit(unit, "")
    return f'"{words}"' if words.strip() else ""


def unit_words(unit: Unit, wording: Wording) -> str:
    """What stands beside a value to say its unit."""
    if unit is Unit.MONEY:
        return wording.text(f"currency.{wording.currency}")
    if unit in (Unit.SHARE, Unit.SHARE_PER_YEAR):
        return wording.in_unit(unit, "%")
    return wording.in_unit(unit, "").strip()
