"""A file made in a process of its own: what that process does, and how its reply is read.

Making a report or a workbook is a second of plain Python, which would hold up every picture of the window. So the
window keeps another process of this program waiting, writes an `Order` to its standard input, and reads the file from
its standard output: a line of JSON, then the bytes. Whoever waits for an order that never comes finds the end of its
input, also where the window was killed, and ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import traceback
from pathlib import Path
from typing import Final

from roi_app.benchmarks.load import default_catalogue
from roi_app.exports.order import make, order_in
from roi_app.exports.pdf.typeset import TypesettingError

KINDNESS: Final = 3
"""By how much the process stands back behind the window, as Unix counts."""

_MOST_FRAMES: Final = 20


class MakingError(Exception):
    """The process that was to make a file has failed, or is gone; `frames` say where it did, as a log has them."""

    def __init__(self, kind: str, frames: tuple[str, ...] = ()) -> None:
        super().__init__(kind)
        self.frames = frames


def main() -> int:
    """Make the file that standard input orders; 0 also where nothing is ordered."""
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(KINDNESS)
    default_catalogue()
    order = sys.stdin.buffer.read()
    if order:
        with contextlib.suppress(BrokenPipeError):
            sys.stdout.buffer.write(reply_to(order))
            sys.stdout.buffer.flush()
    return 0


def reply_to(order: bytes) -> bytes:
    """The file with a line before it, or a line that says what failed."""
    try:
        data = make(order_in(order)) or b""
    except TypesettingError as fault:
        return _line({"typesetting": str(fault)})
    except Exception as fault:  # noqa: BLE001 - whatever it is, the window has to hear of it
        frames = traceback.extract_tb(fault.__traceback__)[-_MOST_FRAMES:]
        places = [f"{'/'.join(Path(one.filename).parts[-3:])}:{one.lineno} {one.name}" for one in frames]
        return _line({"fault": type(fault).__name__, "frames": places})
    return _line({"bytes": len(data)}) + data


def file_in(reply: bytes) -> bytes:
    """The file that a process has made; raises TypesettingError as it did, or MakingError."""
    line, _, data = reply.partition(b"\n")
    told = json.loads(line) if line else {}
    if "typesetting" in told:
        raise TypesettingError(told["typesetting"])
    if "fault" in told:
        raise MakingError(told["fault"], tuple(told["frames"]))
    if told.get("bytes") != len(data) or not data:
        raise MakingError("ended too soon")
    return data


def _line(told: dict[str, object]) -> bytes:
    return json.dumps(told).encode() + b"\n"
