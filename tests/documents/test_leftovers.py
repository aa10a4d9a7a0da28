"""What a killed process has left half made goes, and what a living one is making stays."""

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from roi_app.documents import leftovers
from roi_app.documents.document import Document
from roi_app.documents.files import LEFTOVER, save
from roi_app.documents.leftovers import OLD_SECONDS, new_file, new_folder, sweep_files, sweep_folders

pytestmark = pytest.mark.skipif(os.name != "posix", reason="asks for the lock of a file")

SAVES = """
import os, signal, sys
from pathlib import Path
from roi_app.documents import files
from roi_app.documents.document import Document
files.os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
files.save(Document(name="new"), sys.argv[1])
"""

TYPESETS = """
import os, signal, sys
import typst
from roi_app.exports.pdf import typeset
typst.Compiler = lambda *given, **named: os.kill(os.getpid(), signal.SIGKILL)
typeset.draw_image(b"figures of a shop", "png", 8, 8)
"""


def die(script, *arguments, **environment):
    command = [sys.executable, "-c", script, *map(os.fspath, arguments)]
    assert subprocess.run(command, check=False, timeout=60, env={**os.environ, **environment}).returncode == -9


@pytest.fixture
def temporary(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", os.fspath(tmp_path))
    return tmp_path


def test_half_a_document_goes_with_the_next_save_there(tmp_path):
    die(SAVES, tmp_path / "a.roi")
    assert [one.suffix for one in tmp_path.iterdir()] == [LEFTOVER]
    save(Document(), tmp_path / "b.roi")
    assert [one.name for one in tmp_path.iterdir()] == ["b.roi"]


def test_the_folder_of_an_export_that_was_killed_goes_with_the_next_export(temporary):
    from roi_app.exports.pdf import typeset

    die(TYPESETS, TMPDIR=os.fspath(temporary))
    (left,) = temporary.iterdir()
    assert b"figures" in (left / "picture.png").read_bytes()
    typeset._sweep_once.cache_clear()
    with pytest.raises(typeset.TypesettingError):
        typeset.draw_image(b"no picture", "png", 8, 8)
    assert list(temporary.iterdir()) == []


def test_what_is_being_made_stays(temporary):
    with new_file(temporary, LEFTOVER) as file, new_folder("roi-test-") as folder:
        sweep_files(temporary, LEFTOVER)
        sweep_folders("roi-test-")
        assert file.exists()
        assert folder.exists()
        file.unlink()
    assert list(temporary.iterdir()) == []


def test_only_what_is_ours_goes(temporary):
    aim = temporary / "aim"
    aim.mkdir()
    (temporary / f"visible{LEFTOVER}").touch()
    (temporary / f".folder{LEFTOVER}").mkdir()
    (temporary / f".link{LEFTOVER}").symlink_to(aim)
    (temporary / "roi-test-file").touch()
    (temporary / "roi-test-link").symlink_to(aim, target_is_directory=True)
    os.mkfifo(temporary / f".pipe{LEFTOVER}")
    before = sorted(temporary.iterdir())
    sweep_files(temporary, LEFTOVER)
    sweep_folders("roi-test-")
    assert sorted(temporary.iterdir()) == before
    sweep_files(temporary / "none", LEFTOVER)


def test_another_users_stays(tmp_path, monkeypatch):
    (tmp_path / f".a{LEFTOVER}").touch()
    monkeypatch.setattr(leftovers.os, "geteuid", lambda: 12_345)
    sweep_files(tmp_path, LEFTOVER)
    assert len(list(tmp_path.iterdir())) == 1


def test_where_nothing_can_be_locked_age_tells(tmp_path, monkeypatch):
    def no_locks(*_):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(leftovers.fcntl, "flock", no_locks)
    with new_file(tmp_path, LEFTOVER) as young:
        old = tmp_path / f".old{LEFTOVER}"
        old.touch()
        long_ago = time.time() - OLD_SECONDS - 60
        os.utime(old, (long_ago, long_ago))
        sweep_files(tmp_path, LEFTOVER)
        assert list(tmp_path.iterdir()) == [young]


@pytest.mark.parametrize("off_s", [-(10**7), 10**7])
def test_a_clock_that_jumps_takes_nothing_from_the_living(tmp_path, monkeypatch, off_s):
    with new_file(tmp_path, LEFTOVER) as living:
        dead = tmp_path / f".dead{LEFTOVER}"
        dead.touch()
        for one in (living, dead):
            os.utime(one, (time.time() + off_s,) * 2)
        sweep_files(tmp_path, LEFTOVER)
        assert list(tmp_path.iterdir()) == [living]


def test_where_age_tells_a_clock_that_is_set_back_only_makes_it_wait(tmp_path, monkeypatch):
    def no_locks(*_):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(leftovers.fcntl, "flock", no_locks)
    (tmp_path / f".a{LEFTOVER}").touch()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now - 10 * OLD_SECONDS)
    sweep_files(tmp_path, LEFTOVER)
    assert len(list(tmp_path.iterdir())) == 1
    monkeypatch.setattr(time, "time", lambda: now + 2 * OLD_SECONDS)
    sweep_files(tmp_path, LEFTOVER)
    assert list(tmp_path.iterdir()) == []


def test_a_sweep_between_making_and_locking_costs_a_new_name(tmp_path, monkeypatch):
    lock_of, swept = leftovers.fcntl.flock, []

    def swept_in_between(handle, operation):
        if not swept:
            swept.extend(tmp_path.iterdir())
            swept[0].unlink()
        lock_of(handle, operation)

    monkeypatch.setattr(leftovers.fcntl, "flock", swept_in_between)
    with new_file(tmp_path, LEFTOVER) as made:
        assert made != swept[0]
        assert made.exists()


def test_a_sweep_that_always_comes_first_is_an_error(tmp_path, temporary, monkeypatch):
    monkeypatch.setattr(leftovers, "_hold", lambda _: False)
    with pytest.raises(BlockingIOError), new_file(tmp_path, LEFTOVER):
        pytest.fail("made all the same")
    with pytest.raises(BlockingIOError), new_folder("roi-test-"):
        pytest.fail("made all the same")
