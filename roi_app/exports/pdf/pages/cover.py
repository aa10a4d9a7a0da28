"""The first page: who, for whom, the answer, three plain sentences, and the waterfall."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from roi_app.exports.pdf.contents import ReportContents
from roi_app.exports.pdf.text import short
from roi_app.figures.axes import money_axis
from roi_app.figures.race_meter import Meter
from roi_app.figures.tones import Tone
from roi_app.figures.waterfall import Waterfall
from roi_app.statements.headline import HeadlineFigure
from roi_app.texts.formatting import Wording


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays of each 100 that AI brings in, in the largest letters of the report.

    `average` is the mean of all cases beside it, named by `names`; "" where single results have no place.
    """

    caption: str
    value: str
    unit: str
    tone: Tone
    average: str
    average_tone: Tone
    names: tuple[str, str]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoverFigure:
    """One of the figures beside it."""

    caption: str
    value: str
    notes: tuple[str, ...]
    tone: Tone


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page; `waterfall` is None where there is nothing to draw."""

    seller: str
    prepared_by: str
    logo: str
    date: str
    eyebrow: str
    shop: str
    facts: str
    kept: Kept
    figures: tuple[CoverFigure, ...]
    meter: Meter
    sentences_title: str
    sentences: tuple[str, ...]
    cautions: tuple[str, ...]
    waterfall: Waterfall | None
    note: str


def cover(contents: ReportContents) -> Cover:
    """Lay out the first page."""
    options, wording = contents.options, contents.wording
    logo = options.seller.logo
    return Cover(
        seller=short(options.seller.name),
        prepared_by=wording.text("pdf.prepared_by"),
        logo="" if logo is None else logo.file_name,
        date=date_words(options.stamp.date(), wording),
        eyebrow=wording.text("pdf.eyebrow"),
        shop=contents.shop,
        facts=wording.text("pdf.separator").join(contents.facts),
        kept=_kept(contents),
        figures=_figures(contents),
        meter=contents.meter,
        sentences_title=wording.text("pdf.sentences"),
        sentences=contents.sentences,
        cautions=contents.cautions,
        waterfall=_waterfall(contents.waterfall, wording),
        note=wording.text("pdf.at_likely") if options.in_ranges else "",
    )


def date_words(day: date, wording: Wording) -> str:
    """A date as a letter has it."""
    month = wording.text("pdf.months").split("|")[day.month - 1]
    return wording.text("pdf.date", year=day.year, month=month, day=day.day)


def _kept(contents: ReportContents) -> Kept:
    """The kept share, likely and on average, or its range; below it, what comes if it sticks and if it is dropped."""
    wording, kept, still = contents.wording, contents.headline.kept, contents.headline.kept_vs_still
    in_ranges, between = contents.options.in_ranges, contents.spreads["kept_share"].between
    names = (wording.text("head.likely"), wording.text("head.average"))
    if kept.value is None:
        return Kept(kept.caption, kept.text, kept.unit, kept.tone, "", kept.tone, names, ())
    if in_ranges:
        notes = (wording.text("pdf.in_ranges"), *contents.stories)
        return Kept(kept.caption, between, kept.unit, kept.tone, "", kept.tone, names, notes)
    against = wording.text("pdf.kept_still", value=f"{still.text} {still.unit}".strip())
    return Kept(
        kept.caption,
        kept.text,
        kept.unit,
        kept.tone,
        kept.average,
        kept.average_tone,
        names,
        (*contents.stories, against),
    )


def _figures(contents: ReportContents) -> tuple[CoverFigure, ...]:
    one = contents.headline
    figure = _figure_in_ranges if contents.options.in_ranges else _figure
    shown = (one.npv, one.payback, one.break_even)
    return (_saved(contents), *(figure(each, contents) for each in shown))


def _saved(contents: ReportContents) -> CoverFigure:
    """What is saved a month at full ramp: no result that trials spread, so it has no place among ranges."""
    saved, wording = contents.headline.saved, contents.wording
    if contents.options.in_ranges:
        costs = wording.money(contents.savings.cost)
        return CoverFigure(wording.text("pdf.cost_today"), costs, (), Tone.PLAIN)
    return CoverFigure(saved.caption, saved.text, tuple(note for note in (saved.note,) if note), saved.tone)


def _figure_in_ranges(figure: HeadlineFigure, contents: ReportContents) -> CoverFigure:
    note = contents.wording.text("pdf.in_ranges")
    return CoverFigure(figure.caption, contents.spreads[figure.key].between, (note,), Tone.PLAIN)


def _figure(figure: HeadlineFigure, contents: ReportContents) -> CoverFigure:
    wording, notes = contents.wording, [figure.note]
    if figure is contents.headline.npv:
        # To the last unit, for whoever checks it against the workbook; what comes if it sticks stands at the left.
        notes = [wording.money(figure.value or 0.0, 0)]
        if figure.average:
            notes.append(wording.text("head.npv_average", average=figure.average))
    between = wording.text("pdf.between", between=contents.spreads[figure.key].between)
    return CoverFigure(figure.caption, figure.text, tuple(one for one in (between, *notes) if one), figure.tone)


def _waterfall(chart: Waterfall, wording: Wording) -> Waterfall | None:
    if all(bar.start == bar.end for bar in chart.bars):
        return None
    ends = [end for bar in chart.bars for end in (bar.start, bar.end)]
    _, scale = money_axis(min(ends), max(ends), wording)
    # The window's own subtitle invites to click, which paper cannot.
    return replace(chart, subtitle=wording.text("pdf.present_values", unit=wording.currency_unit(scale)))
