"""Qt's own words, such as a field's menu and the dialogs for files and colours, in the reader's language.

They are Qt's translations, which come with it; the few words that these leave in English are in our own texts.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from roi_app.texts.catalog import Texts

_FILES: Final = {"zh-Hant": "qtbase_zh_TW", "zh-Hans": "qtbase_zh_CN"}
"""English is what Qt says by itself; for Hong Kong it has no words apart from Taiwan's."""

_LEFT_IN_ENGLISH: Final = {
    "&Look in:": "qt.look_in",
    "Files of &type:": "qt.files_of_type",
    "Drive": "qt.drive",
    "A&lpha channel:": "qt.alpha_channel",
    "&HTML:": "qt.html",
}
"""Words of Qt's dialogs that its translations lack, by what Qt says, and the key of ours."""


class _QtWords(QTranslator):
    """Qt's translation of one language, with our words where it has none."""

    def __init__(self, language: str, parent: QObject) -> None:
        super().__init__(parent)
        texts = Texts(language)
        self._ours = {source: texts.text(key) for source, key in _LEFT_IN_ENGLISH.items()}
        # Where a package was made without Qt's translations, the rest stays English.
        self.load(_FILES[language], QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Our word, else Qt's; None where there is neither, and an empty text would stand for a translation."""
        return self._ours.get(source_text) or super().translate(context, source_text, disambiguation, n) or None


_spoken: Final[list[_QtWords]] = []
"""The one in force; to look for it among the application's children makes every type of Qt that they are of."""


def use_qt_language(language: str) -> None:
    """Let Qt speak a language from now on; widgets that stand there hear of it by a `LanguageChange`."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("there is no application to speak for")
    while _spoken:
        old = _spoken.pop()
        application.removeTranslator(old)
        old.setParent(None)
    if language in _FILES:
        _spoken.append(_QtWords(language, application))
        application.installTranslator(_spoken[-1])
