"""What the plan is worth with the best 1, 2, 3 … of its tools, as a curve that says which to take first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from roi_app.estimates.answer import Answer
from roi_app.figures.axes import Axis, largest_amount, money_axis
from roi_app.figures.tones import Tone
from roi_app.model.parameters import STREAMS
from roi_app.model.tool_choice import ranked
from roi_app.texts.formatting import Wording


@dataclass(frozen=True, slots=True)
class ToolStep:
    """One more tool: what the tools then cost a month, and the NPV against standing still; money.

    `is_taken` says whether the tool is in the set that the curve is asked to mark.
    """

    stream: str
    label: str
    bill: float
    npv: float
    text: str
    hint: str
    target: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class ToolCurve:
    """Steps from the best tool to all of them; `nothing` is said in their place where no tool works."""

    title: str
    subtitle: str
    steps: tuple[ToolStep, ...]
    axis: Axis
    tone: Tone
    nothing: str
    summary: str


def tool_curve(answer: Answer, wording: Wording, taken: Collection[str] = STREAMS) -> ToolCurve:
    """The tools of a plan by worth, the best first; `taken` are the streams to mark."""
    ranking = ranked(answer.row)
    streams = [STREAMS[column] for column in ranking.order]
    bills, npvs = ranking.tools_per_month, ranking.npv_vs_standing_still
    axis, scale = money_axis(min(npvs, default=0.0), max(npvs, default=0.0), wording, 4, largest_amount(answer))
    steps = []
    for count, (stream, bill, npv) in enumerate(zip(streams, bills, npvs, strict=True), start=1):
        name = wording.text(f"stream.{stream}")
        values = {"tool": name, "bill": wording.money(bill), "npv": wording.money(npv)}
        steps.append(
            ToolStep(
                stream,
                wording.text("tools.curve.plus", work=wording.text(f"waterfall.bar.stream.{stream}")),
                bill,
                npv,
                wording.scaled(npv, scale),
                wording.text("tools.curve.hint", count=count, **values),
                f"worth_by_stream:{stream}",
                is_taken=stream in taken,
            )
        )
    nothing = wording.text("tools.none")
    said = wording.text("tools.curve.joined").join(f"{step.label} {wording.money_short(step.npv)}" for step in steps)
    return ToolCurve(
        wording.text("tools.curve.title"),
        wording.text("tools.curve.subtitle", unit=wording.currency_unit(scale)),
        tuple(steps),
        axis,
        Tone.ACCENT,
        nothing,
        wording.text("tools.curve.summary", steps=said) if steps else nothing,
    )
