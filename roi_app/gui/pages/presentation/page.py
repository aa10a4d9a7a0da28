"""The presentation: one large figure, what the work costs, the race meter and four sliders, for a room to look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from roi_app.estimates.baseline import key_against
from roi_app.figures.missing import Invitation, invitation
from roi_app.figures.race_meter import meter
from roi_app.gui.controls.drag_slider import key_steps
from roi_app.gui.controls.tooltips import set_tooltip
from roi_app.gui.pages.presentation.keys import listed_keys
from roi_app.gui.pages.presentation.layout import LACK, Layout
from roi_app.gui.pages.presentation.overlay import Overlay
from roi_app.gui.pages.presentation.sizes import sizes_for
from roi_app.gui.pages.presentation.slider import PresentedSlider
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session, State
from roi_app.gui.state.settings import Settings
from roi_app.gui.style.theme import theme
from roi_app.statements.brief import brief
from roi_app.statements.headline import HeadlineFigure
from roi_app.statements.intensity import intensity_question
from roi_app.statements.presentation import setting, sliders_of, value_of
from roi_app.statements.story import STORY, Scene, Step, moves_in, name_of, scene, scene_in_ranges
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import NONE

_STEPS = (Step.ALL, *STORY)
_NEXT = (Qt.Key.Key_PageDown, Qt.Key.Key_Space)
_PRESETS_FROM = Qt.Key.Key_5


class PresentationPage(QWidget):
    """Fills the window, or a screen of its own; `left` says that a person wants the work back, `stepped` a new step.

    The demo begins with `begin`, and R returns to that moment without a trace: neither an undo step nor an unsaved
    change. A ghost marks where everything stood then. The switch to ranges, P10–P90, is there once trials are.
    """

    left = Signal()
    stepped = Signal()

    def __init__(self, session: Session, commands: Commands, settings: Settings) -> None:
        """Make the page of a session."""
        super().__init__()
        self._session, self._commands, self._settings = session, commands, settings
        self._current = 0
        self.step = Step.ALL
        self._scene = Scene(None, ("", ""), "", "", None, (), None)
        self.sliders = [
            PresentedSlider(number, key, session, commands)
            for number, key in enumerate(sliders_of(session.case, settings.presented_sliders), start=1)
        ]
        self.parts = Layout(self, self.sliders)
        self.overlay = Overlay(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._remember_start()
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        session, parts = self._session, self.parts
        session.changed.connect(self._on_changed)
        session.refined.connect(self._on_changed)
        session.language_changed.connect(self._on_language_changed)
        session.pointed.connect(self._point_at)
        session.file_changed.connect(self._on_file_changed)
        parts.meter.moved.connect(lambda theta: self._commands.set_value("involution_intensity", theta, dragging=True))
        parts.meter.settled.connect(self._commands.end_gesture)
        parts.ranges.toggled.connect(self.refresh)
        parts.keys.clicked.connect(self.show_keys)
        parts.close_button.clicked.connect(self.left)
        parts.dots.chosen.connect(lambda place: self.go_to(STORY[place]))
        parts.kept.clicked.connect(lambda: self.explain(self._scene.target, parts.kept))
        parts.bars.activated.connect(self._explain_bar)
        parts.meter.activated.connect(lambda target, _anchor: self.explain(target, parts.meter))
        for index, slider in enumerate(self.sliders):
            slider.picked.connect(lambda key, index=index: self.choose(index, key))
            slider.usual_requested.connect(self.choose_usual)
            slider.asked.connect(lambda slider=slider: self.explain(slider.key, slider))

    def begin(self) -> None:
        """Begin a demo here and now, with the whole picture: this is where R returns to."""
        self._remember_start()
        self.step = Step.ALL
        self.overlay.hide()
        self._use_sliders(sliders_of(self._session.case, self._settings.presented_sliders))
        self.retranslate()
        self._pick(0)

    def reset(self) -> None:
        """Return to where the demo began, as if nothing had happened since."""
        self._commands.return_to(self._start, self._start_index, "presentation")

    def go_to(self, step: Step) -> None:
        """Show a step of the story, or the whole picture."""
        if step is not self.step:
            self._commands.end_gesture()
            self.step = step
            self.overlay.hide()
            self.refresh()
            self._pick(self._current)
            self.stepped.emit()

    def go_on(self, steps: int) -> None:
        """Go on in the story, or back; at its ends it stays."""
        place = min(max(_STEPS.index(self.step) + steps, 0), len(_STEPS) - 1)
        self.go_to(_STEPS[place])

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
        return self._session.uncertainty is not None and self.parts.ranges.isChecked()

    def explain(self, target: str, near: QWidget) -> None:
        """Explain a figure in three lines, near where it stands; what has none is left alone."""
        session = self._session
        if target and invitation(session.answer, session.wording) is None:
            key = key_against(target, session.baseline) if target == "kept_share" else target
            told = brief(session.answer, key, session.wording)
            self.overlay.show_brief(told, self._place_of(near), sizes_for(self.width(), self.height()))

    def _explain_bar(self, target: str) -> None:
        """A bar is explained by what it is made of, where it is no number of the model's own."""
        session, bars = self._session, self._scene.bars
        bar = next((one for one in bars.bars if one.target == target), None) if bars else None
        if bar is None or not bar.numbers:
            self.explain(target, self.parts.bars)
            return
        told = replace(
            brief(session.answer, target, session.wording),
            title=bar.label,
            value=bar.text,
            what=bar.hint,
            how="",
            numbers=f"= {bar.numbers}",
        )
        self.overlay.show_brief(told, self._place_of(self.parts.bars), sizes_for(self.width(), self.height()))

    def show_keys(self) -> None:
        """List the keys; close the list where it is open."""
        if self.overlay.isVisible() and not self.overlay.target:
            self.overlay.hide()
        else:
            title = self._session.wording.text("present.keys_title")
            self.overlay.show_keys(title, listed_keys(self._session), sizes_for(self.width(), self.height()))

    def retranslate(self) -> None:
        """Say every text again in the reader's language."""
        wording, parts = self._session.wording, self.parts
        self.setAccessibleName(wording.text("present.page"))
        self.setWindowTitle(wording.text("present.page"))
        parts.heading.setText(name_of(Step.DECIDE, wording))
        parts.disclaimer.setText(wording.text("present.disclaimer"))
        parts.ranges.setText(wording.text("present.ranges"))
        set_tooltip(parts.ranges, wording.text("present.ranges_hint"))
        parts.keys.setText(wording.text("present.keys_button"))
        set_tooltip(parts.keys, wording.text("present.keys_title"))
        for part, key in ((parts.close_button, "present.close"), (parts.kept, "present.key.explain")):
            set_tooltip(part, wording.text(key))
        parts.close_button.setAccessibleName(wording.text("present.close"))
        names = [name_of(step, wording) for step in STORY]
        parts.dots.show_words(
            names,
            [
                wording.text("present.step", number=number, last=len(STORY), name=name)
                for number, name in enumerate(names, start=1)
            ],
        )
        for slider in self.sliders:
            slider.retranslate()
        self._set_type()
        self.refresh()

    def refresh(self) -> None:
        """Show the step with the session's answer; says nothing to anybody."""
        session, parts = self._session, self.parts
        wording = session.wording
        parts.name.setText(session.document.name or wording.text("bar.unnamed"))
        parts.setting.setText(setting(session.answer, session.baseline, wording))
        parts.meter_title.setText(intensity_question(wording))
        for slider in self.sliders:
            slider.set_present(present=moves_in(self.step, slider.key))
            slider.show_ghost(value_of(self._start_answer.case, slider.key))
        trials, lack = session.uncertainty, invitation(session.answer, wording)
        parts.ranges.setVisible(trials is not None and lack is None)
        if lack is not None:
            self._show_lack(lack)
        elif trials is not None and parts.ranges.isChecked():
            self._show(scene_in_ranges(self.step, session.answer, session.baseline, wording, trials))
        else:
            self._show(scene(self.step, session.answer, session.baseline, wording, trials))
        parts.dots.show_current(_STEPS.index(self.step) - 1)
        for slider in self.sliders:
            slider.refresh()
        if self.overlay.isVisible() and self.overlay.target:
            self.overlay.hide()

    def _show(self, shown: Scene) -> None:
        self._scene = shown
        self.parts.show_scene(shown, self._began(shown))
        self.parts.meter.show_ghost(value_of(self._start_answer.case, "involution_intensity"))
        self.parts.set_figure_type(self.step, in_words=not _is_number(shown))

    def _began(self, shown: Scene) -> str:
        """What the figure was when the demo began, "" where it is the same or a range."""
        if shown.figure is None or shown.figure.value is None or self._session.state == self._start:
            return ""
        wording, key = self._session.wording, (self.step, self._session.language)
        if key not in self._began_texts:
            figure = scene(self.step, self._start_answer, self._start.baseline, wording).figure
            self._began_texts[key] = "" if figure is None else figure.text
        began = self._began_texts[key]
        return wording.text("present.began", value=began) if began and began != shown.figure.text else ""

    def _show_lack(self, lack: Invitation) -> None:
        """Say what is missing, with no figure made up; the sliders below may be what brings it."""
        session = self._session
        figure = HeadlineFigure(LACK, lack.title, None, str, NONE, "", "")
        self._show(Scene(figure, ("", ""), lack.text, "", None, (), meter(session.answer, session.wording)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes or returns; the story, sliders, presets, language, ranges and the list of keys have theirs."""
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key is Qt.Key.Key_Escape:
            self.overlay.hide() if self.overlay.isVisible() else self.left.emit()
        elif key in _NEXT or key is Qt.Key.Key_PageUp:
            back = key is Qt.Key.Key_PageUp or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.go_on(-1 if back else 1)
        elif event.text() == "?":
            self.show_keys()
        elif steps := key_steps(event):
            self._step_slider(steps)
        elif not (plain and self._act_on(key)):
            event.ignore()

    def _act_on(self, key: Qt.Key) -> bool:
        """Do what a letter or number stands for; whether it stands for anything."""
        presets = tuple(self._session.catalogue.presets)
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_R: self.reset,
            Qt.Key.Key_A: lambda: self.go_to(Step.ALL),
            Qt.Key.Key_L: self._next_language,
            Qt.Key.Key_G: self.parts.ranges.click,
            Qt.Key.Key_E: lambda: self.explain(self._scene.target, self.parts.kept),
        }
        if key in acts:
            acts[key]()
        elif Qt.Key.Key_1 <= key < Qt.Key.Key_1 + len(self.sliders):
            self._pick(key - Qt.Key.Key_1)
        elif _PRESETS_FROM <= key < _PRESETS_FROM + len(presets):
            self._commands.set_preset(presets[key - _PRESETS_FROM])
        else:
            return False
        return True

    def _step_slider(self, steps: int) -> None:
        slider = self.sliders[self._current]
        if slider.is_present:
            slider.slider.step_by(steps)

    def _next_language(self) -> None:
        place = LANGUAGES.index(self._session.language)
        self._session.use_language(LANGUAGES[(place + 1) % len(LANGUAGES)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the type with the page."""
        super().resizeEvent(event)
        self._set_type()
        if self.overlay.isVisible():
            self.overlay.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """End a movement that the pointer has not ended."""
        super().hideEvent(event)
        self._commands.end_gesture()

    def closeEvent(self, event: QCloseEvent) -> None:
        """A window of its own that is closed gives the work back."""
        event.accept()
        self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay a plain ground."""
        QPainter(self).fillRect(self.rect(), theme.colour("card"))

    def _place_of(self, one: QWidget) -> QRect:
        return QRect(one.mapTo(self, one.rect().topLeft()), one.size())

    def _remember_start(self) -> None:
        self._start: State = self._session.state
        self._start_answer, self._start_index = self._session.answer, self._commands.stack.index()
        self._began_texts: dict[tuple[Step, str], str] = {}

    def _pick(self, index: int) -> None:
        """Lead the keys to a slider; where it is not on show, to the page."""
        self._current = index
        if self.sliders[index].is_present:
            self.sliders[index].take_focus()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use_sliders(self, keys: tuple[str, ...]) -> None:
        for slider, key in zip(self.sliders, keys, strict=True):
            slider.move_quantity(key)
            slider.set_present(present=moves_in(self.step, key))
            slider.show_ghost(value_of(self._start_answer.case, key))

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_language_changed(self) -> None:
        if self.isVisible():
            self.retranslate()

    def _on_file_changed(self) -> None:
        # Another document begins another demo; a file that was only saved goes on with this one.
        if self._commands.stack.count() == 0:
            self._remember_start()

    def _point_at(self, key: str) -> None:
        for index, slider in enumerate(self.sliders):
            if slider.key == key and self.isVisible():
                self._pick(index)

    def _set_type(self) -> None:
        sizes = sizes_for(self.width(), self.height())
        self.parts.set_sizes(sizes)
        self.parts.set_figure_type(self.step, in_words=not _is_number(self._scene))


def _is_number(shown: Scene) -> bool:
    """Whether the large figure is a number, and neither words nor a range."""
    return shown.figure is not None and shown.figure.value is not None
