"""What the tracked files are, and what none of them may say."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TOP = {
    "pyproject.toml", "README.md", "roi_app", "assets", "tests", "packaging", "LICENSE", "CHANGELOG.md",
    "CONTRIBUTING.md", "SECURITY.md", ".ci", ".editorconfig", ".github", ".gitignore", ".pre-commit-config.yaml",
}  # fmt: skip

# Folders that belong to one machine. A path of the kind /usr/lib/... is every Debian's.
MACHINE = re.compile(rb"(?<![\w.~-])/(?:work|root|tmp|home/\w+|Users/\w+|mnt|opt/(?:pypi|wheels))(?:/|\b(?=['\"\s]))")
# Hosts of package registries, taken apart so that this file does not name them.
REGISTRIES = [b"py" + b"pi.org", b"python" + b"hosted", b"npm" + b"js", b"deb.de" + b"bian", b"/sim" + b"ple/"]


@pytest.fixture(scope="module")
def tracked():
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("needs git and a checkout to know which files are tracked")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def test_the_top_level_is_as_stated(tracked):
    assert {path.relative_to(ROOT).parts[0] for path in tracked} == TOP


def test_no_file_names_a_machines_folder_or_a_registry(tracked):
    found = []
    for path in tracked:
        content = path.read_bytes()
        words = [match[0] for match in MACHINE.finditer(content)] + [host for host in REGISTRIES if host in content]
        found += [f"{path.relative_to(ROOT)}: {word.decode()}" for word in words]
    assert found == []


@pytest.mark.parametrize("words", [b"cd /wo" + b"rk/main", b"'/tm" + b"p/x'", b'"/ro' + b'ot"', b"/home/" + b"ann/x"])
def test_a_machines_folder_is_recognised(words):
    assert MACHINE.search(words)


@pytest.mark.parametrize("words", [b"roi_app/tmp/x", b"https://example.org/work/1", b"/usr/lib/x", b"and/or/work"])
def test_other_paths_are_let_be(words):
    assert MACHINE.search(words) is None


def test_no_python_file_is_too_long_to_read(tracked):
    code = [path for path in tracked if path.suffix == ".py" and "tests" not in path.parts]
    lines = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in code}
    assert {name: count for name, count in lines.items() if count > 400} == {}
