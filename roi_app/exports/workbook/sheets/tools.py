"""The tools that a shop can pick, with their prices: a table that the inputs look things up in."""

from __future__ import annotations

from roi_app.benchmarks.catalogue import Lever
from roi_app.exports.workbook.book import Book, Limits, Sheet, cell_name
from roi_app.exports.workbook.case_sheets import CaseSheets, Tool
from roi_app.exports.workbook.layout import (
    CATALOGUE_ROW,
    HIGH_IN_USE,
    IN_USE,
    LOW_IN_USE,
    PRESET,
    TOOL_ROW,
)
from roi_app.exports.workbook.sheets.evidence import WORDS, cells_of_evidence, write_evidence
from roi_app.exports.workbook.style import CHANGED, Look, money_format, number_format, yes_no_format
from roi_app.exports.workbook.tool_rows import (
    AGREED,
    CLAIMED,
    DELIVERED,
    FOR_WHOM,
    HIGH,
    IN_FORCE,
    IN_YUAN,
    LOW,
    NAMES,
    REPLACES_PEOPLE,
    TAKEN,
    TAKEN_IN_USE,
)
from roi_app.model.parameters import LEVER_PRICE, Unit
from roi_app.texts.formatting import Wording


def write_tools(book: Book, sheet: Sheet, case: CaseSheets) -> None:
    """The table of tools, below the assumptions."""
    wording = case.wording
    sheet.text((TOOL_ROW - 2, 0), wording.text("inputs.tools"), Look.SECTION, spills=True)
    heads = ("tool", "agreed", "in_force", "", "low", "high", "as_delivered", "for_whom")
    words = [wording.text(f"workbook.head.{head}") if head else "" for head in heads]
    sheet.heads(TOOL_ROW - 1, words, words=WORDS - {3})
    more = ("in_yuan", "by_heads", "claimed_uplift", "claim_taken", "claim_in_use")
    sheet.heads(TOOL_ROW - 1, [wording.text(f"workbook.head.{head}") for head in more], IN_YUAN)
    for tool in case.tools:
        _row(sheet, case, tool)
    first, last = (TOOL_ROW, AGREED), (TOOL_ROW + len(case.tools) - 1, AGREED)
    changed = f'${cell_name(TOOL_ROW, AGREED)}&""<>${cell_name(TOOL_ROW, DELIVERED)}&""'
    sheet.condition(first, last, changed, book.marked(CHANGED))


def _row(sheet: Sheet, case: CaseSheets, tool: Tool) -> None:
    wording, row, price = case.wording, tool.row, tool.lever.price
    sheet.text((row, NAMES), tool.name, Look.WRAPPED, spills=True)
    agreed, money = case.agreed(tool), money_format(wording)
    if agreed is None:
        sheet.blank((row, AGREED), Look.INPUT, money)
    else:
        number = money_format(wording, 0 if agreed == round(agreed) else 2)
        sheet.number((row, AGREED), agreed, Look.INPUT, number)
        sheet.number((row, DELIVERED), agreed, Look.VALUE, number)
    sheet.limit((row, AGREED), _limits(tool, wording))
    in_use, low, high = (
        case.registered(_agreed_row(case, tool), column) for column in (IN_USE, LOW_IN_USE, HIGH_IN_USE)
    )
    listed = f"{cell_name(row, IN_YUAN)}*{case.name('rate')}"
    sheet.formula((row, IN_FORCE), f"IF(ISNUMBER({in_use}),{in_use},{listed})", case.price(tool), Look.VALUE, money)
    exact = ",".join(str(int(one.exact_prices)) for one in case.answer.case.catalogue.presets.values())
    for column, cell, end, value in (
        (LOW, low, price.low, tool.chosen.price.low),
        (HIGH, high, price.high, tool.chosen.price.high),
    ):
        own = f"IF(ISNUMBER({cell}),{cell},{in_use})"
        range_end = f"IF(CHOOSE({case.name(PRESET)},{exact})=1,{cell_name(row, IN_FORCE)},{end!r}*{case.name('rate')})"
        sheet.formula((row, column), f"IF(ISNUMBER({in_use}),{own},{range_end})", value, Look.VALUE, money)
    sheet.text((row, FOR_WHOM), _for_whom(tool.lever, wording), Look.WORD)
    notes = [wording.text("lever.free_today")] if price.mode == 0 else []
    notes.append(tool.lever.evidence.note[wording.language])
    write_evidence(sheet, row, cells_of_evidence(tool.lever.evidence, " ".join(notes), wording), wording)
    sheet.number((row, IN_YUAN), price.mode, Look.VALUE, '"¥"#,##0')
    sheet.number((row, REPLACES_PEOPLE), float(tool.lever.headcount_cap), Look.VALUE, yes_no_format(wording))
    sheet.number((row, CLAIMED), tool.chosen.claimed_uplift, Look.VALUE, number_format(Unit.SHARE, wording))
    sheet.number((row, TAKEN), float(tool.chosen.claim_taken), Look.INPUT, yes_no_format(wording))
    sheet.limit((row, TAKEN), _yes_no_limits(tool, wording))
    taken = case.registered(_agreed_row(case, tool) + len(case.tools), IN_USE)
    sheet.formula((row, TAKEN_IN_USE), taken, float(tool.chosen.claim_taken), Look.VALUE, yes_no_format(wording))


def _agreed_row(case: CaseSheets, tool: Tool) -> int:
    return CATALOGUE_ROW + case.tools.index(tool)


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
