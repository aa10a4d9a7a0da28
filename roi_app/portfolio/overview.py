"""The charts of a table of merchants: what its totals come to, as figures that the window and the PDF draw."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from roi_app.checks.foreign_text import MESSAGE, one_line
from roi_app.figures.axes import Axis, Tick, money_axis
from roi_app.figures.figure import Figure
from roi_app.figures.histogram import Aside, Bin, Histogram
from roi_app.figures.named_bars import NamedBar, NamedBars
from roi_app.figures.sums_table import SumCell, SumGroup, SumRow, SumsTable
from roi_app.figures.tones import Tone, of_amount
from roi_app.model.parameters import PLATFORMS, STREAMS
from roi_app.portfolio.results import ZONES
from roi_app.portfolio.selection import PROBLEMS
from roi_app.portfolio.totals import BREAK_EVEN_EDGES, KEPT_EDGES, PlatformSum, Ranked, Totals
from roi_app.texts.formatting import NONE, Wording

ZONE_TONES: Final[Mapping[str, Tone]] = MappingProxyType(
    {
        "pays": Tone.KEEP,
        "red_queen": Tone.CAUTION,
        "stop": Tone.RACE,
        "never_pays": Tone.RACE,
        "nothing_brought_in": Tone.MUTED,
        PROBLEMS: Tone.MUTED,
    }
)
"""What a zone says to the merchant, and that of a row which has none."""

HALF: Final = 0.5
LEAST_WHOLE: Final = 0.01
"""From this share on, whole per cent say enough."""

ROW: Final = "row:"
"""How the target of a merchant begins; the place of its row follows."""

ZONE: Final = "zone:"
"""How the target of a zone begins; its name follows, or PROBLEMS."""


def zones_figure(totals: Totals, wording: Wording) -> NamedBars:
    """How many merchants are in each zone, and how many rows have problems."""
    counts = {**dict(zip(ZONES, totals.zones, strict=True)), PROBLEMS: totals.bad_rows}
    bars = tuple(
        NamedBar(
            wording.text(f"merchants.zone.{zone}"),
            "",
            count,
            wording.plain(count, 0),
            ZONE_TONES[zone],
            wording.text(
                "merchants.counted", what=wording.text(f"merchants.zone.{zone}.full"), **_told(count, totals, wording)
            ),
            f"{ZONE}{zone}",
        )
        for zone, count in counts.items()
        if count or zone in ZONES[:3]
    )
    said = wording.text("merchants.listed").join(f"{bar.label} {bar.text}" for bar in bars)
    return NamedBars(
        wording.text("merchants.zones.title"),
        wording.text("merchants.zones.subtitle"),
        bars if totals.rows else (),
        Axis(0.0, float(max(*counts.values(), 1)), ()),
        wording.text("merchants.nothing"),
        wording.text("merchants.zones.summary", zones=said),
    )


def kept_figure(totals: Totals, wording: Wording) -> Histogram:
    """How the kept shares are spread; losses and what is kept are told apart."""
    spread = totals.kept
    most = max(1, *spread.counts, spread.below, spread.nothing)
    bins = tuple(
        Bin(
            start,
            end,
            count / most,
            Tone.RACE if end <= 0 else Tone.KEEP,
            _hint(wording.range_of(wording.kept_of_100(start), wording.kept_of_100(end)), count, totals, wording),
        )
        for (start, end), count in zip(pairwise(KEPT_EDGES), spread.counts, strict=True)
    )
    losing = sum(count for (_, end), count in zip(pairwise(KEPT_EDGES), spread.counts, strict=True) if end <= 0)
    half = sum(count for (start, _), count in zip(pairwise(KEPT_EDGES), spread.counts, strict=True) if start >= HALF)
    return Histogram(
        wording.text("merchants.kept.title"),
        wording.text("merchants.kept.subtitle"),
        bins if totals.merchants else (),
        Axis(
            KEPT_EDGES[0],
            KEPT_EDGES[-1],
            tuple(Tick(at, wording.kept_of_100(at)) for at in (-1.0, -0.5, 0.0, 0.5, 1.0)),
        ),
        _asides({"less": (spread.below, Tone.RACE)}, "kept", most, totals, wording),
        _asides({"nothing": (spread.nothing, Tone.MUTED)}, "kept", most, totals, wording),
        wording.text("merchants.nothing"),
        wording.text(
            "merchants.kept.summary",
            half=_share(half, totals, wording),
            losing=_share(losing + spread.below, totals, wording),
        ),
    )


def break_even_figure(totals: Totals, wording: Wording) -> Histogram:
    """How much race they bear: the intensity at which AI stops paying, over the scale of the race meter."""
    spread = totals.break_even
    most = max(1, *spread.counts, spread.never, spread.beyond, spread.always, spread.nothing)
    bins = tuple(
        Bin(
            start,
            end,
            count / most,
            Tone.TOTAL,
            _hint(wording.range_of(wording.plain(start, 1), wording.plain(end, 1)), count, totals, wording),
        )
        for (start, end), count in zip(pairwise(BREAK_EVEN_EDGES), spread.counts, strict=True)
    )
    after = {"beyond": (spread.beyond, Tone.TOTAL), "always": (spread.always, Tone.KEEP)}
    after["nothing"] = (spread.nothing, Tone.MUTED)
    at_least_one = sum(spread.counts[BREAK_EVEN_EDGES.index(1.0) :]) + spread.beyond + spread.always
    return Histogram(
        wording.text("merchants.break_even.title"),
        wording.text("merchants.break_even.subtitle"),
        bins if totals.merchants else (),
        Axis(0.0, BREAK_EVEN_EDGES[-1], tuple(Tick(at, wording.plain(at, 1)) for at in (0.0, 0.5, 1.0, 1.5, 2.0))),
        _asides({"never": (spread.never, Tone.RACE)}, "break_even", most, totals, wording),
        _asides(after, "break_even", most, totals, wording),
        wording.text("merchants.nothing"),
        wording.text(
            "merchants.break_even.summary",
            one=_share(at_least_one, totals, wording),
            never=_share(spread.never, totals, wording),
        ),
    )


def platforms_figure(totals: Totals, wording: Wording) -> SumsTable:
    """The sums by platform, in a group of their own for each currency."""
    groups = tuple(
        SumGroup(_currency(currency, totals, wording), tuple(_platform_rows(currency, totals, wording)))
        for currency in totals.currencies
    )
    head = ("merchants", "saved_per_month", "brought_in", "npv", "kept_share")
    sums = [f"{group.name} {group.rows[-1].cells[3].text}".strip() for group in groups]
    return SumsTable(
        wording.text("merchants.platforms.title"),
        _per_currency(totals, "merchants.platforms.subtitle", wording),
        tuple(wording.text(f"merchants.column.{name}") for name in head),
        groups,
        wording.text("merchants.nothing"),
        wording.text("merchants.platforms.summary", totals=wording.text("merchants.listed").join(sums)),
    )


def tools_figure(totals: Totals, wording: Wording) -> SumsTable:
    """What the tool of each kind of work is worth on each platform, in a group for each currency."""
    shown = [one for one in PLATFORMS if any(it.platform == one for it in totals.tools)]
    currencies = [one for one in totals.currencies if any(it.currency == one for it in totals.tools)]
    groups = tuple(
        SumGroup(_currency(currency, totals, wording), tuple(_tool_rows(currency, shown, totals, wording)))
        for currency in currencies
    )
    best = max(totals.tools, key=lambda it: (it.currency == currencies[0], it.worth)) if totals.tools else None
    return SumsTable(
        wording.text("merchants.tools.title"),
        _per_currency(totals, "merchants.tools.subtitle", wording),
        tuple(wording.text(f"platform.{one}") for one in shown),
        groups,
        wording.text("merchants.tools.nothing"),
        wording.text("merchants.tools.nothing")
        if best is None
        else wording.text(
            "merchants.tools.summary",
            tool=wording.text(f"stream.{best.stream}"),
            platform=wording.text(f"platform.{best.platform}"),
            worth=Wording(wording.language, best.currency).money_short(best.worth),
        ),
    )


def most_figure(totals: Totals, wording: Wording) -> NamedBars:
    """Who keeps most."""
    return _ranking("most", totals.most, wording)


def least_figure(totals: Totals, wording: Wording) -> NamedBars:
    """Who keeps least, or loses most."""
    return _ranking("least", totals.least, wording)


MERCHANT_FIGURES: Final[Mapping[str, Callable[[Totals, Wording], Figure]]] = MappingProxyType(
    {
        "zones": zones_figure,
        "kept": kept_figure,
        "break_even": break_even_figure,
        "platforms": platforms_figure,
        "tools": tools_figure,
        "most": most_figure,
        "least": least_figure,
    }
)
"""Every chart of a table of merchants by its key; `gui.charts.registry` has a painter for each."""


def _told(count: int, totals: Totals, wording: Wording) -> dict[str, object]:
    """A number of merchants and what share of all rows it is, for the fields of a text."""
    return {"count": wording.plain(count, 0), "share": wording.share(count / max(totals.rows, 1), 1)}


def _share(count: int, totals: Totals, wording: Wording) -> str:
    """What share of the merchants that could be estimated; a few are never told as none."""
    share = count / max(totals.merchants, 1)
    return wording.share(share, 0 if count == 0 or share >= LEAST_WHOLE else 1)


def _hint(what: str, count: int, totals: Totals, wording: Wording) -> str:
    return wording.text("merchants.counted", what=what, **_told(count, totals, wording))


def _asides(
    kinds: Mapping[str, tuple[int, Tone]], chart: str, most: int, totals: Totals, wording: Wording
) -> tuple[Aside, ...]:
    """The columns beside an axis, where there is anybody in them."""
    return tuple(
        Aside(
            wording.text(f"merchants.{chart}.{kind}"),
            count / most,
            wording.plain(count, 0),
            tone,
            _hint(wording.text(f"merchants.{chart}.{kind}.full"), count, totals, wording),
        )
        for kind, (count, tone) in kinds.items()
        if count
    )


def _currency(currency: str, totals: Totals, wording: Wording) -> str:
    """The name of a currency where there is more than one."""
    return wording.text(f"currency.{currency}") if len(totals.currencies) > 1 else ""


def _per_currency(totals: Totals, key: str, wording: Wording) -> str:
    """A subtitle that says in what money is told, or that currencies are not added."""
    if len(totals.currencies) == 1:
        return wording.text(key, money=wording.text(f"currency.{totals.currencies[0]}"))
    return wording.text(key, money=wording.text("merchants.apart")) if totals.currencies else ""


def _platform_rows(currency: str, totals: Totals, wording: Wording) -> Iterator[SumRow]:
    money = Wording(wording.language, currency)
    sums = [one for one in totals.platforms if one.currency == currency]
    for one in sums:
        yield SumRow(wording.text(f"platform.{one.platform}"), _sum_cells(one, money))
    if len(sums) > 1:
        merchants = sum(one.merchants for one in sums)
        amounts = [
            sum(getattr(one, name) for one in sums)
            for name in ("saved_per_month", "brought_in", "npv", "npv_vs_standing_still")
        ]
        total = PlatformSum(currency, "", merchants, *amounts)
        yield SumRow(wording.text("merchants.in_all"), _sum_cells(total, money), is_total=True)


def _sum_cells(one: PlatformSum, money: Wording) -> tuple[SumCell, ...]:
    kept = one.npv / one.brought_in if one.brought_in > 0 else None
    return (
        SumCell(money.plain(one.merchants, 0)),
        SumCell(money.money_short(one.saved_per_month)),
        SumCell(money.money_short(one.brought_in)),
        SumCell(money.money_short(one.npv), of_amount(one.npv)),
        SumCell(money.kept_of_100(kept), of_amount(kept)),
    )


def _tool_rows(currency: str, platforms: Sequence[str], totals: Totals, wording: Wording) -> Iterator[SumRow]:
    money = Wording(wording.language, currency)
    sums = {(one.stream, one.platform): one for one in totals.tools if one.currency == currency}
    most = max((abs(one.worth) for one in sums.values()), default=0.0) or 1.0
    for stream in STREAMS:
        if not any((stream, platform) in sums for platform in platforms):
            continue
        cells = []
        for platform in platforms:
            one = sums.get((stream, platform))
            if one is None:
                cells.append(SumCell(NONE, Tone.MUTED))
                continue
            hint = wording.text(
                "merchants.tools.hint",
                tool=wording.text(f"stream.{stream}"),
                platform=wording.text(f"platform.{platform}"),
                count=wording.plain(one.merchants, 0),
                worth=money.money_short(one.worth),
                each=money.money_short(one.worth / one.merchants),
            )
            cells.append(SumCell(money.money_short(one.worth), of_amount(one.worth), abs(one.worth) / most, hint))
        yield SumRow(wording.text(f"stream.{stream}"), tuple(cells))


def _ranking(which: str, ranked: Sequence[Ranked], wording: Wording) -> NamedBars:
    bars = tuple(_ranked_bar(one, wording) for one in ranked)
    values = [one.kept_share for one in ranked]
    axis, _ = money_axis(min(values, default=0.0), max(values, default=1.0), wording)
    said = wording.text("merchants.listed").join(f"{bar.label} {bar.text}" for bar in bars[:3])
    return NamedBars(
        wording.text(f"merchants.{which}.title"),
        wording.text("merchants.ranked.subtitle"),
        bars,
        axis,
        wording.text("merchants.nothing"),
        wording.text(f"merchants.{which}.summary", names=said) if bars else wording.text("merchants.nothing"),
    )


def _ranked_bar(one: Ranked, wording: Wording) -> NamedBar:
    name, platform = one_line(one.name or one.id, MESSAGE), wording.text(f"platform.{one.platform}")
    kept = wording.kept_of_100(one.kept_share)
    hint = wording.text("merchants.ranked.hint", name=name, id=one_line(one.id, MESSAGE), platform=platform, kept=kept)
    return NamedBar(name, platform, one.kept_share, kept, of_amount(one.kept_share), hint, f"{ROW}{one.row}")
