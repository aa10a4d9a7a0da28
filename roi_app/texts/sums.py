"""What somebody works out in a field, such as `=3*4`: digits, + − * / and brackets, and nothing else.

sum = product {(+|-) product}    product = signed {(*|/) signed}    signed = [+|-] (number | "(" sum ")")
"""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(r"\s*([0-9]+(?:\.[0-9]*)?|\.[0-9]+|[-+*/()])\s*")


def work_out(text: str) -> float | None:
    """What a sum comes to; None where it is none, or divides by 0.

    >>> work_out("3*4"), work_out("(100 - 40) / 3"), work_out("-2.5*-2"), work_out("1/0"), work_out("2**3")
    (12.0, 20.0, 5.0, None, None)
    """
    tokens = _tokens(text)
    if tokens is None:
        return None
    try:
        value = _sum(tokens)
    except (IndexError, ValueError, ZeroDivisionError, RecursionError):
        return None
    return None if tokens else value


def _tokens(text: str) -> list[str] | None:
    """The numbers and signs of a text, the last one first, or None where it holds anything else."""
    found: list[str] = []
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return None
        found.append(token[1])
        at = token.end()
    return found[::-1]


def _sum(tokens: list[str]) -> float:
    value = _product(tokens)
    while tokens and tokens[-1] in "+-":
        sign = 1 if tokens.pop() == "+" else -1
        value += sign * _product(tokens)
    return value


def _product(tokens: list[str]) -> float:
    value = _signed(tokens)
    while tokens and tokens[-1] in "*/":
        if tokens.pop() == "*":
            value *= _signed(tokens)
        else:
            value /= _signed(tokens)
    return value


def _signed(tokens: list[str]) -> float:
    """One number or bracket with at most one sign before it; raises ValueError or IndexError where there is none."""
    sign = 1.0
    if tokens[-1] in "+-":
        sign = 1.0 if tokens.pop() == "+" else -1.0
    if tokens[-1] != "(":
        return sign * float(tokens.pop())
    tokens.pop()
    value = _sum(tokens)
    if tokens.pop() != ")":
        raise ValueError("a bracket is not closed")
    return sign * value
