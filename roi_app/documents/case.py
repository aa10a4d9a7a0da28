"""Between the file and the model: every quantity of a document resolved, with where it comes from."""

from __future__ import annotations

import math
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from roi_app.benchmarks.catalogue import PRICE_OF, Benchmark, Catalogue, Evidence, Lever
from roi_app.checks.frozen import FrozenMap
from roi_app.checks.problem import Problem, Severity
from roi_app.documents.document import PLACES, SALES, Books, Document
from roi_app.model.parameters import ASSUMPTIONS, INPUTS, QUANTITIES, STREAMS, Basis, Input, Kind, Range

if TYPE_CHECKING:
    from numpy.typing import DTypeLike, NDArray

NOTHING: Final = Range.exact(0.0)
UPLIFT: Final = "sales_uplift"
"""The assumption that a claim changes for the stream of its lever alone, not as a whole."""


class Origin(StrEnum):
    """Whose value it is."""

    OWN = "own"
    TYPICAL = "typical"
    CLAIM = "claim"
    PRESET = "preset"
    BENCHMARK = "benchmark"
    DEFAULT = "default"


class Resolved(NamedTuple):
    """A value in use: its range, whose it is, and the evidence behind it (None for own, preset and default).

    `by` names the preset, the lever whose claim it is, or the typical shop, as `clothing.small`; it is "" otherwise.
    `books` is where in its books the merchant's own value stands, None where it did not come from them.
    """

    range: Range
    origin: Origin
    evidence: Evidence | None = None
    by: str = ""
    books: Books | None = None


class ChosenLever(NamedTuple):
    """What a plan uses in one place.

    `price` is a month in the merchant's currency, nothing where there is no lever. `active` is a lever on a
    stream that has work: only then is it charged and counted. `off_platform` marks a lever that the merchant's
    platform does not offer. `claim_taken`: the sales uplift that its vendor claims stands in place of the stream's own.

    The properties that `model.parameters.INPUTS` names are those of the stream in an estimate.
    """

    place: str
    lever: Lever | None
    price: Range
    price_origin: Origin
    active: bool
    off_platform: bool
    claim_taken: bool = False

    @property
    def key(self) -> str | None:
        """The lever's id, or None."""
        return None if self.lever is None else self.lever.key

    @property
    def lever_chosen(self) -> bool:
        """Whether there is a lever, active or idle."""
        return self.lever is not None

    @property
    def lever_price(self) -> float:
        """The price a month at the mode."""
        return self.price.mode

    @property
    def headcount_cap(self) -> bool:
        """Whether the lever's claim is about people, not about a share of the work."""
        return self.lever is not None and self.lever.headcount_cap

    @property
    def claimed_uplift(self) -> float:
        """The sales uplift that its vendor claims, taken in or not; 0 where there is no such claim."""
        return 0.0 if self.lever is None else self.lever.claims.get(UPLIFT, 0.0)


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
    def whole_heads(self) -> bool:
        """Whether only whole people turn freed time into cash."""
        return self.document.staff_cash == "whole_heads"

    @property
    def tools_per_month(self) -> Range:
        """What the tools cost a month: as given, else the sum of the active levers' prices."""
        if self.tools_given:
            return self.quantities["tools_per_month"].range
        prices = [chosen.price for chosen in self.levers.values() if chosen.active]
        low, mode, high = (
            math.fsum(ends) for ends in zip(*(price.in_order for price in (NOTHING, *prices)), strict=True)
        )
        return Range(low, mode, high)

    @property
    def horizon_months(self) -> int:
        """The number of months the plan looks ahead."""
        return int(self.quantities["horizon_months"].range.mode)

    def benchmark(self, key: str) -> Benchmark | None:
        """What others have: the assumption's benchmark, or what merchants usually pay, in the shop's currency."""
        if QUANTITIES[key].kind is Kind.ASSUMPTION:
            return self.catalogue.benchmark(key, self.document.platform)
        return self.catalogue.typical_in(key, self.document.currency)

    @property
    def has_claims(self) -> bool:
        """Whether any vendor's claim that counts is taken at its word."""
        claimed = any(resolved.origin is Origin.CLAIM for resolved in self.quantities.values())
        return claimed or any(chosen.active and chosen.claim_taken for chosen in self.levers.values())

    def has_work(self, stream: str) -> bool:
        """Whether there is work in a stream, paid or not, at the mode."""
        return _has_work(self.quantities, stream)

    def inputs(self, dtype: DTypeLike = "float64") -> dict[str, NDArray[Any]]:
        """The model's inputs at the mode, one row: (1, 6) per stream, (1, 1) per merchant, `month` (1, H)."""
        return {key: np.asarray([row], dtype) for key, row in self.rows().items()}

    def rows(self) -> dict[str, list[float]]:
        """The same as plain numbers."""
        return {key: self._row(one) for key, one in INPUTS.items()}

    def _row(self, one: Input) -> list[float]:
        match one.basis:
            case Basis.QUANTITY:
                return [self._mode(key) for key in one.quantities]
            case Basis.STREAM:
                return [getattr(self.catalogue.streams[stream], one.key) for stream in STREAMS]
            case Basis.LEVER:
                return [getattr(self.levers[stream], one.key) for stream in STREAMS]
            case Basis.CHOICE:
                return [getattr(self, one.key)]
            case Basis.HORIZON:
                return [float(month) for month in range(1, self.horizon_months + 1)]

    def _mode(self, key: str) -> float:
        return self.quantities[key].range.mode if key in self.quantities else 0.0


def resolve(document: Document, catalogue: Catalogue) -> Case:
    """Everything that a document leaves open, filled in from the catalogue; own > claim > preset > platform > base.

    The document's names must be the catalogue's, as `read_document` has checked.
    """
    quantities = {key: _plain(document, catalogue, key) for key in QUANTITIES if key not in ASSUMPTIONS}
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


def _plain(document: Document, catalogue: Catalogue, key: str) -> Resolved:
    if key in document.values:
        evidence = _typical_evidence(document, catalogue, key)
        if evidence is not None:
            return Resolved(document.values[key], Origin.TYPICAL, evidence, by=document.typical[key])
        return Resolved(document.values[key], Origin.OWN, books=document.books.get(key))
    return Resolved(Range.exact(QUANTITIES[key].default or 0.0), Origin.DEFAULT)


def _typical_evidence(document: Document, catalogue: Catalogue, key: str) -> Evidence | None:
    """What stands behind a value that was taken from a typical shop; None for the merchant's own."""
    shop = catalogue.typical_shop(document.typical.get(key, ""))
    if shop is None:
        return None
    usual = catalogue.typical_in(key, document.currency) if key in PRICE_OF.values() else None
    return catalogue.shops[shop[0]].evidence if usual is None else usual.evidence


def _assumption(document: Document, catalogue: Catalogue, claims: Mapping[str, Lever], key: str) -> Resolved:
    if key in document.values:
        return Resolved(document.values[key], Origin.OWN)
    if key in claims:
        # The vendor is taken at its word: a range would be ours, not theirs.
        lever = claims[key]
        return Resolved(Range.exact(lever.claims[key]), Origin.CLAIM, lever.evidence, by=lever.key)
    ranges = catalogue.presets[document.preset].ranges
    if key in ranges:
        return Resolved(ranges[key], Origin.PRESET, by=document.preset)
    benchmark = catalogue.benchmark(key, document.platform)
    return Resolved(benchmark.range, Origin.BENCHMARK, benchmark.evidence)


def _has_work(quantities: Mapping[str, Resolved], stream: str) -> bool:
    return any(quantities[f"{stream}.{field}"].range.mode > 0 for field in ("units_per_month", "staff"))


def _choose(document: Document, catalogue: Catalogue, quantities: Mapping[str, Resolved], place: str) -> ChosenLever:
    has_work = place != SALES and _has_work(quantities, place)
    if document.levers is not None:
        key = document.levers.get(place)
    else:
        key = catalogue.platforms[document.platform].usual_levers.get(place) if has_work else None
    if key is None:
        return ChosenLever(place, None, NOTHING, Origin.DEFAULT, active=False, off_platform=False)
    return if_chosen(document, catalogue, place, catalogue.levers[key], has_work=has_work)


def if_chosen(document: Document, catalogue: Catalogue, place: str, lever: Lever, *, has_work: bool) -> ChosenLever:
    """What a plan would use in a place if it had this lever there."""
    own = document.lever_prices.get(lever.key)
    claims_uplift = UPLIFT in lever.claims and lever.key in document.as_claimed
    return ChosenLever(
        place,
        lever,
        _catalogue_price(lever, document, catalogue) if own is None else own,
        Origin.BENCHMARK if own is None else Origin.OWN,
        active=has_work,
        off_platform=not lever.serves(document.platform),
        # What the merchant knows of its own sales, no claim replaces.
        claim_taken=claims_uplift and UPLIFT not in document.values,
    )


def _catalogue_price(lever: Lever, document: Document, catalogue: Catalogue) -> Range:
    """A month in the merchant's currency, with its range unless the preset takes prices as they are listed."""
    rate = catalogue.currencies.per_cny[document.currency]
    low, mode, high = (price * rate for price in lever.price.in_order)
    return Range.exact(mode) if catalogue.presets[document.preset].exact_prices else Range(low, mode, high)


def _claims(document: Document, levers: Mapping[str, ChosenLever]) -> dict[str, Lever]:
    """The lever whose claim stands for each assumption; of two, the one that the document names last."""
    active = {chosen.lever.key: chosen.lever for chosen in levers.values() if chosen.lever and chosen.active}
    named = [active[key] for key in document.as_claimed if key in active]
    return {assumption: lever for lever in named for assumption in lever.claims if assumption != UPLIFT}


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
