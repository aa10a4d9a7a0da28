import pytest

from roi_app.documents.recent import MOST_RECENT, RecentFiles


def test_recent_files_are_the_last_ten_newest_first_with_the_missing_flagged(tmp_path):
    recent = RecentFiles(tmp_path / "state" / "recent.json")
    assert recent.all() == ()
    for number in range(MOST_RECENT + 2):
        recent.add(tmp_path / f"{number}.roi")
    recent.add(tmp_path / "5.roi")
    (tmp_path / "5.roi").touch()
    names = [one.path.name for one in recent.all()]
    assert names == ["5.roi", "11.roi", "10.roi", "9.roi", "8.roi", "7.roi", "6.roi", "4.roi", "3.roi", "2.roi"]
    assert [one.path.name for one in recent.all() if one.exists] == ["5.roi"]
    recent.remove(tmp_path / "5.roi")
    assert recent.all()[0].path.name == "11.roi"


@pytest.mark.parametrize("data", [b"", b"{}", b"[1, null]", b"\xff", b"[" * 5_000])
def test_a_broken_list_of_recent_files_counts_as_empty(tmp_path, data):
    (tmp_path / "recent.json").write_bytes(data)
    recent = RecentFiles(tmp_path / "recent.json")
    assert recent.all() == ()
    assert not recent.is_readable
    recent.add(tmp_path / "a.roi")
    assert recent.is_readable
    assert [one.path.name for one in recent.all()] == ["a.roi"]
