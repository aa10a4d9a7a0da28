"""A guard on the pinned Qt: 6.12.0 drops a reference to None with each call that returns nothing.

On Python 3.10 and 3.11 the interpreter then aborts after some thousand slider ticks, and no short test notices.
"""

import gc
import sys
import tracemalloc
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

TICKS = 10_000
SLIDERS = ("involution_intensity", "photo.units_per_month", "copy.unit_price", "design.wage_per_month", "leakage")

only_mortal = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")


@only_mortal
def test_calls_that_return_nothing_cost_no_reference_to_none(make_window):
    slider = make_window("clothing", size=None).inputs.reveal("involution_intensity").slider
    before = sys.getrefcount(None)
    for tick in range(TICKS):
        slider.show_value(tick % 20 / 10)
        slider.update()
        slider.setToolTip("")
    # Caches may keep a few more; thousands fewer are the fault.
    assert sys.getrefcount(None) > before - 100


@pytest.mark.parametrize(("whole", "measured"), [(320, 100), pytest.param(TICKS, 400, marks=pytest.mark.long(90))])
def test_the_ticks_of_a_drag_neither_crash_nor_grow(whole, measured, make_window):
    window = make_window("clothing", size=(1100, 700))
    # Whether trials come to their end depends on how fast the machine is, and one that did holds megabytes.
    window.session._trials._rest.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
    sliders = [window.inputs.reveal(key).slider for key in SLIDERS]

    def drag(ticks: int) -> None:
        for tick in range(ticks):
            slider = sliders[tick // 10 % len(sliders)]
            low, high = slider.bounds
            # The way of a mouse: to and fro, a value a tick, the end of a gesture now and then.
            slider._set_by_hand(low + (high - low) * abs(tick % 20 - 10) / 10)
            if tick % 10 == 9:
                slider.settled.emit()
                window.commands.forget()
            if tick % 50 == 0:
                QCoreApplication.processEvents()

    drag(whole // 5)
    settle(window)
    before_none, resident = sys.getrefcount(None), _resident()
    tracemalloc.start(1)
    try:
        drag(100)  # the ways of all sliders, once
        settle(window)
        before = tracemalloc.get_traced_memory()[0]
        drag(measured)
        settle(window)
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    drag(whole - whole // 5 - 100 - measured)
    # Caches take some; a command kept with every tick would be 1,500 bytes of it.
    assert grown < 1_000 * measured, grown
    assert _resident() - resident < 60 * 2**20
    if sys.version_info < (3, 12):
        assert sys.getrefcount(None) > before_none - 1000


def settle(window) -> None:
    """Let events and trials in the background come to their end."""
    window.session._trials._rest.cancel()
    window.session._trials._jobs.close()
    QCoreApplication.processEvents()
    gc.collect()


def _resident() -> int:
    """Bytes of this process in memory; 0 where the system does not say it in Linux's way."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * 4096 if status.exists() else 0
