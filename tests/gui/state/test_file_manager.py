"""Files are shown by each system's own file manager, whatever their names hold, and by no shell."""

from pathlib import Path, PurePosixPath

import pytest

from roi_app.gui.state import file_manager
from roi_app.gui.state.file_manager import Command, FileManager, addresses, command_for

ODD = "小型服飾店, $(rm -rf x) & 'a' ;b.pdf"


def test_the_explorer_gets_the_path_in_quotes_of_its_own():
    command = command_for("win32", [PurePosixPath(f"C:/shop a b/{ODD}"), PurePosixPath("C:/second.png")])
    assert command == Command("explorer.exe", (), f'/select,"C:\\shop a b\\{ODD}"')


def test_the_finder_gets_each_path_as_an_argument_of_its_own():
    files = [Path(f"/shops/a b/{ODD}"), Path("/shops/a b/-R.png")]
    assert command_for("darwin", files) == Command("open", ("-R", str(files[0]), str(files[1])))


def test_the_address_of_a_file_encodes_what_is_no_address():
    (one,) = addresses([Path(f"/shops/a b/{ODD}")])
    assert one.startswith("file:///shops/a%20b/%E5%B0%8F")
    assert one.isascii()
    assert " " not in one


def test_where_no_file_manager_answers_the_folder_is_opened(qtbot, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr(file_manager, "open_folder", opened.append)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nobody'}")
    FileManager().show_files([tmp_path / ODD])
    qtbot.waitUntil(lambda: opened == [tmp_path])


@pytest.mark.parametrize(("platform", "program"), [("win32", "explorer.exe"), ("darwin", "open")])
def test_a_program_that_does_not_start_leaves_the_folder(monkeypatch, tmp_path, platform, program):
    started, opened = [], []
    monkeypatch.setattr(file_manager.sys, "platform", platform)
    monkeypatch.setattr(file_manager, "open_folder", opened.append)
    monkeypatch.setattr(file_manager, "_start", lambda command: started.append(command) or False)
    FileManager().show_files([tmp_path / ODD])
    assert ([one.program for one in started], opened) == ([program], [tmp_path])
