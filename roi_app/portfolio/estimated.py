"""The estimate of every row of a table: pure, the same for a file, a window and a cluster."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.benchmarks.load import default_catalogue
from roi_app.estimates.headlines import HEADLINES, IF_DROPPED
from roi_app.model.arrays import Array
from roi_app.model.merchants import estimate_merchants
from roi_app.model.parameters import STREAMS
from roi_app.portfolio import columns
from roi_app.portfolio.cautions import cautions
from roi_app.portfolio.model_inputs import merchants_of
from roi_app.portfolio.rows import Rows, read_rows
from roi_app.texts.catalog import Texts

ZONE: Final = "zone"
PROBLEMS: Final = "problems"
CAUTIONS: Final = "cautions"

_IF_DROPPED: Final = "if_dropped_"
_BY_STREAM: Final = {"saved_per_month": "saved_by_stream", "worth": "worth_by_stream"}
_FOR_ZONES: Final = ("adopts", "npv_without_race")
_WANTED: Final = (*HEADLINES.values(), *IF_DROPPED.values(), *_BY_STREAM.values(), *_FOR_ZONES, "lever_active")


def estimate_frame(frame: pd.DataFrame, catalogue: Catalogue | None = None, language: str = "en") -> pd.DataFrame:
    """The estimate of each merchant of a table, one row each, in the table's order and with its index.

    `frame` has one merchant a row and columns as `columns.known_columns` names them, numbers or text; an absent column
    and an empty cell take the default, and unknown columns come back as they are. The result has the unknown columns,
    `id`, every headline by the name that `roi-app estimate --json` gives it (money a month or present value in the
    merchant's currency, shares as decimals, NaN where a figure does not exist), `if_dropped_npv` and
    `if_dropped_npv_vs_standing_still`, `saved_per_month_<stream>` and `worth_<stream>`, `zone` (`pays`, `red_queen`,
    `stop`, `never_pays`, `nothing_brought_in`), `cautions`, and `problems` in that language, which is "" for a good
    row; a bad one has no figures. Nothing is raised for what a cell holds, and `frame` is not changed.

    Each row equals the estimate of that merchant alone, bit for bit, whatever rows stand around it, so the function
    can be given partitions as they come: `data.map_partitions(estimate_frame)` in Dask, `data.mapInPandas(lambda
    frames: map(estimate_frame, frames), schema)` in Spark, `data.map_batches(estimate_frame, batch_format="pandas")`
    in Ray.

    >>> shop = pd.DataFrame(
    ...     {"id": ["a"], "platform": ["taobao"], "photo_units_per_month": [6], "photo_unit_price": [750]}
    ... )
    >>> estimate_frame(shop)[["id", "zone", "saved_per_month"]].round(2).to_dict("records")
    [{'id': 'a', 'zone': 'pays', 'saved_per_month': 2025.0}]
    """
    known = default_catalogue() if catalogue is None else catalogue
    if not len(frame):
        return estimate_frame(frame.reindex([0]), known, language).iloc[:0]
    made = estimated_columns(read_rows(frame, known, Texts(language)))
    # What is computed replaces what an earlier run has left in the table.
    taken = {*columns.known_columns(known), *made} - {columns.ID}
    kept = {name: frame[name] for name in frame.columns if name not in taken}
    return pd.DataFrame({**kept, **made}, index=frame.index)


def estimated_columns(rows: Rows) -> dict[str, Array | NDArray[np.object_]]:
    """Every column that is computed, by its name, a value for each row."""
    values = estimate_merchants(merchants_of(rows), _WANTED)
    figures = {name: _figure(values[key][:, 0], rows.good) for name, key in HEADLINES.items()}
    figures |= {f"{_IF_DROPPED}{name}": _figure(values[key][:, 0], rows.good) for name, key in IF_DROPPED.items()}
    for name, key in _BY_STREAM.items():
        for place, stream in enumerate(STREAMS):
            figures[f"{name}_{stream}"] = _figure(values[key][:, place], rows.good)
    said = zones(values)
    said[~rows.good] = ""
    return figures | {ZONE: said, CAUTIONS: cautions(rows, values), PROBLEMS: rows.problems}


def figure_columns(result: pd.DataFrame) -> list[str]:
    """The columns of a result that hold figures, in its order."""
    figures = {*HEADLINES, *(f"{_IF_DROPPED}{name}" for name in IF_DROPPED)}
    figures |= {f"{name}_{stream}" for name in _BY_STREAM for stream in STREAMS}
    return [name for name in result.columns if name in figures]


def zones(values: dict[str, Array]) -> NDArray[np.object_]:
    """What the merchant's θ means for each row, as the race meter has it; the two first kinds are those of no race."""
    nothing = (values["adopts"] == 0) | ~(values["brought_in"] > 0)
    kinds = (
        (nothing, "nothing_brought_in"),
        (values["npv"] >= 0, "pays"),
        (values["npv_without_race"] < 0, "never_pays"),
        (values["npv_vs_standing_still"] >= 0, "red_queen"),
    )
    which = np.select([condition[:, 0] for condition, _ in kinds], range(len(kinds)), len(kinds))
    names = np.array([*(name for _, name in kinds), "stop"], dtype=object)
    named: NDArray[np.object_] = names[which]
    return named


def _figure(values: Array, good: NDArray[np.bool_]) -> Array:
    """A column of figures: NaN in bad rows and where a figure does not exist, and no zero with a sign."""
    figure = values + 0.0
    figure[~(good & np.isfinite(figure))] = np.nan
    return figure
