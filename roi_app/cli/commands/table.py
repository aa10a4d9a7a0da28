"""`roi-app table`: a shop's file in, the months of its plan as CSV or Parquet out."""

from __future__ import annotations

from argparse import Namespace
from pathlib import PurePath

from roi_app.cli.arguments import UsageError
from roi_app.cli.commands.output import STANDARD_OUTPUT, is_taken, language_for, write_out
from roi_app.cli.commands.shop import estimated
from roi_app.cli.setting import BAD_INPUT, Setting
from roi_app.exports.monthly_table import as_csv, as_parquet, monthly_table
from roi_app.texts.formatting import Wording


def run(asked: Namespace, setting: Setting) -> int:
    """Write the months whole or not at all; the file's ending says in which format."""
    makers = {".csv": as_csv, ".parquet": as_parquet}
    ending = ".csv" if asked.output == STANDARD_OUTPUT else PurePath(asked.output).suffix.lower()
    if ending not in makers:
        raise UsageError("argument -o/--output: must end in .csv or .parquet")
    if is_taken(asked, setting):
        return BAD_INPUT
    found = estimated(asked, setting)
    if found is None:
        return BAD_INPUT
    document = found.case.document
    wording = Wording(language_for(asked, document, setting), document.currency)
    return write_out(makers[ending](monthly_table(found, wording)), asked.output, setting)
