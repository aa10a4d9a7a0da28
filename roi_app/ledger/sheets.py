"""Files of tables, read in a process of their own.

A sheet of two cells can make its reader ask for more memory than there is, and a small archive can unpack to gigabytes.
So `read_file` has another process of this program read the file, within limits of size, memory and time, and takes
from it nothing but texts, numbers and days.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import roi_app
from roi_app.checks.frozen import FrozenMap
from roi_app.checks.ordinary_file import FileName, file_problem
from roi_app.checks.problem import Problem
from roi_app.ledger.limits import LEDGER, MOST_CPU_S, Limits
from roi_app.ledger.many_rows import without_collecting

READ_SHEET: Final = "--read-sheet"
"""The argument by which the program is started as a process that reads a sheet."""

LONGEST_S: Final = 20.0 if sys.platform != "win32" else 9.5
"""How long reading a file may take in seconds, however busy the machine is: where the system can limit it, the process
has `limits.MOST_CPU_S` of work within that."""

DAY_MARK: Final = "\x00"
"""Stands before a day that is passed on as text; no text of a file holds it."""

_OUT_OF_TIME: Final = getattr(signal, "SIGXCPU", 0)
_LOOK_S: Final = 0.05
_UNSEEN: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)

Cell: TypeAlias = "str | float | date | None"
"""What a cell holds: a text that is not blank, a number, a day, or nothing."""

ShouldStop: TypeAlias = Callable[[], bool]


class BrokenRow(NamedTuple):
    """A row that could not be told apart or spelt: its number, the column that spoils it (-1: all), the value and why.

    `reason` is one of those under `ledger.rejected.` in the texts; among the rows of its sheet it is blank.
    """

    number: int
    place: int
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file, as it stands there: rows may be of different lengths, and any of them may be blank."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    broken: tuple[BrokenRow, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A file of one or more sheets.

    `name` is the name of the file without its folder. `encoding` is that of a text file, such as `utf-8` or `gb18030`,
    and "" for a workbook. `digest` tells one content from another.
    """

    name: str
    encoding: str
    digest: str
    sheets: tuple[Sheet, ...]


class SheetError(Exception):
    """A file that cannot be read as a table; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.code}: {problem.values.get('path', problem.where)}")
        self.problem = problem


class Stopped(Exception):  # noqa: N818 - no error: what was asked for
    """Reading was stopped by the person who had asked for it."""


def read_file(
    name: FileName,
    encoding: str | None = None,
    should_stop: ShouldStop = lambda: False,
    limits: Limits = LEDGER,
) -> SheetFile:
    """The sheets of a CSV, TSV, XLSX, XLS or ODS file; formulas come as their last values.

    `encoding` is one of `ENCODINGS` where a person has chosen it; by default the content decides. `should_stop` is
    asked many times a second, also from a thread; `limits` are those of what the file is read for. Raises SheetError
    for a file that cannot be read, a ledger at the latest after ten seconds of work, and Stopped where it was stopped.
    """
    order = json.dumps({"path": os.fspath(name), "encoding": encoding, "limits": asdict(limits)}).encode()
    reply = _answer(name, order, should_stop, LONGEST_S * limits.cpu_s / MOST_CPU_S)
    line, _, data = reply.partition(b"\n")
    try:
        told = json.loads(line)
        problem = told.get("problem")
        if problem is not None:
            raise SheetError(Problem("", problem["code"], FrozenMap(problem["values"])))
        with without_collecting():
            sheets = tuple(_sheet(one) for one in json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as fault:
        raise SheetError(file_problem(name, "ledger_unreadable")) from fault
    return SheetFile(Path(name).name, told["encoding"], told["digest"], sheets)


def named_apart(files: Iterable[SheetFile]) -> tuple[SheetFile, ...]:
    """The same files, those of one name told apart by a number behind it, since answers go by the name."""
    given = tuple(files)
    return tuple(
        replace(file, name=name) for file, name in zip(given, names_apart(file.name for file in given), strict=True)
    )


def names_apart(names: Iterable[str]) -> tuple[str, ...]:
    """Names of files as answers know them, also those of files that are still to be read."""
    seen: Counter[str] = Counter()
    apart = []
    for name in names:
        seen[name] += 1
        apart.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(apart)


def command() -> list[str]:
    """How this program is started as a process that reads a sheet: as it is, or by its Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_SHEET]
    return [sys.executable, "-P", "-m", roi_app.__name__, READ_SHEET]


def _answer(name: FileName, order: bytes, should_stop: ShouldStop, longest_s: float) -> bytes:
    process = _started(name)
    until = time.monotonic() + longest_s
    given: bytes | None = order
    try:
        while not should_stop():
            try:
                reply = process.communicate(given, timeout=_LOOK_S)[0]
            except subprocess.TimeoutExpired:
                given = None
                if time.monotonic() > until:
                    raise SheetError(file_problem(name, "ledger_too_slow")) from None
            else:
                if reply:
                    return reply
                ended = "ledger_too_slow" if process.returncode == -_OUT_OF_TIME else "ledger_reader_died"
                raise SheetError(file_problem(name, ended))
        raise Stopped
    finally:
        process.kill()
        process.communicate()


def _started(name: FileName) -> subprocess.Popen[bytes]:
    home = str(Path(roi_app.__file__).parents[1])
    path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    try:
        return subprocess.Popen(  # noqa: S603 - this program itself
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            creationflags=_UNSEEN,
        )
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise SheetError(file_problem(name, "cannot_read", reason=reason)) from fault


def _sheet(told: dict[str, Any]) -> Sheet:
    rows: list[list[Cell]] = told["rows"]
    days: list[int] = told["days"]
    for row in rows:
        for place in days:
            cell = row[place]
            if isinstance(cell, str) and cell.startswith(DAY_MARK):
                row[place] = _day(cell)
    broken = tuple(BrokenRow(*one) for one in told.get("broken", ()))
    return Sheet(str(told["name"]), tuple(map(tuple, rows)), broken)


@lru_cache(maxsize=5_000)
def _day(cell: str) -> date:
    return date.fromisoformat(cell.removeprefix(DAY_MARK))
