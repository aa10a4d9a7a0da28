"""The row of each key, and what it holds in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from roi_app.gui.panels.inputs import lazy
from roi_app.gui.panels.inputs.quantity_row import QuantityRow
from roi_app.gui.panels.inputs.sections import CHOICES, LEVERS, ONE_BILL, SINGLE_PRICES, TOOLS_BILL
from roi_app.gui.state.commands import BILL, Commands
from roi_app.gui.state.session import Session

if TYPE_CHECKING:
    from roi_app.gui.panels.inputs.bill_row import BillRow
    from roi_app.gui.panels.inputs.choice_row import ChoiceRow
    from roi_app.gui.panels.inputs.lever_row import LeverRow

Row: TypeAlias = "QuantityRow | LeverRow | ChoiceRow | BillRow"


def make_row(key: str, session: Session, commands: Commands) -> Row:
    """The row of a quantity, a lever or a choice."""
    if key == TOOLS_BILL:
        return lazy.bill_row()(session, commands)
    if key in CHOICES:
        return lazy.choice_row(key)(key, CHOICES[key], session, commands)
    if key in LEVERS:
        return lazy.lever_row()(LEVERS[key], session, commands)
    return QuantityRow(key, session, commands)


def value_text(key: str, session: Session) -> str:
    """What the row of a key holds, made or not."""
    wording, case = session.wording, session.case
    if key == TOOLS_BILL:
        return wording.text(f"inputs.{ONE_BILL if case.tools_given else SINGLE_PRICES}")
    if key in CHOICES:
        return wording.text(f"{key}.{getattr(session.document, key)}")
    if key in LEVERS:
        lever = case.levers[LEVERS[key]].lever
        return wording.text("lever.none") if lever is None else lever.name[wording.language]
    if key == BILL and not case.tools_given:
        return wording.money(case.tools_per_month.mode)
    return wording.quantity(key, case.quantities[key].range.mode)
