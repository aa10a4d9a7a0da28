"""Builds the window and connects it to the file, the settings and the screen; the only place that does."""

from __future__ import annotations

import contextlib
import gc
import os
import re
import signal
import socket
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSocketNotifier, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from roi_app import __version__, assets
from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.document import Document
from roi_app.documents.files import absolute
from roi_app.documents.locks import is_edited
from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.estimates.kept_answers import KeptAnswers
from roi_app.gui.state.document_files import EDITING
from roi_app.gui.state.failures import LOG
from roi_app.gui.state.front_requests import brought_to_front
from roi_app.gui.state.qt_language import use_qt_language
from roi_app.gui.state.session import Session
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.fonts import use_fonts
from roi_app.gui.style.theme import theme
from roi_app.gui.window.main_window import MainWindow
from roi_app.texts.catalog import Texts

SCREENS = Path("/", "tmp", ".X11-unix")
"""Where a local X screen listens."""

_LOCAL_SCREEN = re.compile(r":(\d+)(\.\d+)?")

HAND_OVER_S = 0.0005
"""How soon a thread that makes a file lets the window go on; Python's own 5 ms nearly doubles the slowest ticks."""


class Application(QApplication):
    """Our QApplication; `file_asked` carries a file that macOS hands over by an event in place of an argument."""

    file_asked = Signal(Path)

    def event(self, event: QEvent) -> bool:
        """Pass a file on that the system asks to open."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_asked.emit(Path(event.file()))
            return True
        return super().event(event)


def build_application(arguments: Sequence[str]) -> Application:
    """The Qt application with our name, font and colours, without a window."""
    _put_the_window_first()
    # By an option, as `setStyle` gives a style back, and to hold one in Python makes every enum of styles.
    application = Application([sys.argv[0], "-style", "Fusion", *arguments])
    application.setOrganizationName("merchant-roi")
    application.setApplicationName("merchant-roi")
    application.setApplicationDisplayName("Merchant ROI")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("merchant-roi")
    application.setWindowIcon(QIcon(str(assets.path("icons", "app.svg"))))
    return application


def _put_the_window_first() -> None:
    """Keep threads that make files from holding the window up."""
    sys.setswitchinterval(HAND_OVER_S)
    # The typesetter would take every core; it reads this when it is first used, and is not slower for it.
    os.environ.setdefault("RAYON_NUM_THREADS", str(max((os.cpu_count() or 2) - 1, 1)))


def build_window(document: Document, settings: Settings) -> MainWindow:
    """A window with a document that no file holds yet, in the language and appearance of the settings."""
    theme.use(settings.appearance)
    use_fonts(settings.language)
    use_qt_language(settings.language)
    kept = KeptAnswers(settings.state_folder() / "answers")
    session = Session(document, default_catalogue(), settings.language, estimator=kept.answer)
    window = MainWindow(session, settings)
    for moment in (window.painted, session.closing):
        moment.connect(lambda: kept.keep(session.answer))
    return window


def main(arguments: Sequence[str]) -> int:
    """Open the window with a file, with `--sample NAME`, or empty; returns the exit status."""
    settings = Settings()
    if wrong := wrong_launch(arguments, os.environ, Texts(settings.language)):
        from roi_app.cli import console  # noqa: PLC0415 - a start that goes well needs nothing of the command line

        console.complain([wrong])
        return 2 if arguments else 1
    application = build_application(())
    if _is_shown_elsewhere(arguments):
        return 0
    window = open_window(arguments, settings)
    window.session.failures.log = Settings.state_folder() / LOG
    window.session.failures.watch()
    application.file_asked.connect(window.files.open)
    with _ending_on_signals(application, window):
        return application.exec()


@contextlib.contextmanager
def _ending_on_signals(application: Application, window: MainWindow) -> Iterator[None]:
    """End by Ctrl-C in the terminal or by the system's wish, with the work kept for the next start."""
    if sys.platform == "win32":
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        yield
        return
    # Python hears of a signal only when it runs; this wakes the event loop, which sleeps in Qt.
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read, window)
    notifier.activated.connect(lambda: os.read(reader, 64))

    def end(number: int, _frame: object) -> None:
        window.files.autosave.leave()
        window.session.close()
        application.exit(128 + number)

    before = {one: signal.signal(one, end) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    woken = signal.set_wakeup_fd(writer)
    try:
        yield
    finally:
        signal.set_wakeup_fd(woken)
        for one, handler in before.items():
            signal.signal(one, handler)
        notifier.setEnabled(False)
        os.close(reader)
        os.close(writer)


def open_window(arguments: Sequence[str], settings: Settings) -> MainWindow:
    """A window on show, with what the arguments name, or empty; it offers what a crash has left."""
    window = build_window(_first_document(arguments, settings.language), settings)
    if not arguments and settings.welcomes:
        window.views.show_welcome()
    window.painted.connect(_collect_from_now_on)
    window.painted.connect(lambda: _keep_still(settings))
    # It may ask something, which must not hold up what else is due.
    window.painted.connect(lambda: QTimer.singleShot(0, window.files, window.files.offer_recovery))
    window.show()
    if arguments and arguments[0] != "--sample":
        window.files.open(Path(arguments[0]))
    return window


def _is_shown_elsewhere(arguments: Sequence[str]) -> bool:
    """Whether the file to open is in another window, which has come to the front."""
    if not arguments or arguments[0] == "--sample":
        return False
    path, folder = absolute(Path(arguments[0])), Settings.state_folder() / EDITING
    try:
        return is_edited(path, folder) and brought_to_front(path, folder)
    except OSError:
        return False


def wrong_launch(arguments: Sequence[str], environment: Mapping[str, str], texts: Texts) -> str:
    """What stands in the way of opening a window, in one line; "" where nothing does."""
    if arguments and arguments[0] == "--sample":
        if len(arguments) != 2 or arguments[1] not in SAMPLES:  # noqa: PLR2004 - the option and its value
            return texts.text("launch.sample", names=texts.text("command.listed").join(SAMPLES))
    elif len(arguments) > 1:
        return texts.text("launch.one_file", given=len(arguments))
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(environment.get(name) for name in screens):
        return texts.text("launch.no_screen")
    if sys.platform.startswith("linux") and not _screen_answers(environment):
        return texts.text("launch.no_answer", display=environment["DISPLAY"])
    return ""


def _collect_from_now_on() -> None:
    """Let the garbage collector on, and spare it what came with the start."""
    gc.freeze()
    gc.enable()


def _screen_answers(environment: Mapping[str, str]) -> bool:
    """Whether somebody listens at a local X screen that would be used; Qt ends the process where nobody does."""
    display = _LOCAL_SCREEN.fullmatch(environment.get("DISPLAY", ""))
    if display is None or environment.get("WAYLAND_DISPLAY") or environment.get("QT_QPA_PLATFORM", "xcb") != "xcb":
        return True
    # The abstract name beside the path serves where no such folder can be made.
    path = str(SCREENS / f"X{display[1]}")
    return any(_listens(name) for name in (path, f"\0{path}"))


def _listens(name: str) -> bool:
    with socket.socket(socket.AF_UNIX) as asked:
        try:
            asked.connect(name)
        except OSError:
            return False
        return True


def _keep_still(settings: Settings) -> None:
    theme.reduced_motion = settings.reduced_motion


def _first_document(arguments: Sequence[str], language: str) -> Document:
    if len(arguments) > 1 and arguments[0] == "--sample" and arguments[1] in SAMPLES:
        return sample_in(arguments[1], language)
    return Document()
