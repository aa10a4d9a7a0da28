"""A long day does not fill the memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHILD = Path(__file__).with_name("soak.py")
MOST_GROWTH_MIB = 12
"""Undo keeps a step for each drag; this is far below what a widget or a picture that is kept by mistake comes to."""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux for the memory")
@pytest.mark.long(120)
def test_memory_is_flat_after_the_first_tenth():
    parts = os.environ.get("PROOF_COUNT", "40")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "QT_LOGGING_RULES": "*.debug=false"}
    command = [sys.executable, "-X", "utf8", "-W", "error", os.fspath(CHILD), parts]
    done = subprocess.run(command, check=False, capture_output=True, env=environment)
    assert done.returncode == 0, done.stderr.decode()
    print(done.stdout.decode())  # noqa: T201 - the figures of a proof
    held = [float(line.split()[0]) for line in done.stdout.splitlines()]
    assert held[-1] - held[0] < MOST_GROWTH_MIB
    assert "Traceback" not in done.stderr.decode()
    assert "Warning" not in done.stderr.decode()
