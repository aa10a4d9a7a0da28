"""The first page: who, for whom, what it costs and brings, what stays, the waterfall, the years, and what to decide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from roi_app.exports.pdf.by_year import ByYear
from roi_app.exports.pdf.contents import ReportContents, RunningBand
from roi_app.exports.pdf.text import short
from roi_app.figures.bands import Bands
from roi_app.figures.race_meter import Meter
from roi_app.figures.tones import Tone
from roi_app.figures.waterfall import Waterfall
from roi_app.model.uncertainty.figure_keys import VS_STANDING_STILL
from roi_app.statements.headline import HeadlineFigure
from roi_app.texts.formatting import Wording


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays of each 100 that AI brings in, in the largest letters of the report.

    `average` is the mean of all cases beside it; "" where single results have no place. `names` stand below the two.
    """

    caption: str
    value: str
    tone: Tone
    average: str
    average_tone: Tone
    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class CoverFigure:
    """One of the four figures above it; `average` is the mean of all cases in words, "" where there is none."""

    caption: str
    value: str
    average: str
    note: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence whose first words, up to the colon, name it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page; `waterfall` and `by_year` are None where there is nothing to show.

    `lack` says what a plan lacks that has nothing to estimate, and stands in the place of its figures; "" otherwise.
    """

    seller: str
    prepared_by: str
    contact: str
    logo: str
    date: str
    valid_until: str
    eyebrow: str
    shop: str
    facts: str
    lack: str
    figures: tuple[CoverFigure, ...]
    kept: Kept
    theta: str
    lines: tuple[Line, ...]
    meter: Meter
    sentences_title: str
    sentences: tuple[str, ...]
    cautions: tuple[str, ...]
    waterfall: Waterfall | None
    bands: Bands | None
    by_year: ByYear | None
    running: RunningBand | None
    decide: Line | None


def cover(contents: ReportContents) -> Cover:
    """Lay out the first page."""
    options, wording, ranges = contents.options, contents.wording, contents.ranges
    logo = options.seller.logo
    return Cover(
        seller=short(options.seller.name),
        prepared_by=wording.text("pdf.prepared_by"),
        contact=short(options.seller.contact),
        logo="" if logo is None else logo.file_name,
        date=date_words(options.stamp.date(), wording),
        valid_until=_until("pdf.valid_until", options.valid_until, wording),
        eyebrow=wording.text("pdf.eyebrow"),
        shop=contents.shop,
        facts=wording.text("pdf.separator").join(contents.facts),
        lack="" if contents.lack is None else wording.text(f"pdf.lack.{contents.lack}"),
        figures=_figures_in_ranges(contents) if options.in_ranges else _figures(contents),
        kept=_kept(contents),
        theta=wording.text(
            "pdf.theta",
            unit=wording.text(f"currency.one.{wording.currency}"),
            theta=wording.plain(contents.meter.theta, 2),
        ),
        lines=tuple(_line(one, wording) for one in _lines(contents)),
        meter=contents.meter,
        sentences_title=wording.text("pdf.sentences"),
        sentences=contents.sentences,
        cautions=contents.cautions,
        waterfall=_waterfall(contents.waterfall, wording) if ranges is None else None,
        bands=None if ranges is None else ranges.bands,
        running=None if ranges is None else ranges.running,
        by_year=None if contents.by_year is None else contents.by_year.short,
        decide=_decide(contents),
    )


def date_words(day: date, wording: Wording) -> str:
    """A date as a letter has it."""
    month = wording.text("pdf.months").split("|")[day.month - 1]
    return wording.text("pdf.date", year=day.year, month=month, day=day.day)


def _until(key: str, day: date | None, wording: Wording) -> str:
    return "" if day is None else wording.text(key, date=date_words(day, wording))


def _decide(contents: ReportContents) -> Line | None:
    """What to decide, and by when: while the offer stands, else while the prices are thought right."""
    wording, offered, prices = contents.wording, contents.options.valid_until, contents.prices_until
    if not contents.decision:
        return None
    if offered is not None:
        return Line(_until("pdf.decide_by", offered, wording), contents.decision)
    is_past = prices is not None and prices < contents.options.stamp.date()
    until = _until("pdf.prices_were" if is_past else "pdf.prices_until", prices, wording)
    text = wording.text("narrative.joined", first=contents.decision, second=until) if until else contents.decision
    return Line(wording.text("pdf.decide"), text)


def _figures(contents: ReportContents) -> tuple[CoverFigure, ...]:
    """What the merchant pays, what AI brings in, what the race takes of it, and what stays."""
    wording, money, npv = contents.wording, contents.money, contents.headline.npv
    saved, sold = wording.money_short(money.saved), wording.money_short(money.sold)
    share = wording.share(money.races / money.brought_in, 0) if money.brought_in else ""
    exact = "" if contents.by_year is None or contents.by_year.short.is_in_full else wording.money(npv.value or 0.0, 0)
    return (
        _pay(contents),
        CoverFigure(
            wording.text("pdf.brings"),
            wording.money_short(money.brought_in),
            "",
            wording.text("pdf.brings.note", saved=saved, sold=sold),
            Tone.PLAIN,
        ),
        CoverFigure(
            wording.text("pdf.takes"),
            wording.money_short(money.races),
            "",
            wording.text("pdf.takes.note", share=share) if share else "",
            Tone.PLAIN,
        ),
        CoverFigure(
            wording.text("pdf.keeps"),
            npv.text,
            wording.text("head.npv_average", average=npv.average) if npv.average else "",
            exact or npv.caption,
            npv.tone,
        ),
    )


def _pay(contents: ReportContents) -> CoverFigure:
    wording, money = contents.wording, contents.money
    month = wording.money(money.per_month)
    if money.setup:
        value = wording.text("pdf.pay.value", setup=wording.money(money.setup), month=month)
        note = wording.text("pdf.pay.setup_note")
    else:
        value, note = wording.text("pdf.pay.month", month=month), wording.text("pdf.pay.note")
    return CoverFigure(wording.text("pdf.pay"), value, "", note, Tone.PLAIN)


def _figures_in_ranges(contents: ReportContents) -> tuple[CoverFigure, ...]:
    """What is paid, which is known, and what the trials that stick come to, from P10 to P90."""
    one, note = contents.headline, contents.wording.text("pdf.in_ranges")
    return (
        _pay(contents),
        *(
            CoverFigure(figure.caption, contents.spreads[figure.key].between, "", note, Tone.PLAIN)
            for figure in (one.npv, one.payback, one.break_even)
        ),
    )


def _kept(contents: ReportContents) -> Kept:
    """The kept share, likely and on average, or its range."""
    wording, kept = contents.wording, contents.headline.kept
    names = (wording.text("head.likely"), wording.text("head.average"))
    if kept.value is None:
        return Kept(kept.caption, kept.text, kept.tone, "", kept.tone, (kept.note, ""))
    if contents.options.in_ranges:
        between, note = contents.spreads["kept_share"].between, wording.text("pdf.in_ranges")
        return Kept(kept.caption, between, kept.tone, "", kept.tone, (note, ""))
    return Kept(kept.caption, kept.text, kept.tone, kept.average, kept.average_tone, names)


def _lines(contents: ReportContents) -> tuple[str, ...]:
    """What comes if it sticks and if it is dropped, when it pays back, and what it is worth against standing still."""
    if contents.options.in_ranges:
        return contents.stories
    return (*contents.stories, _payback(contents.headline.payback, contents.wording), *_against_still(contents))


def _payback(figure: HeadlineFigure, wording: Wording) -> str:
    return wording.text("pdf.payback", payback=figure.text, note=figure.note)


def _against_still(contents: ReportContents) -> tuple[str, ...]:
    wording, kept, npv = contents.wording, contents.headline.kept_vs_still, contents.headline.npv_vs_still
    if kept.value is None:
        return ()
    loss = wording.share(contents.trials.all_cases.probability_of_loss(VS_STANDING_STILL), 0)
    value = f"{kept.text} {kept.unit}".strip()
    return (wording.text("pdf.kept_still", kept=value, npv=npv.text, loss=loss),)


def _line(sentence: str, wording: Wording) -> Line:
    name, colon, text = sentence.partition(wording.text("pdf.colon"))
    return Line(name + colon.strip(), text) if colon else Line("", sentence)


def _waterfall(chart: Waterfall, wording: Wording) -> Waterfall | None:
    if all(bar.start == bar.end for bar in chart.bars):
        return None
    # The window's own subtitle invites to click, which paper cannot.
    return replace(chart, subtitle=wording.text("pdf.present_values", unit=chart.unit))
