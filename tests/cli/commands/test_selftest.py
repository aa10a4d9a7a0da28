import dataclasses

import pytest

from roi_app.cli.commands import selftest
from roi_app.cli.commands.selftest import check_sample
from roi_app.documents.samples import sample
from roi_app.model import estimate, finance
from roi_app.model.published_cases import CASES, WORKED_RESULTS
from tests.cli.running import run


def test_everything_published_is_reproduced():
    ran = run("selftest", "--lang", "en")
    lines = [" ".join(line.split()) for line in ran.text.splitlines()]
    assert (ran.status, ran.err) == (0, b"")
    assert "Net present value 5,496,170 5,496,170 Agrees" in lines
    assert "Net present value 152,521.98 152,521.98 Agrees" in lines
    count = sum(len(case.published) for case in CASES) + 2 * len(WORKED_RESULTS)
    assert lines[-1] == f"All {count} figures agree."
    assert sum(line.endswith(" Agrees") for line in lines) == count


def test_the_sample_file_leads_to_the_worked_figures():
    assert [one.name for one in check_sample() if not one.agrees] == []


@pytest.mark.parametrize("formula", ["present_value", "return_on_investment", "payback_period", "discount_factor"])
def test_a_broken_formula_of_the_appraisal_is_found(formula, monkeypatch):
    right = getattr(finance, formula)
    monkeypatch.setattr(finance, formula, lambda *arguments: 1.01 * right(*arguments))
    ran = run("selftest", "--lang", "en")
    assert ran.status == 1
    assert "Differs" in ran.text
    assert "of 56 figures differ" in ran.text.splitlines()[-1]
    assert "agrees with these published cases" not in ran.text


@pytest.fixture
def break_step(monkeypatch):
    def put(key):
        order = tuple(
            dataclasses.replace(step, formula=lambda *given, right=step.formula: 1.01 * right(*given))
            if step.key == key
            else step
            for step in estimate.STEPS.values()
        )
        monkeypatch.setattr(estimate, "_ORDER", order)
        monkeypatch.setattr(estimate, "STEPS", {step.key: step for step in order})
        estimate.steps_towards.cache_clear()

    yield put
    estimate.steps_towards.cache_clear()


@pytest.mark.parametrize(
    "key", ["saved_by_stream", "rival_adoption_by_month", "discount_factor", "npv", "exit_intensity"]
)
def test_a_broken_step_of_the_estimate_is_found(key, break_step):
    break_step(key)
    ran = run("selftest", "--lang", "en")
    assert ran.status == 1
    # The published cases go through the appraisal alone, and still agree.
    assert "agrees with these published cases" in " ".join(ran.text.split())


def test_the_file_of_the_worked_shop_is_held_to_it(monkeypatch):
    monkeypatch.setattr(selftest, "sample", lambda name: sample(name).with_value("review_share", 0.3))
    ran = run("selftest", "--lang", "en")
    assert ran.status == 1
    assert "agrees with these published cases" in " ".join(ran.text.split())
