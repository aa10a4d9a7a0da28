"""The type of the app: the system's own where it writes Chinese, else the one that we bring."""

from __future__ import annotations

import importlib.resources
import os
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication

from roi_app.gui.style.regional_font import FORMS, Forms, make_regional

LEAST_SIZE = 8
"""The smallest type, in pixels."""

_BASE_SIZE = 13
_SYSTEM_FONTS = {
    "zh-Hant": ("PingFang TC", "Microsoft JhengHei UI", "Noto Sans TC"),
    "zh-Hans": ("PingFang SC", "Microsoft YaHei UI", "Noto Sans SC"),
    "en": ("Segoe UI", ".AppleSystemUIFont", "Noto Sans TC"),
}
"""Fonts of one region. Those of all regions, as Noto Sans CJK, would follow the system's locale, not the reader."""

_OWN_FONT = "Noto Sans CJK"
_OWN_FILES = (
    ("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf"),
    ("noto_cjk_sans_jp_bold", "NotoSansCJKjp-Bold.otf"),
)


def use_fonts(language: str) -> None:
    """Set the application's font for a language: the system's own where it has one, else the one that we bring."""
    installed = set(QFontDatabase.families())
    families = [family for family in _SYSTEM_FONTS[language] if family in installed]
    if not any(_writes_chinese(family) for family in families):
        families.append(_bring_own_font(FORMS[language]))
    base = QFont()
    base.setFamilies(families)
    base.setPixelSize(_BASE_SIZE)
    base.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    QApplication.setFont(base)
    font.cache_clear()


def _writes_chinese(family: str) -> bool:
    return QFontDatabase.WritingSystem.TraditionalChinese in QFontDatabase.writingSystems(family)


@lru_cache
def _bring_own_font(forms: Forms) -> str:
    """Load the font that we bring with the forms of one region; gives the name of its family."""
    for package, file in _OWN_FILES:
        with Path(str(importlib.resources.files(package) / file)).open("rb") as stream:
            # Read once and changed in place: each copy of so large a file delays the first picture.
            data = bytearray(stream.seek(0, os.SEEK_END))
            stream.seek(0)
            stream.readinto(data)
        make_regional(data, forms)
        QFontDatabase.addApplicationFontFromData(QByteArray(data))
    return f"{_OWN_FONT} {forms.ending}"


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
