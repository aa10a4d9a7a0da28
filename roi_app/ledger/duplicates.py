"""The same payment in two books, counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from roi_app.ledger.classify import Classified


def duplicates(rows: Sequence[Classified]) -> dict[int, int]:
    """The places of rows that stand in an earlier book already, each with the place of that row.

    Two rows are one payment where both books give it the same number and amount; where a book gives none, where day,
    amount, text and counterparty are the same. Rows of one sheet are never the same: who pays twice has paid twice.
    """
    books = [(one.payment.file, one.payment.sheet) for one in rows]
    if len(set(books)) < 2:  # noqa: PLR2004 - one book holds nothing twice
        return {}
    by_id: defaultdict[Hashable, list[int]] = defaultdict(list)
    by_look: defaultdict[Hashable, list[int]] = defaultdict(list)
    taken: set[tuple[int, tuple[str, str]]] = set()
    found: dict[int, int] = {}
    for place, one in enumerate(rows):
        payment, book = one.payment, books[place]
        cents = round(one.cost * 100)
        look = (payment.day, cents, payment.text, payment.counterparty)
        alike: Iterable[int] = by_look.get(look, ())
        if payment.id:
            alike = [*by_id.get((payment.id, cents), ()), *(other for other in alike if not rows[other].payment.id)]
        for other in alike:
            if books[other] != book and (other, book) not in taken:
                taken.add((other, book))
                found[place] = other
                break
        else:
            by_look[look].append(place)
            if payment.id:
                by_id[payment.id, cents].append(place)
    return found
