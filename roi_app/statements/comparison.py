"""Cases side by side: what each comes to, how it differs from the first, and which inputs make the difference.

Plain data for the window, the PDF and the workbook: columns by name, rows with one cell per column.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Final

from roi_app.documents.case import Case, ChosenLever, resolve
from roi_app.documents.document import PLACES
from roi_app.estimates.answer import Answer
from roi_app.estimates.answer import answer as answer_of
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.figures.tones import Tone
from roi_app.model.parameters import QUANTITIES, STREAMS, Range, Unit
from roi_app.texts.formatting import MINUS, NONE, Wording

MOST_SCENARIOS: Final = 12
"""More columns than this nobody compares."""


class Listed(StrEnum):
    """Which inputs a comparison lists."""

    DIFFERING = "differing"
    ALL = "all"


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
    tone: Tone = Tone.PLAIN
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
    """Columns of cases; `results` are what they come to and `inputs` what went in, as far as it was to be listed.

    Money of different currencies is not subtracted: then `note` says so.
    """

    names: tuple[str, ...]
    results: tuple[Row, ...]
    inputs: tuple[Row, ...]
    note: str
    summary: str

    @property
    def differing(self) -> tuple[Row, ...]:
        """The listed inputs that make the difference."""
        return tuple(row for row in self.inputs if row.differs)


def columns_of(answer: Answer, wording: Wording, most: int) -> tuple[Column, ...]:
    """A case as it is now, and as many of its scenarios as there is room for beside it."""
    scenarios = answer.case.document.scenarios[: most - 1]
    # Trials of scenarios are drawn as those of the case itself, so that only the scenario makes the difference.
    sampling = answer.case.document.sampling
    documents = ((one.name, replace(one.document, sampling=sampling)) for one in scenarios)
    kept = (Column(name, answer_of(resolve(document, answer.case.catalogue))) for name, document in documents)
    return (Column(wording.text("scenarios.now"), answer), *kept)


def compare(columns: Sequence[Column], baseline: Baseline, language: str, listed: Listed = Listed.ALL) -> Comparison:
    """Cases beside the first one; each is in its own currency."""
    wordings = tuple(Wording(language, column.answer.case.document.currency) for column in columns)
    first = wordings[0]
    one_currency = len({wording.currency for wording in wordings}) == 1
    results = tuple(_result_row(one, columns, wordings, one_currency=one_currency) for one in _results(baseline))
    games = tuple(Cell(_game(column.answer, first)) for column in columns)
    given = (*_choices(columns, first), *_quantities(columns, wordings), *_levers(columns, wordings))
    differing = [one.label for one in given if one.differs]
    return Comparison(
        tuple(column.name for column in columns),
        (*results, Row("game", first.text("comparison.game"), games, "adopt_rivals_adopt")),
        tuple(one.row() for one in given if (one.used if listed is Listed.ALL else one.differs)),
        "" if one_currency else first.text("comparison.currencies_differ"),
        first.text(
            "comparison.summary",
            count=len(columns),
            differing=first.text("comparison.listed").join(differing) or first.text("comparison.nothing"),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Result:
    """How a result is read, shown and compared; `rounded` is the value as it is shown, so that differences add up."""

    key: str
    label: str
    words: Callable[[Wording, float | None], str]
    rounded: Callable[[float], float]
    difference: Callable[[Wording, float], str]
    more_is_better: bool = True
    is_money: bool = False


def _results(baseline: Baseline) -> tuple[_Result, ...]:
    return (
        _Result(key_against("kept_share", baseline), "kept_share", Wording.kept_of_100, _whole_per_cent, _per_cent),
        _money("saved_per_month", "saved_per_month"),
        _money(key_against("npv", baseline), "npv"),
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
        difference, tone = _difference(one, values[0], value, wording) if comparable else ("", Tone.PLAIN)
        cells.append(Cell(one.words(wording, value), value, difference, tone))
    return Row(one.key, wordings[0].text(f"comparison.{one.label}"), tuple(cells), one.key)


def _difference(one: _Result, first: float | None, value: float | None, wording: Wording) -> tuple[str, Tone]:
    if first is None or value is None:
        return "", Tone.PLAIN
    by = one.rounded(value) - one.rounded(first)
    text = one.difference(wording, abs(by))
    if text == one.difference(wording, 0.0):
        return "", Tone.PLAIN
    return ("+" if by > 0 else MINUS) + text, Tone.KEEP if (by > 0) is one.more_is_better else Tone.RACE


@dataclass(frozen=True, slots=True)
class _Input:
    """An input of every column; its texts are made only where it is listed."""

    key: str
    label: str
    compared: tuple[object, ...]
    text_at: Callable[[int], str]
    used: bool = True

    @property
    def differs(self) -> bool:
        return any(one != self.compared[0] for one in self.compared[1:])

    def row(self) -> Row:
        cells = (Cell(self.text_at(place), differs=one != self.compared[0]) for place, one in enumerate(self.compared))
        return Row(self.key, self.label, tuple(cells))


def _choices(columns: Sequence[Column], wording: Wording) -> Iterator[_Input]:
    """The plain choices: name, platform, currency, preset, how staff becomes cash, and claims taken at their word."""
    cases = [column.answer.case for column in columns]
    documents = [case.document for case in cases]
    texts: dict[str, Callable[[int], str]] = {
        "name": lambda place: documents[place].name or wording.text("bar.unnamed"),
        "platform": lambda place: wording.text(f"platform.{documents[place].platform}"),
        "currency": lambda place: wording.text(f"currency.{documents[place].currency}"),
        "preset": lambda place: cases[place].catalogue.presets[documents[place].preset].name[wording.language],
        "staff_cash": lambda place: wording.text(f"staff_cash.{documents[place].staff_cash}"),
        "as_claimed": lambda place: _claimed(cases[place], wording),
    }
    for key, text_at in texts.items():
        yield _Input(key, wording.text(f"comparison.{key}"), tuple(getattr(one, key) for one in documents), text_at)


def _game(answer: Answer, wording: Wording) -> str:
    return NONE if answer.game is None else wording.text(f"rivals.game.{answer.game}.short")


def _claimed(case: Case, wording: Wording) -> str:
    names = [case.catalogue.levers[key].name[wording.language] for key in case.document.as_claimed]
    return wording.text("comparison.listed").join(names) or NONE


def _quantities(columns: Sequence[Column], wordings: Sequence[Wording]) -> Iterator[_Input]:
    """Every declared quantity; those of a stream without work in any case are not used."""
    cases = [column.answer.case for column in columns]
    working = {stream for stream in STREAMS if any(case.has_work(stream) for case in cases)}
    for key, quantity in QUANTITIES.items():
        ranges = tuple(_range(case, key) for case in cases)
        text_at = partial(_with_range, quantity.unit, ranges, wordings)
        used = quantity.stream is None or quantity.stream in working
        yield _Input(key, wordings[0].label(key), ranges, text_at, used)


def _range(case: Case, key: str) -> Range:
    return case.tools_per_month if key == "tools_per_month" else case.quantities[key].range


def _with_range(unit: Unit, ranges: Sequence[Range], wordings: Sequence[Wording], place: int) -> str:
    """One column's value; with its range where only that differs, or the eye would find no difference."""
    wording, one = wordings[place], ranges[place]
    mode = wording.with_unit(unit, one.mode)
    if one.is_exact or len({each.mode for each in ranges}) > 1 or len(set(ranges)) == 1:
        return mode
    return wording.text("comparison.ranged", mode=mode, range=wording.between(unit, one.low, one.high))


def _levers(columns: Sequence[Column], wordings: Sequence[Wording]) -> Iterator[_Input]:
    """The tool of each place that any case gives one."""
    for place in PLACES:
        chosen = tuple(column.answer.case.levers[place] for column in columns)
        label = wordings[0].text("lever.choice", stream=wordings[0].text(f"stream.{place}"))
        compared = tuple((one.key, one.price) for one in chosen)
        text_at = partial(_tool, chosen, wordings)
        yield _Input(f"lever.{place}", label, compared, text_at, used=any(one.lever for one in chosen))


def _tool(chosen: Sequence[ChosenLever], wordings: Sequence[Wording], place: int) -> str:
    one, wording = chosen[place], wordings[place]
    if one.lever is None:
        return wording.text("lever.none")
    name = one.lever.name[wording.language]
    return wording.text("comparison.tool", name=name, price=wording.money(one.price.mode))
