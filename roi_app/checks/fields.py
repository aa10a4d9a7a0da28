"""The one reader of fields, for JSON and TOML alike: each value is asked for by name and noted where it is wrong.

No getter raises. What is wrong or absent is noted once, in the same words for every kind of file, and a harmless
value stands in for it. What nobody asks for is an error in one kind of file (`only`) and kept in another (`keep_rest`).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Final, NamedTuple

from roi_app.checks.frozen import Json, freeze
from roi_app.checks.positions import Path
from roi_app.checks.problems import LONGEST_SHOWN, Problems, as_float, shown
from roi_app.model.parameters import Quantity, Range, Unit

RANGE_FIELDS: Final = ("low", "mode", "high")

NO_DAY: Final = date.min
"""Stands in for a day that could not be read."""

_SHARES: Final = (Unit.SHARE, Unit.SHARE_PER_YEAR)

_NEAR: Final = 0.75
"""How alike a field that is kept must be to a known one to be taken for a slip of the pen."""


class NoNumber(NamedTuple):
    """What stands in a file as a number and is none that can be used: NaN, Infinity, 1e999, 5,000 digits."""

    text: str

    def __str__(self) -> str:
        return self.text if len(self.text) <= LONGEST_SHOWN else f"{self.text[:20]}…"


@dataclass(frozen=True, slots=True)
class Kept:
    """Fields that nobody knows here, by their path below `base`, to be written back.

    `is_sound` says that all values of the file can be kept as they are.
    """

    base: Path = ()
    is_sound: bool = True
    fields: dict[tuple[str, ...], Json] = field(default_factory=dict)

    def keep(self, path: Path, value: object) -> None:
        """Keep a value that stands at a path of names."""
        if self.is_sound:
            self.fields[tuple(str(name) for name in path[len(self.base) :])] = freeze(value)


class FieldReader:
    """A group of fields at its place in a file.

    `is_there` is False for a group whose place holds something else, which is noted: then nothing in it is missed.
    """

    def __init__(
        self,
        fields: Mapping[str, object],
        problems: Problems,
        path: Path = (),
        *,
        kept: Kept | None = None,
        is_there: bool = True,
    ) -> None:
        self.fields = fields
        self.problems = problems
        self.path = path
        # Where nothing is written back, nothing needs to be kept, and it need not be JSON.
        self.kept = Kept(is_sound=False) if kept is None else kept
        self.is_there = is_there

    def __contains__(self, name: str) -> bool:
        return name in self.fields

    def at(self, *names: str | int) -> Path:
        """The path of something in this group."""
        return (*self.path, *names)

    def error(self, name: str, code: str, /, **values: str | float) -> None:
        """Note an error in a field, or in the group itself where the name is ""."""
        self.problems.error(self.at(name) if name else self.path, code, **values)

    def unknown_name(self, name: str, given: str, known: Collection[str]) -> None:
        """Note that a field holds a name that is not known."""
        self.problems.unknown_name(self.at(name), given, known)

    # What may be here

    def only(self, *known: str) -> None:
        """Note every field that is none of `known` as an error."""
        for name in self.fields:
            if name not in known:
                self.unknown_name(name, name, known)

    def complete(self, known: Collection[str]) -> None:
        """Note every one of `known` that is not here."""
        for name in known:
            if self.is_there and name not in self.fields:
                self.error("", "entry_missing", name=name)

    def keep_rest(self, known: Collection[str]) -> None:
        """Keep every field that is none of `known`, and say so, with what it may have been meant to be."""
        absent = [name for name in known if name not in self.fields]
        for name, value in self.fields.items():
            if name in known:
                continue
            meant = self.problems.nearest(name, absent, _NEAR)
            code, values = ("unknown_field_near", {"nearest": meant}) if meant else ("unknown_field", {})
            self.problems.warning(self.at(name), code, name=shown(name), **values)
            self.kept.keep(self.at(name), value)

    def keep_unread(self, name: str) -> None:
        """Keep a field of the app's own that is not in a shape that this version reads, and say so."""
        self.problems.warning(self.at(name), "addition_unread", found=shown(self.fields[name]))
        self.kept.keep(self.at(name), self.fields[name])

    # Groups

    def group(self, name: str) -> FieldReader | None:
        """A group that must be here, or None where there is none."""
        value = self._present(name)
        if isinstance(value, dict):
            return self._inner(name, value)
        if value is not None:
            self.error(name, "object_needed", found=shown(value))
        return None

    def section(self, name: str) -> FieldReader:
        """A group that may be absent, and is then empty."""
        value = self.fields.get(name, {})
        if isinstance(value, dict):
            return self._inner(name, value)
        self.error(name, "object_needed", found=shown(value))
        return FieldReader({}, self.problems, self.at(name), kept=self.kept, is_there=False)

    def entries(self, known: Collection[str] | None = None) -> Iterator[tuple[str, FieldReader]]:
        """Every field, each a group; one that is none of `known` is noted and left out."""
        for name in self.fields:
            if known is not None and name not in known:
                self.unknown_name(name, name, known)
                continue
            entry = self.group(name)
            if entry is not None:
                yield name, entry

    # Texts, names, days

    def text(self, name: str) -> str:
        """A text that must be here and not be empty."""
        value = self._present(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, str):
            self.error(name, "text_empty")
        elif value is not None:
            self.error(name, "text_needed", found=shown(value))
        return ""

    def text_up_to(self, name: str, longest: int) -> str:
        """A text of at most `longest` characters that may be absent, and is then ""."""
        value = self.fields.get(name, "")
        if not isinstance(value, str):
            self.error(name, "text_needed", found=shown(value))
        elif len(value) > longest:
            self.error(name, "text_too_long", length=len(value), most=longest)
        else:
            return value
        return ""

    def texts(self, name: str, languages: tuple[str, ...]) -> Mapping[str, str]:
        """A text in every language."""
        group = self.group(name)
        if group is None:
            return MappingProxyType(dict.fromkeys(languages, ""))
        group.only(*languages)
        for language in languages:
            if language not in group:
                group.error("", "language_missing", language=language)
        return MappingProxyType({one: group.text(one) if one in group else "" for one in languages})

    def choice(self, name: str, allowed: Collection[str], unknown: str, default: str) -> str:
        """One of the allowed names; the default where it is absent or wrong. `unknown` is the code of a wrong name."""
        if name not in self.fields:
            return default
        value = self.fields[name]
        if not isinstance(value, str):
            self.error(name, "choice_needed", found=shown(value), allowed=", ".join(allowed))
        elif value not in allowed:
            self.not_allowed(self.at(name), unknown, value, allowed)
        else:
            return value
        return default

    def not_allowed(self, path: Path, code: str, given: str, allowed: Collection[str]) -> None:
        """Note a name that is none of a few, with the nearest of them and all of them."""
        nearest = self.problems.nearest(given, allowed)
        self.problems.error(path, code, name=shown(given), nearest=nearest, allowed=", ".join(allowed))

    def list_up_to(self, name: str, longest: int) -> list[object]:
        """A list of at most `longest` entries that may be absent, and is then empty."""
        value = self.fields.get(name, [])
        if not isinstance(value, list):
            self.error(name, "list_needed", found=shown(value))
        elif len(value) > longest:
            self.error(name, "list_too_long", length=len(value), most=longest)
        else:
            return value
        return []

    def names(self, name: str) -> tuple[str, ...]:
        """A list of names, none twice; empty where it is absent."""
        value = self.fields.get(name, [])
        if not isinstance(value, list):
            self.error(name, "list_needed", found=shown(value))
            return ()
        names: dict[str, None] = {}  # keeps the order, and finds a name among many at once
        for one in value:
            if not isinstance(one, str):
                self.error(name, "text_needed", found=shown(one))
            elif one in names:
                self.error(name, "name_repeated", name=shown(one))
            else:
                names[one] = None
        return tuple(names)

    def day(self, name: str) -> date:
        """A calendar day that must be here."""
        value = self._present(name)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is not None:
            self.error(name, "date_needed", found=shown(value))
        return NO_DAY

    def flag(self, name: str) -> bool:
        """Yes or no; no where it is absent."""
        value = self.fields.get(name, False)
        if isinstance(value, bool):
            return value
        self.error(name, "yes_no_needed", found=shown(value))
        return False

    # Numbers

    def number_within(self, name: str, lowest: float, highest: float) -> float:
        """A number between two bounds, both allowed, that must be here; the lower bound where there is none."""
        value = self._present(name)
        number = None if value is None else self._finite(name, value, lowest, highest)
        if number is None:
            return lowest
        if not lowest <= number <= highest:
            wrong = "too_low" if number < lowest else "too_high"
            self.error(name, wrong, found=shown(value), lowest=lowest, highest=highest)
        return number

    def number_for(self, name: str, quantity: Quantity) -> float | None:
        """A number that the quantity's declaration allows and that must be here; None where there is none."""
        value = self._present(name)
        return None if value is None else self._allowed(name, value, quantity)

    def range_for(self, quantity: Quantity) -> Range:
        """Low, mode and high that must be here, within the quantity's bounds and in this order."""
        low, mode, high = (self.number_for(name, quantity) for name in RANGE_FIELDS)
        if low is None or mode is None or high is None:
            return Range.exact(quantity.lowest)
        if not low <= mode <= high:
            self.error("mode", "range_disorder", low=low, mode=mode, high=high)
        return Range(low, mode, high)

    def amount(self, name: str, quantity: Quantity) -> Range | None:
        """A bare number, which is exact, or {low, mode, high}; None where it is neither. The field must be here."""
        value = self.fields[name]
        if not isinstance(value, dict):
            number = self._allowed(name, value, quantity)
            return None if number is None else Range.exact(number)
        if quantity.whole:
            self.error(name, "range_not_allowed", lowest=quantity.lowest, highest=quantity.highest)
            return None
        return self._inner(name, value).range_of(quantity)

    def range_of(self, quantity: Quantity) -> Range | None:
        """The range that this group is; other fields in it are kept."""
        missing = [name for name in RANGE_FIELDS if name not in self.fields]
        if missing:
            self.error("", "range_incomplete", missing=", ".join(missing))
        ends = [self._allowed(name, self.fields[name], quantity) for name in RANGE_FIELDS if name in self.fields]
        self.keep_rest(RANGE_FIELDS)
        good = [end for end in ends if end is not None]
        if len(good) < len(RANGE_FIELDS):
            return None
        if good != sorted(good):
            self.error("", "range_disorder", **dict(zip(RANGE_FIELDS, good, strict=True)))
            return None
        return Range(*good)

    def _allowed(self, name: str, value: object, quantity: Quantity) -> float | None:
        number = self._finite(name, value, quantity.lowest, quantity.highest)
        wrong = None if number is None else quantity.problem_with(number)
        if number is None or wrong is None:
            return number
        values: dict[str, str | float] = {"lowest": quantity.lowest, "highest": quantity.highest}
        if wrong == "too_high" and quantity.unit in _SHARES and number / 100 <= quantity.highest:
            # Whoever writes 25 for 25 % needs another hint than whoever mistypes an amount.
            wrong, values["meant"] = "per_cent", number / 100
        self.error(name, wrong, found=shown(value), **values)
        return None

    def _finite(self, name: str, value: object, lowest: float, highest: float) -> float | None:
        if isinstance(value, NoNumber):
            self.error(name, "not_finite", found=str(value), lowest=lowest, highest=highest)
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.error(name, "number_needed", found=shown(value), lowest=lowest, highest=highest)
            return None
        number = as_float(value)
        if not math.isfinite(number):
            self.error(name, "not_finite", found=shown(value), lowest=lowest, highest=highest)
            return None
        # Adding zero turns -0.0 into 0.0, so that equal amounts look equal everywhere.
        return number + 0.0

    def _inner(self, name: str, fields: Mapping[str, object]) -> FieldReader:
        return FieldReader(fields, self.problems, self.at(name), kept=self.kept)

    def _present(self, name: str) -> object | None:
        value = self.fields.get(name)
        if value is None:
            self.error("", "field_missing", field=name)
        return value
