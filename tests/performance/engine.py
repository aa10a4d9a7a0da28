"""How fast the engine is: many merchants and many trials, beside the plain way in the same run.

`python -m tests.performance.engine [merchants]` prints seconds of the processor and microseconds a row, so that what
else the machine does counts little. The plain way is an estimate of each chunk of rows, and for trials fresh random
draws with full arrays.
"""

import sys
import time
from collections.abc import Callable, Iterator

import numpy as np

from roi_app.model import batch
from roi_app.model.arrays import Array
from roi_app.model.estimate import estimate
from tests.model.strategies import crowd
from tests.model.uncertainty.shop import shop
from tests.performance.naive_uncertainty import moving_slider, naive

MONTHS = 36
ROUNDS = 3
ASSUMED = (
    "discount_rate", "ramp_months", "rival_adoption", "adoption_ceiling", "adoption_speed", "tool_price_growth",
    "involution_intensity", "traffic_inflation", "contested_share", "sales_uplift", "leakage", "review_share",
    "cash_capture", "coverage", "design_replacement_probability", "design_people_replaced",
    "design_people_replaced_otherwise",
)  # fmt: skip
HEADLINE = (
    "saved_per_month", "kept_share", "kept_share_vs_standing_still", "npv", "npv_vs_standing_still", "roi",
    "payback_months", "falls_again_month", "break_even_intensity", "exit_intensity", "npv_with_no_rivals",
    "adopt_rivals_adopt", "hold_rivals_adopt",
)  # fmt: skip


def plain_chunks(merchants: dict[str, Array]) -> Iterator[Array]:
    """The headline by an estimate of each chunk."""
    rows = max(array.shape[0] for array in merchants.values())
    for start in range(0, rows, batch.CHUNK_ROWS):
        part = slice(start, start + batch.CHUNK_ROWS)
        chunk = {key: array if array.shape[0] == 1 else array[part] for key, array in merchants.items()}
        yield estimate(chunk, HEADLINE)["npv"]


def side_by_side(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The least seconds of the processor that each way takes, in turn."""
    taken = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        for name, work in ways.items():
            start = time.process_time()
            work()
            taken[name] = min(taken[name], time.process_time() - start)
    return taken


def tell(what: str, rows: int, taken: dict[str, float]) -> None:
    each = "; ".join(
        f"{name} {seconds:7.3f} s, {seconds / rows * 1e6:5.2f} µs a row" for name, seconds in taken.items()
    )
    print(f"{what:44} {each}")  # noqa: T201 - a script speaks by printing


def main(rows: int) -> None:
    """Print merchants with shared and with own assumptions, and trials."""
    own = crowd(rows, MONTHS, seed=1)
    shared = {key: array[:1] if key in ASSUMED else array for key, array in own.items()}
    for what, merchants in (("shared assumptions", shared), ("own assumptions", own)):
        ways = {
            "batch": lambda merchants=merchants: [
                len(one["npv"]) for one in batch.estimate_in_chunks(merchants, HEADLINE)
            ],
            "estimate": lambda merchants=merchants: list(map(len, plain_chunks(merchants))),
        }
        tell(f"{rows:,} merchants × {MONTHS}, {what}", rows, side_by_side(ways))
    for trials in (1_024, 10_000, 16_384):
        ways = {"trials": moving_slider(trials), "plain": lambda trials=trials: np.sum(naive(shop(), trials)["npv"])}
        tell(f"{trials:,} trials × {MONTHS}, all results", trials, side_by_side(ways))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
