"""Files shown in the system's own file manager, each system in its own way; no argument goes through a shell."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

if sys.platform not in ("win32", "darwin"):
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

SERVICE = "org.freedesktop.FileManager1"


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its arguments; `native` is a part of the command line that keeps the quotes it has (Windows)."""

    program: str
    arguments: tuple[str, ...] = ()
    native: str = ""


def command_for(platform: str, files: Sequence[Path]) -> Command | None:
    """How a system is asked to show files of one folder; None for one that is asked over the bus."""
    if platform == "win32":
        # The Explorer reads its command line itself: the quotes stand around the path alone, which can hold none, so
        # that blanks and commas stay part of it. It can mark one file only.
        return Command("explorer.exe", native=f'/select,"{str(files[0]).replace("/", chr(92))}"')
    if platform == "darwin":
        # An absolute path begins with a slash and is never taken for an option.
        return Command("open", ("-R", *(str(one) for one in files)))
    return None


class FileManager(QObject):
    """Asks for files to be shown."""

    def show_files(self, files: Sequence[Path]) -> None:
        """Show files in their folder, marked where the system can; else only the folder."""
        command = command_for(sys.platform, files)
        if command is None:
            self._ask_over_the_bus(files)
        elif not _start(command):
            open_folder(files[0].parent)

    if sys.platform not in ("win32", "darwin"):

        def _ask_over_the_bus(self, files: Sequence[Path]) -> None:
            """Ask the file manager, which may have to start first, and open the folder where there is none."""
            bus = QDBusConnection.sessionBus()
            if not bus.isConnected():
                open_folder(files[0].parent)
                return
            message = QDBusMessage.createMethodCall(SERVICE, "/org/freedesktop/FileManager1", SERVICE, "ShowItems")
            message.setArguments([addresses(files), ""])
            watcher = QDBusPendingCallWatcher(bus.asyncCall(message), self)
            folder = files[0].parent
            watcher.finished.connect(lambda: open_folder(folder) if watcher.isError() else None)
            watcher.finished.connect(watcher.deleteLater)

    else:

        def _ask_over_the_bus(self, files: Sequence[Path]) -> None:
            open_folder(files[0].parent)


def addresses(files: Sequence[Path]) -> list[str]:
    """The addresses of files as programs hand them to each other: blanks, commas and letters of any script encoded."""
    return [bytes(QUrl.fromLocalFile(str(one)).toEncoded().data()).decode("ascii") for one in files]


def open_folder(folder: Path) -> None:
    """Open a folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _start(command: Command) -> bool:
    process = QProcess()
    process.setProgram(command.program)
    process.setArguments(list(command.arguments))
    if sys.platform == "win32":
        process.setNativeArguments(command.native)
    started, _ = process.startDetached()
    return started
