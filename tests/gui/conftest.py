"""For tests of the window: the app's own QApplication, windows that close without a question, files of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from roi_app import app
from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.exports.order import make
from roi_app.gui.dialogs.export.workshop import Workshop
from roi_app.gui.state.qt_language import use_qt_language
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.fonts import use_fonts
from roi_app.gui.style.theme import Appearance, theme
from roi_app.gui.window.main_window import MainWindow

MakeWindow = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def _plain_theme(qapp: QApplication) -> None:
    """Begin each test light and in English, so that a widget needs no window to be made."""
    theme.use(Appearance.LIGHT)
    use_fonts("en")
    use_qt_language("en")


@pytest.fixture(autouse=True)
def _files_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no process for a file, which a test could not reach into; those of the workshop itself do."""
    monkeypatch.setattr(Workshop, "open", lambda _: None)
    monkeypatch.setattr(Workshop, "make", lambda _, order, should_stop: make(order, should_stop))


@pytest.fixture
def delete_now() -> Callable[[], None]:
    """Destroy at once what was given to deleteLater."""

    def send() -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    return send


@pytest.fixture
def settings(own_home: Path) -> Settings:
    """Settings of this test alone."""
    return Settings()


@pytest.fixture
def make_window(qtbot, settings: Settings) -> MakeWindow:
    """Make a window: `make_window("clothing", "zh-Hant")`, or with a Document.

    It is on show at `size` (None leaves it unshown), laid out, in a language and an appearance, and it closes at the
    end of the test without asking about unsaved changes.
    """

    def make(
        what: str | Document = "clothing",
        language: str = "en",
        *,
        size: tuple[int, int] | None = (1440, 900),
        appearance: Appearance = Appearance.LIGHT,
    ) -> MainWindow:
        settings.language, settings.appearance = language, appearance
        document = sample_in(what, language) if what in SAMPLES else what
        window = app.build_window(document, settings)
        qtbot.addWidget(window, before_close_func=_forget_changes)
        if size is not None:
            window.resize(*size)
            with qtbot.waitExposed(window):
                window.show()
            QCoreApplication.processEvents()
        return window

    return make


def _forget_changes(window: MainWindow) -> None:
    window.bar.name.setModified(False)  # else closing would take what a failed test has left in it
    window.commands.stack.setClean()


@pytest.fixture
def answer_boxes(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Answer every message box with the button of this text; gives the list of what the boxes said."""

    def answer(button: str) -> list[str]:
        said: list[str] = []

        def clicked(box: QMessageBox) -> int:
            said.append(box.text())
            chosen = next(one for one in box.buttons() if one.text() == button)
            monkeypatch.setattr(QMessageBox, "clickedButton", lambda _: chosen)
            return 0

        monkeypatch.setattr(QMessageBox, "exec", clicked)
        return said

    return answer
