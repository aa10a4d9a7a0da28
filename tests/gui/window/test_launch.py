"""What the window is started with, and what stands in its way."""

import pytest

from roi_app.app import main, wrong_launch

SCREEN = {"DISPLAY": ":0"}


@pytest.mark.parametrize("arguments", [[], ["shop.roi"], ["--sample", "clothing"]])
def test_these_open_a_window(arguments):
    assert wrong_launch(arguments, SCREEN) == ""


@pytest.mark.parametrize(
    ("arguments", "word"),
    [(["--sample", "nope"], "clothing"), (["--sample"], "clothing"), (["a.roi", "b.roi"], "one file at a time")],
)
def test_these_are_refused_in_one_line(arguments, word, capsys):
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert word in said
    assert said.count("\n") == 1


def test_without_a_screen_no_window_is_tried(monkeypatch, capsys):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert "no screen" in capsys.readouterr().err
