"""Files that are whole on the outside and odd within: JSON that is JSON, checksums that are right, drawings that parse.

A byte turned anywhere is mostly found by the first reader; these come as far as the last one.
"""

from __future__ import annotations

import json
import random
import re
import struct
import zlib
from collections.abc import Callable

PNG = b"\x89PNG\r\n\x1a\n"
ODD = (
    0, -0.0, -1, 1, 0.5, 5e-324, -5e-324, 1e-9, 1e12, 1e308, -1e308, float("nan"), float("inf"), 2**63, -(2**70),
    10**400, None, True, False, "", " ", "x" * 3_000, "\u202e", "\ud800", "\0", "NaN", "1,5", "１２", "<b>a</b>",
    "2026-13-99", [], {}, [[[[[[]]]]]], {"low": 3, "mode": 2, "high": 1}, {"": {"": None}}, [0.1, 0.2], "photo",
)  # fmt: skip
NUMBERS = (b"0", b"-1", b"1e-30", b"1e9", b"1e30", b"-1e38", b"NaN", b"1e999", b"0.5", b"99999999999999999999", b"")
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_VALUE = re.compile(rb"(?m)^(\w+ *= *)(.+)$")


def reshaped(good: bytes, chance: random.Random) -> bytes:
    """A file of the same kind with one to six odd things in it."""
    act = next(act for begins, act in _ACTS if good.lstrip().startswith(begins))
    for _ in range(chance.randint(1, 6)):
        good = act(good, chance)
    return good


def _json(data: bytes, chance: random.Random) -> bytes:
    tree = json.loads(data)
    holders = list(_holders(tree))
    holder = chance.choice(holders)
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    if not keys:
        return data
    key, other = chance.choice(keys), chance.choice(keys)
    match chance.randrange(6):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[chance.choice((key.upper(), key + "s", "", "\u202e", "x" * 500))] = holder[key]
        case 2:
            holder[key], holder[other] = holder[other], holder[key]
        case 3:
            holder[key] = json.loads(json.dumps(chance.choice(holders)))
        case _:
            holder[key] = chance.choice(ODD)
    return json.dumps(tree).encode()


def _holders(tree: object) -> list[dict[str, object] | list[object]]:
    if not isinstance(tree, dict | list):
        return []
    parts = tree.values() if isinstance(tree, dict) else tree
    return [tree, *(holder for part in parts for holder in _holders(part))]


def _toml(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case _:
            odd = json.dumps(chance.choice(ODD)).replace("NaN", "nan").replace("Infinity", "inf").encode()
            lines[at] = _VALUE.sub(lambda found: found[1] + odd, lines[at])
    return b"".join(lines)


def _png(data: bytes, chance: random.Random) -> bytes:
    chunks, at = [], len(PNG)
    while at + 12 <= len(data):
        (size,) = struct.unpack_from(">I", data, at)
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
        at += 12 + size
    which = chance.randrange(len(chunks))
    kind, content = chunks[which]
    try:
        rows = zlib.decompressobj().decompress(content, 10**6) if kind == b"IDAT" and chance.random() < 0.8 else b""
    except zlib.error:
        rows = b""
    if rows:
        content = zlib.compress(_bent(bytearray(rows), chance) * chance.choice((1, 1, 1, 40)))
    else:
        content = _bent(bytearray(content), chance)
    chunks[which] = (kind, content)
    if chance.random() < 0.2:
        other = chance.choice((b"tRNS", b"PLTE", b"acTL", b"gAMA", b"iCCP", b"tEXt", b"IDAT", b"IHDR"))
        chunks.insert(chance.randrange(len(chunks)), (other, chance.randbytes(chance.choice((0, 1, 3, 768)))))
    return PNG + b"".join(
        struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part)) for kind, part in chunks
    )


def _bent(content: bytearray, chance: random.Random) -> bytes:
    if content:
        content[chance.randrange(len(content))] = chance.choice((0, 1, 2, 3, 4, 8, 16, 127, 128, 255))
    return bytes(content)


def _svg(data: bytes, chance: random.Random) -> bytes:
    parts = re.findall(rb"<[^>]*>", data)
    match chance.randrange(4):
        case 0:
            part = chance.choice(parts)
            return data.replace(part, part * chance.choice((2, 30)) if part.endswith(b"/>") else part, 1)
        case 1:
            names = re.findall(rb'id="(\w+)"', data) or [b"a"]
            return re.sub(rb'(href="#|url\(#)\w*', lambda found: found[1] + chance.choice(names), data)
        case _:
            numbers = list(_NUMBER.finditer(data))
            one = chance.choice(numbers)
            return data[: one.start()] + chance.choice(NUMBERS) + data[one.end() :]


def _jpeg(data: bytes, chance: random.Random) -> bytes:
    """Another byte in a segment or a scan, whose ends stay where they are."""
    bent = bytearray(data)
    at = chance.randrange(4, len(bent) - 2)
    if 0xFF not in bent[at - 1 : at + 1]:
        bent[at] = chance.choice((0, 1, 2, 3, 4, 17, 34, 128, 254))
    return bytes(bent)


def _pdf(data: bytes, chance: random.Random) -> bytes:
    """The case that it carries is another one, in a stream of its own behind all others."""
    case = _json(b'{"format": "merchant-roi", "version": 1, "merchant": {"name": "a"}}', chance)
    content = zlib.compress(case * chance.choice((1, 1, 1, 2, 100_000)))
    size = chance.choice((len(content), len(content), 0, 10**9, -1))
    head = b"\n99 0 obj\n<</Type/EmbeddedFile/Filter/FlateDecode/Length %d>>\nstream\n" % size
    return data + head + content + b"\nendstream\nendobj\n"


_ACTS: tuple[tuple[bytes | tuple[bytes, ...], Callable[[bytes, random.Random], bytes]], ...] = (
    (b"%PDF", _pdf),
    (PNG, _png),
    (b"\xff\xd8", _jpeg),
    (b"<", _svg),
    (b"{", _json),
    (b"", _toml),
)
