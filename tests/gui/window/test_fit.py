"""No text is cut or covered, in any language, on any page, down to the smallest window."""

import itertools

import pytest
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtWidgets import QAbstractItemView, QScrollArea

from roi_app.gui.window.lazy import PAGES
from roi_app.texts.catalog import LANGUAGES
from tests.gui.reading import PIXEL, cramped, outside, recording, visible

SIZES = [(1100, 700), (1440, 900)]
SAMPLES_BY_SIZE = {(1100, 700): "appliances", (1440, 900): "cross-border"}
TOUCHING = 2.0
"""So many pixels may the boxes of two texts share: their letters do not meet."""


@pytest.fixture(params=itertools.product(LANGUAGES, SIZES), ids=lambda given: f"{given[0]} {given[1][0]}")
def window(request, make_window):
    language, size = request.param
    return make_window(SAMPLES_BY_SIZE[size], language, size=size)


def settle():
    for _ in range(4):
        QCoreApplication.processEvents()


def faults_of(window, monkeypatch):
    settle()
    found = [f"{type(one).__name__}: {why}" for one in visible(window) if (why := cramped(one))]
    found += [why for one in visible(window) if not isinstance(one, QScrollArea) and (why := outside(one, window))]
    with recording(monkeypatch) as painted:
        window.grab()
    shown = [one for one in painted if one.widget.isVisibleTo(window) and not scrolls(one.widget)]
    return found + [why for one in shown if (why := cut(one))] + covered(shown)


def scrolls(widget):
    """What a table shows in part, a person scrolls to."""
    return isinstance(widget.parentWidget(), QAbstractItemView)


def cut(one):
    edges = QRectF(one.widget.rect()).adjusted(-PIXEL, -PIXEL, PIXEL, PIXEL)
    if one.area is not None and not one.area.adjusted(-PIXEL, -PIXEL, PIXEL, PIXEL).contains(one.place):
        return f"{type(one.widget).__name__}: {one.text!r} at {one.place.getRect()} leaves {one.area.getRect()}"
    if not edges.contains(one.place):
        return f"{type(one.widget).__name__}: {one.text!r} at {one.place.getRect()} leaves {edges.getRect()}"
    return None


def covered(painted):
    """Pairs of texts of one widget that lie on each other."""
    found = []
    for widget in {one.widget for one in painted}:
        own = {(one.text, one.place.getRect()): one for one in painted if one.widget is widget}.values()
        for first, second in itertools.combinations(own, 2):
            both = first.place.intersected(second.place)
            if min(both.width(), both.height()) > TOUCHING:
                found.append(f"{type(widget).__name__}: {first.text!r} and {second.text!r} share {both.getRect()}")
    return found


@pytest.mark.parametrize("page", PAGES)
def test_every_text_of_a_page_fits(window, monkeypatch, page):
    window.open_page(page)
    assert faults_of(window, monkeypatch) == []


def test_every_text_of_every_row_fits(window, monkeypatch):
    for section in window.inputs.sections.values():
        section.unfold()
    assert faults_of(window, monkeypatch) == []


@pytest.mark.parametrize("theta", [0.0, 1.0, 1.7, 1.9, 2.0])
def test_the_race_meter_fits_wherever_its_handle_stands(window, monkeypatch, theta):
    window.commands.set_value("involution_intensity", theta)
    assert faults_of(window, monkeypatch) == []
