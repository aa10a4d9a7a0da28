"""The running total by month, and the adoption of rivals beside it."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.estimates.answer import Answer
from roi_app.figures.axes import Axis, Marker, money_axis, month_axis, share_axis
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.texts.formatting import Wording

Band = tuple[tuple[float, ...], tuple[float, ...]]
"""P10 and P90 of each month."""


@dataclass(frozen=True, slots=True)
class OverTime:
    """The undiscounted running total by month, its payback, and the adoption of rivals on an axis of its own."""

    title: str
    subtitle: str
    months: tuple[float, ...]
    cumulative: tuple[float, ...]
    band: Band | None
    payback: Marker | None
    rivals: tuple[float, ...]
    rivals_label: str
    month_axis: Axis
    money_axis: Axis
    rivals_axis: Axis
    hints: tuple[str, ...]
    summary: str


def over_time(answer: Answer, wording: Wording, band: Band | None = None) -> OverTime:
    """The running total against today, month 0 to the horizon; `band` is its P10 and P90."""
    cumulative = tuple(answer.by_month("cumulative_net"))
    rivals = tuple(answer.by_month("rival_adoption_by_month"))
    everything = cumulative if band is None else (*cumulative, *band[0], *band[1])
    axis, scale = money_axis(min(everything), max(everything), wording)
    paid_back = answer.number("payback_months") if answer.value("adopts") else None
    months = answer.case.horizon_months
    today = answer.case.quantities["rival_adoption"].range.mode
    subtitle = "over_time.subtitle" if band is None else "over_time.subtitle_band"
    return OverTime(
        wording.text("over_time.title"),
        wording.text(subtitle, unit=wording.currency_unit(scale)),
        tuple(float(month) for month in range(months + 1)),
        cumulative,
        band,
        None
        if paid_back is None
        else Marker(paid_back, 0.0, wording.text("over_time.payback", when=wording.months(paid_back))),
        (today, *rivals),
        wording.text("over_time.rivals", first=wording.share(today, 0), last=wording.share(rivals[-1], 0)),
        month_axis(months, wording),
        axis,
        share_axis(wording),
        tuple(
            wording.text("over_time.hint", month=month, value=wording.money(value), rivals=wording.share(share, 0))
            for month, (value, share) in enumerate(zip(cumulative, (today, *rivals), strict=True))
        ),
        wording.text(
            "over_time.summary", count=months, last=wording.money(cumulative[-1]), when=wording.months(paid_back)
        ),
    )


def band_of(uncertainty: Uncertainty | None) -> Band | None:
    """The band of the trials, where there are any."""
    if uncertainty is None:
        return None
    return tuple(uncertainty.band[0].tolist()), tuple(uncertainty.band[-1].tolist())
