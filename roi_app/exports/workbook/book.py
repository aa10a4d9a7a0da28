"""The one place that knows XlsxWriter: sheets, cells, names, and the bytes that come of them."""

from __future__ import annotations

import io
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet  # type: ignore[import-untyped]

from roi_app import __version__
from roi_app.checks.foreign_text import begins_like_a_formula, cut
from roi_app.exports.workbook.cell_text import cell_text, lines_of, number_width, width
from roi_app.exports.workbook.formula import ABSENT
from roi_app.exports.workbook.layout import CellRange
from roi_app.exports.workbook.options import Options
from roi_app.exports.workbook.style import Look, properties
from roi_app.texts.catalog import Texts

NARROWEST: Final = 9
WIDEST: Final = 62

Cached = float | str
CellPosition = tuple[int, int]
"""Row and column of a cell, from 0."""

_PLAIN_TEXT: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_ALLOWED: Final = {"format_columns": True, "format_rows": True, "select_locked_cells": True}
UNSEEN: Final = "#f3f5f9"
_A4: Final = 9
_ROW: Final = 18
_HEAD: Final = 10
"""Columns at which a head is wrapped, its own width at most."""

_LINE: Final = 13.5
"""Points that a line of prose takes."""

_LONGEST_MESSAGE: Final = 255
_LONGEST_TITLE: Final = 32


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be typed into a cell, and what is said of it."""

    title: str
    help: str
    refusal: str
    rule: Mapping[str, Any]


class _PlainWorksheet(Worksheet):  # type: ignore[misc]
    """A sheet that takes formulas as they are: none here uses a function that is new, which 30 patterns look for.

    They took more time than all else that is written, and would take the words of a quoted text for such a function.
    """

    def _write_formula(self, row: int, col: int, formula: str, cell_format: Any = None, value: Any = 0) -> int:  # noqa: ANN401
        if self._check_dimensions(row, col):
            return -1
        self.table[row][col] = CellFormulaTuple(formula.removeprefix("="), cell_format, value)
        return 0


class Book:
    """A workbook in memory, of a shop and by whoever prepares it; neither is named in an anonymous one."""

    def __init__(self, options: Options, shop: str = "", seller: str = "") -> None:
        self._language = options.language
        self._data = io.BytesIO()
        self._engine = xlsxwriter.Workbook(self._data, {"in_memory": True, **_PLAIN_TEXT})
        self._formats: dict[tuple[Look, str, bool], Any] = {}
        self._engine.set_calc_mode("auto")
        self._engine.set_properties(
            {
                "title": Texts(options.language).text("workbook.title"),
                "subject": cell_text(shop),
                "author": cell_text(seller),
                "company": cell_text(seller),
                "comments": f"Merchant ROI {__version__}",
                "created": options.stamp.astimezone(UTC).replace(tzinfo=None),
            }
        )

    def sheet(self, title: str, colour: str = "") -> Sheet:
        """A new sheet, after those that there are."""
        made = self._engine.add_worksheet(title, _PlainWorksheet)
        if colour:
            made.set_tab_color(colour)
        return Sheet(self, made, title)

    def style(self, look: Look, number: str = "", *, quoted: bool = False) -> Any:  # noqa: ANN401 - the engine's own
        """The format of a look and a number format, made once."""
        key = (look, number, quoted)
        if key not in self._formats:
            self._formats[key] = self._engine.add_format(properties(look, number, self._language, quoted=quoted))
        return self._formats[key]

    def hidden(self) -> Any:  # noqa: ANN401 - the engine's own
        """What a conditional format does to a cell that has nothing to say."""
        return self._engine.add_format({"num_format": ";;;", "font_color": UNSEEN, "bg_color": UNSEEN})

    def marked(self, colour: str) -> Any:  # noqa: ANN401 - the engine's own
        """A conditional ground."""
        return self._engine.add_format({"bg_color": colour})

    def as_share(self) -> Any:  # noqa: ANN401 - the engine's own
        """What makes a number a share."""
        return self._engine.add_format({"num_format": "0.0##%"})

    def lit(self, colour: str) -> Any:  # noqa: ANN401 - the engine's own
        """A conditional alarm: light words on a ground of a colour."""
        return self._engine.add_format({"bg_color": colour, "font_color": "#ffffff", "bold": True})

    def chart(self, kind: Mapping[str, str]) -> Any:  # noqa: ANN401 - the engine's own
        """A new chart, to be set into a sheet."""
        return self._engine.add_chart(dict(kind))

    def name(self, name: str, sheet: str, cells: CellRange) -> None:
        """Give cells a name that every sheet's formulas know."""
        self._engine.define_name(name, "=" + address(sheet, cells))

    def close(self) -> bytes:
        """The finished file."""
        self._engine.close()
        return self._data.getvalue()


def cell_name(row: int, column: int, *, fixed: bool = False) -> str:
    """`B5`, or `$B$5` where it is fixed."""
    return str(xl_rowcol_to_cell(row, column, row_abs=fixed, col_abs=fixed))


def address(sheet: str, cells: CellRange) -> str:
    """`'Inputs'!$B$5:$B$10`."""
    first = cell_name(cells.row, cells.column, fixed=True)
    last = cell_name(cells.row + cells.length - 1, cells.column, fixed=True)
    return f"{quoted_sheet(sheet)}!{first}" + (f":{last}" if cells.length > 1 else "")


def quoted_sheet(title: str) -> str:
    """A sheet's title inside a formula."""
    doubled = title.replace("'", "''")
    return f"'{doubled}'"


class Sheet:
    """A sheet that is written cell by cell and grows its columns as wide as their texts."""

    def __init__(self, book: Book, engine: Any, title: str) -> None:  # noqa: ANN401 - the engine's own
        self._book = book
        self.engine = engine
        self.title = title
        self._widths: dict[int, int] = {}

    def text(self, at: CellPosition, text: str, look: Look = Look.LABEL, *, spills: bool = False) -> None:
        """Write a text as text; `spills` lets it run over the empty cells beside it instead of widening its column."""
        shown = cell_text(text)
        if not spills:
            self._widen(at[1], width(shown))
        self.engine.write_string(*at, shown, self._book.style(look, quoted=begins_like_a_formula(shown)))

    def number(self, at: CellPosition, value: float, look: Look, number: str) -> None:
        """Write a number that is no formula."""
        self._widen(at[1], number_width(value, number))
        self.engine.write_number(*at, value, self._book.style(look, number))

    def date(self, at: CellPosition, day: date) -> None:
        """Write a day."""
        self._widen(at[1], 11)
        self.engine.write_datetime(*at, day, self._book.style(Look.VALUE, "yyyy-mm-dd"))

    def formula(self, at: CellPosition, formula: str, value: Cached, look: Look, number: str) -> None:
        """Write a formula without its equals sign, with the value that it has now."""
        if isinstance(value, float):
            self._widen(at[1], number_width(value, number))
        self.engine.write_formula(*at, "=" + formula, self._book.style(look, number), value)

    def blank(self, at: CellPosition, look: Look, number: str = "") -> None:
        """Format a cell that has nothing in it."""
        self.engine.write_blank(*at, None, self._book.style(look, number))

    def limit(self, at: CellPosition, limits: Limits) -> None:
        """Let only some values into a cell, and say which."""
        self.engine.data_validation(
            *at,
            *at,
            {
                **limits.rule,
                "input_title": cut(cell_text(limits.title), _LONGEST_TITLE),
                "input_message": cut(cell_text(limits.help), _LONGEST_MESSAGE),
                "error_title": cut(cell_text(limits.title), _LONGEST_TITLE),
                "error_message": cut(cell_text(limits.refusal), _LONGEST_MESSAGE),
            },
        )

    def condition(self, first: CellPosition, last: CellPosition, formula: str, look: Any) -> None:  # noqa: ANN401 - the engine's own
        """Give cells another look where a formula, written for the first of them, holds."""
        self.engine.conditional_format(*first, *last, {"type": "formula", "criteria": "=" + formula, "format": look})

    def heads(self, row: int, heads: Sequence[str], column: int = 0, *, words: Container[int] = (0,)) -> None:
        """Write the heads of a table's columns, above numbers flush right; they wrap, so they widen nothing much."""
        for at, head in enumerate(heads, column):
            self._widen(at, min(width(head), _HEAD - 1))
            look = Look.HEAD_OF_NUMBERS if at not in words else Look.HEAD_OF_WORDS if at else Look.HEAD
            self.text((row, at), head, look, spills=True)
        self.engine.set_row(row, max([_ROW, *(_LINE * lines_of(head, _HEAD) + 4 for head in heads if head)]))

    def prose(self, row: int, texts: Mapping[int, tuple[str, int]]) -> None:
        """Write texts by column, each wrapped at so many columns; not every program makes the row high enough."""
        lines = 1
        for column, (text, columns) in texts.items():
            self.wide(column, columns)
            self.text((row, column), text, Look.PROSE, spills=True)
            lines = max(lines, lines_of(text, columns))
        self.engine.set_row(row, _LINE * lines + 2)

    def across(self, at: CellPosition, last: int, text: str, columns: int) -> None:
        """Write a text over the cells up to a column, wrapped at so many columns in all, in a row high enough."""
        shown = cell_text(text)
        style = self._book.style(Look.ASIDE_WRAPPED, quoted=begins_like_a_formula(shown))
        self.engine.merge_range(*at, at[0], last, "", style)
        self.engine.write_string(*at, shown, style)
        if (lines := lines_of(shown, columns)) > 1:
            self.engine.set_row(at[0], _LINE * lines + 4)

    def wide(self, column: int, columns: float) -> None:
        """Make a column at least so wide, whatever its texts are."""
        self._widen(column, int(columns))

    def finish(self, *, printed: CellPosition | None = None, repeat: int | None = None, upright: bool = False) -> None:
        """Set widths, protection (without a password: it guards against slips) and print.

        `printed` is the last cell on paper, `repeat` the row that heads every page; lying unless `upright`.
        """
        for column, widest in self._widths.items():
            self.engine.set_column(column, column, min(max(widest + 2, NARROWEST), WIDEST))
        self.engine.set_default_row(_ROW)
        self.engine.hide_gridlines(2)
        self.engine.protect("", _ALLOWED)
        self.engine.set_paper(_A4)
        if not upright:
            self.engine.set_landscape()
        if printed is not None:
            self.engine.print_area(0, 0, *printed)
        self.engine.fit_to_pages(1, 0)
        self.engine.set_margins(left=0.3, right=0.3, top=0.5, bottom=0.6)
        self.engine.set_footer("&L&8&A&R&8&P / &N")
        if repeat is not None:
            self.engine.repeat_rows(repeat)

    def _widen(self, column: int, least: int) -> None:
        self._widths[column] = max(self._widths.get(column, 0), least)


def cached(value: float | None) -> Cached:
    """What a formula's cell holds: a number, or the sign for what does not exist."""
    return ABSENT if value is None else value
