import pytest

from captions.told import ANNA, log, ruling, verdict
from records import label
from shotlog.errors import NotFound
from shotlog.record import ClipLog
from shotlog.timing import FrameRange

CHANGING = ("shot_size", {"start": "WS", "end": "CU"})


def with_parts(*said):
    """One shot of 100 frames with what Anna says of its parts: (start, end, facet, value)."""
    made = log()
    shot = made.shots[0]
    labels = [label(shot, facet, value, ANNA, start=start, end=end) for start, end, facet, value in said]
    return ClipLog(clip=made.clip, shots=made.shots, labels=tuple(labels))


@pytest.mark.parametrize(
    ("part", "value", "expected"),
    [
        ("start", "WS", "supported"),
        ("end", "CU", "supported"),
        ("start", "CU", "contradicted"),
        ("end", "WS", "contradicted"),
        ("unsaid", "WS", "supported"),
        ("unsaid", "CU", "supported"),
        ("unsaid", "MS", "contradicted"),
        ("whole", "WS", "contradicted"),
    ],
)
def test_a_size_that_changes_is_read_at_the_moment_spoken_of(part, value, expected):
    assert ruling("shot_size", value, CHANGING, part=part) == expected


def test_start_and_end_swapped_is_an_error_of_order():
    found = verdict("shot_size", "CU", CHANGING, part="start")
    assert (found.error_type, found.true_value) == ("order_wrong", "WS")


def test_a_movement_of_another_part_of_the_shot_is_an_error_of_order():
    of = with_parts((0, 50, "rotation", ["pan_left"]), (50, 100, "rotation", ["tilt_up"]))
    assert ruling("rotation", "pan_left", of, part="start") == "supported"
    assert ruling("rotation", "tilt_up", of) == "supported"
    found = verdict("rotation", "tilt_up", of, part="start")
    assert (found.ruling, found.error_type) == ("contradicted", "order_wrong")


def test_a_camera_may_come_to_rest_in_a_shot_that_moves():
    of = ("camera_movement", "outward")
    assert ruling("camera_movement", "static", of) == "contradicted"
    assert ruling("camera_movement", "static", of, part="end") == "cannot_tell"
    assert ruling("camera_movement", "static", of, step=1) == "cannot_tell"
    assert ruling("camera_movement", "moving", of, step=1, polarity="denied") == "cannot_tell"


def test_the_named_shot_decides():
    of = log((1, "colour", "bw"), (2, "colour", "colour"), bounds=(50,))
    assert ruling("colour", "bw", of, shot=1) == "supported"
    assert ruling("colour", "bw", of, shot=2) == "contradicted"
    assert ruling("colour", "bw", of, shot=-1) == "contradicted"


def test_where_no_shot_is_named_any_may_be_meant():
    of = log((1, "colour", "bw"), (2, "colour", "colour"), bounds=(50,))
    assert ruling("colour", "bw", of) == "supported"
    assert ruling("colour", "colour", of) == "supported"


def test_what_is_said_of_each_shot_must_hold_in_each():
    of = log((1, "colour", "bw"), (2, "colour", "colour"), bounds=(50,))
    assert ruling("colour", "bw", of, shot=0) == "contradicted"
    assert ruling("colour", "bw", of, part="whole") == "contradicted"


def test_only_the_shots_of_the_range_count():
    of = log((1, "colour", "bw"), (2, "colour", "colour"), bounds=(50,))
    assert ruling("colour", "bw", of, frames=FrameRange(50, 100)) == "contradicted"


def test_a_range_that_spills_into_a_shot_by_a_frame_does_not_mean_it():
    of = log((1, "colour", "bw"), (2, "colour", "colour"), bounds=(50,))
    assert ruling("colour", "bw", of, frames=FrameRange(49, 100)) == "contradicted"


def test_with_nothing_else_known_the_shot_that_the_caption_has_come_to_counts():
    of = log((1, "translation", ["truck_right"]), bounds=(50,))
    found = verdict("translation", "truck_left", of)
    assert (found.ruling, found.confidence) == ("contradicted", pytest.approx(0.76))
    assert ruling("translation", "truck_left", of, told_cuts=1) == "cannot_tell"


def test_the_frames_are_those_of_the_part_meant():
    of = log(bounds=(40,))
    assert verdict("shot_size", "CU", of, shot=2).frames == FrameRange(40, 100)
    assert verdict("shot_size", "CU", of, shot=2, part="start").frames == FrameRange(40, 60)
    assert verdict("shot_size", "CU", of, part="end").frames == FrameRange(80, 100)


def test_a_shot_that_the_range_does_not_have_leaves_all_open():
    of = log((1, "colour", "bw"))
    assert ruling("colour", "bw", of, shot=7) == "supported"


def test_where_the_range_begins_inside_the_shot_its_start_is_not_that_of_the_shot():
    assert ruling("shot_size", "WS", CHANGING, part="start", frames=FrameRange(50, 100)) == "supported"
    assert ruling("shot_size", "CU", CHANGING, part="start", frames=FrameRange(50, 100)) == "supported"


def test_frames_that_the_clip_does_not_have_are_refused():
    with pytest.raises(NotFound, match="100 frames"):
        verdict("colour", "bw", ("colour", "bw"), frames=FrameRange(200, 300))
    assert verdict("colour", "bw", ("colour", "bw"), frames=FrameRange(50, 300)).frames == FrameRange(50, 100)


def test_a_title_of_the_record_is_a_title_on_the_screen():
    made = log(bounds=(30,))
    shots = (made.shots[0].model_copy(update={"kind": "title"}), made.shots[1])
    found = verdict("overlays", "title", ClipLog(clip=made.clip, shots=shots))
    assert (found.ruling, found.reason) == ("supported", "The record has a title in frames 0-30.")


def test_where_people_answer_for_two_parts_of_a_shot_they_see_two_shots():
    of = with_parts(
        (0, 40, "colour", "colour"), (40, 100, "colour", "colour"), (0, 40, "shot_size", "CU"),
        (40, 100, "shot_size", "WS"),
    )  # fmt: skip
    assert ruling("shot_count", 2, of) == "supported"
    found = verdict("shot_count", 1, of)
    assert (found.ruling, found.true_value) == ("contradicted", 2)
    assert "which people's labels part at 40" in found.reason
    assert ruling("transition", "cut", of, frames=FrameRange(10, 90)) == "cannot_tell"


def test_parts_of_one_facet_or_of_intervals_make_no_shot():
    of = with_parts((0, 40, "colour", "bw"), (0, 40, "rotation", ["pan_left"]), (40, 100, "rotation", []))
    assert ruling("shot_count", 1, of) == "supported"
