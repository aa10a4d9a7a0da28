"""The type of the app: the system's own where it writes Chinese, else the one that we bring."""

from __future__ import annotations

import mmap
import os
import shutil
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QStandardPaths
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication

from roi_app import assets
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


def use_fonts(language: str) -> None:
    """Set the application's font for a language: the system's own where it has one, else the one that we bring."""
    families = [family for family in _SYSTEM_FONTS[language] if QFontDatabase.hasFamily(family)]
    if not any(_writes_chinese(family) for family in families):
        families.append(_bring_own_font(FORMS[language]))
    base = QFont()
    base.setFamilies(families)
    base.setPixelSize(_BASE_SIZE)
    base.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    QApplication.setFont(base)
    font.cache_clear()
    width_of.cache_clear()


def _writes_chinese(family: str) -> bool:
    return QFontDatabase.WritingSystem.TraditionalChinese in QFontDatabase.writingSystems(family)


@lru_cache
def _bring_own_font(forms: Forms) -> str:
    """Load the font that we bring with the forms of one region; gives the name of its family."""
    for source in assets.font_files():
        kept = _kept_copy(source, forms)
        # By its path a font is mapped, not read: a fifth of the time.
        if kept is None or QFontDatabase.addApplicationFont(str(kept)) < 0:
            QFontDatabase.addApplicationFontFromData(QByteArray(_regional(source, forms)))
    return f"{_OWN_FONT} {forms.ending}"


def _kept_copy(source: Path, forms: Forms) -> Path | None:
    """The font's file with a region's forms, in the user's own cache, made if it is not there; None where it cannot be.

    Its name bears the size and the day of the original, so that another font is another file.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    if not folder:
        return None
    try:
        told = source.stat()
        kept = Path(folder, f"{source.stem}-{forms.ending}-{told.st_size}-{told.st_mtime_ns}{source.suffix}")
        if not os.path.isfile(kept) or kept.stat().st_size != told.st_size:
            kept.parent.mkdir(parents=True, exist_ok=True)
            part = kept.with_name(f"{kept.name}.{os.getpid()}.part")
            # Copied by the system, which may share what stays as it is: a third of the time of reading and writing.
            shutil.copyfile(source, part)
            with part.open("r+b") as stream, mmap.mmap(stream.fileno(), 0) as data:
                make_regional(data, forms)
            part.replace(kept)
    except OSError:
        return None
    return kept


def _regional(source: Path, forms: Forms) -> bytearray:
    with source.open("rb") as stream:
        # Read once and changed in place: each copy of so large a file delays the first picture.
        data = bytearray(stream.seek(0, os.SEEK_END))
        stream.seek(0)
        stream.readinto(data)
    make_regional(data, forms)
    return data


@lru_cache(maxsize=64)
def font(size: int, *, bold: bool = False) -> QFont:
    """The application's font at a pixel size, with figures of one width."""
    chosen = QFont(QApplication.font())
    chosen.setPixelSize(size)
    chosen.setBold(bold)
    chosen.setFeature(QFont.Tag("tnum"), 1)
    return chosen


@lru_cache(maxsize=4096)
def width_of(text: str, size: int, *, bold: bool = False) -> float:
    """How wide a text is in `font(size)`, in pixels; most of what stays on the screen is measured once."""
    return QFontMetricsF(font(size, bold=bold)).horizontalAdvance(text)


def fitting(wanted: QFont, text: str, width: float) -> QFont:
    """A font, made smaller where the text would not fit a width: a figure that is cut is a wrong figure."""
    if len(text) * wanted.pixelSize() <= width:
        # No character of a text is wider than its type is high.
        return wanted
    needed = QFontMetricsF(wanted).horizontalAdvance(text)
    if needed <= width or needed == 0:
        return wanted
    smaller = QFont(wanted)
    smaller.setPixelSize(max(int(wanted.pixelSize() * width / needed), LEAST_SIZE))
    return smaller
