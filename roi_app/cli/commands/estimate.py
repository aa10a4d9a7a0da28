"""`roi-app estimate`: a shop's file in, its estimate out."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Final

from roi_app.cli import console
from roi_app.cli.commands.shop import Estimated, estimated_with_warnings, tried
from roi_app.cli.setting import BAD_INPUT, DONE, Setting
from roi_app.exports.json_result import as_json, result, warnings_in
from roi_app.statements.cautions import cautions
from roi_app.texts.formatting import Wording

if TYPE_CHECKING:
    from roi_app.model.uncertainty.trials import Uncertainty


LIKELY_OUTSIDE: Final = "likely_outside"
"""The code of the warning that the likely case lies outside the range of the trials that stick."""


def run(asked: Namespace, setting: Setting) -> int:
    """Print the estimate of a file as a table or as JSON; warnings go to standard error."""
    read = estimated_with_warnings(asked, setting)
    if read is None:
        return BAD_INPUT
    answer = read.answer
    found = None if asked.trials is None and asked.seed is None else tried(answer, asked)
    if asked.json:
        _print_json(read, found, setting)
    else:
        # What is drawn in words is not loaded for a program that wants numbers.
        from roi_app.cli.printed.estimate import printed

        console.write("\n".join(printed(answer, found, setting)) + "\n")
    return DONE


def _print_json(read: Estimated, found: Uncertainty | None, setting: Setting) -> None:
    wording = Wording(setting.language, read.answer.case.document.currency)
    warnings = [(one.code.value, one.text) for one in cautions(read.answer, wording)]
    if found is None:
        uncertainty = None
    else:
        from roi_app.exports.json_uncertainty import printed_uncertainty
        from roi_app.statements.trials import likely_outside

        uncertainty = printed_uncertainty(found)
        warnings += [(LIKELY_OUTSIDE, text) for text in likely_outside(read.answer, found, wording)]
    tree = result(read.answer, [*warnings_in(read.warnings, setting.texts), *warnings])
    if uncertainty is not None:
        tree["uncertainty"] = uncertainty
    console.write_bytes(as_json(tree).encode())
