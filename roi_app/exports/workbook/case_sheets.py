"""One case in a workbook: its sheets' titles, its names, and the formula and value of each computed cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from roi_app.benchmarks.catalogue import Lever
from roi_app.documents.case import Case, ChosenLever
from roi_app.estimates.answer import Answer, number_or_none
from roi_app.explain.expressions import traced
from roi_app.explain.tracing import UntraceableError
from roi_app.exports.workbook.book import Cached, address, cached, cell_name, quoted_sheet
from roi_app.exports.workbook.formula import ABSENT, quoted, spreadsheet_formula
from roi_app.exports.workbook.layout import (
    BALANCE,
    BY_MONTH,
    INPUTS_HOLD,
    LONGEST_PLAN,
    MONTH,
    MONTH_ROW,
    OF_TOOL,
    VALUES,
    CellRange,
    SheetKey,
    cell_ranges,
    is_month,
    name_of,
)
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import STREAMS
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.texts.formatting import Wording

HORIZON: Final = "horizon_months"


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool that a stream can have, under a name that no other tool of the stream has."""

    stream: str
    name: str
    chosen: ChosenLever
    lever: Lever
    row: int


@dataclass(frozen=True, slots=True)
class CaseSheets:
    """A case with its answer; `suffix` tells its names from those of another case in the same workbook.

    `trials` are the case's own, None where they were not run; `made_on` is the day that they bear.
    """

    answer: Answer
    wording: Wording
    title: str
    suffix: str
    titles: Mapping[SheetKey, str]
    tools: tuple[Tool, ...]
    picked: Mapping[str, Tool | None]
    """The tool of each stream; where the platform's usual tools apply, also of a stream that has no work yet."""
    trials: Uncertainty | None
    made_on: date
    cases: tuple[Case, ...]
    """The case itself, then the scenarios that may be picked in its place, where they were asked for."""
    scenarios: tuple[str, ...]
    presets: Mapping[str, str]

    @property
    def has_others(self) -> bool:
        """Whether there is a scenario to pick."""
        return len(self.scenarios) > 1

    def name(self, key: str) -> str:
        """The name of a quantity's cells."""
        return name_of(key, self.suffix)

    def address(self, cells: CellRange) -> str:
        """Where cells are, from anywhere in the workbook."""
        return address(self.titles[cells.sheet], cells)

    def cell(self, key: str, at: int, sheet: SheetKey) -> str:
        """One cell of a quantity, as a formula on `sheet` calls it."""
        cells = cell_ranges()[key]
        cell = cell_name(cells.row + at, cells.column)
        return cell if cells.sheet is sheet else f"{quoted_sheet(self.titles[cells.sheet])}!{cell}"

    def formula(self, key: str, at: int = 0) -> str:
        """The formula of one cell of a computed quantity, traced from the function of the model."""
        sheet, has_months = cell_ranges()[key].sheet, is_month(key)

        def here(name: str) -> str:
            if has_months and name in BY_MONTH and not is_month(name):
                # A line that is shown is a line that is used.
                return cell_name(MONTH_ROW + 1 + at, VALUES + BY_MONTH.index(name))
            if cell_ranges()[name].length == 1:
                return self.name(name)
            if is_month(name) is not has_months:
                raise UntraceableError(f"{key} has no one cell of {name}")
            return self.cell(name, at, sheet)

        formula = spreadsheet_formula(traced(key), here, self.name)
        return f"IF({self.cell(MONTH, at, sheet)}<={self.name(HORIZON)},{formula},0)" if has_months else formula

    def value(self, key: str, at: int = 0) -> Cached:
        """What the model gives for one cell; 0 beyond the horizon, where a running total stays as it is."""
        if key in OF_TOOL:
            return self._of_tool(key, self.picked[STREAMS[at]])
        row = self.answer.values[key][0]
        if key in STEPS and is_month(key) and at >= len(row):
            return float(row[-1]) if key == BALANCE else 0.0
        return cached(number_or_none(row[at]))

    def _of_tool(self, key: str, tool: Tool | None) -> float:
        return 0.0 if tool is None else float(getattr(tool.chosen, key))

    def shown_column(self, key: str) -> str:
        """The months of a column as it is shown on the sheet of months."""
        column = VALUES + BY_MONTH.index(key)
        return self.address(CellRange(SheetKey.MONTHLY, MONTH_ROW + 1, column, LONGEST_PLAN))

    def shown(self, formula: str, instead: str = ABSENT) -> str:
        """A formula that a reader sees: where an input does not hold, "–" stands in its place."""
        return f"IF({self.name(INPUTS_HOLD)}=1,{formula},{quoted(instead)})"

    def registered(self, row: int, column: int) -> str:
        """A cell of the register of inputs, from another sheet."""
        return self.address(CellRange(SheetKey.CHECKS, row, column))

    @property
    def rate(self) -> float:
        """Units of the shop's currency for one yuan."""
        return self.answer.case.catalogue.currencies.per_cny[self.wording.currency]

    def agreed(self, tool: Tool) -> float | None:
        """The price that the merchant has agreed for a tool."""
        given = self.answer.case.document.lever_prices.get(tool.lever.key)
        return None if given is None else given.mode

    def price(self, tool: Tool) -> float:
        """The price of a tool a month: as agreed, else the catalogue's."""
        return tool.chosen.lever_price


def crossing_value(case: CaseSheets, month: int) -> Cached:
    """When the running total comes back to 0 within a month, or "" where it does not."""
    before, after = (_balance(case, at) for at in (month - 1, month))
    return month - 1 - before / (after - before) if before < 0 <= after else ""


def falling_value(case: CaseSheets, month: int) -> Cached:
    """The month where the running total is below 0 after payback, or ""."""
    payback = case.value("payback_months")
    return month if payback != ABSENT and _balance(case, month) < 0 and month > float(payback) else ""


def _balance(case: CaseSheets, month: int) -> float:
    return float(case.value(BALANCE, month))


def months() -> range:
    """Every month that the sheet has, from 1."""
    return range(1, LONGEST_PLAN + 1)
