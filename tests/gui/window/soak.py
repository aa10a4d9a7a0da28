"""A long day in one window: `python soak.py PARTS`; a part is 60 ticks, a language switch, and now and then an export.

Each export is looked at before it is made. After each tenth a line says how much memory the process holds of its own,
in MiB, then how much there is with the files that are mapped: those pages (fonts and libraries) are the system's, which
takes them back when it wants them.
"""

import sys
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from roi_app import app
from roi_app.documents.samples import sample_in
from roi_app.gui.charts.picture import Frame, Picture
from roi_app.gui.dialogs.export.options import ExportOptions, Kind
from roi_app.gui.dialogs.export.work import Material, made, preview
from roi_app.gui.dialogs.export.workshop import Workshop
from roi_app.gui.state.settings import Settings
from roi_app.gui.window.lazy import PAGES
from roi_app.model.uncertainty.trials import DEFAULT_TRIALS
from roi_app.texts.catalog import LANGUAGES

TICKS = 60
WARM_UP = 20
"""Parts before the first: by then each thread has its heap, and previews of every kind have been held."""

STAMP = datetime(2026, 11, 26, tzinfo=UTC)


def held_mib() -> tuple[float, float]:
    """What the process holds of its own now, and with the files that are mapped."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("ascii").splitlines())
    own, whole = (int(status[name].split()[0]) / 1024 for name in ("RssAnon", "VmRSS"))
    return own, whole


def main(parts: int) -> None:
    """Drag, switch, open pages and export."""
    app.build_application(())
    window = app.build_window(sample_in("clothing", "en"), Settings())
    window.show()
    workshop, kinds = Workshop(), cycle((Kind.PDF, Kind.WORKBOOK))
    workshop.open()
    languages, pages = cycle(LANGUAGES), cycle(PAGES)
    slider = window.inputs.rows["photo.units_per_month"].slider
    # What is made once is no leak: every page, in every language.
    for language in LANGUAGES:
        window.session.use_language(language)
        for page in PAGES:
            window.open_page(page)
            QCoreApplication.processEvents()
    # Nor is what the full run of the trials needs, in a thread of its own.
    while window.session.uncertainty is None or window.session.uncertainty.trials < DEFAULT_TRIALS:
        QCoreApplication.processEvents()
    for part in range(-WARM_UP, parts):
        for tick in range(TICKS):
            window.commands.set_value("photo.units_per_month", 1 + (part + tick) % 30, dragging=True)
            QCoreApplication.processEvents()
        window.commands.end_gesture()
        window.session.use_language(next(languages))
        window.open_page(next(pages))
        if part % 3 == 0:
            material = Material(window.session.answer, STAMP)
            options = ExportOptions(next(kinds), window.session.language)
            assert preview(material, options, 600.0 + part % 100, workshop, lambda: False)
            assert made(material, options, workshop, lambda: False)
            Picture(window.breakdown.chart, Frame("a", "b", "c")).png()
        slider.step_by(1)
        window.files.autosave.keep_now()
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if part >= 0 and (part + 1) % max(1, parts // 10) == 0:
            print("{:.1f} {:.1f}".format(*held_mib()), flush=True)  # noqa: T201 - the answer
    workshop.close()
    window.commands.stack.setClean()
    window.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
