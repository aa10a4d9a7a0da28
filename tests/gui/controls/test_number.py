import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from roi_app.gui.controls.large_number import LargeNumber
from roi_app.gui.controls.number import COUNT_MS, Number
from roi_app.gui.style.theme import theme
from tests.gui.controls.seeing import LEFT, shown


@pytest.fixture
def number(qtbot):
    made = Number(30)
    made.show_words("You keep", "/ 100", "36 on average")
    made.show_value(50.0, "{:.0f}".format, "nothing yet")
    window = shown(qtbot, made)
    yield made
    window.close()


@pytest.fixture
def still(monkeypatch):
    monkeypatch.setattr(theme, "reduced_motion", True)


def test_a_value_counts_up_to_the_new_one_and_ends_at_it(number, qtbot):
    seen = []
    number._changed_at -= 1
    number._count.valueChanged.connect(lambda _: seen.append(float(number.value.text())))
    number.show_value(80.0, "{:.0f}".format, "nothing yet")
    assert number.is_counting
    qtbot.waitUntil(lambda: not number.is_counting, timeout=10 * COUNT_MS)
    assert number.value.text() == "80"
    assert seen == sorted(seen)


@pytest.mark.usefixtures("still")
def test_with_reduced_motion_a_value_is_there_at_once(number):
    number._changed_at -= 1
    number.show_value(80.0, "{:.0f}".format, "nothing yet")
    assert not number.is_counting
    assert number.value.text() == "80"


def test_values_that_follow_each_other_quickly_are_there_at_once(number):
    for value in (60.0, 61.0, 62.0):
        number.show_value(value, "{:.0f}".format, "nothing yet")
        assert number.value.text() == f"{value:.0f}"


def test_where_there_is_no_value_words_stand(number):
    number.show_value(None, "{:.0f}".format, "nothing yet")
    assert number.is_absent
    assert number.value.text() == "nothing yet"


def test_it_tells_those_who_do_not_see(number):
    assert "You keep" in number.accessibleName()
    assert "50" in f"{number.accessibleName()} {number.accessibleDescription()}"


def test_a_click_on_any_of_its_labels_asks(number):
    asked = []
    number.clicked.connect(lambda: asked.append(1))
    for part in (number.caption, number.value, number.unit, number.note):
        QTest.mouseClick(number, LEFT, pos=part.geometry().center())
    assert len(asked) == 4


def test_a_narrow_head_gets_a_smaller_value_within_its_width(number):
    before = number.value.font().pixelSize()
    number.set_close(120)
    assert number.value.font().pixelSize() < before
    assert number.maximumWidth() == 120
    number.set_close(None)
    assert number.value.font().pixelSize() == before


def test_a_large_one_leaves_the_arrows_to_others_and_grows(qtbot):
    made = LargeNumber()
    made.show_value(55.0, "{:.0f}".format, "")
    _window = shown(qtbot, made)
    made.set_type(caption=20, value=60, unit=20, note=14)
    small = made.value.sizeHint()
    made.set_type(caption=40, value=120, unit=40, note=28)
    assert made.value.sizeHint().width() > small.width()
    assert made.value.sizeHint().height() > small.height()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Space):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        made.keyPressEvent(event)
        assert not event.isAccepted()
