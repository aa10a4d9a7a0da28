"""The row of the currency: another one asks what becomes of the amounts."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QMessageBox

from roi_app.documents.conversion import has_amounts
from roi_app.gui.panels.inputs.choice_row import ChoiceRow
from roi_app.gui.state.message_boxes import MessageBoxes

KEEP: Final = "choice.currency.keep"
CONVERT: Final = "choice.currency.convert"
_ANSWERS: Final = (CONVERT, KEEP, "file.cancel")


class CurrencyRow(ChoiceRow):
    """Keeps the numbers, or converts them at the pack's dated rate; either is one step."""

    def choose(self, value: str) -> None:
        """Ask where there are amounts, and take the answer."""
        session, document = self._session, self._session.document
        if value == document.currency or not has_amounts(document):
            super().choose(value)
            return
        rates = session.catalogue.currencies
        wording = session.wording
        text = wording.text(
            "choice.currency.question",
            before=document.currency,
            after=value,
            rate=f"{rates.per_cny[value] / rates.per_cny[document.currency]:.4g}",
            day=rates.as_of,
        )
        boxes = MessageBoxes(self.window(), session)
        answer = boxes.ask("choice.currency.title", text, _ANSWERS, QMessageBox.Icon.Question)
        if answer == CONVERT:
            self._commands.convert(value)
        elif answer == KEEP:
            super().choose(value)
        else:
            self.refresh()
