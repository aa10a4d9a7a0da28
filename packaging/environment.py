"""The project's own .venv: made once from the locks, recognised in a moment, made anew when it was left half done.

A stamp inside says which locks were installed and for which Python. It is removed before anything changes and written
last, so whatever is interrupted leaves no stamp, and the next start begins afresh.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import system

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
LOCKS = ROOT / "packaging" / "requirements"
PYTHON = f"{sys.implementation.cache_tag} {sys.platform}"

# pip's settings that would put the packages elsewhere, or not put them all
_MISLEADING = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_NO_DEPS", "PIP_DRY_RUN", "PIP_NO_BINARY")


def ready(*locks: str, libraries: Mapping[str, str]) -> Path:
    """Return the Python of a .venv that holds these locks (by name, as in `run`), which is made or mended first.

    `libraries` are those that the operating system must bring, each with the Debian package that has it.
    """
    system.require(libraries, venv_module=not is_current(read_stamp()))
    if not _holds(locks):
        with _one_at_a_time():
            if not _holds(locks):  # another start may have made it meanwhile
                _make(locks)
    return tool("python")


def tool(name: str) -> Path:
    """Return where the .venv has one of its programs."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def process_environment() -> dict[str, str]:
    """Return the environment for the project's own processes: this checkout's code, and no other Python's settings."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}
    return kept | {"PYTHONPATH": str(ROOT)}


def fingerprint(lock: str) -> str:
    """Return the SHA-256 of a lock, indifferent to the line ends that a checkout gives it."""
    try:
        text = (LOCKS / f"{lock}.txt").read_bytes()
    except FileNotFoundError:
        raise SystemExit(f"packaging/requirements/{lock}.txt is missing from this checkout.") from None
    return hashlib.sha256(text.replace(b"\r\n", b"\n")).hexdigest()


def read_stamp() -> dict[str, str]:
    """Return what the .venv says of itself, nothing if it is absent, half made or unreadable."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def is_current(stamp: dict[str, str]) -> bool:
    """Tell whether the .venv can be built upon: of this Python, and with nothing in it that a lock has left behind."""
    return (
        stamp.get("python") == PYTHON
        and tool("python").exists()
        and all(fingerprint(lock) == digest for lock, digest in stamp.items() if lock != "python")
    )


def _holds(locks: tuple[str, ...]) -> bool:
    stamp = read_stamp()
    return all(lock in stamp for lock in locks) and is_current(stamp)


def _make(locks: tuple[str, ...]) -> None:
    stamp = read_stamp()
    if not is_current(stamp):
        stamp = {"python": PYTHON}
        print("Making .venv with the locked packages (once; it takes about a minute) ...", file=sys.stderr, flush=True)
        STAMP.unlink(missing_ok=True)
        create(VENV, sys.executable)
    STAMP.unlink(missing_ok=True)
    for lock in locks:
        if lock not in stamp:
            install(tool("python"), lock)
            stamp[lock] = fingerprint(lock)
    compile_app(tool("python"))
    beside = STAMP.with_suffix(".new")
    beside.write_text(json.dumps(stamp), encoding="utf-8")
    beside.replace(STAMP)


def create(venv: Path, python: str) -> None:
    """Make an empty environment with such a Python, in place of what is there; SystemExit says why it was not made."""
    command = [python, "-I", "-m", "venv", "--clear", str(venv)]
    made = subprocess.run(command, check=False, capture_output=True, text=True)
    if made.returncode:
        words = (made.stderr or made.stdout).strip()
        place = venv.relative_to(ROOT)
        raise SystemExit(f"{words}\nMaking {place} failed (the reason is above). Close what uses it, or delete it.")


def install(python: Path, lock: str) -> None:
    """Install the packages of a lock, by name, for the Python of an environment; SystemExit says what may help."""
    command = [str(python), "-I", "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
    command += ["--no-user", "--no-input", "--disable-pip-version-check", "-qq", "-r", str(LOCKS / f"{lock}.txt")]
    kept = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    if subprocess.run(command, check=False, env=kept, close_fds=False).returncode:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SystemExit(
            f"The packages of packaging/requirements/{lock}.txt could not be installed (pip's words are above).\n"
            f"Check the network, then start again. The packages exist for Python 3.11 to 3.14 (this is {version}) on\n"
            "Windows, macOS 13 and later, and Linux with glibc 2.34 (x86-64) or 2.39 (ARM) and later."
        )


def compile_app(python: Path) -> None:
    """Compile the app itself, as pip does with a package, so that the first start is as soon there as the next."""
    command = [str(python), "-I", "-m", "compileall", "-q", str(ROOT / "roi_app")]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Keep a second start from mending what a first one is still making (Windows refuses that by itself)."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with (LOCKS / "run.txt").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        # pip, should it outlive a killed start, keeps the next one waiting
        os.set_inheritable(held.fileno(), True)  # noqa: FBT003 - its argument has no name
        yield
