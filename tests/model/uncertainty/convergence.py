"""How far percentiles spread over seeds: Sobol points with a shift, and with a matrix too, beside random draws.

`python -m tests.model.uncertainty.convergence` prints the table; a test holds the goal.
"""

import numpy as np

from roi_app.estimates.evenly_spread import evenly_spread
from roi_app.model.uncertainty.sobol import BITS, Sobol, sequence
from roi_app.model.uncertainty.trials import simulate
from tests.model.uncertainty.shop import shop

SEEDS = 20


class RandomPoints:
    """Independent draws in place of the sequence."""

    def points(self, dimension: int, count: int, seed: int, replicate: int = 0) -> np.ndarray:
        return np.random.default_rng([seed, dimension, replicate]).random(count)


class MatrixPoints:
    """Scrambled by a random lower-triangular matrix with ones on its diagonal, then shifted (Matoušek 1998)."""

    def points(self, dimension: int, count: int, seed: int, replicate: int = 0) -> np.ndarray:
        random = np.random.default_rng([seed, dimension, replicate])
        place = np.arange(BITS, dtype=np.uint32)
        diagonal = np.uint32(1) << (np.uint32(BITS - 1) - place)
        leading = ~((diagonal << np.uint32(1)) - np.uint32(1))
        rows = (random.integers(2**32, size=BITS, dtype=np.uint32) & leading) | diagonal
        bits = np.bitwise_count(rows & evenly_spread().directions(dimension)[:, np.newaxis]) & np.uint8(1)
        vectors = np.sum(bits * diagonal, axis=-1, dtype=np.uint32)
        return (sequence(vectors, int(random.integers(2**32)), count) + 0.5) / 2**32


Points = Sobol | RandomPoints | MatrixPoints


def spread_over_seeds(points: Points, trials: int, seeds: int = SEEDS) -> dict[str, np.ndarray]:
    """Standard deviations over seeds of P10, P50, P90 and mean, by figure."""
    case = shop(points=points)
    figures = ("npv", "kept_share", "break_even_intensity")
    runs = [simulate(case, trials, seed).if_it_sticks.figures for seed in range(seeds)]
    return {
        key: np.std([[one[key].p10, one[key].p50, one[key].p90, one[key].mean] for one in runs], axis=0, ddof=1)
        for key in figures
    }


def main() -> None:
    kinds = {"random": RandomPoints(), "Sobol, shift": evenly_spread(), "Sobol, matrix + shift": MatrixPoints()}
    for trials in (1_000, 4_096, 16_384):
        reference = spread_over_seeds(RandomPoints(), trials)
        for name, points in kinds.items():
            spreads = spread_over_seeds(points, trials)
            for figure in ("npv", "kept_share"):
                ratios = spreads[figure] / reference[figure]
                values = " ".join(f"{value:10.4g}" for value in spreads[figure])
                shares = " ".join(f"{value:5.2f}" for value in ratios)
                print(f"{trials:6d} {name:22} {figure:24} {values} | {shares}")  # noqa: T201 - its job


if __name__ == "__main__":
    main()
