"""The tools that a shop can pick, a row each: their names, their columns, and where a stream's rows are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from roi_app.benchmarks.catalogue import Lever
from roi_app.documents.case import Case, if_chosen
from roi_app.exports.workbook.case_sheets import Tool
from roi_app.exports.workbook.layout import TOOL_ROW, CellRange, SheetKey
from roi_app.model.parameters import STREAMS

NAMES: Final = 0
AGREED: Final = 1
IN_FORCE: Final = 2
LOW: Final = 4
HIGH: Final = 5
DELIVERED: Final = 6
FOR_WHOM: Final = 7
IN_YUAN: Final = 13
REPLACES_PEOPLE: Final = 14
CLAIMED: Final = 15
TAKEN: Final = 16
TAKEN_IN_USE: Final = 17
"""Whether its claim counts, in the scenario that is picked."""

COLUMNS: Final = {
    "lever_price": IN_FORCE,
    "headcount_cap": REPLACES_PEOPLE,
    "claimed_uplift": CLAIMED,
    "claim_taken": TAKEN_IN_USE,
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
