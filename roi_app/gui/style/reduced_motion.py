"""Whether the system asks for less motion. Qt 6.11 does not tell, so each system is asked in its own way."""

from __future__ import annotations

import configparser
import ctypes
import ctypes.util
import os
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QStandardPaths

_SPI_GETCLIENTAREAANIMATION = 0x1042
_ANSWER_WITHIN_MS = 300


def prefers_reduced_motion() -> bool:
    """Ask the system, which may take some milliseconds; one that cannot say has nothing against motion."""
    ask = {"win32": _ask_windows, "darwin": _ask_mac}.get(sys.platform, _ask_desktop)
    try:
        return ask()
    except (OSError, AttributeError, configparser.Error, UnicodeDecodeError):
        return False


def _ask_windows() -> bool:
    """Settings > Accessibility > Visual effects > Animation effects."""
    moves = ctypes.c_int(1)
    library = getattr(ctypes, "windll").user32  # noqa: B009 - only Windows has it, and types are checked on Linux
    answered = library.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(moves), 0)
    return bool(answered) and moves.value == 0


def _ask_mac() -> bool:
    """System Settings > Accessibility > Display > Reduce motion, as NSWorkspace tells it."""
    objc = ctypes.cdll.LoadLibrary(ctypes.util.find_library("objc") or "libobjc.dylib")
    objc.objc_getClass.restype = objc.sel_registerName.restype = ctypes.c_void_p
    send = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", objc))
    ask = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", objc))
    workspace = send(objc.objc_getClass(b"NSWorkspace"), objc.sel_registerName(b"sharedWorkspace"))
    return bool(workspace) and ask(workspace, objc.sel_registerName(b"accessibilityDisplayShouldReduceMotion"))


def _ask_desktop() -> bool:
    """GNOME's own setting; elsewhere KDE's animation speed, or the one that GTK programs read."""
    if "GNOME" in os.environ.get("XDG_CURRENT_DESKTOP", "") and QStandardPaths.findExecutable("gsettings"):
        asked = QProcess()
        asked.start("gsettings", ["get", "org.gnome.desktop.interface", "enable-animations"])
        return asked.waitForFinished(_ANSWER_WITHIN_MS) and asked.readAllStandardOutput().trimmed() == b"false"
    return _kept("kdeglobals", "KDE", "AnimationDurationFactor") == "0" or (
        _kept("gtk-3.0/settings.ini", "Settings", "gtk-enable-animations") in ("false", "0")
    )


def _kept(file: str, section: str, name: str) -> str:
    folder = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    settings = configparser.ConfigParser(strict=False, interpolation=None)
    settings.read(Path(folder) / file, encoding="utf-8")
    return settings.get(section, name, fallback="").strip().lower()
