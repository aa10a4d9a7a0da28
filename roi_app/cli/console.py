"""Standard input, output and error as they are: missing, closed early, or of an encoding that lacks the text."""

from __future__ import annotations

import contextlib
import ctypes
import io
import os
import sys
from collections.abc import Iterable
from typing import BinaryIO, TextIO

from roi_app.checks.foreign_text import LINE, harmless

PROGRAM = "roi-app"
_TITLE = "Merchant ROI"
_WARNING = 0x30
"""The sign that a box of Windows bears."""


def write(text: str) -> None:
    """Write to standard output, if there is one; OSError where it cannot be written."""
    _write(sys.stdout, text)


def write_bytes(data: bytes) -> None:
    """Write UTF-8 bytes to standard output as they are, whatever its encoding; OSError where it cannot be written."""
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        write(data.decode())
        return
    sys.stdout.flush()
    binary.write(data)
    binary.flush()


def complain(lines: Iterable[str]) -> None:
    """Write lines to standard error, each under the program's name; where nobody can read them, to nowhere.

    A program of Windows that was started without a console shows them in a box.
    """
    plain = [harmless(" ".join(line.split()), LINE) for line in lines]
    if sys.stderr is None:
        _show_box("\n\n".join(plain))
        return
    with contextlib.suppress(OSError):
        _write(sys.stderr, "".join(f"{PROGRAM}: {line}\n" for line in plain))


def standard_input() -> BinaryIO | None:
    """The bytes of standard input, or None where the process has none."""
    return getattr(sys.stdin, "buffer", None)


def give_up_output() -> None:
    """Let nothing more be written to a standard output that nobody reads any more, not even at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _show_box(text: str) -> None:
    system = getattr(ctypes, "windll", None)
    if system is not None:
        system.user32.MessageBoxW(None, text, _TITLE, _WARNING)


def _write(stream: TextIO | None, text: str) -> None:
    # A program that was started without a console has no streams at all.
    if stream is None or not text:
        return
    if isinstance(stream, io.TextIOWrapper) and not _holds(stream.encoding, text):
        stream.reconfigure(encoding="utf-8", errors="replace")
    stream.write(text)
    stream.flush()


def _holds(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
