"""The trials of the case on show: a short run with every change, the full run when the change rests.

The short run takes about 3 ms and is made before anybody hears of the change, so that a range never stands beside
a figure of another case. The full run is made in a thread.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from roi_app.documents.case import Case
from roi_app.estimates.uncertain import uncertain
from roi_app.gui.state.background import Latest
from roi_app.model.uncertainty.trials import DEFAULT_TRIALS, FIRST_TRIALS, Uncertainty, simulate

REST_MS = 140


class Sampler(QObject):
    """Keeps the trials of one case; `refined` says that the full run has taken the place of the short one."""

    refined = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without a case."""
        super().__init__(parent)
        self.found: Uncertainty | None = None
        self._case: Case | None = None
        self._runner = Latest(self)
        self._runner.done.connect(self._take)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._refine)

    def follow(self, case: Case) -> None:
        """Take another case: its short run is there at once."""
        self._runner.call_off()
        self._case = case
        self.found = simulate(uncertain(case), FIRST_TRIALS, case.document.sampling.seed)
        self._rest.start()

    def close(self) -> None:
        """Call everything off and wait for the thread."""
        self._rest.stop()
        self._runner.close()

    def _refine(self) -> None:
        if self._case is not None:
            inputs, seed = uncertain(self._case), self._case.document.sampling.seed
            self._runner.ask(partial(simulate, inputs, DEFAULT_TRIALS, seed))

    def _take(self, found: Uncertainty) -> None:
        self.found = found
        self.refined.emit()
