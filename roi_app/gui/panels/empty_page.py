"""The page in the place of one that has nothing to show yet."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from roi_app.gui.controls.empty_state import EmptyState
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.state.session import Session


class EmptyPage(QWidget):
    """A card that says what its page will show; what to do for it stands in the card of the waterfall above."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.card = _EmptyCard(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def stand_for(self, page: str) -> None:
        """Speak for a page from now on."""
        self.card.page = page
        self.card.refresh()


class _EmptyCard(LiveCard):
    def __init__(self, session: Session) -> None:
        super().__init__(titled=False)
        self._session, self.page, self.empty = session, "", EmptyState()
        self.body.addWidget(self.empty, 1)
        self.follow(session.changed, session.language_changed)

    def refresh(self) -> None:
        """Say it in the reader's language."""
        if self.page:
            self.empty.show_words("", self._session.wording.text(f"missing.page.{self.page}"))
