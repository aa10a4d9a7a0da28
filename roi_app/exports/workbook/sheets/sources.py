"""Every source behind the figures, what the model leaves out, and what made the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from roi_app.benchmarks.catalogue import Source
from roi_app.explain.addresses import title_of, where_it_stands
from roi_app.exports.json_result import engine
from roi_app.exports.workbook.book import Sheet
from roi_app.exports.workbook.case_sheets import CaseSheets
from roi_app.exports.workbook.formula import quoted
from roi_app.exports.workbook.layout import CHANGES
from roi_app.exports.workbook.style import Look
from roi_app.statements.books import books_lines
from roi_app.statements.evidence import declared_rows
from roi_app.texts.formatting import Wording

_FIRST_ROW: Final = 4
_WIDTHS: Final = (44, 26, 12, 44, 44)
_SAID_BELOW: Final = ("lever_prices.", "currencies.")
_ON_THE_WEB: Final = ("https://", "http://")


def write_sources(sheet: Sheet, cases: Sequence[CaseSheets], wording: Wording, stamp: datetime) -> None:
    """The sheet of sources, of all cases together."""
    sheet.text((0, 0), wording.text("workbook.sheet.sources"), Look.TITLE, spills=True)
    sheet.text((1, 0), wording.text("workbook.sources_hint"), Look.NOTE, spills=True)
    heads = ("title", "publisher", "published", "address", "used_for")
    sheet.heads(_FIRST_ROW - 1, [wording.text(f"workbook.head.{head}") for head in heads], words=range(len(heads)))
    row = _FIRST_ROW
    for source, labels in _used(cases, wording, stamp):
        # A judgement of the authors has no address on the web.
        address = source.address if source.address.startswith(_ON_THE_WEB) else ""
        if note := where_it_stands(source, wording):
            address = f"{address} ({note})"
        row_texts = (
            title_of(source, wording),
            source.publisher,
            source.published,
            address,
            wording.text("command.listed").join(labels),
        )
        sheet.prose(row, dict(enumerate(zip(row_texts, _WIDTHS, strict=True))))
        row += 1
    for text in (*(line for case in cases for line in books_lines(case.answer.case, wording)), *_closing(wording)):
        row += 1
        sheet.text((row, 0), text, Look.NOTE, spills=True)
    for case in cases:
        row += 1
        _made_by(sheet, case, row)
    row += 1
    sheet.text(
        (row, 0), wording.text("workbook.made_at", time=stamp.strftime("%Y-%m-%d %H:%M %z")), Look.NOTE, spills=True
    )
    sheet.engine.freeze_panes(_FIRST_ROW, 0)
    sheet.finish(repeat=_FIRST_ROW - 1)


def _used(cases: Sequence[CaseSheets], wording: Wording, stamp: datetime) -> Iterator[tuple[Source, list[str]]]:
    """Each source once, with what it stands behind."""
    used: dict[str, tuple[Source, dict[str, None]]] = {}
    for case in cases:
        for label, sources in _cited(case, wording, stamp):
            for source in sources:
                used.setdefault(source.key, (source, {}))[1][label] = None
    return ((source, list(labels)) for source, labels in used.values())


def _cited(case: CaseSheets, wording: Wording, stamp: datetime) -> Iterable[tuple[str, tuple[Source, ...]]]:
    for row in declared_rows(case.answer.case, wording, stamp.date()):
        if not row.key.startswith(_SAID_BELOW):
            yield row.label, row.sources
    for tool in case.tools:
        yield tool.name, tool.lever.evidence.sources
    yield wording.text("workbook.head.in_yuan"), case.answer.case.catalogue.currencies.evidence.sources


def _closing(wording: Wording) -> Iterator[str]:
    yield wording.text("command.left_out")
    yield wording.text("command.left_to_people")
    yield wording.text("command.theta_is_judgement")


def _made_by(sheet: Sheet, case: CaseSheets, row: int) -> None:
    """What made a case, and of which inputs; once any of them is changed, the line says so."""
    made, wording = engine(case.answer), case.wording
    line = wording.text(
        "command.made_by",
        version=made["version"],
        pack=made["pack"]["id"],
        pack_version=made["pack"]["version"],
        inputs=made["inputs_sha256"][:12],
    )
    changed = wording.text("command.listed") + wording.text("workbook.changed_since")
    formula = f"{quoted(line)}&IF({case.name(CHANGES)}=0,{quoted('')},{quoted(changed)})"
    sheet.formula((row, 0), formula, line, Look.NOTE, "")
