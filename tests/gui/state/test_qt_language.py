"""Qt's own words follow the language, and do not pile up."""

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QColorDialog, QLineEdit

from roi_app.gui.state.qt_language import use_qt_language
from tests.gui.reading import dialog_of

COPY = {"zh-Hant": "複製", "zh-Hans": "复制", "en": "&Copy"}


def copy_of(field):
    return next(text for text in (one.text() for one in field.createStandardContextMenu().actions()) if "+C" in text)


@pytest.mark.parametrize("language", COPY)
def test_a_field_s_menu_is_in_the_language(qtbot, language):
    field = QLineEdit()
    qtbot.addWidget(field)
    use_qt_language(language)
    assert copy_of(field).startswith(COPY[language])


def test_one_language_is_spoken_at_a_time(qapp, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    for language in (*COPY, *COPY):
        use_qt_language(language)
        assert copy_of(field).startswith(COPY[language])
        assert len(qapp.findChildren(QTranslator)) == (language != "en")


def test_where_qt_lacks_a_word_ours_is_said(qtbot):
    del qtbot
    for language, drive in (("zh-Hant", "磁碟機"), ("zh-Hans", "驱动器"), ("en", "Drive")):
        use_qt_language(language)
        assert QCoreApplication.translate("QFileSystemModel", "Drive") == drive
        assert QCoreApplication.translate("nobody", "knows this") == "knows this"


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_the_dialog_for_colours_has_no_english_word(qtbot, language):
    del qtbot
    use_qt_language(language)
    said = dialog_of(QColorDialog.getColor)
    assert len(said) > 10
    letters = {text for text in said if any(one.isalpha() and one.isascii() for one in text.replace("(&", "("))}
    assert {text for text in letters if "(" not in text} - {"#ffffff"} == set()
