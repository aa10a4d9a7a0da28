"""One font file, with the Chinese forms of one region.

The font that we bring holds the forms of every region and picks them by the language that the program's locale names,
not by the one that the reader chose. Here its table of languages is made to know one answer only.
"""

from __future__ import annotations

import struct
from mmap import mmap
from typing import Final, NamedTuple


class Forms(NamedTuple):
    """The forms of a region: the OpenType language system, and the two letters that the family's name ends in.

    With `only_han`, points and dashes between Latin letters stay as narrow as these.
    """

    system: bytes
    ending: str
    only_han: bool = False


FORMS: Final = {
    "zh-Hant": Forms(b"ZHT ", "TW"),
    "zh-Hans": Forms(b"ZHS ", "CN"),
    "en": Forms(b"ZHT ", "EN", only_han=True),
}
"""What each language of the app is written in."""

_NAME_END: Final = "JP"
_TABLE = struct.Struct(">4s4xII")
_ENTRY = struct.Struct(">4sH")


def make_regional(made: bytearray | mmap, forms: Forms) -> None:
    """Let every script of a font's file speak one language, under a family name of its own; nothing moves in it."""
    (count,) = struct.unpack_from(">H", made, 4)
    tables = {tag: (start, length) for tag, start, length in _TABLE.iter_unpack(bytes(made[12 : 12 + 16 * count]))}
    _speak(made, tables[b"GSUB"][0], forms)
    start, length = tables[b"name"]
    names = bytes(made[start : start + length])
    for coding in ("utf-16-be", "ascii"):
        names = names.replace(f"CJK {_NAME_END}".encode(coding), f"CJK {forms.ending}".encode(coding))
        names = names.replace(f"CJK{_NAME_END.lower()}".encode(coding), f"CJK{forms.ending.lower()}".encode(coding))
    made[start : start + length] = names


def _speak(made: bytearray | mmap, table: int, forms: Forms) -> None:
    """Let the default and every language of each script be one."""
    (scripts,) = struct.unpack_from(">H", made, table + 4)
    for tag, script in _entries(made, table + scripts).items():
        start = table + scripts + script
        languages = _entries(made, start + 2)
        (usual,) = struct.unpack_from(">H", made, start)
        chosen = usual if forms.only_han and tag != b"hani" else languages.get(forms.system, usual)
        struct.pack_into(">H", made, start, chosen)
        for index in range(len(languages)):
            struct.pack_into(">H", made, start + 4 + index * _ENTRY.size + 4, chosen)


def _entries(made: bytearray | mmap, start: int) -> dict[bytes, int]:
    """Tags with their offsets, of a list that begins with its length."""
    (count,) = struct.unpack_from(">H", made, start)
    return dict(_ENTRY.iter_unpack(bytes(made[start + 2 : start + 2 + count * _ENTRY.size])))
