"""What a shop puts in: its costs, its plan and its tools, each in a cell that may be changed."""

from __future__ import annotations

from typing import Final

from roi_app.documents.case import Origin
from roi_app.explain.origins import origin_text
from roi_app.exports.workbook.book import Book, CellPosition, Limits, Sheet, cell_name
from roi_app.exports.workbook.case_sheets import CaseSheets
from roi_app.exports.workbook.cell_text import width
from roi_app.exports.workbook.formula import quoted
from roi_app.exports.workbook.layout import (
    CHANGED_FLAG,
    CHOSEN_TOOL,
    DELIVERED_ROW,
    LABELS,
    MERCHANT,
    OF_TOOL,
    PLAN,
    PLAN_ROW,
    SCENARIO,
    SHOP_ROW,
    STAFF_CASH_ROW,
    STREAM_COLUMNS,
    STREAM_ROW,
    VALUES,
    SheetKey,
    cell_ranges,
    register_row,
    typed_cells,
)
from roi_app.exports.workbook.layout import STAFF_CASH as STAFF_CASH_KEY
from roi_app.exports.workbook.style import (
    CHANGED,
    Look,
    money_format,
    number_format,
    plain_format,
    unit_words,
    words_after,
)
from roi_app.exports.workbook.tool_rows import COLUMNS, NAMES, of_stream
from roi_app.model.parameters import INPUTS, QUANTITIES, STAFF_CASH, STREAM_FIELDS, STREAMS, Kind, Quantity, Unit
from roi_app.statements.books import books_lines
from roi_app.texts.formatting import Wording

UNITS: Final = 2
DELIVERED: Final = 3
WHOSE: Final = 5
HELP: Final = 6
_FINE: Final = 1
_HELP_COLUMNS: Final = 58
_WIDEST_NAME: Final = 42
_TOOLS: Final = VALUES + len(STREAM_FIELDS)
"""The column of the tools' names."""

_LAST: Final = _TOOLS + len(OF_TOOL)
"""The last column on paper."""

GIVEN: Final = (Origin.OWN, Origin.CLAIM)
"""Whose values stand in the cells of assumptions; a preset's is used where a cell is empty."""


def write_inputs(book: Book, sheet: Sheet, case: CaseSheets) -> None:
    """The sheet of inputs."""
    wording = case.wording
    sheet.text((0, 0), wording.text("workbook.sheet.inputs"), Look.TITLE, spills=True)
    sheet.text((1, 0), wording.text("workbook.inputs_hint"), Look.NOTE, spills=True)
    for row, title in ((SHOP_ROW - 1, "inputs.shop"), (PLAN_ROW - 1, "inputs.plan")):
        _section(sheet, row, title, wording)
        sheet.text((row, DELIVERED), wording.text("workbook.head.as_delivered"), Look.HEAD_OF_NUMBERS)
    for key in (*MERCHANT, *PLAN):
        _quantity(sheet, case, key)
    _staff_cash(sheet, case)
    _section(sheet, STREAM_ROW - 2, "workbook.work_and_tools", wording)
    heads = ["workbook.head.work", *(f"workbook.head.{column}" for column in STREAM_COLUMNS)]
    sheet.heads(STREAM_ROW - 1, [wording.text(head) for head in heads], words=(0, _TOOLS))
    for at, stream in enumerate(STREAMS):
        _stream(sheet, case, at, stream)
    _delivered(sheet, case)
    for first, last in ((SHOP_ROW, PLAN_ROW - 3), (PLAN_ROW, STAFF_CASH_ROW)):
        _mark(book, sheet, (first, VALUES), (last, VALUES), (first, DELIVERED))
    _mark(book, sheet, (STREAM_ROW, VALUES), (STREAM_ROW + len(STREAMS) - 1, _TOOLS), (DELIVERED_ROW, VALUES))
    sheet.wide(_TOOLS, min(_WIDEST_NAME, max(width(tool.name) for tool in case.tools)))
    sheet.engine.freeze_panes(2, 1)
    bottom = DELIVERED_ROW + len(STREAMS) - 1
    for line in books_lines(case.answer.case, wording):
        bottom += 1
        sheet.text((bottom, LABELS), line, Look.NOTE, spills=True)
    sheet.finish(printed=(bottom, _LAST))


def _mark(book: Book, sheet: Sheet, first: CellPosition, last: CellPosition, given: CellPosition) -> None:
    """Mark what is not as it was delivered; `given` is what was delivered of the first cell."""
    typed, delivered = (cell_name(*at) for at in (first, given))
    sheet.condition(first, last, f'{typed}&""<>{delivered}&""', book.marked(CHANGED))


def _section(sheet: Sheet, row: int, key: str, wording: Wording) -> None:
    sheet.text((row, 0), wording.text(key), Look.SECTION, spills=True)


def _quantity(sheet: Sheet, case: CaseSheets, key: str) -> None:
    wording, quantity, row = case.wording, QUANTITIES[key], typed_cells()[key].row
    resolved = case.answer.case.quantities.get(key)
    value = None if resolved is None else resolved.range.mode
    number = input_format(quantity, value, wording)
    sheet.text((row, LABELS), wording.label(key))
    write_input(sheet, case, key, number)
    sheet.text((row, UNITS), unit_words(quantity.unit, wording), Look.ASIDE)
    if value is not None:
        sheet.number((row, DELIVERED), value, Look.VALUE, number)
    if resolved is None:
        whose = wording.text("workbook.sum_of_tools")
    else:
        whose = origin_text(resolved, case.answer.case, wording)
    _whose(sheet, case, key, row, whose)
    sheet.across((row, HELP), _LAST, wording.text(f"quantity.{key}.help"), _HELP_COLUMNS)


def _whose(sheet: Sheet, case: CaseSheets, key: str, row: int, given: str) -> None:
    """Whose value it is: as delivered, or changed here; another scenario's where one is picked."""
    wording = case.wording
    changed = case.registered(register_row(key), CHANGED_FLAG)
    scenario = f"IF({case.name(SCENARIO)}=1,{quoted(given)},{quoted(wording.text('workbook.picked'))})"
    formula = f"IF({changed}=1,{quoted(wording.text('workbook.changed'))},{scenario})"
    sheet.formula((row, WHOSE), formula, given, Look.ASIDE, "")
    sheet.wide(WHOSE, width(given))


def write_input(sheet: Sheet, case: CaseSheets, key: str, number: str) -> None:
    """The cell of one quantity, unlocked and held to what a document allows; blank where nothing was given."""
    cells, quantity = typed_cells()[key], QUANTITIES[key]
    at = cells.row, cells.column
    resolved = case.answer.case.quantities.get(key)
    given = resolved is not None and (quantity.kind is not Kind.ASSUMPTION or resolved.origin in GIVEN)
    if resolved is None or not given:
        sheet.blank(at, Look.INPUT, number)
    else:
        sheet.number(at, resolved.range.mode, Look.INPUT, number)
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
            return "0" if quantity.whole else "General"
        case unit:
            return plain_format(words_after(unit, wording))


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
    wording, cells = case.wording, typed_cells()[STAFF_CASH_KEY]
    choices = [wording.text(f"staff_cash.{one}") for one in STAFF_CASH]
    chosen = wording.text(f"staff_cash.{case.answer.case.document.staff_cash}")
    label = wording.text("choice.staff_cash")
    sheet.text((STAFF_CASH_ROW, LABELS), label)
    sheet.text((cells.row, cells.column), chosen, Look.TYPED)
    sheet.text((cells.row, DELIVERED), chosen, Look.WORD)
    refusal = wording.text("workbook.pick_one")
    rule = {"validate": "list", "source": choices, "ignore_blank": False}
    sheet.limit((cells.row, cells.column), Limits(label, wording.text("workbook.staff_cash_help"), refusal, rule))


def _stream(sheet: Sheet, case: CaseSheets, at: int, stream: str) -> None:
    sheet.text((STREAM_ROW + at, LABELS), case.wording.text(f"stream.{stream}"))
    for field in STREAM_FIELDS:
        key = f"{stream}.{field}"
        write_input(sheet, case, key, input_format(QUANTITIES[key], _mode(case, key), case.wording))
    _tool(sheet, case, stream)
    for key in OF_TOOL:
        _of_tool(sheet, case, key, at)


def _mode(case: CaseSheets, key: str) -> float:
    return case.answer.case.quantities[key].range.mode


def _delivered(sheet: Sheet, case: CaseSheets) -> None:
    """The work and the tools as the app delivered them, cell by cell as above."""
    wording = case.wording
    _section(sheet, DELIVERED_ROW - 1, "workbook.as_delivered", wording)
    for at, stream in enumerate(STREAMS):
        row = DELIVERED_ROW + at
        sheet.text((row, LABELS), wording.text(f"stream.{stream}"))
        for column, field in enumerate(STREAM_FIELDS, VALUES):
            key = f"{stream}.{field}"
            number = input_format(QUANTITIES[key], _mode(case, key), wording)
            sheet.number((row, column), _mode(case, key), Look.VALUE, number)
        tool = case.picked[stream]
        if tool is not None:
            sheet.text((row, _TOOLS), tool.name, Look.WORD)


def _tool(sheet: Sheet, case: CaseSheets, stream: str) -> None:
    wording, cells = case.wording, typed_cells()[f"{stream}.{CHOSEN_TOOL}"]
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
    same = f"({case.address(of_stream(case.tools, stream, NAMES))}={case.cell(CHOSEN_TOOL, at, SheetKey.INPUTS)})"
    # That a tool is chosen has no column: it is that its name is found.
    column = case.address(of_stream(case.tools, stream, COLUMNS[key])) if key in COLUMNS else "1"
    formula, number = f"SUMPRODUCT({same}*{column})", number_format(INPUTS[key].unit, case.wording)
    sheet.formula((cells.row + at, cells.column), formula, case.value(key, at), Look.VALUE, number)
