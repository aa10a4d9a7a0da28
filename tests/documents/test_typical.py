"""Values of a typical shop: marked in the document and its file, never the merchant's own until it says them."""

import json
from datetime import date

import pytest

from roi_app.benchmarks.catalogue import Grade
from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import Origin, resolve
from roi_app.documents.conversion import converted
from roi_app.documents.document import Document, Scenario
from roi_app.documents.read import read_document
from roi_app.documents.write import dump
from roi_app.estimates.answer import answer
from roi_app.explain.lookup import explain
from roi_app.model.parameters import Range
from roi_app.statements.cautions import Code, cautions
from roi_app.statements.evidence import evidence_rows
from roi_app.statements.expiry import out_of_date
from roi_app.texts.formatting import Wording

CATALOGUE = default_catalogue()
SHOP = "clothing.medium"
ENGLISH = Wording("en", "CNY")


@pytest.fixture
def document():
    values = {key: one.range for key, one in CATALOGUE.typical_of("clothing", "medium", "CNY").items()}
    return Document().with_typical(SHOP, values).with_value("photo.units_per_month", 9)


def test_a_typical_value_bears_its_evidence_and_its_range(document):
    quantities = resolve(document, CATALOGUE).quantities
    images, price, own = (
        quantities[f"{key}"] for key in ("copy.units_per_month", "copy.unit_price", "photo.units_per_month")
    )
    assert (images.origin, images.by, images.range) == (Origin.TYPICAL, SHOP, Range(30, 60, 120))
    assert images.evidence is CATALOGUE.shops["clothing"].evidence
    assert price.evidence is CATALOGUE.typical["copy.unit_price"].evidence
    assert (own.origin, own.range) == (Origin.OWN, Range.exact(9))


def test_a_value_said_again_or_taken_back_is_typical_no_more(document):
    said = document.with_value("copy.units_per_month", Range(30, 60, 120))
    assert resolve(said, CATALOGUE).quantities["copy.units_per_month"].origin is Origin.OWN
    gone = document.without_value("copy.units_per_month")
    assert resolve(gone, CATALOGUE).quantities["copy.units_per_month"].origin is Origin.DEFAULT
    assert "copy.units_per_month" not in gone.typical
    assert document.typical.keys() == document.values.keys() - {"photo.units_per_month"}


def test_the_file_says_which_values_are_typical(document):
    kept = Document(name="now", scenarios=(Scenario("typical", document),))
    for one in (document, kept):
        read = read_document(dump(one), CATALOGUE)
        assert (read.document, read.problems) == (one, ())
    tree = json.loads(dump(document))
    assert tree["typical"]["copy.units_per_month"] == SHOP
    assert "typical" not in json.loads(dump(Document().with_value("photo.units_per_month", 9)))


@pytest.mark.parametrize(
    ("typical", "where"),
    [
        ({"copy.units_per_month": "zeppelins.small"}, 'typical["copy.units_per_month"]'),
        ({"copy.units_per_month": "clothing.giant"}, 'typical["copy.units_per_month"]'),
        ({"copy.units_per_month": 3}, 'typical["copy.units_per_month"]'),
        ({"video.units_per_month": SHOP}, 'typical["video.units_per_month"]'),
        ({"review_share": SHOP}, "typical.review_share"),
        ("clothing", "typical"),
    ],
)
def test_what_is_not_understood_is_kept_and_the_value_counts_as_the_merchants_own(typical, where):
    tree = json.loads(dump(Document().with_value("copy.units_per_month", 9).with_value("review_share", 0.2)))
    read = read_document(json.dumps(tree | {"typical": typical}).encode(), CATALOGUE)
    assert [(one.where, one.code) for one in read.problems] == [(where, "addition_unread")]
    assert resolve(read.document, CATALOGUE).quantities["copy.units_per_month"].origin is Origin.OWN
    assert json.loads(dump(read.document))["typical"] == typical


def test_another_currency_changes_nothing_about_whose_values_they_are(document):
    abroad = converted(document, "USD", CATALOGUE.currencies)
    assert abroad.typical == document.typical
    price = resolve(abroad, CATALOGUE).quantities["photo.unit_price"]
    assert price.origin is Origin.TYPICAL
    assert price.evidence is CATALOGUE.typical_abroad["photo.unit_price"].evidence


def test_every_surface_is_told_that_figures_are_not_the_shops_own(document):
    case = resolve(document, CATALOGUE)
    said = {one.code: one.text for one in cautions(answer(case), ENGLISH)}
    assert said[Code.TYPICAL] == f"Typical of such shops, not its own: {len(document.typical)} figures of the shop."
    own = resolve(Document(values=document.values), CATALOGUE)
    assert Code.TYPICAL not in {one.code for one in cautions(answer(own), ENGLISH)}
    late = date(2030, 1, 1)
    assert {"copy.units_per_month", "copy.unit_price"} <= set(out_of_date(case, late))
    assert not {"copy.units_per_month", "photo.units_per_month"} & set(out_of_date(own, late))


def test_evidence_and_explanation_name_the_shop_and_the_source(document):
    case = resolve(document, CATALOGUE)
    rows = {row.key: row for row in evidence_rows(case, ENGLISH, date(2026, 11, 26))}
    row = rows["copy.units_per_month"]
    assert row.origin_text == "Typical, not yours: Clothing, mid-sized"
    assert (row.grade, row.range) == (Grade.ASSUMPTION.value, "30 to 120 pieces")
    assert [one.key for one in row.sources] == ["judgement"]
    assert rows["photo.units_per_month"].grade == "own"
    told = explain(answer(case), "copy.units_per_month", ENGLISH)
    assert ("Range", "30 to 120 pieces") in [(one.label, one.text) for one in told.facts]
