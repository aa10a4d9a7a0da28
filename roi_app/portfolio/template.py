"""An empty table of merchants to fill in."""

from __future__ import annotations

import csv
import io

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.portfolio import columns
from roi_app.portfolio.choices import words_allowed
from roi_app.portfolio.pieces import NOTE


def template(catalogue: Catalogue) -> bytes:
    """An empty table with every column, below each its unit and bounds, or the words that it may hold."""
    known = columns.known_columns(catalogue)
    declared = columns.declared(catalogue)
    words = {name: " ".join(filter(None, allowed)) for name, allowed in words_allowed(catalogue).items()}
    notes = {
        "words": words,
        "unit": {name: str(one.unit) for name, one in declared.items()},
        "lowest": {name: f"{one.lowest:.15g}" for name, one in declared.items()},
        "highest": {name: f"{one.highest:.15g}" for name, one in declared.items()},
    }
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(known)
    for name, told in notes.items():
        writer.writerow([f"{NOTE}{name}" if column == columns.ID else told.get(column, "") for column in known])
    return written.getvalue().encode("utf-8-sig")
