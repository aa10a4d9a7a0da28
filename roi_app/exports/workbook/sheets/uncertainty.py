"""How sure: what the app's trials found, as they were, and the tornado, which is live.

Trials cannot run in a spreadsheet, so their percentiles, means and the price of trying are dated values with seed,
number and engine. Beside each stands the likely case, which follows every change, so that both can be told apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from roi_app import __version__
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.exports.workbook.book import Book, CellPosition, Sheet
from roi_app.exports.workbook.case_sheets import CaseSheets
from roi_app.exports.workbook.sheets.dated import dated_note, has_trials, write_note
from roi_app.exports.workbook.sheets.tornado import write_tornado
from roi_app.exports.workbook.style import Look, number_format
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import Unit
from roi_app.model.uncertainty.distribution import Distribution
from roi_app.statements.spreads import Words, words_for
from roi_app.statements.stories import stories

TRIALS_ROW: Final = 6
_FIGURES: Final = (("npv", True), ("kept_share", True), ("payback_months", False), ("break_even_intensity", False))
_ROWS: Final = 12
TORNADO_ROW: Final = TRIALS_ROW + _ROWS + 4

_LABEL, _P10, _P50, _P90, _MEAN, _LOSS, _LIKELY = range(7)


@dataclass(frozen=True, slots=True)
class _Found:
    """A line of what the trials found: by `name` as in `ROWS`, against a baseline; `likely` is the figure's key."""

    label: str
    name: str
    baseline: Baseline
    spread: Distribution | None
    mean: float | None
    loss: float | None
    likely: str


def write_uncertainty(book: Book, sheet: Sheet, case: CaseSheets) -> None:
    """The sheet of ranges."""
    wording = case.wording
    sheet.text((0, 0), wording.text("workbook.sheet.uncertainty"), Look.TITLE, spills=True)
    sheet.text((1, 0), wording.text("workbook.uncertainty_hint"), Look.NOTE, spills=True)
    sheet.text((3, 0), wording.text("workbook.trials_found"), Look.SECTION, spills=True)
    write_note(sheet, 4, case, _dated(case))
    heads = ["", "P10", "P50", "P90", *(wording.text(f"workbook.head.{one}") for one in ("mean", "loss", "likely_now"))]
    sheet.heads(TRIALS_ROW - 1, heads)
    found = list(_lines(case))
    for row, line in enumerate(found, TRIALS_ROW):
        _line(sheet, case, row, line)
    trials = case.trials
    if trials is not None:
        told = stories(case.answer, trials, Baseline.STANDING_STILL, wording)
        for row, text in enumerate(told, TRIALS_ROW + len(found)):
            sheet.text((row, 0), text, Look.NOTE, spills=True)
    for row in range(TRIALS_ROW + len(found) + 2, TORNADO_ROW - 1):
        sheet.engine.set_row(row, None, None, {"hidden": True})
    every, last = write_tornado(book, sheet, case, TORNADO_ROW)
    sheet.wide(_LABEL, 34)
    for column in range(_P10, 9):
        sheet.wide(column, 13)
    sheet.engine.set_h_pagebreaks([TORNADO_ROW, every - 2])
    sheet.engine.freeze_panes(2, 1)
    sheet.finish(printed=(last, 7))


def _dated(case: CaseSheets) -> str:
    """Which trials the values come from, and by which engine."""
    note = dated_note(case)
    return note if case.trials is None else f"{note} Merchant ROI {__version__}"


def _lines(case: CaseSheets) -> Iterator[_Found]:
    """It sticks, it is dropped, all cases; none without trials or without a tool."""
    trials = case.trials
    if trials is None or not has_trials(case):
        return
    sticks, dropped, every = trials.if_it_sticks, trials.if_dropped, trials.all_cases
    if sticks is not None:
        for name, by_baseline in _FIGURES:
            for baseline in Baseline if by_baseline else (Baseline.TODAY,):
                key = key_against(name, baseline)
                spread = sticks.figures[key]
                is_worth = name == "npv"
                mean, loss = (sticks.mean(key), sticks.probability_of_loss(key)) if is_worth else (None, None)
                label = _label("sticks", f"odds.spread.{name}", baseline if by_baseline else None, case)
                yield _Found(label, name, baseline, spread, mean, loss, key)
    if dropped is not None:
        for baseline in reversed(Baseline):
            key = key_against("npv", baseline)
            label = _label("dropped", "odds.spread.npv", baseline, case)
            yield _Found(label, "npv", baseline, dropped.figures[key], dropped.mean(key), None, f"{key}_if_dropped")
    for baseline in Baseline:
        key = key_against("npv", baseline)
        label = _label("every", "odds.spread.npv", baseline, case)
        yield _Found(label, "npv", baseline, None, every.mean(key), every.probability_of_loss(key), key)


def _label(story: str, figure: str, baseline: Baseline | None, case: CaseSheets) -> str:
    wording = case.wording
    if story == "dropped" and baseline is Baseline.STANDING_STILL:
        return wording.text("workbook.price_of_trying")
    against = "" if baseline is None else wording.text(f"choice.baseline.{baseline}")
    name = wording.text(figure)
    told = wording.text("comparison.ranged", mode=name, range=against) if against else name
    return wording.text(f"workbook.story.{story}", figure=told)


def _line(sheet: Sheet, case: CaseSheets, row: int, line: _Found) -> None:
    number = number_format(STEPS[line.likely].unit, case.wording)
    sheet.text((row, _LABEL), line.label)
    if line.spread is not None:
        for column, value in zip((_P10, _P50, _P90), (line.spread.p10, line.spread.p50, line.spread.p90), strict=True):
            _percentile(sheet, (row, column), value, words_for(line.name, case.wording), number)
    if line.mean is not None and math.isfinite(line.mean):
        sheet.number((row, _MEAN), line.mean, Look.STRONG, number)
    if line.loss is not None:
        sheet.number((row, _LOSS), line.loss, Look.VALUE, number_format(Unit.SHARE, case.wording))
    sheet.formula((row, _LIKELY), case.shown(case.name(line.likely)), case.value(line.likely), Look.STRONG, number)


def _percentile(sheet: Sheet, at: CellPosition, value: float | None, words: Words, number: str) -> None:
    """A percentile; words where it lies beyond all numbers."""
    if value is None:
        return
    if math.isfinite(value):
        sheet.number(at, value, Look.VALUE, number)
    else:
        sheet.text(at, words(value), Look.VALUE)
