"""The answer as the one object that `roi-app estimate --json` prints: the contract with other programs.

Money is in the merchant's currency, shares are decimals, numbers have full precision, and what does not exist is
None. The keys are those of `assets/help/model.md`, section 7.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Final

from roi_app import __version__
from roi_app.checks.problem import Problem
from roi_app.documents.canonical import canonical
from roi_app.estimates.answer import Answer, number_or_none
from roi_app.estimates.headlines import HEADLINES, IF_DROPPED
from roi_app.model.parameters import STREAMS
from roi_app.model.tool_choice import ranked
from roi_app.statements.claims import claimed
from roi_app.texts.catalog import Texts, describe

# Printed name: the step of the estimate that computes it.
_STREAM: Final = {
    "cost_per_month": "cost_by_stream",
    "saved_per_month": "saved_by_stream",
    "freed_staff": "freed_staff",
    "pv_saved": "pv_saved_by_stream",
}
_LEVER: Final = {"worth": "worth_by_stream", "highest_price": "highest_price"}
_PRESENT_VALUES: Final = {
    "saving": "pv_saving",
    "uplift": "pv_uplift",
    "tools": "pv_tools",
    "oversight": "pv_oversight",
    "content_race": "pv_content_race",
    "traffic_race": "pv_traffic_race",
    "tool_race": "pv_tool_race",
    "erosion": "pv_erosion",
    "leakage": "pv_leakage",
    "setup": "setup_paid",
}
_MONTHLY: Final = {
    "saving": "monthly_saving",
    "uplift": "monthly_uplift",
    "tools": "tools_cost",
    "oversight": "oversight_cost",
    "content_race": "monthly_content_race",
    "traffic_race": "monthly_traffic_race",
    "tool_race": "monthly_tool_race",
    "erosion": "monthly_erosion",
    "leakage": "monthly_leakage",
    "net": "net_flow",
}
Result = dict[str, Any]


def result(answer: Answer, warnings: Iterable[tuple[str, str]] = ()) -> Result:
    """The printed result of one answer, as plain dicts, lists, texts and numbers; `warnings` as `warnings_in` gives."""
    return {
        "engine": engine(answer),
        "currency": answer.case.document.currency,
        "headline": {name: answer.number(step) for name, step in HEADLINES.items()},
        "if_dropped": {name: answer.number(step) for name, step in IF_DROPPED.items()},
        "streams": _streams(answer),
        "which_tools": _which_tools(answer),
        "claim": _claim(answer),
        **_books(answer),
        "warnings": [{"code": code, "text": text} for code, text in warnings],
        "present_values": {name: answer.number(step) for name, step in _PRESENT_VALUES.items()},
        "payoff": _payoff(answer),
        "monthly": _monthly(answer),
    }


def warnings_in(problems: Iterable[Problem], texts: Texts) -> list[tuple[str, str]]:
    """The code of each problem with the sentence that says it in a language."""
    return [(problem.code, describe(problem, texts)) for problem in problems]


def as_json(printed: Result) -> str:
    """A printed result as strict JSON with a newline at its end; raises ValueError for NaN or an infinity."""
    return json.dumps(printed, indent=2, allow_nan=False) + "\n"


def engine(answer: Answer) -> Result:
    """What computed the answer, and the hash of all that went in after defaults."""
    case = answer.case
    return {
        "version": __version__,
        "pack": {"id": case.catalogue.key, "version": case.catalogue.version},
        "inputs_sha256": hashlib.sha256(canonical(case.document, case.catalogue)).hexdigest(),
    }


def _streams(answer: Answer) -> Result:
    columns = {name: answer.by_stream(step) for name, step in _STREAM.items()}
    columns |= {name: answer.by_stream(step) for name, step in _LEVER.items()}
    found: Result = {}
    for stream in STREAMS:
        figures = {name: number_or_none(column[stream]) for name, column in columns.items()}
        chosen = answer.case.levers[stream]
        # One bill for all tools leaves none of them a price of its own.
        has_price = chosen.active and not answer.case.tools_given
        lever = {"lever": chosen.key, "lever_price": number_or_none(chosen.price.mode) if has_price else None}
        found[stream] = {name: figures[name] for name in _STREAM} | lever | {name: figures[name] for name in _LEVER}
    return found


def _which_tools(answer: Answer) -> list[Result]:
    """The best tool, the best two, three and so on, each with its bill and what the plan is then worth."""
    ranking = ranked(answer.row)
    streams = [STREAMS[column] for column in ranking.order]
    return [
        {
            "streams": streams[:count],
            "tools_per_month": number_or_none(bill),
            "npv_vs_standing_still": number_or_none(npv),
        }
        for count, (bill, npv) in enumerate(
            zip(ranking.tools_per_month, ranking.npv_vs_standing_still, strict=True), start=1
        )
    ]


def _claim(answer: Answer) -> Result | None:
    """What part of the result rests on vendors' claims, as shares of the whole; null where none is in use."""
    found = claimed(answer)
    if found is None:
        return None
    return {
        "npv_share": _share(found.npv, answer.value("npv")),
        "brought_in_share": _share(found.brought_in, answer.value("brought_in")),
    }


def _books(answer: Answer) -> Result:
    """The part of the merchant's books that each value was read from; only where any was."""
    books = {key: asdict(one.books) for key, one in answer.case.quantities.items() if one.books is not None}
    return {"books": books} if books else {}


def _share(part: float, whole: float) -> float | None:
    return number_or_none(part / whole) if whole else None


def _payoff(answer: Answer) -> Result:
    return {
        "adopt_rivals_hold": answer.number("npv_with_no_rivals"),
        "adopt_rivals_adopt": answer.number("adopt_rivals_adopt"),
        # All four are measured from the world in which nobody has AI.
        "hold_rivals_hold": 0.0,
        "hold_rivals_adopt": answer.number("hold_rivals_adopt"),
        "name": None if answer.game is None else answer.game.value,
    }


def _monthly(answer: Answer) -> list[Result]:
    columns = {name: answer.each_month(step) for name, step in _MONTHLY.items()}
    columns["cumulative"] = answer.by_month("cumulative_net")[1:]
    columns["rival_adoption"] = answer.each_month("rival_adoption_by_month")
    return [
        {"month": index + 1, **{name: number_or_none(column[index]) for name, column in columns.items()}}
        for index in range(answer.case.horizon_months)
    ]
