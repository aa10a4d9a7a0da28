"""What leaves by clipboard and drag: files as file managers want them, a chart in the form that a program takes."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QMouseEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from roi_app.documents.leftovers import new_folder
from roi_app.gui.dialogs.export.carrying import COPIED_FILES, FOLDER, IMAGE, PNG, SVG, URLS, DraggedFiles
from roi_app.gui.dialogs.export.options import Kind
from roi_app.gui.state import file_manager

LEFT = Qt.MouseButton.LeftButton
SECONDS_20 = 20_000


class Taken(NamedTuple):
    """What a drag offers while it lasts; `before` are our folders at a time when nobody has asked for a file."""

    action: Qt.DropAction
    formats: list[str]
    offered: dict[str, bytes]
    image: QImage
    small: QSize
    before: list[Path]
    urls: list[QUrl]


@pytest.fixture
def carried(monkeypatch):
    """Every drag that begins, with what it offers while it lasts."""
    drags = []

    def exec_(drag, action):
        data = drag.mimeData()
        offered = {kind: data.data(kind).data() for kind in (PNG, SVG)}
        before = list(Path(tempfile.gettempdir()).glob(f"{FOLDER}*"))
        taken = Taken(action, data.formats(), offered, data.imageData(), drag.pixmap().size(), before, data.urls())
        drags.append(taken)
        drag.deleteLater()
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", exec_)
    return drags


def drag(chart, start: QPoint, end: QPoint, button=LEFT):
    """Press, move as a hand does, and let go, by pixels."""
    QTest.mousePress(chart, button, pos=start)
    none = Qt.MouseButton.NoButton
    for step in range(1, 6):
        at = QPointF(start + (end - start) * (step / 5))
        move = (QEvent.Type.MouseMove, at, chart.mapToGlobal(at), none, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(chart, QMouseEvent(*move))
    QTest.mouseRelease(chart, button, pos=end)


def test_a_chart_is_carried_away_as_picture_drawing_and_file(make_window, carried, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    window = make_window("clothing", "zh-Hant")
    chart = window.breakdown.chart
    asked = []
    window.session.explanation_requested.connect(lambda *args: asked.append(args))
    drag(chart, QPoint(300, 20), QPoint(340, 60))
    (taken,) = carried
    assert taken.action is Qt.DropAction.CopyAction
    assert taken.formats == [PNG, IMAGE, SVG, URLS]
    assert asked == []
    assert QImage.fromData(taken.offered[PNG]).size() == taken.image.size()
    assert taken.image.width() >= 2 * chart.width()
    assert QSvgRenderer(taken.offered[SVG]).isValid()
    assert taken.small.width() == 240
    assert taken.before == []
    file = Path(taken.urls[0].toLocalFile())
    assert file.read_bytes() == taken.offered[PNG]
    assert file.name == "小型服飾店 - AI 帶來多少，留下多少.png"
    assert file.is_relative_to(tmp_path)
    window.session.close()
    assert list(tmp_path.glob(f"{FOLDER}*")) == []


def test_a_bar_can_be_dragged_and_is_not_explained_then_but_a_trembling_click_is(make_window, carried):
    window = make_window()
    chart = window.breakdown.chart
    chart.grab()
    bar = next(spot for spot in chart.spots if spot.target == "npv").area.center().toPoint()
    drag(chart, bar, bar + QPoint(0, 2))
    assert carried == []
    assert window.explaining.popover.trail == ["npv"]
    window.explaining.popover.shut()
    drag(chart, bar, bar - QPoint(60, 0))
    assert len(carried) == 1
    assert window.explaining.popover.isHidden()


def test_the_handle_of_the_meter_moves_and_carries_nothing(make_window, carried):
    window = make_window()
    meter = window.head.meter
    meter.grab()
    theta = window.session.case.quantities["involution_intensity"].range.mode
    handle = QPoint(round(meter.x_of(theta)), round(meter._top + meter._thick / 2))
    drag(meter, handle, handle + QPoint(60, 0))
    assert carried == []
    assert window.session.case.quantities["involution_intensity"].range.mode > theta


def test_a_drag_from_the_right_button_from_a_card_or_while_presenting_carries_nothing(make_window, carried):
    window = make_window()
    chart = window.breakdown.chart
    drag(window.breakdown, QPoint(4, 4), QPoint(60, 60))
    drag(chart, QPoint(40, 20), QPoint(120, 60), Qt.MouseButton.RightButton)
    window.setWindowState(Qt.WindowState.WindowFullScreen)
    drag(chart, QPoint(300, 20), QPoint(340, 60))
    assert carried == []


def test_the_folder_of_a_killed_drag_is_swept_by_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code = (
        "import os, signal, tempfile; tempfile.tempdir = os.environ['FOR_IT']\n"
        "from roi_app.gui.dialogs.export.carrying import DraggedFiles\n"
        "files = DraggedFiles(); files.write('a.png', b'x'); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], env={**os.environ, "FOR_IT": str(tmp_path)}, check=False)
    assert ended.returncode == -signal.SIGKILL
    (left,) = tmp_path.glob(f"{FOLDER}*")
    with new_folder(FOLDER) as alive:
        files = DraggedFiles()
        written = files.write("b.png", b"y")
        assert not left.exists()
        assert alive.exists()
    second = files.write("c.png", b"z")
    assert (written.exists(), second.read_bytes()) == (False, b"z")
    files.clear()
    assert not second.parent.exists()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    assert files.write("d.png", b"") is None


def test_after_an_export_the_file_is_shown_and_copied(make_window, settings, qtbot, tmp_path, monkeypatch):
    folder = tmp_path / "到處, 都是 空格"
    folder.mkdir()
    settings.export_folder = str(folder)
    shown = []
    monkeypatch.setattr(file_manager.FileManager, "show_files", lambda _, files: shown.append(files))
    window = make_window()
    qtbot.waitUntil(lambda: window.session.uncertainty is not None)
    window.dialogs.open_export()
    dialog = window.dialogs.export

    def export(kind) -> Path:
        dialog.show_kind(kind)
        dialog.export_button.click()
        qtbot.waitUntil(lambda: not dialog.is_running, timeout=SECONDS_20)
        return dialog.result_files[0]

    table, buttons = export(Kind.TABLE), dialog.after.buttons
    assert [key for key, button in buttons.items() if button.isVisible()] == [
        "open_result",
        "show_in_folder",
        "copy_file",
    ]
    QTest.mouseClick(buttons["show_in_folder"], LEFT)
    assert shown == [(table,)]
    QTest.mouseClick(buttons["copy_file"], LEFT)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.urls() == [QUrl.fromLocalFile(str(table))]
    first, address = copied.data(COPIED_FILES).data().decode("ascii").split("\n")
    assert (first, Path(QUrl(address).toLocalFile())) == ("copy", table)
    for box in dialog.choices.pictures.values():
        box.setChecked(box is dialog.choices.pictures["waterfall"])
    picture = export(Kind.PICTURES)
    assert buttons["copy_picture"].isVisible()
    QTest.mouseClick(buttons["copy_picture"], LEFT)
    assert QGuiApplication.clipboard().image().size() == QImage(str(picture)).size()
    assert QSvgRenderer(QGuiApplication.clipboard().mimeData().data(SVG)).isValid()
    dialog.show_kind(Kind.PDF)
    assert not dialog.after.isVisible()
