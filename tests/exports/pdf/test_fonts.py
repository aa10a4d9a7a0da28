"""Which characters the fonts have, and that a usual report uses no others."""

from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.exports.pdf import fonts
from roi_app.exports.pdf.fonts import COMMON, FONT_FILES, characters, code_points, lacking
from roi_app.exports.pdf.report import compose
from roi_app.texts.catalog import LANGUAGES
from tests.exports.pdf.reports import answer_of, found_for, options


def test_both_weights_have_the_same_characters():
    first, *others = map(code_points, FONT_FILES)
    assert others
    assert all(other == first for other in others)
    assert characters() == set(map(chr, first))


def test_what_is_taken_for_common_is_there():
    assert characters() >= COMMON
    assert lacking("店 θ ✓ 🎉 \N{SNOWMAN}ع") == {"🎉", "ع"}
    assert lacking("plain") == set()


def test_a_usual_report_needs_no_look_into_the_fonts(monkeypatch):
    monkeypatch.setattr(fonts, "characters", None)
    for language in LANGUAGES:
        for name in SAMPLES:
            estimate = answer_of(sample_in(name, language))
            assert compose(estimate, found_for(estimate), options(language)).remarks == ()


def test_the_three_languages_are_covered_and_emoji_are_not():
    assert characters() >= set("aé¥￥€–—・，。「」《》繁體中文简体")
    assert not characters() & set("🎉\ud800\u202e")
