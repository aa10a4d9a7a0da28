"""What θ asks, in the words of a merchant."""

from __future__ import annotations

from roi_app.texts.formatting import Wording


def intensity_question(wording: Wording) -> str:
    """How much of each yuan, dollar or euro saved rivals make a merchant spend again."""
    return wording.text("meter.question", unit=wording.text(f"currency.one.{wording.currency}"))


def intensity_caption(wording: Wording) -> str:
    """The same on one line, where the whole question is said beside it."""
    return wording.text("meter.question_short", unit=wording.text(f"currency.one.{wording.currency}"))
