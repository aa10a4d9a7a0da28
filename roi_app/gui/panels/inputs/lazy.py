"""The rows of sections that are folded at first: their code is loaded when one is unfolded, as with pages."""
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roi_app.gui.panels.inputs.bill_row import BillRow
    from roi_app.gui.panels.inputs.choice_row import ChoiceRow
    from roi_app.gui.panels.inputs.lever_row import LeverRow


def bill_row() -> type[BillRow]:
    """How the tools are paid."""
    from roi_app.gui.panels.inputs.bill_row import BillRow

    return BillRow


def choice_row(field: str) -> type[ChoiceRow]:
    """One of a few words."""
    from roi_app.gui.panels.inputs.choice_row import ChoiceRow
    from roi_app.gui.panels.inputs.currency_row import CurrencyRow

    return CurrencyRow if field == "currency" else ChoiceRow


def lever_row() -> type[LeverRow]:
    """A tool and its price."""
    from roi_app.gui.panels.inputs.lever_row import LeverRow

    return LeverRow
