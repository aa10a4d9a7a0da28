"""Points that fill the unit cube evenly, and the same ones on any machine for the same seed.

Sobol's sequence in the order of Antonov and Saleev (Gray code), so that every beginning of 2^k points is itself
well spread, and a short run is the beginning of a long one. Scrambled by a random lower-triangular matrix and a
digital shift (Matoušek, "On the L2-discrepancy for anchored boxes", Journal of Complexity 14, 1998): every point is
then uniform by itself, and errors over seeds tell how far a result can be trusted. The random bits come from
SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), whole-number arithmetic of a few lines, and not from a library's
generator, whose streams may change from one release to the next.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from roi_app.model.direction_numbers import DIRECTION_NUMBERS

Words = NDArray[np.uint32]
Shares = NDArray[np.floating[Any]]

BITS: Final = 32
MOST_SEED: Final = 2**64 - 1

_MASK: Final = 2**64 - 1
_GOLDEN: Final = 0x9E3779B97F4A7C15


def _read_table() -> tuple[tuple[int, int, tuple[int, ...]], ...]:
    numbers = ([int(word) for word in line.split()] for line in DIRECTION_NUMBERS.strip().splitlines())
    return tuple((degree, coefficients, tuple(initial)) for _, degree, coefficients, *initial in numbers)


_TABLE: Final = _read_table()

DIMENSIONS: Final = len(_TABLE) + 1
"""How many dimensions the table serves."""


def directions(dimension: int) -> Words:
    """The 32 direction numbers of a dimension, counted from 0; shape (32,), the first bit is the most significant.

    Bratley and Fox, Algorithm 659 (1988): m(k) = 2a(1)·m(k-1) ⊕ … ⊕ 2^s·m(k-s) ⊕ m(k-s), v(k) = m(k)·2^(32-k).
    Raises IndexError for a dimension beyond the table.
    """
    if dimension == 0:
        numbers = [1] * BITS
    else:
        degree, coefficients, initial = _TABLE[dimension - 1]
        numbers = list(initial)
        for k in range(degree, BITS):
            number = numbers[k - degree] ^ (numbers[k - degree] << degree)
            for back in range(1, degree):
                if coefficients >> (degree - 1 - back) & 1:
                    number ^= numbers[k - back] << back
            numbers.append(number)
    return np.array([number << (BITS - 1 - k) for k, number in enumerate(numbers)], dtype=np.uint32)


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


def _mixed(word: NDArray[np.uint64]) -> NDArray[np.uint64]:
    word = (word ^ (word >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    word = (word ^ (word >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return word ^ (word >> np.uint64(31))


def _random_words(count: int, *key: int) -> Words:
    """Random 32-bit numbers that the key alone decides; shape (count,)."""
    state = 0
    for part in key:
        state = int(_mixed(np.array([(state ^ part) + _GOLDEN & _MASK], dtype=np.uint64))[0])
    counter = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(_GOLDEN) + np.uint64(state)
    return (_mixed(counter) >> np.uint64(32)).astype(np.uint32)


def scrambled(vectors: Words, random: Words) -> Words:
    """Direction numbers multiplied by a random lower-triangular matrix with ones on its diagonal.

    Row i of the matrix keeps the i leading bits of `random[i]` and sets the next one.
    """
    place = np.arange(BITS, dtype=np.uint32)
    diagonal = np.uint32(1) << (np.uint32(BITS - 1) - place)
    leading = ~((diagonal << np.uint32(1)) - np.uint32(1))
    rows = (random & leading) | diagonal
    bits = np.bitwise_count(rows & vectors[:, np.newaxis]) & np.uint8(1)
    mixed: Words = np.sum(bits * diagonal, axis=-1, dtype=np.uint32)
    return mixed


@lru_cache(maxsize=160)
def points(dimension: int, count: int, seed: int, replicate: int = 0) -> Shares:
    """The first `count` scrambled points of one dimension, shares above 0 and below 1; shape (count,), read-only.

    The same for the same seed on any machine, and a longer run begins with a shorter one. Replicates of one seed
    are scrambled independently of each other. Raises ValueError for a seed that is not from 0 to 2^64 - 1, and
    IndexError for a dimension beyond the table.
    """
    if not 0 <= seed <= MOST_SEED:
        raise ValueError(f"a seed is a whole number from 0 to {MOST_SEED}")
    *matrix, shift = _random_words(BITS + 1, seed, replicate, dimension)
    vectors = scrambled(directions(dimension), np.array(matrix, dtype=np.uint32))
    shares: Shares = (sequence(vectors, int(shift), count) + 0.5) / 2**BITS
    shares.flags.writeable = False
    return shares
