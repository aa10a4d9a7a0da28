import pytest

from roi_app.documents.samples import sample_in
from roi_app.model.parameters import Range
from roi_app.statements.robustness import assess, turn
from roi_app.texts.formatting import Wording
from tests.exports.pdf.reports import answer_of, found_for

WORDING = Wording("en", "CNY")


def assessed(document):
    estimate = answer_of(document)
    return estimate, assess(estimate, found_for(estimate))


def test_it_finds_where_the_result_turns():
    estimate, robustness = assessed(sample_in("clothing", "en"))
    (crossing,) = robustness.crossings["involution_intensity"]
    assert crossing.value == pytest.approx(estimate.value("break_even_intensity"))


def test_a_turning_point_says_on_which_side_the_answer_turns():
    estimate, robustness = assessed(sample_in("clothing", "en"))
    found = turn("involution_intensity", estimate, robustness, WORDING)
    assert found.text == "above 1.44"
    assert not found.is_in_range
    assert turn("sticking_probability", estimate, robustness, WORDING).text.startswith("below ")
    assert turn("sales_uplift", estimate, robustness, WORDING).text == "–"


def test_a_turning_point_of_a_loss_says_where_it_would_pay():
    document = sample_in("clothing", "en").with_value("involution_intensity", Range(0.1, 2.0, 2.2))
    estimate, robustness = assessed(document)
    assert estimate.value("npv") < 0
    found = turn("involution_intensity", estimate, robustness, WORDING)
    assert found.text == "below 1.44"
    assert found.is_in_range
