"""Where a value that goes in comes from: whose it is, how sure, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from roi_app.benchmarks.catalogue import Evidence, Source
from roi_app.documents.case import Case, ChosenLever, Origin, Resolved
from roi_app.documents.document import Books
from roi_app.explain.leaves import Leaf
from roi_app.explain.targets import CURRENCIES, text_in
from roi_app.model.parameters import INPUTS, QUANTITIES, STREAMS, Basis, Kind, Range, Unit
from roi_app.texts.formatting import Wording

CNY = "CNY"

BOOKS: Final = "books"
"""What is said of a value from the merchant's books where others have a grade."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of a value, such as its range; `target` leads on where it is a number of its own."""

    label: str
    text: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Origins:
    """A value that goes in.

    `field` is the row of the form that sets it, "" where a person cannot; `number` is None where the value is a
    word, such as a tool's name.
    """

    title: str
    value: str
    number: float | None
    meaning: str
    facts: tuple[Fact, ...]
    note: str
    sources: tuple[Source, ...]
    field: str


def origins(leaf: Leaf, case: Case, wording: Wording) -> Origins:
    """All that is known of an input: a quantity of the form, a tool's price, a choice, a weight, a rate."""
    if leaf.key in QUANTITIES:
        return _of_quantity(leaf.key, case, wording)
    if leaf.key.startswith(CURRENCIES):
        return _of_rate(leaf.key.removeprefix(CURRENCIES), case, wording)
    stream = leaf.index.stream or STREAMS[0]
    match INPUTS[leaf.key].basis:
        case Basis.STREAM:
            return _of_weight(leaf.key, stream, case, wording)
        case Basis.LEVER:
            return _of_lever(leaf.key, case.levers[stream], case, wording)
        case _:
            return _of_choice(leaf.key, case, wording)


def _of_quantity(key: str, case: Case, wording: Wording) -> Origins:
    resolved, quantity = case.quantities[key], QUANTITIES[key]
    benchmark = case.benchmark(key)
    evidence = resolved.evidence or (None if benchmark is None else benchmark.evidence)
    is_assumption = quantity.kind is Kind.ASSUMPTION
    facts = [Fact(wording.text("explain.fact.origin"), origin_text(resolved, case, wording))]
    if is_assumption or not resolved.range.is_exact:
        facts.append(Fact(wording.text("explain.fact.range"), _range(quantity.unit, resolved.range, wording)))
    if benchmark is not None and resolved.origin is not Origin.BENCHMARK:
        kind = "benchmark" if is_assumption else "typical"
        facts.append(Fact(wording.text(f"explain.fact.{kind}"), _around(quantity.unit, benchmark.range, wording)))
    return Origins(
        title=wording.label(key),
        value=text_in(quantity.unit, resolved.range.mode, wording),
        number=resolved.range.mode,
        meaning=wording.text(f"quantity.{key}.help"),
        facts=(*facts, *_proof(evidence, wording)),
        note=_note(evidence, wording),
        sources=() if evidence is None else evidence.sources,
        field=key,
    )


def origin_text(resolved: Resolved, case: Case, wording: Wording) -> str:
    """Whose value it is, naming the preset, the tool or the kind of shop by which it came, or the merchant's books."""
    if resolved.books is not None:
        return books_text(resolved.books, wording)
    return wording.text(f"origin.{resolved.origin}", name=_named(resolved.origin, resolved.by, case, wording))


def books_text(books: Books, wording: Wording) -> str:
    """The part of the merchant's books that a value was read from: its months and rows."""
    months = wording.month_span(books.first_month, books.last_month)
    return wording.text("origin.books", months=months, count=wording.plain(books.rows, 0))


def _named(origin: Origin, by: str, of: Case, wording: Wording) -> str:
    match origin:
        case Origin.PRESET:
            return of.catalogue.presets[by].name[wording.language]
        case Origin.CLAIM:
            return of.catalogue.levers[by].name[wording.language]
        case Origin.TYPICAL:
            kind, _, size = by.partition(".")
            name = of.catalogue.shops[kind].name[wording.language]
            return wording.text("shop.kind_and_size", kind=name, size=wording.text(f"shop.size.{size}"))
        case _:
            return ""


def _range(unit: Unit, given: Range, wording: Wording) -> str:
    return wording.text("explain.fact.exact") if given.is_exact else wording.between(unit, given.low, given.high)


def _around(unit: Unit, given: Range, wording: Wording) -> str:
    mode = text_in(unit, given.mode, wording)
    if given.is_exact:
        return mode
    return wording.text("explain.fact.between", mode=mode, range=wording.between(unit, given.low, given.high))


def _proof(evidence: Evidence | None, wording: Wording) -> Iterator[Fact]:
    if evidence is None:
        return
    yield Fact(wording.text("explain.fact.grade"), wording.text(f"grade.{evidence.grade}"))
    yield Fact(wording.text("explain.fact.read_on"), evidence.read_on.isoformat())
    yield Fact(wording.text("explain.fact.valid_until"), evidence.valid_until.isoformat())


def _note(evidence: Evidence | None, wording: Wording) -> str:
    return "" if evidence is None else evidence.note[wording.language]


def rate_label(currency: str, case: Case, wording: Wording) -> str:
    """What a rate of exchange is called, with its day."""
    name, day = wording.text(f"currency.{currency}"), case.catalogue.currencies.as_of
    return wording.text("evidence.exchange_rate", currency=name, day=day)


def rate_text(rate: float) -> str:
    """A rate of exchange with every digit that the pack gives: 0.1413, not 0.14."""
    return f"{rate:.10g}"


def _of_rate(currency: str, case: Case, wording: Wording) -> Origins:
    rate, evidence = case.catalogue.currencies.per_cny[currency], case.catalogue.currencies.evidence
    return Origins(
        title=rate_label(currency, case, wording),
        value=rate_text(rate),
        number=rate,
        meaning="",
        facts=tuple(_proof(evidence, wording)),
        note=_note(evidence, wording),
        sources=evidence.sources,
        field="currency",
    )


def _of_weight(key: str, stream: str, case: Case, wording: Wording) -> Origins:
    known = case.catalogue.streams[stream]
    weight: float = getattr(known, key)
    return Origins(
        title=wording.text(f"evidence.{key}", stream=wording.text(f"stream.{stream}")),
        value=text_in(INPUTS[key].unit, weight, wording),
        number=weight,
        meaning="",
        facts=(
            Fact(wording.text("explain.fact.origin"), wording.text("origin.benchmark")),
            *_proof(known.evidence, wording),
        ),
        note=_note(known.evidence, wording),
        sources=known.evidence.sources,
        field="",
    )


def _of_choice(key: str, case: Case, wording: Wording) -> Origins:
    """A choice of the plan; `explain.<input>.yes` and `.no` say what it means."""
    yes: bool = getattr(case, key)
    return Origins(
        title=wording.text(f"figure.{key}"),
        value=text_in(Unit.YES_NO, float(yes), wording),
        number=float(yes),
        meaning=wording.text(f"explain.{key}.{'yes' if yes else 'no'}"),
        facts=(),
        note="",
        sources=(),
        field=CHOSEN_BY[key],
    )


CHOSEN_BY: Final = {"tools_given": "tools_per_month", "whole_heads": "staff_cash"}
"""The row of the form where each choice is made."""


def _of_lever(key: str, chosen: ChosenLever, case: Case, wording: Wording) -> Origins:
    """What follows from the tool of a stream, with all that is known of the tool."""
    number, unit = float(getattr(chosen, key)), INPUTS[key].unit
    meaning = f"explain.{key}.{'yes' if number else 'no'}"
    evidence = None if chosen.lever is None else chosen.lever.evidence
    tool = wording.text("lever.none") if chosen.lever is None else chosen.lever.name[wording.language]
    stream = wording.text(f"stream.{chosen.place}")
    return Origins(
        title=wording.text("explain.of_stream", stream=stream, name=wording.text(f"figure.{key}")),
        value=text_in(unit, number, wording),
        number=number,
        meaning=wording.text(meaning) if meaning in wording.texts else "",
        facts=(
            *(_price_facts(chosen, case, wording) if unit is Unit.MONEY else ()),
            Fact(wording.text("explain.fact.tool"), tool),
            *_proof(evidence, wording),
        ),
        note=_note(evidence, wording),
        sources=() if evidence is None else evidence.sources,
        field=f"lever.{chosen.place}",
    )


def _price_facts(chosen: ChosenLever, case: Case, wording: Wording) -> Iterator[Fact]:
    if chosen.lever is None:
        return
    in_yuan = Wording(wording.language, CNY)
    yield Fact(wording.text("explain.fact.origin"), wording.text(f"origin.{chosen.price_origin}", name=""))
    yield Fact(wording.text("explain.fact.catalogue_price"), _around(Unit.MONEY, chosen.lever.price, in_yuan))
    currency = case.document.currency
    if currency != CNY and chosen.price_origin is not Origin.OWN:
        rate = text_in(Unit.RATIO, case.catalogue.currencies.per_cny[currency], wording)
        yield Fact(wording.text("explain.fact.rate"), rate, f"{CURRENCIES}{currency}")
