"""Every text of every page stays in its frame, apart from its neighbours, large enough, and with what it belongs to."""

import itertools
from functools import cache

import pytest

from roi_app.exports.pdf.options import Paper
from roi_app.texts.catalog import LANGUAGES
from tests.exports.pdf.hard_cases import cases, samples
from tests.exports.pdf.reports import made, options
from tests.exports.pdf.text_boxes import Box, measured

SIDE = 17 * 72 / 25.4
SIZES = {Paper.A4: (595.276, 841.89), Paper.LETTER: (612.0, 792.0)}
HEADING = 11.4
NAMES = tuple(cases("en")) + tuple(samples("en"))
QUICK = [(name, LANGUAGES[at % 3], Paper.A4 if at % 2 else Paper.LETTER) for at, name in enumerate(NAMES)]
ALL = [one for one in itertools.product(NAMES, LANGUAGES, Paper) if one not in QUICK]


@cache
def pdf_of(name: str, language: str, paper: Paper) -> bytes:
    case = {**cases(language), **samples(language)}[name]
    return made(case.document, options(language, paper=paper, **case.chosen))


def check(name: str, language: str, paper: Paper) -> None:
    boxes = measured(pdf_of(name, language, paper))
    assert outside(boxes, paper) == []
    assert [one for one in boxes if one.size < 7.45] == []
    assert collisions(boxes) == []
    assert lonely(boxes, paper) == []


def outside(boxes: tuple[Box, ...], paper: Paper) -> list[Box]:
    wide, high = SIZES[paper]
    return [
        one
        for one in boxes
        if one.left < SIDE - 0.6 or one.right > wide - SIDE + 0.6 or one.top < 30 or one.bottom > high - 18
    ]


def collisions(boxes: tuple[Box, ...]) -> list[tuple[Box, Box]]:
    found = []
    for _, page in itertools.groupby(boxes, key=lambda one: one.page):
        for one, other in itertools.combinations(sorted(page, key=lambda box: box.top), 2):
            if one.overlaps(other, 1.2):
                found.append((one, other))
    return found


def lonely(boxes: tuple[Box, ...], paper: Paper) -> list[Box]:
    """Headings with nothing below them on their page, and pages that hold next to nothing."""
    high = SIZES[paper][1]
    alone = []
    for _, page in itertools.groupby(boxes, key=lambda one: one.page):
        there = [one for one in page if one.bottom < high - 45]
        if len({round(one.bottom) for one in there}) < 6:
            alone.append(there[0])
        alone += [
            one
            for one in there
            if one.size > HEADING
            and one.bottom > 60
            and not any(
                other.top > one.bottom - 1 and other.top < one.bottom + 90 and other.size < HEADING for other in there
            )
        ]
    return alone


@pytest.mark.parametrize(("name", "language", "paper"), QUICK)
def test_texts_stay_in_their_frames(name, language, paper):
    check(name, language, paper)


@pytest.mark.long(150)
@pytest.mark.parametrize(("name", "language", "paper"), ALL)
def test_texts_stay_in_their_frames_in_all_languages_and_on_both_papers(name, language, paper):
    check(name, language, paper)
