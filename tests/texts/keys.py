"""Which texts the code asks for, read from its syntax: whole keys, and families whose end is filled in.

A string of the code that is a key counts as asked for wherever it stands: keys travel through tables and attributes
before they are looked up. An f-string such as `f"odds.{key}"` is a family; what may fill it are the words of the
modules that use it and of those that they import from, such as the members of an enumeration, so that a family keeps
no text alive that nobody asks for.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
WILD = "*"


@dataclass(frozen=True)
class Call:
    """One call of `.text("key", field=…)`, with the fields that it fills; None where others may be added."""

    key: str
    fields: frozenset[str] | None
    place: str


@dataclass(frozen=True)
class Family:
    """Keys that share a pattern such as `unit.*`, and the modules that ask for them."""

    pattern: str
    modules: frozenset[str]
    is_text: bool
    """Whether it is surely a key: it stands in a call of `text`."""

    def ends_of(self, key: str) -> tuple[str, ...] | None:
        """What fills the pattern in a key, or None where the key is none of the family."""
        parts = (re.escape(part) for part in self.pattern.split(WILD))
        found = re.fullmatch("(.+)".join(parts), key)
        return None if found is None else found.groups()


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    """Every module of the package, by its path."""
    paths = sorted((ROOT / "roi_app").rglob("*.py"))
    return tuple((path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))) for path in paths)


@cache
def nodes(module: str) -> tuple[ast.AST, ...]:
    """Every part of a module's syntax."""
    return tuple(ast.walk(dict(trees())[module]))


@cache
def words(module: str) -> frozenset[str]:
    """Every word of a module by which a key could be chosen: its strings, and the names of what it passes by name."""
    parts = {id(part) for node in nodes(module) if isinstance(node, ast.JoinedStr) for part in node.values}
    found: set[str] = set()
    for node in nodes(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
            found.add(node.value)
        elif isinstance(node, ast.keyword) and node.arg:
            found.add(node.arg)
    return frozenset(found)


@cache
def imported(module: str) -> frozenset[str]:
    """The modules of the package from which a module takes a name."""
    known = {path for path, _ in trees()}
    names = [node.module for node in nodes(module) if isinstance(node, ast.ImportFrom) and node.module]
    return frozenset(path for name in names if (path := name.replace(".", "/") + ".py") in known)


@cache
def ends(family: Family) -> frozenset[str]:
    """Every word that may fill a family."""
    near = family.modules.union(*(imported(module) for module in family.modules))
    return frozenset().union(*(words(module) for module in near))


@cache
def literals() -> frozenset[str]:
    """Every string of the code."""
    return frozenset().union(*(words(module) for module, _ in trees()))


@cache
def families() -> tuple[Family, ...]:
    """Every f-string that could be a key."""
    found: dict[str, set[str]] = {}
    told: set[str] = set()
    for path, _ in trees():
        for node in nodes(path):
            if isinstance(node, ast.JoinedStr) and (pattern := _pattern(node)):
                found.setdefault(pattern, set()).add(path)
            elif isinstance(node, ast.Call) and _names_text(node.func):
                told |= {_pattern(one) for one in node.args[:1] if isinstance(one, ast.JoinedStr)}
    # What begins with a field, or has no point, could be anything but for its standing in a call of `text`.
    return tuple(
        Family(pattern, frozenset(paths), pattern in told)
        for pattern, paths in sorted(found.items())
        if pattern in told or re.match(r"[a-z_]+\.", pattern)
    )


def _pattern(node: ast.JoinedStr) -> str:
    """An f-string with a star for what is filled in; nothing where that is no key."""
    parts = (str(part.value) if isinstance(part, ast.Constant) else WILD for part in node.values)
    pattern = re.sub(r"\*+", WILD, "".join(parts))
    return pattern if re.fullmatch(r"[a-z_*]+[A-Za-z_.*-]*", pattern) else ""


def calls() -> Iterator[Call]:
    """Every call of `text` with a key written out."""
    for path, _ in trees():
        for node in nodes(path):
            if isinstance(node, ast.Call) and _names_text(node.func) and node.args:
                yield from _of_call(node, path)


def _names_text(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name == "text"


def _of_call(node: ast.Call, path: str) -> Iterator[Call]:
    fields = {one.arg for one in node.keywords}
    known = None if None in fields else frozenset(one for one in fields if one)
    first = node.args[0]
    for key in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield Call(key.value, known, f"{path}:{node.lineno}")
