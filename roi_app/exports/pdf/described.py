"""The words of charts for those who cannot see them: what a chart comes to, and then all of its figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from roi_app.exports.clipboard import figure_rows
from roi_app.exports.pdf.contents import ReportContents
from roi_app.figures.adoption import AdoptionCurve
from roi_app.figures.freed_time import FreedTime
from roi_app.figures.odds import Odds
from roi_app.figures.over_time import OverTime
from roi_app.figures.payoff import Payoff
from roi_app.figures.race_by_month import RaceByMonth
from roi_app.figures.tornado import Tornado
from roi_app.figures.waterfall import Waterfall
from roi_app.texts.formatting import Wording

_Figure = TypeVar("_Figure", Waterfall, RaceByMonth, AdoptionCurve, Payoff, Odds, OverTime, Tornado, FreedTime)


def described(contents: ReportContents) -> ReportContents:
    """The same contents whose charts tell their figures in words, as they are copied from the window."""
    wording, race, doubt = contents.wording, contents.race, contents.doubt
    return replace(
        contents,
        waterfall=_told(contents.waterfall, wording),
        savings=replace(contents.savings, freed=_told(contents.savings.freed, wording)),
        race=replace(
            race,
            by_month=None if race.by_month is None else _told(race.by_month, wording),
            adoption=_told(race.adoption, wording),
            payoff=_told(race.payoff, wording),
        ),
        doubt=replace(
            doubt,
            odds=_told(doubt.odds, wording),
            over_time=None if doubt.over_time is None else _told(doubt.over_time, wording),
            tornado=_told(doubt.tornado, wording),
        ),
    )


def _told(figure: _Figure, wording: Wording) -> _Figure:
    between = wording.text("bands.between")
    rows = figure_rows(figure, wording)
    told: list[str] = [", ".join(" ".join(cell.split()) for cell in row if cell) for row in rows]
    return replace(figure, summary=between.join([figure.summary, *told]))
