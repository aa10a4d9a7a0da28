"""What the game with the rivals is called and why, and what would change its name."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.estimates.answer import Answer
from roi_app.figures.game import GameByIntensity, NamedStretch, game_by_intensity
from roi_app.figures.payoff import payoff
from roi_app.figures.tones import Tone
from roi_app.texts.formatting import Wording


@dataclass(frozen=True, slots=True)
class GameName:
    """The name in plain words, its reason, and the nearest change, which `strip` shows; "" where nothing is played.

    `thresholds` says why they are not those of the race meter.
    """

    title: str
    name: str
    tone: Tone
    why: str
    change: str
    strip: GameByIntensity
    thresholds: str
    caveat: str


def game_name(answer: Answer, wording: Wording) -> GameName:
    """The name of one answer's matrix, and what would change it."""
    matrix, strip = payoff(answer, wording), game_by_intensity(answer, wording)
    return GameName(
        title=wording.text("rivals.name_title"),
        name=matrix.name,
        tone=matrix.tone,
        why=matrix.why,
        change=_change(strip.stretches, wording) if strip.stretches else "",
        strip=strip,
        thresholds=wording.text("rivals.other_thresholds") if strip.stretches else "",
        caveat=wording.text("rivals.theta_is_judgement"),
    )


def _change(stretches: tuple[NamedStretch, ...], wording: Wording) -> str:
    """The nearest change upwards, else downwards, in one sentence."""
    now = next(index for index, one in enumerate(stretches) if one.is_now)
    if now + 1 < len(stretches):
        above = stretches[now + 1]
        return wording.text("rivals.change_above", theta=wording.plain(above.start, 2), name=above.name)
    if now > 0:
        return wording.text(
            "rivals.change_below", theta=wording.plain(stretches[now].start, 2), name=stretches[now - 1].name
        )
    return wording.text("rivals.change_never")
