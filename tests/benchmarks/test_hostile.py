"""Files that no honest person writes: a problem, quickly, and never an exception."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.benchmarks.faults import Fault
from roi_app.benchmarks.load import LARGEST_PACK, load_pack, read_pack
from roi_app.checks.foreign_text import LINE, harmless
from roi_app.checks.problem import Severity
from roi_app.checks.problems import MOST_PROBLEMS
from roi_app.texts.catalog import LANGUAGES, Texts, describe
from tests.examples import examples

TODAY = date(2026, 11, 23)
SHIPPED = Path(__file__).parents[2] / "assets" / "benchmarks" / "merchant-roi.toml"
LINES = SHIPPED.read_text("utf-8").split("\n")
HEAD = "\n".join(LINES[: LINES.index("# --- sources ------------------------------------------------------------")])


def codes(text: str) -> list[str]:
    return [problem.code for problem in read_pack(text, "mine.toml", TODAY).problems]


def code_of(path: Path) -> str:
    reading = load_pack(path, TODAY)
    assert reading.catalogue is None
    (problem,) = reading.problems
    for language in LANGUAGES:
        assert harmless(path.name, LINE) in describe(problem, Texts(language)) or problem.code == "too_large"
    return problem.code


def test_a_missing_file(tmp_path):
    assert code_of(tmp_path / "none.toml") == "no_such_file"


def test_a_folder(tmp_path):
    assert code_of(tmp_path) == "is_a_folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_does_not_keep_anyone_waiting(tmp_path):
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    assert code_of(pipe) == "not_a_file"


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    secret = tmp_path / "secret.toml"
    secret.write_text("", "utf-8")

    def refuse(name, mode, opener):
        raise PermissionError(13, "Permission denied", str(name))

    # Whoever runs the tests may be allowed to read everything.
    monkeypatch.setattr("builtins.open", refuse)
    problem = code_of(secret)
    monkeypatch.undo()
    assert problem == "no_permission_to_read"


def test_a_disk_that_fails(tmp_path, monkeypatch):
    broken = tmp_path / "broken.toml"
    broken.write_text("", "utf-8")

    def fail(self):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "stat", fail)
    problem = code_of(broken)
    monkeypatch.undo()
    assert problem == "cannot_read"


def test_a_name_that_no_file_can_have():
    assert code_of(Path("nul\0.toml")) == "bad_path"


def test_fifty_megabytes_are_not_read(tmp_path):
    large = tmp_path / "large.toml"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    assert code_of(large) == "too_large"
    assert codes("#" * (LARGEST_PACK + 1)) == ["too_large"]


def test_text_that_is_not_utf8_is_refused_with_its_line(tmp_path):
    big5 = tmp_path / "big5.toml"
    big5.write_bytes(b"# one\n# two\n" + "標題".encode("big5"))
    assert code_of(big5) == "wrong_encoding"
    (problem,) = load_pack(big5, TODAY).problems
    assert problem.line == 3
    assert "written in Big5" in describe(problem, Texts("en"))


def test_what_is_no_text_at_all_is_said_to_be_none(tmp_path):
    picture = tmp_path / "picture.toml"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff")
    assert code_of(picture) == "not_text"


def test_a_grown_file_is_too_large_all_the_same(tmp_path, monkeypatch):
    path = tmp_path / "mine.toml"
    path.write_bytes(b"#" * (LARGEST_PACK + 5))
    small = path.stat()

    class Still:
        st_mode, st_size = small.st_mode, 10

    monkeypatch.setattr("roi_app.checks.ordinary_file.os.fstat", lambda _: Still)
    assert code_of(path) == "too_large"


def test_a_byte_order_mark_is_no_fault(tmp_path):
    marked = tmp_path / "marked.toml"
    marked.write_bytes(SHIPPED.read_text("utf-8").encode("utf-8-sig"))
    assert load_pack(marked, TODAY).problems == ()


def test_windows_line_ends_are_no_fault(tmp_path):
    windows = tmp_path / "windows.toml"
    windows.write_bytes(SHIPPED.read_bytes().replace(b"\n", b"\r\n"))
    assert load_pack(windows, TODAY).problems == ()


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 100_000, "a = " + "{a = " * 50_000, "a." * 100_000 + "a = 1", "[" + "a." * 100_000 + "a]"],
    ids=["lists", "tables", "keys", "headers"],
)
def test_deep_nesting_is_refused(text):
    assert codes(text) == [Fault.TOO_DEEP]


def test_numbers_too_long_for_the_parser_are_bad_toml():
    assert codes("a = " + "9" * 100_000) == [Fault.BAD_TOML]


@pytest.mark.parametrize("text", ["", "\0", "[", "= 1", '"""', "a = 2026-99-99", "\ufeff"])
def test_rubbish_is_a_problem(text):
    assert len(codes(text)) == 1


def test_a_list_of_problems_ends_somewhere():
    text = HEAD + "\n" + "\n".join(f"[levers.x{number}]\nname = {number}" for number in range(5_000))
    found = codes(text)
    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1] == "more_problems"
    many_names = HEAD + "\n" + "\n".join(f"[assumptions.x{number}]" for number in range(5_000))
    assert codes(many_names)[-1] == "more_problems"


def test_a_long_name_is_shown_shortened():
    reading = read_pack(f"{HEAD}\n[assumptions.{'x' * 100_000}]\n", "mine.toml", TODAY)
    assert all(len(str(value)) <= 300 for problem in reading.problems for value in problem.values.values())


@examples(20)
@given(
    line=st.integers(0, len(LINES) - 1),
    other=st.one_of(
        st.sampled_from(["", "low = -1", "mode = nan", "[", "[x]", "note = 1", "sources = [[]]", "[levers]", "\t\\"]),
        st.text(max_size=30),
        st.sampled_from(LINES),
    ),
)
def test_any_line_of_the_pack_may_be_replaced_without_an_exception(line, other):
    text = "\n".join((*LINES[:line], other, *LINES[line + 1 :]))
    reading = read_pack(text, "mine.toml", TODAY)
    assert (reading.catalogue is None) == any(one.severity is Severity.ERROR for one in reading.problems)
    for problem in reading.problems:
        for language in LANGUAGES:
            assert describe(problem, Texts(language))
        if problem.line is not None:
            assert 1 <= problem.line <= text.count("\n") + 1


@examples(40)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_exception(text):
    reading = read_pack(text, "mine.toml", TODAY)
    assert reading.catalogue is None
    assert reading.problems
