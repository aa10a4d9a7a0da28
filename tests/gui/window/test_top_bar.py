"""The top bar at every width: the shop's name whole, in smaller type, or with an ellipsis; the choices always there."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from roi_app.documents.samples import SAMPLES
from roi_app.texts.catalog import LANGUAGES
from tests.gui.reading import recording

LONG = "A shop whose name goes on and on until nobody has room for it"


def painted(widget, monkeypatch) -> list[str]:
    with recording(monkeypatch) as found:
        widget.grab()
    return [one.text for one in found]


@pytest.mark.parametrize("width", [1100, 1280, 1366, 1440, 1920])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_samples_names_are_whole_at_every_usual_width(make_window, language, width):
    for sample in SAMPLES:
        window = make_window(sample, language, size=(width, 800))
        name = window.bar.name
        assert name.fontMetrics().horizontalAdvance(name.text()) <= name.width() - 16
        assert name.font().pixelSize() >= 13
        window.close()


def test_a_long_name_ends_in_an_ellipsis_and_is_whole_in_the_hint(make_window, monkeypatch):
    window = make_window(size=(1100, 700))
    window.commands.set_details("name", name=LONG)
    window.setFocus()
    name = window.bar.name
    assert [text[-1] for text in painted(name, monkeypatch)] == ["…"]
    assert LONG in name.toolTip()
    name.setFocus()
    assert painted(name, monkeypatch) == []


def test_typing_a_name_is_one_step_when_it_is_done(make_window):
    window = make_window()
    name = window.bar.name
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "Tom & Co")
    assert window.commands.stack.count() == 0
    window.setFocus()
    QCoreApplication.processEvents()
    assert window.session.document.name == "Tom & Co"
    assert window.commands.stack.count() == 1
