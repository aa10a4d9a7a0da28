"""The headline of a plan that lacks something: no figure is made up, and no zero is told for what nobody knows."""

from __future__ import annotations

from dataclasses import replace

from roi_app.estimates.answer import Answer
from roi_app.figures.missing import Missing, missing
from roi_app.figures.tones import Tone
from roi_app.statements.headline import HeadlineFigure
from roi_app.texts.formatting import NONE, Wording


def lacking(answer: Answer, wording: Wording) -> str:
    """What a plan lacks, in a sentence for where no field stands beside it; "" for one that can be estimated."""
    lack = missing(answer)
    if lack is None:
        return ""
    return wording.text("narrative.nothing_comes" if lack is Missing.TOOLS else "narrative.no_work")


def emptied(figure: HeadlineFigure) -> HeadlineFigure:
    """The same figure with its caption alone."""
    return replace(figure, value=None, absent=NONE, unit="", note="", tone=Tone.PLAIN, average="")
