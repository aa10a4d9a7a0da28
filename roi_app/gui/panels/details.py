"""What a statistician asks for, below a line that folds it away from everybody else."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from roi_app.gui.controls.fold_line import FoldLine
from roi_app.gui.controls.section import Section
from roi_app.gui.state.session import Session


class Details(Section):
    """A section called *Details*, folded at first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make an empty one."""
        super().__init__(FoldLine(), parent=parent)
        self._session = session
        self.rows.setContentsMargins(0, 4, 0, 0)
        self.folded.connect(lambda _: self.retranslate())
        session.language_changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the line in the reader's language."""
        wording = self._session.wording
        name = wording.text("page.details")
        self.heading.show_line(name, ())
        self.heading.tell(name, wording.text("inputs.unfolded" if self.is_open else "inputs.folded"))
