"""The page that sets scenarios side by side with the case itself."""

from __future__ import annotations

from typing import Any, Final

from roi_app.documents.case import resolve
from roi_app.estimates.answer import Answer
from roi_app.estimates.answer import answer as answer_of
from roi_app.estimates.baseline import Baseline
from roi_app.exports.pdf.names import short
from roi_app.statements.comparison import Cell, Column, Row, compare
from roi_app.texts.formatting import Wording

Part = dict[str, Any]

MOST_COLUMNS: Final = 4
"""More columns than this no page can bear."""

MOST_INPUTS: Final = 22


def comparing(answer: Answer, wording: Wording) -> Part | None:
    """The case beside its first three scenarios; None where it has none."""
    case = answer.case
    scenarios = case.document.scenarios[: MOST_COLUMNS - 1]
    if not scenarios:
        return None
    columns = [
        Column(wording.text("scenarios.now"), answer),
        *(Column(short(one.name), answer_of(resolve(one.document, case.catalogue))) for one in scenarios),
    ]
    found = compare(columns, Baseline.TODAY, wording.language)
    differing = found.differing
    left = len(differing) - MOST_INPUTS
    return {
        "title": wording.text("scenarios.title"),
        "lead": wording.text("pdf.comparison_lead"),
        "names": found.names,
        "results_title": wording.text("scenarios.results"),
        "results": [_row(row) for row in found.results],
        "inputs_title": wording.text("scenarios.inputs"),
        "inputs": [_row(row) for row in differing[:MOST_INPUTS]],
        "more": wording.text("pdf.comparison_more", count=left) if left > 0 else "",
        "note": found.note or ("" if differing else wording.text("pdf.comparison_same")),
        "left_out": wording.text("pdf.comparison_left_out", count=len(case.document.scenarios) - MOST_COLUMNS + 1)
        if len(case.document.scenarios) >= MOST_COLUMNS
        else "",
    }


def _row(row: Row) -> Part:
    return {"label": row.label, "cells": [_cell(cell) for cell in row.cells]}


def _cell(cell: Cell) -> Part:
    return {"text": short(cell.text), "difference": cell.difference, "tone": cell.tone, "differs": cell.differs}
