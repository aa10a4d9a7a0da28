"""A demo from the first start to the reopened file, by pixels and keys, with a picture of every stop.

    python -m tests.gui.demo.walk LANGUAGE APPEARANCE WIDTHxHEIGHT FOLDER

On an X server (`xvfb-run -s "-screen 0 1920x1080x24"` with QT_QPA_PLATFORM=xcb) the pictures are the screen's own;
QT_SCALE_FACTOR=2 on 1920x1080 is a screen of 960x540. Ends with an error where anything is not as a presenter
expects it: a figure that does not follow, a head that moves while a slider does, an undo that does not lead back.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QScrollArea, QWidget

from roi_app import app
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.theme import Appearance, theme
from roi_app.gui.window.lazy import PAGES
from roi_app.gui.window.main_window import MainWindow

LEFT, PLAIN, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
PATIENCE_S = 20.0
ROOM = 160
"""How much a person scrolls into view around the place that is to be clicked."""

PIXELS = 2
"""How far the pointer goes between two events of a drag."""


class Demo:
    """One person at one screen."""

    def __init__(self, size: QSize, folder: Path) -> None:
        """Take pictures into a folder."""
        self.size, self.folder, self.taken = size, folder, 0
        self.window: MainWindow | None = None

    @property
    def shown(self) -> MainWindow:
        """The window in front."""
        assert self.window is not None
        return self.window

    def start(self, *arguments: str) -> None:
        """Start the app at this size, as large as the screen at most."""
        self.window = app.open_window(arguments, Settings())
        self.window.resize(self.size.boundedTo(self.window.screen().availableGeometry().size()))
        self.window.move(0, 0)
        QTest.qWaitForWindowExposed(self.window)
        self.come_to_front(self.window)
        self.settle()

    def settle(self) -> None:
        """Let everything come to rest: trials, counting figures, layouts."""
        self.until(lambda: self.shown.session.uncertainty is not None or self.shown.views.is_welcoming)
        quiet = time.monotonic() + 0.4
        while time.monotonic() < quiet:
            QApplication.processEvents()
            time.sleep(0.005)

    def until(self, holds: Callable[[], object]) -> None:
        """Wait for something, and not for ever."""
        end = time.monotonic() + PATIENCE_S
        while not holds():
            assert time.monotonic() < end, "waited in vain"
            QApplication.processEvents()
            time.sleep(0.005)

    def come_to_front(self, widget: QWidget) -> None:
        """Give a window the keys, as a window manager does where there is one."""
        window = widget.window()
        if QApplication.activeWindow() is None:
            window.activateWindow()
            self.until(lambda: QApplication.activeWindow() is not None)

    def picture(self, name: str, of: QWidget | None = None) -> None:
        """Keep what the screen shows; without a screen, what the window paints."""
        self.settle()
        self.taken += 1
        shown = of or self.shown
        is_real = QGuiApplication.platformName() == "xcb"
        image = shown.screen().grabWindow(0) if is_real else shown.grab()
        image.save(str(self.folder / f"{self.taken:02}-{name}.png"))

    def target(self, widget: QWidget) -> QWindow:
        """The window of the system that a widget is in."""
        handle = widget.window().windowHandle()
        assert handle is not None
        return handle

    def at(self, widget: QWidget, point: QPoint | None = None) -> QPoint:
        """A point of a widget, else its middle, in its window; what a person cannot see cannot be clicked."""
        inside = point if point is not None else widget.rect().center()
        assert widget.isVisible(), widget
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                there = widget.mapTo(around.widget(), inside)
                around.ensureVisible(there.x(), there.y(), ROOM, ROOM)
            around = around.parentWidget()
        return widget.mapTo(widget.window(), inside)

    def click(self, widget: QWidget, point: QPoint | None = None) -> None:
        """Press and release where a widget is."""
        QTest.mouseClick(self.target(widget), LEFT, PLAIN, self.at(widget, point))
        self.settle()

    def drag(self, widget: QWidget, start: QPoint, across: int, watch: Callable[[], None]) -> None:
        """Press, go across two pixels at a time, release; `watch` looks on at every event."""
        window, place = self.target(widget), self.at(widget, start)
        QTest.mousePress(window, LEFT, PLAIN, place)
        for gone in range(0, abs(across) + 1, PIXELS):
            there = place + QPoint(gone if across > 0 else -gone, 0)
            to = QPointF(there)
            moved = QMouseEvent(QEvent.Type.MouseMove, to, QPointF(window.mapToGlobal(there)), LEFT, LEFT, PLAIN)
            QApplication.sendEvent(window, moved)
            QApplication.processEvents()
            watch()
        QTest.mouseRelease(window, LEFT, PLAIN, place + QPoint(across, 0))
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN, on: QWidget | None = None) -> None:
        """Press a key in the window in front."""
        self.come_to_front(on or self.shown)
        QTest.keyClick(self.target(on or self.shown), key, modifier)
        self.settle()

    def type(self, field: QLineEdit, text: str) -> None:
        """Click into a field, replace what is there, and press Enter."""
        self.shown.inputs.area.ensureWidgetVisible(field)
        self.click(field)
        QTest.keyClick(self.target(field), Qt.Key.Key_A, CONTROL)
        QTest.keyClicks(field, text)
        self.key(Qt.Key.Key_Return)


def walk(demo: Demo) -> None:
    """The whole demo."""
    demo.start()
    begin(demo)
    edit(demo)
    look_around(demo)
    present(demo)
    hand_out(demo)


def begin(demo: Demo) -> None:
    """The first start: a sample, and the tour."""
    demo.picture("welcome")
    welcome = demo.shown.views.welcome
    assert welcome is not None
    demo.click(welcome.cards["clothing"])
    demo.until(lambda: not demo.shown.views.is_welcoming)
    demo.settle()
    demo.picture("tour")
    demo.key(Qt.Key.Key_Escape)
    demo.picture("shop")
    assert demo.shown.head.numbers["kept_share"].value.text() == "55"


def edit(demo: Demo) -> None:
    """Type, drag, undo, choose presets."""
    window = demo.shown
    row = window.inputs.rows["photo.unit_price"]
    demo.type(row.field, "=9*100")
    assert row.field.text().endswith("900"), row.field.text()
    demo.picture("typed")
    slider = window.inputs.rows["photo.units_per_month"].slider
    window.inputs.area.ensureWidgetVisible(slider)
    places = {key: number.x() for key, number in window.head.numbers.items()}
    widths = {key: number.width() for key, number in window.head.numbers.items()}

    def still() -> None:
        for key, number in window.head.numbers.items():
            assert number.width() == widths[key], f"{key} gave way during a drag"

    kept = window.head.numbers["kept_share"].value.text()
    demo.drag(slider, QPoint(round(slider.x_of(slider.real_value)), slider.height() // 2), 60, still)
    assert places["kept_share"] == window.head.numbers["kept_share"].x()
    assert window.session.case.quantities["photo.units_per_month"].range.mode > 6
    demo.picture("dragged")
    for _ in range(2):
        demo.key(Qt.Key.Key_Z, CONTROL)
    assert window.commands.stack.index() == 0, "two undos lead back"
    demo.key(Qt.Key.Key_Y if sys.platform == "win32" else Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert window.commands.stack.index() == 1
    demo.key(Qt.Key.Key_Z, CONTROL)
    assert window.head.numbers["kept_share"].value.text() == "55" != kept
    meter = window.head.meter
    demo.drag(meter, QPoint(round(meter.x_of(0.4)), meter.height() // 3), round(meter.width() * 0.45), still)
    assert window.session.case.quantities["involution_intensity"].range.mode > 1
    demo.picture("raced")
    demo.key(Qt.Key.Key_Z, CONTROL)
    choose_preset(demo, "cautious")
    demo.picture("cautious")
    demo.key(Qt.Key.Key_Z, CONTROL)


def choose_preset(demo: Demo, key: str) -> None:
    """Click a preset in the bar; in a narrow one it is in a menu."""
    bar = demo.shown.bar
    if bar.presets.isVisible():
        demo.click(bar.presets.buttons[key])
    else:
        menu = bar.preset_button.menu()
        entry = next(one for one in menu.actions() if one.data() == key)
        QTimer.singleShot(200, menu, lambda: QTest.mouseClick(menu, LEFT, PLAIN, menu.actionGeometry(entry).center()))
        demo.click(bar.preset_button)
    demo.until(lambda: demo.shown.session.document.preset == key)


def look_around(demo: Demo) -> None:
    """Every page, and a number explained."""
    window = demo.shown
    for number, page in enumerate(PAGES, start=1):
        demo.key(Qt.Key(Qt.Key.Key_0 + number), CONTROL)
        assert window.page_bar.buttons[page].isChecked()
        if page in ("robustness", "matters"):
            demo.until(lambda: window.session.uncertainty is not None)
        demo.picture(f"page-{page}")
    demo.click(window.head.numbers["kept_share"].value)
    demo.picture("explained")
    demo.key(Qt.Key.Key_Escape)


def present(demo: Demo) -> None:
    """The story on the whole screen, a figure, the keys, ranges, a slider, and back to where it began."""
    window = demo.shown
    began = window.session.state
    demo.key(Qt.Key.Key_F11)
    page = window.views.presentation
    assert page is not None
    assert window.views.is_presenting
    demo.picture("presenting", page)
    for _ in range(5):
        demo.key(Qt.Key.Key_PageDown, on=page)
        demo.picture(f"story-{page.step}", page)
    demo.key(Qt.Key.Key_A, on=page)
    slider = page.sliders[3].slider
    start = QPoint(round(slider.x_of(slider.real_value)), round(slider.height() * 13 / 30))
    demo.drag(slider, start, slider.width() // 4, lambda: None)
    assert page.parts.kept.value.text() != "55"
    demo.picture("presented-drag", page)
    demo.click(page.parts.kept)
    demo.picture("presented-figure", page)
    demo.key(Qt.Key.Key_Escape, on=page)
    QTest.keyClick(demo.target(page), "?")
    demo.picture("presented-keys", page)
    demo.key(Qt.Key.Key_Escape, on=page)
    demo.key(Qt.Key.Key_8, on=page)
    demo.key(Qt.Key.Key_G, on=page)
    demo.picture("presented-ranges", page)
    demo.key(Qt.Key.Key_G, on=page)
    demo.key(Qt.Key.Key_R, on=page)
    assert window.session.state == began
    assert window.commands.stack.isClean() or window.commands.stack.index() == 0
    demo.key(Qt.Key.Key_Escape, on=page)
    assert not window.views.is_presenting


def hand_out(demo: Demo) -> None:
    """Export a PDF, save, close, open again."""
    window = demo.shown
    demo.type(window.inputs.rows["photo.unit_price"].field, "800")
    kept = window.head.numbers["kept_share"].value.text()
    demo.key(Qt.Key.Key_E, CONTROL)
    dialog = window.dialogs.export
    assert dialog is not None
    demo.until(lambda: dialog.isVisible() and dialog.export_button.isEnabled())
    until_still(demo, 3.0)
    demo.picture("export", dialog)
    demo.click(dialog.export_button)
    made = demo.folder / "out"
    demo.until(lambda: any(made.glob("*.pdf")))
    until_still(demo, 1.0)
    demo.picture("exported", dialog)
    demo.key(Qt.Key.Key_Escape, on=dialog)
    saved = demo.folder / "out" / "demo.roi"
    QTimer.singleShot(600, window, lambda: answer_file_dialog(demo, saved))
    demo.come_to_front(window)
    QTest.keyClick(demo.target(window), Qt.Key.Key_S, CONTROL)
    demo.until(lambda: os.path.isfile(saved))
    demo.settle()
    assert "•" not in window.windowTitle()
    assert window.close()
    window.deleteLater()
    demo.start(str(saved))
    assert demo.shown.head.numbers["kept_share"].value.text() == kept
    demo.picture("reopened")
    assert demo.shown.close()


def until_still(demo: Demo, seconds: float) -> None:
    """Let what runs in the background come to an end."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        demo.settle()


def answer_file_dialog(demo: Demo, path: Path) -> None:
    """Take a picture of the file dialog, type the name into it, and press Enter."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog), dialog
    demo.picture("save-dialog", dialog)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(field, str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)


def main(arguments: list[str]) -> int:
    """Walk once; pictures lie in the folder, the exported files in its `out`."""
    language, appearance, size, place = arguments
    folder = Path(place)
    (folder / "out").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = own
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, own)
        application = app.build_application(())
        settings = Settings()
        settings.language, settings.appearance = language, Appearance(appearance)
        settings.folder = settings.export_folder = str(folder / "out")
        theme.reduced_motion = True
        width, height = (int(one) for one in size.split("x"))
        demo = Demo(QSize(width, height), folder)
        walk(demo)
        application.processEvents()
    sys.stdout.write(f"{demo.taken} pictures in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
