"""Which tools first: the worked shop's best 1, 2, 3 … tools."""

import pytest

from roi_app.documents.document import Document
from roi_app.documents.samples import sample
from roi_app.figures.tools import tool_curve
from roi_app.texts.formatting import Wording
from tests.figures.test_registry import request_for

EN, ZH = Wording("en", "CNY"), Wording("zh-Hant", "CNY")

STEPS = {
    "service": 57_632.80 - 2_000,  # the set-up counts in full from the first tool on
    "design": 95_644.39,  # + 40,011.59
    "photo": 135_597.20,  # + 39,952.81
    "copy": 163_989.97,  # + 28,392.77
    "video": 168_200.16,  # + 4,210.19: the whole plan against standing still
}


def test_each_step_adds_the_worth_of_one_more_tool():
    steps = tool_curve(request_for(sample("clothing")).answer, EN).steps
    assert {step.stream: step.npv for step in steps} == pytest.approx(STEPS, abs=0.02)
    assert [step.bill for step in steps] == [800, 800, 1_000, 1_150, 1_550]
    assert [step.target for step in steps] == [f"worth_by_stream:{stream}" for stream in STEPS]


def test_the_labels_are_those_of_the_design():
    figure = tool_curve(request_for(sample("clothing")).answer, ZH)
    assert figure.title == "先用哪幾個"
    assert [step.text for step in figure.steps] == ["5.6", "9.6", "13.6", "16.4", "16.8"]
    assert [step.label for step in figure.steps] == ["＋客服", "＋設計", "＋拍攝", "＋文案", "＋影片"]


def test_the_axis_holds_0_and_every_step():
    figure = tool_curve(request_for(sample("clothing")).answer, EN)
    assert figure.axis.low <= 0 < max(step.npv for step in figure.steps) <= figure.axis.high


def test_what_is_taken_is_marked():
    steps = tool_curve(request_for(sample("clothing")).answer, EN, ("photo", "copy")).steps
    assert [step.stream for step in steps if step.is_taken] == ["photo", "copy"]


def test_a_shop_without_work_says_that_no_tool_is_at_work():
    figure = tool_curve(request_for(Document()).answer, EN)
    assert figure.steps == ()
    assert figure.summary == figure.nothing == EN.text("tools.none")
