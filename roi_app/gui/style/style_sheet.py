"""The style sheet for the widgets that Qt draws itself: `assets/style.qss`, its `$names` filled from one place."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from string import Template

from roi_app import assets
from roi_app.gui.style.theme import RADIUS, theme


def style_sheet() -> str:
    """The style sheet in the colours in force; KeyError names a placeholder that nothing fills."""
    return _template().substitute(placeholders())


def placeholders() -> dict[str, str]:
    """What a `$name` in the style sheet may stand for: the palette's colours, a radius, two pictures."""
    appearance = "dark" if theme.is_dark else "light"
    signs = {sign: assets.path("icons", f"{sign}-{appearance}.svg").as_posix() for sign in ("down", "check")}
    return {**asdict(theme.palette), "radius": f"{RADIUS}px", "arrow": signs["down"], "check": signs["check"]}


@lru_cache(maxsize=1)
def _template() -> Template:
    return Template(assets.read_text("style.qss"))
