"""A table of a million merchants: what estimating adds to reading and writing it, in turns within one run.

python -m tests.performance.portfolio [--rows 1000000] [--rounds 3] [--many 10000000] [--workers 2]

Each line is a process of its own where memory is told. CPU seconds count all threads of a process, since other work on
the machine stretches the others; ratios are those of medians, of turns that follow each other.
"""

# ruff: noqa: T201 - a script speaks by printing

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.estimates.answer import answer
from roi_app.estimates.headlines import HEADLINES
from roi_app.model.merchants import estimate_merchants
from roi_app.portfolio.estimated import FIGURES
from roi_app.portfolio.model_inputs import merchants_of
from roi_app.portfolio.rows import read_rows
from roi_app.portfolio.table_file import Table, estimate_table
from roi_app.texts.catalog import Texts

CATALOGUE = default_catalogue()
WANTED = tuple(dict.fromkeys((*(key for key, _ in FIGURES.values()), "adopts", "npv_without_race")))
PRICES = {"photo": (10, 750), "design": (50, 60), "copy": (20, 100), "video": (6, 500), "service": (6000, 1.5)}
AT_ONCE = 250_000
APPLIED = 100


def merchants(rows, seed=1):
    """Merchants with five streams of work, costs of their own, and the assumptions of one platform."""
    random = np.random.default_rng(seed)
    cells = {"id": np.arange(rows) + seed * rows, "platform": pd.Categorical(np.full(rows, "taobao"))}
    for stream, (units, price) in PRICES.items():
        cells[f"{stream}_units_per_month"] = random.uniform(0.5 * units, 2 * units, rows)
        cells[f"{stream}_unit_price"] = random.uniform(0.5 * price, 2 * price, rows)
    cells["design_staff"] = random.uniform(0.1, 3, rows)
    cells["design_wage_per_month"] = random.uniform(5_000, 9_000, rows)
    cells["sales_per_month"] = random.uniform(1e5, 1e6, rows)
    cells["gross_margin"] = random.uniform(0.1, 0.5, rows)
    cells["ads_per_month"] = random.uniform(1e4, 1e5, rows)
    cells["setup_cost"] = random.uniform(0, 5e4, rows)
    return pd.DataFrame(cells)


def write_merchants(path, rows):
    """The same as a Parquet file, made a part at a time."""
    writer = None
    for part, start in enumerate(range(0, rows, AT_ONCE)):
        table = pa.Table.from_pandas(merchants(min(AT_ONCE, rows - start), part), preserve_index=False)
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    writer.close()


def estimate(source, target):
    """From file to file, as the command does."""
    return estimate_table(Table(Path(source), CATALOGUE, Texts("en")), Path(target), lambda _rows, _share: None)


def engine_of(path):
    """The engine alone, on what has been read: its figures are made and let go."""
    inputs = merchants_of(read_rows(pq.read_table(path).to_pandas(), CATALOGUE, Texts("en")))

    def run():
        for _ in estimate_merchants(inputs, WANTED):
            pass

    return run


def by_apply(frame):
    """What one writes without a batch: a document, a case and an estimate for each row."""
    table = read_rows(frame, CATALOGUE, Texts("en"))

    def headline(row):
        alone = answer(resolve(table.document(int(row.name)), CATALOGUE))
        return pd.Series({name: alone.number(key) for name, key in HEADLINES.items()})

    return frame.apply(headline, axis=1)


def _spent(work):
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def in_turns(rounds, works):
    """The medians of CPU and wall seconds of each work, done in turns."""
    taken = {name: [] for name in works}
    for _ in range(rounds + 1):
        for name, work in works.items():
            taken[name].append(_spent(work))
    return {name: [statistics.median(one) for one in zip(*each[1:], strict=True)] for name, each in taken.items()}


def compare(folder, rows, rounds):
    """Files and engine in turns; what is worked on without a file is read before."""
    source, target, copy = folder / "in.parquet", folder / "out.parquet", folder / "copy.parquet"
    write_merchants(source, rows)
    estimate(source, target)
    result = pq.read_table(target)
    slice_of = pq.read_table(source).slice(0, APPLIED).to_pandas()

    def read_and_write():
        pq.read_table(source)
        pq.write_table(result, copy)

    works = {
        "read the table and write its result, alone": read_and_write,
        "Parquet to Parquet": lambda: estimate(source, target),
        "engine alone, assumptions shared": engine_of(source),
        f"apply, {APPLIED} rows": lambda: by_apply(slice_of),
    }
    return in_turns(rounds, works)


def peak_of(folder, rows):
    """The most memory that a process takes which estimates so many rows, MiB."""
    source = folder / f"{rows}.parquet"
    if not source.exists():
        write_merchants(source, rows)
    command = [sys.executable, "-m", __spec__.name, "--peak", source, folder / f"{rows}-out.parquet"]
    return float(subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout)


def _peak():
    """The most memory that this process has had, MiB; what the system counts of its parent is left out where it can."""
    try:
        told = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("utf-8").splitlines())
        return int(told["VmHWM"].split()[0]) / 1024
    except (OSError, KeyError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def on_workers(folder, rows, workers):
    """Wall seconds of one process, and of a command that starts so many workers, starts included."""
    source = folder / f"{rows}.parquet"
    taken = {}
    for name, options in (("one process", []), (f"{workers} workers", ["--workers", workers])):
        command = [
            sys.executable,
            "-m",
            "roi_app",
            "portfolio",
            source,
            "-o",
            folder / name.replace(" ", "-"),
            *options,
        ]
        start = time.perf_counter()
        subprocess.run(list(map(str, command)), check=True)
        taken[name] = time.perf_counter() - start
    return taken


def main(arguments=None):
    parser = argparse.ArgumentParser()
    for option, default in (("--rows", 1_000_000), ("--rounds", 3), ("--many", 10_000_000), ("--workers", 2)):
        parser.add_argument(option, type=int, default=default)
    parser.add_argument("--peak", nargs=2)
    asked = parser.parse_args(arguments)
    if asked.peak:
        estimate(*asked.peak)
        print(_peak())
        return
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        taken = compare(folder, asked.rows, asked.rounds)
        base = next(iter(taken.values()))
        print(f"{asked.rows:,} merchants × 36 months, medians of {asked.rounds} turns")
        for name, (cpu, wall) in taken.items():
            ratios = f"{cpu / base[0]:>8.2f} × of CPU{wall / base[1]:>8.2f} × of wall"
            print(f"{name:<44}{cpu:>9.3f} s CPU{wall:>9.3f} s{ratios}")
        scaled = taken[f"apply, {APPLIED} rows"][0] * asked.rows / APPLIED
        print(
            f"apply, scaled to {asked.rows:,} rows: {scaled:,.0f} s, {scaled / taken['Parquet to Parquet'][0]:,.0f} ×"
        )
        peaks = {rows: peak_of(folder, rows) for rows in (asked.rows, asked.many) if rows}
        print("peak memory:", ", ".join(f"{rows:,} rows {peak:,.0f} MiB" for rows, peak in peaks.items()))
        print(", ".join(f"{name} {wall:.1f} s" for name, wall in on_workers(folder, asked.rows, asked.workers).items()))


if __name__ == "__main__":
    main()
