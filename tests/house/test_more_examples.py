"""The properties that every run of the tests holds to a few examples, held to many."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples import TIMES

ROOT = Path(__file__).parents[2]
HELD = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "tests").rglob("test_*.py")
    if "from tests.examples import examples" in path.read_text("utf-8")
)


@pytest.mark.long(60)
@pytest.mark.parametrize("module", HELD)
def test_they_hold_for_many_more(module, proof_seed):
    named = os.environ | {TIMES: os.environ.get("PROOF_COUNT", "8"), "PYTHONPATH": str(ROOT)}
    chosen = ["-m", "hypothesis and not long", "--seed", str(proof_seed), "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", module, "-q", *chosen]
    done = subprocess.run(command, check=False, capture_output=True, cwd=ROOT, env=named)
    assert done.returncode == 0, done.stdout.decode()
