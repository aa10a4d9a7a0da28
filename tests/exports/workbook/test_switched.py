"""Another program computes the workbook after a person has picked, changed, pasted or cleared what may be changed."""

from dataclasses import replace

import pytest

from roi_app.documents.samples import sample
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.workbook.case_columns import TARGETS
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.exports.workbook.layout import HEADLINE_ROW, LIGHT_ROW, typed_cells
from roi_app.exports.workbook.sheets.uncertainty import TORNADO_ROW
from roi_app.exports.workbook.sheets.yearly import FIRST_ROW
from roi_app.figures.tornado import MOST_BARS
from roi_app.figures.yearly import FLOWS, yearly
from roi_app.model.estimate import BASE_KEYS, estimate
from roi_app.model.uncertainty.trials import simulate
from roi_app.texts.catalog import Texts
from roi_app.texts.formatting import Wording
from tests.exports.workbook.cases import CATALOGUE, answered
from tests.exports.workbook.recalculation import options, read, recalculated, with_inputs, with_wrong_values
from tests.exports.workbook.test_checks import tornado_rows, values, with_scenarios
from tests.exports.workbook.test_recalculated import differences, needs_libreoffice

pytestmark = [needs_libreoffice, pytest.mark.long(60)]
ENGLISH = Texts("en")
ALLOWED = "Type a whole number between 12 months and 60 months."


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    """Every case after LibreOffice has computed it, each written with wrong values first."""
    document = with_scenarios()
    cells = typed_cells()
    preset = {key: one.name["en"] for key, one in CATALOGUE.presets.items()}
    cases = {
        **{key: {cells["preset"]: name} for key, name in preset.items()},
        "scenario 2": {cells["scenario"]: "More ads"},
        "scenario 3": {cells["scenario"]: "more ads (3)"},
        "ads changed": {cells["ads_per_month"]: 45_000.0},
        "scenario 2, ads changed": {cells["scenario"]: "More ads", cells["ads_per_month"]: 45_000.0},
        "own value": {cells["review_share"]: 0.5, cells["horizon_months"]: 25},
        "no tool": {cells["photo.tool"]: None},
        "horizon 72": {cells["horizon_months"]: 72},
        "horizon blank": {cells["horizon_months"]: None},
        "horizon 30.5": {cells["horizon_months"]: 30.5},
        "horizon a word": {cells["horizon_months"]: "three years"},
        "share above one": {cells["review_share"]: 1.2},
        "cost blank": {cells["photo.unit_price"]: None},
        "no such tool": {cells["photo.tool"]: "AI virtual*"},
        "no such preset": {cells["preset"]: "base case"},
    }
    found = answered(document)
    data = make_workbook(found, options(scenarios=True), simulate(uncertain(found.case), 256, 1))
    files = [with_wrong_values(with_inputs(data, typed)) for typed in cases.values()]
    made = recalculated(files, tmp_path_factory.mktemp("switched"))
    return dict(zip(cases, map(read, made), strict=True))


def expected():
    now = with_scenarios()
    first, second = (one.document for one in now.scenarios[:2])
    return {
        **{key: replace(now, preset=key) for key in CATALOGUE.presets},
        "scenario 2": first,
        "scenario 3": second,
        "ads changed": now.with_value("ads_per_month", 45_000),
        "scenario 2, ads changed": first.with_value("ads_per_month", 45_000),
        "own value": now.with_value("review_share", 0.5).with_value("horizon_months", 25),
        "no tool": now.with_lever("photo", None, CATALOGUE.platforms["taobao"].usual_levers),
    }


def said(sheets):
    return sheets.book["Summary"].cell(LIGHT_ROW + 1, 1).value


@pytest.mark.parametrize("name", expected())
def test_a_picked_or_changed_workbook_is_the_estimate_of_that_case(books, name):
    found, sheets = answered(expected()[name]), books[name]
    assert differences(found, {key: sheets.cells(key) for key in BASE_KEYS}) == []
    assert said(sheets) == ENGLISH.text("workbook.light.fine")
    years, known = sheets.book["Yearly"], yearly(found)
    for row, line in enumerate((*known.flows, known.net), FIRST_ROW):
        spans = [*line.spans, *[0.0] * (5 - len(line.spans))]
        wanted = [line.once, *spans, line.total, line.present_value]
        assert values(years, row, 1, 8) == pytest.approx(wanted, rel=1e-9, abs=1e-9), line.key
    heads = [head for head in values(years, FIRST_ROW - 1, 2, 6) if head]
    assert heads == [span.label(Wording("en", "CNY")) for span in known.spans]
    assert len(known.flows) == len(FLOWS) + 1


@pytest.mark.parametrize("name", expected())
def test_the_tornado_is_the_model_at_the_ends_that_it_names(books, name):
    found, sheet = answered(expected()[name]), books[name].book["Uncertainty"]
    wording = Wording("en", "CNY")
    rows = {row[0]: row[1:8] for row in tornado_rows(sheet)}
    columns = {
        "photo_coverage": ("coverage", 0),
        "live_coverage": ("coverage", 5),
        "photo.lever_price": ("lever_price", 0),
    }
    columns |= {key: (key, 0) for key in ("review_share", "ramp_months", "rival_adoption", "adoption_speed")}
    columns |= {key: (key, 0) for key in ("adoption_ceiling", "tool_price_growth", "sales_uplift", "cash_capture")}
    columns |= {key: (key, 0) for key in ("discount_rate", "design_replacement_probability", "leakage")}
    for key, (array, column) in columns.items():
        label = "Monthly price of the tool for Photo shoots" if key.endswith("price") else wording.label(key)
        low, high, at_low, at_high, _, still_low, still_high = rows[label]
        known = found.case.quantities.get(key)
        if known is not None and known.origin in ("benchmark", "preset") and key != "design_replacement_probability":
            ends = known.range
            assert (low, high) == (pytest.approx(ends.low), pytest.approx(ends.high)), key
        for value, worths in ((low, (at_low, still_low)), (high, (at_high, still_high))):
            given = found.case.inputs()
            given[array][0, column] = value
            one = estimate(given, TARGETS)
            assert worths == pytest.approx([one[target][0, 0] for target in TARGETS], rel=1e-9, abs=1e-9), (key, value)


def test_what_was_changed_is_marked_and_the_presets_name_goes(books):
    changed = books["ads changed"].book
    stamps = [book.book["Summary"]["A2"].value for book in (books["base"], books["ads changed"])]
    assert stamps == ["Taobao, Chinese yuan, preset: Base", "Taobao, Chinese yuan, changed since delivery"]
    told = {row[0].value: row[5].value for row in changed["Inputs"].iter_rows(max_row=20)}
    assert told[ENGLISH.text("quantity.ads_per_month")] == "Changed"
    assert told[ENGLISH.text("quantity.sales_per_month")] == "Your own value"
    notes = [book.book[title][cell].value for book in (books["base"], books["ads changed"])
             for title, cell in (("Tools", "A3"), ("Uncertainty", "A5"))]  # fmt: skip
    assert [note.endswith(ENGLISH.text("workbook.dated_no_more")) for note in notes] == [False, False, True, True]
    (line,) = [row[0].value for row in changed["Sources"].iter_rows() if "inputs" in str(row[0].value)]
    assert line.endswith(", changed since delivery")
    assert changed["Checks"]["F3"].value == 1
    whose = {row[0].value: row[7].value for row in books["own value"].book["Assumptions"].iter_rows(max_row=40)}
    assert whose[ENGLISH.text("quantity.review_share")] == "Changed"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("horizon 72", f"Horizon. {ALLOWED}"),
        ("horizon blank", f"Horizon. {ALLOWED}"),
        ("horizon 30.5", f"Horizon. {ALLOWED}"),
        ("horizon a word", f"Horizon. {ALLOWED}"),
        ("share above one", "Touch-up by people. Type a number between 0% and 100%."),
        ("cost blank", "Photo shoots: cost per day."),
        ("no such tool", "Pick one from the list."),
        ("no such preset", "Preset. Pick one from the list."),
    ],
)
def test_what_may_not_be_is_caught_and_nothing_is_computed(books, name, reason):
    book = books[name].book
    assert said(books[name]).startswith(ENGLISH.text("workbook.light.wrong", reason=""))
    assert reason in said(books[name])
    shown = [book["Summary"].cell(HEADLINE_ROW + at + 1, 2).value for at in range(11)]
    assert set(shown) == {"–"}
    for row in range(FIRST_ROW, FIRST_ROW + 11):
        assert set(values(book["Yearly"], row, 1, 8)) == {"–"}
    tornado = [row[0].value for row in book["Uncertainty"].iter_rows(TORNADO_ROW + 4, TORNADO_ROW + 3 + MOST_BARS)]
    assert not any(tornado)
    assert set(values(book["Tools"], 5, 4, 6)) == {"–"}


def test_an_untouched_workbook_says_that_nothing_was_changed(books):
    assert books["base"].book["Checks"]["F3"].value == 0
    assert sample("clothing").preset == "base"
