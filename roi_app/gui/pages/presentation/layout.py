"""Where everything of the presentation stands, and how large; what it shows, the page decides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from roi_app.gui.charts.costs import CostBarsChart
from roi_app.gui.charts.race_meter import RaceMeter
from roi_app.gui.controls.card import rule
from roi_app.gui.controls.fact_list import FactList
from roi_app.gui.controls.icon_button import IconButton
from roi_app.gui.controls.icons import Icon
from roi_app.gui.controls.labels import ElidedLabel, label
from roi_app.gui.controls.large_number import LargeNumber
from roi_app.gui.controls.story_dots import StoryDots
from roi_app.gui.pages.presentation.sizes import Sizes, sizes_for
from roi_app.gui.pages.presentation.slider import PresentedSlider
from roi_app.gui.style.fonts import font
from roi_app.statements.story import STORY, Scene, Step

LACK = "lack"
"""The key of a figure that stands for what is missing."""

_FIGURE, _WORDS, _MONEY = 190, 84, 104
"""The type of the large figure, of what stands in its place in words, and of an amount."""

_ALONE = 1.3
_LOW = 0.8


class Layout:
    """The parts of the presentation on its page: head, figure beside bars or facts, meter, sliders, foot."""

    def __init__(self, page: QWidget, sliders: Sequence[PresentedSlider]) -> None:
        """Lay the parts out on a page."""
        self._sliders, self._sizes, self._shown = sliders, sizes_for(1, 1), ""
        self._typed: tuple[object, ...] = ()
        self.name, self.setting = ElidedLabel(), label(tone="muted")
        self.kept, self.bars_title = LargeNumber(), label(tone="muted", wraps=True)
        self.bars, self.facts, self.sides = CostBarsChart(), FactList(), QStackedWidget()
        self.meter_title, self.meter = label(bold=True, wraps=True), RaceMeter(large=True)
        self.tray, self.dots = QWidget(), StoryDots(len(STORY))
        self.heading, self.disclaimer = label(bold=True), label(tone="muted")
        self.ranges, self.keys, self.close_button = QPushButton(), QPushButton(), IconButton(Icon.CLOSE)
        for button in (self.ranges, self.keys):
            button.setObjectName("quiet")
        self.ranges.setCheckable(True)
        self.ranges.hide()
        self.sides.addWidget(self.bars)
        self.sides.addWidget(self.facts)
        self._column = QVBoxLayout(page)
        self._head, self._upper, self._side = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        self._foot, self._row = QHBoxLayout(), QHBoxLayout(self.tray)
        self._fill()

    def _fill(self) -> None:
        self._head.addWidget(self.name, 1)
        self._head.addWidget(self.setting)
        self._side.addStretch(1)
        self._side.addWidget(self.heading)
        self._side.addWidget(self.bars_title)
        self._side.addWidget(self.sides, 4)
        self._upper.addWidget(self.kept, 10)
        self._upper.addLayout(self._side, 13)
        self._row.setContentsMargins(0, 0, 0, 0)
        for slider in self._sliders:
            self._row.addWidget(slider, 1)
        self._foot.addWidget(self.dots, 1)
        self._foot.addWidget(self.disclaimer)
        for button in (self.ranges, self.keys, self.close_button):
            self._foot.addWidget(button)
        column = self._column
        column.setSpacing(0)
        # As a window of its own the page is as large as its screen, whatever it holds.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addLayout(self._head)
        column.addStretch(3)
        column.addLayout(self._upper, 40)
        column.addStretch(4)
        column.addWidget(self.meter_title)
        column.addStretch(1)
        column.addWidget(self.meter)
        column.addStretch(4)
        column.addWidget(self.tray)
        column.addStretch(4)
        column.addWidget(rule())
        column.addLayout(self._foot)

    def show_scene(self, shown: Scene, began: str) -> None:
        """Show a scene; `began` is what its figure was when the demo began."""
        figure = shown.figure
        self.kept.setVisible(figure is not None)
        if figure is not None:
            if figure.key != self._shown:
                # One figure does not count to another.
                self.kept.show_value(None, str, "")
            self._shown = figure.key
            self.kept.show_value(figure.value, figure.words, figure.absent, figure.tone)
            self.kept.show_second(figure.average, figure.average_tone)
            note = " · ".join(one for one in (shown.note, began) if one)
            self.kept.show_words(figure.caption, "" if figure.average else figure.unit, note)
            self.kept.show_names(*shown.names)
            self._make_room()
        if shown.bars is not None:
            self.bars.show_figure(shown.bars)
            self.bars_title.setText(shown.bars.title)
        self.bars_title.setVisible(shown.bars is not None)
        self.heading.setVisible(bool(shown.facts))
        self.sides.setVisible(shown.bars is not None or bool(shown.facts))
        self.facts.show_facts(tuple((fact.label, fact.text) for fact in shown.facts))
        self.sides.setCurrentWidget(self.facts if shown.facts else self.bars)
        for part in (self.meter_title, self.meter):
            part.setVisible(shown.meter is not None)
        if shown.meter is not None:
            self.meter.show_figure(shown.meter)
        self.tray.setVisible(any(slider.is_present for slider in self._sliders))

    def set_sizes(self, sizes: Sizes) -> None:
        """Take the sizes of a page."""
        self._sizes = sizes
        gap, scale = sizes.gap, sizes.scale
        self._column.setContentsMargins(gap(64), gap(40), gap(64), gap(20))
        self._upper.setSpacing(gap(56))
        self._side.setSpacing(gap(8))
        self._row.setSpacing(gap(44))
        self._foot.setSpacing(gap(16))
        self._foot.setContentsMargins(0, gap(12), 0, 0)
        for part, size, bold in (
            (self.name, sizes.text(24), True),
            (self.setting, sizes.quiet(21), False),
            (self.bars_title, sizes.quiet(21), False),
            (self.meter_title, sizes.text(24), True),
            (self.heading, sizes.text(44), True),
            (self.ranges, sizes.quiet(20), False),
            (self.keys, sizes.quiet(20), False),
            (self.disclaimer, sizes.quiet(20), False),
        ):
            part.setFont(font(size, bold=bold))
        self.dots.set_size(sizes.quiet(20))
        self.meter.set_scale(scale * 1.3, sizes.text(22))
        for slider in self._sliders:
            slider.set_sizes(sizes)
        self._make_room()

    def _make_room(self) -> None:
        """Leave the note out where the page is low, unless it is all that there is to say."""
        is_wanted = not self._sizes.is_low or self._shown == LACK
        self.kept.note.setVisible(is_wanted and bool(self.kept.note.text()))

    def set_figure_type(self, step: Step, *, in_words: bool) -> None:
        """The figure in the largest type; words, ranges and amounts, which are longer, in a smaller one.

        A step that has the room of the meter for itself is larger.
        """
        wanted = (step, in_words, self._sizes, self.kept.font().families())
        if wanted == self._typed:
            return
        self._typed = wanted
        sizes, is_money = self._sizes, step in (Step.TODAY, Step.WITH_AI)
        larger = _ALONE if is_money else 1.0
        value = round(
            (_WORDS if in_words else _MONEY if is_money else _FIGURE) * larger * (_LOW if sizes.is_low else 1.0)
        )
        self.bars.set_scale(sizes.scale * larger, sizes.text(round(24 * larger)))
        self.facts.set_scale(1.6 * sizes.scale, sizes.text(30))
        self.kept.set_type(
            caption=sizes.text(round(34 * larger)),
            value=sizes.gap(value),
            unit=sizes.text(30 if in_words else 46),
            note=sizes.quiet(22),
        )
        # At once: a frame with half a name is seen from the back row, too.
        for layout in (self.kept.rows, self._column):
            layout.activate()
