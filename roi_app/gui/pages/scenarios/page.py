"""Named copies side by side with what is on show now, and what a person does with them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from roi_app.documents.case import resolve
from roi_app.documents.document import Document, Scenario
from roi_app.estimates.answer import Answer, answer
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.live_card import LiveCard
from roi_app.gui.controls.name_entry import NameEntry
from roi_app.gui.controls.segmented import Segmented
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.pages.scenarios.table import ComparisonTable
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.theme import GRID
from roi_app.statements.comparison import MOST_SCENARIOS, Column, Listed, compare

ACTIONS = ("adopt", "rename", "left", "right", "delete")
_SIGNS = {"left": "←", "right": "→"}


class ScenariosPage(QWidget):
    """One card."""

    NEEDS_ROOM = True

    def __init__(self, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page of a session."""
        super().__init__(parent)
        self.card = ScenariosCard(session, commands)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)


class ScenariosCard(LiveCard):
    """The current case first, the scenarios after it; the one that is chosen can be adopted, renamed, moved, deleted.

    Adding and renaming ask for the name in a line of the card; every act is one step of undo.
    """

    def __init__(self, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the card of a session."""
        super().__init__(parent)
        self._session, self._commands = session, commands
        self._answers: dict[Document, Answer] = {}
        self._renaming: int | None = None
        self.table, self.listed = ComparisonTable(), Segmented()
        self.add, self.first = QPushButton(), QPushButton()
        self.buttons = {key: QPushButton() for key in ACTIONS}
        self.entry = NameEntry()
        self.empty_title, self.empty_text = label(16, bold=True), label(13, tone="muted", wraps=True)
        self.note = label(12, tone="muted", wraps=True)
        self._tools, self._body = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenarios of the document."""
        return self._session.document.scenarios

    @property
    def chosen(self) -> int | None:
        """Which scenario is chosen."""
        column = self.table.chosen
        return None if column in (None, 0) else column - 1

    def _lay_out(self) -> None:
        self.head.addWidget(self.listed)
        row = QWidget()
        tools = QHBoxLayout(row)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(GRID)
        tools.addWidget(self.add)
        tools.addStretch(1)
        for button in self.buttons.values():
            tools.addWidget(button)
        self._tools.addWidget(row)
        self._tools.addWidget(self.entry)
        self._tools.setFixedHeight(34)
        self._body.addWidget(self._lay_out_empty())
        self._body.addWidget(self.table)
        self.body.addWidget(self._tools)
        self.body.addWidget(self._body, 1)
        self.body.addWidget(self.note)

    def _lay_out_empty(self) -> QWidget:
        self.first.setObjectName("primary")
        self.empty_text.setMaximumWidth(560)
        for part in (self.empty_title, self.empty_text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setSpacing(2 * GRID)
        column.addStretch(1)
        column.addWidget(self.empty_title)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.empty_text, 8)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addWidget(self.first, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return empty

    def _connect(self) -> None:
        for button in (self.add, self.first):
            button.clicked.connect(self.ask_to_add)
        acts = {
            "adopt": self._adopt,
            "rename": self.ask_to_rename,
            "left": lambda: self._move(-1),
            "right": lambda: self._move(1),
            "delete": self._delete,
        }
        for key, act in acts.items():
            self.buttons[key].clicked.connect(lambda _=False, act=act: act())
        self.entry.named.connect(self._take_name)
        self.entry.given_up.connect(self._stop_naming)
        self.table.picked.connect(lambda _: self._enable())
        self.table.explanation_requested.connect(self._session.request_explanation)
        self.table.renamed.connect(self.ask_to_rename)
        self.table.deleted.connect(self._delete)
        self.table.moved.connect(self._move)
        self.listed.chosen.connect(self._list)
        self._which = Listed.DIFFERING
        self.follow(self._session.changed, self._session.language_changed)

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        self.show_title(wording.text("scenarios.title"), wording.text("scenarios.subtitle"))
        self.listed.show_choices({one.value: wording.text(f"scenarios.{one}") for one in Listed})
        self.listed.show_chosen(self._which.value)
        self.listed.setAccessibleName(wording.text("scenarios.which"))
        self.table.setAccessibleName(wording.text("scenarios.title"))
        for button in (self.add, self.first):
            button.setText(wording.text("scenarios.add"))
        for key, button in self.buttons.items():
            text = wording.text(f"scenarios.{key}")
            button.setText(_SIGNS.get(key, text))
            button.setAccessibleName(text)
            set_tooltip(button, text if key in _SIGNS else "")
        keep = wording.text("scenarios.keep" if self._renaming is None else "scenarios.rename")
        self.entry.show_words(wording.text("scenarios.name"), keep, wording.text("scenarios.cancel"))
        self.empty_title.setText(wording.text("scenarios.empty_title"))
        self.empty_text.setText(wording.text("scenarios.empty"))
        self.refresh()

    def refresh(self) -> None:
        """Show the current case beside the scenarios."""
        wording = self._session.wording
        has_any = bool(self.scenarios)
        self._body.setCurrentIndex(1 if has_any else 0)
        self.listed.setVisible(has_any)
        self.subtitle.setVisible(has_any)
        if has_any:
            now = Column(wording.text("scenarios.now"), self._session.answer)
            columns = [now, *(Column(one.name, self._answer_of(one)) for one in self.scenarios)]
            shown = compare(columns, self._session.baseline, wording.language, self._which)
            self.table.show_comparison(shown, wording.text("scenarios.inputs"))
            self.table.setAccessibleDescription(shown.summary)
            self.note.setText(shown.note or ("" if shown.inputs else wording.text("scenarios.same")))
        self.note.setVisible(has_any and bool(self.note.text()))
        self._answers = {one.document: self._answers[one.document] for one in self.scenarios}
        self._enable()

    def ask_to_add(self) -> None:
        """Ask what the current case shall be called as a scenario."""
        if len(self.scenarios) < MOST_SCENARIOS:
            self._begin_naming(None, self._suggested())

    def ask_to_rename(self) -> None:
        """Ask for another name of the chosen scenario."""
        if self.chosen is not None:
            self._begin_naming(self.chosen, self.scenarios[self.chosen].name)

    def _answer_of(self, scenario: Scenario) -> Answer:
        if scenario.document not in self._answers:
            self._answers[scenario.document] = answer(resolve(scenario.document, self._session.catalogue))
        return self._answers[scenario.document]

    def _enable(self) -> None:
        chosen, wording = self.chosen, self._session.wording
        for key, button in self.buttons.items():
            button.setVisible(bool(self.scenarios))
            at_end = chosen == {"left": 0, "right": len(self.scenarios) - 1}.get(key, -1)
            button.setEnabled(chosen is not None and not at_end)
        full = len(self.scenarios) >= MOST_SCENARIOS
        self.add.setVisible(bool(self.scenarios))
        self.add.setEnabled(not full)
        set_tooltip(self.add, wording.text("scenarios.full", count=MOST_SCENARIOS) if full else "")

    def _suggested(self) -> str:
        """The preset's name where one is in use, else the first number that is free."""
        wording, document = self._session.wording, self._session.document
        taken = {one.name for one in self.scenarios}
        preset = self._session.catalogue.presets[document.preset].name[wording.language]
        if document.preset != Document().preset and preset not in taken:
            return preset
        numbered = (wording.text("scenarios.suggested", number=number) for number in range(1, len(taken) + 2))
        return next(name for name in numbered if name not in taken)

    def _begin_naming(self, renaming: int | None, name: str) -> None:
        self._renaming = renaming
        self._tools.setCurrentWidget(self.entry)
        wording = self._session.wording
        keep = wording.text("scenarios.keep" if renaming is None else "scenarios.rename")
        self.entry.show_words(wording.text("scenarios.name"), keep, wording.text("scenarios.cancel"))
        self.entry.begin(name)

    def _stop_naming(self) -> None:
        self._tools.setCurrentIndex(0)
        (self.table if self.scenarios else self.first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_name(self, name: str) -> None:
        wording, which = self._session.wording, self._renaming
        others = [one.name for index, one in enumerate(self.scenarios) if index != which]
        if not name or name in others:
            problem = wording.text("scenarios.name_taken", name=name) if name else wording.text("scenarios.no_name")
            self.entry.show_problem(problem)
            return
        if which is None:
            which = len(self.scenarios)
            self._commands.set_scenarios((*self.scenarios, Scenario(name, self._session.document)))
        elif which < len(self.scenarios):
            renamed = replace(self.scenarios[which], name=name)
            self._commands.set_scenarios((*self.scenarios[:which], renamed, *self.scenarios[which + 1 :]))
        self._stop_naming()
        self._choose(which)

    def _adopt(self) -> None:
        if self.chosen is not None:
            self._commands.adopt(self.scenarios[self.chosen])

    def _delete(self) -> None:
        which = self.chosen
        if which is not None:
            self._commands.set_scenarios((*self.scenarios[:which], *self.scenarios[which + 1 :]))
            self._choose(min(which, len(self.scenarios) - 1))

    def _move(self, by: int) -> None:
        which = self.chosen
        if which is None or not 0 <= which + by < len(self.scenarios):
            return
        order = list(self.scenarios)
        order.insert(which + by, order.pop(which))
        self._commands.set_scenarios(tuple(order))
        self._choose(which + by)

    def _choose(self, which: int) -> None:
        if 0 <= which < len(self.scenarios):
            self.table.choose(which + 1)

    def _list(self, key: str) -> None:
        self._which = Listed(key)
        self.refresh()
