"""The invented shops of `lives.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Line:
    """What a shop pays or earns again and again."""

    kind: str
    texts: tuple[str, ...]
    payees: tuple[str, ...]
    low: float
    high: float
    times: float
    category: str
    units: tuple[int, ...]
    marks: frozenset[str]


def lives() -> dict[str, tuple[Line, ...]]:
    """Every shop by its name."""
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {name: tuple(map(_line, lines)) for name, lines in raw.items()}


def _line(told: list) -> Line:
    kind, texts, payees, low, high, times, category, units, marks = told
    split = tuple(texts.split("|")), tuple(payees.split("|"))
    return Line(kind, *split, low, high, times, category, tuple(units), frozenset(marks.split()))
