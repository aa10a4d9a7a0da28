"""Values that are allowed and absurd: every page of the window is painted for them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication

from roi_app.gui.state.session import State
from roi_app.gui.window.lazy import PAGES
from roi_app.texts.catalog import LANGUAGES
from tests.documents.strategies import extreme_shops

WINDOW = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def paint(window, document, page, language):
    """Show a shop, and wait for the short trials and the picture; an exception in a slot or a painter fails."""
    window.session.use_language(language)
    window.session.show(State(document))
    window.open_page(page)
    assert not window.grab().isNull()
    QCoreApplication.processEvents()
    assert window.session.notices.due == ()


def test_a_few_extreme_shops_are_painted(make_window):
    window = make_window("clothing")

    @settings(WINDOW, max_examples=8)
    @given(extreme_shops(), st.sampled_from(list(PAGES)), st.sampled_from(LANGUAGES))
    def painted(document, page, language):
        paint(window, document, page, language)

    painted()


@pytest.mark.long(60)
def test_many_extreme_shops_are_painted(make_window):
    window = make_window("clothing")

    @settings(WINDOW, max_examples=200, derandomize=False, database=None)
    @given(extreme_shops(), st.sampled_from(list(PAGES)), st.sampled_from(LANGUAGES))
    def painted(document, page, language):
        paint(window, document, page, language)

    painted()
