"""What may lie in a person's folders at a start, and a process that opens a window on each: `NAME ...`, or all."""

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

KEPT = {"origin": None, "stamp": None, "document": '{"format": "merchant-roi", "version": 1}'}


@dataclass(frozen=True)
class Places:
    """Where settings and lists lie in one person's home."""

    home: Path

    @property
    def settings(self) -> Path:
        """The settings."""
        return self.home / "settings" / "merchant-roi" / "merchant-roi.ini"

    @property
    def state(self) -> Path:
        """The folder of lists and working states."""
        return self.home / "data" / "merchant-roi" / "merchant-roi"

    @property
    def forbidden(self) -> Path:
        """A file in a folder that may not be looked into."""
        folder = self.home / "forbidden"
        if not folder.is_symlink() and not os.path.exists(folder):
            folder.mkdir()
            (folder / "shop.roi").write_text(KEPT["document"])
            folder.chmod(0)
        return folder / "shop.roi"


Corrupt = Callable[[Places], None]


def _ini(data: str | bytes) -> Corrupt:
    raw = data.encode("latin-1") if isinstance(data, str) else data

    def write(at: Places) -> None:
        at.settings.parent.mkdir(parents=True)
        at.settings.write_bytes(raw)

    return write


def _forbidden_in(name: str) -> Corrupt:
    def write(at: Places) -> None:
        folder = at.forbidden / "below"
        _ini(f"[General]\n{name}={folder}\n")(at)

    return write


def _in_state(name: str, act: Callable[[Path], object]) -> Corrupt:
    def write(at: Places) -> None:
        path = at.state / name
        path.parent.mkdir(parents=True)
        act(path)

    return write


def _at_settings(act: Callable[[Path], object]) -> Corrupt:
    def write(at: Places) -> None:
        at.settings.parent.mkdir(parents=True)
        act(at.settings)

    return write


def _holds(data: bytes, mode: int = 0o600) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data)
        path.chmod(mode)

    return write


def _folder(mode: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.mkdir(parents=True)
        path.chmod(mode)

    return make


def _listed(*names: str) -> Callable[[Path], None]:
    return _holds(json.dumps(names).encode())


def _gibibyte(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**30)


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _recent_forbidden(at: Places) -> None:
    _in_state("recent.json", _listed(str(at.forbidden), str(at.forbidden.parent)))(at)


def _kept_beside(name: str, act: Callable[[Path], object]) -> Corrupt:
    """One bad thing beside a state that is good."""

    def write(at: Places) -> None:
        folder = at.state / "working"
        folder.mkdir(parents=True)
        (folder / "good.kept").write_text(json.dumps(KEPT))
        act(folder / name)

    return write


def _kept_with(**fields: object) -> Callable[[Path], None]:
    return _holds(json.dumps({**KEPT, **fields}).encode())


def _kept_forbidden(at: Places) -> None:
    _in_state("working/bad.kept", _kept_with(origin=str(at.forbidden)))(at)


def _in_the_future(path: Path) -> None:
    path.write_text(json.dumps(KEPT))
    os.utime(path, ns=(2**62, 2**62))


def _state_folder(act: Callable[[Path], object]) -> Corrupt:
    def write(at: Places) -> None:
        at.state.parent.mkdir(parents=True)
        act(at.state)

    return write


def _geometry(*numbers: int) -> str:
    data = b"\x01\xd9\xd0\xcb\x00\x03\x00\x00" + b"".join(one.to_bytes(4, "big", signed=True) for one in numbers)
    return "[General]\ngeometry=@ByteArray(" + "".join(f"\\x{byte:x}" for byte in data) + ")\n"


UNREAD, UNKEPT, KEEPING, STATES_UNREAD = "settings_unread", "settings_unkept", "keeping", "states_unread"

STATES: dict[str, tuple[Corrupt, tuple[str, ...]]] = {
    "nothing": (lambda at: None, ()),
    "settings empty": (_ini(""), ()),
    "settings zeros": (_ini(b"\0" * 4096), ()),
    "settings noise": (_ini(bytes(range(256)) * 40), ()),
    "settings cut off": (_ini("[General\nlanguage"), (UNREAD,)),
    "settings one long line": (_ini("x" * 200_000), ()),
    "language unknown": (_ini("[General]\nlanguage=klingon\n"), ()),
    "language a list": (_ini("[General]\nlanguage=en, zh\n"), ()),
    "language a broken value": (_ini("[General]\nlanguage=@Variant(\\0\\0\\0\\x9\\xff)\n"), ()),
    "language bytes": (_ini("[General]\nlanguage=@ByteArray(en)\n"), ()),
    "appearance unknown": (_ini("[General]\nappearance=5\n"), ()),
    "appearance invalid": (_ini("[General]\nappearance=@Invalid()\n"), ()),
    "appearance a list": (_ini("[General]\nappearance=light, dark\n"), ()),
    "geometry text": (_ini("[General]\ngeometry=here\n"), ()),
    "geometry noise": (_ini("[General]\ngeometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3)\n"), ()),
    "geometry long": (_ini("[General]\ngeometry=@ByteArray(" + "\\x7f" * 100_000 + ")\n"), ()),
    "geometry far away": (_ini(_geometry(*(10**6,) * 4, *(10**6,) * 4, 7, 0, 9000)), ()),
    "geometry inside out": (_ini(_geometry(0, 0, -500, -500, 0, 0, -500, -500, 0, 0, -1)), ()),
    "folder forbidden": (_forbidden_in("folder"), ()),
    "export folder forbidden": (_forbidden_in("export_folder"), ()),
    "folder with a zero": (_ini("[General]\nfolder=/var/\\0/a\n"), ()),
    "folder too long": (_ini("[General]\nfolder=/" + "a" * 5_000 + "\n"), ()),
    "folder a number": (_ini("[General]\nfolder=@Variant(\\0\\0\\0\\x2\\0\\0\\0\\x5)\n"), ()),
    "sliders unknown": (_ini("[General]\npresented_sliders=no such sliders\n"), ()),
    "sliders a list": (_ini("[General]\npresented_sliders=leakage, leakage\n"), ()),
    "flags nonsense": (_ini("[General]\nwelcomes=maybe\noffers_tour=7\nreduced_motion=@Invalid()\n"), ()),
    "settings a gibibyte of zeros": (_at_settings(_gibibyte), (UNREAD,)),
    "settings a folder": (_at_settings(_folder(0o755)), (UNREAD,)),
    "settings a pipe": (_at_settings(os.mkfifo), (UNREAD,)),
    "settings unreadable": (_at_settings(_holds(b"[General]\n", 0)), (UNREAD,)),
    "settings read-only": (_at_settings(_holds(b"[General]\n", 0o400)), (UNKEPT,)),
    "settings' folder read-only": (lambda at: _folder(0o500)(at.settings.parent), (UNKEPT,)),
    "settings' folder forbidden": (lambda at: _folder(0)(at.settings.parent), (UNKEPT,)),
    "settings' folder a file": (lambda at: (at.home / "settings").write_bytes(b""), (UNKEPT,)),
    "settings a link to nothing": (_at_settings(lambda path: path.symlink_to("none")), ()),
    "settings a link to itself": (_at_settings(_loop), ()),
    "recent empty": (_in_state("recent.json", _holds(b"")), ()),
    "recent noise": (_in_state("recent.json", _holds(bytes(range(256)))), ()),
    "recent a table": (_in_state("recent.json", _holds(b"{}")), ()),
    "recent numbers": (_in_state("recent.json", _holds(b"[1, null, true]")), ()),
    "recent deep": (_in_state("recent.json", _holds(b"[" * 50_000)), ()),
    "recent a folder": (_in_state("recent.json", _folder(0o755)), ()),
    "recent a pipe": (_in_state("recent.json", os.mkfifo), ()),
    "recent unreadable": (_in_state("recent.json", _holds(b"[]", 0)), ()),
    "recent forbidden": (_recent_forbidden, ()),
    "recent too long": (_in_state("recent.json", _listed("/" + "a" * 5_000)), ()),
    "recent not to be spelled": (_in_state("recent.json", _listed("/\ud800.roi", "/a\0b.roi", "/\u202ea\n.roi")), ()),
    "recent a gibibyte of zeros": (_in_state("recent.json", _gibibyte), ()),
    "recent endless": (_in_state("recent.json", _listed(*(f"/{number}.roi" for number in range(50_000)))), ()),
    "working a file": (_in_state("working", _holds(b"")), (KEEPING,)),
    "working forbidden": (_in_state("working", _folder(0)), (KEEPING,)),
    "working read-only": (_in_state("working", _folder(0o500)), (KEEPING,)),
    "working a link to itself": (_in_state("working", _loop), (KEEPING,)),
    "kept noise": (_kept_beside("bad.kept", _holds(b"\xff")), (STATES_UNREAD,)),
    "kept a gibibyte of zeros": (_kept_beside("bad.kept", _gibibyte), (STATES_UNREAD,)),
    "kept a folder": (_kept_beside("bad.kept", _folder(0o755)), (STATES_UNREAD,)),
    "kept a pipe": (_kept_beside("bad.kept", os.mkfifo), (STATES_UNREAD,)),
    "kept unreadable": (_kept_beside("bad.kept", _holds(b"{}", 0)), (STATES_UNREAD,)),
    "kept a link to nothing": (_kept_beside("bad.kept", lambda path: path.symlink_to("none")), (STATES_UNREAD,)),
    "kept by a newer app": (
        _kept_beside("bad.kept", _kept_with(document='{"format": "merchant-roi", "version": 99}')),
        (STATES_UNREAD,),
    ),
    "kept in the future": (_kept_beside("bad.kept", _in_the_future), ()),
    "kept from nowhere": (_kept_beside("bad.kept", _kept_with(origin="/\0", stamp=7)), ()),
    "kept of a forbidden file": (_kept_forbidden, ()),
    "lock a folder": (_kept_beside("good.lock", _folder(0o755)), ()),
    "lock unreadable": (_kept_beside("good.lock", _holds(b"", 0)), ()),
    "lock a link": (_kept_beside("good.lock", lambda path: path.symlink_to("none")), ()),
    "editing a file": (_in_state("editing", _holds(b"")), ()),
    "editing forbidden": (_in_state("editing", _folder(0)), ()),
    "editing with a bad lock": (_in_state("editing/a.lock", _folder(0o755)), ()),
    "answers a file": (_in_state("answers", _holds(b"")), ()),
    "answers forbidden": (_in_state("answers", _folder(0)), ()),
    "answers a link to itself": (_in_state("answers", _loop), ()),
    "cache a file": (lambda at: (at.home / "cache").write_bytes(b""), ()),
    "cache forbidden": (lambda at: _folder(0)(at.home / "cache"), ()),
    "state a file": (_state_folder(_holds(b"")), (KEEPING,)),
    "state forbidden": (_state_folder(_folder(0)), (KEEPING,)),
    "state read-only": (_state_folder(_folder(0o500)), (KEEPING,)),
    "state a link to itself": (_state_folder(_loop), (KEEPING,)),
}
"""Each corrupted state with the notices that it comes to."""


def main(names: list[str]) -> None:
    """Open a window on each state and print what came of it, a line of JSON each."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QFileDialog, QMessageBox

    from roi_app import app

    app.build_application(())
    faults: list[str] = []
    sys.excepthook = lambda *fault: faults.append("".join(traceback.format_exception(*fault)))
    said: list[str] = []
    QMessageBox.exec = lambda box: said.append(box.text()) or box.buttons()[-1].click() or 0
    QFileDialog.getSaveFileName = staticmethod(lambda *_: ("", ""))
    for name in names:
        faults.clear()
        said.clear()
        at = Places(Path(tempfile.mkdtemp()))
        os.environ["HOME"] = str(at.home)
        for kind, folder in (("DATA", "data"), ("CONFIG", "c"), ("CACHE", "cache")):
            os.environ[f"XDG_{kind}_HOME"] = str(at.home / folder)
        for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(kind, QSettings.Scope.UserScope, str(at.home / "settings"))
        STATES[name][0](at)
        seen: dict[str, object] = {}
        try:
            seen = _work_in_a_window(at)
        except Exception:  # noqa: BLE001 - what a start raises is what is looked for
            faults.append(traceback.format_exc())
        print(json.dumps({"name": name, "faults": faults, "boxes": said} | seen), flush=True)  # noqa: T201 - the answer


def _work_in_a_window(at: Places) -> dict[str, object]:
    """Open a window, and do what a person would; what was seen meanwhile."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QMessageBox

    from roi_app import app
    from roi_app.gui.state.settings import Settings

    window = app.open_window((), Settings())
    for _ in range(5):
        QCoreApplication.processEvents()
    window.views.show_work()
    window.menu.fill_recent()
    offers = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    for box in offers:
        box.reject()
    window.commands.set_value("photo.units_per_month", 9)
    window.files.autosave.keep_now()
    window.files.ask_save_as()
    saved = window.files.save_as(at.home / "a.roi")
    opened = window.files.open(at.home / "a.roi")
    window.files.open(at.forbidden)
    window.use_appearance(window.settings.appearance)
    seen = {
        "offers": len(offers),
        "notices": [key for key, _ in window.session.notices.due],
        "recent": [one.text() for one in window.menu.recent.actions()],
        "saved": saved,
        "opened": opened,
        "visible": window.isVisible() and window.width() >= window.minimumWidth(),
    }
    window.close()
    window.deleteLater()
    QCoreApplication.processEvents()
    return seen


if __name__ == "__main__":
    main(sys.argv[1:] or list(STATES))
