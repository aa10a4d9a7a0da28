"""The first page: who, for whom, the answer, three plain sentences, and the waterfall."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline
from roi_app.exports.pdf.names import shop_name, short
from roi_app.exports.pdf.options import Options
from roi_app.exports.pdf.plain import plain
from roi_app.figures.axes import money_axis
from roi_app.figures.race_meter import Meter, Zone, meter
from roi_app.figures.waterfall import Waterfall, waterfall
from roi_app.statements.cautions import cautions
from roi_app.statements.headline import HeadlineFigure, headline, preset_name
from roi_app.statements.narrative import in_three_sentences
from roi_app.statements.robustness import Robustness
from roi_app.statements.spreads import spread_row
from roi_app.texts.formatting import NONE, Wording

Part = dict[str, Any]

_TONES: Final = {Zone.PAYS: "keep", Zone.RED_QUEEN: "caution", Zone.STOP: "race", Zone.IDLE: "muted"}


def cover(answer: Answer, robustness: Robustness, options: Options, wording: Wording) -> Part:
    """The parts of the first page."""
    return {
        "seller": short(options.seller.name),
        "prepared_by": wording.text("pdf.prepared_by"),
        "logo": "" if options.seller.logo is None else f"logo.{options.seller.logo.kind}",
        "date": date_words(options.stamp.date(), wording),
        "eyebrow": wording.text("pdf.eyebrow"),
        "shop": shop_name(answer.case.document, wording),
        "facts": wording.text("pdf.separator").join(_facts(answer, wording)),
        "kept": _kept(answer, robustness, wording, options),
        "figures": _figures(answer, robustness, wording, options),
        "meter": meter_part(meter(answer, wording), robustness, wording, options),
        "sentences_title": wording.text("pdf.sentences"),
        "sentences": in_three_sentences(answer, robustness, wording, in_ranges=options.in_ranges),
        "cautions": [one.text for one in cautions(answer, wording)],
        "waterfall": _waterfall(waterfall(answer, Baseline.TODAY, wording), wording, options),
    }


def date_words(day: date, wording: Wording) -> str:
    """A date as a letter has it."""
    month = wording.text("pdf.months").split("|")[day.month - 1]
    return wording.text("pdf.date", year=day.year, month=month, day=day.day)


def meter_part(chart: Meter, robustness: Robustness, wording: Wording, options: Options) -> Part:
    """The race meter with the tone of each zone; in ranges, its labels tell no single threshold."""
    part = plain(chart) | {"tone": _TONES[chart.zone]}
    if options.in_ranges:
        row = spread_row("break_even_intensity", robustness.trials, Baseline.TODAY, wording)
        part["break_even_label"] = wording.text("meter.break_even", value=row.between)
        part["exit_label"] = wording.text("pdf.exit")
    return part


def _facts(answer: Answer, wording: Wording) -> list[str]:
    case, document = answer.case, answer.case.document
    rate = case.quantities["discount_rate"].range.mode
    return [
        case.catalogue.platforms[document.platform].name[wording.language],
        wording.text(f"currency.{document.currency}"),
        wording.text("pdf.preset", name=preset_name(case, wording)),
        wording.quantity("horizon_months", case.horizon_months),
        wording.text("pdf.discounted", rate=wording.share(rate)),
    ]


def _kept(answer: Answer, robustness: Robustness, wording: Wording, options: Options) -> Part:
    figure = headline(answer, Baseline.TODAY, wording)[0]
    row = spread_row("kept_share", robustness.trials, Baseline.TODAY, wording)
    nothing = robustness.trials.probability_of_saving_nothing
    is_told = figure.value is not None and robustness.trials.ordered["kept_share_where_saved"].size > 0
    key = "pdf.kept_where_saved" if nothing > 0 else "pdf.kept_range"
    note = wording.text(key, between=row.between, nothing=wording.share(nothing, 0)) if is_told else ""
    if options.in_ranges and is_told:
        note = wording.text("pdf.kept_ranged" if nothing > 0 else "pdf.in_ranges", nothing=wording.share(nothing, 0))
    still = headline(answer, Baseline.STANDING_STILL, wording)[0]
    return {
        "caption": figure.caption,
        "value": row.between if options.in_ranges and is_told else figure.text,
        "unit": figure.unit,
        "tone": figure.tone,
        "note": note,
        "still": wording.text("pdf.kept_still", value=f"{still.text} {still.unit}".strip())
        if is_told and not options.in_ranges
        else "",
    }


def _bears(answer: Answer, wording: Wording) -> str:
    """What stands for a break-even that does not exist."""
    if answer.value("adopts") == 0:
        return NONE
    return wording.text("odds.spread.bears_any" if answer.value("npv") >= 0 else "odds.spread.bears_none")


def _figures(answer: Answer, robustness: Robustness, wording: Wording, options: Options) -> list[Part]:
    _, saved, npv, payback = headline(answer, Baseline.TODAY, wording)
    threshold = meter(answer, wording).break_even
    break_even = HeadlineFigure(
        "break_even_intensity",
        wording.text("pdf.break_even"),
        threshold,
        lambda value: wording.plain(value, 2),
        _bears(answer, wording),
        "",
        "",
        "race" if threshold is not None and threshold < 0 else "",
    )
    parts = []
    for figure in (saved, npv, payback, break_even):
        row = spread_row(figure.key, robustness.trials, Baseline.TODAY, wording)
        note = figure.note
        if figure.key == "npv":
            # To the last unit, for whoever checks it against the workbook.
            note = wording.text("pdf.npv_note", money=wording.money(npv.value or 0.0, 0), note=npv.note)
        between = wording.text("pdf.between", between=row.between)
        notes = [wording.text("pdf.in_ranges")] if options.in_ranges else [between, note]
        parts.append(
            {
                "caption": figure.caption,
                "value": row.between if options.in_ranges else figure.text,
                "notes": [note for note in notes if note],
                "tone": "" if options.in_ranges else figure.tone,
            }
        )
    return parts


def _waterfall(chart: Waterfall, wording: Wording, options: Options) -> Part | None:
    if all(bar.start == bar.end for bar in chart.bars):
        return None
    ends = [end for bar in chart.bars for end in (bar.start, bar.end)]
    _, scale = money_axis(min(ends), max(ends), wording)
    # The window's own subtitle invites to click, which paper cannot.
    return plain(chart) | {
        "subtitle": wording.text("pdf.present_values", unit=wording.currency_unit(scale)),
        "note": wording.text("pdf.at_likely") if options.in_ranges else "",
    }
