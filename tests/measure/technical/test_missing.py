from measure.film import noisy
from measure.technical.films import pan
from shotlog.timing import FrameRange


def kinds(found):
    return [(one.kind, one.frames) for one in found]


def test_a_frame_that_stands_too_long_is_a_gap(found):
    pts = [time for time in range(60) if time not in {20, 41, 42}]
    told = found(pan(pts), pts=pts)
    assert kinds(told) == [("gap", FrameRange(19, 20)), ("gap", FrameRange(39, 40))]
    assert [one.evidence["times"] for one in told] == [2, 3]


def test_a_variable_rate_has_no_gaps(found):
    pts = [time * 5 // 2 * 40 + time % 3 * 20 for time in range(50)]
    assert [one for one in found(pan(range(50)), pts=pts) if one.kind == "gap"] == []


def test_a_jump_in_an_even_pan_is_a_dropped_frame(found):
    times = [time for time in range(70) if time not in {25, 50}]
    told = [one.frames for one in found(noisy(pan(times))) if one.kind == "dropped"]
    assert told == [FrameRange(25, 26), FrameRange(49, 50)]


def test_a_pan_that_stops_starts_or_jerks_has_lost_nothing(found):
    eased = [0.02 * time**2 for time in range(50)]
    jerking = [time + (2 if time % 7 == 3 else 0) * 0.4 for time in range(50)]
    for times in (eased, jerking, [*range(30), *[30] * 20]):
        assert [one for one in found(noisy(pan(times))) if one.kind == "dropped"] == []
