"""Every figure can be copied as lines of cells."""

import pytest

from roi_app.documents.document import Document
from roi_app.documents.samples import sample_in
from roi_app.exports.clipboard import figure_rows, figures_as_text
from roi_app.figures.registry import FIGURES
from roi_app.texts.catalog import LANGUAGES
from tests.figures.test_registry import request_for


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", FIGURES)
def test_every_figure_has_rows_with_its_numbers(key, language):
    request = request_for(sample_in("clothing", language), language)
    rows = figure_rows(FIGURES[key].make(request), request.wording)
    assert rows
    assert all(isinstance(cell, str) for row in rows for cell in row)
    assert any(letter.isdigit() for row in rows for cell in row for letter in cell)


@pytest.mark.parametrize("key", FIGURES)
def test_an_empty_shop_can_be_copied_too(key):
    request = request_for(Document())
    assert figures_as_text("Title", "", figure_rows(FIGURES[key].make(request), request.wording)).startswith("Title")


def test_series_are_bare_numbers_month_by_month():
    request = request_for(sample_in("clothing", "en"))
    head, *rows = figure_rows(FIGURES["race_by_month"].make(request), request.wording)
    assert [row[0] for row in rows] == [str(month) for month in range(1, 37)]
    assert len(head) == 6
    saved = request.answer.each_month("monthly_saving")
    assert [float(row[1]) for row in rows] == pytest.approx(saved, abs=0.005)


def test_lines_are_cells_apart_by_tabs_and_nothing_breaks_a_line():
    assert figures_as_text("Title", "", [("a\tb", "c\nd"), ("e", "")]) == "Title\na b\tc d\ne\t"


def test_what_is_no_figure_has_no_rows():
    with pytest.raises(TypeError, match="int is no figure"):
        figure_rows(1, request_for(Document()).wording)
