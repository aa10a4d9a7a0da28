"""Whatever a start finds in a person's folders: there is a window, it works, and what is odd is told once."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.gui.window.corrupted_states import STATES

CHILD = Path(__file__).with_name("corrupted_states.py")
# Root may look into every folder unless it gives that up.
AS_A_PERSON = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
SOME = [
    "language bytes",
    "folder forbidden",
    "settings unreadable",
    "recent forbidden",
    "working forbidden",
    "kept noise",
]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs modes, links and pipes")


def windows_on(names: list[str], folder: Path) -> list[dict]:
    """Open a window on each state, each in a home below a folder, in a process of their own; what came of them."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    command = [*(AS_A_PERSON if as_root else []), sys.executable, "-X", "utf8", os.fspath(CHILD), *names]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(folder)}
    ended = subprocess.run(command, check=False, capture_output=True, env=environment, timeout=300)
    assert ended.returncode == 0, ended.stderr.decode()
    return [json.loads(line) for line in ended.stdout.splitlines()]


def check(names: list[str], folder: Path) -> None:
    answers = windows_on(names, folder)
    assert [one["name"] for one in answers] == names
    for one in answers:
        name = one["name"]
        assert one["faults"] == [], name
        assert (one["visible"], one["saved"], one["opened"]) == (True, True, True), name
        assert Counter(one["notices"]) == Counter(STATES[name][1]), name
        # The file in a folder that may not be looked into, which was asked for; nothing else stops the work.
        assert len(one["boxes"]) == 1, name
        assert one["offers"] == name.startswith(("kept", "lock")), name
        assert all(len(text) < 80 for text in one["recent"]), name
        is_odd_list = name.startswith("recent") and not name.endswith(("forbidden", "long", "spelled", "endless"))
        assert (one["recent"] == ["The list cannot be read"]) == (is_odd_list or name in UNSEEN_STATE), name


UNSEEN_STATE = ("state forbidden", "state a link to itself")


def test_some_corrupted_states_come_to_a_window_that_works(tmp_path):
    check(SOME, tmp_path)


@pytest.mark.long(45)
def test_every_corrupted_state_comes_to_a_window_that_works(tmp_path):
    assert len(STATES) >= 60
    check(list(STATES), tmp_path)
