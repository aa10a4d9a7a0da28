"""The figures that the article gives for context; no formula uses them."""

from __future__ import annotations

from datetime import date

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.documents.case import Origin
from roi_app.figures.tones import GRADE_TONES
from roi_app.statements.evidence import EvidenceRow
from roi_app.texts.formatting import Wording


def context_rows(catalogue: Catalogue, wording: Wording, today: date) -> tuple[EvidenceRow, ...]:
    """Every context figure as a row of evidence; what it says is its note, so that value and range are empty."""
    return tuple(
        EvidenceRow(
            key=f"context.{key}",
            label=figure.name[wording.language],
            value="",
            range="",
            grade=figure.evidence.grade.value,
            grade_text=wording.text(f"grade.{figure.evidence.grade}"),
            tone=GRADE_TONES[figure.evidence.grade],
            note=figure.evidence.note[wording.language],
            sources=figure.evidence.sources,
            read_on=figure.evidence.read_on,
            valid_until=figure.evidence.valid_until,
            expired=figure.evidence.expired(today),
            origin=Origin.BENCHMARK,
            origin_text=wording.text("evidence.origin_context"),
        )
        for key, figure in catalogue.context.items()
    )
