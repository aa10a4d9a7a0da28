"""The box in which a person says how the letters of a text are written, or leaves it to the content again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from roi_app.checks.encodings import ENCODINGS
from roi_app.gui.controls.choice import Choice
from roi_app.texts.formatting import Wording

BY_CONTENT: Final = ""

_NAMES: Final[Mapping[str, str]] = {
    "utf-8-sig": "UTF-8",
    "gb18030": "GB 18030 (GBK)",
    "big5hkscs": "Big5",
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252",
}
"""What other programs call them."""


class EncodingChoice(Choice):
    """`picked` carries one of `ENCODINGS`, or `BY_CONTENT`."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a box without a text."""
        super().__init__(parent)
        for one in (BY_CONTENT, *ENCODINGS):
            self.addItem(_NAMES.get(one, ""), one)
        self.activated.connect(lambda _: self.picked.emit(str(self.currentData())))

    def show_encoding(self, said: str, found: str, wording: Wording) -> None:
        """Show what a person has said, or that the content decides; `found` is how the text was read, "" for not."""
        by_content = wording.text("import.encoding.by_content")
        if found and not said:
            by_content = wording.text("import.encoding.found", encoding=_NAMES[found])
        with QSignalBlocker(self):
            self.setItemText(0, by_content)
            for at, one in enumerate(ENCODINGS, 1):
                self.describe(at, wording.text(f"import.encoding.{one.replace('-', '_')}"), "")
            self.setCurrentIndex(max(self.findData(said), 0))
