"""An answer in three plain sentences, also the unpleasant one, and what the model leaves out."""

from __future__ import annotations

import re
from functools import reduce
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline
from roi_app.figures.odds import losses_sentence
from roi_app.figures.race_meter import Meter, Zone
from roi_app.figures.shares import factor_label
from roi_app.statements.missing import lacking
from roi_app.statements.payback import payback_phrase
from roi_app.statements.robustness import Robustness
from roi_app.statements.spreads import spread_row
from roi_app.statements.stories import dropped_between, dropped_sentence
from roi_app.statements.trials import likely_outside
from roi_app.texts.formatting import Wording

_AFTER_UNIT: Final = re.compile("(?<=[萬億万亿月]) (?=[\u4e00-\u9fff])")

LEFT_OUT: Final = ("severance", "tax", "inflation", "commission", "quality", "rivals")
"""What the model does not count, by the key of its sentence `left_out.<key>`."""


def in_three_sentences(
    answer: Answer, robustness: Robustness, chart: Meter, wording: Wording, *, in_ranges: bool
) -> tuple[str, str, str]:
    """What stays, what the race takes, and what speaks against it; with `in_ranges` no single estimate is told.

    `chart` is the answer's own race meter.
    """
    return (
        _closed_up(_stays(answer, robustness, wording, in_ranges=in_ranges)),
        _closed_up(_race(answer, robustness, chart, wording, in_ranges=in_ranges)),
        _closed_up(_against(answer, robustness, wording, in_ranges=in_ranges)),
    )


def _closed_up(sentence: str) -> str:
    """The sentence without the space that the texts leave after a number, where an amount ended in a Chinese unit."""
    return _AFTER_UNIT.sub("", sentence)


def _stays(answer: Answer, robustness: Robustness, wording: Wording, *, in_ranges: bool) -> str:
    brought_in, npv, months = answer.value("brought_in"), answer.value("npv"), answer.case.horizon_months
    if brought_in == 0:
        return lacking(answer, wording) or wording.text("narrative.nothing_comes")
    if in_ranges:
        between = spread_row("npv", robustness.trials, Baseline.TODAY, wording).between
        return wording.text("narrative.stays_between", count=months, between=between)
    values = {
        "count": months,
        "brought_in": wording.money_short(brought_in),
        "kept": wording.money_short(abs(npv)),
        "average": wording.money_short(robustness.trials.all_cases.mean()),
    }
    if npv < 0:
        return wording.text("narrative.loses", **values)
    return wording.text("narrative.stays", **values, payback=payback_phrase(answer, wording))


def _race(answer: Answer, robustness: Robustness, chart: Meter, wording: Wording, *, in_ranges: bool) -> str:
    races, brought_in = answer.value("pv_races"), answer.value("brought_in")
    if answer.value("adopts") == 0:
        return chart.sentence
    if chart.break_even is None:
        return wording.text("narrative.no_race") if chart.zone is Zone.PAYS else chart.sentence
    turns = _turns(chart, robustness, wording, in_ranges=in_ranges)
    if in_ranges or brought_in == 0 or races == 0:
        sentence = wording.text("narrative.race_comes")
    else:
        sentence = wording.text(
            "narrative.race", race=wording.money_short(races), share=wording.share(races / brought_in, 0)
        )
    return wording.text("narrative.joined", first=sentence, second=turns or chart.sentence)


def _turns(chart: Meter, robustness: Robustness, wording: Wording, *, in_ranges: bool) -> str:
    """At which intensity the gain turns; "" where there is none to lose."""
    if chart.break_even is None or chart.break_even < 0:
        return ""
    theta = wording.plain(chart.theta, 2)
    if in_ranges:
        between = spread_row("break_even_intensity", robustness.trials, Baseline.TODAY, wording).between
        return wording.text("narrative.turns_between", break_even=between, theta=theta)
    key = "turns" if chart.zone is Zone.PAYS else "turned"
    return wording.text(f"narrative.{key}", break_even=wording.plain(chart.break_even, 2), theta=theta)


def _against(answer: Answer, robustness: Robustness, wording: Wording, *, in_ranges: bool) -> str:
    """How often it loses, what trying costs, what decides it, and where the likely case is no part of its range."""
    if answer.value("brought_in") == 0:
        return wording.text("narrative.against_nothing")
    trials = robustness.trials
    dropped = dropped_between(trials, wording) if in_ranges else dropped_sentence(trials, wording)
    sways = robustness.sways
    sentences = [
        wording.text("narrative.against", losses=losses_sentence(trials.all_cases, wording)),
        *([wording.text("narrative.dropped", dropped=dropped)] if dropped else []),
        *([wording.text("narrative.sways", input=factor_label(sways.key, wording))] if sways else []),
        *(() if in_ranges else likely_outside(answer, trials, wording)),
    ]
    return reduce(lambda first, second: wording.text("narrative.joined", first=first, second=second), sentences)


def left_out(wording: Wording) -> tuple[str, ...]:
    """What the model does not count, one sentence each."""
    return tuple(wording.text(f"narrative.left_out.{key}") for key in LEFT_OUT)
