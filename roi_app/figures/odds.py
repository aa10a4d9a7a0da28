"""The odds of the worth: how the trials are spread."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.figures.axes import Axis, span_axis
from roi_app.model.parameters import MONTHS_PER_YEAR
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.texts.formatting import Wording

BINS = 36


@dataclass(frozen=True, slots=True)
class Column:
    """Trials whose worth lies from `start` to `end`, as a share of the fullest column; `is_loss` below 0."""

    start: float
    end: float
    height: float
    is_loss: bool
    hint: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A percentile of the worth with its label."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Odds:
    """The distribution of the net present value: columns, percentiles, a target, and what it means in words."""

    title: str
    subtitle: str
    columns: tuple[Column, ...]
    axis: Axis
    marks: tuple[Mark, ...]
    target: float
    target_label: str
    sentences: tuple[str, ...]
    summary: str


def odds(answer: Answer, found: Uncertainty, baseline: Baseline, target: float, wording: Wording) -> Odds:
    """The odds of the net present value against a baseline; `target` is the sum that is hoped for."""
    figure = key_against("npv", baseline)
    histogram = found.histogram(BINS, figure)
    spread = found.spreads[figure]
    most = max(1, *histogram.counts)
    axis, scale = span_axis(histogram.edges[0], histogram.edges[-1], wording)
    columns = tuple(
        Column(
            start,
            end,
            count / most,
            end <= 0,
            wording.text(
                "odds.hint",
                low=wording.money_short(start),
                high=wording.money_short(end),
                share=wording.share(count / found.trials, 1),
            ),
        )
        for start, end, count in zip(histogram.edges, histogram.edges[1:], histogram.counts, strict=False)
    )
    percentiles = {"P10": spread.p10, "P50": spread.p50, "P90": spread.p90}
    marks = tuple(Mark(value, name) for name, value in percentiles.items() if value is not None)
    sentences = odds_sentences(answer, found, baseline, target, wording)
    return Odds(
        wording.text("odds.title"),
        wording.text("odds.subtitle", count=wording.plain(found.trials, 0), unit=wording.currency_unit(scale)),
        columns,
        axis,
        marks,
        target,
        wording.text(
            "odds.target",
            sum=wording.money_short(target),
            share=wording.share(found.probability_above(target, figure), 0),
        ),
        sentences,
        sentences[0],
    )


def odds_sentences(
    answer: Answer, found: Uncertainty, baseline: Baseline, target: float, wording: Wording
) -> tuple[str, ...]:
    """The odds in plain words: of a loss, of the middle, of payback within a year, of the target."""
    if answer.value("adopts") == 0:
        return (wording.text("meter.sentence.no_tools"), "", "", "")
    figure = key_against("npv", baseline)
    spread = found.spreads[figure]
    months = min(MONTHS_PER_YEAR, answer.case.horizon_months)
    low, high = spread.p10 or 0.0, spread.p90 or 0.0
    return (
        wording.text(
            "odds.loss",
            share=wording.share(found.probability_below(0, figure), 0),
            baseline=wording.text(f"choice.baseline.{baseline}"),
        ),
        wording.text("odds.middle", low=wording.money_short(low), high=wording.money_short(high)),
        wording.text("odds.payback", count=months, share=wording.share(found.probability_of_payback_within(months), 0)),
        wording.text(
            "odds.above",
            sum=wording.money_short(target),
            share=wording.share(found.probability_above(target, figure), 0),
        ),
    )
