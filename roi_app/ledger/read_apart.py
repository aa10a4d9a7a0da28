"""What the process does that reads a sheet: limits itself, looks before it reads, and says what it has found.

It gets a line of JSON with the path, and gives back a line of JSON, then the sheets. Nothing here loads more than
reading needs, so that it starts fast and stays small.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import sys

from roi_app.checks.ordinary_file import file_problem, read_ordinary, size
from roi_app.checks.problem import Problem
from roi_app.ledger.delimited import read_text
from roi_app.ledger.limits import LEDGER, Limits, ReadingError
from roi_app.ledger.workbooks import is_workbook, read_workbook


def main() -> int:
    """Read the file that standard input names; whatever happens is told on standard output."""
    # It ends before garbage matters, and looking for some among millions of cells takes a while.
    gc.disable()
    order = json.loads(sys.stdin.buffer.read())
    limits = Limits(**order["limits"])
    _limit(limits)
    with contextlib.suppress(BrokenPipeError):
        for part in reply_to(order["path"], order["encoding"], limits):
            sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()
    return 0


def reply_to(path: str, encoding: str | None, limits: Limits = LEDGER) -> tuple[bytes, ...]:
    """The sheets with a line before them, or a line that says what is wrong."""
    try:
        read = read_ordinary(path, limits.file)
        if isinstance(read, Problem):
            return (_told({"problem": {"code": read.code, "values": dict(read.values)}}),)
        if is_workbook(read.data):
            found, sheets = "", read_workbook(read.data, limits)
        else:
            found, sheets = read_text(read.data, path, encoding, limits)
        content = json.dumps(sheets, ensure_ascii=False, allow_nan=False).encode(errors="replace")
    except ReadingError as fault:
        problem = file_problem(path, fault.code, **fault.values)
        return (_told({"problem": {"code": problem.code, "values": dict(problem.values)}}),)
    except MemoryError:
        problem = file_problem(path, "ledger_too_much_memory", most=size(limits.memory))
        return (_told({"problem": {"code": problem.code, "values": dict(problem.values)}}),)
    return _told({"encoding": found, "digest": hashlib.sha256(read.data).hexdigest()}), content


def _told(told: dict[str, object]) -> bytes:
    return json.dumps(told).encode() + b"\n"


def _limit(limits: Limits) -> None:
    """Have no more memory and time than reading needs, where the system can see to it."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_s, limits.cpu_s + 1))
