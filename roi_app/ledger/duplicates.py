"""The same payment in two books, counted once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, TypeAlias

from roi_app.ledger.answers import PairKey, pair_of
from roi_app.ledger.classify import Classified
from roi_app.ledger.kinds import Kind
from roi_app.ledger.month_cells import last_day_of
from roi_app.ledger.payment_keys import payment_keys

_NEXT_DAYS: Final = (timedelta(0), timedelta(1), timedelta(-1))
"""By how much a bank may book a payment apart from the wallet that it was made with, the likeliest first."""
_FEWEST_MET: Final = 2
_MOST_MET: Final = 0.5
_DAYS_BEFORE: Final = (timedelta(-2), timedelta(-3))
"""By how much sooner besides a wallet may have paid back what then comes to the bank."""


_Look: TypeAlias = "tuple[date, float, str, str]"


def duplicates(
    rows: Sequence[Classified], is_provider: Callable[[str], bool], said: Mapping[PairKey, bool]
) -> dict[int, int]:
    """The places of rows that stand in another book already, each with the place of that row.

    Two rows are one payment where both books give it the same number and amount; where a book gives none, where day,
    amount and all words are the same, and there are some. A bank's row that names a provider of payments, as
    `is_provider` tells by its words, is the row of that amount, a day apart at most, in the provider's own book: that
    one says what for. What was never paid is no row of any other.
    Rows of one sheet are never the same: who pays twice has paid twice. What a person has `said` of two rows goes
    before all of this.
    """
    found = _same(rows)
    if len({one.payment.file for one in rows}) > 1:
        found |= _paid_through(rows, found, is_provider)
    return _as_said(found, rows, said) if said else found


def _as_said(found: dict[int, int], rows: Sequence[Classified], said: Mapping[PairKey, bool]) -> dict[int, int]:
    """The same without the pairs that are two payments, and with those that are one."""
    keys = list(payment_keys(one.payment for one in rows))
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        by_key[key].append(place)
    kept = {place: other for place, other in found.items() if said.get(pair_of(keys[place], keys[other])) is not False}
    for (one, other), are_one in said.items():
        if not are_one or one not in by_key or other not in by_key:
            continue
        first, *rest = sorted({*by_key[one], *by_key[other]})
        kept |= {place: first for place in rest if first not in kept}
    # What was the original of another and now counts elsewhere takes that one along.
    return {place: kept.get(other, other) for place, other in kept.items()}


def _paid_through(
    rows: Sequence[Classified], known: dict[int, int], is_provider: Callable[[str], bool]
) -> dict[int, int]:
    """Rows of a bank with the rows of a wallet that they paid or were paid by."""
    named: list[int] = []
    by_money: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, one in enumerate(rows):
        if place in known or one.kind is Kind.NOT_PAID:
            continue
        if is_provider(f"{one.payment.text} {one.payment.note} {one.payment.counterparty}"):
            named.append(place)
        else:
            by_money[one.payment.day, _way_at_bank(one), abs(round(one.cost * 100))].append(place)
    near = {place: list(_near(rows[place], rows, by_money)) for place in named}
    wallets = _wallets(rows, near, is_provider)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for place, others in near.items():
        file = rows[place].payment.file
        original = next((one for one in others if one not in taken and (file, rows[one].payment.file) in wallets), None)
        if original is not None:
            taken.add(original)
            found[place] = original
    return found


def _near(one: Classified, rows: Sequence[Classified], by_money: Mapping[Hashable, Sequence[int]]) -> Iterator[int]:
    """The rows of other files that have the money of a bank's row on a day near it, the likeliest first."""
    way, cents = (1 if one.cost > 0 else -1), abs(round(one.cost * 100))
    for days in _NEXT_DAYS if way > 0 else (*_NEXT_DAYS, *_DAYS_BEFORE):
        for other in by_money.get((one.payment.day + days, way, cents), ()):
            if rows[other].payment.file != one.payment.file:
                yield other


def _wallets(
    rows: Sequence[Classified], near: Mapping[int, Sequence[int]], is_provider: Callable[[str], bool]
) -> set[tuple[str, str]]:
    """The files of a bank, each with a file that tells what it paid through a provider for.

    That is one which bears the provider's name or says of each payment whether it is done, as providers do, and else
    one in which most that the bank paid so is found: the same amount may have been paid for two things on one day.
    """
    met = Counter((rows[place].payment.file, file) for place, of in near.items() for file in _files(rows, of))
    of_bank = Counter(rows[place].payment.file for place in near)
    own = {one.payment.file for one in rows if one.payment.status} | {file for _, file in met if is_provider(file)}
    return {
        (bank, file)
        for (bank, file), count in met.items()
        if file in own or (count >= _FEWEST_MET and count >= _MOST_MET * of_bank[bank])
    }


def _files(rows: Sequence[Classified], places: Iterable[int]) -> set[str]:
    return {rows[place].payment.file for place in places}


def _way_at_bank(one: Classified) -> int:
    """The way that money of a wallet takes at the bank: 1 for what leaves it, -1 for what comes to it, else 0.

    What a wallet counts as moved or paid back comes to the bank; what it sold for stays in it.
    """
    if one.kind is Kind.TRANSFER or (one.is_refund and one.cost < 0):
        return -1
    return 1 if one.cost > 0 else 0


def _same(rows: Sequence[Classified]) -> dict[int, int]:
    books = [(one.payment.file, one.payment.sheet) for one in rows]
    if len(set(books)) < 2:  # noqa: PLR2004 - one book holds nothing twice
        return {}
    apart = _by_month(rows)
    by_id: defaultdict[Hashable, list[int]] = defaultdict(list)
    by_look: defaultdict[Hashable, list[int]] = defaultdict(list)
    taken: set[tuple[int, tuple[str, str]]] = set()
    found: dict[int, int] = {}
    for place, one in enumerate(rows):
        payment, book = one.payment, books[place]
        if one.kind is Kind.NOT_PAID:
            continue
        cents = round(one.cost * 100)
        says = (payment.text, payment.counterparty, payment.category, payment.note)
        look = (payment.day, cents, *says)
        # Two payments of the same day and amount without a word may well be two.
        is_told = (payment.text or payment.counterparty) and book not in apart
        alike: Iterable[int] = by_look.get(look, ()) if is_told else ()
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


def _by_month(rows: Sequence[Classified]) -> set[tuple[str, str]]:
    """The books of nothing but months that no other holds wholly: the same wage may be paid in each of two shops.

    An export of more months holds the one before, and is no book of its own either.
    """
    held: defaultdict[tuple[str, str], Counter[_Look]] = defaultdict(Counter)
    for one in rows:
        payment = one.payment
        held[payment.file, payment.sheet][payment.day, one.cost, payment.text, payment.category] += 1
    months = {book: of for book, of in held.items() if all(key[0] == last_day_of(key[0]) for key in of)}
    return {
        book
        for book, of in months.items()
        if not any(_holds(of, other) or _holds(other, of) for name, other in months.items() if name != book)
    }


def _holds(larger: Counter[_Look], smaller: Counter[_Look]) -> bool:
    """Whether a book has all of another: by chance it has one item of it, not several."""
    return smaller == larger or (len({look[2:] for look in smaller}) > 1 and smaller <= larger)
