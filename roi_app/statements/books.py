"""Which figures were read from the merchant's own books, for where there is no line for each of them."""

from __future__ import annotations

from roi_app.documents.case import Case
from roi_app.documents.document import Books
from roi_app.explain.origins import books_text
from roi_app.texts.formatting import Wording


def books_lines(case: Case, wording: Wording) -> tuple[str, ...]:
    """A line for each part of the books that was read: its months and rows, and what they tell."""
    told: dict[Books, list[str]] = {}
    for key, resolved in case.quantities.items():
        if resolved.books is not None:
            told.setdefault(resolved.books, []).append(wording.label(key))
    between = wording.text("origin.books_between")
    return tuple(
        wording.text("origin.books_line", books=books_text(books, wording), names=between.join(names))
        for books, names in told.items()
    )
