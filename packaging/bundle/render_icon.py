"""Draw icons as PNG, each from its SVG: python render_icon.py [SVG SIZE PNG] ..."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


def render(source: str, size: int, target: str) -> None:
    """Draw one icon; SystemExit when its file is not to be read or not to be written."""
    renderer = QSvgRenderer(source)
    if not renderer.isValid():
        raise SystemExit(f"{source} is no SVG that Qt can read")
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    if not image.save(target):
        raise SystemExit(f"{target} could not be written")


if __name__ == "__main__":
    jobs = sys.argv[1:]
    for source, size, target in zip(jobs[::3], jobs[1::3], jobs[2::3], strict=True):
        render(source, int(size), target)
