"""The export dialog, used as a person would: choose, look, save, fail, call off."""

import base64
import csv
import errno
import logging
import threading
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel

from roi_app.documents.document import Branding, Document, Scenario
from roi_app.documents.pdf_attachment import read_attached
from roi_app.exports import order
from roi_app.exports.pdf.options import Inside, Options, Section
from roi_app.exports.pdf.report import make_pdf
from roi_app.exports.pdf.typeset import TypesettingError
from roi_app.gui.dialogs.export import previewing, work
from roi_app.gui.dialogs.export.options import Kind, PictureFormat
from roi_app.gui.state import failures
from roi_app.gui.style.theme import Appearance
from roi_app.model.uncertainty.trials import DEFAULT_TRIALS
from tests.exports.pdf import pictures
from tests.grids import at_first

SECONDS_20 = 20_000


@pytest.fixture
def open_dialog(make_window, settings, tmp_path, qtbot):
    """Open the dialog over a window; exports go to an empty folder."""
    folder = tmp_path / "out"
    folder.mkdir()
    settings.export_folder = str(folder)

    def open_(what="clothing", language="en", kind=Kind.PDF, **how):
        window = make_window(what, language, **how)
        qtbot.waitUntil(lambda: window.session.uncertainty is not None)
        window.dialogs.open_export()
        dialog = window.dialogs.export
        dialog.show_kind(kind)
        return dialog

    return open_


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "out"


def window_of(dialog):
    return dialog.parentWidget()


def has_preview(dialog, qtbot):
    view = dialog.preview.view
    qtbot.waitUntil(lambda: view.count > 0 and not view._sheets.is_stale, timeout=SECONDS_20)
    return view.pages


def exported(dialog, qtbot) -> Path:
    dialog.export_button.click()
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=SECONDS_20)
    assert dialog.result_files, dialog.status.text()
    return dialog.result_files[0]


def text_of(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


def test_key_and_button_open_the_dialog_without_stopping_the_window(make_window, qtbot):
    window = make_window()
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = window.dialogs.export
    assert dialog.isVisible()
    assert dialog.windowModality() is Qt.WindowModality.WindowModal
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    window.bar.export.click()
    assert window.dialogs.export is dialog
    assert dialog.isVisible()


def test_the_preview_has_the_pages_of_the_file(open_dialog, qtbot):
    dialog = open_dialog()
    pages = has_preview(dialog, qtbot)
    path = exported(dialog, qtbot)
    assert len(pypdf.PdfReader(path).pages) == len(pages)
    ratio = 297 / 210
    assert all(page.height() / page.width() == pytest.approx(ratio, rel=0.01) for page in pages)
    assert pages[0].width() == pytest.approx(dialog.preview.view.page_width, abs=2)


def test_leafing_by_button_and_key(open_dialog, qtbot):
    dialog = open_dialog()
    count = len(has_preview(dialog, qtbot))
    assert not dialog.preview.back.isEnabled()
    dialog.preview.forward.click()
    assert dialog.preview.view.current == 1
    assert dialog.preview.position.text() == f"2 of {count}"
    QTest.keyClick(dialog.preview.view, Qt.Key.Key_PageDown)
    assert dialog.preview.view.current == 2
    for _ in range(count):
        dialog.preview.forward.click()
    assert dialog.preview.view.current == count - 1
    assert not dialog.preview.forward.isEnabled()
    QTest.keyClick(dialog.preview.view, Qt.Key.Key_PageUp)
    assert dialog.preview.view.current == count - 2


def test_choices_change_the_pages_and_leave_the_place_in_them(open_dialog, qtbot):
    dialog = open_dialog()
    before = has_preview(dialog, qtbot)
    dialog.preview.forward.click()
    dialog.choices.paper.buttons["us-letter"].click()
    qtbot.waitUntil(lambda: has_preview(dialog, qtbot) is not before, timeout=SECONDS_20)
    after = has_preview(dialog, qtbot)
    assert after[0].height() / after[0].width() == pytest.approx(11 / 8.5, rel=0.01)
    assert dialog.preview.view.current == 1
    dialog.choices.sections[Section.SOURCES].click()
    qtbot.waitUntil(lambda: len(has_preview(dialog, qtbot)) < len(after), timeout=SECONDS_20)


def test_only_the_preview_of_the_last_choice_is_shown(open_dialog, qtbot, monkeypatch):
    dialog = open_dialog()
    has_preview(dialog, qtbot)
    begun, release, asked = threading.Event(), threading.Event(), []
    real = previewing.preview

    def slow(material, options, width, workshop, should_stop):
        asked.append(options.language)
        begun.set()
        release.wait(10)
        return real(material, options, width, workshop, should_stop)

    monkeypatch.setattr(previewing, "preview", slow)
    shown = []
    dialog.previewing.made.connect(shown.append)
    for index in (1, 0, 1):
        dialog.choices.language.setCurrentIndex(index)
        dialog.choices.language.activated.emit(index)
    qtbot.waitUntil(begun.is_set, timeout=SECONDS_20)
    dialog.choices.in_ranges.click()
    qtbot.waitUntil(lambda: not dialog.previewing._rest.is_waiting)
    release.set()
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=SECONDS_20)
    # The first three came faster than the rest; of the two that began, one was overtaken.
    assert asked == ["zh-Hans", "zh-Hans"]
    assert len(dialog.preview.view.pages) == len(shown[0].pages)


def test_the_pdf_is_the_one_that_the_command_line_makes(open_dialog, qtbot, monkeypatch):
    stamp = datetime(2025, 11, 3, 9, 30, tzinfo=UTC)
    dialog = open_dialog("appliances", "zh-Hant")
    session = window_of(dialog).session
    qtbot.waitUntil(lambda: session.uncertainty.trials == DEFAULT_TRIALS, timeout=SECONDS_20)
    seen = []
    real = order.compose

    def compose(answer, found, options):
        seen.append((answer, found))
        return real(answer, found, Options(options.language, stamp, seller=options.seller))

    monkeypatch.setattr(order, "compose", compose)
    made = exported(dialog, qtbot).read_bytes()
    answer, found = seen[-1]
    assert found.trials == DEFAULT_TRIALS
    assert made == make_pdf(answer, found, Options("zh-Hant", stamp))


@pytest.mark.parametrize("language", at_first(["zh-Hant", "zh-Hans", "en"]))
def test_a_pdf_is_in_the_language_of_the_window_unless_another_is_chosen(open_dialog, qtbot, language):
    dialog = open_dialog("clothing", language)
    other = {"zh-Hant": "en", "zh-Hans": "zh-Hant", "en": "zh-Hans"}[language]
    assert pypdf.PdfReader(exported(dialog, qtbot)).trailer["/Root"]["/Lang"].startswith(language[:2])
    dialog._chosen[Kind.PDF] = dialog.path.with_name("other.pdf")
    dialog.choices.show_language(other)
    dialog.show_kind(Kind.PDF)
    assert pypdf.PdfReader(exported(dialog, qtbot)).trailer["/Root"]["/Lang"].startswith(other[:2])


def test_what_is_anonymous_tells_the_shop_neither_inside_nor_in_its_name(open_dialog, qtbot):
    branding = Branding("Yttrium Consulting", "", base64.b64encode(pictures.svg(pictures.CIRCLE)).decode())
    shop = Document(name="Zebra Outfitters", notes="call Wombat", branding=branding)
    shop = shop.with_value("photo.units_per_month", 5)
    dialog = open_dialog(replace(shop, scenarios=(Scenario("Xylophone", shop),)))
    assert "Zebra" in dialog.path.name
    dialog.choices.offer.contact.setText("Vuvuzela Road 1")
    for box in dialog.choices.inside.boxes.values():
        box.click() if not box.isChecked() else None
    dialog.choices.anonymous.click()
    assert not dialog.seller.isEnabled()
    assert not dialog.choices.offer.contact.isEnabled()
    dialog.choices.sections[Section.COMPARISON].click()
    dialog.choices.side_by_side.click()
    made = {}
    for kind in Kind:
        dialog.show_kind(kind)
        if kind is Kind.PICTURES:
            dialog.choices.picture_format.buttons[PictureFormat.SVG.value].click()
        assert "Zebra" not in dialog.path.name
        made[kind] = exported(dialog, qtbot)
        assert not any("Zebra" in one.name for one in dialog.result_files)
    case = read_attached(made[Kind.PDF].read_bytes())
    with zipfile.ZipFile(made[Kind.WORKBOOK]) as book:
        sheets = b"".join(map(book.read, book.namelist()))
    said = text_of(made[Kind.PDF]).encode() + case + sheets
    said += made[Kind.TABLE].read_bytes() + b"".join(one.read_bytes() for one in dialog.result_files)
    assert [one for one in (b"Zebra", b"Yttrium", b"Xylophone", b"Wombat", b"Vuvuzela", b"logo") if one in said] == []
    dialog.choices.anonymous.click()
    assert dialog.seller.isEnabled()


def test_a_workbook_and_a_table(open_dialog, qtbot, folder):
    dialog = open_dialog(kind=Kind.WORKBOOK)
    with zipfile.ZipFile(exported(dialog, qtbot)) as book:
        assert len([name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]) == 9
    dialog.show_kind(Kind.TABLE)
    table = exported(dialog, qtbot).read_bytes()
    assert table.startswith(b"\xef\xbb\xbf")
    assert len(table.decode("utf-8-sig").splitlines()) == 38
    assert dialog.preview.table.rowCount() == 37
    assert sorted(one.suffix for one in folder.iterdir()) == [".csv", ".xlsx"]


def test_pictures_go_to_a_folder_each_under_its_title(open_dialog, qtbot, folder):
    dialog = open_dialog(kind=Kind.PICTURES)
    for box in dialog.choices.pictures.values():
        if not box.isChecked():
            box.click()
    qtbot.waitUntil(lambda: dialog.preview.view.count == len(dialog.choices.pictures), timeout=SECONDS_20)
    exported(dialog, qtbot)
    files = sorted(folder.iterdir())
    assert len(files) == len(dialog.choices.pictures)
    assert all(not QImage(str(one)).isNull() for one in files)
    assert len({one.read_bytes() for one in files}) == len(files)
    assert f"{len(files)} pictures" in dialog.status.text()
    dialog.choices.picture_format.buttons[".svg"].click()
    exported(dialog, qtbot)
    assert sum(one.suffix == ".svg" for one in folder.iterdir()) == len(files)


def test_without_a_chart_there_is_nothing_to_export(open_dialog):
    dialog = open_dialog(kind=Kind.PICTURES)
    for box in dialog.choices.pictures.values():
        if box.isChecked():
            box.click()
    assert not dialog.export_button.isEnabled()
    dialog.choices.pictures["race_meter"].click()
    assert dialog.export_button.isEnabled()


def with_scenarios() -> Document:
    shop = Document(name="Shop", platform="taobao").with_value("photo.units_per_month", 6)
    shop = shop.with_value("photo.unit_price", 700)
    return Document(
        name="Shop",
        platform="taobao",
        values=shop.values,
        scenarios=(
            Scenario("Fewer shoots", shop.with_value("photo.units_per_month", 3)),
            Scenario("More shoots", shop.with_value("photo.units_per_month", 12)),
        ),
    )


def test_scenarios_side_by_side_in_pdf_and_workbook(open_dialog, qtbot):
    dialog = open_dialog(with_scenarios())
    dialog.choices.sections[Section.COMPARISON].click()
    assert "More shoots" in text_of(exported(dialog, qtbot))
    dialog.show_kind(Kind.WORKBOOK)
    dialog.choices.side_by_side.click()
    with zipfile.ZipFile(exported(dialog, qtbot)) as book:
        assert b"Fewer shoots" in b"".join(book.read(name) for name in book.namelist())
        assert len([name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]) > 10


def test_a_workbook_has_the_other_scenarios_only_where_they_are_ticked(open_dialog, qtbot, answer_boxes):
    dialog = open_dialog(with_scenarios(), kind=Kind.WORKBOOK)
    box, side_by_side = dialog.choices.other_scenarios, dialog.choices.side_by_side
    assert box.isVisible()
    assert (box.text(), box.isChecked()) == ("The other scenarios", False)
    told = []
    for press in (None, box, None):
        if press is not None:
            QTest.mouseClick(press, Qt.MouseButton.LeftButton, pos=QPoint(8, press.height() // 2))
        answer_boxes("Overwrite")
        with zipfile.ZipFile(exported(dialog, qtbot)) as book:
            told.append(b"Fewer shoots" in b"".join(book.read(name) for name in book.namelist()))
        # What goes along in the PDF is another question, and the answer to this one is kept.
        dialog.show_kind(Kind.PDF)
        assert dialog.choices.options.inside == {Inside.CASE}
        dialog.show_kind(Kind.WORKBOOK)
    assert told == [False, True, True]
    QTest.mouseClick(side_by_side, Qt.MouseButton.LeftButton, pos=QPoint(8, side_by_side.height() // 2))
    assert not box.isEnabled()
    assert dialog.choices.options.inside == frozenset()


def test_without_scenarios_there_is_nothing_to_compare(open_dialog):
    dialog = open_dialog()
    choices = dialog.choices
    for box in (choices.sections[Section.COMPARISON], choices.side_by_side, choices.other_scenarios):
        assert not box.isEnabled()
        assert "Scenarios page" in box.toolTip()


def test_a_file_that_is_there_is_overwritten_only_after_asking(open_dialog, qtbot, answer_boxes):
    dialog = open_dialog(kind=Kind.TABLE)
    path = exported(dialog, qtbot)
    path.write_text("mine")
    said = answer_boxes("Cancel")
    dialog.export_button.click()
    assert not dialog.is_running
    assert path.read_text() == "mine"
    assert path.name in said[0]
    answer_boxes("Overwrite")
    exported(dialog, qtbot)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("kind", [Kind.TABLE, Kind.WORKBOOK, Kind.PICTURES])
@pytest.mark.parametrize("is_chosen", [False, True])
def test_a_folder_that_has_vanished_is_named_and_no_other_is_written_to(
    open_dialog, qtbot, folder, settings, tmp_path, monkeypatch, kind, is_chosen
):
    elsewhere = tmp_path / "documents"
    elsewhere.mkdir()
    settings.folder = str(elsewhere)
    dialog = open_dialog(kind=kind)
    if is_chosen:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / f"mine{dialog.path.suffix}"), ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
        dialog.change.click()
    shown = dialog.path_text.text()
    folder.rmdir()
    window_of(dialog).session.refined.emit()
    dialog.export_button.click()
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=SECONDS_20)
    assert dialog.path_text.text() == shown
    assert dialog.status.property("tone") == "race"
    assert str(folder) in dialog.status.text()
    assert dialog.result_files == ()
    assert list(elsewhere.iterdir()) == []
    assert not folder.exists()


def test_what_the_file_dialog_asked_about_is_not_asked_again_but_the_next_time_it_is(
    open_dialog, qtbot, folder, answer_boxes, monkeypatch
):
    dialog = open_dialog(kind=Kind.TABLE)
    (folder / "mine.csv").write_text("mine")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "mine.csv"), ""))
    said = answer_boxes("Cancel")
    dialog.change.click()
    assert dialog.path_text.text() == str(folder / "mine.csv")
    exported(dialog, qtbot)
    assert said == []
    dialog.export_button.click()
    assert len(said) == 1


def test_a_long_name_of_a_shop_leaves_each_picture_its_own_file(open_dialog):
    dialog = open_dialog(kind=Kind.PICTURES)
    titles = [box.text() for box in dialog.choices.pictures.values()]
    names = [dialog.exporting.suggested("A shop with a long name " * 4, title, ".png").stem for title in titles]
    assert all(name.endswith(title) and len(name) <= 60 for name, title in zip(names, titles, strict=True)), names


def test_many_pictures_are_asked_about_in_one_question(open_dialog, qtbot, folder, answer_boxes):
    dialog = open_dialog(kind=Kind.PICTURES)
    exported(dialog, qtbot)
    before = {one: one.read_bytes() for one in folder.iterdir()}
    said = answer_boxes("Cancel")
    dialog.export_button.click()
    assert len(said) == 1
    assert all(one.name in said[0] for one in before)
    assert {one: one.read_bytes() for one in folder.iterdir()} == before


def test_a_full_disk_leaves_the_old_file_whole_and_says_so(open_dialog, qtbot, folder, answer_boxes, monkeypatch):
    dialog = open_dialog()
    path = dialog.path
    path.write_bytes(b"the old estimate")
    answer_boxes("Overwrite")

    def no_room(_handle):
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr("os.fsync", no_room)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=SECONDS_20)
    assert path.read_bytes() == b"the old estimate"
    assert list(folder.iterdir()) == [path]
    assert "full" in dialog.status.text()
    assert not dialog.after.isVisible()
    monkeypatch.undo()
    answer_boxes("Overwrite")
    assert exported(dialog, qtbot).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("number", "word"), [(errno.EACCES, "not allowed"), (errno.EROFS, "not allowed")])
def test_a_folder_that_takes_nothing_says_so(open_dialog, qtbot, folder, monkeypatch, number, word):
    dialog = open_dialog(kind=Kind.TABLE)
    real = Path.open

    def refuse(path, mode="r", *given, **named):
        if path.parent == folder and "x" in mode:
            raise OSError(number, "refused")
        return real(path, mode, *given, **named)

    monkeypatch.setattr(Path, "open", refuse)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=SECONDS_20)
    assert word in dialog.status.text().lower()
    assert list(folder.iterdir()) == []


def test_a_locked_file_leaves_the_old_one(open_dialog, qtbot, folder, answer_boxes, monkeypatch):
    dialog = open_dialog(kind=Kind.WORKBOOK)
    path = dialog.path
    path.write_bytes(b"open in a spreadsheet program")
    answer_boxes("Overwrite")

    def locked(_beside, _target):
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", locked)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=SECONDS_20)
    assert path.read_bytes() == b"open in a spreadsheet program"
    assert list(folder.iterdir()) == [path]
    assert dialog.status.text().startswith("Not saved.")


def test_calling_off_in_the_middle_writes_nothing_and_the_next_export_works(open_dialog, qtbot, folder, monkeypatch):
    dialog = open_dialog()
    has_preview(dialog, qtbot)
    begun, release, real = threading.Event(), threading.Event(), order.write_pdf

    def slow(manuscript):
        begun.set()
        release.wait(10)
        return real(manuscript)

    monkeypatch.setattr(order, "write_pdf", slow)
    dialog.export_button.click()
    qtbot.waitUntil(begun.is_set, timeout=SECONDS_20)
    assert dialog.is_running
    assert dialog.progress.isVisible()
    assert not dialog.export_button.isEnabled()
    assert not dialog.choices.isEnabled()
    assert dialog.leave.text() == "Cancel"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.is_running
    assert "Nothing was written" in dialog.status.text()
    release.set()
    qtbot.waitUntil(lambda: not dialog.jobs.is_busy, timeout=SECONDS_20)
    QApplication.processEvents()
    assert list(folder.iterdir()) == []
    assert exported(dialog, qtbot).exists()


def test_calling_off_while_it_is_written_is_too_late_and_is_not_claimed(open_dialog, qtbot, monkeypatch):
    dialog = open_dialog(kind=Kind.TABLE)
    begun, release, real = threading.Event(), threading.Event(), work.write_whole

    def slow(path, data):
        begun.set()
        release.wait(10)
        return real(path, data)

    monkeypatch.setattr(work, "write_whole", slow)
    dialog.export_button.click()
    qtbot.waitUntil(begun.is_set, timeout=SECONDS_20)
    dialog.leave.click()
    assert dialog.is_running
    assert dialog.isVisible()
    release.set()
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=SECONDS_20)
    assert dialog.status.text() == f"Saved: {dialog.path.name}"
    assert dialog.path.exists()


def test_closing_the_window_ends_what_runs(open_dialog, qtbot, folder, monkeypatch):
    dialog = open_dialog()
    begun = threading.Event()
    real = order.write_pdf

    def slow(manuscript):
        begun.set()
        return real(manuscript)

    monkeypatch.setattr(order, "write_pdf", slow)
    dialog.export_button.click()
    qtbot.waitUntil(begun.is_set, timeout=SECONDS_20)
    window_of(dialog).close()
    assert not dialog.jobs.is_busy
    assert not dialog.previewing.jobs.is_busy


def test_a_fault_of_the_engine_is_told_and_the_dialog_goes_on(open_dialog, qtbot, monkeypatch, caplog):
    caplog.set_level(logging.CRITICAL, logger=failures.__name__)
    dialog = open_dialog()
    has_preview(dialog, qtbot)

    def broken(_manuscript):
        raise TypesettingError("unknown font")

    monkeypatch.setattr(order, "write_pdf", broken)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=SECONDS_20)
    assert "no file was written" in dialog.status.text()
    assert "unknown font" not in dialog.status.text()  # nor any other words of the engine
    assert dialog.export_button.isEnabled()


def test_the_result_is_opened_only_when_asked_for(open_dialog, qtbot, monkeypatch):
    opened = []

    def note(url):
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    dialog = open_dialog(kind=Kind.TABLE)
    assert not dialog.after.isVisible()
    path = exported(dialog, qtbot)
    assert opened == []
    dialog.after.buttons["open_result"].click()
    dialog.show_kind(Kind.PICTURES)
    pictures = exported(dialog, qtbot)
    dialog.after.buttons["open_result"].click()
    assert opened == [QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile(str(pictures.parent))]


def test_the_folder_of_the_last_export_is_offered_again(open_dialog, qtbot, folder, monkeypatch, settings):
    dialog = open_dialog(kind=Kind.TABLE)
    deeper = folder / "clients"
    deeper.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(deeper / "a.csv"), ""))
    dialog.change.click()
    exported(dialog, qtbot)
    assert settings.export_folder == str(deeper)
    dialog.show_kind(Kind.WORKBOOK)
    assert dialog.path.parent == deeper


def test_enter_in_a_field_makes_no_file_and_enter_on_the_button_does(open_dialog, qtbot, folder):
    dialog = open_dialog()
    dialog.seller.name.setFocus()
    QTest.keyClicks(dialog.seller.name, "Acme")
    QTest.keyClick(dialog.seller.name, Qt.Key.Key_Return)
    assert window_of(dialog).session.document.branding.seller == "Acme"
    assert not dialog.is_running
    assert list(folder.iterdir()) == []
    dialog.export_button.setFocus()
    QTest.keyClick(dialog.export_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.is_running, timeout=SECONDS_20)
    assert "Acme" in text_of(dialog.result_files[0])


def test_opening_and_choosing_is_no_edit(open_dialog, qtbot):
    dialog = open_dialog()
    for kind in Kind:
        dialog.show_kind(kind)
    dialog.choices.anonymous.click()
    dialog.choices.in_ranges.click()
    dialog.reject()
    assert window_of(dialog).commands.stack.count() == 0


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans", "en"])
def test_no_text_is_cut_in_the_smallest_window(open_dialog, qtbot, language, appearance):
    dialog = open_dialog("clothing", language, size=(1100, 700), appearance=appearance)
    assert dialog.width() <= 1100
    assert dialog.height() <= 700
    for kind in Kind:
        dialog.show_kind(kind)
        QApplication.processEvents()
        parts = [one for one in dialog.findChildren(QAbstractButton) if one.isVisible() and one.text()]
        parts += [one for one in dialog.findChildren(QLabel) if one.isVisible() and not one.wordWrap()]
        cut = [one.text() for one in parts if one.width() < one.minimumSizeHint().width()]
        assert cut == []
        inside = dialog.choices.widget()
        assert inside.minimumSizeHint().width() <= dialog.choices.viewport().width()


def test_every_part_has_a_name_for_those_who_cannot_see_it(open_dialog):
    dialog = open_dialog()
    parts = (dialog.kinds, dialog.choices.language, dialog.preview.view, dialog.preview.table)
    buttons = (dialog.preview.back, dialog.preview.forward, dialog.seller.swatch)
    fields = (dialog.seller.name, dialog.seller.colour, dialog.seller.logo)
    assert all(part.accessibleName() for part in (*parts, *buttons, *fields))


def test_a_language_that_changes_under_the_dialog_is_followed(open_dialog):
    dialog = open_dialog()
    window_of(dialog).session.use_language("zh-Hant")
    assert dialog.export_button.text() == "匯出"
    assert dialog.kinds.buttons["pdf"].text() == "PDF 估算書"


def test_a_table_and_its_preview_have_the_same_columns(open_dialog, qtbot):
    dialog = open_dialog(kind=Kind.TABLE)
    shown = dialog.preview.table
    heads = [shown.horizontalHeaderItem(column).text() for column in range(shown.columnCount())]
    assert heads == next(csv.reader(exported(dialog, qtbot).read_text("utf-8-sig").splitlines()))
    assert shown.item(0, 1).text() == "1.0000"
