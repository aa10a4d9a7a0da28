"""The installer for Windows, made on Linux: the embeddable Python, the wheels of the lock, two small programs, NSIS.

The embeddable Python is not in any registry. EMBEDDED_PYTHON names its zip, EMBEDDED_PYTHON_SHA256 the checksum that
python.org gives for it: a release takes the official file, and stops where the sum differs. The Python that compiles
the modules must be of the same series (COMPILING_PYTHON, else one of that name on the PATH).
"""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import environment

from release import bundle, contents, fonts, icons, papers

NAME = "Merchant-ROI-{version}-windows-x64-setup.exe"
TREE = bundle.BUILD / "windows" / "Merchant ROI"
PROGRAMS = {"merchant-roi": ["-mwindows"], "roi-app": ["-mconsole", "-DCONSOLE"]}
ZIP, ZIP_SUM, COMPILER = "EMBEDDED_PYTHON", "EMBEDDED_PYTHON_SHA256", "COMPILING_PYTHON"
SMALL: tuple[str, ...] = ()
AT_ONCE = ("-DAT_ONCE",)
NEEDED = {"makensis": "nsis", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64"}

_SOURCES = environment.ROOT / "packaging" / "windows"
_WORK = bundle.BUILD / "windows" / "work"
_WHEELS = bundle.BUILD / "windows" / "wheels"
# Of the embeddable Python: no network, no database, nothing that signs; asyncio does without them.
_LEFT_OUT = re.compile(
    r"(?:python\w*\.exe|python\.cat|.*\._pth|_?sqlite3\..*|lib(?:ssl|crypto).*|_ssl.*|_hashlib.*|winsound.*)"
)
_LIBRARY = re.compile(r"python(3)(\d{2,})\.dll")


def why_not() -> str:
    """What this machine lacks to make the installer; "" where nothing is."""
    missing = [package for program, package in NEEDED.items() if not shutil.which(program)]
    if missing:
        return f"no {' '.join(missing)} (on Debian and Ubuntu: apt-get install {' '.join(missing)})"
    if not (os.environ.get(ZIP) and os.environ.get(ZIP_SUM)):
        return f"{ZIP} and {ZIP_SUM} do not name the embeddable Python for Windows and its checksum"
    return ""


def make(target: Path, version: str, packing: Sequence[str] = SMALL) -> Path:
    """Return the installer, made into the folder `target`, packed so by NSIS; SystemExit says what is missing."""
    if reason := why_not():
        raise SystemExit(f"The Windows installer cannot be made: {reason}.")
    shutil.rmtree(TREE, ignore_errors=True)
    shutil.rmtree(_WORK, ignore_errors=True)
    for folder in (TREE / "runtime", TREE / "lib", _WORK):
        folder.mkdir(parents=True)
    minor = _install_python(checked_zip(Path(os.environ[ZIP]), os.environ[ZIP_SUM]))
    _install_packages(minor)
    _install_app()
    _compile(minor)
    _build_programs(version, minor)
    papers.install_licences(TREE / "licences")
    shutil.copyfile(TREE / "runtime" / "LICENSE.txt", TREE / "licences" / "Python" / "2 of the Python for Windows.txt")
    _same_times()
    return _wrap(target / NAME.format(version=version), version, packing)


def checked_zip(file: Path, wanted: str) -> Path:
    """The zip of the embeddable Python, which has this checksum; SystemExit where it has another or is not there."""
    if not file.is_file():
        raise SystemExit(f"{file} is not there; {ZIP} names the zip of the embeddable Python.")
    if (found := papers.digest(file)) != wanted.lower():
        raise SystemExit(f"{file} has the SHA-256 {found}, and {ZIP_SUM} says {wanted}: it is another file.")
    return file


def _install_python(file: Path) -> int:
    """Unpack the runtime, wherever in the zip it lies; returns the minor version of Python 3."""
    with zipfile.ZipFile(file) as packed:
        names = {PurePosixPath(name): name for name in packed.namelist() if not name.endswith("/")}
        libraries = sorted((found[2], path) for path in names if (found := _LIBRARY.fullmatch(path.name)))
        if len(libraries) != 1:
            raise SystemExit(f"{file} holds {len(libraries)} Pythons, and one is needed.")
        ((minor, library),) = libraries
        for path, name in sorted(names.items()):
            if path.parent == library.parent and not _LEFT_OUT.fullmatch(path.name):
                (TREE / "runtime" / path.name).write_bytes(packed.read(name))
    # Beside the library, it also keeps the variables of the system and another Python's packages away.
    paths = f"{library.stem}.zip\n.\n..\\lib\n"
    (TREE / "runtime" / f"{library.stem}._pth").write_text(paths, encoding="utf-8", newline="\r\n")
    return int(minor)


def _install_packages(minor: int) -> None:
    """Fetch the wheels of the lock for Windows, by their hashes, and unpack what is used."""
    shutil.rmtree(_WHEELS, ignore_errors=True)
    command = [str(bundle.build_python()), "-I", "-m", "pip", "download", "--no-deps", "--require-hashes", "-qq"]
    command += ["--platform", "win_amd64", "--python-version", f"3.{minor}", "--implementation", "cp"]
    command += ["--abi", f"cp3{minor}", "--abi", "abi3", "--abi", "none", "--only-binary", ":all:"]
    command += ["--disable-pip-version-check", "-d", str(_WHEELS), "-r", str(environment.LOCKS / "run.txt")]
    if subprocess.run(command, check=False).returncode:
        raise SystemExit("The packages for Windows could not be fetched (pip's words are above).")
    for wheel in sorted(_WHEELS.glob("*.whl")):
        with zipfile.ZipFile(wheel) as packed:
            for entry in packed.infolist():
                if not entry.is_dir() and contents.is_used(entry.filename):
                    packed.extract(entry, TREE / "lib")
    fonts.cut_down(TREE / "lib", bundle.build_python(), bundle.FONTS)
    for library in (TREE / "lib" / "typst").glob("*.pyd"):
        fonts.blank_embedded(library)


def _install_app() -> None:
    unseen = shutil.ignore_patterns("__pycache__", "_assets")
    shutil.copytree(environment.ROOT / "roi_app", TREE / "lib" / "roi_app", ignore=unseen)
    shutil.copytree(environment.ROOT / "assets", TREE / "lib" / "assets", ignore=unseen)


def _compile(minor: int) -> None:
    """Leave every module in its compiled form alone, where the source was, without docstrings, day or path of here."""
    compiler = os.environ.get(COMPILER) or shutil.which(f"python3.{minor}") or sys.executable
    command = [compiler, "-I", "-m", "compileall", "-q", "-b", "-o", "2", "-s", str(TREE / "lib"), "-p", "lib"]
    command += ["--invalidation-mode", "unchecked-hash", "-j", "2", str(TREE / "lib")]
    asked = [compiler, "-I", "-c", "import sys; print(sys.version_info[1])"]
    told = subprocess.run(asked, check=False, capture_output=True, text=True).stdout.strip()
    if told != str(minor):
        raise SystemExit(f"A Python 3.{minor} must compile the modules, and {compiler} is none; {COMPILER} names one.")
    # the order of a set decides the order in a compiled module
    subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": "0"})
    for source in (TREE / "lib").rglob("*.py"):
        source.unlink()
    shutil.copyfile(_SOURCES / "start_windows.py", TREE / "lib" / "start.py")


def _build_programs(version: str, minor: int) -> None:
    """Build the two programs, with icons, manifest and version inside."""
    icons.make_ico(icons.APP, _WORK / "app.ico")
    icons.make_ico(icons.DOCUMENT, _WORK / "document.ico")
    owner = re.search(r"Copyright \(c\) (.+)", (environment.ROOT / "LICENSE").read_text(encoding="utf-8"))
    numbers = four_numbers(version)
    _fill("launcher.manifest", {"four_numbers": numbers})
    for name, options in PROGRAMS.items():
        filled = {"commas": numbers.replace(".", ","), "version": version, "name": name}
        _fill("launcher.rc", filled | {"copyright": owner[1] if owner else ""})
        subprocess.run(["x86_64-w64-mingw32-windres", "launcher.rc", "resource.o"], check=True, cwd=_WORK)
        command = ["x86_64-w64-mingw32-gcc", "-municode", "-Os", "-s", "-Wall", "-Wextra", "-Werror", *options]
        command += [f'-DPYTHON_LIBRARY=L"python3{minor}.dll"', "-Wl,--no-insert-timestamp"]
        # what Windows offers against intruders: other addresses at each start, no code among the data
        command += ["-Wl,--dynamicbase,--high-entropy-va,--nxcompat"]
        command += ["-o", str(TREE / f"{name}.exe"), str(_SOURCES / "launcher.c"), "resource.o"]
        subprocess.run(command, check=True, cwd=_WORK)


def four_numbers(version: str) -> str:
    """A version as Windows counts: four numbers, what follows the third part left out."""
    found = [int(number) for number in re.findall(r"\d+", version.partition("+")[0])][:3]
    return ".".join(map(str, [*found, *[0] * (4 - len(found))]))


def _fill(name: str, values: dict[str, str]) -> None:
    text = (_SOURCES / name).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"{{{key}}}", value)
    (_WORK / name).write_text(text, encoding="utf-8")


def _same_times() -> None:
    time = bundle.commit_time()
    for path in [*TREE.rglob("*"), *_WORK.rglob("*")]:
        os.utime(path, (time, time))


def _wrap(installer: Path, version: str, packing: Sequence[str]) -> Path:
    """Let NSIS pack the folder; the installer and its uninstaller know each file by its name."""
    files = sorted(path.relative_to(TREE) for path in TREE.rglob("*") if path.is_file())
    folders = sorted({parent for file in files for parent in file.parents if parent != Path()})
    _write_list("install.nsh", [line for folder in [Path(), *folders] for line in _installing(folder, files)])
    gone = [f'Delete "$INSTDIR\\{_backward(file)}"' for file in files]
    gone += [f'RMDir "$INSTDIR\\{_backward(folder)}"' for folder in reversed(folders)]
    _write_list("uninstall.nsh", gone)
    kilobytes = -(-sum((TREE / file).stat().st_size for file in files) // 1024)
    given = {"VERSION": version, "FOUR_NUMBERS": four_numbers(version), "KILOBYTES": str(kilobytes)}
    given |= {"OUTPUT": str(installer), "WORK": str(_WORK), "TREE": str(TREE)}
    command = [
        "makensis",
        "-V2",
        "-NOCD",
        "-INPUTCHARSET",
        "UTF8",
        *packing,
        *(f"-D{name}={value}" for name, value in given.items()),
    ]
    settings = os.environ | {"SOURCE_DATE_EPOCH": str(bundle.commit_time())}
    done = subprocess.run(
        [*command, str(_SOURCES / "installer.nsi")], check=False, env=settings, text=True, capture_output=True
    )
    if done.returncode:
        raise SystemExit(f"{done.stdout}{done.stderr}\nNSIS could not make the installer (see above).")
    return installer


def _installing(folder: Path, files: list[Path]) -> list[str]:
    inside = [file for file in files if file.parent == folder]
    place = f"$INSTDIR\\{_backward(folder)}" if folder != Path() else "$INSTDIR"
    return [f'SetOutPath "{place}"', *(f'File "{TREE / file}"' for file in inside)] if inside else []


def _backward(path: Path) -> str:
    return str(path).replace("/", "\\")


def _write_list(name: str, lines: list[str]) -> None:
    (_WORK / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
