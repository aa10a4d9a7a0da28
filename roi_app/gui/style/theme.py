"""Colours, fonts and the one style sheet; widgets ask here and keep no colour of their own."""

from __future__ import annotations

import importlib.resources
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from roi_app import assets
from roi_app.figures.palette import DARK, LIGHT, Palette

GRID = 8
RADIUS = 12
LEAST_SIZE = 8
"""The smallest type, in pixels."""


class Appearance(StrEnum):
    """Which palette to use."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SYSTEM_FONTS = {
    "zh-Hant": ("PingFang TC", "Microsoft JhengHei UI", "Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC"),
    "zh-Hans": ("PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC"),
    "en": ("Segoe UI", ".AppleSystemUIFont", "Noto Sans CJK TC", "Noto Sans TC", "Noto Sans CJK SC"),
}
_OWN_FONT = "Noto Sans CJK JP"
_OWN_FILES = (
    ("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf"),
    ("noto_cjk_sans_jp_bold", "NotoSansCJKjp-Bold.otf"),
)


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


def use_fonts(language: str) -> None:
    """Set the application's font for a language: the system's own where it has one, else the one that we bring."""
    installed = set(QFontDatabase.families())
    families = [family for family in _SYSTEM_FONTS[language] if family in installed]
    if not any(_speaks_chinese(family) for family in families):
        _bring_own_font()
        families.append(_OWN_FONT)
    base = QFont()
    base.setFamilies(families)
    base.setPixelSize(13)
    base.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    QApplication.setFont(base)
    font.cache_clear()


def _speaks_chinese(family: str) -> bool:
    systems = QFontDatabase.writingSystems(family)
    return QFontDatabase.WritingSystem.TraditionalChinese in systems


@lru_cache(maxsize=1)
def _bring_own_font() -> None:
    for package, file in _OWN_FILES:
        QFontDatabase.addApplicationFont(str(importlib.resources.files(package) / file))


@lru_cache(maxsize=64)
def font(size: int, *, bold: bool = False) -> QFont:
    """The application's font at a pixel size, with figures of one width."""
    chosen = QFont(QApplication.font())
    chosen.setPixelSize(size)
    chosen.setBold(bold)
    chosen.setFeature(QFont.Tag("tnum"), 1)
    return chosen


def fitting(wanted: QFont, text: str, width: float) -> QFont:
    """A font, made smaller where the text would not fit a width: a figure that is cut is a wrong figure."""
    needed = QFontMetricsF(wanted).horizontalAdvance(text)
    if needed <= width or needed == 0:
        return wanted
    smaller = QFont(wanted)
    smaller.setPixelSize(max(int(wanted.pixelSize() * width / needed), LEAST_SIZE))
    return smaller


def style_sheet() -> str:
    """The style sheet of the appearance in force, for widgets that Qt draws itself."""
    arrow, check = (
        assets.path("icons", f"{sign}-{'dark' if theme.is_dark else 'light'}.svg").as_posix()
        for sign in ("down", "check")
    )
    colours = {name: getattr(theme.palette, name) for name in _names()}
    return _STYLE.format(**colours, radius=RADIUS, arrow=arrow, check=check)


_STYLE = """
QWidget {{ color: {text}; }}
QMainWindow, QDialog {{ background: {window}; }}
QFrame#card {{ background: {card}; border: 1px solid {hairline}; border-radius: {radius}px; }}
QFrame#bar {{ background: {card}; border: none; border-bottom: 1px solid {hairline}; }}
QFrame#rule {{ background: {hairline}; border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QLabel {{ background: transparent; }}
QLabel[tone="muted"] {{ color: {muted}; }}
QLabel[tone="keep"] {{ color: {keep}; }}
QLabel[tone="race"] {{ color: {race}; }}
QLabel[tone="caution"] {{ color: {caution}; }}
QLabel[tone="accent"] {{ color: {accent}; }}
QFrame#note {{ background: {caution_soft}; border: none; border-radius: 8px; }}
QLineEdit {{ background: {field}; border: 1px solid {hairline}; border-radius: 6px; padding: 1px 6px;
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus {{ border: 2px solid {accent}; padding: 0 5px; }}
QLineEdit#flat {{ background: transparent; border: 1px solid transparent; }}
QLineEdit#flat:hover {{ border: 1px solid {hairline}; }}
QLineEdit#flat:focus {{ background: {field}; border: 2px solid {accent}; }}
QLineEdit[wrong="true"] {{ border: 2px solid {race}; padding: 0 5px; }}
QPushButton, QToolButton {{ background: {card}; border: 1px solid {hairline}; border-radius: 8px; padding: 6px 14px; }}
QPushButton:hover, QToolButton:hover {{ background: {neutral_soft}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {accent_soft}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; padding: 5px 13px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {muted}; background: {window}; }}
QPushButton#primary, QToolButton#primary {{ background: {accent}; color: {on_accent}; border-color: {accent};
  font-weight: bold; }}
QPushButton#primary:focus, QToolButton#primary:focus {{ border: 2px solid {text}; }}
QPushButton#primary:disabled {{ background: {groove}; color: {muted}; border-color: {groove}; }}
QToolButton#quiet, QPushButton#quiet {{ border: 1px solid transparent; background: transparent; padding: 5px 7px; }}
QToolButton#quiet:hover, QPushButton#quiet:hover {{ background: {neutral_soft}; }}
QToolButton#quiet:focus, QPushButton#quiet:focus {{ border: 2px solid {accent}; padding: 4px 6px; }}
QPushButton#quiet:checked {{ background: {accent_soft}; color: {accent}; }}
QToolButton#quiet:disabled {{ background: transparent; }}
QPushButton#link {{ border: 1px solid transparent; background: transparent; color: {accent}; padding: 2px 0;
  text-align: left; font-weight: bold; }}
QPushButton#link:focus {{ border: 2px solid {accent}; border-radius: 4px; padding: 1px; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QComboBox {{ background: {field}; border: 1px solid {hairline}; border-radius: 6px; padding: 4px 8px; }}
QComboBox:focus {{ border: 2px solid {accent}; padding: 3px 7px; }}
QComboBox::drop-down {{ border: none; width: 20px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: 10px; height: 10px; }}
QComboBox QAbstractItemView {{ background: {card}; border: 1px solid {hairline};
  selection-background-color: {accent_soft}; selection-color: {text}; outline: none; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {muted}; border-radius: 4px;
  background: {field}; }}
QCheckBox::indicator:checked {{ background: {accent}; border: 1px solid {accent}; image: url("{check}"); }}
QCheckBox:disabled {{ color: {muted}; }}
QCheckBox::indicator:disabled {{ background: {window}; border: 1px solid {groove}; }}
QCheckBox::indicator:focus {{ border: 2px solid {accent}; width: 12px; height: 12px; }}
QCheckBox::indicator:checked:focus {{ border: 2px solid {text}; }}
QListWidget {{ background: transparent; border: none; outline: none; }}
QListWidget::item {{ padding: 7px 10px; border-radius: 6px; }}
QListWidget::item:hover {{ background: {neutral_soft}; }}
QListWidget::item:selected {{ background: {accent_soft}; color: {accent}; }}
QMenu {{ background: {card}; border: 1px solid {hairline}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 16px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {text}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {hairline}; margin: 4px 8px; }}
QMenuBar {{ background: {card}; border-bottom: 1px solid {hairline}; }}
QMenuBar::item {{ padding: 4px 10px; background: transparent; }}
QMenuBar::item:selected {{ background: {accent_soft}; border-radius: 4px; }}
QToolTip {{ background: {card}; color: {text}; border: 1px solid {hairline}; padding: 6px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {groove}; border-radius: 3px; min-height: 32px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {groove}; border-radius: 3px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QTableView {{ background: {card}; alternate-background-color: {window}; border: none; gridline-color: {grid};
  selection-background-color: {accent_soft}; selection-color: {text}; }}
QHeaderView {{ background: {card}; }}
QHeaderView::section {{ background: {card}; color: {muted}; border: none; border-bottom: 1px solid {hairline};
  padding: 6px 8px; font-weight: bold; }}
QHeaderView::section:checked {{ color: {accent}; }}
QTableCornerButton::section {{ background: {card}; border: none; border-bottom: 1px solid {hairline}; }}
QProgressBar {{ background: {groove}; border: none; border-radius: 3px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QStatusBar {{ background: {window}; color: {muted}; }}
"""
