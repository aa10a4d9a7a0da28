"""Text out of bytes: UTF-8 it must be, and where it is not, the encoding that it seems to be is named."""

from __future__ import annotations

import codecs
import string
from itertools import islice
from typing import Final, NamedTuple

from roi_app.checks.problems import Problems

_MARKS: Final = (
    # UTF-32 first: its mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


class _Legacy(NamedTuple):
    """An encoding in use before Unicode, its largest form, and the first and second bytes of its common characters."""

    name: str
    codec: str
    whole: str
    common: range
    second_low: int


_LEGACY: Final = (
    _Legacy("GBK", "gb18030", "gb18030", range(0xB0, 0xD8), 0xA1),
    _Legacy("Big5", "big5", "big5hkscs", range(0xA4, 0xC7), 0x40),
)

JSON_BEGINS: Final = frozenset(b"{[")
TOML_BEGINS: Final = frozenset(b'[#"' + string.ascii_letters.encode())
"""The bytes that are the first of such a text, after spaces: what begins otherwise is hardly a text at all."""

_ZEROS_OF_UTF32: Final = 3
_SAMPLE: Final = 2_000
_LONG_SAMPLE: Final = 200_000
_STRAY: Final = 500
"""Of so many characters one may be none: systems that write such tables cut names and drop what they cannot spell."""
_SURELY_UTF8: Final = 4
"""Characters beyond ASCII for each stray byte, from which on a text is UTF-8: other encodings have one in ten."""
_ENOUGH: Final = 0.5


def decode(data: bytes, problems: Problems, begins: frozenset[int]) -> str | None:
    """The text of UTF-8 bytes, with or without a byte order mark; None with the reason noted.

    `begins` are the bytes with which such a text begins.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked is None and b"\x00" in data[:2] and _first(data[:4].strip(b"\x00")) in begins:
        # Such a text begins with an ASCII character; a zero beside it is a part of a wider unit.
        marked = "UTF-32" if data[:4].count(0) == _ZEROS_OF_UTF32 else "UTF-16"
    if marked is not None:
        problems.error((), "wrong_encoding", encoding=marked)
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        guess = _legacy(data) if _first(data.lstrip()) in begins else None
        if guess is None:
            problems.error_at(line, "not_text", position=fault.start)
        else:
            problems.error_at(line, "wrong_encoding", encoding=guess)
        return None


STRAY: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands in `decoded_as` for bytes that are no character."""

ENCODINGS: Final = ("utf-8-sig", "gb18030", "big5hkscs", "utf-16", "cp1252")
"""What tables come in, by Python's names; the last holds Latin letters and fits any bytes."""


def likely_encoding(data: bytes) -> str | None:
    """The one of `ENCODINGS` that a table seems to be in: by its mark, then UTF-8, then by common characters.

    None where the bytes are no text.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" in data[:_SAMPLE]:
        return None
    if decoded_as(data, "utf-8-sig") is not None:
        return "utf-8-sig"
    # The end of a sample may cut a character in two, and a table may hold one that its encoding lacks.
    scores = {legacy: _common_share(data[:_LONG_SAMPLE], legacy, "replace") for legacy in _LEGACY}
    best = max(scores, key=lambda legacy: scores[legacy])
    return best.whole if scores[best] >= _ENOUGH else "cp1252"


def decoded_as(data: bytes, encoding: str) -> str | None:
    """The text of bytes in one of `ENCODINGS`; None where they are not, but for a few stray characters."""
    if is_wholly(data, encoding):
        return data.decode(encoding)
    text = data.decode(encoding, "replace")
    stray = text.count(STRAY)
    known = sum(not one.isascii() for one in text) - stray if encoding == "utf-8-sig" else len(text)
    return text if stray * (_SURELY_UTF8 if encoding == "utf-8-sig" else _STRAY) <= known else None


def is_wholly(data: bytes, encoding: str) -> bool:
    """Whether bytes are of one of `ENCODINGS` without a single stray one."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _first(data: bytes) -> int | None:
    return data[0] if data else None


def _legacy(data: bytes) -> str | None:
    """The Chinese encoding whose common characters these bytes are, or None for anything else."""
    scores = {legacy.name: _common_share(data, legacy) for legacy in _LEGACY}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= _ENOUGH else None


def _common_share(data: bytes, legacy: _Legacy, errors: str = "strict") -> float:
    """How many of the characters beyond ASCII are common ones, if the bytes are of this encoding."""
    try:
        text = data.decode(legacy.codec, errors)
    except UnicodeDecodeError:
        return 0.0
    if "\x00" in text:
        return 0.0
    wide = [one.encode(legacy.codec, errors) for one in islice((one for one in text if not one.isascii()), _SAMPLE)]
    common = [pair for pair in wide if len(pair) > 1 and pair[0] in legacy.common and pair[1] >= legacy.second_low]
    return len(common) / len(wide) if wide else 0.0
