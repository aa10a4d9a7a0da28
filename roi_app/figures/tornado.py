"""What moves the worth most: a bar for each uncertain input."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline
from roi_app.figures.axes import Axis, largest_amount, span_axis
from roi_app.figures.inputs import input_label, input_value
from roi_app.model.uncertainty.sensitivity import Bar
from roi_app.texts.formatting import Wording

MOST_BARS = 10
"""Inputs that the tornado shows: those that move the worth most."""


@dataclass(frozen=True, slots=True)
class Swing:
    """One input's bar: the worth from `least` to `most`, and the input's own values at the two ends."""

    key: str
    label: str
    least: float
    most: float
    at_least: str
    at_most: str
    is_monotone: bool
    hint: str


@dataclass(frozen=True, slots=True)
class Tornado:
    """What moves the worth most: a bar for each input, around the worth at the modes."""

    title: str
    subtitle: str
    swings: tuple[Swing, ...]
    middle: float
    axis: Axis
    note: str
    summary: str
    among: float = 0.0
    """The largest amount of the case, whose unit the axis has; see `axes.shared_scale`."""


def tornado_figure(
    answer: Answer, bars: tuple[Bar, ...], baseline: Baseline, wording: Wording, most: int = MOST_BARS
) -> Tornado:
    """The widest bars of a tornado around the answer's own worth."""
    shown = tuple(bar for bar in bars if bar.swing > 0)[:most]
    middle = answer.npv(baseline)
    ends = [middle, *(bar.least for bar in shown), *(bar.most for bar in shown)]
    axis, scale = span_axis(min(ends), max(ends), wording, among=largest_amount(answer))
    swings = tuple(_swing(bar, wording) for bar in shown)
    folds = any(not bar.monotone for bar in shown)
    return Tornado(
        wording.text("tornado.title"),
        wording.text("tornado.subtitle", unit=wording.currency_unit(scale)),
        swings,
        middle,
        axis,
        wording.text("tornado.folds") if folds else "",
        wording.text("tornado.summary", label=swings[0].label, swing=wording.money_short(shown[0].swing))
        if shown
        else wording.text("tornado.nothing"),
        largest_amount(answer),
    )


def _swing(bar: Bar, wording: Wording) -> Swing:
    label = input_label(bar.key, wording)
    at_least, at_most = (input_value(bar.key, value, wording) for value in (bar.at_least, bar.at_most))
    hint = wording.text(
        "tornado.hint",
        label=label,
        at_least=at_least,
        least=wording.money_short(bar.least),
        at_most=at_most,
        most=wording.money_short(bar.most),
    )
    return Swing(bar.key, label, bar.least, bar.most, at_least, at_most, bar.monotone, hint)
