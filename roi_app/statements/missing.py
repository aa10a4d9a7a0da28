"""The headline of a plan that lacks something: no figure is made up, and no zero is told for what nobody knows."""

from __future__ import annotations

from dataclasses import replace

from roi_app.figures.tones import Tone
from roi_app.statements.headline import HeadlineFigure
from roi_app.texts.formatting import NONE


def emptied(figure: HeadlineFigure) -> HeadlineFigure:
    """The same figure with its caption alone."""
    return replace(figure, value=None, absent=NONE, unit="", note="", tone=Tone.PLAIN, average="")
