"""A ledger in full as JSON, which can be changed and given back as answers; and its rejected rows as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from roi_app.checks.foreign_text import begins_like_a_formula
from roi_app.ledger.answers import Answers
from roi_app.ledger.answers_file import answers_as_json, layout_as_json
from roi_app.ledger.costs import StreamCosts, Total
from roi_app.ledger.ledger import Ledger
from roi_app.ledger.payment_keys import PaymentKey, payment_keys
from roi_app.ledger.rows import LedgerRow, Rejected
from roi_app.ledger.wording import question_sentence, reason
from roi_app.model.parameters import Range
from roi_app.texts.catalog import Texts


def listing(ledger: Ledger, answers: Answers, figures: Mapping[str, Range], texts: Texts) -> dict[str, Any]:
    """Every row with its class and rule, every rejected one with its reason, and what they come to.

    Beside the answers, which are as they were given, `sheets` and `rows` hold what was found, so that the same form
    with changes is a set of answers.
    """
    counted = set(ledger.counted_months)
    return {
        **answers_as_json(answers),
        "ledger_currency": ledger.currency,
        "months_found": [
            {"month": one.month, "whole": one.is_whole, "counted": one.is_counted, "rows": one.rows}
            for one in ledger.months
        ],
        "figures": {key: {"low": one.low, "mode": one.mode, "high": one.high} for key, one in figures.items()},
        "totals": {kind.value: _total(one) for kind, one in ledger.totals.items()},
        "streams": {kind.value: _stream(one) for kind, one in ledger.streams.items()},
        "foreign": [{"currency": one.currency, "rows": len(one.rows), "amount": one.amount} for one in ledger.foreign],
        "duplicates": len(ledger.duplicates),
        "future": len(ledger.future),
        "questions": [asdict(one) | {"sentence": question_sentence(one, texts)} for one in ledger.questions],
        "sheets": [
            layout_as_json(one.file, one.sheet, replace(one.answer, is_used=one.is_used)) for one in ledger.layouts
        ],
        "rows": [
            _row(row, key, ledger, row.month in counted and (bool(answers.counts_future) or not row.is_future))
            for row, key in zip(ledger.rows, payment_keys(ledger.rows), strict=True)
        ],
        "rejected": [
            {
                "file": one.file,
                "sheet": one.sheet,
                "row": one.number,
                "column": one.column,
                "value": one.value,
                "reason": one.reason,
                "sentence": reason(one, texts),
            }
            for one in ledger.rejected
        ],
    }


def rejected_csv(rows: Sequence[Rejected], texts: Texts) -> bytes:
    """The rejected rows as a table that Excel opens as it is; nothing in it can act as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(
        [texts.text(f"ledger.column.{head}") for head in ("file", "sheet", "row", "column", "value", "reason")]
    )
    for one in rows:
        told = one.file, one.sheet, str(one.number), one.column, one.value, reason(one, texts)
        writer.writerow([f"'{text}" if begins_like_a_formula(text) else text for text in told])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _row(row: LedgerRow, key: PaymentKey, ledger: Ledger, is_in_time: bool) -> dict[str, Any]:  # noqa: FBT001
    original = None if row.duplicate_of is None else ledger.rows[row.duplicate_of]
    return {
        "key": key,
        "file": row.file,
        "sheet": row.sheet,
        "row": row.number,
        "column": row.column,
        "day": row.day.isoformat(),
        "amount": row.amount,
        "currency": row.currency,
        "class": row.kind.value,
        "wage": row.is_wage,
        "refund": row.is_refund,
        "rule": row.rule,
        "counted": original is None and row.value is not None and is_in_time,
        "future": row.is_future,
        "duplicate_of": None
        if original is None
        else {"file": original.file, "sheet": original.sheet, "row": original.number},
        "text": row.text,
        "counterparty": row.counterparty,
        "category": row.category,
        "quantity": row.quantity,
        "id": row.id,
    }


def _total(total: Total) -> dict[str, Any]:
    return {"per_month": total.per_month, "monthly": list(total.monthly), "rows": len(total.rows)}


def _stream(stream: StreamCosts) -> dict[str, Any]:
    return {
        "per_month": stream.per_month,
        "rows": len(stream.rows),
        "bought": _total(stream.paid),
        "wages": _total(stream.wages),
        "units_per_month": stream.units_per_month,
        "unit_price": stream.unit_price,
        "median_price": stream.median_price,
        "has_quantities": stream.has_quantities,
        "units_from": stream.units_from.value,
        "staff": stream.staff,
        "wage_per_month": stream.wage_per_month,
    }
