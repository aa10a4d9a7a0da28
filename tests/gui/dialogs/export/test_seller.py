"""The seller in the export dialog: kept with the document, checked before it is taken."""

import base64
import struct
import zlib

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QColorDialog, QFileDialog

from roi_app.documents.document import Branding, Document
from roi_app.documents.write import dump
from roi_app.exports.pdf.logo import Kind, read_logo
from roi_app.figures.palette import LIGHT
from roi_app.gui.dialogs.export.seller import LONGEST_NAME

SECONDS_20 = 20_000
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30" fill="#d9480f"/></svg>'
HOSTILE = SVG.replace(b"<rect", b'<image href="file:///etc/passwd"/><rect')


def png(wide=60, high=20) -> bytes:
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + b"\x22\x88\x44" * wide for _ in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture
def open_seller(make_window, qtbot):
    """Open the dialog over a window; gives the window, the dialog and its rows of the seller."""

    def open_(what="clothing", language="en"):
        window = make_window(what, language)
        qtbot.waitUntil(lambda: window.session.uncertainty is not None)
        window.dialogs.open_export()
        return window, window.dialogs.export, window.dialogs.export.seller

    return open_


def give(field, text):
    field.setText(text)
    field.editingFinished.emit()


def branding(window) -> Branding:
    return window.session.document.branding


def test_name_and_colour_are_kept_with_the_document_and_can_be_undone(open_seller):
    window, _, seller = open_seller()
    give(seller.name, "  Lightpoint  ")
    give(seller.colour, "C2410C")
    assert branding(window) == Branding("Lightpoint", "#c2410c", "")
    assert b"Lightpoint" in dump(window.session.document)
    assert seller.swatch.colour == "#c2410c"
    window.commands.stack.undo()
    window.commands.stack.undo()
    assert branding(window) == Branding()
    assert seller.name.text() == seller.colour.text() == ""
    assert seller.swatch.colour == LIGHT.accent


def test_what_is_no_colour_is_said_and_not_kept(open_seller):
    window, _, seller = open_seller()
    give(seller.colour, "reddish")
    assert branding(window).colour == ""
    assert "#2b66e6" in seller.note.text()
    assert seller.note.isVisibleTo(seller)
    give(seller.colour, "#118844")
    assert branding(window).colour == "#118844"
    assert not seller.note.isVisibleTo(seller)


def test_a_colour_too_light_for_paper_is_kept_and_its_darker_shade_is_said(open_seller):
    window, _, seller = open_seller()
    give(seller.colour, "#ffaa00")
    assert branding(window).colour == "#ffaa00"
    assert "can be read on white" in seller.note.text()


def test_a_colour_that_is_picked_is_taken(open_seller, monkeypatch):
    window, _, seller = open_seller()
    monkeypatch.setattr(QColorDialog, "open", lambda dialog: dialog.colorSelected.emit(QColor("#336699")))
    seller.swatch.click()
    assert branding(window).colour == "#336699"


@pytest.mark.parametrize(("name", "data", "kind"), [("a.svg", SVG, Kind.SVG), ("a.png", png(), Kind.PNG)])
def test_a_good_logo_is_made_anew_kept_and_shown(open_seller, qtbot, tmp_path, monkeypatch, name, data, kind):
    window, _, seller = open_seller()
    (tmp_path / name).write_bytes(data)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / name), ""))
    seller.pick.click()
    qtbot.waitUntil(lambda: bool(branding(window).logo), timeout=SECONDS_20)
    kept = read_logo(base64.b64decode(branding(window).logo)).logo
    assert kept is not None
    assert kept.kind is kind
    qtbot.waitUntil(lambda: seller.logo.has_logo, timeout=SECONDS_20)
    seller.remove.click()
    assert branding(window).logo == ""
    qtbot.waitUntil(lambda: not seller.logo.has_logo, timeout=SECONDS_20)
    assert not seller.remove.isEnabled()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"GIF89a nothing", "PNG, JPEG or SVG"),
        (png()[:60], "damaged"),
        (HOSTILE, "image"),
        (png(4, 4), "4 × 4"),
        (b"\x89PNG\r\n\x1a\n" + bytes(3 * 2**20), "MiB"),
        (None, "logo.png"),
    ],
)
def test_a_bad_logo_is_refused_with_a_reason_and_the_old_one_stays(open_seller, qtbot, tmp_path, data, says):
    old = base64.b64encode(SVG).decode()
    window, _, seller = open_seller(Document(name="Shop", branding=Branding("Acme", "", old)))
    path = tmp_path / "logo.png"
    if data is not None:
        path.write_bytes(data)
    seller.load_logo(path)
    qtbot.waitUntil(lambda: bool(seller.note.text()), timeout=SECONDS_20)
    assert says in seller.note.text()
    assert branding(window).logo == old


def test_a_document_s_bad_logo_is_said_beside_the_preview(open_seller, qtbot):
    _, dialog, seller = open_seller(Document(name="Shop", branding=Branding("Acme", "", "bm90IGEgbG9nbw==")))
    qtbot.waitUntil(lambda: dialog.preview.view.count > 0, timeout=SECONDS_20)
    assert "logo" in dialog.preview.remarks.text()
    assert not seller.logo.has_logo


def test_filling_the_rows_is_no_edit(open_seller):
    window, _, seller = open_seller(Document(name="Shop", branding=Branding("Acme", "#118844", "")))
    assert (seller.name.text(), seller.colour.text()) == ("Acme", "#118844")
    seller.refresh()
    window.session.use_language("zh-Hant")
    assert window.commands.stack.count() == 0


def test_a_note_is_scrolled_into_sight(open_seller, qtbot):
    _, dialog, seller = open_seller()
    dialog.resize(dialog.minimumSizeHint())
    QApplication.processEvents()
    give(seller.colour, "nonsense")
    view = dialog.choices.viewport()
    qtbot.waitUntil(lambda: 0 <= seller.note.mapTo(view, seller.note.rect().center()).y() <= view.height())


def test_a_name_can_be_no_longer_than_a_page_can_bear(open_seller):
    _, _, seller = open_seller()
    assert seller.name.maxLength() == LONGEST_NAME
