"""Every text of every page stays in its frame, apart from its neighbours, large enough, and with what it belongs to."""

import itertools
from functools import cache

import pytest
from PySide6.QtGui import QImage

from roi_app.exports.pdf.options import Paper
from roi_app.exports.pdf.report import preview_pages
from roi_app.texts.catalog import LANGUAGES
from tests.exports.pdf.hard_cases import cases, samples
from tests.exports.pdf.reports import answer_of, found_for, made, options
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


@pytest.mark.long(200)
@pytest.mark.parametrize(("name", "language"), list(itertools.product(NAMES, LANGUAGES)))
def test_each_page_is_a_picture_with_white_margins(name, language):
    case = {**cases(language), **samples(language)}[name]
    estimate = answer_of(case.document)
    for picture in preview_pages(estimate, found_for(estimate), options(language, **case.chosen), 48):
        page = QImage.fromData(picture).convertToFormat(QImage.Format.Format_Grayscale8)
        lines, wide = [bytes(page.constScanLine(y))[: page.width()] for y in range(page.height())], page.width()
        margin = round(SIDE * 48 / 72) - 2
        assert all(line[:margin] == b"\xff" * margin and line[wide - margin :] == b"\xff" * margin for line in lines)
        assert sum(min(line) < 0x80 for line in lines) > 20
