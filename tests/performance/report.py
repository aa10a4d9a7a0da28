"""Ways to estimate many merchants side by side, in one run; each in a process of its own, so that memory can be told.

python -m tests.performance.report
"""

# ruff: noqa: T201 - a script speaks by printing

import resource
import statistics
import subprocess
import sys
import time

from roi_app.model.batch import CHUNK_ROWS, estimate_in_chunks
from roi_app.model.estimate import BASE_KEYS, estimate
from roi_app.model.published_cases import worked_inputs
from tests.model.strategies import crowd
from tests.performance.test_model_timing import (
    HEADLINE,
    MONTHS,
    as_frame,
    headline_by_apply,
    headline_in_chunks,
    headline_of_full_arrays,
)

CHUNKS = (512, 1024, 2048, 4096, 8192, 16384)


def _seconds(work, rounds):
    work()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def _peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _say(name, seconds, rows, before):
    print(f"{name:<44}{seconds:>10.4f} s{seconds / rows * 1e6:>10.2f} µs a row{_peak() - before:>8.0f} MiB more")


def _many(name, rows, rounds, work):
    merchants = crowd(rows, MONTHS, seed=1)
    before = _peak()
    _say(name, _seconds(lambda: work(merchants), rounds), rows, before)


def _apply(rows):
    merchants = crowd(rows, MONTHS, seed=1)
    frame, before = as_frame(merchants), _peak()
    start = time.perf_counter()
    headline_by_apply(frame, merchants["month"])
    _say(f"{rows:,} rows, pandas apply row by row", time.perf_counter() - start, rows, before)


def _every_output(merchants):
    for _ in estimate_in_chunks(merchants, BASE_KEYS):
        pass


ARMS = {
    "one": lambda: _say("one shop, every output", _seconds(lambda: estimate(worked_inputs()), 300), 1, _peak()),
    "headline": lambda: _say(
        "one shop, headline", _seconds(lambda: estimate(worked_inputs(), HEADLINE), 300), 1, _peak()
    ),
    "ten": lambda: _many("10,000 rows, every output, chunks", 10_000, 5, _every_output),
    "million": lambda: _many(
        f"1,000,000 rows, chunks of {CHUNK_ROWS}", 1_000_000, 1, lambda many: headline_in_chunks(many, CHUNK_ROWS)
    ),
    "chunked": lambda: _many(
        f"200,000 rows, chunks of {CHUNK_ROWS}", 200_000, 3, lambda many: headline_in_chunks(many, CHUNK_ROWS)
    ),
    "full": lambda: _many("200,000 rows, full arrays", 200_000, 3, headline_of_full_arrays),
    "apply": lambda: _apply(2_000),
} | {
    f"chunk-{size}": lambda size=size: _many(
        f"100,000 rows, chunks of {size}", 100_000, 3, lambda many: headline_in_chunks(many, size)
    )
    for size in CHUNKS
}


def main(arms):
    """Run the named arms here, or all of them, each in its own process."""
    for arm in arms:
        ARMS[arm]()
    for arm in () if arms else ARMS:
        subprocess.run([sys.executable, "-m", "tests.performance.report", arm], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
