"""Points that fill the unit cube evenly, and the same ones on any machine for the same seed.

Sobol's sequence in the order of Antonov and Saleev (Gray code), so that every beginning of 2^k points is itself
well spread, and a short run is the beginning of a long one. Scrambled by a digital shift for each seed and
dimension: every point is then uniform by itself, and errors over seeds tell how far a result can be trusted. A
random matrix before the shift was tried and did not help: percentiles spread as much, means more.

The shifts come from SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
2014), whole-number arithmetic of a few lines that gives the same bits on any machine and in any release of numpy.
The published numbers behind the sequence are handed in as an array: the model reads no file.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from roi_app.model.parameters import MOST_SEED

if TYPE_CHECKING:
    from numpy.typing import NDArray

Words: TypeAlias = "NDArray[np.uint32]"
Shares: TypeAlias = "NDArray[np.floating[Any]]"

BITS: Final = 32

_MASK: Final = 2**64 - 1


class Sobol:
    """A Sobol sequence of as many dimensions as its table serves.

    A row of `table` is a dimension after the first: the degree of its primitive polynomial, the polynomial's inner
    coefficients as a binary number, and the initial numbers m(1) … m(degree), filled up with zeros.
    """

    def __init__(self, table: NDArray[np.integer[Any]]) -> None:
        self._table: tuple[tuple[int, ...], ...] = tuple(tuple(row) for row in table.tolist())

    @property
    def dimensions(self) -> int:
        """How many dimensions there are."""
        return len(self._table) + 1

    def directions(self, dimension: int) -> Words:
        """The 32 direction numbers of a dimension, from 0; shape (32,), the first bit is the most significant.

        Bratley and Fox, Algorithm 659 (1988): m(k) = 2a(1)·m(k-1) ⊕ … ⊕ 2^s·m(k-s) ⊕ m(k-s), v(k) = m(k)·2^(32-k).
        Raises IndexError for a dimension beyond the table.
        """
        if dimension == 0:
            numbers = [1] * BITS
        else:
            degree, coefficients, *initial = self._table[dimension - 1]
            numbers = initial[:degree]
            for k in range(degree, BITS):
                number = numbers[k - degree] ^ (numbers[k - degree] << degree)
                for back in range(1, degree):
                    if coefficients >> (degree - 1 - back) & 1:
                        number ^= numbers[k - back] << back
                numbers.append(number)
        return np.array([number << (BITS - 1 - k) for k, number in enumerate(numbers)], dtype=np.uint32)

    def points(self, dimension: int, count: int, seed: int, replicate: int = 0) -> Shares:
        """The first `count` scrambled points of one dimension, shares above 0 and below 1; shape (count,), read-only.

        The same for the same seed on any machine, and a longer run begins with a shorter one. Replicates of one
        seed are scrambled independently of each other. Raises ValueError for a seed that is not from 0 to 2^64 - 1,
        and IndexError for a dimension beyond the table.
        """
        return _points(self, dimension, count, seed, replicate)


def sequence(vectors: Words, shift: int, count: int) -> Words:
    """The first `count` points of one dimension as whole numbers below 2^32, the first one being `shift`.

    Built by doubling: in Gray code the second half of 2^(k+1) points is the first half backwards, moved by v(k).
    """
    points = np.empty(1 << max(count - 1, 0).bit_length(), dtype=np.uint32)
    points[0] = shift
    filled, k = 1, 0
    while filled < points.size:
        points[filled : 2 * filled] = points[:filled][::-1] ^ vectors[k]
        filled, k = 2 * filled, k + 1
    return points[:count]


def _shift(*key: int) -> int:
    """A random whole number below 2^32 that the key alone decides."""
    state = 0
    for part in key:
        state = ((state ^ part) + 0x9E3779B97F4A7C15) & _MASK
        state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & _MASK
        state ^= state >> 31
    return state >> (64 - BITS)


@lru_cache(maxsize=160)
def _points(sobol: Sobol, dimension: int, count: int, seed: int, replicate: int) -> Shares:
    if not 0 <= seed <= MOST_SEED:
        raise ValueError(f"a seed is a whole number from 0 to {MOST_SEED}")
    scrambled = sequence(sobol.directions(dimension), _shift(seed, replicate, dimension), count)
    shares: Shares = (scrambled + 0.5) / 2**BITS
    shares.flags.writeable = False
    return shares
