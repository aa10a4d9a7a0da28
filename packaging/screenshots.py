"""Pictures of every page in every language, light and dark, at three sizes, into the untracked `screenshots/`.

Run by `packaging/dev.py screenshots`, without a screen. A name says it all: `zh-Hant-dark-1100x700-over_time.png`. Set
QT_SCALE_FACTOR=2 for twice the pixels.
"""

import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from roi_app.gui.window.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
SIZES = ((1440, 900), (1100, 700), (1920, 1080))
SETTLE_SECONDS = 5.0
SAMPLE = "clothing"


def main(folder: Path) -> int:
    """Take all pictures and say how many."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    from PySide6.QtCore import QSettings

    with tempfile.TemporaryDirectory() as own:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, own)
        os.environ["XDG_DATA_HOME"] = own
        folder.mkdir(exist_ok=True)
        taken = _take_all(folder)
    print(f"{taken} pictures in {folder}")
    return 0


def _take_all(folder: Path) -> int:
    from roi_app import app
    from roi_app.documents.samples import sample_in
    from roi_app.gui.state.settings import Settings
    from roi_app.gui.style.theme import Appearance
    from roi_app.texts.catalog import LANGUAGES

    application = app.build_application(())
    taken = 0
    for language, appearance in itertools.product(LANGUAGES, (Appearance.LIGHT, Appearance.DARK)):
        settings = Settings()
        settings.language, settings.appearance, settings.offers_tour = language, appearance, False
        window = app.build_window(sample_in(SAMPLE, language), settings)
        for size in SIZES:
            for stage in _stages(window):
                _show(application, window, stage, size)
                name = f"{language}-{appearance}-{size[0]}x{size[1]}-{stage.name}.png"
                window.grab().save(str(folder / name))
                taken += 1
            window.views.show_work()
            for explanation in (window.explaining.popover, window.explanation):
                if explanation is not None:
                    explanation.shut()
        window.commands.stack.setClean()
        window.close()
    return taken


class Stage(NamedTuple):
    """Something to take a picture of, and how it is opened."""

    name: str
    open: Callable[[], object]


def _stages(window: "MainWindow") -> list[Stage]:
    from roi_app.gui.window.lazy import PAGES

    return [
        *(Stage(page, partial(window.open_page, page)) for page in PAGES),
        Stage("explained", window.head.numbers["npv"].click),
        Stage("explained_whole", partial(window.session.request_explanation, "npv")),
        Stage("presenting", window.views.present),
        Stage("welcome", window.views.show_welcome),
    ]


def _show(application: "QApplication", window: "MainWindow", stage: Stage, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.show()
    stage.open()
    _settle(application, window)
    # A full screen comes late, and this one's is as small as it likes.
    window.resize(*size)
    _settle(application, window)


def _settle(application: "QApplication", window: "MainWindow") -> None:
    """Wait until the full run of trials is there and everything is painted."""
    from roi_app.model.uncertainty.trials import DEFAULT_TRIALS

    until = time.monotonic() + SETTLE_SECONDS
    while time.monotonic() < until:
        application.processEvents()
        found = window.session.uncertainty
        has_trials = found is not None and found.trials == DEFAULT_TRIALS
        if has_trials and not window.head.numbers["npv"].is_counting and _has_shares(window):
            break
        time.sleep(0.01)
    application.processEvents()


def _has_shares(window: "MainWindow") -> bool:
    """Whether the variance shares are there, where the page shows them: they come last."""
    shares = getattr(window.pages.currentWidget(), "shares", None)
    return shares is None or not shares.isVisible() or bool(shares.chart.figure and shares.chart.figure.bars)


if __name__ == "__main__":
    sys.exit(main(ROOT / "screenshots"))
