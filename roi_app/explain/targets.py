"""What can be asked for an explanation: how it is written, what it is called, and how its number is told.

A target is a key, with `:stream` for one stream and `@month` for one month: `npv`, `saved_by_stream:photo`,
`net_flow@12`. What goes in is asked by the names of the form (`photo.unit_price`, `review_share`) or of the list
of evidence (`lever_prices.copy-model`, `contest_weight.photo`, `currencies.USD`) or of the ranges of the trials
(`photo.lever_price`).
"""

from __future__ import annotations

import re
from typing import Final

from roi_app.documents.case import Case
from roi_app.estimates.answer import number_or_none
from roi_app.explain.leaves import FOLLOWS_BALANCE, MERCHANT, Index, Leaf
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import INPUTS, QUANTITIES, STREAMS, Axis, Basis, Kind, Unit
from roi_app.texts.formatting import Wording

_WRITTEN: Final = re.compile(r"(?P<key>[^:@]+)(?::(?P<stream>\w+))?(?:@(?P<month>\d+))?")

LEVER_PRICES: Final = "lever_prices."
CURRENCIES: Final = "currencies."
MONTH: Final = "month"


def leaf_of(target: str, case: Case) -> Leaf:
    """The number that a target names; raises KeyError for a target that nothing answers to.

    A quantity by month without its month stands for the last one; one by stream without its stream stays whole.
    """
    parts = _WRITTEN.fullmatch(_unaliased(target, case))
    if parts is None:
        raise KeyError(target)
    key, stream, month = parts["key"], parts["stream"], parts["month"]
    if key == "tools_per_month" and not case.tools_given:
        key = "tools_cost"
    if not _fits(key, stream, month):
        raise KeyError(target)
    if key in STEPS and STEPS[key].axis is Axis.MONTH:
        # A plan may have become shorter since somebody asked for a month of it.
        last = case.horizon_months
        return Leaf(key, Index(month=last if month is None else min(int(month), last)))
    return Leaf(key, Index(stream))


def _unaliased(target: str, case: Case) -> str:
    """The names of the evidence list and of the tornado in the model's own way of writing."""
    if target.startswith(LEVER_PRICES):
        lever = target.removeprefix(LEVER_PRICES)
        places = [place for place, chosen in case.levers.items() if chosen.key == lever and place in STREAMS]
        if not places:
            raise KeyError(target)
        return f"lever_price:{places[0]}"
    first, dot, second = target.partition(".")
    if dot and _is_of_stream(first):
        return f"{first}:{second}"
    # An uncertain input is named as the form names a stream's quantities: `service.lever_price`.
    return f"{second}:{first}" if dot and _is_of_stream(second) else target


def _is_of_stream(key: str) -> bool:
    """Whether a key is an input of the model that each stream has and that is no quantity of the form."""
    return key in INPUTS and INPUTS[key].axis is Axis.STREAM and INPUTS[key].basis is not Basis.QUANTITY


def _fits(key: str, stream: str | None, month: str | None) -> bool:
    """Whether the key exists and has the stream or month that was asked for."""
    if stream is not None and stream not in STREAMS:
        return False
    if key in STEPS:
        axis = STEPS[key].axis
        return (stream is None or axis is Axis.STREAM) and (month is None or axis is Axis.MONTH)
    if _is_of_stream(key):
        return stream is not None and month is None
    known = key in QUANTITIES or key.startswith(CURRENCIES) or (key in INPUTS and INPUTS[key].axis is Axis.MERCHANT)
    return stream is None and month is None and known


def target_of(leaf: Leaf) -> str:
    """How a number is written as a target; "" for the month itself, which needs no explanation."""
    key, stream, month = leaf.key, leaf.index.stream, leaf.index.month
    if key == MONTH:
        return ""
    return _quantity(leaf) or key + (f":{stream}" if stream else "") + ("" if month is None else f"@{month}")


def name_of(leaf: Leaf, wording: Wording) -> str:
    """What a number is called inside a formula, where its stream and month are plain."""
    quantity = _quantity(leaf)
    if quantity is not None and QUANTITIES[quantity].kind is Kind.STREAM:
        return wording.text(f"quantity.{quantity}")
    return wording.label(leaf.key) if leaf.key in QUANTITIES else wording.text(f"figure.{leaf.key}")


def title_of(leaf: Leaf, wording: Wording) -> str:
    """What a number is called where it stands alone, with its stream and month."""
    if leaf.key in QUANTITIES:
        return wording.label(leaf.key)
    name = name_of(leaf, wording)
    if leaf.index.stream is not None:
        return wording.text("explain.of_stream", stream=wording.text(f"stream.{leaf.index.stream}"), name=name)
    if leaf.index.month is not None:
        return wording.text("explain.of_month", name=name, month=leaf.index.month)
    return name


def label_of(leaf: Leaf, around: Leaf, wording: Wording) -> str:
    """What a number is called in a list below another one: with its month where that is another month."""
    strange = leaf.index.month is not None and leaf.index.month != around.index.month
    return title_of(leaf, wording) if strange else name_of(leaf, wording)


def unit_of(leaf: Leaf) -> Unit:
    """The unit of a number."""
    quantity = _quantity(leaf) or leaf.key
    if quantity in QUANTITIES:
        return QUANTITIES[quantity].unit
    declared = STEPS.get(leaf.key) or INPUTS.get(leaf.key)
    return Unit.RATIO if declared is None else declared.unit


def _quantity(leaf: Leaf) -> str | None:
    """The quantity of the form that stands in the stream of an input, if it is one."""
    if leaf.index.stream is None or leaf.key not in INPUTS:
        return None
    return INPUTS[leaf.key].quantity(leaf.index.stream)


def value_text(leaf: Leaf, value: float, wording: Wording) -> str:
    """A number as an explanation tells it, a little more exactly than a figure on screen."""
    if leaf.key == MONTH:
        return wording.plain(value, 0)
    return text_in(unit_of(leaf), value, wording)


def text_in(unit: Unit, value: float, wording: Wording) -> str:
    """A number of a unit as an explanation tells it; what does not exist is told as none."""
    if number_or_none(value) is None:
        return wording.text("explain.none")
    if unit is Unit.YES_NO:
        return wording.text("explain.yes" if value > 0 else "explain.no")
    if unit is Unit.MONEY and abs(value) < _MOST_WITH_CENTS and wording.currency not in _WITHOUT_CENTS:
        cents = 0 if abs(value - round(value)) < _HALF_A_CENT else 2
        return wording.money(value, cents)
    if unit not in _DIGITS:
        return wording.with_unit(unit, value)
    text = wording.plain(value, _DIGITS[unit])
    exact = text.rstrip("0").rstrip(".") if "." in text else text
    return wording.in_unit(unit, exact)


_DIGITS: Final = {Unit.RATIO: 4, Unit.HEADS: 4, Unit.MONTHS: 2, Unit.PER_MONTH: 4}
"""Most digits behind the point, where a figure on screen is told with fewer."""

_MOST_WITH_CENTS: Final = 10_000
_HALF_A_CENT: Final = 0.005
_WITHOUT_CENTS: Final = ("JPY", "TWD")
"""Monthly amounts are told to the cent, so that a reader's pocket calculator agrees; nobody counts sen."""


def follows_balance(leaf: Leaf) -> bool:
    """Whether a number is a month that was looked up in a running total."""
    return leaf.key in STEPS and STEPS[leaf.key].formula in FOLLOWS_BALANCE


def is_whole(leaf: Leaf) -> bool:
    """Whether a computed quantity by stream was asked for without its stream."""
    return leaf.index == MERCHANT and STEPS[leaf.key].axis is Axis.STREAM
