"""Faces and bodies in real pictures, and in odd ones."""

import numpy as np
import pytest

from clips import textured


def boxes_inside(seen):
    return all(
        0 <= one.box.left <= one.box.right <= 1 and 0 <= one.box.top <= one.box.bottom <= 1 for one in seen
    )


def sure_faces(seen):
    return [one for one in seen if one.kind == "face" and one.score >= 0.75]


def test_a_face_is_found_in_his_girl_friday(looker, still):
    seen = looker.look(180, still("his-girl-friday.mp4", 180))
    (face,) = sure_faces(seen)
    assert 0.55 < (face.box.left + face.box.right) / 2 < 0.75
    assert (face.start, face.end) == (180, 181)
    assert boxes_inside(seen)


def test_nobody_is_found_in_a_flower(looker, still):
    assert not [one for one in looker.look(0, still("flower-opening.mp4", 0)) if one.score >= 0.4]


def test_two_men_have_two_faces_and_bodies_with_shoulders_above_hips(looker, still):
    seen = looker.look(5, still("two-men-laptops.webm", 5))
    assert len(sure_faces(seen)) == 2
    bodies = [one for one in seen if one.kind == "body"]
    assert len(bodies) == 2
    assert all(one.figures["shoulder"] < one.figures["hip"] for one in bodies)


def test_a_face_is_where_it_is_at_any_size_and_beside_bars(looker, still):
    picture = still("two-men-laptops.webm", 5)
    first = sure_faces(looker.look(5, picture))
    barred = np.pad(picture, ((60, 60), (0, 0), (0, 0)))
    second = sure_faces(looker.look(5, barred))
    height = picture.shape[0]
    shares = [(one.box.top * (height + 120) - 60) / height for one in second]
    assert sorted(shares) == pytest.approx(sorted(one.box.top for one in first), abs=0.01)
    assert [one.figures["below"] for one in second] == pytest.approx(
        [one.figures["below"] for one in first], abs=0.1
    )


def test_a_mirrored_face_looks_the_other_way(looker, still):
    picture = still("two-men-laptops.webm", 235)
    right = max(sure_faces(looker.look(0, picture)), key=lambda one: one.box.left)
    mirrored = min(
        sure_faces(looker.look(0, np.ascontiguousarray(picture[:, ::-1]))), key=lambda one: one.box.left
    )
    assert right.figures["turn"] < -0.5
    assert mirrored.figures["turn"] > 0.5


@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 200), (401, 7), (1280, 536), (406, 720)])
def test_odd_sizes_are_looked_at(looker, width, height):
    assert boxes_inside(looker.look(0, textured(1, width=width, height=height)))


def test_a_picture_that_has_not_changed_is_not_looked_at_again(looker, still):
    picture = still("woman-and-dog.mp4", 3)
    first = looker.look(3, picture)
    again = looker.look(4, np.clip(picture.astype(int) + 2, 0, 255).astype(np.uint8))
    assert [(one.kind, one.box, one.start) for one in again] == [(one.kind, one.box, 4) for one in first]


def test_a_woman_is_a_person_and_a_flower_is_none(looker, still):
    (best, *_) = [one for one in looker.look(3, still("woman-and-dog.mp4", 3)) if one.kind == "person"]
    assert best.score > 0.4
    assert best.box.height > best.box.width
    flower = [one for one in looker.look(0, still("flower-opening.mp4", 0)) if one.kind == "person"]
    assert all(one.score < 0.4 for one in flower)


def test_looking_twice_gives_the_same(looker, still):
    picture = still("woman-and-dog.mp4", 3)
    assert looker.look(3, picture) == looker.look(3, picture)
