"""A table estimated into memory for a window: its figures, and each row's shop without its file."""

import numpy as np
import pytest

from roi_app.documents.case import resolve
from roi_app.documents.read import read_document
from roi_app.documents.write import dump
from roi_app.estimates.answer import answer
from roi_app.estimates.headlines import HEADLINES
from roi_app.model.batch import Stopped
from roi_app.portfolio import formats
from roi_app.portfolio.estimated import estimate_frame, figure_columns
from roi_app.portfolio.in_memory import estimate_in_memory
from roi_app.portfolio.summed import SummedTable
from roi_app.portfolio.table_file import Table, estimate_table
from roi_app.portfolio.totals import totals_of
from roi_app.texts.catalog import Texts
from tests.documents.strategies import CATALOGUE
from tests.portfolio.test_estimated import document_of, merchants


@pytest.fixture(scope="module")
def given():
    return merchants(60, seed=11)


@pytest.fixture(scope="module")
def table(tmp_path_factory, given):
    path = tmp_path_factory.mktemp("memory") / "merchants.csv"
    named = given.assign(name=["", *(f"shop {place}" for place in range(1, 60))], region="north")
    named.loc[3, "platform"] = "ebay"
    named["gross_margin"] = named["gross_margin"].astype(object)
    given.loc[24, "gross_margin"], named.loc[24, "gross_margin"] = 0.3, "30%"
    named.to_csv(path, index=False)
    return Table(path, CATALOGUE, Texts("en"), chunk=25)


def test_it_holds_the_estimates_of_the_table(table, given):
    shares = []
    found = estimate_in_memory(table, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    results, expected = found.results, estimate_frame(given.drop(index=3), CATALOGUE)
    assert len(results) == 60
    good = ~results.is_bad
    assert np.flatnonzero(results.is_bad).tolist() == [3]
    for name in figure_columns(expected):
        np.testing.assert_array_equal(results.figures[name][good], expected[name].to_numpy(), err_msg=name)
    assert [results.zones[row] for row in np.flatnonzero(good)] == expected["zone"].tolist()
    assert found.summary.unknown_columns == ("region",)
    assert results.searched.rows_with("north").all()


def test_the_shop_of_a_row_is_that_merchant_though_the_file_is_gone(table, given):
    found = estimate_in_memory(table, lambda _: None)
    table.source.rename(table.source.with_suffix(".gone"))
    try:
        for row in (0, 24, 25, 59):
            shop = found.shop(row)
            assert shop.name == ("m0" if row == 0 else f"shop {row}")
            alone, expected = (answer(resolve(one, CATALOGUE)) for one in (shop, document_of(given.iloc[row])))
            for name, step in HEADLINES.items():
                assert alone.number(step) == expected.number(step)
                if (value := alone.number(step)) is not None:
                    assert found.results.figures[name][row] == pytest.approx(value, rel=1e-9, abs=1e-9), name
        with pytest.raises(ValueError, match='platform: "ebay" is not one of'):
            found.shop(3)
    finally:
        table.source.with_suffix(".gone").rename(table.source)


def test_the_totals_of_a_file_are_those_of_the_table_in_memory(table, tmp_path, monkeypatch):
    summed, read = SummedTable.of(table), []
    whole = formats.read
    monkeypatch.setattr(formats, "read", lambda *given: read.append(given[2]) or whole(*given))
    estimate_table(summed, tmp_path / "out.csv", lambda *_: None)
    of_file, held = summed.totals(), totals_of(estimate_in_memory(table, lambda _: None).results)
    assert of_file == SummedTable.of(table).totals()
    # What goes on half way knows no totals, and reads all once more.
    *_, (last, _) = table.estimates()
    half = SummedTable.of(table)
    assert sum(len(piece.frame) for piece, _ in half.estimates(last.start)) == 10
    assert half.totals() == of_file
    assert len(read) == 6
    assert (of_file.zones, of_file.kept, of_file.break_even) == (held.zones, held.kept, held.break_even)
    assert (of_file.most, of_file.least) == (held.most, held.least)
    for one, other in zip(of_file.platforms, held.platforms, strict=True):
        assert one.npv == pytest.approx(other.npv)


def test_a_name_that_is_too_long_makes_a_shop_that_can_be_read_again(tmp_path):
    (tmp_path / "long.csv").write_text(f'id,name\na,"{"n" * 300}\nline"\n')
    found = estimate_in_memory(Table(tmp_path / "long.csv", CATALOGUE, Texts("en")), lambda _: None).shop(0)
    assert read_document(dump(found), CATALOGUE).problems == ()
    assert found.name == "n" * 199 + "…"


def test_a_window_that_closes_stops_it(table):
    with pytest.raises(Stopped):
        estimate_in_memory(table, lambda _: None, lambda: True)


def test_a_workbook_is_given_up_while_it_is_still_being_read(tmp_path, given):
    source, told = tmp_path / "in.xlsx", []
    given.to_excel(source, index=False)
    with pytest.raises(Stopped):
        estimate_in_memory(Table(source, CATALOGUE, Texts("en")), told.append, lambda: True)
    assert told == []
