"""Where fields are laid out to be read: each is taken with its path, and what nobody takes is kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from roi_app.checks.frozen import Json, freeze
from roi_app.checks.json_object import Fields, NoNumber
from roi_app.checks.problems import Notes, Path, number, shown
from roi_app.model.parameters import Quantity, Range, Unit

_SHARES: Final = (Unit.SHARE, Unit.SHARE_PER_YEAR)

RANGE_FIELDS: Final = ("low", "mode", "high")

NEAR: Final = 0.75
"""How alike an unknown field must be to a known one to be taken for a slip of the pen."""


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Reads the fields below `base`; `is_sound` says that all values of the file can be kept as they are."""

    notes: Notes
    base: Path
    is_sound: bool
    unknown: dict[tuple[str, ...], Json] = field(default_factory=dict)

    def error(self, path: tuple[str, ...], code: str, /, **values: str) -> None:
        """Note an error below the base."""
        self.notes.error((*self.base, *path), code, **values)

    def section(self, fields: Mapping[str, object], path: tuple[str, ...]) -> Fields:
        """The object at the end of the path; empty where it is absent or something else, which is noted."""
        given = fields.get(path[-1], Fields())
        if isinstance(given, Fields):
            return given
        self.error(path, "object_needed", found=shown(given))
        return Fields()

    def keep(self, path: tuple[str, ...], value: object, known: Collection[str] = ()) -> None:
        """Keep a field that is not known here, and say so, or what it may have been meant to be."""
        meant = self.notes.nearest(path[-1], known, NEAR)
        code, values = ("unknown_field_near", {"nearest": meant}) if meant else ("unknown_field", {})
        self.notes.warning((*self.base, *path), code, name=shown(path[-1]), **values)
        self._remember(path, value)

    def keep_unread(self, path: tuple[str, ...], value: object) -> None:
        """Keep an addition of the app that is not in a shape that this version reads."""
        self.notes.warning((*self.base, *path), "addition_unread", found=shown(value))
        self._remember(path, value)

    def keep_rest(self, fields: Fields, path: tuple[str, ...], known: Collection[str]) -> None:
        """Keep every field that is not among the known ones."""
        absent = [name for name in known if name not in fields]
        for name, value in fields.items():
            if name not in known:
                self.keep((*path, name), value, absent)

    def choice(self, fields: Fields, path: tuple[str, ...], allowed: Collection[str], code: str, default: str) -> str:
        """One of the allowed names; the default where it is absent or wrong, which is noted."""
        if path[-1] not in fields:
            return default
        given = fields[path[-1]]
        if not isinstance(given, str):
            self.error(path, "choice_needed", found=shown(given), allowed=", ".join(allowed))
        elif given not in allowed:
            self.unknown_name(path, code, given, allowed)
        else:
            return given
        return default

    def unknown_name(self, path: tuple[str, ...], code: str, name: str, allowed: Collection[str]) -> None:
        """Note a name that is not known, with the nearest one that is."""
        close = self.notes.nearest(name, allowed)
        self.error(path, code, name=shown(name), nearest=close, allowed=", ".join(allowed))

    def text(self, fields: Fields, path: tuple[str, ...], longest: int) -> str:
        """A text; "" where it is absent or wrong, which is noted."""
        given = fields.get(path[-1], "")
        if not isinstance(given, str):
            self.error(path, "text_needed", found=shown(given))
        elif len(given) > longest:
            self.error(path, "text_too_long", length=str(len(given)), most=str(longest))
        else:
            return given
        return ""

    def amount(self, path: tuple[str, ...], quantity: Quantity, given: object) -> Range | None:
        """A bare number, which is exact, or {low, mode, high}; None where it is neither, which is noted."""
        if not isinstance(given, Fields):
            value = self._number(path, quantity, given)
            return None if value is None else Range.exact(value)
        if quantity.whole:
            self.error(path, "range_not_allowed", **_bounds(quantity))
            return None
        missing = [name for name in RANGE_FIELDS if name not in given]
        if missing:
            self.error(path, "range_incomplete", missing=", ".join(missing))
        values = [self._number((*path, name), quantity, given[name]) for name in RANGE_FIELDS if name in given]
        self.keep_rest(given, path, RANGE_FIELDS)
        good = [value for value in values if value is not None]
        if len(good) < len(RANGE_FIELDS):
            return None
        if good != sorted(good):
            low, mode, high = (number(value) for value in good)
            self.error(path, "range_disorder", low=low, mode=mode, high=high)
            return None
        return Range(*good)

    def _number(self, path: tuple[str, ...], quantity: Quantity, given: object) -> float | None:
        if isinstance(given, NoNumber):
            self.error(path, "not_finite", found=str(given), **_bounds(quantity))
            return None
        if isinstance(given, bool) or not isinstance(given, int | float):
            self.error(path, "number_needed", found=shown(given), **_bounds(quantity))
            return None
        wrong = quantity.problem_with(given)
        if wrong == "too_high" and quantity.unit in _SHARES and given / 100 <= quantity.highest:
            self.error(path, "per_cent", found=shown(given), meant=number(given / 100), **_bounds(quantity))
            return None
        if wrong is not None:
            self.error(path, wrong, found=shown(given), **_bounds(quantity))
            return None
        # Adding zero turns -0.0 into 0.0, so that equal amounts look equal everywhere.
        return float(given) + 0.0

    def _remember(self, path: tuple[str, ...], value: object) -> None:
        if self.is_sound:
            self.unknown[path] = freeze(value)


def _bounds(quantity: Quantity) -> dict[str, str]:
    return {"lowest": number(quantity.lowest), "highest": number(quantity.highest)}
