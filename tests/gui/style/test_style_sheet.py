import re

import pytest

from roi_app import assets
from roi_app.gui.style.style_sheet import placeholders, style_sheet
from roi_app.gui.style.theme import Appearance, theme


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_every_placeholder_is_filled_and_every_picture_is_there(appearance):
    theme.use(appearance)
    filled = style_sheet()
    assert "$" not in filled
    pictures = re.findall(r'url\("(.+?)"\)', filled)
    assert len(set(pictures)) == 2
    assert all(assets.path(*picture.split("/")[-2:]).is_file() for picture in pictures)


def test_a_name_that_nothing_fills_is_an_error_not_a_black_widget():
    names = set(re.findall(r"\$(\w+)", assets.read_text("style.qss")))
    assert names <= set(placeholders())


def test_both_appearances_differ():
    theme.use(Appearance.LIGHT)
    light = style_sheet()
    theme.use(Appearance.DARK)
    assert style_sheet() != light


def test_every_rule_is_closed_and_every_colour_comes_from_the_palette():
    text = re.sub(r"/\*.*?\*/", "", assets.read_text("style.qss"), flags=re.DOTALL)
    assert text.count("{") == text.count("}")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=\s*;)|rgba?\(", text) == []
