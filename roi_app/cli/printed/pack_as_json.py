"""A benchmark pack as plain dicts and lists, for other programs."""

from __future__ import annotations

from datetime import date
from typing import Any

from roi_app.benchmarks.catalogue import Benchmark, Catalogue, Evidence, Lever, Preset, Source
from roi_app.model.parameters import WEIGHTS, Range

Tree = dict[str, Any]


def pack_as_json(catalogue: Catalogue, today: date) -> Tree:
    """The whole pack, each figure with its evidence; money is CNY, shares are decimals."""

    def evidence(given: Evidence) -> Tree:
        return _evidence(given, today)

    def benchmark(given: Benchmark) -> Tree:
        return {**_range(given.range), "unit": given.unit.value, **evidence(given.evidence)}

    return {
        "pack": {
            "id": catalogue.key,
            "version": catalogue.version,
            "title": dict(catalogue.title),
            "read_on": catalogue.read_on.isoformat(),
        },
        "assumptions": {key: benchmark(one) for key, one in catalogue.assumptions.items()},
        "platforms": {
            key: {
                "name": dict(one.name),
                "usual_levers": dict(one.usual_levers),
                "assumptions": {name: benchmark(given) for name, given in one.benchmarks.items()},
            }
            for key, one in catalogue.platforms.items()
        },
        "levers": {key: _lever(one) | evidence(one.evidence) for key, one in catalogue.levers.items()},
        "presets": {key: _preset(one) for key, one in catalogue.presets.items()},
        "streams": {
            key: {weight: getattr(one, weight) for weight in WEIGHTS} | evidence(one.evidence)
            for key, one in catalogue.streams.items()
        },
        "typical": {key: benchmark(one) for key, one in catalogue.typical.items()},
        "typical_abroad": {key: benchmark(one) for key, one in catalogue.typical_abroad.items()},
        "shops": {
            key: {
                "name": dict(one.name),
                "sizes": {
                    size: {name: _range(given) for name, given in figures.items()}
                    for size, figures in one.sizes.items()
                },
                **evidence(one.evidence),
            }
            for key, one in catalogue.shops.items()
        },
        "currencies": {"per_cny": dict(catalogue.currencies.per_cny), **evidence(catalogue.currencies.evidence)},
        "context": {
            key: {"name": dict(one.name), "values": dict(one.values), "unit": one.unit, **evidence(one.evidence)}
            for key, one in catalogue.context.items()
        },
    }


def _lever(given: Lever) -> Tree:
    return {
        "name": dict(given.name),
        "stream": given.stream,
        "platforms": list(given.platforms),
        "price": {**_range(given.price), "unit": "money"},
        "headcount_cap": given.headcount_cap,
        "claims": dict(given.claims),
    }


def _preset(given: Preset) -> Tree:
    return {
        "name": dict(given.name),
        "note": dict(given.note),
        "ranges": {name: _range(one) for name, one in given.ranges.items()},
        "exact_prices": given.exact_prices,
    }


def _range(given: Range) -> Tree:
    return {"low": given.low, "mode": given.mode, "high": given.high}


def _evidence(given: Evidence, today: date) -> Tree:
    return {
        "grade": given.grade.value,
        "sources": [_source(one) for one in given.sources],
        "read_on": given.read_on.isoformat(),
        "valid_until": given.valid_until.isoformat(),
        "expired": given.expired(today),
        "note": dict(given.note),
    }


def _source(given: Source) -> Tree:
    return {
        "id": given.key,
        "title": given.title,
        "publisher": given.publisher,
        "published": given.published,
        "address": given.address,
        "is_front_page": given.is_front_page,
    }
