"""Decoding of what a detector puts out, on made-up outputs."""

import numpy as np
import pytest

from shotlog.measure.people.squares import Square
from shotlog.measure.people.ssd import Detection, anchors, decode, joined


def detection(score, left, top, right, bottom):
    return Detection(score, np.array([left, top, right, bottom], np.float32), np.zeros((1, 2), np.float32))


def test_the_face_network_has_an_anchor_in_the_middle_of_every_fourth_pixel():
    grid = anchors(192, [(4, 1)])
    assert grid.shape == (2304, 2)
    assert np.allclose(grid[0], 2 / 192)
    assert np.allclose(grid[1] - grid[0], (4 / 192, 0))
    assert np.allclose(grid[48] - grid[0], (0, 4 / 192))


def test_the_person_network_has_2254_anchors_each_cell_repeated():
    grid = anchors(224, [(8, 2), (16, 2), (32, 6)])
    assert grid.shape == (2254, 2)
    assert np.array_equal(grid[0], grid[1])
    assert len({tuple(row) for row in grid[-6:]}) == 1


def test_a_box_is_its_offsets_from_its_anchor():
    grid = np.array([[0.25, 0.25], [0.5, 0.75]], np.float32)
    raw = np.array([[0, 0, 0, 0, 0, 0], [10, -10, 20, 40, 5, 15]], np.float32)
    (found,) = decode(raw, np.array([-9, 0], np.float32), grid, size=100, least=0.5)
    assert found.score == pytest.approx(0.5)
    assert np.allclose(found.corners, (0.5, 0.45, 0.7, 0.85))
    assert np.allclose(found.points, [[0.55, 0.9]])


def test_detections_come_best_first():
    grid = np.zeros((3, 2), np.float32)
    found = decode(np.zeros((3, 4), np.float32), np.array([0, 3, 1], np.float32), grid, size=10, least=0.1)
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)


def test_extreme_scores_do_not_overflow():
    grid = np.zeros((2, 2), np.float32)
    found = decode(np.zeros((2, 4), np.float32), np.array([-1e6, 1e6], np.float32), grid, size=10, least=0.5)
    assert [one.score for one in found] == [1.0]


def test_overlapping_boxes_become_one_between_them_with_the_best_score():
    (found,) = joined([detection(0.6, 0.1, 0, 1.1, 1), detection(0.9, 0, 0, 1, 1)], overlap=0.3)
    assert found.score == 0.9
    assert found.corners[0] == pytest.approx(0.04)


def test_boxes_apart_stay_apart():
    assert len(joined([detection(0.6, 0, 0, 1, 1), detection(0.9, 0.9, 0, 2, 1)], overlap=0.3)) == 2


def test_empty_boxes_are_not_joined_and_end():
    assert len(joined([detection(0.5, 1, 1, 1, 1)] * 3, overlap=0.3)) >= 1


def test_a_face_seen_large_and_small_is_one_inside_the_other():
    assert detection(0.5, 2, 2, 4, 4).inside(detection(0.9, 0, 0, 10, 10)) == 1
    assert detection(0.5, 20, 20, 24, 24).inside(detection(0.9, 0, 0, 10, 10)) == 0


def test_shares_of_a_square_become_pixels():
    placed = detection(0.5, 0, 0, 0.5, 1).placed(Square(100, 50, 200))
    assert np.allclose(placed.corners, (100, 50, 200, 250))
