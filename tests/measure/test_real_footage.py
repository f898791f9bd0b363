"""Real clips with truth checked by hand; the whole truth set is scored by its own script."""

import pytest

from shotlog.measure import measure


@pytest.fixture(scope="module")
def bikes(shared):
    return measure(shared / "footage" / "city-bikes-edit.mp4")


def test_five_cuts_and_no_other(bikes):
    assert [shot.start for shot in bikes.log.shots] == [0, 30, 76, 137, 187, 242]
    assert {shot.transition_in.kind for shot in bikes.log.shots[1:]} == {"cut"}


def test_progress_is_told_for_every_frame(shared):
    seen = []
    found = measure(
        shared / "footage" / "bug-macro.mp4", progress=lambda done, share: seen.append((done, share))
    )
    assert [done for done, _ in seen[:203]] == list(range(1, found.log.clip.frames + 1))
    assert seen[-1] == (203, 1)


def test_black_and_white_static_letterboxed_film_is_so_called(shared):
    found = measure(shared / "footage" / "silent-two-men.mp4")
    (shot,) = found.log.shots
    labels = found.log.shown(shot)
    assert labels["colour"].value == "bw"
    assert labels["camera_movement"].value == "static"
    assert labels["overlays"].value == ["letterbox"]


def test_a_dissolve_of_real_footage_is_found(shared):
    found = measure(shared / "footage" / "nasa-jwst.mp4")
    dissolve = found.log.shots[0].transition_out
    assert dissolve.kind == "dissolve"
    assert abs(dissolve.start - 150) <= 2
    assert abs(dissolve.end - 179) <= 2
    assert [shot.start for shot in found.log.shots[2:]] == [240]
