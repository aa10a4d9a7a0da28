import errno
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from roi_app.documents.locks import Lock, editor, sweep_locks

HOLDS = """
import sys
from pathlib import Path
from roi_app.documents.locks import editor
lock = editor(Path(sys.argv[1]), Path(sys.argv[2]))
print("held" if lock else "refused", flush=True)
sys.stdin.read()
"""


def test_a_file_has_one_editor_at_a_time(tmp_path):
    folder, file = tmp_path / "editors", tmp_path / "店.roi"
    first = editor(file, folder)
    assert editor(file, folder) is None
    other = editor(tmp_path / "other.roi", folder)
    other.remove()
    first.remove()
    again = editor(file, folder)
    assert again is not None
    again.remove()
    assert not file.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_file_is_the_same_by_every_name(tmp_path, monkeypatch):
    folder, file, link = tmp_path / "editors", tmp_path / "a.roi", tmp_path / "b.roi"
    file.write_bytes(b"")
    link.symlink_to(file)
    held = editor(file, folder)
    monkeypatch.chdir(tmp_path)
    assert editor(link, folder) is None
    assert editor(Path("a.roi"), folder) is None
    held.remove()


def test_another_process_is_refused_until_the_editor_dies(tmp_path):
    folder, file = tmp_path / "editors", tmp_path / "a.roi"
    command = [sys.executable, "-c", HOLDS, os.fspath(file), os.fspath(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        assert editor(file, folder) is None
        other.kill()
        other.wait()
    mine = editor(file, folder)
    assert mine is not None
    mine.remove()


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path):
    (tmp_path / "editors").write_bytes(b"")
    with pytest.raises(OSError, match="editors"):
        editor(tmp_path / "a.roi", tmp_path / "editors")


def test_a_lock_is_free_again_once_it_is_given_back(tmp_path):
    path = tmp_path / "a.lock"
    lock = Lock.taken(path)
    assert Lock.taken(path) is None
    lock.release()
    again = Lock.taken(path)
    assert Lock.taken(path) is None
    again.remove()
    assert not path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no open file is removed there")
def test_a_lock_on_a_removed_file_guards_nothing(tmp_path, monkeypatch):
    import fcntl

    lock_of = fcntl.flock

    def removed_in_between(handle, operation):
        for lock in tmp_path.rglob("*.lock"):
            lock.unlink()
        lock_of(handle, operation)

    monkeypatch.setattr(fcntl, "flock", removed_in_between)
    assert Lock.taken(tmp_path / "a.lock") is None
    assert editor(tmp_path / "a.roi", tmp_path / "editors") is None
    assert not list(tmp_path.rglob("*.lock"))


def test_any_thread_may_give_a_lock_back(tmp_path):
    lock = Lock.taken(tmp_path / "a.lock")
    thread = threading.Thread(target=lock.remove)
    thread.start()
    thread.join()
    again = Lock.taken(tmp_path / "a.lock")
    assert again is not None
    again.remove()


def test_locks_of_the_dead_are_swept_and_a_bad_one_hinders_none(tmp_path):
    (tmp_path / "a.lock").mkdir()
    (tmp_path / "b.lock").touch()
    (tmp_path / "wanted.lock").touch()
    held = Lock.taken(tmp_path / "c.lock")
    sweep_locks(tmp_path, lambda path: path.stem == "wanted")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.lock", "c.lock", "wanted.lock"]
    held.remove()
    sweep_locks(tmp_path / "none")


@pytest.mark.parametrize("off_s", [-(10**7), 10**7])
def test_a_lock_has_no_age(tmp_path, monkeypatch, off_s):
    held = Lock.taken(tmp_path / "held.lock")
    (tmp_path / "dead.lock").touch()
    for one in tmp_path.iterdir():
        os.utime(one, (time.time() + off_s,) * 2)
    monkeypatch.setattr(time, "time", lambda: 0.0)
    sweep_locks(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["held.lock"]
    assert Lock.taken(tmp_path / "held.lock") is None
    held.remove()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has locks")
def test_where_there_are_no_locks_it_is_an_error_of_the_system(tmp_path, monkeypatch):
    import fcntl

    def none(*_):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr(fcntl, "flock", none)
    with pytest.raises(OSError, match=r"\[Errno"):
        Lock.taken(tmp_path / "a.lock")


def test_a_lock_whose_file_cannot_be_removed_is_let_go_all_the_same(tmp_path, monkeypatch):
    lock = Lock.taken(tmp_path / "a.lock")

    def refused(*_, **__):
        raise PermissionError(errno.EACCES, "refused")

    monkeypatch.setattr(Path, "unlink", refused)
    lock.remove()
    monkeypatch.undo()
    Lock.taken(tmp_path / "a.lock").remove()
