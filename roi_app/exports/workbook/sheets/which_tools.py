"""Which tools to take: each tool's worth and highest price, live, and what the best one, two, three … come to.

As worths add up, the plan with the best k tools is worth what it is worth with all of them less the worths of the
others. What the app's trials say of a tool is written as it was, and says so.
"""

from __future__ import annotations

from typing import Final

from roi_app.exports.workbook.book import Cached, Sheet, cell_name
from roi_app.exports.workbook.case_sheets import CaseSheets
from roi_app.exports.workbook.formula import ABSENT, quoted
from roi_app.exports.workbook.layout import CHOSEN_TOOL, SheetKey
from roi_app.exports.workbook.sheets.dated import dated_note, write_note
from roi_app.exports.workbook.style import Look, number_format
from roi_app.model.parameters import STREAMS, Unit
from roi_app.model.tool_choice import ranked
from roi_app.statements.decision import decision
from roi_app.statements.tools import ToolRow, Tools, tools

TOOLS_ROW: Final = 5
BEST_ROW: Final = TOOLS_ROW + len(STREAMS) + 4
WORDS_ROW: Final = BEST_ROW + len(STREAMS) + 2

WORK: Final = 0
TOOL: Final = 1
PRICE: Final = 2
SAVED: Final = 3
WORTH: Final = 4
HIGHEST: Final = 5
ORDER: Final = 6
VERDICT: Final = 7
MEAN: Final = 8
BELOW: Final = 9
_WIDEST_NAME: Final = 40
_HEADS: Final = ("tool", "price", "saved", "worth", "highest_price")
_LIVE: Final = {SAVED: "saved_by_stream", WORTH: "worth_by_stream", HIGHEST: "highest_price"}


def write_which_tools(sheet: Sheet, case: CaseSheets) -> None:
    """The sheet of the tools at work."""
    wording, known = case.wording, tools(case.answer, case.trials, case.wording)
    sheet.text((0, 0), known.title, Look.TITLE, spills=True)
    sheet.text((1, 0), wording.text("workbook.tools_hint"), Look.NOTE, spills=True)
    write_note(sheet, 2, case, dated_note(case))
    _heads(sheet, case)
    said = {row.stream: row for row in known.rows}
    for at, stream in enumerate(STREAMS):
        _tool(sheet, case, at)
        _verdict(sheet, case, TOOLS_ROW + at, said.get(stream))
    _best(sheet, case)
    for row, line in enumerate(_words(case, known), WORDS_ROW):
        sheet.text((row, 0), line, Look.NOTE, spills=True)
    sheet.wide(TOOL, _WIDEST_NAME)
    sheet.wide(VERDICT, 14)
    sheet.finish()


def _heads(sheet: Sheet, case: CaseSheets) -> None:
    wording = case.wording
    heads = [
        wording.text("workbook.head.work"),
        *(wording.text(f"tools.column.{one}") for one in _HEADS),
        wording.text("workbook.head.order"),
        *(wording.text(f"tools.column.{one}") for one in ("verdict", "mean")),
        wording.text("workbook.head.below_zero"),
    ]
    sheet.heads(TOOLS_ROW - 1, heads, words={WORK, TOOL, VERDICT})


def _tool(sheet: Sheet, case: CaseSheets, at: int) -> None:
    """What is live of a stream's tool; "–" throughout where none works."""
    wording, row, money = case.wording, TOOLS_ROW + at, number_format(Unit.MONEY, case.wording)
    active = f"{_cell(case, 'lever_active', at)}>0"
    sheet.text((row, WORK), wording.text(f"stream.{STREAMS[at]}"))
    sheet.formula((row, TOOL), _given(case, active, _cell(case, CHOSEN_TOOL, at)), _name(case, at), Look.WORD, "")
    price = f"IF({case.name('tools_given')}>0,{quoted(ABSENT)},{_cell(case, 'lever_price', at)})"
    sheet.formula((row, PRICE), _given(case, active, price), _price(case, at), Look.VALUE, money)
    for column, key in _LIVE.items():
        value = case.value(key, at) if _works(case, at) else ABSENT
        look = Look.STRONG if column == WORTH else Look.VALUE
        sheet.formula((row, column), _given(case, active, _cell(case, key, at)), value, look, money)
    sheet.formula((row, ORDER), _order_formula(at), _place(case, at), Look.VALUE, "0")


def _given(case: CaseSheets, condition: str, formula: str) -> str:
    return case.shown(f"IF({condition},{formula},{quoted(ABSENT)})")


def _cell(case: CaseSheets, key: str, at: int) -> str:
    return case.cell(key, at, SheetKey.TOOLS)


def _works(case: CaseSheets, at: int) -> bool:
    return case.answer.by_stream("lever_active")[STREAMS[at]] > 0


def _name(case: CaseSheets, at: int) -> str:
    tool = case.picked[STREAMS[at]]
    return tool.name if tool is not None and _works(case, at) else ABSENT


def _price(case: CaseSheets, at: int) -> Cached:
    has_price = _works(case, at) and not case.answer.case.tools_given
    return case.value("lever_price", at) if has_price else ABSENT


def _order_formula(at: int) -> str:
    """One more than the tools that are worth more, equals in the order of streams."""
    worths, own = _column(WORTH), cell_name(TOOLS_ROW + at, WORTH)
    more = f"SUMPRODUCT(ISNUMBER({worths})*({worths}>{own}))"
    earlier = _column(WORTH, at)
    ties = f"+SUMPRODUCT(ISNUMBER({earlier})*({earlier}={own}))" if at else ""
    return f"IF(ISNUMBER({own}),1+{more}{ties},{quoted(ABSENT)})"


def _column(column: int, count: int = len(STREAMS)) -> str:
    first = cell_name(TOOLS_ROW, column, fixed=True)
    return f"{first}:{cell_name(TOOLS_ROW + count - 1, column, fixed=True)}"


def _place(case: CaseSheets, at: int) -> Cached:
    order = ranked(case.answer.row).order
    return float(order.index(at) + 1) if at in order else ABSENT


def _verdict(sheet: Sheet, case: CaseSheets, row: int, said: ToolRow | None) -> None:
    """What the app says of a tool, as it was."""
    sheet.text((row, VERDICT), ABSENT if said is None else said.verdict_text, Look.WORD)
    if said is None or said.mean is None or said.below_zero is None:
        sheet.blank((row, MEAN), Look.STRONG)
        sheet.blank((row, BELOW), Look.VALUE)
        return
    sheet.number((row, MEAN), said.mean, Look.STRONG, number_format(Unit.MONEY, case.wording))
    sheet.number((row, BELOW), said.below_zero, Look.VALUE, "0%")


def _best(sheet: Sheet, case: CaseSheets) -> None:
    """The best one, two, three … tools: the last that comes in, the bill, and what the plan is then worth."""
    wording, money = case.wording, number_format(Unit.MONEY, case.wording)
    sheet.text((BEST_ROW - 2, 0), wording.text("tools.curve.title"), Look.SECTION, spills=True)
    heads = ("workbook.head.order", "tools.column.tool", "workbook.head.bill", "figure.npv_vs_standing_still")
    sheet.heads(BEST_ROW - 1, [wording.text(one) for one in heads], words={TOOL})
    order = ranked(case.answer.row).order
    for at in range(len(STREAMS)):
        row, place = BEST_ROW + at, at + 1
        taken = f"{place}<=MAX({_column(ORDER)})"
        is_there = at < len(order)
        sheet.formula((row, WORK), f'IF({taken},{place},"")', place if is_there else "", Look.VALUE, "0")
        name = f'IF({taken},INDEX({_column(TOOL)},MATCH({place},{_column(ORDER)},0)),"")'
        sheet.formula((row, TOOL), name, _name(case, order[at]) if is_there else "", Look.WORD, "")
        sum_of_prices = f'SUMIF({_column(ORDER)},"<={place}",{_column(PRICE)})'
        bill = f'IF({taken},IF({case.name("tools_given")}>0,{case.name("tools_cost")},{sum_of_prices}),"")'
        sheet.formula((row, PRICE), bill, _bill(case, order, place) if is_there else "", Look.VALUE, money)
        others = f'SUMIF({_column(ORDER)},">{place}",{_column(WORTH)})'
        npv = f'IF({taken},{case.name("npv_vs_standing_still")}-{others},"")'
        sheet.formula((row, SAVED), npv, _npv(case, order, place) if is_there else "", Look.STRONG, money)


def _bill(case: CaseSheets, order: tuple[int, ...], count: int) -> float:
    if case.answer.case.tools_given:
        return case.answer.value("tools_cost")
    return sum(float(case.value("lever_price", at)) for at in order[:count])


def _npv(case: CaseSheets, order: tuple[int, ...], count: int) -> float:
    others = sum(float(case.value("worth_by_stream", at)) for at in order[count:])
    return case.answer.value("npv_vs_standing_still") - others


def _words(case: CaseSheets, known: Tools) -> tuple[str, ...]:
    """What to decide and why, what must be known of the table, and the article's advice."""
    decided = decision(known.rows, case.wording)
    reasons = (case.wording.text("workbook.tool_reason", tool=one.tool, reason=one.reason) for one in known.rows)
    return (*([decided] if decided else []), *reasons, *known.notes, known.advice_line)
