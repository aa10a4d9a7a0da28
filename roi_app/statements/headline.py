"""What is said: the figures of the headline, each with its caption, unit and note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from roi_app.documents.case import Case, Origin
from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.figures.tones import Tone, of_amount
from roi_app.model.parameters import ASSUMPTIONS
from roi_app.statements.payback import lost_again
from roi_app.texts.formatting import NONE, Wording

if TYPE_CHECKING:
    from roi_app.model.uncertainty.trials import Uncertainty


@dataclass(frozen=True, slots=True)
class HeadlineFigure:
    """One figure of the headline.

    `words` turns the value, or one on the way to it, into text; `absent` stands where there is no value. `average` is
    the mean of all cases in words, "" where there is none or no trials yet: the likely case never stands without it.
    `tone` says whether the value is good, bad or neither.
    """

    key: str
    caption: str
    value: float | None
    words: Callable[[float], str]
    absent: str
    unit: str
    note: str
    tone: Tone = Tone.PLAIN
    average: str = ""
    average_tone: Tone = Tone.PLAIN

    @property
    def text(self) -> str:
        """The value in words, without the unit."""
        return self.absent if self.value is None else self.words(self.value)


def headline(
    answer: Answer, baseline: Baseline, wording: Wording, uncertainty: Uncertainty | None = None
) -> tuple[HeadlineFigure, ...]:
    """What stays of each 100 that AI brings in, saved per month, net present value and payback, against a baseline.

    With the trials of the case, kept share and net present value carry their means over all cases.
    """
    mean_kept, mean = _averages(answer, baseline, uncertainty)
    return (
        _kept(answer.kept_share(baseline), mean_kept, wording),
        _saved(answer, wording),
        _npv(answer, baseline, mean, wording),
        _payback(answer, baseline, wording),
    )


class Widest(NamedTuple):
    """The widest texts that a figure of the headline plausibly has: what is laid out for them moves for no value."""

    values: tuple[str, ...]
    averages: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


_PLAUSIBLE = (-8_888.0, -88_888.0, -888_888.0, -8_888_888.0)
_PLAUSIBLE_MONTHS = 88


def widest(wording: Wording) -> dict[str, Widest]:
    """The widest plausible texts by the key of their figure: with a sign, and with the digits of a large shop."""
    kept, money = wording.kept_of_100(-0.88), tuple(wording.money_short(one) for one in _PLAUSIBLE)
    return {
        "kept_share": Widest((kept,), (kept,)),
        "saved_per_month": Widest(
            (wording.money(888_888),), notes=(wording.text("head.saved_note", share=wording.share(0.88, 0)),)
        ),
        "npv": Widest(
            money,
            tuple(wording.text("head.npv_average", average=one) for one in money),
            (wording.text("head.outside"),),
        ),
        "payback_months": Widest(
            (wording.months(_PLAUSIBLE_MONTHS),), notes=(wording.text("head.roi", roi=wording.share(-0.88, 0)),)
        ),
    }


def _kept(kept: float | None, mean: float | None, wording: Wording) -> HeadlineFigure:
    return HeadlineFigure(
        "kept_share",
        wording.text("head.kept"),
        kept,
        wording.kept_of_100,
        NONE,
        "" if kept is None else wording.text("head.kept_unit"),
        wording.text("head.nothing_saved") if kept is None else "",
        of_amount(kept),
        "" if mean is None else wording.kept_of_100(mean),
        of_amount(mean),
    )


def _saved(answer: Answer, wording: Wording) -> HeadlineFigure:
    cost, saved = answer.value("cost_per_month"), answer.value("saved_per_month")
    note = wording.text("head.saved_note", share=wording.share(saved / cost, 0)) if cost else ""
    return HeadlineFigure("saved_per_month", wording.text("head.saved"), saved, wording.money, "", "", note)


def _npv(answer: Answer, baseline: Baseline, mean: float | None, wording: Wording) -> HeadlineFigure:
    npv = answer.npv(baseline)
    return HeadlineFigure(
        "npv",
        wording.text("head.npv", count=answer.case.horizon_months),
        npv,
        wording.money_short,
        "",
        "",
        "",
        Tone.RACE if npv < 0 else Tone.PLAIN,
        "" if mean is None else wording.money_short(mean),
        Tone.RACE if mean is not None and mean < 0 else Tone.PLAIN,
    )


def _payback(answer: Answer, baseline: Baseline, wording: Wording) -> HeadlineFigure:
    adopts = answer.value("adopts") > 0
    return HeadlineFigure(
        "payback_months",
        wording.text("head.payback"),
        answer.number("payback_months") if adopts else None,
        wording.months,
        wording.months(None) if adopts else NONE,
        "",
        _payback_note(answer, baseline, wording),
        Tone.RACE if lost_again(answer, wording) else Tone.PLAIN,
    )


def _payback_note(answer: Answer, baseline: Baseline, wording: Wording) -> str:
    """That the money is lost again, which matters more than the return; else the return.

    Payback and return are held against today whatever the others are.
    """
    again, roi = lost_again(answer, wording), answer.number("roi")
    if not again:
        again = wording.text("head.no_roi") if roi is None else wording.text("head.roi", roi=wording.share(roi, 0))
    return again if baseline is Baseline.TODAY else wording.text("head.against_today", note=again)


def preset_name(case: Case, wording: Wording) -> str:
    """What the assumptions are called as a whole: a preset, or the merchant's own on top of it."""
    name = case.catalogue.presets[case.document.preset].name[wording.language]
    is_own = any(case.quantities[key].origin is Origin.OWN for key in ASSUMPTIONS)
    return wording.text("head.preset_own", name=name) if is_own else name


def _averages(answer: Answer, baseline: Baseline, uncertainty: Uncertainty | None) -> tuple[float | None, float | None]:
    """The means over all cases of kept share and net present value; None without trials or without any tool."""
    if uncertainty is None or answer.value("adopts") == 0:
        return None, None
    worth = key_against("npv", baseline)
    return uncertainty.all_cases.kept_share(worth), uncertainty.all_cases.mean(worth)
