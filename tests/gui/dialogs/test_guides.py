import re
import string
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices

from roi_app import __version__, assets
from roi_app.gui.dialogs import about as about_module
from roi_app.gui.dialogs.help import help_text
from roi_app.gui.dialogs.tour import HINTS
from roi_app.gui.style.theme import Appearance
from roi_app.gui.window.actions import help_keys
from roi_app.model.published_cases import CASES, WORKED_RESULTS, Checked
from roi_app.texts.catalog import LANGUAGES, Texts
from roi_app.texts.formatting import Wording

ROOT = Path(__file__).parents[3]


@pytest.fixture
def tour(make_window):
    def begin(language="en", **more):
        window = make_window("clothing", language, **more)
        window.window_actions["tour"].trigger()
        return window, window.dialogs.tour

    return begin


def walk(tour):
    seen = []
    while tour.hint is not None:
        seen.append((tour.hint, tour.title.text(), tour.geometry()))
        tour.next.click()
    return seen


def test_the_tour_gives_its_hints_in_order_and_is_over_for_good(tour, settings):
    _, guide = tour()
    assert [hint for hint, _, _ in walk(guide)] == list(HINTS)
    assert not settings.offers_tour


@pytest.mark.parametrize("size", [(1100, 700), (1440, 900)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_bubble_lies_inside_the_window_beside_its_widget(tour, language, size):
    window, guide = tour(language, size=size)
    for hint in HINTS:
        QCoreApplication.processEvents()
        place = guide.geometry()
        assert window.work.rect().contains(place), hint
        anchor = guide._anchors[hint]()
        target = anchor.rect().translated(anchor.mapTo(window.work, anchor.rect().topLeft()))
        assert place.adjusted(-2, -2, 2, 2).intersects(target), hint
        overlap = place.intersected(target)
        assert overlap.width() * overlap.height() < 0.5 * place.width() * place.height(), hint
        for part in (guide.title, guide.text):
            assert part.height() >= part.heightForWidth(part.width()), part.text()
        for part in (guide.never, guide.skip, guide.next):
            assert part.isHidden() or part.width() >= part.sizeHint().width(), part.text()
        guide.next.click()


def test_skipping_leaves_the_tour_for_this_time(tour, settings):
    _, guide = tour()
    guide.skip.click()
    assert guide.hint is None
    assert settings.offers_tour


def test_not_again_means_not_again_until_the_menu_asks(tour, settings):
    window, guide = tour()
    guide.never.click()
    guide.skip.click()
    assert not settings.offers_tour
    window.dialogs.offer_tour()
    assert guide.hint is None
    window.window_actions["tour"].trigger()
    assert guide.hint == HINTS[0]


def test_esc_leaves_the_tour_and_gives_the_keys_back(tour, qtbot):
    window, guide = tour()
    qtbot.keyClick(guide.next, Qt.Key.Key_Escape)
    assert guide.hint is None
    assert not guide.isAncestorOf(window.focusWidget())


def test_the_tour_speaks_the_readers_language(tour):
    window, guide = tour()
    window.session.use_language("zh-Hant")
    assert guide.title.text() == "先放成本"
    assert guide.count.text() == "1／5"


def test_the_tour_follows_the_window(tour):
    window, guide = tour(size=(1440, 900))
    guide.next.click()
    guide.next.click()
    before = guide.geometry()
    window.resize(1100, 700)
    QCoreApplication.processEvents()
    assert guide.geometry() != before
    assert window.work.rect().contains(guide.geometry())


def test_presenting_ends_the_tour(tour):
    window, guide = tour()
    window.views.present()
    window.views.show_work()
    assert guide.hint is None


def test_the_first_shop_after_the_welcome_begins_the_tour_once(make_window):
    window = make_window()
    window.views.show_welcome()
    assert window.dialogs.tour is None
    window.views.welcome.cards["clothing"].click()
    assert window.dialogs.tour.hint == HINTS[0]
    window.dialogs.tour.never.click()
    window.dialogs.tour.skip.click()
    window.views.show_welcome()
    window.views.welcome.cards["appliances"].click()
    assert window.dialogs.tour.hint is None


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
    guide.chapters.setCurrentRow(5)
    shown = guide.article.cursorForPosition(guide.article.viewport().rect().topLeft()).block().text()
    assert shown == guide.chapters.item(5).text() == "Presenting"


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
    assert len(shapes["en"]) == 34
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


@pytest.fixture
def about(make_window):
    def begin(language="en", **more):
        window = make_window("clothing", language, **more)
        window.window_actions["about"].trigger()
        return window, window.dialogs.about

    return begin


def test_about_shows_every_published_figure_beside_the_computed_one(about):
    _, box = about()
    text = box.article.toPlainText()
    count = sum(len(case.published) for case in CASES) + len(WORKED_RESULTS)
    assert f"All {count} figures agree." in text
    assert text.count("✓ Agrees") == count
    assert text.count("1,672,201") == 2
    worked = next(one for one in WORKED_RESULTS if one.name == "npv")
    assert text.count(f"{worked.value:,.2f}") == 2
    assert "Merchant ROI is not one of them" in text


def test_about_does_not_hide_a_figure_that_differs(about, monkeypatch):
    wrong = (Checked("npv", 195_221.26, 195_000.0, 0.01),)
    monkeypatch.setattr(about_module, "check_worked_merchant", lambda: wrong)
    _, box = about()
    text = box.article.toPlainText()
    assert "1 of 13 figures differs." in text
    assert "✗ Differs" in text


def test_about_does_not_claim_agreement_with_a_case_that_differs(about, monkeypatch):
    wrong = (Checked("npv", 1.0, 2.0, 0.01),)
    monkeypatch.setattr(about_module, "check", lambda case: wrong)
    _, box = about()
    assert "agrees with these published cases" not in box.article.toPlainText()


@pytest.mark.parametrize("language", LANGUAGES)
def test_about_names_version_pack_and_licences(about, language):
    window, box = about(language)
    text = box.article.toPlainText()
    pack = window.session.catalogue
    for told in (__version__, pack.key, pack.version, str(pack.read_on), "LGPL-3.0", "OFL-1.1", "Qt 6.11.3", "NumPy"):
        assert told in text
    assert "https://download.qt.io/official_releases/qt/6.11/6.11.3/" in text


def test_every_part_that_is_installed_with_the_app_is_named():
    names = " ".join(part["name"] for part in about_module.components()).lower()
    assert all({"name", "licence", "source"} == set(part) for part in about_module.components())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked_for = {re.match(r"[\w-]+", one)[0].lower() for one in project["dependencies"]}
    called = {"pyside6-essentials": "pyside6"} | {
        one: "noto sans cjk" for one in asked_for if one.startswith("noto-cjk")
    }
    for part in {called.get(one, one) for one in asked_for} | {"shiboken6", "python-dateutil"}:
        assert part in names


def test_an_address_opens_in_the_browser_and_nothing_else_does(about, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    _, box = about()
    for address in ("https://numpy.org/", "file:///etc/passwd", "javascript:alert(1)"):
        box.article.anchorClicked.emit(QUrl(address))
    assert opened == ["https://numpy.org/"]


def test_guides_follow_the_appearance(about):
    window, box = about()

    def ink():
        block = box.article.document().begin()
        while block.isValid():
            for piece in block:
                if piece.fragment().charFormat().isAnchor():
                    return piece.fragment().charFormat().foreground().color().name()
            block = block.next()
        return None

    light = ink()
    window.use_appearance(Appearance.DARK)
    QCoreApplication.processEvents()
    assert ink() not in (None, light)
