"""`roi-app estimate`: a shop's file in, its estimate out."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from roi_app.cli import console
from roi_app.cli.commands.shop import Estimated, estimated_with_warnings, tried
from roi_app.cli.setting import BAD_INPUT, DONE, Setting
from roi_app.exports.json_result import as_json, result, warnings_in
from roi_app.statements.cautions import cautions
from roi_app.texts.formatting import Wording

if TYPE_CHECKING:
    from roi_app.model.uncertainty.trials import Uncertainty


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
    told = [(one.code.value, one.text) for one in cautions(read.answer, wording)]
    tree = result(read.answer, [*warnings_in(read.warnings, setting.texts), *told])
    if found is not None:
        from roi_app.exports.json_uncertainty import printed_uncertainty

        tree["uncertainty"] = printed_uncertainty(found)
    console.write_bytes(as_json(tree).encode())
