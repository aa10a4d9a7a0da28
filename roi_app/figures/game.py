"""What the game is called for which θ.

Both worths with all rivals in are linear in θ, so each name holds between two thresholds of θ. They are found from the
model's own worths at θ = 0 and θ = 1; no formula is written twice.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from roi_app.estimates.answer import Answer
from roi_app.figures.axes import Axis
from roi_app.figures.race_meter import theta_axis
from roi_app.figures.tones import GAME_TONES, Tone
from roi_app.model.estimate import estimate
from roi_app.model.payoff import Game, name_of_game
from roi_app.texts.formatting import Wording


@dataclass(frozen=True, slots=True)
class GameStretch:
    """One name of the game and the θ for which it holds, `start` to `end` (infinite for the last)."""

    game: Game
    start: float
    end: float


def stretches_of_game(answer: Answer) -> tuple[GameStretch, ...]:
    """Every name that the game has for some θ from 0 on, in order, all else as it is."""
    alone = answer.value("npv_with_no_rivals")
    at_zero, at_one = _worths_with_rivals(answer)
    # Both fall as θ grows: what adopting is worth with all in, and by how much it beats holding back.
    worth = _falls_to_zero(at_zero[0], at_one[0])
    lead = _falls_to_zero(at_zero[0] - at_zero[1], at_one[0] - at_one[1])
    edges = sorted({edge for edge in (worth, lead) if 0 < edge < math.inf})
    stretches: list[GameStretch] = []
    for start, end in zip((0.0, *edges), (*edges, math.inf), strict=True):
        inside = (start + end) / 2 if end < math.inf else start + 1.0
        adopt, hold = ((1 - inside) * zero + inside * one for zero, one in zip(at_zero, at_one, strict=True))
        game = name_of_game(alone, adopt, hold)
        if stretches and stretches[-1].game is game:
            stretches[-1] = GameStretch(game, stretches[-1].start, end)
        else:
            stretches.append(GameStretch(game, start, end))
    return tuple(stretches)


def _worths_with_rivals(answer: Answer) -> tuple[tuple[float, float], tuple[float, float]]:
    """What adopting and holding are worth with all rivals in, at θ = 0 and at θ = 1."""
    inputs = answer.case.inputs() | {"involution_intensity": np.array([[0.0], [1.0]])}
    values = estimate(inputs, ("adopt_rivals_adopt", "hold_rivals_adopt"))
    adopt, hold = (np.broadcast_to(values[key], (2, 1))[:, 0] for key in ("adopt_rivals_adopt", "hold_rivals_adopt"))
    return (float(adopt[0]), float(hold[0])), (float(adopt[1]), float(hold[1]))


def _falls_to_zero(at_zero: float, at_one: float) -> float:
    """Where a straight line reaches 0; infinite where it is level."""
    return math.inf if at_one == at_zero else at_zero / (at_zero - at_one)


@dataclass(frozen=True, slots=True)
class NamedStretch:
    """One name of the game as it is shown: its range of θ in words, its short name, and whether θ is in it now."""

    game: Game
    start: float
    end: float
    range_text: str
    name: str
    is_now: bool
    tone: Tone


@dataclass(frozen=True, slots=True)
class GameByIntensity:
    """For which θ the game bears which name; a threshold may lie beyond the axis of θ.

    Without a tool that has work there is no game: then there are no stretches.
    """

    title: str
    subtitle: str
    theta: float
    theta_label: str
    axis: Axis
    stretches: tuple[NamedStretch, ...]
    summary: str


def game_by_intensity(answer: Answer, wording: Wording) -> GameByIntensity:
    """The names that the game has for some θ, all else as it is."""
    theta = answer.case.quantities["involution_intensity"].range.mode
    is_played = answer.value("adopts") > 0
    stretches = _named(stretches_of_game(answer), theta, wording) if is_played else ()
    theta_label = wording.text("rivals.theta", value=wording.plain(theta, 2))
    names = wording.text("command.listed").join(f"{one.range_text} {one.name}" for one in stretches)
    now = next((one.name for one in stretches if one.is_now), "")
    return GameByIntensity(
        title=wording.text("rivals.change_title"),
        subtitle=names,
        theta=theta,
        theta_label=theta_label,
        axis=theta_axis(wording),
        stretches=stretches,
        summary=wording.text("rivals.by_theta", now=now, theta=theta_label, names=names)
        if now
        else wording.text("meter.sentence.no_tools"),
    )


def _named(stretches: tuple[GameStretch, ...], theta: float, wording: Wording) -> tuple[NamedStretch, ...]:
    now = _index_at(stretches, theta)
    return tuple(
        NamedStretch(
            one.game,
            one.start,
            one.end,
            _range_text(one, wording),
            wording.text(f"rivals.game.{one.game}.short"),
            index == now,
            GAME_TONES[one.game],
        )
        for index, one in enumerate(stretches)
    )


def _index_at(stretches: tuple[GameStretch, ...], theta: float) -> int:
    """Where θ lies; win-win still holds at its end, any other name begins at its start."""
    for index, one in enumerate(stretches):
        if theta < one.end or (theta == one.end and one.game is Game.WIN_WIN):
            return index
    return len(stretches) - 1


def _range_text(one: GameStretch, wording: Wording) -> str:
    start, end = wording.plain(one.start, 2), wording.plain(one.end, 2) if one.end < math.inf else ""
    if one.start == 0:
        return wording.text("rivals.range_to", end=end) if end else wording.text("rivals.range_all")
    return wording.text("rivals.range", start=start, end=end) if end else wording.text("rivals.range_from", start=start)
