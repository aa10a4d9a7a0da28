"""The painter of each figure: one class for every key of `figures.registry.FIGURES`, and for those of a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from roi_app.gui.charts.adoption import AdoptionChart
from roi_app.gui.charts.costs import CostBarsChart
from roi_app.gui.charts.freed_time import FreedBars
from roi_app.gui.charts.game import GameStrip
from roi_app.gui.charts.histogram import HistogramChart
from roi_app.gui.charts.named_bars import NamedBarsChart
from roi_app.gui.charts.odds import OddsChart
from roi_app.gui.charts.over_time import OverTimeChart
from roi_app.gui.charts.payoff import PayoffChart
from roi_app.gui.charts.race_by_month import RaceByMonthChart
from roi_app.gui.charts.race_meter import RaceMeter
from roi_app.gui.charts.shares import ShareBars
from roi_app.gui.charts.sums_table import SumsTableChart
from roi_app.gui.charts.tools import ToolsChart
from roi_app.gui.charts.tornado import TornadoChart
from roi_app.gui.charts.waterfall import WaterfallChart

CHARTS: Final[Mapping[str, type[Any]]] = {
    "waterfall": WaterfallChart,
    "likely_to_average": WaterfallChart,
    "over_time": OverTimeChart,
    "race_meter": RaceMeter,
    "race_by_month": RaceByMonthChart,
    "payoff": PayoffChart,
    "game": GameStrip,
    "adoption": AdoptionChart,
    "odds": OddsChart,
    "tornado": TornadoChart,
    "shares": ShareBars,
    "costs": CostBarsChart,
    "freed_time": FreedBars,
    "tools": ToolsChart,
}

MERCHANT_CHARTS: Final[Mapping[str, type[Any]]] = {
    "zones": NamedBarsChart,
    "kept": HistogramChart,
    "break_even": HistogramChart,
    "platforms": SumsTableChart,
    "tools": SumsTableChart,
    "most": NamedBarsChart,
    "least": NamedBarsChart,
}
"""The painter of each chart of many merchants: one for every key of `portfolio.overview.MERCHANT_FIGURES`."""
