"""The locks: every package in its exact version, with the hashes of its files and without anyone's address.

They are plain requirement files, since the other formats of a lock write down the registry that answered. One file
serves Linux, Windows and macOS and Python 3.11 to 3.14.
"""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path("packaging", "requirements")
# A lock and what it adds to the dependencies of pyproject.toml. Later ones agree with the first.
GROUPS: dict[str, list[str]] = {
    "run": [],
    "test": ["--group", "test", "--extra", "cluster"],
    "build": ["--group", "build"],
}

_ADDRESS = re.compile(r"://|--(?:extra-)?index-url|--find-links|--trusted-host|\bfile:| @ |(?:^|\s)-[ief]\b")
_REQUIREMENT = re.compile(r"^([a-z0-9-]+)(?:\[[a-z0-9,-]+\])?==([^\s;\\]+)")


def renew(uv: Path, root: Path, *, upgrade: bool) -> None:
    """Write every lock under `root` with this uv; SystemExit when there is no answer or it is not fit to be kept."""
    for name, extra in GROUPS.items():
        target = FOLDER / f"{name}.txt"
        command = [
            str(uv),
            "pip",
            "compile",
            "pyproject.toml",
            "--no-config",
            "--universal",
            "--python-version",
            "3.11",
        ]
        command += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate"]
        # where the lock names only `name`, an older pip takes the newest `name[extra]` and then misses its hash
        command += ["--no-strip-extras"]
        command += ["--quiet", *extra, "--output-file", str(target)]
        command += ["--upgrade"] if upgrade else []
        command += [] if name == "run" else ["--constraints", str(FOLDER / "run.txt")]
        if subprocess.run(command, check=False, cwd=root, env=_without_local_settings(os.environ)).returncode:
            raise SystemExit(f"{target} was not written (uv's words are above).")
        if wrong := faults((root / target).read_text(encoding="utf-8")):
            raise SystemExit(f"{target} must not be committed:\n" + "\n".join(wrong))
        print(f"{target}: {len(pins((root / target).read_text(encoding='utf-8')))} packages")


def pins(text: str) -> dict[str, str]:
    """Return name and version of every requirement in a lock."""
    found = (_REQUIREMENT.match(line) for line in text.splitlines())
    return {match[1]: match[2] for match in found if match}


def faults(text: str) -> list[str]:
    """Return what is wrong with a lock: an address, an option, no exact version, a requirement without a hash."""
    found = []
    for number, line in enumerate(text.replace("\\\n", "").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if _ADDRESS.search(line):
            found.append(f"requirement {number} holds an address or an option: {line[:80]}")
        elif not _REQUIREMENT.match(line):
            found.append(f"requirement {number} has no exact version: {line[:80]}")
        elif "--hash=sha256:" not in line:
            found.append(f"requirement {number} has no hash: {line[:80]}")
    return found


def _without_local_settings(variables: Mapping[str, str]) -> dict[str, str]:
    """Drop uv's settings from the environment: a local folder of packages would bring hashes that nobody else has."""
    return {name: value for name, value in variables.items() if not name.startswith("UV_")}
