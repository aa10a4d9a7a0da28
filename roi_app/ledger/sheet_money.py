"""In which currency the amounts of each sheet are that do not name it: by hints where there are some, else asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from roi_app.ledger.cells import DayOrder, is_roc
from roi_app.ledger.day_order import day_order
from roi_app.ledger.layout import Layout
from roi_app.ledger.payment import Payment
from roi_app.ledger.questions import Question, Topic
from roi_app.ledger.rules import default_rules
from roi_app.ledger.sheets import Sheet
from roi_app.model.parameters import CURRENCIES

_SAMPLED: Final = 100
_CHINESE: Final = re.compile("[\u4e00-\u9fff]")
_KANA: Final = re.compile("[\u3041-\u30ff]")
_HONG_KONG: Final = re.compile(r"香港|港元|港[币幣]|hkd|hk\$|hong kong", re.IGNORECASE)
_YUAN: Final = re.compile("[元圆]")
_CHINA, _TAIWAN, _HONG, _AMERICA, _JAPAN = "CNY", "TWD", "HKD", "USD", "JPY"

Book = tuple[str, Sheet, Layout]
"""The encoding of a file, a sheet of it and how it is read."""


class Hints(NamedTuple):
    """Whose money a sheet seems to hold: by the `script` of its words, and where more than that tells it, `sure`."""

    sure: str
    script: str


class _Sheet(NamedTuple):
    """A sheet with its rows, by the currencies that they may mean."""

    layout: Layout
    hints: Hints
    counts: Mapping[tuple[str, ...], int]

    @property
    def guess(self) -> str:
        return self.hints.sure or self.hints.script

    @property
    def named(self) -> tuple[str, ...]:
        """The currencies that rows name for sure, the usual one first."""
        sure = Counter({codes[0]: count for codes, count in self.counts.items() if len(codes) == 1})
        return tuple(code for code, _ in sure.most_common())

    @property
    def is_mostly_named(self) -> bool:
        return sum(count for codes, count in self.counts.items() if codes) * 2 > sum(self.counts.values())


def currencies_of(
    books: Sequence[Book], payments: Sequence[Sequence[Payment]], said: str | None
) -> tuple[list[str], list[Question]]:
    """The currency of each payment of all books, in their order, and what is to be asked.

    `said` is that of the result, where a person has said it: it holds for books that do not tell, unless they seem to
    come from several countries.
    """
    sheets = [
        _Sheet(layout, hints_of(encoding, sheet, layout, of), Counter(one.currencies for one in of))
        for (encoding, sheet, layout), of in zip(books, payments, strict=True)
    ]
    vague = {one.guess for one in sheets if any(len(codes) != 1 for codes in one.counts)}
    usual = said if said is not None and len(vague) == 1 else ""
    codes: list[str] = []
    questions: list[Question] = []
    for sheet, of in zip(sheets, payments, strict=True):
        taken = {given: _taken(given, sheet, usual) for given in sheet.counts}
        codes.extend(taken[one.currencies][0] for one in of)
        questions += _questions(sheet, taken, said)
    return codes, questions


def _taken(given: tuple[str, ...], sheet: _Sheet, usual: str) -> tuple[str, bool]:
    """The currency of rows that may mean these, and whether that is sure."""
    if len(given) == 1:
        return given[0], True
    if given:
        for code in (usual, *sheet.named, sheet.hints.sure):
            if code in given:
                return code, True
        return (sheet.hints.script if sheet.hints.script in given else given[0]), False
    if sheet.is_mostly_named:
        signs = max((codes for codes in sheet.counts if codes), key=lambda codes: sheet.counts[codes])
        return _taken(signs, sheet, usual)
    if usual:
        return usual, True
    # What simplified characters say is yuan: nobody else's books look so.
    return sheet.guess, bool(sheet.hints.sure) or sheet.guess == _CHINA


def _questions(
    sheet: _Sheet, taken: Mapping[tuple[str, ...], tuple[str, bool]], said: str | None
) -> Iterator[Question]:
    """One for each sheet at most, of the rows that most depend on it."""
    open_ones = [codes for codes, (code, is_sure) in taken.items() if not is_sure and code != said]
    if not open_ones or sheet.layout.currency:
        return
    asked = max(open_ones, key=lambda codes: sheet.counts[codes])
    code = taken[asked][0]
    options = (code, *(one for one in asked or CURRENCIES if one != code))
    rows = sum(sheet.counts[codes] for codes in open_ones)
    yield Question(Topic.CURRENCY, rows, code, options, sheet.layout.file, sheet.layout.sheet)


def hints_of(encoding: str, sheet: Sheet, layout: Layout, payments: Sequence[Payment]) -> Hints:
    """What a sheet tells of its money beside names and signs."""
    headings = "".join(layout.headings)
    above = "".join(cell for row in sheet.rows[: layout.begin] for cell in row if isinstance(cell, str))
    cells = "".join(cell for row in sheet.rows[:_SAMPLED] for cell in row if isinstance(cell, str))
    if _is_traditional(headings, cells):
        if _HONG_KONG.search(f"{layout.file}{sheet.name}{headings}{above}"):
            return Hints(_HONG, _HONG)
        return Hints(_TAIWAN if encoding.startswith("big5") or _has_roc_days(sheet, layout) else "", _TAIWAN)
    if _has_roc_days(sheet, layout):
        return Hints(_TAIWAN, _TAIWAN)
    if _KANA.search(f"{headings}{above}"):
        return Hints(_JAPAN, _JAPAN)
    if _CHINESE.search(headings or cells):
        has_cents = any(one.amount != int(one.amount) for one in payments if _JAPAN in one.currencies)
        return Hints(_CHINA if has_cents or _YUAN.search(f"{headings}{above}") else "", _CHINA)
    is_american = day_order(sheet.rows[layout.begin : layout.end], layout.columns.date) is DayOrder.MONTH_FIRST
    return Hints(_AMERICA if is_american else "", _AMERICA)


def _is_traditional(headings: str, cells: str) -> bool:
    """Whether words are in traditional characters: headings tell first, since goods may bear names from anywhere."""
    rules = default_rules()
    for text in (headings, cells):
        traditional, simplified = rules.characters_of_scripts(text)
        if traditional != simplified:
            return traditional > simplified
    return False


def _has_roc_days(sheet: Sheet, layout: Layout) -> bool:
    place = layout.columns.date
    rows = sheet.rows[layout.begin : layout.begin + _SAMPLED]
    return place is not None and any(place < len(row) and is_roc(row[place]) for row in rows)


def usual_currency(codes: Sequence[str]) -> str:
    """That of most payments; of several, and where there are none, the one in which most books here are kept."""
    counts = Counter(codes)
    known = {code: -place for place, code in enumerate(CURRENCIES)}
    return max(counts, key=lambda code: (counts[code], known.get(code, -len(known))), default=_CHINA)
