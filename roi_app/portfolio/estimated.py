"""The estimate of every row of a table: pure, the same for a file, a window and a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
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
from roi_app.portfolio.trials import MEANS, Trials, means_of
from roi_app.portfolio.words import Words
from roi_app.texts.catalog import Texts

ZONE: Final = "zone"
PROBLEMS: Final = "problems"
CAUTIONS: Final = "cautions"

SAID: Final = (ZONE, CAUTIONS, PROBLEMS)
"""The columns of words that are computed."""

ZONES: Final = ("nothing_brought_in", "pays", "never_pays", "red_queen", "stop", "")
"""What a zone may be, each the answer where none before it is; "" for a bad row."""


def _figures() -> Iterator[tuple[str, tuple[str, int]]]:
    for name, key in HEADLINES.items():
        yield name, (key, 0)
    for name, key in IF_DROPPED.items():
        yield f"if_dropped_{name}", (key, 0)
    for name, key in (("saved_per_month", "saved_by_stream"), ("worth", "worth_by_stream")):
        for place, stream in enumerate(STREAMS):
            yield f"{name}_{stream}", (key, place)


FIGURES: Final = MappingProxyType(dict(_figures()))
"""Every column of figures, with the quantity of the model that it shows and the column in it."""

_FOR_ZONES: Final = ("adopts", "npv_without_race")
_WANTED: Final = tuple(dict.fromkeys((*(key for key, _ in FIGURES.values()), *_FOR_ZONES)))


def estimate_frame(
    frame: pd.DataFrame, catalogue: Catalogue | None = None, language: str = "en", trials: Trials | None = None
) -> pd.DataFrame:
    """The estimate of each merchant of a table, one row each, in the table's order and with its index.

    `frame` has one merchant a row and columns as `columns.known_columns` names them, numbers or text; an absent column
    and an empty cell take the default, and unknown columns come back as they are. The result has the unknown columns,
    `id`, every headline by the name that `roi-app estimate --json` gives it (money a month or present value in the
    merchant's currency, shares as decimals, NaN where a figure does not exist), `if_dropped_npv` and
    `if_dropped_npv_vs_standing_still`, `saved_per_month_<stream>` and `worth_<stream>`, `zone` (`pays`, `red_queen`,
    `stop`, `never_pays`, `nothing_brought_in`), `cautions`, and `problems` in that language, which is "" for a good
    row; a bad one has no figures. With `trials` it has the columns of `trials.MEANS` too, at their cost. Nothing is
    raised for what a cell holds, and `frame` is not changed.

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
        return _NOTHING[trials is not None].beside(frame[kept_columns(frame.columns, known)])
    made = estimates_of(frame, known, language, trials)
    return made.beside(frame[kept_columns(frame.columns, known)])


def estimate_frames(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """The estimates of each frame in turn, as Spark's `mapInPandas` hands them over and takes them back."""
    return map(estimate_frame, frames)


def result_schema(kept: str) -> str:
    """The columns that come back as Spark writes them, after those that come back as they are, such as `id string`."""
    return ", ".join((kept, *(f"`{name}` double" for name in FIGURES), *(f"{name} string" for name in SAID)))


@dataclass(frozen=True, slots=True)
class Estimates:
    """What is computed of some rows: columns of figures by their names, and those of `SAID`."""

    names: tuple[str, ...]
    figures: Array
    zone: Words
    cautions: Words
    problems: NDArray[np.object_]

    def beside(self, kept: pd.DataFrame) -> pd.DataFrame:
        """The estimates as columns beside those that come back as they are."""
        texts = {ZONE: self.zone.texts, CAUTIONS: self.cautions.texts, PROBLEMS: self.problems}
        figures = pd.DataFrame(self.figures, index=kept.index, columns=list(self.names), copy=False)
        said = {name: pd.Series(text, kept.index, dtype=object, copy=False) for name, text in texts.items()}
        return pd.concat([kept, figures, pd.DataFrame(said)], axis=1)

    def after(self, rows: int) -> Estimates:
        """The same without the first rows."""
        if not rows:
            return self
        zone, cautions = (Words(one.codes[rows:], one.words) for one in (self.zone, self.cautions))
        return Estimates(self.names, self.figures[rows:], zone, cautions, self.problems[rows:])

    def reject(self, where: NDArray[np.bool_], problems: Sequence[str]) -> None:
        """Take the figures from rows, and say what is wrong with each of them."""
        self.figures[where] = np.nan
        self.zone.clear(where)
        self.cautions.clear(where)
        self.problems[where] = problems


def _nothing(names: tuple[str, ...]) -> Estimates:
    said = Words(np.empty(0, dtype=np.intp), ZONES)
    return Estimates(names, np.empty((0, len(names))), said, said, np.empty(0, dtype=object))


_NOTHING: Final = (_nothing(tuple(FIGURES)), _nothing((*FIGURES, *MEANS)))
"""The estimates of no merchant, without trials and with them."""


def estimates_of(frame: pd.DataFrame, catalogue: Catalogue, language: str, trials: Trials | None) -> Estimates:
    """The estimates of the merchants of a table that has at least one row."""
    rows = read_rows(frame, catalogue, Texts(language))
    figures, zone = _estimated(rows)
    names = tuple(FIGURES)
    if trials is not None:
        names += MEANS
        figures = np.concatenate([figures, means_of(rows, trials, catalogue)], axis=1)
    return Estimates(names, figures, zone, cautions(rows), rows.problems)


def kept_columns(names: Iterable[str], catalogue: Catalogue) -> list[str]:
    """The columns of a table that come back as they are: `id`, and those that are neither read nor computed here."""
    # What is computed replaces what an earlier run has left in the table.
    taken = {*columns.known_columns(catalogue), *FIGURES, *MEANS, *SAID} - {columns.ID}
    return [name for name in names if name not in taken]


def unknown_columns(names: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Those of them that nothing here knows."""
    return tuple(name for name in kept_columns(names, catalogue) if name != columns.ID)


def figure_columns(result: pd.DataFrame) -> list[str]:
    """The columns of a result that hold figures, in its order."""
    return [name for name in result.columns if name in FIGURES or name in MEANS]


def _estimated(rows: Rows) -> tuple[Array, Words]:
    """The figures of every row, a column each, and the zone that it lies in; NaN and "" in bad rows."""
    figures = np.empty((len(rows.good), len(FIGURES)), order="F")
    zones = np.empty(len(rows.good), dtype=np.intp)
    with np.errstate(invalid="ignore"):
        for which, values in estimate_merchants(merchants_of(rows), _WANTED):
            for place, (key, column) in enumerate(FIGURES.values()):
                figure = values[key][:, column] + 0.0  # no zero with a sign
                # One sum tells of all that none of them is infinite or lacking.
                if not np.isfinite(np.add.reduce(figure)):
                    figure[~np.isfinite(figure)] = np.nan
                figures[which, place] = figure
            zones[which] = _zones(values)
    said = Words(zones, ZONES)
    if not rows.good.all():
        figures[~rows.good] = np.nan
        said.clear(~rows.good)
    return figures, said


def _zones(values: dict[str, Array]) -> NDArray[np.intp]:
    """What the merchant's θ means for each row, as the race meter has it; the two first kinds are those of no race."""
    holds = (
        (values["adopts"] == 0) | ~(values["brought_in"] > 0),
        values["npv"] >= 0,
        values["npv_without_race"] < 0,
        values["npv_vs_standing_still"] >= 0,
    )
    zones: NDArray[np.intp] = np.select([one[:, 0] for one in holds], range(len(holds)), len(holds))
    return zones
