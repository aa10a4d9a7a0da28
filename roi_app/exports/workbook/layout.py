"""Where each quantity of the model lives in the workbook, worked out from the model's own declarations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from roi_app.estimates.baseline import MEASURED, Baseline, key_against
from roi_app.model.estimate import BASE_KEYS, STEPS
from roi_app.model.parameters import ASSUMPTIONS, INPUTS, QUANTITIES, STREAM_FIELDS, STREAMS, WEIGHTS, Axis, Basis, Kind
from roi_app.statements.cautions import Code


class SheetKey(StrEnum):
    """The sheets, in their order; `workbook.sheet.<key>` in the texts names them."""

    SUMMARY = "summary"
    YEARLY = "yearly"
    TOOLS = "tools"
    INPUTS = "inputs"
    ASSUMPTIONS = "assumptions"
    MONTHLY = "monthly"
    UNCERTAINTY = "uncertainty"
    CHECKS = "checks"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class CellRange:
    """Cells one below the other, from `row` and `column` (both from 0) on."""

    sheet: SheetKey
    row: int
    column: int
    length: int = 1


LONGEST_PLAN: Final = int(QUANTITIES["horizon_months"].highest)
"""Months that the sheet has, whatever the horizon is."""

MERCHANT: Final = tuple(key for key, one in QUANTITIES.items() if one.kind is Kind.MERCHANT)
PLAN: Final = tuple(key for key, one in QUANTITIES.items() if one.kind is Kind.PLAN)
STAFF_CASH: Final = "staff_cash"

CHOSEN_TOOL: Final = "tool"
"""The column of a stream's tool, by name; the model's own inputs of a tool follow from it."""

OF_TOOL: Final = tuple(key for key, one in INPUTS.items() if one.basis is Basis.LEVER)
"""What follows from a stream's tool."""


HEADLINE: Final = (
    *(tuple(key_against(result, baseline) for baseline in Baseline) for result in MEASURED),
    ("brought_in",),
    ("saved_per_month",),
    ("payback_months",),
    ("falls_again_month",),
    ("roi",),
    ("break_even_intensity",),
    ("exit_intensity",),
)
"""The rows of the headline: against today, and against standing still where that differs."""

STREAM_FIRST: Final = (
    "cost_by_stream",
    "saved_by_stream",
    "freed_staff",
    "cash_staff",
    "pv_saved_by_stream",
    "worth_by_stream",
    "highest_price",
)
MONTH_FIRST: Final = (
    "monthly_saving",
    "monthly_uplift",
    "tools_cost",
    "oversight_cost",
    "monthly_content_race",
    "monthly_traffic_race",
    "monthly_tool_race",
    "monthly_erosion",
    "monthly_leakage",
    "net_flow",
    "cumulative_net",
    "rival_adoption_by_month",
)
"""What a reader looks for first; the workings follow."""

INDICATORS: Final = tuple(key for key, one in INPUTS.items() if one.basis is Basis.CHOICE)
"""Inputs of the model that follow from what a person chose."""

MONTH: Final = "month"
BALANCE: Final = "cumulative_net"


def _computed(axis: Axis) -> tuple[str, ...]:
    return tuple(key for key in BASE_KEYS if STEPS[key].axis is axis)


def _first(keys: tuple[str, ...], first: tuple[str, ...]) -> tuple[str, ...]:
    return (*first, *(key for key in keys if key not in first))


WORKINGS: Final = (*INDICATORS, *_computed(Axis.MERCHANT))
BY_STREAM: Final = _first(_computed(Axis.STREAM), STREAM_FIRST)
BY_MONTH: Final = _first(_computed(Axis.MONTH), MONTH_FIRST)

# Rows of the sheets, from 0; every one has its title in row 0 and what it is in row 1.
SHOP_ROW: Final = 4
PLAN_ROW: Final = SHOP_ROW + len(MERCHANT) + 2
STAFF_CASH_ROW: Final = PLAN_ROW + len(PLAN)
STREAM_ROW: Final = STAFF_CASH_ROW + 4
DELIVERED_ROW: Final = STREAM_ROW + len(STREAMS) + 3
ASSUMPTION_ROW: Final = 4
WEIGHT_ROW: Final = ASSUMPTION_ROW + len(ASSUMPTIONS) + 3
RATE_ROW: Final = WEIGHT_ROW + len(WEIGHTS) * len(STREAMS)
TOOL_ROW: Final = RATE_ROW + 4
MONTH_ROW: Final = 4
LIGHT_ROW: Final = 3
SCENARIO_ROW: Final = 4
PRESET_ROW: Final = 5
CAUTION_ROW: Final = 7
HEADLINE_ROW: Final = CAUTION_ROW + len(Code) + 2
TRIALS_ROW: Final = HEADLINE_ROW + len(HEADLINE) + 4
WATERFALL_ROW: Final = TRIALS_ROW + 11
MOVES: Final = 17
MATRIX_ROW: Final = WATERFALL_ROW + MOVES + 4
WORK_ROW: Final = MATRIX_ROW + 6
WORKINGS_ROW: Final = WORK_ROW + len(STREAMS) + 4

LABELS: Final = 0
VALUES: Final = 1
STREAM_COLUMNS: Final = (*STREAM_FIELDS, CHOSEN_TOOL, *OF_TOOL)

# The sheet of checks: sums that must agree, then a row for every input.
SUMS: Final = (
    "streams",
    "worths",
    "bridge",
    "running_total",
    "discounted",
    "lines",
    "yearly_total",
    "yearly_present_value",
    "delivered",
)
SUM_ROW: Final = 5
REGISTER_ROW: Final = SUM_ROW + len(SUMS) + 4
IN_USE: Final = 1
CHANGED_FLAG: Final = 5
LOW_IN_USE: Final = 8
HIGH_IN_USE: Final = 9
"""Columns of the register that other sheets read."""

ALL_HOLD: Final = "all_checks_hold"
INPUTS_HOLD: Final = "inputs_hold"
CHANGES: Final = "changed_inputs"
STATUS: Final = {ALL_HOLD: 1, INPUTS_HOLD: 3, CHANGES: 5}
"""What the workbook says of itself, by the column of its cell."""

STATUS_ROW: Final = 2
SCENARIO: Final = "scenario"
PRESET: Final = "preset"
_LISTS: Final = 30
"""The column from which on the checks hold what the switches offer, each with its number beside it."""

NEVER_READ: Final = "sticking_probability"
"""Only uncertainty asks for it, so that no figure of a workbook would follow."""

REGISTERED: Final = (
    SCENARIO,
    PRESET,
    *(f"{stream}.{field}" for field in (*STREAM_FIELDS, CHOSEN_TOOL) for stream in STREAMS),
    *MERCHANT,
    *PLAN,
    STAFF_CASH,
    *(key for key in ASSUMPTIONS if key != NEVER_READ),
)
"""Every input in the order of its row among the checks; the prices and claims of the catalogue's tools follow."""


@lru_cache(maxsize=1)
def cell_ranges() -> Mapping[str, CellRange]:
    """Every quantity of the model, and every input by its own key, by the cells of what is in use."""
    ranges = _inputs() | _of_tools() | _summary() | _monthly()
    ranges["rate"] = CellRange(SheetKey.ASSUMPTIONS, RATE_ROW, 2)
    ranges |= {key: CellRange(SheetKey.CHECKS, STATUS_ROW, column) for key, column in STATUS.items()}
    return ranges


@lru_cache(maxsize=1)
def typed_cells() -> Mapping[str, CellRange]:
    """Every input by the cell that a person may change."""
    cells = {key: CellRange(SheetKey.INPUTS, SHOP_ROW + at, VALUES) for at, key in enumerate(MERCHANT)}
    cells |= {key: CellRange(SheetKey.INPUTS, PLAN_ROW + at, VALUES) for at, key in enumerate(PLAN)}
    cells[STAFF_CASH] = CellRange(SheetKey.INPUTS, STAFF_CASH_ROW, VALUES)
    cells |= {
        f"{stream}.{field}": CellRange(SheetKey.INPUTS, STREAM_ROW + at, column)
        for column, field in enumerate((*STREAM_FIELDS, CHOSEN_TOOL), VALUES)
        for at, stream in enumerate(STREAMS)
    }
    cells |= {
        key: CellRange(SheetKey.ASSUMPTIONS, ASSUMPTION_ROW + at, VALUES)
        for at, key in enumerate(ASSUMPTIONS)
        if key != NEVER_READ
    }
    cells[SCENARIO] = CellRange(SheetKey.SUMMARY, SCENARIO_ROW, VALUES)
    cells[PRESET] = CellRange(SheetKey.SUMMARY, PRESET_ROW, VALUES)
    return cells


CATALOGUE_ROW: Final = REGISTER_ROW + len(REGISTERED)
"""Where the prices agreed for the catalogue's tools begin; whether their claims are taken in follows."""


def switch_list(key: str, count: int) -> CellRange:
    """What a switch offers, one below the other."""
    return CellRange(SheetKey.CHECKS, REGISTER_ROW, _LISTS + 2 * (SCENARIO, PRESET).index(key), count)


def register_row(key: str) -> int:
    """The row of an input among the checks."""
    return REGISTER_ROW + REGISTERED.index(key)


def _inputs() -> dict[str, CellRange]:
    ranges = {key: CellRange(SheetKey.CHECKS, register_row(key), IN_USE) for key in REGISTERED}
    # What one array of the model holds stands one below the other, so its cells are theirs.
    for field in (*STREAM_FIELDS, CHOSEN_TOOL):
        ranges[field] = CellRange(SheetKey.CHECKS, register_row(f"{STREAMS[0]}.{field}"), IN_USE, len(STREAMS))
    ranges |= {
        key: CellRange(SheetKey.CHECKS, register_row(one.quantities[0]), IN_USE, len(STREAMS))
        for key, one in INPUTS.items()
        if one.axis is Axis.STREAM and one.quantities and one.quantities[0] in ASSUMPTIONS
    }
    ranges[NEVER_READ] = CellRange(SheetKey.ASSUMPTIONS, ASSUMPTION_ROW + ASSUMPTIONS.index(NEVER_READ), 2)
    return ranges


def _of_tools() -> dict[str, CellRange]:
    first = VALUES + len(STREAM_FIELDS) + 1
    ranges = {
        key: CellRange(SheetKey.INPUTS, STREAM_ROW, column, len(STREAMS)) for column, key in enumerate(OF_TOOL, first)
    }
    for block, key in enumerate(WEIGHTS):
        ranges[key] = CellRange(SheetKey.ASSUMPTIONS, WEIGHT_ROW + block * len(STREAMS), 2, len(STREAMS))
    return ranges


def _summary() -> dict[str, CellRange]:
    ranges = {key: CellRange(SheetKey.SUMMARY, WORKINGS_ROW + at, VALUES) for at, key in enumerate(WORKINGS)}
    ranges |= {
        key: CellRange(SheetKey.SUMMARY, WORK_ROW, VALUES + at, len(STREAMS)) for at, key in enumerate(BY_STREAM)
    }
    return ranges


def _monthly() -> dict[str, CellRange]:
    # A running total begins with month 0, everything else with month 1.
    ranges = {
        key: CellRange(SheetKey.MONTHLY, MONTH_ROW + 1, VALUES + at, LONGEST_PLAN)
        for at, key in enumerate(BY_MONTH)
        if STEPS[key].axis is Axis.MONTH
    }
    balance = ranges[BALANCE]
    ranges[BALANCE] = CellRange(balance.sheet, MONTH_ROW, balance.column, LONGEST_PLAN + 1)
    ranges[MONTH] = CellRange(SheetKey.MONTHLY, MONTH_ROW + 1, LABELS, LONGEST_PLAN)
    return ranges


def is_stream(key: str) -> bool:
    """Whether a quantity has one cell for each stream."""
    return cell_ranges()[key].length == len(STREAMS)


def is_month(key: str) -> bool:
    """Whether a quantity has one cell for each month."""
    return cell_ranges()[key].length >= LONGEST_PLAN


_RENAMED: Final = {
    # A spreadsheet has functions of these names.
    "npv": "npv_vs_today",
    "month": "month_number",
    # The names of cells that no formula of the model reads, said in full.
    "tool": "tool_chosen",
    "scenario": "scenario_number",
    "preset": "preset_number",
    "rate": "currency_for_one_yuan",
}


def name_of(key: str, suffix: str = "") -> str:
    """The name that a quantity's cells have in the workbook."""
    return _RENAMED.get(key, key.replace(".", "_")) + suffix
