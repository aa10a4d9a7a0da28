"""What is remembered between two starts, and what counts as absent."""

import os

import pytest
from PySide6.QtCore import QByteArray, QSettings

from roi_app.gui.state.settings import MOST_BYTES, Settings
from roi_app.gui.style.theme import Appearance

KEPT = {
    "language": "zh-Hans",
    "appearance": Appearance.DARK,
    "geometry": QByteArray(b"where it stood"),
    "waterfall_share": 0.3125,
    "presented_sliders": ("leakage", "sales_uplift"),
    "welcomes": False,
    "offers_tour": False,
    "reduced_motion": True,
}


@pytest.mark.parametrize("name", KEPT)
def test_what_is_set_is_there_at_the_next_start(settings, name):
    assert getattr(settings, name) != KEPT[name]
    setattr(settings, name, KEPT[name])
    settings._store.sync()
    assert getattr(Settings(), name) == KEPT[name]


def test_folders_are_kept_and_exports_begin_beside_the_files(settings, tmp_path):
    settings.folder = str(tmp_path)
    assert settings.export_folder == str(tmp_path)
    other = tmp_path / "exports"
    other.mkdir()
    settings.export_folder = str(other)
    assert (settings.folder, settings.export_folder) == (str(tmp_path), str(other))
    other.rmdir()
    assert settings.export_folder == str(tmp_path)


def test_no_export_is_offered_a_folder_that_may_not_be_written(settings, tmp_path, own_home, monkeypatch):
    settings.folder = str(tmp_path)
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: str(path) != str(tmp_path) and may(path, mode))
    assert settings.folder == str(tmp_path)
    assert os.path.commonpath((settings.export_folder, own_home)) == str(own_home)


@pytest.mark.parametrize(
    "name", ["language", "appearance", "geometry", "folder", "export_folder", "welcomes", "waterfall_share"]
)
@pytest.mark.parametrize("nonsense", ["klingon", 7, "", "2"])
def test_a_value_that_makes_no_sense_counts_as_absent(settings, name, nonsense):
    absent = getattr(settings, name)
    kept = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "merchant-roi", "merchant-roi")
    kept.setValue(name, nonsense)
    kept.sync()
    assert getattr(Settings(), name) == absent


def test_settings_larger_than_any_are_not_read(settings):
    settings.language = "zh-Hant"
    with settings.file.open("ab") as file:
        file.truncate(MOST_BYTES + 1)
    assert not Settings().could_be_read
