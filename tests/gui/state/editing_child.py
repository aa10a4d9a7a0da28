"""A window that is edited until somebody kills it: `python editing_child.py PATTERN SEED`.

The document at first and after each edit is said in a line on the standard output: the clock that all processes
share, and the document's digest.
"""

import hashlib
import random
import sys
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from roi_app import app
from roi_app.documents.samples import sample_in
from roi_app.documents.write import dump
from roi_app.gui.state.settings import Settings
from roi_app.gui.window.main_window import MainWindow

KEY = "photo.units_per_month"


def slow(window: MainWindow, chance: random.Random) -> Iterator[float]:
    """A step now and then."""
    while True:
        window.inputs.rows[KEY].slider.step_by(chance.choice((-1, 1)))
        yield chance.uniform(0.8, 4.0)


def steady(window: MainWindow, chance: random.Random) -> Iterator[float]:
    """A key that repeats: a tick each 120 ms, which is never a rest."""
    slider = window.inputs.rows[KEY].slider
    slider.setFocus()
    while True:
        QTest.keyClick(slider, Qt.Key.Key_Right if slider.real_value < slider.bounds[1] else Qt.Key.Key_Home)
        yield 0.12


def bursty(window: MainWindow, chance: random.Random) -> Iterator[float]:
    """Many edits at once, then a pause."""
    while True:
        for _ in range(chance.randint(20, 120)):
            window.commands.set_value(KEY, chance.randint(1, 400))
            yield chance.uniform(0.005, 0.06)
        yield chance.uniform(0.1, 1.5)


def dragging(window: MainWindow, chance: random.Random) -> Iterator[float]:
    """The handle is held for a long time, and let go for a short one."""
    slider = window.inputs.rows[KEY].slider
    while True:
        at = QPoint(slider.width() // 2, slider.height() // 2)
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=at)
        until = time.monotonic() + chance.uniform(4, 9)
        while time.monotonic() < until:
            at.setX(chance.randint(10, slider.width() - 10))
            QTest.mouseMove(slider, at)
            yield chance.uniform(0.01, 0.06)
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=at)
        yield chance.uniform(0.1, 0.6)


def typing(window: MainWindow, chance: random.Random) -> Iterator[float]:
    """A name that is never finished."""
    window.bar.name.setFocus()
    while True:
        QTest.keyClicks(window.bar.name, chance.choice("abcdefgh"))
        yield chance.uniform(0.06, 0.25)


PATTERNS: dict[str, Callable[[MainWindow, random.Random], Iterator[float]]] = {
    "slow": slow,
    "steady": steady,
    "bursty": bursty,
    "dragging": dragging,
    "typing": typing,
}


def main(pattern: str, seed: int) -> None:
    """Edit in this way without end."""
    application = app.build_application(())
    window = app.build_window(sample_in("clothing", "en"), Settings())
    window.show()
    session = window.session

    def say() -> None:
        kept = dump(session.draft or session.document)
        print(time.monotonic(), hashlib.sha256(kept).hexdigest(), flush=True)  # noqa: T201 - how the other process hears of it

    say()
    session.changed.connect(say)
    session.typed.connect(say)
    edits = PATTERNS[pattern](window, random.Random(seed))  # noqa: S311 - a pattern to be repeated, no secret

    def go_on() -> None:
        QTimer.singleShot(int(1_000 * next(edits)), go_on)

    # Nobody edits what is not painted yet; that the trials begin follows the first picture.
    session.refined.connect(lambda: QTimer.singleShot(500, go_on), Qt.ConnectionType.SingleShotConnection)
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
