"""About: the arithmetic checked here and now, the pack, and the licences."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from roi_app import __released__, __version__
from roi_app.gui.dialogs import about as about_module
from roi_app.gui.style.theme import Appearance
from roi_app.model.published_cases import CASES, WORKED_RESULTS, Checked
from roi_app.texts.catalog import LANGUAGES

ROOT = Path(__file__).parents[3]


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
    wrong = (Checked("npv", 152_521.98, 152_000.0, 0.01),)
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
    for told in (
        __version__,
        __released__,
        pack.key,
        pack.version,
        str(pack.read_on),
        "LGPL-3.0",
        "OFL-1.1",
        "Qt 6.11.3",
        "NumPy",
    ):
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
