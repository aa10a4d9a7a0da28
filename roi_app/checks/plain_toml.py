"""Read the TOML that ships with the app, several times as fast as the parser of the standard library.

Nearly all of it is one plain value a line. Whatever is not goes to that parser: a value by itself, or the whole text
where a list runs over several lines. A test holds both readings of every shipped file side by side; what other
people wrote goes to that parser alone, which finds every fault.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

_TEXT: Final = r'[^"\\\x00-\x1f\x7f]*'
_NUMBER: Final = r"-?(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9]+)?"
_NAME: Final = r"[A-Za-z0-9_-]+"
_PART: Final = rf'(?:{_NAME}|"{_TEXT}")'
_KEY: Final = rf"{_PART}(?:\.{_PART})*"

_LINE: Final = re.compile(rf'^(?:({_KEY}) = (?:"({_TEXT})"|(.+))|\[({_KEY})\]|#.*|)$', re.MULTILINE)
_LONG: Final = re.compile(rf'^({_KEY}) = """\n((?:[^"\\\x00-\x09\x0b-\x1f\x7f]|"(?!""))*)"""$', re.MULTILINE)
_PARTS: Final = re.compile(r'"([^"]*)"|([^."]+)')
_AS_IN_JSON: Final = ("true", "false", "[]")
_PLAIN_NUMBER: Final = re.compile(_NUMBER)
_PLAIN_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TEXTS: Final = re.compile(rf'\["{_TEXT}"(?:, "{_TEXT}")*\]')
_NUMBERS: Final = re.compile(rf"\{{ {_NAME} = {_NUMBER}(?:, {_NAME} = {_NUMBER})* \}}")
_NAMED_NUMBER: Final = re.compile(rf"({_NAME}) = ({_NUMBER})")
_WITH_QUOTES: Final = re.compile(r'"(?:[^"\\\x00-\x1f\x7f]|\\")*"')


def loads(text: str) -> dict[str, Any]:
    """What a shipped TOML text says; ValueError where the parser of the standard library raises it."""
    try:
        return _read(text)
    except _NotPlainError:
        return tomllib.loads(text)


class _NotPlainError(Exception):
    """The text is more than one value a line."""


def _read(text: str) -> dict[str, Any]:
    root: dict[str, Any] = {}
    table, headers = root, set[str]()
    if '"""' in text and "\n[" not in f"\n{text}":
        for key, value in _LONG.findall(text):
            _put(root, key, value)
        text = _LONG.sub("", text)
    lines: list[tuple[str, str, str, str]] = _LINE.findall(text)
    if len(lines) != text.count("\n") + 1:
        raise _NotPlainError
    for key, plain, value, header in lines:
        if key:
            _put(table, key, _value(value) if value else plain)
        elif header:
            if header in headers:
                raise _NotPlainError
            headers.add(header)
            table = _inside(root, _parts(header))
    return root


def _put(table: dict[str, Any], key: str, value: object) -> None:
    *outer, name = _parts(key)
    place = _inside(table, outer) if outer else table
    if name in place:
        raise _NotPlainError
    place[name] = value


def _inside(table: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    for name in names:
        inner = table.setdefault(name, {})
        if not isinstance(inner, dict):
            raise _NotPlainError
        table = inner
    return table


def _parts(key: str) -> list[str]:
    if '"' not in key:
        return key.split(".")
    if key.find('"', 1) == len(key) - 1:
        return [key[1:-1]]
    return [quoted or bare for quoted, bare in _PARTS.findall(key)]


def _value(text: str) -> object:
    if _PLAIN_NUMBER.fullmatch(text):
        return _number(text)
    if _PLAIN_DATE.fullmatch(text):
        return date.fromisoformat(text)
    if _TEXTS.fullmatch(text):
        return text[2:-2].split('", "')
    if _NUMBERS.fullmatch(text):
        return {name: _number(number) for name, number in _NAMED_NUMBER.findall(text)}
    if _WITH_QUOTES.fullmatch(text):
        return text[1:-1].replace('\\"', '"')
    return _alone(text)


def _number(text: str) -> float:
    return float(text) if "." in text else int(text)


def _alone(text: str) -> object:
    try:
        return json.loads(text) if text in _AS_IN_JSON else tomllib.loads(f"value = {text}")["value"]
    except ValueError as fault:
        raise _NotPlainError from fault
