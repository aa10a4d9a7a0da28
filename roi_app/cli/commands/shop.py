"""The shop that a command names, estimated; and the trials that it asks for."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.problem import Problem
from roi_app.cli import console
from roi_app.cli.arguments import UsageError
from roi_app.cli.commands.output import language_for
from roi_app.cli.setting import Setting
from roi_app.documents.case import resolve
from roi_app.documents.files import load
from roi_app.documents.pdf_attachment import SUFFIX as PDF
from roi_app.documents.pdf_attachment import load_attached, read_received
from roi_app.documents.read import ReadDocument
from roi_app.estimates.anonymous import anonymous
from roi_app.estimates.answer import Answer, answer
from roi_app.estimates.saved_with import computed_anew
from roi_app.model.parameters import MOST_SEED
from roi_app.statements.expiry import out_of_date
from roi_app.texts.catalog import Texts

if TYPE_CHECKING:
    from roi_app.model.uncertainty.trials import Uncertainty

STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True)
class Estimated:
    """The answer for a file, and what there is to warn of: of the file, and of what it says."""

    answer: Answer
    warnings: tuple[Problem, ...]


def estimated(asked: Namespace, setting: Setting) -> Answer | None:
    """The answer for the file that was asked for; None after its errors have been said. Warnings are said too."""
    found = estimated_with_warnings(asked, setting)
    return None if found is None else found.answer


def estimated_with_warnings(asked: Namespace, setting: Setting) -> Estimated | None:
    """The same, with the warnings for a program that reads the answer."""
    catalogue = setting.catalogue(asked.pack)
    if catalogue is None:
        return None
    reading = _read(asked.file, catalogue, setting)
    setting.report(reading.problems)
    if reading.document is None:
        return None
    case = resolve(reading.document, catalogue)
    setting.report(case.warnings)
    if old := out_of_date(case, setting.today):
        setting.warn("command.out_of_date", count=len(old))
    estimate = answer(case)
    setting.report(computed_anew(reading.saved_with, estimate))
    if asked.anonymise:
        estimate = anonymous(estimate, Texts(language_for(asked, reading.document, setting)))
    return Estimated(estimate, (*reading.warnings, *case.warnings))


def tried(estimate: Answer, asked: Namespace) -> Uncertainty | None:
    """Run the trials that were asked for; UsageError for a number or a seed that cannot be."""
    from roi_app.estimates.uncertain import uncertain
    from roi_app.model.uncertainty.sampling import MOST_TRIALS
    from roi_app.model.uncertainty.trials import DEFAULT_TRIALS, FEWEST_TRIALS, simulate

    trials = DEFAULT_TRIALS if asked.trials is None else asked.trials
    sampling = estimate.case.document.sampling
    seed = sampling.seed if asked.seed is None else asked.seed
    for option, value, lowest, highest in (
        ("trials", trials, FEWEST_TRIALS, MOST_TRIALS),
        ("seed", seed, 0, MOST_SEED),
    ):
        if not lowest <= value <= highest:
            raise UsageError(f"argument --{option}: must be a whole number from {lowest} to {highest}")
    return simulate(uncertain(estimate.case), trials, seed)


def _read(file: str, catalogue: Catalogue, setting: Setting) -> ReadDocument:
    if file != STANDARD_INPUT:
        is_pdf = file.lower().endswith(PDF)
        return load_attached(file, catalogue) if is_pdf else load(file, catalogue).reading
    stream = console.standard_input()
    if stream is None:
        return _unread(setting.texts.text("command.no_standard_input"))
    try:
        return read_received(stream, catalogue)
    except OSError as fault:
        return _unread(fault.strerror or str(fault))


def _unread(reason: str) -> ReadDocument:
    return ReadDocument(None, (Problem("", "cannot_read", {"path": STANDARD_INPUT, "reason": reason}),))
