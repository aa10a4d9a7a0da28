"""The same payment in two books, counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from roi_app.ledger.classify import Classified


def duplicates(rows: Sequence[Classified]) -> dict[int, int]:
    """The places of rows that stand in an earlier book already, each with the place of that row.

    Two rows are one payment where both books give it the same number and amount; where a book gives none, where day,
    amount, text and counterparty are the same. Rows of one sheet are never the same: who pays twice has paid twice.
    """
    by_id: defaultdict[Hashable, list[int]] = defaultdict(list)
    by_look: defaultdict[Hashable, list[int]] = defaultdict(list)
    taken: set[tuple[int, tuple[str, str]]] = set()
    found: dict[int, int] = {}
    for place, one in enumerate(rows):
        payment = one.payment
        book = payment.file, payment.sheet
        cents = round(one.cost * 100)
        look = payment.day, cents, payment.text, payment.counterparty
        same = list(by_id[payment.id, cents]) if payment.id else []
        same += [other for other in by_look[look] if not (payment.id and rows[other].payment.id)]
        original = next(
            (
                other
                for other in same
                if (other, book) not in taken and (rows[other].payment.file, rows[other].payment.sheet) != book
            ),
            None,
        )
        if original is not None:
            taken.add((original, book))
            found[place] = original
            continue
        if payment.id:
            by_id[payment.id, cents].append(place)
        by_look[look].append(place)
    return found
