"""The trials of an estimate as a page of text: one condition at a time, with the figures of the JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from roi_app.cli.printed.layout import indented, table, wrapped
from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.figures.odds import losses_sentence
from roi_app.model.uncertainty.conditions import IfDropped, IfItSticks
from roi_app.model.uncertainty.distribution import Distribution
from roi_app.model.uncertainty.figure_keys import NPV
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.statements import trials as said
from roi_app.statements.spreads import Words, words_for
from roi_app.statements.stories import dropped_sentence, sticks_sentence
from roi_app.texts.formatting import NONE, Wording

INSIDE: Final = 76
"""Columns of a paragraph under a title."""

_FIRST: Final = (Baseline.STANDING_STILL, Baseline.TODAY)
"""The decision is against standing still; today stands beside it."""


def printed_trials(answer: Answer, found: Uncertainty, wording: Wording) -> list[str]:
    """The title and the three conditions."""
    title = wording.text("command.how_sure", count=wording.plain(found.trials, 0), seed=found.seed)
    sections = (
        () if found.if_it_sticks is None else _if_it_sticks(found, found.if_it_sticks, wording),
        () if found.if_dropped is None else _if_dropped(found, found.if_dropped, wording),
        _all_cases(found, wording),
        _paragraphs((*said.likely_outside(answer, found, wording), wording.text("command.percentiles"))),
    )
    return [title, *indented(line for section in sections for line in section)]


def _if_it_sticks(found: Uncertainty, one: IfItSticks, wording: Wording) -> list[str]:
    rows = [
        _head(wording),
        *(
            _row(f"command.npv_vs_{base}", one.figures[key_against(NPV, base)], wording.money, wording)
            for base in _FIRST
        ),
        *(
            _row(
                f"command.kept_vs_{base}",
                one.figures[key_against("kept_share", base)],
                words_for("kept_share", wording),
                wording,
            )
            for base in _FIRST
        ),
        _row("head.payback", one.figures["payback_months"], words_for("payback_months", wording), wording),
        _row(
            "command.break_even",
            one.figures["break_even_intensity"],
            words_for("break_even_intensity", wording),
            wording,
        ),
    ]
    told = (losses_sentence(one, wording), said.intensity_sentence(one, wording))
    title = sticks_sentence(found, Baseline.STANDING_STILL, wording) or ""
    return [*wrapped(title, INSIDE), *indented(table(rows, right=(1, 2, 3, 4))), *indented(_paragraphs(told))]


def _if_dropped(found: Uncertainty, one: IfDropped, wording: Wording) -> list[str]:
    rows = [
        _head(wording),
        *(
            _row(f"command.npv_vs_{base}", one.figures[key_against(NPV, base)], wording.money, wording)
            for base in _FIRST
        ),
    ]
    told = _paragraphs((wording.text("trials.trying"),))
    title = dropped_sentence(found, wording) or ""
    return [*wrapped(title, INSIDE), *indented(table(rows, right=(1, 2, 3, 4))), *indented(told)]


def _all_cases(found: Uncertainty, wording: Wording) -> list[str]:
    one = found.all_cases
    worths = [key_against(NPV, base) for base in _FIRST]
    rows = (
        ("", *(wording.text(f"choice.baseline.{base}") for base in _FIRST)),
        (wording.text("command.mean_npv"), *(wording.money(one.mean(worth)) for worth in worths)),
        (wording.text("command.kept"), *(wording.kept_of_100(one.kept_share(worth)) for worth in worths)),
    )
    told = (losses_sentence(one, wording), said.knowing_sentence(found, wording))
    title = said.all_cases_sentence(found, Baseline.STANDING_STILL, wording)
    return [*wrapped(title, INSIDE), *indented(table(rows, right=(1, 2))), *indented(_paragraphs(told))]


def _head(wording: Wording) -> Sequence[str]:
    return ("", "P10", "P50", "P90", wording.text("command.column.mean"))


def _row(label: str, one: Distribution, words: Words, wording: Wording) -> Sequence[str]:
    values = [NONE if value is None else words(value) for value in (one.p10, one.p50, one.p90)]
    mean = one.mean if label.startswith("command.npv") else None
    return (wording.text(label), *values, "" if mean is None else words(mean))


def _paragraphs(texts: Sequence[str]) -> list[str]:
    return [line for text in texts for line in wrapped(text, INSIDE)]
