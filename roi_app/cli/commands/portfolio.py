"""`roi-app portfolio`: a table of merchants in, a table of their estimates out."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import Final

from roi_app.checks.ordinary_file import file_problem
from roi_app.checks.problems import shown
from roi_app.cli import console
from roi_app.cli.arguments import UsageError
from roi_app.cli.commands.output import STANDARD_OUTPUT, is_taken, write_out
from roi_app.cli.commands.portfolio_pdf import may_write, write_summary
from roi_app.cli.setting import BAD_INPUT, DONE, FAILED, Setting
from roi_app.documents.files import DocumentError
from roi_app.model.parameters import MOST_SEED
from roi_app.model.uncertainty.sampling import MOST_TRIALS
from roi_app.model.uncertainty.trials import DEFAULT_SEED, DEFAULT_TRIALS, FEWEST_TRIALS
from roi_app.portfolio.formats import KINDS, Kind, kind_of
from roi_app.portfolio.summed import SummedTable
from roi_app.portfolio.table_file import Progress, Summary, Table, estimate_table
from roi_app.portfolio.template import template
from roi_app.portfolio.trials import Trials
from roi_app.texts.formatting import Wording

MOST_WORKERS: Final = 256
_CLUSTER: Final = ("dask", "distributed", "pyarrow")


def run(asked: Namespace, setting: Setting) -> int:
    """Estimate a table, or write an empty one; a bad row is told of and is no failure."""
    _check(asked)
    if not may_write(asked, setting) or is_taken(asked, setting):
        return BAD_INPUT
    catalogue = setting.catalogue(asked.pack)
    if catalogue is None:
        return BAD_INPUT
    if asked.template:
        return write_out(template(catalogue), asked.output, setting)
    table = Table(Path(asked.file), catalogue, setting.texts, trials=_trials(asked))
    if asked.pdf is None:
        return _estimate(asked, table, setting)
    summed = SummedTable.of(table)
    status = _estimate(asked, summed, setting)
    return status if status != DONE else write_summary(asked, summed, setting)


def _check(asked: Namespace) -> None:
    """UsageError where no table is named, or one that is none, or the output would replace it."""
    if asked.template != (asked.file is None):
        raise UsageError("name a table to read, or ask for --template")
    if asked.template:
        if asked.output != STANDARD_OUTPUT and Path(asked.output).suffix.lower() != Kind.CSV:
            raise UsageError(f"argument -o: {asked.output} must end in {Kind.CSV}")
        return
    if STANDARD_OUTPUT in (asked.output, asked.file):
        raise UsageError("a portfolio is read from a file and written to one")
    for named in (asked.file, asked.output):
        if kind_of(Path(named)) is None:
            raise UsageError(f"{named} must end in {', '.join(KINDS)}, or be a folder of Parquet files")
    _check_cluster(asked)
    read, written = (Path(os.path.realpath(named)) for named in (asked.file, asked.output))
    if read == written or (os.path.exists(written) and os.path.exists(read) and read.samefile(written)):
        raise UsageError(f"argument -o: {asked.output} is the file that is read")
    if read in written.parents or written in read.parents:
        raise UsageError(f"argument -o: {asked.output} and {asked.file} lie in each other")


def _summary(asked: Namespace, table: Table, progress: Progress) -> Summary:
    """Estimate the table here, or on a cluster; DocumentError where that is not installed or does not answer."""
    target = Path(asked.output)
    if asked.workers is None and asked.scheduler is None:
        return estimate_table(table, target, progress)
    try:
        from roi_app.portfolio import cluster
    except ModuleNotFoundError as fault:
        if fault.name not in _CLUSTER:
            raise
        raise DocumentError(file_problem(target, "table_needs_cluster")) from fault
    with cluster.clients(asked.workers, asked.scheduler) as client:
        return cluster.estimate_on_cluster(table, target, client, progress)


def _check_cluster(asked: Namespace) -> None:
    """UsageError where a cluster is asked for that cannot be, or for what it does not do."""
    if asked.workers is None and asked.scheduler is None:
        return
    if asked.workers is not None and asked.scheduler is not None:
        raise UsageError("ask for --workers or for --scheduler, not for both")
    if asked.workers is not None and not 1 <= asked.workers <= MOST_WORKERS:
        raise UsageError(f"argument --workers: must be a whole number from 1 to {MOST_WORKERS}")
    if kind_of(Path(asked.file)) not in (Kind.PARQUET, Kind.FOLDER) or kind_of(Path(asked.output)) is not Kind.FOLDER:
        raise UsageError("a cluster reads Parquet and writes a folder of Parquet files: name OUT without an ending")


def _trials(asked: Namespace) -> Trials | None:
    """The trials that were asked for; UsageError for a number or a seed that cannot be."""
    if asked.trials is None and asked.seed is None:
        return None
    count = DEFAULT_TRIALS if asked.trials is None else asked.trials
    seed = DEFAULT_SEED if asked.seed is None else asked.seed
    for option, value, lowest, highest in (
        ("trials", count, FEWEST_TRIALS, MOST_TRIALS),
        ("seed", seed, 0, MOST_SEED),
    ):
        if not lowest <= value <= highest:
            raise UsageError(f"argument --{option}: must be a whole number from {lowest} to {highest}")
    return Trials(count, seed)


def _estimate(asked: Namespace, table: Table, setting: Setting) -> int:
    progress = _Progress(Wording(setting.language, "CNY"))
    try:
        summary = _summary(asked, table, progress.show)
    except DocumentError as fault:
        progress.end()
        setting.report([fault.problem])
        return BAD_INPUT if fault.problem.code in _OF_INPUT else FAILED
    finally:
        progress.end()
    if summary.went_on_from:
        setting.note("command.portfolio.went_on", count=summary.went_on_from)
    if summary.unknown_columns:
        setting.warn("command.portfolio.unknown", columns=", ".join(map(shown, summary.unknown_columns)))
    if summary.bad_rows:
        setting.warn("command.portfolio.bad_rows", count=summary.bad_rows)
    if asked.json_summary:
        console.write(json.dumps(_as_json(summary), indent=2, ensure_ascii=False) + "\n")
    return DONE


_OF_INPUT: Final = (
    "no_such_file",
    "no_permission_to_read",
    "cannot_read",
    "not_a_file",
    "bad_path",
    "table_unreadable",
    "table_not_utf8",
    "table_other_separator",
    "table_no_id",
    "table_column_twice",
    "table_empty",
    "table_too_wide",
    "table_line_too_long",
    "table_no_parquet",
    "table_no_parquet_file",
    "table_other_columns",
    "table_no_scheduler",
    "table_workbook_too_large",
    "table_workbook_too_many_rows",
    "table_workbook_too_many_cells",
    "is_a_folder",
    *(f"ledger_{fault}" for fault in ("unreadable", "empty", "password", "too_many_sheets")),
)


def _as_json(summary: Summary) -> dict[str, object]:
    return {
        "rows": summary.rows,
        "bad_rows": summary.bad_rows,
        "zones": dict(sorted(summary.zones.items())),
        "unknown_columns": list(summary.unknown_columns),
    }


class _Progress:
    """How many rows are done, in one line of a terminal that is written over; nothing elsewhere."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._is_seen = sys.stderr is not None and sys.stderr.isatty()

    def show(self, rows: int, share: float) -> None:
        """Say how many rows are done, and what share of all."""
        if self._is_seen:
            sys.stderr.write(f"\r{self._wording.plain(rows, 0)} · {self._wording.share(share, 0)}")
            sys.stderr.flush()

    def end(self) -> None:
        """Leave the line to others."""
        if self._is_seen:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
