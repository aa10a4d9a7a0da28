"""An SVG reduced to plain shapes: whatever could load, run, move or explode is refused or left out.

The drawing is read with all entities forbidden and written anew from an allow list of elements and attributes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring
from xml.parsers import expat

MOST_ELEMENTS: Final = 5_000
DEEPEST: Final = 64
MOST_USES: Final = 100

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"

_DRAWN: Final = frozenset((
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "linearGradient",
    "radialGradient", "stop", "clipPath", "use", "symbol", "title", "desc", "style",
))  # fmt: skip
_PASSED_OVER: Final = frozenset({"metadata", "title", "desc"})
_ATTRIBUTES: Final = frozenset((
    "id", "class", "d", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "fx", "fy",
    "points", "transform", "viewBox", "preserveAspectRatio", "fill", "fill-rule", "fill-opacity", "stroke",
    "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "opacity",
    "clip-path", "clip-rule", "clipPathUnits", "gradientUnits", "gradientTransform", "spreadMethod", "offset",
    "stop-color", "stop-opacity", "style", "display", "visibility", "color", "href",
))  # fmt: skip
_REFERENCE: Final = re.compile(r"url\(\s*['\"]?(?!['\"]?#)", re.IGNORECASE)
_CSS: Final = re.compile(r"@|\\|expression|:\s*url\(\s*['\"]?(?!['\"]?#)", re.IGNORECASE)


class UnusableSvgError(ValueError):
    """A drawing that cannot be taken: the message is `broken`, `entities`, `too_complex` or the name of an element."""


@dataclass(slots=True)
class _Reader:
    root: Element | None = None
    stack: list[Element] = field(default_factory=list)
    skipped: int = 0
    elements: int = 0
    uses: int = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.elements += 1
        if self.elements > MOST_ELEMENTS or len(self.stack) + self.skipped > DEEPEST:
            raise UnusableSvgError("too_complex")
        space, _, tag = name.rpartition(" ")
        if self.skipped or space not in ("", _SVG) or tag in _PASSED_OVER:
            self.skipped += 1
            return
        if tag not in _DRAWN:
            raise UnusableSvgError(tag)
        if tag == "use":
            self.uses += 1
        kept = _kept(attributes)
        if self.root is None:
            if tag != "svg":
                raise UnusableSvgError("broken")
            self.root = Element("svg", {"xmlns": _SVG, **kept})
            self.stack.append(self.root)
        else:
            self.stack.append(SubElement(self.stack[-1], tag, kept))

    def end(self, _: str) -> None:
        if self.skipped:
            self.skipped -= 1
        else:
            self.stack.pop()

    def text(self, text: str) -> None:
        # Only a style sheet has text that is drawn.
        if self.stack and not self.skipped and self.stack[-1].tag == "style":
            if _CSS.search(text):
                raise UnusableSvgError("style")
            self.stack[-1].text = (self.stack[-1].text or "") + text


def plain_svg(data: bytes) -> bytes:
    """The same drawing from allowed elements alone, as UTF-8; raises UnusableSvgError."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place
    except expat.ExpatError as fault:
        raise UnusableSvgError("broken") from fault
    if reader.root is None:
        raise UnusableSvgError("broken")
    _require_plain_uses(reader.root, reader.uses)
    return bytes(tostring(reader.root, encoding="utf-8"))


def _refuse_entity(*_: object) -> None:
    raise UnusableSvgError("entities")


def _kept(attributes: Mapping[str, str]) -> dict[str, str]:
    kept = {}
    for name, value in attributes.items():
        space, _, tag = name.rpartition(" ")
        if space not in ("", _XLINK) or tag not in _ATTRIBUTES:
            continue
        if tag == "href" and not value.strip().startswith("#"):
            raise UnusableSvgError("href")
        if _REFERENCE.search(value) or (tag == "style" and _CSS.search(value)):
            raise UnusableSvgError("style")
        kept[tag] = value
    return kept


def _require_plain_uses(root: Element, uses: int) -> None:
    """Refuse copies of copies: a few lines of them draw more than any machine can."""
    if uses > MOST_USES:
        raise UnusableSvgError("too_complex")
    named = {one.get("id"): one for one in root.iter() if one.get("id")}
    drawn = 0
    for use in root.iter("use"):
        target = named.get((use.get("href") or "").strip().removeprefix("#"))
        if target is None:
            continue
        drawn += sum(1 for _ in target.iter())
        if drawn > MOST_ELEMENTS or any(one.tag == "use" for one in target.iter()):
            raise UnusableSvgError("too_complex")
