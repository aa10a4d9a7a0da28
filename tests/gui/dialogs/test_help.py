"""The help: its chapters, its languages, and the keys in it."""

import re
import string
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from roi_app import assets
from roi_app.gui.dialogs.help import help_text
from roi_app.gui.window.actions import help_keys
from roi_app.texts.catalog import LANGUAGES, Texts
from roi_app.texts.formatting import Wording

ROOT = Path(__file__).parents[3]


def test_f1_opens_the_help_beside_the_window(make_window, qtbot):
    window = make_window()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.dialogs.help.isVisible()
    assert not window.dialogs.help.isModal()


def test_a_chapter_is_brought_to_the_top(make_window):
    window = make_window()
    window.window_actions["help"].trigger()
    guide = window.dialogs.help
    QCoreApplication.processEvents()
    assert guide.chapters.count() == len(guide.article.headings) > 5
    guide.chapters.setCurrentRow(6)
    shown = guide.article.cursorForPosition(guide.article.viewport().rect().topLeft()).block().text()
    assert shown == guide.chapters.item(6).text() == "Presenting"


def test_the_help_changes_its_language(make_window):
    window = make_window()
    window.window_actions["help"].trigger()
    window.session.use_language("zh-Hans")
    assert window.dialogs.help.chapters.item(1).text() == "怎么算"
    assert window.dialogs.help.windowTitle() == "帮助"


def shape(language):
    """How each heading and each entry of a list begins."""
    return re.findall(r"^(?:#+|- |\d\.)", assets.read_text("help", f"{language}.md"), re.MULTILINE)


def test_the_help_says_the_same_in_every_language():
    shapes = {language: shape(language) for language in LANGUAGES}
    assert len(shapes["en"]) == 51
    assert shapes["zh-Hant"] == shapes["en"]
    assert shapes["zh-Hans"] == shapes["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_lists_every_key_and_leaves_no_field_open(language):
    keys = help_keys()
    text = help_text(Wording(language, "CNY"), keys)
    for written, does in keys:
        assert f"| {written} | {Texts(language).text(does)} |" in text
    assert [field for _, field, _, _ in string.Formatter().parse(text) if field] == []


def test_the_help_is_written_in_each_script():
    traditional, simplified = (assets.read_text("help", f"{one}.md") for one in ("zh-Hant", "zh-Hans"))
    assert not set("这个过时间说样网对标准应该变还与钱设计") & (set(traditional) - set("与"))
    assert not set("這個過時間說樣網對標準應該變還與錢設計") & set(simplified)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ("saved and sold more", "price of trying", "It is dropped", "Pay at most", "one bill for all", "negotiate"),
        ),
        ("zh-Hant", ("省下的加上多賣的", "試一試的代價", "用不下去", "最多可付", "一筆總費用", "先談價")),
        ("zh-Hans", ("省下的加上多卖的", "试一试的代价", "用不下去", "最多可付", "一口价", "先谈价")),
    ],
)
def test_the_help_tells_of_all_that_ai_brings_in_of_three_stories_and_of_tools(language, words):
    text = assets.read_text("help", f"{language}.md")
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize(
    ("language", "keys"),
    [(one, ("tools.column.highest_price", "tools.verdict.negotiate", "evidence.context")) for one in LANGUAGES],
)
def test_the_help_calls_things_as_the_pages_do(language, keys):
    text = assets.read_text("help", f"{language}.md")
    assert [key for key in keys if Texts(language).text(key) not in text] == []
