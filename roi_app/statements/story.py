"""The story of a presentation: costs today, with AI, the race, what stays, what to decide; each step its own scene.

A scene holds one large figure or a list, and says what stands beside it. The whole picture is a scene as well, before
the story and whenever nobody tells it. In ranges every figure is P10 to P90 over the trials that stick.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline
from roi_app.estimates.month_costs import CostSpreads, cost_spreads
from roi_app.figures.costs import CostBars, cost_bands, cost_bars, stream_bars
from roi_app.figures.race_meter import Meter, meter
from roi_app.figures.tones import Tone
from roi_app.model.parameters import QUANTITIES, Kind
from roi_app.model.uncertainty.figure_keys import VS_STANDING_STILL
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.statements.decision import named_with_price
from roi_app.statements.headline import HeadlineFigure, headline
from roi_app.statements.payback import payback_phrase
from roi_app.statements.spreads import exit_between, spread_row
from roi_app.statements.stays import stays_with_people
from roi_app.statements.stories import dropped_of_100, dropped_sentence, price_of_trying, sticks_sentence
from roi_app.statements.tools import Verdict, tools
from roi_app.texts.formatting import NONE, Wording


class Step(StrEnum):
    """Where the story is."""

    ALL = "all"
    TODAY = "today"
    WITH_AI = "with_ai"
    RACE = "race"
    KEPT = "kept"
    DECIDE = "decide"


STORY: Final = (Step.TODAY, Step.WITH_AI, Step.RACE, Step.KEPT, Step.DECIDE)
"""The steps that are told, in order; the whole picture comes before them."""

_WITHOUT_RACE: Final = (Step.TODAY, Step.WITH_AI)


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a scene: what it is, and what it comes to."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What one step shows.

    `figure` is the large one, None where `facts` fill the scene; where ranges are shown its value is None and `absent`
    the range. `names` stand below likely case and mean. `target` is the number that explains the figure.
    """

    figure: HeadlineFigure | None
    names: tuple[str, str]
    note: str
    target: str
    bars: CostBars | None
    facts: tuple[Fact, ...]
    meter: Meter | None


def scene(
    step: Step, answer: Answer, baseline: Baseline, wording: Wording, uncertainty: Uncertainty | None = None
) -> Scene:
    """A step in single numbers, with the means of the trials where there are any."""
    if step is Step.DECIDE:
        return _decision(answer, wording, uncertainty, ())
    bars = _bars(step, answer, wording)
    race = None if step in _WITHOUT_RACE else meter(answer, wording)
    if step in (Step.ALL, Step.KEPT):
        figures = {one.key: one for one in headline(answer, baseline, wording, uncertainty)}
        saved = figures["saved_per_month"].text
        note = wording.text("present.note", saved=saved, payback=payback_phrase(answer, wording, baseline))
        kept = figures["kept_share"]
        names = wording.text("head.likely"), _average_name(uncertainty, wording)
        return Scene(kept, names, note or kept.note, kept.key, bars, (), race)
    figure, note = _single(step, answer, wording)
    return Scene(figure, ("", ""), note, _TARGETS[step], bars, (), race)


def scene_in_ranges(
    step: Step, answer: Answer, baseline: Baseline, wording: Wording, uncertainty: Uncertainty
) -> Scene:
    """A step in P10 to P90 of the trials that stick."""
    if step is Step.DECIDE:
        ranges = {key: spread_row(key, uncertainty, baseline, wording).between for key in ("npv", "payback_months")}
        return _decision(answer, wording, uncertainty, tuple(ranges.items()))
    if uncertainty.if_it_sticks is None:
        return scene(step, answer, baseline, wording, uncertainty)
    spreads = cost_spreads(answer.case, uncertainty.seed)
    bars = _bars(step, answer, wording)
    if step is not Step.TODAY:
        bars = cost_bands(bars, spreads, wording)
    is_kept = step in (Step.ALL, Step.KEPT)
    figure = _kept_between(answer, baseline, wording, uncertainty) if is_kept else _between(step, spreads, wording)
    stories = (sticks_sentence(uncertainty, baseline, wording), dropped_sentence(uncertainty, wording))
    note = "" if step in _WITHOUT_RACE else "\n".join(one for one in stories if one)
    race = None if step in _WITHOUT_RACE else meter_in_ranges(answer, baseline, wording, uncertainty)
    return Scene(figure, ("", ""), note, _TARGETS.get(step, "kept_share"), bars, (), race)


def meter_in_ranges(answer: Answer, baseline: Baseline, wording: Wording, uncertainty: Uncertainty) -> Meter:
    """The race meter with break-even and exit as bands."""
    row = spread_row("break_even_intensity", uncertainty, baseline, wording)
    sticks = uncertainty.if_it_sticks
    spread = None if sticks is None else sticks.figures["break_even_intensity"]
    band = None if spread is None or spread.p10 is None or spread.p90 is None else (spread.p10, spread.p90)
    exit_text, exit_band = exit_between(uncertainty, wording)
    likely, break_even_label = meter(answer, wording), wording.text("meter.break_even", value=row.between)
    exit_label = wording.text("meter.exit", value=exit_text)
    return replace(
        likely,
        break_even_label=break_even_label,
        exit_label=exit_label,
        break_even_band=band,
        exit_band=exit_band,
        widest_labels=(),
        summary=wording.text(
            "meter.summary",
            value=wording.plain(likely.theta, 2),
            zone=wording.text(f"meter.zone.{likely.zone}"),
            break_even=break_even_label,
            exit=exit_label,
        ),
    )


def moves_in(step: Step, key: str) -> bool:
    """Whether a quantity has its slider in a step: what only the race knows waits for the race."""
    if step is Step.DECIDE:
        return False
    return step not in _WITHOUT_RACE or QUANTITIES[key].kind is not Kind.ASSUMPTION


def note_of(step: Step, wording: Wording) -> str:
    """What the presenter may say, in a sentence or two that the room does not see."""
    return wording.text(f"present.notes.{step}")


def name_of(step: Step, wording: Wording) -> str:
    """What a step is called."""
    return wording.text(f"present.story.{step}")


_TARGETS: Final = {Step.TODAY: "cost_per_month", Step.WITH_AI: "saved_per_month", Step.RACE: "pv_races"}


def _bars(step: Step, answer: Answer, wording: Wording) -> CostBars:
    if step is Step.TODAY:
        return stream_bars(answer, wording)
    bars = cost_bars(answer, wording)
    return replace(bars, bars=bars.bars[:2]) if step is Step.WITH_AI else bars


def _single(step: Step, answer: Answer, wording: Wording) -> tuple[HeadlineFigure, str]:
    if step is Step.RACE:
        brought_in, races = answer.value("brought_in"), answer.value("pv_races")
        share = races / brought_in if brought_in > 0 else None
        tone = Tone.RACE if share else Tone.PLAIN
        figure = _figure(
            step, share, wording.kept_of_100(share), "head.kept_unit" if share is not None else "", wording
        )
        return replace(figure, words=wording.kept_of_100, tone=tone), meter(answer, wording).sentence
    value = answer.value(_TARGETS[step])
    figure = replace(_figure(step, value, "", "", wording), words=lambda one: wording.money(one, 0))
    cost = answer.value("cost_per_month")
    is_saving = step is Step.WITH_AI and cost > 0
    note = wording.text("head.saved_note", share=wording.share(value / cost, 0)) if is_saving else ""
    return replace(figure, tone=Tone.KEEP if step is Step.WITH_AI else Tone.PLAIN), note


def _figure(step: Step, value: float | None, absent: str, unit: str, wording: Wording) -> HeadlineFigure:
    caption = wording.text(f"present.caption.{step}")
    return HeadlineFigure(step, caption, value, str, absent or NONE, wording.text(unit) if unit else "", "")


def _kept_between(answer: Answer, baseline: Baseline, wording: Wording, uncertainty: Uncertainty) -> HeadlineFigure:
    between = spread_row("kept_share", uncertainty, baseline, wording).between
    return replace(headline(answer, baseline, wording)[0], value=None, absent=between, tone=Tone.PLAIN)


def _between(step: Step, spreads: CostSpreads, wording: Wording) -> HeadlineFigure:
    def money(value: float) -> str:
        return wording.money(value, 0)

    one, words = {
        Step.TODAY: (spreads.today, money),
        Step.WITH_AI: (spreads.saved_per_month, money),
        Step.RACE: (spreads.race_share, wording.kept_of_100),
    }[step]
    between = NONE if one.p10 is None or one.p90 is None else wording.range_of(words(one.p10), words(one.p90))
    unit = "head.kept_unit" if step is Step.RACE and one.p10 is not None else ""
    return _figure(step, None, between, unit, wording)


def _average_name(uncertainty: Uncertainty | None, wording: Wording) -> str:
    """What the mean counts besides: in how many of 100 cases the plan is dropped."""
    average = wording.text("head.average")
    if uncertainty is None or uncertainty.if_dropped is None:
        return average
    return wording.text("present.average_of", average=average, cases=dropped_of_100(uncertainty))


def _decision(
    answer: Answer, wording: Wording, uncertainty: Uncertainty | None, ranges: tuple[tuple[str, str], ...]
) -> Scene:
    """The verdicts on all tools, the ranges that are to be told, what can go wrong, and what stays with people."""
    listed = wording.text("tools.listed")
    rows = tools(answer, uncertainty, wording).rows
    found: list[tuple[str, str]] = []
    for verdict in Verdict:
        names = [named_with_price(row, wording) for row in rows if row.verdict is verdict]
        found += [(verdict.value, listed.join(names))] if names else []
    if uncertainty is not None and answer.value("adopts") > 0:
        found += ranges
        loss = uncertainty.all_cases.probability_of_loss(VS_STANDING_STILL)
        found.append(("probability_of_loss", wording.share(loss, 0)))
        cost = price_of_trying(uncertainty)
        if cost is not None:
            cases, money = dropped_of_100(uncertainty), wording.money_short(cost)
            found.append(("dropped", wording.text("present.trying", cases=cases, money=money)))
    found.append(("people", listed.join(one.name for one in stays_with_people(wording))))
    facts = tuple(Fact(key, wording.text(f"present.fact.{key}"), text) for key, text in found)
    return Scene(None, ("", ""), "", "", None, facts, None)
