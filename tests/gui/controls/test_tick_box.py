from PySide6.QtCore import Qt

from roi_app.gui.controls.tick_box import TickBox


def test_a_click_on_box_or_sentence_is_said_and_a_tick_by_code_is_not(qtbot):
    box, said = TickBox(), []
    qtbot.addWidget(box)
    box.ticked.connect(said.append)
    with qtbot.waitExposed(box):
        box.show()
    box.show_words("Take the vendor's word for it")
    box.show_ticked(ticked=True)
    assert said == []
    qtbot.mouseClick(box.sentence, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(box.box, Qt.MouseButton.LeftButton)
    assert said == [False, True]
    assert box.box.accessibleName() == "Take the vendor's word for it"


def test_a_long_sentence_wraps_within_the_width(qtbot):
    box = TickBox()
    qtbot.addWidget(box)
    box.show_words("Take the vendor's word: sales uplift 30% (self-reported, unverified)")
    assert box.minimumSizeHint().width() < 160
    assert box.heightForWidth(160) > 2 * box.sentence.fontMetrics().height()
