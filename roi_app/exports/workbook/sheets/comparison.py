"""The first sheet of a comparison: results with their differences to the first scenario, then all inputs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from roi_app.estimates.answer import number_or_none
from roi_app.estimates.baseline import MEASURED, Baseline, key_against, result_of
from roi_app.exports.workbook.book import Book, CellPosition, Sheet, cached, cell_name
from roi_app.exports.workbook.case_sheets import CaseSheets
from roi_app.exports.workbook.formula import ABSENT
from roi_app.exports.workbook.layout import CHOSEN_TOOL, STAFF_CASH
from roi_app.exports.workbook.sheets.inputs import input_format
from roi_app.exports.workbook.sheets.summary import game_formula, game_text
from roi_app.exports.workbook.style import CAUTION_SOFT, Look, number_format, points_format, signed_format
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import QUANTITIES, STREAMS, Unit
from roi_app.texts.formatting import Wording

RESULTS: Final = (
    *(key_against(result, baseline) for result in MEASURED for baseline in Baseline),
    "saved_per_month",
    "payback_months",
    "roi",
    "pv_races",
    "break_even_intensity",
    "exit_intensity",
)
_HEAD_ROW: Final = 3
_FIRST: Final = 1


def write_comparison(book: Book, sheet: Sheet, cases: Sequence[CaseSheets], wording: Wording) -> None:
    """The sheet that sets the cases side by side."""
    _Comparison(book, sheet, cases, wording).write()


class _Comparison:
    """Writes the sheet from the top down."""

    def __init__(self, book: Book, sheet: Sheet, cases: Sequence[CaseSheets], wording: Wording) -> None:
        self._book = book
        self._sheet = sheet
        self._cases = cases
        self._wording = wording
        self._one_currency = len({case.wording.currency for case in cases}) == 1
        self._row = _HEAD_ROW + 1

    def write(self) -> None:
        """Fill the sheet."""
        self._heads()
        for key in RESULTS:
            self._result(key)
        self._games()
        first = self._row + 2
        self._section(self._wording.text("scenarios.inputs"))
        self._choices()
        for key in QUANTITIES:
            self._quantity(key)
        for stream in STREAMS:
            self._tool(stream)
        self._mark(first)
        self._sheet.engine.freeze_panes(_HEAD_ROW + 1, 1)
        self._sheet.finish(repeat=_HEAD_ROW)

    def _column(self, place: int) -> int:
        """Where a scenario stands: each after the first is followed by its difference."""
        return _FIRST if place == 0 else _FIRST + 2 * place - 1

    def _heads(self) -> None:
        text, sheet = self._wording.text, self._sheet
        sheet.text((0, 0), text("workbook.sheet.comparison"), Look.TITLE, spills=True)
        sheet.text((1, 0), text("workbook.comparison_hint"), Look.NOTE, spills=True)
        if not self._one_currency:
            sheet.text((2, 0), text("comparison.currencies_differ"), Look.NOTE, spills=True)
        heads = ["", self._cases[0].title]
        for case in self._cases[1:]:
            heads += [case.title, text("workbook.difference")]
        sheet.heads(_HEAD_ROW, heads)
        for column in range(_FIRST, len(heads)):
            sheet.wide(column, 16)

    def _section(self, title: str) -> None:
        self._row += 1
        self._sheet.text((self._row, 0), title, Look.SECTION, spills=True)
        self._row += 1

    def _result(self, key: str) -> None:
        against = self._wording.text("choice.baseline.standing_still") if key != result_of(key) else ""
        plain = self._wording.text(f"comparison.{result_of(key)}")
        self._sheet.text((self._row, 0), _beside(plain, against, self._wording))
        unit = STEPS[key].unit
        values = [number_or_none(case.answer.values[key][0][0]) for case in self._cases]
        for place, (case, value) in enumerate(zip(self._cases, values, strict=True)):
            number, at = number_format(unit, case.wording), (self._row, self._column(place))
            self._sheet.formula(at, case.shown(case.name(key)), cached(value), Look.STRONG, number)
            if place and (self._one_currency or unit is not Unit.MONEY):
                self._difference(at, values[0], value, unit, number)
        self._row += 1

    def _difference(self, at: CellPosition, first: float | None, value: float | None, unit: Unit, number: str) -> None:
        here, there = cell_name(*at), cell_name(at[0], self._column(0))
        points = "*100" if unit is Unit.SHARE else ""
        apart = f"({here}-{there}){points}" if points else f"{here}-{there}"
        formula = f'IF(AND(ISNUMBER({here}),ISNUMBER({there})),{apart},"{ABSENT}")'
        by = None if first is None or value is None else value - first
        if by is not None and points:
            by *= 100
        look = points_format(self._wording) if points else signed_format(number)
        self._sheet.formula((at[0], at[1] + 1), formula, cached(by), Look.VALUE, look)

    def _games(self) -> None:
        self._sheet.text((self._row, 0), self._wording.text("comparison.game"))
        for place, case in enumerate(self._cases):
            at = self._row, self._column(place)
            self._sheet.formula(
                at, case.shown(game_formula(case, ".short")), game_text(case, ".short"), Look.STRONG, ""
            )
        self._row += 1

    def _choices(self) -> None:
        """What is chosen in the app, as it was chosen."""
        for key in ("platform", "currency", "preset"):
            self._sheet.text((self._row, 0), self._wording.text(f"comparison.{key}"))
            for place, case in enumerate(self._cases):
                self._sheet.text((self._row, self._column(place)), _choice(case, key), Look.VALUE)
            self._row += 1
        self._linked(STAFF_CASH, self._wording.text("comparison.staff_cash"))

    def _linked(self, key: str, label: str) -> None:
        """A text that a person picks on a scenario's own sheet."""
        self._sheet.text((self._row, 0), label)
        for place, case in enumerate(self._cases):
            at = self._row, self._column(place)
            self._sheet.formula(at, f'{case.name(key)}&""', _picked(case, key), Look.VALUE, "")
        self._row += 1

    def _quantity(self, key: str) -> None:
        self._sheet.text((self._row, 0), self._wording.label(key))
        for place, case in enumerate(self._cases):
            resolved = case.answer.case.quantities.get(key)
            value = None if resolved is None else resolved.range.mode
            number = input_format(QUANTITIES[key], value, case.wording)
            formula = f'IF(ISNUMBER({case.name(key)}),{case.name(key)},"{ABSENT}")'
            self._sheet.formula((self._row, self._column(place)), formula, cached(value), Look.VALUE, number)
        self._row += 1

    def _tool(self, stream: str) -> None:
        label = self._wording.text("lever.choice", stream=self._wording.text(f"stream.{stream}"))
        self._linked(f"{stream}.{CHOSEN_TOOL}", label)

    def _mark(self, first: int) -> None:
        """Mark what differs from the first scenario."""
        for place in range(1, len(self._cases)):
            column = self._column(place)
            here, there = cell_name(first, column), cell_name(first, self._column(0))
            marked = self._book.marked(CAUTION_SOFT)
            self._sheet.condition((first, column), (self._row - 1, column), f"{here}<>{there}", marked)


def _beside(plain: str, against: str, wording: Wording) -> str:
    return wording.text("comparison.ranged", mode=plain, range=against) if against else plain


def _choice(case: CaseSheets, key: str) -> str:
    resolved, wording = case.answer.case, case.wording
    if key == "platform":
        return wording.text(f"platform.{resolved.document.platform}")
    if key == "currency":
        return wording.text(f"currency.{wording.currency}")
    return resolved.catalogue.presets[resolved.document.preset].name[wording.language]


def _picked(case: CaseSheets, key: str) -> str:
    if key == STAFF_CASH:
        return case.wording.text(f"staff_cash.{case.answer.case.document.staff_cash}")
    tool = case.picked[key.partition(".")[0]]
    return "" if tool is None else tool.name
