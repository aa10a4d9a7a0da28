"""What a drag leaves on the screen, tick by tick, is what a window made fresh at the same values shows."""

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from roi_app.gui.state import trials_runner
from roi_app.gui.style.theme import theme

KEYS = ("photo.units_per_month", "design.wage_per_month", "involution_intensity", "rival_adoption")
SHARES = (0.9, 0.15, 0.5, 0.32)
SHADE = 24
PAGES = ("tools", "over_time", "rivals", "freed_time")
"""Pages whose figures are all there at once; others wait for what a thread works out."""


def on_screen(part: QWidget) -> np.ndarray:
    """What the screen shows of a part: what was painted, whenever it was, and not what would be painted now."""
    window = part.window()
    for _ in range(3):
        # A layout may ask for another one.
        QCoreApplication.processEvents()
    # What the screen's next frame would ask of the window.
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    area = QRect(part.mapTo(window, part.rect().topLeft()), part.size())
    shown = window.screen().grabWindow(window.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32).copy(area)
    return np.frombuffer(shown.constBits(), np.uint8).astype(np.int16).copy()


def painted_again(part: QWidget) -> np.ndarray:
    for one in (part, *part.findChildren(QWidget)):
        one.update()
    return on_screen(part)


def alike(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two pictures are the same, but for a shade at the edges of a dash: Qt paints it by what is cut off."""
    return one.shape == other.shape and np.abs(one - other).max() <= SHADE


def drag(window, key: str, share: float) -> None:
    slider = window.inputs.reveal(key).slider
    low, high = slider.bounds
    for part in (share / 2, share):
        slider._set_by_hand(low + part * (high - low))
        QCoreApplication.processEvents()
    slider.settled.emit()


def test_what_a_drag_leaves_is_what_a_fresh_window_shows(make_window, monkeypatch):
    monkeypatch.setattr(theme, "reduced_motion", True)
    # The full run of the trials would come between one picture and the next.
    monkeypatch.setattr(trials_runner, "REST_MS", 1_000_000)
    window = make_window("clothing", "zh-Hant")
    window.session.start_trials()
    for page, share in zip(PAGES, SHARES, strict=True):
        window.open_page(page)
        for key in KEYS:
            drag(window, key, share)
            assert alike(on_screen(window.column), painted_again(window.column)), (page, key)
    # A step that is no drag lets columns that only grew in a drag take their widths again.
    window.commands.set_value("photo.units_per_month", 9)
    fresh = make_window(window.session.document, "zh-Hant")
    fresh.session.start_trials()
    for page in PAGES:
        for one in (window, fresh):
            one.open_page(page)
        for key in KEYS:
            for one in (window, fresh):
                one.inputs.reveal(key)
        assert alike(on_screen(window.column), on_screen(fresh.column)), page
        assert alike(on_screen(window.inputs), on_screen(fresh.inputs)), page
