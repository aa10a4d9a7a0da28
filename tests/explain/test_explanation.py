"""Every figure on screen is explained by the numbers that it is made of, down to what went in."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample
from roi_app.estimates.answer import answer
from roi_app.estimates.baseline import Baseline
from roi_app.explain.explanation import Explanation, as_text
from roi_app.explain.expressions import Numbers, amount
from roi_app.explain.leaves import Index, Leaf
from roi_app.explain.lookup import explain
from roi_app.explain.targets import target_of
from roi_app.figures.over_time import over_time
from roi_app.figures.payoff import payoff
from roi_app.figures.race_meter import meter
from roi_app.figures.waterfall import waterfall
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import CURRENCIES, INPUTS, QUANTITIES, STREAMS, Axis, Basis, Unit
from roi_app.statements.headline import headline
from roi_app.texts.catalog import LANGUAGES, Texts
from roi_app.texts.formatting import Wording
from tests.documents.strategies import shops

CATALOGUE = default_catalogue()
ENGLISH = Wording("en", "CNY")


def answer_of(document):
    return answer(resolve(document, CATALOGUE))


SHOP = answer_of(sample("clothing"))
OF_STREAM = tuple(key for key, one in INPUTS.items() if one.basis in (Basis.STREAM, Basis.LEVER))
CHOICES = tuple(key for key, one in INPUTS.items() if one.basis is Basis.CHOICE)
YES_NO = tuple(key for key, one in {**STEPS, **INPUTS}.items() if one.unit is Unit.YES_NO)


def targets_of_steps(found):
    """Every computed number, with some months of those by month."""
    last = found.case.horizon_months
    for key, step in STEPS.items():
        if step.axis is Axis.MONTH:
            first = (0,) if key.startswith("cumulative") else ()
            yield from (f"{key}@{month}" for month in (*first, 1, 2, last))
        elif step.axis is Axis.STREAM:
            yield from (f"{key}:{stream}" for stream in STREAMS)
        else:
            yield key


def targets_on_screen(found, wording=ENGLISH):
    """Every figure that the window shows, target to value."""
    shown = {"cost_per_month": found.value("cost_per_month"), "roi": found.number("roi")}
    for baseline in Baseline:
        shown |= {one.key: one.value for one in headline(found, Baseline.TODAY, wording)}
        shown["npv_vs_standing_still"] = found.npv(Baseline.STANDING_STILL)
        shown["kept_share_vs_standing_still"] = found.kept_share(Baseline.STANDING_STILL)
        for bar in waterfall(found, baseline, wording).bars:
            target = bar.explains if bar.stream is None else f"{bar.explains}:{bar.stream}"
            height = bar.end - bar.start
            # A bar of a cost hangs down; its quantity is positive.
            shown[target] = height if STEPS[bar.explains].key in ("npv", "npv_vs_standing_still") else abs(height)
    shown |= {cell.explains: cell.value for row in payoff(found, wording).cells for cell in row if cell.explains}
    race = meter(found, wording)
    shown |= {"break_even_intensity": race.break_even, "exit_intensity": race.exit}
    shown["involution_intensity"] = race.theta
    months = over_time(found, wording)
    shown |= {f"cumulative_net@{month}": value for month, value in enumerate(months.cumulative)}
    shown |= {f"rival_adoption_by_month@{month}": value for month, value in enumerate(months.rivals) if month}
    return shown


def assert_same(first, second, key=""):
    assert (first is None) == (second is None), key
    if first is not None:
        assert first == pytest.approx(second, rel=1e-9, abs=1e-6), key


def assert_recomputes(found, target):
    """The number follows from the numbers that its own explanation leads on to."""
    told = explain(found, target, ENGLISH)
    if told.expression is None or told.number is None:
        return
    reached = {one: explain(found, one, ENGLISH).number for one in told.targets()}

    def number_at(leaf):
        # The month itself is plain in the formula, and items that a long sum leaves out are told as one.
        if leaf.key == "month":
            return float(leaf.index.month)
        return reached[target_of(leaf)] if target_of(leaf) in reached else Numbers(found).at(leaf)

    assert_same(amount(told.expression, number_at), told.number, target)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_figure_on_screen_is_explained_by_numbers_that_come_to_it(name):
    found = answer_of(sample(name))
    shown = targets_on_screen(found)
    assert len(shown) > 80
    for target, value in shown.items():
        told = explain(found, target, ENGLISH)
        assert_same(told.number, value, target)
        assert_recomputes(found, target)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(shops())
def test_every_number_of_any_shop_follows_from_what_it_is_made_of(document):
    found = answer_of(document)
    numbers = Numbers(found)
    for target in targets_of_steps(found):
        told = explain(found, target, ENGLISH)
        assert told.expression is not None, target
        if told.number is not None:
            scale = max([1.0, *(abs(numbers.at(leaf)) for leaf in _leaves(told.expression))])
            recomputed = amount(told.expression, numbers.at)
            assert abs(recomputed - told.number) <= 1e-9 * scale * len(STREAMS), target


def _leaves(expression):
    from roi_app.explain.expressions import leaves

    return [leaf for leaf in leaves(expression) if leaf.key != "month"]


@pytest.mark.parametrize("name", SAMPLES)
def test_going_down_always_ends_at_what_went_in(name):
    found = answer_of(sample(name))
    ends, seen = set(), set()

    def walk(target, above):
        assert target not in above, (*above, target)
        if target in seen:
            return
        seen.add(target)
        told = explain(found, target, ENGLISH)
        if told.expression is None:
            assert told.facts or told.meaning, target
            ends.add(target)
        for one in told.targets():
            walk(one, (*above, target))

    for target in targets_on_screen(found):
        walk(target, ())
    known = {*QUANTITIES, *(f"currencies.{currency}" for currency in CURRENCIES), *CHOICES}
    known |= {f"{key}:{stream}" for key in OF_STREAM for stream in STREAMS}
    assert ends <= known
    assert {"review_share", "cash_capture", "discount_rate", "involution_intensity", "sales_per_month"} <= ends


def test_every_step_and_every_input_of_the_model_has_a_name_in_every_language():
    inputs = {argument for step in STEPS.values() for argument in step.arguments} - STEPS.keys()
    for language in LANGUAGES:
        texts = Texts(language)
        for key in STEPS:
            assert f"figure.{key}" in texts, key
        for key in inputs:
            named = key in QUANTITIES or f"figure.{key}" in texts or f"photo.{key}" in QUANTITIES
            assert named, key
        names = [texts.text(f"figure.{key}") for key in STEPS if STEPS[key].axis is not Axis.STREAM]
        assert len(names) == len(set(names))


def test_no_name_is_left_over():
    inputs = {argument for step in STEPS.values() for argument in step.arguments}
    figures = (key for key in Texts("en").keys() if key.startswith("figure."))  # noqa: SIM118
    named = {key.removeprefix("figure.").removesuffix(".note") for key in figures}
    assert named <= {*STEPS, *inputs}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_explanation_is_written_in_every_language(language):
    wording = Wording(language, "CNY")
    for found in (SHOP, answer_of(Document())):
        for target in (*targets_of_steps(found), *inputs_of(found), *STEPS):
            told = explain(found, target, wording)
            said = as_text(told, wording)
            assert told.title
            assert "\0" not in said
            assert not re.search(r"\{|\}|nan", said), target
            assert told.value or target in STEPS, target


def inputs_of(found):
    yield from (key for key in QUANTITIES if key != "tools_per_month" or found.case.tools_given)
    yield from (f"{key}:{stream}" for key in OF_STREAM for stream in STREAMS)
    yield from (*CHOICES, "currencies.USD")


def test_the_formula_is_said_in_words_and_in_numbers():
    told = explain(SHOP, "saved_by_stream:photo", Wording("zh-Hant", "CNY"))
    assert told.title == "拍攝：每月節省"
    assert text(told.words) == "外包成本 × 工具涵蓋比例 × (1 − 人工修改比例) + 月薪（含社保） × 變現人數"
    assert text(told.numbers) == "¥4,500 × 60% × (1 − 25%) + ¥0 × 0 人"
    assert told.value == "¥2,025"
    assert [term.target for term in told.terms] == [
        "outsourced_cost:photo",
        "applied_coverage:photo",
        "review_share",
        "photo.wage_per_month",
        "cash_staff:photo",
    ]


def text(line):
    return "".join(part.text for part in line)


def test_every_value_in_the_line_leads_on_and_says_what_it_is():
    told = explain(SHOP, "kept_share", ENGLISH)
    assert [(part.text, part.target, part.label) for part in told.numbers if part.target] == [
        ("¥152,522", "npv", "NPV vs today"),
        ("¥274,939", "brought_in", "All that AI brings in"),
    ]


def test_a_sum_of_many_terms_is_said_without_needless_brackets():
    told = explain(SHOP, "net_flow@3", Wording("en", "CNY"))
    assert "(" not in text(told.words)
    assert text(told.words).count("−") == 7
    assert told.number == pytest.approx(SHOP.by_month("net_flow")[2])


def test_a_sum_over_streams_is_the_list_of_streams_that_count():
    told = explain(SHOP, "saved_per_month", Wording("zh-Hans", "CNY"))
    assert text(told.words) == "各项工作的每月节省相加"
    assert [(row.label, row.value) for row in told.rows] == [
        ("拍摄", "¥2,025"),
        ("设计", "¥1,695.28"),
        ("文案", "¥562.50"),
        ("视频", "¥675"),
        ("客服", "¥3,037.50"),
    ]
    assert [row.target for row in told.rows][:2] == ["saved_by_stream:photo", "saved_by_stream:design"]


def test_a_present_value_shows_its_first_months_and_its_last():
    whole = explain(SHOP, "pv_saving", ENGLISH)
    assert text(whole.words) == "Saved a month in all × Discounted months of full use"
    told = explain(SHOP, "pv_of_ramp", ENGLISH)
    assert text(told.words) == "the sum over 36 months of (Share of full use × Discount factor)"
    assert [row.label for row in told.rows] == ["Month 1", "Month 2", "Month 3", "Months 4 to 35", "Month 36"]
    assert [term.target for term in told.rows[0].terms] == ["ramp@1", "discount_factor@1"]
    assert told.rows[3].terms == ()


def test_a_running_total_adds_the_months_up_to_its_own():
    assert [row.label for row in explain(SHOP, "cumulative_net@2", ENGLISH).rows] == ["Month 1", "Month 2"]
    start = explain(SHOP, "cumulative_net@0", ENGLISH)
    assert start.number == -2000
    assert text(start.words) == "−Set-up paid"
    assert text(start.numbers) == "−¥2,000"


def test_payback_is_told_by_the_two_months_around_it():
    told = explain(SHOP, "payback_months", ENGLISH)
    assert told.value == "1.59 months"
    assert "month 2" in told.meaning
    assert [term.target for term in told.terms] == ["cumulative_net@1", "cumulative_net@2"]
    assert told.number == pytest.approx(SHOP.number("payback_months"))


def with_values(**values):
    document = sample("clothing")
    for key, value in values.items():
        document = document.with_value(key, value)
    return answer_of(document)


def test_payback_that_never_comes_or_comes_at_once_is_told_so():
    never = explain(with_values(setup_cost=1e9), "payback_months", ENGLISH)
    assert (never.number, never.value, never.words) == (None, "none", ())
    assert "never comes back" in never.meaning
    still = explain(answer_of(replace(sample("clothing"), levers={})), "payback_months", ENGLISH)
    assert (still.number, still.value) == (None, "none")
    assert "standing still" in still.meaning
    at_once = explain(with_values(setup_cost=0), "payback_months", ENGLISH)
    assert at_once.number == 0
    assert "at once" in at_once.meaning


def test_falling_again_is_told_in_each_of_its_three_cases():
    falls = with_values(
        ads_per_month=500_000,
        rival_adoption=0.02,
        adoption_speed=0.2,
        involution_intensity=1,
        traffic_inflation=0.2,
        ramp_months=0,
    )
    assert falls.number("falls_again_month") == 13
    told = explain(falls, "falls_again_month", ENGLISH)
    assert f"again in month {told.number:.0f}" in told.meaning
    before, after = (explain(falls, term.target, ENGLISH).number for term in told.terms[1:])
    assert before >= 0 > after
    assert "does not fall below" in explain(SHOP, "falls_again_month", ENGLISH).meaning
    assert "never pays back" in explain(with_values(setup_cost=1e9), "falls_again_month", ENGLISH).meaning


def test_only_the_case_that_applies_is_told_with_its_reason():
    given = explain(with_values(tools_per_month=300), "tools_cost", ENGLISH)
    assert text(given.words) == "AI adopted × Tools a month"
    assert given.cases == ("Because: Own sum for the tools",)
    added = explain(SHOP, "tools_cost", ENGLISH)
    assert text(added.words) == "AI adopted × the sum over all streams of Price charged a month"
    assert added.cases == ("Because this does not hold: Own sum for the tools",)
    assert explain(SHOP, "kept_share", ENGLISH).cases == ()


def test_whole_heads_are_whole_and_say_so():
    whole = answer_of(replace(sample("clothing"), staff_cash="whole_heads"))
    told = explain(whole, "cash_staff:design", ENGLISH)
    assert text(told.words) == "the whole part of (Share that becomes cash × Staff freed)"
    assert told.number == 0


def test_what_does_not_exist_says_what_is_missing():
    told = explain(answer_of(Document()), "kept_share", ENGLISH)
    assert (told.number, told.value, told.words) == (None, "none", ())
    assert told.cases == ("Because this does not hold: All that AI brings in ≠ 0",)
    assert [term.target for term in told.terms] == ["brought_in"]


def test_an_input_tells_whose_it_is_and_who_says_so():
    own = explain(SHOP, "photo.unit_price", ENGLISH)
    assert own.field == "photo.unit_price"
    assert ("Whose value", "Your own value") in [(fact.label, fact.text) for fact in own.facts]
    assert any("¥300" in fact.text for fact in own.facts)
    benchmark = explain(SHOP, "review_share", ENGLISH)
    assert ("Range", "10% to 40%") in [(fact.label, fact.text) for fact in benchmark.facts]
    assert {source.publisher for source in benchmark.sources} >= {"Workday"}
    assert benchmark.note
    preset = explain(answer_of(replace(sample("clothing"), preset="cautious")), "review_share", ENGLISH)
    assert next(fact.text for fact in preset.facts).startswith("Preset: ")
    assert any(fact.label == "Benchmark" for fact in preset.facts)
    exact = explain(with_values(review_share=0.2), "review_share", ENGLISH)
    assert ("Range", "exact, no range") in [(fact.label, fact.text) for fact in exact.facts]


def test_a_claim_names_the_tool_whose_word_it_is():
    document = replace(
        sample("appliances"), levers={"copy": "marketing-companion"}, as_claimed=("marketing-companion",)
    )
    told = explain(
        answer_of(document.with_value("copy.units_per_month", 10).with_value("copy.unit_price", 50)),
        "claimed_uplift.copy",
        ENGLISH,
    )
    assert told.number == pytest.approx(0.30)
    assert ("Tool", "AI營銷搭子 AI Marketing Buddy (JD Yanxi, 2023)") in [
        (fact.label, fact.text) for fact in told.facts
    ]
    assert told.note


def test_a_tools_price_in_another_currency_leads_to_the_rate():
    dollars = Wording("en", "USD")
    found = answer_of(replace(sample("clothing"), currency="USD"))
    told = explain(found, "lever_prices.copy-model", dollars)
    assert told.number == pytest.approx(150 * CATALOGUE.currencies.per_cny["USD"])
    assert told.targets() == ("currencies.USD",)
    assert explain(found, "currencies.USD", dollars).number == CATALOGUE.currencies.per_cny["USD"]
    assert told.field == "lever.copy"


def test_the_names_of_the_evidence_list_are_understood():
    assert explain(SHOP, "contest_weight.service", ENGLISH).target == "contest_weight:service"
    assert explain(SHOP, "lever_prices.virtual-model", ENGLISH).target == "lever_price:photo"
    assert explain(SHOP, "photo.lever_price", ENGLISH).target == "lever_price:photo"


def test_a_month_that_a_shorter_plan_no_longer_has_is_its_last():
    short = with_values(horizon_months=12)
    assert explain(short, "net_flow@30", ENGLISH).target == "net_flow@12"
    assert explain(short, "net_flow", ENGLISH).target == "net_flow@12"


def test_tools_without_a_sum_are_the_sum_of_their_prices():
    assert explain(SHOP, "tools_per_month", ENGLISH).target == "tools_cost"
    assert explain(with_values(tools_per_month=300), "tools_per_month", ENGLISH).field == "tools_per_month"


def test_all_streams_are_told_where_none_was_named():
    told = explain(SHOP, "freed_staff", ENGLISH)
    assert [row.target for row in told.rows] == [f"freed_staff:{stream}" for stream in STREAMS]
    assert told.number is None


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "nothing",
        "npv:photo",
        "npv@3",
        "net_flow:photo",
        "saved_by_stream:paint",
        "contest_weight",
        "@3",
        "lever_prices.none",
        "review_share@2",
    ],
)
def test_what_nobody_knows_is_refused(wrong):
    with pytest.raises(KeyError):
        explain(SHOP, wrong, ENGLISH)


def test_indicators_are_yes_or_no_in_any_answer():
    for document in (sample("clothing"), Document(), replace(sample("clothing"), staff_cash="whole_heads")):
        values = answer_of(document).values
        for key in YES_NO:
            assert set(values[key].ravel().tolist()) <= {0.0, 1.0}


def test_copied_text_holds_formula_numbers_and_sources():
    copied = as_text(explain(SHOP, "kept_share", ENGLISH), ENGLISH).splitlines()
    assert copied[0] == "Share kept vs today  55.47%"
    assert "= NPV vs today ÷ All that AI brings in" in copied
    assert "= ¥152,522 ÷ ¥274,939" in copied
    source = as_text(explain(SHOP, "review_share", ENGLISH), ENGLISH)
    assert "https://www.workday.com/" in source


def test_an_explanation_of_an_input_has_no_formula():
    told = explain(SHOP, "gross_margin", ENGLISH)
    assert isinstance(told, Explanation)
    assert (told.words, told.expression) == ((), None)


def test_a_leaf_is_written_as_its_target():
    assert target_of(Leaf("coverage", Index(stream="photo"))) == "photo_coverage"
    assert target_of(Leaf("month", Index(month=3))) == ""
    assert target_of(Leaf("net_flow", Index(month=3))) == "net_flow@3"
