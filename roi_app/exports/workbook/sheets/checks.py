"""Whether the workbook may be believed: sums that must agree, then every input with what it was and may be.

What is in use of an input stands here, under the name that the model's formulas know. A value out of its bounds is
not available, so that nothing follows from it; the light on the summary says which and why.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from roi_app.checks.foreign_text import cut
from roi_app.exports.workbook.book import Book, Cached, Sheet, address, cell_name
from roi_app.exports.workbook.case_sheets import CaseSheets
from roi_app.exports.workbook.formula import ABSENT, quoted
from roi_app.exports.workbook.layout import (
    ALL_HOLD,
    BALANCE,
    CHANGED_FLAG,
    CHANGES,
    IN_USE,
    INPUTS_HOLD,
    LABELS,
    LONGEST_PLAN,
    LOW_IN_USE,
    PRESET,
    REGISTER_ROW,
    SCENARIO,
    STATUS,
    STATUS_ROW,
    SUM_ROW,
    SUMS,
    VALUES,
    WATERFALL_ROW,
    CellRange,
    SheetKey,
    cell_ranges,
    switch_list,
)
from roi_app.exports.workbook.register import DISCOUNT, Entry, Value, register
from roi_app.exports.workbook.sheets.assumptions import preset_column
from roi_app.exports.workbook.sheets.inputs import input_format
from roi_app.exports.workbook.sheets.waterfall import TOTALS_AT
from roi_app.exports.workbook.sheets.yearly import NET_PRESENT_VALUE, NET_TOTAL
from roi_app.exports.workbook.style import KEEP_SOFT, RACE_SOFT, Look, number_format, yes_no_format
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import Unit
from roi_app.texts.formatting import Wording

DELIVERED: Final = 2
LOWEST: Final = 3
HIGHEST: Final = 4
HOLDS: Final = 6
SAID: Final = 7
DELIVERED_LOW: Final = 10
"""From here low and high as delivered, then value, low and high of each further scenario."""

_LONGEST_TEXT: Final = 250
"""What a text inside a formula may hold, with something to spare."""

_ROUNDING: Final = "1E-9"


def write_checks(book: Book, sheet: Sheet, case: CaseSheets) -> None:
    """The sheet of checks."""
    wording, entries = case.wording, register(case)
    sheet.text((0, 0), wording.text("workbook.sheet.checks"), Look.TITLE, spills=True)
    sheet.text((1, 0), wording.text("workbook.checks_hint"), Look.NOTE, spills=True)
    _totals(sheet, case, entries)
    heads = ("check", "one_way", "other_way", "apart", "", "", "holds", "verdict")
    sheet.heads(SUM_ROW - 1, [wording.text(f"workbook.head.{one}") if one else "" for one in heads], words={0, SAID})
    for at, key in enumerate(SUMS):
        _sum(sheet, case, SUM_ROW + at, key)
    sheet.text((REGISTER_ROW - 3, 0), wording.text("workbook.every_input"), Look.SECTION, spills=True)
    sheet.text((REGISTER_ROW - 2, 0), wording.text("workbook.every_input_hint"), Look.NOTE, spills=True)
    _heads(sheet, case)
    _write_lists(sheet, case)
    for entry in entries:
        _Row(sheet, case, entry).write()
    last = REGISTER_ROW + len(entries) - 1
    for colour, flag in ((RACE_SOFT, 0), (KEEP_SOFT, 1)):
        for first, end in ((SUM_ROW, SUM_ROW + len(SUMS) - 1), (REGISTER_ROW, last)):
            where = f"${cell_name(first, HOLDS)}={flag}"
            sheet.condition((first, HOLDS), (end, SAID), where, book.marked(colour))
    sheet.engine.set_row(STATUS_ROW, 30)
    sheet.engine.freeze_panes(SUM_ROW, 1)
    sheet.finish(printed=(last, SAID), repeat=REGISTER_ROW - 1)


def _write_lists(sheet: Sheet, case: CaseSheets) -> None:
    for key, texts in ((SCENARIO, case.scenarios), (PRESET, tuple(case.presets.values()))):
        cells = switch_list(key, len(texts))
        sheet.text((cells.row - 1, cells.column), case.wording.text(f"workbook.switch.{key}"), Look.HEAD)
        for at, text in enumerate(texts):
            sheet.text((cells.row + at, cells.column), text)
            sheet.number((cells.row + at, cells.column + 1), at + 1, Look.VALUE, "0")


def light_words(case: CaseSheets) -> str:
    """The formula of the light in words: that all holds, or the first thing that does not."""
    wording, entries = case.wording, register(case)
    last = REGISTER_ROW + len(entries) - 1
    flags, reasons = (_column(case, REGISTER_ROW, last, column) for column in (HOLDS, SAID))
    sums, labels = (_column(case, SUM_ROW, SUM_ROW + len(SUMS) - 1, column) for column in (HOLDS, LABELS))
    before, _, after = wording.text("workbook.light.wrong", reason="\0").partition("\0")
    first = f"IF({case.name(INPUTS_HOLD)}=1,INDEX({labels},MATCH(0,{sums},0)),INDEX({reasons},MATCH(0,{flags},0)))"
    words = f"{quoted(before)}&{first}&{quoted(after)}"
    return f"IF({case.name(ALL_HOLD)}=1,{quoted(wording.text('workbook.light.fine'))},{words})"


def _column(case: CaseSheets, first: int, last: int, column: int) -> str:
    return case.address(CellRange(SheetKey.CHECKS, first, column, last - first + 1))


def _totals(sheet: Sheet, case: CaseSheets, entries: tuple[Entry, ...]) -> None:
    """Whether all holds, whether the inputs do, and how many of them are not as delivered."""
    last = REGISTER_ROW + len(entries) - 1
    flags = f"{cell_name(REGISTER_ROW, HOLDS)}:{cell_name(last, HOLDS)}"
    sums = f"{cell_name(SUM_ROW, HOLDS)}:{cell_name(SUM_ROW + len(SUMS) - 1, HOLDS)}"
    changed = f"{cell_name(REGISTER_ROW, CHANGED_FLAG)}:{cell_name(last, CHANGED_FLAG)}"
    for key, formula, value in (
        (ALL_HOLD, f"MIN({flags},{sums})", 1.0),
        (INPUTS_HOLD, f"MIN({flags})", 1.0),
        (CHANGES, f"SUM({changed})", 0.0),
    ):
        column = STATUS[key]
        sheet.text((STATUS_ROW, column - 1), case.wording.text(f"workbook.{key}"), Look.WRAPPED, spills=True)
        sheet.formula((STATUS_ROW, column), formula, value, Look.STRONG, "0")


def _sum(sheet: Sheet, case: CaseSheets, row: int, key: str) -> None:
    """One figure reached in two ways; neither is shown where an input does not hold."""
    one, other, value = _two_ways(case, key)
    money, gate = number_format(Unit.MONEY, case.wording), f"{case.name(INPUTS_HOLD)}=1"
    sheet.text((row, LABELS), case.wording.text(f"workbook.check.{key}"))
    for column, formula in ((VALUES, one), (VALUES + 1, other)):
        sheet.formula((row, column), f"IF({gate},{formula},{quoted(ABSENT)})", value, Look.VALUE, money)
    first, second = (cell_name(row, column) for column in (VALUES, VALUES + 1))
    apart = f"IF(ISNUMBER({first}),{first}-{second},{quoted(ABSENT)})"
    sheet.formula((row, VALUES + 2), apart, 0.0, Look.VALUE, "0.00")
    scale = f"{case.name('brought_in')}+{case.name('spend')}+ABS({first})+1"
    holds = f"IF({gate},IF(ABS({cell_name(row, VALUES + 2)})<={_ROUNDING}*({scale}),1,0),0)"
    sheet.formula((row, HOLDS), holds, 1.0, Look.VALUE, "0")
    fine, wrong = (case.wording.text(f"workbook.{word}") for word in ("holds", "does_not_hold"))
    said = f"IF({cell_name(row, HOLDS)}=1,{quoted(fine)},{quoted(wrong)})"
    sheet.formula((row, SAID), said, fine, Look.WORD, "")


def _two_ways(case: CaseSheets, key: str) -> tuple[str, str, float]:
    """The formulas of both ways, and what both come to."""
    name, value = case.name, case.answer.value
    balance = cell_ranges()[BALANCE]
    end = case.address(CellRange(balance.sheet, balance.row + LONGEST_PLAN, balance.column))
    net, bars = f"SUM({name('net_flow')})", CellRange(SheetKey.SUMMARY, WATERFALL_ROW, VALUES, TOTALS_AT[-1])
    total = float(case.value(BALANCE, LONGEST_PLAN))
    bill = f"IF({name('tools_given')}>0,{name('pv_tools')}+{name('pv_tool_race')},0)"
    worths = f"SUM({name('worth_by_stream')})-{name('setup_paid')}-{name('pv_oversight')}-{bill}"
    bridge = f"SUM({case.address(bars)})-{name('brought_in')}"
    discounted = f"SUMPRODUCT({name('net_flow')}*{name('discount_factor')})-{name('setup_paid')}"
    as_delivered = repr(value("npv"))
    ways = {
        "streams": (f"SUM({name('pv_saved_by_stream')})", name("pv_saving"), value("pv_saving")),
        "worths": (
            f"IF({name('adopts')}>0,{worths},0)",
            name("npv_vs_standing_still"),
            value("npv_vs_standing_still"),
        ),
        "bridge": (bridge, name("npv"), value("npv")),
        "running_total": (f"{net}-{name('setup_paid')}", end, total),
        "discounted": (discounted, name("npv"), value("npv")),
        "lines": (_lines(case), net, total + value("setup_paid")),
        "yearly_total": (case.address(NET_TOTAL), end, total),
        "yearly_present_value": (case.address(NET_PRESENT_VALUE), name("npv"), value("npv")),
        "delivered": (f"IF({case.name(CHANGES)}=0,{name('npv')},{as_delivered})", as_delivered, value("npv")),
    }
    return ways[key]


def _lines(case: CaseSheets) -> str:
    """The columns of the sheet of months as they are shown, those that come in less those that go out."""
    columns = {key: case.shown_column(key) for key in STEPS["net_flow"].arguments}
    brings = ("monthly_saving", "monthly_uplift")
    gains = "+".join(f"SUM({columns[key]})" for key in brings)
    return gains + "".join(f"-SUM({column})" for key, column in columns.items() if key not in brings)


def _heads(sheet: Sheet, case: CaseSheets) -> None:
    text = case.wording.text
    heads = ["input", "in_use", "as_delivered", "from", "to", "changed", "holds", "verdict", "low", "high"]
    words = [text(f"workbook.head.{head}") for head in heads]
    words += [text("workbook.head.low"), text("workbook.head.high")]
    for scenario in case.scenarios[1:]:
        words += [scenario, text("workbook.head.low"), text("workbook.head.high")]
    sheet.heads(REGISTER_ROW - 1, words, words={0, SAID})


class _Row:
    """Writes the row of one input."""

    def __init__(self, sheet: Sheet, case: CaseSheets, entry: Entry) -> None:
        self._sheet, self._case, self._entry = sheet, case, entry
        self._row = entry.row
        self._typed = address(case.titles[entry.typed.sheet], entry.typed)
        self._number = _number(entry, case.wording)

    def write(self) -> None:
        """Label, what is in use, what was delivered, bounds, marks, and what the scenarios have."""
        entry, sheet, row = self._entry, self._sheet, self._row
        sheet.text((row, LABELS), entry.label)
        self._put(DELIVERED, entry.values[0])
        for place, value in enumerate(entry.values[1:]):
            self._put(_scenario_column(place), value)
        if entry.quantity is not None:
            for column, bound in ((LOWEST, entry.quantity.lowest), (HIGHEST, entry.quantity.highest)):
                sheet.number((row, column), bound, Look.VALUE, self._number)
        sheet.formula((row, CHANGED_FLAG), self._changed(), 0.0, Look.VALUE, "0")
        sheet.formula((row, HOLDS), self._holds(), 1.0, Look.VALUE, "0")
        fine = self._case.wording.text("workbook.holds")
        refusal = cut(refusal_of(entry, self._case.wording), _LONGEST_TEXT)
        said = f"IF({self._cell(HOLDS)}=1,{quoted(fine)},{quoted(refusal)})"
        sheet.formula((row, SAID), said, fine, Look.WORD, "")
        look = Look.STRONG if entry.quantity is not None else Look.SHRUNK
        sheet.formula((row, IN_USE), self._in_use(), self._value_in_use(), look, self._number)
        if any(one is not None for one in entry.ranges) or entry.by_preset:
            self._ends()

    def _put(self, column: int, value: Value) -> None:
        """A value as it was given; an empty cell is said, as a spreadsheet takes it for 0."""
        if isinstance(value, float | int):
            self._sheet.number((self._row, column), value, Look.VALUE, self._number)
        else:
            look = Look.WORD if value is None else Look.SHRUNK
            self._sheet.text((self._row, column), ABSENT if value is None else value, look, spills=True)

    def _cell(self, column: int) -> str:
        return cell_name(self._row, column)

    def _changed(self) -> str:
        text = f'{self._typed}&""'
        given = f'IF({text}="",{quoted(ABSENT)},{text})' if self._entry.may_be_empty else text
        return f'IF({given}={self._cell(DELIVERED)}&"",0,1)'

    def _holds(self) -> str:
        entry, typed = self._entry, self._typed
        holds = _is_one_of(entry, self._case, typed) if entry.quantity is None else self._within()
        return f'IF({typed}&""="",1,{holds})' if entry.may_be_empty else holds

    def _within(self) -> str:
        typed, entry = self._typed, self._entry
        innermost = f"IF({typed}=INT({typed}),1,0)" if entry.quantity is not None and entry.quantity.whole else "1"
        bounded = f"IF({typed}>={self._cell(LOWEST)},IF({typed}<={self._cell(HIGHEST)},{innermost},0),0)"
        return f"IF(ISNUMBER({typed}),{bounded},0)"

    def _chosen(self) -> str:
        """What was typed where it was changed, else what the scenario has."""
        entry = self._entry
        if len(entry.values) == 1 or entry.key == SCENARIO:
            return self._typed
        columns = (DELIVERED, *(_scenario_column(place) for place in range(len(entry.values) - 1)))
        return self._by_scenario(self._typed, [self._cell(column) for column in columns])

    def _by_scenario(self, if_changed: str, cells: list[str]) -> str:
        number = self._case.name(SCENARIO)
        chosen = cells[0] if len(cells) == 1 else f"CHOOSE({number},{','.join(cells)})"
        return f"IF({self._cell(CHANGED_FLAG)}=1,{if_changed},{chosen})"

    def _in_use(self) -> str:
        entry, chosen = self._entry, self._chosen()
        if entry.key in (SCENARIO, PRESET):
            chosen = _place_among(entry.words, self._case, chosen)
        elif entry.by_preset:
            chosen = f"IF(ISNUMBER({chosen}),{chosen},{_of_preset(self._case, entry.key, 1)})"
        elif entry.may_be_empty and entry.quantity is not None:
            chosen = f'IF(ISNUMBER({chosen}),{chosen},"")'
        elif entry.may_be_empty:
            chosen = f'IF({chosen}={quoted(ABSENT)},"",{chosen}&"")' if len(entry.values) > 1 else f'{chosen}&""'
        return f"IF({self._cell(HOLDS)}=1,{chosen},NA())"

    def _value_in_use(self) -> Cached:
        entry, case = self._entry, self._case
        value = entry.values[0]
        if entry.key == SCENARIO:
            return 1.0
        if entry.key == PRESET:
            return float(tuple(case.presets).index(case.answer.case.document.preset) + 1)
        if value is None and entry.by_preset:
            return case.answer.case.quantities[entry.key].range.mode
        return "" if value is None else value

    def _ends(self) -> None:
        """Low and high in use: of the preset, of what was delivered, or stretched to a value outside them."""
        entry, low_high = self._entry, ("low", "high")
        known = self._known_range()
        for place, end in enumerate(low_high):
            base = self._end(place)
            formula = f"{('MIN', 'MAX')[place]}({base},{self._cell(IN_USE)})"
            if entry.by_preset:
                other = self._end(1 - place)
                formula = f"IF({base}={other},{self._cell(IN_USE)},{formula})"
            self._sheet.formula((self._row, LOW_IN_USE + place), formula, getattr(known, end), Look.VALUE, self._number)
            for at, one in enumerate(entry.ranges):
                if one is not None:
                    column = DELIVERED_LOW + place if at == 0 else _scenario_column(at - 1) + 1 + place
                    self._sheet.number((self._row, column), getattr(one, end), Look.VALUE, self._number)

    def _end(self, place: int) -> str:
        """Where the range ends (0: low, 1: high) before it is stretched."""
        entry, case = self._entry, self._case
        own = self._cell(IN_USE)
        columns = [DELIVERED_LOW + place, *(_scenario_column(at) + 1 + place for at in range(len(entry.values) - 1))]
        cells = [self._cell(c) if one is not None else own for c, one in zip(columns, entry.ranges, strict=True)]
        if not entry.by_preset:
            return self._by_scenario(cells[0] if entry.key == DISCOUNT else own, cells)
        of_preset = _of_preset(case, entry.key, 2 * place)
        given = [of_preset if one is None else cell for cell, one in zip(cells, entry.ranges, strict=True)]
        return self._by_scenario(of_preset, given)

    def _known_range(self) -> object:
        entry, case = self._entry, self._case
        if entry.ranges[0] is not None:
            return entry.ranges[0]
        if entry.by_preset:
            return case.answer.case.quantities[entry.key].range
        return _Exact(self._value_in_use())


class _Exact:
    """A value that is its own low and high."""

    def __init__(self, value: Cached) -> None:
        self.low = self.high = value


def _number(entry: Entry, wording: Wording) -> str:
    if entry.quantity is None:
        return "0" if entry.key in (SCENARIO, PRESET) else ""
    if entry.quantity.unit is Unit.YES_NO:
        return yes_no_format(wording)
    return input_format(entry.quantity, _first(entry), wording)


def _first(entry: Entry) -> float | None:
    value = entry.values[0]
    return value if isinstance(value, float | int) else None


def _scenario_column(place: int) -> int:
    return DELIVERED_LOW + 2 + 3 * place


def _of_preset(case: CaseSheets, key: str, place: int) -> str:
    """Low (0), mode (1) or high (2) of an assumption in the preset that is picked."""
    cells = (case.address(preset_column(key, at, place)) for at in range(len(case.presets)))
    return f"CHOOSE({case.name(PRESET)},{','.join(cells)})"


def _place_among(words: CellRange | tuple[str, ...], case: CaseSheets, chosen: str) -> str:
    """The number of a text among those that a switch offers, compared whole."""
    assert isinstance(words, CellRange)  # noqa: S101 - what the switches offer stands in cells
    numbers = replace(words, column=words.column + 1)
    return f"SUMPRODUCT(({case.address(words)}={chosen})*{case.address(numbers)})"


def _is_one_of(entry: Entry, case: CaseSheets, typed: str) -> str:
    if isinstance(entry.words, CellRange):
        return f"IF(SUMPRODUCT(({case.address(entry.words)}={typed})*1)>0,1,0)"
    each = ",".join(f"{typed}={quoted(word)}" for word in entry.words)
    return f"IF(OR({each}),1,0)"


def refusal_of(entry: Entry, wording: Wording) -> str:
    """What is wrong with an input that does not hold: its name, and what it may be."""
    if entry.quantity is None:
        return wording.text("workbook.refused", label=entry.label, allowed=wording.text("workbook.pick_one"))
    low, high = (wording.with_unit(entry.quantity.unit, one) for one in (entry.quantity.lowest, entry.quantity.highest))
    kind = "allowed_whole" if entry.quantity.whole else "allowed"
    return wording.text(
        "workbook.refused", label=entry.label, allowed=wording.text(f"workbook.{kind}", low=low, high=high)
    )
