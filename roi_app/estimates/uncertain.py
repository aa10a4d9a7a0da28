"""A case with its ranges, put to thousands of trials."""

from __future__ import annotations

from roi_app.documents.case import Case
from roi_app.model.parameters import STREAMS
from roi_app.model.uncertainty.sampling import Uncertain


def uncertain(case: Case) -> Uncertain:
    """The model's inputs of a case with the range of each, and its document's correlation in a hot market."""
    ranges = {key: resolved.range for key, resolved in case.quantities.items()}
    ranges |= {f"{stream}.lever_price": case.levers[stream].price for stream in STREAMS}
    return Uncertain(case.inputs(), ranges, case.document.sampling.correlation)
