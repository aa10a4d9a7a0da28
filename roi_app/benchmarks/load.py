"""Read a benchmark pack: the one that ships, or a person's own.

`read_pack` takes text and `load_pack` a file; both return every fault at once. A pack may begin with
`extends = "merchant-roi"` and hold only what differs from the shipped one; a figure that it changes does not keep
the old figure's evidence.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from roi_app import assets
from roi_app.benchmarks.build import EVIDENCE_FIELDS, FIGURE_FIELDS, Builder
from roi_app.benchmarks.catalogue import Catalogue
from roi_app.benchmarks.faults import Fault
from roi_app.checks import plain_toml
from roi_app.checks.encodings import TOML_BEGINS, decode
from roi_app.checks.fields import NO_DAY, FieldReader
from roi_app.checks.foreign_text import LINE, cut, harmless
from roi_app.checks.ordinary_file import read_ordinary, size
from roi_app.checks.positions import lines_of
from roi_app.checks.problem import Problem
from roi_app.checks.problems import Problems, shown

DEFAULT_PACK: Final = "merchant-roi"
FORMAT: Final = "merchant-roi-benchmarks"
FORMAT_VERSION: Final = 1

LARGEST_PACK: Final = 512 * 1024
"""Bytes. The shipped pack is a tenth of it."""

_MOST_DOTS_IN_A_LINE: Final = 40
_LONGEST_DETAIL: Final = 200
_PARSER_LINE: Final = re.compile(r"at line (\d+)")
_OWN_HEAD: Final = ("key", "version", "title", "read_on")


class LoadedPack(NamedTuple):
    """What came of reading a pack: the catalogue, None where an error stands in the way, and every problem."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]


def read_pack(text: str, where: str, today: date) -> LoadedPack:
    """Read a pack from its TOML text; `where` is what its problems call it, and `today` decides what has expired."""
    problems = Problems(where)
    raw = _parsed(text, problems)
    return LoadedPack(None, problems.all()) if raw is None else _built(raw, problems, today)


def _built(raw: dict[str, object], problems: Problems, today: date) -> LoadedPack:
    own_sources = raw.get("sources")
    if "extends" in raw:
        raw = _extended(raw, problems)
    builder = Builder(FieldReader(raw, problems))
    catalogue = builder.catalogue()
    _warn(catalogue, builder.cited, own_sources if isinstance(own_sources, dict) else {}, problems, today)
    return LoadedPack(None if problems.has_errors else catalogue, problems.all())


def load_pack(path: Path, today: date) -> LoadedPack:
    """Read a pack from a file; one that is missing, no file, too large or not text is a problem, never an error."""
    read = read_ordinary(path, LARGEST_PACK)
    if isinstance(read, Problem):
        return LoadedPack(None, (read,))
    problems = Problems(path.name)
    text = decode(read.data, problems, TOML_BEGINS)
    return LoadedPack(None, problems.all()) if text is None else read_pack(text, path.name, today)


@cache
def default_catalogue() -> Catalogue:
    """The pack that ships with the app; ValueError where it is broken, which a test rules out."""
    # What has expired changes no figure, so the day does not matter here.
    problems = Problems(f"{DEFAULT_PACK}.toml")
    catalogue = _built(_shipped(), problems, date.min).catalogue if _is_pack(_shipped(), problems) else None
    if catalogue is None:
        raise ValueError(f"the shipped pack is broken: {problems.all()}")
    return catalogue


@cache
def _shipped() -> dict[str, object]:
    """The pack that ships, as it is written; merging copies what it changes, so one parse serves every pack."""
    return plain_toml.loads(assets.read_text("benchmarks", f"{DEFAULT_PACK}.toml"))


def _parsed(text: str, problems: Problems) -> dict[str, object] | None:
    if len(text) > LARGEST_PACK:
        problems.error((), "too_large", most=size(LARGEST_PACK))
        return None
    # The parser's time grows with the square of a key's depth, and its stack with the depth of a value.
    if any(line.count(".") > _MOST_DOTS_IN_A_LINE for line in text.split("\n")):
        problems.error((), Fault.TOO_DEEP)
        return None
    problems.lines = lines_of(text)
    try:
        raw = tomllib.loads(text)
    except RecursionError:
        problems.error((), Fault.TOO_DEEP)
        return None
    except ValueError as error:
        _note_parser(str(error), problems)
        return None
    return raw if _is_pack(raw, problems) else None


def _note_parser(message: str, problems: Problems) -> None:
    line = _PARSER_LINE.search(message)
    fault = Fault.DUPLICATE if message.startswith(("Cannot", "Duplicate")) else Fault.BAD_TOML
    problems.error_at(int(line[1]) if line else None, fault, detail=cut(harmless(message, LINE), _LONGEST_DETAIL))


def _is_pack(raw: dict[str, object], problems: Problems) -> bool:
    given, version = raw.get("format"), raw.get("format_version")
    if "format" not in raw:
        problems.error((), Fault.NO_FORMAT, expected=FORMAT)
    elif given != FORMAT:
        problems.error(("format",), Fault.WRONG_FORMAT, found=shown(given), expected=FORMAT)
    elif "format_version" not in raw:
        problems.error((), Fault.NO_VERSION, current=FORMAT_VERSION)
    elif isinstance(version, bool) or not isinstance(version, int) or version < 1:
        problems.error(("format_version",), Fault.WRONG_VERSION, found=shown(version))
    elif version > FORMAT_VERSION:
        problems.error(("format_version",), Fault.NEWER_FORMAT, found=shown(version), known=FORMAT_VERSION)
    else:
        return True
    return False


def _extended(raw: dict[str, object], problems: Problems) -> dict[str, object]:
    if raw["extends"] != DEFAULT_PACK:
        problems.unknown_name(("extends",), str(raw["extends"]), (DEFAULT_PACK,))
    return _merged({field: value for field, value in _shipped().items() if field not in _OWN_HEAD}, raw)


def _merged(base: dict[str, object], own: dict[str, object]) -> dict[str, object]:
    inherited = base
    if any(field in own for field in FIGURE_FIELDS):
        inherited = {field: value for field, value in base.items() if field not in EVIDENCE_FIELDS}
    merged = dict(inherited)
    for field, value in own.items():
        former = inherited.get(field)
        merged[field] = _merged(former, value) if isinstance(former, dict) and isinstance(value, dict) else value
    return merged


def _warn(
    catalogue: Catalogue, cited: set[str], own_sources: dict[str, object], problems: Problems, today: date
) -> None:
    for where, evidence in catalogue.evidence():
        if evidence.valid_until != NO_DAY and evidence.expired(today):
            place = tuple(where.split("."))
            problems.warning(place, Fault.EXPIRED, valid_until=f"{evidence.valid_until}")
    for key in own_sources:
        if key not in cited:
            problems.warning(("sources", key), Fault.UNUSED_SOURCE, name=shown(key))
