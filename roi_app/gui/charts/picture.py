"""A chart as a picture that leaves the app: always light, with its title, whatever the window's size and colours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QImageWriter, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from roi_app.checks.foreign_text import MESSAGE, one_line
from roi_app.gui.charts.chart import Chart
from roi_app.gui.charts.race_meter import RaceMeter
from roi_app.gui.style.fonts import font
from roi_app.gui.style.theme import GRID, theme

Drawn = Chart[Any] | RaceMeter

SCALE = 2.0
"""Pixels of a PNG for each of the chart's."""

LEAST = QSize(720, 120)
_MARGIN = 3 * GRID
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file may hold, and Qt writes all the same where a text holds it."""
_NO_GROUND = QWidget.RenderFlag.DrawChildren
_DOTS_PER_METRE = round(96 / 0.0254 * SCALE)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a chart: title, what its numbers are, and a line below."""

    title: str
    subtitle: str
    note: str


class Picture:
    """One chart in its frame, ready to be drawn on anything; belongs to the window's thread."""

    def __init__(self, chart: Drawn, frame: Frame) -> None:
        """Take over what the chart shows now, at its size or at the one at which it reads well."""
        texts = (one_line(text, MESSAGE) for text in (frame.title, frame.subtitle, frame.note))
        self._frame = Frame(*texts)
        self._summary = "" if chart.figure is None else chart.figure.summary
        self._twin: QWidget = chart.twin()
        size = chart.size().expandedTo(self._twin.sizeHint()).expandedTo(LEAST)
        if isinstance(chart, RaceMeter):
            size.setHeight(self._twin.sizeHint().height())
        self._twin.resize(size)
        self._above = _MARGIN + sum(_height(face) for face, _, _ in self._heads()) + GRID
        self._below = _MARGIN + (_height(font(11)) + GRID if frame.note else 0)

    @property
    def title(self) -> str:
        """What the picture is called."""
        return self._frame.title

    @property
    def size(self) -> QSize:
        """The whole picture, in the units of the window."""
        return self._twin.size() + QSize(2 * _MARGIN, round(self._above + self._below))

    def image(self) -> QImage:
        """The picture at twice the size of the screen's points."""
        image = QImage(self.size * SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SCALE)
        image.setDotsPerMeterX(_DOTS_PER_METRE)
        image.setDotsPerMeterY(_DOTS_PER_METRE)
        painter = QPainter(image)
        try:
            self._draw(painter)
        finally:
            painter.end()
        return image

    def png(self) -> bytes:
        """The picture as PNG."""
        return as_png(self.image())

    def svg(self) -> bytes:
        """The picture as lines and text that can be scaled and searched."""
        buffer = QBuffer()
        drawing = QSvgGenerator()
        drawing.setOutputDevice(buffer)
        drawing.setResolution(96)
        drawing.setSize(self.size)
        drawing.setViewBox(QRect(QPoint(), self.size))
        drawing.setTitle(self._frame.title)
        drawing.setDescription(self._summary)
        painter = QPainter(drawing)
        try:
            self._draw(painter)
        finally:
            painter.end()
        return _NOT_XML.sub("", bytes(buffer.data().data()).decode(errors="replace")).encode()

    def _heads(self) -> list[tuple[QFont, str, str]]:
        heads = [(font(18, bold=True), self._frame.title, "text"), (font(12), self._frame.subtitle, "muted")]
        return [one for one in heads if one[1]]

    def _draw(self, painter: QPainter) -> None:
        with theme.on_paper():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(QRectF(QPointF(), self.size.toSizeF()), theme.colour("card"))
            top = float(_MARGIN)
            for face, text, ink in self._heads():
                top = self._write(painter, face, text, ink, top)
            # Without the ground that a window has, else a dark one would come along.
            self._twin.render(painter, QPoint(_MARGIN, round(self._above)), QRegion(), _NO_GROUND)
            self._write(painter, font(11), self._frame.note, "muted", self.size.height() - self._below + GRID)

    def _write(self, painter: QPainter, face: QFont, text: str, ink: str, top: float) -> float:
        painter.setFont(face)
        painter.setPen(theme.colour(ink))
        room = QRectF(_MARGIN, top, self._twin.width(), _height(face))
        fits = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fits)
        return room.bottom()


def as_png(image: QImage) -> bytes:
    """An image as PNG, in any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def _height(face: QFont) -> float:
    return QFontMetricsF(face).height() + 4
