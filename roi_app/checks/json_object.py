"""From bytes of unknown origin to a JSON object: size, encoding, depth and grammar, checked in that order."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from roi_app.checks.encodings import JSON_BEGINS, decode
from roi_app.checks.fields import NoNumber
from roi_app.checks.ordinary_file import size
from roi_app.checks.positions import Path
from roi_app.checks.problems import Problems, shown

MOST_BYTES: Final = 16 * 2**20
DEEPEST: Final = 64
MOST_VALUES: Final = 50_000
MOST_DIGITS: Final = 300

NAME_TWICE: Final = "name_twice"

_STRING: Final = re.compile(rb'"[^"]*(?:"|\Z)')
_MARKS: Final = b"[]{},"
_UNMARKED: Final = bytes(set(range(256)) - set(_MARKS))
_STEPS: Final = bytes.maketrans(_MARKS, b"\x01\xff\x01\xff\x00")
"""How far a mark leads down (1) or up (-1, as a signed byte)."""


class Fields(dict[str, object]):
    """A JSON object that remembers the names that it held more than once."""

    twice: tuple[str, ...] = ()


def parse_object(
    data: bytes, problems: Problems, most_bytes: int = MOST_BYTES, most_values: int = MOST_VALUES
) -> Fields | None:
    """The JSON object that the bytes hold, or None with the reason noted; the bounds are a document's by default."""
    if len(data) > most_bytes:
        problems.error((), "too_large", most=size(most_bytes))
        return None
    text = decode(data, problems, JSON_BEGINS)
    if text is None:
        return None
    if not text.strip():
        problems.error((), "empty_file")
        return None
    deepest, count = _structure(data)
    if deepest > DEEPEST:
        problems.error((), "too_deep", most=DEEPEST, found=deepest)
        return None
    if count > most_values:
        problems.error((), "too_many_values", most=most_values, found=count)
        return None
    return _load(text, problems)


def _load(text: str, problems: Problems) -> Fields | None:
    try:
        tree = json.loads(
            text, object_pairs_hook=_fields, parse_int=_whole, parse_float=_decimal, parse_constant=NoNumber
        )
    except json.JSONDecodeError as fault:
        problems.error_at(fault.lineno, "not_json", line=str(fault.lineno), column=str(fault.colno))
        return None
    if not isinstance(tree, Fields):
        problems.error((), "not_an_object", found=shown(tree))
        return None
    return tree


def flaws(tree: object, path: Path = ()) -> Iterator[tuple[Path, str, dict[str, str]]]:
    """What no field of any document may hold: names twice, numbers that are none, broken Unicode."""
    if isinstance(tree, Fields):
        for name in tree.twice:
            yield (*path, name), NAME_TWICE, {"name": shown(name)}
        for name, value in tree.items():
            if not _is_unicode(name):
                yield (*path, name), "broken_text", {}
            yield from flaws(value, (*path, name))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from flaws(value, (*path, index))
    elif isinstance(tree, NoNumber):
        yield path, "no_number", {"found": str(tree)}
    elif isinstance(tree, str) and not _is_unicode(tree):
        yield path, "broken_text", {}


def _structure(data: bytes) -> tuple[int, int]:
    """How deep the brackets nest and how many values there are at most, strings left out, without parsing."""
    outside = _STRING.sub(b"", data.replace(rb"\\", b"").replace(rb"\"", b""))
    marks = outside.translate(None, _UNMARKED)
    depths = accumulate(memoryview(marks.translate(_STEPS)).cast("b"), initial=0)
    return max(depths), sum(marks.count(mark) for mark in (b"[", b"{", b","))


def _fields(pairs: list[tuple[str, object]]) -> Fields:
    fields = Fields(pairs)
    if len(fields) < len(pairs):
        seen: set[str] = set()
        again = [name for name, _ in pairs if name in seen or seen.add(name)]  # type: ignore[func-returns-value]
        fields.twice = tuple(dict.fromkeys(again))
    return fields


def _whole(text: str) -> int | NoNumber:
    return int(text) if len(text) <= MOST_DIGITS else NoNumber(text)


def _decimal(text: str) -> float | NoNumber:
    value = float(text)
    return value if math.isfinite(value) else NoNumber(text)


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
