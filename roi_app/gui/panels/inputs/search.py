"""Finding a row of the left panel by words: its name, its stream, its unit, in every language of the app."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from roi_app.documents.document import SALES
from roi_app.gui.panels.inputs.sections import CHOICES, LEVERS, SECTIONS, TOOLS_BILL
from roi_app.model.parameters import QUANTITIES, STREAMS, Unit
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import SYMBOLS, Wording

LONGEST_QUERY: Final = 60

_FIELD: Final = re.compile(r"\{\w+\}")
_LATIN: Final = re.compile(r"[a-zà-ÿ0-9%]+")


def row_name(key: str, wording: Wording) -> str:
    """What a row is called where no heading names its stream."""
    if key in LEVERS:
        stream = wording.text(f"stream.{LEVERS[key]}")
        return wording.text("lever.choice", stream=stream)
    if key in CHOICES or key == TOOLS_BILL:
        return wording.text(f"choice.{key}")
    return wording.label(key)


def found(query: str, language: str) -> tuple[str, ...]:
    """The keys of the rows that hold every word of a query; those whose name holds them in this language first.

    Words of letters are found by their beginning, Chinese ones wherever they stand.
    """
    words = query[:LONGEST_QUERY].casefold().split()
    if not words:
        return ()
    every = _searched()
    hits = [key for key, text in every.items() if all(_holds(text, word) for word in words)]
    names = {key: row_name(key, Wording(language, "CNY")).casefold() for key in hits}
    return tuple(sorted(hits, key=lambda key: not all(_holds(names[key], word) for word in words)))


def _holds(text: str, word: str) -> bool:
    if _LATIN.fullmatch(word):
        return re.search(rf"(?<![a-zà-ÿ0-9]){re.escape(word)}", text) is not None
    return word in text


@lru_cache(maxsize=1)
def _searched() -> dict[str, str]:
    """All that a row can be found by, in every language."""
    wordings = [Wording(language, "CNY") for language in LANGUAGES]
    keys = [key for keys in SECTIONS.values() for key in keys]
    return {key: "\n".join(_words(key, wording) for wording in wordings).casefold() for key in keys}


def _words(key: str, wording: Wording) -> str:
    return "\n".join((row_name(key, wording), *_more_words(key, wording)))


def _more_words(key: str, wording: Wording) -> list[str]:
    if key in LEVERS:
        place = LEVERS[key]
        return [wording.text("find.lever"), *([] if place == SALES else [wording.text(f"find.stream.{place}")])]
    if key in CHOICES or key == TOOLS_BILL:
        return [wording.text(f"find.{key}")]
    quantity = QUANTITIES[key]
    unit = " ".join(_FIELD.sub("", form) for form in wording.texts.forms(f"unit.{quantity.unit}"))
    if quantity.stream is not None:
        stream = quantity.stream
        more = [f"stream.{stream}", f"find.stream.{stream}", f"find.field.{quantity.field}"]
    elif (stream := key.removesuffix("_coverage")) in STREAMS:
        more = [f"find.stream.{stream}", "find.coverage"]
    else:
        more = [f"find.{key}"]
    return [unit, *(wording.text(one) for one in more), *(SYMBOLS.values() if quantity.unit is Unit.MONEY else ())]
