"""The fourth page: how the trials are spread, over time and by input, and what would change the answer."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.exports.pdf.contents import ReportContents
from roi_app.figures.odds import Odds
from roi_app.figures.over_time import OverTime
from roi_app.figures.tornado import Tornado
from roi_app.model.uncertainty.figure_keys import NPV
from roi_app.statements.robustness import Turn


@dataclass(frozen=True, slots=True)
class SpreadTable:
    """P10, P50 and P90 of each figure."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str


@dataclass(frozen=True, slots=True)
class RobustnessPage:
    """The fourth page; one of `turns` for each swing of the tornado."""

    title: str
    lead: str
    stories: tuple[str, ...]
    odds: Odds
    legend: tuple[str, str]
    spread: SpreadTable
    over_time: OverTime | None
    tornado: Tornado
    turns: tuple[Turn, ...]
    turns_title: str
    change: str


def robustness(contents: ReportContents) -> RobustnessPage:
    """Lay out the fourth page."""
    wording, trials, doubt = contents.wording, contents.trials, contents.doubt
    shown = trials.if_it_sticks or trials.if_dropped
    below = 0.0 if shown is None else shown.figures[NPV].share_below(0)
    loss, gain = wording.share(below, 0), wording.share(1 - below, 0)
    pays = (contents.headline.npv.value or 0.0) >= 0
    return RobustnessPage(
        title=wording.text("pdf.robustness"),
        lead=wording.text("pdf.robustness_lead", count=f"{trials.trials:,}"),
        stories=contents.conditions,
        odds=doubt.odds,
        legend=(wording.text("pdf.legend_loss", share=loss), wording.text("pdf.legend_gain", share=gain)),
        spread=_spread(contents),
        over_time=doubt.over_time,
        tornado=doubt.tornado,
        turns=doubt.turns,
        turns_title=wording.text("pdf.turns_to_loss" if pays else "pdf.turns_to_gain") if doubt.turns else "",
        change=_change(contents) if doubt.turns else "",
    )


def _spread(contents: ReportContents) -> SpreadTable:
    wording = contents.wording
    columns = ("p10", "p50", "p90") if contents.ranges is None else ("p10", "p90")
    note = wording.text("pdf.spread.note")
    return SpreadTable(
        head=tuple(wording.text(f"pdf.spread.{one}") for one in ("figure", *columns)),
        rows=tuple((row.label, *(getattr(row, one) for one in columns)) for row in contents.spreads.values()),
        note=wording.text("narrative.joined", first=note, second=contents.intensity) if contents.intensity else note,
    )


def _change(contents: ReportContents) -> str:
    """Which inputs alone would change the answer within their range."""
    wording, doubt = contents.wording, contents.doubt
    turning = [
        wording.text("pdf.turning", label=swing.label, turns=turn.text)
        for swing, turn in zip(doubt.tornado.swings, doubt.turns, strict=True)
        if turn.is_in_range
    ]
    if not turning:
        return wording.text("pdf.change_none")
    return wording.text("pdf.change_some", inputs=wording.text("command.listed").join(turning))
