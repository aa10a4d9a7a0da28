"""By what a payment is known again in another export of the same books, where its row has another number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import TypeAlias

from roi_app.ledger.payment import Payment
from roi_app.ledger.rows import LedgerRow

PaymentKey: TypeAlias = str
"""Day, amount, and a digest of what else tells a payment from others, such as `2025-05-03 1200.00 9f86d081`."""

_BYTES = 4


def payment_keys(payments: Iterable[Payment | LedgerRow]) -> Iterator[PaymentKey]:
    """The key of each payment, in their order.

    It does not hang on the file, the sheet or the number of the row, and tells no words. Payments of one sheet that
    nothing tells apart are numbered from the second on, as in `2025-05-03 1200.00 9f86d081 2`.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for one in payments:
        note = one.note if isinstance(one, Payment) else ""
        words = one.id or "\n".join((f"{one.text} {note}".strip() if note else one.text, one.counterparty))
        digest = blake2b(words.encode(errors="replace"), digest_size=_BYTES).hexdigest()
        key = f"{one.day.isoformat()} {abs(one.amount):.2f} {digest}"
        place = one.file, one.sheet, key
        seen[place] += 1
        yield key if seen[place] == 1 else f"{key} {seen[place]}"
