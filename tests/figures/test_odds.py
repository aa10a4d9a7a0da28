import pytest

from roi_app.documents.case import resolve
from roi_app.documents.samples import sample
from roi_app.estimates.answer import answer
from roi_app.estimates.baseline import Baseline
from roi_app.estimates.uncertain import uncertain
from roi_app.figures.odds import odds
from roi_app.model.uncertainty.trials import simulate
from roi_app.texts.formatting import Wording
from tests.documents.strategies import CATALOGUE


@pytest.fixture(scope="module")
def clothing():
    case = resolve(sample("clothing"), CATALOGUE)
    return answer(case), simulate(uncertain(case))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "14,478 trials"), ("zh-Hant", "14,478 次試算"), ("zh-Hans", "14,478 次试算")]
)
def test_the_number_of_trials_has_its_separators(clothing, language, words):
    found = odds(*clothing, Baseline.TODAY, 0.0, Wording(language, "CNY"))
    assert words in found.subtitle


def test_columns_hold_every_trial_and_losses_are_the_races(clothing):
    found = odds(*clothing, Baseline.TODAY, 0.0, Wording("en", "CNY"))
    assert max(column.height for column in found.columns) == 1
    assert all((column.end <= 0) == column.is_loss for column in found.columns)
    assert [mark.label for mark in found.marks] == ["P10", "P50", "P90"]
