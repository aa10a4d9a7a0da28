"""The presentation: one large figure, what the work costs, the race meter and four sliders, for a room to look at."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from roi_app.figures.missing import Invitation, invitation
from roi_app.figures.race_meter import meter
from roi_app.gui.charts.costs import CostBarsChart
from roi_app.gui.charts.race_meter import RaceMeter
from roi_app.gui.controls.drag_slider import key_steps
from roi_app.gui.controls.fact_list import FactList
from roi_app.gui.controls.labels import ElidedLabel, label
from roi_app.gui.controls.large_number import LargeNumber
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.pages.presentation.slider import PresentedSlider
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session, State
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import theme
from roi_app.statements.presentation import Presentation, RangePresentation, presentation, setting, sliders_of
from roi_app.statements.presentation_ranges import presentation_in_ranges
from roi_app.texts.formatting import NONE

WIDTH, HEIGHT = 1440, 900
"""The size at which the type is as large as its numbers say; a larger page has larger type."""

LEAST_TYPE = 11


class Scaled(Protocol):
    """A widget that draws itself as large as it is told."""

    def set_scale(self, scale: float) -> None:
        """Draw it so many times as large."""


class PresentationPage(QWidget):
    """Fills the window; `left` says that a person wants the work back.

    The demo begins with `begin`, and R returns to that moment without a trace: neither an undo step nor an unsaved
    change. The switch to ranges, P10–P90, is there once trials are.
    """

    left = Signal()

    def __init__(self, session: Session, commands: Commands, settings: Settings) -> None:
        """Make the page of a session."""
        super().__init__()
        self._session, self._commands, self._settings = session, commands, settings
        self._start: State = session.state
        self._start_index = commands.stack.index()
        self._current = 0
        self.name, self.setting = ElidedLabel(), label(tone="muted")
        self.kept, self.bars_title = LargeNumber(), label(tone="muted")
        self.bars, self.facts, self.sides = CostBarsChart(), FactList(), QStackedWidget()
        self.nothing = QWidget()
        self.meter_title, self.meter = label(bold=True, tone="muted"), RaceMeter(large=True)
        self.sliders = [
            PresentedSlider(number, key, session, commands)
            for number, key in enumerate(sliders_of(session.case, settings.presented_sliders), start=1)
        ]
        self.keys, self.disclaimer = label(tone="muted"), label(tone="muted")
        self.ranges = QPushButton()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.name.setProperty("tone", "muted")
        self.ranges.setObjectName("quiet")
        self.ranges.setCheckable(True)
        self.ranges.hide()
        self.bars.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sides.addWidget(self.bars)
        self.sides.addWidget(self.facts)
        self.sides.addWidget(self.nothing)
        self._column = QVBoxLayout(self)
        self._head, self._upper, self._side = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        self._tray, self._foot = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self.name, 1)
        self._head.addWidget(self.setting)
        self._side.addWidget(self.bars_title)
        self._side.addWidget(self.sides, 1)
        self._upper.addWidget(self.kept, 9)
        self._upper.addLayout(self._side, 14)
        for slider in self.sliders:
            self._tray.addWidget(slider, 1)
        self._foot.addWidget(self.keys)
        self._foot.addStretch(1)
        self._foot.addWidget(self.ranges)
        self._foot.addStretch(1)
        self._foot.addWidget(self.disclaimer)
        column = self._column
        column.addLayout(self._head)
        column.addStretch(4)
        column.addLayout(self._upper)
        column.addStretch(5)
        column.addWidget(self.meter_title)
        column.addStretch(1)
        column.addWidget(self.meter)
        column.addStretch(4)
        column.addLayout(self._tray)
        column.addStretch(5)
        column.addLayout(self._foot)

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self._on_changed)
        session.refined.connect(self._on_changed)
        session.language_changed.connect(self._on_language_changed)
        session.pointed.connect(self._point_at)
        session.file_changed.connect(self._on_file_changed)
        self.meter.moved.connect(lambda theta: self._commands.set_value("involution_intensity", theta, dragging=True))
        self.meter.settled.connect(self._commands.end_gesture)
        self.ranges.toggled.connect(self.refresh)
        for index, slider in enumerate(self.sliders):
            slider.picked.connect(lambda key, index=index: self.choose(index, key))
            slider.usual_requested.connect(self.choose_usual)

    def begin(self) -> None:
        """Begin a demo here and now: this is where R returns to."""
        self._start, self._start_index = self._session.state, self._commands.stack.index()
        self._use_sliders(sliders_of(self._session.case, self._settings.presented_sliders))
        self.retranslate()
        self._pick(0)

    def reset(self) -> None:
        """Return to where the demo began, as if nothing had happened since."""
        self._commands.return_to(self._start, self._start_index, "presentation")

    def choose(self, index: int, key: str) -> None:
        """Move a quantity at a place; one that is moved elsewhere changes places with it. Remembered."""
        keys = [slider.key for slider in self.sliders]
        if key in keys:
            keys[keys.index(key)] = keys[index]
        keys[index] = key
        self._settings.presented_sliders = tuple(keys)
        self._use_sliders(tuple(keys))
        self._pick(index)

    def choose_usual(self) -> None:
        """Move the usual quantities of the shop again, and forget the choice."""
        self._settings.presented_sliders = ()
        self._use_sliders(sliders_of(self._session.case, ()))
        self._pick(0)

    @property
    def shows_ranges(self) -> bool:
        """Whether ranges stand in place of single numbers."""
        return self._session.uncertainty is not None and self.ranges.isChecked()

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording = self._session.wording
        self.setAccessibleName(wording.text("present.page"))
        self.meter_title.setText(wording.text("present.meter"))
        self.keys.setText(wording.text("present.keys"))
        self.disclaimer.setText(wording.text("present.disclaimer"))
        self.ranges.setText(wording.text("present.ranges"))
        set_tooltip(self.ranges, wording.text("present.ranges_hint"))
        for slider in self.sliders:
            slider.retranslate()
        self._set_type()
        self.refresh()

    def refresh(self) -> None:
        """Show the session's answer; says nothing to anybody."""
        session = self._session
        self.name.setText(session.document.name or session.wording.text("bar.unnamed"))
        trials, lack = session.uncertainty, invitation(session.answer, session.wording)
        self.ranges.setVisible(trials is not None and lack is None)
        if lack is not None:
            self._show_lack(lack)
        elif trials is not None and self.ranges.isChecked():
            self._show_ranges(presentation_in_ranges(session.answer, session.baseline, session.wording, trials))
        else:
            self._show_numbers(presentation(session.answer, session.baseline, session.wording, session.uncertainty))
        for slider in self.sliders:
            slider.refresh()

    def _show_numbers(self, shown: Presentation) -> None:
        kept = shown.kept
        self.setting.setText(shown.setting)
        self.kept.show_value(kept.value, kept.words, kept.absent, kept.tone)
        self.kept.show_second(kept.average, kept.average_tone)
        self.kept.show_words(kept.caption, "" if kept.average else kept.unit, shown.note)
        wording = self._session.wording
        self.kept.show_names(wording.text("head.likely"), wording.text("head.average"))
        self.bars_title.setText(shown.costs.title)
        self.bars.show_figure(shown.costs)
        self.sides.setCurrentWidget(self.bars)
        self.bars_title.show()
        self.meter.show_figure(shown.meter)
        self._set_figure_type(in_words=kept.value is None)

    def _show_lack(self, lack: Invitation) -> None:
        """Say what is missing, with no figure made up; the sliders below may be what brings it."""
        session = self._session
        self.setting.setText(setting(session.answer, session.baseline, session.wording))
        self.kept.show_value(None, str, NONE)
        self.kept.show_words(lack.title, "", lack.text)
        self.sides.setCurrentWidget(self.nothing)
        self.bars_title.hide()
        self.meter.show_figure(meter(session.answer, session.wording))
        self._set_figure_type(in_words=True)

    def _show_ranges(self, shown: RangePresentation) -> None:
        self.setting.setText(shown.setting)
        self.kept.show_value(None, str, shown.kept)
        self.kept.show_second("")
        self.kept.show_names("", "")
        self.kept.show_words(shown.caption, shown.unit, shown.note)
        self.facts.show_facts(tuple((fact.label, fact.text) for fact in shown.facts))
        self.sides.setCurrentWidget(self.facts)
        self.bars_title.hide()
        self.meter.show_figure(shown.meter)
        self._set_figure_type(in_words=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc returns, R starts over, 1 to 4 choose a slider, the arrows move the chosen one."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self.left.emit()
        elif key is Qt.Key.Key_R and not event.modifiers():
            self.reset()
        elif Qt.Key.Key_1 <= key < Qt.Key.Key_1 + len(self.sliders):
            self._pick(key - Qt.Key.Key_1)
        elif steps := key_steps(event):
            self.sliders[self._current].slider.step_by(steps)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the type with the page."""
        super().resizeEvent(event)
        self._set_type()

    def hideEvent(self, event: QHideEvent) -> None:
        """End a movement that the pointer has not ended."""
        super().hideEvent(event)
        self._commands.end_gesture()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay a plain ground."""
        QPainter(self).fillRect(self.rect(), theme.colour("card"))

    def _pick(self, index: int) -> None:
        self._current = index
        self.sliders[index].take_focus()

    def _use_sliders(self, keys: tuple[str, ...]) -> None:
        for slider, key in zip(self.sliders, keys, strict=True):
            slider.move_quantity(key)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_language_changed(self) -> None:
        if self.isVisible():
            self.retranslate()

    def _on_file_changed(self) -> None:
        # Another document begins another demo; a file that was only saved goes on with this one.
        if self._commands.stack.count() == 0:
            self._start, self._start_index = self._session.state, 0

    def _point_at(self, key: str) -> None:
        for index, slider in enumerate(self.sliders):
            if slider.key == key and self.isVisible():
                self._pick(index)

    def _set_type(self) -> None:
        scale = self._scale()
        self._column.setContentsMargins(round(72 * scale), round(56 * scale), round(72 * scale), round(40 * scale))
        self._column.setSpacing(0)
        self._upper.setSpacing(round(64 * scale))
        self._side.setSpacing(round(12 * scale))
        self._tray.setSpacing(round(32 * scale))
        for part, size, bold in (
            (self.name, 20, True),
            (self.setting, 17, False),
            (self.bars_title, 15, False),
            (self.meter_title, 18, True),
            (self.keys, 14, False),
            (self.ranges, 14, False),
            (self.disclaimer, 14, False),
        ):
            part.setFont(font(max(round(size * scale), LEAST_TYPE), bold=bold))
        scaled: tuple[Scaled, ...] = (self.bars, self.facts, self.meter, *self.sliders)
        for drawn in scaled:
            drawn.set_scale(scale)
        self._set_figure_type(in_words=self.shows_ranges or self.kept.is_absent)

    def _set_figure_type(self, *, in_words: bool) -> None:
        """The figure in the largest type, words and ranges, which are longer, in a smaller one, in the same room."""
        scale = self._scale()
        self.kept.setMinimumHeight(round(292 * scale))
        self.kept.set_type(
            caption=round(29 * scale),
            value=round((84 if in_words else 190) * scale),
            unit=round((30 if in_words else 46) * scale),
            note=round(22 * scale),
        )

    def _scale(self) -> float:
        return max(min(self.width() / WIDTH, self.height() / HEIGHT), 0.5)
