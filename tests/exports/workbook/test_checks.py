"""What the workbook says of itself before anybody touches it: checks, what was delivered, years and ranges."""

import io
import re
from dataclasses import replace
from itertools import takewhile

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from roi_app.documents.document import Branding, Scenario
from roi_app.documents.samples import sample
from roi_app.estimates.anonymous import anonymous
from roi_app.estimates.answer import number_or_none
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.workbook.case_columns import TARGETS
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.exports.workbook.comparison_workbook import make_comparison
from roi_app.exports.workbook.layout import (
    HEADLINE_ROW,
    LIGHT_ROW,
    REGISTER_ROW,
    REGISTERED,
    SUM_ROW,
    SUMS,
    cell_ranges,
    register_row,
    typed_cells,
)
from roi_app.exports.workbook.sheets.uncertainty import TORNADO_ROW
from roi_app.exports.workbook.sheets.yearly import FIRST_ROW, HEAD_ROW, WORTH_ROW
from roi_app.figures.tornado import MOST_BARS
from roi_app.figures.yearly import yearly
from roi_app.model.estimate import estimate
from roi_app.model.parameters import QUANTITIES
from roi_app.model.uncertainty.trials import simulate
from roi_app.statements.comparison import Column, columns_of
from roi_app.texts.catalog import LANGUAGES, Texts
from roi_app.texts.formatting import Wording
from tests.exports.workbook import books
from tests.exports.workbook.books import DOCUMENTS
from tests.exports.workbook.cases import CATALOGUE, answered, typed
from tests.exports.workbook.recalculation import STAMP, options, parts, read
from tests.grids import ONE_LANGUAGE, each_language_once

MONTHS_25 = sample("clothing").with_value("horizon_months", 25)

TYPE = 10
A4_LYING, A4_UPRIGHT = 1065, 736
"""Pixels between the margins, 96 an inch."""


@pytest.fixture(scope="module", params=[*DOCUMENTS, "25 months"])
def made(request):
    one = books.made((DOCUMENTS | {"25 months": MONTHS_25})[request.param])
    return one.answer, one.sheets.book


def values(sheet, row, first, last):
    return [sheet.cell(row + 1, column + 1).value for column in range(first, last + 1)]


def tornado_rows(sheet):
    """Every input of the tornado: label, low, high, the worths there, the swing, and its order."""
    first = TORNADO_ROW + 3 + MOST_BARS + 18 + 4
    return list(takewhile(lambda row: row[8], (values(sheet, row, 0, 8) for row in range(first, first + 60))))


def test_all_checks_hold_and_nothing_is_changed(made):
    found, book = made
    sheet = book["Checks"]
    rows = [*range(SUM_ROW, SUM_ROW + len(SUMS)), *range(REGISTER_ROW, REGISTER_ROW + 1 + len(typed(found.case, "en")))]
    assert {sheet.cell(row + 1, 7).value for row in rows} == {1}
    assert {sheet.cell(row + 1, 8).value for row in rows} == {"holds"}
    assert [book["Summary"].cell(LIGHT_ROW + 1, 1).value, sheet["B3"].value, sheet["F3"].value] == [
        Texts("en").text("workbook.light.fine"), 1, 0,
    ]  # fmt: skip


def test_every_input_has_its_bounds_and_what_was_delivered_beside_it(made):
    found, book = made
    for key in REGISTERED:
        if key in QUANTITIES:
            row = register_row(key)
            in_use, given, lowest, highest = values(book["Checks"], row, 1, 4)
            quantity, known = QUANTITIES[key], found.case.quantities.get(key)
            assert (lowest, highest) == (quantity.lowest, quantity.highest)
            assert in_use == (None if known is None else pytest.approx(known.range.mode, rel=1e-15))
            spot = typed_cells()[key]
            typed_in = book[Texts("en").text(f"workbook.sheet.{spot.sheet}")].cell(spot.row + 1, spot.column + 1).value
            assert given == ("–" if typed_in is None else typed_in), key


def test_years_are_those_on_paper(made):
    found, book = made
    sheet, known = book["Yearly"], yearly(found)
    wording = Wording("en", found.case.document.currency)
    heads = values(sheet, HEAD_ROW, 2, 6)
    assert [head for head in heads if head] == [span.label(wording) for span in known.spans]
    rest = [0.0] * (5 - len(known.spans))
    for row, line in enumerate((*known.flows, known.net), FIRST_ROW):
        wanted = [line.label(wording), line.once, *line.spans, *rest, line.total, line.present_value]
        assert values(sheet, row, 0, 8)[0] == wanted[0]
        assert values(sheet, row, 1, 8) == pytest.approx(wanted[1:], rel=1e-12, abs=1e-9)
    running = values(sheet, FIRST_ROW + len(known.flows) + 1, 1, 6)
    assert running[: len(known.spans) + 1] == pytest.approx([known.running_total.once, *known.running_total.spans])
    worth = known.worth
    payback = found.number("payback_months")
    wanted = [worth.benefits, worth.costs, worth.npv, worth.roi, payback]
    for row, value in enumerate(wanted, WORTH_ROW):
        assert values(sheet, row, 1, 1) == [pytest.approx(value) if value is not None else "–"]


def test_each_row_of_the_tornado_is_the_model_at_both_ends(made):
    found, book = made
    sheet = book["Uncertainty"]
    inputs = {QUANTITIES[key].key: key for key in QUANTITIES}
    labels = {Wording("en", "CNY").label(key): key for key in inputs}
    rows = tornado_rows(sheet)
    assert sorted(row[8] for row in rows) == list(range(1, len(rows) + 1))
    swings = [row[5] for row in sorted(rows, key=lambda row: row[8])]
    assert swings == sorted(swings, reverse=True)
    held = 0
    for label, low, high, at_low, at_high, swing, still_low, still_high, _ in rows:
        assert swing == pytest.approx(abs(at_high - at_low), abs=0.006)
        key = labels.get(label)
        if key in ("review_share", "ramp_months", "rival_adoption", "involution_intensity", "discount_rate"):
            for value, worths in ((low, (at_low, still_low)), (high, (at_high, still_high))):
                given = found.case.inputs()
                given[key][:] = value
                one = estimate(given, TARGETS)
                assert worths == pytest.approx([one[target][0, 0] for target in TARGETS], rel=1e-9, abs=1e-6)
                held += 1
    assert held == 10
    shown = [values(sheet, TORNADO_ROW + 3 + at, 0, 5) for at in range(MOST_BARS)]
    assert [row[5] for row in shown if row[0]] == [swing for swing in swings[:MOST_BARS] if swing > 0]


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_scenarios_and_presets_are_offered_by_name(language):
    document = with_scenarios()
    book = read(make_workbook(answered(document), options(language, scenarios=True))).book
    texts = Texts(language)
    sheet = book[texts.text("workbook.sheet.summary")]
    offered = {}
    for key in ("scenario", "preset"):
        spot = typed_cells()[key]
        cell = sheet.cell(spot.row + 1, spot.column + 1)
        (rule,) = [one for one in sheet.data_validations.dataValidation if cell.coordinate in one.sqref]
        title, _, where = rule.formula1.replace("$", "").replace("'", "").partition("!")
        offered[key] = [row[0].value for row in book[title][where]]
        assert cell.value in offered[key]
        assert not cell.protection.locked
    # Capitals and small letters are one to a spreadsheet; another currency is another workbook.
    assert offered["scenario"] == [texts.text("scenarios.now"), "More ads", "more ads (3)"]
    assert offered["preset"] == [one.name[language] for one in CATALOGUE.presets.values()]


def with_scenarios():
    """The clothing shop with scenarios, one of them in another currency."""
    now = sample("clothing")
    ads = now.with_value("ads_per_month", 60_000).with_value("review_share", 0.3)
    other = replace(now.with_lever("photo", None, CATALOGUE.platforms["taobao"].usual_levers), preset="cautious")
    other = other.with_value("tools_per_month", 900.0).with_value("photo.units_per_month", 9.0)
    scenarios = (Scenario("More ads", ads), Scenario("more ads", other), Scenario("US", replace(now, currency="USD")))
    return replace(now, scenarios=scenarios)


def test_the_judgement_of_the_authors_is_named_in_the_readers_language():
    for language in LANGUAGES:
        book = books.made_sample("clothing", language).sheets.book
        told = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value]
        assert not [one for one in told if "judgement of the authors" in str(one) and language != "en"]
        assert Texts(language).text("evidence.judgement_short") in told


def test_a_difference_of_shares_is_told_in_points():
    now = sample("clothing")
    columns = [Column("Now", answered(now)), Column("Ads", answered(now.with_value("ads_per_month", 60_000)))]
    sheet = read(make_comparison(columns, options())).book["Comparison"]
    (row,) = [row for row in sheet.iter_rows() if row[0].value == "Kept of 100 brought in"]
    shares = [number_or_none(column.answer.values["kept_share"][0][0]) for column in columns]
    assert row[3].value == pytest.approx(100 * (shares[1] - shares[0]))
    assert row[3].number_format == '+0.0" pp";-0.0" pp";0.0" pp"'


def test_the_file_says_whose_it_is_unless_it_is_anonymous():
    document = replace(sample("clothing"), name="Shop & Sons", branding=Branding(seller="Li Wei Consulting"))
    found = answered(document)
    told, companies = [], []
    for one in (found, anonymous(found, Texts("en"))):
        data = make_workbook(one, options())
        properties = openpyxl.load_workbook(io.BytesIO(data), read_only=True).properties
        companies.append(re.findall(rb"<Company>.*</Company>", parts(data)["docProps/app.xml"]))
        told.append((properties.title, properties.subject, properties.creator, properties.created))
    when = STAMP.replace(tzinfo=None)
    assert told == [
        ("Merchant ROI estimate", "Shop & Sons", "Li Wei Consulting", when),
        ("Merchant ROI estimate", None, None, when),
    ]
    assert companies == [[b"<Company>Li Wei Consulting</Company>"], [b"<Company></Company>"]]


def test_scenarios_side_by_side_have_trials_of_their_own():
    columns = columns_of(answered(with_scenarios()), Wording("en", "CNY"), 3)
    trials = [simulate(uncertain(one.answer.case), 256, 1) for one in columns]
    book = read(make_comparison(columns, options(), trials)).book
    for place, found in enumerate(trials, 1):
        sheet = book[f"Uncertainty {place}"]
        (row,) = [
            row for row in sheet.iter_rows(max_row=25) if row[0].value == "All cases: Net present value (vs today)"
        ]
        assert row[4].value == pytest.approx(found.all_cases.mean("npv"))
        assert "likely" not in str(book[f"Tools {place}"].cell(6, 8).value)


def test_a_line_that_is_shown_is_a_line_that_is_used():
    book = books.made_sample("clothing").formulas.book
    spot = cell_ranges()["net_flow"]
    formula = book["Monthly"].cell(spot.row + 1, spot.column + 1).value
    assert formula == "=IF(A6<=horizon_months,B6+C6-(D6+E6+(F6+G6+H6)+I6+J6),0)"


def test_formulas_say_what_a_reader_would_write():
    """Values alone cannot tell a wrong formula before another program computes it."""
    book = books.made_sample("clothing").formulas.book
    typed_in, row = "'Inputs'!$B$10", register_row("horizon_months") + 1
    horizon = [cell.value for cell in book["Checks"][row]][:8]
    within = f"IF({typed_in}>=D{row},IF({typed_in}<=E{row},IF({typed_in}=INT({typed_in}),1,0),0),0)"
    assert horizon[1] == f"=IF(G{row}=1,{typed_in},NA())"
    assert horizon[2:5] == [36, 12, 60]
    assert horizon[5] == f'=IF({typed_in}&""=C{row}&"",0,1)'
    assert horizon[6] == f"=IF(ISNUMBER({typed_in}),{within},0)"
    row = register_row("review_share") + 1
    own = "'Assumptions'!$B$14"
    modes = ",".join(f"'Assumptions'!${column}$14" for column in ("V", "Y", "AB", "AE"))
    assert book["Checks"].cell(row, 2).value == (
        f"=IF(G{row}=1,IF(ISNUMBER({own}),{own},CHOOSE(preset_number,{modes})),NA())"
    )
    row = register_row("ads_per_month") + 1
    ends = [book["Checks"].cell(row, column).value for column in (9, 10)]
    assert ends == [f"={way}(IF(F{row}=1,B{row},{cell}{row}),B{row})" for way, cell in (("MIN", "K"), ("MAX", "L"))]
    years = [book["Yearly"].cell(FIRST_ROW + 1, column).value for column in (2, 3, 4, 8, 9)]
    assert years == [
        '=IF(inputs_hold=1,0,"–")',
        "=IF(inputs_hold=1,SUM('Monthly'!$B$6:$B$17),\"–\")",
        "=IF(inputs_hold=1,SUM('Monthly'!$B$18:$B$29),\"–\")",
        '=IF(inputs_hold=1,SUM(B5:G5),"–")',
        '=IF(inputs_hold=1,pv_saving,"–")',
    ]
    assert book["Summary"].cell(HEADLINE_ROW + 2, 2).value == '=IF(inputs_hold=1,npv_vs_today,"–")'


@pytest.mark.parametrize(("name", "language"), each_language_once())
def test_every_sheet_prints_in_type_that_can_be_read(name, language):
    """An A4 page is so many points wide; a sheet that is wider is shrunk to it."""
    book = books.made_sample(name, language).sheets.book
    for sheet in book.worksheets:
        last = (
            range_boundaries(sheet.print_area.rpartition("!")[2].replace("$", ""))[2]
            if sheet.print_area
            else sheet.max_column
        )
        widths = [_width(sheet, column) for column in range(1, last + 1)]
        paper = A4_LYING if sheet.page_setup.orientation == "landscape" else A4_UPRIGHT
        assert TYPE * min(1, paper / sum(widths)) > 6.5, sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.paperSize == 9


def _width(sheet, column):
    wide = [one.width for one in sheet.column_dimensions.values() if one.min <= column <= one.max]
    return 7 * (wide[0] if wide else 9) + 5
