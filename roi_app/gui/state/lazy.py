"""What the state does without until the window is painted; see `roi_app.gui.window.lazy`."""
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roi_app.gui.state.trials_runner import TrialsRunner


def trials_runner() -> type[TrialsRunner]:
    """The trials."""
    from roi_app.gui.state.trials_runner import TrialsRunner

    return TrialsRunner


def prefers_reduced_motion() -> bool:
    """Whether the system asks for less motion."""
    from roi_app.gui.style import reduced_motion

    return reduced_motion.prefers_reduced_motion()
