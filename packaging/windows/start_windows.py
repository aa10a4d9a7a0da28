"""What the programs for Windows run first; whatever fails before the app can tell of it is told in a box."""

import ctypes
import sys
import traceback
from types import TracebackType

_ERROR = 0x10


def show_fault(kind: type[BaseException], fault: BaseException, frames: TracebackType | None) -> None:
    """Show what ended the program, where it has no console to say it in."""
    text = "".join(traceback.format_exception(kind, fault, frames))
    getattr(ctypes, "windll").user32.MessageBoxW(None, text[-3_000:], "Merchant ROI", _ERROR)  # noqa: B009


if __name__ == "__main__":
    if sys.stderr is None:
        sys.excepthook = show_fault
    # The app starts this program itself where it wants a process of its own, and so does multiprocessing.
    setattr(sys, "frozen", "windows")  # noqa: B010
    import multiprocessing

    multiprocessing.freeze_support()
    from roi_app.__main__ import main

    sys.exit(main())
