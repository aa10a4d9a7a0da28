"""The points are Sobol's as published, scrambled alike on every machine."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import qmc

from roi_app.estimates.evenly_spread import evenly_spread
from roi_app.model.uncertainty.sobol import sequence

SOBOL = evenly_spread()

FIRST_OF_SEED_1 = [2978611956.5, 1817679329.5, 255711393.5]


def test_unscrambled_points_are_those_of_scipy_in_every_dimension():
    expected = qmc.Sobol(SOBOL.dimensions, scramble=False, bits=32).random(2048)
    for dimension in range(SOBOL.dimensions):
        own = sequence(SOBOL.directions(dimension), 0, 2048) / 2**32
        np.testing.assert_array_equal(own, expected[:, dimension], err_msg=f"dimension {dimension}")


def test_the_table_serves_128_dimensions_and_no_more():
    assert SOBOL.dimensions == 128
    with pytest.raises(IndexError):
        SOBOL.points(128, 8, seed=1)


@settings(max_examples=30)
@given(st.integers(0, 127), st.integers(0, 2**64 - 1), st.integers(0, 11))
def test_the_first_2_to_the_k_points_fill_each_of_as_many_intervals_once(dimension, seed, k):
    points = SOBOL.points(dimension, 2**k, seed)
    assert sorted(np.floor(points * 2**k).astype(int)) == list(range(2**k))


@settings(max_examples=20)
@given(st.integers(0, 127), st.integers(1, 3000), st.integers(1, 3000))
def test_a_short_run_is_the_beginning_of_a_long_one(dimension, one, other):
    short, long = sorted((one, other))
    np.testing.assert_array_equal(SOBOL.points(dimension, short, 5), SOBOL.points(dimension, long, 5)[:short])


def test_points_lie_strictly_between_0_and_1_and_cannot_be_changed():
    points = SOBOL.points(0, 4096, 3)
    assert 0 < points.min() < 1 / 4096
    assert 1 - 1 / 4096 < points.max() < 1
    with pytest.raises(ValueError, match="read-only"):
        points[0] = 0.5


def test_dimensions_of_one_seed_do_not_move_together():
    columns = [SOBOL.points(dimension, 4096, 1) for dimension in range(0, 128, 3)]
    correlations = np.corrcoef(columns)[np.triu_indices(len(columns), 1)]
    assert np.abs(correlations).max() < 0.05


def test_seeds_and_replicates_err_apart_from_each_other():
    # The mean of x² over 256 points has an error; those of two scrambles must have nothing to do with each other.
    errors = [
        [np.mean(SOBOL.points(3, 256, seed, replicate) ** 2) - 1 / 3 for seed in range(200)] for replicate in (0, 1)
    ]
    assert np.std(errors[0]) > 0
    assert abs(np.corrcoef(errors)[0, 1]) < 0.25
    assert abs(np.corrcoef(errors[0][1:], errors[0][:-1])[0, 1]) < 0.25


@pytest.mark.parametrize("seed", [-1, 2**64])
def test_a_seed_out_of_bounds_is_refused(seed):
    with pytest.raises(ValueError, match="a seed is a whole number from 0"):
        SOBOL.points(0, 8, seed)


def splitmix64(state: int) -> int:
    """One number of Steele, Lea and Flood's generator, in numpy's wrapping arithmetic."""
    with np.errstate(over="ignore"):
        word = np.uint64(state) + np.uint64(0x9E3779B97F4A7C15)
        word = (word ^ (word >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        word = (word ^ (word >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return int(word ^ (word >> np.uint64(31)))


def test_the_reference_generator_gives_its_published_first_number():
    assert splitmix64(1234567) == 6457827717110365317


@settings(max_examples=40)
@given(st.integers(0, 127), st.integers(0, 2**64 - 1), st.integers(0, 8))
def test_the_shift_is_a_hash_of_seed_replicate_and_dimension(dimension, seed, replicate):
    shift = splitmix64(splitmix64(splitmix64(seed) ^ replicate) ^ dimension) >> 32
    unscrambled = qmc.Sobol(128, scramble=False, bits=32).random(32)[:, dimension] * 2**32
    expected = [((int(point) ^ shift) + 0.5) / 2**32 for point in unscrambled]
    assert SOBOL.points(dimension, 32, seed, replicate).tolist() == expected


def test_the_first_points_of_seed_1_stay_what_saved_files_were_computed_with():
    assert [SOBOL.points(dimension, 2, 1)[0] * 2**32 for dimension in (0, 1, 61)] == FIRST_OF_SEED_1
