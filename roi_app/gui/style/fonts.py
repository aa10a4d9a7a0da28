"""The type of the app: the system's own where it writes Chinese, else the one that we bring."""

from __future__ import annotations

import importlib.resources
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication

LEAST_SIZE = 8
"""The smallest type, in pixels."""

_BASE_SIZE = 13
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


def use_fonts(language: str) -> None:
    """Set the application's font for a language: the system's own where it has one, else the one that we bring."""
    installed = set(QFontDatabase.families())
    families = [family for family in _SYSTEM_FONTS[language] if family in installed]
    if not any(_writes_chinese(family) for family in families):
        _bring_own_font()
        families.append(_OWN_FONT)
    base = QFont()
    base.setFamilies(families)
    base.setPixelSize(_BASE_SIZE)
    base.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    QApplication.setFont(base)
    font.cache_clear()


def _writes_chinese(family: str) -> bool:
    return QFontDatabase.WritingSystem.TraditionalChinese in QFontDatabase.writingSystems(family)


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
