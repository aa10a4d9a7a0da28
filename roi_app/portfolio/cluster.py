"""Many merchants on many machines: the same function on the partitions of a table, however they are divided.

Since each row of `estimate_frame` stands for itself, bit for bit, any system that hands over frames can use it as it
is; `roi-app portfolio` does so with Dask (`--workers N`, `--scheduler ADDRESS`). All workers must see the same folders.
Workers of your own are twice as fast without the MALLOC_TRIM_THRESHOLD_ that Dask's nanny sets (`--no-nanny`).

With Dask (`merchant-roi[cluster]`):

>>> import dask.dataframe as dd
>>> import pandas as pd
>>> from roi_app.portfolio.estimated import estimate_frame
>>> shops = pd.DataFrame(
...     {
...         "id": ["a", "b"],
...         "platform": ["taobao", "jd"],
...         "photo_units_per_month": [6, 9],
...         "photo_unit_price": [750, 700],
...     }
... )
>>> estimates = dd.from_pandas(shops, npartitions=2).map_partitions(estimate_frame)
>>> estimates.compute(scheduler="sync")["saved_per_month"].round(2).tolist()
[2025.0, 2835.0]

With Spark, whose workers have `merchant-roi` installed (`result_schema` tells the columns that come back):

    from pyspark.sql import SparkSession
    from roi_app.portfolio.estimated import estimate_frames, result_schema

    spark = SparkSession.builder.getOrCreate()
    shops = spark.read.parquet(source)
    shops.mapInPandas(estimate_frames, schema=result_schema("id string")).write.parquet(target)

With Ray:

    import ray
    from roi_app.portfolio.estimated import estimate_frame

    ray.data.read_parquet(source).map_batches(estimate_frame, batch_format="pandas").write_parquet(target)
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import dask
import dask.dataframe as dd
import distributed
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from dask.delayed import delayed

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.ordinary_file import file_problem
from roi_app.documents.files import DocumentError, disk_problems, write_problems
from roi_app.model.batch import Stopped, Wish, never
from roi_app.portfolio.estimated import PROBLEMS, ZONE, estimate_frame, unknown_columns
from roi_app.portfolio.folders import put_folder_in_place, require_free
from roi_app.portfolio.lineage import stamp_of
from roi_app.portfolio.parquet_files import SUFFIX, Part, alike_parts_of, columns_of, framed, opened, rows_in, words_in
from roi_app.portfolio.parquet_output import ROWS_IN_GROUP, GroupWriter
from roi_app.portfolio.pieces import without_notes
from roi_app.portfolio.table_file import Progress, Summary, Table, request_of
from roi_app.portfolio.trials import ROWS_AT_ONCE
from roi_app.portfolio.unfinished import ROWS, Unfinished

ROWS_IN_PARTITION: Final = 2**18
"""Of a file that has more rows, some groups of rows are a partition of their own."""

_WAIT_S: Final = 0.2
_ANSWERS_IN: Final = "20s"
_ENVIRON: Final = "distributed.nanny.pre-spawn-environ"
_TRIMS_MEMORY: Final = "MALLOC_TRIM_THRESHOLD_"
"""With it each array that is let go returns its pages to the system: the same rows take more than twice the CPU."""

_SILENT: Final = 60
"""A level of logging above all there are: a worker that dies is told of by what it did not do, which is done again."""


@dataclass(frozen=True, slots=True)
class Partition:
    """Some groups of rows of a file, from `first` to before `last`, and their place in the whole table."""

    number: int
    part: Part
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a partition: its number, its rows, those that are bad, and how many good ones lie in each zone."""

    number: int
    rows: int
    bad_rows: int
    zones: Mapping[str, int]


def partitions_of(source: Path, catalogue: Catalogue, rows_at_most: int) -> list[Partition]:
    """How a table is divided; by its files and their groups of rows alone, not by who works on it."""
    found: list[Partition] = []
    for part in alike_parts_of(source, catalogue):
        with opened(part.path) as file:
            sizes = [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)]
        first = rows = 0
        for group, size in enumerate(sizes):
            if rows and rows + size > rows_at_most:
                found.append(Partition(len(found), part, first, group))
                first, rows = group, 0
            rows += size
        if rows:
            found.append(Partition(len(found), part, first, len(sizes)))
    return found


@contextmanager
def clients(workers: int | None, scheduler: str | None) -> Iterator[distributed.Client]:
    """A client of the cluster at an address, such as `tcp://host:8786`, else of so many processes of this machine.

    Raises DocumentError where no scheduler answers.
    """
    with ExitStack() as stack:
        if scheduler is None:
            stack.enter_context(dask.config.set({_ENVIRON: _environ_of_workers()}))
            cluster = distributed.LocalCluster(  # type: ignore[no-untyped-call]
                n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=_SILENT
            )
            client = distributed.Client(stack.enter_context(cluster))  # type: ignore[no-untyped-call]
            yield stack.enter_context(client)
            return
        try:
            client = distributed.Client(scheduler, timeout=_ANSWERS_IN)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as fault:
            raise DocumentError(file_problem(scheduler, "table_no_scheduler")) from fault
        yield stack.enter_context(client)


def _environ_of_workers() -> dict[str, object]:
    """What Dask puts into the environment of a process that it starts, but for what makes our arrays slow."""
    return {name: value for name, value in dask.config.get(_ENVIRON).items() if name != _TRIMS_MEMORY}


def estimate_on_cluster(
    table: Table, target: Path, client: distributed.Client, progress: Progress, should_stop: Wish = never
) -> Summary:
    """Estimate every merchant of Parquet files into a folder of them, one file for each partition, with its stamp.

    A partition whose worker dies is done again by another: each file is whole or not there, and its bytes are the same
    whoever writes them. The folder appears whole or not at all, and a run that was killed is gone on with.
    Raises DocumentError and Stopped as `estimate_table` does.
    """
    with write_problems(target):
        place = require_free(target)
    names = columns_of(table.source)
    rows = ROWS_IN_PARTITION if table.trials is None else ROWS_AT_ONCE
    partitions = partitions_of(table.source, table.catalogue, rows)
    if not partitions:
        raise DocumentError(file_problem(table.source, "table_empty"))
    request = request_of(table) | {"partitions": len(partitions)}
    with disk_problems(target), Unfinished(place, request) as unfinished:
        folder = unfinished.folder / ROWS
        folder.mkdir(exist_ok=True)
        done = {} if unfinished.state is None else _still_there(unfinished.state["done"], folder)
        _remove_unfinished(folder, done)
        summary = _counted(done, table, names)
        before = summary.rows
        left = [one for one in partitions if str(one.number) not in done]
        for written in _written(table, left, folder, client, should_stop):
            done[str(written.number)] = asdict(written)
            unfinished.note({"done": done})
            summary = _counted(done, table, names)
            progress(summary.rows, len(done) / len(partitions))
        if not summary.rows:
            raise DocumentError(file_problem(table.source, "table_empty"))
        summary.went_on_from = before
        _remove_unfinished(folder, done)
        put_folder_in_place(folder, place)
    return summary


def _written(
    table: Table, partitions: list[Partition], folder: Path, client: distributed.Client, should_stop: Wish
) -> Iterator[Written]:
    """Each partition as it is done."""
    if not partitions:
        return
    arguments = (table.catalogue, table.texts.language, table.trials)
    with dask.config.set({"dataframe.convert-string": False}):
        meta_in = _like_rows_of(partitions[0], table.catalogue)
        meta = estimate_frame(meta_in, *arguments)
        frames = dd.from_map(  # type: ignore[no-untyped-call]
            _rows_of, partitions, catalogue=table.catalogue, enforce_metadata=False, meta=meta_in
        )
        estimates = frames.map_partitions(estimate_frame, *arguments, meta=meta, enforce_metadata=False)
        # A partition that writes is pure too: whoever does it again writes the same bytes under the same name.
        tasks = [
            delayed(_write)(result, one, table.catalogue, folder)
            for result, one in zip(estimates.to_delayed(), partitions, strict=True)
        ]
    futures = set(client.compute(tasks))  # type: ignore[no-untyped-call]
    try:
        while futures:
            if should_stop():
                raise Stopped
            finished = _finished(futures)
            futures -= finished
            for future in finished:
                yield future.result()
    finally:
        client.cancel(list(futures))  # type: ignore[no-untyped-call]


def _finished(futures: set[Any]) -> set[Any]:
    try:
        waited = distributed.wait(  # type: ignore[no-untyped-call]
            futures, timeout=_WAIT_S, return_when="FIRST_COMPLETED"
        )
    except (TimeoutError, distributed.TimeoutError):
        return set()
    done: set[Any] = waited.done
    return done


def _rows_of(partition: Partition, catalogue: Catalogue) -> pd.DataFrame:
    with opened(partition.part.path, words_in(partition.part)) as file:
        rows = file.read_row_groups(list(range(partition.first, partition.last)), use_threads=False)
    return without_notes(framed(rows.combine_chunks().to_batches()[0], partition.part, catalogue))


def _like_rows_of(partition: Partition, catalogue: Catalogue) -> pd.DataFrame:
    """A frame without rows that has the columns of a partition."""
    with opened(partition.part.path, words_in(partition.part)) as file:
        nothing = pa.RecordBatch.from_pylist([], schema=file.schema_arrow)
    return framed(nothing, partition.part, catalogue)


def _write(result: pd.DataFrame, partition: Partition, catalogue: Catalogue, folder: Path) -> Written:
    """Write the estimates of a partition, whole or not at all."""
    rows = pa.Table.from_pandas(result, preserve_index=False).replace_schema_metadata(None)
    place = folder / f"part-{partition.number:05}{SUFFIX}"
    beside = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    writer = GroupWriter(beside, rows.schema)
    for start in range(0, rows.num_rows, ROWS_IN_GROUP):
        writer.write(rows.slice(start, ROWS_IN_GROUP))
    stamp = stamp_of(partition.part.path, catalogue)
    writer.close(stamp | {"row_groups": [partition.first, partition.last], "rows": rows.num_rows})
    beside.replace(place)
    good = result[PROBLEMS] == ""
    zones = {str(zone): int(count) for zone, count in result.loc[good, ZONE].value_counts().items()}
    return Written(partition.number, len(result), int((~good).sum()), zones)


def _still_there(noted: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """The partitions that an earlier run has done, as far as their files are whole."""
    return {
        number: told for number, told in noted.items() if _is_whole(folder / f"part-{int(number):05}{SUFFIX}", told)
    }


def _remove_unfinished(folder: Path, done: Mapping[str, Any]) -> None:
    """Remove what a worker that died has left, which is no partition."""
    finished = {f"part-{int(number):05}{SUFFIX}" for number in done}
    for path in list(folder.iterdir()):
        if path.name not in finished:
            path.unlink(missing_ok=True)


def _is_whole(path: Path, told: Mapping[str, Any]) -> bool:
    try:
        return rows_in(Part(path)) == int(told["rows"])
    except DocumentError:
        return False


def _counted(done: Mapping[str, Any], table: Table, names: list[str]) -> Summary:
    summary = Summary()
    for told in done.values():
        summary.rows += told["rows"]
        summary.bad_rows += told["bad_rows"]
        summary.zones.update(told["zones"])
    summary.unknown_columns = unknown_columns(names, table.catalogue)
    return summary
