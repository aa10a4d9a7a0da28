from roi_app.exports.pdf.fonts import FONT_FILES, characters, code_points


def test_both_weights_have_the_same_characters():
    first, *others = map(code_points, FONT_FILES)
    assert others
    assert all(other == first for other in others)
    assert characters() == set(map(chr, first))


def test_the_three_languages_are_covered_and_emoji_are_not():
    assert characters() >= set("aé¥￥€–—・，。「」《》繁體中文简体")
    assert not characters() & set("🎉\ud800\u202e")
