"""What the cells of a column hold: days, amounts, words, directions or numbers of transactions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from roi_app.ledger.cells import may_be_day, read_day, read_money
from roi_app.ledger.headings import NEUTRAL, headings, plain_word
from roi_app.ledger.rules import IN, OUT
from roi_app.ledger.sheets import Cell

MOST: Final = 0.6
"""Of the cells of a column that must be of one kind."""

_WORDS: Final = re.compile(r"[A-Za-z]{2,} +[A-Za-z]{2,}|[\u4e00-\u9fff]{2,}")


def cells_of(rows: Sequence[Sequence[Cell]], place: int) -> list[Cell]:
    """The filled cells of a column."""
    return [row[place] for row in rows if place < len(row) and row[place] is not None]


def has_days(rows: Sequence[Sequence[Cell]], place: int) -> bool:
    """Whether a column holds days."""
    cells = cells_of(rows, place)
    return bool(cells) and sum(map(may_be_day, cells)) >= MOST * len(cells)


def has_words(rows: Sequence[Sequence[Cell]], place: int) -> bool:
    """Whether a column holds words rather than days or numbers, such as those of accounts; an empty one may."""
    cells = cells_of(rows, place)
    said = sum(isinstance(cell, str) and read_money(cell) is None and read_day(cell) is None for cell in cells)
    return said * 2 > len(cells) or not cells


def has_money(rows: Sequence[Sequence[Cell]], place: int) -> bool:
    """Whether a column holds amounts, and not the numbers of its rows."""
    cells = [read_money(cell) for cell in cells_of(rows, place)]
    amounts = [one.value for one in cells if one is not None]
    counted = all(other - one == 1 for one, other in pairwise(amounts))
    return bool(amounts) and len(amounts) >= MOST * len(cells) and not counted


def is_id(rows: Sequence[Sequence[Cell]], place: int) -> bool:
    """Whether a column's numbers are long enough to be told apart, and mostly are different."""
    cells = [str(cell) for cell in cells_of(rows, place)]
    long = [cell for cell in cells if len(cell) >= 6 and not _WORDS.search(cell)]  # noqa: PLR2004
    return len(long) >= MOST * len(cells) and len(set(long)) >= MOST * len(long)


def is_direction(rows: Sequence[Sequence[Cell]], place: int) -> bool:
    """Whether a column says mostly which way money went."""
    known = headings().directions
    ways = [known.get(plain_word(cell)) for cell in cells_of(rows, place) if isinstance(cell, str)]
    said = sum(way is not None for way in ways)
    return bool(ways) and said >= MOST * len(ways) and bool({IN, OUT} & set(ways))


def says_both(rows: Sequence[Sequence[Cell]], place: int) -> bool:
    """Whether a column that is called something else says nothing but directions, and both of them."""
    known = headings().directions
    ways = {known.get(plain_word(cell)) for cell in cells_of(rows, place) if isinstance(cell, str)}
    return {IN, OUT} <= ways <= {IN, OUT, NEUTRAL}
