"""The odds of the worth: how the trials of one condition are spread."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.figures.axes import Axis, largest_amount, span_axis
from roi_app.figures.tones import Tone
from roi_app.model.uncertainty.conditions import AllCases, IfItSticks
from roi_app.model.uncertainty.figure_keys import NPV, VS_STANDING_STILL
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
    """A percentile of the worth, or the likely case, with its label."""

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
    likely: Mark
    target: float
    target_label: str
    summary: str


def odds(answer: Answer, uncertainty: Uncertainty, baseline: Baseline, target: float, wording: Wording) -> Odds:
    """The odds of the net present value if the change sticks; `target` is the sum that is hoped for.

    Where no trial sticks, the odds are those of a plan that is dropped.
    """
    shown = uncertainty.if_it_sticks or uncertainty.if_dropped
    if shown is None:
        raise ValueError("no trials of either condition")
    one = shown.figures[key_against(NPV, baseline)]
    histogram = one.histogram(BINS)
    most = max(1, *histogram.counts)
    likely = answer.npv(baseline)
    axis, scale = span_axis(
        min(histogram.edges[0], likely), max(histogram.edges[-1], likely), wording, among=largest_amount(answer)
    )
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
                share=wording.share(count / shown.trials, 1),
            ),
        )
        for start, end, count in zip(histogram.edges, histogram.edges[1:], histogram.counts, strict=False)
    )
    percentiles = {"P10": one.p10, "P50": one.p50, "P90": one.p90}
    marks = tuple(Mark(value, name) for name, value in percentiles.items() if value is not None)
    condition = "sticks" if uncertainty.if_it_sticks else "dropped"
    return Odds(
        wording.text("odds.title"),
        wording.text(
            f"odds.subtitle.{condition}", count=wording.plain(shown.trials, 0), unit=wording.currency_unit(scale)
        ),
        columns,
        axis,
        marks,
        Mark(likely, wording.text("odds.likely")),
        target,
        wording.text("odds.target", sum=wording.money_short(target), share=wording.share(one.share_above(target), 0)),
        loss_sentence(answer, uncertainty, wording),
    )


def loss_sentence(answer: Answer, uncertainty: Uncertainty, wording: Wording) -> str:
    """How likely a loss is over all cases, against standing still first; that there is no plan where no tool works."""
    if answer.value("adopts") == 0:
        return wording.text("meter.sentence.no_tools")
    return losses_sentence(uncertainty.all_cases, wording)


def losses_sentence(one: IfItSticks | AllCases, wording: Wording) -> str:
    """The chance of a loss: against standing still, which is the decision, and against today."""
    return wording.text(
        "trials.losses",
        standing_still=wording.share(one.probability_of_loss(VS_STANDING_STILL), 0),
        today=wording.share(one.probability_of_loss(NPV), 0),
    )
