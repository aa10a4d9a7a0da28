"""A CSV file of merchants in, one of estimates out."""

import csv
import io
import json

import pandas as pd
import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.cli import main
from roi_app.documents.files import DocumentError
from roi_app.portfolio import columns
from roi_app.portfolio.estimated import estimate_frame
from roi_app.portfolio.pieces import NOTES
from roi_app.portfolio.table_file import Table, estimate_table
from roi_app.portfolio.template import template
from roi_app.texts.catalog import Texts
from tests.portfolio.test_estimated import merchants

CATALOGUE = default_catalogue()
ROWS = 18


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "merchants.csv"
    merchants(ROWS).to_csv(path, index=False)
    return path


def estimated(source, target, **options):
    summary = estimate_table(Table(source, CATALOGUE, Texts("en"), **options), target, lambda _rows, _share: None)
    return summary, target.read_bytes()


def test_any_size_of_chunk_gives_the_same_bytes(table, tmp_path):
    written = {chunk: estimated(table, tmp_path / f"{chunk}.csv", chunk=chunk)[1] for chunk in (1, 5, ROWS, 1000)}
    assert len(set(written.values())) == 1
    summary, content = estimated(table, tmp_path / "again.csv", chunk=7)
    read = pd.read_csv(io.BytesIO(content), keep_default_na=False, na_values=[""])
    expected = estimate_frame(pd.read_csv(table, dtype=str, keep_default_na=False), CATALOGUE)
    assert read["id"].tolist() == expected["id"].tolist()
    assert read["npv"].to_numpy() == pytest.approx(expected["npv"].to_numpy(), rel=1e-15, nan_ok=True)
    assert (summary.rows, summary.bad_rows, sum(summary.zones.values())) == (ROWS, 0, ROWS)


def test_a_row_of_another_shape_is_bad_and_stops_no_other(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("id,platform,photo_units_per_month,photo_unit_price\na,taobao,6,750\nb,taobao,6\nc,jd,6,750,9\n")
    summary, content = estimated(source, tmp_path / "out.csv")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))}
    assert rows["a"]["problems"] == ""
    assert rows["b"]["problems"] == "cells in the row: 3, columns: 4"
    assert rows["c"]["problems"] == "cells in the row: 5, columns: 4"
    assert rows["a"]["npv"]
    assert {rows[name][column] for name in "bc" for column in ("npv", "worth_photo", "zone", "cautions")} == {""}
    assert summary.bad_rows == 2


def test_a_result_can_be_estimated_again(table, tmp_path):
    wide = pd.concat(
        [pd.read_csv(table, dtype=str, keep_default_na=False), pd.DataFrame({"npv": ["old"] * ROWS})], axis=1
    )
    wide["problems"], wide["zone"] = "old", "old"
    wide.to_csv(tmp_path / "wide.csv", index=False)
    summary, content = estimated(tmp_path / "wide.csv", tmp_path / "out.csv")
    assert content == estimated(table, tmp_path / "plain.csv")[1]
    assert summary.unknown_columns == ()


def test_a_template_names_every_column_with_its_unit_and_bounds(tmp_path):
    rows = list(csv.DictReader(io.StringIO(template(CATALOGUE).decode("utf-8-sig"))))
    assert list(rows[0]) == list(columns.known_columns(CATALOGUE))
    assert [row["id"] for row in rows] == ["#words", "#unit", "#lowest", "#highest"]
    assert rows[0]["platform"] == "taobao jd cross_border other"
    assert rows[0]["lever_photo"] == "none virtual-model"
    assert rows[0]["as_claimed"] == "marketing-companion"
    told = {name for name in rows[0] if any(row[name] for row in rows)}
    assert set(rows[0]) - told == {"name"}
    assert [row["gross_margin"] for row in rows] == ["", "share", "0", "1"]
    assert [row["horizon_months"] for row in rows] == ["", "months", "12", "60"]
    filled = tmp_path / "filled.csv"
    header, *notes = template(CATALOGUE).decode("utf-8-sig").splitlines()
    shop = {"id": "a", "platform": "taobao", "photo_units_per_month": "6", "photo_unit_price": "750"}
    filled.write_text("\n".join([header, *notes, ",".join(shop.get(name, "") for name in header.split(","))]), "utf-8")
    summary, _ = estimated(filled, tmp_path / "out.csv")
    assert (summary.rows, summary.bad_rows, summary.unknown_columns) == (1, 0, ())


def test_only_the_notes_of_the_template_are_no_merchants(tmp_path):
    assert {"#" + name for name in ("words", "unit", "lowest", "highest")} == NOTES
    ids = ["#1 shop", "#unit", "#", "a"]
    pd.DataFrame({"id": ids}).to_csv(tmp_path / "in.csv", index=False)
    pd.DataFrame({"id": ids}).to_excel(tmp_path / "in.xlsx", index=False)
    pd.DataFrame({"id": ids}).to_parquet(tmp_path / "in.parquet", index=False)
    for kind in ("csv", "xlsx", "parquet"):
        estimated(tmp_path / f"in.{kind}", tmp_path / f"{kind}.csv")
        assert pd.read_csv(tmp_path / f"{kind}.csv")["id"].tolist() == ["#1 shop", "#", "a"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "table_no_id"),
        (b"name,platform\nx,jd\n", "table_no_id"),
        (b"id,id\n1,2\n", "table_column_twice"),
        (b"id\n", "table_empty"),
        (b"id\n#unit\n", "table_empty"),
        ("id,name\n1,小店\n".encode("gb18030"), "table_not_utf8"),
        ("id\tname\n1\t小店\n".encode("utf-16"), "table_not_utf8"),
        (b"name;id\nx;1\n", "table_other_separator"),
        (b'id,name\n1,"' + b"x" * 40_000 + b'"\n', "table_unreadable"),
    ],
)
def test_what_is_no_table_of_merchants_is_told(tmp_path, content, code):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(content)
    target.write_text("old")
    with pytest.raises(DocumentError) as caught:
        estimated(source, target)
    assert caught.value.problem.code == code
    assert target.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]


@pytest.mark.parametrize("bad", [b'"q"r,x', b"a,\xff", b'a,"never closed\nb,c', b"a,\0", b"a," + b"x" * 40_000])
def test_the_line_that_cannot_be_read_is_named(tmp_path, bad):
    source = tmp_path / "in.csv"
    source.write_bytes(b'id,name\n1,"two\nlines"\n2,x\n' + bad + b"\n4,y\n")
    for chunk in (1, 100):
        with pytest.raises(DocumentError) as caught:
            estimated(source, tmp_path / "out.csv", chunk=chunk)
        assert caught.value.problem.values["line"] == "5"


def test_empty_columns_behind_the_last_are_none(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("id,name,,\na,x,,\nb,y\nc,z,,more\n")
    summary, content = estimated(source, tmp_path / "out.csv")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["problems"] for row in rows] == ["", "", "cells in the row: 4, columns: 2"]
    assert summary.bad_rows == 1
    source.write_text("\n ,,\nid,name\n\na,x\n,\n ,\t\n   \n,,\n")
    assert estimated(source, tmp_path / "out.csv")[0].rows == 1


def test_a_folder_and_a_missing_file_are_told(tmp_path):
    for name, code in (("none.csv", "no_such_file"), (".", "table_no_parquet")):
        with pytest.raises(DocumentError) as caught:
            estimated(tmp_path / name, tmp_path / "out.csv")
        assert caught.value.problem.code == code


def test_the_command_writes_estimates_and_a_summary(table, tmp_path, capsys):
    extra = tmp_path / "extra.csv"
    frame = pd.read_csv(table, dtype=str, keep_default_na=False)
    frame["region"] = "north"
    frame.loc[0, "gross_margin"] = "much"
    frame.to_csv(extra, index=False)
    assert main(["portfolio", str(extra), "-o", str(tmp_path / "out.csv"), "--json-summary", "--lang", "en"]) == 0
    told = capsys.readouterr()
    summary = json.loads(told.out)
    assert (summary["rows"], summary["bad_rows"], summary["unknown_columns"]) == (ROWS, 1, ["region"])
    assert sum(summary["zones"].values()) == ROWS - 1
    assert "1 row is bad" in told.err
    assert "region" in told.err
    assert main(["portfolio", str(extra), "-o", str(tmp_path / "out.csv"), "--lang", "en"]) == 2
    assert "out.csv" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["-o", "out.csv"],
        ["in.csv", "--template", "-o", "out.csv"],
        ["in.json", "-o", "out.csv"],
        ["in.csv", "-o", "out.json"],
        ["in.csv", "-o", "-"],
    ],
)
def test_wrong_usage_is_one_line_and_status_2(arguments, capsys):
    assert main(["portfolio", *arguments]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(("language", "words"), [("en", "no number"), ("zh-Hant", "不是數字"), ("zh-Hans", "不是数字")])
def test_what_is_wrong_in_a_row_is_said_in_the_readers_language(tmp_path, language, words):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("id,gross_margin\na,much\n")
    assert main(["portfolio", str(source), "-o", str(target), "--lang", language]) == 0
    assert words in target.read_text("utf-8-sig")


def test_a_template_goes_to_standard_output(capsysbinary):
    assert main(["portfolio", "--template", "-o", "-"]) == 0
    assert capsysbinary.readouterr().out == template(CATALOGUE)
