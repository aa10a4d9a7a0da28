"""English by the glossary, and on every surface but the details without a statistician's words."""

import re

from roi_app import assets
from roi_app.texts.catalog import Texts

GLOSSARY = {
    "page.robustness": "How sure",
    "page.over_time": "Over time",
    "page.freed_time": "Freed time",
    "bar.own": "Your own",
    "quantity.involution_intensity": "Involution θ",
    "figure.break_even_intensity": "Break-even θ",
    "figure.exit_intensity": "Exit θ",
}
OTHERWISE = (
    "breakeven",
    "exit point",
    "time freed",
    "how certain",
    "doing nothing",
    "is no number we",
    "kept of each 100",
)

STATISTICS = re.compile(r"sobol|varianc|hot.market|\bseed\b|monoton|\bcorrelation|standard error", re.IGNORECASE)
DETAILS = ("odds.seed", "odds.correlation", "shares.", "pdf.stamp", "command.", "workbook.dated")
"""Where a statistician's words may stand: below *Details*, in the stamp, on the command line, beside dated values."""


def written():
    texts = Texts("en")
    found = {key: "\n".join(texts.forms(key)) for key in texts.keys()}  # noqa: SIM118
    return found | {"help": assets.read_text("help", "en.md")}


def test_the_words_of_the_trade_are_the_same_everywhere():
    texts = Texts("en")
    assert {key: texts.text(key) for key in GLOSSARY} == GLOSSARY
    said = {key: [word for word in OTHERWISE if word in text.lower()] for key, text in written().items()}
    assert {key: words for key, words in said.items() if words} == {}


def test_a_statisticians_words_stand_among_the_details():
    said = {key: STATISTICS.findall(text) for key, text in written().items() if not key.startswith(DETAILS)}
    assert {key: words for key, words in said.items() if words} == {}


def test_what_cannot_be_read_is_said_as_people_say_it():
    assert "isn't a number we can read" in Texts("en").text("row.not_a_number", typed="x")
