"""What has to be said of a source, its title and its address; apart from `origins`, as a pack's list needs no case."""

from __future__ import annotations

from typing import Final

from roi_app.benchmarks.catalogue import Source
from roi_app.texts.formatting import Wording

JUDGEMENT: Final = "about:judgement"
"""The address of what nobody has published: the authors' own judgement."""


def where_it_stands(source: Source, wording: Wording) -> str:
    """That only the publisher's own site is known, not the page itself; "" where the page is."""
    return wording.text("evidence.front_page") if source.is_front_page else ""


def title_of(source: Source, wording: Wording) -> str:
    """A publication's own title; the authors' judgement is named in the reader's language."""
    return wording.text("evidence.judgement_short") if source.address == JUDGEMENT else source.title
