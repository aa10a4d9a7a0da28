"""One number of the answer: a quantity of the model in its index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from roi_app.model.finance import falls_again_period
from roi_app.model.formulas.returns import payback_months


@dataclass(frozen=True, slots=True)
class Index:
    """Where a number stands: in a stream, in a month (1 … H), or neither."""

    stream: str | None = None
    month: int | None = None


MERCHANT: Final = Index()


@dataclass(frozen=True, slots=True)
class Leaf:
    """One number of the answer: a quantity of the model in its index."""

    key: str
    index: Index = MERCHANT


FOLLOWS_BALANCE: Final = frozenset((payback_months, falls_again_period))
"""Formulas that look for a month in a running total: they are told in words, not as a tree."""
