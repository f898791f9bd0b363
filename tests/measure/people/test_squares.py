"""Square parts of pictures."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from shotlog.measure.people.squares import Square, around, cut, ends, whole

sides = st.integers(1, 300)


@given(sides, sides)
def test_the_whole_square_holds_the_picture_in_its_middle(width, height):
    square = whole(np.zeros((height, width, 3), np.uint8))
    assert square.side == max(width, height)
    assert square.left <= 0 <= width <= square.left + square.side
    assert square.top <= 0 <= height <= square.top + square.side


@given(sides, sides)
def test_end_squares_lie_in_the_picture_and_touch_its_ends(width, height):
    squares = ends(np.zeros((height, width, 3), np.uint8))
    for square in squares:
        assert 0 <= square.left <= square.left + square.side <= width
        assert 0 <= square.top <= square.top + square.side <= height
    if squares:
        assert (squares[0].left, squares[0].top) == (0, 0)
        assert (squares[1].left + squares[1].side, squares[1].top + squares[1].side) == (width, height)


squares = st.builds(Square, st.integers(-400, 400), st.integers(-400, 400), sides)


@given(sides, sides, squares, st.integers(1, 64))
def test_any_square_can_be_cut(width, height, square, size):
    picture = np.full((height, width, 3), 200, np.uint8)
    part = cut(picture, square, size)
    assert part.shape == (size, size, 3)
    assert set(np.unique(part)) <= {0, 200}


def test_what_lies_beyond_the_edge_is_black():
    part = cut(np.full((10, 10, 3), 255, np.uint8), Square(-10, 0, 20), 20)
    assert not part[:, :10].any()
    assert part[:10, 10:].all()
    assert not part[10:].any()


def test_a_point_of_the_square_is_found_again_in_the_picture():
    picture = np.zeros((100, 160, 3), np.uint8)
    picture[30:34, 120:124] = 255
    square = Square(80, 0, 80)
    part = cut(picture, square, 40)
    rows, columns = np.nonzero(part[..., 0])
    middle = np.array([(columns.mean() + 0.5) / 40, (rows.mean() + 0.5) / 40], np.float32)
    assert np.allclose(square.out_of(middle), (122, 32))


def test_a_square_around_a_box_has_its_middle():
    assert around(10, 20, 30, 60) == Square(0, 20, 40)
