"""The keys of the presentation: what the list on the screen says of them, and the help."""

from __future__ import annotations

from roi_app.gui.state.session import Session

SLIDERS = "1 – 4"


def listed_keys(session: Session) -> tuple[tuple[str, str], ...]:
    """Every key of the presentation as it is written on the keyboard, with what it does."""
    wording = session.wording
    presets = [preset.name[wording.language] for preset in session.catalogue.presets.values()]
    named = wording.text("tools.below").join(f"{number} {name}" for number, name in enumerate(presets, start=5))
    keys = {
        "story": "PgDn  PgUp",
        "whole": "A",
        "sliders": SLIDERS,
        "presets": f"5 – {4 + len(presets)}",
        "language": "L",
        "ranges": "G",
        "start": "R",
        "undo": "Ctrl+Z",
        "explain": "E",
        "keys": "?  F1",
        "back": "Esc",
    }
    return tuple((written, wording.text(f"present.key.{key}", names=named)) for key, written in keys.items())
