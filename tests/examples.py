"""How many examples a property is held to: a few with every run of the tests, many more in a long proof."""

from __future__ import annotations

import os
from typing import Final

from hypothesis import settings

TIMES: Final = "PROOF_TIMES"
"""The variable by which a long proof asks for so many times as many."""


def examples(count: int) -> settings:
    """So many examples without a deadline; where more are asked for, they are drawn anew each time."""
    times = int(os.environ.get(TIMES, "1"))
    if times == 1:
        return settings(max_examples=count, deadline=None)
    return settings(max_examples=count * times, deadline=None, derandomize=False, database=None)
