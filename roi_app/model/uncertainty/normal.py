"""The normal distribution in numpy alone, for what moves together.

scipy would bring 78 MiB and half a second of import for these two functions.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]

# Coefficients from the lowest power up.
_TAIL_ABOVE: Final = (
    (220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383, 6.37396220353165, 0.700383064443688,
     0.0352624965998911),
    (440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674, 86.7807322029461, 16.064177579207,
     1.75566716318264, 0.0883883476483184),
)  # fmt: skip

_CENTRAL: Final = (
    (3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
     4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3),
    (1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
     3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3),
)  # fmt: skip
_MIDDLE: Final = (
    (1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
     1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4),
    (1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1,
     1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9),
)  # fmt: skip
_FAR: Final = (
    (6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
     2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7),
    (1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4,
     1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15),
)  # fmt: skip

_CENTRAL_UNTIL: Final = 0.425
_MIDDLE_UNTIL: Final = 5.0

_FARTHEST: Final = 7.07
"""Beyond this the distance from 0 or 1 is below 1e-12, and the rational form no longer holds."""


def _ratio_of_polynomials(coefficients: tuple[tuple[float, ...], tuple[float, ...]], x: Floats) -> Floats:
    above, below = coefficients
    return _polynomial(above, x) / _polynomial(below, x)


def _polynomial(coefficients: tuple[float, ...], x: Floats) -> Floats:
    total = np.full_like(x, coefficients[-1])
    for coefficient in reversed(coefficients[:-1]):
        total *= x
        total += coefficient
    return total


def cumulative(z: Floats) -> Floats:
    """The share of a standard normal distribution below z; any shape, good to 1e-12.

    J. F. Hart et al., "Computer Approximations" (1968), function 5666, as given by G. West, "Better approximations
    to cumulative normal functions", Wilmott Magazine, May 2005.

    >>> cumulative(np.array([0.0, 1.959963984540054])).round(12).tolist()
    [0.5, 0.975]
    """
    size = np.minimum(np.abs(z), _FARTHEST)
    tail = np.exp(-size * size / 2) * _ratio_of_polynomials(_TAIL_ABOVE, size)
    return np.where(z > 0, 1 - tail, tail)


def quantile(share: Floats) -> Floats:
    """The z below which a share of a standard normal distribution lies; shares above 0 and below 1, good to 1e-12.

    M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37
    (1988), 477-484.

    >>> quantile(np.array([0.5, 0.975])).round(12).tolist()
    [0.0, 1.95996398454]
    """
    from_middle = share - 0.5
    inside = np.maximum(_CENTRAL_UNTIL**2 - from_middle * from_middle, 0)
    z = from_middle * _ratio_of_polynomials(_CENTRAL, inside)
    outside = np.abs(from_middle) > _CENTRAL_UNTIL
    depth = np.sqrt(-np.log(np.minimum(share, 1 - share)[outside]))
    middle = _ratio_of_polynomials(_MIDDLE, depth - 1.6)
    far = _ratio_of_polynomials(_FAR, np.maximum(depth - _MIDDLE_UNTIL, 0))
    z[outside] = np.copysign(np.where(depth <= _MIDDLE_UNTIL, middle, far), from_middle[outside])
    return z
