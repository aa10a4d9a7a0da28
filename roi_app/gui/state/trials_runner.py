"""The trials of the case on show: a short run with every change, the full run when the change rests.

The short run takes about 3 ms and is made before anybody hears of the change, so that a range never stands beside
a figure of another case. The full run is made in a thread.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from roi_app.documents.case import Case
from roi_app.estimates.uncertain import uncertain
from roi_app.gui.state.background import Jobs
from roi_app.gui.state.debounce import Debounce
from roi_app.gui.state.failures import Failures
from roi_app.model.batch import Recalled
from roi_app.model.uncertainty.trials import DEFAULT_TRIALS, FIRST_TRIALS, Uncertainty, simulate

REST_MS = 140


class TrialsRunner(QObject):
    """Keeps the trials of one case; `refined` says that the full run has taken the place of the short one."""

    refined = Signal()

    def __init__(self, failures: Failures, parent: QObject | None = None) -> None:
        """Begin without a case; a run that fails is reported, and the case is without trials."""
        super().__init__(parent)
        self._failures = failures
        self.uncertainty: Uncertainty | None = None
        self._case: Case | None = None
        self._ways = Recalled(), Recalled()
        self._jobs = Jobs(self)
        self._jobs.done.connect(self._take)
        self._jobs.failed.connect(partial(failures.report, "trials"))
        self._rest = Debounce(REST_MS, self)
        self._rest.due.connect(self._refine)

    def follow(self, case: Case) -> None:
        """Take another case: its short run is there at once."""
        self._jobs.cancel()
        self._case = case
        try:
            self.uncertainty = simulate(uncertain(case), FIRST_TRIALS, case.document.sampling.seed, ways=self._ways)
        except Exception as fault:  # noqa: BLE001 - every other figure of the case is there, and is shown
            self.uncertainty = None
            self._failures.report("trials", fault)
        else:
            self._rest.call()

    def close(self) -> None:
        """Cancel everything and wait for the thread."""
        self._rest.cancel()
        self._jobs.close()

    def _refine(self) -> None:
        if self._case is not None:
            inputs, seed = uncertain(self._case), self._case.document.sampling.seed
            self._jobs.run(lambda job: simulate(inputs, DEFAULT_TRIALS, seed, job.is_cancelled))

    def _take(self, uncertainty: Uncertainty) -> None:
        self.uncertainty = uncertainty
        self.refined.emit()
