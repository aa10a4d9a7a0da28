"""`roi-app workbook`: a shop's file in, its estimate as a spreadsheet out."""

from __future__ import annotations

import os
from argparse import Namespace

from roi_app.cli import console
from roi_app.cli.commands.output import check_output, is_taken, language_for, stamp_of, write_out
from roi_app.cli.commands.shop import estimated, tried
from roi_app.cli.setting import BAD_INPUT, Setting
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.exports.workbook.comparison_workbook import MOST, make_comparison
from roi_app.exports.workbook.options import Options
from roi_app.statements.comparison import columns_of
from roi_app.texts.formatting import Wording


def run(asked: Namespace, setting: Setting) -> int:
    """Write the workbook of a file, or of its scenarios side by side, whole or not at all."""
    check_output(asked, ".xlsx")
    if is_taken(asked, setting):
        return BAD_INPUT
    answer = estimated(asked, setting)
    if answer is None:
        return BAD_INPUT
    document = answer.case.document
    options = Options(language_for(asked, document, setting), stamp_of(os.environ), asked.attach is not None)
    if not asked.compare:
        return write_out(make_workbook(answer, options, tried(answer, asked)), asked.output, setting)
    if not document.scenarios:
        console.complain([setting.texts.text("command.workbook.no_scenarios")])
        return BAD_INPUT
    if len(document.scenarios) >= MOST:
        setting.warn("command.workbook.first_scenarios", count=len(document.scenarios), most=MOST - 1)
    columns = columns_of(answer, Wording(options.language, document.currency), MOST)
    trials = [tried(column.answer, asked) for column in columns]
    return write_out(make_comparison(columns, options, trials), asked.output, setting)
