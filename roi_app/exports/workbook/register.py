"""Every input of a workbook, one entry each: where it is typed, what the app gave it, and what it may hold.

The first of the values is what the app delivered; the others are what the document's scenarios have in its place. A
value that a person has changed counts, whatever scenario or preset is picked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from roi_app.documents.case import Case, Origin, Resolved
from roi_app.exports.workbook.case_sheets import CaseSheets, Tool
from roi_app.exports.workbook.layout import (
    CATALOGUE_ROW,
    CHOSEN_TOOL,
    NEVER_READ,
    PRESET,
    REGISTERED,
    SCENARIO,
    STAFF_CASH,
    CellRange,
    SheetKey,
    register_row,
    switch_list,
    typed_cells,
)
from roi_app.exports.workbook.tool_rows import AGREED, NAMES, TAKEN, of_stream, picked_tools
from roi_app.model.parameters import ASSUMPTIONS, LEVER_PRICE, QUANTITIES, STREAMS, Kind, Quantity, Range, Unit

Value = float | str | None

DISCOUNT: Final = "discount_rate"
TOOLS_BILL: Final = "tools_per_month"
_CLAIM: Final = Quantity("claim_taken", Kind.PLAN, Unit.YES_NO, 0, 1, 0, 1, 1, whole=True)


@dataclass(frozen=True, slots=True)
class Entry:
    """One input.

    `values` are what the app delivered and what each scenario has, None for an empty cell; `ranges` are theirs, None
    for what is exact. `quantity` declares a number, None for a word, which is one of `words` (cells of the workbook,
    or texts). `by_preset` marks an assumption, which takes the preset's value where its cell is empty.
    """

    key: str
    label: str
    row: int
    typed: CellRange
    values: tuple[Value, ...]
    ranges: tuple[Range | None, ...]
    quantity: Quantity | None = None
    words: CellRange | tuple[str, ...] = ()
    may_be_empty: bool = False
    by_preset: bool = False


def register(case: CaseSheets) -> tuple[Entry, ...]:
    """Every input of a case, in the order of its row."""
    entries = {one.key: one for one in (*_choices(case), *_work(case), *_quantities(case))}
    known = tuple(entries[key] for key in REGISTERED)
    return (*known, *_of_catalogue(case))


def _entry(key: str, label: str, values: Sequence[Value], **more: object) -> Entry:
    ranges = tuple(None for _ in values)
    return Entry(key, label, register_row(key), typed_cells()[key], tuple(values), **{"ranges": ranges, **more})  # type: ignore[arg-type]


def _choices(case: CaseSheets) -> Iterator[Entry]:
    wording = case.wording
    names = [case.presets[one.document.preset] for one in case.cases]
    label = wording.text("comparison.preset")
    yield _entry(PRESET, label, names, words=switch_list(PRESET, len(case.presets)))
    first = case.scenarios[0]
    offered = switch_list(SCENARIO, len(case.scenarios))
    scenario = _entry(SCENARIO, wording.text("workbook.scenario"), [first for _ in case.cases], words=offered)
    # With none to pick there is no switch: the one case on the list is the one in use.
    yield scenario if case.has_others else replace(scenario, typed=offered)
    texts = [wording.text(f"staff_cash.{one.document.staff_cash}") for one in case.cases]
    choices = tuple(wording.text(f"staff_cash.{one}") for one in ("share", "whole_heads"))
    yield _entry(STAFF_CASH, wording.text("choice.staff_cash"), texts, words=choices)


def _work(case: CaseSheets) -> Iterator[Entry]:
    """The tool of each stream."""
    picked = [picked_tools(one, case.tools) for one in case.cases]
    for stream in STREAMS:
        label = case.wording.text("lever.choice", stream=case.wording.text(f"stream.{stream}"))
        names = [None if (tool := one[stream]) is None else tool.name for one in picked]
        offered = of_stream(case.tools, stream, NAMES)
        yield _entry(f"{stream}.{CHOSEN_TOOL}", label, names, words=offered, may_be_empty=True)


def _quantities(case: CaseSheets) -> Iterator[Entry]:
    for key, quantity in QUANTITIES.items():
        if key == NEVER_READ:
            continue
        by_preset = key in ASSUMPTIONS
        known = [_known(one, key, by_preset=by_preset) for one in case.cases]
        yield _entry(
            key,
            case.wording.label(key),
            [None if one is None else one.range.mode for one in known],
            ranges=tuple(_inexact(one, key, case) for one in known),
            quantity=quantity,
            may_be_empty=by_preset or key == TOOLS_BILL,
            by_preset=by_preset,
        )


def _known(case: Case, key: str, *, by_preset: bool) -> Resolved | None:
    """What stands in the cell: every value of the shop and the plan, an assumption only where no preset gives it."""
    one = case.quantities.get(key)
    is_given = one is not None and one.origin in (Origin.OWN, Origin.CLAIM)
    return one if is_given or not by_preset else None


def _inexact(one: Resolved | None, key: str, case: CaseSheets) -> Range | None:
    if one is None:
        return None
    if one.range.is_exact and key == DISCOUNT and key in case.answer.case.catalogue.typical:
        # Exact in the trials; how far it is moved all the same is what others take.
        return case.answer.case.catalogue.typical[key].range.moved_to(one.range.mode)
    return one.range


def _of_catalogue(case: CaseSheets) -> Iterator[Entry]:
    """The price agreed for each tool, then whether its vendor's claim is taken in."""
    none = tuple(None for _ in case.cases)
    for at, tool in enumerate(case.tools):
        agreed = [one.document.lever_prices.get(tool.lever.key) for one in case.cases]
        yield Entry(
            f"lever_prices.{tool.lever.key}",
            case.wording.text("evidence.lever_price", tool=tool.name),
            CATALOGUE_ROW + at,
            CellRange(SheetKey.ASSUMPTIONS, tool.row, AGREED),
            tuple(None if one is None else one.mode for one in agreed),
            tuple(agreed),
            LEVER_PRICE,
            may_be_empty=True,
        )
    for at, tool in enumerate(case.tools, len(case.tools)):
        yield Entry(
            f"claim_taken.{tool.lever.key}",
            case.wording.text("workbook.claim_of", tool=tool.name),
            CATALOGUE_ROW + at,
            CellRange(SheetKey.ASSUMPTIONS, tool.row, TAKEN),
            tuple(float(_taken(one, tool)) for one in case.cases),
            none,
            _CLAIM,
        )


def _taken(case: Case, tool: Tool) -> bool:
    document = case.document
    return "sales_uplift" in tool.lever.claims and (
        tool.lever.key in document.as_claimed and "sales_uplift" not in document.values
    )
