from dataclasses import replace
from datetime import date

import pytest

from roi_app.documents.case import Origin, resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample
from roi_app.explain.addresses import where_it_stands
from roi_app.model.parameters import ASSUMPTIONS, STREAMS, Range
from roi_app.statements.evidence import EvidenceRow, declared_rows, evidence_rows
from roi_app.statements.expiry import out_of_date
from roi_app.texts.formatting import Wording
from tests.documents.strategies import CATALOGUE

TODAY = date(2026, 11, 23)
LATER = date(2999, 1, 1)


WEIGHTS = ("contest_weight", "uplift_weight", "leakage_weight")


def rows(document: Document, today: date = TODAY, language: str = "en") -> dict[str, EvidenceRow]:
    found = evidence_rows(resolve(document, CATALOGUE), Wording(language, document.currency), today)
    assert len({row.key for row in found}) == len(found)
    return {row.key: row for row in found}


def declared(document: Document, today: date = TODAY, language: str = "en") -> dict[str, EvidenceRow]:
    found = declared_rows(resolve(document, CATALOGUE), Wording(language, document.currency), today)
    return {row.key: row for row in found}


def test_every_assumption_has_value_range_grade_source_and_dates():
    found = declared(sample("clothing"))
    for key in ASSUMPTIONS:
        row, benchmark = found[key], CATALOGUE.benchmark(key, "taobao")
        assert row.origin is Origin.BENCHMARK
        assert row.grade == benchmark.evidence.grade
        assert row.sources == benchmark.evidence.sources
        assert (row.read_on, row.valid_until) == (benchmark.evidence.read_on, benchmark.evidence.valid_until)
        assert row.note == benchmark.evidence.note["en"]
        assert not row.expired
    assert (found["review_share"].value, found["review_share"].range) == ("25%", "10% to 40%")
    assert found["ramp_months"].range == "2 to 9 months"
    assert found["design_people_replaced"].range == ""


def test_the_merchants_own_values_are_marked_as_such():
    document = sample("clothing").with_value("review_share", Range(0.2, 0.3, 0.4))
    row = rows(document)["review_share"]
    assert (row.value, row.range, row.grade, row.origin_text) == ("30%", "20% to 40%", "own", "Your own value")
    assert (row.sources, row.read_on, row.valid_until) == ((), None, None)
    assert rows(document)["photo.unit_price"].value == "¥750"
    assert rows(document)["photo.unit_price"].label == "Photo shoots: cost per day"


def test_work_that_the_shop_does_not_have_is_left_out():
    found = rows(sample("clothing"))
    assert not [key for key in found if key.startswith("live.")]
    assert found["oversight_per_month"].origin in (Origin.OWN, Origin.DEFAULT)


def test_a_preset_is_named_and_its_range_keeps_its_sources():
    document = replace(sample("clothing"), preset="hard_involution")
    row = rows(document, language="zh-Hant")["involution_intensity"]
    assert (row.value, row.grade, row.origin_text) == ("1.00", "preset", "假設組合：強內卷")
    assert row.sources == CATALOGUE.assumptions["involution_intensity"].evidence.sources


def test_a_claim_is_named_after_its_tool():
    document = Document(platform="jd", as_claimed=("marketing-companion",)).with_value("copy.staff", 1)
    document = document.with_value("sales_per_month", 90_000).with_value("gross_margin", 0.3)
    row = rows(document.with_value("copy.wage_per_month", 5_000))["claimed_uplift.copy"]
    assert (row.value, row.grade) == ("30%", "vendor")
    assert row.origin_text == "Vendor's claim: AI營銷搭子 AI Marketing Buddy (JD Yanxi, 2023)"


def test_tools_are_there_when_their_prices_count():
    given = sample("clothing")
    found = rows(given)
    assert found["lever_prices.copy-model"].value == "¥150"
    assert found["lever_prices.copy-model"].range == "¥70 to ¥300"
    assert "lever_prices.digital-host" not in found
    assert not [key for key in rows(given.with_value("tools_per_month", 300)) if key.startswith("lever_prices.")]
    agreed = rows(given.with_lever_price("copy-model", 99))["lever_prices.copy-model"]
    assert (agreed.value, agreed.grade, agreed.sources) == ("¥99", "own", ())


def test_the_rate_of_exchange_is_evidence_where_catalogue_prices_are_turned():
    assert "currencies.CNY" not in rows(sample("clothing"))
    abroad = sample("cross-border")
    row = rows(abroad)[f"currencies.{abroad.currency}"]
    assert row.sources == CATALOGUE.currencies.evidence.sources


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "US dollar for one yuan, on 2025-11-27"),
        ("zh-Hant", "1 元人民幣兌美元，2025-11-27"),
        ("zh-Hans", "1 元人民币兑美元，2025-11-27"),
    ],
)
def test_a_rate_of_exchange_has_all_its_digits_and_its_day(language, label):
    row = rows(sample("cross-border"), language=language)["currencies.USD"]
    assert (row.label, row.value, row.valid_until) == (label, "0.1413", date(2027, 5, 23))


def test_where_only_the_publishers_site_is_known_it_is_said():
    wording = Wording("en", "CNY")
    said = where_it_stands(CATALOGUE.sources["time-weekly-2025"], wording)
    assert said.endswith("the exact page is not known")
    assert where_it_stands(CATALOGUE.sources["fang-2025"], wording) == ""
    assert where_it_stands(CATALOGUE.sources["judgement"], wording) == ""


def test_what_changes_nothing_is_declared_but_not_in_use():
    found = rows(sample("cross-border"))
    idle = set(declared(sample("cross-border"))) - set(found)
    assert {"live_coverage", "design_people_replaced", "contest_weight.live"} <= idle
    assert "design_replacement_probability" in rows(sample("clothing"))
    assert "sales_uplift" not in rows(sample("clothing").with_value("sales_per_month", 0))


def test_the_weight_of_every_stream_is_declared():
    found = declared(Document())
    for weight in WEIGHTS:
        assert [key for key in found if key.startswith(f"{weight}.")] == [f"{weight}.{one}" for one in STREAMS]
    assert [found[f"{weight}.service"].value for weight in WEIGHTS] == ["0.25", "0.10", "0.50"]


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans", "en"])
def test_no_row_lacks_words(language):
    for document in (Document(), sample("cross-border"), Document(preset="as_stated")):
        for row in declared(document, language=language).values():
            assert all((row.label, row.value, row.grade, row.grade_text, row.origin_text)), row


def test_what_should_have_been_read_again_is_marked():
    document = sample("clothing").with_value("leakage", 0.001)
    expired = {key for key, row in rows(document, LATER).items() if row.expired}
    assert "leakage" not in expired
    assert {"review_share", "lever_prices.copy-model", "contest_weight.photo"} <= expired
    case = resolve(document, CATALOGUE)
    assert set(out_of_date(case, LATER)) == {key for key in expired if not key.startswith(WEIGHTS)}
    assert out_of_date(case, TODAY) == ()
