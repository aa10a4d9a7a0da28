"""The payoff matrix: which answer is better, and in which tone it is said."""

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample_in
from roi_app.estimates.answer import answer
from roi_app.figures.payoff import ADOPT, HOLD, payoff
from roi_app.figures.tones import Tone
from roi_app.texts.formatting import Wording

EN = Wording("en", "CNY")


def answer_of(document: Document):
    return answer(resolve(document, default_catalogue()))


def clothing(**values: float) -> Document:
    document = sample_in("clothing", "en")
    for key, value in values.items():
        document = document.with_value(key, value)
    return document


def test_the_better_answer_is_the_larger_worth_and_a_draw_has_none():
    table = payoff(answer_of(clothing()), EN)
    assert table.better == (ADOPT, ADOPT)
    assert payoff(answer_of(clothing(involution_intensity=1.9)), EN).better == (ADOPT, HOLD)
    assert payoff(answer_of(Document()), EN).better == (None, None)
    assert "Rivals adopt: the better answer is “You adopt”." in table.summary


def test_each_worth_has_the_tone_of_its_sign_and_the_whole_that_of_its_game():
    table = payoff(answer_of(clothing(involution_intensity=0.9)), EN)
    assert [[cell.tone for cell in row] for row in table.cells] == [
        [Tone.KEEP, Tone.RACE],
        [Tone.PLAIN, Tone.RACE],
    ]
    assert table.tone is Tone.CAUTION
    assert payoff(answer_of(Document()), EN).tone is Tone.MUTED
