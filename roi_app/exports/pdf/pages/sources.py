"""The last pages: every value in use with its evidence, the publications behind them, and what is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from roi_app.benchmarks.catalogue import Grade, Source
from roi_app.documents.case import Origin
from roi_app.explain.addresses import where_it_stands
from roi_app.explain.origins import BOOKS
from roi_app.exports.pdf.contents import ReportContents
from roi_app.exports.pdf.text import breakable
from roi_app.figures.tones import Tone
from roi_app.model.parameters import QUANTITIES, STREAM_FIELDS, STREAMS, WEIGHTS, Kind
from roi_app.statements.evidence import EvidenceRow
from roi_app.texts.formatting import NONE, Wording

_COSTS: Final = "costs"
_TYPICAL: Final = "typical"
_BOOKS: Final = "books"
_SIGNS: Final = {_TYPICAL: "*", _BOOKS: "†"}
"""What stands behind a cost that is told again, with its range and its source, in a group of its own.

Behind what is from the books it also stands for its source, told once in a note: with a number where there are more.
"""

_WEIGHTS: Final = "weights"
_GROUPS: Final = {Kind.STREAM: _COSTS, Kind.MERCHANT: "shop", Kind.PLAN: "plan", Kind.ASSUMPTION: "assumptions"}
_OWN: Final = "own"
_UNVERIFIED: Final = "about:"
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_ON_THE_WEB: Final = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Costs:
    """What each stream costs today: the merchant's own, marked where typical or from its books, as its groups say.

    `notes` say of each part of the books that was read, after its sign, from which months and how many rows it is.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value in use with its range and its evidence."""

    label: str
    value: str
    range: str
    tone: Tone
    grade_text: str
    source: str
    date: str
    valid_until: str
    expired: bool


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """Values of one kind."""

    title: str
    rows: tuple[ValueRow, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A publication by its number; `address` is "" where it is not on the web."""

    number: str
    title: str
    published: str
    address: str
    language: str


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The last pages; `weights` is a group of its own, so that it stays whole where the page turns."""

    title: str
    lead: str
    head: tuple[str, ...]
    costs: Costs
    groups: tuple[ValueGroup, ...]
    weights: tuple[ValueGroup, ...]
    grades: str
    cited_title: str
    cited_dates: str
    cited: tuple[Citation, ...]
    left_out_title: str
    left_out: tuple[str, ...]
    stays_title: str
    stays: tuple[str, ...]


def sources(contents: ReportContents) -> SourcesPage:
    """Lay out the last pages."""
    wording, rows = contents.wording, contents.evidence
    cited, books = _numbered(rows), _signed(rows)
    dates = {source: _dates(source, rows, wording) for source in cited}
    usual = Counter(dates.values()).most_common(1)[0][0] if dates else ""
    grouped: dict[str, list[EvidenceRow]] = {}
    for row in rows:
        grouped.setdefault(_group(row), []).append(row)
    groups = {
        key: ValueGroup(wording.text(f"pdf.group.{key}"), tuple(_row(row, cited, books, wording) for row in found))
        for key, found in grouped.items()
        if key != _COSTS
    }
    weights = groups.pop(_WEIGHTS, None)
    return SourcesPage(
        title=wording.text("pdf.sources"),
        lead=wording.text(
            "pdf.sources_lead",
            count=len(rows),
            own=sum(row.origin is Origin.OWN for row in rows),
            assumed=sum(row.grade == Grade.ASSUMPTION for row in rows),
        ),
        head=tuple(
            wording.text(f"pdf.evidence.{one}")
            for one in ("label", "value", "range", "grade", "source", "date", "valid_until")
        ),
        costs=_costs(rows, books, wording),
        groups=tuple(groups.values()),
        weights=()
        if weights is None
        else (replace(weights, rows=_together(grouped[_WEIGHTS], weights.rows, wording)),),
        grades=wording.text("pdf.grades"),
        cited_title=wording.text("pdf.cited"),
        cited_dates=usual,
        cited=tuple(
            _citation(source, number, "" if dates[source] == usual else dates[source], wording)
            for source, number in cited.items()
        ),
        left_out_title=wording.text("pdf.left_out"),
        left_out=contents.left_out,
        stays_title=wording.text("pdf.stays"),
        stays=tuple(f"{one.name}{wording.text('pdf.colon')}{one.sentence}" for one in contents.stays),
    )


def _numbered(rows: Iterable[EvidenceRow]) -> dict[Source, int]:
    """The publications in the order in which they are first cited; a judgement is none."""
    cited = dict.fromkeys(source for row in rows for source in row.sources if _is_published(source))
    return {source: number for number, source in enumerate(cited, start=1)}


def _signed(rows: Iterable[EvidenceRow]) -> dict[str, str]:
    """The sign of each part of the books, by its words, in the order in which its figures stand."""
    parts = tuple(dict.fromkeys(row.origin_text for row in rows if row.grade == BOOKS))
    sign = _SIGNS[_BOOKS]
    return dict.fromkeys(parts, sign) if len(parts) == 1 else {part: f"{sign}{at}" for at, part in enumerate(parts, 1)}


def _is_published(source: Source) -> bool:
    return not source.address.startswith(_UNVERIFIED)


def _group(row: EvidenceRow) -> str:
    key = row.key
    if key in QUANTITIES:
        group = _GROUPS[QUANTITIES[key].kind]
        if group != _COSTS:
            return group
        return _TYPICAL if row.origin is Origin.TYPICAL else _BOOKS if row.grade == BOOKS else _COSTS
    return _WEIGHTS if key.partition(".")[0] in WEIGHTS else "prices"


def _costs(rows: Iterable[EvidenceRow], books: Mapping[str, str], wording: Wording) -> Costs:
    given = {row.key: row for row in rows}
    groups = {_group(row) for row in given.values()}
    signs = wording.text("pdf.costs_between").join(
        wording.text(f"pdf.costs_{group}", sign=sign) for group, sign in _SIGNS.items() if group in groups
    )
    return Costs(
        title=wording.text("pdf.costs_signs", signs=signs) if signs else wording.text("pdf.group.costs"),
        head=tuple(wording.text(f"pdf.cost.{one}") for one in ("work", *STREAM_FIELDS)),
        rows=tuple(
            (
                wording.text(f"stream.{stream}"),
                *(_cost(given.get(f"{stream}.{field}"), books) for field in STREAM_FIELDS),
            )
            for stream in STREAMS
            if any(f"{stream}.{field}" in given for field in STREAM_FIELDS)
        ),
        notes=tuple(f"{sign} {part}" for part, sign in books.items()),
    )


def _cost(row: EvidenceRow | None, books: Mapping[str, str]) -> str:
    if row is None:
        return NONE
    sign = books[row.origin_text] if row.grade == BOOKS else _SIGNS.get(_group(row))
    if sign is not None:
        # Its range stands in the group of its own.
        return f"{row.value} {sign}"
    return f"{row.value} ({row.range})" if row.range else row.value


def _row(row: EvidenceRow, cited: Mapping[Source, int], books: Mapping[str, str], wording: Wording) -> ValueRow:
    numbers = [books[row.origin_text]] if row.grade == BOOKS else []
    numbers += [f"[{cited[source]}]" for source in row.sources if source in cited]
    if any(source not in cited for source in row.sources):
        numbers.append(wording.text("pdf.judgement"))
    read_on, until = (NONE if day is None else day.isoformat() for day in (row.read_on, row.valid_until))
    return ValueRow(
        label=breakable(row.label),
        value=row.value,
        range=row.range or NONE,
        tone=row.tone,
        grade_text=row.grade_text,
        source=" ".join(numbers) or (NONE if row.grade == _OWN else row.origin_text),
        date=read_on,
        valid_until=wording.text("pdf.expired", date=until) if row.expired else until,
        expired=row.expired,
    )


def _together(weights: Iterable[EvidenceRow], rows: Iterable[ValueRow], wording: Wording) -> tuple[ValueRow, ...]:
    """Weights of one kind, value and source in one row, named after all their streams."""
    streams: dict[tuple[str, ValueRow], list[str]] = {}
    for weight, row in zip(weights, rows, strict=True):
        kind, _, stream = weight.key.partition(".")
        streams.setdefault((kind, replace(row, label="")), []).append(wording.text(f"stream.{stream}"))
    listed = wording.text("command.listed")
    return tuple(
        replace(row, label=breakable(wording.text(f"evidence.{kind}", stream=listed.join(names))))
        for (kind, row), names in streams.items()
    )


def _dates(source: Source, rows: Iterable[EvidenceRow], wording: Wording) -> str:
    """When a publication was read last, and until when the first of its figures is thought right; "" where unknown."""
    citing = [row for row in rows if source in row.sources]
    read = [row.read_on for row in citing if row.read_on is not None]
    until = [row.valid_until for row in citing if row.valid_until is not None]
    if not read or not until:
        return ""
    return wording.text("pdf.citation_read", read_on=max(read).isoformat(), until=min(until).isoformat())


def _citation(source: Source, number: int, dates: str, wording: Wording) -> Citation:
    """A publication; its dates where they are not those of most."""
    published = wording.text("pdf.citation", publisher=source.publisher, published=source.published)
    where = where_it_stands(source, wording)
    if dates:
        published = f"{published} · {dates}"
    return Citation(
        number=f"[{number}]",
        title=source.title,
        published=f"{published} · {where}" if where else published,
        address=source.address if source.address.startswith(_ON_THE_WEB) else "",
        language="zh" if _HAN.search(source.title) else "en",
    )
