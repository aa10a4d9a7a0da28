import errno
import os
from pathlib import Path

import pytest

from roi_app.checks import ordinary_file as module
from roi_app.checks.ordinary_file import READ_FAULTS, OrdinaryFile, fault_of, file_problem, read_ordinary, size
from roi_app.checks.problem import Problem


def test_an_ordinary_file_is_read_whole_with_its_state(tmp_path):
    path = tmp_path / "a.roi"
    path.write_bytes(b"abc")
    read = read_ordinary(path, 3)
    assert isinstance(read, OrdinaryFile)
    assert (read.data, read.state.st_size) == (b"abc", 3)
    assert read_ordinary(os.fspath(path), 3).data == b"abc"


def test_one_byte_too_many_is_too_large(tmp_path):
    path = tmp_path / "a.roi"
    path.write_bytes(b"abcd")
    assert read_ordinary(path, 3) == Problem("", "too_large", {"path": str(path), "most": "0 KB"})


def test_a_file_that_grows_while_it_is_read_is_not_swallowed_whole(tmp_path, monkeypatch):
    path = tmp_path / "a.roi"
    path.write_bytes(b"a")
    before = path.stat()
    path.write_bytes(b"a" * 100)
    monkeypatch.setattr(module.os, "fstat", lambda _: before)
    assert len(read_ordinary(path, 10).data) == 11


def test_what_is_swapped_for_a_folder_after_the_question_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "a.roi"
    path.write_bytes(b"a")
    monkeypatch.setattr(module.os, "fstat", lambda _: tmp_path.stat())
    assert read_ordinary(path, 10).code == "is_a_folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_keeps_nobody_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert read_ordinary(tmp_path / "pipe", 10).code == "not_a_file"


@pytest.mark.parametrize(
    ("name", "code"),
    [("none.roi", "no_such_file"), (".", "is_a_folder"), ("nul\0.roi", "bad_path"), ("\ud800", "bad_path")],
)
def test_what_is_no_file_is_named_by_its_path(tmp_path, name, code):
    problem = read_ordinary(tmp_path / name, 10)
    assert (problem.where, problem.code) == ("", code)
    assert problem.values["path"].startswith(str(tmp_path))
    problem.values["path"].encode()


@pytest.mark.parametrize(
    ("number", "code"), [(errno.EACCES, "no_permission_to_read"), (errno.ENOTDIR, "no_such_file"), (5, "cannot_read")]
)
def test_the_system_s_errors_have_our_names(number, code):
    problem = fault_of(Path("a.roi"), OSError(number, "why"), READ_FAULTS, "cannot_read")
    assert problem.code == code
    assert problem.values.get("reason") == ("why" if code == "cannot_read" else None)


def test_an_error_without_a_number_says_what_it_says():
    assert fault_of("a", OSError("odd"), READ_FAULTS, "cannot_read").values["reason"] == "odd"


def test_a_path_cannot_steer_a_terminal():
    assert file_problem("a\x1b[2J\u202e.roi", "bad_path").values["path"] == "a\ufffd[2J\ufffd.roi"


def test_sizes_are_written_as_people_do():
    assert [size(16 * 2**20), size(512 * 2**10)] == ["16 MB", "512 KB"]
