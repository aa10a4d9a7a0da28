"""What made the document, so that anyone can make it again; it closes every report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from roi_app.exports.pdf.contents import ReportContents
from roi_app.exports.pdf.options import Inside
from roi_app.exports.pdf.pages.cover import date_words

CASE_FILE: Final = "estimate.roi"
"""What the case is called inside the PDF."""

_HASH_STEP: Final = 16


@dataclass(frozen=True, slots=True)
class Stamp:
    """The last lines; `facts` are pairs of name and value."""

    title: str
    facts: tuple[tuple[str, str], ...]
    hash_label: str
    hash: str
    attached: str
    judgement: str


def stamp(contents: ReportContents) -> Stamp:
    """Lay out the stamp."""
    wording, trials, made_at = contents.wording, contents.trials, contents.options.stamp
    origins, catalogue = contents.origins, contents.origins.catalogue
    facts = {
        "engine": f"Merchant ROI {origins.version}",
        "pack": wording.text(
            "pdf.stamp.pack_value", pack=catalogue.key, version=catalogue.version, read_on=catalogue.read_on.isoformat()
        ),
        "trials": wording.text("pdf.stamp.trials_value", count=f"{trials.trials:,}", seed=trials.seed),
        "correlation": wording.plain(trials.correlation, 2),
        "made": f"{date_words(made_at.date(), wording)} {made_at:%H:%M %z}".strip(),
    }
    return Stamp(
        title=wording.text("pdf.stamp"),
        facts=tuple((wording.text(f"pdf.stamp.{key}"), value) for key, value in facts.items()),
        hash_label=wording.text("pdf.stamp.inputs"),
        hash=_in_groups(origins.inputs_sha256),
        attached=_attached(contents),
        judgement=wording.text("pdf.disclaimer_long"),
    )


def _attached(contents: ReportContents) -> str:
    """Which file the report carries, and what is in it."""
    wording, carried = contents.wording, contents.options.carried
    if not carried:
        return wording.text("pdf.stamp.nothing_attached")
    parts = [wording.text("pdf.stamp.part.inputs")]
    if Inside.NOTES in carried and contents.has_notes:
        parts.append(wording.text("pdf.stamp.part.notes"))
    if Inside.SCENARIOS in carried and contents.scenarios:
        parts.append(wording.text("pdf.stamp.part.scenarios", count=contents.scenarios))
    listed = wording.text("command.listed").join(parts)
    return wording.text("pdf.stamp.attached", file=CASE_FILE, parts=listed)


def _in_groups(digits: str) -> str:
    return " ".join(digits[at : at + _HASH_STEP] for at in range(0, len(digits), _HASH_STEP))
