import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "packaging" / "requirements"
LOCKS = sorted(FOLDER.glob("*"))


def canonical(requirement):
    return re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower().replace("_", "-").replace(".", "-")


@pytest.fixture
def locks(packaging):
    return packaging("locks")


@pytest.fixture
def pins(locks):
    return {path.stem: locks.pins(path.read_text(encoding="utf-8")) for path in LOCKS}


def test_every_file_is_a_lock_that_the_command_renews(locks):
    assert [path.name for path in LOCKS] == sorted(f"{name}.txt" for name in locks.GROUPS)


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_a_lock_has_exact_versions_and_hashes_and_no_address(locks, path):
    text = path.read_text(encoding="utf-8")
    assert locks.faults(text) == []
    assert "://" not in text
    assert re.search(r"index|find-links|file:", text) is None


def test_what_pyproject_asks_for_is_locked(pins):
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert {canonical(one) for one in asked["project"]["dependencies"]} <= pins["run"].keys()
    assert {canonical(one) for one in asked["dependency-groups"]["test"]} <= pins["test"].keys()
    assert {canonical(one) for one in asked["build-system"]["requires"]} <= pins["test"].keys()
    assert {canonical(one) for one in asked["dependency-groups"]["build"]} <= pins["build"].keys()


def test_tests_and_packages_hold_the_very_versions_that_the_app_runs_on(pins):
    assert pins["run"].items() <= pins["test"].items()
    assert pins["run"].items() <= pins["build"].items()


def test_qt_stays_at_the_version_that_does_not_lose_references_to_none(pins):
    assert pins["run"]["pyside6-essentials"] == pins["run"]["shiboken6"] == "6.11.3"


def test_compiled_packages_are_locked_for_more_than_this_system(locks):
    blocks = re.split(r"\n(?=[a-z])", (FOLDER / "run.txt").read_text(encoding="utf-8"))
    hashes = {canonical(block): block.count("--hash=sha256:") for block in blocks}
    # Linux on two processors, macOS and Windows; numpy and pandas in addition for each Python
    assert min(hashes["pyside6-essentials"], hashes["shiboken6"], hashes["typst"]) >= 4
    assert min(hashes["numpy"], hashes["pandas"]) >= 16


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("--index-url https://example.org/simple", "address or an option"),
        ("--find-links folder", "address or an option"),
        ("-e .", "address or an option"),
        ("thing @ https://example.org/thing.whl --hash=sha256:00", "address or an option"),
        ("thing @ file:///thing.whl --hash=sha256:00", "address or an option"),
        ("thing>=1.0 --hash=sha256:00", "no exact version"),
        ("thing==1.0", "no hash"),
    ],
)
def test_a_fault_is_found(locks, line, words):
    fine = "other==2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n# a comment\n"
    assert locks.faults(fine) == []
    (fault,) = locks.faults(fine + line + "\n")
    assert fault.startswith("requirement 3 ")
    assert words in fault


def test_uv_is_told_nothing_of_this_machine(locks):
    kept = locks._without_local_settings({"PATH": "p", "UV_FIND_LINKS": "folder", "UV_INDEX": "local"})
    assert kept == {"PATH": "p"}
