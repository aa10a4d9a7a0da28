"""What a workbook holds before anybody has touched it."""

import io
import math
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import openpyxl
import pytest

from roi_app.checks.frozen import FrozenMap
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample
from roi_app.estimates.answer import answer, number_or_none
from roi_app.exports.workbook.book import Book
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.exports.workbook.cell_text import cell_text
from roi_app.exports.workbook.layout import (
    BALANCE,
    LONGEST_PLAN,
    STREAM_FIRST,
    WORK_ROW,
    SheetKey,
    cell_ranges,
    name_of,
    typed_cells,
)
from roi_app.exports.workbook.options import Options
from roi_app.exports.workbook.style import Look
from roi_app.exports.workbook.tool_rows import tools_of
from roi_app.model.estimate import BASE_KEYS, STEPS
from roi_app.model.parameters import CURRENCIES, INPUTS, QUANTITIES, STREAMS
from roi_app.texts.catalog import LANGUAGES, Texts
from tests.exports.workbook.books import DOCUMENTS, made, made_sample
from tests.exports.workbook.cases import CATALOGUE, NEVER_READ, answered, random_document, typed
from tests.exports.workbook.recalculation import STAMP, first_text, options, parts, read
from tests.grids import LANGUAGE_OF, at_first, each_language_once

BANNED = re.compile(r"_xlfn|_xlws|\b(?:LET|LAMBDA|XLOOKUP|FILTER|SEQUENCE|INDIRECT|OFFSET|IRR|NOW|RAND)\(")


def all_cells(data, *, formulas=False):
    for sheet in read(data, formulas=formulas).book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield sheet, cell


@pytest.fixture(scope="module")
def clothing():
    return made_sample("clothing").data


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_figure_is_the_models(name):
    book = made(DOCUMENTS[name])
    found, sheets = book.answer, book.sheets
    for key in BASE_KEYS:
        row = [number_or_none(value) for value in found.values[key][0]]
        cells = sheets.cells(key)
        beyond = row[-1] if key == BALANCE else 0
        wanted = row + [beyond] * (len(cells) - len(row))
        # A cell holds 16 figures, one less than a double may have.
        assert cells == ["–" if value is None else pytest.approx(value, rel=1e-15, abs=0) for value in wanted], key


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_input_is_where_a_person_changes_it(name):
    language = LANGUAGE_OF.get(name, "en")
    one = made_sample(name, language) if name in LANGUAGE_OF else made(DOCUMENTS[name])
    book = one.sheets.book
    for spot, value in typed(one.answer.case, language).items():
        cell = book[Texts(language).text(f"workbook.sheet.{spot.sheet}")].cell(spot.row + 1, spot.column + 1)
        assert not cell.protection.locked, (spot, cell.value)
        assert cell.value == (value if value is None or isinstance(value, str) else pytest.approx(value, rel=1e-15))


def test_nothing_else_can_be_changed_and_no_password_is_asked(clothing):
    book = read(clothing).book
    free = {(spot.sheet, spot.row, spot.column) for spot in typed(answered(sample("clothing")).case, "en")}
    for page in SheetKey:
        sheet = book[Texts("en").text(f"workbook.sheet.{page}")]
        assert sheet.protection.sheet
        assert not sheet.protection.password
        for row in sheet.iter_rows():
            for cell in row:
                is_free = (page, cell.row - 1, cell.column - 1) in free
                assert cell.protection.locked is not is_free, (page, cell.coordinate)


def test_every_quantity_has_a_cell_of_its_own_and_a_name(clothing):
    book = read(clothing).book
    wanted = {*QUANTITIES, *BASE_KEYS, *INPUTS}
    assert wanted <= set(cell_ranges())
    cells = [
        (spot.sheet, spot.row + at, spot.column) for key, spot in cell_ranges().items() if key in STEPS
        for at in range(spot.length)
    ]  # fmt: skip
    assert len(cells) == len(set(cells))
    for key, spot in cell_ranges().items():
        ((title, where),) = book.defined_names[name_of(key)].destinations
        assert title == Texts("en").text(f"workbook.sheet.{spot.sheet}")
        first, _, last = where.replace("$", "").partition(":")
        cell = book[title][first]
        assert (cell.row - 1, cell.column - 1) == (spot.row, spot.column), key
        assert book[title][last or first].row - cell.row + 1 == spot.length, key


def test_names_are_none_that_a_spreadsheet_takes_for_a_cell_or_a_function():
    names = [name_of(key) for key in cell_ranges()]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert re.fullmatch(r"[a-z][a-z_]*", name), name
        assert name.upper() not in {"NPV", "MONTH", "RATE", "R", "C", "TRUE", "FALSE", "IRR", "PV", "FV", "NA"}


def test_every_input_is_held_to_what_a_document_allows(clothing):
    book = read(clothing).book
    for key, quantity in QUANTITIES.items():
        if key == NEVER_READ:
            assert key not in typed_cells()
            continue
        spot = typed_cells()[key]
        sheet = book[Texts("en").text(f"workbook.sheet.{spot.sheet}")]
        cell = sheet.cell(spot.row + 1, spot.column + 1)
        rules = [one for one in sheet.data_validations.dataValidation if cell.coordinate in one.sqref]
        (rule,) = rules
        assert rule.type == ("whole" if quantity.whole else "decimal")
        assert (float(rule.formula1), float(rule.formula2)) == (quantity.lowest, quantity.highest)
        assert rule.error
        assert rule.prompt


def test_each_streams_tools_are_offered_and_no_others(clothing):
    book = read(clothing).book
    sheet = book["Inputs"]
    for stream in STREAMS:
        spot = typed_cells()[f"{stream}.tool"]
        cell = sheet.cell(spot.row + 1, spot.column + 1)
        (rule,) = [one for one in sheet.data_validations.dataValidation if cell.coordinate in one.sqref]
        title, _, where = rule.formula1.replace("$", "").replace("'", "").partition("!")
        offered = [row[0].value for row in book[title][where]] if ":" in where else [book[title][where].value]
        wanted = [one.name["en"] for one in CATALOGUE.levers.values() if one.stream == stream]
        assert offered == wanted


def test_formulas_are_alive_carry_their_values_and_use_nothing_new(clothing):
    values = {(sheet.title, cell.coordinate): cell.value for sheet, cell in all_cells(clothing)}
    count = 0
    for sheet, cell in all_cells(clothing, formulas=True):
        if cell.data_type == "f":
            count += 1
            assert not BANNED.search(cell.value), cell.value
            assert "{" not in cell.value
            value = values.get((sheet.title, cell.coordinate), "")
            assert isinstance(value, int | float | str)
            assert "#" not in str(value)
            assert not isinstance(value, float) or math.isfinite(value)
    assert count > 1200


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_formulas_are_the_same_in_every_language_but_for_the_sheets_titles(language):
    def told(language):
        data = made_sample("clothing", language).data
        texts = Texts(language)
        titles = {f"'{texts.text(f'workbook.sheet.{page}')}'!": f"{page}!" for page in SheetKey}
        found = {}
        for at, sheet in enumerate(read(data, formulas=True).book.worksheets):
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        formula = re.sub(r'"[^"]*"', '""', cell.value)
                        for title, page in titles.items():
                            formula = formula.replace(title, page)
                        found[at, cell.coordinate] = formula
        return found

    assert told(language) == told("en")


@pytest.mark.parametrize(("name", "language"), each_language_once())
def test_every_text_is_in_the_readers_language(name, language):
    data = made_sample(name, language).data
    book = read(data).book
    assert book.sheetnames == [Texts(language).text(f"workbook.sheet.{page}") for page in SheetKey]
    assert book.worksheets[0]["A1"].value == Texts(language).text(f"sample.{name}")
    for _, cell in all_cells(data):
        assert not re.search(r"\{\w*\}", str(cell.value)), cell.value
        # No key of a text or of the model stands where its words should.
        assert not re.fullmatch(r"[a-z_]+\.[a-z_.]+|[a-z]+(_[a-z]+)+", str(cell.value)), cell.value


@pytest.mark.parametrize("currency", at_first(CURRENCIES, 2))
def test_amounts_bear_the_sign_of_the_currency(currency):
    book = made(replace(sample("clothing"), currency=currency)).sheets.book
    spot = cell_ranges()["npv"]
    sign = {"CNY": "¥", "TWD": "NT$", "HKD": "HK$", "USD": "US$", "EUR": "€", "JPY": "JP¥"}[currency]
    assert book["Summary"].cell(spot.row + 1, spot.column + 1).number_format == f'"{sign}"#,##0;-"{sign}"#,##0'


def test_every_chart_draws_cells_of_the_workbook(clothing):
    charts = [content.decode() for name, content in parts(clothing).items() if name.startswith("xl/charts/chart")]
    assert len(charts) == 3
    kinds = {kind for chart in charts for kind in ("barChart", "scatterChart") if f"<c:{kind}>" in chart}
    assert kinds == {"barChart", "scatterChart"}
    for chart in charts:
        references = re.findall(r"<c:f>(.*?)</c:f>", chart)
        assert len(references) >= 4
        assert all(re.match(r"'?(Summary|Monthly|Uncertainty)'?!\$", one) for one in references), references


def test_the_waterfalls_bars_hang_together():
    sheet = made(DOCUMENTS["2"]).sheets.book["Summary"]
    top = next(row for row in range(1, 200) if sheet.cell(row, 2).value == "Bar starts")
    bars = [[sheet.cell(row, column).value for column in range(2, 7)] for row in range(top + 1, top + 18)]
    for at, (start, end, base, up, down) in enumerate(bars):
        if at not in (0, 7, 16):
            assert start == bars[at - 1][1]
        assert up >= 0 >= down
        # Seen from 0: the unseen base, then what is drawn above it, or below it.
        assert max(start, end, 0) == pytest.approx(max(base, 0) + up, abs=1e-6)
        assert min(start, end, 0) == pytest.approx(min(base, 0) + down, abs=1e-6)


def test_the_same_input_gives_the_same_bytes():
    found = answered(random_document(1))
    first = make_workbook(found, options())
    assert make_workbook(answered(random_document(1)), options()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    later = Options("en", STAMP + timedelta(days=1))
    assert make_workbook(found, later) != first


def test_the_stamp_is_a_moment():
    with pytest.raises(ValueError, match="time zone"):
        Options("en", datetime(2026, 1, 2))  # noqa: DTZ001 - that is the fault
    there = Options("en", STAMP.astimezone(timezone(timedelta(hours=8))))
    properties = openpyxl.load_workbook(io.BytesIO(make_workbook(answered(sample("clothing")), there))).properties
    assert properties.created.replace(tzinfo=UTC) == STAMP


HOSTILE = [
    "=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(A1)", '=HYPERLINK("https://example.org")', "\t=1", "{=1}", "'=1",
    "https://example.org", "mailto:a@example.org", "internal:Inputs!A1", "</t><f>1</f>",
    "_x0041_ &amp; <b>", "1234", "TRUE",
    "#N/A", "漢字カナ한글", "👩‍👩‍👧‍👦 🫨 𠮷", "e\u0301", "&\"A\"'<>", "~*?", "line\nline",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_text_whatever_it_begins_with(text):
    book = Book(options())
    book.sheet("Summary").text((0, 0), text, Look.TITLE)
    assert_is_text(book.close(), text.strip())


def test_a_shops_name_is_text_whatever_it_begins_with():
    name = '=HYPERLINK("https://example.org")'
    assert_is_text(make_workbook(answered(replace(sample("clothing"), name=name)), options()), name)


def assert_is_text(data, text):
    assert first_text(data).strip() == text
    sheet = parts(data)["xl/worksheets/sheet1.xml"]
    assert re.search(rb'<c r="A1" s="\d+" t="s"><v>', sheet)
    assert b"hyperlink" not in sheet


def test_what_begins_like_a_formula_stays_text_when_somebody_edits_it():
    texts = ["=1+1", "+1", "-1", "@a", "\n=1"]
    data = make_workbook(answer(resolve(sample("clothing"), with_tools_named(texts))), options())
    found = list(all_cells(data, formulas=True))
    for text in texts:
        cells = [cell for _, cell in found if cell.value == cell_text(text)]
        assert cells, text
        assert all(cell.style.startswith("Normal") and cell.quotePrefix for cell in cells), text


def with_tools_named(names):
    named = {
        key: lever._replace(name=dict.fromkeys(LANGUAGES, name))
        for name, (key, lever) in zip(names, CATALOGUE.levers.items(), strict=False)
    }
    return replace(CATALOGUE, levers=FrozenMap({**CATALOGUE.levers, **named}))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "ab"),
        ("\ufeffa\u200fb", "ab"),
        ("a\x00\x1bb", "a��b"),
        ("a\ud800b", "a�b"),
        ("a\uffffb", "a�b"),
        ("a\nb", "a\nb"),
        ("x" * 40_000, "x" * 16_382 + "…"),
        ("𠮷" * 20_000, "𠮷" * 16_382 + "…"),
    ],
    ids=("override", "marks", "control", "half", "noncharacter", "lines", "long", "long-and-wide"),
)
def test_what_no_cell_can_bear_is_taken_out(text, shown):
    assert cell_text(text) == shown
    book = Book(options())
    book.sheet("Summary").text((0, 0), text, Look.TITLE)
    assert first_text(book.close()) == shown


def test_two_tools_of_one_name_stay_two():
    same = CATALOGUE.levers["poster-generator"].name["en"]
    assistant = CATALOGUE.levers["shop-assistant"]
    named = assistant._replace(name=dict.fromkeys(LANGUAGES, same.upper()))
    catalogue = replace(CATALOGUE, levers=FrozenMap({**CATALOGUE.levers, assistant.key: named}))
    found = answer(resolve(sample("clothing"), catalogue))
    book = read(make_workbook(found, options())).book
    offered = [tool.name for tool in tools_of(found.case, "en") if tool.stream == "design"]
    assert offered == [same.upper(), f"{same} (poster-generator)"]
    spot = typed_cells()["design.tool"]
    assert book["Inputs"].cell(spot.row + 1, spot.column + 1).value == same.upper()


def test_a_usual_tool_waits_for_work_that_is_not_there_yet():
    """Where the plan leaves tools to the platform, the app gives a stream its tool with its first cost."""
    document = Document(platform="taobao").with_value("photo.units_per_month", 1).with_value("photo.unit_price", 10)
    found = answered(document)
    sheets = read(make_workbook(found, options()))
    usual = CATALOGUE.platforms["taobao"].usual_levers
    assert sheets.cells("tool") == [CATALOGUE.levers[usual[stream]].name["en"] for stream in STREAMS]
    assert sheets.cells("lever_chosen") == [1] * len(STREAMS)
    assert sheets.cells("lever_active") == [1, 0, 0, 0, 0, 0]
    explicit = answered(replace(document, levers={"photo": "virtual-model"}))
    assert read(make_workbook(explicit, options())).cells("tool")[1:] == [None] * (len(STREAMS) - 1)


def test_amounts_of_many_digits_fit_their_columns():
    document = sample("appliances").with_value("sales_per_month", 9e11).with_value("design.staff", 50_000)
    document = replace(document.with_value("involution_intensity", 3), currency="USD")
    amounts = 0
    for sheet, cell in all_cells(make_workbook(answered(document), options())):
        if isinstance(cell.value, int | float):
            told = f"{cell.value:,.0f}" + ("US$" if "US$" in cell.number_format else "")
            (wide,) = [one.width for one in sheet.column_dimensions.values() if one.min <= cell.column <= one.max]
            assert len(told) <= wide, cell.coordinate
            amounts += abs(cell.value) > 1e9
    assert amounts > 100


def test_an_empty_document_makes_a_workbook_too():
    sheets = read(make_workbook(answered(Document()), options("zh-Hans")))
    assert sheets.cells("kept_share") == ["–"]
    assert sheets.cells("payback_months") == ["–"]
    assert sheets.book.worksheets[0]["A1"].value == Texts("zh-Hans").text("bar.unnamed")


def test_months_beyond_the_plan_are_there_and_empty():
    document = sample("clothing").with_value("horizon_months", 12)
    sheets = read(make_workbook(answered(document), options()))
    assert sheets.cells("month") == list(range(1, LONGEST_PLAN + 1))
    assert sheets.cells("net_flow")[12:] == [0] * (LONGEST_PLAN - 12)
    assert len(set(sheets.cells(BALANCE)[12:])) == 1


def test_what_is_printed_of_the_summary_is_no_wider_than_what_a_reader_looks_for(clothing):
    sheet = read(clothing).book["Summary"]
    first, last = sheet.print_area.replace("'Summary'!", "").replace("$", "").split(":")
    assert (first, re.sub(r"\d", "", last)) == ("A1", "H")
    assert sheet.cell(WORK_ROW, 1 + len(STREAM_FIRST)).value == Texts("en").text("figure.highest_price")


def test_totals_leave_out_a_tool_that_is_not_there():
    document = replace(sample("appliances"), levers=dict.fromkeys(STREAMS) | {"photo": "virtual-model"})
    found = answered(document)
    sheet = read(make_workbook(found, options())).book["Summary"]
    column = cell_ranges()["worth_by_stream"].column + 1
    worths = [sheet.cell(WORK_ROW + at + 1, column).value for at in range(len(STREAMS))]
    assert worths[1:] == ["–"] * (len(STREAMS) - 1)
    assert sheet.cell(WORK_ROW + len(STREAMS) + 1, column).value == pytest.approx(worths[0])
