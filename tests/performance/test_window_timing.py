"""How fast the window follows a slider, and how soon it is there."""

import gc

import pytest

from roi_app.gui.charts.chart import Chart
from roi_app.gui.charts.race_meter import RaceMeter
from tests.performance import window as timing
from tests.performance.window_start import starts

KEYS = ("photo.units_per_month", "involution_intensity")


@pytest.fixture
def window(own_home, qapp):
    timing.own_settings(own_home)
    shown = timing.shown_window()
    timing.drag(shown, KEYS[0], 30)
    yield shown
    timing.end(shown)


@pytest.mark.parametrize("key", KEYS)
def test_slider_to_all_visible_charts_painted(benchmark, window, key):
    slider = window.inputs.reveal(key).slider
    values = timing.values_of(slider, 10_000_000)
    taken = []
    benchmark.pedantic(lambda: taken.append(timing.tick(window, slider, next(values))), rounds=timing.TICKS)
    p50, p95 = timing.percentiles(taken)
    benchmark.extra_info |= {"p50_ms": round(p50, 1), "p95_ms": round(p95, 1)}


def test_ratio_to_a_window_whose_charts_are_blank(benchmark, window, monkeypatch):
    drawn, blank = [], []

    def both():
        drawn.extend(timing.drag(window, KEYS[0], 30))
        with monkeypatch.context() as patch:
            for kind in Chart.__subclasses__():
                patch.setattr(kind, "draw", lambda *_: None)
            patch.setattr(RaceMeter, "paintEvent", lambda *_: None)
            blank.extend(timing.drag(window, KEYS[0], 30))

    benchmark.pedantic(both, rounds=10)
    (p50, p95), (blank50, blank95) = timing.percentiles(drawn), timing.percentiles(blank)
    benchmark.extra_info |= {
        "drawn_ms": f"{p50:.1f} / {p95:.1f}",
        "blank_ms": f"{blank50:.1f} / {blank95:.1f}",
        "ratio_p50": round(p50 / blank50, 2),
    }


def test_memory_after_ten_thousand_ticks(benchmark, window):
    for key in KEYS:
        timing.drag(window, key, 500)
    gc.collect()
    before = timing.resident()

    def long_drag():
        for index in range(20):
            timing.drag(window, KEYS[index % 2], 500)
            window.commands.forget()

    benchmark.pedantic(long_drag, rounds=1)
    gc.collect()
    benchmark.extra_info |= {"mib_before": round(before, 1), "mib_more": round(timing.resident() - before, 1)}


@pytest.mark.parametrize("state", ["next", "first", "new"])
def test_process_start_to_first_paint(benchmark, state):
    found = benchmark.pedantic(starts, args=(state,), rounds=1)
    benchmark.extra_info |= found
