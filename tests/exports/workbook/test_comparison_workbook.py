from dataclasses import replace

import pytest

from roi_app.documents.samples import sample, sample_in
from roi_app.exports.workbook.comparison_workbook import FEWEST, MOST, make_comparison
from roi_app.exports.workbook.layout import SheetKey, cell_ranges, name_of
from roi_app.exports.workbook.sheets.comparison import RESULTS
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import Unit
from roi_app.statements.comparison import Column
from roi_app.texts.catalog import Texts
from tests.exports.workbook.cases import answered, random_document
from tests.exports.workbook.recalculation import options, parts, read
from tests.grids import ONE_LANGUAGE


def two():
    now = sample("clothing")
    return [Column("Now", answered(now)), Column("More ads", answered(now.with_value("ads_per_month", 60_000)))]


@pytest.fixture(scope="module")
def beside():
    return make_comparison(two(), options())


def labelled(sheet, column=1):
    return {row[0].value: row for row in sheet.iter_rows() if row[0].value is not None}


@pytest.mark.parametrize("count", [0, 1, 5])
def test_fewer_than_two_or_more_than_four_are_refused(count):
    with pytest.raises(ValueError, match=f"{count} scenarios; a comparison has {FEWEST} to {MOST}"):
        make_comparison([Column("a", answered(sample("clothing")))] * count, options())


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_each_scenario_has_live_sheets_of_its_own(language):
    columns = [Column(name, answered(sample_in(name, language))) for name in ("clothing", "appliances")]
    book = read(make_comparison(columns, options(language)), formulas=True).book
    texts = Texts(language)
    own = [page for page in SheetKey if page is not SheetKey.SOURCES]
    wanted = [f"{texts.text(f'workbook.sheet.{page}')} {place}" for place in (1, 2) for page in own]
    assert book.sheetnames == [texts.text("workbook.sheet.comparison"), *wanted, texts.text("workbook.sheet.sources")]
    for place in (1, 2):
        for key in ("npv", "saved_by_stream", "photo.unit_price", "review_share"):
            ((title, _),) = book.defined_names[name_of(key, f"_{place}")].destinations
            assert title.endswith(f" {place}")
        summary = book[f"{texts.text('workbook.sheet.summary')} {place}"]
        spot = cell_ranges()["npv"]
        formula = summary.cell(spot.row + 1, spot.column + 1).value
        assert formula == f"=npv_without_race_{place}-pv_races_{place}"


def test_results_and_differences_are_the_models(beside):
    columns = two()
    assert make_comparison(columns, options()) == beside
    sheet = read(beside).book["Comparison"]
    rows = list(sheet.iter_rows(min_row=5, max_row=4 + len(RESULTS), values_only=True))
    for key, row in zip(RESULTS, rows, strict=True):
        first, second = (column.answer.number(key) for column in columns)
        # Two shares are points apart, as a share of a share is something else.
        apart = (second - first) * (100 if STEPS[key].unit is Unit.SHARE else 1)
        assert row[1:4] == pytest.approx((first, second, apart), rel=1e-14), key
    assert [cell.value for cell in sheet[4]][1:] == ["Now", "More ads", "Difference"]


def test_what_does_not_exist_has_no_difference():
    nothing = sample("clothing").with_value("setup_cost", 1e9)
    columns = [two()[0], Column("Never", answered(nothing))]
    sheet = read(make_comparison(columns, options())).book["Comparison"]
    row = labelled(sheet)["Payback"]
    assert [cell.value for cell in row[2:4]] == ["–", "–"]


def test_differences_are_formulas_and_differing_inputs_are_marked(beside):
    book = read(beside, formulas=True).book
    sheet = book["Comparison"]
    rows = labelled(sheet)
    row = rows["Net present value"]
    shown = [f'=IF(inputs_hold_{at}=1,npv_vs_today_{at},"–")' for at in (1, 2)]
    assert [cell.value for cell in row[1:3]] == shown
    here, there = row[2].coordinate, row[1].coordinate
    assert row[3].value == f'=IF(AND(ISNUMBER({here}),ISNUMBER({there})),{here}-{there},"–")'
    assert row[3].number_format.startswith("+")
    (rule,) = [rule for rules in sheet.conditional_formatting for rule in rules.rules]
    (where,) = [str(rules.sqref) for rules in sheet.conditional_formatting]
    top = where.partition(":")[0]
    assert rule.formula == [f"{top}<>B{top[1:]}"]
    ads = rows[Texts("en").text("quantity.ads_per_month")]
    assert top[0] == "C"
    assert int(top[1:]) <= ads[0].row <= int(where.rpartition("C")[2])


def test_money_of_two_currencies_is_not_subtracted():
    other = replace(sample("clothing"), currency="USD")
    sheet = read(make_comparison([two()[0], Column("US", answered(other))], options())).book["Comparison"]
    rows = labelled(sheet)
    assert rows["Net present value"][3].value is None
    assert rows["Net present value"][2].number_format.startswith('"US$"')
    assert isinstance(rows["Break-even θ"][3].value, float)
    assert sheet["A3"].value == Texts("en").text("comparison.currencies_differ")


def test_four_scenarios_and_hostile_names():
    names = ["=1+1", "a\u202eb", "", "x" * 200]
    columns = [Column(name, answered(random_document(seed))) for seed, name in enumerate(names)]
    data = make_comparison(columns, options())
    head = [cell.value for cell in read(data).book["Comparison"][4]]
    assert head[1:] == ["=1+1", "ab", "Difference", "Unnamed shop", "Difference", "x" * 200, "Difference"]
    assert (
        len([name for name in parts(data) if name.startswith("xl/worksheets/sheet")]) == (len(SheetKey) - 1) * MOST + 2
    )
