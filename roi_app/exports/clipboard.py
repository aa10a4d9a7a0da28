"""The figures of a chart as text: lines of tab-separated cells, which a chat shows and a spreadsheet takes apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch

from roi_app.figures.adoption import AdoptionCurve
from roi_app.figures.costs import CostBars
from roi_app.figures.freed_time import FreedTime
from roi_app.figures.game import GameByIntensity
from roi_app.figures.histogram import Histogram
from roi_app.figures.named_bars import NamedBars
from roi_app.figures.odds import Odds
from roi_app.figures.over_time import OverTime
from roi_app.figures.payoff import Payoff
from roi_app.figures.race_by_month import RaceByMonth
from roi_app.figures.race_meter import Meter
from roi_app.figures.shares import Shares
from roi_app.figures.sums_table import SumsTable
from roi_app.figures.tools import ToolCurve
from roi_app.figures.tornado import Tornado
from roi_app.figures.waterfall import Waterfall
from roi_app.texts.formatting import Wording

Rows = tuple[tuple[str, ...], ...]


def figures_as_text(title: str, subtitle: str, rows: Sequence[Sequence[str]]) -> str:
    """A title, a line about the unit, and the rows; whatever is empty is left out."""
    lines = [one for one in (title, subtitle) if one]
    return "\n".join([*lines, *("\t".join(" ".join(cell.split()) for cell in row) for row in rows)])


@singledispatch
def figure_rows(figure: object, _wording: Wording) -> Rows:
    """The rows of a figure: amounts of bars in full with currency, series as bare numbers.

    Raises TypeError for what is none of `figures.registry`.
    """
    raise TypeError(f"{type(figure).__name__} is no figure")


@figure_rows.register
def _(figure: Waterfall, _wording: Wording) -> Rows:
    return tuple((bar.label, bar.full) for bar in figure.bars)


@figure_rows.register
def _(figure: OverTime, wording: Wording) -> Rows:
    head = (wording.text("export.copied.month"), figure.title, *_spread_heads(figure))
    spread = figure.spread
    edges = () if spread is None else (*(spread.band or ()), *([spread.dropped] if spread.dropped else ()))
    sums = (figure.cumulative, *edges)
    rows = [
        (f"{month:.0f}", *(f"{amounts[place]:.2f}" for amounts in sums), _percent(figure.rivals[place]))
        for place, month in enumerate(figure.months)
    ]
    return (*head, wording.text("export.copied.rivals")), *rows


@figure_rows.register
def _(figure: AdoptionCurve, wording: Wording) -> Rows:
    head = (wording.text("export.copied.month"), wording.text("export.copied.rivals"))
    return head, *((f"{at:.0f}", _percent(share)) for at, share in zip(figure.months, figure.shares, strict=True))


@figure_rows.register
def _(figure: RaceByMonth, wording: Wording) -> Rows:
    columns = (figure.saving, *(layer.amounts for layer in figure.layers))
    head = (wording.text("export.copied.month"), figure.saving_label, *(layer.label for layer in figure.layers))
    return head, *(
        (str(month), *(f"{amount:.2f}" for amount in amounts))
        for month, amounts in enumerate(zip(*columns, strict=True), 1)
    )


@figure_rows.register
def _(figure: ToolCurve, wording: Wording) -> Rows:
    return tuple((step.label, wording.money(step.bill), wording.money(step.npv)) for step in figure.steps)


@figure_rows.register
def _(figure: Shares, _wording: Wording) -> Rows:
    return tuple((bar.name, bar.text) for bar in figure.bars)


@figure_rows.register
def _(figure: Payoff, _wording: Wording) -> Rows:
    rows = [(row, *(cell.full for cell in cells)) for row, cells in zip(figure.rows, figure.cells, strict=True)]
    return ("", *figure.columns), *rows, (figure.name,)


@figure_rows.register
def _(figure: Odds, _wording: Wording) -> Rows:
    return tuple((column.hint,) for column in figure.columns)


@figure_rows.register
def _(figure: Tornado, wording: Wording) -> Rows:
    head = ("", *(wording.text(f"export.copied.{one}") for one in ("worst_at", "worst", "best_at", "best")))
    rows = [
        (swing.label, swing.at_least, wording.money(swing.least, 0), swing.at_most, wording.money(swing.most, 0))
        for swing in figure.swings
    ]
    return head, *rows


@figure_rows.register
def _(figure: CostBars, _wording: Wording) -> Rows:
    return tuple((bar.label, bar.text) for bar in figure.bars)


@figure_rows.register
def _(figure: FreedTime, _wording: Wording) -> Rows:
    return *((row.hint,) for row in figure.rows), (figure.summary,)


@figure_rows.register
def _(figure: GameByIntensity, _wording: Wording) -> Rows:
    return *((one.range_text, one.name) for one in figure.stretches), (figure.theta_label,)


@figure_rows.register
def _(figure: Meter, _wording: Wording) -> Rows:
    labels = (figure.theta_label, figure.break_even_label, figure.exit_label, figure.sentence)
    return tuple((label,) for label in labels if label)


@figure_rows.register
def _(figure: Histogram, _wording: Wording) -> Rows:
    hints = (*(one.hint for one in figure.before), *(one.hint for one in figure.bins))
    return tuple((hint,) for hint in (*hints, *(one.hint for one in figure.after)))


@figure_rows.register
def _(figure: NamedBars, _wording: Wording) -> Rows:
    return tuple((bar.label, bar.note, bar.text) for bar in figure.bars)


@figure_rows.register
def _(figure: SumsTable, _wording: Wording) -> Rows:
    rows: list[tuple[str, ...]] = []
    for group in figure.groups:
        rows += [(group.name,)] if group.name else []
        rows += [(row.label, *(cell.text for cell in row.cells)) for row in group.rows]
    return ("", *figure.head), *rows


def _percent(share: float) -> str:
    return f"{share:.1%}"


def _spread_heads(figure: OverTime) -> tuple[str, ...]:
    spread = figure.spread
    if spread is None:
        return ()
    return (*(("P10", "P90") if spread.band else ()), *((spread.dropped_label,) if spread.dropped else ()))
