"""What has to be said of a source's address; apart from `origins`, as the list of a pack needs no case."""

from __future__ import annotations

from roi_app.benchmarks.catalogue import Source
from roi_app.texts.formatting import Wording


def where_it_stands(source: Source, wording: Wording) -> str:
    """That only the publisher's own site is known, not the page itself; "" where the page is."""
    return wording.text("evidence.front_page") if source.is_front_page else ""
