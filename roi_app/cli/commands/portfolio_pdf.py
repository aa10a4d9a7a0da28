"""`roi-app portfolio … --pdf SUMMARY.pdf`: what the table comes to, on two pages."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import Final

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.cli import console
from roi_app.cli.arguments import UsageError
from roi_app.cli.commands.output import STANDARD_OUTPUT, is_taken, stamp_of, write_out
from roi_app.cli.setting import FAILED, Setting
from roi_app.documents.files import DocumentError
from roi_app.exports.merchants_pdf import Options, make_summary
from roi_app.exports.pdf.typeset import TypesettingError
from roi_app.portfolio.in_memory import totals_of_table
from roi_app.portfolio.table_file import Table

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


def write_summary(asked: Namespace, catalogue: Catalogue, setting: Setting) -> int:
    """Write the summary whole or not at all; it reads the table once more, for a run may have gone on half way."""
    try:
        totals = totals_of_table(Table(Path(asked.file), catalogue, setting.texts))
        options = Options(setting.language, stamp_of(os.environ), Path(asked.file).stem)
        data = make_summary(totals, catalogue, options)
    except DocumentError as fault:
        setting.report([fault.problem])
        return FAILED
    except TypesettingError as fault:
        console.complain([setting.texts.text("command.report.failed", fault=fault)])
        return FAILED
    return write_out(data, asked.pdf, setting)
