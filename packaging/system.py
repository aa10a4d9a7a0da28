"""What the operating system has to bring: Qt's system libraries, and on Debian the part of Python that makes a .venv.

Everything is asked of the system itself (can this library be loaded?), never of its list of packages, so the answer
also holds where a library came another way. What is missing is installed with apt-get if that needs no password, and
otherwise named in one command to copy.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping

# library -> the Debian and Ubuntu package that has it; what Qt needs to start at all
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
# ... and what it needs in addition to open a window, under X11 and under Wayland
SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# program -> the Debian package that has it; what slow proofs check against, each left out with a word without it
PROOFS = {
    "soffice": "libreoffice-calc-nogui",
    "dpkg-shlibdeps": "dpkg-dev",
    "objdump": "binutils",
    "debootstrap": "debootstrap",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "strace": "strace",
    "import": "imagemagick",
    "pdftotext": "poppler-utils",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
}


def wish(programs: Mapping[str, str]) -> None:
    """Install programs that are good to have where that needs no password; whoever wants them says what is missing."""
    packages = [package for program, package in programs.items() if not shutil.which(program)]
    if packages and shutil.which("apt-get") and administrator_prefix() is not None:
        try:
            apt_install(packages)
        except SystemExit as reason:
            print(reason, file=sys.stderr)


def require(libraries: Mapping[str, str], *, venv_module: bool) -> None:
    """Make sure that these libraries load and that this Python can make a .venv; SystemExit says what is missing."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries(libraries)
    packages = [libraries[library] for library in missing]
    if venv_module and not can_make_venv():
        packages.append(f"python3.{sys.version_info.minor}-venv")
    if packages and shutil.which("apt-get"):
        apt_install(packages)
        missing = missing_libraries(missing)
        importlib.invalidate_caches()
    if venv_module and not can_make_venv():
        raise SystemExit(f"This Python ({sys.executable}) has no module ensurepip; install it or use another Python.")
    if needed := [library for library in missing if library in OFFSCREEN]:
        raise SystemExit(f"Qt needs these system libraries, and they cannot be loaded: {' '.join(needed)}")
    if missing:  # one display system is enough, and elsewhere than on Debian nobody can say which
        print(f"Note: if the window does not open, Qt misses {' '.join(missing)}", file=sys.stderr)


def can_make_venv() -> bool:
    """Tell whether this Python has what a .venv with pip in it is made with; Debian packs that apart."""
    return bool(importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"))


def missing_libraries(libraries: Iterable[str]) -> list[str]:
    """Return those of these shared libraries that cannot be loaded."""
    try:
        import ctypes
    except ImportError:  # a Python built without libffi cannot ask; Qt will say it itself
        return []
    missing = []
    for library in libraries:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(library)
    return missing


def apt_install(packages: list[str]) -> None:
    """Install Debian packages if that needs no password; SystemExit names the command otherwise, or what failed."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    prefix = administrator_prefix()
    if prefix is None:
        steps = f"apt-get update && apt-get install --yes --no-install-recommends {' '.join(packages)}"
        by_hand = f"sudo sh -c '{steps}'" if shutil.which("sudo") else f"su -c '{steps}'"
        raise SystemExit(f"Missing on this system: {' '.join(packages)}. Install with\n    {by_hand}\nand start again.")
    print(f"Installing with apt-get: {' '.join(packages)}", file=sys.stderr, flush=True)
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
    if _fails([*quiet, *command]):  # the list of packages may be old, or still empty
        _fails([*quiet, "apt-get", "update"])
        if reason := _fails([*quiet, *command]):
            raise SystemExit(f"{reason}\napt-get could not install: {' '.join(packages)} (its own words are above).")


def administrator_prefix() -> list[str] | None:
    """Return what to write before a command to run it as administrator without a password, None if nothing does."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and not _fails(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _fails(command: list[str]) -> str:
    """Return what the command said if it failed, and nothing if it did its work."""
    done = subprocess.run(
        command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return done.stdout.strip() or f"exit status {done.returncode}" if done.returncode else ""
