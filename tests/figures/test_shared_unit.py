"""The charts of one case tell their amounts in one unit, on every surface."""

from dataclasses import replace

import pytest

from roi_app.documents.samples import sample_in
from roi_app.figures.axes import largest_amount
from roi_app.figures.registry import FIGURES
from roi_app.model.parameters import Range
from tests.figures.test_registry import request_for

TOLD = ("waterfall", "tornado", "tools", "over_time", "odds")


def scaled(document, times: float):
    """The same shop so many times as large, prices and all."""
    keys = [
        key for key in document.values if key.endswith((".unit_price", ".wage_per_month")) or key == "sales_per_month"
    ]
    values = {key: Range.exact(document.values[key].mode * times) for key in keys}
    return replace(document, values={**document.values, **values})


@pytest.mark.parametrize("times", [1, 2.5, 4, 5, 6, 8])
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_charts_near_a_million_are_told_in_one_unit(language, times):
    request = request_for(scaled(sample_in("clothing", language), times), language)
    answer, wording = request.answer, request.wording
    unit = wording.currency_unit(wording.scale(largest_amount(answer)))
    for key in TOLD:
        figure = FIGURES[key].make(request)
        assert unit in figure.subtitle, (key, largest_amount(answer))
