"""How far a drawing reaches beyond its place: what lies far outside is unseen, and takes as long to draw as it is far.

The engine walks along every outline; a coordinate of 1e30 keeps it busy for ever. So each element's largest coordinate
is followed through all that enlarges it, to the pixels of the place in which the drawing stands. The bound is generous:
strokes count with their widest, percentages by the whole drawing, and a turn as if it went into the corner.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

FURTHEST: Final = 100_000.0
"""Pixels of the place, of which a drawing has less than a thousand."""

_THINNEST: Final = 10_000.0
"""How many times longer than wide a drawing may be: of one that is thinner no pixel is left."""

_PLACE: Final = (900.0, 300.0)
_USUAL_SIZE: Final = 100.0
_MITER: Final = 4.0

_MOST: Final = 1e30
"""Beyond this no product is a number any more."""

_DIGITS: Final = r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"
_NUMBER: Final = re.compile(rf"{_DIGITS}\s*(%|[a-z]*)", re.IGNORECASE)
_STEP: Final = re.compile(rf"[\s,]*{_DIGITS}")
_FLAG: Final = re.compile(r"[\s,]*([01])")
_FUNCTION: Final = re.compile(r"(\w{1,12})\s{0,9}\(([^()]*)\)")
_COMMAND: Final = re.compile(r"([MLHVCSQTAZ])([^MLHVCSQTAZ]*)", re.IGNORECASE)
_STROKE: Final = re.compile(r"stroke-(width|miterlimit)\s*:\s*([^;}]*)", re.IGNORECASE)
_UNITS: Final = {"": 1.0, "px": 1.0, "pt": 1.4, "pc": 16.0, "in": 96.0, "cm": 38.0, "mm": 3.8, "em": 32.0, "ex": 16.0}
_LENGTHS: Final = ("x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2")
_ARITY: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FLAGS: Final = (3, 4)
_SHAPES: Final = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_FRAMES: Final = frozenset({"svg", "symbol"})
_DEEPEST: Final = 128


def reaches_too_far(root: Element) -> bool:
    """Whether a drawing goes, or may go, beyond what is drawn in a moment."""
    try:
        return _Measure(root).of_root() > FURTHEST
    except OverflowError:
        return True


@dataclass(slots=True)
class _Measure:
    """Measures each element in the units of what is around it, and each one once."""

    root: Element
    named: dict[str, list[Element]] = field(default_factory=dict)
    known: dict[int, float] = field(default_factory=dict)
    stroke: float = 0.0
    size: tuple[float, float] = (_USUAL_SIZE, _USUAL_SIZE)

    def __post_init__(self) -> None:
        widest, miter = 0.0, _MITER
        for one in self.root.iter():
            is_stroked = "stroke" in one.attrib or "stroke:" in one.get("style", "") + (one.text or "")
            widest = max(widest, 1.0) if is_stroked else widest
            self.named.setdefault(one.get("id", "").strip(), []).append(one)
            told = [(name, one.get(f"stroke-{name}", "")) for name in ("width", "miterlimit")]
            for name, value in told + _STROKE.findall(one.get("style", "")) + _STROKE.findall(one.text or ""):
                number = max(self._lengths(value), default=0.0)
                widest, miter = (max(widest, number), miter) if name == "width" else (widest, max(miter, number))
        self.stroke = widest * miter
        frame = _frame(self.root)
        self.size = frame[2:] if frame else self._own_size(self.root, self.size)

    def of_root(self) -> float:
        """The whole drawing, in pixels of its place."""
        frame = _frame(self.root) or (0.0, 0.0, *self.size)
        if max(frame[2:]) > _THINNEST * min(frame[2:]):
            raise OverflowError
        across, down = (_divided(place, length) for place, length in zip(_PLACE, frame[2:], strict=True))
        fits = not re.search("none|slice", self.root.get("preserveAspectRatio", ""))
        scale = min(across, down) if fits else max(across, down)
        return _finite(scale * (max(map(abs, frame[:2])) + self._inside(self.root, 0)))

    def _of(self, element: Element, depth: int) -> float:
        """An element with all that it draws, in the units of what is around it."""
        key = id(element)
        if key not in self.known:
            if depth > _DEEPEST:
                raise OverflowError
            own = self._inside(element, depth)
            if element.tag in _SHAPES:
                own = self._shape(element) + self.stroke
            elif element.tag in _FRAMES:
                own = self._framed(element, own)
            elif element.tag == "use":
                wide, high = self._own_size(element, self.size)
                own *= max(1.0, _divided(wide, self.size[0]), _divided(high, self.size[1]))
                own += sum(self._lengths(element.get("x", ""))) + sum(self._lengths(element.get("y", "")))
            for clip in self._named(re.findall(r"#([^)'\"\s]*)", element.get("clip-path", ""))):
                within = self._of(clip, depth + 1)
                own = own * within if clip.get("clipPathUnits") == "objectBoundingBox" else max(own, within)
            self.known[key] = _finite(_transformed(own, element.get("transform", "")))
        return self.known[key]

    def _inside(self, element: Element, depth: int) -> float:
        named = self._named([element.get("href", "").strip().removeprefix("#")]) if element.tag == "use" else []
        return max((self._of(part, depth + 1) for part in (*element, *named)), default=0.0)

    def _named(self, names: list[str]) -> list[Element]:
        return [one for name in names if name for one in self.named.get(name.strip(), ())]

    def _framed(self, element: Element, inside: float) -> float:
        frame, (wide, high) = _frame(element), self._own_size(element, self.size)
        place = sum(self._lengths(element.get("x", ""))) + sum(self._lengths(element.get("y", "")))
        if frame is None:
            return place + inside
        scale = max(_divided(wide, frame[2]), _divided(high, frame[3]))
        return place + scale * (max(map(abs, frame[:2])) + inside)

    def _own_size(self, element: Element, otherwise: tuple[float, float]) -> tuple[float, float]:
        wide, high = (self._lengths(element.get(name, "")) for name in ("width", "height"))
        return (wide[0] if wide else otherwise[0], high[0] if high else otherwise[1])

    def _shape(self, element: Element) -> float:
        told = sum(sum(self._lengths(element.get(name, ""))) for name in _LENGTHS)
        points = max(self._lengths(element.get("points", "")), default=0.0)
        return max(told, points, _outline(element.get("d", "")))

    def _lengths(self, text: str) -> list[float]:
        """Every length that a text names, without its sign, in plain units."""
        return [
            abs(_number(number)) * (max(self.size) / 100 if unit == "%" else _UNITS.get(unit.lower(), 100.0))
            for number, unit in _NUMBER.findall(text)
        ]


def _frame(element: Element) -> tuple[float, float, float, float] | None:
    """The view box of an element; None where it has none that counts."""
    match [_number(number) for number, _ in _NUMBER.findall(element.get("viewBox", ""))]:
        case [left, top, wide, high] if wide > 0 and high > 0:
            return left, top, wide, high
    return None


def _divided(place: float, length: float) -> float:
    if length <= 0:
        raise OverflowError
    return place / length


def _transformed(length: float, text: str) -> float:
    """A largest coordinate after the transformations of an attribute, of which the last named comes first."""
    for name, told in reversed(_FUNCTION.findall(text)):
        numbers = [abs(_number(number)) for number, _ in _NUMBER.findall(told)]
        match name, numbers:
            case "translate", _:
                length += sum(numbers)
            case "scale", _:
                length *= max(numbers, default=1.0)
            case "rotate", [_, *around]:
                length = 2 * (length + sum(around)) + sum(around)
            case (("skewX" | "skewY"), [angle]):
                length *= 1 + abs(math.tan(math.radians(angle)))
            case "matrix", [a, b, c, d, e, f]:
                length = max(a + c, b + d) * length + max(e, f)
            case _:
                raise OverflowError
    return length


def _number(text: str) -> float:
    return _finite(float(text))


def _finite(number: float) -> float:
    if not abs(number) <= _MOST:
        raise OverflowError
    return number


def _outline(text: str) -> float:
    """The largest coordinate along a path, its handles and the radii of its arcs with it."""
    pen = _Pen()
    for command, told in _COMMAND.findall(text):
        for numbers in _steps(command.upper(), told):
            pen.go(command.upper(), numbers, is_relative=command.islower())
    return pen.furthest


def _steps(kind: str, text: str) -> Iterator[list[float]]:
    """The numbers of each step of a command; the two flags of an arc may stand without a gap."""
    if kind == "Z":
        yield []
    numbers: list[float] = []
    at = 0
    while found := (_FLAG if kind == "A" and len(numbers) in _FLAGS else _STEP).match(text, at):
        numbers.append(_number(found[1]))
        at = found.end()
        if len(numbers) == _ARITY[kind]:
            yield numbers
            numbers = []


@dataclass(slots=True)
class _Pen:
    """Goes along a path; `handle` is the last one of a curve, which a smooth curve mirrors."""

    at: complex = 0j
    start: complex = 0j
    handle: complex = 0j
    furthest: float = 0.0

    def go(self, kind: str, numbers: list[float], *, is_relative: bool) -> None:
        """Take one step."""
        origin = self.at if is_relative else 0j
        mirrored = 2 * self.at - self.handle
        points = [origin + complex(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=False)]
        radius = 0.0
        match kind:
            case "Z":
                points = [self.start]
            case "H":
                points = [complex(origin.real + numbers[0], self.at.imag)]
            case "V":
                points = [complex(self.at.real, origin.imag + numbers[0])]
            case "A":
                radius = 2 * max(map(abs, numbers[:2]))
                points = [origin + complex(*numbers[-2:])]
            case "S" | "T":
                points = [mirrored, *points]
        self.at = points[-1]
        self.handle = points[-2] if kind in "CSQT" else self.at
        self.start = self.at if kind == "M" else self.start
        self.furthest = max(self.furthest, radius + max(max(abs(one.real), abs(one.imag)) for one in points))
