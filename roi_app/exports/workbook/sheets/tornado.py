"""A live tornado: every uncertain input goes from its low to its high, and the whole model follows.

At the top what moves the result most, the widest swing first; below it every input, and the columns in which the model
is computed for each of their ends. An event, that a designer is replaced or that the plan sticks, goes from no to yes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from roi_app.exports.workbook.book import Book, Cached, Sheet, cell_name
from roi_app.exports.workbook.case_columns import (
    TARGETS,
    Moved,
    Place,
    References,
    axis_of,
    cells_of,
    differing,
    formula_of,
    values_of,
)
from roi_app.exports.workbook.case_sheets import CaseSheets
from roi_app.exports.workbook.layout import (
    HIGH_IN_USE,
    LOW_IN_USE,
    NEVER_READ,
    CellRange,
    SheetKey,
    cell_ranges,
    is_stream,
    register_row,
)
from roi_app.exports.workbook.register import DISCOUNT, register
from roi_app.exports.workbook.sheets.inputs import input_format
from roi_app.exports.workbook.style import (
    ACCENT,
    FONTS,
    GREY,
    HAIRLINE,
    MUTED,
    TEXT,
    Look,
    money_format,
    number_format,
    plain_format,
)
from roi_app.exports.workbook.tool_rows import HIGH, LOW, NAMES, of_stream
from roi_app.figures.inputs import input_label
from roi_app.figures.tornado import MOST_BARS
from roi_app.model.estimate import STEPS, steps_towards
from roi_app.model.parameters import ASSUMPTIONS, INPUTS, LEVER_PRICE, LEVER_PRICES, QUANTITIES, STREAMS, Axis, Unit

REPLACES: Final = "design_replacement_probability"
"""Not an amount but an event: the tool replaces a designer, or it does not."""

_LABEL, _LOW, _HIGH, _AT_LOW, _AT_HIGH, _SWING, _STILL_LOW, _STILL_HIGH, _ORDER = range(9)
_LEFT, _RIGHT, _IS_SHARE = _ORDER + 1, _ORDER + 2, _ORDER + 3
"""What the chart draws: how far the low and the high take the net present value from the likely one."""

_CHART_ROWS: Final = 18
_WIDE, _HIGH_PIXELS = 900, 330


@dataclass(frozen=True, slots=True)
class _Row:
    """An input of the tornado: the formulas and values of its ends."""

    key: str
    label: str
    low: str
    high: str
    moves: tuple[Moved, Moved]
    number: str

    @property
    def is_share(self) -> bool:
        """Whether its ends are told in per cent."""
        return self.number.endswith("%")


def write_tornado(book: Book, sheet: Sheet, case: CaseSheets, row: int) -> tuple[int, int]:
    """The tornado from `row` on; returns the first row of every input, and the last one."""
    made = _Tornado(sheet, case, row)
    made.write(book)
    return made.rows_of_every_input


class _Tornado:
    def __init__(self, sheet: Sheet, case: CaseSheets, row: int) -> None:
        self._sheet, self._case, self._top = sheet, case, row
        self._rows = tuple(_rows(case))
        self._first = row + 3
        """The first row of those that are shown in order."""
        self._all = self._first + MOST_BARS + _CHART_ROWS + 4
        """The first row of every input."""
        self._moves = [moved for one in self._rows for moved in one.moves]
        self._values = values_of(case.answer.case, self._moves)
        self._money = number_format(Unit.MONEY, case.wording)
        self._cells = _row_of_each(self._moves, self._all + len(self._rows) + 1 + 5)

    def write(self, book: Book) -> None:
        """Write everything, from the top down."""
        wording, sheet = self._case.wording, self._sheet
        sheet.text((self._top, 0), wording.text("tornado.title"), Look.SECTION, spills=True)
        sheet.text((self._top + 1, 0), wording.text("workbook.tornado_hint"), Look.NOTE, spills=True)
        self._heads(self._first - 1)
        for place in range(MOST_BARS):
            self._shown(place)
        self._chart(book)
        sheet.text((self._all - 2, 0), wording.text("workbook.every_range"), Look.SECTION, spills=True)
        self._heads(self._all - 1, wording.text("workbook.head.order"))
        for at in range(len(self._rows)):
            self._input(at)
        self._stick()
        self._columns()
        cell = f"${cell_name(self._first, _IS_SHARE)}"
        last = (self._first + MOST_BARS - 1, _HIGH)
        sheet.condition((self._first, _LOW), last, f"{cell}=1", book.as_share())

    @property
    def rows_of_every_input(self) -> tuple[int, int]:
        """The first and the last row of every input; the columns below are workings."""
        return self._all, self._last

    def _heads(self, row: int, *more: str) -> None:
        text = self._case.wording.text
        heads = ("input", "low", "high", "npv_at_low", "npv_at_high", "swing", "still_at_low", "still_at_high")
        self._sheet.heads(row, [*(text(f"workbook.head.{one}") for one in heads), *more])

    # --- every input

    def _result(self, at: int, end: int, target: str) -> tuple[str, float]:
        """A worth at one end of an input: its cell, and its value."""
        column = 2 * at + end
        value = float(self._values[target][column, 0])
        place = self._moves[column].place
        differs = target in differing(place)
        return (self._own(column, (target, 0)) if differs else self._case.name(target)), value

    def _input(self, at: int) -> None:
        one, row, sheet, shown = self._rows[at], self._all + at, self._sheet, self._case.shown
        sheet.text((row, _LABEL), one.label)
        low, high = one.moves
        sheet.formula((row, _LOW), shown(one.low), low.value, Look.VALUE, one.number)
        sheet.formula((row, _HIGH), shown(one.high), high.value, Look.VALUE, one.number)
        sheet.number((row, _IS_SHARE), float(one.is_share), Look.VALUE, "0")
        results = [self._result(at, end, target) for target in TARGETS for end in (0, 1)]
        self._worths(row, [formula for formula, _ in results], [value for _, value in results])

    def _worths(self, row: int, formulas: list[str], values: list[float]) -> None:
        columns = (_AT_LOW, _AT_HIGH, _STILL_LOW, _STILL_HIGH)
        for column, formula, value in zip(columns, formulas, values, strict=True):
            self._sheet.formula((row, column), self._case.shown(formula), value, Look.VALUE, self._money)
        low, high = (cell_name(row, column) for column in (_AT_LOW, _AT_HIGH))
        # In whole cents: rounding must not decide which of two equal swings comes first.
        swing = self._case.shown(f"ROUND(ABS({high}-{low}),2)")
        self._sheet.formula((row, _SWING), swing, _swing(values), Look.STRONG, self._money)
        own, every = cell_name(row, _SWING), self._column(_SWING, self._all, self._last)
        earlier = f"+SUMPRODUCT(({self._column(_SWING, self._all, row - 1)}={own})*1)" if row > self._all else ""
        order = self._case.shown(f"1+SUMPRODUCT(({every}>{own})*1){earlier}")
        self._sheet.formula((row, _ORDER), order, float(self._order.index(row - self._all) + 1), Look.VALUE, "0")

    @property
    def _last(self) -> int:
        return self._all + len(self._rows)

    @cached_property
    def _all_worths(self) -> list[list[float]]:
        worths = [
            [self._result(at, end, target)[1] for target in TARGETS for end in (0, 1)] for at in range(len(self._rows))
        ]
        value = self._case.answer.value
        sticks = ("npv_if_dropped", "npv", "npv_vs_standing_still_if_dropped", "npv_vs_standing_still")
        return [*worths, [value(key) for key in sticks]]

    @cached_property
    def _order(self) -> list[int]:
        worths = self._all_worths
        return sorted(range(len(worths)), key=lambda at: -_swing(worths[at]))

    def _stick(self) -> None:
        """Whether the plan sticks: no, then yes."""
        row, name, shown = self._last, self._case.name, self._case.shown
        self._sheet.text((row, _LABEL), self._case.wording.text("quantity.sticking_probability"))
        for column, value in ((_LOW, 0.0), (_HIGH, 1.0)):
            self._sheet.formula((row, column), shown(f"{value:.0f}"), value, Look.VALUE, "0%")
        self._sheet.number((row, _IS_SHARE), 1.0, Look.VALUE, "0")
        keys = ("npv_if_dropped", "npv", "npv_vs_standing_still_if_dropped", "npv_vs_standing_still")
        self._worths(row, [name(key) for key in keys], self._all_worths[-1])

    # --- in order

    def _shown(self, place: int) -> None:
        """One of the widest: everything of the input whose order it is."""
        row, case = self._first + place, self._case
        at = self._order[place]
        orders = self._column(_ORDER, self._all, self._last)
        worths = self._all_worths[at]
        moves = (0.0, 1.0) if at == len(self._rows) else tuple(one.value for one in self._rows[at].moves)
        label = case.wording.text("quantity.sticking_probability") if at == len(self._rows) else self._rows[at].label
        is_there = _swing(worths) > 0
        values: dict[int, Cached] = {
            _LABEL: label,
            _LOW: moves[0],
            _HIGH: moves[1],
            _AT_LOW: worths[0],
            _AT_HIGH: worths[1],
        }
        values |= {_SWING: _swing(worths), _STILL_LOW: worths[2], _STILL_HIGH: worths[3]}
        swing = self._column(_SWING, self._all, self._last)
        found = f"MATCH({place + 1},{orders},0)"
        for column, value in values.items():
            formula = f'IF(INDEX({swing},{found})>0,INDEX({self._column(column, self._all, self._last)},{found}),"")'
            look = Look.LABEL if column == _LABEL else Look.STRONG if column == _SWING else Look.VALUE
            number = "" if column == _LABEL else plain_format() if column in (_LOW, _HIGH) else self._money
            self._sheet.formula((row, column), case.shown(formula, ""), value if is_there else "", look, number)
        shares = self._column(_IS_SHARE, self._all, self._last)
        is_share = float(at == len(self._rows) or self._rows[at].is_share)
        self._sheet.formula((row, _IS_SHARE), f"INDEX({shares},{found})", is_share, Look.VALUE, "0")
        likely = case.name("npv")
        for column, end, value in ((_LEFT, _AT_LOW, worths[0]), (_RIGHT, _AT_HIGH, worths[1])):
            cell = cell_name(row, end)
            apart = value - case.answer.value("npv") if is_there else 0.0
            formula = f"IF(ISNUMBER({cell}),{cell}-{likely},0)"
            self._sheet.formula((row, column), formula, apart, Look.VALUE, self._money)

    def _chart(self, book: Book) -> None:
        """Bars around the likely case: what the low end makes of it, and what the high end does."""
        case = self._case
        chart = book.chart({"type": "bar", "subtype": "stacked"})
        labels = "=" + case.address(CellRange(SheetKey.UNCERTAINTY, self._first, _LABEL, MOST_BARS))
        for column, head, colour in ((_LEFT, "low", GREY), (_RIGHT, "high", ACCENT)):
            values = "=" + case.address(CellRange(SheetKey.UNCERTAINTY, self._first, column, MOST_BARS))
            name = case.wording.text(f"workbook.head.npv_at_{head}")
            fill = {"fill": {"color": colour}, "border": {"none": True}, "gap": 40}
            chart.add_series({"name": name, "categories": labels, "values": values, **fill})
        font = {"name": FONTS[case.wording.language], "size": 9, "color": MUTED}
        chart.set_y_axis({"reverse": True, "label_position": "low", "num_font": font, "line": {"color": GREY}})
        grid = {"visible": True, "line": {"color": HAIRLINE, "width": 0.75}}
        chart.set_x_axis({"num_format": money_format(case.wording), "num_font": font, "major_gridlines": grid})
        chart.set_title(
            {"name": case.wording.text("workbook.tornado_chart"), "name_font": {**font, "color": TEXT, "size": 12}}
        )
        chart.set_legend({"position": "bottom", "font": font})
        chart.set_chartarea({"border": {"color": HAIRLINE}})
        chart.set_size({"width": _WIDE, "height": _HIGH_PIXELS})
        described = {"object_position": 2, "description": case.wording.text("tornado.title")}
        self._sheet.engine.insert_chart(self._first + MOST_BARS + 1, 0, chart, described)

    def _column(self, column: int, first: int, last: int) -> str:
        return f"{cell_name(first, column, fixed=True)}:{cell_name(last, column, fixed=True)}"

    # --- the model in columns

    def _own(self, column: int, place: Place) -> str:
        return cell_name(self._cells[place], column + 1)

    def _own_range(self, column: int, key: str) -> str:
        if axis_of(key) is not Axis.STREAM:
            return self._own(column, (key, 0))
        return f"{self._own(column, (key, 0))}:{self._own(column, (key, len(STREAMS) - 1))}"

    def _other(self, place: Place) -> str:
        key, stream = place
        if cell_ranges()[key].length == 1:
            return self._case.name(key)
        return self._case.cell(key, stream if is_stream(key) else 0, SheetKey.UNCERTAINTY)

    def _columns(self) -> None:
        sheet, wording = self._sheet, self._case.wording
        top = min(self._cells.values())
        sheet.text((top - 4, 0), wording.text("workbook.in_columns"), Look.SECTION, spills=True)
        sheet.text((top - 3, 0), wording.text("workbook.in_columns_hint"), Look.NOTE, spills=True)
        heads = [self._rows[at // 2].label for at in range(len(self._moves))]
        sheet.heads(top - 2, ["", *heads])
        ends = [wording.text(f"workbook.head.{end}") for end in ("low", "high")]
        sheet.heads(top - 1, ["", *(ends * len(self._rows))])
        for place, row in self._cells.items():
            sheet.text((row, _LABEL), self._name(place))
        for column, moved in enumerate(self._moves):
            self._write_column(column, moved)

    def _name(self, place: Place) -> str:
        key, stream = place
        wording = self._case.wording
        if key in INPUTS and INPUTS[key].quantities:
            return wording.label(INPUTS[key].quantities[stream])
        label = wording.text(f"figure.{key}")
        if axis_of(key) is not Axis.STREAM:
            return label
        return wording.text("comparison.ranged", mode=label, range=wording.text(f"stream.{STREAMS[stream]}"))

    def _write_column(self, column: int, moved: Moved) -> None:
        refer = References(
            own=partial(self._own, column),
            own_range=partial(self._own_range, column),
            whole=self._case.name,
            other=self._other,
        )
        one, place = self._rows[column // 2], moved.place
        end = cell_name(self._all + column // 2, (_LOW, _HIGH)[column % 2])
        self._sheet.formula((self._cells[place], column + 1), end, moved.value, Look.VALUE, one.number)
        for cell in cells_of(place):
            key, stream = cell
            value = float(self._values[key][column, stream if axis_of(key) is Axis.STREAM else 0])
            number = number_format(STEPS[key].unit, self._case.wording)
            at = self._cells[cell], column + 1
            self._sheet.formula(at, formula_of(cell, place, refer), value, Look.VALUE, number)


def _swing(worths: list[float]) -> float:
    return round(abs(worths[1] - worths[0]), 2)


def _row_of_each(moves: list[Moved], first: int) -> Mapping[Place, int]:
    """A row for every number that some column has, in the order of the model."""
    used = {moved.place for moved in moves}
    used |= {cell for moved in moves for cell in cells_of(moved.place)}
    order = {step.key: at for at, step in enumerate(steps_towards(TARGETS))}
    inputs = sorted(place for place in used if place[0] not in order)
    computed = sorted((place for place in used if place[0] in order), key=lambda place: (order[place[0]], place[1]))
    return {place: first + at for at, place in enumerate((*inputs, *computed))}


def _rows(case: CaseSheets) -> list[_Row]:
    """Every input that has a range, or may have one in another scenario or preset."""
    found = []
    for entry in register(case):
        key = entry.key
        if entry.quantity is None or key not in QUANTITIES or key == NEVER_READ:
            continue
        is_ranged = any(one is not None and not one.is_exact for one in entry.ranges)
        if key in ASSUMPTIONS or key == DISCOUNT or is_ranged:
            found.append(_registered(case, key))
    return [*found, *(_price(case, key, stream) for key, stream in LEVER_PRICES.items())]


def _registered(case: CaseSheets, key: str) -> _Row:
    wording, quantity, resolved = case.wording, QUANTITIES[key], case.answer.case
    known = resolved.quantities.get(key)
    number = input_format(quantity, None if known is None else known.range.mode, wording)
    if key == REPLACES:
        return _Row(key, wording.label(key), "0", "1", (Moved(key, 0.0), Moved(key, 1.0)), number)
    low, high = (case.registered(register_row(key), column) for column in (LOW_IN_USE, HIGH_IN_USE))
    given = _range_of(case, key)
    return _Row(key, wording.label(key), low, high, (Moved(key, given[0]), Moved(key, given[1])), number)


def _range_of(case: CaseSheets, key: str) -> tuple[float, float]:
    resolved = case.answer.case
    known = resolved.quantities[key].range
    if key == DISCOUNT and known.is_exact and key in resolved.catalogue.typical:
        known = resolved.catalogue.typical[key].range.moved_to(known.mode)
    return known.low, known.high


def _price(case: CaseSheets, key: str, stream: str) -> _Row:
    """The price of a stream's tool, between what the catalogue or the merchant says of it."""
    at = STREAMS.index(stream)
    names = case.address(of_stream(case.tools, stream, NAMES))
    chosen = case.cell("tool", at, SheetKey.UNCERTAINTY)
    low_end, high_end = (
        f"SUMPRODUCT(({names}={chosen})*{case.address(of_stream(case.tools, stream, one))})" for one in (LOW, HIGH)
    )
    tool = case.picked[stream]
    low, high = (0.0, 0.0) if tool is None else (tool.chosen.price.low, tool.chosen.price.high)
    number = input_format(LEVER_PRICE, None, case.wording)
    return _Row(key, input_label(key, case.wording), low_end, high_end, (Moved(key, low), Moved(key, high)), number)
