"""From a document to bytes: what was given and nothing else, always in the same order."""

from __future__ import annotations

import json
import operator
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from roi_app.checks.frozen import Json, thaw
from roi_app.documents.document import FORMAT, PLACES, VERSION, Document, Sampling, SavedWith
from roi_app.model.parameters import QUANTITIES, Range

_EXACT_WHOLE: Final = 2**53

_Tree = dict[str, Any]


def dump(document: Document, saved_with: SavedWith | None = None) -> bytes:
    """The whole file: UTF-8, indented, with a newline at its end; `saved_with` says by which engine it is saved."""
    text = json.dumps(to_json(document, saved_with), ensure_ascii=False, allow_nan=False, indent=2)
    # Half a character, as a keyboard or a clipboard may leave it, has no UTF-8; the rest must still be saved.
    return f"{text}\n".encode(errors="replace")


def to_json(document: Document, saved_with: SavedWith | None = None) -> _Tree:
    """The file as plain dicts, lists, texts and numbers."""
    tree: _Tree = {"format": FORMAT, "version": VERSION}
    if saved_with is not None:
        tree["saved_with"] = {"engine": saved_with.engine, "kept_share": saved_with.kept_share}
    tree |= _shop(document)
    if document.language is not None:
        tree["language"] = document.language
    if document.scenarios:
        tree["scenarios"] = [
            {"name": one.name, **_with_unknown(_shop(one.document), one.document.unknown)} for one in document.scenarios
        ]
    branding = {name: getattr(document.branding, name) for name in ("seller", "colour", "logo")}
    if any(branding.values()):
        tree["branding"] = {name: text for name, text in branding.items() if text}
    if document.sampling != Sampling():
        tree["uncertainty"] = {"seed": document.sampling.seed, "correlation": document.sampling.correlation}
    if document.notes:
        tree["notes"] = document.notes
    return _with_unknown(tree, document.unknown)


def _shop(document: Document) -> _Tree:
    tree: _Tree = {
        "merchant": {"name": document.name, "platform": document.platform, "currency": document.currency},
        "plan": {"preset": document.preset},
    }
    if document.levers is not None:
        tree["plan"]["levers"] = {place: document.levers[place] for place in PLACES if place in document.levers}
    if document.lever_prices:
        tree["plan"]["lever_prices"] = {lever: _amount(price) for lever, price in sorted(document.lever_prices.items())}
    tree["plan"]["staff_cash"] = document.staff_cash
    if document.as_claimed:
        tree["plan"]["as_claimed"] = list(document.as_claimed)
    for key, quantity in QUANTITIES.items():
        if key in document.values:
            _put(tree, tuple(quantity.path.split(".")), _amount(document.values[key]))
    if document.typical:
        tree["typical"] = {key: document.typical[key] for key in QUANTITIES if key in document.typical}
    if document.books:
        tree["books"] = {key: asdict(document.books[key]) for key in QUANTITIES if key in document.books}
    return tree


def _with_unknown(tree: _Tree, unknown: Mapping[tuple[str, ...], Json]) -> _Tree:
    # Sorted, so that equal documents are equal files.
    for path, value in sorted(unknown.items(), key=operator.itemgetter(0)):
        _put(tree, path, thaw(value))
    return tree


def _put(tree: _Tree, path: tuple[str, ...], value: object) -> None:
    """Put a value where its path leads, making objects on the way; what the document itself says stays."""
    for name in path[:-1]:
        inner = tree.setdefault(name, {})
        if not isinstance(inner, dict):
            # Something was noted at an exact amount: it becomes a range with three equal ends, to hold the note.
            inner = tree[name] = {"low": inner, "mode": inner, "high": inner}
        tree = inner
    tree.setdefault(path[-1], value)


def _amount(given: Range) -> _Tree | float | int:
    if given.is_exact:
        return _number(given.mode)
    return {"low": _number(given.low), "mode": _number(given.mode), "high": _number(given.high)}


def _number(value: float) -> float | int:
    return int(value) if value == int(value) and abs(value) <= _EXACT_WHOLE else value
