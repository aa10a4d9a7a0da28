"""What the programs for Windows run first; whatever fails before the app can tell of it is told in a box."""

import ctypes
import sys
from types import TracebackType
from typing import Any

_SYSTEM: Any = getattr(ctypes, "windll", None)
_ERROR = 0x10
_CHINESE = 0x04
_SIMPLIFIED = (2, 4)
"""Of China, of Singapore."""

DAMAGED = {
    "en": "A part of Merchant ROI is missing or damaged. Please install it again.",
    "zh-Hant": "Merchant ROI 有檔案遺失或損壞，請重新安裝。",
    "zh-Hans": "Merchant ROI 有文件缺失或损坏，请重新安装。",
}
"""As in launcher.c, for where not even the texts of the app can be read."""


def show_fault(_kind: type[BaseException], fault: BaseException, _frames: TracebackType | None) -> None:
    """Show what ended the program, where it has no console to say it in."""
    _SYSTEM.user32.MessageBoxW(None, _words(fault), "Merchant ROI", _ERROR)


def _words(fault: BaseException) -> str:
    """What the command line would say of it, in the language of this Windows."""
    language = _language()
    try:
        from roi_app.cli.program import last_words

        return last_words(fault, language)
    except Exception:  # noqa: BLE001 - whatever is broken, the box comes
        return f"{DAMAGED[language]}\n\n{type(fault).__name__}: {fault}"


def _language() -> str:
    """The language of the app for that in which Windows shows its own menus, by its number."""
    number = _SYSTEM.kernel32.GetUserDefaultUILanguage()
    if number & 0x3FF != _CHINESE:
        return "en"
    return "zh-Hans" if number >> 10 in _SIMPLIFIED else "zh-Hant"


if __name__ == "__main__":
    if sys.stderr is None:
        sys.excepthook = show_fault
    # The app starts this program itself where it wants a process of its own.
    setattr(sys, "frozen", "windows")  # noqa: B010
    from roi_app.__main__ import main

    sys.exit(main())
