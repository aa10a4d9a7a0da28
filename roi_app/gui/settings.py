"""What the window remembers between two starts, in the user's own folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings, QStandardPaths

from roi_app.benchmarks.texts import LANGUAGES
from roi_app.gui.theme import Appearance


class Settings:
    """Language, appearance, window and folders; a value that makes no sense counts as absent."""

    def __init__(self) -> None:
        """Open the user's settings."""
        self._kept = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "merchant-roi", "merchant-roi")

    @property
    def language(self) -> str:
        """The language chosen last, else the system's, else English."""
        kept = self._kept.value("language", "")
        return kept if kept in LANGUAGES else _system_language()

    @language.setter
    def language(self, language: str) -> None:
        self._kept.setValue("language", language)

    @property
    def appearance(self) -> Appearance:
        """The appearance chosen last, else the system's."""
        kept = self._kept.value("appearance", "")
        return Appearance(kept) if kept in list(Appearance) else Appearance.SYSTEM

    @appearance.setter
    def appearance(self, appearance: Appearance) -> None:
        self._kept.setValue("appearance", appearance.value)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood, empty at first."""
        kept = self._kept.value("geometry", QByteArray())
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._kept.setValue("geometry", geometry)

    @property
    def folder(self) -> str:
        """The folder of the file dialogs."""
        kept = self._kept.value("folder", "")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return kept if isinstance(kept, str) and Path(kept).is_dir() else documents

    @folder.setter
    def folder(self, folder: str) -> None:
        self._kept.setValue("folder", folder)

    @staticmethod
    def state_folder() -> Path:
        """Where lists and working states are kept."""
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


def _system_language() -> str:
    for name in QLocale.system().uiLanguages():
        parts = name.replace("_", "-").split("-")
        if parts[0] == "zh":
            traditional = "Hant" in parts or ("Hans" not in parts and any(one in parts for one in ("TW", "HK", "MO")))
            return "zh-Hant" if traditional else "zh-Hans"
        if parts[0] == "en":
            return "en"
    return "en"
