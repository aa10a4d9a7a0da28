"""Read a benchmark pack: the one that ships, or a person's own.

`read_pack` takes text and `load_pack` a file; both return every fault at once. A pack may begin with
`extends = "merchant-roi"` and hold only what differs from the shipped one; a figure that it changes does not keep
the old figure's evidence.
"""

from __future__ import annotations

import re
import stat
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from roi_app import assets
from roi_app.benchmarks.build import EVIDENCE_FIELDS, FIGURE_FIELDS, Builder
from roi_app.benchmarks.catalogue import Catalogue
from roi_app.benchmarks.faults import Fault, Findings
from roi_app.benchmarks.table import NO_DAY, Table
from roi_app.checks.positions import lines_of
from roi_app.checks.problem import Problem, Severity

DEFAULT_PACK: Final = "merchant-roi"
FORMAT: Final = "merchant-roi-benchmarks"
FORMAT_VERSION: Final = 1

LARGEST_PACK: Final = 512 * 1024
"""Bytes. The shipped pack is a tenth of it."""

_MOST_DOTS_IN_A_LINE: Final = 40
_PARSER_LINE: Final = re.compile(r"at line (\d+)")
_OWN_HEAD: Final = ("key", "version", "title", "read_on")


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """What came of reading a pack: the catalogue, None where an error stands in the way, and all that was found."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]


def read_pack(text: str, where: str, today: date) -> LoadedPack:
    """Read a pack from its TOML text; `where` is what its problems call it, and `today` decides what has expired."""
    findings = Findings(where)
    raw = _parsed(text, findings)
    if raw is None:
        return LoadedPack(None, tuple(findings.problems))
    own_sources = raw.get("sources")
    if "extends" in raw:
        raw = _extended(raw, findings)
    builder = Builder(Table(raw, (), findings))
    catalogue = builder.catalogue()
    _warn(catalogue, builder.cited, own_sources if isinstance(own_sources, dict) else {}, findings, today)
    return LoadedPack(None if findings.has_errors else catalogue, tuple(findings.problems))


def load_pack(path: Path, today: date) -> LoadedPack:
    """Read a pack from a file; one that is missing, no file, too large or not text is a problem, never an error."""
    findings = Findings(path.name)
    data = _bytes_of(path, findings)
    if data is not None:
        try:
            return read_pack(data.decode("utf-8-sig"), path.name, today)
        except UnicodeDecodeError as error:
            findings.add((), Fault.NOT_UTF8, line=data.count(b"\n", 0, error.start) + 1)
    return LoadedPack(None, tuple(findings.problems))


@cache
def default_catalogue() -> Catalogue:
    """The pack that ships with the app; ValueError where it is broken, which a test rules out."""
    # What has expired changes no figure, so the day does not matter here.
    reading = read_pack(_default_text(), f"{DEFAULT_PACK}.toml", date.min)
    if reading.catalogue is None:
        raise ValueError(f"the shipped pack is broken: {reading.problems}")
    return reading.catalogue


@cache
def _shipped() -> dict[str, object]:
    """What a pack inherits; merging copies what it changes, so one parse serves every reading."""
    raw = tomllib.loads(_default_text())
    return {field: value for field, value in raw.items() if field not in _OWN_HEAD}


def _default_text() -> str:
    return assets.read_text("benchmarks", f"{DEFAULT_PACK}.toml")


def _bytes_of(path: Path, findings: Findings) -> bytes | None:
    try:
        # A pipe or a device would keep the reader waiting for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            findings.add((), Fault.NOT_A_FILE)
            return None
        with path.open("rb") as file:
            data = file.read(LARGEST_PACK + 1)
    except FileNotFoundError:
        findings.add((), Fault.FILE_MISSING)
    except PermissionError:
        findings.add((), Fault.NOT_ALLOWED)
    except (OSError, ValueError) as error:
        findings.add((), Fault.UNREADABLE, {"reason": error})
    else:
        if len(data) <= LARGEST_PACK:
            return data
        findings.add((), Fault.TOO_LARGE, {"limit": LARGEST_PACK // 1024})
    return None


def _parsed(text: str, findings: Findings) -> dict[str, object] | None:
    if len(text) > LARGEST_PACK:
        findings.add((), Fault.TOO_LARGE, {"limit": LARGEST_PACK // 1024})
        return None
    # The parser's time grows with the square of a key's depth, and its stack with the depth of a value.
    if any(line.count(".") > _MOST_DOTS_IN_A_LINE for line in text.split("\n")):
        findings.add((), Fault.TOO_DEEP)
        return None
    findings.lines = lines_of(text)
    try:
        raw = tomllib.loads(text)
    except RecursionError:
        findings.add((), Fault.TOO_DEEP)
        return None
    except ValueError as error:
        _note_parser(str(error), findings)
        return None
    return raw if _is_pack(raw, findings) else None


def _note_parser(message: str, findings: Findings) -> None:
    line = _PARSER_LINE.search(message)
    fault = Fault.DUPLICATE if message.startswith(("Cannot", "Duplicate")) else Fault.BAD_TOML
    findings.add((), fault, {"detail": message}, line=int(line[1]) if line else None)


def _is_pack(raw: dict[str, object], findings: Findings) -> bool:
    if raw.get("format") != FORMAT:
        findings.add(("format",), Fault.WRONG_FORMAT, {"found": raw.get("format", "–"), "expected": FORMAT})
        return False
    version = raw.get("format_version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        findings.add(("format_version",), Fault.WRONG_VERSION, {"found": "–" if version is None else version})
        return False
    if version > FORMAT_VERSION:
        findings.add(("format_version",), Fault.NEWER_FORMAT, {"found": version, "known": FORMAT_VERSION})
        return False
    return True


def _extended(raw: dict[str, object], findings: Findings) -> dict[str, object]:
    if raw["extends"] != DEFAULT_PACK:
        findings.unknown(("extends",), str(raw["extends"]), (DEFAULT_PACK,))
    return _merged(_shipped(), raw)


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
    catalogue: Catalogue, cited: set[str], own_sources: dict[str, object], findings: Findings, today: date
) -> None:
    for where, evidence in catalogue.evidence():
        if evidence.valid_until != NO_DAY and evidence.expired(today):
            place = tuple(where.split("."))
            findings.add(place, Fault.EXPIRED, {"valid_until": evidence.valid_until}, Severity.WARNING)
    for key in own_sources:
        if key not in cited:
            findings.add(("sources", key), Fault.UNUSED_SOURCE, {"name": key}, Severity.WARNING)
