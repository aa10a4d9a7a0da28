from dataclasses import replace

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.samples import SAMPLES, sample
from roi_app.estimates.answer import Answer, KeptValues, answer
from roi_app.estimates.baseline import Baseline
from roi_app.exports.json_result import result
from roi_app.gui.state.session import Session
from roi_app.texts.catalog import LANGUAGES


@pytest.fixture
def session():
    return Session(sample("clothing"), default_catalogue(), "en")


@pytest.fixture
def news(session):
    """What the session says, by the name of its signal."""
    said = []
    session.changed.connect(lambda: said.append("changed"))
    session.language_changed.connect(lambda: said.append("language"))
    session.file_changed.connect(lambda: said.append("file"))
    session.pointed.connect(lambda key: said.append(f"pointed {key}"))
    session.explanation_requested.connect(lambda key: said.append(f"asked {key}"))
    return said


def test_the_answer_is_that_of_the_document_on_show(session, news):
    changed = session.document.with_value("involution_intensity", 1.5)
    session.show(session.with_document(changed))
    assert news == ["changed"]
    assert result(session.answer) == result(answer(resolve(changed, default_catalogue())))


def kept(session, **spoilt):
    """An answer as it comes from the last start."""
    rows = {key: array[0].tolist() for key, array in session.answer.values.items()} | spoilt
    return lambda case: Answer(case, KeptValues(rows))


@pytest.mark.parametrize("spoilt", [{}, {"npv": [1.0]}])
def test_kept_figures_are_computed_anew_when_the_trials_start(session, qtbot, spoilt):
    other = Session(session.document, default_catalogue(), "en", estimator=kept(session, **spoilt))
    said = []
    other.changed.connect(lambda: said.append(other.answer.value("npv")))
    assert isinstance(other.answer.values, KeptValues)
    other.start_trials()
    assert result(other.answer) == result(session.answer)
    assert not isinstance(other.answer.values, KeptValues)
    assert said == [session.answer.value("npv")] * len(spoilt)
    changed = other.document.with_value("involution_intensity", 1.5)
    other.show(other.with_document(changed))
    assert result(other.answer) == result(answer(resolve(changed, default_catalogue())))
    other.close()


def test_any_surface_can_be_asked_while_the_figures_are_kept_ones(session):
    other = Session(session.document, default_catalogue(), "en", estimator=kept(session))
    assert result(other.answer) == result(session.answer)


def test_the_same_state_again_is_no_news(session, news):
    session.show(session.with_document(sample("clothing")))
    assert news == []


def test_another_baseline_is_news_without_another_estimate(session, news):
    before = session.answer
    session.show(replace(session.state, baseline=Baseline.STANDING_STILL))
    assert news == ["changed"]
    assert session.answer is before


def test_another_language_changes_nothing_but_the_words(session, news):
    before = session.state
    session.use_language("zh-Hant")
    session.use_language("zh-Hant")
    assert news == ["language"]
    assert session.state is before
    assert session.wording.language == "zh-Hant"


def test_the_wording_follows_the_currency_of_the_shop(session):
    session.show(session.with_document(replace(session.document, currency="TWD")))
    assert session.wording.money(8450) == "NT$8,450"


def test_where_the_window_is_closed_before_it_is_painted_no_trials_begin(session):
    session.close()
    session.start_trials()
    assert session.uncertainty is None


def test_news_of_file_pointer_and_question_are_passed_on(session, news, tmp_path):
    session.hold_in(tmp_path / "a.roi")
    session.point_at("leakage")
    session.request_explanation("npv")
    assert news == ["file", "pointed leakage", "asked npv"]
    assert session.path == tmp_path / "a.roi"


@pytest.mark.parametrize("what", SAMPLES)
def test_filling_every_panel_is_not_an_edit(make_window, what):
    window = make_window(what, "en", size=None)
    for section in window.inputs.sections.values():
        section.unfold()
    for page in window.page_bar.buttons:
        window.open_page(page)
    before = window.session.state
    for language in LANGUAGES:
        window.session.use_language(language)
        window.session.changed.emit()
    assert window.session.state is before
    assert window.commands.stack.count() == 0


@pytest.mark.parametrize("what", SAMPLES)
def test_walking_the_focus_through_the_window_is_not_an_edit(make_window, what):
    window = make_window(what, "en")
    for section in window.inputs.sections.values():
        section.unfold()
    before, first = window.session.state, window.focusWidget()
    for _ in range(1000):
        window.focusNextChild()
        if window.focusWidget() is first:
            break
    assert window.session.state is before
    assert window.commands.stack.count() == 0


@pytest.mark.parametrize("key", ["lever.copy", "live.wage_per_month", "sales_per_month", "discount_rate"])
def test_the_eye_is_led_to_a_row_of_a_folded_section(make_window, qtbot, key):
    window = make_window("clothing", "en", size=(1100, 700))
    window.session.point_at(key)
    row, view = window.inputs.rows[key], window.inputs.area.viewport()
    qtbot.waitUntil(lambda: view.rect().contains(row.mapTo(view, row.rect().center())))
    assert row.isAncestorOf(window.focusWidget())
