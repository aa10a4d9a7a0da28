"""What the game is called, and what would change its name."""

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.estimates.answer import answer
from roi_app.figures.tones import Tone
from roi_app.model.payoff import Game
from roi_app.statements.game import game_name
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording

EN = Wording("en", "CNY")


def answer_of(document: Document):
    return answer(resolve(document, default_catalogue()))


def clothing(**values: float) -> Document:
    document = sample_in("clothing", "en")
    for key, value in values.items():
        document = document.with_value(key, value)
    return document


def test_what_would_change_the_name_is_told_upwards_then_downwards_then_not_at_all():
    assert "0.84" in game_name(answer_of(clothing()), EN).change
    at_the_end = game_name(answer_of(clothing(involution_intensity=1.9)), EN)
    assert at_the_end.tone is Tone.RACE
    assert "1.18" in at_the_end.change
    assert "Prisoner's dilemma" in at_the_end.change
    never = game_name(answer_of(clothing(setup_cost=900_000.0)), EN)
    assert [one.game for one in never.strip.stretches] == [Game.DO_NOT_ADOPT]
    assert never.change == EN.text("rivals.change_never")
    assert never.strip.stretches[0].range_text == "any θ"


def test_without_a_tool_there_is_no_game_and_the_reason_is_that_none_is_chosen():
    idle = clothing().with_lever("photo", None, {})
    for place in ("design", "copy", "video", "service", "live"):
        idle = idle.with_lever(place, None, {})
    said = game_name(answer_of(idle), EN)
    assert (said.name, said.why) == ("No game yet", EN.text("meter.sentence.no_tools"))
    assert said.strip.stretches == ()
    assert said.change == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_is_told_in_every_language(name, language):
    shop = answer_of(sample_in(name, language))
    said = game_name(shop, Wording(language, shop.case.document.currency))
    for text in (said.name, said.why, said.change, said.caveat, said.strip.summary):
        assert text
        assert "{" not in text
