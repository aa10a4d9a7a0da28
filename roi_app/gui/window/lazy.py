"""What the first picture does without: pages and dialogs whose code is loaded when they are first wanted.

To load them all takes as long as all the rest of the start. This is the one place that imports inside functions:
static imports, so that the import contracts and the types still see them, each in a function of its own.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from roi_app.benchmarks.catalogue import Catalogue
    from roi_app.documents.case import Case
    from roi_app.estimates.answer import Answer
    from roi_app.estimates.baseline import Baseline
    from roi_app.gui.dialogs.about import AboutDialog
    from roi_app.gui.dialogs.export.chart_menu import ChartMenu
    from roi_app.gui.dialogs.export.dialog import ExportDialog
    from roi_app.gui.dialogs.help import HelpDialog
    from roi_app.gui.dialogs.import_books.dialog import ImportDialog
    from roi_app.gui.dialogs.new_shop.dialog import NewShopDialog
    from roi_app.gui.dialogs.tour import Tour
    from roi_app.gui.pages.presentation.page import PresentationPage
    from roi_app.gui.pages.welcome import WelcomePage
    from roi_app.gui.panels.explanation.drawer import ExplanationPanel
    from roi_app.gui.panels.explanation.popover import ExplanationPopover
    from roi_app.gui.panels.presenter_notes import PresenterNotes
    from roi_app.gui.state.commands import Commands
    from roi_app.gui.state.merchants import TableWork
    from roi_app.gui.state.session import Session
    from roi_app.gui.window.portfolio_window import PortfolioWindow
    from roi_app.model.batch import Wish
    from roi_app.model.uncertainty.bridge import Bridge
    from roi_app.model.uncertainty.trials import Uncertainty
    from roi_app.portfolio.in_memory import InMemory
    from roi_app.texts.formatting import Wording

    PageMaker = Callable[[Session, Commands], QWidget]


def _tools() -> PageMaker:
    from roi_app.gui.pages.tools.page import ToolsPage

    return ToolsPage


def _over_time() -> PageMaker:
    from roi_app.gui.pages.over_time import OverTimePage

    return OverTimePage


def _matters() -> PageMaker:
    from roi_app.gui.pages.matters import MattersPage

    return MattersPage


def _robustness() -> PageMaker:
    from roi_app.gui.pages.robustness import RobustnessPage

    return RobustnessPage


def _rivals() -> PageMaker:
    from roi_app.gui.pages.rivals import RivalsPage

    return RivalsPage


def _scenarios() -> PageMaker:
    from roi_app.gui.pages.scenarios.page import ScenariosPage

    return ScenariosPage


def _evidence() -> PageMaker:
    from roi_app.gui.pages.evidence.page import EvidencePage

    return EvidencePage


def _freed_time() -> PageMaker:
    from roi_app.gui.pages.freed_time import FreedTimePage

    return FreedTimePage


PAGES: Final[Mapping[str, Callable[[], PageMaker]]] = MappingProxyType(
    {
        "tools": _tools,
        "over_time": _over_time,
        "matters": _matters,
        "robustness": _robustness,
        "rivals": _rivals,
        "scenarios": _scenarios,
        "evidence": _evidence,
        "freed_time": _freed_time,
    }
)
"""The pages below the waterfall, in their order; each gives the class of the page."""


def presentation() -> type[PresentationPage]:
    """The presentation."""
    from roi_app.gui.pages.presentation.page import PresentationPage

    return PresentationPage


def welcome() -> type[WelcomePage]:
    """The welcome."""
    from roi_app.gui.pages.welcome import WelcomePage

    return WelcomePage


def explanation() -> type[ExplanationPanel]:
    """The drawer that explains a figure."""
    from roi_app.gui.panels.explanation.drawer import ExplanationPanel

    return ExplanationPanel


def explanation_popover() -> type[ExplanationPopover]:
    """The popover that explains a figure where it stands."""
    from roi_app.gui.panels.explanation.popover import ExplanationPopover

    return ExplanationPopover


def presenter_notes() -> type[PresenterNotes]:
    """What to say while the room looks at another screen."""
    from roi_app.gui.panels.presenter_notes import PresenterNotes

    return PresenterNotes


def tour() -> type[Tour]:
    """The tour."""
    from roi_app.gui.dialogs.tour import Tour

    return Tour


def help_dialog() -> type[HelpDialog]:
    """The help."""
    from roi_app.gui.dialogs.help import HelpDialog

    return HelpDialog


def new_shop_dialog() -> type[NewShopDialog]:
    """The questions that make a new shop."""
    from roi_app.gui.dialogs.new_shop.dialog import NewShopDialog

    return NewShopDialog


def portfolio_window() -> type[PortfolioWindow]:
    """The window of many merchants."""
    from roi_app.gui.window.portfolio_window import PortfolioWindow

    return PortfolioWindow


def table_work() -> TableWork:
    """What is done with tables of merchants."""
    from roi_app.gui.state.merchants import TableWork

    return TableWork(_read_merchants, _write_merchants, _merchants_template)


# Each is called in a thread, as it loads what takes longer than a picture.


def _read_merchants(
    source: Path, catalogue: Catalogue, language: str, progress: Callable[[float], None], should_stop: Wish
) -> InMemory:
    from roi_app.portfolio.in_memory import read_merchants

    return read_merchants(source, catalogue, language, progress, should_stop)


def _write_merchants(
    table: InMemory, target: Path, progress: Callable[[int], None], should_stop: Wish, may_place: Wish
) -> None:
    from roi_app.portfolio.in_memory import write_results

    write_results(table, target, progress, should_stop, may_place)


def _merchants_template(catalogue: Catalogue) -> bytes:
    from roi_app.portfolio.template import template

    return template(catalogue)


def import_dialog() -> type[ImportDialog]:
    """The import of a merchant's books."""
    from roi_app.gui.dialogs.import_books.dialog import ImportDialog

    return ImportDialog


def about_dialog() -> type[AboutDialog]:
    """The about box."""
    from roi_app.gui.dialogs.about import AboutDialog

    return AboutDialog


def chart_menu() -> type[ChartMenu]:
    """The menu of a chart."""
    from roi_app.gui.dialogs.export.chart_menu import ChartMenu

    return ChartMenu


def export_dialog() -> type[ExportDialog]:
    """What leaves the app as a file."""
    from roi_app.gui.dialogs.export.dialog import ExportDialog

    return ExportDialog


def summary_text() -> Callable[[Answer, Baseline, Wording, Uncertainty | None], str]:
    """The answer as text for a chat."""
    from roi_app.exports.summary_text import summary_text

    return summary_text


def likely_to_average() -> Callable[[Case, Uncertainty, Baseline], Bridge]:
    """What leads from the likely case to the average."""
    from roi_app.estimates.uncertain import likely_to_average

    return likely_to_average
