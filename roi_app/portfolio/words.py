"""A column that says the same few words again and again, as numbers of words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Words:
    """The place of each row's word in `words`, whose last is ""."""

    codes: NDArray[np.intp]
    words: tuple[str, ...]

    @property
    def texts(self) -> NDArray[np.object_]:
        """The word of each row."""
        texts: NDArray[np.object_] = np.array(self.words, dtype=object)[self.codes]
        return texts

    def clear(self, where: NDArray[np.bool_]) -> None:
        """Say nothing of these rows."""
        if where.any():
            self.codes[where] = len(self.words) - 1
