"""From what AI brings in to what stays, as a table, and as the stacked columns that a chart of it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from roi_app.exports.workbook.book import Sheet, cell_name
from roi_app.exports.workbook.case_sheets import CaseSheets
from roi_app.exports.workbook.layout import LABELS, MOVES, VALUES, CellRange, SheetKey
from roi_app.exports.workbook.style import KEEP, RACE, TOTAL, Look, number_format
from roi_app.model.parameters import STREAMS, Unit

_TAKES: Final = (
    "pv_tools",
    "setup_paid",
    "pv_oversight",
    "pv_content_race",
    "pv_traffic_race",
    "pv_tool_race",
    "pv_erosion",
    "pv_leakage",
)
_UPLIFT: Final = "pv_uplift"
_SAVED: Final = "pv_saved_by_stream"
TOTALS_AT: Final = (len(STREAMS) + 1, len(STREAMS) + 2 + len(_TAKES))
"""Where the two totals stand among the bars, from 0."""

_START, _END, _BASE, _UP, _DOWN = range(VALUES, VALUES + 5)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the chart draws, as cells: labels, the unseen base, what stands above 0 and below it; a colour a bar."""

    labels: CellRange
    base: CellRange
    up: CellRange
    down: CellRange
    colours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Move:
    label: str
    formula: str
    amount: float
    colour: str
    is_total: bool = False


def write_waterfall(sheet: Sheet, case: CaseSheets, row: int, helper_row: int) -> Drawn:
    """Write the table at `row` and what the chart needs at `helper_row`."""
    wording, moves = case.wording, _moves(case)
    money = number_format(Unit.MONEY, wording)
    sheet.text((row - 2, 0), wording.text("waterfall.title"), Look.SECTION, spills=True)
    sheet.heads(row - 1, ["", wording.text("workbook.head.pv")])
    for at, move in enumerate(moves, row):
        look = Look.TOTAL if move.is_total else Look.VALUE
        sheet.text((at, LABELS), move.label, Look.TOTAL_LABEL if move.is_total else Look.LABEL)
        sheet.formula((at, VALUES), case.shown(move.formula), move.amount, look, money)
    sheet.text((helper_row - 2, 0), wording.text("workbook.chart_columns"), Look.SECTION, spills=True)
    heads = ["", *(wording.text(f"workbook.head.{head}") for head in ("start", "end", "base", "up", "down"))]
    sheet.heads(helper_row - 1, heads)
    _write_columns(sheet, moves, row, helper_row, money)
    labels, base, up, down = (
        CellRange(SheetKey.SUMMARY, helper_row, column, MOVES) for column in (LABELS, _BASE, _UP, _DOWN)
    )
    return Drawn(labels, base, up, down, tuple(move.colour for move in moves))


def _moves(case: CaseSheets) -> list[_Move]:
    answer, wording = case.answer, case.wording
    saved = answer.by_stream(_SAVED)
    moves = [
        _Move(
            wording.text(f"waterfall.bar.stream.{stream}"), case.cell(_SAVED, at, SheetKey.SUMMARY), saved[stream], KEEP
        )
        for at, stream in enumerate(STREAMS)
    ]
    uplift = wording.text(f"waterfall.bar.{_UPLIFT}")
    moves.append(_Move(uplift, case.name(_UPLIFT), answer.value(_UPLIFT), KEEP))
    moves.append(_total(case, "brought_in"))
    moves += [
        _Move(wording.text(f"waterfall.bar.{key}"), f"-{case.name(key)}", -answer.value(key), RACE) for key in _TAKES
    ]
    moves.append(_total(case, "npv"))
    return moves


def _total(case: CaseSheets, key: str) -> _Move:
    return _Move(
        case.wording.text(f"waterfall.bar.{key}"), case.name(key), case.answer.value(key), TOTAL, is_total=True
    )


def _write_columns(sheet: Sheet, moves: list[_Move], row: int, helper_row: int, money: str) -> None:
    """Each bar from its start to its end; a bar that crosses 0 is drawn as one part above and one below."""
    running = 0.0
    for at, move in enumerate(moves):
        here = helper_row + at
        amount = cell_name(row + at, VALUES)
        start = 0.0 if move.is_total else running
        running = start + move.amount
        low, high = min(start, running), max(start, running)
        first, last = (cell_name(here, column) for column in (_START, _END))
        at_start = "0" if move.is_total or not at else cell_name(here - 1, _END)
        lower, upper = f"MIN({first},{last})", f"MAX({first},{last})"
        cells = (
            (_START, at_start, start),
            (_END, f"{first}+{amount}", running),
            (_BASE, f"MAX(0,{lower})+MIN(0,{upper})", max(0.0, low) + min(0.0, high)),
            (_UP, f"MAX(0,{upper})-MAX(0,{lower})", max(0.0, high) - max(0.0, low)),
            (_DOWN, f"MIN(0,{lower})-MIN(0,{upper})", min(0.0, low) - min(0.0, high)),
        )
        sheet.text((here, LABELS), move.label)
        for column, formula, value in cells:
            sheet.formula((here, column), formula, value, Look.VALUE, money)
