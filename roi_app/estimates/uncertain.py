"""A case with its ranges, put to thousands of trials."""

from __future__ import annotations

from roi_app.documents.case import Case
from roi_app.estimates.evenly_spread import evenly_spread
from roi_app.model.parameters import STREAMS
from roi_app.model.uncertainty.sampling import Uncertain


def uncertain(case: Case) -> Uncertain:
    """The model's inputs of a case with the range of each, and its document's correlation in a hot market."""
    ranges = {key: resolved.range for key, resolved in case.quantities.items()}
    ranges |= {f"{stream}.lever_price": case.levers[stream].price for stream in STREAMS}
    typical = {
        key: known.range.moved_to(ranges[key].mode)
        for key, known in case.catalogue.typical.items()
        if key == "discount_rate"
    }
    return Uncertain(
        case.inputs(),
        ranges,
        evenly_spread(),
        case.document.sampling.correlation,
        typical,
    )
