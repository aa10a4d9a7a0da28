"""One slider of the presentation: a quantity that a person chose, its value in large type, and the slider."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from roi_app.gui.controls.labels import label
from roi_app.gui.controls.slider import ValueSlider
from roi_app.gui.controls.title_button import TitleButton
from roi_app.gui.pages.presentation.sizes import Sizes, sizes_for
from roi_app.gui.state.commands import BILL, Commands
from roi_app.gui.state.session import Session
from roi_app.gui.style.fonts import font
from roi_app.model.parameters import QUANTITIES, STREAMS
from roi_app.statements.presentation import offered_quantities, slider_end, value_of


class PresentedSlider(QWidget):
    """Moves one quantity.

    `picked` carries another quantity that a person wants here; `usual_requested` asks for the usual ones everywhere;
    `asked` says that the value was clicked, to be explained. One that a step has no use for keeps its place.
    """

    picked = Signal(str)
    usual_requested = Signal()
    asked = Signal()

    def __init__(self, number: int, key: str, session: Session, commands: Commands) -> None:
        """Make the slider that the number key `number` leads to."""
        super().__init__()
        self._session, self._commands = session, commands
        self.key = key
        self.title, self.value = TitleButton(str(number)), label(20, bold=True)
        self.value.setCursor(Qt.CursorShape.PointingHandCursor)
        self.value.installEventFilter(self)
        self._sizes = sizes_for(1, 1)
        self.is_present = True
        self._line, self._below = QHBoxLayout(), QHBoxLayout()
        self._line.addWidget(self.title, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._line)
        self._column.addLayout(self._below)
        self._line.addWidget(self.value)
        self.slider = self._make_slider()
        self.title.clicked.connect(self.open_menu)
        keeps_place = self.sizePolicy()
        keeps_place.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keeps_place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the value asks about it."""
        if watched is self.value and event.type() is QEvent.Type.MouseButtonRelease:
            self.asked.emit()
        return super().eventFilter(watched, event)

    def set_present(self, *, present: bool) -> None:
        """Be there, or leave the place empty."""
        self.is_present = present
        self.setVisible(present)

    def show_ghost(self, value: float) -> None:
        """Mark where the demo began."""
        self._ghost = value
        self.slider.show_ghost(value)

    def move_quantity(self, key: str) -> None:
        """Move another quantity from now on."""
        if key != self.key:
            self.key = key
            self.slider.hide()
            self.slider.deleteLater()
            self.slider = self._make_slider()
            self.set_sizes(self._sizes)
        self.retranslate()

    def _make_slider(self) -> ValueSlider:
        quantity = QUANTITIES[self.key]
        slider = ValueSlider(quantity.slider_low, quantity.slider_high, quantity.step)
        slider.moved.connect(self._slide)
        slider.settled.connect(self._commands.end_gesture)
        self._below.insertWidget(0, slider, 1)
        return slider

    def set_sizes(self, sizes: Sizes) -> None:
        """Take the sizes of a page; where it is narrow, the value stands beside the slider."""
        self._sizes = sizes
        self.title.set_size(sizes.text(23))
        self.value.setFont(font(sizes.text(30), bold=True))
        self.slider.set_scale(sizes.slider_scale)
        self._line.setSpacing(sizes.gap(8))
        self._below.setSpacing(sizes.gap(16))
        self._column.setSpacing(sizes.gap(6))
        # The groove lies a little above the middle of its slider.
        self.value.setContentsMargins(0, 0, 0, round(4 * sizes.slider_scale) if sizes.is_tight else 0)
        home, other = (self._below, self._line) if sizes.is_tight else (self._line, self._below)
        other.removeWidget(self.value)
        home.addWidget(self.value)

    def retranslate(self) -> None:
        """Say the name in the reader's language, and show the value."""
        self.refresh()

    def _name(self) -> None:
        """Say what is moved; of the tools also how they are paid, which a first movement changes to one bill."""
        wording = self._session.wording
        short = f"present.label.{self.key}"
        name = wording.text(short) if short in wording.texts else wording.label(self.key)
        if self.key == BILL:
            is_one = self._session.case.tools_given
            name = wording.text("present.tools.one_bill" if is_one else "present.tools.prices")
        if name == self.title.text():
            return
        self.title.setText(name)
        self.title.setAccessibleName(wording.text("present.change_slider", name=name))
        self.slider.setAccessibleName(name)
        self.title.updateGeometry()

    def refresh(self) -> None:
        """Show the session's value; says nothing to anybody."""
        self._name()
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
