from pathlib import Path

import pytest

from roi_app.documents.case import resolve
from roi_app.documents.read import read_document
from roi_app.documents.samples import SAMPLES, sample, sample_bytes, sample_in
from roi_app.documents.write import dump
from roi_app.model.estimate import estimate
from roi_app.texts.catalog import LANGUAGES
from tests.documents.strategies import CATALOGUE


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_reads_without_a_word_and_is_written_as_it_is(name):
    reading = read_document(sample_bytes(name), CATALOGUE)
    assert reading.problems == ()
    assert resolve(reading.document, CATALOGUE).warnings == ()
    assert dump(reading.document) == sample_bytes(name)
    assert sample(name) == reading.document


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_has_a_name_in_each_language(name):
    names = {sample_in(name, language).name for language in LANGUAGES}
    assert len(names) == len(LANGUAGES)
    assert sample(name).name == sample_in(name, "zh-Hant").name


def test_the_clothing_shop_is_the_worked_merchant():
    results = estimate(resolve(sample("clothing"), CATALOGUE).inputs())
    assert results["npv"].item() == pytest.approx(152_521.98, abs=0.005)
    assert results["npv_vs_standing_still"].item() == pytest.approx(168_200.16, abs=0.005)
    assert results["kept_share"].item() == pytest.approx(0.5547, abs=0.00005)
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"keeps {results['kept_share'].item() * 100:.0f} of 100 in the likely case" in readme


@pytest.mark.parametrize("name", SAMPLES)
def test_in_each_sample_the_tools_pay_and_the_race_takes_its_part(name):
    results = estimate(resolve(sample(name), CATALOGUE).inputs())
    assert 0.5 < results["kept_share"].item() < 1
    assert results["break_even_intensity"].item() < results["exit_intensity"].item()
    assert results["hold_rivals_adopt"].item() < 0 < results["adopt_rivals_adopt"].item()


def test_the_three_samples_differ_in_platform_and_the_site_abroad_in_currency():
    assert [sample(name).platform for name in SAMPLES] == ["taobao", "jd", "cross_border"]
    assert sample("cross-border").currency == "USD"


def test_another_sample_there_is_not():
    with pytest.raises(KeyError):
        sample("../clothing")
