"""The last pages: every value in use with its evidence, what is left out, and the stamp."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from roi_app.benchmarks.catalogue import Grade, Source
from roi_app.documents.case import STREAM_FIELDS
from roi_app.estimates.answer import Answer
from roi_app.exports.json_result import engine
from roi_app.exports.pdf.cover import date_words
from roi_app.exports.pdf.glyphs import breakable
from roi_app.exports.pdf.options import Options
from roi_app.model.parameters import QUANTITIES, STREAMS, Kind
from roi_app.statements.evidence import EvidenceRow, evidence_rows
from roi_app.statements.narrative import left_out
from roi_app.statements.robustness import Robustness
from roi_app.statements.stays import stays_with_people
from roi_app.texts.formatting import NONE, Wording

Part = dict[str, Any]

CASE_FILE: Final = "estimate.roi"
"""What the case is called inside the PDF."""

_COSTS: Final = "costs"
_WEIGHTS: Final = "weights"
_GROUPS: Final = {Kind.STREAM: _COSTS, Kind.MERCHANT: "shop", Kind.PLAN: "plan", Kind.ASSUMPTION: "assumptions"}
_UNVERIFIED: Final = "about:"


def sources(answer: Answer, options: Options, wording: Wording) -> Part:
    """Every value that the answer uses, in groups, and the publications behind them by number."""
    rows = evidence_rows(answer.case, wording, options.stamp.date())
    cited = _numbered(rows)
    groups: dict[str, list[Part]] = {}
    for row in rows:
        if (group := _group(row.key)) != _COSTS:
            groups.setdefault(group, []).append(_row(row, cited, wording))
    weights = _together(groups.pop(_WEIGHTS, []), wording)
    assumed = sum(row.grade == Grade.ASSUMPTION for row in rows)
    own = sum(row.grade == "own" for row in rows)
    return {
        "title": wording.text("pdf.sources"),
        "lead": wording.text("pdf.sources_lead", count=len(rows), own=own, assumed=assumed),
        "head": [wording.text(f"pdf.evidence.{one}") for one in ("label", "value", "range", "grade", "source", "date")],
        "costs": _costs(rows, wording),
        "groups": [{"title": wording.text(f"pdf.group.{key}"), "rows": groups[key]} for key in groups],
        # A table of its own, so that it stays whole where the page turns.
        "weights": [{"title": wording.text(f"pdf.group.{_WEIGHTS}"), "rows": weights}],
        "cited_title": wording.text("pdf.cited"),
        "cited": [_citation(source, number, wording) for source, number in cited.items()],
        "left_out_title": wording.text("pdf.left_out"),
        "left_out": left_out(wording),
        "stays_title": wording.text("pdf.stays"),
        "stays": [f"{one.name}{wording.text('pdf.colon')}{one.sentence}" for one in stays_with_people(wording)],
        "grades": wording.text("pdf.grades"),
    }


def stamp(answer: Answer, robustness: Robustness, options: Options, wording: Wording) -> Part:
    """What made the document, so that anyone can make it again."""
    made_by, catalogue = engine(answer), answer.case.catalogue
    facts = {
        "engine": f"Merchant ROI {made_by['version']}",
        "pack": wording.text(
            "pdf.stamp.pack_value", pack=catalogue.key, version=catalogue.version, read_on=catalogue.read_on.isoformat()
        ),
        "trials": wording.text(
            "pdf.stamp.trials_value", count=f"{robustness.trials.trials:,}", seed=robustness.trials.seed
        ),
        "correlation": wording.plain(robustness.trials.correlation, 2),
        "made": f"{date_words(options.stamp.date(), wording)} {options.stamp:%H:%M %z}".strip(),
    }
    return {
        "title": wording.text("pdf.stamp"),
        "facts": [[wording.text(f"pdf.stamp.{key}"), told] for key, told in facts.items()],
        "hash_label": wording.text("pdf.stamp.inputs"),
        "hash": _in_groups(made_by["inputs_sha256"]),
        "attached": wording.text("pdf.stamp.attached", file=CASE_FILE),
        "judgement": wording.text("pdf.disclaimer_long"),
    }


def _in_groups(digits: str) -> str:
    return " ".join(digits[at : at + 16] for at in range(0, len(digits), 16))


def _numbered(rows: Iterable[EvidenceRow]) -> dict[Source, int]:
    """The publications in the order in which they are first cited; a judgement is none."""
    cited = dict.fromkeys(source for row in rows for source in row.sources if _is_published(source))
    return {source: number for number, source in enumerate(cited, start=1)}


def _is_published(source: Source) -> bool:
    return not source.address.startswith(_UNVERIFIED)


def _group(key: str) -> str:
    if key in QUANTITIES:
        return _GROUPS[QUANTITIES[key].kind]
    return _WEIGHTS if key.startswith("contest_weight.") else "prices"


def _costs(rows: Iterable[EvidenceRow], wording: Wording) -> Part:
    """What each stream costs today, a row for each; all of it is the merchant's own."""
    given = {row.key: row for row in rows}
    streams = [stream for stream in STREAMS if any(f"{stream}.{field}" in given for field in STREAM_FIELDS)]
    return {
        "title": wording.text("pdf.group.costs"),
        "head": [wording.text(f"pdf.cost.{one}") for one in ("work", *STREAM_FIELDS)],
        "rows": [
            [wording.text(f"stream.{stream}"), *(_cost(given.get(f"{stream}.{field}")) for field in STREAM_FIELDS)]
            for stream in streams
        ],
    }


def _cost(row: EvidenceRow | None) -> str:
    if row is None:
        return NONE
    return f"{row.value} ({row.range})" if row.range else row.value


def _together(rows: list[Part], wording: Wording) -> list[Part]:
    """Weights of one value and one source in one row, named after all their streams."""
    found: dict[tuple[object, ...], list[Part]] = {}
    for row in rows:
        found.setdefault(tuple(told for name, told in row.items() if name not in ("label", "stream")), []).append(row)
    listed = wording.text("command.listed")
    return [same[0] | {"label": listed.join(row["stream"] for row in same)} for same in found.values()]


def _row(row: EvidenceRow, cited: dict[Source, int], wording: Wording) -> Part:
    numbers = [f"[{cited[source]}]" for source in row.sources if source in cited]
    judged = any(source not in cited for source in row.sources)
    told = [*numbers, *([wording.text("pdf.judgement")] if judged else [])]
    date = NONE if row.read_on is None else row.read_on.isoformat()
    return {
        "label": breakable(row.label),
        "stream": _stream(row.key, wording),
        "value": row.value,
        "range": row.range or NONE,
        "grade": row.grade,
        "grade_text": row.grade_text,
        "source": " ".join(told) if told else row.origin_text if row.grade != "own" else NONE,
        "date": wording.text("pdf.expired", date=date) if row.expired else date,
        "expired": row.expired,
    }


def _stream(key: str, wording: Wording) -> str:
    room, _, stream = key.partition(".")
    return wording.text(f"stream.{stream}") if room == "contest_weight" else ""


def _citation(source: Source, number: int, wording: Wording) -> Part:
    return {
        "number": f"[{number}]",
        "title": source.title,
        "published": wording.text("pdf.citation", publisher=source.publisher, published=source.published),
        "address": source.address if source.address.startswith(("https://", "http://")) else "",
    }
