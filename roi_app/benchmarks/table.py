"""A table of a pack, read field by field; whatever is wrong is noted, and a harmless value stands in for it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from roi_app.benchmarks.catalogue import LocalText
from roi_app.benchmarks.faults import Fault, Findings, as_float
from roi_app.checks.positions import Place
from roi_app.model.parameters import Quantity, Range
from roi_app.texts.catalog import LANGUAGES

NO_DAY: Final = date.min
"""Stands in for a day that could not be read."""


class Table:
    """One table at its place in the file; every getter notes what is wrong and never raises."""

    def __init__(self, raw: Mapping[str, object], place: Place, findings: Findings, *, is_sound: bool = True) -> None:
        self.is_sound = is_sound
        self.raw = raw
        self.place = place
        self.findings = findings

    def __contains__(self, field: str) -> bool:
        return field in self.raw

    def add(self, field: str, fault: Fault, /, **values: object) -> None:
        """Note a fault of a field, or of the table itself where the field is ""."""
        self.findings.add((*self.place, field) if field else self.place, fault, values)

    def only(self, *known: str) -> None:
        """Note every field that is none of `known`."""
        for field in self.raw:
            if field not in known:
                self.findings.unknown((*self.place, field), field, known)

    def complete(self, known: tuple[str, ...]) -> None:
        """Note every one of `known` that is not here, unless the table as a whole is already noted."""
        for name in known:
            if self.is_sound and name not in self.raw:
                self.add("", Fault.MISSING_ENTRY, name=name)

    def text(self, field: str) -> str:
        """A text that is not empty."""
        value = self._present(field)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, str):
            self.add(field, Fault.EMPTY_TEXT)
        elif value is not None:
            self.add(field, Fault.NOT_A_TEXT, found=value)
        return ""

    def number(self, field: str) -> float | None:
        """A finite number, or None where there is none."""
        value = self._present(field)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.add(field, Fault.NOT_A_NUMBER, found=value)
            return None
        number = as_float(value)
        if not math.isfinite(number):
            self.add(field, Fault.NOT_FINITE)
            return None
        return number

    def number_within(self, field: str, lowest: float, highest: float) -> float:
        """A number between two bounds, both allowed; the lower one where there is none."""
        number = self.number(field)
        if number is None:
            return lowest
        if not lowest <= number <= highest:
            self._out_of_bounds(field, number, lowest, highest)
        return number

    def number_for(self, field: str, quantity: Quantity) -> float | None:
        """A number that the quantity's declaration allows, or None where there is none."""
        number = self.number(field)
        if number is None:
            return None
        problem = quantity.problem_with(number)
        if problem == "not_whole":
            self.add(field, Fault.NOT_WHOLE, value=number)
        elif problem is not None:
            self._out_of_bounds(field, number, quantity.lowest, quantity.highest)
        return number

    def range_for(self, quantity: Quantity) -> Range:
        """Low, mode and high within the quantity's bounds and in this order."""
        low, mode, high = (self.number_for(field, quantity) for field in ("low", "mode", "high"))
        if low is None or mode is None or high is None:
            return Range.exact(quantity.lowest)
        if not low <= mode <= high:
            self.add("mode", Fault.MODE_OUTSIDE_RANGE, low=low, mode=mode, high=high)
        return Range(low, mode, high)

    def day(self, field: str) -> date:
        """A calendar day."""
        value = self._present(field)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is not None:
            self.add(field, Fault.NOT_A_DATE, found=value)
        return NO_DAY

    def flag(self, field: str) -> bool:
        """Yes or no; no where it is absent."""
        value = self.raw.get(field, False)
        if isinstance(value, bool):
            return value
        self.add(field, Fault.NOT_YES_NO, found=value)
        return False

    def names(self, field: str) -> tuple[str, ...]:
        """A list of names, none twice; empty where it is absent."""
        value = self.raw.get(field, [])
        if not isinstance(value, list):
            self.add(field, Fault.NOT_A_LIST, found=value)
            return ()
        names: dict[str, None] = {}  # keeps the order, and finds a name among many at once
        for name in value:
            if not isinstance(name, str):
                self.add(field, Fault.NOT_A_TEXT, found=name)
            elif name in names:
                self.add(field, Fault.REPEATED, name=name)
            else:
                names[name] = None
        return tuple(names)

    def local(self, field: str) -> LocalText:
        """A text in every language of the app."""
        texts = self.table(field)
        if texts is None:
            return MappingProxyType(dict.fromkeys(LANGUAGES, ""))
        texts.only(*LANGUAGES)
        for language in LANGUAGES:
            if language not in texts:
                texts.add("", Fault.MISSING_LANGUAGE, language=language)
        return MappingProxyType({language: texts.text(language) if language in texts else "" for language in LANGUAGES})

    def table(self, field: str) -> Table | None:
        """A table within, or None where there is none."""
        value = self._present(field)
        if isinstance(value, dict):
            return Table(value, (*self.place, field), self.findings)
        if value is not None:
            self.add(field, Fault.NOT_A_TABLE, found=value)
        return None

    def room(self, field: str) -> Table:
        """A table within, empty where it is absent or something else."""
        value = self.raw.get(field, {})
        place = (*self.place, field)
        if isinstance(value, dict):
            return Table(value, place, self.findings)
        self.add(field, Fault.NOT_A_TABLE, found=value)
        return Table({}, place, self.findings, is_sound=False)

    def entries(self, known: tuple[str, ...] | None = None) -> Iterator[tuple[str, Table]]:
        """Every field, each a table; one that is none of `known` is noted and left out."""
        for key in self.raw:
            if known is not None and key not in known:
                self.findings.unknown((*self.place, key), key, known)
                continue
            entry = self.table(key)
            if entry is not None:
                yield key, entry

    def _out_of_bounds(self, field: str, number: float, lowest: float, highest: float) -> None:
        # Whoever writes 25 for 25 % needs another hint than whoever mistypes an amount.
        is_share = (lowest, highest) == (0, 1)
        fault = Fault.SHARE_OUT_OF_BOUNDS if is_share else Fault.OUT_OF_BOUNDS
        self.add(field, fault, value=number, lowest=lowest, highest=highest)

    def _present(self, field: str) -> object | None:
        value = self.raw.get(field)
        if value is None:
            self.add("", Fault.MISSING_FIELD, field=field)
        return value
