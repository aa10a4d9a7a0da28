"""The verdicts on all tools in one sentence."""

from dataclasses import replace

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.samples import sample_in
from roi_app.estimates.answer import answer
from roi_app.statements.decision import decision
from roi_app.statements.tools import Verdict, tools
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording

ENGLISH = Wording("en", "CNY")


def rows(*verdicts):
    first = tools(answer(resolve(sample_in("clothing", "en"), default_catalogue())), None, ENGLISH).rows[0]
    return [
        replace(first, tool=f"Tool {at}", verdict=one, taken_up_to=100.0 * at) for at, one in enumerate(verdicts, 1)
    ]


def test_each_verdict_names_its_tools_in_their_order():
    told = decision(rows(Verdict.TAKE, Verdict.NEGOTIATE, Verdict.TAKE, Verdict.LEAVE), ENGLISH)
    assert told == "Take Tool 1, Tool 3; negotiate Tool 2 (agree on ¥200 a month or less); leave Tool 4."


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_without_tools_is_not_said(verdict):
    told = decision(rows(verdict), ENGLISH)
    assert [one for one in Verdict if one.value in told.casefold()] == [verdict]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_tools_there_is_nothing_to_decide(language):
    assert decision([], Wording(language, "CNY")) == ""
