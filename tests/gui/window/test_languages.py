"""Switched live, whole in each language, and no English word in a Chinese window."""

import html
import re

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from roi_app.benchmarks.load import default_catalogue
from roi_app.estimates.baseline import Baseline
from roi_app.gui.window.lazy import PAGES
from roi_app.model.uncertainty.trials import DEFAULT_TRIALS
from roi_app.texts.catalog import LANGUAGES, Texts
from tests.gui.reading import dialog_of, menu_of, recording, visible, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)

CHINESE = [language for language in LANGUAGES if language.startswith("zh")]

KNOWN = {
    *("AI", "LLM", "NPV", "ROI", "GMV", "CAGR", "P", "Merchant", "PDF", "Excel", "Qt", "Python", "TOML", "GitHub"),
    *("CNY", "TWD", "HKD", "USD", "EUR", "JPY", "NT", "HK", "US", "JP", "English", "EN", "Alibaba", "Ctrl", "Shift"),
    *("F", "Esc", "Enter", "Home", "End", "roi", "Tullock", "θ", "Sobol", "JSON", "IDC", "TEI", "IBM", "JD", "A"),
    *("E", "Y", "Z", "ChatGPT", "PNG", "SVG"),
}
"""Names, units and signs that Chinese readers write in Latin letters too."""

WORD = re.compile(r"[A-Za-z]+")


@pytest.fixture(params=CHINESE)
def window(request, make_window):
    return make_window("appliances", request.param, size=(1440, 900))


def shown_words(window, monkeypatch):
    for _ in range(3):
        QCoreApplication.processEvents()
    with recording(monkeypatch) as painted:
        window.grab()
    found = {text for one in visible(window) for text in words_of(one)}
    found |= {one.text for one in painted}
    return found | {text for action in window.findChildren(QAction) for text in (action.text(), action.toolTip())}


def sources():
    """Titles and publishers stay in their own language."""
    evidence = [one for _, one in default_catalogue().evidence()]
    return {text for one in evidence for source in one.sources for text in (source.title, source.publisher)}


def english_in(texts):
    quoted = sorted(sources(), key=len, reverse=True)
    found = set()
    for text in texts:
        plain = html.unescape(re.sub(r"<[^>]+>", " ", text))
        for source in quoted:
            plain = plain.replace(source, " ")
        plain = re.sub(r"https?://\S+|\(&?[A-Z]\)|&(?=[A-Z])|\*\.\w+|(Ctrl|Shift|Alt)\+\w+", " ", plain)
        words = [word for word in WORD.findall(plain) if word not in KNOWN]
        if words:
            found.add((plain[:80], *words))
    return found


@pytest.mark.parametrize("page", [page for page in PAGES if page != "evidence"])
def test_no_page_says_an_english_word_in_chinese(window, monkeypatch, page):
    window.open_page(page)
    assert english_in(shown_words(window, monkeypatch)) == set()


def test_no_row_says_an_english_word_in_chinese(window, monkeypatch):
    for section in window.inputs.sections.values():
        section.unfold()
    assert english_in(shown_words(window, monkeypatch)) == set()


def test_no_menu_of_a_field_says_an_english_word_in_chinese(window):
    for section in window.inputs.sections.values():
        section.unfold()
    for page in PAGES:
        window.open_page(page)
    said = {type(one).__name__: set(menu_of(one)) for one in visible(window)}
    assert {"ValueField", "QuantityRow"} <= {name for name, texts in said.items() if texts}
    assert english_in(set().union(*said.values())) == set()


def test_no_dialog_for_files_says_an_english_word_in_chinese(window, own_home):
    window.settings.folder = str(own_home)
    for ask in (window.files.ask_open, window.files.ask_save_as):
        said = dialog_of(ask) - {own_home.name, str(own_home)}
        assert len(said) > 20
        assert english_in(said) == set()


def test_what_qt_says_changes_with_the_language(make_window):
    window = make_window("clothing", "en")
    said = {}
    for language in (*LANGUAGES, "en"):
        window.session.use_language(language)
        said[language] = set(menu_of(window.bar.name))
    assert any("Paste" in text for text in said["en"])
    assert any("貼上" in text for text in said["zh-Hant"])
    assert any("粘贴" in text for text in said["zh-Hans"])


def test_the_check_finds_a_word_that_is_left_in_english():
    assert english_in({"淨現值 saved", "AI 省下 NPV θ 1.2"}) == {("淨現值 saved", "saved")}


def at_rest(window):
    uncertainty = window.session.uncertainty
    return uncertainty is not None and uncertainty.trials == DEFAULT_TRIALS


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_last_language_stays_after_a_switch(make_window, monkeypatch, qtbot, language):
    start = next(one for one in LANGUAGES if one != language)
    switched, fresh = make_window("clothing", start), make_window("clothing", language)
    fresh.session.show(switched.session.state)
    for window in (switched, fresh):
        for section in window.inputs.sections.values():
            section.unfold()
        for page in PAGES:
            window.open_page(page)
        window.open_page("over_time")
    switched.session.use_language(language)
    qtbot.waitUntil(lambda: at_rest(switched) and at_rest(fresh))
    assert shown_words(switched, monkeypatch) == shown_words(fresh, monkeypatch)


def test_a_switch_keeps_the_state(make_window):
    window = make_window("clothing", "zh-Hant")
    window.commands.set_value("involution_intensity", 1.3)
    window.commands.set_baseline(Baseline.STANDING_STILL)
    window.open_page("scenarios")
    before, steps = window.session.state, window.commands.stack.count()
    for language in LANGUAGES:
        window.session.use_language(language)
        assert window.session.state is before
        assert window.commands.stack.count() == steps
        assert window.page_bar.buttons["scenarios"].isChecked()
        assert window.page_bar.buttons["scenarios"].text() == Texts(language).text("page.scenarios")
    assert window.settings.language == LANGUAGES[-1]
