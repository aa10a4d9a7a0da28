"""What came of a merchant's books, as a page of text: a line for each kind, and what was left out."""

from __future__ import annotations

from roi_app.cli.printed.layout import indented, table
from roi_app.ledger.kinds import SET_ASIDE, Kind
from roi_app.ledger.ledger import Ledger
from roi_app.ledger.wording import kind_name
from roi_app.texts.formatting import Wording


def printed_books(ledger: Ledger, wording: Wording) -> list[str]:
    """The kinds with what a month of them comes to, the months that count, and how many rows count nowhere."""
    head = [wording.text(f"command.import.column.{one}") for one in ("kind", "month", "rows")]
    rows = [head]
    for kind in Kind:
        total = ledger.totals[kind]
        if total.all_rows and kind not in SET_ASIDE:
            rows.append([kind_name(kind, wording.texts), wording.money(total.per_month), f"{len(total.rows):,}"])
    months = ledger.counted_months
    covers = wording.text("command.import.months", count=len(months), first=months[0], last=months[-1])
    return [covers, *indented(table(rows, right=(1, 2))), *_left_out(ledger, wording)]


def _left_out(ledger: Ledger, wording: Wording) -> list[str]:
    aside = sum(len(ledger.totals[kind].all_rows) for kind in SET_ASIDE)
    counts = {
        "command.import.aside": aside,
        "command.import.twice": len(ledger.duplicates),
        "command.import.rejected": len(ledger.rejected),
    }
    return [wording.text(key, count=count) for key, count in counts.items() if count]
