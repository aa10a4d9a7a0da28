import errno
import os
import re
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from roi_app.documents import files
from roi_app.documents.document import Document
from roi_app.documents.files import DocumentError, has_other_names, load, save, state_of, write_whole
from roi_app.texts.catalog import LANGUAGES, Texts, describe
from tests.documents.strategies import CATALOGUE

OLD, NEW = Document(name="old"), Document(name="new")
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files")
NOT_ROOT = pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read and write all")


def said(problem):
    return describe(problem, Texts("en"))


def fault_of_load(path):
    loaded = load(path, CATALOGUE)
    assert loaded.reading.document is None
    assert loaded.stamp is None
    (problem,) = loaded.reading.problems
    assert said(problem)
    return problem


def fault_of_save(path, document=NEW, known=None):
    with pytest.raises(DocumentError) as caught:
        save(document, path, known)
    assert said(caught.value.problem)
    return caught.value.problem


def failing(number):
    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    return fail


def test_what_is_saved_is_loaded(tmp_path):
    path = tmp_path / "店.roi"
    stamp = save(NEW, path)
    loaded = load(path, CATALOGUE)
    assert loaded.reading.document == NEW
    assert loaded.stamp == stamp == state_of(path)
    assert [one.name for one in tmp_path.iterdir()] == ["店.roi"]


@pytest.mark.parametrize(
    ("name", "code"), [("none.roi", "no_such_file"), ("a\x00b.roi", "bad_path"), (".", "is_a_folder")]
)
def test_what_cannot_be_opened_is_said(tmp_path, name, code):
    path = f"{tmp_path}/{name}"
    problem = fault_of_load(path)
    assert problem.code == code
    assert str(tmp_path) in said(problem)


@POSIX
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path):
    pipe = tmp_path / "pipe.roi"
    os.mkfifo(pipe)
    assert fault_of_load(pipe).code == "not_a_file"
    assert fault_of_save(pipe).code == "not_a_file"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@POSIX
def test_a_device_is_refused():
    assert fault_of_load("/dev/zero").code == "not_a_file"
    assert fault_of_save("/dev/null").code == "not_a_file"


@NOT_ROOT
def test_no_permission_to_read(tmp_path):
    path = tmp_path / "a.roi"
    save(OLD, path)
    path.chmod(0)
    assert fault_of_load(path).code == "no_permission_to_read"


@pytest.mark.parametrize(("number", "code"), [(errno.EACCES, "no_permission_to_read"), (errno.EIO, "cannot_read")])
def test_what_the_system_refuses_to_read_is_said(tmp_path, monkeypatch, number, code):
    path = tmp_path / "a.roi"
    save(OLD, path)
    monkeypatch.setattr(files.os, "open", failing(number))
    problem = fault_of_load(path)
    assert problem.code == code
    assert "a.roi" in said(problem)


STEPS = [
    ("write", errno.ENOSPC, "disk_full"),
    ("fsync", errno.ENOSPC, "disk_full"),
    ("fsync", errno.EIO, "cannot_write"),
    ("replace", errno.EACCES, "no_permission_to_write"),
    ("replace", errno.EIO, "cannot_write"),
    ("chmod", errno.EPERM, "no_permission_to_write"),
]


class Full:
    """A file on a full disk: it takes a part of what is written and fails."""

    def __init__(self, file):
        self._file = file

    def __getattr__(self, name):
        return getattr(self._file, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()

    def write(self, data):
        self._file.write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(("step", "number", "code"), STEPS)
def test_a_save_that_fails_at_any_step_leaves_the_old_file_whole_and_nothing_beside_it(
    tmp_path, monkeypatch, step, number, code
):
    path = tmp_path / "a.roi"
    save(OLD, path)
    before = (path.read_bytes(), state_of(path))
    if step == "write":
        genuine = Path.open
        monkeypatch.setattr(Path, "open", lambda self, *given, **named: Full(genuine(self, *given, **named)))
    elif step == "fsync":
        monkeypatch.setattr(files.os, "fsync", failing(number))
    else:
        monkeypatch.setattr(Path, step, failing(number))
    problem = fault_of_save(path)
    monkeypatch.undo()
    assert problem.code == code
    assert "unchanged" in said(problem)
    assert (path.read_bytes(), state_of(path)) == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.roi"]


def test_an_interrupted_save_leaves_nothing_beside(tmp_path, monkeypatch):
    path = tmp_path / "a.roi"
    save(OLD, path)

    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(NEW, path)
    assert load(path, CATALOGUE).reading.document == OLD
    assert [one.name for one in tmp_path.iterdir()] == ["a.roi"]


@POSIX
def test_a_process_killed_in_the_midst_of_a_save_leaves_the_old_file_whole(tmp_path):
    path = tmp_path / "a.roi"
    save(OLD, path)
    script = textwrap.dedent("""
        import os, signal, sys
        from roi_app.documents import files
        from roi_app.documents.document import Document
        # The bytes are on the disk, the new name is not yet given: the worst moment.
        files.os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
        files.save(Document(name="new"), sys.argv[1])
    """)
    ended = subprocess.run([sys.executable, "-c", script, str(path)], check=False, timeout=60)
    assert ended.returncode == -9
    assert load(path, CATALOGUE).reading.document == OLD
    save(NEW, path)
    assert load(path, CATALOGUE).reading.document == NEW


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EIO, "cannot_write")])
def test_nothing_is_told_of_an_old_file_where_there_is_none(tmp_path, monkeypatch, number, code):
    monkeypatch.setattr(files.os, "fsync", failing(number))
    problem = fault_of_save(tmp_path / "a.roi")
    assert problem.code == f"{code}_new"
    for language in LANGUAGES:
        assert not re.search("unchanged|原檔|原文件", describe(problem, Texts(language)))


@POSIX
def test_a_link_that_leads_to_itself_or_to_nothing_is_no_old_file(tmp_path, monkeypatch):
    loop, nothing = tmp_path / "loop.roi", tmp_path / "nothing.roi"
    loop.symlink_to(loop)
    nothing.symlink_to(tmp_path / "none")
    assert fault_of_save(loop).code == "cannot_write_new"
    monkeypatch.setattr(files.os, "fsync", failing(errno.ENOSPC))
    assert fault_of_save(nothing).code == "disk_full_new"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="attributes of Linux")
def test_a_files_attributes_are_kept(tmp_path):
    path = tmp_path / "a.roi"
    save(OLD, path)
    os.setxattr(path, "user.tag", b"blue")
    save(NEW, path)
    assert os.getxattr(path, "user.tag") == b"blue"


@POSIX
def test_a_file_with_other_names_is_known(tmp_path):
    path = tmp_path / "a.roi"
    assert not has_other_names(path)
    save(OLD, path)
    assert not has_other_names(path)
    os.link(path, tmp_path / "b.roi")
    assert has_other_names(path)


def test_where_there_is_no_folder_nothing_is_made(tmp_path):
    assert fault_of_save(tmp_path / "none" / "a.roi").code == "no_such_folder"
    assert fault_of_save(tmp_path).code == "is_a_folder"
    assert fault_of_save(f"{tmp_path}/a\x00.roi").code == "bad_path"
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_a_name_too_long_is_said(tmp_path):
    assert fault_of_save(tmp_path / ("x" * 300)).code == "file_name_too_long"
    save(NEW, tmp_path / ("x" * 255))


def test_a_file_changed_by_another_program_is_left_alone(tmp_path):
    path = tmp_path / "a.roi"
    known = save(OLD, path)
    path.write_bytes(b"somebody else's work")
    assert fault_of_save(path, known=known).code == "file_changed"
    assert path.read_bytes() == b"somebody else's work"
    assert [one.name for one in tmp_path.iterdir()] == ["a.roi"]
    save(NEW, path, known=state_of(path))
    path.unlink()
    save(NEW, path, known=known)
    assert load(path, CATALOGUE).reading.document == NEW


def test_what_a_file_holds_decides_whatever_its_times_say(tmp_path):
    path = tmp_path / "a.roi"
    known = save(Document(name="old"), path)
    before = path.stat()
    path.touch()
    assert save(Document(name="old"), path, known=known).digest == known.digest
    with path.open("r+b") as file:
        file.write(path.read_bytes().replace(b"old", b"OLD"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert fault_of_save(path, known=known).code == "file_changed"


def test_a_folder_that_took_the_place_of_a_file_is_refused(tmp_path):
    path = tmp_path / "a.roi"
    known = save(OLD, path)
    path.unlink()
    path.mkdir()
    assert fault_of_save(path, known=known).code == "is_a_folder"


@POSIX
def test_permissions_are_kept_and_new_files_follow_the_umask(tmp_path):
    path = tmp_path / "a.roi"
    umask = os.umask(0o027)
    try:
        save(OLD, path)
    finally:
        os.umask(umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    save(NEW, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_a_file_set_to_read_only_is_not_replaced(tmp_path, monkeypatch):
    path = tmp_path / "a.roi"
    save(OLD, path)
    monkeypatch.setattr(files.os, "access", lambda *_: False)
    assert fault_of_save(path).code == "no_permission_to_write"
    assert load(path, CATALOGUE).reading.document == OLD


@POSIX
def test_a_link_is_followed_and_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "a.roi", tmp_path / "link.roi"
    save(OLD, target)
    link.symlink_to(target)
    save(NEW, link)
    assert link.is_symlink()
    assert load(target, CATALOGUE).reading.document == NEW


def test_what_is_not_there_has_no_state(tmp_path):
    assert state_of(tmp_path / "none.roi") is None
    assert state_of("a\x00b") is None


def test_any_bytes_can_be_written_whole(tmp_path):
    path = tmp_path / "a.bin"
    write_whole(path, b"\x00\xff")
    write_whole(path, b"")
    assert path.read_bytes() == b""


def test_a_folder_that_cannot_be_flushed_does_not_undo_a_save(tmp_path, monkeypatch):
    path = tmp_path / "a.roi"
    monkeypatch.setattr(files.os, "open", failing(errno.EINVAL))
    save(NEW, path)
    monkeypatch.undo()
    assert load(path, CATALOGUE).reading.document == NEW
