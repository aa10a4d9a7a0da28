"""`roi-app portfolio … --pdf SUMMARY.pdf`: what the table comes to, on two pages."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import Final

from roi_app.cli import console
from roi_app.cli.arguments import UsageError
from roi_app.cli.commands.output import STANDARD_OUTPUT, is_taken, stamp_of, write_out
from roi_app.cli.setting import FAILED, Setting
from roi_app.documents.files import DocumentError
from roi_app.exports.merchants_pdf import Options, make_summary
from roi_app.exports.pdf.typeset import TypesettingError
from roi_app.portfolio.summed import SummedTable

SUFFIX: Final = ".pdf"


def may_write(asked: Namespace, setting: Setting) -> bool:
    """Whether the summary may be written where it was asked for, or none was; UsageError for what is no PDF."""
    if asked.pdf is None:
        return True
    if asked.template:
        raise UsageError("argument --pdf: an empty table has no summary")
    if asked.pdf == STANDARD_OUTPUT or Path(asked.pdf).suffix.lower() != SUFFIX:
        raise UsageError(f"argument --pdf: {asked.pdf} must end in {SUFFIX}")
    return not is_taken(Namespace(output=asked.pdf, force=asked.force), setting)


def write_summary(asked: Namespace, table: SummedTable, setting: Setting) -> int:
    """Write the summary whole or not at all; what was not estimated here from its first row on is read once more."""
    try:
        options = Options(setting.language, stamp_of(os.environ), Path(asked.file).stem)
        data = make_summary(table.totals(), table.catalogue, options)
    except DocumentError as fault:
        setting.report([fault.problem])
        return FAILED
    except TypesettingError as fault:
        console.complain([setting.texts.text("command.report.failed", fault=fault)])
        return FAILED
    return write_out(data, asked.pdf, setting)
