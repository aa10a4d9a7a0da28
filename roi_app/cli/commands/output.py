"""Where a command's file goes, in which language, and which time it bears."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from roi_app.cli import console
from roi_app.cli.arguments import UsageError
from roi_app.cli.setting import DONE, FAILED, Setting
from roi_app.documents.document import Document
from roi_app.documents.files import DocumentError, write_whole
from roi_app.texts.catalog import LANGUAGES

STANDARD_OUTPUT: Final = "-"
EPOCH: Final = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 that stand for the present time, by which builds can be repeated."""


def check_output(asked: Namespace, suffix: str) -> None:
    """UsageError where a command would write over its own input, or under a name that tells of another kind of file."""
    if asked.output == STANDARD_OUTPUT:
        return
    output, read = Path(asked.output), Path(asked.file)
    if output.suffix.lower() != suffix:
        raise UsageError(f"argument -o: {asked.output} must end in {suffix}")
    if os.path.exists(output) and os.path.exists(read) and output.samefile(read):
        raise UsageError(f"argument -o: {asked.output} is the file that is read")


def is_taken(asked: Namespace, setting: Setting) -> bool:
    """Whether there is a file at the output that nobody has allowed to replace; this is then said."""
    taken = asked.output != STANDARD_OUTPUT and os.path.lexists(asked.output) and not asked.force
    if taken:
        console.complain([setting.texts.text("command.already_there", path=asked.output)])
    return taken


def write_out(data: bytes, output: str, setting: Setting) -> int:
    """Write a file whole or not at all, or to standard output; returns the exit status."""
    if output == STANDARD_OUTPUT:
        console.write_bytes(data)
        return DONE
    try:
        write_whole(output, data)
    except DocumentError as fault:
        setting.report([fault.problem])
        return FAILED
    return DONE


def language_for(asked: Namespace, document: Document, setting: Setting) -> str:
    """The language that was asked for, else the document's own, else the reader's."""
    if "lang" not in asked and document.language in LANGUAGES:
        return document.language
    return setting.language


def stamp_of(environment: Mapping[str, str]) -> datetime:
    """The time that a file bears: the present, or that of SOURCE_DATE_EPOCH; UsageError where it is no time."""
    given = environment.get(EPOCH)
    if given is None:
        return datetime.now(UTC).astimezone().replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError) as fault:
        raise UsageError(f"{EPOCH} must be seconds since 1970, not {given[:40]!r}") from fault
