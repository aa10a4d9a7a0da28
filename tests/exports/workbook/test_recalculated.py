"""Other programs compute the workbook anew, after a person has changed its inputs, and come to what the model does."""

import math
import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample
from roi_app.estimates.answer import Answer, number_or_none
from roi_app.exports.workbook.book import cell_name
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.exports.workbook.comparison_workbook import make_comparison
from roi_app.exports.workbook.layout import (
    BALANCE,
    HEADLINE,
    HEADLINE_ROW,
    CellRange,
    SheetKey,
    cell_ranges,
    typed_cells,
)
from roi_app.exports.workbook.sheets.comparison import RESULTS
from roi_app.model.estimate import BASE_KEYS
from roi_app.model.parameters import ASSUMPTIONS, QUANTITIES, STREAMS
from roi_app.model.payoff import Game
from roi_app.statements.comparison import Column
from roi_app.texts.catalog import LANGUAGES, Texts
from tests.exports.workbook.books import made, made_sample
from tests.exports.workbook.cases import CATALOGUE, answered, changed, random_document, typed
from tests.exports.workbook.recalculation import (
    LIBREOFFICE,
    WRONG,
    options,
    packed,
    part_of,
    parts,
    read,
    recalculated,
    with_inputs,
    with_wrong_values,
)
from tests.grids import ONE_LANGUAGE

RANDOM = 20
RELATIVE = 1e-9
DOCUMENTS = {name: sample(name) for name in SAMPLES} | {f"shop {seed}": random_document(seed) for seed in range(RANDOM)}
needs_libreoffice = pytest.mark.skipif(LIBREOFFICE is None, reason="needs LibreOffice")


def differences(found: Answer, cells: Mapping[str, list]) -> list[tuple]:
    """Every figure of the model that the cells do not have, beyond the horizon too."""
    wrong = []
    for key in BASE_KEYS:
        row = [number_or_none(value) for value in found.values[key][0]]
        rest = row[-1] if key == BALANCE else 0.0
        for at, cell in enumerate(cells[key]):
            wanted = row[at] if at < len(row) else rest
            if not same(cell, "–" if wanted is None else wanted):
                wrong.append((key, at, cell, wanted))
    return wrong


def same(cell, wanted) -> bool:
    if isinstance(cell, int | float) and isinstance(wanted, int | float):
        return math.isclose(cell, wanted, rel_tol=RELATIVE, abs_tol=1e-12)
    return cell == wanted


def changed_documents():
    """Name, what the workbook was made of, and what a person makes of it."""
    for seed, (name, document) in enumerate(DOCUMENTS.items(), 5000):
        yield name, document, changed(document, seed)
    yield "falls again", sample("clothing"), falls_again()
    yield "exactly back", sample("clothing"), exactly_back()
    yield "standing still", sample("clothing"), replace(sample("clothing"), levers={})


def falls_again() -> Document:
    """Pays back at first, and loses it all again once rivals are in: the random ones hardly ever do."""
    document = sample("clothing")
    for key, value in {
        "involution_intensity": 3.0,
        "rival_adoption": 0.02,
        "adoption_speed": 0.4,
        "horizon_months": 60,
    }.items():
        document = document.with_value(key, value)
    return document


def exactly_back() -> Document:
    """Comes back to 0, not above it, at the very end of a month."""
    document = sample("clothing")
    for key in ("involution_intensity", "review_share", "ramp_months", "rival_adoption", "sales_per_month"):
        document = document.with_value(key, 0)
    for stream in STREAMS:
        document = document.with_value(f"{stream}.units_per_month", 0).with_value(f"{stream}.staff", 0)
    work = {"photo.units_per_month": 4, "photo.unit_price": 100, "photo_coverage": 0.5, "tools_per_month": 100}
    for key, value in (work | {"setup_cost": 300}).items():
        document = document.with_value(key, value)
    return document


def test_the_random_documents_reach_every_corner():
    found = [answered(after) for _, _, after in changed_documents()]
    assert {one.game for one in found} == {*Game, None}
    for key in ("payback_months", "falls_again_month"):
        assert {one.number(key) is None for one in found} == {True, False}, key
    assert {one.case.tools_given for one in found} == {True, False}
    assert {one.case.document.staff_cash for one in found} == {"share", "whole_heads"}
    assert len({one.case.horizon_months for one in found}) > 10
    assert min(one.value("npv") for one in found) < 0 < max(one.value("npv") for one in found)
    assert [one.number("payback_months") for one in found if one.by_month(BALANCE)[3] == 0] == [3]
    assert any(0 in [price.mode for price in one.case.document.lever_prices.values()] for one in found)
    assert any(one.case.levers["design"].key == "shop-assistant" for one in found)


@needs_libreoffice
@pytest.mark.long(45)
def test_libreoffice_follows_every_changed_input(tmp_path):
    names, files, wanted = [], [], []
    for at, (name, before, after) in enumerate(changed_documents()):
        language = LANGUAGES[at % len(LANGUAGES)]
        data = make_workbook(answered(before), options(language))
        inputs = typed(resolve(after, CATALOGUE), language)
        files.append(with_wrong_values(with_inputs(data, inputs)))
        names.append(name)
        wanted.append(answered(after))
    wrong = {}
    for name, data, found in zip(names, recalculated(files, tmp_path), wanted, strict=True):
        sheets = read(data)
        left = differences(found, {key: sheets.cells(key) for key in BASE_KEYS})
        game = sheets.book.worksheets[0].cell(HEADLINE_ROW + len(HEADLINE) + 3, 1).value
        name_of_game = "rivals.no_game" if found.game is None else f"rivals.game.{found.game}"
        if left or game not in {Texts(language).text(name_of_game) for language in LANGUAGES}:
            wrong[name] = game, left[:5]
    assert wrong == {}


@needs_libreoffice
@pytest.mark.long(45)
def test_libreoffice_finds_every_cell_as_the_app_wrote_it(tmp_path):
    """Not the model's figures alone: totals, texts, the charts' columns, and scenarios side by side."""
    columns = [Column(name, answered(document)) for name, document in list(DOCUMENTS.items())[:4]]
    written = [make_workbook(answered(sample(name)), options("zh-Hant")) for name in SAMPLES]
    written.append(make_comparison(columns, options("zh-Hans")))
    for before, after in zip(written, recalculated(map(with_wrong_values, written), tmp_path), strict=True):
        made = read(after).book
        for sheet in read(before).book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    again = made[sheet.title][cell.coordinate].value
                    # An empty text is a text to one program, to the other an empty cell.
                    assert same(again or "", cell.value or ""), (sheet.title, cell.coordinate)


def test_a_program_that_computes_nothing_is_found_out():
    book = made_sample("clothing")
    found, sheets = book.answer, read(with_wrong_values(book.data))
    assert sheets.cells("npv") == [WRONG]
    assert len(differences(found, {key: sheets.cells(key) for key in BASE_KEYS})) > 500


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """The English workbook compiled once; every document's formulas are the same.

    What reads the model's cells and is read by none of them would only take its time: LibreOffice computes it.
    """
    import formulas

    path = tmp_path_factory.mktemp("engine") / "book.xlsx"
    files = parts(make_workbook(answered(everything_filled()), options()))
    for page in (SheetKey.YEARLY, SheetKey.UNCERTAINTY):
        files[part_of(page)] = re.sub(rb"<f>.*?</f>", b"", files[part_of(page)])
    path.write_bytes(packed(files))
    return formulas.ExcelModel().loads(str(path)).finish()


def everything_filled() -> Document:
    """A document that leaves no cell empty, since a cell that is empty at first is none to this engine."""
    document = random_document(3).with_value("tools_per_month", 1.0)
    for stream in STREAMS:
        for key, lever in CATALOGUE.levers.items():
            if lever.stream == stream:
                document = document.with_lever(stream, key, {}).with_lever_price(key, 1.0)
    return document


def place(spot: CellRange, at: int = 0) -> str:
    return f"'[book.xlsx]{spot.sheet.upper()}'!{cell_name(spot.row + at, spot.column)}"


def computed(engine, case) -> dict[str, list]:
    inputs = {place(spot): "" if value is None else value for spot, value in typed(case, "en").items()}
    # The presets in the compiled workbook are those of its own platform.
    inputs |= {
        place(typed_cells()[key]): case.quantities[key].range.mode for key in ASSUMPTIONS if key in typed_cells()
    }
    rate = case.catalogue.currencies.per_cny[case.document.currency]
    wanted = [place(cell_ranges()[key], at) for key in BASE_KEYS for at in range(cell_ranges()[key].length)]
    solution = engine.calculate(inputs=inputs | {place(cell_ranges()["rate"]): rate}, outputs=wanted)

    def value(spot, at):
        found = solution[place(spot, at)].value[0, 0]
        return float(found) if isinstance(found, np.number) else found

    return {key: [value(cell_ranges()[key], at) for at in range(cell_ranges()[key].length)] for key in BASE_KEYS}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.long(120)
def test_a_second_engine_follows_every_changed_input(engine):
    wrong = {}
    for name, _, after in changed_documents():
        found = answered(after)
        if left := differences(found, computed(engine, found.case)):
            wrong[name] = left[:5]
    for name in SAMPLES:
        found = answered(sample(name))
        if left := differences(found, computed(engine, found.case)):
            wrong[f"{name} unchanged"] = left[:5]
    assert wrong == {}


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_what_a_person_types_is_all_that_differs(language):
    """The same workbook comes of typing as of making it anew, so that one compiled workbook stands for all."""
    before, after = random_document(0), changed(random_document(0), 7)
    inputs = typed(resolve(after, CATALOGUE), language)
    first = read(with_inputs(made(before, language).data, inputs), formulas=True).book
    second = made(after, language).formulas.book
    formulas = 0
    for page in ("summary", "yearly", "inputs", "monthly", "uncertainty"):
        title = Texts(language).text(f"workbook.sheet.{page}")
        for row in second[title].iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    formulas += 1
                    # Whose a value is that the app delivered stands there in words.
                    again = first[title][cell.coordinate].value
                    assert re.sub(r'"[^"]*"', "", again) == re.sub(r'"[^"]*"', "", cell.value)
    assert formulas > 1200
    assert set(RESULTS) <= set(cell_ranges())
    assert all(typed_cells()[key] in inputs for key in QUANTITIES if key != "sticking_probability")
