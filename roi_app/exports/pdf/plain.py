"""From dataclasses and named tuples to what a template reads, in one walk that cleans every text on its way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import TypeAlias

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"


def plain(value: object, clean: Callable[[str], str]) -> Plain:
    """Whatever names its fields as a dict, other tuples as lists, at any depth; raises TypeError for anything else."""
    if isinstance(value, str):
        return clean(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        return {str(key): plain(one, clean) for key, one in value.items()}
    if names := _field_names(value):
        return {name: plain(getattr(value, name), clean) for name in names}
    if isinstance(value, tuple | list):
        return [plain(one, clean) for one in value]
    raise TypeError(f"{type(value).__name__} cannot be laid out")


def _field_names(value: object) -> tuple[str, ...]:
    if is_dataclass(value):
        return tuple(field.name for field in fields(value))
    return getattr(value, "_fields", ())
