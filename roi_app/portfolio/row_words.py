"""A merchant's row in words, each figure as every other surface tells it and money in the merchant's own currency."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import numpy as np

from roi_app.checks.foreign_text import MESSAGE, one_line
from roi_app.figures.tones import Tone, of_amount
from roi_app.model.parameters import CURRENCIES
from roi_app.portfolio.overview import ZONE_TONES
from roi_app.portfolio.results import Results
from roi_app.portfolio.selection import PROBLEMS
from roi_app.texts.formatting import NONE, Wording

COLUMNS: Final = (
    "id",
    "name",
    "platform",
    "zone",
    "kept_share",
    "saved_per_month",
    "npv",
    "npv_vs_standing_still",
    "payback_months",
    "break_even_intensity",
    PROBLEMS,
)
"""The columns that are shown, in their order; each can be sorted by."""

TEXTS: Final = ("id", "name", "platform", "zone", PROBLEMS)
"""Those that are no figures."""


def cell_text(results: Results, row: int, column: str, language: str) -> str:
    """What stands in a cell; a row with problems has no figures, only what it is called and what is wrong."""
    if column in TEXTS:
        return _word(results, row, column, language)
    value = float(results.figures[column][row])
    if results.is_bad_row(row):
        return NONE
    wording = Wording(language, results.currencies[row])
    if np.isnan(value):
        return _absent(results, row, column, wording)
    return _FIGURES[column](wording, value)


def cell_tone(results: Results, row: int, column: str) -> Tone:
    """Whether a figure is good, bad or neither; a zone has the tone of the race meter."""
    if column == "zone":
        return ZONE_TONES[results.zones[row] or PROBLEMS]
    if column in ("kept_share", "npv", "npv_vs_standing_still"):
        value = float(results.figures[column][row])
        return of_amount(None if np.isnan(value) else value)
    return Tone.PLAIN


def _word(results: Results, row: int, column: str, language: str) -> str:
    wording = Wording(language, CURRENCIES[0])
    if column == "platform":
        platform = results.platforms[row]
        return wording.text(f"platform.{platform}") if platform else NONE
    if column == "zone":
        return wording.text(f"merchants.zone.{results.zones[row] or PROBLEMS}")
    text = {"id": results.ids, "name": results.names, PROBLEMS: results.problems}[column][row]
    return one_line(text, MESSAGE)


def _absent(results: Results, row: int, column: str, wording: Wording) -> str:
    """What a figure is told as that does not exist."""
    if results.zones[row] == "nothing_brought_in":
        return NONE
    if column == "payback_months":
        return wording.months(None)
    if column == "break_even_intensity":
        return wording.text(f"merchants.break_even.{'always' if results.zones[row] == 'pays' else 'never'}")
    return NONE


def _break_even(wording: Wording, value: float) -> str:
    return wording.text("merchants.break_even.never") if value < 0 else wording.plain(value, 2)


_FIGURES: Final[Mapping[str, Callable[[Wording, float], str]]] = MappingProxyType(
    {
        "kept_share": Wording.kept_of_100,
        "saved_per_month": Wording.money,
        "npv": Wording.money_short,
        "npv_vs_standing_still": Wording.money_short,
        "payback_months": Wording.months,
        "break_even_intensity": _break_even,
    }
)
