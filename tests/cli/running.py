"""Runs the command line in this process, with streams of its own."""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import dataclass
from unittest import mock

from roi_app.cli import main


@dataclass(frozen=True)
class Ran:
    status: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def complaints(self) -> list[str]:
        return self.err.decode().splitlines()


def run(*arguments: str, stdin: bytes = b"", encoding: str = "utf-8") -> Ran:
    out, err, given = (io.TextIOWrapper(io.BytesIO(data), encoding, newline="\n") for data in (b"", b"", stdin))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), mock.patch.object(sys, "stdin", given):
        status = main(arguments)
    written = []
    for stream in (out, err):
        stream.flush()
        written.append(stream.buffer.getvalue())
    return Ran(status, *written)
