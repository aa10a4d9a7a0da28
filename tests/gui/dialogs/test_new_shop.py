"""A new shop by three questions: live, by mouse and keys, and nothing is lost on the way."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from roi_app.documents.case import Origin
from roi_app.documents.document import Document
from roi_app.texts.catalog import LANGUAGES
from tests.gui.controls.seeing import LEFT, shows
from tests.gui.reading import cramped, visible

PHOTO, DESIGN, COPY = "photo.units_per_month", "design.units_per_month", "copy.units_per_month"


@pytest.fixture
def asked(make_window):
    def ask(what="clothing", language="en", **more):
        window = make_window(what, language, **more)
        window.window_actions["new"].trigger()
        QCoreApplication.processEvents()
        return window, window.dialogs.new_shop

    return ask


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    field.insert(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose(dialog, key, word):
    dialog.choices[key].setCurrentIndex(dialog.choices[key].findData(word))


def test_it_begins_with_typical_values_that_are_called_assumptions(asked):
    _, dialog = asked()
    assert QApplication.focusWidget() is dialog.questions[PHOTO].field
    for question in dialog.questions.values():
        assert question.chip.text == "Assumption"
        assert question.unknown.box.isChecked()
        assert "judgement of the authors" in question.chip.toolTip()
    assert dialog.questions[PHOTO].field.text() == "4 days"
    assert dialog.questions[PHOTO].sentence.text() == "Typical: 2 to 8 days, at ¥800 each."
    assert dialog.kept.value.text() == "49"
    assert dialog.taken.text() == "Tools, the race and mistakes take the other 51."
    assert shows(dialog.split, "keep_fill")


def test_answers_show_at_once_what_stays(asked):
    window, dialog = asked()
    before = window.session.state
    seen = {dialog.saved.accessibleName()}
    type_into(dialog.questions[PHOTO].field, "=3*5")
    assert dialog.isVisible()  # Enter took the number, and made no shop
    assert (dialog.questions[PHOTO].value, dialog.questions[PHOTO].chip.text) == (15, "Yours")
    seen.add(dialog.saved.accessibleName())
    slider = dialog.questions[DESIGN].slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert dialog.questions[DESIGN].value == 51
    seen.add(dialog.saved.accessibleName())
    choose(dialog, "kind", "clothing")
    choose(dialog, "size", "medium")
    assert dialog.questions[PHOTO].field.text() == "15 days"
    assert dialog.questions[COPY].field.text() == "60 pieces"
    seen.add(dialog.saved.accessibleName())
    QTest.mouseClick(dialog.rest.box, LEFT)
    seen.add(dialog.saved.accessibleName())
    QTest.mouseClick(dialog.questions[PHOTO].unknown.box, LEFT)
    assert (dialog.questions[PHOTO].value, dialog.questions[PHOTO].field.text()) == (None, "14 days")
    QTest.mouseClick(dialog.questions[PHOTO].unknown.sentence, LEFT)
    assert dialog.questions[PHOTO].value == 14
    assert len(seen) == 5
    assert window.session.state is before


def test_the_shop_is_made_marked_and_unsaved(asked):
    window, dialog = asked()
    type_into(dialog.questions[PHOTO].field, "9")
    choose(dialog, "kind", "clothing")
    choose(dialog, "platform", "taobao")
    saved = dialog.saved.value.text()
    QTest.mouseClick(dialog.make, LEFT)
    assert not dialog.isVisible()
    assert (window.session.document.name, window.session.document.platform) == ("Clothing", "taobao")
    assert window.inputs.saved.text() == f"{saved} a month"
    assert not window.commands.stack.isClean()
    rows = window.inputs.rows
    assert rows[PHOTO].chip.text == "Yours"
    assert rows["photo.unit_price"].chip.text == "Interview"
    window.commands.set_value("photo.unit_price", 700)
    assert rows["photo.unit_price"].chip.text == "Yours"
    assert window.session.case.quantities["photo.unit_price"].range.is_exact
    window.commands.stack.undo()
    assert rows["photo.unit_price"].chip.text == "Interview"
    assert window.session.case.quantities["photo.unit_price"].origin is Origin.TYPICAL


def test_a_number_that_cannot_be_read_makes_no_shop(asked):
    window, dialog = asked()
    before = window.session.state
    field = dialog.questions[COPY].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "many")
    QTest.mouseClick(dialog.make, LEFT)
    assert dialog.isVisible()
    assert "many" in dialog.questions[COPY].sentence.text()
    assert field.property("wrong")
    type_into(field, "")
    QTest.mouseClick(dialog.make, LEFT)
    assert window.session.state is not before


def test_giving_up_loses_neither_the_open_shop_nor_the_answers(asked, answer_boxes):
    window, dialog = asked()
    window.commands.set_value("photo.units_per_month", 7)
    before = window.session.state
    type_into(dialog.questions[PHOTO].field, "9")
    QTest.keyClick(dialog.questions[PHOTO].field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    window.window_actions["new"].trigger()
    assert dialog.questions[PHOTO].value == 9
    said = answer_boxes("Cancel")
    dialog.make.setFocus()
    QTest.keyClick(dialog.make, Qt.Key.Key_Return)
    assert len(said) == 1
    assert dialog.isVisible()
    assert window.session.state is before
    answer_boxes("Discard")
    QTest.mouseClick(dialog.empty, LEFT)
    assert window.session.document == Document()
    assert not dialog.isVisible()


def test_the_welcome_asks_and_leaves_when_there_is_a_shop(make_window):
    window = make_window(Document())
    window.views.show_welcome()
    QTest.mouseClick(window.views.welcome.new, LEFT)
    dialog = window.dialogs.new_shop
    QTest.mouseClick(dialog.cancel, LEFT)
    assert window.views.is_welcoming
    QTest.mouseClick(window.views.welcome.new, LEFT)
    QTest.mouseClick(dialog.make, LEFT)
    assert not window.views.is_welcoming
    assert window.session.document.typical


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_fits_and_has_its_language(asked, language):
    _, dialog = asked("clothing", "en" if language != "en" else "zh-Hans", size=(960, 540))
    dialog._session.use_language(language)
    for currency, size in (("TWD", "large"), ("JPY", "large")):
        choose(dialog, "currency", currency)
        choose(dialog, "size", size)
        dialog.resize(900, 520)
        QCoreApplication.processEvents()
        QCoreApplication.processEvents()
        assert [why for one in visible(dialog) if (why := cramped(one))] == []
    nameless = [one for one in visible(dialog) if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not _name(one)]
    assert nameless == []


def _name(one: QWidget) -> str:
    return one.accessibleName() or getattr(one, "text", str)()
