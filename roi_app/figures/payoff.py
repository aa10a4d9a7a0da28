"""You and your rivals: what each choice is worth, whichever way the rivals go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.figures.tones import BETTER, GAME_TONES, Tone, of_amount
from roi_app.model.payoff import Game
from roi_app.texts.formatting import Wording

ADOPT: Final = 0
HOLD: Final = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One worth; `explains` names its quantity, None for the 0 that all is measured from."""

    explains: str | None
    label: str
    short: str
    value: float
    tone: Tone
    text: str
    full: str


@dataclass(frozen=True, slots=True)
class Payoff:
    """The payoff matrix: `rows` are your choices, to adopt and to hold, `columns` the rivals', to hold and to adopt.

    `better` is the row of the better answer in each column. Without a tool that has work there is no game: `name`
    and `why` say so.
    """

    title: str
    subtitle: str
    cells: tuple[tuple[Cell, Cell], tuple[Cell, Cell]]
    rows: tuple[str, str]
    columns: tuple[str, str]
    better: tuple[int | None, int | None]
    better_label: str
    better_tone: Tone
    game: Game | None
    name: str
    why: str
    tone: Tone
    summary: str


def payoff(answer: Answer, wording: Wording) -> Payoff:
    """The matrix of one answer; where both choices are worth exactly the same, neither is better."""
    cells = (
        (_cell("adopt_rivals_hold", answer, wording), _cell("adopt_rivals_adopt", answer, wording)),
        (_cell("hold_rivals_hold", answer, wording), _cell("hold_rivals_adopt", answer, wording)),
    )
    rows = wording.text("rivals.you_adopt"), wording.text("rivals.you_hold")
    columns = wording.text("rivals.they_hold"), wording.text("rivals.they_adopt")
    better = _better(cells, 0), _better(cells, 1)
    game = answer.game
    values = {"adopt_hold": cells[0][0].text, "adopt_adopt": cells[0][1].text, "hold_adopt": cells[1][1].text}
    name = wording.text(f"rivals.game.{game}" if game else "rivals.no_game")
    answers = [
        wording.text("rivals.better_summary", column=column, row=rows[row])
        for column, row in zip(columns, better, strict=True)
        if row is not None
    ]
    return Payoff(
        title=wording.text("rivals.matrix.title"),
        subtitle=wording.text("rivals.matrix.subtitle", count=answer.case.horizon_months),
        cells=cells,
        rows=rows,
        columns=columns,
        better=better,
        better_label=wording.text("rivals.better"),
        better_tone=BETTER,
        game=game,
        name=name,
        why=wording.text(f"rivals.game.{game}.why" if game else "meter.sentence.no_tools", **values),
        tone=GAME_TONES[game] if game else Tone.MUTED,
        summary=" ".join([wording.text("rivals.matrix.summary", name=name, **values), *answers]),
    )


_QUANTITIES: Final = {
    "adopt_rivals_hold": "npv_with_no_rivals",
    "adopt_rivals_adopt": "adopt_rivals_adopt",
    "hold_rivals_adopt": "hold_rivals_adopt",
}


def _cell(choice: str, answer: Answer, wording: Wording) -> Cell:
    key = _QUANTITIES.get(choice)
    value = 0.0 if key is None else answer.value(key)
    return Cell(
        key,
        wording.text(f"rivals.matrix.{choice}"),
        wording.text(f"rivals.matrix.{choice}.short"),
        value,
        of_amount(value),
        wording.money_short(value, sign=True),
        wording.money(value),
    )


def _better(cells: tuple[tuple[Cell, Cell], tuple[Cell, Cell]], column: int) -> int | None:
    adopt, hold = cells[ADOPT][column].value, cells[HOLD][column].value
    return None if adopt == hold else ADOPT if adopt > hold else HOLD
