"""Answers as JSON: written for people to read and change, and read back as strictly as any file from elsewhere."""

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
from roi_app.documents.files import write_whole
from roi_app.ledger.answers import Answers, LayoutAnswer, OwnRule, RowAnswer, RowKey, Spread
from roi_app.ledger.columns import FIELDS, Columns
from roi_app.ledger.kinds import ANSWERABLE, Kind
from roi_app.ledger.limits import MIB, MOST_COLUMNS, MOST_ROWS

FORMAT: Final = "merchant-roi-ledger"
VERSION: Final = 1

LARGEST: Final = 128 * MIB
"""Of a file of answers: a listing of the most rows has about as much."""
_MOST_VALUES: Final = 8_000_000
_MOST_ROWS: Final = 500_000
_MOST_RULES: Final = 5_000
_MOST_SHEETS: Final = 2_000
_LONGEST: Final = 300
_LEAST_RATE, _MOST_RATE = 1e-6, 1e9

_MONTH: Final = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", re.ASCII)
_CODE: Final = re.compile(r"[A-Z]{3}", re.ASCII)

TOLD: Final = ("ledger_currency", "months_found", "totals", "streams", "duplicates", "foreign", "rejected", "figures")
"""What a listing tells besides, and what is not read back."""

_ROW_TOLD: Final = (
    "currency", "text", "counterparty", "category", "quantity", "id", "refund", "rule", "counted", "duplicate_of",
)  # fmt: skip


def answers_as_json(answers: Answers) -> dict[str, Any]:
    """Answers as plain dicts and lists; what was left open is null or empty."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "currency": answers.currency,
        "rates": dict(answers.rates),
        "spread": answers.spread.value,
        "months": None if answers.months is None else list(answers.months),
        "encodings": dict(answers.encodings),
        "sheets": [layout_as_json(*place, layout) for place, layout in answers.layouts.items()],
        "keywords": [
            {"contains": one.contains, "class": one.kind.value, "wage": one.is_wage} for one in answers.own_rules
        ],
        "rows": [_row_as_json(key, one) for key, one in answers.rows.items()],
    }


def layout_as_json(file: str, sheet: str, layout: LayoutAnswer) -> dict[str, Any]:
    """How a sheet is read."""
    columns = {one.name: place for one in fields(Columns) if (place := getattr(layout.columns, one.name)) is not None}
    return {
        "file": file,
        "sheet": sheet,
        "used": layout.is_used,
        "header": layout.header,
        "headings": list(layout.headings),
        "columns": columns,
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
    reader = FieldReader(tree, problems)
    if tree.get("format") != FORMAT:
        problems.error(("format",), "ledger_answers_format", found=shown(tree.get("format")), format=FORMAT)
        return None, problems.all()
    if tree.get("version") != VERSION:
        problems.error(("version",), "ledger_answers_version", found=shown(tree.get("version")), current=VERSION)
        return None, problems.all()
    answers = _read(reader)
    return (None if problems.has_errors else answers), problems.all()


def kept_own_rules(name: FileName) -> tuple[OwnRule, ...]:
    """The words of a person's own that were kept; none where there is no such file, or no sound one."""
    answers, _ = load_answers(name)
    return () if answers is None else answers.own_rules


def keep_own_rules(name: FileName, rules: tuple[OwnRule, ...]) -> None:
    """Keep a person's own words for the next import; raises DocumentError, or OSError where there is no folder."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    write_whole(name, dump_answers(Answers(own_rules=rules)))


def _row_as_json(key: RowKey, one: RowAnswer) -> dict[str, Any]:
    file, sheet, number = key
    told: dict[str, Any] = {"file": file, "sheet": sheet, "row": number, "class": one.kind.value, "wage": one.is_wage}
    if one.day is not None:
        told["day"] = one.day.isoformat()
    if one.amount is not None:
        told["amount"] = one.amount
    return told


def _read(tree: FieldReader) -> Answers:
    known = ("format", "version", "currency", "rates", "spread", "months", "encodings", "sheets", "keywords", "rows")
    tree.only(*known, *TOLD)
    return Answers(
        encodings=_encodings(tree.section("encodings")),
        layouts=FrozenMap(dict(_layouts(tree))),
        rows=FrozenMap(_rows(tree)),
        own_rules=tuple(_own_rules(tree)),
        months=_months(tree),
        currency=_currency(tree),
        rates=_rates(tree.section("rates")),
        spread=Spread(tree.choice("spread", tuple(Spread), "ledger_unknown_spread", Spread.NONE)),
    )


def _encodings(given: FieldReader) -> Mapping[str, str]:
    return FrozenMap(
        {name: given.choice(name, ENCODINGS, "ledger_unknown_encoding", ENCODINGS[0]) for name in given.fields}
    )


def _currency(tree: FieldReader) -> str | None:
    given = tree.fields.get("currency")
    if given is None or (isinstance(given, str) and _CODE.fullmatch(given)):
        return given
    tree.error("currency", "ledger_bad_currency", found=shown(given))
    return None


def _rates(given: FieldReader) -> Mapping[str, float]:
    rates = {}
    for name in given.fields:
        if not _CODE.fullmatch(name):
            given.error(name, "ledger_bad_currency", found=shown(name))
        rates[name] = given.number_within(name, _LEAST_RATE, _MOST_RATE)
    return FrozenMap(rates)


def _months(tree: FieldReader) -> tuple[str, ...] | None:
    if tree.fields.get("months") is None:
        return None
    months = tree.names("months")
    for month in months:
        if not _MONTH.fullmatch(month):
            tree.error("months", "ledger_bad_month", found=shown(month))
    return tuple(sorted(months))


def _layouts(tree: FieldReader) -> list[tuple[tuple[str, str], LayoutAnswer]]:
    found = []
    for one in _groups(tree, "sheets", _MOST_SHEETS):
        one.only("file", "sheet", "used", "header", "headings", "columns")
        header = one.number_within("header", 0, MOST_ROWS) if "header" in one else 0
        headings = tuple(text if isinstance(text, str) else "" for text in one.list_up_to("headings", MOST_COLUMNS))
        given = one.section("columns")
        given.only(*FIELDS)
        columns = {name: int(given.number_within(name, 0, MOST_COLUMNS)) for name in given.fields if name in FIELDS}
        is_used = one.flag("used") if "used" in one else True
        place = one.text_up_to("file", _LONGEST), one.text_up_to("sheet", _LONGEST)
        found.append((place, LayoutAnswer(int(header), Columns(**columns), headings, is_used)))
    return found


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
        one.only("file", "sheet", "row", "day", "amount", "class", "wage", *_ROW_TOLD)
        if one.fields.get("class") == Kind.UNCLASSIFIED:
            # Listed, and not answered.
            continue
        number = int(one.number_within("row", 1, MOST_ROWS))
        amount = one.fields.get("amount")
        given = None if amount is None else one.number_within("amount", -1e15, 1e15)
        key = one.text_up_to("file", _LONGEST), one.text_up_to("sheet", _LONGEST), number
        found[key] = RowAnswer(_kind(one), one.flag("wage"), _day(one), given)
    return found


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


def _groups(tree: FieldReader, name: str, most: int) -> list[FieldReader]:
    groups = []
    for place, given in enumerate(tree.list_up_to(name, most)):
        if isinstance(given, dict):
            groups.append(FieldReader(given, tree.problems, tree.at(name, place)))
        else:
            tree.problems.error(tree.at(name, place), "object_needed", found=shown(given))
    return groups
