"""When a plan pays back, in words: alone, as in a table, and as part of a sentence."""

from __future__ import annotations

from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline
from roi_app.texts.formatting import NONE, Wording


def payback(answer: Answer, wording: Wording) -> str:
    """When the plan pays back, and when the money is lost again; a dash where no tool is chosen."""
    if answer.value("adopts") == 0:
        return NONE
    when, again = wording.months(answer.number("payback_months")), lost_again(answer, wording)
    return wording.text("payback.falls_again", when=when, again=again) if again else when


def payback_phrase(answer: Answer, wording: Wording, baseline: Baseline = Baseline.TODAY) -> str:
    """The same as a phrase: "paid back in month 2"; beside figures against another baseline it says that it is not."""
    phrase = _phrase(answer, wording)
    return phrase if baseline is Baseline.TODAY else wording.text("head.against_today", note=phrase)


def _phrase(answer: Answer, wording: Wording) -> str:
    if answer.value("adopts") == 0:
        return wording.text("payback.phrase.nothing")
    when, again = answer.number("payback_months"), lost_again(answer, wording)
    if when is None:
        return wording.text("payback.phrase.never")
    key = "payback.phrase.month" if when else "payback.phrase.at_once"
    phrase = wording.text(key, when=wording.months(when))
    return wording.text("payback.phrase.falls_again", phrase=phrase, again=again) if again else phrase


def lost_again(answer: Answer, wording: Wording) -> str:
    """That the running total falls below 0 after payback, and when; "" where it does not."""
    month = answer.number("falls_again_month")
    return "" if month is None else wording.text("payback.again", month=wording.plain(month, 0))
