"""Cut a font down to what the app can show: python cut_font.py SOURCE TARGET.

Every character stays, each Chinese one in the forms of Taiwan and of China. What goes are those of Japan, Korea and
Hong Kong, and what is set in columns or chosen by hand.
"""

import sys
from collections import ChainMap
from collections.abc import Iterator

from fontTools.subset import Options, Subsetter, load_font, save_font  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

# Hangul is put together from letters by the last three.
FEATURES = ("ccmp", "locl", "kern", "mark", "liga", "calt", "ljmo", "vjmo", "tjmo")
LANGUAGES = ("ZHT ", "ZHS ", "dflt")
OF_COLUMNS = ("vhea", "vmtx", "VORG")
VARIATIONS = 14
"""The format of a table that tells of other forms of a character."""
IDEOGRAPHS = ((0x2E80, 0x2FDF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


def cut(source: str, target: str) -> None:
    """Write a smaller font; the same source gives the same bytes."""
    options = Options(layout_features=FEATURES, name_IDs=["*"], name_languages=["*"], notdef_outline=True)
    options.drop_tables += OF_COLUMNS
    with load_font(source, options) as font:
        scripts = {record.ScriptTag for name in ("GSUB", "GPOS") for record in font[name].table.ScriptList.ScriptRecord}
        options.layout_scripts = [f"{script}.{language}" for script in sorted(scripts) for language in LANGUAGES]
        begin_with_taiwan(font)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=font.getBestCmap())
        subsetter.subset(font)
        save_font(font, target, options)


def begin_with_taiwan(font: TTFont) -> None:
    """Let Chinese characters be Taiwan's where no language is named: they were Japan's, which nobody asks for.

    A character stays as it is where a form serves another one, too, that China writes differently.
    """
    taiwan, china = (dict(ChainMap(*forms(font, language))) for language in LANGUAGES[:2])
    tables = [table.cmap for table in font["cmap"].tables if table.isUnicode() and table.format != VARIATIONS]
    in_china = {one: china.get(one, one) for table in tables for one in table.values() if one not in taiwan}
    for table in tables:
        for code, japan in table.items():
            here, there = taiwan.get(japan, japan), china.get(japan, japan)
            is_free = here not in taiwan and in_china.setdefault(here, there) == there
            if is_free and any(first <= code <= last for first, last in IDEOGRAPHS):
                table[code] = here
    next(forms(font, "ZHS ")).update({here: there for here, there in in_china.items() if here != there})


def forms(font: TTFont, language: str) -> Iterator[dict[str, str]]:
    """What a language puts in place of Chinese characters, in the order of the tables that say it."""
    gsub = font["GSUB"].table
    (script,) = (record.Script for record in gsub.ScriptList.ScriptRecord if record.ScriptTag == "hani")
    (system,) = (record.LangSys for record in script.LangSysRecord if record.LangSysTag == language)
    for index in system.FeatureIndex:
        feature = gsub.FeatureList.FeatureRecord[index]
        if feature.FeatureTag == "locl":
            for number in feature.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[number].SubTable:
                    yield getattr(table, "ExtSubTable", table).mapping


if __name__ == "__main__":
    cut(*sys.argv[1:])
