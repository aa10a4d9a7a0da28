"""An estimate as a page of text: the words and figures of the window, in columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from roi_app.cli.printed.layout import indented, table, wrapped
from roi_app.cli.setting import Setting
from roi_app.documents.document import SALES
from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.exports.json_result import engine
from roi_app.figures.payoff import payoff
from roi_app.figures.race_meter import Meter, meter
from roi_app.figures.waterfall import Bar, waterfall
from roi_app.model.parameters import STREAMS
from roi_app.model.tool_choice import best_first
from roi_app.statements.cautions import cautions
from roi_app.statements.evidence import evidence_rows
from roi_app.statements.headline import headline, preset_name
from roi_app.statements.payback import payback
from roi_app.texts.formatting import NONE, Wording

if TYPE_CHECKING:
    from roi_app.model.uncertainty.trials import Uncertainty

INSIDE: Final = 78
"""Columns of a paragraph under a title."""


def printed(answer: Answer, found: Uncertainty | None, setting: Setting) -> list[str]:
    """The lines of one estimate, and of its trials if there were any, in the reader's language."""
    wording = Wording(setting.language, answer.case.document.currency)
    sections = (
        _shop(answer, wording),
        _headline(answer, wording),
        _streams(answer, wording),
        _tools(answer, wording),
        _which_tools(answer, wording),
        _waterfall(answer, wording),
        _race(answer, wording, setting),
        _matrix(answer, wording),
        *([] if found is None else [_trials(answer, found, wording)]),
        _notes(answer, wording),
    )
    return "\n\n".join("\n".join(section) for section in sections if section).split("\n")


def _shop(answer: Answer, wording: Wording) -> list[str]:
    case, language = answer.case, wording.language
    document = case.document
    facts = (
        case.catalogue.platforms[document.platform].name[language],
        wording.text(f"currency.{document.currency}"),
        wording.text("command.preset", name=preset_name(case, wording)),
        wording.quantity("horizon_months", case.horizon_months),
        wording.text("command.discounted", rate=wording.quantity("discount_rate", _mode(answer, "discount_rate"))),
    )
    name = document.name.strip() or wording.text("command.unnamed")
    return [*wrapped(name), *wrapped(wording.text("command.listed").join(facts))]


def _headline(answer: Answer, wording: Wording) -> list[str]:
    by_baseline = {baseline: headline(answer, baseline, wording) for baseline in Baseline}
    kept, saved, npv, paid_back = by_baseline[Baseline.TODAY]
    roi = answer.number("roi")
    return table(
        (
            ("", *(wording.text(f"choice.baseline.{baseline}") for baseline in Baseline)),
            (kept.caption, *(f"{one[0].text} {one[0].unit}".strip() for one in by_baseline.values())),
            (npv.caption, *(wording.money(answer.npv(baseline)) for baseline in Baseline)),
            (
                wording.text("command.if_dropped"),
                *(wording.money(answer.value(f"{key_against('npv', baseline)}_if_dropped")) for baseline in Baseline),
            ),
            (wording.text("command.brought_in"), wording.money(answer.value("brought_in")), ""),
            (saved.caption, saved.text, ""),
            (paid_back.caption, payback(answer, wording), ""),
            (wording.text("command.roi"), NONE if roi is None else wording.share(roi, 0), ""),
        ),
        right=(1, 2),
    )


def _streams(answer: Answer, wording: Wording) -> list[str]:
    cost, saved = answer.by_stream("cost_by_stream"), answer.by_stream("saved_by_stream")
    freed, worth = answer.by_stream("freed_staff"), answer.by_stream("pv_saved_by_stream")
    title = wording.text("command.streams")
    if not any(answer.case.has_work(stream) for stream in STREAMS):
        return [title, *indented(wrapped(wording.text("command.no_work"), INSIDE))]

    def row(label: str, money: Sequence[float], heads: float) -> Sequence[str]:
        amounts = [wording.money(one) for one in money]
        return (label, *amounts[:2], wording.plain(heads, 2) if heads else NONE, amounts[2])

    rows: list[Sequence[str]] = [
        tuple(wording.text(f"command.column.{one}") for one in ("work", "cost", "saved", "freed", "pv"))
    ]
    rows += [
        row(wording.text(f"stream.{stream}"), (cost[stream], saved[stream], worth[stream]), freed[stream])
        for stream in STREAMS
        if answer.case.has_work(stream)
    ]
    sums = (answer.value("cost_per_month"), answer.value("saved_per_month"), answer.value("pv_saving"))
    rows.append(row(wording.text("command.total"), sums, sum(freed.values())))
    return [title, *indented(table(rows, right=(1, 2, 3, 4)))]


def _tools(answer: Answer, wording: Wording) -> list[str]:
    case = answer.case
    names = ("work", "tool", "price", "worth", "highest_price")
    rows = [tuple(wording.text(f"command.column.{one}") for one in names)]
    rows += [_tool_row(answer, place, wording) for place in case.levers if place == SALES or case.has_work(place)]
    total = wording.text("command.tools_given" if case.tools_given else "command.total")
    rows.append((total, "", wording.money(answer.value("tools_cost")), "", ""))
    lines = table([row for row in rows if row], right=(2, 3, 4))
    note = wrapped(wording.text("command.worth_before_bill"), INSIDE) if case.tools_given else []
    return [wording.text("command.tools"), *indented([*lines, *note])]


def _tool_row(answer: Answer, place: str, wording: Wording) -> tuple[str, ...]:
    """One place of the plan with its tool, its price, its worth and the highest price worth paying."""
    case, chosen = answer.case, answer.case.levers[place]
    if chosen.lever is None:
        nothing = (wording.text(f"stream.{place}"), wording.text("lever.none"), NONE, NONE, NONE)
        return () if place == SALES else nothing
    name = chosen.lever.name[wording.language]
    price = NONE if case.tools_given or not chosen.active else wording.money(chosen.price.mode)
    worths = (
        wording.money(answer.by_stream(key)[place]) if chosen.active else NONE
        for key in ("worth_by_stream", "highest_price")
    )
    return (wording.text(f"stream.{place}"), name, price, *worths)


def _which_tools(answer: Answer, wording: Wording) -> list[str]:
    """The tools by worth: with the best one, two and so on, what they cost and what the plan is then worth."""
    ranking = best_first(answer.values)
    if not ranking.order:
        return []
    rows: list[Sequence[str]] = [
        tuple(wording.text(f"command.column.{one}") for one in ("best_tools", "bill", "npv_vs_standing_still"))
    ]
    for column, bill, npv in zip(ranking.order, ranking.tools_per_month, ranking.npv_vs_standing_still, strict=True):
        plus = "" if column == ranking.order[0] else "+ "
        rows.append((f"{plus}{wording.text(f'stream.{STREAMS[column]}')}", wording.money(bill), wording.money(npv)))
    return [wording.text("command.which_tools"), *indented(table(rows, right=(1, 2)))]


def _waterfall(answer: Answer, wording: Wording) -> list[str]:
    chart = waterfall(answer, Baseline.TODAY, wording)
    title = wording.text("command.waterfall", count=answer.case.horizon_months)
    rows = [_bar_row(bar, wording) for bar in chart.bars if bar.stream is None]
    still = (wording.text("command.npv_vs_standing_still"), wording.money(answer.npv(Baseline.STANDING_STILL)))
    return [title, *indented(table([*rows, still], right=(1,)))]


def _bar_row(bar: Bar, wording: Wording) -> tuple[str, str]:
    label = wording.text("command.npv_vs_today") if bar.explains == "npv" else bar.label
    return label, bar.full


def _race(answer: Answer, wording: Wording, setting: Setting) -> list[str]:
    chart: Meter = meter(answer, wording)
    theta = next(row for row in evidence_rows(answer.case, wording, setting.today) if row.key == "involution_intensity")
    rows = [
        (theta.label, theta.value, theta.grade_text),
        (wording.text("command.break_even"), _number(chart.break_even, wording), ""),
        (wording.text("command.exit"), _number(chart.exit, wording), ""),
    ]
    sentences = [*wrapped(chart.sentence, INSIDE), *wrapped(wording.text("command.theta_is_judgement"), INSIDE)]
    return [chart.title, *indented([*table(rows, right=(1,)), *sentences])]


def _number(value: float | None, wording: Wording) -> str:
    return NONE if value is None else wording.plain(value, 2)


def _matrix(answer: Answer, wording: Wording) -> list[str]:
    chart = payoff(answer, wording)
    columns = (wording.text("command.rivals_hold"), wording.text("command.rivals_adopt"))
    choices = (wording.text("command.you_adopt"), wording.text("command.you_hold"))
    rows: list[Sequence[str]] = [("", *columns)]
    rows += [
        (choice, *(wording.money(cell.value) for cell in cells))
        for choice, cells in zip(choices, chart.cells, strict=True)
    ]
    sentences = [*wrapped(chart.name, INSIDE), *wrapped(chart.why, INSIDE)]
    return [f"{chart.title} ({chart.subtitle})", *indented([*table(rows, right=(1, 2)), *sentences])]


def _trials(answer: Answer, found: Uncertainty, wording: Wording) -> list[str]:
    # Without trials nothing of them is loaded.
    from roi_app.cli.printed.trials import printed_trials

    return printed_trials(answer, found, wording)


def _notes(answer: Answer, wording: Wording) -> list[str]:
    notes = [one.text for one in cautions(answer, wording)]
    notes += [wording.text("command.left_out"), wording.text("command.left_to_people")]
    made_by = engine(answer)
    notes.append(
        wording.text(
            "command.made_by",
            version=made_by["version"],
            pack=made_by["pack"]["id"],
            pack_version=made_by["pack"]["version"],
            inputs=made_by["inputs_sha256"][:12],
        )
    )
    return [line for note in notes for line in wrapped(note)]


def _mode(answer: Answer, key: str) -> float:
    return answer.case.quantities[key].range.mode
