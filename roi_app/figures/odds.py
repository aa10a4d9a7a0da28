"""Charts of how sure an answer is, as plain data: the odds of its worth, and what moves it."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.estimates.answer import Answer, Baseline
from roi_app.figures.axes import Axis, span_axis
from roi_app.model.parameters import MONTHS_PER_YEAR
from roi_app.model.uncertainty.sensitivity import Bar, Crossing
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.texts.formatting import Wording

MOST_BARS = 10
"""Inputs that the tornado shows: those that move the worth most."""

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
    figure = npv_figure(baseline)
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
        wording.text("odds.subtitle", trials=wording.plain(found.trials, 0), unit=wording.currency_unit(scale)),
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


def npv_figure(baseline: Baseline) -> str:
    """The trials' name of the worth against a baseline."""
    return "npv" if baseline is Baseline.TODAY else "npv_vs_standing_still"


def odds_sentences(
    answer: Answer, found: Uncertainty, baseline: Baseline, target: float, wording: Wording
) -> tuple[str, ...]:
    """The odds in plain words: of a loss, of the middle, of payback within a year, of the target."""
    if answer.value("adopts") == 0:
        return (wording.text("meter.sentence.no_tools"), "", "", "")
    figure = npv_figure(baseline)
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
        wording.text("odds.payback", month=months, share=wording.share(found.probability_of_payback_within(months), 0)),
        wording.text(
            "odds.above",
            sum=wording.money_short(target),
            share=wording.share(found.probability_above(target, figure), 0),
        ),
    )


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


def tornado_figure(
    answer: Answer, bars: tuple[Bar, ...], baseline: Baseline, wording: Wording, most: int = MOST_BARS
) -> Tornado:
    """The widest bars of a tornado around the answer's own worth."""
    shown = tuple(bar for bar in bars if bar.swing > 0)[:most]
    middle = answer.npv(baseline)
    ends = [middle, *(bar.least for bar in shown), *(bar.most for bar in shown)]
    axis, scale = span_axis(min(ends), max(ends), wording)
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


def input_label(key: str, wording: Wording) -> str:
    """What an uncertain input is called: a quantity, or the price of a stream's tool."""
    stream, dot, field = key.partition(".")
    if dot and field == "lever_price":
        return wording.text("lever.price", stream=wording.text(f"stream.{stream}"))
    return wording.label(key)


def input_value(key: str, value: float, wording: Wording) -> str:
    """A value of an uncertain input with its unit."""
    return wording.money(value) if key.endswith(".lever_price") else wording.quantity(key, value)


def turning_sentence(key: str, found: tuple[Crossing, ...], now: str, wording: Wording) -> str:
    """Where an input turns the worth, in words; `now` is its value in words."""
    label = input_label(key, wording)
    values = [input_value(key, one.value, wording) for one in found]
    if not values:
        return wording.text("turning.none", label=label, now=now)
    if len(values) == 1:
        return wording.text("turning.one", label=label, value=values[0], now=now)
    return wording.text("turning.many", label=label, values=wording.text("turning.and").join(values), now=now)
