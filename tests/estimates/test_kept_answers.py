import json

import numpy as np
import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample
from roi_app.estimates import kept_answers
from roi_app.estimates.answer import KeptValues, answer
from roi_app.estimates.kept_answers import ENDING, MODEL, MOST_KEPT, KeptAnswers, model_sum
from tests.estimates.shipped import FOLDER, first_cases


def case_of(name="clothing", **values):
    document = sample(name) if name else Document()
    for key, value in values.items():
        document = document.with_value(key, value)
    return resolve(document, default_catalogue())


@pytest.fixture
def store(tmp_path, monkeypatch):
    """One that has to do without what came with the app."""
    monkeypatch.setattr(kept_answers, "SHIPPED", "nowhere")
    return KeptAnswers(tmp_path / "answers")


@pytest.mark.parametrize("name", [*SAMPLES, ""])
def test_what_is_kept_is_found_again_to_the_last_digit(store, name):
    case = case_of(name)
    computed = store.answer(case)
    assert not isinstance(computed.values, KeptValues)
    store.keep(computed)
    kept = store.answer(case)
    assert isinstance(kept.values, KeptValues)
    assert set(kept.values) == set(computed.values)
    assert len(kept.values) == len(computed.values)
    for key, array in computed.values.items():
        assert repr(kept.row(key)) == repr(array[0].tolist())
        assert kept.values[key].shape == array.shape
    assert repr(kept.number("payback_months")) == repr(computed.number("payback_months"))


def test_another_number_means_to_compute(store):
    store.keep(answer(case_of()))
    other = case_of(involution_intensity=0.123)
    assert not isinstance(store.answer(other).values, KeptValues)
    assert store.answer(other).value("npv") == answer(other).value("npv")


def test_another_model_or_version_means_to_compute(store, monkeypatch):
    store.keep(answer(case_of()))
    with monkeypatch.context() as changed:
        changed.setattr(kept_answers, "model_sum", lambda: "1")
        assert not isinstance(store.answer(case_of()).values, KeptValues)
    monkeypatch.setattr("roi_app.__version__", "9")
    assert not isinstance(store.answer(case_of()).values, KeptValues)


def summed(text):
    return kept_answers._sum(text) + b"\n" + text


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda data: b"", id="emptied"),
        pytest.param(lambda data: data[:-1], id="one byte short"),
        pytest.param(lambda data: data[:900], id="cut"),
        pytest.param(lambda data: data.replace(b"1", b"2"), id="other numbers"),
        pytest.param(lambda data: data.partition(b"\n")[2], id="no digest"),
        pytest.param(lambda data: b"\xff" * 64 + b"\n" + data, id="no text"),
        pytest.param(lambda data: summed(b"["), id="no JSON"),
        pytest.param(lambda data: summed(b"5"), id="another JSON"),
        pytest.param(lambda data: summed(b"[" * 100_000), id="a deep JSON"),
    ],
)
def test_a_spoilt_file_is_not_taken(store, tmp_path, spoil):
    store.keep(answer(case_of()))
    (file,) = (tmp_path / "answers").iterdir()
    file.write_bytes(spoil(file.read_bytes()))
    assert not isinstance(store.answer(case_of()).values, KeptValues)


def test_the_oldest_go_and_what_was_found_is_not_written_again(store, tmp_path):
    for theta in range(MOST_KEPT + 3):
        store.keep(answer(case_of(involution_intensity=theta / 10)))
    files = list((tmp_path / "answers").iterdir())
    assert len(files) == MOST_KEPT
    for file in files:
        file.chmod(0o400)
    before = {file: file.stat().st_mtime_ns for file in files}
    store.keep(store.answer(case_of(involution_intensity=(MOST_KEPT + 2) / 10)))
    assert {file: file.stat().st_mtime_ns for file in files} == before


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path):
    (tmp_path / "file").write_text("")
    store = KeptAnswers(tmp_path / "file" / "answers")
    store.keep(answer(case_of()))
    assert store.answer(case_of()).value("npv") == answer(case_of()).value("npv")


def test_what_is_kept_names_nobody(store, tmp_path):
    store.keep(answer(case_of()))
    (file,) = (tmp_path / "answers").iterdir()
    asked, rows = json.loads(file.read_bytes().partition(b"\n")[2])
    assert all(isinstance(number, float) for row in rows.values() for number in row)
    assert all(isinstance(number, float | int) for row in json.loads(asked)[0].values() for number in row)


def test_two_cases_that_share_a_file_name_are_told_apart(store, monkeypatch):
    monkeypatch.setattr(kept_answers, "_name", lambda _: "same.answer")
    store.keep(answer(case_of()))
    assert isinstance(store.answer(case_of()).values, KeptValues)
    assert not isinstance(store.answer(case_of("appliances")).values, KeptValues)


@pytest.mark.parametrize("case", first_cases(), ids=[*SAMPLES, "empty"])
def test_what_a_first_start_shows_comes_with_the_app_as_it_is_computed_now(case, tmp_path):
    shipped, computed = KeptAnswers(tmp_path).answer(case), answer(case)
    assert isinstance(shipped.values, KeptValues), "python -m tests.estimates.shipped"
    assert set(shipped.values) == set(computed.values)
    for key, array in computed.values.items():
        # Another machine's arithmetic may differ in the last digit; the window computes anew once it has painted.
        np.testing.assert_allclose(shipped.row(key), array[0], rtol=1e-9, atol=1e-9)


def test_nothing_else_comes_with_the_app():
    assert len(list(FOLDER.glob(f"*{ENDING}"))) == len(first_cases())
    assert (FOLDER / MODEL).read_text("utf-8").strip() == model_sum()


def test_a_package_without_sources_knows_its_model_by_what_came_with_it(monkeypatch, tmp_path):
    known = model_sum()
    monkeypatch.setattr("roi_app.__file__", str(tmp_path / "__init__.pyc"))
    assert model_sum() == known
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "estimate.pyc").touch()
    assert model_sum() == known
