"""A report that tells ranges: what would give a single result in money away is told from P10 to P90, or left out.

The trials that stick are run again for the parts of the result, with the same draws. What the merchant pays is no
result and stays as it is. Where no trial sticks there is no range, and nothing stands in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np

from roi_app.checks.frozen import FrozenMap
from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.pdf.contents import Doubt, Race, Ranges, ReportContents, RunningBand, Savings
from roi_app.figures.axes import span_axis
from roi_app.figures.bands import Bands, Part, bands
from roi_app.figures.odds import Mark, Odds
from roi_app.figures.over_time import OverTime, Spread
from roi_app.figures.payoff import Cell, Payoff
from roi_app.figures.race_meter import METER_END, Meter, Stretch, Zone
from roi_app.figures.tones import Tone
from roi_app.figures.tornado import Tornado
from roi_app.figures.waterfall import Waterfall
from roi_app.figures.yearly import spans_of
from roi_app.model.arrays import Array
from roi_app.model.parameters import STREAMS
from roi_app.model.uncertainty.trials import Uncertainty, more_of_sticking
from roi_app.statements.cautions import Code, cautions
from roi_app.statements.decision import decision_without_prices
from roi_app.statements.stories import stories_between
from roi_app.statements.trials import how_sure_between
from roi_app.texts.formatting import NONE, Wording

_BASELINE: Final = Baseline.TODAY
_LOW, _HIGH = 10, 90

_PAID: Final = frozenset({"pv_tools", "setup_paid", "pv_oversight", "pv_content_race", "pv_traffic_race"}) | {
    "pv_tool_race",
    "pv_erosion",
    "pv_leakage",
}
"""Parts of the result that go out."""

_PARTS: Final = ("pv_saved_by_stream", "pv_uplift", "brought_in", *sorted(_PAID), "npv")
_MATRIX: Final = ("npv_with_no_rivals", "adopt_rivals_adopt", "hold_rivals_adopt")
_WANTED: Final = (*_PARTS, *_MATRIX, "saved_by_stream", "saved_per_month", "worth_by_stream")

Ends = tuple[float, float]


def told_in_ranges(contents: ReportContents, answer: Answer) -> ReportContents:
    """The same contents without any single result in money."""
    wording, trials = contents.wording, contents.trials
    ends = _ends(answer, trials)
    sways = contents.sways
    return replace(
        contents,
        by_year=None,
        decision=decision_without_prices(contents.tools.rows, wording),
        stories=stories_between(answer, trials, _BASELINE, wording),
        conditions=how_sure_between(answer, trials, _BASELINE, wording, sways),
        meter=_meter(contents.meter, contents, wording),
        cautions=_cautions(answer, wording),
        savings=_savings(contents.savings),
        race=_race(contents.race, ends, wording),
        doubt=_doubt(contents.doubt, trials, wording),
        ranges=_ranges(contents, ends, answer, wording),
    )


@lru_cache(maxsize=2)
def _ends(answer: Answer, trials: Uncertainty) -> dict[str, list[Ends]]:
    """P10 and P90 of each wanted figure over the trials that stick, a pair for each column; empty without such."""
    if trials.if_it_sticks is None:
        return {}
    found = more_of_sticking(uncertain(answer.case), trials, _WANTED)
    return {key: [_between(column) for column in values.T] for key, values in found.items()}


def _between(values: Array) -> Ends:
    there = values[~np.isnan(values)]
    if not there.size:
        return 0.0, 0.0
    low, high = np.percentile(there, (_LOW, _HIGH), method="inverted_cdf")
    return float(low), float(high)


def _ranges(contents: ReportContents, ends: Mapping[str, list[Ends]], answer: Answer, wording: Wording) -> Ranges:
    nothing: dict[str, str] = {}
    if not ends:
        return Ranges(None, nothing, NONE, nothing, None)
    saved, worth = (
        FrozenMap({stream: wording.money_between(*ends[key][at]) for at, stream in enumerate(STREAMS)})
        for key in ("saved_by_stream", "worth_by_stream")
    )
    return Ranges(
        bands=_bands(contents.waterfall, ends, wording),
        saved=saved,
        saved_in_all=wording.money_between(*ends["saved_per_month"][0]),
        tools=worth,
        running=_running(contents.trials, answer.case.horizon_months, wording),
    )


def _bands(chart: Waterfall, ends: Mapping[str, list[Ends]], wording: Wording) -> Bands | None:
    """A band for each bar of the waterfall; None where nothing comes in or goes out."""
    parts = []
    for bar in chart.bars:
        low, high = ends[bar.explains][STREAMS.index(bar.stream) if bar.stream else 0]
        if bar.explains in _PAID:
            low, high = -high, -low
        parts.append(Part(bar.label, low, high, bar.tone))
    return bands(chart.title, parts, wording) if any(part.low or part.high for part in parts) else None


def _running(trials: Uncertainty, horizon: int, wording: Wording) -> RunningBand | None:
    if trials.if_it_sticks is None:
        return None
    low, _, high = trials.if_it_sticks.band
    spans = spans_of(horizon)
    return RunningBand(
        title=wording.text("pdf.running"),
        subtitle=wording.text("pdf.in_ranges"),
        head=("", *(span.label(wording) for span in spans)),
        cells=("P10–P90", *(wording.money_between(float(low[span.last]), float(high[span.last])) for span in spans)),
    )


def _cautions(answer: Answer, wording: Wording) -> tuple[str, ...]:
    """The cautions without an amount; the likely case is not told, so it cannot lie outside."""
    return tuple(
        wording.text("pdf.claimed") if one.code is Code.CLAIMED else one.text for one in cautions(answer, wording)
    )


def _savings(known: Savings) -> Savings:
    """People are no money, but what their pay comes to is."""
    return replace(known, freed=replace(known.freed, total="", summary=known.freed.how))


def _meter(meter: Meter, contents: ReportContents, wording: Wording) -> Meter:
    """Zones by how many of the trials that stick break even there, in place of the thresholds of the likely case."""
    between = contents.spreads["break_even_intensity"].between
    label = wording.text("meter.break_even", value=between)
    summary = wording.text("pdf.meter_summary", value=wording.plain(meter.theta, 2), break_even=between)
    if meter.zone is Zone.IDLE or contents.trials.if_it_sticks is None:
        return meter
    one = contents.trials.if_it_sticks.figures["break_even_intensity"]
    edges = [min(max(0.0 if end is None else end, 0.0), METER_END) for end in (one.p10, one.p90)]
    zones = (
        (Zone.PAYS, "pdf.meter.pays", 0.0, edges[0], Tone.KEEP),
        (Zone.RED_QUEEN, "pdf.meter.between", edges[0], edges[1], Tone.CAUTION),
        (Zone.STOP, "pdf.meter.loses", edges[1], METER_END, Tone.RACE),
    )
    stretches = tuple(
        Stretch(zone, wording.text(key), start, end, tone) for zone, key, start, end, tone in zones if start < end
    )
    return replace(
        meter,
        break_even=None,
        break_even_label=label,
        exit=None,
        exit_label="",
        stretches=stretches,
        sentence=wording.text("pdf.meter_lead"),
        summary=summary,
    )


def _race(race: Race, ends: Mapping[str, list[Ends]], wording: Wording) -> Race:
    return replace(race, by_month=None, payoff=_payoff(race.payoff, ends, wording), game=replace(race.game, why=""))


def _payoff(matrix: Payoff, ends: Mapping[str, list[Ends]], wording: Wording) -> Payoff:
    def told(cell: Cell) -> Cell:
        if cell.explains is None:
            return cell
        text = wording.money_between(*ends[cell.explains][0]) if ends else NONE
        return replace(cell, value=0.0, tone=_tone(ends[cell.explains][0]) if ends else Tone.PLAIN, text=text, full="")

    (only_you, both), (nobody, rivals) = matrix.cells
    cells = ((told(only_you), told(both)), (nobody, told(rivals)))
    named = [wording.text("bands.told", label=cell.label, between=cell.text) for pair in cells for cell in pair]
    return replace(matrix, cells=cells, why="", summary=wording.text("bands.between").join((matrix.name, *named)))


def _tone(ends: Ends) -> Tone:
    """Good or bad only where both ends are."""
    return Tone.KEEP if ends[0] > 0 else Tone.RACE if ends[1] < 0 else Tone.PLAIN


def _doubt(doubt: Doubt, trials: Uncertainty, wording: Wording) -> Doubt:
    return Doubt(_odds(doubt.odds), _over_time(doubt.over_time, trials, wording), _tornado(doubt.tornado, wording), ())


def _odds(figure: Odds) -> Odds:
    ends = tuple(mark for mark in figure.marks if mark.label != "P50")
    return replace(figure, marks=ends, likely=Mark(figure.axis.low, ""), target_label="")


def _over_time(figure: OverTime | None, trials: Uncertainty, wording: Wording) -> OverTime | None:
    """The band alone; None where no trial sticks."""
    sticks = trials.if_it_sticks
    if figure is None or sticks is None or figure.spread is None:
        return None
    between = wording.money_between(float(sticks.band[0][-1]), float(sticks.band[-1][-1]))
    return replace(
        figure,
        cumulative=(),
        spread=Spread(figure.spread.band, None, ""),
        payback=None,
        hints=(),
        summary=wording.text("bands.told", label=figure.title, between=between),
    )


def _tornado(figure: Tornado, wording: Wording) -> Tornado:
    """How far each input moves the worth, from a middle that is not told."""
    swings = tuple(
        replace(one, least=one.least - figure.middle, most=one.most - figure.middle, hint="") for one in figure.swings
    )
    if not swings:
        return figure
    axis, scale = span_axis(
        min(one.least for one in swings), max(one.most for one in swings), wording, among=figure.among
    )
    return replace(
        figure,
        swings=swings,
        middle=0.0,
        axis=axis,
        subtitle=wording.text("pdf.tornado_change", unit=wording.currency_unit(scale)),
        summary=wording.text("narrative.sways", input=swings[0].label),
    )
