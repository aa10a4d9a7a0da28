"""`roi-app table`: the months of a plan as CSV, in the reader's language."""

from dataclasses import replace

import pytest

from roi_app import assets
from roi_app.documents.samples import sample
from roi_app.documents.write import dump
from tests.cli.running import run

WORKED = str(assets.path("samples", "clothing.roi"))


@pytest.mark.parametrize("name", ["out.csv", "out.CSV"])
def test_a_table_is_written_as_csv(name, tmp_path):
    file = tmp_path / name
    ran = run("table", WORKED, "-o", str(file), "--lang", "en")
    assert (ran.status, ran.out, ran.err) == (0, b"", b"")
    assert file.read_bytes()[:4] == b"\xef\xbb\xbfM"


def test_another_ending_is_bad_usage(tmp_path):
    file = tmp_path / "out.txt"
    ran = run("table", WORKED, "-o", str(file))
    assert ran.status == 2
    assert ran.complaints == [f"roi-app: argument -o: {file} must end in .csv; see roi-app --help"]


def test_the_files_own_language_counts_where_none_is_asked_for(tmp_path):
    shop = tmp_path / "shop.roi"
    shop.write_bytes(dump(replace(sample("clothing"), language="zh-Hans")))
    assert run("table", str(shop), "-o", "-").out.decode("utf-8-sig").startswith("月份,折现系数")
