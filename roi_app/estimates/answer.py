"""A case together with what the model makes of it, read without any array handling."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from roi_app.documents.case import Case
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.model import estimate
from roi_app.model.arrays import Array
from roi_app.model.parameters import STREAMS
from roi_app.model.payoff import Game, name_of_game


class KeptValues(Mapping[str, "Array"]):
    """Quantities that were computed before: numbers, which become arrays when somebody asks for some."""

    def __init__(self, rows: dict[str, list[float]]) -> None:
        self.rows = rows

    def __getitem__(self, key: str) -> Array:
        return np.array([self.rows[key]])

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """One shop's case and every computed quantity, arrays of one row; see `model.estimate.STEPS` for units."""

    case: Case
    values: Mapping[str, Array]

    def row(self, key: str) -> list[float]:
        """Every number of a quantity."""
        if isinstance(self.values, KeptValues):
            return self.values.rows[key]
        row: list[float] = self.values[key][0].tolist()
        return row

    def number(self, key: str) -> float | None:
        """A figure of the merchant, or None where it does not exist."""
        return number_or_none(self.row(key)[0])

    def value(self, key: str) -> float:
        """A figure of the merchant that always exists."""
        return self.row(key)[0]

    def by_stream(self, key: str) -> dict[str, float]:
        """A figure of each of the six streams; NaN where it does not exist."""
        return dict(zip(STREAMS, self.row(key), strict=True))

    def by_month(self, key: str) -> list[float]:
        """A figure of each month 1 … H; `cumulative_net` begins with month 0."""
        return self.row(key)

    def each_month(self, key: str) -> list[float]:
        """A figure of each month 1 … H, the same in each where it does not change with time."""
        row = self.row(key)
        return row * self.case.horizon_months if len(row) == 1 else row

    @property
    def game(self) -> Game | None:
        """The name of the payoff matrix; None without an active lever, when nobody plays."""
        if self.value("adopts") == 0:
            return None
        return name_of_game(
            self.value("npv_with_no_rivals"), self.value("adopt_rivals_adopt"), self.value("hold_rivals_adopt")
        )

    def npv(self, baseline: Baseline) -> float:
        """Net present value against a baseline."""
        return self.value(key_against("npv", baseline))

    def kept_share(self, baseline: Baseline) -> float | None:
        """What is kept of each unit of money that AI brings in, against a baseline; None where it brings nothing."""
        return self.number(key_against("kept_share", baseline))


def answer(case: Case) -> Answer:
    """Estimate a case at its modes."""
    return Answer(case, estimate.estimate(case.inputs()))


def number_or_none(value: float) -> float | None:
    """A plain float, without the sign of a zero; None for NaN and infinities."""
    return float(value) + 0.0 if math.isfinite(value) else None
