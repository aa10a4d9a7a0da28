"""One question: a slider, a field, and a tick for who does not know."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from roi_app.benchmarks.catalogue import Benchmark
from roi_app.figures.tones import GRADE_TONES, SHADES
from roi_app.gui.controls.chip import Chip
from roi_app.gui.controls.labels import label, set_tone
from roi_app.gui.controls.slider import ValueSlider
from roi_app.gui.controls.tick_box import TickBox
from roi_app.gui.controls.value_field import ValueField
from roi_app.model.parameters import QUANTITIES
from roi_app.texts.formatting import Wording
from roi_app.texts.typed import complaint, read_typed

_FIELD = 110


class Question(QWidget):
    """Asks for one quantity; `answered` says that a person gave a value, or took it back.

    `value` is None while the person does not know; then the typical value of such a shop is on show, and marked.
    """

    answered = Signal()

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        """Ask for a quantity that nobody knows yet."""
        super().__init__(parent)
        self.quantity = QUANTITIES[key]
        self.value: float | None = None
        self.asked, self.chip = label(14, bold=True, wraps=True), Chip()
        self.slider = ValueSlider(self.quantity.slider_low, self.quantity.slider_high, self.quantity.step)
        self.field, self.unknown = ValueField(), TickBox()
        self.sentence = label(12, tone="muted", wraps=True)
        self._complaint = ""
        self._wording: Wording | None = None
        self._usual: Benchmark | None = None
        self._price = ""
        self._lay_out()
        self.slider.moved.connect(self._know)
        self.field.typed.connect(self._type)
        self.field.stepped.connect(self.slider.step_by)
        self.unknown.ticked.connect(self._tick)

    def _lay_out(self) -> None:
        self.field.setFixedSize(_FIELD, 28)
        head = QHBoxLayout()
        head.addWidget(self.asked, 1)
        head.addWidget(self.chip)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.addLayout(head, 0, 0, 1, 2)
        grid.addWidget(self.slider, 1, 0)
        grid.addWidget(self.field, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.sentence, 2, 0)
        grid.addWidget(self.unknown, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)

    @property
    def is_refused(self) -> bool:
        """Whether what was typed last made no sense, and the person has not seen to it yet."""
        return bool(self._complaint)

    def show_question(self, usual: Benchmark, price: str, wording: Wording) -> None:
        """Ask in the reader's language, with what is typical of such a shop and what one unit usually costs there."""
        self._usual, self._price, self._wording = usual, price, wording
        asked = wording.text(f"new_shop.{self.quantity.stream}")
        self.asked.setText(asked)
        self.slider.setAccessibleName(asked)
        self.field.setAccessibleName(asked)
        self.unknown.show_words(wording.text("new_shop.unknown"))
        # Three ticks that read alike must be told apart by who hears them.
        self.unknown.box.setAccessibleName(f"{asked} {wording.text('new_shop.unknown')}")
        self._show()

    def _show(self) -> None:
        if self._usual is None or self._wording is None:
            return
        wording, usual, key = self._wording, self._usual, self.quantity.key
        value = usual.range.mode if self.value is None else self.value
        self.slider.set_bounds(0, max(self.quantity.slider_high, value, usual.range.high))
        self.slider.show_value(value)
        self.slider.set_marks(usual.range.in_order)
        text = wording.quantity(key, value)
        self.slider.setAccessibleDescription(text)
        self.field.show_text(text)
        self.unknown.show_ticked(ticked=self.value is None)
        grade = "own" if self.value is not None else usual.evidence.grade.value
        shades = SHADES[GRADE_TONES[grade]]
        self.chip.show_word(wording.text(f"grade.{grade}"), shades.ink, shades.soft)
        evidence = usual.evidence
        sources = (f"{one.title}, {one.publisher}, {one.published}" for one in evidence.sources)
        self.chip.show_hint((evidence.note[wording.language], *sources) if self.value is None else ())
        self._show_sentence(wording, usual)

    def _show_sentence(self, wording: Wording, usual: Benchmark) -> None:
        between = wording.between(usual.unit, usual.range.low, usual.range.high)
        typical = wording.text("new_shop.typical", range=between, price=self._price)
        self.sentence.setText(self._complaint or typical)
        set_tone(self.sentence, "caution" if self._complaint else "muted")
        self.field.set_wrong(wrong=bool(self._complaint))
        self.field.setAccessibleDescription(self.sentence.text())

    def take_focus(self) -> None:
        """Ask here first."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _know(self, value: float) -> None:
        self._answer(value)

    def _tick(self, unknown: bool) -> None:
        self._answer(None if unknown or self._usual is None else self._usual.range.mode)

    def _answer(self, value: float | None) -> None:
        self.value, self._complaint = value, ""
        self._show()
        self.answered.emit()

    def _type(self, text: str) -> None:
        if self._wording is None:
            return
        reading = read_typed(self.quantity, text, self._wording)
        if reading.value is None:
            wrong = reading.wrong
            self._complaint = complaint(self.quantity, text, wrong, self._wording) if wrong else ""
            self.field.keep_old()
            self._show()
        else:
            self._answer(reading.value)
