"""How fast the rivals follow: the share of them that use AI, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.figures.axes import Axis, Marker, month_axis, share_axis
from roi_app.figures.tones import RIVALS, Tone
from roi_app.texts.formatting import Wording

HALF: Final = 0.5

FREE_OF_MARKS: Final = 6
"""The first so many parts of the months hold today's mark alone: a second label would lie on it."""


@dataclass(frozen=True, slots=True)
class AdoptionCurve:
    """The share of rivals that use AI, month 0 to the horizon, and the share at which it ends."""

    title: str
    subtitle: str
    months: tuple[float, ...]
    shares: tuple[float, ...]
    limit: float
    limit_label: str
    marks: tuple[Marker, ...]
    month_axis: Axis
    share_axis: Axis
    hints: tuple[str, ...]
    tone: Tone
    summary: str


def adoption_curve(answer: Answer, wording: Wording) -> AdoptionCurve:
    """How fast the rivals follow: today, the month in which most use AI, and the end of the plan."""
    months = answer.case.horizon_months
    today = answer.case.quantities["rival_adoption"].range.mode
    shares = (today, *answer.by_month("rival_adoption_by_month"))
    limit = answer.value("adoption_limit") if today > 0 else 0.0
    half = next((month for month, share in enumerate(shares) if share > HALF), None)
    marks = [Marker(0.0, today, wording.share(today, 0)), Marker(months, shares[-1], wording.share(shares[-1], 0))]
    if half and half >= months / FREE_OF_MARKS:
        marks.append(Marker(half, shares[half], wording.text("rivals.half", month=half)))
    return AdoptionCurve(
        wording.text("rivals.curve_title"),
        wording.text("rivals.curve_subtitle"),
        tuple(float(month) for month in range(months + 1)),
        shares,
        limit,
        wording.text("rivals.limit", share=wording.share(limit, 0)),
        tuple(marks),
        month_axis(months, wording),
        share_axis(wording),
        tuple(
            wording.text("rivals.curve_hint", month=month, share=wording.share(share, 0))
            for month, share in enumerate(shares)
        ),
        RIVALS,
        wording.text(
            "rivals.curve_summary",
            first=wording.share(today, 0),
            last=wording.share(shares[-1], 0),
            count=months,
            limit=wording.share(limit, 0),
        ),
    )
