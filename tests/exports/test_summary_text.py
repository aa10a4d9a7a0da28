import pytest

from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.estimates.baseline import Baseline
from roi_app.exports.summary_text import summary_text
from roi_app.figures.race_meter import meter
from roi_app.statements.headline import headline
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording
from tests.exports.workbook.cases import answered, random_document


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("baseline", Baseline)
@pytest.mark.parametrize("name", SAMPLES)
def test_it_says_what_the_window_says(name, baseline, language):
    document = sample_in(name, language)
    found, wording = answered(document), Wording(language, document.currency)
    text = summary_text(found, baseline, wording)
    assert text.startswith(document.name)
    for figure in headline(found, baseline, wording):
        assert figure.caption in text
        assert figure.text in text
        assert figure.note in text
    race = meter(found, wording)
    assert race.break_even_label in text
    assert race.sentence in text
    assert text.endswith("\n")
    assert all(line == line.strip() and line for line in text.splitlines())


@pytest.mark.parametrize("seed", range(6))
def test_any_shop_has_a_summary(seed):
    document = random_document(seed)
    text = summary_text(answered(document), Baseline.TODAY, Wording("en", document.currency))
    assert "nan" not in text
    assert "None" not in text
    assert "{" not in text


def test_of_a_plan_that_lacks_something_it_says_what_and_no_zero():
    wording = Wording("en", "CNY")
    bare = Document().with_lever("copy", None, {})
    costs = bare.with_value("copy.units_per_month", 10).with_value("copy.unit_price", 87)
    for shop, said in ((Document(), "narrative.no_work"), (costs, "narrative.nothing_comes")):
        for baseline in Baseline:
            told = summary_text(answered(shop), baseline, wording)
            assert told.splitlines()[1] == wording.text(said)
            assert "¥0" not in told
    assert "¥870 a month" in told


def test_a_name_cannot_steer_the_chat():
    document = Document(name="a\u202eb\nc\x1b[31m")
    text = summary_text(answered(document), Baseline.TODAY, Wording("en", "CNY"))
    assert text.splitlines()[0] == "ab c[31m: what AI saves, and what stays"
