"""The current document with its answer, and the news of every change.

What a person can undo is one frozen `State`; how it is looked at (language, appearance) is not. Panels meet only
here: they read the state, ask `commands` to change it, and hear `changed`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.documents.case import Case, resolve
from roi_app.documents.document import Document
from roi_app.estimates.answer import Answer, KeptValues, answer
from roi_app.estimates.baseline import Baseline
from roi_app.gui.controls.anchor import Anchor
from roi_app.gui.state import lazy
from roi_app.gui.state.failures import Failures
from roi_app.gui.state.notices import Notices
from roi_app.texts.formatting import Wording

if TYPE_CHECKING:
    from roi_app.gui.state.trials_runner import TrialsRunner
    from roi_app.model.uncertainty.trials import Uncertainty


@dataclass(frozen=True, slots=True)
class State:
    """All that undo and redo bring back."""

    document: Document
    baseline: Baseline = Baseline.TODAY


class Session(QObject):
    """One case on show.

    `changed` says that state and answer are new; `language_changed` that every text must be said again; `pointed`
    names the quantity that an undo or redo touched; `explanation_requested` a figure that somebody wants explained,
    and the `Anchor` where it stands, or None;
    `file_changed` says that another file, or none, holds the document; `refined` that the trials of the same case are
    more than they were; `typed` that a text is being typed which the document will take (`draft`); `closing` that
    work in the background must end.
    """

    changed = Signal()
    language_changed = Signal()
    pointed = Signal(str)
    explanation_requested = Signal(str, object)
    file_changed = Signal()
    refined = Signal()
    typed = Signal()
    closing = Signal()

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        language: str,
        parent: QObject | None = None,
        estimator: Callable[[Case], Answer] | None = None,
    ) -> None:
        """Begin with a document that no file holds yet; an `estimator` answers until the trials start."""
        super().__init__(parent)
        self.catalogue = catalogue
        self._estimator = estimator
        self.path: Path | None = None
        self.draft: Document | None = None
        self.notices = Notices(self)
        self.failures = Failures(self.notices, self)
        self._language = language
        self._state = State(document)
        self._answer = self._estimate(document)
        self._prepared: Answer | None = None
        self._trials: TrialsRunner | None = None
        self._is_closed = False

    @property
    def state(self) -> State:
        """The state on show."""
        return self._state

    @property
    def document(self) -> Document:
        """The document on show."""
        return self._state.document

    @property
    def baseline(self) -> Baseline:
        """What the figures are measured against."""
        return self._state.baseline

    @property
    def case(self) -> Case:
        """The document with everything resolved."""
        return self._answer.case

    @property
    def answer(self) -> Answer:
        """The estimate of the document on show."""
        return self._answer

    @property
    def uncertainty(self) -> Uncertainty | None:
        """The trials of the case on show; None until `start_trials`."""
        return None if self._trials is None else self._trials.uncertainty

    def start_trials(self) -> None:
        """Run trials from now on; put off until the window is on the screen, which they would delay.

        A window may be closed before it comes to that.
        """
        if self._trials is None and not self._is_closed:
            self._compute_anew()
            self._trials = lazy.trials_runner()(self.failures, self)
            self._trials.refined.connect(self.refined)
            self._trials.follow(self.case)
            self.refined.emit()

    def _estimate(self, document: Document) -> Answer:
        case = resolve(document, self.catalogue)
        return answer(case) if self._estimator is None else self._estimator(case)

    def _compute_anew(self) -> None:
        """Put computed figures in the place of kept ones, which they equal; say so should they not."""
        self._estimator = self._prepared = None
        kept = self._answer.values
        if isinstance(kept, KeptValues):
            self._answer = answer(self.case)
            if any(repr(self._answer.row(key)) != repr(row) for key, row in kept.rows.items()):
                self.changed.emit()

    def close(self) -> None:
        """End what runs in the background; nothing begins there any more."""
        self._is_closed = True
        self.closing.emit()
        if self._trials is not None:
            self._trials.close()

    @property
    def language(self) -> str:
        """The reader's language."""
        return self._language

    @property
    def wording(self) -> Wording:
        """How numbers and texts are said: the reader's language, the shop's currency."""
        return Wording(self._language, self.document.currency)

    def prepare(self, state: State) -> None:
        """Estimate a state that is to be shown next; raises what the estimate raises, and has changed nothing then."""
        is_prepared = self._prepared is not None and self._prepared.case.document == state.document
        if state.document != self._state.document and not is_prepared:
            self._prepared = self._estimate(state.document)

    def show(self, state: State) -> None:
        """Take a state on show; estimates again only where the document is another one."""
        if state == self._state:
            return
        self.prepare(state)
        if state.document != self._state.document:
            self._answer, self._prepared = self._prepared or self._answer, None
            if self._trials is not None:
                self._trials.follow(self.case)
        self._state = state
        self.draft = None
        self.changed.emit()

    def hold_draft(self, draft: Document | None) -> None:
        """Hold the document as it will be once the text that is being typed is taken; None when typing is over."""
        if draft != self.draft:
            self.draft = draft
            self.typed.emit()

    def point_at(self, key: str) -> None:
        """Lead the eye to a quantity."""
        self.pointed.emit(key)

    def request_explanation(self, key: str, anchor: Anchor | None = None) -> None:
        """Ask how a figure is made; `key` is a quantity, with `:stream` for one stream of it, `anchor` its place."""
        self.explanation_requested.emit(key, anchor)

    def use_language(self, language: str) -> None:
        """Speak another language."""
        if language != self._language:
            self._language = language
            self.language_changed.emit()

    def hold_in(self, path: Path | None) -> None:
        """Name the file that holds the document."""
        self.path = path
        self.file_changed.emit()

    def with_document(self, document: Document) -> State:
        """The current state with another document."""
        return replace(self._state, document=document)
