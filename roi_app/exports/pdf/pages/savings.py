"""The second page: money in and out by year, what each stream costs and saves, and what each tool is worth."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.exports.pdf.by_year import ByYear, WorthFigure
from roi_app.exports.pdf.contents import ReportContents, StreamSaving
from roi_app.exports.pdf.text import short
from roi_app.figures.freed_time import FreedTime
from roi_app.figures.tones import Tone
from roi_app.statements.claims import ClaimNote
from roi_app.statements.tools import ToolRow, Verdict
from roi_app.texts.formatting import NONE, Wording

_COLUMNS = ("work", "cost", "tool", "does", "review", "freed", "cash", "saved")
_TOOL_COLUMNS = ("tool", "price", "saved", "worth", "mean", "highest_price", "verdict")
_TOOL_COLUMNS_IN_RANGES = ("tool", "price", "worth", "verdict")

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StreamTable:
    """The streams with work, a row each."""

    title: str
    head: Row
    rows: tuple[Row, ...]
    bars: tuple[StreamBar, ...]
    legend: tuple[str, str]
    total: Row
    note: str


@dataclass(frozen=True, slots=True)
class StreamBar:
    """A stream's cost a month before and after, as shares of the dearest stream's cost."""

    left: float
    saved: float


@dataclass(frozen=True, slots=True)
class ToolLine:
    """A tool: its place in the order, all that is told of it, and the verdict in its tone."""

    cells: Row
    verdict: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class ToolTable:
    """The tools in the order in which to take them; `reasons` for those that are not simply to be taken."""

    title: str
    subtitle: str
    head: Row
    rows: tuple[ToolLine, ...]
    bill: str
    reasons: Row
    notes: Row
    advice: str


@dataclass(frozen=True, slots=True)
class SavingsPage:
    """The second page."""

    title: str
    lead: str
    table: StreamTable
    by_year: ByYear | None
    worth: tuple[WorthFigure, ...]
    tools: ToolTable
    freed: FreedTime
    freed_sum: str
    claim: ClaimNote | None


def savings(contents: ReportContents) -> SavingsPage:
    """Lay out the second page."""
    freed, money = contents.savings.freed, contents.by_year
    return SavingsPage(
        title=contents.wording.text("pdf.savings"),
        lead=_lead(contents),
        table=_table(contents),
        by_year=None if money is None else money.full,
        worth=() if money is None else money.worth,
        tools=_tools(contents),
        freed=freed,
        freed_sum=contents.wording.text("narrative.joined", first=freed.total, second=freed.how)
        if freed.total
        else freed.how,
        claim=contents.savings.claim,
    )


def _lead(contents: ReportContents) -> str:
    wording, cost, saved = contents.wording, contents.savings.cost, contents.savings.saved
    if cost == 0:
        return wording.text("narrative.no_work")
    return wording.text(
        "pdf.savings_lead_ranges" if contents.options.in_ranges else "pdf.savings_lead",
        cost=wording.money(cost, 0),
        saved=wording.money(saved, 0),
        share=wording.share(saved / cost, 0),
    )


def _table(contents: ReportContents) -> StreamTable:
    wording, known, ranges = contents.wording, contents.savings, contents.ranges
    saved = {one.stream: wording.money(one.saved, 0) for one in known.streams} if ranges is None else ranges.saved
    most = max((one.cost for one in known.streams), default=1.0)
    total = (
        wording.text("command.total"),
        wording.money(known.cost, 0),
        "",
        "",
        "",
        _heads(sum(one.freed for one in known.streams), wording),
        _heads(sum(one.cash for one in known.streams), wording),
        wording.money(known.saved, 0) if ranges is None else ranges.saved_in_all,
    )
    review = wording.share(known.review_share)
    return StreamTable(
        title=wording.text("pdf.by_stream"),
        head=tuple(wording.text(f"pdf.column.{one}") for one in _COLUMNS),
        rows=tuple((*_stream(one, review, wording), saved.get(one.stream, NONE)) for one in known.streams),
        bars=()
        if ranges is not None
        else tuple(StreamBar((one.cost - one.saved) / most, one.saved / most) for one in known.streams),
        legend=(wording.text("pdf.still_paid"), wording.text("pdf.saved")),
        total=total,
        note=wording.text("pdf.by_stream_note"),
    )


def _stream(one: StreamSaving, review: str, wording: Wording) -> Row:
    return (
        wording.text(f"stream.{one.stream}"),
        wording.money(one.cost, 0),
        one.tool or wording.text("lever.none"),
        _coverage(one, wording) if one.coverage > 0 else NONE,
        review if one.coverage > 0 else NONE,
        _heads(one.freed, wording),
        _heads(one.cash, wording),
    )


def _coverage(one: StreamSaving, wording: Wording) -> str:
    """What the tool does of the outsourced work, and of the staff's where a claim about people caps it."""
    shares = [one.coverage] if one.outsourced > 0 else []
    if one.cost > one.outsourced and one.staff_coverage not in shares:
        shares.append(one.staff_coverage)
    return " / ".join(wording.share(share, 0) for share in shares)


def _heads(value: float, wording: Wording) -> str:
    return wording.plain(value, 2) if value else NONE


def _tools(contents: ReportContents) -> ToolTable:
    wording, known = contents.wording, contents.tools
    columns = _TOOL_COLUMNS if contents.ranges is None else _TOOL_COLUMNS_IN_RANGES
    return ToolTable(
        title=known.title,
        subtitle=known.subtitle,
        head=tuple(wording.text(f"tools.column.{one}") for one in columns),
        rows=tuple(_tool(place, row, contents) for place, row in enumerate(known.rows, start=1)),
        bill=known.bill if known.rows else "",
        reasons=()
        if contents.ranges is not None
        else tuple(
            wording.text("pdf.tool_reason", tool=short(row.tool), reason=row.reason)
            for row in known.rows
            if row.verdict is not Verdict.TAKE
        ),
        notes=known.notes,
        advice=known.advice_line,
    )


def _tool(place: int, row: ToolRow, contents: ReportContents) -> ToolLine:
    wording, ranges = contents.wording, contents.ranges
    price = f"{row.price_text} {wording.text('pdf.free')}" if row.free_note else row.price_text
    worth = _worth(row, wording) if ranges is None else (ranges.tools.get(row.stream, NONE),)
    return ToolLine((f"{place}. {short(row.tool)}", price, *worth), row.verdict_text, row.tone)


def _worth(row: ToolRow, wording: Wording) -> Row:
    mean = NONE if row.mean is None else wording.money_short(row.mean)
    return wording.money(row.saved, 0), wording.money_short(row.worth), mean, wording.money(row.highest_price)
