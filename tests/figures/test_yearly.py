"""The plan by year adds up to what the model says, whatever the horizon."""

import pytest

from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.figures.yearly import yearly
from roi_app.texts.formatting import Wording
from tests.exports.pdf.reports import answer_of


@pytest.mark.parametrize("months", [12, 30, 60])
@pytest.mark.parametrize("name", SAMPLES)
def test_columns_add_up_to_the_net_and_rows_to_their_total(name, months):
    estimate = answer_of(sample_in(name, "en").with_value("horizon_months", months))
    plan = yearly(estimate)
    assert plan.spans[-1].last == months
    for place, net in enumerate(plan.net.amounts):
        assert sum(flow.amounts[place] for flow in plan.flows) == pytest.approx(net)
    for row in (*plan.flows, plan.net):
        assert row.once + sum(row.spans) == pytest.approx(row.total)
    assert plan.net.present_value == pytest.approx(estimate.value("npv"))
    assert plan.running_total.spans[-1] == pytest.approx(plan.net.total)


def test_benefits_less_costs_are_the_npv_and_what_is_left_of_each_cost_is_the_return():
    estimate = answer_of(sample_in("clothing", "en"))
    worth = yearly(estimate).worth
    assert worth.benefits - worth.costs == pytest.approx(worth.npv)
    assert worth.npv / worth.costs == pytest.approx(worth.roi)
    gained = estimate.value("pv_saving") + estimate.value("pv_uplift")
    assert worth.benefits == pytest.approx(gained - estimate.value("pv_erosion") - estimate.value("pv_leakage"))


@pytest.mark.parametrize(
    ("months", "labels"),
    [(12, ["Year 1"]), (25, ["Year 1", "Year 2", "Month 25"]), (30, ["Year 1", "Year 2", "Months 25 to 30"])],
)
def test_what_is_no_whole_year_has_a_column_of_its_own(months, labels):
    plan = yearly(answer_of(sample_in("clothing", "en").with_value("horizon_months", months)))
    assert [span.label(Wording("en", "CNY")) for span in plan.spans] == labels
