"""The colours in force; widgets ask here and keep no colour of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from roi_app.figures.palette import DARK, LIGHT, Palette

GRID = 8
RADIUS = 12


class Appearance(StrEnum):
    """Which palette to use."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme:
    """The appearance in force, shared by all widgets of the application.

    `reduced_motion` asks every widget to change at once, without motion.
    """

    def __init__(self) -> None:
        """Begin light, before any application exists."""
        self.palette = LIGHT
        self.reduced_motion = False
        self._colours: dict[str, QColor] = {}

    @property
    def is_dark(self) -> bool:
        """Whether the dark palette is in force."""
        return self.palette is DARK

    def use(self, appearance: Appearance) -> None:
        """Take an appearance into force for the whole application."""
        dark = appearance is Appearance.DARK or (appearance is Appearance.SYSTEM and _system_is_dark())
        self.palette = DARK if dark else LIGHT
        self._colours = _colours_of(self.palette)
        QApplication.setPalette(_qt_palette(self.palette))

    def colour(self, name: str) -> QColor:
        """One colour of the palette by its name in `Palette`."""
        return self._colours[name]

    @contextmanager
    def on_paper(self) -> Iterator[None]:
        """Give the light colours for as long as something is drawn that leaves the app; the window keeps its own."""
        kept = self.palette, self._colours
        self.palette, self._colours = LIGHT, _colours_of(LIGHT)
        try:
            yield
        finally:
            self.palette, self._colours = kept


theme = Theme()


def _names() -> tuple[str, ...]:
    return tuple(one.name for one in fields(Palette))


def _colours_of(palette: Palette) -> dict[str, QColor]:
    return {name: QColor(getattr(palette, name)) for name in _names()}


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _qt_palette(colours: Palette) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, name in (
        (roles.Window, "window"),
        (roles.Base, "field"),
        (roles.AlternateBase, "window"),
        (roles.Button, "card"),
        (roles.ToolTipBase, "card"),
        (roles.WindowText, "text"),
        (roles.Text, "text"),
        (roles.ButtonText, "text"),
        (roles.ToolTipText, "text"),
        (roles.PlaceholderText, "muted"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "on_accent"),
        (roles.Link, "accent"),
        (roles.Mid, "hairline"),
        (roles.Midlight, "hairline"),
        (roles.Light, "card"),
        (roles.Dark, "hairline"),
        (roles.Shadow, "hairline"),
    ):
        palette.setColor(role, QColor(getattr(colours, name)))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette
