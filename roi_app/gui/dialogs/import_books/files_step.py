"""The first step: which files, which sheets of them, and which of their columns is what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QStackedLayout, QTableView, QVBoxLayout, QWidget

from roi_app.gui.controls.choice import Choice
from roi_app.gui.controls.choosing_header import ChoosingHeader, Meaning
from roi_app.gui.controls.empty_state import EmptyState
from roi_app.gui.controls.labels import label, set_tone
from roi_app.gui.controls.segmented import Segmented
from roi_app.gui.controls.tick_box import TickBox
from roi_app.gui.dialogs.import_books.cells import framed, prepare
from roi_app.gui.dialogs.import_books.draft import Book, Draft
from roi_app.gui.dialogs.import_books.encoding_choice import BY_CONTENT, EncodingChoice
from roi_app.gui.dialogs.import_books.naming import column_letters
from roi_app.gui.dialogs.import_books.rejected_table import RejectedModel
from roi_app.gui.dialogs.import_books.sheet_table import SheetModel, cell_text
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import GRID
from roi_app.ledger.answers import Answers, LayoutAnswer
from roi_app.ledger.columns import FIELDS, Columns
from roi_app.ledger.layout import Layout, layout_of
from roi_app.ledger.rows import Rejected
from roi_app.ledger.sheets import Sheet
from roi_app.texts.catalog import describe
from roi_app.texts.formatting import Wording

TABLE, REJECTED = "table", "rejected"
_SIDE = 232
_MOST_HEADER = 30
_WIDEST, _LEAST = 220, 88
_BOX = 44
"""What a box takes beside its word."""

_MEASURED = 40
_NONE_REJECTED: Mapping[int, Sequence[Rejected]] = {}


class FilesStep(QWidget):
    """Files at the left, the table of the chosen one at the right.

    `added` asks for more files, `removed` carries one that is not wanted, `answered` how files are to be read.
    """

    added = Signal()
    removed = Signal(object)
    answered = Signal(Answers)
    saving = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a step without files."""
        super().__init__(parent)
        self.draft = Draft()
        self._wording = Wording("en", "CNY")
        self.files, self.add, self.remove = QListWidget(), QPushButton(), QPushButton()
        self.sheets, self.encodings, self.headers = Choice(), EncodingChoice(), Choice()
        self._names = {one: label(12, tone="muted") for one in ("sheet", "encoding", "header")}
        self.used = TickBox()
        self.parts, self.told, self.save = Segmented("total"), label(13, wraps=True), QPushButton()
        self.sheet, self.rejected = SheetModel(self), RejectedModel(self)
        self.table, self.rejected_table = QTableView(), QTableView()
        self.head = ChoosingHeader(self.table)
        self.empty = EmptyState()
        self._part = TABLE
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._build_tables()
        for button in (self.add, self.remove, self.save):
            button.setAutoDefault(False)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.setWordWrap(True)
        buttons, side = QHBoxLayout(), QVBoxLayout()
        buttons.addWidget(self.add, 1)
        buttons.addWidget(self.remove)
        side.setSpacing(4)
        side.addWidget(self.files, 1)
        side.addLayout(buttons)
        side.addSpacing(GRID)
        for key, choice in (("sheet", self.sheets), ("encoding", self.encodings), ("header", self.headers)):
            choice.setMinimumContentsLength(6)
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            side.addWidget(self._names[key])
            side.addWidget(choice)
        side.addSpacing(4)
        side.addWidget(self.used)
        self.side = QWidget()
        self.side.setFixedWidth(_SIDE)
        self.side.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        top, self._stack = QHBoxLayout(), QStackedLayout()
        top.setSpacing(GRID + 4)
        top.addWidget(self.parts)
        top.addWidget(self.told, 1)
        top.addWidget(self.save)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addLayout(top)
        right.addLayout(self._stack, 1)
        self._shown = {TABLE: framed(self.table), REJECTED: framed(self.rejected_table)}
        for one in (*self._shown.values(), self.empty):
            self._stack.addWidget(one)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.side)
        row.addLayout(right, 1)

    def _build_tables(self) -> None:
        self.table.setHorizontalHeader(self.head)
        self.table.setModel(self.sheet)
        prepare(self.table)
        self.table.verticalHeader().show()
        self.table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.rejected_table.setModel(self.rejected)
        prepare(self.rejected_table)
        self.rejected_table.horizontalHeader().setStretchLastSection(True)

    def _connect(self) -> None:
        self.files.currentRowChanged.connect(lambda _: self.refresh())
        self.add.clicked.connect(self.added)
        self.empty.chosen.connect(self.added)
        self.remove.clicked.connect(self._remove)
        here = Qt.ShortcutContext.WidgetShortcut
        QShortcut(QKeySequence.StandardKey.Delete, self.files, self._remove, context=here)
        self.sheets.activated.connect(lambda _: self.refresh())
        self.encodings.picked.connect(self._take_encoding)
        self.headers.activated.connect(lambda _: self._take_header())
        self.used.ticked.connect(self._use)
        self.head.chosen.connect(self._take_meaning)
        self.parts.chosen.connect(self._show_part)
        self.rejected_table.doubleClicked.connect(lambda index: self._go_to(index.row()))
        self.save.clicked.connect(self.saving)

    def retranslate(self, wording: Wording) -> None:
        """Say every text again in the reader's language."""
        self._wording = wording
        self.add.setText(wording.text("import.add"))
        self.remove.setText(wording.text("import.remove"))
        self.save.setText(wording.text("import.save_rejected"))
        self.used.show_words(wording.text("import.use_sheet"))
        self.files.setAccessibleName(wording.text("import.files"))
        self.table.setAccessibleName(wording.text("import.part.table"))
        self.head.setAccessibleName(wording.text("import.columns"))
        self.rejected_table.setAccessibleName(wording.text("import.part.rejected_name"))
        choices = {"sheet": self.sheets, "encoding": self.encodings, "header": self.headers}
        for key, name in self._names.items():
            name.setText(wording.text(f"import.{key}"))
            choices[key].setAccessibleName(name.text())
        self.refresh()

    def show_draft(self, draft: Draft, wording: Wording) -> None:
        """Show what was read; the file and the sheet on show stay so."""
        path = self.book.path if self.book is not None else None
        self.draft, self._wording = draft, wording
        with QSignalBlocker(self.files):
            self.files.clear()
            for book in draft.books:
                self.files.addItem(self._file_line(book))
            paths = [book.path for book in draft.books]
            self.files.setCurrentRow(paths.index(path) if path in paths else 0)
        self.refresh()

    @property
    def book(self) -> Book | None:
        """The file that is chosen."""
        at = self.files.currentRow()
        return self.draft.books[at] if 0 <= at < len(self.draft.books) else None

    @property
    def current(self) -> Sheet | None:
        """The sheet on show."""
        book = self.book
        if book is None or book.file is None or not book.file.sheets:
            return None
        return book.file.sheets[max(self.sheets.currentIndex(), 0) % len(book.file.sheets)]

    def take_focus(self) -> None:
        """Be ready for the keys."""
        part = self.files if self.draft.books else self.empty.button
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_file(self, path: Path) -> None:
        """Lead to a file."""
        paths = [book.path for book in self.draft.books]
        if path in paths:
            self.files.setCurrentRow(paths.index(path))

    def refresh(self) -> None:
        """Show the chosen file."""
        book, wording = self.book, self._wording
        # The empty state has its own button, and stands in the middle.
        self.side.setVisible(book is not None)
        self.remove.setEnabled(book is not None)
        self._show_choices(book)
        has_table = self.current is not None
        for part in (self.parts, self.told, self.used):
            part.setVisible(has_table)
        if not has_table:
            self.sheet.clear()
            self.rejected.show_rows((), wording)
            self.save.hide()
            self._show_empty(book)
            return
        self._show_sheet()
        rejected = len(self.rejected.rows)
        words = {
            TABLE: wording.text("import.part.table"),
            REJECTED: wording.text("import.part.rejected", number=rejected),
        }
        self.parts.show_choices(words)
        self.parts.show_chosen(self._part)
        self._show_part(self._part)

    def _show_empty(self, book: Book | None) -> None:
        wording, choose = self._wording, "import.choose" if book is None else "import.choose_other"
        if book is None:
            title, line = wording.text("import.none"), wording.text("import.none_line")
        elif book.problem is not None:
            title = wording.text("import.unread", name=book.path.name)
            line = describe(book.problem, wording.texts)
        else:
            title, line = wording.text("import.empty"), wording.text("import.empty_line")
        self.empty.show_words(title, line, wording.text(choose))
        self._stack.setCurrentWidget(self.empty)

    def _show_choices(self, book: Book | None) -> None:
        """Offer the sheets of a workbook, the encodings of a text, and in which row the headings end."""
        file = None if book is None else book.file
        names = [one.name for one in file.sheets] if file is not None else []
        with QSignalBlocker(self.sheets):
            if [self.sheets.itemText(at) for at in range(self.sheets.count())] != names:
                self.sheets.clear()
                self.sheets.addItems(names)
                self.sheets.setCurrentIndex(self._first_used(book) if names else -1)
        found = "" if file is None else file.encoding
        said = "" if book is None else self.draft.answers.encodings.get(book.name, BY_CONTENT)
        self.encodings.show_encoding(said, found, self._wording)
        self._show_headers()
        for part, is_there in (("sheet", len(names) > 1), ("encoding", bool(found or said))):
            choice = self.sheets if part == "sheet" else self.encodings
            choice.setVisible(is_there)
            self._names[part].setVisible(is_there)

    def _first_used(self, book: Book | None) -> int:
        if book is None or book.file is None:
            return 0
        layouts = (self.draft.layout(book.file.name, one.name) for one in book.file.sheets)
        return next((at for at, layout in enumerate(layouts) if layout is not None and layout.is_used), 0)

    def _show_headers(self) -> None:
        sheet, layout = self.current, self.reading
        with QSignalBlocker(self.headers):
            self.headers.clear()
            if sheet is not None:
                self.headers.addItem(self._wording.text("import.no_header"), 0)
                for number, row in enumerate(sheet.rows[:_MOST_HEADER], 1):
                    self.headers.addItem(self._wording.text("import.row", row=number), number)
                    self.headers.describe(number, "", " · ".join(filter(None, map(cell_text, row)))[:120])
                self.headers.setCurrentIndex(max(self.headers.findData(0 if layout is None else layout.header), 0))
        for part in (self.headers, self._names["header"]):
            part.setVisible(sheet is not None)

    @property
    def reading(self) -> Layout | None:
        """How the sheet on show is read."""
        book, sheet = self.book, self.current
        if book is None or book.file is None or sheet is None:
            return None
        return self.draft.layout(book.file.name, sheet.name)

    @property
    def _said(self) -> Layout | None:
        """The same by the newest answers, also while the payments are still being sorted by them."""
        book, sheet = self.book, self.current
        if book is None or book.file is None or sheet is None:
            return None
        return layout_of(book.file.name, sheet, self.draft.answers)

    def _show_sheet(self) -> None:
        sheet, layout, wording = self.current, self.reading, self._wording
        if sheet is None or layout is None:
            return
        here = self.draft.index.rejected.get((layout.file, layout.sheet), _NONE_REJECTED)
        is_other = sheet is not self.sheet.sheet
        self.sheet.show_sheet(sheet, layout.header, here, wording)
        self.rejected.show_rows(tuple(chain.from_iterable(here.values())), wording)
        self.head.show_meanings(self._meanings(layout), self._choices())
        if is_other:
            self._fit()
            first = self.sheet.index(max(layout.header - 1, 0), 0)
            self.table.scrollTo(first, QTableView.ScrollHint.PositionAtTop)
        self.used.show_ticked(ticked=layout.is_used)
        self._tell(layout, self.draft.index.read.get((layout.file, layout.sheet), 0), len(self.rejected.rows))

    def _tell(self, layout: Layout, rows: int, rejected: int) -> None:
        """Say how many rows were read, or what is lacking."""
        wording = self._wording
        count = wording.plain(rows, 0)
        if not layout.columns.are_enough and layout.grid is None:
            text, tone = wording.text("import.columns_lack"), "caution"
        elif not layout.is_used:
            text, tone = wording.text("import.not_used"), "muted"
        else:
            text, tone = (
                wording.text("import.read" if layout.grid is None else "import.read_grid", count=count),
                "muted",
            )
        self.told.setText(text)
        set_tone(self.told, tone)
        self.save.setVisible(rejected > 0)

    def _meanings(self, layout: Layout) -> tuple[Meaning, ...]:
        taken = {} if layout.grid is None else dict.fromkeys(layout.grid.amounts, "amount")
        taken |= {place: one for one in FIELDS if (place := getattr(layout.columns, one)) is not None}
        named = dict(enumerate(layout.headings))
        return tuple(
            Meaning(taken.get(at, ""), self._field_word(taken.get(at, "")), named.get(at) or column_letters(at))
            for at in range(self.sheet.columnCount())
        )

    def _choices(self) -> dict[str, str]:
        return {"": self._field_word(""), **{one: self._field_word(one) for one in FIELDS}}

    def _field_word(self, field: str) -> str:
        return self._wording.text(f"import.field.{field or 'none'}")

    def _fit(self) -> None:
        """Columns as wide as the first rows need, within limits."""
        sheet = self.sheet.sheet
        metrics, boxes = self.table.fontMetrics(), QFontMetricsF(font(12, bold=True))
        for at in range(self.sheet.columnCount()):
            cells = () if sheet is None else (row[at] for row in sheet.rows[:_MEASURED] if at < len(row))
            widest = max((metrics.horizontalAdvance(cell_text(cell)[:60]) for cell in cells), default=0)
            box = round(boxes.horizontalAdvance(self.head.meanings[at].word)) + _BOX
            self.table.setColumnWidth(at, max(min(widest + 22, _WIDEST), box, _LEAST))

    def _show_part(self, part: str) -> None:
        self._part = part
        self._stack.setCurrentWidget(self._shown[part])

    def _go_to(self, at: int) -> None:
        """Lead from a rejected row to where it stands."""
        number = self.rejected.rows[at].number
        self.parts.show_chosen(TABLE)
        self._show_part(TABLE)
        self.table.selectRow(number - 1)
        self.table.scrollTo(self.sheet.index(number - 1, 0), QTableView.ScrollHint.PositionAtCenter)

    def _remove(self) -> None:
        if self.book is not None:
            self.removed.emit(self.book.path)

    def _take_encoding(self, encoding: str) -> None:
        if self.book is not None:
            name, answers = self.book.name, self.draft.answers
            self.answered.emit(answers.with_encoding(name, encoding) if encoding else answers.without_encoding(name))

    def _take_header(self) -> None:
        self._answer(header=int(self.headers.currentData()))

    def _use(self, used: bool) -> None:
        self._answer(is_used=used)

    def _take_meaning(self, column: int, key: str) -> None:
        """Give a column its meaning; of another column that had it, nothing is known then."""
        layout = self._said
        if layout is None:
            return
        places = {one: getattr(layout.columns, one) for one in FIELDS}
        places = {one: None if at == column else at for one, at in places.items()}
        if key:
            places[key] = column
        self._answer(columns=Columns(**places), is_used=layout.answer.is_used or None)

    def _answer(self, **changed: object) -> None:
        layout = self._said
        if layout is not None:
            answer: LayoutAnswer = replace(layout.answer, **changed)  # type: ignore[arg-type]
            self.answered.emit(self.draft.answers.with_layout(layout.file, layout.sheet, answer))

    def _file_line(self, book: Book) -> str:
        """A file by its name, and in a second line what is in it, or that it could not be read."""
        wording = self._wording
        if book.file is None:
            return f"{book.name}\n{wording.text('import.file_unread')}"
        sheets = book.file.sheets
        told = wording.text("import.file_rows", count=wording.plain(sum(len(one.rows) for one in sheets), 0))
        if len(sheets) > 1:
            told = wording.text("import.file_sheets", count=len(sheets), rows=told)
        return f"{book.name}\n{told}"
