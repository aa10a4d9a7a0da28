"""Reads the three rooms that make an estimate: the merchant, the plan and the assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.fields import FieldReader
from roi_app.checks.json_object import Fields
from roi_app.checks.problems import shown
from roi_app.documents.document import LEVER_PRICE, PLACES, Document
from roi_app.model.parameters import ASSUMPTIONS, CURRENCIES, PLATFORMS, QUANTITIES, STAFF_CASH, STREAMS, Kind, Range

ROOMS: Final = ("merchant", "plan", "assumptions")
LONGEST_NAME: Final = 200
MOST_CLAIMS: Final = 100


def _fields(kind: Kind) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.field for one in QUANTITIES.values() if one.kind is kind))


STREAM_FIELDS: Final = _fields(Kind.STREAM)
MERCHANT_AMOUNTS: Final = _fields(Kind.MERCHANT)
PLAN_AMOUNTS: Final = _fields(Kind.PLAN)
MERCHANT_FIELDS: Final = ("name", "platform", "currency", *MERCHANT_AMOUNTS, "streams")
PLAN_FIELDS: Final = ("preset", "levers", "lever_prices", *PLAN_AMOUNTS, "staff_cash", "as_claimed")


def read_shop(tree: Fields, reader: FieldReader, catalogue: Catalogue) -> Document:
    """The shop, its plan and its assumptions; what is wrong is noted and left at its default."""
    merchant, plan, assumptions = (reader.section(tree, (room,)) for room in ROOMS)
    reader.keep_rest(merchant, ("merchant",), MERCHANT_FIELDS)
    reader.keep_rest(plan, ("plan",), PLAN_FIELDS)
    values = _amounts(merchant, ("merchant",), MERCHANT_AMOUNTS, reader)
    values |= _streams(merchant, reader)
    values |= _plan_amounts(plan, reader)
    values |= _assumptions(assumptions, reader)
    return Document(
        name=reader.text(merchant, ("merchant", "name"), LONGEST_NAME),
        platform=reader.choice(merchant, ("merchant", "platform"), PLATFORMS, "unknown_platform", "other"),
        currency=reader.choice(merchant, ("merchant", "currency"), CURRENCIES, "unknown_currency", "CNY"),
        preset=reader.choice(plan, ("plan", "preset"), catalogue.presets, "unknown_preset", "base"),
        levers=_levers(plan, reader, catalogue),
        lever_prices=_lever_prices(plan, reader, catalogue),
        staff_cash=reader.choice(plan, ("plan", "staff_cash"), STAFF_CASH, "unknown_staff_cash", "share"),
        as_claimed=_as_claimed(plan, reader, catalogue),
        values={key: values[key] for key in QUANTITIES if key in values},
        unknown=reader.unknown,
    )


def _amounts(
    fields: Fields, path: tuple[str, ...], names: tuple[str, ...], reader: FieldReader, prefix: str = ""
) -> dict[str, Range]:
    given = {
        name: reader.amount((*path, name), QUANTITIES[prefix + name], fields[name]) for name in names if name in fields
    }
    return {prefix + name: value for name, value in given.items() if value is not None}


def _streams(merchant: Fields, reader: FieldReader) -> dict[str, Range]:
    path = ("merchant", "streams")
    values: dict[str, Range] = {}
    streams = reader.section(merchant, path)
    for name in streams:
        if name not in STREAMS:
            reader.unknown_name((*path, name), "unknown_stream", name, STREAMS)
            continue
        fields = reader.section(streams, (*path, name))
        values |= _amounts(fields, (*path, name), STREAM_FIELDS, reader, f"{name}.")
        reader.keep_rest(fields, (*path, name), STREAM_FIELDS)
    return values


def _plan_amounts(plan: Fields, reader: FieldReader) -> dict[str, Range]:
    # A null sum for the tools says in so many words what an absent one says: add up the prices.
    names = tuple(one for one in PLAN_AMOUNTS if one != "tools_per_month" or plan.get(one) is not None)
    return _amounts(plan, ("plan",), names, reader)


def _assumptions(assumptions: Fields, reader: FieldReader) -> dict[str, Range]:
    for name in assumptions:
        if name in ASSUMPTIONS:
            continue
        if name in QUANTITIES:
            reader.error(("assumptions", name), "misplaced", name=shown(name), place=QUANTITIES[name].path)
        else:
            reader.unknown_name(("assumptions", name), "unknown_assumption", name, ASSUMPTIONS)
    return _amounts(assumptions, ("assumptions",), ASSUMPTIONS, reader)


def _levers(plan: Fields, reader: FieldReader, catalogue: Catalogue) -> Mapping[str, str | None] | None:
    path = ("plan", "levers")
    if plan.get("levers") is None:
        return None
    levers: dict[str, str | None] = {}
    given = reader.section(plan, path)
    for place, lever in given.items():
        if place not in PLACES:
            reader.unknown_name((*path, place), "unknown_lever_place", place, PLACES)
        elif lever is None or _fits(lever, (*path, place), reader, catalogue):
            levers[place] = lever if isinstance(lever, str) else None
    return levers


def _fits(lever: object, path: tuple[str, ...], reader: FieldReader, catalogue: Catalogue) -> bool:
    place = path[-1]
    serving = [key for key, one in catalogue.levers.items() if one.stream == place]
    allowed = ", ".join(serving)
    if not isinstance(lever, str):
        reader.error(path, "lever_needed", found=shown(lever), allowed=allowed)
    elif lever not in catalogue.levers:
        close = reader.notes.nearest(lever, catalogue.levers)
        reader.error(path, "unknown_lever", name=shown(lever), nearest=close, allowed=allowed)
    elif not catalogue.levers[lever].is_pickable:
        reader.error(path, "lever_not_pickable", name=shown(lever), allowed=allowed)
    elif lever not in serving:
        serves = str(catalogue.levers[lever].stream)
        reader.error(path, "lever_wrong_stream", name=shown(lever), serves=serves, stream=place, allowed=allowed)
    return lever in serving


def _lever_prices(plan: Fields, reader: FieldReader, catalogue: Catalogue) -> Mapping[str, Range]:
    path = ("plan", "lever_prices")
    prices: dict[str, Range] = {}
    for name, given in reader.section(plan, path).items():
        price = reader.amount((*path, name), LEVER_PRICE, given)
        if name not in catalogue.levers:
            reader.unknown_name((*path, name), "unknown_lever", name, catalogue.levers)
        elif price is not None:
            prices[name] = price
    return prices


def _as_claimed(plan: Fields, reader: FieldReader, catalogue: Catalogue) -> tuple[str, ...]:
    path = ("plan", "as_claimed")
    given = plan.get("as_claimed", [])
    if not isinstance(given, list):
        reader.error(path, "list_needed", found=shown(given))
        return ()
    if len(given) > MOST_CLAIMS:
        reader.error(path, "list_too_long", length=str(len(given)), most=str(MOST_CLAIMS))
        return ()
    allowed = ", ".join(catalogue.levers)
    for index, lever in enumerate(given):
        at = (*reader.base, *path, index)
        if not isinstance(lever, str):
            reader.notes.error(at, "lever_needed", found=shown(lever), allowed=allowed)
        elif lever not in catalogue.levers:
            close = reader.notes.nearest(lever, catalogue.levers)
            reader.notes.error(at, "unknown_lever", name=shown(lever), nearest=close, allowed=allowed)
    return tuple(dict.fromkeys(lever for lever in given if isinstance(lever, str)))
