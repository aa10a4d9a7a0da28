"""The shipped pack says what the contract says, figure by figure."""

import itertools
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from roi_app.benchmarks.catalogue import LEVERS, PRESETS, PRICE_OF, SIZES, Grade
from roi_app.benchmarks.load import default_catalogue, load_pack
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample
from roi_app.model.parameters import ASSUMPTIONS, CURRENCIES, PLATFORMS, QUANTITIES, STREAMS, Kind, Range
from roi_app.texts.catalog import LANGUAGES

PACK = Path(__file__).parents[2] / "assets" / "benchmarks" / "merchant-roi.toml"

# The table of the contract, typed again.
TABLE = {
    "photo_coverage": (0.30, 0.60, 0.95),
    "design_coverage": (0.30, 0.60, 0.90),
    "copy_coverage": (0.30, 0.50, 0.75),
    "video_coverage": (0.20, 0.45, 0.80),
    "service_coverage": (0.20, 0.45, 0.70),
    "live_coverage": (0.15, 0.40, 0.60),
    "design_replacement_probability": (0.50, 0.74, 0.85),
    "design_people_replaced": (1, 1, 1),
    "design_people_replaced_otherwise": (0.15, 0.35, 0.60),
    "review_share": (0.10, 0.25, 0.40),
    "cash_capture": (0.10, 0.50, 0.90),
    "ramp_months": (2, 4, 9),
    "sales_uplift": (0, 0.015, 0.05),
    "contested_share": (0.30, 0.60, 1.0),
    "leakage": (0, 0.002, 0.010),
    "involution_intensity": (0.10, 0.40, 1.0),
    "traffic_inflation": (0, 0.05, 0.20),
    "rival_adoption": (0.10, 0.30, 0.55),
    "adoption_ceiling": (0.75, 0.90, 0.98),
    "adoption_speed": (0.05, 0.12, 0.25),
    "tool_price_growth": (0, 0.2132, 0.2652),
    "sticking_probability": (0.75, 0.90, 1.0),
}

# id: stream, platforms (none: everybody), price a month
LEVER_TABLE = {
    "virtual-model": ("photo", "", (70, 200, 860)),
    "shop-assistant": ("design", "taobao", (0, 0, 0)),
    "poster-generator": ("design", "", (70, 200, 860)),
    "copy-model": ("copy", "", (70, 150, 300)),
    "marketing-companion": ("copy", "jd", (0, 0, 0)),
    "star-video": ("video", "taobao", (0, 0, 0)),
    "jd-video": ("video", "jd", (0, 0, 0)),
    "video-generator": ("video", "", (70, 400, 860)),
    "service-assist": ("service", "", (200, 800, 3_000)),
    "jd-service": ("service", "jd", (0, 0, 0)),
    "digital-host": ("live", "", (3_000, 4_500, 5_700)),
    "jd-digital-human": ("live", "jd", (0, 0, 0)),
    "virtual-fitting": ("sales", "taobao", (0, 0, 0)),
    "vertical-model": (None, "cross_border", (0, 0, 0)),
}

USUAL = {
    "taobao": "virtual-model shop-assistant copy-model star-video service-assist digital-host",
    "jd": "virtual-model poster-generator marketing-companion jd-video jd-service jd-digital-human",
    "cross_border": "virtual-model poster-generator copy-model video-generator service-assist digital-host",
    "other": "virtual-model poster-generator copy-model video-generator service-assist digital-host",
}

PRESET_TABLE = {
    "base": {},
    "as_stated": {
        "photo_coverage": 1.0,
        "design_coverage": 1.0,
        "copy_coverage": 0.67,
        "video_coverage": 0.80,
        "service_coverage": 0.80,
        "live_coverage": 0.90,
        "design_replacement_probability": 0.74,
        "design_people_replaced_otherwise": 0,
        "review_share": 0.05,
        "cash_capture": 1,
        "sales_uplift": 0,
        "contested_share": 0,
        "leakage": 0,
        "involution_intensity": 0,
        "traffic_inflation": 0,
        "tool_price_growth": 0,
        "sticking_probability": 1,
    },
    "cautious": {
        "photo_coverage": (0.30, 0.40, 0.60),
        "design_coverage": (0.30, 0.40, 0.60),
        "copy_coverage": (0.30, 0.40, 0.50),
        "video_coverage": (0.20, 0.30, 0.45),
        "service_coverage": (0.20, 0.30, 0.45),
        "live_coverage": (0.15, 0.20, 0.40),
        "design_replacement_probability": (0.50, 0.50, 0.74),
        "review_share": (0.25, 0.37, 0.40),
        "cash_capture": (0.10, 0.20, 0.50),
        "sales_uplift": (0, 0, 0.015),
        "leakage": (0.002, 0.004, 0.010),
    },
    "hard_involution": {
        "involution_intensity": (0.60, 1, 1.86),
        "traffic_inflation": (0.05, 0.15, 0.20),
        "contested_share": (0.60, 1, 1),
    },
}
"""A number is exact, three are a range."""

WORSE_WHERE_HIGHER = ("review_share", "leakage")

WEIGHT_TABLE = {
    # stream: κ, ω, λ
    "photo": (1, 0.10, 0.10),
    "design": (1, 0.10, 0.05),
    "copy": (1, 0.60, 0.20),
    "video": (1, 0.10, 0.05),
    "service": (0.25, 0.10, 0.50),
    "live": (1, 0, 0.10),
}


@pytest.fixture(scope="module")
def catalogue():
    return default_catalogue()


def test_the_pack_is_whole_and_in_date_on_the_day_it_was_read():
    reading = load_pack(PACK, date(2026, 11, 23))
    assert reading.problems == ()
    assert reading.catalogue == default_catalogue()


def test_the_pack_is_read_once():
    assert default_catalogue() is default_catalogue()


def test_the_pack_goes_out_of_date_without_breaking():
    reading = load_pack(PACK, date(2036, 1, 1))
    assert reading.catalogue is not None
    assert len(reading.problems) == len(list(reading.catalogue.evidence()))


def test_assumptions_are_those_of_the_contract(catalogue):
    assert tuple(TABLE) == ASSUMPTIONS
    assert {key: one.range for key, one in catalogue.assumptions.items()} == {
        key: Range(*values) for key, values in TABLE.items()
    }
    assert tuple(catalogue.assumptions) == ASSUMPTIONS


def test_cross_border_rivals_are_ahead_and_only_they(catalogue):
    assert catalogue.benchmark("rival_adoption", "cross_border").range == Range(0.30, 0.50, 0.75)
    for platform in PLATFORMS:
        differing = {"rival_adoption"} if platform == "cross_border" else set()
        assert set(catalogue.platforms[platform].benchmarks) == differing
        for key in set(ASSUMPTIONS) - differing:
            assert catalogue.benchmark(key, platform) is catalogue.assumptions[key]


def test_levers_are_those_of_the_contract(catalogue):
    assert tuple(catalogue.levers) == LEVERS == tuple(LEVER_TABLE)
    for key, (stream, platforms, price) in LEVER_TABLE.items():
        lever = catalogue.levers[key]
        assert (lever.stream, lever.platforms, lever.price) == (stream, tuple(platforms.split()), Range(*price))
        assert lever.headcount_cap == (key == "shop-assistant")
        assert lever.claims == ({"sales_uplift": 0.30} if key == "marketing-companion" else {})
        assert lever.is_pickable == (key != "vertical-model")
        for platform in PLATFORMS:
            assert lever.serves(platform) == (not platforms or platform == platforms)


def test_free_levers_warn_that_they_need_not_stay_free(catalogue):
    for key, lever in catalogue.levers.items():
        # The two that save nothing are nobody's bill.
        if lever.price.high == 0 and key not in {"virtual-fitting", "vertical-model"}:
            assert "need not stay free" in lever.evidence.note["en"]


def test_usual_levers_are_those_of_the_contract(catalogue):
    assert tuple(catalogue.platforms) == PLATFORMS
    for platform, levers in USUAL.items():
        usual = catalogue.platforms[platform].usual_levers
        assert usual == dict(zip(STREAMS, levers.split(), strict=True))


def test_presets_are_those_of_the_contract(catalogue):
    assert tuple(catalogue.presets) == PRESETS == tuple(PRESET_TABLE)
    for preset, table in PRESET_TABLE.items():
        expected = {key: Range(*one) if isinstance(one, tuple) else Range.exact(one) for key, one in table.items()}
        assert catalogue.presets[preset].ranges == expected, preset
    assert [key for key, one in catalogue.presets.items() if one.exact_prices] == ["as_stated"]


def test_the_cautious_preset_runs_from_the_bases_cautious_end_to_its_mode(catalogue):
    for key, given in catalogue.presets["cautious"].ranges.items():
        base = catalogue.assumptions[key].range
        worse_is_high = key in WORSE_WHERE_HIGHER
        ends = (base.mode, base.high) if worse_is_high else (base.low, base.mode)
        assert (given.low, given.high) == ends, key


def test_each_streams_part_is_that_of_the_contract_and_the_parts_are_a_whole(catalogue):
    found = {key: (one.contest_weight, one.uplift_weight, one.leakage_weight) for key, one in catalogue.streams.items()}
    assert found == WEIGHT_TABLE
    assert sum(one.uplift_weight for one in catalogue.streams.values()) == pytest.approx(1)
    assert sum(one.leakage_weight for one in catalogue.streams.values()) == pytest.approx(1)
    for one in catalogue.streams.values():
        assert (one.evidence.grade, "judgement" in one.evidence.note["en"]) == (Grade.ASSUMPTION, True)


def test_every_currency_has_a_rate_of_the_right_size(catalogue):
    rates = catalogue.currencies.per_cny
    assert tuple(rates) == CURRENCIES
    assert rates["CNY"] == 1
    # An upside-down rate is the usual slip: a yuan buys several Taiwan dollars and a seventh of a US dollar.
    assert 4 < rates["TWD"] < 5
    assert 1 < rates["HKD"] < 1.3
    assert 0.12 < rates["USD"] < 0.16
    assert 0.10 < rates["EUR"] < 0.14
    assert 15 < rates["JPY"] < 25
    assert catalogue.currencies.evidence.grade is Grade.ASSUMPTION
    assert catalogue.currencies.as_of == catalogue.currencies.evidence.sources[0].published


def test_typical_prices_lie_in_the_order_of_the_article(catalogue):
    mode = {key: one.range.mode for key, one in catalogue.typical.items()}
    assert catalogue.typical["photo.unit_price"].range.low >= 100
    assert 100 <= mode["photo.unit_price"] < 1_000
    assert 10 <= mode["design.unit_price"] < 100
    assert mode["design.wage_per_month"] == 8_450
    assert catalogue.typical["discount_rate"].range == Range(0.05, 0.10, 0.20)
    priced = {f"{stream}.{field}" for stream in STREAMS for field in ("unit_price", "wage_per_month")}
    assert set(mode) == priced | {"discount_rate"}
    for key, benchmark in catalogue.typical.items():
        quantity = QUANTITIES[key]
        assert quantity.kind is not Kind.ASSUMPTION
        assert quantity.slider_low <= benchmark.range.low
        assert benchmark.range.high <= quantity.slider_high


def test_context_holds_the_figures_of_the_article(catalogue):
    values = {key: dict(one.values) for key, one in catalogue.context.items()}
    assert values == {
        "market_2020_2024": {"from_2020": 23.927, "to_2024": 50.445, "growth_per_year": 0.2050},
        "market_2025_2029": {
            "from_2025": 63.824,
            "to_2029": 138.281,
            "growth_per_year": 0.2132,
            "growth_2024_to_2025": 0.2652,
        },
        "sellers_tried": {"share": 0.80},
        "service_wants_person": {"at_times": 0.455, "when_needed": 0.337, "hardly_ever": 0.208},
        "assistant_users": {"merchants": 1_000_000, "months": 5, "say_replaces_one": 0.74},
        "jd_sellers": {"smaller": 7_500, "larger": 800_000},
        "jihong_revenue": {"before": 0.215, "after": 4.256},
        "jd_model_data": {"general": 0.7, "own": 0.3},
        "jd_gmv": {"gmv": 14},
        "consumers_expect": {"convenience": 0.672, "personal_service": 0.635, "interaction": 0.488},
        "human_help": {"say_better": 0.333},
        "fits_ai": {},
        "limits_and_refunds": {},
        "eu_human_intervention": {},
        "no_moat": {},
        "efficiency_team_first": {},
    }


@pytest.mark.parametrize(
    ("key", "shares"), [("consumers_expect", ("67.2%", "63.5%", "48.8%")), ("human_help", ("33.3%",))]
)
def test_a_share_of_people_asked_is_called_that_and_no_saving(catalogue, key, shares):
    evidence = catalogue.context[key].evidence
    assert evidence.grade is Grade.SURVEY
    assert all(share in note for share in shares for note in evidence.note.values())
    for language, words in {
        "en": ("those asked", "saving", "itself was not read"),
        "zh-Hant": ("受訪者", "不是節省", "沒有讀到"),
        "zh-Hans": ("受访者", "不是节省", "没有读到"),
    }.items():
        said = evidence.note[language].replace("nothing is saved", "no saving")
        assert all(word in said for word in words), (key, language)


def test_advice_of_the_article_claims_no_figure_and_no_grade(catalogue):
    for figure in catalogue.context.values():
        if not figure.values:
            assert figure.unit == ""
            assert figure.evidence.grade is Grade.ASSUMPTION


def test_a_publishers_own_site_is_told_from_the_page_itself(catalogue):
    front = {key for key, source in catalogue.sources.items() if source.is_front_page}
    assert front == {"time-weekly-2025", "leadleo-2025", "iimedia-2025"}


def test_growth_rates_follow_from_the_market_figures(catalogue):
    early, late = catalogue.context["market_2020_2024"].values, catalogue.context["market_2025_2029"].values
    assert (early["to_2024"] / early["from_2020"]) ** (1 / 4) - 1 == pytest.approx(early["growth_per_year"], abs=5e-5)
    assert (late["to_2029"] / late["from_2025"]) ** (1 / 4) - 1 == pytest.approx(late["growth_per_year"], abs=5e-5)
    assert late["from_2025"] / early["to_2024"] - 1 == pytest.approx(late["growth_2024_to_2025"], abs=5e-5)


def test_prices_abroad_are_no_lower_than_at_home(catalogue):
    assert catalogue.typical_abroad.keys() == catalogue.typical.keys() - {"discount_rate"}
    for key, abroad in catalogue.typical_abroad.items():
        assert abroad.range.high > catalogue.typical[key].range.high, key


@pytest.mark.parametrize("name", SAMPLES)
def test_no_value_of_a_sample_lies_outside_what_others_have(catalogue, name):
    case = resolve(sample(name), catalogue)
    for key, resolved in case.quantities.items():
        usual = case.benchmark(key)
        if usual is not None and resolved.range.mode != 0:
            assert usual.range.low <= resolved.range.mode <= usual.range.high, key


@pytest.mark.parametrize("currency", [one for one in CURRENCIES if one != "CNY"])
def test_what_is_usual_abroad_is_usual_on_any_platform(catalogue, currency):
    # Where the money is earned decides, not the platform's name: a team abroad is paid abroad.
    for platform in PLATFORMS:
        case = resolve(Document(platform=platform, currency=currency), catalogue)
        usual = case.benchmark("photo.unit_price")
        assert usual.evidence is catalogue.typical_abroad["photo.unit_price"].evidence


def test_the_three_answers_about_service_are_all_there_are(catalogue):
    assert sum(catalogue.context["service_wants_person"].values.values()) == pytest.approx(1)


def test_every_figure_has_source_note_and_dates(catalogue):
    for where, evidence in catalogue.evidence():
        assert evidence.sources, where
        assert date(2026, 11, 23) <= evidence.read_on <= date(2026, 11, 26), where
        assert evidence.valid_until > evidence.read_on, where
        assert all(evidence.note[language] for language in LANGUAGES), where


def test_what_nobody_measured_says_that_it_is_a_judgement(catalogue):
    for where, evidence in catalogue.evidence():
        # A figure that rests on our judgement alone may claim no better grade.
        if [source.key for source in evidence.sources] == ["judgement"]:
            assert evidence.grade is Grade.ASSUMPTION, where
    theta = catalogue.assumptions["involution_intensity"].evidence
    assert theta.grade is Grade.ASSUMPTION
    assert "judgement" in theta.note["en"]
    assert "判斷" in theta.note["zh-Hant"]
    assert "判断" in theta.note["zh-Hans"]


def test_vendor_figures_are_graded_as_vendor_figures(catalogue):
    for evidence in (
        catalogue.assumptions["design_replacement_probability"].evidence,
        catalogue.levers["marketing-companion"].evidence,
        catalogue.context["assistant_users"].evidence,
    ):
        assert evidence.grade is Grade.VENDOR


def test_nothing_in_the_catalogue_can_be_changed(catalogue):
    for mapping in (
        catalogue.sources,
        catalogue.assumptions,
        catalogue.levers,
        catalogue.presets["cautious"].ranges,
        catalogue.currencies.per_cny,
        catalogue.title,
    ):
        with pytest.raises(TypeError):
            mapping["photo_coverage"] = None


def test_typical_prices_are_told_in_the_merchants_currency(catalogue):
    rate = catalogue.currencies.per_cny["JPY"]
    shoot = catalogue.typical_in("photo.unit_price", "JPY")
    assert shoot.range.in_order == pytest.approx((500 * rate, 2_500 * rate, 8_000 * rate))
    assert shoot.evidence is catalogue.typical_abroad["photo.unit_price"].evidence
    assert catalogue.typical_in("photo.unit_price", "CNY") == catalogue.typical["photo.unit_price"]
    assert catalogue.typical_in("discount_rate", "JPY") is catalogue.typical["discount_rate"]
    assert catalogue.typical_in("photo.staff", "JPY") is None


@pytest.mark.parametrize(
    ("currency", "rate"), [("CNY", 1), ("TWD", 10), ("HKD", 1), ("USD", 0.1), ("EUR", 0.1), ("JPY", 10)]
)
def test_round_rate_is_the_nearest_power_of_ten(catalogue, currency, rate):
    assert catalogue.currencies.round_rate(currency) == pytest.approx(rate)


def test_a_figure_is_out_of_date_from_the_day_after(catalogue):
    evidence = catalogue.assumptions["review_share"].evidence
    assert not evidence.expired(evidence.valid_until)
    assert evidence.expired(evidence.valid_until + timedelta(days=1))


def test_shops_grow_with_their_size_and_are_called_judgement(catalogue):
    assert list(catalogue.shops) == ["clothing", "beauty", "food", "electronics", "other"]
    for shop in catalogue.shops.values():
        assert tuple(shop.sizes) == SIZES
        assert shop.evidence.grade is Grade.ASSUMPTION
        assert [one.key for one in shop.evidence.sources] == ["judgement"]
        for smaller, larger in itertools.pairwise(shop.sizes.values()):
            assert smaller.keys() <= larger.keys()
            for key in smaller.keys() - {"gross_margin"}:
                assert smaller[key].mode < larger[key].mode, key
        asked = {"photo.units_per_month", "design.units_per_month", "copy.units_per_month"}
        assert asked <= shop.sizes["small"].keys()
        assert not {PRICE_OF[key] for key in asked} & shop.sizes["large"].keys()


def test_a_typical_shop_comes_with_what_it_usually_pays(catalogue):
    at_home = catalogue.typical_of("clothing", "medium", "CNY")
    assert at_home["photo.units_per_month"].range == Range(8, 14, 24)
    assert at_home["photo.unit_price"] == catalogue.typical["photo.unit_price"]
    assert at_home["design.wage_per_month"] == catalogue.typical["design.wage_per_month"]
    assert at_home["sales_per_month"].range.mode == 2_000_000
    assert "photo.staff" not in at_home
    assert "photo.wage_per_month" not in at_home
    abroad = catalogue.typical_of("clothing", "medium", "USD")
    rate = catalogue.currencies.per_cny["USD"]
    assert abroad["sales_per_month"].range.mode == pytest.approx(2_000_000 * rate)
    assert abroad["photo.unit_price"].evidence is catalogue.typical_abroad["photo.unit_price"].evidence
    assert abroad["gross_margin"] == at_home["gross_margin"]


def test_a_pack_without_prices_gives_amounts_alone(catalogue):
    without = replace(catalogue, typical={}, typical_abroad={})
    assert "photo.unit_price" not in without.typical_of("clothing", "small", "CNY")
