"""`roi-app workbook`: a shop's file in, its estimate as a spreadsheet out."""

from __future__ import annotations

import os
from argparse import Namespace

from roi_app.cli import console
from roi_app.cli.commands.output import check_output, is_taken, language_for, stamp_of, write_out
from roi_app.cli.commands.shop import estimated
from roi_app.cli.setting import BAD_INPUT, Setting
from roi_app.documents.case import resolve
from roi_app.estimates.answer import Answer, answer
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.exports.workbook.comparison_workbook import MOST, make_comparison
from roi_app.exports.workbook.options import Options
from roi_app.statements.comparison import Column
from roi_app.texts.formatting import Wording


def run(asked: Namespace, setting: Setting) -> int:
    """Write the workbook of a file, or of its scenarios side by side, whole or not at all."""
    check_output(asked, ".xlsx")
    if is_taken(asked, setting):
        return BAD_INPUT
    found = estimated(asked, setting)
    if found is None:
        return BAD_INPUT
    document = found.case.document
    options = Options(language_for(asked, document, setting), stamp_of(os.environ), asked.anonymise)
    if not asked.compare:
        return write_out(make_workbook(found, options), asked.output, setting)
    if not document.scenarios:
        console.complain([setting.texts.text("command.workbook.no_scenarios")])
        return BAD_INPUT
    if len(document.scenarios) >= MOST:
        setting.warn("command.workbook.first_scenarios", count=len(document.scenarios), most=MOST - 1)
    return write_out(make_comparison(_columns(found, options.language), options), asked.output, setting)


def _columns(found: Answer, language: str) -> list[Column]:
    """The shop as it is, and as many of its scenarios as there is room for."""
    document, catalogue = found.case.document, found.case.catalogue
    now = Column(Wording(language, document.currency).text("scenarios.now"), found)
    kept = document.scenarios[: MOST - 1]
    return [now, *(Column(one.name, answer(resolve(one.document, catalogue))) for one in kept)]
