"""`roi-app estimate`: a shop's file in, its estimate out."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Final

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.benchmarks.problem import Problem
from roi_app.cli import console
from roi_app.cli.arguments import UsageError
from roi_app.cli.setting import BAD_INPUT, DONE, Setting
from roi_app.documents.case import resolve
from roi_app.documents.files import load, read_stream
from roi_app.documents.read import Reading
from roi_app.model.parameters import MOST_SEED
from roi_app.reports.answer import Answer, answer
from roi_app.reports.expiry import out_of_date
from roi_app.reports.result import as_json, result

if TYPE_CHECKING:
    from roi_app.model.uncertainty import Uncertainty

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
    found = None if asked.trials is None and asked.seed is None else _try_out(estimated, asked)
    if asked.json:
        _say_json(estimated, found)
    else:
        # What is drawn in words is not loaded for a program that wants numbers.
        from roi_app.cli.printed_estimate import printed  # noqa: PLC0415

        console.say("\n".join(printed(estimated, found, setting)) + "\n")
    return DONE


def _try_out(estimated: Answer, asked: Namespace) -> Uncertainty | None:
    """Run the trials that were asked for; UsageError for a number or a seed that cannot be."""
    from roi_app.model.sampling import MOST_TRIALS  # noqa: PLC0415 - only who asks for trials waits for them
    from roi_app.model.uncertainty import DEFAULT_TRIALS, simulate  # noqa: PLC0415
    from roi_app.reports.trials import uncertain  # noqa: PLC0415

    trials = DEFAULT_TRIALS if asked.trials is None else asked.trials
    sampling = estimated.case.document.sampling
    seed = sampling.seed if asked.seed is None else asked.seed
    for option, value, lowest, highest in (("trials", trials, 1, MOST_TRIALS), ("seed", seed, 0, MOST_SEED)):
        if not lowest <= value <= highest:
            raise UsageError(f"argument --{option}: must be a whole number from {lowest} to {highest}")
    return simulate(uncertain(estimated.case), trials, seed)


def _say_json(estimated: Answer, found: Uncertainty | None) -> None:
    tree = result(estimated)
    if found is not None:
        from roi_app.reports.trials import printed_uncertainty  # noqa: PLC0415

        tree["uncertainty"] = printed_uncertainty(found)
    console.say_bytes(as_json(tree).encode())


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
