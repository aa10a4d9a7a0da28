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

from roi_app.exports.pdf.svg_reach import reaches_too_far

MOST_ELEMENTS: Final = 5_000
DEEPEST: Final = 64
MOST_RULES: Final = 500
"""Selectors of style sheets: each is held against each element."""

MOST_WEIGHT: Final = 1_500_000
"""How much is drawn in all, what is referred to as often as it is: an element weighs its characters and 200 more."""

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
_DECLARED: Final = frozenset(name for name in _ATTRIBUTES if name.startswith(("fill", "stroke", "stop-", "clip-"))) | {
    "opacity", "display", "visibility", "color",
}  # fmt: skip
"""What a style may say: colours and lines, and nothing of where anything is."""

_REFERENCE: Final = re.compile(r"url\(\s*['\"]?(?!['\"]?#)", re.IGNORECASE)
_CSS: Final = re.compile(r"@|\\|expression|:\s*url\(\s*['\"]?(?!['\"]?#)", re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_REFERRED: Final = re.compile(r"url\(\s*['\"]?#([^)'\"]*)", re.IGNORECASE)
_ELEMENT: Final = 200


class UnusableSvgError(ValueError):
    """A drawing that cannot be taken: the message is `broken`, `entities`, `too_complex` or the name of an element."""


@dataclass(slots=True)
class _Reader:
    root: Element | None = None
    stack: list[Element] = field(default_factory=list)
    skipped: int = 0
    elements: int = 0

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

    def plain(self) -> Element:
        """The drawing, its style sheets reduced to what may be said of a shape; raises UnusableSvgError."""
        if self.root is None:
            raise UnusableSvgError("broken")
        rules = []
        for sheet in self.root.iter("style"):
            own = _rules(_COMMENT.sub("", sheet.text or ""))
            sheet.text = "".join(f"{selectors}{{{declarations}}}" for selectors, declarations in own)
            rules += own
        if sum(1 + selectors.count(",") for selectors, _ in rules) > MOST_RULES:
            raise UnusableSvgError("too_complex")
        _Scale(self.root, rules).weigh(self.root)
        if reaches_too_far(self.root):
            raise UnusableSvgError("too_complex")
        return self.root


@dataclass(slots=True)
class _Scale:
    """Weighs a drawing as it is drawn: whatever is referred to weighs once for each time that it is."""

    root: Element
    rules: list[tuple[str, str]]
    named: dict[str, list[Element]] = field(default_factory=dict)
    styled: dict[str, set[str]] = field(default_factory=dict)
    known: dict[int, int] = field(default_factory=dict)
    open: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for one in self.root.iter():
            # Which of two with the same name is meant, readers see differently.
            self.named.setdefault(one.get("id", "").strip(), []).append(one)
        for selectors, declarations in self.rules:
            for referred in _REFERRED.findall(declarations):
                for selector in selectors.split(","):
                    self.styled.setdefault(selector.strip(), set()).add(referred)

    def weigh(self, element: Element) -> int:
        """The weight of an element with all that it draws; raises UnusableSvgError where it is too much or endless."""
        key = id(element)
        if key in self.known:
            return self.known[key]
        if key in self.open or len(self.open) > 2 * DEEPEST:
            raise UnusableSvgError("too_complex")
        self.open.add(key)
        weight = _ELEMENT + len(element.text or "")
        for name, value in element.items():
            weight += len(name) + len(value)
        for part in (*element, *self._referred(element)):
            weight += self.weigh(part)
        if weight > MOST_WEIGHT:
            raise UnusableSvgError("too_complex")
        self.open.remove(key)
        self.known[key] = weight
        return weight

    def _referred(self, element: Element) -> list[Element]:
        names = [element.get("href", "#").strip().removeprefix("#")]
        for value in element.attrib.values():
            names += _REFERRED.findall(value)
        # A rule whose selector is not one word of the three plain kinds may mean any element.
        own = {element.tag, f"#{element.get('id')}", *(f".{one}" for one in element.get("class", "").split())}
        for selector, referred in self.styled.items():
            if selector in own or not re.fullmatch(r"[.#]?[\w-]+", selector):
                names += referred
        return [one for name in filter(None, map(str.strip, names)) for one in self.named.get(name, ())]


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
    return bytes(tostring(reader.plain(), encoding="utf-8"))


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
        kept[tag] = _declarations(value) if tag == "style" else value
    return kept


def _rules(sheet: str) -> list[tuple[str, str]]:
    """The rules of a style sheet, each with its selectors and what is declared of them."""
    found = []
    for one in sheet.split("}")[:-1]:
        before, brace, declared = one.rpartition("{")
        if brace:
            found.append((before.rpartition("{")[2].strip(), _declarations(declared)))
    return found


def _declarations(text: str) -> str:
    """Those declarations of a style that may be said of a shape, of each name the last."""
    named = (one.partition(":") for one in text.split(";"))
    kept = {name.strip(): value.strip() for name, _, value in named if name.strip() in _DECLARED}
    return ";".join(f"{name}:{value}" for name, value in kept.items())
