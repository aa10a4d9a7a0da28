"""The rows of evidence as a table that can be searched, filtered and sorted."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QLocale,
    QRectF,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from roi_app.benchmarks.catalogue import Source
from roi_app.explain.origins import BOOKS
from roi_app.figures.tones import SHADES
from roi_app.gui.controls.cells import CellDelegate, Index, draw_elided
from roi_app.gui.controls.tooltips import tooltip
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme
from roi_app.statements.evidence import EvidenceRow
from roi_app.texts.formatting import NONE, Wording

ROW = Qt.ItemDataRole.UserRole

GRADES = (
    "experiment",
    "survey",
    "research_house",
    "interview",
    "vendor",
    "assumption",
    BOOKS,
    "own",
    "preset",
    "default",
)
"""From what bears most to what bears least, then the values behind which no evidence stands."""

JUDGEMENT = "about:"
"""How the address of a source begins that is the authors' own judgement."""


class Column(IntEnum):
    """The columns."""

    LABEL = 0
    VALUE = 1
    RANGE = 2
    GRADE = 3
    SOURCE = 4
    READ_ON = 5
    NOTE = 6


class EvidenceModel(QAbstractTableModel):
    """Rows of evidence in their reading order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.rows: tuple[EvidenceRow, ...] = ()
        self._wording: Wording | None = None

    def show_rows(self, rows: tuple[EvidenceRow, ...], wording: Wording) -> bool:
        """Show rows; says whether other figures than before are among them, or in another language."""
        same = [one.key for one in rows] == [one.key for one in self.rows] and wording == self._wording
        if not same:
            self.beginResetModel()
            self.rows, self._wording = rows, wording
            self.endResetModel()
            return True
        # A moving slider changes few rows: only these are drawn again.
        changed = [row for row, (one, old) in enumerate(zip(rows, self.rows, strict=True)) if one != old]
        self.rows = rows
        for row in changed:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        return False

    def rowCount(self, parent: Index | None = None) -> int:
        """One a figure, and none below a figure."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """One a `Column`."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, or the whole row."""
        if not index.isValid() or self._wording is None:
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return f"⚠ {row.read_on}" if row.expired and column is Column.READ_ON else _text(row, column, self._wording)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(_text(row, column, self._wording))
        return _text(row, column, self._wording) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the columns hold."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole or self._wording is None:
            return None
        return self._wording.text(f"evidence.column.{Column(section).name.lower()}")


def _text(row: EvidenceRow, column: Column, wording: Wording) -> str:
    texts = {
        Column.LABEL: row.label,
        Column.VALUE: row.value,
        Column.RANGE: row.range or NONE,
        Column.GRADE: row.grade_text,
        Column.NOTE: row.note,
    }
    if column in texts:
        return texts[column]
    if column is not Column.SOURCE:
        return _read_on(row, wording)
    return row.origin_text if row.grade == BOOKS else _sources(row.sources, wording)


def _sources(sources: tuple[Source, ...], wording: Wording) -> str:
    if not sources:
        return NONE
    first = source_name(sources[0], wording)
    more = len(sources) - 1
    return wording.text("evidence.more_sources", first=first, more=more) if more else first


def source_name(source: Source, wording: Wording) -> str:
    """Who says it, in short."""
    return wording.text("evidence.judgement_short") if source.address.startswith(JUDGEMENT) else source.publisher


def _read_on(row: EvidenceRow, wording: Wording) -> str:
    if row.read_on is None:
        return NONE
    day = row.read_on.isoformat()
    return wording.text("evidence.expired", read_on=day) if row.expired else day


class EvidenceFilter(QSortFilterProxyModel):
    """The rows that a person looks for, in the order of a column or in reading order."""

    def __init__(self, model: EvidenceModel, parent: QWidget | None = None) -> None:
        """Let every row of a model through."""
        super().__init__(parent)
        self._model = model
        self.setSourceModel(model)
        self._words: tuple[str, ...] = ()
        self._grade = ""
        self._only_expired = False
        self._collator = QCollator()
        self._collator.setNumericMode(True)

    def look_for(self, text: str, grade: str, *, only_expired: bool) -> None:
        """Keep the rows in which every word stands, of a grade ("" for any), and only those out of date if wanted."""
        self._words = tuple(text.casefold().split())
        self._grade, self._only_expired = grade, only_expired
        self.invalidate()

    def use_language(self, language: str) -> None:
        """Sort as the language does."""
        self._collator.setLocale(QLocale(language.replace("-", "_")))

    def filterAcceptsRow(self, source_row: int, _parent: Index) -> bool:
        """Whether a row is looked for."""
        row = self._model.rows[source_row]
        if (self._grade and row.grade != self._grade) or (self._only_expired and not row.expired):
            return False
        if not self._words:
            return True
        searched = " ".join(
            (
                row.label,
                row.value,
                row.grade_text,
                row.note,
                row.origin_text,
                *(f"{one.title} {one.publisher} {one.published}" for one in row.sources),
            )
        ).casefold()
        return all(word in searched for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Grades by what they bear, dates by day, everything else as the language sorts it."""
        one, other = left.data(ROW), right.data(ROW)
        match Column(left.column()):
            case Column.GRADE:
                return GRADES.index(one.grade) < GRADES.index(other.grade)
            case Column.READ_ON:
                return _day(one) < _day(other)
            case _:
                return self._collator.compare(str(left.data()), str(right.data())) < 0


def _day(row: EvidenceRow) -> tuple[bool, int]:
    """Out of date first, then the oldest; what has no date last."""
    return (not row.expired, row.read_on.toordinal() if row.read_on else 10**7)


class EvidenceDelegate(CellDelegate):
    """Draws a row's cells: the grade as a chip, a date that has passed in the colour of caution."""

    def draw(self, painter: QPainter, area: QRectF, index: Index) -> None:
        """Draw the grade, or a text."""
        row: EvidenceRow = index.data(ROW)
        if index.column() == Column.GRADE:
            _draw_chip(painter, row, area)
        else:
            _draw_text(painter, row, index, area.adjusted(8, 0, -6, 0))


def _draw_chip(painter: QPainter, row: EvidenceRow, area: QRectF) -> None:
    shades = SHADES[row.tone]
    painter.setFont(font(11, bold=True))
    width = QFontMetricsF(painter.font()).horizontalAdvance(row.grade_text) + 14
    chip = QRectF(area.left() + 6, area.center().y() - 9, min(width, area.width() - 8), 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(shades.soft))
    painter.drawRoundedRect(chip, 9, 9)
    painter.setPen(theme.colour(shades.ink))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, row.grade_text)


def _draw_text(painter: QPainter, row: EvidenceRow, index: Index, area: QRectF) -> None:
    column = Column(index.column())
    is_old = row.expired and column is Column.READ_ON
    painter.setFont(font(13, bold=column is Column.VALUE or is_old))
    quiet = column in (Column.RANGE, Column.SOURCE, Column.READ_ON, Column.NOTE)
    painter.setPen(theme.colour("caution" if is_old else "muted" if quiet else "text"))
    draw_elided(painter, area, str(index.data()))
