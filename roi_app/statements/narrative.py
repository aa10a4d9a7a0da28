"""An answer in three plain sentences, also the unpleasant one, and what the model leaves out."""

from __future__ import annotations

import re
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline
from roi_app.figures.race_meter import Meter, Zone
from roi_app.figures.tornado import input_label
from roi_app.statements.payback import payback_phrase
from roi_app.statements.robustness import Robustness
from roi_app.statements.spreads import spread_row
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
        _closed_up(_against(answer, robustness, wording)),
    )


def _closed_up(sentence: str) -> str:
    """The sentence without the space that the texts leave after a number, where an amount ended in a Chinese unit."""
    return _AFTER_UNIT.sub("", sentence)


def _stays(answer: Answer, robustness: Robustness, wording: Wording, *, in_ranges: bool) -> str:
    saved, npv, months = answer.value("pv_saving"), answer.value("npv"), answer.case.horizon_months
    if saved == 0:
        return wording.text("narrative.nothing_saved" if answer.value("cost_per_month") else "narrative.no_work")
    if in_ranges:
        between = spread_row("npv", robustness.trials, Baseline.TODAY, wording).between
        return wording.text("narrative.stays_between", count=months, between=between)
    values = {"count": months, "saved": wording.money_short(saved), "kept": wording.money_short(abs(npv))}
    if npv < 0:
        return wording.text("narrative.loses", **values)
    return wording.text("narrative.stays", **values, payback=payback_phrase(answer, wording))


def _race(answer: Answer, robustness: Robustness, chart: Meter, wording: Wording, *, in_ranges: bool) -> str:
    races, saved = answer.value("pv_races"), answer.value("pv_saving")
    if answer.value("adopts") == 0:
        return chart.sentence
    if chart.break_even is None:
        return wording.text("narrative.no_race") if chart.zone is Zone.PAYS else chart.sentence
    turns = _turns(chart, robustness, wording, in_ranges=in_ranges)
    if in_ranges or saved == 0 or races == 0:
        sentence = wording.text("narrative.race_comes")
    else:
        sentence = wording.text(
            "narrative.race", race=wording.money_short(races), share=wording.share(races / saved, 0)
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


def _against(answer: Answer, robustness: Robustness, wording: Wording) -> str:
    """How often it fails, how badly, and what decides it."""
    if answer.value("pv_saving") == 0:
        return wording.text("narrative.against_nothing")
    trials = robustness.trials
    p10, failed = trials.spreads["npv"].p10 or 0.0, trials.probability_of_saving_nothing
    sentence = wording.text(
        "narrative.against_loss" if p10 < 0 else "narrative.against_gain",
        loss=wording.share(trials.probability_of_loss, 0),
        worst=wording.money_short(abs(p10)),
    )
    if failed > 0:
        more = wording.text("narrative.not_sticking", failed=wording.share(failed, 0))
        sentence = wording.text("narrative.joined", first=sentence, second=more)
    if robustness.bars:
        more = wording.text("narrative.sways", input=input_label(robustness.bars[0].key, wording))
        sentence = wording.text("narrative.joined", first=sentence, second=more)
    return sentence


def left_out(wording: Wording) -> tuple[str, ...]:
    """What the model does not count, one sentence each."""
    return tuple(wording.text(f"narrative.left_out.{key}") for key in LEFT_OUT)
