"""The same rows by a cluster as here, whoever dies in the middle; and the same function by three systems."""

import doctest
import json
import re
import signal
import subprocess
import sys
import time
import types
from contextlib import ExitStack, contextmanager

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.cli import main
from roi_app.documents.files import DocumentError
from roi_app.model.batch import Stopped
from roi_app.portfolio import cluster
from roi_app.portfolio.estimated import estimate_frame
from roi_app.portfolio.parquet_output import stamp_in
from roi_app.portfolio.table_file import Table, estimate_table
from roi_app.texts.catalog import Texts
from tests.portfolio.test_estimated import merchants

CATALOGUE = default_catalogue()


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cluster") / "in"
    folder.mkdir()
    table = merchants(240, seed=9).assign(region="north", gross_margin=0.3)
    table.loc[5, "gross_margin"] = 7
    table.iloc[:90].to_parquet(folder / "a.parquet", index=False, row_group_size=30)
    table.iloc[90:].to_parquet(folder / "b.parquet", index=False, row_group_size=50)
    return folder


def table_of(source):
    return Table(source, CATALOGUE, Texts("en"))


@pytest.fixture(scope="module")
def expected(source, tmp_path_factory):
    target = tmp_path_factory.mktemp("local") / "out.parquet"
    estimate_table(table_of(source), target, lambda _rows, _share: None)
    return pq.read_table(target)


class Future:
    def __init__(self, task):
        self.task = task

    def result(self):
        return self.task.compute(scheduler="sync")


class Futures:
    """A cluster of no process: each task is done where it stands."""

    def compute(self, tasks):
        self.done = [Future(task) for task in tasks]
        return self.done

    def cancel(self, futures):
        self.cancelled = futures


def test_our_own_workers_keep_the_memory_that_they_will_need_again():
    told = cluster._environ_of_workers()
    assert told["OPENBLAS_NUM_THREADS"] == 1
    assert not any("TRIM" in name for name in told)


@pytest.fixture
def here(monkeypatch):
    monkeypatch.setattr(cluster, "_finished", lambda futures: {next(iter(futures))})
    monkeypatch.setattr(cluster, "ROWS_IN_PARTITION", 60)
    return Futures()


def test_a_cluster_gives_the_rows_of_a_local_run_with_a_stamp_each(source, expected, here, tmp_path):
    shares = []
    summary = cluster.estimate_on_cluster(
        table_of(source), tmp_path / "out", here, lambda _, share: shares.append(share)
    )
    parts = sorted((tmp_path / "out").iterdir())
    assert [path.name for path in parts] == [f"part-0000{number}.parquet" for number in range(5)]
    assert pa.concat_tables([pq.read_table(path) for path in parts]).equals(expected)
    assert (summary.rows, summary.bad_rows, summary.unknown_columns, shares[-1]) == (240, 1, ("region",), 1)
    stamps = [stamp_in(path) for path in parts]
    assert [(one["input"], one["row_groups"], one["rows"]) for one in stamps] == [
        ("a.parquet", [0, 2], 60),
        ("a.parquet", [2, 3], 30),
        *(("b.parquet", [group, group + 1], 50) for group in range(3)),
    ]
    assert len({one["input_sha256"] for one in stamps}) == 2
    assert {one["pack_version"] for one in stamps} == {CATALOGUE.version}


def test_what_was_done_before_a_kill_is_not_done_again_and_a_wish_to_stop_leaves_nothing(
    source, expected, here, tmp_path, monkeypatch
):
    asked = []

    def stop_late():
        asked.append(1)
        return len(asked) == 4

    with pytest.raises(Stopped):
        cluster.estimate_on_cluster(table_of(source), tmp_path / "out", here, lambda *_: None, stop_late)
    assert here.cancelled
    assert list(tmp_path.iterdir()) == []
    # A killed process does not tidy up.
    monkeypatch.setattr(cluster.Unfinished, "_empty", lambda _: None)
    asked.clear()
    with pytest.raises(Stopped):
        cluster.estimate_on_cluster(table_of(source), tmp_path / "out", here, lambda *_: None, stop_late)
    # What a worker leaves that died while it wrote.
    (tmp_path / "out.roi-part" / "rows" / ".part-00004.parquet.beef").write_bytes(b"PAR1")
    summary = cluster.estimate_on_cluster(table_of(source), tmp_path / "out", here, lambda *_: None)
    assert 0 < summary.went_on_from < summary.rows == 240
    assert len(here.done) == 2
    parts = sorted((tmp_path / "out").iterdir())
    assert pa.concat_tables([pq.read_table(path) for path in parts]).equals(expected)


def examples():
    """The three examples of the documentation, as code by the name of its system."""
    blocks = re.findall(r"With (\w+)[^\n]*:\n\n((?:    [^\n]*\n|\n)+)", cluster.__doc__ + "\n")
    return {name: re.sub(r"(?m)^    ", "", code) for name, code in blocks}


def test_the_example_with_dask_runs():
    assert doctest.testmod(cluster).attempted > 4
    assert doctest.testmod(cluster).failed == 0


def test_the_example_with_spark_runs_where_frames_come_one_after_another(source, expected, monkeypatch, tmp_path):
    written = {}

    class Frames:
        def __init__(self, frames):
            self.frames = frames
            self.write = types.SimpleNamespace(parquet=lambda target: written.update({target: list(self.frames)}))

        def mapInPandas(self, function, schema):  # noqa: N802 - as Spark calls it
            assert schema.startswith("id string, `saved_per_month` double")
            return Frames(function(iter(self.frames)))

    frames = [pd.read_parquet(path).drop(columns="region") for path in sorted(source.iterdir())]
    session = types.SimpleNamespace(read=types.SimpleNamespace(parquet=lambda _: Frames(frames)))
    builder = types.SimpleNamespace(builder=types.SimpleNamespace(getOrCreate=lambda: session))
    monkeypatch.setitem(sys.modules, "pyspark", types.ModuleType("pyspark"))
    monkeypatch.setitem(sys.modules, "pyspark.sql", types.SimpleNamespace(SparkSession=builder))
    exec(examples()["Spark"], {"source": source, "target": "out"})  # noqa: S102 - the documentation's own
    found = pd.concat(written["out"], ignore_index=True)
    pd.testing.assert_frame_equal(found, expected.drop("region").to_pandas(), check_dtype=False, check_exact=True)
    names = re.findall(r"`?(\w+)`? (?:double|string)", cluster_schema())
    assert names == list(found.columns)


def cluster_schema():
    from roi_app.portfolio.estimated import result_schema

    return result_schema("id string")


def test_the_example_with_ray_runs_where_batches_are_frames(source, expected, monkeypatch):
    written = {}

    class Data:
        def __init__(self, batches):
            self.batches = batches

        def map_batches(self, function, batch_format):
            assert batch_format == "pandas"
            return Data([function(batch) for batch in self.batches])

        def write_parquet(self, target):
            written[target] = pd.concat(self.batches, ignore_index=True)

    batches = [pd.read_parquet(path) for path in sorted(source.iterdir())]
    ray = types.SimpleNamespace(data=types.SimpleNamespace(read_parquet=lambda _: Data(batches)))
    monkeypatch.setitem(sys.modules, "ray", ray)
    exec(examples()["Ray"], {"source": source, "target": "out"})  # noqa: S102 - the documentation's own
    pd.testing.assert_frame_equal(written["out"], expected.to_pandas(), check_dtype=False, check_exact=True)


@pytest.mark.parametrize(
    "arguments",
    [
        ["in.csv", "-o", "out", "--workers", "2"],
        ["in.parquet", "-o", "out.parquet", "--workers", "2"],
        ["in.parquet", "-o", "out", "--workers", "0"],
        ["in.parquet", "-o", "out", "--workers", "2", "--scheduler", "tcp://localhost:1"],
    ],
)
def test_a_cluster_that_cannot_be_is_one_line_and_status_2(arguments, capsys):
    assert main(["portfolio", *arguments]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_without_the_extra_a_sentence_names_it(source, tmp_path, monkeypatch, capsys):
    import roi_app.portfolio

    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "roi_app.portfolio.cluster")
    monkeypatch.delattr(roi_app.portfolio, "cluster")
    assert main(["portfolio", str(source), "-o", str(tmp_path / "out"), "--workers", "2", "--lang", "en"]) == 1
    assert "merchant-roi[cluster]" in capsys.readouterr().err


def run_apart(*command):
    """What a program of its own prints; threads of Dask outlive the cluster."""
    done = subprocess.run(
        [sys.executable, *map(str, command)], check=False, capture_output=True, text=True, timeout=180
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.long(25)
@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_worker_that_is_killed_in_the_middle_changes_no_row(source, expected, tmp_path):
    told = run_apart("-m", "tests.portfolio.killed_worker", source, tmp_path / "out")
    assert told["killed"] != told["left"]
    assert told["rows"] == 240
    parts = sorted((tmp_path / "out").iterdir())
    assert all(path.name.startswith("part-") for path in parts)
    found = pa.concat_tables([pq.read_table(path) for path in parts])
    assert found.sort_by("id").equals(expected.sort_by("id"))
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.long(20)
def test_the_command_divides_a_table_among_processes(source, expected, tmp_path):
    order = ["portfolio", source, "-o", tmp_path / "out", "--workers", "2", "--json-summary"]
    assert run_apart("-m", "roi_app", *order)["rows"] == 240
    found = pa.concat_tables([pq.read_table(path) for path in sorted((tmp_path / "out").iterdir())])
    assert found.equals(expected)


@contextmanager
def daemons(folder):
    """A scheduler and two workers, processes of their own; its address, and the workers."""
    found = folder / "scheduler.json"
    here = ["--scheduler-file", found, "--no-dashboard"]
    work = ["worker", *here, "--no-nanny", "--nthreads", "1", "--local-directory", folder]
    orders = [["scheduler", *here, "--host", "127.0.0.1", "--port", "0"], work, work]
    with ExitStack() as stack:
        started = []
        for order in orders:
            process = subprocess.Popen([sys.executable, "-m", "dask", *map(str, order)], stderr=subprocess.DEVNULL)
            started.append(stack.enter_context(process))
            stack.callback(process.terminate)
        while not found.exists():
            assert started[0].poll() is None
            time.sleep(0.1)
        yield json.loads(found.read_text())["address"], started[1:]


@pytest.mark.long(60)
@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_scheduler_of_its_own_gives_the_rows_of_a_local_run_though_a_worker_is_killed(tmp_path):
    (tmp_path / "in").mkdir()
    table = merchants(240, seed=9)
    for part in range(12):
        table.iloc[20 * part : 20 * part + 20].to_parquet(tmp_path / "in" / f"{part:02}.parquet", index=False)
    order = ["portfolio", tmp_path / "in", "--trials", "1024", "--json-summary"]
    assert run_apart("-m", "roi_app", *order, "-o", tmp_path / "here.parquet")["rows"] == 240
    with daemons(tmp_path) as (address, workers):
        command = [sys.executable, "-m", "roi_app", *order, "-o", tmp_path / "out", "--scheduler", address]
        with subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE) as run:
            while run.poll() is None and not list(tmp_path.glob("out.roi-part/rows/part-*")):
                time.sleep(0.02)
            assert len(list(tmp_path.glob("out.roi-part/rows/part-*"))) < 12
            workers[0].kill()
            assert json.loads(run.communicate(timeout=180)[0])["rows"] == 240
            assert run.returncode == 0
        assert workers[0].wait() == -signal.SIGKILL
        assert workers[1].poll() is None
    found = pa.concat_tables([pq.read_table(path) for path in sorted((tmp_path / "out").iterdir())])
    assert found.equals(pq.read_table(tmp_path / "here.parquet"))


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch):
    def silent(address, timeout):
        raise TimeoutError(address, timeout)

    monkeypatch.setattr(cluster.distributed, "Client", silent)
    with pytest.raises(DocumentError, match="table_no_scheduler"), cluster.clients(None, "tcp://localhost:1"):
        pass


def test_the_function_keeps_its_columns_for_any_partition(source):
    frame = pd.read_parquet(source / "a.parquet")
    assert estimate_frame(frame.iloc[:0]).columns.tolist() == estimate_frame(frame).columns.tolist()
