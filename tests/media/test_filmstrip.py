"""Sheets say which frame each of their pictures shows, and show it."""

from fractions import Fraction

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clips import number_in, numbered, write_clip
from shotlog.errors import NotFound
from shotlog.media import Video, filmstrip
from shotlog.timing import PtsTable

WIDE = Fraction(16, 9)


def shown(image: bytes, sheet: filmstrip.Sheet) -> list[int]:
    """The numbers on a sheet, where it says that its pictures are."""
    picture = cv2.imdecode(np.frombuffer(image, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    numbers = []
    for place in range(len(sheet.frames)):
        top, left = place // sheet.columns * sheet.height, place % sheet.columns * sheet.width
        numbers.append(
            number_in(picture[top : top + sheet.height, left : left + sheet.width].astype(np.uint8))
        )
    return numbers


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    path = tmp_path_factory.mktemp("strip") / "a.mp4"
    return write_clip(path, numbered, frames=250, rate=Fraction(30000, 1001), options={"bf": "3", "g": "100"})


@pytest.fixture(scope="module")
def table(clip):
    with Video(clip) as video:
        return PtsTable.of([frame.pts for frame in video.frames()], video.time_base)


@pytest.mark.parametrize(("level", "number"), [(0, 0), (0, 7), (1, 3), (2, 1), (3, 0)])
def test_a_tile_shows_the_frames_that_it_names(clip, table, level, number):
    sheet = filmstrip.tile(250, WIDE, level, number)
    assert shown(filmstrip.draw(clip, table, sheet), sheet) == list(sheet.frames)


def test_an_overview_shows_the_frames_that_it_names(clip, table):
    sheet = filmstrip.overview(250, WIDE)
    assert (len(sheet.frames), sheet.columns, sheet.width, sheet.height) == (100, 10, 160, 90)
    assert shown(filmstrip.draw(clip, table, sheet), sheet) == list(sheet.frames)


@given(st.integers(1, 10**7))
def test_an_overview_is_spread_evenly(frames):
    sheet = filmstrip.overview(frames, WIDE)
    steps = set(np.diff(sheet.frames).tolist())
    assert len(sheet.frames) == min(100, frames)
    assert max(steps, default=1) - min(steps, default=1) <= 1
    assert 0 <= sheet.frames[0] <= frames - 1 - sheet.frames[-1] + 1


@given(st.integers(1, 20_000))
def test_level_zero_has_every_frame_and_each_above_every_second(frames):
    seen = list(range(frames))
    for level in range(filmstrip.levels(frames)):
        count = -(-len(seen) // filmstrip.TILE)
        tiles = [filmstrip.tile(frames, WIDE, level, number).frames for number in range(count)]
        assert [frame for tile in tiles for frame in tile] == seen
        with pytest.raises(NotFound):
            filmstrip.tile(frames, WIDE, level, count)
        seen = seen[::2]
    assert count == 1


@pytest.mark.parametrize(("level", "number"), [(-1, 0), (0, -1), (4, 0), (0, 8), (60, 0)])
def test_no_other_tiles_are_there(level, number):
    with pytest.raises(NotFound):
        filmstrip.tile(250, WIDE, level, number)


@pytest.mark.parametrize(("aspect", "height"), [(WIDE, 90), (Fraction(9, 16), 284), (Fraction(400), 1)])
def test_pictures_are_as_wide_whatever_their_shape(aspect, height):
    sheet = filmstrip.tile(10, aspect, 0, 0)
    assert (sheet.width, sheet.height) == (160, height)
