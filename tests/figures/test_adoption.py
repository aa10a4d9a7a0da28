"""How fast the rivals follow."""

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample_in
from roi_app.estimates.answer import answer
from roi_app.figures.adoption import adoption_curve
from roi_app.texts.formatting import Wording

EN = Wording("en", "CNY")


def answer_of(document: Document):
    return answer(resolve(document, default_catalogue()))


def clothing(**values: float) -> Document:
    document = sample_in("clothing", "en")
    for key, value in values.items():
        document = document.with_value(key, value)
    return document


def test_the_curve_begins_today_and_ends_at_the_horizon_below_its_limit():
    shop = answer_of(clothing())
    figure = adoption_curve(shop, EN)
    assert len(figure.shares) == len(figure.months) == len(figure.hints) == 37
    assert figure.shares[0] == 0.3
    assert figure.shares[-1] == shop.by_month("rival_adoption_by_month")[-1] < figure.limit == 0.9
    half = next(mark for mark in figure.marks if mark.label == "half by month 8")
    assert figure.shares[7] <= 0.5 < figure.shares[8] == half.value


def test_rivals_who_use_nothing_have_no_limit_to_go_to():
    figure = adoption_curve(answer_of(clothing(rival_adoption=0.0)), EN)
    assert set(figure.shares) == {0.0}
    assert figure.limit == 0.0
    assert len(figure.marks) == 2
