import cv2
import numpy as np
import pytest

from measure.film import noisy, scenery, view
from shotlog.measure.camera.tracks import Tracks
from shotlog.measure.motion import Motion, motion_of
from shotlog.measure.stillness import stillness_between


def said(measurement):
    return measurement.log.shown(measurement.log.shots[0])


def gliding(x=0.0, y=0.0, frames=50):
    """A camera that glides over a flat picture, by so many pixels of 320 a frame."""
    wide = scenery(4, width=1280, height=720)
    return [view(wide, 400 + x * step, 300 + y * step) for step in range(frames)]


@pytest.mark.parametrize(
    ("x", "y", "direction"),
    [(2, 0, "rightward"), (-2, 0, "leftward"), (0, 2, "downward"), (0, -2, "upward")],
)
def test_directions_are_those_of_the_camera(measured, x, y, direction):
    assert said(measured(gliding(x, y)))["camera_movement"].value == direction


def turning(*, yaw, frames=50):
    """A camera with a lens as long as the picture is wide, that turns by so many radians a frame."""
    wide = scenery(4, width=1280, height=720)
    onto_wide = np.array([[320, 0, 640], [0, 320, 360], [0, 0, 1]], np.float64)
    to_ray = np.linalg.inv(np.array([[320, 0, 160], [0, 320, 90], [0, 0, 1]], np.float64))
    pictures = []
    for step in range(frames):
        turn, _ = cv2.Rodrigues(np.array([0.0, yaw * step, 0.0]))
        back = onto_wide @ turn @ to_ray
        pictures.append(
            cv2.warpPerspective(wide, back, (320, 180), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
        )
    return pictures


@pytest.mark.parametrize(
    ("turn", "term"),
    [
        ({"yaw": 0.007}, "pan_right"),
        ({"yaw": -0.007}, "pan_left"),
    ],
)
def test_a_turn_is_known_by_how_it_spreads_the_picture(measured, turn, term):
    labels = said(measured(turning(**turn)))
    assert labels["rotation"].value == [term]
    assert labels["translation"].value == []


def test_where_the_move_changes_each_part_is_labelled(measured):
    wide = scenery(4, width=1280, height=720)
    lefts = [*np.full(30, 400), *(400 + 4 * np.arange(40)), *np.full(30, 560)]
    log = measured([view(wide, float(left), 300) for left in lefts]).log
    parts = [
        (label.start, label.end, label.value)
        for label in log.labels
        if label.facet == "camera_movement" and label.start is not None
    ]
    assert [way for *_, way in parts] == ["static", "rightward", "static"]
    assert abs(parts[1][0] - 30) <= 6
    assert abs(parts[1][1] - 70) <= 6


@pytest.mark.parametrize(("growth", "direction"), [(1.01, "inward"), (1 / 1.01, "outward")])
def test_even_growth_is_a_zoom_but_never_surely(measured, growth, direction):
    wide = scenery(4, width=1280, height=720)
    zooms = [1.2 * growth**step for step in range(40)]
    pictures = [view(wide, 640 - 160 / zoom, 360 - 90 / zoom, zoom) for zoom in zooms]
    labels = said(measured(pictures))
    assert labels["camera_movement"].value == direction
    for facet in {"translation", "intrinsic"} & set(labels):
        assert labels[facet].confidence <= 0.75
        assert labels[facet].value in ([], ["zoom_in" if growth > 1 else "zoom_out"])


def test_a_camera_that_stands_is_certainly_not_moved(measured):
    labels = said(measured(noisy([view(scenery(4))] * 40)))
    assert labels["camera_movement"].value == "static"
    assert labels["motion_type"].value == "none"
    assert labels["steadiness"].value == "locked_off"
    for facet in ("translation", "rotation", "intrinsic"):
        assert labels[facet].value == []


def test_a_camera_stands_though_a_lorry_passes(measured):
    ground, lorry = view(scenery(4)), view(scenery(5))[:, :120]
    pictures = []
    for step in range(50):
        picture = ground.copy()
        left = -120 + 9 * step
        seen = slice(max(0, left), min(320, left + 120))
        if seen.start < seen.stop:
            picture[30:170, seen] = lorry[30:170, seen.start - left : seen.stop - left]
        pictures.append(picture)
    assert said(measured(noisy(pictures)))["camera_movement"].value == "static"


def followed(*lumas):
    tracks = Tracks()
    for luma in lumas:
        tracks.add(luma)
    return motion_of(*tracks.between(len(lumas) - 1), 160, 90)


def test_motion_is_given_in_pictures():
    wide = scenery(4, width=1280, height=720)
    motion = followed(
        *(np.ascontiguousarray(view(wide, left, top)[::2, ::2, 1]) for left, top in ((400, 300), (408, 296)))
    )
    assert motion.x == pytest.approx(-8 / 320, abs=0.001)
    assert motion.y == pytest.approx(4 / 180, abs=0.001)
    assert motion.zoom == pytest.approx(0, abs=0.002)
    assert motion.inliers > 0.9


def test_motion_over_several_frames_is_spread_over_them():
    motion = Motion(x=0.06, y=-0.03, zoom=0.3, roll=6.0, inliers=0.9, residual=0.2).over(3)
    assert motion == pytest.approx((0.02, -0.01, 0.1, 2.0, 0.9, 0.2))


def test_tracks_end_where_the_picture_changes():
    lumas = [np.ascontiguousarray(view(scenery(seed))[::2, ::2, 1]) for seed in (4, 4, 5)]
    assert followed(*lumas[:2]).x == pytest.approx(0, abs=0.001)
    assert np.isnan(followed(*lumas).x)


def test_nothing_is_tracked_in_plain_pictures():
    plain = np.full((90, 160), 90, np.uint8)
    assert np.isnan(followed(plain, plain).x)
    assert np.isnan(stillness_between(plain, plain).still)


def test_blocks_that_brighten_stand_still():
    luma = np.ascontiguousarray(view(scenery(4))[::2, ::2, 1])
    brighter = np.clip(luma * 1.2 + 10, 0, 255).astype(np.uint8)
    assert stillness_between(luma, brighter).still > 0.9
    assert not stillness_between(luma, np.roll(luma, 2, axis=1)).still > 0.1  # NaN, where nothing can be told
