"""The tools that a shop can pick, with their prices: a table that the inputs look things up in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from roi_app.benchmarks.catalogue import Lever
from roi_app.documents.case import Case, if_chosen
from roi_app.exports.workbook.book import Limits, Sheet, cell_name
from roi_app.exports.workbook.case_sheets import CaseSheets, Tool
from roi_app.exports.workbook.layout import TOOL_ROW, CellRange, SheetKey
from roi_app.exports.workbook.sheets.evidence import WORDS, cells_of_evidence, write_evidence
from roi_app.exports.workbook.style import Look, money_format, number_format, yes_no_format
from roi_app.model.parameters import LEVER_PRICE, STREAMS, Unit
from roi_app.texts.formatting import Wording

NAMES: Final = 0
AGREED: Final = 1
IN_FORCE: Final = 2
LOW: Final = 3
HIGH: Final = 4
FOR_WHOM: Final = 5
IN_YUAN: Final = 11
REPLACES_PEOPLE: Final = 12
CLAIMED: Final = 13
TAKEN: Final = 14

COLUMNS: Final = {
    "lever_price": IN_FORCE,
    "headcount_cap": REPLACES_PEOPLE,
    "claimed_uplift": CLAIMED,
    "claim_taken": TAKEN,
}
"""Where the table has each input of the model that follows from a tool; that a tool is chosen, its name says."""


def tools_of(case: Case, language: str) -> tuple[Tool, ...]:
    """Every tool that a stream can have, stream by stream."""
    tools: list[Tool] = []
    for stream in STREAMS:
        taken: set[str] = set()
        for lever in (one for one in case.catalogue.levers.values() if one.stream == stream):
            name = _unique(lever, language, taken)
            taken.add(name.casefold())
            chosen = if_chosen(case.document, case.catalogue, stream, lever, has_work=True)
            tools.append(Tool(stream, name, chosen, lever, TOOL_ROW + len(tools)))
    return tuple(tools)


def _unique(lever: Lever, language: str, taken: set[str]) -> str:
    name = lever.name[language]
    return name if name.casefold() not in taken else f"{name} ({lever.key})"


def picked_tools(case: Case, tools: tuple[Tool, ...]) -> Mapping[str, Tool | None]:
    """The tool of each stream; the platform's usual one waits for work where the plan leaves tools to the platform."""
    usual = case.catalogue.platforms[case.document.platform].usual_levers if case.document.levers is None else {}
    by_key = {(one.stream, one.lever.key): one for one in tools}
    return {stream: by_key.get((stream, case.levers[stream].key or usual.get(stream, ""))) for stream in STREAMS}


def of_stream(tools: tuple[Tool, ...], stream: str, column: int) -> CellRange:
    """One column of the rows of a stream's tools."""
    rows = [one.row for one in tools if one.stream == stream]
    return CellRange(SheetKey.ASSUMPTIONS, rows[0], column, len(rows))


def write_tools(sheet: Sheet, case: CaseSheets) -> None:
    """The table of tools, below the assumptions."""
    wording = case.wording
    sheet.text((TOOL_ROW - 2, 0), wording.text("inputs.tools"), Look.SECTION, spills=True)
    heads = ("tool", "agreed", "in_force", "low", "high", "for_whom")
    sheet.heads(TOOL_ROW - 1, [wording.text(f"workbook.head.{head}") for head in heads], words=WORDS - {2})
    more = ("in_yuan", "by_heads", "claimed_uplift", "claim_taken")
    sheet.heads(TOOL_ROW - 1, [wording.text(f"workbook.head.{head}") for head in more], IN_YUAN)
    for tool in case.tools:
        _row(sheet, case, tool)


def _row(sheet: Sheet, case: CaseSheets, tool: Tool) -> None:
    wording, row, price = case.wording, tool.row, tool.lever.price
    sheet.text((row, NAMES), tool.name)
    agreed = case.agreed(tool)
    if agreed is None:
        sheet.blank((row, AGREED), Look.INPUT, money_format(wording))
    else:
        sheet.number((row, AGREED), agreed, Look.INPUT, money_format(wording, 0 if agreed == round(agreed) else 2))
    sheet.limit((row, AGREED), _limits(tool, wording))
    own = cell_name(row, AGREED)
    formula = f"IF(ISNUMBER({own}),{own},{cell_name(row, IN_YUAN)}*{case.name('rate')})"
    sheet.formula((row, IN_FORCE), formula, case.price(tool), Look.VALUE, money_format(wording))
    for column, value in ((LOW, price.low), (HIGH, price.high)):
        sheet.number((row, column), value * case.rate, Look.VALUE, money_format(wording))
    sheet.text((row, FOR_WHOM), _for_whom(tool.lever, wording), Look.WORD)
    notes = [wording.text("lever.free_today")] if price.mode == 0 else []
    notes.append(tool.lever.evidence.note[wording.language])
    write_evidence(sheet, row, cells_of_evidence(tool.lever.evidence, " ".join(notes), wording), wording)
    sheet.number((row, IN_YUAN), price.mode, Look.VALUE, '"¥"#,##0')
    sheet.number((row, REPLACES_PEOPLE), float(tool.lever.headcount_cap), Look.VALUE, yes_no_format(wording))
    sheet.number((row, CLAIMED), tool.chosen.claimed_uplift, Look.VALUE, number_format(Unit.SHARE, wording))
    sheet.number((row, TAKEN), float(tool.chosen.claim_taken), Look.INPUT, yes_no_format(wording))
    sheet.limit((row, TAKEN), _yes_no_limits(tool, wording))


def _for_whom(lever: Lever, wording: Wording) -> str:
    if not lever.platforms:
        return wording.text("workbook.everyone")
    return wording.text("command.listed").join(wording.text(f"platform.{one}") for one in lever.platforms)


def _yes_no_limits(tool: Tool, wording: Wording) -> Limits:
    rule = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 1}
    refusal = wording.text("workbook.allowed", low="0", high="1")
    return Limits(tool.name, wording.text("workbook.claim_help"), refusal, rule)


def _limits(tool: Tool, wording: Wording) -> Limits:
    low, high = (wording.money(bound) for bound in (LEVER_PRICE.lowest, LEVER_PRICE.highest))
    return Limits(
        tool.name,
        wording.text("workbook.agreed_help"),
        wording.text("workbook.allowed", low=low, high=high),
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": LEVER_PRICE.lowest,
            "maximum": LEVER_PRICE.highest,
        },
    )
