"""`roi-app portfolio … --pdf`: two pages beside the results, or a reason why not."""

import io

import pytest
from pypdf import PdfReader

from tests.cli.running import run


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "shops.csv"
    path.write_text("id,name,photo_units_per_month,photo_unit_price\na,晨光,6,750\nb,North,2,300\nc,Bad,six,1\n")
    return path


def test_two_pages_come_beside_the_results(table, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    out, pdf = tmp_path / "out.csv", tmp_path / "summary.pdf"
    ran = run("portfolio", str(table), "-o", str(out), "--pdf", str(pdf), "--lang", "en")
    assert ran.status == 0
    first, second = (page.extract_text() for page in PdfReader(io.BytesIO(pdf.read_bytes())).pages)
    assert "shops" in first
    assert "2 merchants" in first
    assert "晨光" in second
    data = pdf.read_bytes()
    taken = run("portfolio", str(table), "-o", str(tmp_path / "other.csv"), "--pdf", str(pdf), "--lang", "en")
    assert taken.status == 2
    assert str(pdf) in taken.complaints[0]
    again = run("portfolio", str(table), "-o", str(out), "--pdf", str(pdf), "--force", "--lang", "en")
    assert (again.status, pdf.read_bytes()) == (0, data)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--pdf", "summary.txt"), "must end in .pdf"),
        (("--pdf", "-"), "must end in .pdf"),
        (("--template", "--pdf", "summary.pdf"), "an empty table has no summary"),
    ],
)
def test_what_makes_no_sense_is_refused(table, tmp_path, arguments, said):
    named = () if "--template" in arguments else (str(table),)
    ran = run("portfolio", *named, "-o", str(tmp_path / "out.csv"), *arguments)
    assert ran.status == 2
    assert said in " ".join(ran.complaints)
    assert not (tmp_path / "out.csv").exists()


def test_a_folder_that_is_not_there_is_told_after_the_results_are_written(table, tmp_path):
    out = tmp_path / "out.csv"
    ran = run("portfolio", str(table), "-o", str(out), "--pdf", str(tmp_path / "nowhere" / "summary.pdf"))
    assert ran.status == 1
    assert out.exists()
