from PySide6.QtWidgets import QStyleOptionComboBox

from roi_app.gui.controls.choice import Choice


def shown(choice):
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    return option.currentText


def test_a_word_too_long_ends_in_an_ellipsis_and_is_told_whole_in_the_hint(qtbot):
    choice = Choice()
    qtbot.addWidget(choice)
    choice.addItems(["a digital host that sells by night, free since 2025", "none"])
    choice.resize(120, 28)
    assert shown(choice).endswith("…")
    assert choice.toolTip() == choice.currentText()
    choice.setCurrentIndex(1)
    assert shown(choice) == "none"
    assert choice.toolTip() == ""
