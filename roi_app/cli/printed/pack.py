"""A benchmark pack as tables of text, with numbered sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from roi_app.benchmarks.catalogue import Benchmark, Catalogue, ContextFigure, Evidence, Lever, Source
from roi_app.cli.printed.layout import indented, table, wrapped
from roi_app.cli.setting import Setting
from roi_app.explain.addresses import where_it_stands
from roi_app.model.parameters import QUANTITIES, WEIGHTS, Range, Unit
from roi_app.texts.formatting import NONE, Wording

PACK_CURRENCY: Final = "CNY"
INSIDE: Final = 78

Row = Sequence[str]


def printed_pack(catalogue: Catalogue, setting: Setting) -> list[str]:
    """The lines of a pack: assumptions, tools, presets, usual costs, context, and the sources by their number."""
    return _Printer(catalogue, setting).lines()


class _Printer:
    def __init__(self, catalogue: Catalogue, setting: Setting) -> None:
        self._catalogue = catalogue
        self._today = setting.today
        self._wording = Wording(setting.language, PACK_CURRENCY)
        self._numbers = {key: f"[{number}]" for number, key in enumerate(catalogue.sources, start=1)}

    def lines(self) -> list[str]:
        """Every section, each under its title."""
        return [
            *self._head(),
            *self._section("assumptions", self._ranged(self._assumptions())),
            *self._section("levers", [*self._ranged(self._levers()), *self._claims()]),
            *self._section("presets", self._presets()),
            *self._section("weights", self._weights()),
            *self._section("typical", self._ranged(self._benchmark_rows(self._catalogue.typical))),
            *self._section("typical_abroad", self._ranged(self._benchmark_rows(self._catalogue.typical_abroad))),
            *self._section("shops", self._shops()),
            *self._section("currencies", self._currencies()),
            *self._section("context", self._context()),
            *self._section("sources", self._sources()),
        ]

    def _head(self) -> list[str]:
        one = self._catalogue
        read_on = self._text("command.benchmarks.read_on", date=one.read_on.isoformat())
        return [f"{one.title[self._wording.language]} ({one.key} {one.version})", read_on]

    def _section(self, name: str, lines: list[str]) -> list[str]:
        return ["", self._text(f"command.benchmarks.{name}"), *indented(lines)]

    def _text(self, key: str, **values: object) -> str:
        return self._wording.text(key, **values)

    def _ranged(self, rows: Iterator[Row]) -> list[str]:
        names = ("name", "low", "mode", "high", "grade", "read_on", "valid_until", "sources")
        head = tuple(self._text(f"command.benchmarks.column.{name}") for name in names)
        return table([head, *rows], right=(1, 2, 3))

    def _assumptions(self) -> Iterator[Row]:
        for key, one in self._catalogue.assumptions.items():
            yield self._benchmark_row(self._wording.label(key), one)
        for platform in self._catalogue.platforms.values():
            for key, one in platform.benchmarks.items():
                label = f"{self._wording.label(key)} ({platform.name[self._wording.language]})"
                yield self._benchmark_row(label, one)

    def _levers(self) -> Iterator[Row]:
        for one in self._catalogue.levers.values():
            price = self._amounts(Unit.MONEY, one.price) if one.is_pickable else (NONE, NONE, NONE)
            yield (f"{one.name[self._wording.language]} ({self._where(one)})", *price, *self._proof(one.evidence))

    def _claims(self) -> Iterator[str]:
        for one in self._catalogue.levers.values():
            for key, value in one.claims.items():
                claim = f"{self._wording.label(key)} {self._wording.with_unit(QUANTITIES[key].unit, value)}"
                tool = one.name[self._wording.language]
                yield from wrapped(self._text("command.benchmarks.claim", tool=tool, claim=claim), INSIDE)

    def _where(self, lever: Lever) -> str:
        if lever.stream is None:
            return self._text("command.benchmarks.reference_case")
        work = self._text(f"stream.{lever.stream}")
        names = [self._catalogue.platforms[platform].name[self._wording.language] for platform in lever.platforms]
        return self._text("command.listed").join([work, *names])

    def _benchmark_rows(self, benchmarks: Mapping[str, Benchmark]) -> Iterator[Row]:
        for key, one in benchmarks.items():
            yield self._benchmark_row(self._wording.label(key), one)

    def _shops(self) -> list[str]:
        """What a month looks like in each kind of shop, the sizes side by side: the mode, and the range behind it."""
        lines = []
        for shop in self._catalogue.shops.values():
            lines += wrapped(self._told_with_proof(shop.name[self._wording.language], shop.evidence), INSIDE)
            keys = dict.fromkeys(key for figures in shop.sizes.values() for key in figures)
            head = ("", *(self._text(f"shop.size.{size}") for size in shop.sizes))
            rows = [
                (self._wording.label(key), *(self._of_a_shop(key, figures) for figures in shop.sizes.values()))
                for key in keys
            ]
            lines += indented(table([head, *rows]))
        return lines

    def _of_a_shop(self, key: str, figures: Mapping[str, Range]) -> str:
        if key not in figures:
            return NONE
        unit, given = QUANTITIES[key].unit, figures[key]
        between = self._wording.between(unit, given.low, given.high)
        return self._text("explain.fact.between", mode=self._wording.with_unit(unit, given.mode), range=between)

    def _benchmark_row(self, label: str, one: Benchmark) -> Row:
        return (label, *self._amounts(one.unit, one.range), *self._proof(one.evidence))

    def _amounts(self, unit: Unit, given: Range) -> tuple[str, str, str]:
        low, mode, high = (self._wording.with_unit(unit, value) for value in (given.low, given.mode, given.high))
        return low, mode, high

    def _proof(self, evidence: Evidence) -> tuple[str, str, str, str]:
        until = evidence.valid_until.isoformat()
        if evidence.expired(self._today):
            until = self._text("command.benchmarks.expired", date=until)
        numbers = "".join(self._numbers[one.key] for one in evidence.sources)
        return self._text(f"grade.{evidence.grade}"), evidence.read_on.isoformat(), until, numbers

    def _presets(self) -> list[str]:
        lines = []
        for preset in self._catalogue.presets.values():
            language = self._wording.language
            lines += wrapped(f"{preset.name[language]} – {preset.note[language]}", INSIDE)
            rows = [
                (self._wording.label(key), *self._amounts(QUANTITIES[key].unit, given))
                for key, given in preset.ranges.items()
            ]
            lines += indented(table([self._range_head(), *rows], right=(1, 2, 3))) if rows else []
            lines += indented(wrapped(self._text("command.benchmarks.exact_prices"))) if preset.exact_prices else []
        return lines

    def _range_head(self) -> Row:
        return tuple(self._text(f"command.benchmarks.column.{name}") for name in ("name", "low", "mode", "high"))

    def _weights(self) -> list[str]:
        proof = ("grade", "read_on", "valid_until", "sources")
        head = (
            "",
            *(self._text(f"figure.{weight}") for weight in WEIGHTS),
            *(self._text(f"command.benchmarks.column.{name}") for name in proof),
        )
        rows = [
            (
                self._text(f"stream.{key}"),
                *(self._wording.plain(getattr(one, weight), 2) for weight in WEIGHTS),
                *self._proof(one.evidence),
            )
            for key, one in self._catalogue.streams.items()
        ]
        return table([head, *rows], right=(1, 2, 3))

    def _currencies(self) -> list[str]:
        currencies = self._catalogue.currencies
        proof = self._proof(currencies.evidence)
        rows = [
            (self._text(f"currency.{code}"), self._wording.plain(rate, 4), *proof)
            for code, rate in currencies.per_cny.items()
        ]
        return table(rows, right=(1,))

    def _context(self) -> list[str]:
        lines = []
        for one in self._catalogue.context.values():
            lines += wrapped(self._context_head(one), INSIDE)
            lines += indented(wrapped(one.evidence.note[self._wording.language], INSIDE - 2))
        return lines

    def _context_head(self, one: ContextFigure) -> str:
        return self._told_with_proof(one.name[self._wording.language], one.evidence)

    def _told_with_proof(self, name: str, evidence: Evidence) -> str:
        grade, read_on, until, numbers = self._proof(evidence)
        read = self._text("command.benchmarks.read_until", read_on=read_on, until=until)
        return f"{name} · {grade} · {read} {numbers}"

    def _sources(self) -> list[str]:
        rows = [
            (self._numbers[key], " · ".join(filter(None, self._said_of(one))))
            for key, one in self._catalogue.sources.items()
        ]
        return table(rows)

    def _said_of(self, source: Source) -> tuple[str, ...]:
        where = where_it_stands(source, self._wording)
        return source.title, source.publisher, source.published, source.address, where
