"""What is read of a file, and that no file harms its reader."""

import datetime as dt
import io
import resource
import subprocess
import sys
import time

import pytest
import xlsxwriter

from roi_app.checks.encodings import ENCODINGS
from roi_app.ledger import sheets, workbooks
from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.limits import MIB, MOST_ROWS, Limits, ReadingError
from roi_app.ledger.sheets import SheetError, SheetFile, Stopped, command, named_apart, read_file
from roi_app.texts.catalog import LANGUAGES, Texts, describe
from tests.ledger.hostile import HOSTILE, ods

ROWS = (("日期", "摘要", "金額"), ("2025-05-01", "攝影費", "1,200.00"), ("2025-05-02", "設計費", "80"))
TEXT = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_a_sentence(tmp_path, name):
    make, codes = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(make())
    begun = time.monotonic()
    with pytest.raises(SheetError) as caught:
        read_file(path)
    assert caught.value.problem.code in codes
    assert time.monotonic() - begun < 10
    for language in LANGUAGES:
        assert name in describe(caught.value.problem, Texts(language))


def python(code):
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def test_the_reader_has_no_more_memory_than_it_needs():
    read = "from roi_app.ledger.read_apart import LEDGER, _limit; _limit(LEDGER)"
    told = python(f"import resource; {read}; print(*resource.getrlimit(resource.RLIMIT_AS))")
    assert told.split() == [str(1024 * MIB)] * 2
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != 1024 * MIB


@pytest.mark.parametrize("encoding", [*ENCODINGS[:4], "utf-8"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_text_is_read_in_any_usual_encoding_and_with_any_delimiter(tmp_path, encoding, delimiter):
    path = tmp_path / "a.csv"
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in ROWS)
    if encoding == "gb18030":
        text = text.translate(str.maketrans("額攝費設計", "额摄费设计"))
    path.write_bytes(text.encode(encoding))
    file = read_file(path)
    assert file.encoding == ("utf-8-sig" if encoding == "utf-8" else encoding)
    assert [len(row) for row in file.sheets[0].rows] == [3, 3, 3]
    assert file.sheets[0].rows[1][2] == "1,200.00"
    assert file.name == "a.csv"


def test_a_person_can_say_the_encoding(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("日期,金額\n2025-05-01,1".encode("big5"))
    assert read_file(path, "big5hkscs").sheets[0].rows[0] == ("日期", "金額")
    with pytest.raises(SheetError) as caught:
        read_file(path, "utf-8-sig")
    assert caught.value.problem.code == "ledger_wrong_encoding"


LONG = "x" * 40_000
SPOILT = {
    # A row among twenty, how many rows are lost, and what is said of it.
    "open": ('2025-05-01,"修图,100', 1, (3, "", '2025-05-01,"修图,100', "open_quote")),
    "open and closed a row later": (
        '2025-05-01,"修图,100\n2025-05-02,x",30',
        1,
        (3, "", '2025-05-01,"修图,100', "open_quote"),
    ),
    "half open": ('2025-05-01,"修"图",100', 1, (3, "", '2025-05-01,"修"图",100', "open_quote")),
    "inside": ('2025-05-01,5" 布,100', 0, None),
    "twice": ('2025-05-01,"精"品修图,100', 0, None),
    "spaces behind": ('2025-05-01,"修图" ,100', 0, None),
    "of several lines": ('2025-05-01,"修图\n两天, 三套\n完",100', 0, None),
    "long": (f"2025-05-01,{LONG},100", 1, (3, "摘要", "x" * 80, "long_cell")),
    "longer": (f"2025-05-01,{LONG * 4},100", 1, (3, "", f"2025-05-01,{'x' * 69}", "long_cell")),
    "stray": ("2025-05-01,修\udcff图,100", 1, (3, "摘要", "修\ufffd图", "stray_bytes")),
    "cut": ("2025-05-01,修图\udce4,100", 0, None),
}


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_row_is_rejected_alone(tmp_path, name, encoding):
    line, lost, said = SPOILT[name]
    path = tmp_path / "a.csv"
    good = [f'2025-05-{day:02d},"修图, 主图 {day}",{day}' for day in range(1, 21)]
    text = "\n".join(["日期,摘要,支出", good[0], line, *good[1:], ""])
    path.write_bytes(text.encode(encoding, "surrogateescape"))
    ledger = build_ledger([read_file(path)])
    assert [tuple(one)[2:] for one in ledger.rejected] == ([said] if lost else [])
    assert len(ledger.rows) == 20 + ("\n2025" in line) + (not lost)
    assert sum(row.amount for row in ledger.rows) == 210 + 100 * (not lost) + 30 * ("\n2025" in line)


def test_a_workbook_gives_days_values_and_merged_texts(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, day = book.add_worksheet("May"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.merge_range("A1:B1", "head")
        sheet.merge_range("A2:A3", dt.date(2025, 5, 3), day)
        sheet.write_formula("B2", "=1+1", None, 2)
        sheet.write_formula("C2", "='[other.xlsx]a'!A1", None, 7.5)
        sheet.write_boolean("D2", boolean=True)
        sheet.write_string("E2", "=cmd|' /C calc'!A0")
        sheet.write("B3", "last")
        book.add_worksheet("empty")
    [sheet] = read_file(path).sheets
    first = dt.date(2025, 5, 3)
    assert sheet.rows == (
        ("head", "head", None, None, None),
        (first, 2.0, 7.5, "True", "=cmd|' /C calc'!A0"),
        (first, "last", None, None, None),
    )


def test_blank_rows_at_the_end_of_an_ods_are_none(tmp_path):
    path = tmp_path / "a.ods"
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    row = "<table:table-row{}>{}</table:table-row>"
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    path.write_bytes(
        ods(
            row.format("", cell.format("a")) + row.format(' table:number-rows-repeated="5"', blank)
            + row.format("", cell.format("b")) + row.format(' table:number-rows-repeated="1048000"', blank)
        )
    )  # fmt: skip
    assert len(read_file(path).sheets[0].rows) == 7
    far = row.format("", cell.format("a")) + row.format(f' table:number-rows-repeated="{MOST_ROWS}"', blank)
    path.write_bytes(ods(far + row.format("", cell.format("b"))))
    with pytest.raises(SheetError):
        read_file(path)


def test_what_takes_too_long_is_ended(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text(TEXT, "utf-8")
    monkeypatch.setattr(sheets, "LONGEST_S", 0.0)
    monkeypatch.setattr(sheets, "_LOOK_S", 0.001)
    with pytest.raises(SheetError) as caught:
        read_file(path)
    assert caught.value.problem.code == "ledger_too_slow"


def test_what_works_too_long_is_ended_by_the_system(tmp_path, monkeypatch):
    ends = "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)"
    monkeypatch.setattr(sheets, "command", lambda: [sys.executable, "-c", ends])
    with pytest.raises(SheetError) as caught:
        read_file(tmp_path / "a.csv")
    assert caught.value.problem.code == "ledger_too_slow"


def test_reading_can_be_stopped(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(TEXT, "utf-8")
    with pytest.raises(Stopped):
        read_file(path, should_stop=lambda: True)


@pytest.mark.parametrize(
    ("name", "code"), [("none.csv", "no_such_file"), ("", "is_a_folder"), ("a\x00.csv", "bad_path")]
)
def test_what_is_no_file_is_said(tmp_path, name, code):
    with pytest.raises(SheetError) as caught:
        read_file(f"{tmp_path}/{name}")
    assert caught.value.problem.code == code


def test_where_no_process_can_be_started_it_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with pytest.raises(SheetError) as caught:
        read_file(tmp_path / "a.csv")
    assert caught.value.problem.code == "cannot_read"


def test_the_frozen_program_reads_by_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, sheets.READ_SHEET]


def test_the_reader_loads_nothing_that_reading_does_not_need():
    named = "one for one in sys.modules if one in ('numpy', 'pandas', 'PySide6')"
    told = python(f"import sys; import roi_app.ledger.read_apart; print(*[{named}])")
    assert told.split() == []


def test_files_of_one_name_are_told_apart():
    apart = named_apart([SheetFile("a.csv", "", "", ())] * 3)
    assert [file.name for file in apart] == ["a.csv", "a.csv (2)", "a.csv (3)"]


def test_old_workbooks_with_no_dates_are_numbers(tmp_path):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet().write_row(0, 0, ["a", 45_780, -0.5])
    path = tmp_path / "a.xlsx"
    path.write_bytes(out.getvalue())
    assert read_file(path).sheets[0].rows == (("a", 45_780.0, -0.5),)


def test_only_words_and_days_of_merged_cells_stand_in_each_of_them(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for column, cell in zip("ABC", ("5.3", "¥1,200.00", "shoot"), strict=True):
            sheet.merge_range(f"{column}1:{column}2", cell)
        sheet.write("D2", "last")
    assert read_file(path).sheets[0].rows == (("5.3", "¥1,200.00", "shoot", None), ("5.3", None, "shoot", "last"))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b'<c r="B2"><f>A1*2</f><v></v></c>', b'<c r="B2" t="str"><v>=A1*2</v></c>'),
        (b'<c r="B2" s="1"><f t="shared" si="0" /><v /></c>', b'<c r="B2" s="1" t="str"><v>=</v></c>'),
        (b'<c r="B2"><f>A1*2</f><v>3</v></c>', None),
        (b'<c r="B2" t="str"><f>IF(A1,"","")</f><v></v></c>', None),
        (b"<c r='B2' t='e'><f>1/0</f><v>#DIV/0!</v></c>", b"<c r='B2' t='str'><f>1/0</f><v>#DIV/0!</v></c>"),
    ],
)
def test_a_formula_without_a_value_is_read_as_it_is_written_and_an_empty_text_is_empty(written, read):
    assert workbooks._as_texts(b'<c r="A2"/>' + written) == b'<c r="A2"/>' + (read or written)


def test_no_cell_is_cut_where_a_sheet_is_read_piece_by_piece():
    sheet = b'<row r="1"><c r="B2"><f>A1*2</f><v></v></c></row>' * 3
    for size in (1, 7, 60, 500):
        pieces = [sheet[at : at + size] for at in range(0, len(sheet), size)]
        assert b"".join(map(workbooks._as_texts, workbooks._in_rows(pieces))) == workbooks._as_texts(sheet)
    assert workbooks._as_texts(sheet).count(b"<v>=A1*2</v>") == 3


def test_values_are_counted_before_they_are_read(monkeypatch):
    """Ten million of them take more memory than there is."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for _ in range(3):
            book.add_worksheet().write_row(0, 0, range(40))
    monkeypatch.setattr(workbooks, "CalamineWorkbook", None)
    with pytest.raises(ReadingError) as caught:
        workbooks.read_workbook(out.getvalue(), Limits(cells=100))
    assert caught.value.code == "ledger_too_many_cells"
