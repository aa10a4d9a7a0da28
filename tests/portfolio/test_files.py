"""A table in any format comes out the same; a run that was killed goes on; nothing half done is ever seen."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from roi_app.benchmarks.load import default_catalogue
from roi_app.cli import main
from roi_app.documents.files import DocumentError
from roi_app.model.batch import Stopped
from roi_app.portfolio import csv_file, kept_file, parquet_output, table_file, workbook_file
from roi_app.portfolio.columns import known_columns
from roi_app.portfolio.estimated import estimate_frame
from roi_app.portfolio.table_file import Table, estimate_table
from roi_app.portfolio.unfinished import Unfinished
from roi_app.texts.catalog import Texts
from tests.portfolio.test_estimated import merchants

CATALOGUE = default_catalogue()


def estimated(source, target, should_stop=lambda: False, may_place=lambda: True, **options):
    return estimate_table(
        Table(source, CATALOGUE, Texts("en"), **options), target, lambda _rows, _share: None, should_stop, may_place
    )


@pytest.fixture(scope="module")
def given():
    return merchants(130, seed=5).assign(region=["north", "south"] * 65, size=np.arange(130))


@pytest.fixture(scope="module")
def expected(given):
    return estimate_frame(given, CATALOGUE)


@pytest.fixture(scope="module")
def sources(tmp_path_factory, given):
    folder = tmp_path_factory.mktemp("sources")
    given.to_csv(folder / "in.csv", index=False)
    given.to_parquet(folder / "in.parquet", index=False, row_group_size=50)
    given.astype(object).where(given.notna(), None).to_excel(folder / "in.xlsx", index=False)
    parted = folder / "parted"
    for region, rows in given.groupby("region"):
        place = parted / f"region={region}"
        place.mkdir(parents=True)
        rows.drop(columns="region").to_parquet(place / "rows.parquet", index=False)
    return folder


def read_back(target):
    match target.suffix:
        case ".csv":
            found = pd.read_csv(target, keep_default_na=False, na_values=[""])
        case ".xlsx":
            found = pd.read_excel(target, engine="calamine")
        case _:
            found = pq.read_table(target).to_pandas()
    said = found[["zone", "cautions", "problems"]].astype(object)
    return found.assign(**said.where(said.notna(), ""))


WAYS = [("csv", "out.parquet"), ("csv", "out.csv"), ("parquet", "out.xlsx"), ("xlsx", "out"), ("parted", "out.csv")]


@pytest.mark.parametrize(("kind", "target"), WAYS)
def test_every_format_goes_into_every_other(sources, expected, tmp_path, kind, target):
    source = sources / ("parted" if kind == "parted" else f"in.{kind}")
    summary = estimated(source, tmp_path / target, chunk=40)
    assert (summary.rows, summary.bad_rows, set(summary.unknown_columns)) == (130, 0, {"region", "size"})
    found = read_back(tmp_path / target).sort_values("size", key=pd.to_numeric, ignore_index=True)
    assert set(found.columns) == set(expected.columns)
    for name in expected.select_dtypes("number"):
        # A workbook keeps sixteen digits, and a CSV file is read by pandas to the last but one.
        np.testing.assert_allclose(
            found[name].to_numpy(float), expected[name].to_numpy(float), rtol=1e-12, err_msg=name
        )
    for name in ("id", "region", "zone", "cautions", "problems"):
        assert found[name].tolist() == expected[name].tolist()
    assert [path.name for path in tmp_path.iterdir()] == [target]


def test_parquet_has_the_same_bytes_and_bits_by_any_chunk(sources, expected, tmp_path):
    whole = {}
    for chunk in (7, 64, 200):
        estimated(sources / "in.parquet", tmp_path / f"{chunk}.parquet", chunk=chunk)
        whole[chunk] = pq.read_table(tmp_path / f"{chunk}.parquet")
        assert (tmp_path / f"{chunk}.parquet").read_bytes() == (tmp_path / "7.parquet").read_bytes()
    for name in expected.select_dtypes("number"):
        np.testing.assert_array_equal(whole[7][name].to_numpy(), expected[name].to_numpy())
    assert whole[7]["size"].type == pa.int64()
    assert whole[7]["npv"].null_count == 0
    assert whole[7]["payback_months"].null_count == expected["payback_months"].isna().sum() > 0


def test_a_folder_tells_by_what_each_part_was_made(sources, tmp_path, monkeypatch):
    monkeypatch.setattr(parquet_output, "ROWS_IN_FILE", 40)
    monkeypatch.setattr(parquet_output, "ROWS_IN_GROUP", 20)
    estimated(sources / "in.parquet", tmp_path / "out", chunk=20)
    parts = sorted((tmp_path / "out").iterdir())
    stamps = [parquet_output.stamp_in(path) for path in parts]
    estimated(sources / "in.parquet", tmp_path / "one.parquet", chunk=20)
    whole = parquet_output.stamp_in(tmp_path / "one.parquet")
    assert whole == {**stamps[0], "rows": 130}
    (tmp_path / "one.parquet").unlink()
    assert [stamp["rows"] for stamp in stamps] == [40, 40, 40, 10]
    assert [stamp["first_row"] for stamp in stamps] == [0, 40, 80, 120]
    assert {(stamp["pack"], stamp["pack_version"]) for stamp in stamps} == {(CATALOGUE.key, CATALOGUE.version)}
    assert {len(stamp["input_sha256"]) for stamp in stamps} == {64}
    (tmp_path / "out" / "mine.txt").write_text("keep")
    with pytest.raises(DocumentError, match="table_folder_taken"):
        estimated(sources / "in.parquet", tmp_path / "out")
    (tmp_path / "out" / "mine.txt").unlink()
    monkeypatch.setattr(parquet_output, "ROWS_IN_FILE", 80)
    estimated(sources / "in.csv", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["part-00000.parquet", "part-00001.parquet"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("target", ["out.csv", "out.parquet", "out", "out.xlsx"])
def test_a_wish_to_stop_and_a_full_disk_leave_nothing(sources, tmp_path, monkeypatch, target):
    with pytest.raises(Stopped):
        estimated(sources / "in.csv", tmp_path / target, should_stop=lambda: True, chunk=10)
    with pytest.raises(Stopped):
        estimated(sources / "in.csv", tmp_path / target, may_place=lambda: False, chunk=10)
    assert list(tmp_path.iterdir()) == []
    full = OSError(28, "No space left on device")

    def refuse(*_):
        raise full

    monkeypatch.setattr(kept_file.KeptFile, "append", refuse)
    monkeypatch.setattr(parquet_output.GroupWriter, "write", refuse)
    with pytest.raises(DocumentError, match="disk_full_new"):
        estimated(sources / "in.csv", tmp_path / target, chunk=10)
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_has_foreseen_is_not_told_as_a_path(sources, tmp_path, monkeypatch):
    def fail(*_):
        raise ValueError("unforeseen")

    monkeypatch.setattr(table_file, "estimates_of", fail)
    with pytest.raises(ValueError, match="unforeseen"):
        estimated(sources / "in.csv", tmp_path / "out.csv")
    monkeypatch.setattr(csv_file, "_framed", lambda *_: fail())
    with pytest.raises(ValueError, match="unforeseen"):
        estimated(sources / "in.csv", tmp_path / "out.csv")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(DocumentError, match="bad_path"):
        estimated(sources / "in.csv", tmp_path / "out\0.csv")


KILLED = """
import os, signal, sys
from pathlib import Path
from roi_app.benchmarks.load import default_catalogue
from roi_app.portfolio import parquet_output
from roi_app.portfolio.table_file import Table, estimate_table
from roi_app.texts.catalog import Texts

def progress(rows, share):
    if rows >= 70:
        os.kill(os.getpid(), signal.SIGKILL)

parquet_output.ROWS_IN_FILE, parquet_output.ROWS_IN_GROUP = 30, 10
source, *targets = map(Path, sys.argv[1:])
for target in targets:
    if not os.fork():
        estimate_table(Table(source, default_catalogue(), Texts("en"), chunk=10), target, progress)
    assert os.WTERMSIG(os.wait()[1]) == signal.SIGKILL
"""
TARGETS = ("out.csv", "out.parquet", "out", "out.xlsx")


@pytest.fixture(scope="module")
def killed(sources, tmp_path_factory):
    """What is left of three runs that were killed."""
    if sys.platform == "win32":
        pytest.skip("there is no such signal")
    folder = tmp_path_factory.mktemp("killed")
    command = [sys.executable, "-c", KILLED, sources / "in.parquet", *(folder / name for name in TARGETS)]
    subprocess.run(command, check=True, env=dict(os.environ, PYTHONPATH="."))
    assert {path.name for path in folder.iterdir()} == {f"{name}.roi-part" for name in TARGETS}
    return folder


@pytest.mark.parametrize("target", TARGETS)
def test_a_run_that_was_killed_goes_on_without_a_row_lost_or_double(sources, killed, tmp_path, monkeypatch, target):
    source, place = sources / "in.parquet", tmp_path / target
    shutil.copytree(killed / f"{target}.roi-part", tmp_path / f"{target}.roi-part")
    monkeypatch.setattr(parquet_output, "ROWS_IN_FILE", 30)
    monkeypatch.setattr(parquet_output, "ROWS_IN_GROUP", 10)
    summary = estimated(source, place, chunk=10)
    assert summary.went_on_from == (70 if target in ("out.csv", "out.xlsx") else 60)
    assert (summary.rows, sum(summary.zones.values())) == (130, 130)
    assert summary.unknown_columns == ("region", "size")
    again = tmp_path / f"again{place.suffix}"
    assert estimated(source, again, chunk=10).went_on_from == 0
    if place.is_dir():
        pairs = zip(sorted(place.iterdir()), sorted(again.iterdir()), strict=True)
        assert all(one.read_bytes() == other.read_bytes() for one, other in pairs)
    elif target == "out.xlsx":
        # A workbook tells when it was made.
        pd.testing.assert_frame_equal(read_back(place), read_back(again), check_exact=True)
    else:
        assert place.read_bytes() == again.read_bytes()


def test_groups_that_no_chunk_fits_are_gone_on_with_without_a_row_double(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet_output, "ROWS_IN_FILE", 7)
    monkeypatch.setattr(parquet_output, "ROWS_IN_GROUP", 7)
    table = pa.Table.from_pandas(merchants(33), preserve_index=False)
    with pq.ParquetWriter(tmp_path / "in.parquet", table.schema) as writer:
        writer.write_table(table.slice(0, 3))
        writer.write_table(table.slice(3), row_group_size=10)
    estimated(tmp_path / "in.parquet", tmp_path / "whole.parquet", chunk=8)
    for least in (8, 16, 24, 32):
        rows = []

        def stop(rows=rows, least=least):
            rows.append(1)
            return len(rows) * 8 >= least

        with monkeypatch.context() as kill:
            # A killed process does not tidy up.
            kill.setattr(Unfinished, "_empty", lambda _: None)
            with pytest.raises(Stopped):
                estimated(tmp_path / "in.parquet", tmp_path / "out.parquet", should_stop=stop, chunk=8)
        summary = estimated(tmp_path / "in.parquet", tmp_path / "out.parquet", chunk=8)
        assert (summary.rows, sum(summary.zones.values())) == (33, 33)
        assert (tmp_path / "out.parquet").read_bytes() == (tmp_path / "whole.parquet").read_bytes()


@pytest.mark.parametrize(("spoil", "chunk"), [("nothing", 11), ("cut off", 10), ("no sum", 10), ("deep", 10)])
def test_what_is_left_of_another_request_or_not_whole_is_begun_anew(sources, killed, tmp_path, spoil, chunk):
    part = tmp_path / "out.csv.roi-part"
    shutil.copytree(killed / part.name, part)
    if spoil == "cut off":
        rows = part / "rows.csv"
        rows.write_bytes(rows.read_bytes()[:-5])
    if spoil == "no sum":
        note = part / "state.json"
        note.write_text(note.read_text().replace('"sum"', '"some"'))
    if spoil == "deep":
        (part / "state.json").write_text("[" * 100_000)
    summary = estimated(sources / "in.parquet", tmp_path / "out.csv", chunk=chunk)
    assert (summary.went_on_from, summary.rows) == (0, 130)
    assert not part.exists()


def write_alike(folder, **kinds):
    """Files that say the same in types of their own, in folders that name a column too."""
    for place, kind in enumerate(kinds.values()):
        (folder / kind[0]).mkdir(parents=True)
        told = {"id": pa.array([place], kind[1]), "note": kind[2]}
        pq.write_table(pa.table(told), folder / kind[0] / "rows.parquet")


@pytest.mark.parametrize("target", ["out.parquet", "out.csv", "out.xlsx"])
def test_files_of_a_folder_that_differ_in_types_become_one_table(tmp_path, target):
    kinds = {
        "one": ("area=__HIVE_DEFAULT_PARTITION__", pa.int32(), pa.nulls(1)),
        "two": ("area=north", pa.int64(), pa.array(["said"])),
    }
    write_alike(tmp_path / "in", **kinds)
    assert estimated(tmp_path / "in", tmp_path / target).rows == 2
    found = read_back(tmp_path / target)
    assert found["id"].tolist() == [0, 1]
    assert [one if isinstance(one, str) else None for one in found["note"]] == [None, "said"]
    assert [one if isinstance(one, str) else None for one in found["area"]] == [None, "north"]


def test_files_of_a_folder_that_no_type_fits_are_told(tmp_path):
    kinds = {"one": ("a", pa.int64(), pa.array(["said"])), "two": ("b", pa.int64(), pa.array([[1]]))}
    write_alike(tmp_path / "in", **kinds)
    with pytest.raises(DocumentError, match=r"table_other_columns: .*b.rows.parquet"):
        estimated(tmp_path / "in", tmp_path / "out.csv")


def test_two_at_once_do_not_spoil_each_other(sources, tmp_path):
    place = tmp_path / "out.csv"

    def another():
        with pytest.raises(DocumentError, match="table_in_the_making"):
            estimated(sources / "in.csv", place)
        return False

    assert estimated(sources / "in.csv", place, should_stop=another, chunk=50).rows == 130


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("in.csv", b"id\n" + b"x" * (2**20 + 10), "table_line_too_long"),
        ("in.csv", b",".join(b"c%d" % n for n in range(100_000)), "table_too_wide"),
        ("in.csv", b"id,name\n1,a\0b\n", "table_unreadable"),
        ("in.csv", b'id,name\n1,"never closed\n' + b"2,x\n" * 20_000, "table_unreadable"),
        ("in.csv", b'id,name\n1,"never closed\n2,x\n', "table_unreadable"),
        ("in.parquet", b"PAR1" + b"x" * 100 + b"PAR1", "table_no_parquet_file"),
        ("in.parquet", b"", "table_no_parquet_file"),
        ("in.xlsx", b"no workbook", "table_no_id"),
        ("in.xlsx", b"PK\3\4 no workbook", "ledger_unreadable"),
    ],
)
def test_hostile_files_end_in_a_sentence(tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    began = time.process_time()
    with pytest.raises(DocumentError) as caught:
        estimated(tmp_path / name, tmp_path / "out.csv")
    assert caught.value.problem.code == code
    assert time.process_time() - began < 5
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_row_of_a_workbook_that_is_too_long_and_one_of_too_many(sources, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook_file, "MOST_ROWS", 100)
    with pytest.raises(DocumentError, match="table_workbook_too_many_rows"):
        estimated(sources / "in.xlsx", tmp_path / "out.csv")
    with pytest.raises(DocumentError, match="table_too_long_for_workbook"):
        estimated(sources / "in.csv", tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_template_saved_as_a_workbook_is_read_with_its_long_texts(tmp_path):
    header = known_columns(CATALOGUE)
    rows = [["a", "n" * 5_000], ["b", "short"]]
    with xlsxwriter.Workbook(tmp_path / "in.xlsx") as book:
        for row, cells in enumerate([[*header, "remark"], *([one[0], *[None] * 208, one[1]] for one in rows)]):
            book.worksheets()[0].write_row(row, 0, cells) if row else book.add_worksheet().write_row(0, 0, cells)
    assert estimated(tmp_path / "in.xlsx", tmp_path / "out.parquet").rows == 2
    assert pq.read_table(tmp_path / "out.parquet")["remark"].to_pylist() == [one[1] for one in rows]


def test_a_workbook_of_mixed_columns_becomes_parquet_of_one_type_each(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "in.xlsx") as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate((["id", "size", "code"], [7, 2.5, 1], [8, None, "x"], [9, 3, None], [10, 4, 5])):
            sheet.write_row(row, 0, cells)
    assert estimated(tmp_path / "in.xlsx", tmp_path / "out.parquet", chunk=1).rows == 4
    found = pq.read_table(tmp_path / "out.parquet")
    assert found["id"].to_pylist() == [7, 8, 9, 10]
    assert found["size"].to_pylist() == [2.5, None, 3, 4]
    assert found["code"].to_pylist() == ["1", "x", "", "5"]
    estimated(tmp_path / "in.xlsx", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()[1].startswith("7,2.5,1,")


def test_a_formula_that_nobody_has_worked_out_is_no_empty_cell(tmp_path):
    """Programs that write workbooks leave them so; what needs no other cell is worked out as in a CSV file."""
    with xlsxwriter.Workbook(tmp_path / "in.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "photo_units_per_month", "photo_unit_price"])
        for row, formula in enumerate(("=B2<7", "=700+50", '=IF(1,"","")'), 1):
            sheet.write_row(row, 0, [f"m{row}", 6])
            sheet.write_formula(row, 2, formula, None, "")
        sheet.write_row(4, 0, ["m4", 6, 750])
    estimated(tmp_path / "in.xlsx", tmp_path / "out.csv")
    found = pd.read_csv(tmp_path / "out.csv", keep_default_na=False)
    assert [text.partition(":")[0] for text in found["problems"]] == ["photo_unit_price", "", "photo_unit_price", ""]
    assert '"=B2<7"' in found["problems"][0]
    assert found["saved_per_month"][1] == found["saved_per_month"][3] != ""


def test_an_error_of_a_formula_is_no_empty_cell(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "in.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "photo_units_per_month", "photo_unit_price", "note"])
        sheet.write_row(1, 0, ["a", 6, 750, 'not an error: <c t="e">'])
        sheet.write_row(2, 0, ["b", 6])
        sheet.write_formula(2, 2, "=VLOOKUP(1,A1:B2,2)", None, "#N/A")
    summary = estimated(tmp_path / "in.xlsx", tmp_path / "out.csv")
    found = pd.read_csv(tmp_path / "out.csv", keep_default_na=False)
    assert found["problems"].tolist() == ["", 'photo_unit_price: "#N/A" is no number']
    assert found["note"].tolist() == ['not an error: <c t="e">', ""]
    assert summary.bad_rows == 1


def test_a_workbook_keeps_what_is_no_number(tmp_path):
    told = {
        "id": [2**60],
        "truth": [True],
        "day": [date(2026, 1, 2)],
        "price": [Decimal("1.50")],
        "list": [["x"]],
        "none": pa.nulls(1),
    }
    pq.write_table(pa.table(told), tmp_path / "in.parquet")
    estimated(tmp_path / "in.parquet", tmp_path / "out.xlsx")
    with CalamineWorkbook.from_path(tmp_path / "out.xlsx") as book:
        row = book.get_sheet_by_index(0).to_python()[1]
    assert row[:6] == [str(2**60), True, "2026-01-02", "1.50", "['x']", ""]


def test_what_is_too_much_in_a_workbook_is_named(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "in.xlsx") as book:
        book.add_worksheet().write_row(0, 0, ["id", *(f"c{place}" for place in range(1_000))])
    with pytest.raises(DocumentError, match="table_too_wide"):
        estimated(tmp_path / "in.xlsx", tmp_path / "out.csv")


def test_without_the_extra_a_sentence_names_it(sources, tmp_path, monkeypatch, capsys):
    for name in ("pyarrow", "roi_app.portfolio.parquet_files", "roi_app.portfolio.parquet_output"):
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules, "roi_app.portfolio.parquet_files")
    monkeypatch.delitem(sys.modules, "roi_app.portfolio.parquet_output")
    assert main(["portfolio", str(sources / "in.parquet"), "-o", str(tmp_path / "out.csv"), "--lang", "en"]) == 1
    assert "merchant-roi[parquet]" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="a console there has other signals")
def test_ctrl_c_is_clean_and_130(sources, tmp_path):
    slow = "import sys, time; from roi_app.portfolio import table_file as t; from roi_app.cli import main\n"
    slow += (
        "t.CHUNK = 1\nf = t._reject_misshapen\ndef wait(*a):\n    print('ready', flush=True); time.sleep(0.2); f(*a)\n"
    )
    slow += "t._reject_misshapen = wait\nsys.exit(main(sys.argv[1:]))"
    order = ["portfolio", sources / "in.csv", "-o", tmp_path / "out.csv"]
    command = [sys.executable, "-c", slow, *map(str, order)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(os.environ, PYTHONPATH=".")) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
    assert list(tmp_path.iterdir()) == []


def test_a_table_may_not_be_its_own_output(sources, tmp_path, capsys):
    (tmp_path / "link.csv").symlink_to(sources / "in.csv")
    inside = sources / "parted" / "out.parquet"
    for source, target in (("in.csv", tmp_path / "link.csv"), ("parted", inside), ("parted", sources / "parted")):
        assert main(["portfolio", str(sources / source), "-o", str(target), "--force"]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_summary_of_a_command_counts_every_format(sources, tmp_path, capsys):
    for source in ("in.parquet", "parted"):
        target = str(tmp_path / f"{source}.parquet")
        assert main(["portfolio", str(sources / source), "-o", target, "--json-summary", "--lang", "en"]) == 0
        assert json.loads(capsys.readouterr().out)["rows"] == 130
    assert Path(target).exists()


ODD = {
    "lists": pa.array([[1.0], [2.0], None]),
    "bytes": pa.array([b"1", b"\xff", None]),
    "days": pa.array([18_000, 1, None], pa.date32()),
    "views": pa.array(["0.5", "x", None], pa.string_view()),
    "nothing": pa.nulls(3),
    "truths": pa.array([True, False, None]),
}


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("name", ["gross_margin", "platform", "region", "id"])
def test_no_kind_of_column_stops_a_table(tmp_path, kind, name):
    table = pa.table({"id": ["a", "b", "c"], "photo_units_per_month": [6.0] * 3, "photo_unit_price": [700.0] * 3})
    table = table.set_column(0, "id", ODD[kind]) if name == "id" else table.append_column(name, ODD[kind])
    pq.write_table(table, tmp_path / "in.parquet")
    counts = [estimated(tmp_path / "in.parquet", tmp_path / target).bad_rows for target in ("out.csv", "out.parquet")]
    assert counts[0] == counts[1] < 3
    found = pq.read_table(tmp_path / "out.parquet")
    assert found.num_rows == 3
    assert found["npv"].null_count == counts[0]
