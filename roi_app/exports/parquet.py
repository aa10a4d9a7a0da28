"""Columns of numbers as a Parquet file, in the plainest form that the format allows.

One row group, one uncompressed page a column, every value present (repetition "required", encoding PLAIN). That is
all a table of at most sixty months needs, and spares the app a library of 150 MB. Source: the Apache Parquet format,
version 2 (`parquet.thrift`), and Thrift's compact protocol; read back by an independent program in the tests.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_MAGIC: Final = b"PAR1"
_INT32, _DOUBLE = 1, 5
_REQUIRED: Final = 0
_PLAIN, _RLE = 0, 3
_UNCOMPRESSED: Final = 0
_DATA_PAGE: Final = 0
_VERSION: Final = 2

# Types of the compact protocol.
_I32, _I64, _BINARY, _LIST, _STRUCT = 5, 6, 8, 9, 12
_SHORT_LIST: Final = 15
_SEVEN_BITS, _MORE = 0x7F, 0x80
_CREATOR: Final = "Merchant ROI"


@dataclass(frozen=True, slots=True)
class _Typed:
    """A value with its type in the compact protocol."""

    type: int
    data: bytes


def parquet_bytes(columns: Mapping[str, Sequence[int] | Sequence[float]], facts: Mapping[str, str]) -> bytes:
    """A Parquet file of columns by name, all of one length; a column of ints is INT32, any other DOUBLE.

    `facts` go into the file's own key-value metadata. Raises ValueError for columns of different lengths.
    """
    lengths = {len(values) for values in columns.values()}
    if len(lengths) != 1:
        raise ValueError("columns of different lengths are no table")
    rows = lengths.pop()
    body, chunks = bytearray(_MAGIC), []
    for name, values in columns.items():
        start = len(body)
        body += _page(values)
        chunks.append(_chunk(name, values, start, len(body) - start))
    size = len(body) - len(_MAGIC)
    group = _struct({1: _list(_STRUCT, chunks), 2: _i64(size), 3: _i64(rows)})
    footer = _struct(
        {
            1: _i32(_VERSION),
            2: _list(_STRUCT, _schema(columns)),
            3: _i64(rows),
            4: _list(_STRUCT, [group.data]),
            5: _list(_STRUCT, [_struct({1: _text(key), 2: _text(value)}).data for key, value in facts.items()]),
            6: _text(_CREATOR),
        }
    ).data
    return bytes(body) + footer + struct.pack("<I", len(footer)) + _MAGIC


def _kind(values: Sequence[int] | Sequence[float]) -> int:
    return _INT32 if all(isinstance(value, int) for value in values) else _DOUBLE


def _page(values: Sequence[int] | Sequence[float]) -> bytes:
    data = struct.pack(f"<{len(values)}{'i' if _kind(values) == _INT32 else 'd'}", *values)
    levels = _struct({1: _i32(len(values)), 2: _i32(_PLAIN), 3: _i32(_RLE), 4: _i32(_RLE)})
    header = _struct({1: _i32(_DATA_PAGE), 2: _i32(len(data)), 3: _i32(len(data)), 5: levels})
    return header.data + data


def _chunk(name: str, values: Sequence[int] | Sequence[float], start: int, size: int) -> bytes:
    described = _struct(
        {
            1: _i32(_kind(values)),
            2: _list(_I32, [_zigzag(_PLAIN)]),
            3: _list(_BINARY, [_text(name).data]),
            4: _i32(_UNCOMPRESSED),
            5: _i64(len(values)),
            6: _i64(size),
            7: _i64(size),
            9: _i64(start),
        }
    )
    return _struct({2: _i64(start), 3: described}).data


def _schema(columns: Mapping[str, Sequence[int] | Sequence[float]]) -> list[bytes]:
    root = _struct({4: _text("schema"), 5: _i32(len(columns))}).data
    fields = (_struct({1: _i32(_kind(one)), 3: _i32(_REQUIRED), 4: _text(name)}).data for name, one in columns.items())
    return [root, *fields]


def _struct(fields: Mapping[int, _Typed]) -> _Typed:
    data, last = bytearray(), 0
    for number, value in fields.items():
        data.append((number - last) << 4 | value.type)
        data += value.data
        last = number
    return _Typed(_STRUCT, bytes(data) + b"\0")


def _list(kind: int, items: Iterable[bytes]) -> _Typed:
    found = list(items)
    short = len(found) < _SHORT_LIST
    head = bytes([len(found) << 4 | kind]) if short else bytes([0xF0 | kind]) + _varint(len(found))
    return _Typed(_LIST, head + b"".join(found))


def _text(text: str) -> _Typed:
    data = text.encode()
    return _Typed(_BINARY, _varint(len(data)) + data)


def _i32(value: int) -> _Typed:
    return _Typed(_I32, _zigzag(value))


def _i64(value: int) -> _Typed:
    return _Typed(_I64, _zigzag(value))


def _zigzag(value: int) -> bytes:
    return _varint(value * 2 if value >= 0 else -value * 2 - 1)


def _varint(value: int) -> bytes:
    data = bytearray()
    while value > _SEVEN_BITS:
        data.append(value & _SEVEN_BITS | _MORE)
        value >>= 7
    return bytes([*data, value])
