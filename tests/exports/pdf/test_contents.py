"""What a report says is worked out once, whatever is laid out of it."""

from collections import Counter
from dataclasses import replace

import pytest

from roi_app.documents.document import Document, Scenario
from roi_app.documents.samples import sample_in
from roi_app.estimates.baseline import Baseline
from roi_app.exports.pdf import gathering as module
from roi_app.exports.pdf.gathering import MOST_COLUMNS, contents_of
from roi_app.exports.pdf.options import Section
from roi_app.exports.pdf.report import lay_out
from roi_app.figures.race_meter import Meter, meter
from roi_app.model.parameters import Range
from roi_app.statements import narrative
from roi_app.statements.headline import headline
from roi_app.statements.narrative import in_three_sentences
from roi_app.statements.robustness import assess
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording
from tests.exports.pdf.reports import answer_of, found_for, options

SHOP = sample_in("clothing", "en")
EVERYTHING = frozenset(Section)
ONCE = (
    "meter", "waterfall", "assess", "odds", "over_time", "tornado_figure", "evidence_rows", "cautions", "race_by_month",
    "adoption_curve", "payoff", "game_name", "freed_time", "in_three_sentences",
)  # fmt: skip


def contents(document: Document = SHOP, **chosen):
    estimate = answer_of(document)
    return contents_of(estimate, found_for(estimate), options(**chosen))


def with_scenarios(count: int) -> Document:
    kept = (Scenario(f"Plan {at}", SHOP.with_value("setup_cost", at)) for at in range(count))
    return replace(SHOP, scenarios=tuple(kept))


def test_each_statement_and_figure_is_worked_out_once(monkeypatch):
    calls = Counter()

    def counted(name, original):
        def call(*given, **named):
            calls[name] += 1
            return original(*given, **named)

        return call

    for name in (*ONCE, "headline"):
        monkeypatch.setattr(module, name, counted(name, getattr(module, name)))
    lay_out(contents(with_scenarios(2), sections=EVERYTHING))
    assert {name: calls[name] for name in ONCE} == dict.fromkeys(ONCE, 1)
    assert calls["headline"] == len(Baseline)
    assert not hasattr(narrative, "meter")


def test_pages_need_no_answer(monkeypatch):
    known = contents(with_scenarios(2), sections=EVERYTHING)
    monkeypatch.setattr("roi_app.estimates.answer.Answer.value", None)
    monkeypatch.setattr("roi_app.estimates.answer.Answer.number", None)
    assert lay_out(known).sources is not None


def test_the_sentences_and_figures_are_those_of_every_surface():
    estimate, wording = answer_of(SHOP), Wording("en", "CNY")
    robustness, known = assess(estimate, found_for(estimate)), contents()
    assert known.sentences == in_three_sentences(
        estimate, robustness, meter(estimate, wording), wording, in_ranges=False
    )
    told = known.headline
    assert [one.text for one in (told.kept, told.saved, told.npv, told.payback)] == [
        one.text for one in headline(estimate, Baseline.TODAY, wording)
    ]


def test_in_ranges_the_meter_tells_no_single_threshold():
    plain, ranged = contents().meter, contents(in_ranges=True).meter
    assert isinstance(ranged, Meter)
    assert ranged.break_even is None
    assert [one.start for one in ranged.stretches] != [one.start for one in plain.stretches]
    assert ranged.break_even_label != plain.break_even_label
    assert "P10" not in plain.break_even_label


def test_a_figure_outside_its_own_range_says_so_and_none_inside_does():
    told = Wording("en", "CNY").text("pdf.outside", figure="", value="").split(",")[-1]
    rosy = SHOP
    for key, one in {"sales_uplift": Range(0, 0.05, 0.05), "review_share": Range(0.1, 0.1, 0.9)}.items():
        rosy = rosy.with_value(key, one)
    outside = contents(rosy.with_value("involution_intensity", Range(0.1, 0.1, 2)))
    assert any(told in one for one in outside.cautions)
    assert not any(told in one for one in contents().cautions)
    loses = contents(SHOP.with_value("involution_intensity", 2).with_value("setup_cost", 900_000))
    assert loses.headline.break_even.value < 0
    assert not any("θ" in one for one in loses.cautions)


@pytest.mark.parametrize("count", [0, 1, 3, 4, 7])
def test_as_many_scenarios_are_compared_as_a_page_bears(count):
    known = contents(with_scenarios(count), sections=EVERYTHING)
    assert known.scenarios_left_out == max(0, count - MOST_COLUMNS + 1)
    if count:
        assert len(known.comparison.names) == min(count + 1, MOST_COLUMNS)
    else:
        assert known.comparison is None
    assert contents(with_scenarios(count)).comparison is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shop_without_a_name_is_called_something(language):
    known = contents(Document(name=" \u202e "), language=language)
    assert known.shop == Wording(language, "CNY").text("pdf.unnamed")
