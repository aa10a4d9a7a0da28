import json
import os
import shutil
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from roi_app.documents import recovery
from roi_app.documents.document import Document
from roi_app.documents.files import LEFTOVER, UNKNOWN, DocumentError, Stamp
from roi_app.documents.leftovers import new_file
from roi_app.documents.locks import Lock
from roi_app.documents.recovery import ASIDE, KEPT, Recovery
from tests.documents.strategies import CATALOGUE

DOCUMENT = Document(name="小店").with_value("ads_per_month", 5)


def die_with(folder, code):
    """Run a process that uses the store and is then killed without a chance to tidy up."""
    script = textwrap.dedent(f"""
        import os, signal, sys
        from pathlib import Path
        from roi_app.documents.document import Document
        from roi_app.documents.files import Stamp
        from roi_app.documents.recovery import Recovery
        store = Recovery(Path(sys.argv[1]))
        document = Document(name="小店").with_value("ads_per_month", 5)
        {code}
        os.kill(os.getpid(), signal.SIGKILL) if hasattr(signal, "SIGKILL") else os._exit(9)
    """)
    ended = subprocess.run([sys.executable, "-X", "utf8", "-c", script, str(folder)], check=False, timeout=60)
    assert ended.returncode != 0


@pytest.fixture
def store(tmp_path):
    made = Recovery(tmp_path / "kept")
    yield made
    made.close()


def test_what_a_killed_process_kept_is_found_by_the_next(tmp_path):
    die_with(tmp_path, 'store.keep(Document(), None); store.keep(document, Path("shop.roi"))')
    store = Recovery(tmp_path)
    (found,) = store.recoverable(CATALOGUE)
    assert found.reading.document == DOCUMENT
    assert found.origin == Path("shop.roi")
    assert store.recoverable(CATALOGUE) == (found,)
    store.forget(found)
    assert store.recoverable(CATALOGUE) == ()
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_known_as_it_was_before_the_crash(store, tmp_path):
    die_with(tmp_path / "kept", 'store.keep(document, Path("shop.roi"), Stamp(12, "ab"))')
    (found,) = store.recoverable(CATALOGUE)
    assert found.stamp == Stamp(12, "ab")


@pytest.mark.parametrize("stamp", [None, [], {}, {"changed_ns": "1", "digest": "ab"}, {"digest": "ab"}])
def test_a_file_that_is_not_known_equals_none(store, tmp_path, stamp):
    kept = {"origin": "shop.roi", "stamp": stamp, "document": '{"format": "merchant-roi", "version": 1}'}
    (tmp_path / "kept" / f"abc{KEPT}").write_text(json.dumps(kept))
    (found,) = store.recoverable(CATALOGUE)
    assert found.stamp == UNKNOWN


def test_a_process_that_discarded_leaves_nothing_to_find(tmp_path):
    die_with(tmp_path, "store.keep(document, None); store.discard()")
    store = Recovery(tmp_path)
    assert store.recoverable(CATALOGUE) == ()
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_a_running_window_keeps_its_state_to_itself(store, tmp_path):
    store.keep(DOCUMENT, None)
    other = Recovery(tmp_path / "kept")
    assert other.recoverable(CATALOGUE) == ()
    other.close()
    assert len(list((tmp_path / "kept").glob(f"*{KEPT}"))) == 1


def test_two_windows_never_offer_the_same_state(store, tmp_path):
    die_with(tmp_path / "kept", "store.keep(document, None)")
    (found,) = store.recoverable(CATALOGUE)
    other = Recovery(tmp_path / "kept")
    assert other.recoverable(CATALOGUE) == ()
    store.close()
    assert [one.key for one in other.recoverable(CATALOGUE)] == [found.key]
    other.close()


def test_the_newest_comes_first(store, tmp_path):
    for name in ("a.roi", "b.roi"):
        die_with(tmp_path / "kept", f'store.keep(document, Path("{name}"))')
    for number, path in enumerate(sorted((tmp_path / "kept").glob(f"*{KEPT}"))):
        os.utime(path, (1_000_000 + number, 1_000_000 + number))
    dates = [one.kept_at for one in store.recoverable(CATALOGUE)]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == 2


HOURS_AGO = 5 * 3_600


def test_a_clock_that_is_set_back_loses_no_state_and_no_lock(store, tmp_path, monkeypatch):
    store.keep(Document(name="before"), None)
    (path,) = (tmp_path / "kept").glob(f"*{KEPT}")
    ahead = time.time() + HOURS_AGO
    for one in (path, path.with_suffix(".lock")):
        os.utime(one, (ahead, ahead))
    monkeypatch.setattr(time, "time", lambda: ahead - 2 * HOURS_AGO)
    die_with(tmp_path / "kept", "store.keep(document, None)")
    other = Recovery(tmp_path / "kept")
    # What lives keeps its lock however new that looks, and what died is offered however old.
    assert [one.reading.document for one in other.recoverable(CATALOGUE)] == [DOCUMENT]
    # A window keeps one state: what it keeps later takes the place of what seems to be newer.
    store.keep(Document(name="after"), None)
    (whole,) = (one for one in (tmp_path / "kept").glob(f"*{KEPT}") if one == path)
    assert json.loads(json.loads(whole.read_bytes())["document"])["merchant"]["name"] == "after"
    other.close()


@pytest.mark.parametrize("moment", [-(10**30), 10**30])
def test_a_time_that_no_calendar_has_is_the_beginning_of_all(moment):
    assert recovery._time(moment).year == 1970


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"origin": 1, "document": 2}', b"\xff", b"[" * 5_000])
def test_a_state_that_cannot_be_read_does_no_harm(store, tmp_path, data):
    (tmp_path / "kept" / f"abc{KEPT}").write_bytes(data)
    assert store.recoverable(CATALOGUE) == ()
    assert store.unreadable == 1
    assert (tmp_path / "kept" / f"abc{ASIDE}").read_bytes() == data
    assert Recovery(tmp_path / "kept").recoverable(CATALOGUE) == ()


def test_a_state_that_no_longer_fits_is_found_with_its_problems(store, tmp_path):
    kept = {"origin": None, "document": '{"format": "merchant-roi", "version": 9}'}
    (tmp_path / "kept" / f"abc{KEPT}").write_text(json.dumps(kept))
    (found,) = store.recoverable(CATALOGUE)
    assert [one.code for one in found.reading.problems] == ["version_newer"]


def test_a_window_never_finds_its_own_state(store):
    store.keep(DOCUMENT, None)
    assert store.recoverable(CATALOGUE) == ()


@pytest.mark.skipif(os.name != "posix", reason="asks for the lock of a file")
def test_half_a_write_of_a_dead_process_is_swept_away_and_one_of_a_living_is_not(store, tmp_path):
    dead = tmp_path / "kept" / f".0a{LEFTOVER}"
    dead.write_bytes(b"half")
    with new_file(tmp_path / "kept", LEFTOVER) as living:
        assert store.recoverable(CATALOGUE) == ()
        assert not dead.exists()
        assert living.exists()


def bad_lock(kept):
    kept.with_suffix(".lock").unlink()
    kept.with_suffix(".lock").mkdir()


def bad_folder(kept):
    kept.unlink()
    kept.mkdir()


def bad_time(kept):
    os.utime(kept, ns=(2**62, 2**62))


def bad_owner(kept):
    kept.unlink()
    kept.symlink_to("/proc/1/mem")


@pytest.mark.skipif(os.name != "posix", reason="needs links and large times")
@pytest.mark.parametrize("harm", [bad_lock, bad_folder, bad_time, bad_owner])
def test_a_bad_state_does_not_end_recovery_for_the_others(store, tmp_path, harm):
    for _ in range(3):
        die_with(tmp_path / "kept", "store.keep(document, None)")
    harmed, *_ = sorted((tmp_path / "kept").glob(f"*{KEPT}"))
    harm(harmed)
    found = store.recoverable(CATALOGUE)
    expected = 3 if harm in (bad_lock, bad_time) else 2  # what can be read is offered whatever its lock and time
    assert [one.reading.document for one in found] == [DOCUMENT] * expected
    for one in found:
        store.forget(one)
    assert store.recoverable(CATALOGUE) == ()


def test_a_folder_that_is_removed_meanwhile_is_made_anew(store, tmp_path):
    shutil.rmtree(tmp_path / "kept")
    assert store.recoverable(CATALOGUE) == ()
    store.keep(DOCUMENT, None)
    assert len(list((tmp_path / "kept").glob(f"*{KEPT}"))) == 1


def test_a_store_that_cannot_keep_says_so(store, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("roi_app.documents.files.os.fsync", full)
    with pytest.raises(DocumentError, match="disk_full"):
        store.keep(DOCUMENT, None)


def test_a_folder_where_nothing_can_be_locked_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(Lock, "taken", lambda _: None)
    with pytest.raises(OSError, match="cannot be locked"):
        Recovery(tmp_path)
