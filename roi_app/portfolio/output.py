"""What every kind of output can do while it is written beside its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pandas as pd

from roi_app.portfolio.estimated import Estimates

Noted = Mapping[str, object]


class Output(Protocol):
    """An output in the making; OSError where the disk does not take it."""

    def add(self, kept: pd.DataFrame, made: Estimates) -> tuple[int, Noted] | None:
        """Take in the next rows.

        Where all before some row are on the disk now: how many of the rows just given are not, and how to go on from
        what is there. None where nothing new is.
        """

    def finished(self) -> Path:
        """Complete it: the file, or the folder, that is to be put in its place."""

    def give_up(self) -> None:
        """Let go of what is open."""
