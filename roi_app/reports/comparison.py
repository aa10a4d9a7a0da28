"""Cases side by side: what each comes to, how it differs from the first, and which inputs make the difference.

Plain data for the window, the PDF and the workbook: columns by name, rows with one cell per column.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from roi_app.documents.case import Case, ChosenLever
from roi_app.documents.document import PLACES
from roi_app.model.parameters import QUANTITIES, Range, Unit
from roi_app.reports.answer import Answer, Baseline
from roi_app.reports.wording import MINUS, NONE, Wording

MOST_SCENARIOS: Final = 12
"""More columns than this nobody compares."""

BETTER: Final = "keep"
WORSE: Final = "race"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says in one row.

    `value` is the bare number, None where there is none or the row has words. `difference` is to the first column,
    "" where there is none to tell; `tone` says whether it is better (`keep`) or worse (`race`) for the merchant.
    `differs` marks an input that is not the first column's.
    """

    text: str
    value: float | None = None
    difference: str = ""
    tone: str = ""
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One result or input across all columns; `explains` names the quantity that a result shows, "" for none."""

    key: str
    label: str
    cells: tuple[Cell, ...]
    explains: str = ""

    @property
    def differs(self) -> bool:
        """Whether any column has another input than the first."""
        return any(cell.differs for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Column:
    """A case under its name."""

    name: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Comparison:
    """Columns of cases; `results` are what they come to and `inputs` all that went in.

    Money of different currencies is not subtracted: then `note` says so.
    """

    names: tuple[str, ...]
    results: tuple[Row, ...]
    inputs: tuple[Row, ...]
    note: str
    summary: str

    @property
    def differing(self) -> tuple[Row, ...]:
        """The inputs that make the difference."""
        return tuple(row for row in self.inputs if row.differs)


def compare(columns: Sequence[Column], baseline: Baseline, language: str) -> Comparison:
    """Cases beside the first one; each is told in its own currency."""
    wordings = tuple(Wording(language, column.answer.case.document.currency) for column in columns)
    first = wordings[0]
    one_currency = len({wording.currency for wording in wordings}) == 1
    results = tuple(_result_row(one, columns, wordings, one_currency=one_currency) for one in _results(baseline))
    games = tuple(Cell(first.text(f"game.{column.answer.game}.short")) for column in columns)
    inputs = (*_choices(columns, first), *_quantities(columns, wordings), *_levers(columns, wordings))
    differing = [row.label for row in inputs if row.differs]
    return Comparison(
        tuple(column.name for column in columns),
        (*results, Row("game", first.text("comparison.game"), games, "adopt_rivals_adopt")),
        inputs,
        "" if one_currency else first.text("comparison.currencies_differ"),
        first.text(
            "comparison.summary",
            count=len(columns),
            differing=first.text("comparison.listed").join(differing) or first.text("comparison.nothing"),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Result:
    """How a result is read, told and compared; `rounded` is the value as it is told, so that differences add up."""

    key: str
    label: str
    words: Callable[[Wording, float | None], str]
    rounded: Callable[[float], float]
    told: Callable[[Wording, float], str]
    more_is_better: bool = True
    is_money: bool = False


def _results(baseline: Baseline) -> tuple[_Result, ...]:
    against = "" if baseline is Baseline.TODAY else "_vs_standing_still"
    return (
        _Result(f"kept_share{against}", "kept_share", Wording.kept_of_100, _whole_per_cent, _per_cent),
        _money("saved_per_month", "saved_per_month"),
        _money(f"npv{against}", "npv"),
        _Result("payback_months", "payback_months", Wording.months, math.ceil, _months, more_is_better=False),
        _Result("roi", "roi", _share, _whole_per_cent, _points),
        _money("pv_races", "pv_races", more_is_better=False),
        _Result("break_even_intensity", "break_even_intensity", _ratio, _hundredths, _plain),
        _Result("exit_intensity", "exit_intensity", _ratio, _hundredths, _plain),
    )


def _money(key: str, label: str, *, more_is_better: bool = True) -> _Result:
    def words(wording: Wording, value: float | None) -> str:
        return NONE if value is None else wording.money_short(value)

    return _Result(key, label, words, float, Wording.money_short, more_is_better, is_money=True)


def _share(wording: Wording, value: float | None) -> str:
    return NONE if value is None else wording.share(value, 0)


def _ratio(wording: Wording, value: float | None) -> str:
    return NONE if value is None else wording.plain(value, 2)


def _whole_per_cent(value: float) -> float:
    return round(value * 100) / 100


def _hundredths(value: float) -> float:
    return round(value, 2)


def _per_cent(wording: Wording, value: float) -> str:
    return wording.kept_of_100(value)


def _points(wording: Wording, value: float) -> str:
    return wording.text("comparison.points", value=wording.plain(value * 100, 0))


def _months(wording: Wording, value: float) -> str:
    return wording.with_unit(Unit.MONTHS, value)


def _plain(wording: Wording, value: float) -> str:
    return wording.plain(value, 2)


def _result_row(one: _Result, columns: Sequence[Column], wordings: Sequence[Wording], *, one_currency: bool) -> Row:
    values = [column.answer.number(one.key) for column in columns]
    comparable = one_currency or not one.is_money
    cells = [Cell(one.words(wordings[0], values[0]), values[0])]
    for value, wording in zip(values[1:], wordings[1:], strict=True):
        difference, tone = _difference(one, values[0], value, wording) if comparable else ("", "")
        cells.append(Cell(one.words(wording, value), value, difference, tone))
    return Row(one.key, wordings[0].text(f"comparison.{one.label}"), tuple(cells), one.key)


def _difference(one: _Result, first: float | None, value: float | None, wording: Wording) -> tuple[str, str]:
    if first is None or value is None:
        return "", ""
    by = one.rounded(value) - one.rounded(first)
    told = one.told(wording, abs(by))
    if told == one.told(wording, 0.0):
        return "", ""
    return ("+" if by > 0 else MINUS) + told, BETTER if (by > 0) is one.more_is_better else WORSE


def _input_row(key: str, label: str, texts: Sequence[str], compared: Sequence[object]) -> Row:
    cells = (Cell(text, differs=one != compared[0]) for text, one in zip(texts, compared, strict=True))
    return Row(key, label, tuple(cells))


def _choices(columns: Sequence[Column], wording: Wording) -> tuple[Row, ...]:
    """The plain choices: name, platform, currency, preset, how staff becomes cash, and claims taken at their word."""
    cases = [column.answer.case for column in columns]
    documents = [case.document for case in cases]
    language = wording.language
    texts = {
        "name": [one.name or wording.text("bar.unnamed") for one in documents],
        "platform": [wording.text(f"platform.{one.platform}") for one in documents],
        "currency": [wording.text(f"currency.{one.currency}") for one in documents],
        "preset": [case.catalogue.presets[case.document.preset].name[language] for case in cases],
        "staff_cash": [wording.text(f"staff_cash.{one.staff_cash}") for one in documents],
        "as_claimed": [_claimed(case, wording) for case in cases],
    }
    return tuple(
        _input_row(key, wording.text(f"comparison.{key}"), told, [getattr(one, key) for one in documents])
        for key, told in texts.items()
    )


def _claimed(case: Case, wording: Wording) -> str:
    names = [case.catalogue.levers[key].name[wording.language] for key in case.document.as_claimed]
    return wording.text("comparison.listed").join(names) or NONE


def _quantities(columns: Sequence[Column], wordings: Sequence[Wording]) -> tuple[Row, ...]:
    """Every declared quantity that any case uses; of a stream without work in all of them, none."""
    cases = [column.answer.case for column in columns]
    rows = []
    for key, quantity in QUANTITIES.items():
        if quantity.stream is not None and not any(case.cost_per_month(quantity.stream) for case in cases):
            continue
        ranges = [_range(case, key) for case in cases]
        # Where only the doubt differs, the range has to be told, or the eye would find no difference.
        same_mode = len({one.mode for one in ranges}) == 1
        with_range = same_mode and len(set(ranges)) > 1
        texts = [
            _told(quantity.unit, one, wording, with_range=with_range)
            for one, wording in zip(ranges, wordings, strict=True)
        ]
        rows.append(_input_row(key, wordings[0].label(key), texts, ranges))
    return tuple(rows)


def _range(case: Case, key: str) -> Range:
    return case.tools_per_month if key == "tools_per_month" else case.quantities[key].range


def _told(unit: Unit, range_: Range, wording: Wording, *, with_range: bool) -> str:
    mode = wording.with_unit(unit, range_.mode)
    if not with_range or range_.is_exact:
        return mode
    return wording.text("comparison.ranged", mode=mode, range=wording.between(unit, range_.low, range_.high))


def _levers(columns: Sequence[Column], wordings: Sequence[Wording]) -> tuple[Row, ...]:
    """The tool of each place that any case gives one."""
    rows = []
    for place in PLACES:
        chosen = [column.answer.case.levers[place] for column in columns]
        if not any(one.lever for one in chosen):
            continue
        texts = [_tool(one, wording) for one, wording in zip(chosen, wordings, strict=True)]
        label = wordings[0].text("lever.choice", stream=wordings[0].text(f"stream.{place}"))
        compared = [(one.key, one.price if one.lever else None) for one in chosen]
        rows.append(_input_row(f"lever.{place}", label, texts, compared))
    return tuple(rows)


def _tool(chosen: ChosenLever, wording: Wording) -> str:
    if chosen.lever is None:
        return wording.text("lever.none")
    name = chosen.lever.name[wording.language]
    return wording.text("comparison.tool", name=name, price=wording.money(chosen.price.mode))
