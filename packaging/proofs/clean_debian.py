"""Prove the Debian package on a system that has neither Python nor Qt: a fresh root made by debootstrap.

python3 packaging/proofs/clean_debian.py PACKAGE.deb [--suite bookworm|trixie] [--pictures FOLDER]

It installs the package with its dependencies alone, starts it by its menu entry and by opening a file as a person whose
name is not written in ASCII, from a folder that may not be written; changes a value by the keyboard, exports a PDF,
reads books and merchants, looks for network sockets, upgrades under an open window, and purges. It runs as root, on
Debian, and needs debootstrap, xvfb, xdotool, strace, imagemagick and poppler-utils.
"""

import argparse
import contextlib
import csv
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import books
from screens import DISPLAY, click_from_the_corner, enter, in_front, picture, press, rest, screen, title, windows
from steps import OWN, PATIENCE_S, expect, run, run_quietly, say, wait_for

BUILD = Path(__file__).resolve().parents[2] / "build"
SUITES = ("bookworm", "trixie")
PERSON = "陳小姐"
UID = 1_000 + OWN
HOME = f"/home/{PERSON}"
LOCKED = "/srv/估算"
SHOP = "小型服飾店"
OPENERS = ("gio open", "xdg-open")
# What brings menus and file types is there on any desktop, and stays when the package goes.
OF_A_DESKTOP = ("libglib2.0-bin", "xdg-utils", "shared-mime-info", "desktop-file-utils", "hicolor-icon-theme")

# What any package changes: the lists of the package manager, caches of the linker and of the desktop.
OF_THE_SYSTEM = re.compile(
    r"/(?:proc|sys|dev|tmp|run|home|srv|var/(?:lib/(?:dpkg|apt|ucf)|cache|log))(?:/|$)|/etc/(?:ld\.so\.cache|passwd|group|shadow)"
)


class Root:
    """A Debian system in a folder."""

    def __init__(self, suite: str, name: str = "") -> None:
        self.folder = BUILD / "roots" / (name or suite)
        kept = self.folder.with_suffix(".tar")
        if os.path.ismount(self.folder / "dev"):  # an earlier proof was killed; what it shared must not be removed
            self.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        if not kept.exists():
            run("debootstrap", "--variant=minbase", suite, str(self.folder), mirror())
            run("tar", "-C", str(self.folder), "-cf", str(kept), ".")
        else:
            run("tar", "-C", str(self.folder), "-xf", str(kept))
        run("mount", "--bind", "/dev", str(self.folder / "dev"))
        run("mount", "-t", "proc", "proc", str(self.folder / "proc"))

    def close(self) -> None:
        """Let the machine's own folders go."""
        for inside in ("proc", "dev"):
            subprocess.run(["umount", "--lazy", str(self.folder / inside)], check=False)
            if os.path.ismount(self.folder / inside):
                raise SystemExit(f"{self.folder / inside} is still the machine's own; umount it before anything else")

    def command(self, *words: str, person: bool = False) -> list[str]:
        """The words as a command inside, of the administrator or of the person."""
        who = [f"--userspec={UID}:{UID}"] if person else []
        settings = [
            "PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            "LANG=C.UTF-8",
            "DEBIAN_FRONTEND=noninteractive",
        ]
        if person:
            settings += [f"HOME={HOME}", f"USER={PERSON}", f"DISPLAY={DISPLAY}", f"XDG_RUNTIME_DIR=/run/user/{UID}"]
            settings += [
                "XDG_CURRENT_DESKTOP=GNOME"
            ]  # without a desktop, xdg-open asks a program that knows no new file types
        return ["chroot", *who, str(self.folder), "env", "-i", *settings, *words]

    def run(self, *words: str, person: bool = False) -> str:
        """What a command inside says; SystemExit when it fails."""
        return run(*self.command(*words, person=person))

    def files(self) -> set[str]:
        """Every file and folder, but for those that any package changes."""
        found = set()
        for folder, folders, files in os.walk(self.folder):
            inside = "/" + str(Path(folder).relative_to(self.folder)).removeprefix(".")
            folders[:] = [name for name in folders if not OF_THE_SYSTEM.match(f"{inside.rstrip('/')}/{name}")]
            found |= {f"{inside.rstrip('/')}/{name}" for name in (*folders, *files)}
        return {name for name in found if not OF_THE_SYSTEM.match(name)}


def main(arguments: list[str]) -> int:
    """Go through every step; 1 at the first that does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", type=Path)
    parser.add_argument("--suite", choices=SUITES, default=SUITES[0])
    parser.add_argument("--pictures", type=Path, default=BUILD / "pictures")
    given = parser.parse_args(arguments)
    given.pictures.mkdir(parents=True, exist_ok=True)
    root = Root(given.suite)
    try:
        with screen():
            prove(root, given.package, given.pictures / given.suite)
    finally:
        run_quietly("pkill", "-KILL", "-U", str(UID))
        root.close()
    print(f"{given.suite}: every step holds")
    return 0


def prove(root: Root, package: Path, pictures: Path) -> None:
    """Every step, in the order of a life: installed, used, upgraded, purged."""
    root.run("apt-get", "update", "-qq")
    root.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *OF_A_DESKTOP)
    before = root.files()
    install(root, older(package))
    say("installed with its dependencies alone", installed_size(root))
    expect("no Python is there", not (root.folder / "usr/bin/python3").exists())
    prepare_person(root)
    root.run("merchant-roi", "sample", "clothing", "-o", f"{LOCKED}/小店.roi")
    shop = root.folder / LOCKED[1:] / "小店.roi"
    shop.write_text(
        re.sub('"name": "[^"]*clothing[^"]*"', f'"name": "{SHOP}"', shop.read_text(encoding="utf-8")), encoding="utf-8"
    )
    root.run("chmod", "-R", "a-w,a+rX", LOCKED)
    expect(
        "the file is known",
        "vnd.merchant-roi+json" in root.run("gio", "info", "-a", "standard::content-type", f"{LOCKED}/小店.roi"),
    )
    use(root, pictures)
    read_sheets(root.folder / HOME[1:], HOME, lambda *words: root.run("roi-app", *words, person=True))
    with window(root, "Merchant ROI", "gio", "launch", "/usr/share/applications/merchant-roi.desktop"):
        install(root, package)
        with window(root, "小店", "merchant-roi", f"{LOCKED}/小店.roi"):
            say("upgraded under an open window, and the new version opens beside it", "")
    no_network(root)
    root.run("apt-get", "purge", "-y", "-qq", "merchant-roi")
    root.run("apt-get", "autoremove", "--purge", "-y", "-qq")
    expect("purged, nothing is left but the person's own files", root.files() - before == set(), root.files() - before)
    kept = run("find", str(root.folder / HOME[1:]), "-type", "f", "-printf", "%P\n").split("\n")
    say("the person keeps", " ".join(sorted({name for name in kept if name})))


def use(root: Root, pictures: Path) -> None:
    """Start by the menu and by each opener, change a value, export a PDF."""
    with window(root, "Merchant ROI", "gio", "launch", "/usr/share/applications/merchant-roi.desktop"):
        picture(f"{pictures}-menu.png")
        say("the menu entry opens the window", "")
    for opener in OPENERS:
        with window(root, "小店", *opener.split(), f"{LOCKED}/小店.roi"):
            picture(f"{pictures}-{opener.split()[0]}.png")
            say(f"{opener} opens the file", "")
            if opener == OPENERS[-1]:
                change_a_value(pictures)
                export(root, pictures)


def change_a_value(pictures: Path) -> None:
    """Find the intensity of the race by its name and type another, with the keyboard alone."""
    before = title()
    press("ctrl+f")
    enter("θ")
    enter("0.9")
    wait_for("a changed estimate", lambda: title() != before)
    picture(f"{pictures}-changed.png")
    say("a typed value changes the estimate", f"{before} → {title()}")


def export(root: Root, pictures: Path) -> None:
    """Export a PDF by the dialog, and read its Chinese text back."""
    main_window = in_front()
    press("ctrl+e")
    wait_for("the dialog", lambda: in_front() != main_window)
    rest(in_front())
    picture(f"{pictures}-export.png")
    click_from_the_corner(55, 35)
    home = root.folder / HOME[1:]
    wait_for("a PDF", lambda: next(home.rglob("*.pdf"), None))
    (made,) = home.rglob("*.pdf")
    rest()
    picture(f"{pictures}-exported.png")
    text = run("pdftotext", str(made), "-")
    expect("the exported PDF has its Chinese text", SHOP in text, made.name)
    run("pdftoppm", "-r", "60", "-f", "1", "-l", "1", "-png", str(made), f"{pictures}-pdf")


def read_sheets(home: Path, there: str, app: Callable[..., object]) -> None:
    """Import a shop's books as CSV and as XLSX, and estimate a table of merchants; the app sees the home elsewhere."""
    for name, content in {
        "books.csv": books.as_csv(books.LEDGER),
        "books.xlsx": books.as_xlsx(books.LEDGER),
        "merchants.csv": books.as_csv(books.MERCHANTS),
    }.items():
        (home / name).write_bytes(content)
    for kind in ("csv", "xlsx"):
        app("import", f"{there}/books.{kind}", "-o", f"{there}/{kind}.roi")
    shops = [(home / f"{kind}.roi").read_bytes() for kind in ("csv", "xlsx")]
    expect("books give the same shop as CSV and as XLSX", shops[0] == shops[1], f"{len(books.LEDGER) - 1} rows")
    app("portfolio", f"{there}/merchants.csv", "-o", f"{there}/estimated.csv")
    rows = list(csv.DictReader((home / "estimated.csv").open(encoding="utf-8-sig")))
    kept = [f"{float(row['kept_share']):.0%}" for row in rows]
    expect("a table of merchants is estimated", len(rows) == len(books.MERCHANTS) - 1, f"kept {' '.join(kept)}")


def no_network(root: Root) -> None:
    """Watch every socket of a start with a file and an export without a window."""
    with tempfile.TemporaryDirectory() as place:
        trace = Path(place, "sockets")
        words = root.command("merchant-roi", f"{LOCKED}/小店.roi", person=True)
        watched = subprocess.Popen(
            ["strace", "-f", "-e", "trace=socket", "-o", str(trace), *words], stderr=subprocess.DEVNULL
        )
        try:
            wait_for("the watched window", lambda: any("小店" in title(one) for one in windows()))
            rest()
        finally:
            run_quietly("pkill", "-TERM", "-U", str(UID))
            watched.wait(PATIENCE_S)
        sockets = re.findall(r"socket\((AF_\w+)", trace.read_text(encoding="utf-8"))
    expect("no network socket is opened", set(sockets) <= {"AF_UNIX"}, f"{len(sockets)} × {sorted(set(sockets))}")


def install(root: Root, package: Path) -> None:
    """Install a package and what it depends on, and nothing that it only recommends."""
    copy = root.folder / "srv" / package.name
    shutil.copyfile(package, copy)
    root.run(
        "apt-get", "install", "-y", "-qq", "--no-install-recommends", str(Path("/", copy.relative_to(root.folder)))
    )


def installed_size(root: Root) -> str:
    """How much the program takes."""
    return run("du", "-sm", str(root.folder / "usr/lib/merchant-roi")).split()[0] + " MB"


def older(package: Path) -> Path:
    """The same package under an older version."""
    tree = BUILD / "older"
    shutil.rmtree(tree, ignore_errors=True)
    run("dpkg-deb", "-R", str(package), str(tree))
    control = tree / "DEBIAN" / "control"
    control.write_text(
        re.sub("(?m)^Version: .*", "Version: 0.0.1", control.read_text(encoding="utf-8")), encoding="utf-8"
    )
    made = BUILD / "merchant-roi_0.0.1.deb"
    run("dpkg-deb", "-Znone", "--root-owner-group", "-b", str(tree), str(made))
    shutil.rmtree(tree)
    return made


def prepare_person(root: Root) -> None:
    """Make a person without an ASCII name, and a folder that only the administrator may write."""
    with (root.folder / "etc/passwd").open("a", encoding="utf-8") as accounts:
        accounts.write(f"{PERSON}:x:{UID}:{UID}::{HOME}:/bin/sh\n")
    for folder, owner in ((HOME, UID), (f"/run/user/{UID}", UID), (LOCKED, 0)):
        place = root.folder / folder[1:]
        place.mkdir(parents=True)
        os.chown(place, owner, owner)


@contextlib.contextmanager
def window(root: Root, name: str, *words: str) -> Iterator[None]:
    """A window of the person's, opened by these words and closed at the end."""
    known = windows()
    started = subprocess.Popen(root.command(*words, person=True), cwd="/", stderr=subprocess.DEVNULL)
    wait_for(f"a window called {name}", lambda: any(name in title(one) for one in windows() - known))
    (opened,) = [one for one in windows() - known if name in title(one)]
    run_quietly("xdotool", "windowfocus", opened)
    rest(opened)
    yield
    expect("the window lives until it is closed", opened in windows())
    os.kill(int(run("xdotool", "getwindowpid", opened)), signal.SIGTERM)
    wait_for("the window to close", lambda: opened not in windows())
    started.wait(PATIENCE_S)


def mirror() -> str:
    """Where this machine's own apt gets Debian from."""
    for file in [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*"))]:
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        found = re.search(r"^(?:URIs:|deb(?: \[.*?\])?)\s+(\S+/debian/?)(?:\s|$)", text, re.MULTILINE)
        if found:
            return found[1]
    raise SystemExit("This machine's apt names no mirror of Debian.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
