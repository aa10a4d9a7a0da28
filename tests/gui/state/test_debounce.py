import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from pytestqt.exceptions import TimeoutError as NoSignal
from pytestqt.qtbot import QtBot

from roi_app.gui.state.debounce import Debounce


@pytest.fixture
def calls_every():
    """Call a debounce again and again, at least so many milliseconds apart, until its end."""
    timers = []

    def begin(debounce: Debounce, pause_ms: int) -> None:
        timer = QTimer()
        timer.timeout.connect(debounce.call)
        timer.start(pause_ms)
        timers.append((timer, debounce))

    yield begin
    for timer, debounce in timers:
        timer.stop()
        debounce.cancel()


def test_many_calls_come_to_one(qtbot: QtBot):
    debounce, heard = Debounce(20), []
    debounce.due.connect(lambda: heard.append(1))
    with qtbot.waitSignal(debounce.due):
        for _ in range(50):
            debounce.call()
    assert heard == [1]
    assert not debounce.is_waiting


def test_it_waits_for_the_rest_after_the_last_call(qtbot: QtBot):
    debounce, clock = Debounce(60), QElapsedTimer()
    debounce.call()
    clock.start()
    debounce.call()
    with qtbot.waitSignal(debounce.due):
        assert debounce.is_waiting
    assert clock.elapsed() >= 55


def test_one_that_is_cancelled_never_comes(qtbot: QtBot):
    debounce = Debounce(1)
    debounce.call()
    debounce.cancel()
    assert not debounce.is_waiting
    with pytest.raises(NoSignal), qtbot.waitSignal(debounce.due, timeout=50):
        pass


def test_without_a_longest_wait_calls_that_never_rest_hold_it_back(qtbot: QtBot, calls_every):
    debounce = Debounce(5_000)
    calls_every(debounce, 5)
    with pytest.raises(NoSignal), qtbot.waitSignal(debounce.due, timeout=100):
        pass


def test_calls_that_never_rest_are_answered_after_the_longest_wait_and_again(qtbot: QtBot, calls_every):
    debounce, clock = Debounce(5_000, longest_wait_ms=60), QElapsedTimer()
    clock.start()
    calls_every(debounce, 5)
    for time in (1, 2):
        with qtbot.waitSignal(debounce.due, timeout=2_000):
            pass
        assert clock.elapsed() >= 55 * time


def test_calls_that_rest_do_not_wait_for_the_longest_wait(qtbot: QtBot):
    debounce = Debounce(1, longest_wait_ms=60_000)
    debounce.call()
    with qtbot.waitSignal(debounce.due, timeout=2_000):
        pass
