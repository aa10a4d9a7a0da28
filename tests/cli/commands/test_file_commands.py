"""The commands that write a file: whole or not at all, and never over another one unasked."""

import pytest

from roi_app import assets
from tests.cli.running import run

WORKED = str(assets.path("samples", "clothing.roi"))


@pytest.mark.parametrize(("command", "name"), [("workbook", "out.xlsx"), ("table", "out.csv")])
def test_a_file_is_replaced_only_by_force(command, name, tmp_path):
    file = tmp_path / name
    file.write_bytes(b"mine")
    ran = run(command, WORKED, "-o", str(file), "--lang", "en")
    assert ran.status == 2
    assert "--force" in ran.complaints[0]
    assert file.read_bytes() == b"mine"
    assert run(command, WORKED, "-o", str(file), "--force").status == 0
    assert file.read_bytes() != b"mine"


@pytest.mark.parametrize(("command", "name"), [("workbook", "out.xlsx"), ("table", "out.csv")])
def test_bad_input_is_said_and_nothing_is_written(command, name, tmp_path):
    ran = run(command, "-", "-o", str(tmp_path / name), "--lang", "en", stdin=b"{")
    assert ran.status == 2
    assert len(ran.complaints) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("command", "name"), [("workbook", "out.xlsx"), ("table", "out.csv")])
def test_where_nothing_can_be_written_it_is_one_line_and_1(command, name, tmp_path):
    ran = run(command, WORKED, "-o", str(tmp_path / "none" / name), "--lang", "en")
    assert ran.status == 1
    assert len(ran.complaints) == 1
