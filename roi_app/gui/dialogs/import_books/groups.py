"""The payments of the books put into groups, the largest money first: what a person looks through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from roi_app.ledger.kinds import Kind
from roi_app.ledger.ledger import Ledger
from roi_app.ledger.rows import LedgerRow


class By(StrEnum):
    """What the rows of a group share."""

    PAYEE = "payee"
    RULE = "rule"
    KIND = "kind"


class View(StrEnum):
    """Which rows are looked at; a kind beside these is a view of its own."""

    ALL = "all"
    REFUNDS = "refunds"
    DUPLICATES = "duplicates"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share something: `key` is what they share, `kind` None where they are of several.

    `first` is one of its rows, `places` are those of its rows in the ledger; `money` is their sum in the ledger's
    currency, without what has no rate and None where nothing has one, and `moved` the sum of what came and went.
    """

    key: str
    kind: Kind | None
    first: LedgerRow
    places: tuple[int, ...]
    money: float | None
    moved: float


def in_view(ledger: Ledger, view: str) -> list[int]:
    """The places of the rows of a view, which is one of `View` or a kind."""
    is_in = _VIEWS.get(view) or (lambda row: row.duplicate_of is None and row.kind == view)
    return [place for place, row in enumerate(ledger.rows) if is_in(row)]


_VIEWS: dict[str, Callable[[LedgerRow], bool]] = {
    View.ALL: lambda _: True,
    View.REFUNDS: lambda row: row.is_refund,
    View.DUPLICATES: lambda row: row.duplicate_of is not None,
    View.FOREIGN: lambda row: row.value is None,
}


def groups_of(ledger: Ledger, places: Iterable[int], by: By) -> tuple[Group, ...]:
    """The rows at these places in groups, the one through which most money went first."""
    found: dict[str, list[int]] = {}
    share = _SHARED[by]
    for place in places:
        found.setdefault(share(ledger.rows[place]), []).append(place)
    groups = (_group(key, tuple(inside), ledger) for key, inside in found.items())
    return tuple(sorted(groups, key=lambda one: (-one.moved, one.key)))


_SHARED: dict[By, Callable[[LedgerRow], str]] = {
    By.PAYEE: lambda row: row.counterparty or row.text or row.category,
    By.RULE: lambda row: row.rule,
    By.KIND: lambda row: row.kind,
}


def _group(key: str, places: tuple[int, ...], ledger: Ledger) -> Group:
    kinds = {ledger.rows[place].kind for place in places}
    values = [value for place in places if (value := ledger.rows[place].value) is not None]
    kind, money = kinds.pop() if len(kinds) == 1 else None, sum(values) if values else None
    return Group(key, kind, ledger.rows[places[0]], places, money, sum(map(abs, values)))


def tallied(ledger: Ledger) -> dict[str, tuple[int, float]]:
    """How many rows each view and each kind has, and the sum of what came and went in them."""
    found: dict[str, tuple[int, float]] = {}
    for row in ledger.rows:
        moved = abs(row.value or 0.0)
        views = [view for view, is_in in _VIEWS.items() if is_in(row)]
        if row.duplicate_of is None:
            views.append(row.kind)
        for view in views:
            count, money = found.get(view, (0, 0.0))
            found[str(view)] = count + 1, money + moved
    return found


def matching(ledger: Ledger, places: Iterable[int], words: str) -> list[int]:
    """The places of the rows in which every word stands."""
    wanted = words.casefold().split()
    if not wanted:
        return list(places)
    return [place for place in places if all(word in _told(ledger.rows[place]) for word in wanted)]


def _told(row: LedgerRow) -> str:
    return " ".join(
        (row.text, row.counterparty, row.category, row.id, row.day.isoformat(), f"{row.amount:g}", row.rule)
    ).casefold()


def word_of(rows: Iterable[LedgerRow]) -> str:
    """What all these rows share, by which a rule can know others like them: their payee, else their text; or ""."""
    listed = list(rows)
    for told in ("counterparty", "text", "category"):
        shared = {getattr(row, told).strip() for row in listed}
        if len(shared) == 1 and (word := shared.pop()):
            return str(word)
    return ""
