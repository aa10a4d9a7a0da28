"""Documents drawn at random, and what a person would have to type into a workbook to make it another document."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import Case, Origin, resolve
from roi_app.documents.document import Document
from roi_app.estimates.answer import Answer, answer
from roi_app.exports.workbook.layout import CHOSEN_TOOL, PRESET, CellRange, SheetKey, typed_cells
from roi_app.exports.workbook.layout import STAFF_CASH as STAFF_CASH_CELL
from roi_app.exports.workbook.tool_rows import AGREED, TAKEN, picked_tools, tools_of
from roi_app.model.parameters import ASSUMPTIONS, CURRENCIES, PLATFORMS, QUANTITIES, STAFF_CASH, STREAMS, Unit
from roi_app.texts.formatting import Wording

CATALOGUE = default_catalogue()
NEVER_READ = "sticking_probability"
EDGES = {"rival_adoption": (0.0, 1.0), "ramp_months": (0.0, 1.0), "involution_intensity": (0.0, 1.0, 3.0)}


def answered(document: Document) -> Answer:
    return answer(resolve(document, CATALOGUE))


def random_document(seed: int) -> Document:
    """A shop with everything given but, now and then, the sum for its tools; one value in six is 0 or at an edge."""
    random = np.random.default_rng(seed)
    document = Document(
        name=f"Shop {seed}",
        platform=str(random.choice(PLATFORMS)),
        currency=str(random.choice(CURRENCIES)),
        preset=str(random.choice(sorted(CATALOGUE.presets))),
    )
    return changed(document, seed + 1000)


def changed(document: Document, seed: int) -> Document:
    """The same shop after a person has changed every cell that can be changed."""
    random = np.random.default_rng(seed)
    for key in QUANTITIES:
        document = document.with_value(key, _value(key, random))
    if random.random() < 0.5:
        document = document.without_value("tools_per_month")
    if random.random() < 0.5:
        # What a merchant knows of its sales leaves no claim in; one in two takes the benchmark, and claims at that.
        document = document.without_value("sales_uplift").with_claim("marketing-companion")
    levers, prices = {}, {}
    for stream in STREAMS:
        offered = [key for key, one in CATALOGUE.levers.items() if one.stream == stream]
        levers[stream] = str(random.choice(offered)) if random.random() < 0.8 else None
        given = [key for key in offered if random.random() < 0.6]
        # A tool may be free by agreement, which is no empty cell.
        prices |= {key: float(random.choice([0, round(random.uniform(0, 5000), 2)])) for key in given}
    document = replace(document, levers=levers, lever_prices={}, staff_cash=str(random.choice(STAFF_CASH)))
    for key, price in prices.items():
        document = document.with_lever_price(key, price)
    return document


def _value(key: str, random: np.random.Generator) -> float:
    quantity = QUANTITIES[key]
    if quantity.whole:
        return float(random.integers(int(quantity.lowest), int(quantity.highest) + 1))
    drawn = random.random()
    if drawn < 1 / 6:
        return float(random.choice(EDGES.get(key, (0.0,))))
    most = quantity.slider_high
    if drawn > 7 / 8 and quantity.unit is not Unit.SHARE:
        most = min(quantity.highest, 20 * most)
    return round(float(random.uniform(quantity.slider_low, most)), 4)


def typed(case: Case, language: str) -> dict[CellRange, float | str | None]:
    """Every cell that may be changed, with what it holds for a case."""
    wording, document = Wording(language, case.document.currency), case.document
    cells: dict[CellRange, float | str | None] = {}
    for key in QUANTITIES:
        resolved = case.quantities.get(key)
        given = resolved is not None and (key not in ASSUMPTIONS or resolved.origin is Origin.OWN)
        if key != NEVER_READ:
            cells[typed_cells()[key]] = resolved.range.mode if given else None
    cells[typed_cells()[PRESET]] = case.catalogue.presets[document.preset].name[language]
    cells[typed_cells()[STAFF_CASH_CELL]] = wording.text(f"staff_cash.{document.staff_cash}")
    tools = tools_of(case, language)
    for stream, tool in picked_tools(case, tools).items():
        cells[typed_cells()[f"{stream}.{CHOSEN_TOOL}"]] = None if tool is None else tool.name
    for tool in tools:
        price = document.lever_prices.get(tool.lever.key)
        cells[CellRange(SheetKey.ASSUMPTIONS, tool.row, AGREED)] = None if price is None else price.mode
        cells[CellRange(SheetKey.ASSUMPTIONS, tool.row, TAKEN)] = float(tool.chosen.claim_taken)
    return cells
