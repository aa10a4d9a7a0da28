"""Works out everything that a report says, once, from an answer and its trials."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import Final

from roi_app.checks.frozen import FrozenMap
from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline
from roi_app.exports.json_result import engine
from roi_app.exports.pdf.by_year import money_by_year
from roi_app.exports.pdf.contents import Doubt, Headline, Money, Origins, Race, ReportContents, Savings, StreamSaving
from roi_app.exports.pdf.described import described
from roi_app.exports.pdf.options import Options, Section
from roi_app.exports.pdf.ranges import told_in_ranges
from roi_app.exports.pdf.text import short
from roi_app.figures.adoption import adoption_curve
from roi_app.figures.freed_time import freed_time
from roi_app.figures.missing import missing
from roi_app.figures.odds import odds
from roi_app.figures.over_time import over_time, spread_of
from roi_app.figures.payoff import payoff
from roi_app.figures.race_by_month import race_by_month
from roi_app.figures.race_meter import Meter, meter
from roi_app.figures.tones import Tone
from roi_app.figures.tornado import tornado_figure
from roi_app.figures.waterfall import waterfall
from roi_app.model.parameters import LEVER_PRICES, STREAMS
from roi_app.model.uncertainty.conditions import IfItSticks
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.statements.cautions import cautions
from roi_app.statements.claims import claim_note
from roi_app.statements.comparison import Comparison, columns_of, compare
from roi_app.statements.decision import decision
from roi_app.statements.evidence import EvidenceRow, evidence_rows
from roi_app.statements.game import game_name
from roi_app.statements.headline import HeadlineFigure, headline, preset_name
from roi_app.statements.narrative import in_three_sentences, left_out
from roi_app.statements.robustness import Robustness, assess, turn
from roi_app.statements.spreads import ROWS, spread_row, words_for
from roi_app.statements.stays import stays_with_people
from roi_app.statements.stories import stories
from roi_app.statements.tools import tools
from roi_app.statements.trials import how_sure, intensity_sentence, likely_outside
from roi_app.texts.formatting import NONE, Wording

MOST_COLUMNS: Final = 4
"""Cases side by side: more no page can bear."""

_BASELINE: Final = Baseline.TODAY


def contents_of(answer: Answer, trials: Uncertainty, options: Options) -> ReportContents:
    """Everything that a report says; `trials` are those of the answer's own case."""
    document = answer.case.document
    wording = Wording(options.language, document.currency)
    robustness = assess(answer, trials, _BASELINE)
    race_meter, choice = meter(answer, wording), tools(answer, trials, wording)
    sways = None if robustness.sways is None else robustness.sways.key
    evidence = evidence_rows(answer.case, wording, options.stamp.date())
    spreads = FrozenMap({name: spread_row(name, trials, _BASELINE, wording) for name in ROWS})
    contents = ReportContents(
        options=options,
        wording=wording,
        shop=short(document.name) or wording.text("pdf.unnamed"),
        facts=_facts(answer, wording),
        headline=_headline(answer, trials, race_meter, wording),
        lack=missing(answer),
        money=_money(answer),
        by_year=money_by_year(answer, wording),
        tools=choice,
        decision=decision(choice.rows, wording),
        trials=trials,
        spreads=spreads,
        stories=stories(answer, trials, _BASELINE, wording),
        conditions=how_sure(answer, trials, _BASELINE, wording, sways),
        sways=sways,
        intensity="" if trials.if_it_sticks is None else intensity_sentence(trials.if_it_sticks, wording),
        meter=race_meter,
        waterfall=waterfall(answer, _BASELINE, wording),
        sentences=in_three_sentences(answer, robustness, race_meter, wording, in_ranges=options.in_ranges),
        cautions=(*_outside(answer, trials, wording), *(one.text for one in cautions(answer, wording))),
        savings=_savings(answer, wording),
        race=Race(
            race_by_month(answer, wording),
            adoption_curve(answer, wording),
            payoff(answer, wording),
            game_name(answer, wording),
        ),
        doubt=_doubt(answer, robustness, wording),
        ranges=None,
        comparison=_comparison(answer, wording) if Section.COMPARISON in options.sections else None,
        scenarios_left_out=max(0, len(document.scenarios) - MOST_COLUMNS + 1),
        scenarios=len(document.scenarios),
        has_notes=bool(document.notes),
        prices_until=_prices_until(evidence),
        evidence=evidence,
        left_out=left_out(wording),
        stays=stays_with_people(wording),
        origins=_origins(answer),
    )
    return told_in_ranges(contents, answer) if options.in_ranges else described(contents)


def _facts(answer: Answer, wording: Wording) -> tuple[str, ...]:
    case, document = answer.case, answer.case.document
    rate = case.quantities["discount_rate"].range.mode
    return (
        case.catalogue.platforms[document.platform].name[wording.language],
        wording.text(f"currency.{document.currency}"),
        wording.text("pdf.preset", name=preset_name(case, wording)),
        wording.quantity("horizon_months", case.horizon_months),
        wording.text("pdf.discounted", rate=wording.share(rate)),
    )


def _headline(answer: Answer, trials: Uncertainty, race_meter: Meter, wording: Wording) -> Headline:
    kept, saved, npv, payback = headline(answer, _BASELINE, wording, trials)
    threshold = race_meter.break_even
    break_even = HeadlineFigure(
        "break_even_intensity",
        wording.text("pdf.break_even"),
        threshold,
        lambda value: wording.plain(value, 2),
        _without_break_even(answer, wording),
        "",
        "",
        Tone.RACE if threshold is not None and threshold < 0 else Tone.PLAIN,
    )
    kept_vs_still, _, npv_vs_still, _ = headline(answer, Baseline.STANDING_STILL, wording, trials)
    return Headline(kept, kept_vs_still, npv_vs_still, saved, npv, payback, break_even)


def _money(answer: Answer) -> Money:
    return Money(
        setup=answer.value("setup_paid"),
        per_month=answer.value("tools_cost") + answer.value("oversight_cost"),
        brought_in=answer.value("brought_in"),
        saved=answer.value("pv_saving"),
        sold=answer.value("pv_uplift"),
        races=answer.value("pv_races"),
    )


def _outside(answer: Answer, trials: Uncertainty, wording: Wording) -> tuple[str, ...]:
    """Each figure of the headline that lies outside its own range: none is shown without saying so."""
    sticks = trials.if_it_sticks
    if sticks is None or answer.value("adopts") == 0:
        return ()
    others = tuple(
        wording.text("pdf.outside", figure=wording.text(f"odds.spread.{name}"), value=words_for(name, wording)(value))
        for name in ROWS
        if name != "npv" and (value := answer.number(name)) is not None and not _spans(sticks, name, value)
    )
    return (*likely_outside(answer, trials, wording), *others)


def _spans(sticks: IfItSticks, name: str, value: float) -> bool:
    """Whether a value lies within a range; one that is missing has no ends, and no race is borne below 0."""
    one = sticks.figures[name]
    if one.p10 is None or one.p90 is None:
        return True
    if name == "break_even_intensity" and value < 0:
        return one.p10 == -math.inf
    return sticks.spans(name, value)


def _prices_until(evidence: tuple[EvidenceRow, ...]) -> date | None:
    """The last day on which all the tool prices in use are still thought right; None where none has such a day."""
    days = [row.valid_until for row in evidence if row.key in LEVER_PRICES and row.valid_until is not None]
    return min(days, default=None)


def _without_break_even(answer: Answer, wording: Wording) -> str:
    """What stands for a break-even that does not exist."""
    if answer.value("adopts") == 0:
        return NONE
    return wording.text("odds.spread.bears_any" if answer.npv(_BASELINE) >= 0 else "odds.spread.bears_none")


def _savings(answer: Answer, wording: Wording) -> Savings:
    return Savings(
        cost=answer.value("cost_per_month"),
        saved=answer.value("saved_per_month"),
        review_share=answer.value("review_share"),
        streams=_streams(answer, wording),
        freed=freed_time(answer, wording),
        claim=claim_note(answer, wording),
    )


def _streams(answer: Answer, wording: Wording) -> tuple[StreamSaving, ...]:
    cost, saved = answer.by_stream("cost_by_stream"), answer.by_stream("saved_by_stream")
    outsourced, coverage = answer.by_stream("outsourced_cost"), answer.by_stream("applied_coverage")
    staff_coverage, freed = answer.by_stream("staff_coverage"), answer.by_stream("freed_staff")
    cash, levers = answer.by_stream("cash_staff"), answer.case.levers

    def tool(stream: str) -> str:
        lever = levers[stream].lever
        return "" if lever is None else short(lever.name[wording.language])

    return tuple(
        StreamSaving(
            stream=one,
            tool=tool(one),
            cost=cost[one],
            saved=saved[one],
            outsourced=outsourced[one],
            coverage=coverage[one],
            staff_coverage=staff_coverage[one],
            freed=freed[one],
            cash=cash[one],
        )
        for one in STREAMS
        if cost[one] > 0
    )


def _doubt(answer: Answer, robustness: Robustness, wording: Wording) -> Doubt:
    trials, swings = robustness.trials, tornado_figure(answer, robustness.bars, _BASELINE, wording)
    return Doubt(
        odds(answer, trials, _BASELINE, 0.0, wording),
        over_time(answer, wording, spread_of(trials, wording)),
        swings,
        tuple(turn(swing.key, answer, robustness, wording) for swing in swings.swings),
    )


def _comparison(answer: Answer, wording: Wording) -> Comparison | None:
    if not answer.case.document.scenarios:
        return None
    columns = [replace(one, name=short(one.name)) for one in columns_of(answer, wording, MOST_COLUMNS)]
    return compare(columns, _BASELINE, wording.language)


def _origins(answer: Answer) -> Origins:
    made_by = engine(answer)
    return Origins(made_by["version"], answer.case.catalogue, made_by["inputs_sha256"])
