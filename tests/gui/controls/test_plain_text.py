"""What looks like markup is shown letter by letter, in labels, tooltips and message boxes."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QTextDocumentFragment
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QToolTip, QWidget

from roi_app.documents.document import Document
from roi_app.gui.controls.article import Article
from roi_app.gui.controls.labels import ElidedLabel, ShrinkingLabel, TightLabel, label, link, linked_label
from roi_app.gui.controls.tooltips import set_tooltip, show_tooltip, tooltip
from tests.gui.controls.seeing import shown

HOSTILE = (
    '<img src="//server/share/x.png">',
    '<a href="file:///etc/passwd">shop</a>',
    "<b>bold</b> & <i>thin</i>",
    "Tom & Co. <tom@example.org>",
    "1 < 2\n<h1>two</h1>",
    ("a sentence so long that no screen has room for it in one line " * 4).strip(),
)
OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
PLAIN = ("Shop", "Tom & Co.", "1 < 2", "第一行\n第二行", "")


def seen(text: str) -> str:
    """The letters that Qt shows of a text of either kind."""
    return QTextDocumentFragment.fromHtml(text).toPlainText() if QtText.mightBeRichText(text) else text


@pytest.fixture
def no_tooltip(qapp):
    yield
    QToolTip.hideText()
    for one in QApplication.topLevelWidgets():
        if one.metaObject().className() == "QTipLabel":
            one.deleteLater()


@pytest.mark.parametrize("text", HOSTILE + PLAIN)
def test_a_tooltip_says_every_letter(qapp, text):
    assert seen(tooltip(text)) == text


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_tooltip_is_left_as_it_is(qapp, text):
    assert tooltip(text) == text


def test_a_long_line_is_wrapped(qapp):
    assert QtText.mightBeRichText(tooltip(HOSTILE[-1]))


def tip() -> QLabel:
    """The tooltip on the screen."""
    return next(one for one in QApplication.topLevelWidgets() if one.metaObject().className() == "QTipLabel")


@pytest.mark.parametrize("text", HOSTILE)
@OFFSCREEN
@pytest.mark.usefixtures("no_tooltip")
def test_a_tooltip_on_the_screen_shows_no_markup(qtbot, text):
    part = QPushButton()
    window = shown(qtbot, part)
    set_tooltip(part, text)
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), part.mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(part, event)
    qtbot.waitUntil(lambda: tip().isVisible())
    assert seen(tip().text()).strip() == text.strip()
    assert window.isVisible()


@OFFSCREEN
@pytest.mark.usefixtures("no_tooltip")
def test_a_tooltip_that_is_shown_at_once_shows_no_markup(qtbot):
    part = QWidget()
    _window = shown(qtbot, part)
    show_tooltip(part.mapToGlobal(QPoint(2, 2)), HOSTILE[2], part, QRect(0, 0, 10, 10))
    assert seen(tip().text()) == HOSTILE[2]


@pytest.mark.parametrize("make", [label, ElidedLabel, ShrinkingLabel, TightLabel])
def test_every_label_takes_its_text_for_plain(qtbot, make):
    made = make()
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_a_link_says_its_text_and_its_hint_letter_by_letter(qtbot):
    made = linked_label()
    qtbot.addWidget(made)
    made.setText(link("a&b", HOSTILE[2], HOSTILE[1]))
    shown_text = QTextDocumentFragment.fromHtml(made.text()).toPlainText()
    assert shown_text == HOSTILE[2]
    with qtbot.waitSignal(made.linkActivated) as followed:
        made.show()
        made.setFocus()
        made.focusNextChild()
        qtbot.keyClick(made, Qt.Key.Key_Return)
    assert followed.args == ["a&b"]


def test_an_article_takes_no_html(qtbot):
    made = Article()
    qtbot.addWidget(made)
    made.show_markdown("# Title\n\nsome <b>bold</b> **strong**")
    assert "<b>bold</b>" in made.toPlainText()
    assert "strong" in made.toPlainText()


@pytest.mark.parametrize("name", HOSTILE[:3])
def test_a_message_box_about_a_shop_shows_its_name_letter_by_letter(make_window, name):
    window = make_window(Document(name=name), size=None)
    box, _ = window.files._boxes.box("file.changed_title", name, ("file.ok",), QMessageBox.Icon.Warning)
    shown_label = box.findChild(QLabel, "qt_msgbox_label")
    assert shown_label.textFormat() is Qt.TextFormat.PlainText
    assert shown_label.text() == name
    box.deleteLater()


@pytest.mark.parametrize("name", HOSTILE[:3])
def test_no_label_of_the_window_takes_a_shops_name_for_markup(make_window, name):
    window = make_window(Document(name=name))
    for one in window.findChildren(QLabel):
        if name in one.text():
            assert one.textFormat() is Qt.TextFormat.PlainText
    for one in window.findChildren(QWidget):
        if one.toolTip():
            assert "<img" not in one.toolTip()
    assert seen(window.bar.name.toolTip()) == name


def test_no_line_ends_between_a_sign_and_its_currency(qtbot):
    made = label(13, wraps=True)
    qtbot.addWidget(made)
    for amount in ("+¥394k", "−¥394k"):
        made.setText(f"gain {amount}")
        assert made.text() == f"gain {amount}"
        measure = made.fontMetrics()
        # Room for the sign but not for all: the whole amount goes to the next line, so two lines do.
        wide = measure.horizontalAdvance(f"gain {amount}") - 4
        assert made.heightForWidth(wide) <= 2 * measure.lineSpacing() + 2
        assert QLabel.text(made).count("\N{WORD JOINER}") == 1
