"""Another currency asks what becomes of the amounts; either answer is one step, and no answer changes nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from roi_app.documents.document import Document
from roi_app.model.parameters import Range

PRICE = "photo.unit_price"


@pytest.fixture
def row_of(make_window):
    """A window with its row of the currency on show, and the row."""

    def open_(document):
        window = make_window(document)
        window.inputs.point_at("currency")
        return window, window.inputs.rows["currency"]

    return open_


def pick_next(row) -> None:
    QTest.keyClick(row.choice, Qt.Key.Key_Down)


@pytest.mark.parametrize(
    ("answer", "currency", "price"),
    [("Convert", "TWD", 750 * 4.42), ("Keep the numbers", "TWD", 750), ("Cancel", "CNY", 750)],
)
def test_what_becomes_of_the_amounts_is_asked(row_of, answer_boxes, answer, currency, price):
    window, row = row_of("clothing")
    before, steps = window.session.document, window.commands.stack.count()
    said = answer_boxes(answer)
    pick_next(row)
    assert len(said) == 1
    assert "convert them at 1 CNY = 4.42 TWD (rate of 2025-11-27)?" in said[0]
    after = window.session.document
    assert (after.currency, after.values[PRICE]) == (currency, Range.exact(price))
    assert row.choice.currentData() == currency
    assert window.commands.stack.count() - steps == (0 if answer == "Cancel" else 1)
    window.commands.stack.undo()
    assert window.session.document == before
    assert row.choice.currentData() == "CNY"


def test_without_amounts_nothing_is_asked(row_of, answer_boxes):
    window, row = row_of(Document().with_value("photo.units_per_month", 6))
    said = answer_boxes("Cancel")
    pick_next(row)
    assert said == []
    assert window.session.document.currency == "TWD"
