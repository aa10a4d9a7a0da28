"""`roi-app workbook`: one shop, or its scenarios side by side, whole or not at all."""

import io
from dataclasses import replace

import openpyxl
import pytest

from roi_app import assets
from roi_app.documents.document import Scenario
from roi_app.documents.samples import sample, sample_bytes
from roi_app.documents.write import dump
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.model.uncertainty.trials import simulate
from roi_app.texts.catalog import Texts
from tests.cli.running import run
from tests.exports.workbook.cases import answered
from tests.exports.workbook.recalculation import STAMP, options, parts

WORKED = str(assets.path("samples", "clothing.roi"))


@pytest.fixture(autouse=True)
def _stamped(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(STAMP.timestamp())))


@pytest.fixture
def with_scenarios(tmp_path):
    def write(count):
        shop = sample("clothing")
        kept = tuple(Scenario(f"Plan {at}", shop.with_value("ads_per_month", at)) for at in range(count))
        path = tmp_path / "shop.roi"
        path.write_bytes(dump(replace(shop, scenarios=kept)))
        return str(path)

    return write


def test_the_workbook_is_the_reports_own(tmp_path):
    file = tmp_path / "out.xlsx"
    ran = run("workbook", WORKED, "-o", str(file), "--lang", "zh-Hant", "--trials", "512", "--seed", "7")
    assert (ran.status, ran.out, ran.err) == (0, b"", b"")
    answer = answered(sample("clothing"))
    trials = simulate(uncertain(answer.case), 512, 7)
    assert file.read_bytes() == make_workbook(answer, options("zh-Hant"), trials)


def test_the_files_own_language_counts_where_none_is_asked_for(tmp_path):
    shop = tmp_path / "shop.roi"
    shop.write_bytes(dump(replace(sample("clothing"), language="zh-Hans")))
    ran = run("workbook", str(shop), "-o", "-")
    assert Texts("zh-Hans").text("workbook.sheet.inputs") in openpyxl.load_workbook(io.BytesIO(ran.out)).sheetnames


def test_standard_input_and_output_serve_too():
    ran = run("workbook", "-", "-o", "-", "--lang", "en", stdin=sample_bytes("clothing"))
    assert ran.status == 0
    assert openpyxl.load_workbook(io.BytesIO(ran.out)).sheetnames[0] == "Summary"


def test_scenarios_stand_side_by_side(with_scenarios):
    ran = run("workbook", with_scenarios(2), "-o", "-", "--compare", "--lang", "en")
    assert (ran.status, ran.err) == (0, b"")
    book = openpyxl.load_workbook(io.BytesIO(ran.out))
    assert [cell.value for cell in book["Comparison"][4]][1::2] == ["Now", "Difference", "Difference"]
    assert [cell.value for cell in book["Comparison"][4]][2::2] == ["Plan 0", "Plan 1"]


def test_scenarios_are_inside_only_where_they_are_asked_for(with_scenarios):
    shop, found = with_scenarios(2), []
    for asked in ((), ("--attach", "scenarios")):
        ran = run("workbook", shop, "-o", "-", "--lang", "en", "--trials", "100", *asked)
        assert (ran.status, ran.err) == (0, b"")
        told = b"".join(parts(ran.out).values())
        found.append([name in told for name in (b"Plan 0", b"Plan 1")])
    assert found == [[False, False], [True, True]]
    assert run("workbook", shop, "-o", "-", "--lang", "en", "--attach", "notes").status == 2


def test_scenarios_that_have_no_room_are_told(with_scenarios):
    ran = run("workbook", with_scenarios(5), "-o", "-", "--compare", "--lang", "en")
    assert ran.status == 0
    assert ran.complaints == ["roi-app: warning: of the file's 5 scenarios only the first 3 stand in the workbook."]


def test_a_file_without_scenarios_cannot_be_compared(tmp_path):
    ran = run("workbook", WORKED, "-o", str(tmp_path / "out.xlsx"), "--compare", "--lang", "en")
    assert ran.status == 2
    assert "holds no scenarios" in ran.complaints[0]
    assert list(tmp_path.iterdir()) == []


def test_an_anonymous_workbook_has_no_name(tmp_path):
    ran = run("workbook", WORKED, "-o", "-", "--anonymise", "--lang", "en")
    assert openpyxl.load_workbook(io.BytesIO(ran.out))["Summary"]["A1"].value == "Unnamed shop"


def test_a_stamp_that_is_no_time_is_bad_usage(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    ran = run("workbook", WORKED, "-o", "-")
    assert ran.status == 2
    assert "SOURCE_DATE_EPOCH" in ran.complaints[0]
