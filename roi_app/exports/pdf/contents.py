"""Everything that a report says, as types: `gathering` works it out once, the pages only lay it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.exports.pdf.by_year import MoneyByYear
from roi_app.exports.pdf.options import Options
from roi_app.figures.adoption import AdoptionCurve
from roi_app.figures.bands import Bands
from roi_app.figures.freed_time import FreedTime
from roi_app.figures.missing import Missing
from roi_app.figures.odds import Odds
from roi_app.figures.over_time import OverTime
from roi_app.figures.payoff import Payoff
from roi_app.figures.race_by_month import RaceByMonth
from roi_app.figures.race_meter import Meter
from roi_app.figures.tornado import Tornado
from roi_app.figures.waterfall import Waterfall
from roi_app.model.uncertainty.trials import Uncertainty
from roi_app.statements.claims import ClaimNote
from roi_app.statements.comparison import Comparison
from roi_app.statements.evidence import EvidenceRow
from roi_app.statements.game import GameName
from roi_app.statements.headline import HeadlineFigure
from roi_app.statements.robustness import Turn
from roi_app.statements.spreads import SpreadRow
from roi_app.statements.stays import Stays
from roi_app.statements.tools import Tools
from roi_app.texts.formatting import Wording


@dataclass(frozen=True, slots=True)
class Headline:
    """The figures of the first page against today, and kept share and net present value against standing still."""

    kept: HeadlineFigure
    kept_vs_still: HeadlineFigure
    npv_vs_still: HeadlineFigure
    saved: HeadlineFigure
    npv: HeadlineFigure
    payback: HeadlineFigure
    break_even: HeadlineFigure


@dataclass(frozen=True, slots=True)
class StreamSaving:
    """A stream with work: money a month, shares as decimals, people in heads; `tool` is "" where there is none."""

    stream: str
    tool: str
    cost: float
    saved: float
    outsourced: float
    coverage: float
    staff_coverage: float
    freed: float
    cash: float


@dataclass(frozen=True, slots=True)
class Money:
    """What the plan costs, what it brings and what the race takes of that: a month, once, or as present values."""

    setup: float
    per_month: float
    brought_in: float
    saved: float
    sold: float
    races: float


@dataclass(frozen=True, slots=True)
class Savings:
    """What the work costs today and what is saved of it; money a month."""

    cost: float
    saved: float
    review_share: float
    streams: tuple[StreamSaving, ...]
    freed: FreedTime
    claim: ClaimNote | None


@dataclass(frozen=True, slots=True)
class Race:
    """What rivals take back, month by month, and the game that they and the merchant are in."""

    by_month: RaceByMonth | None
    adoption: AdoptionCurve
    payoff: Payoff
    game: GameName


@dataclass(frozen=True, slots=True)
class Doubt:
    """How the trials are spread, and what alone would turn the answer; one turn for each swing of the tornado."""

    odds: Odds
    over_time: OverTime | None
    tornado: Tornado
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class RunningBand:
    """Between what the running total lies at the end of each year, in words."""

    title: str
    subtitle: str
    head: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranges:
    """What stands in place of single results: P10 to P90 of the trials that stick, and nothing where none does.

    `saved` is by stream, a month, `tools` the worth of each tool by stream; `running` is None without trials.
    """

    bands: Bands | None
    saved: Mapping[str, str]
    saved_in_all: str
    tools: Mapping[str, str]
    running: RunningBand | None


@dataclass(frozen=True, slots=True)
class Origins:
    """What made the report: versions, benchmarks, and the hash of all inputs."""

    version: str
    catalogue: Catalogue
    inputs_sha256: str


@dataclass(frozen=True, slots=True, eq=False)
class ReportContents:
    """One case with all that a report says of it, in the words of `wording`.

    `facts` tell platform, currency, preset, horizon and rate; `spreads` P10 to P90 of each of `ROWS` over the trials
    that stick, `stories` what comes if the change sticks and if it is dropped; `conditions` tells it at length;
    `sways` is the factor with the largest effect.
    `intensity` says how many of the trials that stick bear any race, "" where none does; `tools` and `decision` which
    tools to take.
    `lack` is what a plan lacks that has nothing to estimate: figures of 0 would pass for a finding.
    `ranges` is None where single results are told; where it is not, nothing else here tells one in money.
    `comparison` is None where it was not asked for or there is no scenario; `scenarios_left_out` have no room in it.
    """

    options: Options
    wording: Wording
    shop: str
    facts: tuple[str, ...]
    headline: Headline
    lack: Missing | None
    money: Money
    by_year: MoneyByYear | None
    tools: Tools
    decision: str
    trials: Uncertainty
    spreads: Mapping[str, SpreadRow]
    stories: tuple[str, ...]
    conditions: tuple[str, ...]
    sways: str | None
    intensity: str
    meter: Meter
    waterfall: Waterfall
    sentences: tuple[str, ...]
    cautions: tuple[str, ...]
    savings: Savings
    race: Race
    doubt: Doubt
    ranges: Ranges | None
    comparison: Comparison | None
    scenarios_left_out: int
    scenarios: int
    has_notes: bool
    prices_until: date | None
    evidence: tuple[EvidenceRow, ...]
    left_out: tuple[str, ...]
    stays: tuple[Stays, ...]
    origins: Origins
