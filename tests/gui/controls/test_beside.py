"""A bubble beside a place: whole and inside wherever it fits, and never over the place itself."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from roi_app.gui.controls.beside import Side, stand_beside

ROOM = QRect(4, 4, 1432, 892)
SIZE = QSize(392, 400)
LEAST = 150


def test_it_stands_below_and_points_at_the_middle():
    standing = stand_beside(QRect(600, 100, 80, 30), SIZE, ROOM, LEAST)
    assert (standing.side, standing.rect.top()) == (Side.BELOW, 130)
    assert standing.rect.left() + standing.nub == QRect(600, 100, 80, 30).center().x()


def test_it_flips_where_the_first_side_is_too_short():
    assert stand_beside(QRect(600, 700, 80, 30), SIZE, ROOM, LEAST).side is Side.ABOVE
    tall = QRect(600, 40, 60, 800)
    assert stand_beside(tall, SIZE, ROOM, LEAST).side is Side.RIGHT
    assert stand_beside(tall.translated(700, 0), SIZE, ROOM, LEAST).side is Side.LEFT


def test_at_an_edge_it_moves_aside_and_its_nub_does_not():
    standing = stand_beside(QRect(1400, 100, 30, 20), SIZE, ROOM, LEAST)
    assert standing.rect.right() == ROOM.right()
    assert standing.rect.left() + standing.nub == 1414


areas = st.builds(QRect, st.integers(4, 900), st.integers(4, 500), st.integers(1, 300), st.integers(1, 200))
sizes = st.builds(QSize, st.integers(200, 420), st.integers(120, 700))
rooms = st.builds(lambda wide, high: QRect(4, 4, wide, high), st.integers(640, 1900), st.integers(400, 1060))


@given(areas, sizes, rooms)
def test_it_is_always_inside_and_covers_nothing_where_there_is_room(area, size, room):
    area = area.intersected(room)
    if area.isEmpty():
        return
    standing = stand_beside(area, size, room, LEAST)
    assert room.contains(standing.rect) or standing.rect.height() > room.height()
    most = max(room.bottom() - area.bottom(), area.top() - room.top())
    if most >= LEAST:
        assert not standing.rect.intersects(area)
