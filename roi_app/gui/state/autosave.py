"""Keeps the working state while there is something to lose, and offers it again after a crash."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from roi_app.documents.files import DocumentError
from roi_app.documents.recovery import Recoverable, Recovery
from roi_app.gui.state.background import Job, Jobs
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.debounce import Debounce
from roi_app.gui.state.held_file import HeldFile
from roi_app.gui.state.session import Session

REST_MS = 300
"""How long the document rests before it is kept."""

LONGEST_WAIT_MS = 1_200
"""How long an edit waits that others follow without a rest: a drag, a repeated key, a name being typed.

On a busy machine it waits half a second more; nothing that is two seconds old may be lost."""


KEEPING = "keeping"
"""The notice that work is not kept."""


class Autosave(QObject):
    """Keeps a session's unsaved document in a folder; does without where the folder cannot be used.

    A slow disk takes a tenth of a second to keep anything, so it is done in a thread, one state after the other and
    the newest only; what ends the window waits for it.
    """

    def __init__(self, session: Session, commands: Commands, held: HeldFile, folder: Path) -> None:
        """Watch a session whose file is `held`; nothing is kept before the first edit."""
        super().__init__(commands)
        self._session, self._commands, self._held = session, commands, held
        self._folder = folder
        self._store: Recovery | None = None
        self._may_open = True
        self._jobs = Jobs(self)
        self._jobs.done.connect(lambda _: session.notices.settle(KEEPING))
        self._jobs.failed.connect(self._miss)
        self._rest = Debounce(REST_MS, self, longest_wait_ms=LONGEST_WAIT_MS)
        self._rest.due.connect(self._keep_meanwhile)
        session.changed.connect(self._note)
        session.typed.connect(self._note)
        session.failures.reported.connect(self._keep_after_failure)
        commands.stack.cleanChanged.connect(self._note)

    def _opened(self) -> Recovery | None:
        """The store, made when it is first wanted, as the first picture needs no lock; None where there can be none."""
        if self._may_open:
            self._may_open = False
            try:
                self._store = Recovery(self._folder)
            except OSError:
                self._tell()
        return self._store

    @property
    def is_waiting(self) -> bool:
        """Whether there is a state that is not kept yet."""
        return self._rest.is_waiting or self._jobs.is_busy

    def keep_now(self) -> bool:
        """Keep the working state before anything else, if there is anything to lose; whether that went well."""
        self._rest.cancel()
        self._jobs.close()
        keeping = self._keeping()
        if keeping is None:
            return False
        try:
            keeping()
        except Exception as fault:  # noqa: BLE001 - a full disk must not stop the work, nor a fault of the app
            self._miss(fault)
            return False
        self._session.notices.settle(KEEPING)
        return True

    def _keep_meanwhile(self) -> None:
        keeping = self._keeping()
        if keeping is not None:
            self._jobs.run(partial(_keep, keeping))

    def _keeping(self) -> Callable[[], None] | None:
        """What keeps the working state as it is now, in whatever thread; None where there is nothing to lose."""
        if not self._has_something_to_lose or (store := self._opened()) is None:
            return None
        document = self._session.draft or self._session.document
        return partial(store.keep, document, self._session.path, self._held.stamp)

    def _miss(self, fault: Exception) -> None:
        """Tell of what is not kept; the next edit tries again."""
        self._tell()
        if not isinstance(fault, OSError | DocumentError):
            self._session.failures.report(KEEPING, fault)

    def recoverable(self) -> tuple[Recoverable, ...]:
        """The readable states that a crash left, newest first; each is this window's until it closes."""
        store = self._opened()
        if store is None:
            return ()
        states = store.recoverable(self._session.catalogue)
        readable = tuple(state for state in states if state.reading.document is not None)
        # What a newer app kept is no less there.
        if unreadable := store.unreadable + len(states) - len(readable):
            self._session.notices.tell("states_unread", count=unreadable, folder=str(self._folder))
        return readable

    def forget(self, state: Recoverable) -> None:
        """Remove a state that was taken over, or is not wanted."""
        if self._store is not None:
            self._store.forget(state)

    def close(self) -> None:
        """End in good order: nothing of this window's stays, and nothing is kept any more."""
        self._rest.cancel()
        self._jobs.close()
        self._may_open = False
        if self._store is not None:
            self._store.close()
            self._store = None

    @property
    def _has_something_to_lose(self) -> bool:
        return self._session.draft is not None or not self._commands.stack.isClean()

    def _keep_after_failure(self, where: str) -> None:
        """Nobody knows what comes next."""
        if where != KEEPING:
            self.keep_now()

    def _tell(self) -> None:
        self._session.notices.tell(KEEPING, folder=str(self._folder))

    def leave(self) -> None:
        """End at once, by no one's choice: what there is to lose is kept for the next start."""
        self.keep_now()
        self._may_open, self._store = False, None

    def _note(self) -> None:
        if self._store is None and not self._may_open:
            return
        if self._has_something_to_lose:
            self._rest.call()
        elif self._store is not None:
            # After what is being kept at this moment.
            self._rest.cancel()
            self._jobs.run(partial(_discard, self._store))


def _keep(keeping: Callable[[], None], _: Job) -> bool:
    keeping()
    return True


def _discard(store: Recovery, _: Job) -> None:
    store.discard()
