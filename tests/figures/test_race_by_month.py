import pytest

from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.figures.race_by_month import race_by_month
from roi_app.texts.formatting import Wording
from tests.exports.pdf.reports import answer_of

WORDING = Wording("en", "CNY")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_race_by_month_is_the_table_of_months(name):
    estimate = answer_of(sample_in(name, "en"))
    chart = race_by_month(estimate, WORDING)
    assert chart.saving == tuple(estimate.each_month("monthly_saving"))
    assert [layer.key for layer in chart.layers] == ["content_race", "traffic_race", "tool_race", "erosion"]
    for layer in chart.layers:
        assert list(layer.amounts) == estimate.each_month(f"monthly_{layer.key}")
        assert layer.total == WORDING.money_short(estimate.value(f"pv_{layer.key}"))
    top = max(*chart.saving, *(sum(column) for column in zip(*(layer.amounts for layer in chart.layers), strict=True)))
    assert chart.money_axis.high >= top
    assert len(chart.summary) > 20
