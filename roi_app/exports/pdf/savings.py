"""The second page: what each stream costs today, what the tool does, what people still do, and what is saved."""

from __future__ import annotations

from typing import Any

from roi_app.documents.document import SALES
from roi_app.estimates.answer import Answer
from roi_app.exports.pdf.names import short
from roi_app.exports.pdf.options import Options
from roi_app.exports.pdf.plain import plain
from roi_app.figures.freed_time import freed_time
from roi_app.model.parameters import STREAMS
from roi_app.statements.cautions import is_free_today
from roi_app.statements.claims import claim_note
from roi_app.texts.formatting import NONE, Wording

Part = dict[str, Any]


def savings(answer: Answer, options: Options, wording: Wording) -> Part:
    """The parts of the second page."""
    note = claim_note(answer, wording)
    return {
        "title": wording.text("pdf.savings"),
        "lead": _lead(answer, wording, options),
        "table": _table(answer, wording),
        "bars": _bars(answer, wording),
        "tools": _tools(answer, wording),
        "freed": plain(freed_time(answer, wording)),
        "claim": None if note is None else plain(note),
    }


def _lead(answer: Answer, wording: Wording, options: Options) -> str:
    cost, saved = answer.value("cost_per_month"), answer.value("saved_per_month")
    if cost == 0:
        return wording.text("narrative.no_work")
    key = "pdf.savings_lead_ranges" if options.in_ranges else "pdf.savings_lead"
    told = {"cost": wording.money(cost, 0), "saved": wording.money(saved, 0), "share": wording.share(saved / cost, 0)}
    return wording.text(key, **told)


def _streams_with_work(answer: Answer) -> list[str]:
    cost = answer.by_stream("cost_by_stream")
    return [stream for stream in STREAMS if cost[stream] > 0]


def _table(answer: Answer, wording: Wording) -> Part:
    cost, saved = answer.by_stream("cost_by_stream"), answer.by_stream("saved_by_stream")
    outsourced, coverage = answer.by_stream("outsourced_cost"), answer.by_stream("applied_coverage")
    staff_coverage, freed = answer.by_stream("staff_coverage"), answer.by_stream("freed_staff")
    cash = answer.by_stream("cash_staff")
    review = wording.share(answer.value("review_share"))

    def does(stream: str) -> str:
        """What the tool does of the outsourced work, and of the staff's where a claim about people caps it."""
        shares = [coverage[stream]] if outsourced[stream] > 0 else []
        if cost[stream] > outsourced[stream] and staff_coverage[stream] not in shares:
            shares.append(staff_coverage[stream])
        return " / ".join(wording.share(share, 0) for share in shares)

    def heads(value: float) -> str:
        return wording.plain(value, 2) if value else NONE

    rows = [
        [
            wording.text(f"stream.{stream}"),
            wording.money(cost[stream], 0),
            _tool_name(answer, stream, wording),
            does(stream) if coverage[stream] > 0 else NONE,
            review if coverage[stream] > 0 else NONE,
            heads(freed[stream]),
            heads(cash[stream]),
            wording.money(saved[stream], 0),
        ]
        for stream in _streams_with_work(answer)
    ]
    total = [
        wording.text("command.total"),
        wording.money(answer.value("cost_per_month"), 0),
        "",
        "",
        "",
        heads(sum(freed.values())),
        heads(sum(cash.values())),
        wording.money(answer.value("saved_per_month"), 0),
    ]
    columns = ("work", "cost", "tool", "does", "review", "freed", "cash", "saved")
    return {
        "title": wording.text("pdf.by_stream"),
        "head": [wording.text(f"pdf.column.{one}") for one in columns],
        "rows": rows,
        "total": total,
        "note": wording.text("pdf.by_stream_note"),
        "empty": wording.text("narrative.no_work"),
    }


def _tool_name(answer: Answer, place: str, wording: Wording) -> str:
    lever = answer.case.levers[place].lever
    return wording.text("lever.none") if lever is None else short(lever.name[wording.language])


def _bars(answer: Answer, wording: Wording) -> Part:
    cost, saved = answer.by_stream("cost_by_stream"), answer.by_stream("saved_by_stream")
    streams = _streams_with_work(answer)
    return {
        "title": wording.text("pdf.before_after"),
        "subtitle": wording.text("pdf.before_after_subtitle"),
        "rows": [
            {
                "label": wording.text(f"stream.{stream}"),
                "cost": cost[stream],
                "saved": saved[stream],
                "text": wording.text(
                    "pdf.before_after_row",
                    cost=wording.money(cost[stream], 0),
                    left=wording.money(cost[stream] - saved[stream], 0),
                ),
            }
            for stream in streams
        ],
        "most": max((cost[stream] for stream in streams), default=1.0),
        "legend": [wording.text("pdf.still_paid"), wording.text("pdf.saved")],
        "summary": wording.text(
            "pdf.before_after_summary",
            cost=wording.money(answer.value("cost_per_month"), 0),
            left=wording.money(answer.value("cost_per_month") - answer.value("saved_per_month"), 0),
        ),
    }


def _tools(answer: Answer, wording: Wording) -> Part:
    case = answer.case
    rows = []
    for place, chosen in case.levers.items():
        if chosen.lever is None or (place != SALES and not chosen.active):
            continue
        free = is_free_today(chosen, case)
        price = wording.money(chosen.price.mode) + (f" {wording.text('pdf.free')}" if free else "")
        told = price if chosen.active and not case.tools_given else NONE
        rows.append([wording.text(f"stream.{place}"), _tool_name(answer, place, wording), told])
    key = "command.tools_given" if case.tools_given else "command.total"
    return {
        "title": wording.text("pdf.tools"),
        "head": [wording.text(f"command.column.{one}") for one in ("work", "tool", "price")],
        "rows": rows,
        "total": [wording.text(key), "", wording.money(answer.value("tools_cost"))],
    }
