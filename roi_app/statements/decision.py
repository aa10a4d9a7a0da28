"""What to decide, in one sentence: which tools to take, which to negotiate and to what price, which to leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from roi_app.statements.tools import ToolRow, Verdict
from roi_app.texts.formatting import Wording


def decision(rows: Sequence[ToolRow], wording: Wording) -> str:
    """The verdicts on all tools, the best first within each; "" where no tool works."""
    return _told(rows, lambda row: named_with_price(row, wording), wording)


def _told(rows: Sequence[ToolRow], name_of: Callable[[ToolRow], str], wording: Wording) -> str:
    named = {one: [name_of(row) for row in rows if row.verdict is one] for one in Verdict}
    listed = wording.text("tools.listed")
    parts = [
        wording.text(f"tools.decide.{verdict}", names=listed.join(names)) for verdict, names in named.items() if names
    ]
    if not parts:
        return ""
    said = wording.text("tools.decide.between").join(parts)
    return said[0].upper() + said[1:] + wording.text("tools.decide.end")


def decision_without_prices(rows: Sequence[ToolRow], wording: Wording) -> str:
    """The same verdicts, without what a price comes to at most: for papers that tell no single result."""
    return _told(rows, lambda row: row.tool, wording)


def named_with_price(row: ToolRow, wording: Wording) -> str:
    """A tool's name; one whose price is to be negotiated with the price at which it would be taken."""
    if row.verdict is not Verdict.NEGOTIATE or row.taken_up_to is None:
        return row.tool
    return wording.text("tools.decide.down_to", tool=row.tool, price=wording.money(row.taken_up_to))
