"""Steps of a proof: each prints one line when it holds, and the first that does not ends the program with 1."""

import os
import subprocess
import time
from collections.abc import Callable

PATIENCE_S = 180
OWN = os.getpid() % 1_000
"""Number of this proof's screen and of its person, so that two proofs can run side by side."""


def wait_for(what: str, holds: Callable[[], object]) -> None:
    """Wait until it holds; SystemExit when patience ends."""
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > deadline:
            raise SystemExit(f"FAILED: no sign of {what} within {PATIENCE_S} s")
        time.sleep(0.1)


def expect(what: str, holds: bool, detail: object = "") -> None:  # noqa: FBT001 - reads as a sentence
    """Print what holds, or end with what does not."""
    if not holds:
        raise SystemExit(f"FAILED: {what}: {detail}")
    say(what, detail)


def say(what: str, detail: object) -> None:
    """One line of the proof."""
    print(f"  {what}{f': {detail}' if detail else ''}", flush=True)


def run(*words: str) -> str:
    """What a command says; SystemExit with its last words when it fails."""
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"FAILED: {' '.join(words)[:300]}\n{done.stdout[-500:]}{done.stderr[-1500:]}")
    return done.stdout


def run_quietly(*words: str) -> str:
    """What a command says, whether it fails or not."""
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout
