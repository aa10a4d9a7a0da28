"""What a presentation says all the time, and which quantities it moves; `story` says what each of its steps shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from roi_app.documents.case import Case
from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline
from roi_app.model.parameters import QUANTITIES, Unit
from roi_app.statements.headline import preset_name
from roi_app.texts.formatting import Wording


def setting(answer: Answer, baseline: Baseline, wording: Wording) -> str:
    """Over how long, against what, and with which assumptions."""
    return wording.text(
        "present.setting",
        count=answer.case.horizon_months,
        baseline=wording.text(f"choice.baseline.{baseline}"),
        preset=preset_name(answer.case, wording),
    )


PRESENTED_STREAMS: Final = ("photo", "design", "copy")
"""The streams at the heart of the product: each has a slider unless a person chose others."""

SLIDERS: Final = 4

_USUAL_FIELD: Final = {"photo": "units_per_month", "design": "staff", "copy": "units_per_month"}


def usual_sliders(case: Case) -> tuple[str, ...]:
    """The quantities that a presentation moves unless a person chose others.

    Shoot days, designers, copy pieces and θ; for a stream that is done the other way, outsourced or by own staff,
    the quantity of that way.
    """
    return (*(_main_quantity(case, stream) for stream in PRESENTED_STREAMS), "involution_intensity")


def _main_quantity(case: Case, stream: str) -> str:
    usual = _USUAL_FIELD[stream]
    other = "units_per_month" if usual == "staff" else "staff"
    at = {field: case.quantities[f"{stream}.{field}"].range.mode for field in (usual, other)}
    return f"{stream}.{usual if at[usual] > 0 or at[other] == 0 else other}"


def sliders_of(case: Case, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The four quantities to move: those chosen, where they are four different ones that exist, else the usual."""
    exist = len(set(chosen)) == SLIDERS and all(key in QUANTITIES for key in chosen)
    return chosen if exist else usual_sliders(case)


def offered_quantities() -> Mapping[str, tuple[str, ...]]:
    """Every quantity that a slider of the presentation can move, by the heading under which it is offered."""
    groups: dict[str, list[str]] = {}
    for key, quantity in QUANTITIES.items():
        # Nothing on show follows how likely the change is to stick: only the ranges know it.
        if key != "sticking_probability":
            groups.setdefault(quantity.stream or quantity.kind.value, []).append(key)
    return {heading: tuple(keys) for heading, keys in groups.items()}


def value_of(case: Case, key: str) -> float:
    """The value of a quantity in use; what the tools cost in sum where no sum was given."""
    resolved = case.quantities.get(key)
    return case.tools_per_month.mode if resolved is None else resolved.range.mode


def slider_end(case: Case, key: str) -> float:
    """Where a quantity's slider ends, in the shop's currency, stretched where the value lies beyond it."""
    quantity = QUANTITIES[key]
    end = quantity.slider_high
    if quantity.unit is Unit.MONEY:
        end *= case.catalogue.currencies.round_rate(case.document.currency)
    while end < value_of(case, key):
        end *= 2
    return min(end, quantity.highest)
