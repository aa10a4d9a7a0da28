"""By which engine a file is saved, and what to say of one that an earlier engine saved."""

from __future__ import annotations

from roi_app import __version__
from roi_app.checks.frozen import FrozenMap
from roi_app.checks.problem import Problem, Severity
from roi_app.checks.problems import quoted
from roi_app.documents.document import SavedWith
from roi_app.estimates.answer import Answer
from roi_app.estimates.baseline import Baseline


def saved_with(answer: Answer) -> SavedWith:
    """What a file of this answer's document is to bear when it is saved."""
    return SavedWith(__version__, answer.kept_share(Baseline.TODAY))


def computed_anew(saved: SavedWith | None, answer: Answer) -> tuple[Problem, ...]:
    """The note that a file was saved by another engine, with the kept share then and now, of 100; else nothing."""
    if saved is None or saved.engine == __version__:
        return ()
    was, now = saved.kept_share, answer.kept_share(Baseline.TODAY)
    engines: dict[str, str | float] = {"saved": quoted(saved.engine), "engine": __version__}
    if was is None or now is None:
        return (_note("computed_anew_alone", engines),)
    # As many digits as it takes to see a difference, but no more than anybody reads.
    digits = next((digits for digits in (0, 1) if _of_100(was, digits) != _of_100(now, digits)), None)
    if digits is None:
        return (_note("computed_anew_same", engines | {"now": _of_100(now, 0)}),)
    return (_note("computed_anew", engines | {"was": _of_100(was, digits), "now": _of_100(now, digits)}),)


def _of_100(share: float, digits: int) -> float:
    return round(100 * share, digits) + 0.0


def _note(code: str, values: dict[str, str | float]) -> Problem:
    return Problem("", code, FrozenMap(values), Severity.NOTE)
