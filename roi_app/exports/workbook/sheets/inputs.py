"""What a shop puts in: its costs, its plan and its tools, each in a cell that may be changed."""

from __future__ import annotations

from typing import Final

from roi_app.exports.workbook.book import CellPosition, Limits, Sheet
from roi_app.exports.workbook.case_sheets import CaseSheets
from roi_app.exports.workbook.layout import (
    CHOSEN_TOOL,
    LABELS,
    MERCHANT,
    OF_TOOL,
    PLAN,
    PLAN_ROW,
    SHOP_ROW,
    STAFF_CASH_ROW,
    STREAM_COLUMNS,
    STREAM_ROW,
    SheetKey,
    cell_ranges,
)
from roi_app.exports.workbook.layout import STAFF_CASH as STAFF_CASH_KEY
from roi_app.exports.workbook.sheets.tools import COLUMNS, NAMES, of_stream
from roi_app.exports.workbook.style import Look, money_format, number_format, unit_words
from roi_app.model.parameters import INPUTS, QUANTITIES, STAFF_CASH, STREAM_FIELDS, STREAMS, Quantity, Unit
from roi_app.texts.formatting import Wording

UNITS: Final = 2
WHOSE: Final = 3
HELP: Final = 4
_FINE: Final = 1


def write_inputs(sheet: Sheet, case: CaseSheets) -> None:
    """The sheet of inputs."""
    wording = case.wording
    sheet.text((0, 0), wording.text("workbook.sheet.inputs"), Look.TITLE, spills=True)
    sheet.text((1, 0), wording.text("workbook.inputs_hint"), Look.NOTE, spills=True)
    _section(sheet, SHOP_ROW - 1, "inputs.shop", wording)
    for key in MERCHANT:
        _quantity(sheet, case, key)
    _section(sheet, PLAN_ROW - 1, "inputs.plan", wording)
    for key in PLAN:
        _quantity(sheet, case, key)
    _staff_cash(sheet, case)
    _section(sheet, STREAM_ROW - 2, "workbook.work_and_tools", wording)
    heads = ["workbook.head.work", *(f"workbook.head.{column}" for column in STREAM_COLUMNS)]
    sheet.heads(STREAM_ROW - 1, [wording.text(head) for head in heads], words=(0, cell_ranges()[CHOSEN_TOOL].column))
    for at, stream in enumerate(STREAMS):
        _stream(sheet, case, at, stream)
    sheet.engine.freeze_panes(2, 1)
    sheet.finish()


def _section(sheet: Sheet, row: int, key: str, wording: Wording) -> None:
    sheet.text((row, 0), wording.text(key), Look.SECTION, spills=True)


def _quantity(sheet: Sheet, case: CaseSheets, key: str) -> None:
    wording, quantity, row = case.wording, QUANTITIES[key], cell_ranges()[key].row
    sheet.text((row, LABELS), wording.label(key))
    write_input(sheet, case, key)
    resolved = case.answer.case.quantities.get(key)
    sheet.text((row, UNITS), unit_words(quantity.unit, wording), Look.ASIDE)
    origin = "workbook.sum_of_tools" if resolved is None else f"origin.{resolved.origin}"
    sheet.text((row, WHOSE), wording.text(origin, name=""), Look.ASIDE)
    sheet.text((row, HELP), wording.text(f"quantity.{key}.help"), Look.ASIDE, spills=True)


def write_input(sheet: Sheet, case: CaseSheets, key: str) -> None:
    """The cell of one quantity, unlocked and held to what a document allows; blank where nothing was given."""
    cells, quantity = cell_ranges()[key], QUANTITIES[key]
    at = cells.row, cells.column
    resolved = case.answer.case.quantities.get(key)
    value = None if resolved is None else resolved.range.mode
    number = input_format(quantity, value, case.wording)
    if value is None:
        sheet.blank(at, Look.INPUT, number)
    else:
        sheet.number(at, value, Look.INPUT, number)
    sheet.limit(at, limits_of(quantity, case.wording))


def input_format(quantity: Quantity, value: float | None, wording: Wording) -> str:
    """Fine enough for the value and for the smallest step that a slider makes."""
    match quantity.unit:
        case Unit.MONEY:
            cents = quantity.step < _FINE or (value is not None and value != round(value))
            return money_format(wording, 2 if cents else 0)
        case Unit.SHARE | Unit.SHARE_PER_YEAR:
            return "0.0##%"
        case Unit.RATIO | Unit.PER_MONTH:
            return "0.00##"
        case unit if quantity.stream is None:
            return "General"
        case unit:
            return number_format(unit, wording).replace("0.00", "General")


def limits_of(quantity: Quantity, wording: Wording) -> Limits:
    """What a cell may hold: what a document may."""
    low, high = (wording.with_unit(quantity.unit, bound) for bound in (quantity.lowest, quantity.highest))
    return Limits(
        wording.label(quantity.key),
        wording.text(f"quantity.{quantity.key}.help"),
        wording.text("workbook.allowed", low=low, high=high),
        {
            "validate": "integer" if quantity.whole else "decimal",
            "criteria": "between",
            "minimum": quantity.lowest,
            "maximum": quantity.highest,
        },
    )


def _staff_cash(sheet: Sheet, case: CaseSheets) -> None:
    wording, cells = case.wording, cell_ranges()[STAFF_CASH_KEY]
    choices = [wording.text(f"staff_cash.{one}") for one in STAFF_CASH]
    chosen = wording.text(f"staff_cash.{case.answer.case.document.staff_cash}")
    label = wording.text("choice.staff_cash")
    sheet.text((STAFF_CASH_ROW, LABELS), label)
    sheet.text((cells.row, cells.column), chosen, Look.TYPED)
    refusal = wording.text("workbook.pick_one")
    rule = {"validate": "list", "source": choices, "ignore_blank": False}
    sheet.limit((cells.row, cells.column), Limits(label, wording.text("workbook.staff_cash_help"), refusal, rule))


def _stream(sheet: Sheet, case: CaseSheets, at: int, stream: str) -> None:
    sheet.text((STREAM_ROW + at, LABELS), case.wording.text(f"stream.{stream}"))
    for field in STREAM_FIELDS:
        write_input(sheet, case, f"{stream}.{field}")
    _tool(sheet, case, stream)
    for key in OF_TOOL:
        _of_tool(sheet, case, key, at)


def _tool(sheet: Sheet, case: CaseSheets, stream: str) -> None:
    wording, cells = case.wording, cell_ranges()[f"{stream}.{CHOSEN_TOOL}"]
    at: CellPosition = cells.row, cells.column
    tool = case.picked[stream]
    if tool is None:
        sheet.blank(at, Look.TYPED)
    else:
        sheet.text(at, tool.name, Look.TYPED)
    label = wording.text("lever.choice", stream=wording.text(f"stream.{stream}"))
    rule = {"validate": "list", "source": "=" + case.address(of_stream(case.tools, stream, NAMES))}
    limits = Limits(label, wording.text("workbook.tool_help"), wording.text("workbook.pick_one"), rule)
    sheet.limit(at, limits)


def _of_tool(sheet: Sheet, case: CaseSheets, key: str, at: int) -> None:
    """What follows from a tool's name: the names are compared whole, so that no sign in them is a wildcard."""
    cells, stream = cell_ranges()[key], STREAMS[at]
    names = case.address(of_stream(case.tools, stream, NAMES))
    same = f"({names}={case.cell(CHOSEN_TOOL, at, SheetKey.INPUTS)})"
    # That a tool is chosen has no column: it is that its name is found.
    column = case.address(of_stream(case.tools, stream, COLUMNS[key])) if key in COLUMNS else "1"
    formula, number = f"SUMPRODUCT({same}*{column})", number_format(INPUTS[key].unit, case.wording)
    sheet.formula((cells.row + at, cells.column), formula, case.value(key, at), Look.VALUE, number)
