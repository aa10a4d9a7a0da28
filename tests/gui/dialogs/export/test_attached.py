"""What the PDF carries, how to reach the seller and until when it stands, as a person chooses it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from roi_app.documents.document import Scenario
from roi_app.documents.pdf_attachment import read_attached
from roi_app.documents.samples import sample_in
from roi_app.exports.pdf.options import Inside
from roi_app.gui.dialogs.export.options import Kind

TODAY = date.today()  # noqa: DTZ011 - the reader's own day, as the dialog takes it
PRIVATE = "They can pay twice that."


@pytest.fixture
def dialog(make_window, settings, tmp_path, qtbot):
    settings.export_folder = str(tmp_path)
    shop = sample_in("clothing", "en")
    window = make_window(replace(shop, notes=PRIVATE, scenarios=(Scenario("Plan B", shop),)), "en")
    qtbot.waitUntil(lambda: window.session.uncertainty is not None)
    window.dialogs.open_export()
    window.dialogs.export.show_kind(Kind.PDF)
    return window.dialogs.export


def click(box):
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def exported(dialog, qtbot) -> Path:
    dialog.export_button.click()
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=20_000)
    return dialog.result_files[0]


def test_the_choices_say_what_goes_along_and_the_offer_is_remembered(dialog, settings, qtbot):
    inside, offer = dialog.choices.inside, dialog.choices.offer
    assert inside.chosen == {Inside.CASE}
    click(inside.boxes[Inside.NOTES])
    assert inside.chosen == {Inside.CASE, Inside.NOTES}
    click(dialog.choices.in_ranges)
    assert inside.chosen == frozenset()
    assert "Nothing is attached" in inside.note.text()
    click(inside.boxes[Inside.CASE])
    assert inside.chosen == {Inside.CASE, Inside.NOTES}
    assert "recalculate" in inside.note.text()
    click(dialog.choices.in_ranges)
    click(inside.boxes[Inside.NOTES])
    assert inside.chosen == {Inside.CASE}

    type_into(offer.contact, "mei@example.com")
    for wrong, told in (("soon", "year-month-day"), ("2020/1/2", "over")):
        type_into(offer.valid_until, wrong)
        assert told in offer.note.text()
    last = TODAY + timedelta(days=20)
    type_into(offer.valid_until, f"{last:%Y/%m/%d}")
    assert not offer.note.isVisible()
    assert (settings.export_contact, settings.export_valid_until) == ("mei@example.com", last)

    pdf = exported(dialog, qtbot)
    assert PRIVATE.encode() not in read_attached(pdf.read_bytes())
    assert b"Plan B" not in read_attached(pdf.read_bytes())
    first = pypdf.PdfReader(pdf).pages[0].extract_text()
    assert "mei@example.com" in first
    assert f"valid until {last.day} {last:%B %Y}" in first
