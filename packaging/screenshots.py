"""Pictures of every page in every language, light and dark, at three sizes, into the untracked `screenshots/`.

Run by `packaging/dev.py screenshots`, without a screen. A name says it all: `zh-Hant-dark-1100x700-over_time.png`. Set
QT_SCALE_FACTOR=2 for twice the pixels.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZES = {"1440x900": (1440, 900), "1100x700": (1100, 700), "1920x1080": (1920, 1080)}
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
    from roi_app.benchmarks.texts import LANGUAGES
    from roi_app.documents.samples import sample_in
    from roi_app.gui.late import PAGES
    from roi_app.gui.settings import Settings
    from roi_app.gui.theme import Appearance

    application = app.build_application(())
    taken = 0
    for language in LANGUAGES:
        for appearance in (Appearance.LIGHT, Appearance.DARK):
            settings = Settings()
            settings.language, settings.appearance, settings.offers_tour = language, appearance, False
            window = app.build_window(sample_in(SAMPLE, language), settings)
            for size, (width, height) in SIZES.items():
                window.resize(width, height)
                window.show()
                stages: dict[str, Callable[[], None]] = {
                    **{page: lambda page=page: window.open_page(page) for page in PAGES},
                    "explained": lambda: window.session.ask("npv"),
                    "presenting": window.stage.present,
                    "welcome": window.stage.show_welcome,
                }
                for name, open_it in stages.items():
                    open_it()
                    _settle(application, window)  # the change to a full screen comes late
                    window.resize(width, height)
                    _settle(application, window)
                    window.grab().save(str(folder / f"{language}-{appearance}-{size}-{name}.png"))
                    taken += 1
                window.stage.show_work()
                window.explanation.hide()
            window.commands.stack.setClean()
            window.close()
    return taken


def _settle(application, window) -> None:
    """Wait until the full run of trials is there and everything is painted."""
    until = time.monotonic() + SETTLE_SECONDS
    while time.monotonic() < until:
        application.processEvents()
        found = window.session.uncertainty
        if found is not None and found.trials > 10_000 and not window.head.numbers["npv"].is_counting:
            break
        time.sleep(0.01)
    application.processEvents()


if __name__ == "__main__":
    sys.exit(main(ROOT / "screenshots"))
