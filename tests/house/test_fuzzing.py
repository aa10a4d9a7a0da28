"""Mutated files of every kind the app reads: no traceback, no file over ten CPU seconds, none over a gibibyte."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.once_failed import FILES

ROOT = Path(__file__).parents[2]
KINDS = ["documents", "reports", "logos", "packs"]
MOST_SECONDS, MOST_MIB = 10, 1024


def read_mutated(kind: str, first: int, seconds: float, *cases: int) -> dict:
    """What came of reading mutated files in a process of its own."""
    command = [sys.executable, "-X", "utf8", "-m", "tests.house.fuzzing", kind, str(first), str(seconds)]
    command += map(str, cases)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=False, capture_output=True, cwd=ROOT, env=environment, timeout=300)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stderr.decode()}"
    return json.loads(done.stdout.splitlines()[-1])


def check(found: dict, kind: str) -> None:
    repeat = f"python -m tests.house.fuzzing {kind} {found['first']} 999 {found['files']}"
    assert found["faults"] == {}, repeat
    assert found["slowest_s"] < MOST_SECONDS, repeat
    assert found["peak_mib"] < MOST_MIB, repeat


@pytest.mark.parametrize("kind", KINDS)
def test_a_few_mutated_files_do_no_harm(kind):
    found = read_mutated(kind, 1, 60, 40)
    assert found["files"] == 40
    check(found, kind)
    for seed in FILES[kind]:
        check(read_mutated(kind, seed, 60, 1), kind)


@pytest.mark.long(25)
@pytest.mark.parametrize("kind", KINDS)
def test_as_many_mutated_files_as_fit_do_no_harm(kind, proof_seed):
    found = read_mutated(kind, 1_000 * proof_seed, 20)
    print(kind, found)  # noqa: T201 - the figures of a proof
    check(found, kind)
