"""One table of tones: every word can be read, and every table speaks of what there is."""

import itertools
from dataclasses import fields

import pytest

from roi_app.benchmarks.catalogue import Grade
from roi_app.figures.contrast import READABLE, contrast
from roi_app.figures.palette import DARK, LIGHT, Palette
from roi_app.figures.race_meter import Zone
from roi_app.figures.tones import (
    GAME_TONES,
    GRADE_TONES,
    HATCHES,
    NEIGHBOURS,
    SHADES,
    ZONE_TONES,
    Hatch,
    Tone,
    of_amount,
)
from roi_app.model.payoff import Game


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_word_of_each_tone_can_be_read_on_a_card_and_on_its_own_ground(palette):
    grounds = {"text": ("window",), "muted": ("window", "field"), "on_accent": ("accent",)}
    pairs = {(word, ground) for word, among in grounds.items() for ground in among}
    pairs |= {(one.ink, ground) for one in SHADES.values() for ground in (one.soft, "card")}
    for word, ground in pairs:
        assert contrast(getattr(palette, word), getattr(palette, ground)) >= READABLE, (word, ground)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_good_caution_and_bad_are_three_colours(palette):
    good, caution, bad = (getattr(palette, SHADES[tone].fill) for tone in (Tone.KEEP, Tone.CAUTION, Tone.RACE))
    assert len({good, caution, bad}) == 3


def test_every_shade_is_a_colour_of_the_palette():
    names = {one.name for one in fields(Palette)}
    assert set(SHADES) == set(Tone)
    assert {name for one in SHADES.values() for name in (one.ink, one.fill, one.soft)} <= names


def test_the_tables_are_complete():
    assert set(GAME_TONES) == set(Game)
    assert set(ZONE_TONES) == set(Zone)
    assert set(Grade) <= set(GRADE_TONES)


def test_as_the_race_grows_it_never_sounds_better():
    order = [Tone.KEEP, Tone.CAUTION, Tone.RACE]
    for table, names in ((ZONE_TONES, list(Zone)[:3]), (GAME_TONES, list(Game)[:3])):
        ranks = [order.index(table[name]) for name in names]
        assert all(one <= other for one, other in itertools.pairwise(ranks))


def test_the_tone_of_an_amount_is_that_of_its_sign():
    tones = [of_amount(one) for one in (2.0, -1.0, 0.0, -0.0, None)]
    assert tones == [Tone.KEEP, Tone.RACE, Tone.PLAIN, Tone.PLAIN, Tone.PLAIN]


def test_a_grey_print_keeps_neighbours_apart():
    palette = LIGHT
    assert set(HATCHES) == set(Tone)
    for one, other in NEIGHBOURS:
        apart = contrast(getattr(palette, SHADES[one].fill), getattr(palette, SHADES[other].fill))
        assert HATCHES[one] is not HATCHES[other] or apart >= 1.8, (one, other, apart)
    strokes = [tone for tone in Tone if HATCHES[tone] is not Hatch.NONE]
    for tone in strokes:
        assert contrast(getattr(palette, SHADES[tone].fill), palette.card) >= 1.8, tone
