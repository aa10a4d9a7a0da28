"""Every assumption with its value, range and evidence; the values may be changed."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Final

from roi_app.documents.case import Origin
from roi_app.explain.origins import rate_label
from roi_app.exports.workbook.book import Book, Sheet, cell_name
from roi_app.exports.workbook.case_sheets import CaseSheets
from roi_app.exports.workbook.cell_text import width
from roi_app.exports.workbook.formula import quoted
from roi_app.exports.workbook.layout import (
    ASSUMPTION_ROW,
    CHANGED_FLAG,
    HIGH_IN_USE,
    LABELS,
    LOW_IN_USE,
    PRESET,
    RATE_ROW,
    TOOL_ROW,
    VALUES,
    WEIGHT_ROW,
    CellRange,
    SheetKey,
    register_row,
)
from roi_app.exports.workbook.layout import IN_USE as REGISTERED_VALUE
from roi_app.exports.workbook.sheets.evidence import (
    HEADS,
    NOTE,
    VALID_UNTIL,
    WHOSE,
    WORDS,
    cells_of_evidence,
    cells_of_row,
    write_evidence,
)
from roi_app.exports.workbook.sheets.inputs import input_format, write_input
from roi_app.exports.workbook.sheets.tools import write_tools
from roi_app.exports.workbook.style import CAUTION_SOFT, CHANGED, Look, unit_words
from roi_app.model.parameters import ASSUMPTIONS, PLACE_IN_INPUTS, QUANTITIES, STREAMS, WEIGHTS
from roi_app.statements.evidence import EvidenceRow, declared_rows

IN_USE: Final = 2
UNITS: Final = 3
LOW: Final = 4
HIGH: Final = 5
DELIVERED: Final = 6
PRESETS: Final = 20
"""From here low, mode and high of each preset, beside what is printed."""


def preset_column(key: str, preset: int, place: int) -> CellRange:
    """Where low (0), mode (1) or high (2) of an assumption in a preset stands."""
    row = ASSUMPTION_ROW + ASSUMPTIONS.index(key)
    return CellRange(SheetKey.ASSUMPTIONS, row, PRESETS + 3 * preset + place)


def write_assumptions(book: Book, sheet: Sheet, case: CaseSheets, today: date) -> None:
    """The sheet of assumptions and tools."""
    wording = case.wording
    sheet.text((0, 0), wording.text("workbook.sheet.assumptions"), Look.TITLE, spills=True)
    sheet.text((1, 0), wording.text("workbook.assumptions_hint"), Look.NOTE, spills=True)
    heads = ("assumption", "own_value", "in_use", "unit", "low", "high", "as_delivered", "whose", *HEADS)
    sheet.heads(ASSUMPTION_ROW - 1, [wording.text(f"workbook.head.{head}") for head in heads], words=WORDS)
    rows = {row.key: row for row in declared_rows(case.answer.case, wording, today)}
    for key in ASSUMPTIONS:
        _assumption(sheet, case, key, rows[key])
    _presets(sheet, case)
    _weights(sheet, case, rows)
    _rate(sheet, case)
    write_tools(book, sheet, case)
    bottom = TOOL_ROW + len(case.tools) - 1
    first, last = (ASSUMPTION_ROW, VALID_UNTIL), (bottom, VALID_UNTIL)
    day = f"${cell_name(ASSUMPTION_ROW, VALID_UNTIL)}"
    sheet.condition(first, last, f"AND(ISNUMBER({day}),{day}<TODAY())", book.marked(CAUTION_SOFT))
    in_use, given = (f"${cell_name(ASSUMPTION_ROW, column)}" for column in (IN_USE, DELIVERED))
    end = (ASSUMPTION_ROW + len(ASSUMPTIONS) - 1, VALUES)
    sheet.condition((ASSUMPTION_ROW, VALUES), end, f"{in_use}<>{given}", book.marked(CHANGED))
    sheet.wide(LABELS, 24)
    sheet.engine.freeze_panes(ASSUMPTION_ROW, 1)
    sheet.finish(printed=(bottom, NOTE), repeat=ASSUMPTION_ROW - 1)


def _assumption(sheet: Sheet, case: CaseSheets, key: str, evidence: EvidenceRow) -> None:
    wording, quantity, row = case.wording, QUANTITIES[key], ASSUMPTION_ROW + ASSUMPTIONS.index(key)
    known = case.answer.case.quantities[key].range
    number = input_format(quantity, known.mode, wording)
    sheet.text((row, LABELS), wording.label(key), Look.WRAPPED, spills=True)
    if key in PLACE_IN_INPUTS:
        write_input(sheet, case, key, number)
        ends = [case.registered(register_row(key), column) for column in (REGISTERED_VALUE, LOW_IN_USE, HIGH_IN_USE)]
    else:
        # Only uncertainty asks for it, so that no figure of a workbook would follow.
        ends = [f"CHOOSE({case.name(PRESET)},{_of_presets(case, key, place)})" for place in (1, 0, 2)]
        if case.answer.case.quantities[key].origin is Origin.OWN:
            ends = [repr(value) for value in (known.mode, known.low, known.high)]
    for column, formula, value in zip((IN_USE, LOW, HIGH), ends, (known.mode, known.low, known.high), strict=True):
        sheet.formula((row, column), formula, value, Look.STRONG if column == IN_USE else Look.VALUE, number)
    sheet.text((row, UNITS), unit_words(quantity.unit, wording), Look.ASIDE)
    sheet.number((row, DELIVERED), known.mode, Look.VALUE, number)
    _whose(sheet, case, key, row, evidence)
    write_evidence(sheet, row, cells_of_row(evidence), wording)


def _of_presets(case: CaseSheets, key: str, place: int) -> str:
    return ",".join(cell_name_of(preset_column(key, at, place)) for at in range(len(case.presets)))


def cell_name_of(cells: CellRange) -> str:
    """A cell as its own sheet calls it."""
    return cell_name(cells.row, cells.column)


def _whose(sheet: Sheet, case: CaseSheets, key: str, row: int, evidence: EvidenceRow) -> None:
    """Whose value it is: as delivered, of the scenario or preset that was picked since, or changed here."""
    wording, given = case.wording, evidence.origin_text
    if key not in PLACE_IN_INPUTS:
        sheet.text((row, WHOSE), given, Look.WORD)
        return
    changed = case.registered(register_row(key), CHANGED_FLAG)
    same = f"{cell_name(row, IN_USE)}={cell_name(row, DELIVERED)}"
    picked = f"IF({same},{quoted(given)},{quoted(wording.text('workbook.picked'))})"
    formula = f"IF({changed}=1,{quoted(wording.text('workbook.changed'))},{picked})"
    sheet.formula((row, WHOSE), formula, given, Look.WORD, "")
    sheet.wide(WHOSE, width(given))


def _presets(sheet: Sheet, case: CaseSheets) -> None:
    """What each preset gives every assumption on this platform."""
    resolved, wording = case.answer.case, case.wording
    for at, (preset, name) in enumerate(case.presets.items()):
        heads = [name, "", ""]
        sheet.heads(ASSUMPTION_ROW - 2, heads, PRESETS + 3 * at, words=())
        ends = [wording.text(f"workbook.head.{one}") for one in ("low", "value", "high")]
        sheet.heads(ASSUMPTION_ROW - 1, ends, PRESETS + 3 * at, words=())
        ranges = resolved.catalogue.presets[preset].ranges
        for key in ASSUMPTIONS:
            known = ranges.get(key) or resolved.catalogue.benchmark(key, resolved.document.platform).range
            number = input_format(QUANTITIES[key], known.mode, wording)
            for place, value in enumerate(known.in_order):
                cells = preset_column(key, at, place)
                sheet.number((cells.row, cells.column), value, Look.VALUE, number)


def _weights(sheet: Sheet, case: CaseSheets, rows: dict[str, EvidenceRow]) -> None:
    """What part each stream has; the catalogue's own, which no document changes."""
    sheet.text((WEIGHT_ROW - 1, 0), case.wording.text("workbook.fixed"), Look.SECTION, spills=True)
    for row, (key, stream) in enumerate(itertools.product(WEIGHTS, STREAMS), WEIGHT_ROW):
        weight = getattr(case.answer.case.catalogue.streams[stream], key)
        evidence = rows[f"{key}.{stream}"]
        sheet.text((row, LABELS), evidence.label, Look.WRAPPED, spills=True)
        sheet.number((row, IN_USE), weight, Look.VALUE, "0.00")
        write_evidence(sheet, row, cells_of_row(evidence), case.wording)


def _rate(sheet: Sheet, case: CaseSheets) -> None:
    wording = case.wording
    evidence = case.answer.case.catalogue.currencies.evidence
    label = rate_label(wording.currency, case.answer.case, wording)
    sheet.text((RATE_ROW, LABELS), label, Look.WRAPPED, spills=True)
    sheet.number((RATE_ROW, IN_USE), case.rate, Look.VALUE, "0.0###")
    write_evidence(sheet, RATE_ROW, cells_of_evidence(evidence, evidence.note[wording.language], wording), wording)
