"""People whose time AI frees, and how much of it becomes cash."""

from __future__ import annotations

from dataclasses import dataclass

from roi_app.estimates.answer import Answer
from roi_app.figures.tones import CASH, FREED, STILL_NEEDED, Tone
from roi_app.model.parameters import STREAMS
from roi_app.texts.formatting import Wording


@dataclass(frozen=True, slots=True)
class FreedRow:
    """One stream's own staff in heads: `cash` + `time` = freed, and with `still` = all; `money` a month from cash."""

    stream: str
    label: str
    staff: float
    cash: float
    time: float
    still: float
    money: float
    text: str
    hint: str

    @property
    def freed(self) -> float:
        """Heads whose time is freed."""
        return self.cash + self.time


@dataclass(frozen=True, slots=True)
class FreedTime:
    """Own staff by stream, each bar `longest` heads at most; `legend` and `tones` are of cash, time, still needed."""

    title: str
    subtitle: str
    rows: tuple[FreedRow, ...]
    longest: float
    legend: tuple[str, str, str]
    tones: tuple[Tone, Tone, Tone]
    total: str
    how: str
    nobody: str
    summary: str


def freed_time(answer: Answer, wording: Wording) -> FreedTime:
    """People freed in each stream that has own staff, and how much of it lowers pay."""
    rows = _rows(answer, wording)
    freed, cash = sum(row.freed for row in rows), sum(row.cash for row in rows)
    money = sum(row.money for row in rows)
    values = {"freed": wording.heads(freed), "cash": wording.heads(cash), "money": wording.money(money)}
    total = wording.text("freed.total" if cash else "freed.total_time", **values) if rows else ""
    nobody = "" if rows else wording.text("freed.nobody")
    return FreedTime(
        wording.text("freed.title"),
        wording.text("freed.subtitle"),
        rows,
        max((row.staff for row in rows), default=0.0),
        (wording.text("freed.cash"), wording.text("freed.time"), wording.text("freed.still")),
        (CASH, FREED, STILL_NEEDED),
        total,
        _how(answer, wording),
        nobody,
        total or nobody,
    )


def _rows(answer: Answer, wording: Wording) -> tuple[FreedRow, ...]:
    freed, cash = answer.by_stream("freed_staff"), answer.by_stream("cash_staff")
    freed_rows = []
    for stream in STREAMS:
        staff = answer.case.quantities[f"{stream}.staff"].range.mode
        wage = answer.case.quantities[f"{stream}.wage_per_month"].range.mode
        if staff == 0:
            continue
        money = cash[stream] * wage
        values = {"freed": wording.heads(freed[stream]), "cash": wording.heads(cash[stream])}
        key = "freed.row_none" if freed[stream] == 0 else "freed.row" if cash[stream] else "freed.row_time"
        label = wording.text(f"stream.{stream}")
        hint = wording.text(
            "freed.hint", stream=label, staff=wording.heads(staff), money=wording.money(money), **values
        )
        time, still = freed[stream] - cash[stream], staff - freed[stream]
        freed_rows.append(
            FreedRow(stream, label, staff, cash[stream], time, still, money, wording.text(key, **values), hint)
        )
    return tuple(freed_rows)


def _how(answer: Answer, wording: Wording) -> str:
    """How freed time becomes cash in this plan."""
    capture = wording.share(answer.case.quantities["cash_capture"].range.mode)
    return wording.text(f"freed.how.{answer.case.document.staff_cash}", share=capture)
