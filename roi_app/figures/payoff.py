"""You and your rivals: what each choice is worth, whichever way the rivals go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.model.payoff import Game
from roi_app.texts.formatting import Wording

ADOPT: Final = 0

HOLD: Final = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the payoff matrix; `explains` names its quantity, None for the 0 that all is measured from."""

    explains: str | None
    label: str
    short: str
    value: float
    text: str
    full: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """You and your rivals: rows you adopt and you hold, columns rivals hold and rivals adopt."""

    title: str
    subtitle: str
    cells: tuple[tuple[Cell, Cell], tuple[Cell, Cell]]
    game: Game
    name: str
    why: str
    summary: str


def matrix(answer: Answer, wording: Wording) -> Matrix:
    """The payoff matrix with its name in words, and why it has this name."""

    def cell(choice: str, key: str | None) -> Cell:
        value = 0.0 if key is None else answer.value(key)
        return Cell(
            key,
            wording.text(f"rivals.matrix.{choice}"),
            wording.text(f"rivals.matrix.{choice}.short"),
            value,
            wording.money_short(value, sign=True),
            wording.money(value),
        )

    cells = (
        (cell("adopt_rivals_hold", "npv_with_no_rivals"), cell("adopt_rivals_adopt", "adopt_rivals_adopt")),
        (cell("hold_rivals_hold", None), cell("hold_rivals_adopt", "hold_rivals_adopt")),
    )
    name = wording.text(f"rivals.game.{answer.game}")
    values = {
        "adopt_hold": cells[0][0].text,
        "adopt_adopt": cells[0][1].text,
        "hold_adopt": cells[1][1].text,
    }
    return Matrix(
        wording.text("rivals.matrix.title"),
        wording.text("rivals.matrix.subtitle", count=answer.case.horizon_months),
        cells,
        answer.game,
        name,
        wording.text(f"rivals.game.{answer.game}.why", **values),
        wording.text("rivals.matrix.summary", name=name, **values),
    )


@dataclass(frozen=True, slots=True)
class PayoffTable:
    """The payoff matrix with the words of its axes.

    `rows` are your choices and `columns` the rivals'; `better` is the row of the better answer in each column.
    """

    matrix: Matrix
    rows: tuple[str, str]
    columns: tuple[str, str]
    better: tuple[int | None, int | None]
    better_label: str
    summary: str


def payoff_table(answer: Answer, wording: Wording) -> PayoffTable:
    """The matrix of one answer; where both choices are worth exactly the same, neither is better."""
    shown = matrix(answer, wording)
    better = _better(shown, 0), _better(shown, 1)
    rows = wording.text("rivals.you_adopt"), wording.text("rivals.you_hold")
    columns = wording.text("rivals.they_hold"), wording.text("rivals.they_adopt")
    answers = " ".join(
        wording.text("rivals.better_summary", column=column, row=rows[row])
        for column, row in zip(columns, better, strict=True)
        if row is not None
    )
    summary = f"{shown.summary} {answers}".rstrip()
    return PayoffTable(shown, rows, columns, better, wording.text("rivals.better"), summary)


def _better(shown: Matrix, column: int) -> int | None:
    adopt, hold = shown.cells[ADOPT][column].value, shown.cells[HOLD][column].value
    return None if adopt == hold else ADOPT if adopt > hold else HOLD
