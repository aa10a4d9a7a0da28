"""The figures that a merchant remembers: what a plan is worth, when it pays, and how much race it bears.

All are (rows, 1). `pv_…` is a present value in the merchant's currency, positive for benefits and costs alike;
NaN stands for what does not exist. Source: the project's model, section 2.
"""

from __future__ import annotations

from roi_app.model.arrays import Array, ratio


def pv_saved_by_stream(saved_by_stream: Array, pv_of_ramp: Array) -> Array:
    """Present value of each stream's saving: S · Σ d · ρ. Shape (rows, 6); adds up to `pv_saving`.

    >>> import numpy as np
    >>> pv_saved_by_stream(np.array([[100.0, 50.0]]), np.array([[30.0]])).tolist()
    [[3000.0, 1500.0]]
    """
    return saved_by_stream * pv_of_ramp


def pv_races(pv_content_race: Array, pv_traffic_race: Array, pv_tool_race: Array) -> Array:
    """Present value of all that the race takes: content + traffic + tools; 0 at θ = 0.

    >>> import numpy as np
    >>> pv_races(np.array([[3.0]]), np.array([[2.0]]), np.array([[1.0]])).tolist()
    [[6.0]]
    """
    return pv_content_race + pv_traffic_race + pv_tool_race


def spend(setup_paid: Array, pv_tools: Array, pv_oversight: Array, pv_races: Array) -> Array:
    """Present value of all money paid out: set-up + PV of tools, oversight and the three races.

    >>> import numpy as np
    >>> spend(*(np.array([[float(money)]]) for money in (4, 3, 2, 1))).tolist()
    [[10.0]]
    """
    return setup_paid + pv_tools + pv_oversight + pv_races


def npv_with_no_rivals(
    pv_saving: Array,
    pv_uplift: Array,
    setup_paid: Array,
    pv_tools: Array,
    pv_oversight: Array,
    pv_leakage: Array,
) -> Array:
    """Net present value of adopting where no rival does: no race, no erosion. Can be negative.

    >>> import numpy as np
    >>> npv_with_no_rivals(*(np.array([[float(money)]]) for money in (100, 10, 4, 3, 2, 1))).tolist()
    [[100.0]]
    """
    return pv_saving + pv_uplift - (setup_paid + pv_tools + pv_oversight + pv_leakage)


def npv_without_race(npv_with_no_rivals: Array, pv_erosion: Array) -> Array:
    """Net present value against today at θ = 0: rivals still take their share of the uplift.

    >>> import numpy as np
    >>> npv_without_race(np.array([[100.0]]), np.array([[5.0]])).tolist()
    [[95.0]]
    """
    return npv_with_no_rivals - pv_erosion


def npv(npv_without_race: Array, pv_races: Array) -> Array:
    """Net present value against today: -set-up + Σ d · net. Linear in θ.

    >>> import numpy as np
    >>> npv(np.array([[95.0]]), np.array([[6.0]])).tolist()
    [[89.0]]
    """
    return npv_without_race - pv_races


def npv_vs_standing_still(npv_with_no_rivals: Array, pv_content_race: Array, pv_tool_race: Array) -> Array:
    """Net present value against holding back: NPV + PV(traffic race) + PV(erosion), which would come anyway.

    Written without the two, which cancel, so that a plan that is standing still is worth exactly 0.

    >>> import numpy as np
    >>> npv_vs_standing_still(np.array([[100.0]]), np.array([[3.0]]), np.array([[1.0]])).tolist()
    [[96.0]]
    """
    return npv_with_no_rivals - (pv_content_race + pv_tool_race)


def kept_share(npv: Array, pv_saving: Array) -> Array:
    """Of each unit of money that AI saves, what is kept, all things counted; 0 at break-even, NaN if nothing is saved.

    >>> import numpy as np
    >>> kept_share(np.array([[82.0]]), np.array([[100.0]])).tolist()
    [[0.82]]
    """
    return ratio(npv, pv_saving)


def break_even_intensity(npv_without_race: Array, pv_races_at_full_intensity: Array) -> Array:
    """The θ at which adopting is worth nothing against today: NPV(θ=0) / PV(races at θ=1).

    Below 0 adopting does not pay even without a race; NaN where no race exists.

    >>> import numpy as np
    >>> break_even_intensity(np.array([[90.0]]), np.array([[60.0]])).tolist()
    [[1.5]]
    """
    return ratio(npv_without_race, pv_races_at_full_intensity)


def exit_intensity(
    npv_with_no_rivals: Array,
    pv_content_race_at_full_intensity: Array,
    pv_tool_race_at_full_intensity: Array,
) -> Array:
    """The θ at which adopting is worth no more than holding back; NaN where adopting brings no race of its own.

    NPV against standing still at θ = 0 is the NPV with no rivals: traffic race and erosion come either way.

    >>> import numpy as np
    >>> exit_intensity(np.array([[100.0]]), np.array([[45.0]]), np.array([[5.0]])).tolist()
    [[2.0]]
    """
    return ratio(npv_with_no_rivals, pv_content_race_at_full_intensity + pv_tool_race_at_full_intensity)
