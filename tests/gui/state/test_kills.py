"""Processes are killed in the midst of editing: nothing that is older than two seconds is ever lost."""

import hashlib
import json
import os
import random
import select
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from roi_app.documents.recovery import KEPT
from tests.house.once_failed import KILLS

CHILD = Path(__file__).with_name("editing_child.py")
PATTERNS = ["slow", "steady", "bursty", "dragging", "typing"]
OLD_SECONDS = 2.0
AT_ONCE = 2

pytestmark = pytest.mark.skipif(os.name != "posix", reason="waits for a pipe with a time limit")


def edits_lost(pattern: str, seed: int, home: Path) -> tuple[int, int]:
    """Edit, kill, and compare: how many edits were made, and how many old ones are not in the state that was kept."""
    settings = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    command = [sys.executable, "-X", "utf8", os.fspath(CHILD), pattern, str(seed)]
    environment = {**os.environ, **settings, "PYTHONPATH": os.pathsep.join(sys.path)}
    seconds = random.Random(seed).uniform(2.5, 8.0)  # noqa: S311 - a moment to be repeated, no secret
    with subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0, env=environment) as child:
        said = child.stdout.readline() + child.stdout.readline()  # as it was opened, and the first edit
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([child.stdout], [], [], left)[0]:
                said += os.read(child.stdout.fileno(), 65_536)
        killed_at = time.monotonic()
        child.kill()
        said += child.stdout.read()
    edits = [line.split() for line in said.decode().splitlines(keepends=True) if line.endswith("\n")]
    kept = [json.loads(path.read_bytes())["document"] for path in home.rglob(f"*{KEPT}")]
    digests = {hashlib.sha256(document.encode()).hexdigest() for document in kept}
    # Whoever drags back to where the work began has nothing to lose, and nothing is kept.
    digests |= {edits[0][1]} if not digests else set()
    newest = max((number for number, (_, digest) in enumerate(edits) if digest in digests), default=0)
    return len(edits) - 1, sum(killed_at - float(moment) > OLD_SECONDS for moment, _ in edits[newest + 1 :])


def kill_many(kills: list[tuple[str, int]], folder: Path) -> dict[tuple[str, int], tuple[int, int]]:
    """Kill several processes at a time, each with a home of its own."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        homes = [folder / f"{pattern}-{seed}" for pattern, seed in kills]
        for home in homes:
            home.mkdir()
        patterns, seeds = zip(*kills, strict=True)
        return dict(zip(kills, pool.map(edits_lost, patterns, seeds, homes), strict=True))


@pytest.mark.parametrize(("pattern", "seed"), KILLS)
def test_what_was_once_lost_is_kept(tmp_path, pattern, seed):
    made, lost = edits_lost(pattern, seed, tmp_path)
    assert made > 20
    assert lost == 0


@pytest.mark.long(90)
def test_kills_at_any_moment_lose_nothing_old(tmp_path, proof_seed):
    count = int(os.environ.get("PROOF_COUNT", "20"))
    kills = [(PATTERNS[number % len(PATTERNS)], proof_seed + number) for number in range(count)]
    results = kill_many(kills, tmp_path)
    print("kills", count, "edits", sum(made for made, _ in results.values()))  # noqa: T201 - the figures of a proof
    assert all(made > 0 for made, _ in results.values())
    losses = {f"{pattern} {seed}": lost for (pattern, seed), (_, lost) in results.items() if lost}
    assert losses == {}
