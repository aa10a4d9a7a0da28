"""One quantity as a row: label, grade, slider with benchmark marks, typed value, and a sentence when it needs one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QWidget

from roi_app.benchmarks.catalogue import Benchmark, Evidence
from roi_app.documents.case import Origin, Resolved
from roi_app.explain import origins
from roi_app.figures.tones import GRADE_TONES, SHADES
from roi_app.gui.controls.anchor import whole
from roi_app.gui.controls.card import fill_ground
from roi_app.gui.controls.chip import Chip
from roi_app.gui.controls.icon_button import IconButton
from roi_app.gui.controls.icons import Icon
from roi_app.gui.controls.labels import label
from roi_app.gui.controls.slider import ValueSlider
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.controls.value_field import ValueField
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.model.parameters import QUANTITIES, Kind, Range
from roi_app.statements.presentation import slider_end
from roi_app.texts import typed
from roi_app.texts.formatting import Wording

FIELD_WIDTH = 96
_PIN_SIZE = 22


class QuantityRow(QWidget):
    """Shows one declared quantity and lets a person set it."""

    def __init__(self, key: str, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        """Make the row of a quantity; `key` is one of `QUANTITIES`."""
        super().__init__(parent)
        fill_ground(self)
        self.quantity = QUANTITIES[key]
        self._session, self._commands = session, commands
        self.label, self.chip = label(13, wraps=True), Chip()
        self.pin = IconButton(Icon.PIN, size=_PIN_SIZE, checked_icon=Icon.PINNED)
        self.slider = ValueSlider(self.quantity.slider_low, self.quantity.slider_high, self.quantity.step)
        self.field = ValueField()
        self.sentence = label(12, tone="caution", wraps=True)
        self.sentence.hide()
        # What was wrong with a typed text stands until somebody sets a value.
        self._complaint = ""
        self._shown_value: float | None = None
        self._shown: tuple[Resolved, Wording, str, str] | None = None
        self._lay_out()
        self.slider.moved.connect(self._slide)
        self.slider.settled.connect(commands.end_gesture)
        self.field.typed.connect(self._type)
        self.field.stepped.connect(self.slider.step_by)
        self.pin.clicked.connect(lambda exact: commands.pin(self.key, exact=exact))
        self.label.installEventFilter(self)
        self.retranslate()

    def _lay_out(self) -> None:
        self.field.setFixedSize(FIELD_WIDTH, 26)
        self.pin.setFixedSize(_PIN_SIZE, _PIN_SIZE - 4)
        self.pin.setCheckable(True)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.label, 1)
        head.addWidget(self.pin)
        head.addWidget(self.chip)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 2)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(1)
        grid.addLayout(head, 0, 0, 1, 2)
        grid.addWidget(self.slider, 1, 0)
        grid.addWidget(self.field, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.sentence, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    @property
    def key(self) -> str:
        """The quantity's key."""
        return self.quantity.key

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        name = wording.text(f"quantity.{self.key}")
        full = wording.text(f"quantity.{self.key}.full") if self.quantity.kind is Kind.STREAM else name
        self.label.setText(name)
        set_tooltip(self.label, f"{wording.text(f'quantity.{self.key}.help')}\n{wording.text('row.reset_hint')}")
        for part in (self.slider, self.field):
            part.setAccessibleName(full)
        self.pin.setAccessibleName(f"{full} {wording.text('row.pin')}")
        self._complaint = ""
        self.refresh()

    def refresh(self) -> None:
        """Show the session's value; says nothing to anybody, and does nothing where all is as it was."""
        wording, resolved = self._session.wording, self.resolved
        state = (resolved, wording, self._session.document.platform, self._complaint)
        if state == self._shown:
            return
        value = resolved.range.mode
        text = wording.quantity(self.key, value)
        self.slider.set_bounds(self.quantity.slider_low, slider_end(self._session.case, self.key))
        if value != self.slider.real_value:
            self.slider.show_value(value)
        self.field.show_text(text)
        benchmark = self._session.case.benchmark(self.key)
        self.slider.set_marks(() if benchmark is None else _marks(benchmark.range))
        self.slider.setAccessibleDescription(f"{text}. {self._marks_in_words(benchmark)}" if benchmark else text)
        self._show_grade(resolved, benchmark)
        self._show_pin(resolved.range, benchmark)
        if value != self._shown_value:
            self._complaint, self._shown_value = "", value
            self.field.set_wrong(wrong=False)
        # What the books say is no slip of the hand, and where they give no quantities a month's work is one unit.
        told = self._plausibility(value, benchmark) if resolved.books is None else self._of_books(value)
        self._show_sentence(self._complaint or told)
        self._shown = (*state[:-1], self._complaint)

    @property
    def resolved(self) -> Resolved:
        """The value in use; what the tools cost in sum where no sum was given."""
        case = self._session.case
        given = case.quantities.get(self.key)
        return Resolved(case.tools_per_month, Origin.DEFAULT) if given is None else given

    def take_focus(self) -> None:
        """Lead the eye here."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click on the label returns to the benchmark."""
        if watched is self.label and isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonDblClick:
            self._commands.reset(self.key)
            return True
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the value."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the value: explain, copy, pin, back to the benchmark."""
        wording, menu = self._session.wording, QMenu(self)
        explain = menu.addAction(wording.text("row.explain"))
        explain.triggered.connect(lambda: self._session.request_explanation(self.key, whole(self.field)))
        menu.addAction(wording.text("row.copy")).triggered.connect(self._copy)
        menu.addSeparator()
        if self._has_pin(self._session.case.benchmark(self.key)):
            is_exact = self.resolved.range.is_exact
            pin = menu.addAction(wording.text("row.unpin" if is_exact else "row.pin"))
            pin.triggered.connect(lambda: self._commands.pin(self.key, exact=not is_exact))
        key = "row.reset" if self.quantity.kind is Kind.ASSUMPTION else "row.reset_default"
        reset = menu.addAction(wording.text(key))
        reset.setEnabled(self.key in self._session.document.values)
        reset.triggered.connect(lambda: self._commands.reset(self.key))
        return menu

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._session.wording.quantity(self.key, self.resolved.range.mode))

    def _show_grade(self, resolved: Resolved, benchmark: Benchmark | None) -> None:
        wording = self._session.wording
        grade, evidence = _grade(resolved, benchmark)
        word = wording.text(f"grade.{grade}") if grade else ""
        shades = SHADES[GRADE_TONES[grade]]
        self.chip.show_word(word, shades.ink, shades.soft)
        hint = () if evidence is None else source_lines(evidence, wording.language)
        if resolved.books is not None:
            hint = (origins.books_text(resolved.books, wording), *hint)
        self.chip.show_hint(hint)

    def _has_pin(self, benchmark: Benchmark | None) -> bool:
        """Whether there is a range that a pin could take away."""
        return self.quantity.kind is Kind.ASSUMPTION and benchmark is not None and not benchmark.range.is_exact

    def _show_pin(self, given: Range, benchmark: Benchmark | None) -> None:
        self.pin.setVisible(self._has_pin(benchmark))
        if not self._has_pin(benchmark):
            return
        wording, exact = self._session.wording, given.is_exact
        low, high = wording.quantity(self.key, given.low), wording.quantity(self.key, given.high)
        hint = wording.text("row.pinned" if exact else "row.not_pinned", low=low, high=high)
        if hint != self.pin.accessibleDescription() or exact != self.pin.isChecked():
            self.pin.setChecked(exact)
            set_tooltip(self.pin, hint)
            self.pin.setAccessibleDescription(hint)

    def _marks_in_words(self, benchmark: Benchmark) -> str:
        wording, key = self._session.wording, self.key
        low, mode, high = (wording.quantity(key, value) for value in benchmark.range.in_order)
        return wording.text("row.mark" if benchmark.range.is_exact else "row.marks", low=low, mode=mode, high=high)

    def _plausibility(self, value: float, benchmark: Benchmark | None) -> str:
        if benchmark is None or benchmark.range.low <= value <= benchmark.range.high or value == 0:
            return ""
        wording = self._session.wording
        key = "row.above" if value > benchmark.range.high else "row.below"
        return wording.text(
            key,
            low=wording.quantity(self.key, benchmark.range.low),
            high=wording.quantity(self.key, benchmark.range.high),
        )

    def _of_books(self, value: float) -> str:
        """What books that name no quantities mean: what a month costs, as one unit of it."""
        is_one_unit = self.quantity.field == "units_per_month" and value == 1
        return self._session.wording.text("row.one_unit") if is_one_unit else ""

    def _show_sentence(self, text: str) -> None:
        if text != self.sentence.text():
            self.sentence.setText(text)
            self.sentence.setVisible(bool(text))
            self.field.setAccessibleDescription(text)

    def _slide(self, value: float) -> None:
        self._complaint = ""
        self.field.set_wrong(wrong=False)
        self._commands.set_value(self.key, value, dragging=True)

    def _type(self, text: str) -> None:
        wording = self._session.wording
        reading = typed.read_typed(self.quantity, text, wording)
        self._complaint = typed.complaint(self.quantity, text, reading.wrong, wording) if reading.wrong else ""
        self.field.set_wrong(wrong=bool(reading.wrong))
        if reading.value is None:
            self.field.keep_old()
        else:
            self._commands.set_value(self.key, reading.value)
        self.refresh()


def _marks(range_: Range) -> tuple[float, ...]:
    return tuple(sorted({range_.low, range_.mode, range_.high}))


def _grade(resolved: Resolved, benchmark: Benchmark | None) -> tuple[str, Evidence | None]:
    """Whose number it is: the merchant's own or its books', a preset's, or the grade of the evidence behind it."""
    if resolved.origin is Origin.OWN:
        return "own" if resolved.books is None else origins.BOOKS, None if benchmark is None else benchmark.evidence
    if resolved.origin is Origin.PRESET:
        return "preset", None if benchmark is None else benchmark.evidence
    if resolved.evidence is not None:
        return resolved.evidence.grade.value, resolved.evidence
    return "", None


def source_lines(evidence: Evidence, language: str) -> tuple[str, ...]:
    """Note and sources of a figure."""
    return evidence.note[language], *(f"{one.title}, {one.publisher}, {one.published}" for one in evidence.sources)
