"""Set up, start, test and check Merchant ROI from a checkout; Python's standard library is all it needs.

python3 packaging/dev.py run [FILE.roi | COMMAND ...]   the app: a file, a command, or with nothing a sample shop
python3 packaging/dev.py test [PYTEST OPTIONS ...]      the tests; with nothing all but slow proofs, with coverage gate
python3 packaging/dev.py test --fast                    those that need no window, typesetting or workbook
python3 packaging/dev.py prove [--minutes N]            the slow proofs, in turn, as many as fit into N minutes (4)
python3 packaging/dev.py lint                           format, lint, types and import contract, changing nothing
python3 packaging/dev.py check                          lint and test: all that has to hold
python3 packaging/dev.py format                         put the code into its format and mend what can be mended
python3 packaging/dev.py screenshots                    pictures of every page, language and size in screenshots/
python3 packaging/dev.py package [KIND ...]             what people install, into dist/: all that can be made here, or
                                                        some of deb, portable, windows, macos, source
python3 packaging/dev.py lock [--upgrade]               write the locks anew; --upgrade moves their versions
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        f"Merchant ROI needs Python 3.11 or newer, and this is Python {sys.version_info[0]}.{sys.version_info[1]} "
        f"({sys.executable}). Start it with a newer one, such as: python3.11 {sys.argv[0]}"
    )

import os
import subprocess
from collections.abc import Callable, Mapping

import environment
import locks
import system

SAMPLE = ["--sample", "clothing"]
COVERED = ["model", "benchmarks", "checks", "texts"]
COVERAGE = [
    *(f"--cov=roi_app/{room}" for room in COVERED),
    "--cov-branch",
    "--cov-report=term-missing:skip-covered",
    "--cov-fail-under=100",
]
ASKING = [["--version"], ["--help"], ["-h"]]
NO_PROOFS = ["-m", "not long"]
# Each core begins with a part of its own, so that what a module shares is made once, and takes what another has left.
ON_EVERY_CORE = ["-n", "auto", "--dist", "worksteal"]
# The tests start hundreds of processes: what they load is compiled once, whatever this shell wants of its own.
COMPILED_ONCE = {"PYTHONDONTWRITEBYTECODE": ""}
# What needs no window, no typesetting, no workbook and no process of its own.
SLOW = [
    *("tests/gui", "tests/exports", "tests/house", "tests/performance"),
    *(f"tests/cli/commands/test_{name}.py" for name in ("report", "workbook", "portfolio_pdf")),
    *("tests/portfolio/test_files.py", "tests/portfolio/test_cluster.py", "tests/ledger/test_sheets.py"),
]
FAST = [*ON_EVERY_CORE, *NO_PROOFS, *(f"--ignore={path}" for path in SLOW)]


def run(arguments: list[str]) -> int:
    """Start the app; the window needs a screen, a command does not, and what only tells of the app needs nothing."""
    if arguments in ASKING:
        return _become([sys.executable, "-P", "-m", "roi_app", *arguments])
    sys.path.insert(0, str(environment.ROOT))
    from roi_app.__main__ import opens_window

    window = opens_window(arguments)
    python = environment.ready("run", libraries=window_libraries(os.environ) if window else {})
    return _become([str(python), "-P", "-m", "roi_app", *(arguments or SAMPLE)])


def test(arguments: list[str]) -> int:
    """Run the tests that pytest is told to run, the fast ones, or all but the slow proofs with the coverage gate."""
    platform = offscreen(os.environ)
    python = environment.ready("run", "test", libraries=window_libraries({**os.environ, **platform}))
    options = {(): [*ON_EVERY_CORE, *NO_PROOFS, *COVERAGE], ("--fast",): FAST}.get(tuple(arguments), arguments)
    return _call([str(python), "-m", "pytest", *options], **platform, **COMPILED_ONCE)


def prove(arguments: list[str]) -> int:
    """Run as many of the slow proofs as fit into some minutes, one after the other, and name those left out."""
    minutes = arguments[1:] if arguments[:1] == ["--minutes"] else ["4"] if not arguments else []
    if len(minutes) != 1 or not minutes[0].isdecimal():
        _no_more(arguments or ["--minutes"])
    platform = offscreen(os.environ)
    python = environment.ready("run", "test", libraries=window_libraries({**os.environ, **platform}))
    system.wish(system.PROOFS)
    return _call(
        [str(python), "-m", "pytest", "-m", "long", "--minutes", minutes[0], "-v"], **platform, **COMPILED_ONCE
    )


def lint(arguments: list[str]) -> int:
    """Say what is wrong with format, style, types or imports; 1 if anything is."""
    _no_more(arguments)
    python = str(environment.ready("run", "test", libraries={}))
    steps = {
        "format": [python, "-m", "ruff", "format", "--check", "--quiet"],
        "lint": [python, "-m", "ruff", "check", "--quiet"],
        "types": [python, "-m", "mypy", "--no-error-summary"],
        "imports": [str(environment.tool("lint-imports")), "--no-logo"],
    }
    failed = [name for name, command in steps.items() if _call(command)]
    print(f"Not as it should be: {', '.join(failed)}" if failed else "Format, lint, types and imports are well.")
    return 1 if failed else 0


def check(arguments: list[str]) -> int:
    """Lint, then test whatever lint said, so that one run tells everything."""
    return lint(arguments) | test(arguments)


def tidy(arguments: list[str]) -> int:
    """Format the code and let ruff mend what it can."""
    _no_more(arguments)
    python = str(environment.ready("run", "test", libraries={}))
    return _call([python, "-m", "ruff", "check", "--fix", "--quiet"]) | _call([python, "-m", "ruff", "format"])


def screenshots(arguments: list[str]) -> int:
    """Take a picture of every page in every language, light and dark, at three sizes."""
    _no_more(arguments)
    platform = {"QT_QPA_PLATFORM": "offscreen"}
    python = environment.ready("run", libraries=window_libraries({**os.environ, **platform}))
    return _call([str(python), str(environment.ROOT / "packaging" / "screenshots.py")], **platform)


def package(arguments: list[str]) -> int:
    """Make packages of these kinds, or of every kind that this machine can make, with their checksums."""
    from release import packages

    _no_more([kind for kind in arguments if kind not in packages.KINDS])
    packages.make(arguments)
    return 0


def lock(arguments: list[str]) -> int:
    """Write the locks anew, keeping their versions where they still fit unless told to upgrade."""
    if arguments not in ([], ["--upgrade"]):
        _no_more(arguments)
    environment.ready("run", "test", libraries={})
    locks.renew(environment.tool("uv"), environment.ROOT, upgrade=bool(arguments))
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "prove": prove,
    "lint": lint,
    "check": check,
    "format": tidy,
    "screenshots": screenshots,
    "package": package,
    "lock": lock,
}


def main(arguments: list[str]) -> int:
    """Run one command and return its exit status; 2 with the usage when there is no such command."""
    if arguments == ["--version"]:
        return run(arguments)
    if not arguments or arguments[0] not in COMMANDS:
        wanted_help = arguments[:1] in (["-h"], ["--help"])
        print(__doc__, file=sys.stdout if wanted_help else sys.stderr)
        return 0 if wanted_help else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except KeyboardInterrupt:
        print("Interrupted. What was left half made is mended at the next start.", file=sys.stderr)
        return 130


def offscreen(variables: Mapping[str, str]) -> dict[str, str]:
    """Return what to set so that Qt does without a screen where a Linux machine has none."""
    return {"QT_QPA_PLATFORM": "offscreen"} if _has_no_screen(variables) else {}


def window_libraries(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the system libraries that a window needs in such an environment; SystemExit where none can open."""
    if _has_no_screen(variables):
        raise SystemExit(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.\n"
            "The command line needs none: python3 packaging/dev.py run --help"
        )
    unseen = variables.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal", "vnc"))
    return system.OFFSCREEN if unseen else system.OFFSCREEN | system.SCREEN


def _has_no_screen(variables: Mapping[str, str]) -> bool:
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(variables.get(name) for name in known)


def _no_more(arguments: list[str]) -> None:
    if arguments:
        print(f"Too much: {' '.join(arguments)}\n{__doc__}", file=sys.stderr)
        raise SystemExit(2)


def _call(command: list[str], **variables: str) -> int:
    """Run a tool in the checkout's folder."""
    settings = environment.process_environment() | variables
    return subprocess.run(command, check=False, cwd=environment.ROOT, env=settings).returncode


def _become(command: list[str]) -> int:
    """Let the app take this process's place, so that it costs nothing more; Windows has no such thing."""
    settings = environment.process_environment()
    if os.name != "nt":
        os.execve(command[0], command, settings)  # noqa: S606 - the app's own Python
    return subprocess.run(command, check=False, env=settings).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
