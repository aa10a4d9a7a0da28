"""Prove the Windows installer under Wine 10, in a Debian 13 root made by debootstrap.

python3 packaging/proofs/wine.py INSTALLER.exe [--pictures FOLDER]

It installs silently, opens the window by the menu entry and a file by its type, holds the console program's figures
against this checkout's, reads books and merchants, exports a PDF, starts with wrong arguments, installs again over
itself, and uninstalls. It runs as root, on Debian, and needs debootstrap, xvfb, xdotool, imagemagick, poppler-utils and
gcc-mingw-w64-x86-64.

Wine is not Windows: two parts that Windows has and Wine has not come from wine_parts/, put beside the installed files
for this proof alone; and since Wine reads only the machine's file types, the person's are copied there. Not shown here:
SmartScreen, virus scanners, high-resolution screens, printing, input methods.
"""

import argparse
import contextlib
import itertools
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import clean_debian as debian
import screens
import steps

PARTS = Path(__file__).with_name("wine_parts")
ROOT = Path(__file__).resolve().parents[2]
WORK = debian.BUILD / "wine"
SUITE = "trixie"
HOME = debian.HOME
DRIVE = f"{HOME}/.wine/drive_c"
SHOP = "小型服飾店"
FOLDER = f"{DRIVE}/users/{debian.PERSON}/Documents/估算"
PLACE = f"{DRIVE}/users/{debian.PERSON}/AppData/Local/Programs/Merchant ROI"
MATHS = b"api-ms-win-crt-math-l1-1-0.dll"
SHIM = "wine-has-no-complex-maths.dll"
ICU = "icuuc.dll"
COMPILER = "x86_64-w64-mingw32-gcc"
MENU_ENTRY = f"{DRIVE}/users/{debian.PERSON}/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Merchant ROI.lnk"
CLASSES = (".roi", "MerchantROI.Estimate")
KIND = r"HKCU\Software\Classes\MerchantROI.Estimate"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\merchant-roi"
RUNNING = 3
TRIES = 3
OPENED = ("start", "/unix")
"""As by a double click; the path is written as Linux does."""
CLOSE_TO = 1e-9
ALSO = ("fonts-noto-cjk", "locales")
LOCALE = "zh_TW.UTF-8"
QUIET = {"LANG": LOCALE, "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="}


class Wine:
    """A person's Windows, in a Debian of its own."""

    def __init__(self, root: debian.Root) -> None:
        self.root = root

    def prepare(self) -> None:
        """Install Wine, and make a person whose name is not written in ASCII."""
        self.root.run("apt-get", "update", "-qq")
        self.root.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "wine", "wine64", *ALSO)
        # the code page of this Windows is that of the locale
        self.root.run("localedef", "-i", "zh_TW", "-f", "UTF-8", LOCALE)
        debian.prepare_person(self.root)

    def command(self, *words: str) -> list[str]:
        """Words as a command of Windows."""
        settings = [f"{name}={value}" for name, value in QUIET.items()]
        return self.root.command(*settings, *words, person=True)

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a program of Windows and leave it running."""
        return subprocess.Popen(self.command("wine", *words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        """Run a program of Windows to its end."""
        return subprocess.run(self.command("wine", *words), capture_output=True, check=False, timeout=600)

    def app(self, *words: str) -> None:
        """Run a command of the installed app; SystemExit with its words when it fails.

        On a busy machine Wine may start a process later than the app waits for a sheet, so it may try again.
        """
        tries = (self.run(f"{PLACE}/roi-app.exe", *words) for _ in range(TRIES))
        said = [done.stderr.decode(errors="replace") for done in itertools.takewhile(lambda one: one.returncode, tries)]
        if len(said) == TRIES:
            raise SystemExit(f"FAILED: roi-app {' '.join(words)}\n{said[-1][-1500:]}")

    def path(self, place: str) -> Path:
        """Where a path inside lies outside."""
        return self.root.folder / place[1:]

    def registered(self, key: str) -> str:
        """What the registry has under a key, "" where there is none."""
        asked = self.run("reg", "query", key, "/s")
        return "" if asked.returncode else asked.stdout.decode("utf-8", "replace")

    def close(self) -> None:
        """End every program of this Windows."""
        subprocess.run(self.command("wineserver", "-k"), check=False, stderr=subprocess.DEVNULL)
        self.root.close()
        # its drives are links to the whole machine, which no tool of this folder should follow
        shutil.rmtree(self.root.folder)


def main(arguments: list[str]) -> int:
    """Go through every step; 1 at the first that does not hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("installer", type=Path)
    parser.add_argument("--pictures", type=Path, default=debian.BUILD / "pictures")
    given = parser.parse_args(arguments)
    given.pictures.mkdir(parents=True, exist_ok=True)
    with screens.screen():
        wine = Wine(debian.Root(SUITE, "wine"))
        try:
            wine.prepare()
            prove(wine, given.installer, given.pictures / "wine")
        finally:
            wine.close()
    print("wine: every step holds")
    return 0


def prove(wine: Wine, installer: Path, pictures: Path) -> None:
    """Every step, in the order of a life."""
    shutil.copyfile(installer, wine.path("/srv/setup.exe"))
    steps.say("this is", wine.root.run("wine", "--version", person=True).strip())
    install(wine)
    complete(wine)
    compute(wine)
    use(wine, pictures)
    wrong_arguments(wine, pictures)
    upgrade(wine)
    uninstall(wine)


def install(wine: Wine) -> None:
    """Install without a question, and look at what is there."""
    done = wine.run("/srv/setup.exe", "/S")
    steps.expect("installed without a question", done.returncode == 0, f"exit status {done.returncode}")
    size = sum(path.stat().st_size for path in wine.path(PLACE).rglob("*") if path.is_file())
    there = all(wine.path(f"{PLACE}/{name}").is_file() for name in ("merchant-roi.exe", "roi-app.exe", "uninstall.exe"))
    steps.expect("it is in the person's own folder", there, f"{size / 1e6:.0f} MB")
    kind = wine.registered(KIND)
    steps.expect("the file type has its opener and its icon", '"%1"' in kind and 'merchant-roi.exe",1' in kind)
    steps.expect("it is among the installed programs", "DisplayVersion" in wine.registered(UNINSTALL))
    steps.expect("it is in the start menu", wine.path(MENU_ENTRY).is_file())


def complete(wine: Wine) -> None:
    """Put beside the installed files what Windows has and Wine has not."""
    lib = wine.path(f"{PLACE}/lib")
    asking = [path for path in sorted(lib.glob("numpy/**/*.pyd")) if MATHS in path.read_bytes()]
    names = sorted({name for path in asking for name in imported(path, MATHS.decode())})
    source = steps.run(COMPILER, "-E", "-P", str(PARTS / "complex.c"))
    own = set(re.findall(r"shim_(\w+)\(", source)) & set(names)
    WORK.mkdir(parents=True, exist_ok=True)
    exported = "".join(f"{name} = {'shim_' + name if name in own else 'ucrtbase.' + name}\n" for name in names)
    (WORK / "complex.def").write_text(f"LIBRARY {SHIM}\nEXPORTS\n{exported}", encoding="utf-8")
    shared = [COMPILER, "-shared", "-static", "-O1", "-o"]
    steps.run(*shared, str(WORK / SHIM), str(PARTS / "complex.c"), str(WORK / "complex.def"))
    steps.run(*shared, str(lib / "PySide6" / ICU), str(PARTS / "icuuc.c"))
    for path in asking:
        path.write_bytes(path.read_bytes().replace(MATHS, SHIM.encode() + b"\0"))
        shutil.copyfile(WORK / SHIM, path.with_name(SHIM))
    for key in CLASSES:
        wine.run("reg", "copy", rf"HKCU\Software\Classes\{key}", rf"HKLM\Software\Classes\{key}", "/s", "/f")
    steps.say("for Wine alone: the person's file types are the machine's, too", "")
    steps.say("for Wine alone: complex mathematics and an ICU that knows nothing", f"{len(own)} functions")


def imported(library: Path, other: str) -> list[str]:
    """The functions that a library takes from another one."""
    told = steps.run("x86_64-w64-mingw32-objdump", "-p", str(library))
    part = told.split(f"DLL Name: {other}", 1)[1].split("DLL Name:", 1)[0]
    return re.findall(r"^\t[0-9a-f]+\s+\d+\s+(\w+)", part, re.MULTILINE)


def compute(wine: Wine) -> None:
    """Hold the console program's figures against those of this checkout on Linux."""
    shop = wine.path(f"{FOLDER}/小店.roi")
    wine.root.run("mkdir", "-p", FOLDER, person=True)
    done = wine.run(f"{PLACE}/roi-app.exe", "sample", "clothing", "-o", windows_path(f"{FOLDER}/小店.roi"))
    steps.expect("roi-app.exe writes a sample under a Chinese name", shop.is_file(), done.stderr.decode()[-300:])
    shop.write_text(re.sub('"name": "[^"]*clothing[^"]*"', f'"name": "{SHOP}"', shop.read_text("utf-8")), "utf-8")
    told = wine.run(f"{PLACE}/roi-app.exe", "estimate", windows_path(f"{FOLDER}/小店.roi"), "--json")
    steps.expect("roi-app.exe estimates", told.returncode == 0, f"{len(told.stdout)} bytes of JSON")
    own = ROOT / ".venv" / "bin" / "python"
    python = str(own) if own.exists() else sys.executable
    command = [python, "-m", "roi_app", "estimate", str(shop), "--json"]
    here = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    there, wanted = (dict(numbers(json.loads(text))) for text in (told.stdout, here))
    steps.expect("the same figures are told", there.keys() == wanted.keys(), f"{len(wanted)} numbers")
    furthest = max(abs(there[name] - wanted[name]) / max(1.0, abs(wanted[name])) for name in wanted)
    steps.expect("they are those of Linux", furthest <= CLOSE_TO, f"at most {furthest:.1e} apart, relatively")
    debian.read_sheets(wine.path(FOLDER), windows_path(FOLDER), wine.app)
    checked = wine.run(f"{PLACE}/roi-app.exe", "selftest")
    steps.expect("the published cases come out", checked.returncode == 0)


def numbers(told: object, place: str = "") -> Iterator[tuple[str, float]]:
    """Every number of a JSON value, with its place."""
    if isinstance(told, dict):
        for name, value in told.items():
            yield from numbers(value, f"{place}/{name}")
    elif isinstance(told, list):
        for number, value in enumerate(told):
            yield from numbers(value, f"{place}/{number}")
    elif isinstance(told, int | float):
        yield place, float(told)


def use(wine: Wine, pictures: Path) -> None:
    """Start by the menu entry, open a file by its type, export a PDF."""
    with window(wine, "Merchant ROI", *OPENED, MENU_ENTRY):
        screens.picture(f"{pictures}-menu.png")
        steps.say("the menu entry opens the window", "")
    with window(wine, "小店", *OPENED, f"{FOLDER}/小店.roi"):
        screens.picture(f"{pictures}-file.png")
        steps.say("a .roi file opens by its type", screens.title())
        export(wine, pictures)
        done = wine.run("/srv/setup.exe", "/S")
        steps.expect("nothing is installed over a program that runs", done.returncode == RUNNING, done.returncode)


def export(wine: Wine, pictures: Path) -> None:
    """Export a PDF by the dialog, and read its Chinese text back."""
    (main_window,) = screens.windows()
    # without a window manager, only a click gives Wine's window the keyboard
    click(main_window, right=1_200, down=70)
    screens.press("ctrl+e")
    steps.wait_for("the dialog", lambda: screens.windows() - {main_window})
    (dialog,) = screens.windows() - {main_window}
    screens.rest(dialog)
    screens.picture(f"{pictures}-export.png")
    click(dialog, right=45, up=35)
    steps.wait_for("a PDF", lambda: next(wine.path(HOME).rglob("*.pdf"), None))
    screens.rest()
    (made,) = wine.path(HOME).rglob("*.pdf")
    screens.picture(f"{pictures}-exported.png")
    text = steps.run("pdftotext", str(made), "-")
    steps.expect("the exported PDF has its Chinese text", SHOP in text, made.name)
    steps.run("pdftoppm", "-r", "60", "-f", "1", "-l", "1", "-png", str(made), f"{pictures}-pdf")
    screens.press("Escape")
    steps.wait_for("the dialog to close", lambda: dialog not in screens.windows())


def click(one: str, *, right: int, up: int | None = None, down: int = 0) -> None:
    """Click in a window, so many pixels from its right edge (0: half way), and from its lower or its upper one."""
    told = steps.run("xdotool", "getwindowgeometry", "--shell", one)
    place = {name: int(value) for name, value in re.findall(r"(\w+)=(-?\d+)", told)}
    x = place["X"] + place["WIDTH"] - (right or place["WIDTH"] // 2)
    y = place["Y"] + (down if up is None else place["HEIGHT"] - up)
    steps.run("xdotool", "mousemove", str(x), str(y), "click", "1")
    screens.rest()


def wrong_arguments(wine: Wine, pictures: Path) -> None:
    """The program without a console says in a box what is wrong."""
    started = wine.start(*OPENED, f"{PLACE}/merchant-roi.exe", "--sample", "nope")
    steps.wait_for("a box", screens.windows)
    (box,) = screens.windows()
    screens.rest(box)
    screens.picture(f"{pictures}-box.png")
    steps.say("wrong arguments are told in a box", "")
    click(box, right=0, up=25)
    steps.wait_for("the box to close", lambda: not screens.windows())
    started.wait(steps.PATIENCE_S)


def upgrade(wine: Wine) -> None:
    """Install over what is there, which keeps what else lies in the folder."""
    wine.path(f"{PLACE}/mine.txt").write_text("mine", encoding="utf-8")
    old = wine.path(f"{PLACE}/lib/roi_app/gone.pyc")
    done = wine.run("/srv/setup.exe", "/S")
    steps.expect("installed over itself", done.returncode == 0 and not old.exists(), f"exit status {done.returncode}")
    asking = [path for path in wine.path(f"{PLACE}/lib").glob("numpy/**/*.pyd") if MATHS in path.read_bytes()]
    steps.expect("every file is the installer's again", bool(asking))


def uninstall(wine: Wine) -> None:
    """Uninstall without a question; what is the person's stays."""
    for shim in [*wine.path(PLACE).rglob(SHIM), *wine.path(PLACE).rglob(ICU)]:
        shim.unlink()
    for key in CLASSES:
        wine.run("reg", "delete", rf"HKLM\Software\Classes\{key}", "/f")
    wine.run(f"{PLACE}/uninstall.exe", "/S")
    # what it does last
    steps.wait_for("an end of the uninstaller", lambda: not wine.registered(UNINSTALL))
    left = sorted(str(path.relative_to(wine.path(PLACE))) for path in wine.path(PLACE).rglob("*"))
    steps.expect("uninstalled, but for a file of the person's in the same folder", left == ["mine.txt"], left)
    registry = "".join(wine.registered(key) for key in (KIND, UNINSTALL, r"HKCU\Software\Classes\.roi"))
    steps.expect("nothing is left in the registry", not registry.strip(), registry)
    steps.expect("nothing is left in the start menu", not wine.path(MENU_ENTRY).exists())
    steps.expect("the person's estimate is left", wine.path(f"{FOLDER}/小店.roi").is_file())
    kept = [path for path in wine.path(DRIVE).rglob("merchant-roi*") if path.is_file()]
    steps.expect("settings are left", bool(kept), " ".join(sorted(path.name for path in kept)))


@contextlib.contextmanager
def window(wine: Wine, name: str, *words: str) -> Iterator[None]:
    """A window, opened by these words and closed at the end."""
    known = screens.windows()
    started = wine.start(*words)
    steps.wait_for(
        f"a window called {name}", lambda: any(name in screens.title(one) for one in screens.windows() - known)
    )
    (opened,) = [one for one in screens.windows() - known if name in screens.title(one)]
    steps.run_quietly("xdotool", "windowfocus", opened)
    screens.rest(opened)
    yield
    steps.expect("the window lives until it is closed", opened in screens.windows())
    wine.run("taskkill", "/im", "merchant-roi.exe")
    steps.wait_for("the window to close", lambda: opened not in screens.windows())
    started.wait(steps.PATIENCE_S)


def windows_path(place: str) -> str:
    """A path inside as Windows writes it."""
    return place.replace(DRIVE, "C:").replace("/", "\\")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
