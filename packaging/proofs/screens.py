"""A screen that only programs see, what is on it, and a person's keys and clicks."""

import contextlib
import hashlib
import os
import re
import subprocess
from collections.abc import Iterator

from steps import OWN, run, run_quietly, wait_for

DISPLAY = f":{100 + OWN}"


@contextlib.contextmanager
def screen() -> Iterator[None]:
    """A screen that only programs see."""
    server = subprocess.Popen(
        ["Xvfb", DISPLAY, "-ac", "-screen", "0", "1440x900x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
    )
    os.environ["DISPLAY"] = DISPLAY
    try:
        wait_for("the screen", lambda: run_quietly("xdotool", "getdisplaygeometry"))
        yield
    finally:
        server.terminate()
        server.wait()


def windows() -> set[str]:
    """The visible windows that have a name."""
    return set(run_quietly("xdotool", "search", "--onlyvisible", "--name", "Merchant ROI").split())


def title(one: str = "") -> str:
    """What a window is called: this one, or the one in front."""
    return run_quietly("xdotool", *(["getwindowname", one] if one else ["getwindowfocus", "getwindowname"])).strip()


def in_front() -> str:
    """The window that has the keyboard."""
    return run_quietly("xdotool", "getwindowfocus").strip()


def press(keys: str) -> None:
    """Press keys in the window in front, and wait for what comes of it."""
    run("xdotool", "key", keys)
    rest()


def enter(text: str) -> None:
    """Type a text and press Enter."""
    run("xdotool", "type", "--delay", "30", text)
    rest()
    press("Return")


def rest(one: str = "") -> None:
    """Wait until the screen shows the same for a moment, and this window a picture: it has done what it was asked."""
    last = b""

    def is_still() -> bool:
        nonlocal last
        before, last = last, shown()
        return before == last and (not one or colours(one) > 1)

    wait_for("a screen at rest", is_still)


def colours(one: str) -> int:
    """How many colours a window shows; one alone is an empty window."""
    return int(run_quietly("import", "-display", DISPLAY, "-window", one, "-format", "%k", "info:") or 0)


def shown() -> bytes:
    """What the screen shows, in short."""
    words = ["import", "-display", DISPLAY, "-window", "root", "rgb:-"]
    return hashlib.sha256(subprocess.run(words, capture_output=True, check=True).stdout).digest()


def click_from_the_corner(left: int, up: int) -> None:
    """Click so many pixels from the lower right corner of the window in front: where a dialog has its first button."""
    told = run("xdotool", "getwindowfocus", "getwindowgeometry", "--shell")
    place = {name: int(value) for name, value in re.findall(r"(\w+)=(\d+)", told)}
    at = (place["X"] + place["WIDTH"] - left, place["Y"] + place["HEIGHT"] - up)
    run("xdotool", "mousemove", str(at[0]), str(at[1]), "click", "1")


def picture(target: str) -> None:
    """Keep what the screen shows."""
    run("import", "-display", DISPLAY, "-window", "root", target)
