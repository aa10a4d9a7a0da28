import importlib.resources
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFontMetricsF, QTextLayout

from roi_app.gui.style.fonts import LEAST_SIZE, _bring_own_font, fitting, font, use_fonts
from roi_app.gui.style.regional_font import FORMS


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans", "en"])
def test_figures_are_of_one_width_in_every_language(language, qapp):
    use_fonts(language)
    measure = QFontMetricsF(font(25, bold=True))
    assert len({round(measure.horizontalAdvance(digit), 3) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_chinese_has_glyphs(language, qapp):
    use_fonts(language)
    measure = QFontMetricsF(font(13))
    assert all(measure.inFont(sign) or measure.horizontalAdvance(sign) >= 12 for sign in "損益兩平退出内卷")


def test_what_fits_keeps_its_size_and_what_does_not_grows_smaller_down_to_the_least(qapp):
    wanted = font(25, bold=True)
    assert fitting(wanted, "82", 500).pixelSize() == 25
    smaller = fitting(wanted, "8,888,888,888", 60)
    assert LEAST_SIZE <= smaller.pixelSize() < 25
    assert fitting(wanted, "8" * 400, 60).pixelSize() == LEAST_SIZE
    assert wanted.pixelSize() == 25


SIGNS = "骨直角海述"
"""Their forms differ between Taiwan, China and Japan."""


def forms_of(language) -> list[int]:
    """The glyphs that the font's own table names for a language."""
    file = importlib.resources.files("noto_cjk_sans_jp_regular") / "NotoSansCJKjp-Regular.otf"
    with TTFont(Path(str(file)), lazy=True) as made:
        table, cmap = made["GSUB"].table, made.getBestCmap()
        script = next(one.Script for one in table.ScriptList.ScriptRecord if one.ScriptTag == "hani")
        system = next(one.LangSys for one in script.LangSysRecord if one.LangSysTag == language)
        features = [table.FeatureList.FeatureRecord[index] for index in system.FeatureIndex]
        lookups = [index for one in features if one.FeatureTag == "locl" for index in one.Feature.LookupListIndex]
        forms = {}
        for index in lookups:
            for part in table.LookupList.Lookup[index].SubTable:
                forms |= getattr(part, "ExtSubTable", part).mapping
        return [made.getGlyphID(forms.get(cmap[ord(sign)], cmap[ord(sign)])) for sign in SIGNS]


def drawn() -> list[int]:
    """The glyphs that Qt draws in the font in force."""
    layout = QTextLayout(SIGNS, font(20))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [index for run in layout.glyphRuns() for index in run.glyphIndexes()]


@pytest.mark.parametrize(("language", "system"), [("zh-Hant", "ZHT "), ("zh-Hans", "ZHS "), ("en", "ZHT ")])
def test_signs_have_the_forms_of_the_language_chosen(language, system, qapp):
    use_fonts(language)
    assert drawn() == forms_of(system)
    assert forms_of("ZHT ") != forms_of("ZHS ")


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "ja_JP.UTF-8", "zh_CN.UTF-8"])
def test_the_systems_locale_changes_no_form(locale):
    told = subprocess.run(
        [sys.executable, "-c", _DRAW], env=os.environ | {"LC_ALL": locale}, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == [str(one) for one in forms_of("ZHT ")]


def test_points_between_english_words_are_narrow(qapp):
    use_fonts("en")
    measure = QFontMetricsF(font(20))
    assert measure.horizontalAdvance("a·b") < measure.horizontalAdvance("a骨b")


_DRAW = """
from roi_app import app
app.build_application(())
from roi_app.gui.style.fonts import use_fonts
from tests.gui.style.test_fonts import drawn
use_fonts("zh-Hant")
print(*drawn())
"""


def kept_fonts(home: Path) -> list[Path]:
    return sorted(home.rglob("NotoSansCJKjp-*-TW-*.otf"))


def test_the_forms_of_a_region_are_kept_for_the_next_start(own_home, qapp):
    _bring_own_font.cache_clear()
    name = _bring_own_font(FORMS["zh-Hant"])
    first = kept_fonts(own_home)
    assert name == "Noto Sans CJK TW"
    assert len(first) == 2
    days = [file.stat().st_mtime_ns for file in first]
    _bring_own_font.cache_clear()
    _bring_own_font(FORMS["zh-Hant"])
    assert [file.stat().st_mtime_ns for file in kept_fonts(own_home)] == days
    assert list(own_home.rglob("*.part")) == []


def test_a_kept_font_that_was_cut_is_made_anew(own_home, qapp):
    _bring_own_font.cache_clear()
    _bring_own_font(FORMS["zh-Hant"])
    file = kept_fonts(own_home)[0]
    whole = file.stat().st_size
    file.write_bytes(b"cut")
    _bring_own_font.cache_clear()
    assert _bring_own_font(FORMS["zh-Hant"]) == "Noto Sans CJK TW"
    assert file.stat().st_size == whole


def test_without_a_place_to_keep_it_the_font_is_there_all_the_same(own_home, qapp, monkeypatch):
    def refuse(*arguments, **options):
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    _bring_own_font.cache_clear()
    assert _bring_own_font(FORMS["zh-Hant"]) == "Noto Sans CJK TW"
    assert kept_fonts(own_home) == []
    _bring_own_font.cache_clear()
