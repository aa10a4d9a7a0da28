"""What every figure has, whatever it shows."""

from __future__ import annotations

from typing import Protocol


class Figure(Protocol):
    """A chart as plain data: its title, a quieter line, and one line for those who cannot see it."""

    @property
    def title(self) -> str:
        """What the figure is called."""

    @property
    def subtitle(self) -> str:
        """What its numbers are; "" where the title says it."""

    @property
    def summary(self) -> str:
        """The figure in a line."""
