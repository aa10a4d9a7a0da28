"""Every item model in the window keeps Qt's contract for models, whatever happens to it meanwhile."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox

from roi_app.documents.document import Scenario
from roi_app.gui.dialogs.export.options import Kind
from roi_app.gui.pages.evidence.table import Column, EvidenceFilter, EvidenceModel
from roi_app.gui.pages.scenarios.table import ComparisonModel
from roi_app.gui.pages.tools.table import ToolsModel
from roi_app.gui.window.lazy import PAGES

THETA = "involution_intensity"


@pytest.fixture
def window(make_window):
    """A window in which everything with rows was opened once."""
    shown = make_window("clothing")
    shop = shown.session.document
    shown.commands.set_scenarios((Scenario("a", shop.with_value(THETA, 1.2)), Scenario("b", shop)))
    for section in shown.inputs.sections.values():
        section.unfold()
    for page in PAGES:
        shown.open_page(page)
    shown.window_actions["help"].trigger()
    shown.window_actions["export"].trigger()
    for kind in Kind:
        shown.dialogs.export.show_kind(kind)
    QCoreApplication.processEvents()
    return shown


def models(window) -> list[QAbstractItemModel]:
    found = [*window.findChildren(QAbstractItemModel)]
    found += [view.model() for view in window.findChildren(QAbstractItemView) if view.model() is not None]
    found += [box.model() for box in window.findChildren(QComboBox)]
    return list(dict.fromkeys(found))


def test_every_model_keeps_the_contract(window, qtmodeltester):
    found = models(window)
    assert {EvidenceModel, EvidenceFilter, ComparisonModel, ToolsModel} <= {type(model) for model in found}
    assert len(found) > 10
    for model in found:
        qtmodeltester.check(model)


def turn(window) -> None:
    """What makes models change: values, scenarios, language, search, order, another shop."""
    session, commands = window.session, window.commands
    window.open_page("scenarios")
    commands.set_value(THETA, 0.9)
    commands.set_scenarios((*session.document.scenarios, Scenario("c", replace(session.document, preset="cautious"))))
    session.use_language("zh-Hant")
    commands.set_scenarios(session.document.scenarios[1:])
    window.open_page("evidence")
    card = window.pages.currentWidget().card
    card.search.setText("AI")
    card.table.sortByColumn(Column.GRADE, Qt.SortOrder.DescendingOrder)
    commands.set_value(THETA, 1.1)
    card.groups.buttons["context"].click()
    card.search.clear()
    window.open_page("tools")
    usual = {place: one.key for place, one in session.case.levers.items() if one.key}
    commands.set_lever("video", None)
    commands.set_lever("video", usual["video"])
    session.use_language("en")
    window.files.open_sample("appliances")
    QCoreApplication.processEvents()


def test_every_model_keeps_the_contract_while_it_changes(window, qtmodeltester, answer_boxes):
    answer_boxes("Discard")
    for model in models(window):
        qtmodeltester.check(model)
    turn(window)
    for model in models(window):
        qtmodeltester.check(model)
