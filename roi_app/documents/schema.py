"""Reads the three sections that make an estimate: the merchant, the plan and the assumptions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from roi_app.benchmarks.catalogue import Catalogue, Lever
from roi_app.checks.fields import FieldReader
from roi_app.checks.positions import Path
from roi_app.checks.problems import Problems, shown
from roi_app.documents.document import PLACES, Books, Document
from roi_app.model.parameters import (
    ASSUMPTIONS,
    CURRENCIES,
    LEVER_PRICE,
    PLATFORMS,
    QUANTITIES,
    STAFF_CASH,
    STREAM_FIELDS,
    STREAMS,
    Kind,
    Range,
)

SECTIONS: Final = ("merchant", "plan", "assumptions")
TYPICAL: Final = "typical"
"""The group that says which values are those of a typical shop; an addition to a shop, without which it is whole."""
BOOKS: Final = "books"
"""The group that says which values came from the merchant's books; an addition too."""
BOOK_FIELDS: Final = ("first_month", "last_month", "rows")
LONGEST_NAME: Final = 200
MOST_CLAIMS: Final = 100


def _fields(kind: Kind) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.field for one in QUANTITIES.values() if one.kind is kind))


MERCHANT_AMOUNTS: Final = _fields(Kind.MERCHANT)
PLAN_AMOUNTS: Final = _fields(Kind.PLAN)
MERCHANT_FIELDS: Final = ("name", "platform", "currency", *MERCHANT_AMOUNTS, "streams")
PLAN_FIELDS: Final = ("preset", "levers", "lever_prices", *PLAN_AMOUNTS, "staff_cash", "as_claimed")


def read_shop(tree: FieldReader, catalogue: Catalogue) -> Document:
    """The shop, its plan and its assumptions; what is wrong is noted and left at its default."""
    merchant, plan, assumptions = (tree.section(name) for name in SECTIONS)
    merchant.keep_rest(MERCHANT_FIELDS)
    plan.keep_rest(PLAN_FIELDS)
    values = _amounts(merchant, MERCHANT_AMOUNTS)
    values |= _streams(merchant.section("streams"))
    values |= _plan_amounts(plan)
    values |= _assumptions(assumptions)
    typical = _typical(tree, values, catalogue)
    return Document(
        name=merchant.text_up_to("name", LONGEST_NAME),
        platform=merchant.choice("platform", PLATFORMS, "unknown_platform", "other"),
        currency=merchant.choice("currency", CURRENCIES, "unknown_currency", "CNY"),
        preset=plan.choice("preset", catalogue.presets, "unknown_preset", "base"),
        levers=_levers(plan, catalogue),
        lever_prices=_lever_prices(plan.section("lever_prices"), catalogue),
        staff_cash=plan.choice("staff_cash", STAFF_CASH, "unknown_staff_cash", "share"),
        as_claimed=_as_claimed(plan, catalogue),
        values={key: values[key] for key in QUANTITIES if key in values},
        typical=typical,
        books=_books(tree, values, typical),
        unknown=tree.kept.fields,
    )


def _typical(tree: FieldReader, values: Mapping[str, Range], catalogue: Catalogue) -> Mapping[str, str]:
    """The shop that each value was taken from; what names no value or no shop does no harm and is kept as it is."""
    if not isinstance(tree.fields.get(TYPICAL, {}), Mapping):
        tree.keep_unread(TYPICAL)
        return {}
    typical = {}
    given = tree.section(TYPICAL)
    for key, shop in given.fields.items():
        if key in values and key not in ASSUMPTIONS and isinstance(shop, str) and catalogue.typical_shop(shop):
            typical[key] = shop
        else:
            given.keep_unread(key)
    return {key: typical[key] for key in QUANTITIES if key in typical}


def _books(tree: FieldReader, values: Mapping[str, Range], typical: Mapping[str, str]) -> Mapping[str, Books]:
    """The part of the books that each value was read from; what is not understood does no harm and is kept as it is."""
    if not isinstance(tree.fields.get(BOOKS, {}), Mapping):
        tree.keep_unread(BOOKS)
        return {}
    books = {}
    given = tree.section(BOOKS)
    for key, said in given.fields.items():
        read = _book(said) if key in values and key not in ASSUMPTIONS and key not in typical else None
        if read is None:
            given.keep_unread(key)
        else:
            given.section(key).keep_rest(BOOK_FIELDS)
            books[key] = read
    return {key: books[key] for key in QUANTITIES if key in books}


def _book(given: object) -> Books | None:
    if not isinstance(given, Mapping):
        return None
    first, last, rows = (given.get(name) for name in BOOK_FIELDS)
    if not (isinstance(first, str) and isinstance(last, str) and isinstance(rows, int) and not isinstance(rows, bool)):
        return None
    try:
        return Books(first, last, rows)
    except ValueError:
        return None


def _amounts(group: FieldReader, names: Collection[str], prefix: str = "") -> dict[str, Range]:
    given = {name: group.amount(name, QUANTITIES[prefix + name]) for name in names if name in group}
    return {prefix + name: value for name, value in given.items() if value is not None}


def _streams(streams: FieldReader) -> dict[str, Range]:
    values: dict[str, Range] = {}
    for name in streams.fields:
        if name not in STREAMS:
            streams.not_allowed(streams.at(name), "unknown_stream", name, STREAMS)
            continue
        stream = streams.section(name)
        values |= _amounts(stream, STREAM_FIELDS, f"{name}.")
        stream.keep_rest(STREAM_FIELDS)
    return values


def _plan_amounts(plan: FieldReader) -> dict[str, Range]:
    # A null sum for the tools says in so many words what an absent one says: add up the prices.
    return _amounts(plan, [one for one in PLAN_AMOUNTS if one != "tools_per_month" or plan.fields.get(one) is not None])


def _assumptions(assumptions: FieldReader) -> dict[str, Range]:
    for name in assumptions.fields:
        if name in ASSUMPTIONS:
            continue
        if name in QUANTITIES:
            assumptions.error(name, "misplaced", name=shown(name), place=QUANTITIES[name].path)
        else:
            assumptions.not_allowed(assumptions.at(name), "unknown_assumption", name, ASSUMPTIONS)
    return _amounts(assumptions, ASSUMPTIONS)


def _levers(plan: FieldReader, catalogue: Catalogue) -> Mapping[str, str | None] | None:
    if plan.fields.get("levers") is None:
        return None
    levers: dict[str, str | None] = {}
    given = plan.section("levers")
    for place, lever in given.fields.items():
        if place not in PLACES:
            given.not_allowed(given.at(place), "unknown_lever_place", place, PLACES)
        elif lever is None:
            levers[place] = None
        elif isinstance(lever, str) and lever in catalogue.levers:
            _check_place(given, place, catalogue.levers[lever], catalogue)
            levers[place] = lever
        else:
            _no_lever(given.problems, given.at(place), lever, catalogue.levers, _serving(place, catalogue))
    return levers


def _no_lever(problems: Problems, path: Path, lever: object, known: Collection[str], allowed: Collection[str]) -> None:
    """Note what is no lever: a name that the catalogue lacks, or no name at all."""
    listed = ", ".join(allowed)
    if isinstance(lever, str):
        nearest = problems.nearest(lever, known)
        problems.error(path, "unknown_lever", name=shown(lever), nearest=nearest, allowed=listed)
    else:
        problems.error(path, "lever_needed", found=shown(lever), allowed=listed)


def _check_place(given: FieldReader, place: str, lever: Lever, catalogue: Catalogue) -> None:
    """Note a lever that cannot be picked for this place."""
    allowed = ", ".join(_serving(place, catalogue))
    if not lever.is_pickable:
        given.error(place, "lever_not_pickable", name=shown(lever.key), allowed=allowed)
    elif lever.stream != place:
        serves = str(lever.stream)
        given.error(place, "lever_wrong_stream", name=shown(lever.key), serves=serves, stream=place, allowed=allowed)


def _serving(place: str, catalogue: Catalogue) -> list[str]:
    return [key for key, one in catalogue.levers.items() if one.stream == place]


def _lever_prices(given: FieldReader, catalogue: Catalogue) -> Mapping[str, Range]:
    prices: dict[str, Range] = {}
    for name in given.fields:
        price = given.amount(name, LEVER_PRICE)
        if name not in catalogue.levers:
            given.not_allowed(given.at(name), "unknown_lever", name, catalogue.levers)
        elif price is not None:
            prices[name] = price
    return prices


def _as_claimed(plan: FieldReader, catalogue: Catalogue) -> tuple[str, ...]:
    given = plan.list_up_to("as_claimed", MOST_CLAIMS)
    for index, lever in enumerate(given):
        if not isinstance(lever, str) or lever not in catalogue.levers:
            _no_lever(plan.problems, plan.at("as_claimed", index), lever, catalogue.levers, catalogue.levers)
    return tuple(dict.fromkeys(lever for lever in given if isinstance(lever, str)))
