"""A card that works only while it is seen, and the drawer that slides over another widget."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from roi_app.gui.controls.drawer import GAP, WIDTH, Drawer
from roi_app.gui.controls.live_card import LiveCard
from tests.gui.controls.seeing import shown


class Source(QObject):
    changed = Signal()
    language_changed = Signal()


class Noting(LiveCard):
    def __init__(self):
        super().__init__()
        self.done = []

    def retranslate(self):
        self.done.append("retranslate")
        self.refresh()

    def refresh(self):
        self.done.append("refresh")


@pytest.fixture
def source(qapp):
    return Source()


@pytest.fixture
def card(qtbot, source):
    made = Noting()
    made.follow(source.changed, source.language_changed)
    made.kept = shown(qtbot, made)
    return made


def test_a_card_on_show_follows_at_once(card, source):
    assert card.done == ["retranslate", "refresh"]
    source.changed.emit()
    assert card.done[2:] == ["refresh"]
    source.language_changed.emit()
    assert card.done[3:] == ["retranslate", "refresh"]


def test_a_hidden_card_does_nothing_and_catches_up_once(card, source):
    card.hide()
    card.done.clear()
    for _ in range(5):
        source.changed.emit()
        source.language_changed.emit()
    assert card.done == []
    card.show()
    assert card.done == ["retranslate", "refresh"]
    card.hide()
    card.show()
    assert card.done == ["retranslate", "refresh"]


@pytest.fixture
def host(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    made.above, below = QPushButton("head"), QLabel()
    made.above.setFixedHeight(60)
    column.addWidget(made.above)
    column.addWidget(below, 1)
    made.resize(1200, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


class Told(Drawer):
    def refresh(self):
        pass


def test_a_drawer_stands_at_the_right_below_the_head_and_follows_both(host):
    drawer = Told()
    drawer.stand_in(host, host.above)
    drawer.show()
    QApplication.processEvents()
    assert drawer.width() == WIDTH
    assert drawer.geometry().right() == host.rect().right()
    assert drawer.geometry().top() == host.above.geometry().bottom() + 1 + GAP
    host.resize(500, 400)
    QApplication.processEvents()
    assert drawer.geometry().right() == host.rect().right()
    assert drawer.width() < WIDTH
    host.above.setFixedHeight(100)
    QApplication.processEvents()
    assert drawer.geometry().top() == host.above.geometry().bottom() + 1 + GAP
    assert drawer.geometry().bottom() == host.rect().bottom()


def test_what_lies_behind_ends_in_a_gap_only_while_the_drawer_is_there(host):
    drawer = Told()
    drawer.stand_in(host, host.above)
    assert not drawer._gap.isVisible()
    drawer.show()
    assert drawer._gap.isVisible()
    drawer.hide()
    assert not drawer._gap.isVisible()
