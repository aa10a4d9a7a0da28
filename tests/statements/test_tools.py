"""Which tool to take at what price: the worked shop of the model's section 6, with its arithmetic in view."""

from dataclasses import replace

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample, sample_in
from roi_app.estimates.answer import answer
from roi_app.estimates.uncertain import uncertain
from roi_app.figures.tones import Tone
from roi_app.model.parameters import STREAMS
from roi_app.model.tool_choice import every_set
from roi_app.model.uncertainty.conditions import ToolWorth
from roi_app.model.uncertainty.trials import simulate
from roi_app.statements.decision import decision
from roi_app.statements.tools import Verdict, judge, tools, within_budget
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import NONE, Wording

EN = Wording("en", "CNY")
TRIALS = 4_096
PRICES = {"service": 800, "design": 0, "photo": 200, "copy": 150, "video": 400}
BILL = sum(PRICES.values())  # 1,550
WORTHS = {"photo": 39_952.81, "design": 40_011.59, "copy": 28_392.77, "video": 4_210.19, "service": 57_632.80}
ONE_A_MONTH = (48_339.01 + 5_226.94) / BILL  # tools and tool race: 34.56 of worth for each yuan a month
SET_UP = 2_000


def answered(document):
    return answer(resolve(document, default_catalogue()))


@pytest.fixture(scope="module")
def shop():
    return answered(sample("clothing"))


@pytest.fixture(scope="module")
def trials(shop):
    return simulate(uncertain(shop.case), TRIALS)


@pytest.fixture(scope="module")
def rows(shop, trials):
    return {row.stream: row for row in tools(shop, trials, EN).rows}


def test_the_best_tool_comes_first(rows):
    assert list(rows) == ["service", "design", "photo", "copy", "video"]
    assert {stream: row.worth for stream, row in rows.items()} == pytest.approx(WORTHS, abs=0.005)
    assert {stream: row.price for stream, row in rows.items()} == PRICES


def test_the_highest_price_is_the_price_and_what_the_worth_buys_on_top(rows):
    for stream, row in rows.items():
        assert row.highest_price == pytest.approx(PRICES[stream] + WORTHS[stream] / ONE_A_MONTH, abs=0.01)
    assert round(rows["video"].highest_price) == 522


def test_a_row_says_whose_tool_it_is_and_what_it_saves(rows):
    assert rows["design"].tool.startswith("生意管家")
    assert (rows["design"].who, rows["photo"].who) == ("Taobao", "all platforms")
    assert rows["photo"].saved == pytest.approx(6 * 750 * 0.6 * 0.75)  # 60 % of 4,500, a quarter of it touched up
    assert [row.stream for row in rows.values() if row.free_note] == ["design"]
    assert rows["design"].free_note == EN.text("lever.free_today")


def test_video_is_to_be_negotiated_and_all_others_taken(rows, trials):
    verdicts = {stream: row.verdict for stream, row in rows.items()}
    assert verdicts == dict.fromkeys(WORTHS, Verdict.TAKE) | {"video": Verdict.NEGOTIATE}
    video = rows["video"]
    assert (video.mean, video.below_zero) == (trials.if_it_sticks.tools["video"].mean, pytest.approx(1 / 3, abs=0.05))
    assert 0 < video.mean < video.worth
    assert 0 < video.taken_up_to < video.price < video.highest_price
    assert EN.money(video.taken_up_to) in video.reason
    assert EN.money(video.taken_up_to) in video.ask
    assert [row.stream for row in rows.values() if row.ask] == ["video"]
    assert EN.share(video.below_zero, 0) in video.reason
    assert video.tone is Tone.CAUTION


@pytest.mark.parametrize(
    ("likely", "over_trials", "verdict"),
    [
        (-1, ToolWorth(0.0, 0.2499, 0.0), Verdict.TAKE),
        (+1, ToolWorth(0.0, 0.25, 0.0), Verdict.NEGOTIATE),
        (+1, ToolWorth(-0.01, 0.1, 0.0), Verdict.LEAVE),
        (0, None, Verdict.TAKE),
        (-0.01, None, Verdict.LEAVE),
    ],
)
def test_the_mean_decides_and_the_likely_worth_only_without_trials(likely, over_trials, verdict):
    assert judge(likely, over_trials) is verdict


def test_without_trials_the_verdict_is_marked(shop):
    told = tools(shop, None, EN)
    assert {row.verdict_text for row in told.rows} == {"take (likely case)"}
    assert [row.mean for row in told.rows] == [None] * 5
    assert EN.text("tools.note.likely") in told.notes


def test_a_tool_that_costs_too_much_is_to_be_left():
    dear = answered(sample("clothing").with_lever_price("video-generator", 4_000))
    for trials in (None, simulate(uncertain(dear.case), TRIALS)):
        row = tools(dear, trials, EN).rows[-1]
        assert (row.stream, row.verdict, row.tone) == ("video", Verdict.LEAVE, Tone.RACE)
        assert round(row.highest_price) == 522
        assert EN.money(round(row.highest_price) if trials is None else row.taken_up_to) in row.reason


def test_at_the_price_to_ask_for_a_tool_is_taken_and_just_above_it_is_not():
    video = "video-generator"
    asked = answered(sample("clothing").with_lever_price(video, 400))
    price = simulate(uncertain(asked.case), TRIALS).if_it_sticks.tools["video"].taken_up_to
    for at, verdict in ((price * 0.999, Verdict.TAKE), (price * 1.02, Verdict.NEGOTIATE)):
        case = answered(sample("clothing").with_lever_price(video, at)).case
        assert judge(1.0, simulate(uncertain(case), TRIALS).if_it_sticks.tools["video"]) is verdict


def test_a_tool_that_is_not_even_taken_free_names_no_price(shop, trials):
    tool = trials.if_it_sticks.tools["video"]
    sticks = replace(trials.if_it_sticks, tools={"video": replace(tool, taken_up_to=0.0)})
    row = tools(shop, replace(trials, if_it_sticks=sticks), EN).rows[-1]
    assert (row.verdict, row.taken_up_to, row.ask) == (Verdict.NEGOTIATE, None, "")
    assert "even free" in row.reason
    assert decision([row], EN) == "Negotiate AI video."


def test_a_tool_that_loses_more_sales_than_it_saves_is_not_worth_having_even_free():
    harmful = sample("clothing").with_value("leakage", 0.2).with_value("sales_uplift", 0.0)
    row = tools(answered(harmful), None, EN).rows[-1]
    assert row.highest_price == 0
    assert row.reason.endswith("not worth having even free.")


def test_under_one_bill_worth_is_before_tools_and_says_so(shop):
    one_bill = answered(sample("clothing").with_value("tools_per_month", 300))
    told = tools(one_bill, None, EN)
    assert told.bill == "5 tools, one bill of ¥300 a month"
    assert EN.text("tools.note.one_bill", bill="¥300") in told.notes
    for row in told.rows:
        assert (row.price, row.price_text) == (None, NONE)
        assert row.worth == pytest.approx(WORTHS[row.stream] + PRICES[row.stream] * ONE_A_MONTH, abs=0.05)


def test_work_without_a_tool_is_named(shop):
    usual = {place: one.key for place, one in shop.case.levers.items() if one.key}
    without = answered(sample("clothing").with_lever("video", None, usual))
    assert EN.text("tools.note.no_tool", names="Video") in tools(without, None, EN).notes


@pytest.mark.parametrize(
    ("budget", "streams", "bill"),
    [
        (0, ["design"], 0),
        (350, ["design", "photo", "copy"], 350),
        (749, ["design", "photo", "copy"], 350),
        (800, ["design", "photo", "copy", "video"], 750),  # 112.6 k; service and design alone are worth 97.6 k
        (1_000, ["service", "design", "photo"], 1_000),
        (1_550, ["service", "design", "photo", "copy", "video"], 1_550),
    ],
)
def test_the_best_set_for_a_budget_is_not_always_the_best_first(shop, budget, streams, bill):
    best = within_budget(shop, every_set(shop.case.inputs()), budget, EN)
    assert (list(best.streams), best.tools_per_month) == (streams, bill)
    expected = sum(WORTHS[stream] for stream in streams) - SET_UP
    assert best.npv_vs_standing_still == pytest.approx(expected, abs=0.05)
    assert EN.money(bill) in best.sentence


def test_a_budget_below_the_one_bill_buys_nothing():
    shop = answered(sample("clothing").with_value("tools_per_month", 300))
    sets = every_set(shop.case.inputs())
    assert within_budget(shop, sets, 299, EN).streams == ()
    assert "¥300" in within_budget(shop, sets, 299, EN).sentence
    assert len(within_budget(shop, sets, 300, EN).streams) == 5


def test_where_nothing_pays_the_budget_says_so():
    document = sample("clothing").with_value("setup_cost", 1_000_000)
    shop = answered(document)
    best = within_budget(shop, every_set(shop.case.inputs()), 2_000, EN)
    assert (best.streams, best.npv_vs_standing_still) == ((), 0)
    assert best.sentence == EN.text("tools.budget.nothing", budget="¥2,000")


def test_an_empty_shop_has_no_tools():
    told = tools(answered(Document()), None, EN)
    assert told.rows == ()
    assert told.notes == (EN.text("tools.none"),)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_is_told_whole_in_every_language(name, language):
    document = sample_in(name, language)
    told = tools(answered(document), None, Wording(language, document.currency))
    assert len(told.rows) == sum(chosen.active for chosen in answered(document).case.levers.values())
    assert len(told.advice) == 5
    for text in (told.title, told.subtitle, told.bill, told.advice_line, *told.notes, *told.advice):
        assert text
        assert "{" not in text
    assert all(row.stream in STREAMS and "{" not in row.reason + row.verdict_text for row in told.rows)
