"""The running total by month, and the adoption of rivals beside it."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline
from roi_app.figures.axes import Axis, Marker, largest_amount, money_axis, month_axis, share_axis
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.texts.formatting import Wording


@dataclass(frozen=True, slots=True)
class Spread:
    """The trials by month: P10 and P90 of those that stick, and the running total of a plan that is dropped."""

    band: tuple[tuple[float, ...], tuple[float, ...]] | None
    dropped: tuple[float, ...] | None
    dropped_label: str

    @property
    def values(self) -> tuple[float, ...]:
        """Every value, for an axis."""
        low, high = self.band or ((), ())
        return (*low, *high, *(self.dropped or ()))


@dataclass(frozen=True, slots=True)
class OverTime:
    """The undiscounted running total by month, its payback, and the adoption of rivals on an axis of its own."""

    title: str
    subtitle: str
    months: tuple[float, ...]
    cumulative: tuple[float, ...]
    spread: Spread | None
    payback: Marker | None
    rivals: tuple[float, ...]
    rivals_label: str
    month_axis: Axis
    money_axis: Axis
    rivals_axis: Axis
    hints: tuple[str, ...]
    summary: str


def over_time(
    answer: Answer, wording: Wording, spread: Spread | None = None, baseline: Baseline = Baseline.TODAY
) -> OverTime:
    """The running total, month 0 to the horizon; `spread` is that of the trials.

    The money that comes and goes is held against today; where other figures are not, the subtitle says so.
    """
    cumulative = tuple(answer.by_month("cumulative_net"))
    rivals = tuple(answer.by_month("rival_adoption_by_month"))
    everything = cumulative if spread is None else (*cumulative, *spread.values)
    axis, scale = money_axis(min(everything), max(everything), wording, among=largest_amount(answer))
    paid_back = answer.number("payback_months") if answer.value("adopts") else None
    months, when = answer.case.horizon_months, _when(paid_back, answer.number("falls_again_month"), wording)
    today = answer.case.quantities["rival_adoption"].range.mode
    key = "over_time.subtitle" if spread is None or spread.band is None else "over_time.subtitle_band"
    subtitle = wording.text(key, unit=wording.currency_unit(scale))
    if baseline is not Baseline.TODAY:
        subtitle = wording.text("over_time.against_today", subtitle=subtitle)
    return OverTime(
        wording.text("over_time.title"),
        subtitle,
        tuple(float(month) for month in range(months + 1)),
        cumulative,
        spread,
        None if paid_back is None else Marker(paid_back, 0.0, wording.text("over_time.payback", when=when)),
        (today, *rivals),
        wording.text("over_time.rivals", first=wording.share(today, 0), last=wording.share(rivals[-1], 0)),
        month_axis(months, wording),
        axis,
        share_axis(wording),
        tuple(
            wording.text("over_time.hint", month=month, value=wording.money(value), rivals=wording.share(share, 0))
            for month, (value, share) in enumerate(zip(cumulative, (today, *rivals), strict=True))
        ),
        wording.text("over_time.summary", count=months, last=wording.money(cumulative[-1]), when=when),
    )


def _when(paid_back: float | None, falls_again: float | None, wording: Wording) -> str:
    """When the money is back, and when it is lost again."""
    when = wording.months(paid_back)
    if paid_back is None or falls_again is None:
        return when
    again = wording.text("payback.again", month=wording.plain(falls_again, 0))
    return wording.text("payback.falls_again", when=when, again=again)


def spread_of(uncertainty: Uncertainty | None, wording: Wording) -> Spread | None:
    """The months of the trials, where there are any."""
    if uncertainty is None:
        return None
    sticks, dropped = uncertainty.if_it_sticks, uncertainty.if_dropped
    return Spread(
        None if sticks is None else (tuple(sticks.band[0].tolist()), tuple(sticks.band[-1].tolist())),
        None if dropped is None else tuple(dropped.path.tolist()),
        wording.text("over_time.dropped"),
    )
