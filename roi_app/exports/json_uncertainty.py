"""The trials as the `uncertainty` of the printed result: one condition per range, see `json_result`."""

from __future__ import annotations

from typing import Any, Final

from roi_app.estimates.answer import number_or_none
from roi_app.model.uncertainty.conditions import AllCases, IfDropped, IfItSticks
from roi_app.model.uncertainty.distribution import Distribution
from roi_app.model.uncertainty.figure_keys import VS_STANDING_STILL, WORTHS
from roi_app.model.uncertainty.trials import Uncertainty

Result = dict[str, Any]

_IF_IT_STICKS: Final = (
    *WORTHS,
    "kept_share",
    "kept_share_vs_standing_still",
    "payback_months",
    "break_even_intensity",
)


def printed_uncertainty(found: Uncertainty) -> Result:
    """What the trials say, as plain dicts and numbers; a condition without trials is None."""
    return {
        "trials": found.trials,
        "seed": found.seed,
        "probability_of_sticking": found.probability_of_sticking,
        "if_it_sticks": None if found.if_it_sticks is None else _if_it_sticks(found.if_it_sticks),
        "if_dropped": None if found.if_dropped is None else _if_dropped(found.if_dropped),
        "all_cases": _all_cases(found.all_cases),
    }


def _if_it_sticks(found: IfItSticks) -> Result:
    return {
        **{name: _percentiles(found.figures[name]) for name in _IF_IT_STICKS},
        **_means(found),
        **_losses(found),
        "pays_at_any_theta": found.pays_at_any_theta,
        "pays_at_no_theta": found.pays_at_no_theta,
    }


def _if_dropped(found: IfDropped) -> Result:
    return {**{name: _percentiles(found.figures[name]) for name in WORTHS}, **_means(found)}


def _all_cases(found: AllCases) -> Result:
    return {
        **_means(found),
        "kept_share": found.kept_share(),
        "kept_share_vs_standing_still": found.kept_share(VS_STANDING_STILL),
        **_losses(found),
        "value_of_perfect_information": number_or_none(found.value_of_perfect_information),
    }


def _means(found: IfItSticks | IfDropped | AllCases) -> Result:
    return {f"mean_{worth}": number_or_none(found.mean(worth)) for worth in WORTHS}


def _losses(found: IfItSticks | AllCases) -> Result:
    return {
        "probability_of_loss": found.probability_of_loss(),
        "probability_of_loss_vs_standing_still": found.probability_of_loss(VS_STANDING_STILL),
    }


def _percentiles(one: Distribution) -> Result:
    """Percentiles; None for one that falls on an infinity, which stands for what does not exist."""
    values = {"p10": one.p10, "p50": one.p50, "p90": one.p90}
    return {name: None if value is None else number_or_none(value) for name, value in values.items()}
