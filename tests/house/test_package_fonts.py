"""What of the fonts gets into a package: every character, and nothing that no reader ever sees."""

import importlib.resources
import runpy
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parent.parent.parent
TEXT = "Merchant ROI 5% “—” 骨直海 門户戶 產产 ㄅ の ハ 한 각ᄀ"
"""Latin, ideographs of which each region has its own form, kana, Hangul whole and in letters."""


@pytest.fixture(scope="module")
def fonts(tmp_path_factory):
    """A small part of our font, with all that it knows of languages, and the same cut down."""
    folder = tmp_path_factory.mktemp("fonts")
    source = importlib.resources.files("noto_cjk_sans_jp_regular") / "NotoSansCJKjp-Regular.otf"
    options = Options(layout_features=["*"], layout_scripts=["*"], drop_tables=[])
    with load_font(str(source), options) as whole:
        subsetter = Subsetter(options)
        subsetter.populate(text=TEXT)
        subsetter.subset(whole)
        save_font(whole, str(folder / "whole.otf"), options)
    cut = runpy.run_path(str(ROOT / "packaging" / "bundle" / "cut_font.py"))
    cut["cut"](str(folder / "whole.otf"), str(folder / "cut.otf"))
    with TTFont(folder / "whole.otf") as whole, TTFont(folder / "cut.otf") as smaller:
        yield whole, smaller, cut["forms"]


def drawn(font, forms, language):
    """The outlines of the text's characters as a language writes them."""
    changed = {one: form for table in forms(font, language) for one, form in table.items()}
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    outlines = {}
    for character in TEXT:
        name = names[ord(character)]
        pen = Recorded()
        glyphs[changed.get(name, name)].draw(pen)
        outlines[character] = (pen.steps, glyphs[changed.get(name, name)].width)
    return outlines


class Recorded:
    """Keeps what a glyph draws."""

    def __init__(self):
        self.steps = []

    def __getattr__(self, step):
        return lambda *points: self.steps.append((step, points))


@pytest.mark.parametrize("language", ["ZHT ", "ZHS "])
def test_every_character_is_drawn_as_before_in_both_kinds_of_chinese(fonts, language):
    whole, cut, forms = fonts
    assert cut.getBestCmap().keys() == whole.getBestCmap().keys() == set(map(ord, TEXT))
    assert drawn(cut, forms, language) == drawn(whole, forms, language)


def test_forms_that_no_reader_asks_for_are_gone(fonts):
    whole, cut, forms = fonts
    assert drawn(whole, forms, "ZHT ")["骨"] != drawn(whole, forms, "ZHS ")["骨"]
    scripts = cut["GSUB"].table.ScriptList.ScriptRecord
    assert {system.LangSysTag for one in scripts for system in one.Script.LangSysRecord} == {"ZHS ", "ZHT "}
    assert len(cut.getGlyphOrder()) < len(whole.getGlyphOrder())
    assert "vmtx" not in cut


def test_fonts_inside_a_library_are_blanked_and_nothing_else(packaging, tmp_path):
    builder = FontBuilder(unitsPerEm=1_000, isTTF=True)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Small"})
    builder.setupPost()
    builder.font.save(tmp_path / "small.ttf")
    font = (tmp_path / "small.ttf").read_bytes()
    around = [b"\x7fELF OTTO \0\1\0\0" + bytes(range(256)), b"OTTO\0\x05between", b"\0\1\0\0"]
    library = tmp_path / "library.so"
    library.write_bytes(around[0] + font + around[1] + font + around[2])
    assert packaging("release.fonts").blank_embedded(library) == 2 * len(font)
    nothing = bytes(len(font))
    assert library.read_bytes() == around[0] + nothing + around[1] + nothing + around[2]
