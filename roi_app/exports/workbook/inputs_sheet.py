"""What a shop puts in: its costs, its plan and its tools, each in a cell that may be changed."""

from __future__ import annotations

from typing import Final

from roi_app.documents.case import STREAM_FIELDS
from roi_app.exports.workbook.book import Limits, Place, Sheet
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
    Page,
    Spot,
    spots,
)
from roi_app.exports.workbook.layout import STAFF_CASH as STAFF_CASH_KEY
from roi_app.exports.workbook.shop import CaseSheets
from roi_app.exports.workbook.style import Look, money_format, number_format, unit_words, yes_no_format
from roi_app.exports.workbook.tools_table import IN_FORCE, NAMES, REPLACES_PEOPLE, of_stream
from roi_app.model.parameters import QUANTITIES, STAFF_CASH, STREAMS, Quantity, Unit
from roi_app.texts.formatting import Wording

UNITS: Final = 2
WHOSE: Final = 3
HELP: Final = 4
_FINE: Final = 1


def write_inputs(sheet: Sheet, shop: CaseSheets) -> None:
    """The sheet of inputs."""
    wording = shop.wording
    sheet.text((0, 0), wording.text("workbook.sheet.inputs"), Look.TITLE, spills=True)
    sheet.text((1, 0), wording.text("workbook.inputs_hint"), Look.NOTE, spills=True)
    _section(sheet, SHOP_ROW - 1, "inputs.shop", wording)
    for key in MERCHANT:
        _quantity(sheet, shop, key)
    _section(sheet, PLAN_ROW - 1, "inputs.plan", wording)
    for key in PLAN:
        _quantity(sheet, shop, key)
    _staff_cash(sheet, shop)
    _section(sheet, STREAM_ROW - 2, "workbook.work_and_tools", wording)
    heads = ["workbook.head.work", *(f"workbook.head.{column}" for column in STREAM_COLUMNS)]
    sheet.heads(STREAM_ROW - 1, [wording.text(head) for head in heads], words=(0, spots()[CHOSEN_TOOL].column))
    for at, stream in enumerate(STREAMS):
        _stream(sheet, shop, at, stream)
    sheet.engine.freeze_panes(2, 1)
    sheet.finish()


def _section(sheet: Sheet, row: int, key: str, wording: Wording) -> None:
    sheet.text((row, 0), wording.text(key), Look.SECTION, spills=True)


def _quantity(sheet: Sheet, shop: CaseSheets, key: str) -> None:
    wording, quantity, row = shop.wording, QUANTITIES[key], spots()[key].row
    sheet.text((row, LABELS), wording.label(key))
    write_input(sheet, shop, key)
    resolved = shop.answer.case.quantities.get(key)
    sheet.text((row, UNITS), unit_words(quantity.unit, wording), Look.ASIDE)
    origin = "workbook.sum_of_tools" if resolved is None else f"origin.{resolved.origin}"
    sheet.text((row, WHOSE), wording.text(origin, name=""), Look.ASIDE)
    sheet.text((row, HELP), wording.text(f"quantity.{key}.help"), Look.ASIDE, spills=True)


def write_input(sheet: Sheet, shop: CaseSheets, key: str) -> None:
    """The cell of one quantity, unlocked and held to what a document allows; blank where nothing was given."""
    spot, quantity = spots()[key], QUANTITIES[key]
    at = spot.row, spot.column
    resolved = shop.answer.case.quantities.get(key)
    value = None if resolved is None else resolved.range.mode
    number = input_format(quantity, value, shop.wording)
    if value is None:
        sheet.blank(at, Look.INPUT, number)
    else:
        sheet.number(at, value, Look.INPUT, number)
    sheet.limit(at, limits_of(quantity, shop.wording))


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


def _staff_cash(sheet: Sheet, shop: CaseSheets) -> None:
    wording, spot = shop.wording, spots()[STAFF_CASH_KEY]
    choices = [wording.text(f"staff_cash.{one}") for one in STAFF_CASH]
    chosen = wording.text(f"staff_cash.{shop.answer.case.document.staff_cash}")
    label = wording.text("choice.staff_cash")
    sheet.text((STAFF_CASH_ROW, LABELS), label)
    sheet.text((spot.row, spot.column), chosen, Look.TYPED)
    refusal = wording.text("workbook.pick_one")
    rule = {"validate": "list", "source": choices, "ignore_blank": False}
    sheet.limit((spot.row, spot.column), Limits(label, wording.text("workbook.staff_cash_help"), refusal, rule))


def _stream(sheet: Sheet, shop: CaseSheets, at: int, stream: str) -> None:
    sheet.text((STREAM_ROW + at, LABELS), shop.wording.text(f"stream.{stream}"))
    for field in STREAM_FIELDS:
        write_input(sheet, shop, f"{stream}.{field}")
    _tool(sheet, shop, stream)
    for key in OF_TOOL:
        _of_tool(sheet, shop, key, at)


def _tool(sheet: Sheet, shop: CaseSheets, stream: str) -> None:
    wording, spot = shop.wording, spots()[f"{stream}.{CHOSEN_TOOL}"]
    at: Place = spot.row, spot.column
    tool = shop.picked[stream]
    if tool is None:
        sheet.blank(at, Look.TYPED)
    else:
        sheet.text(at, tool.name, Look.TYPED)
    label = wording.text("lever.choice", stream=wording.text(f"stream.{stream}"))
    rule = {"validate": "list", "source": "=" + shop.address(of_stream(shop.tools, stream, NAMES))}
    limits = Limits(label, wording.text("workbook.tool_help"), wording.text("workbook.pick_one"), rule)
    sheet.limit(at, limits)


def _of_tool(sheet: Sheet, shop: CaseSheets, key: str, at: int) -> None:
    """What follows from a tool's name: the names are compared whole, so that no sign in them is a wildcard."""
    spot, stream = spots()[key], STREAMS[at]
    names = shop.address(of_stream(shop.tools, stream, NAMES))
    same = f"({names}={shop.cell(CHOSEN_TOOL, at, Page.INPUTS)})"
    column: dict[str, Spot] = {
        "lever_price": of_stream(shop.tools, stream, IN_FORCE),
        "headcount_cap": of_stream(shop.tools, stream, REPLACES_PEOPLE),
    }
    if key == "lever_chosen":
        formula, number = f"IF(SUMPRODUCT({same}*1)>0,1,0)", yes_no_format(shop.wording)
    else:
        formula = f"SUMPRODUCT({same}*{shop.address(column[key])})"
        number = money_format(shop.wording) if key == "lever_price" else yes_no_format(shop.wording)
    sheet.formula((spot.row + at, spot.column), formula, shop.value(key, at), Look.VALUE, number)
