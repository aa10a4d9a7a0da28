import pytest
from PySide6.QtCore import QCoreApplication

from roi_app.gui.panels.notices import NoticeBar


@pytest.mark.parametrize(("language", "word"), [("en", "Save now"), ("zh-Hant", "存檔"), ("zh-Hans", "保存")])
def test_what_is_due_stands_below_the_bar_until_it_is_read(make_window, language, word):
    window = make_window("clothing", language)
    bar = window.findChild(NoticeBar)
    assert bar.isHidden()
    window.session.notices.tell("keeping", folder="/<b>none</b>")
    line = bar.lines["keeping"]
    assert bar.isVisible()
    assert word in line.accessibleName()
    assert "/<b>none</b>" in line.accessibleName()
    dismiss = line.layout().itemAt(1).widget()
    assert dismiss.accessibleName()
    dismiss.click()
    QCoreApplication.processEvents()
    assert bar.isHidden()


def test_a_notice_speaks_the_language_of_the_moment(make_window):
    window = make_window("clothing")
    window.session.notices.tell("settings_unread", file="a.ini")
    before = window.findChild(NoticeBar).lines["settings_unread"].accessibleName()
    window.session.use_language("zh-Hant")
    after = window.findChild(NoticeBar).lines["settings_unread"].accessibleName()
    assert before != after
    assert "a.ini" in after
