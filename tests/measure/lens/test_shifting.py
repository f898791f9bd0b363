import numpy as np
import pytest

from measure.lens.layers import racked, scene
from shotlog.measure.lens.sharpness import sharpness_of
from shotlog.measure.lens.shifting import between, focus_change, shifts


def at(rate):
    """How long frames last at so many a second."""
    return lambda frames: len(frames) / rate


NEAR, FAR = sharpness_of(scene(far=4)), sharpness_of(scene(near=4))


def test_a_shift_lies_between_the_nearest_two_pictures_that_show_it():
    [shift] = shifts([FAR, FAR, NEAR, NEAR])
    assert (shift.before, shift.after) == (1, 2)
    assert shift.gained[3:6, 4:6].all()
    assert shift.lost[:, 10:].mean() > 0.5


def test_there_and_back_are_two():
    assert [(one.before, one.after) for one in shifts([FAR, NEAR, NEAR, FAR])] == [(0, 1), (2, 3)]


def test_parts_of_a_slow_shift_are_one():
    upper = np.arange(9)[:, None] < 5
    middle = NEAR._replace(
        ratio=np.where(upper, NEAR.ratio, FAR.ratio), contrast=np.where(upper, NEAR.contrast, FAR.contrast)
    )
    assert shifts([FAR, middle])
    assert shifts([middle, NEAR])
    assert [(one.before, one.after) for one in shifts([FAR, middle, NEAR, NEAR])] == [(0, 2)]


def test_a_focus_that_stays_does_not_shift():
    assert shifts([NEAR] * 4) == shifts([sharpness_of(scene())] * 4) == []


def test_going_soft_all_over_is_no_shift():
    assert shifts([sharpness_of(scene()), sharpness_of(scene(near=4, far=4))]) == []


def test_a_thing_that_moves_is_no_shift():
    places = [sharpness_of(scene(far=4, place=place)) for place in (0.25, 0.75)]
    assert shifts(places) == []


def test_light_that_goes_here_and_comes_there_is_no_shift():
    left, right = scene().copy(), scene().copy()
    left[:, :320] = left[:, :320] // 8
    right[:, 320:] = right[:, 320:] // 8
    assert shifts([sharpness_of(left), sharpness_of(right)]) == []


def test_a_moment_of_another_focus_is_no_shift():
    assert shifts([FAR, FAR, NEAR, FAR, FAR]) == []


def test_frames_are_looked_at_where_a_shift_is_and_around_it():
    closer = between({0: FAR, 40: FAR, 80: NEAR, 120: NEAR, 160: NEAR})
    assert closer[0] > 0
    assert closer[-1] < 120
    assert max(np.diff(closer)) < 8
    assert between({0: NEAR, 40: NEAR, 80: NEAR}) == []


@pytest.mark.parametrize(("begin", "end", "term"), [(30, 42, "rack"), (40, 70, "rack"), (20, 110, "pull")])
def test_its_frames_and_its_pace_are_told(begin, end, term):
    seen = {frame: sharpness_of(racked(frame, begin, end)) for frame in range(0, 130, 5)}
    [one] = focus_change(seen, at(25.0))
    assert (one.facet, one.value, one.partial) == ("focus_change", term, True)
    assert one.frames is not None
    assert one.frames.start == pytest.approx(begin, abs=4 + (end - begin) / 6)
    assert one.frames.end == pytest.approx(end, abs=6 + (end - begin) / 6)
    assert one.evidence["gained_x"] == pytest.approx(0.3, abs=0.06)


def test_whether_a_shift_of_middling_pace_is_a_rack_is_left_open():
    seen = {frame: sharpness_of(racked(frame, 15, 75)) for frame in range(0, 90, 5)}
    assert [one.value for one in focus_change(seen, at(100.0))] == ["rack"]
    assert focus_change(seen, at(22.0)) == []


def test_a_camera_that_hunts_for_focus_is_passed_over():
    seen = dict(enumerate([FAR, NEAR, NEAR, FAR, FAR, NEAR, NEAR, FAR, FAR, NEAR]))
    assert len(shifts(list(seen.values()))) > 3
    assert focus_change(seen, at(1.0)) == []


def test_pictures_with_other_bars_are_left_out():
    barred = scene(far=4).copy()
    barred[:60], barred[-60:] = 0, 0
    assert focus_change({0: FAR, 5: FAR, 10: sharpness_of(barred), 15: NEAR, 20: NEAR}, at(25.0))
    assert focus_change({}, at(25.0)) == []
