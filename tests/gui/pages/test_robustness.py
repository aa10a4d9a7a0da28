"""How sure, as a person sees it while sliders move."""

import pytest
from PySide6.QtCore import QPoint, Qt

from roi_app.documents.write import dump
from roi_app.model.uncertainty.figure_keys import VS_STANDING_STILL
from roi_app.model.uncertainty.trials import DEFAULT_TRIALS


@pytest.fixture
def window(make_window, qtbot):
    shown = make_window("clothing", "en")
    qtbot.waitUntil(lambda: shown.session.uncertainty is not None)
    return shown


def full_run(window, qtbot):
    qtbot.waitUntil(lambda: window.session.uncertainty.trials == DEFAULT_TRIALS)
    return window.session.uncertainty


def test_head_and_months_show_the_range_of_the_trials(window, qtbot):
    found = full_run(window, qtbot)
    wording = window.session.wording
    spread = found.if_it_sticks.figures["npv"]
    assert wording.money_between(spread.p10, spread.p90) in window.head.stories.text()
    average = round(100 * found.all_cases.kept_share())
    assert window.head.kept.second.text() == str(average)
    assert wording.money_short(found.all_cases.mean()) in window.head.numbers["npv"].second.text()
    window.open_page("over_time")
    months = window.pages.currentWidget().months.chart.figure
    assert months.spread.band[0] == tuple(found.if_it_sticks.band[0].tolist())
    assert months.spread.dropped == tuple(found.if_dropped.path.tolist())
    assert "P10–P90" in months.summary or "P10–P90" in window.pages.currentWidget().months.subtitle.text()


def test_the_odds_say_how_often_a_loss_comes(window, qtbot):
    window.open_page("robustness")
    found = full_run(window, qtbot)
    page = window.pages.currentWidget()
    share = f"{round(found.all_cases.probability_of_loss(VS_STANDING_STILL) * 100)}% against standing still"
    qtbot.waitUntil(lambda: any(share in sentence.text() for sentence in page.words.sentences))
    figure = page.odds.chart.figure
    losing = [column for column in figure.columns if column.is_loss]
    assert losing
    assert all(column.end <= 0 for column in losing)
    assert not any(column.is_loss for column in figure.columns if column.start >= 0)


def test_a_target_is_typed_or_dragged(window, qtbot):
    window.open_page("robustness")
    found = full_run(window, qtbot)
    odds = window.pages.currentWidget().odds
    odds.field.setFocus()
    odds.field.selectAll()
    qtbot.keyClicks(odds.field, "100k")
    qtbot.keyClick(odds.field, Qt.Key.Key_Return)
    assert odds.chart.figure.target == 100_000
    assert f"{round(found.if_it_sticks.figures['npv'].share_above(100_000) * 100)}%" in odds.chart.figure.target_label
    qtbot.mousePress(odds.chart, Qt.MouseButton.LeftButton, pos=QPoint(odds.chart.width() - 14, 60))
    qtbot.mouseRelease(odds.chart, Qt.MouseButton.LeftButton, pos=QPoint(odds.chart.width() - 14, 60))
    assert odds.chart.figure.target == pytest.approx(odds.chart.figure.axis.high, rel=0.01)
    assert window.commands.stack.isClean()


def test_nonsense_for_a_target_leaves_the_old_one(window, qtbot):
    window.open_page("robustness")
    odds = window.pages.currentWidget().odds
    before = odds.chart.figure.target
    odds.field.setFocus()
    odds.field.selectAll()
    qtbot.keyClicks(odds.field, "lots")
    qtbot.keyClick(odds.field, Qt.Key.Key_Return)
    assert odds.chart.figure.target == before
    assert odds.field.property("wrong")


def test_the_hot_market_and_the_seed_are_edits_that_the_file_keeps(window):
    window.open_page("robustness")
    words = window.pages.currentWidget().words
    before = window.session.uncertainty.if_it_sticks.figures["npv"].p90
    for correlation in (0.6, 0.7, 0.9):
        words.correlation.moved.emit(correlation)
    words.correlation.settled.emit()
    assert window.session.document.sampling.correlation == 0.9
    assert window.session.uncertainty.if_it_sticks.figures["npv"].p90 != before
    words.seed.typed.emit("7")
    assert b'"seed": 7' in dump(window.session.document)
    assert window.commands.stack.count() == 2
    window.commands.stack.undo()
    window.commands.stack.undo()
    assert window.session.document.sampling.correlation == 0.5
    assert words.correlation.real_value == 0.5


def test_a_case_without_ranges_has_nothing_to_draw(make_window, qtbot):
    window = make_window("clothing", "en")
    qtbot.waitUntil(lambda: window.session.uncertainty is not None)
    for key, resolved in window.session.case.quantities.items():
        if not resolved.range.is_exact and key in window.inputs.rows:
            window.commands.pin(key, exact=True)
    window.open_page("robustness")
    assert window.pages.currentWidget().odds.chart.figure is not None


def test_opening_the_pages_is_no_edit(window):
    for page in ("robustness", "matters"):
        window.open_page(page)
        window.session.use_language("zh-Hant")
        window.session.use_language("en")
    assert window.commands.stack.count() == 0


def test_details_are_folded_and_a_person_who_wants_them_keeps_them(window, settings, make_window, qtbot):
    window.open_page("robustness")
    words = window.pages.currentWidget().words
    assert not words.seed.isVisible()
    qtbot.mouseClick(words.details.heading, Qt.MouseButton.LeftButton)
    assert words.seed.isVisible()
    assert words.details.heading.accessibleDescription() == "unfolded"
    window.open_page("matters")
    assert window.pages.currentWidget().shares.isVisible()
    assert settings.details
    again = make_window("clothing", "zh-Hant")
    again.open_page("robustness")
    assert again.pages.currentWidget().words.seed.isVisible()
    assert again.pages.currentWidget().details.heading.text() == "細節"
