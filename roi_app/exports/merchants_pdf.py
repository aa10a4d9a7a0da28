"""What a table of merchants comes to, on two pages: its charts, its sums, and what stands behind them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from roi_app import __version__
from roi_app.benchmarks.catalogue import Catalogue
from roi_app.exports.clipboard import figure_rows
from roi_app.exports.pdf.options import Paper
from roi_app.exports.pdf.pages.cover import date_words
from roi_app.exports.pdf.plain import plain
from roi_app.exports.pdf.seller import Seller
from roi_app.exports.pdf.sheet import Sheet, sheet_of
from roi_app.exports.pdf.text import TextCleaner, cut_to, short
from roi_app.exports.pdf.typeset import Manuscript, write_pdf
from roi_app.figures.histogram import Histogram
from roi_app.figures.named_bars import NamedBars
from roi_app.figures.sums_table import SumGroup, SumsTable
from roi_app.figures.tones import Tone, of_amount
from roi_app.model.parameters import QUANTITIES
from roi_app.portfolio.overview import (
    break_even_figure,
    kept_figure,
    least_figure,
    most_figure,
    platforms_figure,
    tools_figure,
    zones_figure,
)
from roi_app.portfolio.results import ZONES
from roi_app.portfolio.totals import Totals
from roi_app.statements.narrative import left_out
from roi_app.texts.formatting import NONE, Wording

TEMPLATE: Final = "merchants.typ"

MOST_GROUPS: Final = 3
"""Currencies that a page can show platform by platform; where there are more, all but two stand on one line each."""

LONGEST_NAME: Final = 26
"""Columns of a merchant's name in a ranking."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a summary is made: `source` is what the table is called, `stamp` the time that it bears, with its zone.

    `chosen` says which rows it is of, "" for all; `seller` is who prepared it. Raises ValueError for a stamp without
    time zone.
    """

    language: str
    stamp: datetime
    source: str
    paper: Paper = Paper.A4
    chosen: str = ""
    seller: Seller = field(default_factory=Seller)

    def __post_init__(self) -> None:
        if self.stamp.tzinfo is None:
            raise ValueError("the stamp needs a time zone")


@dataclass(frozen=True, slots=True)
class BandFigure:
    """One of the figures across the first page."""

    caption: str
    value: str
    average: str
    note: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Layout:
    """The two pages as the template reads them."""

    sheet: Sheet
    seller: str
    prepared_by: str
    contact: str
    logo: str
    eyebrow: str
    source: str
    date: str
    valid_until: str
    facts: str
    chosen: str
    band: tuple[BandFigure, ...]
    zones: NamedBars
    kept: Histogram
    break_even: Histogram
    platforms: SumsTable
    tools: SumsTable
    most: NamedBars
    least: NamedBars
    notes_title: str
    notes: tuple[str, ...]
    left_out_title: str
    left_out: tuple[str, ...]
    stamp: str


def make_summary(totals: Totals, catalogue: Catalogue, options: Options) -> bytes:
    """The summary as PDF, the same bytes for the same input; raises TypesettingError."""
    return write_pdf(compose(totals, catalogue, options))


def compose(totals: Totals, catalogue: Catalogue, options: Options) -> Manuscript:
    """Everything that the summary says, ready to be typeset."""
    logo = options.seller.logo
    files = {} if logo is None else {logo.file_name: logo.data}
    return Manuscript(plain(lay_out(totals, catalogue, options), TextCleaner()), files, options.stamp, TEMPLATE)


def lay_out(totals: Totals, catalogue: Catalogue, options: Options) -> Layout:
    """The two pages."""
    # Only what is told within one currency takes its sign from here; each sum says its own.
    wording = Wording(options.language, totals.currencies[0] if totals.currencies else "CNY")
    source = short(options.source) or wording.text("merchants.title")
    made, logo = date_words(options.stamp.date(), wording), options.seller.logo
    return Layout(
        sheet=sheet_of(
            options.paper, options.seller, wording.text("merchants.pdf.title", source=source), source, wording
        ),
        seller=short(options.seller.name),
        prepared_by=wording.text("pdf.prepared_by"),
        contact=short(options.seller.contact),
        logo="" if logo is None else logo.file_name,
        eyebrow=wording.text("merchants.pdf.eyebrow"),
        source=source,
        date=made,
        valid_until="",
        facts=wording.text("pdf.separator").join(_facts(totals, wording)),
        chosen=options.chosen,
        band=_band(totals, wording),
        zones=_told_bars(zones_figure(totals, wording), wording),
        kept=_told_histogram(kept_figure(totals, wording), wording),
        break_even=_told_histogram(break_even_figure(totals, wording), wording),
        platforms=_on_paper(platforms_figure(totals, wording)),
        tools=_on_paper(tools_figure(totals, wording)),
        most=_ranked(most_figure(totals, wording), wording),
        least=_ranked(least_figure(totals, wording), wording),
        notes_title=wording.text("merchants.pdf.notes"),
        notes=_notes(totals, catalogue, wording),
        left_out_title=wording.text("merchants.pdf.left_out"),
        left_out=left_out(wording),
        stamp=wording.text(
            "merchants.pdf.stamp",
            engine=f"Merchant ROI {__version__}",
            pack=catalogue.key,
            version=catalogue.version,
            made=f"{made} {options.stamp:%H:%M %z}".strip(),
        ),
    )


def _facts(totals: Totals, wording: Wording) -> tuple[str, ...]:
    merchants = wording.text("merchants.pdf.merchants", count=wording.plain(totals.merchants, 0))
    problems = wording.text("merchants.problems", count=wording.plain(totals.bad_rows, 0))
    currencies = wording.text("merchants.listed").join(wording.text(f"currency.{one}") for one in totals.currencies)
    return (merchants, *([problems] if totals.bad_rows else []), *([currencies] if currencies else []))


def _band(totals: Totals, wording: Wording) -> tuple[BandFigure, ...]:
    """For whom AI pays, for whom it does not, and what all with the first currency keep together."""
    zones = dict(zip(ZONES, totals.zones, strict=True))
    losing = zones["red_queen"] + zones["stop"] + zones["never_pays"]
    sums = [one for one in totals.platforms if one.currency == wording.currency]
    npv, brought_in = sum(one.npv for one in sums), sum(one.brought_in for one in sums)
    kept = npv / brought_in if brought_in > 0 else None
    merchants = sum(one.merchants for one in sums)
    money = wording.text(
        "merchants.pdf.of_currency",
        currency=wording.text(f"currency.{wording.currency}"),
        count=wording.plain(merchants, 0),
    )
    return (
        _part("pays", zones["pays"], totals, Tone.KEEP, wording),
        _part("loses", losing, totals, Tone.RACE if losing else Tone.PLAIN, wording),
        BandFigure(
            wording.text("merchants.pdf.kept"), wording.kept_of_100(kept), "", money if sums else "", of_amount(kept)
        ),
        BandFigure(
            wording.text("merchants.column.npv"),
            wording.money_short(npv) if sums else NONE,
            "",
            money if sums else "",
            Tone.RACE if npv < 0 else Tone.PLAIN,
        ),
    )


def _part(which: str, count: int, totals: Totals, tone: Tone, wording: Wording) -> BandFigure:
    share = wording.share(count / totals.merchants, 0) if totals.merchants else NONE
    note = wording.text("merchants.pdf.merchants", count=wording.plain(count, 0))
    return BandFigure(wording.text(f"merchants.pdf.{which}"), share, "", note, tone)


def _notes(totals: Totals, catalogue: Catalogue, wording: Wording) -> tuple[str, ...]:
    """How the numbers came about, and what they are not."""
    problems = wording.text("merchants.pdf.note.problems", count=wording.plain(totals.bad_rows, 0))
    beyond = totals.currencies[MOST_GROUPS - 1 :] if len(totals.currencies) > MOST_GROUPS else ()
    hidden = wording.text("merchants.listed").join(wording.text(f"currency.{one}") for one in beyond)
    return (
        wording.text(
            "merchants.pdf.note.rows",
            horizon=wording.quantity("horizon_months", QUANTITIES["horizon_months"].default or 0),
            pack=catalogue.key,
            version=catalogue.version,
            read_on=catalogue.read_on.isoformat(),
        ),
        wording.text("merchants.pdf.note.likely"),
        *([wording.text("merchants.pdf.note.currencies")] if len(totals.currencies) > 1 else []),
        wording.text("merchants.pdf.note.tools"),
        wording.text("merchants.pdf.note.intensity"),
        *([problems] if totals.bad_rows else []),
        *([wording.text("merchants.pdf.note.room", names=hidden)] if hidden else []),
    )


def _told(summary: str, rows: tuple[tuple[str, ...], ...], wording: Wording) -> str:
    """A chart in words for those who cannot see it: what it comes to, then every figure that is there."""
    told = [", ".join(" ".join(cell.split()) for cell in row if cell) for row in rows]
    return wording.text("bands.between").join([summary, *told])


def _told_bars(figure: NamedBars, wording: Wording) -> NamedBars:
    return replace(figure, summary=_told(figure.summary, figure_rows(figure, wording), wording))


def _told_histogram(figure: Histogram, wording: Wording) -> Histogram:
    seen = replace(figure, bins=tuple(one for one in figure.bins if one.height > 0))
    return replace(figure, summary=_told(figure.summary, figure_rows(seen, wording), wording))


def _ranked(figure: NamedBars, wording: Wording) -> NamedBars:
    bars = tuple(replace(bar, label=cut_to(bar.label, LONGEST_NAME)) for bar in figure.bars)
    return _told_bars(replace(figure, bars=bars), wording)


def _on_paper(table: SumsTable) -> SumsTable:
    """The groups that a page has room for; of those beyond, what they come to in all, where they say it."""
    if len(table.groups) <= MOST_GROUPS:
        return table
    shown, rest = table.groups[: MOST_GROUPS - 1], table.groups[MOST_GROUPS - 1 :]
    totals = tuple(
        replace(group.rows[-1], label=group.name, is_total=False)
        for group in rest
        if group.rows[-1].is_total or len(group.rows) == 1
    )
    return replace(table, groups=(*shown, *([SumGroup("", totals)] if totals else [])))
