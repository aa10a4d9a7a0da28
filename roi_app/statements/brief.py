"""A number explained in a few lines, for where there is no room for the whole way: what it is, how, from where.

The whole way down is `explain.lookup`; this is its first page. A computed number names no source of its own: its line
says from how many of the merchant's own numbers it is made and from how many assumptions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roi_app.documents.case import Case, Origin
from roi_app.documents.document import SALES
from roi_app.estimates.acting import acting_values
from roi_app.estimates.answer import Answer
from roi_app.explain.explanation import Explanation
from roi_app.explain.expressions import Numbers, expression_of, in_force, leaves
from roi_app.explain.leaves import Index, Leaf
from roi_app.explain.lookup import explain
from roi_app.explain.origins import Fact
from roi_app.explain.targets import leaf_of
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import INPUTS, STREAMS, Axis, Basis
from roi_app.texts.formatting import Wording


@dataclass(frozen=True, slots=True)
class Brief:
    """One number in short.

    `what` is its meaning, `how` the formula in words, or of an input its range, `numbers` the formula by its values;
    each of the three may be "". `source` is never empty.
    """

    target: str
    title: str
    value: str
    what: str
    how: str
    numbers: str
    source: str


def brief(answer: Answer, target: str, wording: Wording) -> Brief:
    """A number of an answer in short; targets as in `explain.targets`. Raises KeyError for an unknown one."""
    return brief_of(explain(answer, target, wording), answer, wording)


def brief_of(explanation: Explanation, answer: Answer, wording: Wording) -> Brief:
    """An explanation in short."""
    words, numbers = ("".join(part.text for part in line) for line in (explanation.words, explanation.numbers))
    return Brief(
        target=explanation.target,
        title=explanation.title,
        value=explanation.value,
        what=explanation.meaning,
        how=f"= {words}" if words else _range_of(explanation.facts, wording),
        numbers=f"= {numbers}" if numbers else "",
        source=source_line(explanation, answer, wording),
    )


def _range_of(facts: tuple[Fact, ...], wording: Wording) -> str:
    label = wording.text("explain.fact.range")
    return next(
        (wording.text("explain.brief.fact", label=one.label, text=one.text) for one in facts if one.label == label), ""
    )


def source_line(explanation: Explanation, answer: Answer, wording: Wording) -> str:
    """Where a number comes from, in one line."""
    leaf = leaf_of(explanation.target, answer.case)
    if leaf.key in STEPS:
        return _made_from(leaf, answer, wording)
    told = explanation.facts[0].text if explanation.facts else explanation.value
    # What others usually pay has a source too, and it is not the source of the merchant's own number.
    resolved = answer.case.quantities.get(leaf.key)
    is_own = told == wording.text("origin.own", name="") or (resolved is not None and resolved.books is not None)
    others = () if is_own else explanation.sources[:1]
    return wording.text("explain.brief.between").join((told, *(f"{one.publisher}, {one.published}" for one in others)))


def _made_from(leaf: Leaf, answer: Answer, wording: Wording) -> str:
    acting = acting_values(answer.case, with_trials=False)
    origins = [origin for key, origin in _inputs_of(leaf, answer) if key in acting]
    own = origins.count(Origin.OWN)
    parts = {"own": own, "others": len(origins) - own}
    said = [wording.text(f"explain.brief.{key}", count=count) for key, count in parts.items() if count]
    if not said:
        return wording.text("explain.brief.nothing")
    both = wording.text("explain.brief.and").join(said)
    return wording.text("explain.brief.from", numbers=both)


def _inputs_of(leaf: Leaf, answer: Answer) -> Iterator[tuple[str, Origin]]:
    """The values that a computed number follows from, each once, by their keys in the list of evidence."""
    numbers, seen = Numbers(answer), set[tuple[str, str | None]]()
    ahead = [(leaf.key, leaf.index.stream)]
    while ahead:
        key, stream = ahead.pop()
        if (key, stream) in seen:
            continue
        seen.add((key, stream))
        if key in STEPS:
            ahead += _made_of(key, stream, numbers)
        else:
            yield from _used(key, stream, answer.case)


def _made_of(key: str, stream: str | None, numbers: Numbers) -> list[tuple[str, str | None]]:
    """What a computed quantity follows from next; of a stream without the cases that do not apply to it."""
    if stream is None:
        return [pair for argument in STEPS[key].arguments for pair in _places(argument)]
    shown, decided = in_force(expression_of(Leaf(key, Index(stream)), numbers), numbers.at)
    met = [leaf for node in (shown, *(condition for condition, _ in decided)) for leaf in leaves(node)]
    return [(leaf.key, leaf.index.stream) for leaf in met]


def _places(key: str) -> list[tuple[str, str | None]]:
    """A quantity of the model, at each stream where it has one."""
    declared = STEPS.get(key) or INPUTS[key]
    return [(key, one) for one in (STREAMS if declared.axis is Axis.STREAM else (None,))]


def _used(key: str, stream: str | None, case: Case) -> Iterator[tuple[str, Origin]]:
    declared = INPUTS[key]
    quantity = declared.quantity(stream)
    if quantity is not None:
        if quantity in case.quantities:
            yield quantity, case.quantities[quantity].origin
    elif declared.basis is Basis.STREAM:
        yield f"{key}.{stream}", Origin.BENCHMARK
    elif key == "lever_price" and stream is not None and stream != SALES:
        chosen = case.levers[stream]
        yield f"lever_prices.{chosen.key}", chosen.price_origin
    elif key == "month":
        yield "horizon_months", case.quantities["horizon_months"].origin
