"""From dataclasses to what a template reads, in one walk that cleans every text on its way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import TypeAlias

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"


def plain(value: object, clean: Callable[[str], str]) -> Plain:
    """Dataclasses and mappings as dicts, tuples as lists, at any depth; raises TypeError for anything else."""
    if isinstance(value, str):
        return clean(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        return {str(key): plain(one, clean) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one, clean) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name), clean) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} cannot be laid out")
