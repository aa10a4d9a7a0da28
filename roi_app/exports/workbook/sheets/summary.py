"""The answer on one page, with its charts, and below it every figure that leads to it."""

from __future__ import annotations

from typing import Final

from roi_app.estimates.answer import number_or_none
from roi_app.exports.workbook.book import Book, CellPosition, Limits, Sheet
from roi_app.exports.workbook.case_sheets import HORIZON, CaseSheets
from roi_app.exports.workbook.cell_text import lines_of
from roi_app.exports.workbook.formula import ABSENT, quoted
from roi_app.exports.workbook.layout import (
    ALL_HOLD,
    BY_STREAM,
    CAUTION_ROW,
    CHANGES,
    HEADLINE,
    HEADLINE_ROW,
    INDICATORS,
    LABELS,
    LIGHT_ROW,
    MATRIX_ROW,
    PRESET,
    SCENARIO,
    SCENARIO_ROW,
    STAFF_CASH,
    STREAM_FIRST,
    TRIALS_ROW,
    VALUES,
    WATERFALL_ROW,
    WORK_ROW,
    WORKINGS,
    WORKINGS_ROW,
    cell_ranges,
    switch_list,
    typed_cells,
)
from roi_app.exports.workbook.sheets.charts import LAST_CHART_COLUMN, put_charts
from roi_app.exports.workbook.sheets.checks import light_words
from roi_app.exports.workbook.sheets.dated import has_trials, write_trials
from roi_app.exports.workbook.sheets.monthly import ADOPTS, falls_again_formula, payback_formula
from roi_app.exports.workbook.sheets.waterfall import write_waterfall
from roi_app.exports.workbook.style import RED, Look, number_format, whole_months, yes_no_format
from roi_app.model.estimate import STEPS
from roi_app.model.finance import falls_again_period
from roi_app.model.formulas.returns import payback_months
from roi_app.model.parameters import STREAMS, Unit
from roi_app.model.payoff import Game
from roi_app.statements.cautions import cautions
from roi_app.statements.headline import preset_name

NOTES: Final = 2
_WIDE_LABELS: Final = 32
_TWO_LINES: Final = 30
_LOOKED_UP: Final = {payback_months: payback_formula, falls_again_period: falls_again_formula}
_TOTALS: Final = frozenset(STREAM_FIRST) - {"highest_price"}
_THETA: Final = "involution_intensity"


def write_summary(book: Book, sheet: Sheet, case: CaseSheets) -> None:
    """The sheet with the answer."""
    wording = case.wording
    sheet.text((0, 0), case.title, Look.TITLE, spills=True)
    _stamp(sheet, case)
    _light(book, sheet, case)
    _switches(sheet, case)
    hint = "workbook.summary_hint_scenarios" if case.has_others else "workbook.summary_hint"
    sheet.text((2, 0), wording.text(hint), Look.NOTE, spills=True)
    for row, caution in enumerate(cautions(case.answer, wording), CAUTION_ROW):
        sheet.text((row, 0), caution.text, Look.CAUTION, spills=True)
    _headline(sheet, case)
    write_trials(sheet, case)
    rows = write_waterfall(sheet, case, WATERFALL_ROW, WORKINGS_ROW + len(WORKINGS) + 4)
    _matrix(sheet, case)
    _work(sheet, case)
    _workings(sheet, case)
    put_charts(book, sheet, case, rows)
    sheet.wide(LABELS, _WIDE_LABELS)
    for column in range(VALUES, VALUES + len(BY_STREAM)):
        sheet.wide(column, 11)
    _fold(sheet, case)
    sheet.engine.set_h_pagebreaks([MATRIX_ROW - 2, WORKINGS_ROW - 2])
    sheet.finish(printed=(WORKINGS_ROW + len(WORKINGS) - 1, LAST_CHART_COLUMN), upright=True)


def _fold(sheet: Sheet, case: CaseSheets) -> None:
    """Hide the rows that nothing stands in: cautions that do not apply, trials not run, scenarios not asked for."""
    said = len(cautions(case.answer, case.wording))
    empty = list(range(CAUTION_ROW + said, HEADLINE_ROW - 2))
    if not case.has_others:
        empty.append(SCENARIO_ROW)
    if not has_trials(case):
        empty += range(TRIALS_ROW, WATERFALL_ROW - 2)
    for row in empty:
        sheet.engine.set_row(row, None, None, {"hidden": True})


def _stamp(sheet: Sheet, case: CaseSheets) -> None:
    """What the figures stand on; once an input is changed, that takes the preset's place."""
    resolved, wording = case.answer.case, case.wording
    listed = wording.text("command.listed")
    facts = (
        resolved.catalogue.platforms[resolved.document.platform].name[wording.language],
        wording.text(f"currency.{resolved.document.currency}"),
    )
    preset = wording.text("command.preset", name=preset_name(resolved, wording))
    changed = wording.text("workbook.changed_since")
    begin = listed.join(facts) + listed
    formula = f"{quoted(begin)}&IF({case.name(CHANGES)}=0,{quoted(preset)},{quoted(changed)})"
    sheet.formula((1, 0), formula, begin + preset, Look.NOTE, "")


def _light(book: Book, sheet: Sheet, case: CaseSheets) -> None:
    """Whether all checks hold: in words, with the reason where not, and in colour."""
    words = case.wording.text("workbook.light.fine")
    sheet.formula((LIGHT_ROW, 0), light_words(case), words, Look.LIGHT, "")
    sheet.condition((LIGHT_ROW, 0), (LIGHT_ROW, LAST_CHART_COLUMN), f"{case.name(ALL_HOLD)}<>1", book.lit(RED))


def _switches(sheet: Sheet, case: CaseSheets) -> None:
    """Which preset the whole workbook computes with, and which scenario where there is one to pick."""
    wording, document = case.wording, case.answer.case.document
    chosen = {SCENARIO: case.scenarios[0], PRESET: case.presets[document.preset]}
    switches = {SCENARIO: case.scenarios, PRESET: tuple(case.presets.values())}
    if not case.has_others:
        del switches[SCENARIO]
    for key, lists in switches.items():
        cells, label = typed_cells()[key], wording.text(f"workbook.switch.{key}")
        sheet.text((cells.row, LABELS), label)
        sheet.text((cells.row, cells.column), chosen[key], Look.TYPED)
        rule = {"validate": "list", "source": "=" + case.address(switch_list(key, len(lists))), "ignore_blank": False}
        limits = Limits(label, wording.text(f"workbook.switch.{key}.help"), wording.text("workbook.pick_one"), rule)
        sheet.limit((cells.row, cells.column), limits)


def _headline(sheet: Sheet, case: CaseSheets) -> None:
    wording = case.wording
    heads = ["", wording.text("choice.baseline.today"), wording.text("choice.baseline.standing_still")]
    sheet.heads(HEADLINE_ROW - 1, heads)
    for row, keys in enumerate(HEADLINE, HEADLINE_ROW):
        label = "head.kept" if keys[0] == "kept_share" else f"figure.{keys[0]}"
        sheet.text((row, LABELS), wording.text("workbook.npv" if keys[0] == "npv" else label))
        for column, key in enumerate(keys, VALUES):
            sheet.formula((row, column), case.shown(case.name(key)), case.value(key), Look.STRONG, _number(key, case))
    row = HEADLINE_ROW + len(HEADLINE)
    sheet.text((row, LABELS), wording.label(_THETA))
    theta = float(case.answer.values[_THETA][0][0])
    sheet.formula((row, VALUES), case.shown(case.name(_THETA)), theta, Look.VALUE, "0.00##")
    sheet.text((row + 1, LABELS), wording.label(HORIZON))
    months = case.answer.case.horizon_months
    sheet.formula((row + 1, VALUES), case.shown(case.name(HORIZON)), months, Look.VALUE, whole_months(wording))
    sheet.formula((row + 2, LABELS), case.shown(game_formula(case)), game_text(case), Look.SECTION, "")


def game_formula(case: CaseSheets, ending: str = "") -> str:
    """The name of the payoff matrix, by the same comparisons as the model's; `ending` of its text, such as `.short`."""
    alone, both, held = (case.name(key) for key in ("npv_with_no_rivals", "adopt_rivals_adopt", "hold_rivals_adopt"))
    names = {game: quoted(case.wording.text(f"rivals.game.{game}{ending}")) for game in Game}
    both_adopt = f"IF({both}>=0,{names[Game.WIN_WIN]},{names[Game.PRISONERS_DILEMMA]})"
    named = f"IF({alone}<=0,{names[Game.DO_NOT_ADOPT]},IF({both}<={held},{names[Game.CHICKEN]},{both_adopt}))"
    return f"IF({case.name(ADOPTS)}>0,{named},{quoted(_no_game(case, ending))})"


def game_text(case: CaseSheets, ending: str = "") -> str:
    """The name that the formula gives; without an active tool there is none."""
    game = case.answer.game
    return _no_game(case, ending) if game is None else case.wording.text(f"rivals.game.{game}{ending}")


def _no_game(case: CaseSheets, ending: str) -> str:
    return ABSENT if ending else case.wording.text("rivals.no_game")


def _figure(sheet: Sheet, case: CaseSheets, key: str, look: Look) -> None:
    """A computed figure of the merchant in its own cell."""
    cells = cell_ranges()[key]
    looked_up = _LOOKED_UP.get(STEPS[key].formula)
    formula = case.formula(key) if looked_up is None else looked_up(case)
    sheet.formula((cells.row, cells.column), formula, case.value(key), look, _number(key, case))


def _number(key: str, case: CaseSheets) -> str:
    if STEPS[key].formula is falls_again_period:
        return whole_months(case.wording)
    return number_format(STEPS[key].unit, case.wording)


def _matrix(sheet: Sheet, case: CaseSheets) -> None:
    wording = case.wording
    sheet.text((MATRIX_ROW - 2, 0), wording.text("rivals.matrix.title"), Look.SECTION, spills=True)
    heads = ["", wording.text("command.rivals_hold"), wording.text("command.rivals_adopt")]
    sheet.heads(MATRIX_ROW - 1, heads)
    rows = (
        ("command.you_adopt", ("npv_with_no_rivals", "adopt_rivals_adopt")),
        ("command.you_hold", (None, "hold_rivals_adopt")),
    )
    for row, (label, keys) in enumerate(rows, MATRIX_ROW):
        sheet.text((row, LABELS), wording.text(label))
        for column, key in enumerate(keys, VALUES):
            _worth(sheet, case, (row, column), key)


def _worth(sheet: Sheet, case: CaseSheets, at: CellPosition, key: str | None) -> None:
    money = number_format(Unit.MONEY, case.wording)
    if key is None:
        # All four are measured from the world in which nobody has AI.
        sheet.number(at, 0, Look.STRONG, money)
    else:
        sheet.formula(at, case.shown(case.name(key)), case.value(key), Look.STRONG, money)


def _work(sheet: Sheet, case: CaseSheets) -> None:
    """Every quantity by stream, with the totals of those that add up."""
    wording, last = case.wording, WORK_ROW + len(STREAMS)
    sheet.text((WORK_ROW - 2, 0), wording.text("command.streams"), Look.SECTION, spills=True)
    sheet.heads(WORK_ROW - 1, [wording.text("command.column.work"), *(wording.text(f"figure.{k}") for k in BY_STREAM)])
    for at, stream in enumerate(STREAMS):
        sheet.text((WORK_ROW + at, LABELS), wording.text(f"stream.{stream}"))
        for key in BY_STREAM:
            cell = WORK_ROW + at, cell_ranges()[key].column
            sheet.formula(cell, case.formula(key, at), case.value(key, at), Look.VALUE, _number(key, case))
    sheet.text((last, LABELS), wording.text("command.total"), Look.TOTAL_LABEL)
    for key in BY_STREAM:
        if key in _TOTALS:
            total = sum(value for value in map(number_or_none, case.answer.values[key][0]) if value is not None)
            place = last, cell_ranges()[key].column
            sheet.formula(place, f"SUM({case.name(key)})", total, Look.TOTAL, _number(key, case))


def _workings(sheet: Sheet, case: CaseSheets) -> None:
    """Every other figure of the merchant, with what it means where its name does not say it."""
    wording = case.wording
    sheet.text((WORKINGS_ROW - 2, 0), wording.text("workbook.workings"), Look.SECTION, spills=True)
    sheet.text((WORKINGS_ROW - 1, 0), wording.text("workbook.workings_hint"), Look.NOTE, spills=True)
    for row, key in enumerate(WORKINGS, WORKINGS_ROW):
        label = wording.text(f"figure.{key}")
        sheet.text((row, LABELS), label, Look.WRAPPED, spills=True)
        if lines_of(label, _WIDE_LABELS) > 1:
            sheet.engine.set_row(row, _TWO_LINES)
        note = f"figure.{key}.note"
        if note in wording.texts:
            sheet.text((row, NOTES), wording.text(note), Look.ASIDE, spills=True)
        if key in INDICATORS:
            _indicator(sheet, case, key, (row, VALUES))
        else:
            _figure(sheet, case, key, Look.VALUE)


def _indicator(sheet: Sheet, case: CaseSheets, key: str, at: CellPosition) -> None:
    """What the model wants to know as 1 or 0 of a choice."""
    given = f"ISNUMBER({case.name('tools_per_month')})"
    whole = f"{case.name(STAFF_CASH)}={quoted(case.wording.text('staff_cash.whole_heads'))}"
    condition = {"tools_given": given, "whole_heads": whole}[key]
    sheet.formula(at, f"IF({condition},1,0)", case.value(key), Look.VALUE, yes_no_format(case.wording))
