"""Every value in use with where it comes from: what the finance person asks of any figure.

In use is what acts: a value that could change no figure of the case whatever it were is declared, but not in use.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from roi_app.benchmarks.catalogue import Evidence, Source
from roi_app.documents.case import Case, Origin, Resolved
from roi_app.documents.document import SALES
from roi_app.estimates.acting import acting_values
from roi_app.explain.origins import BOOKS, CNY, origin_text, rate_label, rate_text
from roi_app.figures.tones import GRADE_TONES, Tone
from roi_app.model.parameters import ASSUMPTIONS, INPUTS, QUANTITIES, STREAMS, WEIGHTS, Kind, Range, Unit
from roi_app.texts.formatting import Wording

# Nobody's evidence stands behind these; what they are is said where others have a grade.
_GRADES: Final = {Origin.OWN: "own", Origin.PRESET: "preset", Origin.DEFAULT: "default"}


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One value in use.

    `key` is a quantity (`review_share`), a tool's price (`lever_prices.copy-model`), a stream's weight in the race
    (`contest_weight.photo`) or the rate of exchange (`currencies.USD`). `grade` is a key of `grade.<key>`. `range`
    is "" for a value that is exact. `origin_text` says whose value it is, naming the preset or the tool. Dates are
    None where no evidence stands behind the value; for a preset the evidence is that of the range it moved in.
    """

    key: str
    label: str
    value: str
    range: str
    grade: str
    grade_text: str
    tone: Tone
    note: str
    sources: tuple[Source, ...]
    read_on: date | None
    valid_until: date | None
    expired: bool
    origin: Origin
    origin_text: str


@dataclass(frozen=True, slots=True)
class _Use:
    key: str
    label: str
    unit: Unit
    resolved: Resolved

    def written(self, wording: Wording) -> str:
        """The value in words; a rate of exchange with all its digits."""
        if self.key.startswith("currencies."):
            return rate_text(self.resolved.range.mode)
        return wording.with_unit(self.unit, self.resolved.range.mode)


def evidence_rows(case: Case, wording: Wording, today: date, *, with_trials: bool = True) -> tuple[EvidenceRow, ...]:
    """Every value that acts in the case, in reading order: the shop, the plan, its tools, then the assumptions.

    `with_trials` says whether trials are part of what is told: only they ask how likely a plan is to stick.
    """
    acting = acting_values(case, with_trials=with_trials)
    return tuple(_row(use, case, wording, today) for use in _uses(case, wording) if use.key in acting)


def declared_rows(case: Case, wording: Wording, today: date) -> tuple[EvidenceRow, ...]:
    """The same with the values that change nothing in this case, as where each of them can still be changed.

    Costs of a stream that were left at 0 are not in it, nor is a tool that has no work.
    """
    return tuple(_row(use, case, wording, today) for use in _uses(case, wording))


def _uses(case: Case, wording: Wording) -> tuple[_Use, ...]:
    return (*_quantities(case, wording), *_lever_prices(case, wording), *_assumptions(case, wording))


def _quantities(case: Case, wording: Wording) -> Iterator[_Use]:
    for key, resolved in case.quantities.items():
        kind = QUANTITIES[key].kind
        if kind is Kind.ASSUMPTION or (kind is Kind.STREAM and resolved.origin is Origin.DEFAULT):
            continue
        yield _use(key, wording, resolved, resolved.evidence)


def _lever_prices(case: Case, wording: Wording) -> Iterator[_Use]:
    active = [chosen for chosen in case.levers.values() if chosen.active and chosen.place != SALES]
    for chosen in active:
        if chosen.lever is None or case.tools_given:
            continue
        label = wording.text("evidence.lever_price", tool=chosen.lever.name[wording.language])
        key = f"lever_prices.{chosen.lever.key}"
        evidence = None if chosen.price_origin is Origin.OWN else chosen.lever.evidence
        yield _Use(key, label, Unit.MONEY, Resolved(chosen.price, chosen.price_origin, evidence))
    catalogue, currency = case.catalogue, case.document.currency
    if currency != CNY and active and not case.tools_given:
        label = rate_label(currency, case, wording)
        rate = Range.exact(catalogue.currencies.per_cny[currency])
        evidence = catalogue.currencies.evidence
        yield _Use(f"currencies.{currency}", label, Unit.RATIO, Resolved(rate, Origin.BENCHMARK, evidence))


def _assumptions(case: Case, wording: Wording) -> Iterator[_Use]:
    for key in ASSUMPTIONS:
        resolved = case.quantities[key]
        evidence = resolved.evidence
        if resolved.origin is Origin.PRESET:
            evidence = case.catalogue.benchmark(key, case.document.platform).evidence
        yield _use(key, wording, resolved, evidence)
    for stream, chosen in case.levers.items():
        if chosen.lever and chosen.active and chosen.claim_taken:
            label = wording.text("evidence.claimed_uplift", stream=wording.text(f"stream.{stream}"))
            claim = Range.exact(chosen.claimed_uplift)
            claimed = Resolved(claim, Origin.CLAIM, chosen.lever.evidence, chosen.lever.key)
            yield _Use(f"claimed_uplift.{stream}", label, Unit.SHARE, claimed)
    for key, stream in itertools.product(WEIGHTS, STREAMS):
        facts = case.catalogue.streams[stream]
        label = wording.text(f"evidence.{key}", stream=wording.text(f"stream.{stream}"))
        weight = Range.exact(getattr(facts, key))
        yield _Use(f"{key}.{stream}", label, INPUTS[key].unit, Resolved(weight, Origin.BENCHMARK, facts.evidence))


def _use(key: str, wording: Wording, resolved: Resolved, evidence: Evidence | None) -> _Use:
    return _Use(key, wording.label(key), QUANTITIES[key].unit, resolved._replace(evidence=evidence))


def _row(use: _Use, case: Case, wording: Wording, today: date) -> EvidenceRow:
    resolved, evidence = use.resolved, use.resolved.evidence
    grade, known = _grade(resolved), resolved.range
    return EvidenceRow(
        key=use.key,
        label=use.label,
        value=use.written(wording),
        range="" if known.is_exact else wording.between(use.unit, known.low, known.high),
        grade=grade,
        grade_text=wording.text(f"grade.{grade}"),
        tone=GRADE_TONES[grade],
        note="" if evidence is None else evidence.note[wording.language],
        sources=() if evidence is None else evidence.sources,
        read_on=None if evidence is None else evidence.read_on,
        valid_until=None if evidence is None else evidence.valid_until,
        expired=evidence is not None and evidence.expired(today),
        origin=resolved.origin,
        origin_text=origin_text(resolved, case, wording),
    )


def _grade(resolved: Resolved) -> str:
    if resolved.books is not None:
        return BOOKS
    return _GRADES.get(resolved.origin) or ("" if resolved.evidence is None else resolved.evidence.grade.value)
