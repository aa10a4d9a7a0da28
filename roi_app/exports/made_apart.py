"""Files made in a process of their own: what that process does, and how its replies are read.

Making a report or a workbook is a second of plain Python, which would hold up every picture of the window, and the
typesetter keeps some 300 MiB of what it has drawn. So the window keeps another process of this program waiting, writes
orders to its standard input, each with its size on a line before it, and reads replies from its standard output: a line
of JSON, then the bytes. What one order has worked out is there for the next. Whoever waits for an order that never
comes finds the end of its input, also where the window was killed, and ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import traceback
from pathlib import Path
from typing import BinaryIO, Final

from roi_app.benchmarks.load import default_catalogue
from roi_app.checks.frozen import FrozenMap
from roi_app.checks.problem import Problem
from roi_app.documents.files import DocumentError
from roi_app.exports.order import make, order_in
from roi_app.exports.pdf.typeset import TypesettingError

KINDNESS: Final = 3
"""By how much the process stands back behind the window, as Unix counts."""

_MOST_FRAMES: Final = 20


class MakingError(Exception):
    """The process that was to make a file has failed; `frames` say where it did, as a log has them."""

    def __init__(self, kind: str, frames: tuple[str, ...] = ()) -> None:
        super().__init__(kind)
        self.frames = frames


class EndedError(MakingError):
    """The process that was to make a file is gone: somebody has ended it, or the memory was full."""


def main() -> int:
    """Make what standard input orders until it ends; 0 also where nothing is ordered."""
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(KINDNESS)
    default_catalogue()
    with contextlib.suppress(BrokenPipeError):
        while (order := _next_order(sys.stdin.buffer)) is not None:
            sys.stdout.buffer.write(reply_to(order))
            sys.stdout.buffer.flush()
    return 0


def _next_order(stream: BinaryIO) -> bytes | None:
    """The next order; None at the end, or where a window that was killed has left half of one."""
    line = stream.readline()
    if not line.strip().isdigit():
        return None
    order = stream.read(int(line))
    return order if len(order) == int(line) else None


def written(order: bytes) -> bytes:
    """An order as the process reads it."""
    return b"%d\n%b" % (len(order), order)


def reply_from(stream: BinaryIO) -> bytes:
    """The next reply of a process; raises EOFError where it ends before, ValueError for what is no reply."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        raise EOFError
    size = int(json.loads(line).get("bytes", 0))
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return line + data


def reply_to(order: bytes) -> bytes:
    """The file with a line before it, or a line that says what failed."""
    try:
        data = make(order_in(order)) or b""
    except TypesettingError as fault:
        return _line({"typesetting": str(fault)})
    except DocumentError as fault:
        return _line({"problem": [fault.problem.code, dict(fault.problem.values)]})
    except Exception as fault:  # noqa: BLE001 - whatever it is, the window has to hear of it
        frames = traceback.extract_tb(fault.__traceback__)[-_MOST_FRAMES:]
        places = [f"{'/'.join(Path(one.filename).parts[-3:])}:{one.lineno} {one.name}" for one in frames]
        return _line({"fault": type(fault).__name__, "frames": places})
    return _line({"bytes": len(data)}) + data


def file_in(reply: bytes) -> bytes:
    """The file that a process has made; raises what it did of TypesettingError and DocumentError, else MakingError."""
    line, end, data = reply.partition(b"\n")
    told = json.loads(line) if end else {}
    if "typesetting" in told:
        raise TypesettingError(told["typesetting"])
    if "problem" in told:
        code, values = told["problem"]
        raise DocumentError(Problem("", code, FrozenMap(values)))
    if "fault" in told:
        raise MakingError(told["fault"], tuple(told["frames"]))
    if told.get("bytes") != len(data) or not data:
        raise EndedError("ended too soon")
    return data


def _line(told: dict[str, object]) -> bytes:
    return json.dumps(told).encode() + b"\n"
