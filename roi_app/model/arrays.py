"""The array type of the model, and the one division that may have nothing to divide by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Array: TypeAlias = "NDArray[np.floating[Any]]"
"""Two-dimensional, rows first; the last axis is 1 (merchant), 6 (streams) or H (months)."""


def ratio(part: Array, whole: Array) -> Array:
    """Divide, with NaN ("there is none") where the whole is 0.

    >>> ratio(np.array([[1.0], [1.0]]), np.array([[4.0], [0.0]])).tolist()
    [[0.25], [nan]]
    """
    return ratio_where(whole != 0, part, whole)


def ratio_where(exists: NDArray[np.bool_], part: Array, whole: Array) -> Array:
    """Divide where a condition holds, which rules out a whole of 0; NaN ("there is none") elsewhere.

    >>> ratio_where(np.array([[True], [False]]), np.array([[1.0], [1.0]]), np.array([[4.0], [0.0]])).tolist()
    [[0.25], [nan]]
    """
    return np.where(exists, part / np.where(exists, whole, 1), np.nan)
