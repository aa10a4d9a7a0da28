"""`roi-app table`: a shop's file in, the months of its plan as CSV out."""

from __future__ import annotations

from argparse import Namespace

from roi_app.cli.commands.output import check_output, is_taken, language_for, write_out
from roi_app.cli.commands.shop import estimated
from roi_app.cli.setting import BAD_INPUT, Setting
from roi_app.exports.monthly_table import as_csv, monthly_table
from roi_app.texts.formatting import Wording


def run(asked: Namespace, setting: Setting) -> int:
    """Write the months whole or not at all."""
    check_output(asked, ".csv")
    if is_taken(asked, setting):
        return BAD_INPUT
    answer = estimated(asked, setting)
    if answer is None:
        return BAD_INPUT
    document = answer.case.document
    wording = Wording(language_for(asked, document, setting), document.currency)
    return write_out(as_csv(monthly_table(answer, wording)), asked.output, setting)
