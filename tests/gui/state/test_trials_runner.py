"""The trials of the case on show: never those of another case, few while it changes, all when it rests."""

import numpy as np
import pytest

from roi_app.estimates.uncertain import uncertain
from roi_app.model.uncertainty.trials import DEFAULT_TRIALS, FIRST_TRIALS, simulate


@pytest.fixture
def window(make_window, qtbot):
    shown = make_window("clothing", "en")
    qtbot.waitUntil(lambda: shown.session.uncertainty is not None)
    return shown


def full_run(window, qtbot):
    qtbot.waitUntil(lambda: window.session.uncertainty.trials == DEFAULT_TRIALS)
    return window.session.uncertainty


def test_the_first_picture_does_not_wait_for_trials(make_window):
    assert make_window("clothing", size=None).session.uncertainty is None


def npv_of(found):
    one = found.if_it_sticks.figures["npv"]
    return one.p10, one.p50, one.p90


def test_every_change_brings_its_own_trials_before_anybody_hears_of_it(window):
    seen = []

    def compare():
        session = window.session
        expected = simulate(uncertain(session.case), FIRST_TRIALS, session.document.sampling.seed)
        seen.append((npv_of(session.uncertainty), npv_of(expected)))

    window.session.changed.connect(compare)
    for days in (7.0, 9.0, 12.0):
        window.inputs.rows["photo.units_per_month"].slider.moved.emit(days)
    assert len(seen) == 3
    assert all(shown == expected for shown, expected in seen)
    assert len({shown for shown, _ in seen}) == 3


def test_the_full_run_takes_over_when_the_slider_rests(window, qtbot):
    window.inputs.rows["photo.units_per_month"].slider.moved.emit(9.0)
    assert window.session.uncertainty.trials == FIRST_TRIALS
    found = full_run(window, qtbot)
    expected = simulate(uncertain(window.session.case), DEFAULT_TRIALS, 1)
    assert npv_of(found) == npv_of(expected)
    assert np.array_equal(found.if_it_sticks.band, expected.if_it_sticks.band)
