"""A case with its ranges, put to thousands of trials; apart from `result`, since an estimate alone needs none of it."""

from __future__ import annotations

from typing import Final

from roi_app.documents.case import Case
from roi_app.model.parameters import STREAMS
from roi_app.model.sampling import Uncertain
from roi_app.model.uncertainty import Uncertainty
from roi_app.reports.answer import number_or_none
from roi_app.reports.result import Result

_SPREADS: Final = {
    "npv": "npv",
    # A trial that saves nothing has no kept share; that it can come to this, the probability of loss says.
    "kept_share": "kept_share_where_saved",
    "payback_months": "payback_months",
    "break_even_intensity": "break_even_intensity",
}


def uncertain(case: Case) -> Uncertain:
    """The model's inputs of a case with the range of each, and its document's correlation in a hot market."""
    ranges = {key: resolved.range for key, resolved in case.quantities.items()}
    ranges |= {f"{stream}.lever_price": case.levers[stream].price for stream in STREAMS}
    return Uncertain(case.inputs(), ranges, case.document.sampling.correlation)


def printed_uncertainty(found: Uncertainty) -> Result:
    """The `uncertainty` of the printed result: percentiles (None where a percentile does not exist) and the risk."""
    spreads = {name: found.spreads[figure] for name, figure in _SPREADS.items()}
    return {
        **{
            name: {
                percentile: None if value is None else number_or_none(value)
                for percentile, value in (("p10", one.p10), ("p50", one.p50), ("p90", one.p90))
            }
            for name, one in spreads.items()
        },
        "probability_of_loss": found.probability_of_loss,
    }
