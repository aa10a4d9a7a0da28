from dataclasses import replace

import hypothesis
import pytest
from hypothesis import strategies as some

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.document import Document, Scenario
from roi_app.documents.samples import sample
from roi_app.estimates.baseline import Baseline
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session, State
from roi_app.model.parameters import ASSUMPTIONS, QUANTITIES, Kind, Range

THETA = "involution_intensity"
BENCHMARK = Range(0.1, 0.4, 1.0)


@pytest.fixture
def session():
    return Session(sample("clothing"), default_catalogue(), "en")


@pytest.fixture
def commands(session):
    return Commands(session)


@pytest.fixture
def pointed(session):
    keys = []
    session.pointed.connect(keys.append)
    return keys


def theta(session) -> Range:
    return session.case.quantities[THETA].range


def drag(commands, key, values):
    for value in values:
        commands.set_value(key, value, dragging=True)
    commands.end_gesture()


def test_one_drag_is_one_step(session, commands):
    before = session.state
    drag(commands, THETA, (0.5, 0.9, 1.4, 1.2))
    assert commands.stack.count() == 1
    assert theta(session).mode == 1.2
    commands.stack.undo()
    assert session.state == before


def test_two_drags_of_one_slider_are_two_steps(session, commands):
    drag(commands, THETA, (0.5, 0.6))
    drag(commands, THETA, (0.7, 0.8))
    assert commands.stack.count() == 2
    commands.stack.undo()
    assert theta(session).mode == 0.6


def test_steps_of_different_quantities_never_become_one(session, commands):
    commands.set_value(THETA, 0.5, dragging=True)
    commands.set_value("leakage", 0.005, dragging=True)
    commands.set_value(THETA, 0.6, dragging=True)
    assert commands.stack.count() == 3


def test_a_typed_value_is_a_step_even_after_a_drag_that_never_ended(session, commands):
    commands.set_value("photo.units_per_month", 7, dragging=True)
    commands.set_value("photo.units_per_month", 8)
    commands.set_value("photo.units_per_month", 9)
    assert commands.stack.count() == 3


def test_a_drag_that_comes_back_leaves_no_step(session, commands):
    start = session.case.quantities["photo.units_per_month"].range.mode
    drag(commands, "photo.units_per_month", (start + 1, start + 2, start))
    assert commands.stack.count() == 0
    assert session.document == sample("clothing")


def test_a_value_that_is_there_already_is_no_step(session, commands):
    commands.set_value("photo.units_per_month", 6)
    commands.set_preset("base")
    commands.set_baseline(Baseline.TODAY)
    assert commands.stack.count() == 0


def test_a_drag_right_after_saving_does_not_hide_that_there_is_something_to_save(session, commands):
    commands.set_value(THETA, 0.5, dragging=True)
    commands.stack.setClean()
    commands.set_value(THETA, 0.6, dragging=True)
    assert not commands.stack.isClean()
    commands.stack.undo()
    assert theta(session).mode == 0.5
    assert commands.stack.isClean()


def test_undo_and_redo_lead_the_eye_to_what_they_change(session, commands, pointed):
    commands.set_value(THETA, 0.5)
    commands.set_lever("photo", None)
    commands.set_baseline(Baseline.STANDING_STILL)
    assert pointed == []
    for _ in range(3):
        commands.stack.undo()
    commands.stack.redo()
    assert pointed == ["baseline", "lever.photo", THETA, THETA]


def test_a_slider_keeps_the_range_around_the_value_that_it_moves(session, commands):
    drag(commands, THETA, (0.5,))
    assert theta(session) == BENCHMARK._replace(mode=0.5)


def test_a_value_outside_the_range_stretches_it(session, commands):
    commands.set_value(THETA, 1.6)
    assert theta(session) == Range(0.1, 1.6, 1.6)


def test_a_value_that_was_only_passed_stretches_nothing(session, commands):
    drag(commands, THETA, (0.9, 1.8, 2.0, 0.7))
    assert theta(session) == BENCHMARK._replace(mode=0.7)
    commands.set_value(THETA, 2.0)
    commands.set_value(THETA, 0.5)
    assert theta(session) == BENCHMARK._replace(mode=0.5)


def test_a_range_of_the_merchants_own_outlives_a_drag_beyond_it(session, commands):
    own = Range(0.3, 0.4, 0.5)
    session.show(session.with_document(session.document.with_value(THETA, own)))
    drag(commands, THETA, (1.8, 0.45))
    assert theta(session) == own._replace(mode=0.45)


def test_a_preset_has_a_range_of_its_own_to_keep_and_to_come_back_to(session, commands):
    session.show(session.with_document(replace(session.document, preset="hard_involution")))
    drag(commands, THETA, (2.5, 1.2))
    assert theta(session) == Range(0.6, 1.2, 1.86)
    commands.set_value(THETA, 2.0)
    commands.set_value(THETA, 0.9)
    assert theta(session) == Range(0.6, 0.9, 1.86)
    commands.pin(THETA, exact=True)
    commands.pin(THETA, exact=False)
    assert theta(session) == Range(0.6, 0.9, 1.86)


def test_what_a_preset_makes_exact_gets_the_benchmarks_range_without_its_pin(session, commands):
    session.show(session.with_document(replace(session.document, preset="as_stated")))
    drag(commands, THETA, (0.2,))
    assert theta(session) == Range.exact(0.2)
    commands.pin(THETA, exact=False)
    assert theta(session) == BENCHMARK._replace(mode=0.2)


def test_a_pinned_value_stays_exact_until_the_pin_is_drawn(session, commands):
    commands.pin(THETA, exact=True)
    assert theta(session) == Range.exact(0.4)
    drag(commands, THETA, (0.5, 1.5))
    assert theta(session) == Range.exact(1.5)
    commands.pin(THETA, exact=False)
    assert theta(session) == Range(0.1, 1.5, 1.5)


def test_a_reset_brings_the_benchmark_back(session, commands):
    commands.set_value(THETA, 1.5)
    commands.reset(THETA)
    assert session.document == sample("clothing")


def test_own_assumptions_come_back_after_presets_with_the_preset_they_stood_on(session, commands):
    commands.set_preset("cautious")
    assert not commands.has_own
    commands.set_value(THETA, 1.5)
    own = session.document
    commands.set_preset("as_stated")
    assert not [key for key in session.document.values if key in ASSUMPTIONS]
    assert session.document.values.keys() == sample("clothing").values.keys()
    commands.set_preset("hard_involution")
    assert commands.has_own
    commands.use_own()
    assert session.document == own


def test_every_step_of_a_preset_can_be_undone(session, commands):
    commands.set_value(THETA, 1.5)
    own = session.state
    commands.set_preset("as_stated")
    commands.use_own()
    commands.stack.undo()
    assert session.document.preset == "as_stated"
    commands.stack.undo()
    assert session.state == own


def test_another_document_is_saved_though_the_one_before_was_not(commands):
    commands.stack.resetClean()
    commands.forget()
    assert commands.stack.isClean()


def test_another_document_forgets_steps_and_own_values(session, commands):
    commands.set_value(THETA, 1.5)
    commands.set_preset("as_stated")
    commands.forget()
    assert commands.stack.count() == 0
    assert not commands.has_own
    before = session.state
    commands.use_own()
    assert session.state is before


def test_an_agreed_price_and_a_claim_can_be_given_and_taken_back(session, commands):
    start = session.state
    commands.set_lever_price("photo", "virtual-model", 99)
    assert session.case.levers["photo"].price == Range.exact(99)
    commands.set_lever_price("photo", "virtual-model", None)
    assert session.state == start
    commands.set_claim("copy", "marketing-companion", claimed=True)
    assert session.document.as_claimed == ("marketing-companion",)
    commands.set_claim("copy", "marketing-companion", claimed=False)
    assert session.state == start


def test_the_first_lever_picked_leaves_the_usual_ones_in_their_places(commands, session):
    document = replace(session.document, levers=None)
    session.show(session.with_document(document))
    usual = {place: chosen.key for place, chosen in session.case.levers.items() if chosen.key}
    commands.set_lever("photo", None)
    assert {place: chosen.key for place, chosen in session.case.levers.items() if chosen.key} == {
        place: key for place, key in usual.items() if place != "photo"
    }


def test_an_adopted_scenario_brings_shop_and_plan_and_leaves_the_rest(session, commands):
    other = Scenario("Hard", Document(name="Other").with_value(THETA, 2))
    now = replace(session.document, notes="keep me", language="en", scenarios=(other,))
    session.show(session.with_document(now))
    commands.adopt(other)
    assert session.document.name == "Other"
    assert theta(session).mode == 2
    assert (session.document.notes, session.document.language) == ("keep me", "en")
    assert session.document.scenarios == (other,)
    commands.stack.undo()
    assert session.document == now


def test_returning_to_a_state_of_the_stack_leaves_no_step(session, commands):
    commands.set_value(THETA, 1.2)
    state, index = session.state, commands.stack.index()
    commands.set_value(THETA, 1.5)
    commands.set_baseline(Baseline.STANDING_STILL)
    shown = []
    session.changed.connect(lambda: shown.append(session.state))
    commands.return_to(state, index, "presentation")
    assert shown == [state]
    assert commands.stack.index() == index
    commands.stack.undo()
    commands.return_to(state, index, "presentation")
    assert (session.state, commands.stack.index()) == (state, index)


@pytest.mark.parametrize("index", [0, 1, 2, 3])
def test_returning_to_a_state_that_the_stack_does_not_lead_to_is_a_step(session, commands, index):
    commands.set_value(THETA, 1.5)
    commands.set_baseline(Baseline.STANDING_STILL)
    commands.return_to(State(sample("appliances")), index, "presentation")
    assert session.state == State(sample("appliances"))
    assert commands.stack.count() == 3
    commands.stack.undo()
    assert session.baseline is Baseline.STANDING_STILL


EDITS = some.one_of(
    some.tuples(
        some.just("value"),
        some.sampled_from([key for key, one in QUANTITIES.items() if one.kind is not Kind.PLAN]),
        some.floats(0, 1),
    ),
    some.tuples(some.just("reset"), some.sampled_from(sorted(QUANTITIES)), some.just(0.0)),
    some.tuples(some.just("preset"), some.sampled_from(sorted(default_catalogue().presets)), some.just(0.0)),
    some.tuples(some.just("own"), some.just(""), some.just(0.0)),
    some.tuples(some.just("baseline"), some.sampled_from(list(Baseline)), some.just(0.0)),
    some.tuples(some.just("undo"), some.just(""), some.just(0.0)),
)


def do(commands, what, key, share):
    match what:
        case "value":
            one = QUANTITIES[key]
            value = one.slider_low + share * (one.slider_high - one.slider_low)
            commands.set_value(key, round(value) if one.whole else value, dragging=share > 0.5)
        case "reset":
            commands.reset(key)
        case "preset":
            commands.set_preset(key)
        case "own":
            commands.use_own()
        case "baseline":
            commands.set_baseline(key)
        case "undo":
            commands.stack.undo()


def to_the_end(can_go, go):
    while can_go():
        go()


@hypothesis.given(some.lists(EDITS, max_size=12))
@hypothesis.settings(max_examples=30)
def test_undo_to_the_start_is_the_start_and_redo_to_the_end_the_end(edits):
    session = Session(sample("clothing"), default_catalogue(), "en")
    commands = Commands(session)
    stack, start = commands.stack, session.state
    for edit in edits:
        do(commands, *edit)
    to_the_end(stack.canRedo, stack.redo)
    end = session.state
    to_the_end(stack.canUndo, stack.undo)
    assert session.state == start
    to_the_end(stack.canRedo, stack.redo)
    assert session.state == end
