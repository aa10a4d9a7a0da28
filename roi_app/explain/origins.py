"""Where a value that goes in comes from: whose it is, how sure, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from roi_app.benchmarks.catalogue import Benchmark, Evidence, Source
from roi_app.documents.case import Case, ChosenLever, Origin
from roi_app.explain.expressions import Leaf
from roi_app.explain.targets import CURRENCIES, text_in
from roi_app.model.parameters import QUANTITIES, STREAMS, Kind, Range, Unit
from roi_app.texts.formatting import Wording

CNY = "CNY"


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
    if leaf.key == "tools_given":
        return _of_tools_given(case, wording)
    if leaf.key == "whole_heads":
        return _of_staff_cash(case, wording)
    stream = leaf.index.stream or STREAMS[0]
    if leaf.key == "contest_weight":
        return _of_weight(stream, case, wording)
    chosen = case.levers[stream]
    return _LEVER_FACTS[leaf.key](chosen, case, wording)


def _of_quantity(key: str, case: Case, wording: Wording) -> Origins:
    resolved, quantity = case.quantities[key], QUANTITIES[key]
    benchmark = _benchmark(key, case)
    evidence = resolved.evidence or (None if benchmark is None else benchmark.evidence)
    is_assumption = quantity.kind is Kind.ASSUMPTION
    facts = [Fact(wording.text("explain.fact.origin"), origin_text(resolved.origin, resolved.by, case, wording))]
    if is_assumption:
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


def _benchmark(key: str, case: Case) -> Benchmark | None:
    """What others have: the assumption's benchmark, or what merchants usually pay, in the shop's currency."""
    if QUANTITIES[key].kind is Kind.ASSUMPTION:
        return case.catalogue.benchmark(key, case.document.platform)
    return case.catalogue.typical_in(key, case.document.currency)


def origin_text(origin: Origin, by: str, case: Case, wording: Wording) -> str:
    """Whose value it is, naming the preset or the tool `by` which it came."""
    if origin is Origin.PRESET:
        name = case.catalogue.presets[by].name[wording.language]
    else:
        name = case.catalogue.levers[by].name[wording.language] if origin is Origin.CLAIM else ""
    return wording.text(f"origin.{origin}", name=name)


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


def _of_rate(currency: str, case: Case, wording: Wording) -> Origins:
    rate, evidence = case.catalogue.currencies.per_cny[currency], case.catalogue.currencies.evidence
    return Origins(
        title=wording.text("evidence.exchange_rate", currency=wording.text(f"currency.{currency}")),
        value=text_in(Unit.RATIO, rate, wording),
        number=rate,
        meaning="",
        facts=tuple(_proof(evidence, wording)),
        note=_note(evidence, wording),
        sources=evidence.sources,
        field="currency",
    )


def _of_weight(stream: str, case: Case, wording: Wording) -> Origins:
    known = case.catalogue.streams[stream]
    return Origins(
        title=wording.text("evidence.contest_weight", stream=wording.text(f"stream.{stream}")),
        value=text_in(Unit.RATIO, known.contest_weight, wording),
        number=known.contest_weight,
        meaning="",
        facts=(
            Fact(wording.text("explain.fact.origin"), wording.text("origin.benchmark")),
            *_proof(known.evidence, wording),
        ),
        note=_note(known.evidence, wording),
        sources=known.evidence.sources,
        field="",
    )


def _of_tools_given(case: Case, wording: Wording) -> Origins:
    key = "explain.tools_given" if case.tools_given else "explain.tools_not_given"
    return _yes_or_no("tools_given", wording.text(key), "tools_per_month", wording, yes=case.tools_given)


def _of_staff_cash(case: Case, wording: Wording) -> Origins:
    chosen = case.document.staff_cash
    meaning = wording.text(
        "explain.of_stream", stream=wording.text("choice.staff_cash"), name=wording.text(f"staff_cash.{chosen}")
    )
    return _yes_or_no("whole_heads", meaning, "staff_cash", wording, yes=chosen == "whole_heads")


def _yes_or_no(key: str, meaning: str, field: str, wording: Wording, *, yes: bool) -> Origins:
    return Origins(
        title=wording.text(f"figure.{key}"),
        value=_yes_no(wording, yes=yes),
        number=float(yes),
        meaning=meaning,
        facts=(),
        note="",
        sources=(),
        field=field,
    )


def _yes_no(wording: Wording, *, yes: bool) -> str:
    return wording.text("explain.yes" if yes else "explain.no")


def _of_tool(chosen: ChosenLever, key: str, wording: Wording) -> Origins:
    """What is known of the tool of a stream, under the name of what was asked; its value is still to come."""
    evidence = None if chosen.lever is None else chosen.lever.evidence
    tool = wording.text("lever.none") if chosen.lever is None else chosen.lever.name[wording.language]
    stream = wording.text(f"stream.{chosen.place}")
    return Origins(
        title=wording.text("explain.of_stream", stream=stream, name=wording.text(f"figure.{key}")),
        value="",
        number=None,
        meaning="",
        facts=(Fact(wording.text("explain.fact.tool"), tool), *_proof(evidence, wording)),
        note=_note(evidence, wording),
        sources=() if evidence is None else evidence.sources,
        field=f"lever.{chosen.place}",
    )


def _of_choice(chosen: ChosenLever, _case: Case, wording: Wording) -> Origins:
    yes = chosen.lever is not None
    return replace(_of_tool(chosen, "lever_chosen", wording), value=_yes_no(wording, yes=yes), number=float(yes))


def _of_cap(chosen: ChosenLever, _case: Case, wording: Wording) -> Origins:
    yes = chosen.lever is not None and chosen.lever.headcount_cap
    meaning = wording.text("explain.headcount_cap" if yes else "explain.no_headcount_cap")
    plain = _of_tool(chosen, "headcount_cap", wording)
    return replace(plain, value=_yes_no(wording, yes=yes), number=float(yes), meaning=meaning)


def _of_price(chosen: ChosenLever, case: Case, wording: Wording) -> Origins:
    price = chosen.price.mode
    plain = replace(_of_tool(chosen, "lever_price", wording), value=text_in(Unit.MONEY, price, wording), number=price)
    if chosen.lever is None:
        return plain
    in_yuan = Wording(wording.language, CNY)
    facts = [
        Fact(wording.text("explain.fact.origin"), wording.text(f"origin.{chosen.price_origin}", name="")),
        Fact(wording.text("explain.fact.catalogue_price"), _around(Unit.MONEY, chosen.lever.price, in_yuan)),
    ]
    currency = case.document.currency
    if currency != CNY and chosen.price_origin is not Origin.OWN:
        rate = text_in(Unit.RATIO, case.catalogue.currencies.per_cny[currency], wording)
        facts.append(Fact(wording.text("explain.fact.rate"), rate, f"{CURRENCIES}{currency}"))
    return replace(plain, facts=(*facts, *plain.facts))


_LEVER_FACTS = {"lever_chosen": _of_choice, "headcount_cap": _of_cap, "lever_price": _of_price}
