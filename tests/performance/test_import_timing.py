"""How long the window is held while a person looks through 100,000 payments (goal: 50 ms at one go)."""

import time

import pytest

from roi_app.gui.dialogs.import_books.classes_step import ClassesStep
from roi_app.gui.dialogs.import_books.draft import Draft
from roi_app.gui.dialogs.import_books.row_index import index_of
from roi_app.gui.style.fonts import use_fonts
from roi_app.gui.style.theme import Appearance, theme
from tests.gui.dialogs.import_books.many import ledger_of, look_through

ROWS, PAYEES = 100_000, 4_000


@pytest.mark.parametrize("clock", ["perf_counter", "thread_time"])
def test_the_longest_step_of_looking_through_many_rows(benchmark, qtbot, clock):
    theme.use(Appearance.LIGHT)
    use_fonts("en")
    ledger = ledger_of(ROWS, PAYEES)
    draft, step = Draft(ledger=ledger, index=index_of(ledger)), ClassesStep()
    qtbot.addWidget(step)
    step.resize(1200, 700)
    step.show()
    rounds = []
    benchmark.pedantic(lambda: rounds.append(look_through(step, draft, getattr(time, clock))), rounds=5)
    best = {name: min(one[name] for one in rounds) for name in rounds[0]}
    longest = max(best, key=best.__getitem__)
    benchmark.extra_info |= {"longest_ms": round(best[longest] * 1000, 1), "longest": longest}
