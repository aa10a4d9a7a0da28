"""`roi-app report`: whole or not at all, and never over another file unasked."""

import json
from datetime import UTC, datetime

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.cli.arguments import UsageError
from roi_app.cli.commands.report import stamp_of
from roi_app.documents.pdf_attachment import read_attached
from roi_app.documents.read import read_document
from roi_app.documents.samples import sample_bytes, sample_in
from roi_app.documents.write import dump
from roi_app.estimates.saved_with import saved_with
from roi_app.exports.pdf.pages.stamp import CASE_FILE
from roi_app.texts.formatting import Wording
from tests.cli.running import run
from tests.exports.pdf.pictures import CIRCLE, svg
from tests.exports.pdf.reports import answer_of, closed_up, pages, reader, text_of


@pytest.fixture
def shop(tmp_path):
    file = tmp_path / "shop.roi"
    file.write_bytes(sample_bytes("clothing"))
    return str(file)


@pytest.fixture(autouse=True)
def _one_time(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")


def names_in(folder):
    return sorted(one.name for one in folder.iterdir())


def written(shop, tmp_path, *arguments):
    out = tmp_path / "out.pdf"
    ran = run("report", shop, "-o", str(out), "--trials", "256", *arguments)
    assert ran.status == 0, ran.complaints
    return out.read_bytes()


@pytest.fixture
def composed(monkeypatch, tmp_path):
    """Compose a report with given arguments, and give what would be typeset: its words, and the files that go along."""
    seen = []
    monkeypatch.setattr("roi_app.cli.commands.report.write_pdf", lambda manuscript: seen.append(manuscript) or b"%PDF")

    def compose(shop, *arguments):
        written(str(shop), tmp_path, "--force", *arguments)
        return json.dumps(seen[-1].data, ensure_ascii=False), seen[-1].files

    return compose


def test_a_file_becomes_a_report_that_carries_it(shop, tmp_path):
    pdf = written(shop, tmp_path, "--lang", "zh-Hant")
    assert 4 <= pages(pdf) <= 6
    document = read_document(sample_bytes("clothing"), default_catalogue()).document
    assert read_attached(pdf) == dump(document, saved_with(answer_of(document)))
    printed = json.loads(run("estimate", shop, "--json").out)
    assert printed["engine"]["inputs_sha256"] in text_of(pdf)
    assert closed_up(Wording("zh-Hant", "CNY").money_short(printed["headline"]["npv"])) in text_of(pdf)


def test_the_same_time_gives_the_same_bytes(shop, tmp_path):
    first = written(shop, tmp_path)
    (tmp_path / "out.pdf").unlink()
    assert written(shop, tmp_path) == first
    assert reader(first).metadata.creation_date == datetime.fromtimestamp(1795000000, UTC)


def test_standard_input_and_output(shop):
    ran = run("report", "-", "-o", "-", "--trials", "100", stdin=sample_bytes("clothing"), encoding="ascii")
    assert (ran.status, ran.err) == (0, b"")
    assert ran.out.startswith(b"%PDF-1.7")
    assert pages(ran.out) == 6


def test_a_file_is_replaced_only_by_force(shop, tmp_path):
    out = tmp_path / "out.pdf"
    out.write_bytes(b"mine")
    ran = run("report", shop, "-o", str(out), "--lang", "en")
    assert ran.status == 2
    assert "--force" in ran.complaints[0]
    assert out.read_bytes() == b"mine"
    assert written(shop, tmp_path, "--force").startswith(b"%PDF-")


def test_a_folder_that_cannot_be_written_leaves_nothing(shop, tmp_path):
    ran = run("report", shop, "-o", str(tmp_path / "missing" / "out.pdf"), "--trials", "100")
    assert ran.status == 1
    assert len(ran.complaints) == 1
    assert "out.pdf" in ran.complaints[0]
    assert "shop.roi" not in ran.complaints[0]
    assert names_in(tmp_path) == ["shop.roi"]


def test_the_language_is_the_askers_else_the_files_else_the_systems(tmp_path, composed, monkeypatch):
    file = tmp_path / "shop.roi"
    tree = json.loads(dump(sample_in("clothing", "en")))
    file.write_text(json.dumps({**tree, "language": "zh-Hans"}))
    assert Wording("zh-Hans", "CNY").text("pdf.savings") in composed(file)[0]
    assert Wording("zh-Hant", "CNY").text("pdf.savings") in composed(file, "--lang", "zh-Hant")[0]
    file.write_text(json.dumps({**tree, "language": "tlh"}))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert Wording("en", "CNY").text("pdf.savings") in composed(file)[0]


def test_paper_ranges_seller_colour_and_logo(shop, tmp_path):
    logo = tmp_path / "logo.svg"
    logo.write_bytes(svg(CIRCLE))
    asked = ("--paper", "letter", "--range-only", "--seller", "Tomorrow Ltd", "--colour", "#990033")
    pdf = written(shop, tmp_path, *asked, "--logo", str(logo), "--lang", "en")
    first = reader(pdf).pages[0]
    assert (first.mediabox.width, first.mediabox.height) == (612, 792)
    assert "Prepared by Tomorrow Ltd" in first.extract_text()
    assert closed_up(Wording("en", "CNY").text("pdf.meter_lead")) in text_of(pdf)


def test_an_anonymous_report_names_nobody(shop, tmp_path):
    pdf = written(shop, tmp_path, "--anonymise")
    assert "小型服飾店" not in text_of(pdf)
    assert "小型服飾店".encode() not in read_attached(pdf)


def test_scenarios_are_compared_where_asked(tmp_path, composed):
    tree = json.loads(dump(sample_in("clothing", "en")))
    tree["scenarios"] = [{"name": "Plan B", "merchant": tree["merchant"], "plan": {**tree["plan"], "setup_cost": 9}}]
    file = tmp_path / "shop.roi"
    file.write_text(json.dumps(tree))
    assert "Plan B" in composed(file, "--compare", "--lang", "en")[0]
    assert "Plan B" not in composed(file, "--lang", "en")[0]


def test_what_cannot_be_shown_is_a_warning(tmp_path):
    file = tmp_path / "shop.roi"
    file.write_bytes(sample_bytes("clothing").replace("小型服飾店".encode(), "店🎉".encode()))
    ran = run("report", str(file), "-o", str(tmp_path / "out.pdf"), "--trials", "100", "--lang", "en")
    assert ran.status == 0
    assert ran.complaints[0].startswith("roi-app: warning: The report's font lacks these characters")


@pytest.mark.parametrize(
    "asked",
    [
        ("--paper", "a5"),
        ("--colour", "red"),
        ("--trials", "99"),
        ("--seed", "-1"),
        ("--logo", "missing.png"),
        ("--valid-until", "tomorrow"),
        ("--attach", "everything"),
        ("--pack", "missing.toml"),
    ],
)
def test_bad_usage_is_one_line_and_writes_nothing(shop, tmp_path, asked):
    ran = run("report", shop, "-o", str(tmp_path / "out.pdf"), *asked)
    assert ran.status == 2
    assert len(ran.complaints) == 1
    assert names_in(tmp_path) == ["shop.roi"]


def test_a_refused_logo_is_left_out_and_says_why(shop, tmp_path):
    logo = tmp_path / "logo.png"
    logo.write_bytes(b"GIF89a")
    out = tmp_path / "out.pdf"
    ran = run("report", shop, "-o", str(out), "--trials", "100", "--logo", str(logo), "--lang", "en")
    assert ran.status == 0
    assert "no PNG, JPEG or SVG" in ran.complaints[0]
    assert pages(out.read_bytes()) > 1


def test_who_to_ask_and_until_when_stand_on_the_first_page(shop, tmp_path):
    asked = ("--seller", "Tomorrow Ltd", "--contact", "+44 20 7946 0000", "--valid-until", "2026-12-31")
    first = closed_up(reader(written(shop, tmp_path, *asked, "--lang", "en")).pages[0].extract_text())
    for told in ("Tomorrow Ltd", "+44 20 7946 0000", "valid until 31 December 2026", "What to decide by 31 December"):
        assert closed_up(told) in first


def test_what_goes_along_is_what_was_asked_for(tmp_path, composed):
    file, private = tmp_path / "shop.roi", "They can pay twice that."
    tree = {**json.loads(dump(sample_in("clothing", "en"))), "notes": private}
    tree["scenarios"] = [{"name": "Plan B", "merchant": tree["merchant"], "plan": tree["plan"]}]
    file.write_text(json.dumps(tree))
    told, files = composed(file, "--lang", "en")
    usual = json.loads(files[CASE_FILE])
    assert "notes" not in usual
    assert not usual.get("scenarios")
    assert f"carries {CASE_FILE} with the inputs:" in told
    told, files = composed(file, "--lang", "en", "--attach", "notes", "--attach", "scenarios")
    whole = json.loads(files[CASE_FILE])
    assert whole["notes"] == private
    assert [one["name"] for one in whole["scenarios"]] == ["Plan B"]
    assert "with the inputs, the notes, 1 scenario:" in told
    for asked in (("--attach", "nothing"), ("--range-only",)):
        told, files = composed(file, "--lang", "en", *asked)
        assert "No file is attached" in told
        assert files == {}
    assert CASE_FILE in composed(file, "--range-only", "--attach", "case")[1]


def test_a_report_is_read_like_the_file_in_it(shop, tmp_path):
    pdf = tmp_path / "out.PDF"
    pdf.write_bytes(written(shop, tmp_path))
    expected = run("estimate", shop, "--json").out
    assert run("estimate", str(pdf), "--json").out == expected
    assert run("estimate", "-", "--json", stdin=pdf.read_bytes()).out == expected
    for command, ending in (("report", "pdf"), ("workbook", "xlsx"), ("table", "csv")):
        again = tmp_path / f"again.{ending}"
        assert run(command, str(pdf), "-o", str(again)).status == 0
        assert again.stat().st_size > 1000
    bare = written(shop, tmp_path, "--force", "--attach", "nothing")
    assert reader(bare).attachments == {}
    pdf.write_bytes(bare)
    for ran in (run("estimate", str(pdf), "--lang", "en"), run("estimate", "-", "--lang", "en", stdin=bare)):
        assert ran.status == 2
        assert "There is no estimate in this PDF" in ran.complaints[0]


@pytest.mark.parametrize("command", ["report", "workbook", "table"])
def test_a_name_that_no_disk_takes_is_told_in_a_sentence(command, shop, tmp_path):
    ending = {"report": "pdf", "workbook": "xlsx", "table": "csv"}[command]
    ran = run(command, shop, "-o", str(tmp_path / f"{'店' * 100}.{ending}"), "--lang", "en")
    assert ran.status == 1
    assert len(ran.complaints) == 1
    assert "too long" in ran.complaints[0]
    assert names_in(tmp_path) == ["shop.roi"]


def test_a_broken_file_is_told_like_everywhere(tmp_path):
    file = tmp_path / "shop.roi"
    file.write_text("{")
    ran = run("report", str(file), "-o", str(tmp_path / "out.pdf"))
    assert ran.status == 2
    assert len(ran.complaints) == 1


def test_a_fault_of_the_engine_is_said_and_writes_nothing(shop, tmp_path, monkeypatch):
    from roi_app.exports.pdf.typeset import TypesettingError

    def fails(*_):
        raise TypesettingError("no ink")

    monkeypatch.setattr("roi_app.cli.commands.report.write_pdf", fails)
    ran = run("report", shop, "-o", str(tmp_path / "out.pdf"), "--trials", "100", "--lang", "en")
    assert ran.status == 1
    assert "no ink" in ran.complaints[0]
    assert names_in(tmp_path) == ["shop.roi"]


def test_the_time_of_a_report():
    assert stamp_of({"SOURCE_DATE_EPOCH": "0"}) == datetime(1970, 1, 1, tzinfo=UTC)
    assert stamp_of({}).tzinfo is not None
    for wrong in ("soon", "9" * 30, ""):
        with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
            stamp_of({"SOURCE_DATE_EPOCH": wrong})


def test_no_qt_is_loaded():
    import subprocess
    import sys

    code = "import sys, roi_app.cli.commands.report; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
