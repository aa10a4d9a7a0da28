"""The odds of the worth: how the trials are spread."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.figures.axes import Axis, span_axis
from roi_app.figures.tones import Tone
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
    tone: Tone
    hint: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A percentile of the worth with its label."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Odds:
    """The distribution of the net present value: columns, percentiles, and a target."""

    title: str
    subtitle: str
    columns: tuple[Column, ...]
    axis: Axis
    marks: tuple[Mark, ...]
    target: float
    target_label: str
    summary: str


def odds(answer: Answer, uncertainty: Uncertainty, baseline: Baseline, target: float, wording: Wording) -> Odds:
    """The odds of the net present value against a baseline; `target` is the sum that is hoped for."""
    figure = key_against("npv", baseline)
    histogram = uncertainty.histogram(BINS, figure)
    spread = uncertainty.spreads[figure]
    most = max(1, *histogram.counts)
    axis, scale = span_axis(histogram.edges[0], histogram.edges[-1], wording)
    columns = tuple(
        Column(
            start,
            end,
            count / most,
            end <= 0,
            Tone.RACE if end <= 0 else Tone.KEEP,
            wording.text(
                "odds.hint",
                between=wording.money_between(start, end),
                share=wording.share(count / uncertainty.trials, 1),
            ),
        )
        for start, end, count in zip(histogram.edges, histogram.edges[1:], histogram.counts, strict=False)
    )
    percentiles = {"P10": spread.p10, "P50": spread.p50, "P90": spread.p90}
    marks = tuple(Mark(value, name) for name, value in percentiles.items() if value is not None)
    return Odds(
        wording.text("odds.title"),
        wording.text("odds.subtitle", count=wording.plain(uncertainty.trials, 0), unit=wording.currency_unit(scale)),
        columns,
        axis,
        marks,
        target,
        wording.text(
            "odds.target",
            sum=wording.money_short(target),
            share=wording.share(uncertainty.probability_above(target, figure), 0),
        ),
        loss_sentence(answer, uncertainty, baseline, wording),
    )


def loss_sentence(answer: Answer, uncertainty: Uncertainty, baseline: Baseline, wording: Wording) -> str:
    """How likely the plan is to lose money; that there is no plan where no tool has work."""
    if answer.value("adopts") == 0:
        return wording.text("meter.sentence.no_tools")
    return wording.text(
        "odds.loss",
        share=wording.share(uncertainty.probability_below(0, key_against("npv", baseline)), 0),
        baseline=wording.text(f"choice.baseline.{baseline}"),
    )
