"""The tool of one stream: which, at what price, who may use it, and what it changes."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QWidget

from roi_app.benchmarks.catalogue import Lever
from roi_app.documents.case import ChosenLever, Origin, if_chosen
from roi_app.documents.document import SALES
from roi_app.figures.tones import GRADE_TONES, SHADES
from roi_app.gui.controls.anchor import whole
from roi_app.gui.controls.chip import Chip
from roi_app.gui.controls.choice import Choice
from roi_app.gui.controls.labels import label, set_tone
from roi_app.gui.controls.tick_box import TickBox
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.controls.value_field import ValueField
from roi_app.gui.panels.inputs.quantity_row import FIELD_WIDTH, source_lines
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.model.parameters import LEVER_PRICE, Range
from roi_app.statements.cautions import is_free_today
from roi_app.texts.typed import complaint, read_typed


class LeverRow(QWidget):
    """Shows the lever of one place (a stream, or `sales`) and lets a person pick another."""

    def __init__(self, place: str, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the row of a place."""
        super().__init__(parent)
        self.place = place
        self._session, self._commands = session, commands
        self.label, self.chip = label(13), Chip()
        self.choice, self.price = Choice(), ValueField()
        self.claim = TickBox()
        self.sentence = label(12, tone="muted", wraps=True)
        # What was wrong with a typed price stands until somebody sets another one.
        self._complaint = ""
        self._shown: tuple[str | None, Range] | None = None
        self._lay_out()
        self.choice.activated.connect(self._pick)
        self.choice.opening.connect(self._describe_tools)
        self.price.typed.connect(self._type_price)
        self.claim.ticked.connect(self._take_claim)
        self.retranslate()

    def _lay_out(self) -> None:
        self.price.setFixedSize(FIELD_WIDTH, 28)
        self.choice.setMinimumContentsLength(8)
        self.choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        head = QHBoxLayout()
        head.addWidget(self.label, 1)
        head.addWidget(self.chip)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.addLayout(head, 0, 0, 1, 2)
        grid.addWidget(self.choice, 1, 0)
        grid.addWidget(self.price, 1, 1)
        grid.addWidget(self.claim, 2, 0, 1, 2)
        grid.addWidget(self.sentence, 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    @property
    def chosen(self) -> ChosenLever:
        """The lever in this place."""
        return self._session.case.levers[self.place]

    @property
    def _has_one_bill(self) -> bool:
        """Whether one bill is charged in place of the tools' prices; consumers' tools are in no bill."""
        return self.place != SALES and self._session.case.tools_given

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        name = wording.text(f"stream.{self.place}")
        self.label.setText(name)
        self.choice.setAccessibleName(wording.text("lever.choice", stream=name))
        self.price.setAccessibleName(wording.text("lever.price", stream=name))
        self._complaint = ""
        with QSignalBlocker(self.choice):
            self.choice.clear()
            self.choice.addItem(wording.text("lever.none"), None)
            for lever in self._offered():
                self.choice.addItem(lever.name[wording.language], lever.key)
        self.refresh()

    def refresh(self) -> None:
        """Show the session's lever; says nothing to anybody."""
        wording, chosen = self._session.wording, self.chosen
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(max(self.choice.findData(chosen.key), 0))
        self.choice.setAccessibleDescription(self.choice.currentText())
        lever = chosen.lever
        self.price.setEnabled(lever is not None and not self._has_one_bill)
        self.price.show_text("" if lever is None else wording.money(chosen.price.mode))
        own = chosen.price_origin is Origin.OWN
        grade = "" if lever is None else "own" if own else lever.evidence.grade.value
        shades = SHADES[GRADE_TONES[grade]]
        self.chip.show_word(wording.text(f"grade.{grade}") if grade else "", shades.ink, shades.soft)
        self._show_claim(lever)
        self.chip.show_hint(() if lever is None else source_lines(lever.evidence, wording.language))
        set_tooltip(self.choice, "" if lever is None else lever.evidence.note[wording.language])
        if (chosen.key, chosen.price) != self._shown:
            self._complaint, self._shown = "", (chosen.key, chosen.price)
            self.price.set_wrong(wrong=False)
        self._show_sentence(*((self._complaint, "caution") if self._complaint else self._sentence_of_plan(chosen)))

    def _show_sentence(self, text: str, tone: str) -> None:
        if (text, tone) != (self.sentence.text(), self.sentence.property("tone")):
            self.sentence.setText(text)
            set_tone(self.sentence, tone)
        self.sentence.setVisible(bool(text))
        self.price.setAccessibleDescription(text)

    def take_focus(self) -> None:
        """Lead the eye here."""
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offered(self) -> list[Lever]:
        levers = self._session.catalogue.levers.values()
        return [lever for lever in levers if lever.is_pickable and lever.stream == self.place]

    def _describe_tools(self) -> None:
        """Price and use of each tool, as they would be in this plan."""
        wording, document, catalogue = self._session.wording, self._session.document, self._session.catalogue
        for index, lever in enumerate(self._offered(), start=1):
            chosen = if_chosen(document, catalogue, self.place, lever, has_work=True)
            price = wording.text("lever.per_month", price=wording.money(chosen.price.mode))
            self.choice.describe(index, price, self._sentence(chosen)[0])

    def _show_claim(self, lever: Lever | None) -> None:
        has_claim = lever is not None and bool(lever.claims)
        self.claim.setVisible(has_claim)
        if lever is not None and has_claim:
            wording = self._session.wording
            text = ", ".join(
                f"{wording.text(f'quantity.{key}')} {wording.quantity(key, value)}"
                for key, value in lever.claims.items()
            )
            self.claim.show_words(wording.text("lever.claim", claim=text))
            self.claim.show_ticked(ticked=lever.key in self._session.document.as_claimed)

    def _sentence_of_plan(self, chosen: ChosenLever) -> tuple[str, str]:
        """The sentence on the tool in place: under one bill, that its price is not charged."""
        text, tone = self._sentence(chosen)
        if chosen.lever is None or chosen.off_platform or not (chosen.active and self._has_one_bill):
            return text, tone
        return self._who_may_use(chosen.lever) + self._session.wording.text("lever.not_charged"), "muted"

    def _sentence(self, chosen: ChosenLever) -> tuple[str, str]:
        wording = self._session.wording
        lever = chosen.lever
        if lever is None:
            return "", "muted"
        if chosen.off_platform:
            platforms = ", ".join(wording.text(f"platform.{key}") for key in lever.platforms)
            return wording.text("lever.off_platform", platforms=platforms), "caution"
        if self.place != SALES and not chosen.active:
            return wording.text("lever.idle"), "muted"
        free = is_free_today(chosen, self._session.case)
        text = wording.text("lever.free_today") if free else lever.evidence.note[wording.language]
        return self._who_may_use(lever) + text, "muted"

    def _who_may_use(self, lever: Lever) -> str:
        wording = self._session.wording
        if not lever.platforms:
            return ""
        platforms = ", ".join(wording.text(f"platform.{key}") for key in lever.platforms)
        return wording.text("lever.platforms", platforms=platforms) + (" " if wording.language == "en" else "")

    def _pick(self, index: int) -> None:
        self._commands.set_lever(self.place, self.choice.itemData(index))

    def _type_price(self, text: str) -> None:
        lever = self.chosen.lever
        if lever is None:
            return
        if not text.strip():
            self._commands.set_lever_price(self.place, lever.key, None)
            self.refresh()
            return
        wording = self._session.wording
        reading = read_typed(LEVER_PRICE, text, wording)
        self._complaint = complaint(LEVER_PRICE, text, reading.wrong, wording) if reading.wrong else ""
        self.price.set_wrong(wrong=bool(reading.wrong))
        if reading.value is None:
            self.price.keep_old()
        else:
            self._commands.set_lever_price(self.place, lever.key, reading.value)
        self.refresh()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the price."""
        if self.chosen.lever is not None:
            menu = self.menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the tool's price: explain it, or take the catalogue's again."""
        wording, menu, chosen, lever = self._session.wording, QMenu(self), self.chosen, self.chosen.lever
        explain = menu.addAction(wording.text("row.explain"))
        explain.setEnabled(self.place != SALES)
        explain.triggered.connect(
            lambda: self._session.request_explanation(f"lever_price:{self.place}", whole(self.price))
        )
        back = menu.addAction(wording.text("lever.catalogue_price"))
        back.setEnabled(chosen.price_origin is Origin.OWN and not self._has_one_bill)
        if lever is not None:
            back.triggered.connect(lambda: self._commands.set_lever_price(self.place, lever.key, None))
        return menu

    def _take_claim(self, claimed: bool) -> None:
        lever = self.chosen.lever
        if lever is not None:
            self._commands.set_claim(self.place, lever.key, claimed=claimed)
