from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from films.editing import edited, truth_of
from films.pieces import HEIGHT, WIDTH, Piece
from films.scoring import Said, Score, reliability


def pieces():
    """Six plain, slowly brightening pieces that can be told from each other."""
    ramp = np.arange(160, dtype=np.uint8)[:, None, None, None] // 8
    ground = np.ones((1, HEIGHT, WIDTH, 3), np.uint8)
    return [Piece(f"level {level}", (level + ramp) * ground) for level in range(20, 230, 35)]


@pytest.fixture(scope="module")
def film():
    return edited(4, pieces(), shots=8)


def test_the_truth_of_a_film_tiles_it(film):
    shots = truth_of(film, 25)["shots"]
    assert shots[0]["start"] == 0
    assert shots[-1]["end"] == len(film.frames) == film.length
    assert all(one["end"] == two["start"] for one, two in pairwise(shots))


def test_the_same_seed_makes_the_same_film(film):
    assert np.array_equal(edited(4, pieces(), shots=8).frames, film.frames)


def test_a_range_is_near_another_up_to_a_frame_between_and_a_cut_up_to_two():
    assert Said(10, 20, "wipe", 0.9).near(21, 30)
    assert not Said(10, 20, "wipe", 0.9).near(22, 30)
    assert Said(20, 20, "cut", 0.9).near(22, 30)
    assert not Said(20, 20, "cut", 0.9).near(23, 30)


def test_what_was_said_is_counted_by_how_sure_it_was():
    claims = [("cut", 0.55, False), ("cut", 0.92, True), ("wipe", 0.94, False), ("cut", 0.99, True)]
    assert list(reliability(claims)) == [
        "0.50-0.60: 0/1", "0.60-0.70: 0/0", "0.70-0.80: 0/0", "0.80-0.90: 0/0", "0.90-0.95: 1/2",
        "0.95-1.00: 1/1",
    ]  # fmt: skip


def test_a_score_begins_with_nothing_counted():
    assert Score().hard == Counter()
    assert "precision 0/0" in next(Score().lines())
