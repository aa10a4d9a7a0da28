"""One slider of the presentation: a quantity that a person chose, its value in large type, and the slider."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from roi_app.gui.controls.labels import label
from roi_app.gui.controls.slider import ValueSlider
from roi_app.gui.controls.title_button import TitleButton
from roi_app.gui.state.commands import Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.fonts import font
from roi_app.model.parameters import QUANTITIES, STREAMS
from roi_app.statements.presentation import offered_quantities, slider_end, value_of

SLIDER_SCALE = 1.9


class PresentedSlider(QWidget):
    """Moves one quantity.

    `picked` carries another quantity that a person wants here; `usual_requested` asks for the usual ones everywhere.
    """

    picked = Signal(str)
    usual_requested = Signal()

    def __init__(self, number: int, key: str, session: Session, commands: Commands) -> None:
        """Make the slider that the number key `number` leads to."""
        super().__init__()
        self._session, self._commands = session, commands
        self.key = key
        self.title, self.value = TitleButton(str(number)), label(20, bold=True)
        self._scale = 1.0
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.title, 1)
        line.addWidget(self.value)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(line)
        self.slider = self._make_slider()
        self.title.clicked.connect(self.open_menu)

    def move_quantity(self, key: str) -> None:
        """Move another quantity from now on."""
        if key != self.key:
            self.key = key
            self.slider.hide()
            self.slider.deleteLater()
            self.slider = self._make_slider()
            self.set_scale(self._scale)
        self.retranslate()

    def _make_slider(self) -> ValueSlider:
        quantity = QUANTITIES[self.key]
        slider = ValueSlider(quantity.slider_low, quantity.slider_high, quantity.step)
        slider.moved.connect(self._slide)
        slider.settled.connect(self._commands.end_gesture)
        self._column.addWidget(slider)
        return slider

    def set_scale(self, scale: float) -> None:
        """Take type and slider so many times as large."""
        self._scale = scale
        self.title.set_size(round(17 * scale))
        self.value.setFont(font(round(21 * scale), bold=True))
        self.slider.set_scale(SLIDER_SCALE * scale)
        self._column.setSpacing(round(8 * scale))

    def retranslate(self) -> None:
        """Say the name in the reader's language, and show the value."""
        wording = self._session.wording
        short = f"present.label.{self.key}"
        name = wording.text(short) if short in wording.texts else wording.label(self.key)
        self.title.setText(name)
        self.title.setAccessibleName(wording.text("present.change_slider", name=name))
        self.slider.setAccessibleName(name)
        self.refresh()

    def refresh(self) -> None:
        """Show the session's value; says nothing to anybody."""
        case = self._session.case
        value = value_of(case, self.key)
        text = self._session.wording.quantity(self.key, value)
        self.slider.set_bounds(QUANTITIES[self.key].slider_low, slider_end(case, self.key))
        if value != self.slider.real_value:
            self.slider.show_value(value)
        self.slider.setAccessibleDescription(text)
        if text != self.value.text():
            self.value.setText(text)

    def take_focus(self) -> None:
        """Lead the keys here."""
        self.slider.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_menu(self) -> None:
        """Offer every quantity, under the heading of its stream or kind."""
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.title.mapToGlobal(QPoint(0, self.title.height())))

    def make_menu(self) -> QMenu:
        """The menu of quantities, the one on show marked."""
        wording, menu = self._session.wording, QMenu(self)
        for heading, keys in offered_quantities().items():
            text = f"stream.{heading}" if heading in STREAMS else f"present.group.{heading}"
            self._fill(menu.addMenu(wording.text(text)), keys)
        menu.addSeparator()
        menu.addAction(wording.text("present.usual")).triggered.connect(lambda _=False: self.usual_requested.emit())
        return menu

    def _fill(self, menu: QMenu, keys: Iterable[str]) -> None:
        for key in keys:
            action = menu.addAction(self._session.wording.text(f"quantity.{key}"))
            action.setCheckable(True)
            action.setChecked(key == self.key)
            action.triggered.connect(lambda _=False, key=key: self.picked.emit(key))

    def _slide(self, value: float) -> None:
        self._commands.set_value(self.key, value, dragging=True)
