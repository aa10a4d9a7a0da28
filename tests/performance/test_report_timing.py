"""How long a report takes: the first one of a process, the next, a preview, and the command beside its imports."""

import subprocess
import sys

import pytest

from roi_app.documents.samples import SAMPLES, sample_bytes, sample_in
from roi_app.exports.pdf.report import compose, make_pdf, preview_pages
from tests.exports.pdf.reports import answer_of, found_for, options

FIRST = """
import time
from datetime import UTC, datetime
from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.samples import sample_in
from roi_app.model.uncertainty.trials import simulate
from roi_app.estimates.answer import answer
from roi_app.exports.pdf.report import make_pdf
from roi_app.exports.pdf.options import Options
from roi_app.estimates.uncertain import uncertain
estimate = answer(resolve(sample_in("appliances", "zh-Hant"), default_catalogue()))
found = simulate(uncertain(estimate.case))
for name in ("first", "next", "next"):
    start = time.perf_counter()
    made = make_pdf(estimate, found, Options("zh-Hant", datetime(2026, 11, 23, tzinfo=UTC)))
    print(name, round(time.perf_counter() - start, 3))
"""

IMPORTS = "import numpy, typst, roi_app.cli.commands.report, roi_app.cli.program"


@pytest.mark.parametrize("name", SAMPLES)
def test_pdf_of_a_sample(benchmark, name):
    estimate = answer_of(sample_in(name, "zh-Hant"))
    found = found_for(estimate)
    assert benchmark(make_pdf, estimate, found, options("zh-Hant")).startswith(b"%PDF-")


def test_what_is_said_without_typesetting_it(benchmark):
    estimate = answer_of(sample_in("appliances", "zh-Hant"))
    found = found_for(estimate)
    assert benchmark(compose, estimate, found, options("zh-Hant")).remarks == ()


def test_preview_of_a_sample(benchmark):
    estimate = answer_of(sample_in("appliances", "zh-Hant"))
    found = found_for(estimate)
    assert len(benchmark(preview_pages, estimate, found, options("zh-Hant"))) == 6


def test_first_and_next_in_a_process_of_their_own(benchmark):
    def start():
        return subprocess.run([sys.executable, "-c", FIRST], capture_output=True, text=True, check=True).stdout

    told = benchmark.pedantic(start, rounds=3)
    benchmark.extra_info["seconds"] = told.split()
    assert told.startswith("first")


@pytest.mark.parametrize("what", ["imports", "command"])
def test_the_command_beside_its_imports(benchmark, tmp_path, what):
    shop = tmp_path / "shop.roi"
    shop.write_bytes(sample_bytes("appliances"))
    out = str(tmp_path / "out.pdf")
    command = {"imports": ["-c", IMPORTS], "command": ["-m", "roi_app", "report", str(shop), "-o", out, "--force"]}[
        what
    ]

    def start():
        subprocess.run([sys.executable, *command], check=True)

    benchmark.pedantic(start, rounds=5, warmup_rounds=1)
