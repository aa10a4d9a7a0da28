import json

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from roi_app import app
from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample_bytes
from roi_app.gui.window.main_window import MainWindow
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording


@pytest.fixture
def welcome(make_window):
    """A window that welcomes, without a shop."""

    def begin(language="en", **more):
        window = make_window(Document(), language, **more)
        window.views.show_welcome()
        QCoreApplication.processEvents()
        return window, window.views.welcome

    return begin


def keep_recent(window, *paths):
    for path in paths:
        window.files.recent.add(path)


def test_the_cards_show_what_the_samples_come_to(welcome):
    window, page = welcome()
    assert list(page.cards) == list(SAMPLES)
    for name, card in page.cards.items():
        window.files.open_sample(name)
        document = window.session.document
        assert document.name == card.title.text()
        assert card.figure.text() == window.head.numbers["kept_share"].value.text()
        saved = Wording("en", document.currency).money(window.session.answer.value("saved_per_month"))
        assert saved in card.note.text()
        assert card.line.text() in card.accessibleDescription()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_card_opens_its_sample(welcome, qtbot, name):
    window, page = welcome()
    qtbot.mouseClick(page.cards[name], Qt.MouseButton.LeftButton)
    assert window.session.document.name == page.cards[name].title.text()
    assert not window.views.is_welcoming
    assert window.bar.isVisible()
    assert window.commands.stack.isClean()


def test_a_card_opens_on_enter(welcome, qtbot):
    window, page = welcome()
    assert page.cards["clothing"].hasFocus()
    qtbot.keyClick(page.cards["clothing"], Qt.Key.Key_Return)
    assert window.session.document.name == "Small clothing shop"


def test_an_empty_start_is_an_empty_shop(welcome, qtbot):
    window, page = welcome()
    qtbot.mouseClick(page.empty, Qt.MouseButton.LeftButton)
    assert not window.views.is_welcoming
    assert window.session.document == Document()


def test_many_merchants_have_a_window_of_their_own(welcome, qtbot):
    window, page = welcome()
    qtbot.mouseClick(page.merchants, Qt.MouseButton.LeftButton)
    assert window.dialogs.portfolio.isVisible()
    assert window.views.is_welcoming


def test_a_file_is_opened(welcome, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "mine.roi"
    path.write_bytes(sample_bytes("appliances"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window, page = welcome()
    qtbot.mouseClick(page.open, Qt.MouseButton.LeftButton)
    assert window.session.path == path
    assert not window.views.is_welcoming


def test_a_dialog_given_up_leaves_the_welcome(welcome, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    window, page = welcome()
    qtbot.mouseClick(page.open, Qt.MouseButton.LeftButton)
    assert window.views.is_welcoming


def test_recent_files_are_listed_and_opened(welcome, make_window, qtbot, tmp_path):
    there, gone = tmp_path / "R&D.roi", tmp_path / "gone.roi"
    there.write_bytes(sample_bytes("clothing"))
    keep_recent(make_window(size=None), gone, there)
    window, page = welcome()
    first, second = page.recent.buttons
    assert first.text() == "R&&D.roi"
    assert "missing" in second.text()
    assert not second.isEnabled()
    assert page.recent_title.isVisible()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert window.session.path == there
    assert not window.views.is_welcoming


def test_without_recent_files_their_heading_is_left_out(welcome):
    _, page = welcome()
    assert page.recent.buttons == []
    assert not page.recent_title.isVisible()


def test_a_broken_list_of_recent_files_is_no_list(welcome, settings):
    folder = settings.state_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "recent.json").write_text(json.dumps({"not": "a list"}), encoding="utf-8")
    _, page = welcome()
    assert page.recent.buttons == []


def test_whether_to_welcome_again_is_remembered(welcome, settings, qtbot):
    _, page = welcome()
    assert page.again.isChecked()
    page.again.click()
    assert not settings.welcomes
    page.again.click()
    assert settings.welcomes


def test_the_language_is_chosen_here(welcome, settings):
    window, page = welcome()
    page.languages.buttons["zh-Hant"].click()
    assert window.session.language == settings.language == "zh-Hant"
    assert page.cards["clothing"].title.text() == "小型服飾店"
    assert page.empty.text() == "從空白開始"
    page.cards["clothing"].click()
    assert window.session.document.name == "小型服飾店"


def test_esc_goes_on_with_the_shop_that_is_there(make_window, qtbot):
    window = make_window("appliances")
    before = window.session.state
    window.window_actions["welcome"].trigger()
    assert window.views.is_welcoming
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.views.is_welcoming
    assert window.session.state == before


def test_a_shop_with_changes_is_not_left_unasked(make_window, answer_boxes):
    window = make_window("appliances")
    window.commands.set_value("leakage", 0.01)
    window.views.show_welcome()
    said = answer_boxes("Cancel")
    window.views.welcome.cards["clothing"].click()
    assert len(said) == 1
    assert window.views.is_welcoming
    assert window.session.document.name == "Kitchen appliances"


def test_looking_at_the_welcome_is_no_edit(welcome):
    window, page = welcome()
    page.retranslate()
    assert window.commands.stack.count() == 0
    assert window.views.is_welcoming


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_fits(welcome, make_window, tmp_path, language):
    path = tmp_path / "a file with a rather long name that somebody gave it.roi"
    path.write_bytes(sample_bytes("clothing"))
    keep_recent(make_window(size=None), path, tmp_path / "x.roi", tmp_path / "y.roi", tmp_path / "z.roi")
    window, page = welcome(language, size=(1100, 700))
    for one in page.findChildren(QLabel):
        if one.isVisible() and one.text() and type(one) is QLabel:
            if one.wordWrap():
                assert one.height() >= one.heightForWidth(one.width()), one.text()
            else:
                assert one.width() >= one.sizeHint().width(), one.text()
    for button in (page.open, page.empty, page.again, *page.recent.buttons):
        assert button.width() >= button.sizeHint().width(), button.text()
    assert page.again.mapTo(window, page.again.rect().bottomRight()).y() <= window.height()
    assert len({card.height() for card in page.cards.values()}) == 1
    assert len({card.figure.y() for card in page.cards.values()}) == 1


@pytest.fixture
def started(monkeypatch, qtbot):
    """Start the app as `main` does, up to its event loop, and give the window."""

    def start(*arguments):
        welcomed = []

        def run(_=None):
            QCoreApplication.processEvents()
            window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
            welcomed.append(window.views.is_welcoming)
            # The trials begin after the first picture; a window that closes before that would leave them behind.
            qtbot.waitUntil(lambda: window.session.uncertainty is not None)
            assert window.close()
            window.deleteLater()
            return 0

        monkeypatch.setattr(app, "build_application", lambda _: QApplication.instance())
        monkeypatch.setattr(app.Application, "exec", staticmethod(run))
        assert app.main(arguments) == 0
        return welcomed[0]

    return start


def test_a_start_without_a_file_welcomes(started):
    assert started() is True


def test_a_start_with_a_sample_does_not(started):
    assert started("--sample", "appliances") is False


def test_a_start_with_a_file_does_not(started, tmp_path):
    path = tmp_path / "shop.roi"
    path.write_bytes(sample_bytes("clothing"))
    assert started(str(path)) is False


def test_a_start_does_not_welcome_somebody_who_does_not_want_it(started, settings):
    settings.welcomes = False
    settings._store.sync()
    assert started() is False
