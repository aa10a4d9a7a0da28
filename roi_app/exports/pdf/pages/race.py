"""The third page: what rivals' adoption takes back over time, the race meter, the matrix."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.exports.pdf.contents import ReportContents
from roi_app.figures.adoption import AdoptionCurve
from roi_app.figures.payoff import Payoff
from roi_app.figures.race_by_month import RaceByMonth
from roi_app.figures.race_meter import Meter
from roi_app.figures.tones import Tone


@dataclass(frozen=True, slots=True)
class GameWords:
    """What the game is called, why, where it changes, and that the intensity is a judgement."""

    name: str
    tone: Tone
    why: str
    change: str
    caveat: str


@dataclass(frozen=True, slots=True)
class RacePage:
    """The third page."""

    title: str
    lead: str
    by_month: RaceByMonth | None
    adoption: AdoptionCurve
    meter: Meter
    payoff: Payoff
    game: GameWords


def race(contents: ReportContents) -> RacePage:
    """Lay out the third page."""
    known, game = contents.race, contents.race.game
    return RacePage(
        title=contents.wording.text("pdf.race"),
        lead=contents.meter.sentence,
        by_month=known.by_month,
        adoption=known.adoption,
        meter=contents.meter,
        payoff=known.payoff,
        game=GameWords(game.name, game.tone, game.why, game.change, game.caveat),
    )
