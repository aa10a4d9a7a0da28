"""The same payment in two books, counted once."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
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
_Book: TypeAlias = "tuple[str, str]"
_Piles: TypeAlias = "dict[str, deque[int]]"
"""Rows by their file, those that no row of a bank was paid by yet."""


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
    by_money: defaultdict[Hashable, _Piles] = defaultdict(dict)
    for place, one in enumerate(rows):
        if place in known or one.kind is Kind.NOT_PAID:
            continue
        payment = one.payment
        if is_provider(f"{payment.text} {payment.note} {payment.counterparty}"):
            named.append(place)
        else:
            piles = by_money[payment.day, _way_at_bank(one), abs(round(one.cost * 100))]
            piles.setdefault(payment.file, deque()).append(place)
    near = {place: _near(rows[place], by_money) for place in named}
    wallets = _wallets(rows, near, is_provider)
    found: dict[int, int] = {}
    for place, days in near.items():
        bank = rows[place].payment.file
        for piles in days:
            known_ones = [pile for file, pile in piles.items() if pile and (bank, file) in wallets]
            if known_ones:
                found[place] = min(known_ones, key=lambda pile: pile[0]).popleft()
                break
    return found


def _near(one: Classified, by_money: Mapping[Hashable, _Piles]) -> list[_Piles]:
    """What has the money of a bank's row on the days near it, the likeliest first."""
    way, cents = (1 if one.cost > 0 else -1), abs(round(one.cost * 100))
    days = _NEXT_DAYS if way > 0 else (*_NEXT_DAYS, *_DAYS_BEFORE)
    return [piles for by in days if (piles := by_money.get((one.payment.day + by, way, cents)))]


def _wallets(
    rows: Sequence[Classified], near: Mapping[int, Iterable[_Piles]], is_provider: Callable[[str], bool]
) -> set[tuple[str, str]]:
    """The files of a bank, each with another file that tells what it paid through a provider for.

    That is one which bears the provider's name or says of each payment whether it is done, as providers do, and else
    one in which most that the bank paid so is found: the same amount may have been paid for two things on one day.
    """
    banks = {place: rows[place].payment.file for place in near}
    met = Counter((banks[place], file) for place, days in near.items() for file in set().union(*days) - {banks[place]})
    of_bank = Counter(banks.values())
    own = {one.payment.file for one in rows if one.payment.status} | {file for _, file in met if is_provider(file)}
    return {
        (bank, file)
        for (bank, file), count in met.items()
        if file in own or (count >= _FEWEST_MET and count >= _MOST_MET * of_bank[bank])
    }


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
    taken: set[tuple[int, _Book]] = set()
    by_id, by_look, by_look_alone = (_Alike(books, taken) for _ in range(3))
    found: dict[int, int] = {}
    for place, one in enumerate(rows):
        payment, book = one.payment, books[place]
        if one.kind is Kind.NOT_PAID:
            continue
        cents = round(one.cost * 100)
        number = payment.id, cents
        look = payment.day, cents, payment.text, payment.counterparty, payment.category, payment.note
        # Two payments of the same day and amount without a word may well be two.
        is_told = (payment.text or payment.counterparty) and book not in apart
        original = by_id.first(number, book) if payment.id else None
        if original is None and is_told:
            original = (by_look_alone if payment.id else by_look).first(look, book)
        if original is not None:
            found[place] = original
            taken.add((original, book))
            continue
        by_look.add(look, place)
        if payment.id:
            by_id.add(number, place)
        else:
            by_look_alone.add(look, place)
    return found


class _Alike:
    """Rows that share something. A book goes past each of them once, so that very many alike take no longer."""

    def __init__(self, books: Sequence[_Book], taken: Collection[tuple[int, _Book]]) -> None:
        self._books, self._taken = books, taken
        self._places: defaultdict[Hashable, list[int]] = defaultdict(list)
        self._passed: dict[Hashable, int] = {}

    def add(self, key: Hashable, place: int) -> None:
        self._places[key].append(place)

    def first(self, key: Hashable, book: _Book) -> int | None:
        """The first row of another book that is not taken by this one yet."""
        places = self._places.get(key, ())
        at = self._passed.get((key, book), 0)
        while at < len(places) and (self._books[places[at]] == book or (places[at], book) in self._taken):
            at += 1
        if at:
            self._passed[key, book] = at
        return places[at] if at < len(places) else None


def _by_month(rows: Sequence[Classified]) -> set[_Book]:
    """The books of nothing but months that no other holds wholly: the same wage may be paid in each of two shops.

    An export of more months holds the one before, and is no book of its own either.
    """
    held: defaultdict[_Book, Counter[_Look]] = defaultdict(Counter)
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
