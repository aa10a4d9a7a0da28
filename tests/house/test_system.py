import re
import sys

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system libraries are Linux's matter")


@pytest.fixture
def system(packaging):
    return packaging("system")


@pytest.fixture
def debian(system, monkeypatch):
    """A Debian where apt-get exists; what it is asked goes into `asked`, and every command succeeds at once."""
    system.asked = []
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system, "administrator_prefix", list)
    monkeypatch.setattr(system, "_fails", lambda command: system.asked.append(command) or "")
    return system


def test_the_loader_itself_is_asked(system):
    assert system.missing_libraries(["libc.so.6", "libnot-there.so.7"]) == ["libnot-there.so.7"]


def test_what_qt_cannot_do_without_comes_first(system):
    assert not system.OFFSCREEN.keys() & system.SCREEN.keys()
    assert {"libEGL.so.1", "libGL.so.1", "libxkbcommon.so.0"} <= system.OFFSCREEN.keys()
    assert system.SCREEN["libxcb-cursor.so.0"] == "libxcb-cursor0"


def test_nothing_is_installed_where_nothing_is_missing(debian, monkeypatch):
    monkeypatch.setattr(debian, "missing_libraries", lambda libraries: [])
    debian.require(debian.OFFSCREEN, venv_module=False)
    assert debian.asked == []


def test_all_that_is_missing_is_asked_for_at_once(debian, monkeypatch):
    answers = iter([["libEGL.so.1", "libGL.so.1"], []])
    monkeypatch.setattr(debian, "missing_libraries", lambda libraries: next(answers))
    able = iter([False, True])
    monkeypatch.setattr(debian, "can_make_venv", lambda: next(able))
    debian.require(debian.OFFSCREEN, venv_module=True)
    (command,) = debian.asked
    assert command[-3:] == ["libegl1", "libgl1", f"python3.{sys.version_info.minor}-venv"]
    assert {"DEBIAN_FRONTEND=noninteractive", "--yes", "--no-install-recommends"} <= set(command)


def test_an_old_list_of_packages_is_renewed(debian, monkeypatch):
    answers = iter(["not found", "", ""])
    monkeypatch.setattr(debian, "_fails", lambda command: debian.asked.append(command) or next(answers))
    debian.apt_install(["libegl1"])
    assert [command[3] if command[2] == "apt-get" else command for command in debian.asked] == [
        "install",
        "update",
        "install",
    ]


def test_an_installation_that_fails_says_why(debian, monkeypatch):
    monkeypatch.setattr(debian, "_fails", lambda command: "E: no space left")
    with pytest.raises(SystemExit, match=r"(?s)E: no space left.*could not install: libegl1"):
        debian.apt_install(["libegl1"])


@pytest.mark.parametrize(("there", "asks"), [("/usr/bin/sudo", "sudo sh -c"), (None, "su -c")])
def test_who_may_not_install_gets_a_command_that_works_there(debian, monkeypatch, there, asks):
    monkeypatch.setattr(debian, "administrator_prefix", lambda: None)
    monkeypatch.setattr(debian.shutil, "which", lambda name: there if name == "sudo" else f"/usr/bin/{name}")
    steps = "apt-get update && apt-get install --yes --no-install-recommends libegl1 libgl1"
    with pytest.raises(SystemExit, match=re.escape(f"    {asks} '{steps}'\n")):
        debian.apt_install(["libegl1", "libgl1"])
    assert debian.asked == []


def test_sudo_is_taken_only_where_it_asks_nothing(system, monkeypatch):
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system.shutil, "which", lambda name: "/usr/bin/sudo")
    monkeypatch.setattr(system, "_fails", lambda command: "")
    assert system.administrator_prefix() == ["sudo", "-n"]
    monkeypatch.setattr(system, "_fails", lambda command: "a password is required")
    assert system.administrator_prefix() is None
    monkeypatch.setattr(system.os, "geteuid", lambda: 0)
    assert system.administrator_prefix() == []


class TestElsewhereThanOnDebian:
    @pytest.fixture(autouse=True)
    def _without_apt(self, system, monkeypatch):
        monkeypatch.setattr(system.shutil, "which", lambda name: None)

    def test_a_library_that_qt_needs_stops_it(self, system, monkeypatch):
        monkeypatch.setattr(system, "missing_libraries", lambda libraries: ["libEGL.so.1", "libxcb-cursor.so.0"])
        with pytest.raises(SystemExit, match=r"cannot be loaded: libEGL\.so\.1$"):
            system.require(system.OFFSCREEN | system.SCREEN, venv_module=False)

    def test_one_that_only_one_display_needs_is_a_note(self, system, monkeypatch, capsys):
        monkeypatch.setattr(system, "missing_libraries", lambda libraries: ["libxcb-cursor.so.0"])
        system.require(system.OFFSCREEN | system.SCREEN, venv_module=False)
        assert "libxcb-cursor.so.0" in capsys.readouterr().err

    def test_a_python_that_makes_no_venv_is_named(self, system, monkeypatch):
        monkeypatch.setattr(system, "can_make_venv", lambda: False)
        with pytest.raises(SystemExit, match="no module ensurepip"):
            system.require({}, venv_module=True)


def test_other_systems_bring_everything_themselves(system, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(system, "can_make_venv", lambda: False)
    system.require({"libnot-there.so.7": "nothing"}, venv_module=True)
