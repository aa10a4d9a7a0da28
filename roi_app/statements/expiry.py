"""Which figures in use should have been read again; apart from `evidence`, since a program asks only this."""

from __future__ import annotations

from datetime import date

from roi_app.documents.case import Case, Origin
from roi_app.estimates.acting import acting_values


def out_of_date(case: Case, today: date) -> tuple[str, ...]:
    """The keys of assumptions, typical values and tools that act and that should have been read again by `today`."""
    acting = acting_values(case, with_trials=True)
    evidence = {key: one.evidence for key, one in case.quantities.items()}
    evidence |= {
        f"lever_prices.{chosen.lever.key}": chosen.lever.evidence
        for chosen in case.levers.values()
        if chosen.lever and chosen.active and chosen.price_origin is not Origin.OWN
    }
    return tuple(key for key, one in evidence.items() if key in acting and one is not None and one.expired(today))
