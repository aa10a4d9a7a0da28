"""A mapping that never changes and can be hashed, and JSON made of such values."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Generic, TypeAlias, TypeVar

K = TypeVar("K")
V_co = TypeVar("V_co", covariant=True)


class FrozenMap(Mapping[K, V_co], Generic[K, V_co]):
    """A mapping by value: equal to any mapping with the same items, hashable where its values are."""

    __slots__ = ("_hash", "_items")

    def __init__(self, items: Mapping[K, V_co] | None = None) -> None:
        self._items: dict[K, V_co] = dict(items or {})
        self._hash: int | None = None

    def __getitem__(self, key: K) -> V_co:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    # What a mapping has by itself, it has by way of `__getitem__`, several times slower.

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __eq__(self, other: object) -> bool:
        return self._items == other._items if isinstance(other, FrozenMap) else super().__eq__(other)

    def keys(self) -> KeysView[K]:
        """The keys, in their order."""
        return self._items.keys()

    def values(self) -> ValuesView[V_co]:
        """The values, in the order of their keys."""
        return self._items.values()

    def items(self) -> ItemsView[K, V_co]:
        """Keys with their values."""
        return self._items.items()

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._items.items()))
        return self._hash

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"


Json: TypeAlias = "bool | int | float | str | tuple[Json, ...] | FrozenMap[str, Json] | None"
"""A JSON value that never changes."""


def freeze(value: object) -> Json:
    """A JSON value as `json.loads` gives it, made unchangeable; raises TypeError for anything else."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Mapping):
        return FrozenMap({str(key): freeze(item) for key, item in value.items()})
    if isinstance(value, list | tuple):
        return tuple(freeze(item) for item in value)
    raise TypeError(f"not a JSON value: {type(value).__name__}")


def thaw(value: Json) -> object:
    """The same JSON value as plain dicts and lists."""
    if isinstance(value, FrozenMap):
        return {key: thaw(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [thaw(item) for item in value]
    return value
