"""The tour: five hints beside what they speak of, over for good when it was seen or refused."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from roi_app.gui.dialogs.tour import HINTS
from roi_app.texts.catalog import LANGUAGES

ROOT = Path(__file__).parents[3]


@pytest.fixture
def tour(make_window):
    def begin(language="en", **more):
        window = make_window("clothing", language, **more)
        window.window_actions["tour"].trigger()
        return window, window.dialogs.tour

    return begin


def walk(tour):
    seen = []
    while tour.hint is not None:
        seen.append((tour.hint, tour.title.text(), tour.geometry()))
        tour.next.click()
    return seen


def test_the_tour_gives_its_hints_in_order_and_is_over_for_good(tour, settings):
    _, guide = tour()
    assert [hint for hint, _, _ in walk(guide)] == list(HINTS)
    assert not settings.offers_tour


@pytest.mark.parametrize("size", [(1100, 700), (1440, 900)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_bubble_lies_inside_the_window_beside_its_widget(tour, language, size):
    window, guide = tour(language, size=size)
    for hint in HINTS:
        QCoreApplication.processEvents()
        place = guide.geometry()
        assert window.work.rect().contains(place), hint
        anchor = guide._anchors[hint]()
        target = anchor.rect().translated(anchor.mapTo(window.work, anchor.rect().topLeft()))
        assert place.adjusted(-2, -2, 2, 2).intersects(target), hint
        overlap = place.intersected(target)
        assert overlap.width() * overlap.height() < 0.5 * place.width() * place.height(), hint
        for part in (guide.title, guide.text):
            assert part.height() >= part.heightForWidth(part.width()), part.text()
        for part in (guide.never, guide.skip, guide.next):
            assert part.isHidden() or part.width() >= part.sizeHint().width(), part.text()
        guide.next.click()


def test_skipping_leaves_the_tour_for_this_time(tour, settings):
    _, guide = tour()
    guide.skip.click()
    assert guide.hint is None
    assert settings.offers_tour


def test_not_again_means_not_again_until_the_menu_asks(tour, settings):
    window, guide = tour()
    guide.never.click()
    guide.skip.click()
    assert not settings.offers_tour
    window.dialogs.offer_tour()
    assert guide.hint is None
    window.window_actions["tour"].trigger()
    assert guide.hint == HINTS[0]


def test_esc_leaves_the_tour_and_gives_the_keys_back(tour, qtbot):
    window, guide = tour()
    qtbot.keyClick(guide.next, Qt.Key.Key_Escape)
    assert guide.hint is None
    assert not guide.isAncestorOf(window.focusWidget())


def test_the_tour_speaks_the_readers_language(tour):
    window, guide = tour()
    window.session.use_language("zh-Hant")
    assert guide.title.text() == "先放成本"
    assert guide.count.text() == "1／5"


def test_the_tour_follows_the_window(tour):
    window, guide = tour(size=(1440, 900))
    guide.next.click()
    guide.next.click()
    before = guide.geometry()
    window.resize(1100, 700)
    QCoreApplication.processEvents()
    assert guide.geometry() != before
    assert window.work.rect().contains(guide.geometry())


def test_presenting_ends_the_tour(tour):
    window, guide = tour()
    window.views.present()
    window.views.show_work()
    assert guide.hint is None


def test_the_first_shop_after_the_welcome_begins_the_tour_once(make_window):
    window = make_window()
    window.views.show_welcome()
    assert window.dialogs.tour is None
    window.views.welcome.cards["clothing"].click()
    assert window.dialogs.tour.hint == HINTS[0]
    window.dialogs.tour.never.click()
    window.dialogs.tour.skip.click()
    window.views.show_welcome()
    window.views.welcome.cards["appliances"].click()
    assert window.dialogs.tour.hint is None
