"""`roi-app import`: sheets in, a shop out, and every row told."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.document import Books
from roi_app.documents.read import read_document
from roi_app.ledger.kinds import Kind
from tests.cli.running import run
from tests.ledger.books import BOOKS, SHEETS

ALIPAY = SHEETS / "alipay.csv"
LINES = "日期,摘要,支出,收入\n2025-05-01,修图,100,\n2025-05-02,神秘开销,30,\n2025-05-30,订单,,900\n2025-05-31,修图,x,\n"


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "books.csv"
    path.write_bytes(LINES.encode("gb18030"))
    return path


def test_a_shop_comes_out_with_its_origin(tmp_path):
    out = tmp_path / "shop.roi"
    ran = run("import", str(ALIPAY), "-o", str(out), "--lang", "en")
    assert (ran.status, ran.err) == (0, b"")
    assert "12 months count: 2025-05 to 2026-04" in ran.text
    reading = read_document(out.read_bytes(), default_catalogue())
    assert reading.problems == ()
    document = reading.document
    service = sum(one.cost for one in BOOKS["alipay.csv"].rows if one.kind == "service" and one.is_wage)
    staff, wage = (document.values[f"service.{field}"].mode for field in ("staff", "wage_per_month"))
    assert staff * wage * 12 == pytest.approx(service, abs=1)
    rows = sum(one.kind == "ads" for one in BOOKS["alipay.csv"].rows)
    assert document.books["ads_per_month"] == Books("2025-05", "2026-04", rows)
    assert document.currency == "CNY"
    private = {one.payee for one in BOOKS["alipay.csv"].rows if one.payee} | {
        one.text for one in BOOKS["alipay.csv"].rows
    }
    assert not any(word in out.read_text("utf-8") for word in private)
    assert run("estimate", str(out), "--json").status == 0


def test_every_row_is_listed_and_the_listing_is_taken_back(sheet, tmp_path):
    ran = run("import", str(sheet), "--json", "--lang", "en")
    assert ran.status == 0
    assert "1 row, ¥30 in all, is not classified" in ran.complaints[0]
    told = json.loads(ran.out)
    assert [(row["row"], row["class"], row["rule"], row["amount"]) for row in told["rows"]] == [
        (2, "photo", "photo", 100),
        (3, "unclassified", "", 30),
        (4, "sales", "sales_likely", -900),
    ]
    assert [(one["row"], one["column"], one["value"], one["reason"]) for one in told["rejected"]] == [
        (5, "支出", "x", "bad_amount")
    ]
    told["rows"][1]["class"] = "video"
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(told), "utf-8")
    out = tmp_path / "shop.roi"
    again = run("import", str(sheet), "-o", str(out), "--answers", str(answers), "--json", "--lang", "en")
    assert (again.status, again.err) == (0, b"")
    assert json.loads(again.out)["rows"][1]["rule"] == "answer"
    assert read_document(out.read_bytes(), default_catalogue()).document.values["video.unit_price"].mode == 30


def test_rejected_rows_are_saved(sheet, tmp_path):
    saved = tmp_path / "rejected.csv"
    assert run("import", str(sheet), "--json", "--rejected", str(saved)).status == 0
    [_, row] = csv.reader(io.StringIO(saved.read_text("utf-8-sig")))
    assert row[:5] == ["books.csv", "books", "5", "支出", "x"]


def test_the_months_make_a_range(tmp_path):
    out = tmp_path / "shop.roi"
    assert run("import", str(ALIPAY), "-o", str(out), "--range", "p10-p90").status == 0
    ads = read_document(out.read_bytes(), default_catalogue()).document.values["ads_per_month"]
    assert ads.low < ads.mode < ads.high


def test_several_books_at_once(tmp_path):
    ran = run("import", str(ALIPAY), str(ALIPAY), str(SHEETS / "wechat.csv"), "--json")
    told = json.loads(ran.out)
    assert told["duplicates"] == len(BOOKS["alipay.csv"].rows)
    assert {row["file"] for row in told["rows"]} == {"alipay.csv", "alipay.csv (2)", "wechat.csv"}
    assert told["totals"][Kind.PHOTO]["per_month"] > 0


BAD = {
    "none.csv": (None, "none.csv"),
    "empty.csv": (b"", "empty.csv"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(300), "picture.png"),
    "words.csv": (b"a,b\nc,d\n", "words.csv"),
    "nothing.csv": ("日期,摘要,金额\n昨天,修图,8\n".encode(), "None of the rows"),
    "pounds.csv": (b"Date,Memo,Amount (GBP)\n2025-05-01,Logo design,8\n", "GBP"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_and_status_2(name, tmp_path):
    content, words = BAD[name]
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    out = tmp_path / "shop.roi"
    ran = run("import", str(path), "-o", str(out), "--lang", "en")
    assert (ran.status, ran.out, len(ran.complaints)) == (2, b"", 1)
    assert words in ran.complaints[0]
    assert not out.exists()


def test_bad_answers_are_bad_input(sheet, tmp_path):
    answers = tmp_path / "answers.json"
    answers.write_text('{"format": "merchant-roi-ledger", "version": 1, "currency": "yuan"}')
    ran = run("import", str(sheet), "--json", "--answers", str(answers), "--lang", "en")
    assert (ran.status, len(ran.complaints)) == (2, 1)


def test_answers_of_other_months_are_bad_input(sheet, tmp_path):
    answers, out, rejected = (tmp_path / name for name in ("answers.json", "shop.roi", "rejected.csv"))
    answers.write_text('{"format": "merchant-roi-ledger", "version": 1, "months": ["2019-01"]}')
    ran = run("import", str(sheet), "-o", str(out), "--answers", str(answers), "--rejected", str(rejected))
    assert (ran.status, ran.out, len(ran.complaints)) == (2, b"", 1)
    assert "2019-01" in ran.complaints[0]
    assert not out.exists()
    assert not rejected.exists()


@pytest.mark.parametrize("forced", [[], ["--force"]])
def test_the_rejected_rows_overwrite_nothing_that_is_read_or_written(sheet, tmp_path, forced):
    out = str(tmp_path / "shop.roi")
    for name in (str(sheet), out):
        ran = run("import", str(sheet), "-o", out, "--rejected", name, *forced)
        assert (ran.status, len(ran.complaints)) == (2, 1)
    assert sheet.read_bytes() == LINES.encode("gb18030")
    saved = tmp_path / "mine.csv"
    saved.write_text("mine")
    ran = run("import", str(sheet), "--json", "--rejected", str(saved), *forced)
    assert ran.status == (0 if forced else 2)
    assert (saved.read_text("utf-8-sig") == "mine") == (not forced)


@pytest.mark.parametrize(
    "more",
    [
        [],
        ["-o", "shop.pdf"],
        ["--json", "--range", "wide"],
        ["-o", "-", "--rejected", "-"],
        ["--json", "--rejected", "-"],
    ],
)
def test_wrong_usage_is_one_line_and_status_2(more, sheet):
    ran = run("import", str(sheet), *more)
    assert (ran.status, len(ran.complaints)) == (2, 1)


def test_a_file_is_replaced_only_by_force(sheet, tmp_path):
    out = tmp_path / "shop.roi"
    out.write_bytes(b"mine")
    assert run("import", str(sheet), "-o", str(out)).status == 2
    assert out.read_bytes() == b"mine"
    assert run("import", str(sheet), "-o", str(out), "--force").status == 0


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_what_came_of_it_is_told_in_the_readers_language(sheet, tmp_path, language):
    ran = run("import", str(sheet), "-o", str(tmp_path / "shop.roi"), "--lang", language)
    assert ran.status == 0
    assert ran.text.isascii() or language != "en" or "¥" in ran.text
    assert max(map(len, ran.text.splitlines())) <= 80


def test_the_shop_can_go_to_standard_output(sheet):
    ran = run("import", str(sheet), "-o", "-")
    assert ran.status == 0
    assert read_document(ran.out, default_catalogue()).document.values["photo.unit_price"].mode == 100


def test_the_program_itself_does_it(sheet, tmp_path):
    out = tmp_path / "shop.roi"
    home = str(Path(__file__).parents[3])
    command = [sys.executable, "-m", "roi_app", "import", str(sheet), "-o", str(out)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": home}, check=False, capture_output=True)
    assert done.returncode == 0
    assert out.exists()


def test_a_question_is_told_with_the_answer_it_takes(tmp_path):
    path, answers = tmp_path / "books.csv", tmp_path / "answers.json"
    path.write_text("日期,摘要,支出（元）\n2025-05-01,修图,100\n2099-05-02,修图,30\n", "utf-8")
    ran = run("import", str(path), "--json", "--lang", "en")
    [said] = ran.complaints
    assert "1 row is of a day to come" in said
    assert "count_future" in said
    told = json.loads(ran.out)
    assert [one["topic"] for one in told["questions"]] == ["future"]
    assert [row["counted"] for row in told["rows"]] == [True, False]
    answers.write_text(json.dumps(told | {"count_future": True, "months": ["2025-05", "2099-05"]}), "utf-8")
    again = run("import", str(path), "--json", "--answers", str(answers))
    assert again.complaints == []
    assert [row["counted"] for row in json.loads(again.out)["rows"]] == [True, True]
    answers.write_text(json.dumps(told | {"count_future": True, "rows": [told["rows"][0] | {"amount": 7}]}), "utf-8")
    [said] = run("import", str(path), "--json", "--answers", str(answers), "--lang", "en").complaints
    assert "stands elsewhere now, or has changed" in said


def test_what_is_asked_is_told_too_where_no_shop_can_be_made_without_the_answer(tmp_path):
    path = tmp_path / "books.csv"
    path.write_text("日期,摘要,支出（元）\n2099-05-02,修图,30\n", "utf-8")
    ran = run("import", str(path), "--json", "--lang", "en")
    assert (ran.status, len(ran.complaints)) == (2, 2)
    assert "count_future" in ran.complaints[0]
    assert "day to come" in ran.complaints[1]
