"""An estimate as a page of text: the words and figures of the window, in columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from roi_app.cli.printed.layout import indented, table, wrapped
from roi_app.cli.setting import Setting
from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline, key_against
from roi_app.exports.json_result import engine
from roi_app.figures.payoff import payoff
from roi_app.figures.race_meter import Meter, meter
from roi_app.figures.tools import tool_curve
from roi_app.figures.waterfall import Bar, waterfall
from roi_app.model.parameters import STREAMS
from roi_app.statements.books import books_lines
from roi_app.statements.cautions import cautions
from roi_app.statements.evidence import declared_rows
from roi_app.statements.headline import headline, preset_name
from roi_app.statements.missing import lacking
from roi_app.statements.payback import payback
from roi_app.statements.tools import ToolRow, tools
from roi_app.texts.formatting import NONE, Wording

if TYPE_CHECKING:
    from roi_app.model.uncertainty.trials import Uncertainty

INSIDE: Final = 78
"""Columns of a paragraph under a title."""


def printed(answer: Answer, found: Uncertainty | None, setting: Setting) -> list[str]:
    """The lines of one estimate, and of its trials if there were any, in the reader's language."""
    wording = Wording(setting.language, answer.case.document.currency)
    lack = lacking(answer, wording)
    if lack:
        # Nothing is made up for a plan that lacks something, and no zero is told for what nobody knows.
        return _joined((_shop(answer, wording), wrapped(lack), _costs(answer, wording), _notes(answer, wording)))
    sections = (
        _shop(answer, wording),
        _headline(answer, wording),
        _streams(answer, wording),
        _tools(answer, found, wording),
        _which_tools(answer, wording),
        _waterfall(answer, wording),
        _race(answer, wording, setting),
        _matrix(answer, wording),
        *([] if found is None else [_trials(answer, found, wording)]),
        _notes(answer, wording),
    )
    return _joined(sections)


def _joined(sections: Sequence[Sequence[str]]) -> list[str]:
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


def _costs(answer: Answer, wording: Wording) -> list[str]:
    """What the work costs today, where no tool saves anything of it yet."""
    costs = [(stream, cost) for stream, cost in answer.by_stream("cost_by_stream").items() if cost]
    if not costs:
        return []
    rows = [tuple(wording.text(f"command.column.{one}") for one in ("work", "cost"))]
    rows += [(wording.text(f"stream.{stream}"), wording.money(cost)) for stream, cost in costs]
    rows.append((wording.text("command.total"), wording.money(answer.value("cost_per_month"))))
    return table(rows, right=(1,))


def _streams(answer: Answer, wording: Wording) -> list[str]:
    cost, saved = answer.by_stream("cost_by_stream"), answer.by_stream("saved_by_stream")
    freed, worth = answer.by_stream("freed_staff"), answer.by_stream("pv_saved_by_stream")
    title = wording.text("command.streams")

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


def _tools(answer: Answer, found: Uncertainty | None, wording: Wording) -> list[str]:
    """The tools at work, the best first, each with its verdict and the reason; then what the article advises."""
    one = tools(answer, found, wording)
    names = ("price", "saved", "worth", "mean", "highest_price", "verdict")
    rows = [(wording.text("command.column.work"), *(wording.text(f"tools.column.{name}") for name in names))]
    rows += [
        (
            row.work,
            row.price_text,
            wording.money(row.saved),
            wording.money(row.worth),
            NONE if row.mean is None else wording.money(row.mean),
            wording.money(row.highest_price),
            row.verdict_text,
        )
        for row in one.rows
    ]
    rows.append((wording.text("command.total"), wording.money(answer.value("tools_cost")), *[""] * 5))
    lines = table(rows, right=(1, 2, 3, 4, 5)) if one.rows else []
    said = [_tool_line(row, wording) for row in one.rows]
    said += [*one.notes, one.advice_line]
    return [one.title, *indented([*lines, *(line for text in said for line in wrapped(text, INSIDE))])]


def _tool_line(row: ToolRow, wording: Wording) -> str:
    """The tool, who may use it, and why the verdict is what it is."""
    key = "command.free_tool_line" if row.free_note else "command.tool_line"
    values = {"work": row.work, "tool": row.tool, "who": row.who, "reason": row.reason}
    return wording.text(key, free=row.free_note, **values)


def _which_tools(answer: Answer, wording: Wording) -> list[str]:
    """The tools by worth: with the best one, two and so on, what they cost and what the plan is then worth."""
    curve = tool_curve(answer, wording)
    if not curve.steps:
        return []
    rows: list[Sequence[str]] = [
        tuple(wording.text(f"command.column.{one}") for one in ("best_tools", "bill", "npv_vs_standing_still"))
    ]
    rows += [(step.label, wording.money(step.bill), wording.money(step.npv)) for step in curve.steps]
    return [curve.title, *indented(table(rows, right=(1, 2)))]


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
    theta = next(row for row in declared_rows(answer.case, wording, setting.today) if row.key == "involution_intensity")
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
    notes = [*(one.text for one in cautions(answer, wording)), *books_lines(answer.case, wording)]
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
