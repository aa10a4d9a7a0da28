"""`roi-app estimate`: a shop's file in, its estimate out."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.benchmarks.problem import Problem
from roi_app.cli import console
from roi_app.cli.setting import BAD_INPUT, DONE, Setting
from roi_app.documents.case import resolve
from roi_app.documents.files import load, read_stream
from roi_app.documents.read import Reading
from roi_app.reports.answer import answer
from roi_app.reports.expiry import out_of_date
from roi_app.reports.result import as_json, result

STANDARD_INPUT: Final = "-"


def run(asked: Namespace, setting: Setting) -> int:
    """Print the estimate of a file as a table or as JSON; warnings go to standard error."""
    catalogue = setting.catalogue(asked.pack)
    if catalogue is None:
        return BAD_INPUT
    reading = _read(asked.file, catalogue, setting)
    setting.report(reading.problems)
    if reading.document is None:
        return BAD_INPUT
    case = resolve(reading.document, catalogue)
    setting.report(case.warnings)
    if old := out_of_date(case, setting.today):
        setting.warn("command.out_of_date", count=len(old))
    estimated = answer(case)
    if asked.json:
        console.say_bytes(as_json(result(estimated)).encode())
    else:
        # What is drawn in words is not loaded for a program that wants numbers.
        from roi_app.cli.printed_estimate import printed  # noqa: PLC0415

        console.say("\n".join(printed(estimated, setting)) + "\n")
    return DONE


def _read(file: str, catalogue: Catalogue, setting: Setting) -> Reading:
    if file != STANDARD_INPUT:
        return load(file, catalogue).reading
    stream = console.standard_input()
    if stream is None:
        return _unread(setting.texts.text("command.no_standard_input"))
    try:
        return read_stream(stream, catalogue)
    except OSError as fault:
        return _unread(fault.strerror or str(fault))


def _unread(reason: str) -> Reading:
    return Reading(None, (Problem("", "cannot_read", {"path": STANDARD_INPUT, "reason": reason}),))
