"""`roi-app estimate`: a shop's file in, its estimate out."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from roi_app.cli import console
from roi_app.cli.commands.shop import estimated, tried
from roi_app.cli.setting import BAD_INPUT, DONE, Setting
from roi_app.estimates.answer import Answer
from roi_app.exports.json_result import as_json, result

if TYPE_CHECKING:
    from roi_app.model.uncertainty.trials import Uncertainty


def run(asked: Namespace, setting: Setting) -> int:
    """Print the estimate of a file as a table or as JSON; warnings go to standard error."""
    answer = estimated(asked, setting)
    if answer is None:
        return BAD_INPUT
    found = None if asked.trials is None and asked.seed is None else tried(answer, asked)
    if asked.json:
        _print_json(answer, found)
    else:
        # What is drawn in words is not loaded for a program that wants numbers.
        from roi_app.cli.printed.estimate import printed

        console.write("\n".join(printed(answer, found, setting)) + "\n")
    return DONE


def _print_json(answer: Answer, found: Uncertainty | None) -> None:
    tree = result(answer)
    if found is not None:
        from roi_app.exports.json_result import printed_uncertainty

        tree["uncertainty"] = printed_uncertainty(found)
    console.write_bytes(as_json(tree).encode())
