"""A PDF that was sent around opens again as the case that it carries."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Branding, Document, Scenario
from roi_app.documents.write import dump
from roi_app.estimates.answer import answer
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.pdf.options import Inside, Options
from roi_app.exports.pdf.report import make_pdf
from roi_app.model.uncertainty.trials import FIRST_TRIALS, simulate

PLAIN = Document(name="小店", language="zh-Hant").with_value("photo.units_per_month", 4)
SHOP = Document(
    name="小店",
    language="zh-Hant",
    branding=Branding(seller="Acme", colour="#116644"),
    scenarios=(Scenario("Plan B", PLAIN.with_value("photo.units_per_month", 7)),),
).with_value("photo.units_per_month", 4)


@pytest.fixture(scope="module")
def report() -> bytes:
    found = answer(resolve(SHOP, default_catalogue()))
    trials = simulate(uncertain(found.case), FIRST_TRIALS, 1)
    return make_pdf(found, trials, Options("en", datetime(2025, 11, 3, 9, 0, tzinfo=UTC), inside=frozenset(Inside)))


@pytest.fixture
def received(report, tmp_path) -> Path:
    path = tmp_path / "received.PDF"
    path.write_bytes(report)
    return path


def test_the_case_comes_back_whole_and_belongs_to_no_file(make_window, received, monkeypatch):
    window = make_window("clothing", size=None)
    filters = []

    def choose(_above, _title, _start, kinds):
        filters.append(kinds)
        return str(received), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    window.files.ask_open()
    assert "*.pdf" in filters[0]
    assert dump(window.session.document) == dump(SHOP)
    assert window.session.path is None
    assert not window.commands.stack.canUndo()


def test_saving_what_came_from_a_pdf_asks_for_a_file_and_leaves_the_pdf(make_window, received, report, monkeypatch):
    window = make_window("clothing", size=None)
    suggested = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (suggested.append(given[2]), "")[1:] * 2)
    assert window.files.open(received)
    assert not window.files.save()
    assert Path(suggested[0]).name == "小店.roi"
    assert received.read_bytes() == report


def test_a_pdf_that_is_dropped_opens(make_window, received, qtbot):
    window = make_window("clothing")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(received))])
    where, copy, left = window.rect().center(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(where, copy, data, left, Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(where), copy, data, left, Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: window.session.document == SHOP)


def test_a_pdf_without_a_case_leaves_the_document_and_says_so(make_window, tmp_path, answer_boxes, report):
    window = make_window("clothing", size=None)
    before = window.session.state
    said = answer_boxes("OK")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nnothing\n%%EOF\n")
    (tmp_path / "b.pdf").write_bytes(report[: len(report) // 3])
    assert not window.files.open(tmp_path / "a.pdf")
    assert not window.files.open(tmp_path / "b.pdf")
    assert not window.files.open(tmp_path / "none.pdf")
    assert window.session.state is before
    assert len(said) == 3
    assert ".roi" in said[0]
    assert "none.pdf" in said[2]


def test_unsaved_changes_are_asked_about_before_a_pdf_takes_their_place(make_window, received, answer_boxes):
    window = make_window(PLAIN, size=None)
    window.commands.set_value("photo.units_per_month", 9)
    before = window.session.state
    answer_boxes("Cancel")
    assert not window.files.open(received)
    assert window.session.state is before
    answer_boxes("Discard")
    assert window.files.open(received)
    assert window.session.document == SHOP
