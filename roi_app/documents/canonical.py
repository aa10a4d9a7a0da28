"""What an estimate depends on, as bytes to be hashed: the same for two documents that mean the same.

Everything is spelt out after defaults, the preset too, and the shop's name is left out. The bytes are canonical JSON
(RFC 8785), so that another program in another language comes to the same hash.
"""

from __future__ import annotations

import json
import math
from decimal import Decimal
from typing import Any, Final

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.documents.case import Case, resolve
from roi_app.documents.document import Document
from roi_app.model.parameters import QUANTITIES, Range

_MOST_WHOLE_DIGITS: Final = 21
_FEWEST_LEADING_ZEROS: Final = -6
"""Beyond these a number is written with an exponent, as ECMAScript does."""


def canonical(document: Document, catalogue: Catalogue) -> bytes:
    """Merchant, plan and assumptions as the estimate takes them: an explicit default equals an absent one."""
    return canonical_json(_resolved(resolve(document, catalogue)))


def _resolved(case: Case) -> dict[str, Any]:
    document = case.document
    tree: dict[str, Any] = {
        "merchant": {"platform": document.platform, "currency": document.currency},
        "plan": {
            "levers": {place: chosen.key for place, chosen in case.levers.items()},
            "lever_prices": {one.key: _amount(one.price) for one in case.levers.values() if one.key},
            "staff_cash": document.staff_cash,
            "as_claimed": list(document.as_claimed),
            "tools_per_month": None,
        },
    }
    for key, resolved in case.quantities.items():
        *rooms, name = QUANTITIES[key].path.split(".")
        inner = tree
        for room in rooms:
            inner = inner.setdefault(room, {})
        inner[name] = _amount(resolved.range)
    return tree


def _amount(given: Range) -> float | dict[str, float]:
    return given.mode if given.is_exact else dict(zip(("low", "mode", "high"), given.in_order, strict=True))


def canonical_json(value: object) -> bytes:
    """Plain dicts, lists, texts, numbers, true, false and null as canonical JSON; ValueError for what has no JSON."""
    # Half a character, as a keyboard or a clipboard may leave it, has no UTF-8.
    return _written(value).encode(errors="replace")


def _written(value: object) -> str:
    if isinstance(value, dict):
        by_units = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{_written(key)}:{_written(value[key])}" for key in by_units) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_written, value)) + "]"
    if isinstance(value, str) or value is None or isinstance(value, bool):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int | float):
        return _number(float(value))
    raise ValueError(f"no JSON for {type(value).__name__}")


def _number(value: float) -> str:
    """The shortest digits that read back as the same number, laid out as ECMAScript lays them out."""
    if value == 0:
        return "0"
    if not math.isfinite(value):
        raise ValueError(f"no JSON for {value}")
    numerals, _, exponent = f"{abs(Decimal(repr(value))):e}".partition("e")
    digits = numerals.replace(".", "").rstrip("0")
    point = int(exponent) + 1
    if len(digits) <= point <= _MOST_WHOLE_DIGITS:
        text = digits.ljust(point, "0")
    elif 0 < point <= _MOST_WHOLE_DIGITS:
        text = f"{digits[:point]}.{digits[point:]}"
    elif _FEWEST_LEADING_ZEROS < point <= 0:
        text = "0." + "0" * -point + digits
    else:
        fraction = f".{digits[1:]}" if digits[1:] else ""
        text = f"{digits[0]}{fraction}e{point - 1:+d}"
    return f"-{text}" if value < 0 else text
