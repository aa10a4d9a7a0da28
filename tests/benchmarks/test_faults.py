"""One broken pack per kind of fault: what is said of it, and that it leads to the line."""

from datetime import date
from pathlib import Path

import pytest

from roi_app.benchmarks.faults import Fault
from roi_app.benchmarks.load import LoadedPack, load_pack, read_pack
from roi_app.checks.problem import Severity
from roi_app.texts.catalog import LANGUAGES, Texts, describe

BROKEN = Path(__file__).parent / "broken"
TODAY = date(2026, 11, 23)

# The pack, its one fault, and words that the English sentence must have.
CASES = [
    ("unknown_assumption", "unknown_name_near", "assumptions.review_shares", 'Did you mean "review_share"?'),
    ("unknown_assumption_far", "unknown_name", 'no "quux"', "Known here: photo_coverage"),
    ("unknown_field", "unknown_name_near", "assumptions.review_share.moed", 'Did you mean "mode"?'),
    ("unknown_room", "unknown_name_near", 'no "asumptions"', '"assumptions"?'),
    ("unknown_base", "unknown_name_near", "extends", '"merchant-roi"?'),
    ("unknown_stream_of_lever", "unknown_name_near", "levers.poster-generator.stream", '"design"?'),
    ("unknown_platform_of_lever", "unknown_name", 'no "jingdong-shop"', "taobao, jd, cross_border, other"),
    ("unknown_usual_lever", "unknown_name_near", "platforms.jd.usual_levers.video", '"jd-video"?'),
    ("unknown_assumption_of_preset", "unknown_name_near", "presets.cautious.ranges.reviewshare", '"review_share"?'),
    ("unknown_assumption_of_claim", "unknown_name_near", "levers.copy-model.claims", '"sales_uplift"?'),
    ("unknown_source", "unknown_name_near", 'no "jugdement"', '"judgement"?'),
    ("unknown_grade", "unknown_name", 'no "guess-of-mine"', "vendor, research_house, survey"),
    ("unknown_quantity", "unknown_name_near", 'no "photo.unit_prices"', '"photo.unit_price"?'),
    ("unknown_currency", "unknown_name", "currencies.per_cny.GBP", "CNY, TWD, HKD, USD, EUR, JPY"),
    ("unknown_platform", "unknown_name_near", 'no "taobo"', '"taobao"?'),
    ("unknown_stream", "unknown_name_near", 'no "photos"', '"photo"?'),
    ("unknown_language", "unknown_name", 'no "fr"', "zh-Hant, zh-Hans, en"),
    ("unknown_figure_of_shop", "unknown_name_near", "shops.clothing.sizes.small", '"photo.units_per_month"?'),
    ("unknown_size_of_shop", "unknown_name_near", "shops.clothing.sizes", '"small"?'),
    ("size_of_shop_missing", "entry_missing", "shops.toys.sizes", "medium"),
    ("shop_out_of_order", "range_disorder", "shops.clothing.sizes.small.sales_per_month", "low ≤ mode ≤ high"),
    ("price_in_shop", "unknown_name_near", "photo.unit_price", "photo.units_per_month"),
    ("mode_outside_range", "range_disorder", "low 0.1, mode 0.5, high 0.4", "low ≤ mode ≤ high"),
    ("value_out_of_bounds", "per_cent", "40 is too high", "40% is 0.4"),
    ("preset_out_of_bounds", "per_cent", "presets.cautious.ranges.review_share", "37% is 0.37"),
    ("preset_range_out_of_order", "range_disorder", "presets.cautious.ranges.review_share", "0.2"),
    ("exact_prices_in_quotes", "yes_no_needed", "presets.cautious.exact_prices", "yes"),
    ("claim_out_of_bounds", "per_cent", "marketing-companion.claims.sales_uplift", "30% is 0.3"),
    ("price_out_of_bounds", "too_low", "levers.copy-model.price.low", "0 to 1,000,000,000,000"),
    ("weight_out_of_bounds", "too_high", "streams.service.contest_weight", "1.5 is too high; allowed are 0 to 1"),
    ("yuan_is_one", "too_high", "currencies.per_cny.CNY", "7 is too high; allowed are 1 to 1"),
    ("not_whole", "not_whole", "typical.horizon_months.mode", "24.5 is not a whole number"),
    ("not_finite", "not_finite", "assumptions.review_share.mode", "not a number that can be used"),
    ("not_finite_huge", "not_finite", "assumptions.review_share.mode", "not a number that can be used"),
    ("unit_mismatch", Fault.UNIT_MISMATCH, '"percent"', '"share"'),
    ("missing_source", Fault.MISSING_SOURCE, "typical.sales_per_month", 'sources = ["judgement"]'),
    ("no_sources_listed", Fault.MISSING_SOURCE, "typical.sales_per_month", "no source"),
    ("missing_field", "field_missing", "typical.sales_per_month", '"high" is missing'),
    ("missing_title", "field_missing", "missing_title.toml", '"title" is missing'),
    ("missing_language", "language_missing", "presets.mine.name", "in en is missing"),
    ("empty_text", "text_empty", "assumptions.review_share.note.en", "empty"),
    ("number_in_quotes", "number_needed", 'Here is "0.25"', "without quotes"),
    ("number_is_yes", "number_needed", "Here is true", "expected is a number from 0 to 1"),
    ("text_is_number", "text_needed", "assumptions.review_share.grade", "Here is 3; expected is a text"),
    ("usual_lever_is_number", "text_needed", "platforms.jd.usual_levers.video", "Here is 3; expected is a text"),
    ("text_is_list", "text_needed", "assumptions.review_share.grade", "Here is […]; expected is a text"),
    ("text_is_table", "text_needed", "assumptions.review_share.grade", "Here is {…}; expected is a text"),
    ("weight_in_quotes", "number_needed", "streams.service.contest_weight", 'Here is "low"'),
    ("empty_stream", "text_empty", "levers.virtual-fitting.stream", "empty"),
    ("list_holds_number", "text_needed", "levers.copy-model.platforms", "Here is 1; expected is a text"),
    ("date_in_quotes", "date_needed", "assumptions.review_share.read_on", "2026-11-23, without quotes"),
    ("date_with_time", "date_needed", "assumptions.review_share.read_on", "10:00"),
    ("not_a_table", "object_needed", "Here is 0.25; expected is a group", "{ … }"),
    ("room_is_no_table", "object_needed", "presets", "group of fields"),
    ("text_is_no_table", "object_needed", "assumptions.review_share.note", '"Our own"'),
    ("not_a_list", "list_needed", "assumptions.review_share.sources", "square brackets"),
    ("not_yes_no", "yes_no_needed", "levers.shop-assistant.headcount_cap", "true or false"),
    ("repeated", "name_repeated", "levers.shop-assistant.platforms", '"taobao" is listed twice'),
    ("bad_published", Fault.BAD_PUBLISHED, "sources.leadleo-2025.published", '"spring 2025"'),
    ("bad_address", Fault.BAD_ADDRESS, "javascript:alert(1)", "https://"),
    ("wrong_stream", Fault.WRONG_STREAM, "platforms.jd.usual_levers.video", '"copy-model" is no tool for "video"'),
    ("not_served", Fault.NOT_SERVED, '"star-video" is not open to "jd"', "the lever's platforms"),
    ("bad_toml", Fault.BAD_TOML, "not valid TOML", "quotes, brackets or equals sign"),
    ("same_key_twice", Fault.DUPLICATE, "given twice", "Keep one"),
    ("same_table_twice", Fault.DUPLICATE, "given twice", "Keep one"),
    ("same_inline_key_twice", Fault.DUPLICATE, "given twice", "Keep one"),
    ("wrong_format", Fault.WRONG_FORMAT, 'its format is "merchant-roi"', 'format = "merchant-roi-benchmarks"'),
    ("no_format", Fault.NO_FORMAT, "not a benchmark pack", 'format = "merchant-roi-benchmarks"'),
    ("wrong_version", Fault.WRONG_VERSION, 'format_version is "1"', "whole number"),
    ("no_version", Fault.NO_VERSION, "is missing", "Add format_version = 1"),
    ("newer_format", Fault.NEWER_FORMAT, "newer format (2)", "Update the app"),
]

WARNINGS = [
    ("expired", Fault.EXPIRED, "assumptions.review_share", "2025-12-31 and is out of date"),
    ("unused_source", Fault.UNUSED_SOURCE, "sources.my-notebook", 'No figure names the source "my-notebook"'),
]

# Faults that bring others along, or that no small file can show; each has a test of its own.
APART = {Fault.TOO_DEEP, Fault.DATES_REVERSED}


def read(name: str) -> LoadedPack:
    return load_pack(BROKEN / f"{name}.toml", TODAY)


def marked_line(name: str) -> int | None:
    for number, line in enumerate((BROKEN / f"{name}.toml").read_text("utf-8").splitlines(), start=1):
        if line.endswith("# here"):
            return number
    return None


@pytest.mark.parametrize(("name", "fault", "first", "second"), CASES, ids=[case[0] for case in CASES])
def test_one_fault_is_said_once_with_its_line_and_what_to_do(name, fault, first, second):
    reading = read(name)
    assert reading.catalogue is None
    assert [problem.code for problem in reading.problems] == [fault]
    (problem,) = reading.problems
    assert problem.severity is Severity.ERROR
    assert problem.line == marked_line(name)
    sentence = describe(problem, Texts("en"))
    assert sentence.startswith(f"{name}.toml")
    assert first in sentence
    assert second in sentence


@pytest.mark.parametrize(("name", "fault", "first", "second"), WARNINGS, ids=[case[0] for case in WARNINGS])
def test_a_warning_leaves_the_pack_usable(name, fault, first, second):
    reading = read(name)
    assert reading.catalogue is not None
    assert [(problem.code, problem.severity) for problem in reading.problems] == [(fault, Severity.WARNING)]
    assert reading.problems[0].line == 9
    sentence = describe(reading.problems[0], Texts("en"))
    assert first in sentence
    assert second in sentence


def test_a_changed_figure_does_not_keep_the_evidence_of_the_old_one():
    problems = read("changed_figure_without_source").problems
    assert {problem.code for problem in problems} == {Fault.MISSING_SOURCE, "field_missing"}
    missing = {problem.values["field"] for problem in problems if problem.code == "field_missing"}
    assert missing == {"grade", "read_on", "valid_until", "note"}
    assert {problem.line for problem in problems} == {9}


def test_a_shop_whose_figures_changed_does_not_keep_the_old_evidence():
    problems = read("shop_without_source").problems
    assert {problem.code for problem in problems} == {Fault.MISSING_SOURCE, "field_missing"}
    assert {problem.line for problem in problems} == {9}


def test_reversed_dates_are_an_error_and_out_of_date_besides():
    reading = read("dates_reversed")
    assert [problem.code for problem in reading.problems] == [Fault.DATES_REVERSED, Fault.EXPIRED]
    assert "before it was read on 2026-11-23" in describe(reading.problems[0], Texts("en"))
    assert reading.problems[0].line == marked_line("dates_reversed")


def test_a_pack_with_nothing_in_it_lacks_each_entry_by_name():
    problems = read("nothing_in_it").problems
    lacking = {
        (problem.where.partition(": ")[2], problem.values["name"])
        for problem in problems
        if problem.code == "entry_missing"
    }
    for room, name in (
        ("assumptions", "involution_intensity"),
        ("levers", "shop-assistant"),
        ("presets", "hard_involution"),
        ("platforms", "cross_border"),
        ("streams", "service"),
        ("currencies.per_cny", "JPY"),
    ):
        assert (room, name) in lacking
    assert 'extends = "merchant-roi"' in describe(problems[0], Texts("en"))


def test_all_faults_of_a_pack_come_at_once():
    text = (BROKEN / "unknown_field.toml").read_text("utf-8")
    text += '[levers.virtual-fitting]\nheadcount_cap = 1\nplatforms = ["jp"]\n[sources.judgement]\naddress = "here"\n'
    from_all = {problem.where for problem in read_pack(text, "mine.toml", TODAY).problems}
    assert from_all == {
        "mine.toml: assumptions.review_share.moed",
        "mine.toml: levers.virtual-fitting.headcount_cap",
        "mine.toml: levers.virtual-fitting.platforms",
        "mine.toml: sources.judgement.address",
    }


def test_every_broken_pack_is_tested():
    tested = {case[0] for case in CASES + WARNINGS}
    tested |= {"changed_figure_without_source", "shop_without_source", "dates_reversed", "nothing_in_it"}
    assert {path.stem for path in BROKEN.glob("*.toml")} == tested


def test_every_kind_of_fault_has_a_broken_pack_or_a_test_apart():
    shown = {case[1] for case in CASES + WARNINGS}
    assert shown >= set(Fault) - APART
    assert not shown & APART


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_broken_pack_can_be_told_in_every_language(language):
    texts = Texts(language)
    for path in sorted(BROKEN.glob("*.toml")):
        for problem in load_pack(path, TODAY).problems:
            sentence = describe(problem, texts)
            assert sentence.startswith(path.name)
            if problem.line is not None:
                assert f"{problem.line}" in sentence.partition(path.name)[2]
