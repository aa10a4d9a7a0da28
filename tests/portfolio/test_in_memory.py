"""A table estimated into memory for a window: the same figures, few words as categories, and the shop behind a row."""

import pandas as pd
import pytest

from roi_app.documents.case import resolve
from roi_app.estimates.answer import answer
from roi_app.model.batch import Stopped
from roi_app.portfolio.estimated import estimate_frame
from roi_app.portfolio.in_memory import estimate_in_memory
from roi_app.portfolio.table_file import Table
from roi_app.texts.catalog import Texts
from tests.documents.strategies import CATALOGUE
from tests.portfolio.test_estimated import document_of, merchants


@pytest.fixture(scope="module")
def given():
    return merchants(60, seed=11)


@pytest.fixture(scope="module")
def table(tmp_path_factory, given):
    path = tmp_path_factory.mktemp("memory") / "merchants.csv"
    given.assign(name=[f"shop {place}" for place in range(60)], region="north").to_csv(path, index=False)
    return Table(path, CATALOGUE, Texts("en"), chunk=25)


def test_the_frame_has_what_a_window_asks(table, given):
    shares = []
    found = estimate_in_memory(table, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert found.frame.index.tolist() == list(range(60))
    assert found.frame.columns[:5].tolist() == ["id", "name", "platform", "currency", "region"]
    assert {str(found.frame[name].dtype) for name in ("platform", "currency", "zone", "cautions")} == {"category"}
    expected = estimate_frame(given, CATALOGUE)
    figures = expected.select_dtypes("number")
    pd.testing.assert_frame_equal(found.frame[figures.columns], figures, check_exact=True)
    assert found.frame["zone"].tolist() == expected["zone"].tolist()
    assert found.frame["platform"].tolist() == given["platform"].tolist()
    assert found.summary.unknown_columns == ("region",)


def test_the_shop_of_a_row_is_that_merchant(table, given):
    found = estimate_in_memory(table, lambda _: None)
    for place in (0, 24, 25, 59):
        shop = found.shop(place)
        assert shop.name == f"shop {place}"
        expected = answer(resolve(document_of(given.iloc[place]), CATALOGUE))
        assert answer(resolve(shop, CATALOGUE)).value("npv") == expected.value("npv")
        assert found.frame["npv"][place] == pytest.approx(expected.value("npv"), rel=1e-9)
    with pytest.raises(IndexError):
        found.shop(60)


def test_a_window_that_closes_stops_it(table):
    with pytest.raises(Stopped):
        estimate_in_memory(table, lambda _: None, lambda: True)
