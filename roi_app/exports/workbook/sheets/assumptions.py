"""Every assumption with its value, range and evidence; the values may be changed."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Final

from roi_app.explain.origins import rate_label
from roi_app.exports.workbook.book import Book, Sheet
from roi_app.exports.workbook.case_sheets import CaseSheets
from roi_app.exports.workbook.layout import (
    ASSUMPTION_ROW,
    LABELS,
    RATE_ROW,
    TOOL_ROW,
    VALUES,
    WEIGHT_ROW,
    cell_ranges,
)
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
from roi_app.exports.workbook.style import CAUTION_SOFT, Look, unit_words
from roi_app.model.parameters import ASSUMPTIONS, PLACE_IN_INPUTS, QUANTITIES, STREAMS, WEIGHTS
from roi_app.statements.evidence import EvidenceRow, declared_rows

UNITS: Final = 2
LOW: Final = 3
HIGH: Final = 4


def write_assumptions(book: Book, sheet: Sheet, case: CaseSheets, today: date) -> None:
    """The sheet of assumptions and tools."""
    wording = case.wording
    sheet.text((0, 0), wording.text("workbook.sheet.assumptions"), Look.TITLE, spills=True)
    sheet.text((1, 0), wording.text("workbook.assumptions_hint"), Look.NOTE, spills=True)
    heads = ("assumption", "value", "unit", "low", "high", "whose", *HEADS)
    sheet.heads(ASSUMPTION_ROW - 1, [wording.text(f"workbook.head.{head}") for head in heads], words=WORDS)
    rows = {row.key: row for row in declared_rows(case.answer.case, wording, today)}
    for key in ASSUMPTIONS:
        _assumption(sheet, case, key, rows[key])
    _weights(sheet, case, rows)
    _rate(sheet, case)
    write_tools(sheet, case)
    bottom = TOOL_ROW + len(case.tools) - 1
    first, last = (ASSUMPTION_ROW, VALID_UNTIL), (bottom, VALID_UNTIL)
    expired = f"AND(ISNUMBER($J{ASSUMPTION_ROW + 1}),$J{ASSUMPTION_ROW + 1}<TODAY())"
    sheet.condition(first, last, expired, book.marked(CAUTION_SOFT))
    sheet.engine.freeze_panes(ASSUMPTION_ROW, 1)
    sheet.finish(printed=(bottom, NOTE))


def _assumption(sheet: Sheet, case: CaseSheets, key: str, evidence: EvidenceRow) -> None:
    wording, quantity, row = case.wording, QUANTITIES[key], cell_ranges()[key].row
    known = case.answer.case.quantities[key].range
    number = input_format(quantity, known.mode, wording)
    sheet.text((row, LABELS), wording.label(key))
    if key in PLACE_IN_INPUTS:
        write_input(sheet, case, key)
    else:
        # Only uncertainty asks for it, so that no figure of a workbook would follow.
        sheet.number((row, VALUES), known.mode, Look.VALUE, number)
    sheet.text((row, UNITS), unit_words(quantity.unit, wording), Look.ASIDE)
    sheet.number((row, LOW), known.low, Look.VALUE, number)
    sheet.number((row, HIGH), known.high, Look.VALUE, number)
    sheet.text((row, WHOSE), evidence.origin_text, Look.WORD)
    write_evidence(sheet, row, cells_of_row(evidence), wording)


def _weights(sheet: Sheet, case: CaseSheets, rows: dict[str, EvidenceRow]) -> None:
    """What part each stream has; the catalogue's own, which no document changes."""
    sheet.text((WEIGHT_ROW - 1, 0), case.wording.text("workbook.fixed"), Look.SECTION, spills=True)
    for row, (key, stream) in enumerate(itertools.product(WEIGHTS, STREAMS), WEIGHT_ROW):
        weight = getattr(case.answer.case.catalogue.streams[stream], key)
        evidence = rows[f"{key}.{stream}"]
        sheet.text((row, LABELS), evidence.label)
        sheet.number((row, VALUES), weight, Look.VALUE, "0.00")
        write_evidence(sheet, row, cells_of_row(evidence), case.wording)


def _rate(sheet: Sheet, case: CaseSheets) -> None:
    wording = case.wording
    evidence = case.answer.case.catalogue.currencies.evidence
    sheet.text((RATE_ROW, LABELS), rate_label(wording.currency, case.answer.case, wording))
    sheet.number((RATE_ROW, VALUES), case.rate, Look.VALUE, "0.0###")
    write_evidence(sheet, RATE_ROW, cells_of_evidence(evidence, evidence.note[wording.language], wording), wording)
