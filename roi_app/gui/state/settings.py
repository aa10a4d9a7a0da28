"""What the window remembers between two starts, in the user's own folder."""

from __future__ import annotations

import os
import re
import stat
from datetime import date
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QObject, QSettings, QStandardPaths, Signal

from roi_app.gui.state.lazy import prefers_reduced_motion
from roi_app.gui.style.theme import Appearance
from roi_app.texts.catalog import LANGUAGES

MOST_BYTES = 2**20


class Settings(QObject):
    """Language, appearance, window, folders and what was dismissed; a value that makes no sense counts as absent.

    `changed` says that a value has been set, after which `can_be_kept` may be another.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Open the user's settings."""
        super().__init__(parent)
        self.file = _file()
        can_be_meant = _can_be_meant(self.file)
        # To open a pipe waits for a writer; where there is one, the settings live as long as the window.
        kept_in = self.file if can_be_meant else self.file / "none"
        self._store = QSettings(str(kept_in), QSettings.Format.IniFormat)
        self.could_be_read = can_be_meant and self._store.status() is QSettings.Status.NoError

    @property
    def can_be_kept(self) -> bool:
        """Whether what is set now will be there at the next start."""
        return self._store.isWritable() and self._store.status() is not QSettings.Status.AccessError

    @property
    def language(self) -> str:
        """The language chosen last, else the system's, else English."""
        value = self._store.value("language", "")
        return value if isinstance(value, str) and value in LANGUAGES else _system_language()

    @language.setter
    def language(self, language: str) -> None:
        self._set("language", language)

    @property
    def appearance(self) -> Appearance:
        """The appearance chosen last, else the system's."""
        value = self._store.value("appearance", "")
        return Appearance(value) if isinstance(value, str) and value in list(Appearance) else Appearance.SYSTEM

    @appearance.setter
    def appearance(self, appearance: Appearance) -> None:
        self._set("appearance", appearance.value)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood, empty at first."""
        value = self._store.value("geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._set("geometry", geometry)

    @property
    def portfolio_geometry(self) -> QByteArray:
        """Where the window of many merchants stood, empty at first."""
        value = self._store.value("portfolio_geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @portfolio_geometry.setter
    def portfolio_geometry(self, geometry: QByteArray) -> None:
        self._set("portfolio_geometry", geometry)

    @property
    def waterfall_share(self) -> float | None:
        """What the waterfall takes of the height that it shares with the page, None where nobody has chosen it."""
        value = str(self._store.value("waterfall_share", ""))
        share = float(value) if re.fullmatch(r"0\.\d+", value) else 0.0
        return share if 0.1 <= share <= 0.9 else None

    @waterfall_share.setter
    def waterfall_share(self, share: float) -> None:
        self._store.setValue("waterfall_share", f"{share:.4f}")

    @property
    def open_sections(self) -> tuple[str, ...] | None:
        """The sections of the left panel that a person left open, None where nobody has turned one."""
        value = self._store.value("open_sections", None)
        return tuple(re.findall(r"\w+", value)) if isinstance(value, str) else None

    @open_sections.setter
    def open_sections(self, names: tuple[str, ...]) -> None:
        # A name and no list, of which Qt would make another type.
        self._store.setValue("open_sections", " ".join(names))

    @property
    def folder(self) -> str:
        """The folder of the file dialogs."""
        value = self._store.value("folder", "")
        return value if isinstance(value, str) and value and os.path.isdir(value) else _documents()

    @folder.setter
    def folder(self, folder: str) -> None:
        self._set("folder", folder)

    @property
    def export_folder(self) -> str:
        """Where exports go: the first that may be written of the last export's folder, the file dialogs', one's own."""
        value = self._store.value("export_folder", "")
        own = str(Path.home())
        places = (str(value), self.folder, _documents(), own)
        return next((place for place in places if os.path.isdir(place) and os.access(place, os.W_OK | os.X_OK)), own)

    @export_folder.setter
    def export_folder(self, folder: str) -> None:
        self._set("export_folder", folder)

    @property
    def export_contact(self) -> str:
        """How to reach who prepares an estimate, "" at first."""
        value = self._store.value("export_contact", "")
        return value if isinstance(value, str) else ""

    @export_contact.setter
    def export_contact(self, contact: str) -> None:
        self._set("export_contact", contact)

    @property
    def export_valid_until(self) -> date | None:
        """The last day of the offer given last, None at first."""
        try:
            return date.fromisoformat(str(self._store.value("export_valid_until", "")))
        except ValueError:
            return None

    @export_valid_until.setter
    def export_valid_until(self, day: date | None) -> None:
        self._set("export_valid_until", "" if day is None else day.isoformat())

    @property
    def presented_sliders(self) -> tuple[str, ...]:
        """The quantities that a presentation moves, empty where the usual ones do."""
        value = self._store.value("presented_sliders", "")
        return tuple(value.split()) if isinstance(value, str) else ()

    @presented_sliders.setter
    def presented_sliders(self, keys: tuple[str, ...]) -> None:
        self._set("presented_sliders", " ".join(keys))

    @property
    def details(self) -> bool:
        """Whether the pages show the details that they fold away at first."""
        return self._flag("details", default=False)

    @details.setter
    def details(self, shown: bool) -> None:
        self._set("details", int(shown))

    @property
    def welcomes(self) -> bool:
        """Whether a start without a file begins with the welcome."""
        return self._flag("welcomes", default=True)

    @welcomes.setter
    def welcomes(self, welcomes: bool) -> None:
        self._set("welcomes", int(welcomes))

    @property
    def offers_tour(self) -> bool:
        """Whether the tour may begin by itself."""
        return self._flag("offers_tour", default=True)

    @offers_tour.setter
    def offers_tour(self, offers: bool) -> None:
        self._set("offers_tour", int(offers))

    @property
    def reduced_motion(self) -> bool:
        """Whether figures change at once, without motion: as chosen, else as the system asks."""
        return self._flag("reduced_motion", default=prefers_reduced_motion())

    @reduced_motion.setter
    def reduced_motion(self, still: bool) -> None:
        self._set("reduced_motion", int(still))

    def _set(self, name: str, value: object) -> None:
        self._store.setValue(name, value)
        self._store.sync()
        self.changed.emit()

    def _flag(self, name: str, *, default: bool) -> bool:
        # A file keeps text, and a value just set is still the number that it was.
        return {"0": False, "1": True}.get(str(self._store.value(name, "")), default)

    @staticmethod
    def state_folder() -> Path:
        """Where lists and working states are kept."""
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


def _file() -> Path:
    """Where this system keeps a user's settings; asked by another name, because Qt opens what it is asked for."""
    other = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "merchant-roi", "none")
    return Path(other.fileName()).with_name("merchant-roi.ini")


def _can_be_meant(file: Path) -> bool:
    """Whether there is a plain file of a size that settings have, or none yet; Qt would read a file of any size."""
    try:
        state = file.stat()
    except OSError:
        return True
    return stat.S_ISREG(state.st_mode) and state.st_size <= MOST_BYTES


def _system_language() -> str:
    for name in QLocale.system().uiLanguages():
        parts = name.replace("_", "-").split("-")
        if parts[0] == "zh":
            traditional = "Hant" in parts or ("Hans" not in parts and any(one in parts for one in ("TW", "HK", "MO")))
            return "zh-Hant" if traditional else "zh-Hans"
        if parts[0] == "en":
            return "en"
    return "en"


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
