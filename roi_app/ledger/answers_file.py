"""Answers as JSON: written for people to read and change, and read back as strictly as any file from elsewhere.

Every field may be left out; then, as where it is null, what is proposed holds::

    {"format": "merchant-roi-ledger", "version": 1,
     "currency": "CNY", "rates": {"USD": 7.1},          of the result, and what one unit of another is worth in it
     "months": ["2025-05"], "spread": "p10_p90",        that count, and what makes a range of them
     "count_future": false,                             whether rows of days to come count
     "units": {"photo": 120, "copy": {"every_month": 8, "2025-05": 12}},    bought of a stream
     "pairs": [{"one": KEY, "other": KEY, "same": false}],     whether two rows are one payment, by "key" of a listing
     "keywords": [{"contains": "阿飞", "class": "photo", "wage": false}],
     "encodings": {"a.csv": "gb18030"},
     "sheets": [{"file": "a.csv", "sheet": "a", "used": true, "header": 1, "headings": [...], "columns": {"date": 0},
                 "currency": "TWD", "day_order": "day_first"}],
     "rows": [{"file": "a.csv", "sheet": "a", "row": 7, "column": 0, "day": "2025-05-03", "amount": 300.0,
               "class": "photo", "wage": false, "quantity": 12}]}

"column" is that of the amount, from 1, in a row of several payments.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, Final

from roi_app.checks.encodings import ENCODINGS
from roi_app.checks.fields import FieldReader
from roi_app.checks.frozen import FrozenMap
from roi_app.checks.json_object import parse_object
from roi_app.checks.ordinary_file import FileName, read_ordinary
from roi_app.checks.problem import Problem
from roi_app.checks.problems import Problems, shown
from roi_app.ledger.answers import (
    EVERY_MONTH,
    LEAST_RATE,
    MOST_RATE,
    Answers,
    LayoutAnswer,
    OwnRule,
    PairKey,
    RowAnswer,
    Spread,
    pair_of,
)
from roi_app.ledger.cells import DayOrder
from roi_app.ledger.columns import FIELDS, Columns
from roi_app.ledger.kinds import ANSWERABLE, WORK, Kind
from roi_app.ledger.limits import MIB, MOST_COLUMNS, MOST_ROWS
from roi_app.ledger.questions import Topic
from roi_app.ledger.rows import RowKey
from roi_app.model.parameters import MOST_UNITS

FORMAT: Final = "merchant-roi-ledger"
VERSION: Final = 1

LARGEST: Final = 128 * MIB
"""Of a file of answers: a listing of the most rows has about as much."""
_MOST_VALUES: Final = 8_000_000
_MOST_ROWS: Final = 500_000
_MOST_RULES: Final = 5_000
_MOST_SHEETS: Final = 2_000
_MOST_PAIRS: Final = 100_000
_LONGEST: Final = 300
_MOST_AMOUNT: Final = 1e15

_MONTH: Final = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", re.ASCII)
_CODE: Final = re.compile(r"[A-Z]{3}", re.ASCII)

_KNOWN: Final = (
    "format", "version", "currency", "rates", "spread", "months", "count_future", "encodings", "sheets", "keywords",
    "units", "pairs", "rows",
)  # fmt: skip
TOLD: Final = (
    "ledger_currency", "months_found", "totals", "streams", "duplicates", "future", "questions", "foreign", "rejected",
    "figures",
)  # fmt: skip
"""What a listing tells besides, and what is not read back."""

_ROW_TOLD: Final = (
    "key", "currency", "text", "counterparty", "category", "id", "refund", "rule", "counted", "future", "duplicate_of",
)  # fmt: skip
_EVERY_MONTH: Final = "every_month"

ANSWERED_BY: Final = {
    Topic.FUTURE: "count_future",
    Topic.CURRENCY: "sheets.currency",
    Topic.DAY_ORDER: "sheets.day_order",
    Topic.SUMMARY: "sheets.used",
}
"""The field that answers each question."""


def answers_as_json(answers: Answers) -> dict[str, Any]:
    """Answers as plain dicts and lists; what was left open is null or empty."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "currency": answers.currency,
        "rates": dict(answers.rates),
        "spread": answers.spread.value,
        "months": None if answers.months is None else list(answers.months),
        "count_future": answers.counts_future,
        "encodings": dict(answers.encodings),
        "sheets": [layout_as_json(*place, layout) for place, layout in answers.layouts.items()],
        "keywords": [
            {"contains": one.contains, "class": one.kind.value, "wage": one.is_wage} for one in answers.own_rules
        ],
        "units": {
            kind.value: {month or _EVERY_MONTH: quantity for month, quantity in months.items()}
            for kind, months in answers.units.items()
        },
        "pairs": [{"one": one, "other": other, "same": same} for (one, other), same in answers.pairs.items()],
        "rows": [_row_as_json(key, one) for key, one in answers.rows.items()],
    }


def layout_as_json(file: str, sheet: str, layout: LayoutAnswer) -> dict[str, Any]:
    """How a sheet is read."""
    given = layout.columns
    columns = {one.name: place for one in fields(Columns) if (place := getattr(given, one.name, None)) is not None}
    return {
        "file": file,
        "sheet": sheet,
        "used": layout.is_used,
        "header": layout.header,
        "headings": list(layout.headings),
        "columns": None if given is None else columns,
        "currency": layout.currency or None,
        "day_order": layout.day_order.value or None,
    }


def dump_answers(answers: Answers) -> bytes:
    """Answers as the bytes of a file."""
    text = json.dumps(answers_as_json(answers), ensure_ascii=False, allow_nan=False, indent=1)
    return f"{text}\n".encode(errors="replace")


def load_answers(name: FileName) -> tuple[Answers | None, tuple[Problem, ...]]:
    """The answers in a file; None with every problem where it is not sound."""
    read = read_ordinary(name, LARGEST)
    return (None, (read,)) if isinstance(read, Problem) else parse_answers(read.data, Path(name).name)


def parse_answers(data: bytes, file: str = "") -> tuple[Answers | None, tuple[Problem, ...]]:
    """The answers in bytes, or in a listing of a ledger, whose rows then are answers; None where they are not sound."""
    problems = Problems(file)
    tree = parse_object(data, problems, LARGEST, _MOST_VALUES)
    if tree is None:
        return None, problems.all()
    reader = FieldReader(_without_nulls(tree), problems)
    if tree.get("format") != FORMAT:
        problems.error(("format",), "ledger_answers_format", found=shown(tree.get("format")), format=FORMAT)
        return None, problems.all()
    if tree.get("version") != VERSION:
        problems.error(("version",), "ledger_answers_version", found=shown(tree.get("version")), current=VERSION)
        return None, problems.all()
    answers = _read(reader)
    return (None if problems.has_errors else answers), problems.all()


def _row_as_json(key: RowKey, one: RowAnswer) -> dict[str, Any]:
    file, sheet, number, column = key
    told: dict[str, Any] = {"file": file, "sheet": sheet, "row": number, "class": one.kind.value, "wage": one.is_wage}
    if column:
        told["column"] = column
    if one.quantity is not None:
        told["quantity"] = one.quantity
    if one.day is not None:
        told["day"] = one.day.isoformat()
    if one.amount is not None:
        told["amount"] = one.amount
    return told


def _read(tree: FieldReader) -> Answers:
    tree.only(*_KNOWN, *TOLD)
    return Answers(
        encodings=_encodings(tree.section("encodings")),
        layouts=FrozenMap(dict(_layouts(tree))),
        rows=FrozenMap(_rows(tree)),
        own_rules=tuple(_own_rules(tree)),
        months=_months(tree),
        currency=_currency(tree) or None,
        rates=_rates(tree.section("rates")),
        spread=Spread(tree.choice("spread", tuple(Spread), "ledger_unknown_spread", Spread.NONE)),
        pairs=FrozenMap(_pairs(tree)),
        units=FrozenMap(_units(tree.section("units"))),
        counts_future=tree.flag("count_future") if tree.fields.get("count_future") is not None else None,
    )


def _encodings(given: FieldReader) -> Mapping[str, str]:
    return FrozenMap(
        {name: given.choice(name, ENCODINGS, "ledger_unknown_encoding", ENCODINGS[0]) for name in given.fields}
    )


def _currency(tree: FieldReader) -> str:
    given = tree.fields.get("currency")
    if isinstance(given, str) and _CODE.fullmatch(given):
        return given
    if given is not None:
        tree.error("currency", "ledger_bad_currency", found=shown(given))
    return ""


def _rates(given: FieldReader) -> Mapping[str, float]:
    rates = {}
    for name in given.fields:
        if not _CODE.fullmatch(name):
            given.error(name, "ledger_bad_currency", found=shown(name))
        rates[name] = given.number_within(name, LEAST_RATE, MOST_RATE)
    return FrozenMap(rates)


def _months(tree: FieldReader) -> tuple[str, ...] | None:
    if tree.fields.get("months") is None:
        return None
    months = tree.names("months")
    for month in months:
        if not _MONTH.fullmatch(month):
            tree.error("months", "ledger_bad_month", found=shown(month))
    return tuple(sorted(months))


def _units(given: FieldReader) -> dict[Kind, Mapping[str, float]]:
    """How many units of each stream: one number, or a number for each month."""
    found: dict[Kind, Mapping[str, float]] = {}
    for name, value in given.fields.items():
        if name not in WORK:
            given.unknown_name(name, name, WORK)
        elif isinstance(value, dict):
            said = given.section(name)
            found[Kind(name)] = FrozenMap({_month_of_units(said, one): _number_of_units(said, one) for one in value})
        else:
            found[Kind(name)] = FrozenMap({EVERY_MONTH: _number_of_units(given, name)})
    return found


def _month_of_units(given: FieldReader, name: str) -> str:
    if name != _EVERY_MONTH and not _MONTH.fullmatch(name):
        given.error(name, "ledger_bad_month", found=shown(name))
    return EVERY_MONTH if name == _EVERY_MONTH else name


def _number_of_units(given: FieldReader, name: str) -> float:
    return given.number_within(name, 0, MOST_UNITS)


def _pairs(tree: FieldReader) -> dict[PairKey, bool]:
    found = {}
    for one in _groups(tree, "pairs", _MOST_PAIRS):
        one.only("one", "other", "same")
        key = pair_of(one.text("one")[:_LONGEST], one.text("other")[:_LONGEST])
        found[key] = one.flag("same")
    return found


def _layouts(tree: FieldReader) -> list[tuple[tuple[str, str], LayoutAnswer]]:
    found = []
    for one in _groups(tree, "sheets", _MOST_SHEETS):
        one.only("file", "sheet", "used", "header", "headings", "columns", "currency", "day_order")
        header = int(one.number_within("header", 0, MOST_ROWS)) if "header" in one else None
        headings = tuple(text if isinstance(text, str) else "" for text in one.list_up_to("headings", MOST_COLUMNS))
        given = one.section("columns")
        given.only(*FIELDS)
        places = {name: int(given.number_within(name, 0, MOST_COLUMNS)) for name in given.fields if name in FIELDS}
        columns = Columns(**places) if "columns" in one else None
        is_used = one.flag("used") if "used" in one else None
        place = one.text_up_to("file", _LONGEST), one.text_up_to("sheet", _LONGEST)
        order = _day_order(one)
        found.append((place, LayoutAnswer(header, columns, headings, is_used, _currency(one), order)))
    return found


def _day_order(one: FieldReader) -> DayOrder:
    if one.fields.get("day_order") is None:
        return DayOrder.UNKNOWN
    known = tuple(order for order in DayOrder if order)
    return DayOrder(one.choice("day_order", known, "ledger_unknown_day_order", DayOrder.UNKNOWN))


def _own_rules(tree: FieldReader) -> list[OwnRule]:
    found = []
    for one in _groups(tree, "keywords", _MOST_RULES):
        one.only("contains", "class", "wage")
        word = one.text("contains")[:_LONGEST]
        found.append(OwnRule(word, _kind(one), one.flag("wage")))
    return found


def _rows(tree: FieldReader) -> dict[RowKey, RowAnswer]:
    found: dict[RowKey, RowAnswer] = {}
    for one in _groups(tree, "rows", _MOST_ROWS):
        one.only("file", "sheet", "row", "column", "day", "amount", "quantity", "class", "wage", *_ROW_TOLD)
        if one.fields.get("class") == Kind.UNCLASSIFIED:
            # Listed, and not answered.
            continue
        number = int(one.number_within("row", 1, MOST_ROWS))
        column = int(one.number_within("column", 0, MOST_COLUMNS)) if "column" in one else 0
        key = one.text_up_to("file", _LONGEST), one.text_up_to("sheet", _LONGEST), number, column
        amount, quantity = _number(one, "amount", -_MOST_AMOUNT), _number(one, "quantity", 0)
        found[key] = RowAnswer(_kind(one), one.flag("wage"), _day(one), amount, quantity)
    return found


def _number(one: FieldReader, name: str, lowest: float) -> float | None:
    """A number that may be absent or null."""
    return None if one.fields.get(name) is None else one.number_within(name, lowest, _MOST_AMOUNT)


def _kind(one: FieldReader) -> Kind:
    if "class" not in one:
        one.error("", "field_missing", field="class")
    return Kind(one.choice("class", ANSWERABLE, "ledger_unknown_kind", Kind.OTHER))


def _day(one: FieldReader) -> date | None:
    given = one.fields.get("day")
    if given is None:
        return None
    try:
        return date.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        one.error("day", "date_needed", found=shown(given))
        return None


def _without_nulls(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}


def _groups(tree: FieldReader, name: str, most: int) -> list[FieldReader]:
    groups = []
    for place, given in enumerate(tree.list_up_to(name, most)):
        if isinstance(given, dict):
            groups.append(FieldReader(_without_nulls(given), tree.problems, tree.at(name, place)))
        else:
            tree.problems.error(tree.at(name, place), "object_needed", found=shown(given))
    return groups
