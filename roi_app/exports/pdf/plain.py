"""Figures as plain dicts and lists, which is all that the template understands."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any


def plain(figure: object) -> dict[str, Any]:
    """A figure's fields as a dict, at any depth."""
    made = _plain(figure)
    if not isinstance(made, dict):
        raise TypeError(f"{type(figure).__name__} is no figure")
    return made


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value
