"""Between the file and the model: every quantity of a document resolved, with where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import numpy as np
from numpy.typing import DTypeLike, NDArray

from roi_app.benchmarks.catalogue import Catalogue, Evidence, Lever
from roi_app.checks.frozen import FrozenMap
from roi_app.checks.problem import Problem, Severity
from roi_app.documents.document import PLACES, SALES, Document
from roi_app.model.parameters import ASSUMPTIONS, QUANTITIES, STREAMS, Kind, Range

STREAM_FIELDS: Final = ("units_per_month", "unit_price", "staff", "wage_per_month")
NOTHING: Final = Range.exact(0.0)


class Origin(StrEnum):
    """Whose value it is."""

    OWN = "own"
    CLAIM = "claim"
    PRESET = "preset"
    BENCHMARK = "benchmark"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value in use: its range, whose it is, and the evidence behind it (None for own, preset and default).

    `by` names the preset, or the lever whose claim it is; it is "" otherwise.
    """

    range: Range
    origin: Origin
    evidence: Evidence | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class ChosenLever:
    """What a plan uses in one place.

    `price` is a month in the merchant's currency, nothing where there is no lever. `active` is a lever on a
    stream that has work: only then is it charged and counted. `off_platform` marks a lever that the merchant's
    platform does not offer.
    """

    place: str
    lever: Lever | None
    price: Range
    price_origin: Origin
    active: bool
    off_platform: bool

    @property
    def key(self) -> str | None:
        """The lever's id, or None."""
        return None if self.lever is None else self.lever.key


@dataclass(frozen=True, slots=True)
class Case:
    """A document with everything resolved.

    `quantities` holds every declared quantity but `tools_per_month`, which is there only where it was given;
    `levers` holds the six streams and `sales`.
    """

    document: Document
    catalogue: Catalogue
    quantities: Mapping[str, Resolved]
    levers: Mapping[str, ChosenLever]
    warnings: tuple[Problem, ...]

    @property
    def tools_given(self) -> bool:
        """Whether the merchant named the sum for its tools."""
        return "tools_per_month" in self.quantities

    @property
    def tools_per_month(self) -> Range:
        """What the tools cost a month: as given, else the sum of the active levers' prices."""
        if self.tools_given:
            return self.quantities["tools_per_month"].range
        prices = [chosen.price for chosen in self.levers.values() if chosen.active]
        return Range(
            sum((price.low for price in prices), 0.0),
            sum((price.mode for price in prices), 0.0),
            sum((price.high for price in prices), 0.0),
        )

    @property
    def horizon_months(self) -> int:
        """The number of months the plan looks ahead."""
        return int(self.quantities["horizon_months"].range.mode)

    def cost_per_month(self, stream: str) -> float:
        """What a stream costs today, a month, at the mode."""
        return _cost(self.quantities, stream)

    def inputs(self, dtype: DTypeLike = np.float64) -> dict[str, NDArray[Any]]:
        """The model's inputs at the mode, one row: (1, 6) per stream, (1, 1) per merchant, `month` (1, H)."""
        inputs = {key: np.asarray([row], dtype) for key, row in self._stream_rows().items()}
        inputs |= {key: np.asarray([[value]], dtype) for key, value in self._merchant_values().items()}
        inputs["month"] = np.arange(1, self.horizon_months + 1, dtype=dtype)[np.newaxis, :]
        return inputs

    def _stream_rows(self) -> dict[str, list[float]]:
        chosen = [self.levers[stream] for stream in STREAMS]
        rows = {field: [self._mode(f"{stream}.{field}") for stream in STREAMS] for field in STREAM_FIELDS}
        rows["coverage"] = [self._mode(f"{stream}_coverage") for stream in STREAMS]
        rows["contest_weight"] = [self.catalogue.streams[stream].contest_weight for stream in STREAMS]
        rows["lever_chosen"] = [float(one.lever is not None) for one in chosen]
        rows["headcount_cap"] = [float(one.lever is not None and one.lever.headcount_cap) for one in chosen]
        rows["lever_price"] = [one.price.mode for one in chosen]
        return rows

    def _merchant_values(self) -> dict[str, float]:
        values = {key: self._mode(key) for key in MERCHANT_INPUTS}
        values["tools_given"] = float(self.tools_given)
        values["tools_per_month"] = self._mode("tools_per_month") if self.tools_given else 0.0
        values["whole_heads"] = float(self.document.staff_cash == "whole_heads")
        return values

    def _mode(self, key: str) -> float:
        return self.quantities[key].range.mode


MERCHANT_INPUTS: Final = tuple(
    key
    for key, quantity in QUANTITIES.items()
    if quantity.kind is not Kind.STREAM
    and not key.endswith("_coverage")
    and key not in ("horizon_months", "tools_per_month", "sticking_probability")
)
"""The quantities that go into the model as one value a merchant."""


def resolve(document: Document, catalogue: Catalogue) -> Case:
    """Everything that a document leaves open, filled in from the catalogue; own > claim > preset > platform > base.

    The document's names must be the catalogue's, as `read_document` has checked.
    """
    quantities = {key: _plain(document, key) for key in QUANTITIES if key not in ASSUMPTIONS}
    if "tools_per_month" not in document.values:
        del quantities["tools_per_month"]
    levers = {place: _choose(document, catalogue, quantities, place) for place in PLACES}
    claims = _claims(document, levers)
    quantities |= {key: _assumption(document, catalogue, claims, key) for key in ASSUMPTIONS}
    return Case(
        document=document,
        catalogue=catalogue,
        quantities=FrozenMap({key: quantities[key] for key in QUANTITIES if key in quantities}),
        levers=FrozenMap(levers),
        warnings=_warnings(document, catalogue, levers),
    )


def _plain(document: Document, key: str) -> Resolved:
    if key in document.values:
        return Resolved(document.values[key], Origin.OWN)
    return Resolved(Range.exact(QUANTITIES[key].default or 0.0), Origin.DEFAULT)


def _assumption(document: Document, catalogue: Catalogue, claims: Mapping[str, Lever], key: str) -> Resolved:
    if key in document.values:
        return Resolved(document.values[key], Origin.OWN)
    benchmark = catalogue.benchmark(key, document.platform)
    if key in claims:
        # The vendor is taken at its word for the mode; the benchmark's doubt stays.
        lever = claims[key]
        return Resolved(benchmark.range.moved_to(lever.claims[key]), Origin.CLAIM, lever.evidence, by=lever.key)
    modes = catalogue.presets[document.preset].modes
    if key in modes:
        return Resolved(benchmark.range.moved_to(modes[key]), Origin.PRESET, by=document.preset)
    return Resolved(benchmark.range, Origin.BENCHMARK, benchmark.evidence)


def _cost(quantities: Mapping[str, Resolved], stream: str) -> float:
    units, price, staff, wage = (quantities[f"{stream}.{field}"].range.mode for field in STREAM_FIELDS)
    return units * price + staff * wage


def _choose(document: Document, catalogue: Catalogue, quantities: Mapping[str, Resolved], place: str) -> ChosenLever:
    has_work = place != SALES and _cost(quantities, place) > 0
    if document.levers is not None:
        key = document.levers.get(place)
    else:
        key = catalogue.platforms[document.platform].usual_levers.get(place) if has_work else None
    if key is None:
        return ChosenLever(place, None, NOTHING, Origin.DEFAULT, active=False, off_platform=False)
    lever = catalogue.levers[key]
    own = document.lever_prices.get(key)
    return ChosenLever(
        place,
        lever,
        _in_currency(lever.price, catalogue, document.currency) if own is None else own,
        Origin.BENCHMARK if own is None else Origin.OWN,
        active=has_work,
        off_platform=not lever.serves(document.platform),
    )


def _in_currency(price: Range, catalogue: Catalogue, currency: str) -> Range:
    rate = catalogue.currencies.per_cny[currency]
    return Range(price.low * rate, price.mode * rate, price.high * rate)


def _claims(document: Document, levers: Mapping[str, ChosenLever]) -> dict[str, Lever]:
    """The lever whose claim stands for each assumption; of two, the one that the document names last."""
    active = {chosen.lever.key: chosen.lever for chosen in levers.values() if chosen.lever and chosen.active}
    named = [active[key] for key in document.as_claimed if key in active]
    return {assumption: lever for lever in named for assumption in lever.claims}


def _warnings(document: Document, catalogue: Catalogue, levers: Mapping[str, ChosenLever]) -> tuple[Problem, ...]:
    usual = catalogue.platforms[document.platform].usual_levers
    in_use = {chosen.key for chosen in levers.values()}
    active = {chosen.key for chosen in levers.values() if chosen.active}
    unused = (key for key in document.lever_prices if key not in in_use)
    return (
        *(one for chosen in levers.values() for one in _lever_warnings(document, usual, chosen)),
        *(_warning(f"plan.lever_prices.{key}", "price_unused", {"lever": key}) for key in unused),
        *(
            _warning(f"plan.as_claimed[{index}]", code, {"lever": key})
            for index, key in enumerate(document.as_claimed)
            for code in _claim_faults(catalogue.levers[key], active)
        ),
    )


def _lever_warnings(document: Document, usual: Mapping[str, str], chosen: ChosenLever) -> list[Problem]:
    if chosen.lever is None:
        return []
    where = f"plan.levers.{chosen.place}"
    values = {"lever": chosen.lever.key, "stream": chosen.place, "platform": document.platform}
    found = []
    if chosen.off_platform:
        allowed = ", ".join(chosen.lever.platforms)
        found.append(_warning(where, "lever_off_platform", values | {"allowed": allowed}))
    # The platform's usual lever waits for work without a word: nobody chose it against better knowledge.
    if chosen.place != SALES and not chosen.active and usual.get(chosen.place) != chosen.key:
        found.append(_warning(where, "lever_idle", values))
    return found


def _claim_faults(lever: Lever, active: AbstractSet[str | None]) -> tuple[str, ...]:
    if not lever.claims:
        return ("claim_none",)
    return () if lever.key in active else ("claim_unused",)


def _warning(where: str, code: str, values: Mapping[str, str | float]) -> Problem:
    return Problem(where, code, FrozenMap(values), Severity.WARNING)
